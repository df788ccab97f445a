package situation

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// sheet is a table with its headers in the first row, and the columns that the mapping
// names.
type sheet struct {
	spec    *RegisterTableSpec
	table   *table.Table
	headers []string
	columns map[string]int // by the key of the mapping
	flags   []int
	across  []int
	more    []int
	lacks   []string
}

func newSheet(t *RegisterTableSpec, rows *table.Table) *sheet {
	s := &sheet{spec: t, table: rows, columns: map[string]int{}}
	for i := range rows.Rows[0].Cells {
		s.headers = append(s.headers, rows.Rows[0].Cell(i))
	}
	for _, c := range t.Columns.all() {
		if c.name == "" {
			continue
		}
		if i := s.find(c.name); i >= 0 {
			s.columns[c.key] = i
		} else {
			s.lacks = append(s.lacks, c.name)
		}
	}
	for _, f := range t.Flags {
		s.flags = append(s.flags, s.must(f.Column))
	}
	for _, a := range t.Across {
		s.across = append(s.across, s.must(a.Column))
	}
	for _, name := range t.Columns.More {
		s.more = append(s.more, s.must(name))
	}
	return s
}

// must returns the place of a column, and keeps that it is not there.
func (s *sheet) must(name string) int {
	i := s.find(name)
	if i < 0 {
		s.lacks = append(s.lacks, name)
	}
	return i
}

// find returns the place of a column by its header, or by its place from 1 as #1, or -1.
func (s *sheet) find(name string) int {
	for i, h := range s.headers {
		if h == table.Trim(name) {
			return i
		}
	}
	for i, h := range s.headers {
		if fold(h) == fold(name) {
			return i
		}
	}
	if len(name) > 1 && name[0] == '#' {
		if n, err := strconv.Atoi(name[1:]); err == nil && n >= 1 && n <= s.table.Width {
			return n - 1
		}
	}
	return -1
}

// missing reports the columns that the mapping names and the table does not have.
func (s *sheet) missing(file string) govmaturity.Problems {
	var out govmaturity.Problems
	for _, name := range s.lacks {
		line, column := s.table.Rows[0].Place(0)
		out = append(out, govmaturity.Problem{Code: govmaturity.CodeMissingColumn, File: file, Line: line, Column: column, Format: "there is no column %q", Args: []any{name}})
	}
	return out
}

// rowReader reads one row.
type rowReader struct {
	*register
	s   *sheet
	row *table.Row
	put origin
}

// readRows reads a table. A column of records that no record has may be missing.
func (r *register) readRows(t *RegisterTableSpec, rows *table.Table, heading string) govmaturity.Problems {
	s := newSheet(t, rows)
	if lacks := s.missing(r.name); lacks != nil {
		if _, ok := s.columns["text"]; !ok && t.Across == nil || t.Records == "" {
			return lacks
		}
		r.keep(lacks)
	}
	r.noteUnknown(s)
	for i := range rows.Rows[1:] {
		row := &rows.Rows[i+1]
		if row.Blank() {
			continue
		}
		r.out.Rows++
		if len(r.out.origins) >= maxItems {
			r.beyond++
			continue
		}
		one := &rowReader{register: r, s: s, row: row, put: origin{row: row, columns: map[string]int{}, headers: s.headers}}
		for _, c := range t.Columns.all() {
			if k, ok := s.columns[c.key]; ok {
				one.put.columns[c.to] = k
			}
		}
		one.extra()
		one.readRow(heading)
	}
	return nil
}

// noteUnknown tells of columns that the mapping does not name, and how many cells of
// them say something.
func (r *register) noteUnknown(s *sheet) {
	known := map[int]bool{}
	for _, i := range s.columns {
		known[i] = true
	}
	for _, i := range slices.Concat(s.flags, s.across, s.more) {
		known[i] = true
	}
	for i, h := range s.headers {
		known[i] = known[i] || r.elsewhere(s.spec, h)
	}
	for _, name := range s.spec.Columns.Ignore {
		known[s.find(name)] = true
	}
	for i, h := range s.headers {
		filled := 0
		for k := range s.table.Rows[1:] {
			if s.table.Rows[k+1].Cell(i) != "" {
				filled++
			}
		}
		if !known[i] && filled > 0 {
			line, column := s.table.Rows[0].Place(i)
			name, _ := contact.Redact(h)
			r.keep(govmaturity.Problems{{Code: govmaturity.CodeUnknownColumn, Path: s.table.Rows[0].Path(i, ""), Line: line, Column: column,
				Format: "the mapping does not name the column %q, and %d cells of it are not read", Args: []any{name, filled}}})
		}
	}
}

// elsewhere tells columns of records that are only a place in a list, or a list that
// another table of the mapping reads.
func (r *register) elsewhere(t *RegisterTableSpec, header string) bool {
	return t.Records != "" && (strings.HasSuffix(header, "#") || slices.ContainsFunc(r.m.Tables, func(other RegisterTableSpec) bool {
		return strings.HasPrefix(other.Records, header+"[]") || strings.HasPrefix(other.Records, header+".")
	}))
}

// extra tells of cells beyond the headers.
func (r *rowReader) extra() {
	for i := len(r.s.headers); i < len(r.row.Cells); i++ {
		if r.row.Cell(i) != "" {
			r.note(i, govmaturity.CodeUnknownColumn, "the cell stands beyond the last header, and is not read")
		}
	}
}

// note tells something of a cell, without contact data.
func (r *rowReader) note(column int, code govmaturity.Code, format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i], _ = contact.Redact(s)
		}
	}
	header := ""
	if column >= 0 && column < len(r.s.headers) {
		header, _ = contact.Redact(r.s.headers[column])
	}
	r.keep(govmaturity.Problems{r.row.Problem(column, header, code, format, args...)})
}

// cell returns a cell, and "" where the table has no such column or where the mapping
// says that it means nothing.
func (r *rowReader) cell(key string, kind RegisterWordKind) (cell string, column int) {
	i, ok := r.s.columns[key]
	if !ok {
		return "", -1
	}
	if cell = r.row.Cell(i); r.nothing(cell, kind) {
		return "", i
	}
	return cell, i
}

// nothing tells a cell that means nothing, as the mapping says.
func (r *rowReader) nothing(cell string, kind RegisterWordKind) bool {
	return slices.ContainsFunc(r.s.spec.Words, func(w RegisterWordSpec) bool {
		return w.Nothing != nil && *w.Nothing && fold(w.Cell) == fold(cell) && (w.Kind == RegisterWordKindAny || w.Kind == kind)
	})
}

// plain returns the text of a cell without contact data, of which it tells.
func (r *rowReader) plain(key string) string {
	cell, column := r.cell(key, RegisterWordKindAny)
	return r.redacted(cell, column)
}

// redacted returns a text without contact data, of which it tells.
func (r *rowReader) redacted(cell string, column int) string {
	text, found := contact.Redact(cell)
	if len(found) > 0 {
		emails := 0
		for _, f := range found {
			if f.Kind == contact.KindEmail {
				emails++
			}
		}
		r.note(column, govmaturity.CodeNamesPerson, "e-mail addresses: %d, telephone numbers: %d; they are left out, since a register is handed on", emails, len(found)-emails)
	}
	return text
}

func (r *rowReader) text(key string) govmaturity.Text {
	if s := r.plain(key); s != "" {
		return govmaturity.Text{r.language: s}
	}
	return nil
}

// readRow makes of a row what it says.
func (r *rowReader) readRow(heading string) {
	texts := r.texts()
	if len(texts) == 0 {
		r.note(max(0, r.s.columns["text"]), govmaturity.CodeRequired, "the row says nothing in its column of text, and is not read")
		return
	}
	made := false
	for n, said := range texts {
		if s := said.text; len(s) > 2 && s[0] == '[' && s[len(s)-1] == ']' && s != "[e-mail]" && s != "[tel]" {
			r.note(said.column, govmaturity.CodeSentinel, "%.60q looks like a place that somebody was to fill in", s)
		}
		text := govmaturity.Text{r.language: said.text}
		if r.s.spec.Rows == RegisterRowsActions {
			made = r.readAction(text) || made
			continue
		}
		id := r.id(said, n)
		ok := false
		switch r.s.spec.Rows {
		case RegisterRowsRisks:
			ok = r.readRisk(id, text)
		case RegisterRowsItems:
			ok = r.readItem(id, text, cmp.Or(said.aspect, r.aspect()), heading)
		case RegisterRowsStrategies:
			ok = r.readStrategy(id, text, heading)
		}
		if ok {
			put := r.put
			put.columns = maps.Clone(put.columns)
			put.columns["text"] = said.column
			r.out.origins[id] = &put
			made = true
		}
	}
	if made {
		r.out.Read++
	}
}

// said is one text of a row.
type said struct {
	text   string
	column int
	aspect Aspect // of a column across
}

// texts returns the texts of a row: that of its column, or those of the columns across,
// each perhaps several.
func (r *rowReader) texts() []said {
	var out []said
	add := func(column int, a Aspect) {
		for _, part := range r.split(r.redacted(r.row.Cell(column), column)) {
			out = append(out, said{part, column, a})
		}
	}
	if i, ok := r.s.columns["text"]; ok {
		if cell, _ := r.cell("text", RegisterWordKindAny); cell != "" {
			add(i, "")
		}
	}
	for n, i := range r.s.across {
		if i >= 0 && !r.nothing(r.row.Cell(i), RegisterWordKindAny) {
			add(i, r.s.spec.Across[n].Aspect)
		}
	}
	return out
}

// split takes the items of a cell apart, and leaves out the signs of a list.
func (r *rowReader) split(cell string) []string {
	parts := []string{cell}
	if r.s.spec.Split != "" {
		parts = strings.Split(cell, r.s.spec.Split)
	}
	var out []string
	for _, p := range parts {
		if r.s.spec.Split != "" {
			p = bullet.ReplaceAllString(table.Trim(p), "")
		}
		if p = table.Trim(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var bullet = regexp.MustCompile(`^(?:[-*•·–]\s+|[0-9]{1,2}[.)]\s+)`)

// id returns the id of what a row says: by its code, or by the text.
func (r *rowReader) id(s said, n int) string {
	code := r.plainCode()
	name := cmp.Or(code, s.text)
	if code == "" && len([]rune(name)) > 40 {
		name = string([]rune(name)[:40])
	}
	want := slug.Make(name)
	line, column := r.row.Place(s.column)
	id := r.ids.ID(strings.Join([]string{string(r.s.spec.Rows), strconv.Itoa(line), strconv.Itoa(column), strconv.Itoa(n)}, "/"), want)
	if id != want && code != "" && n == 0 {
		r.note(r.s.columns["code"], govmaturity.CodeDuplicateRow, "there is already a row %.60q: this one is called %s", code, id)
	}
	return id
}

// description returns the description of a row, with the columns that are added to it.
func (r *rowReader) description() govmaturity.Text {
	parts := []string{}
	if s := r.plain("description"); s != "" {
		parts = append(parts, s)
	}
	for _, i := range r.s.more {
		if i >= 0 && r.row.Cell(i) != "" && !r.nothing(r.row.Cell(i), RegisterWordKindAny) {
			parts = append(parts, r.s.headers[i]+": "+r.redacted(r.row.Cell(i), i))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return govmaturity.Text{r.language: strings.Join(parts, "\n")}
}

// plainCode returns the code without a word about it.
func (r *rowReader) plainCode() string {
	cell, _ := r.cell("code", RegisterWordKindAny)
	out, _ := contact.Redact(cell)
	return out
}

func (r *rowReader) readItem(id string, text govmaturity.Text, aspect Aspect, heading string) bool {
	if aspect == "" {
		return false
	}
	item := ItemSpec{ID: id, Text: text, Description: r.description(), Note: r.text("note"), Date: r.date("date")}
	item.Topic = r.topic(factsOf[aspect].topics)
	if scale := r.m.scale(r.s.spec.Scale); scale != nil {
		if level := r.level("level", RegisterWordKindLevel, scale); level != "" {
			item.Ratings = []ItemRatingSpec{{Scale: scale.ID, Level: level}}
		}
	}
	list := r.listOf(aspect, heading)
	if list == nil {
		return false
	}
	*list = append(*list, item)
	return true
}

// topic returns the topic of an item, of those that its aspect has.
func (r *rowReader) topic(topics []Topic) Topic {
	if cell, column := r.cell("topic", RegisterWordKindTopic); cell != "" && topics == nil {
		r.note(column, govmaturity.CodeNotUsed, "only risks and means of integration have topics: this cell is not read")
		return ""
	}
	return Topic(r.word("topic", RegisterWordKindTopic, idsOf(topics), nil))
}

// aspect returns what an item is, or "" and a note.
func (r *rowReader) aspect() Aspect {
	if r.s.spec.Columns.Aspect == "" {
		return r.s.spec.Aspect
	}
	ids, titles := []string{}, map[string]string{}
	for _, p := range Parts() {
		for _, a := range p.Aspects() {
			if a != AspectRisk {
				ids = append(ids, string(a))
				titles[fold(a.key())] = string(a)
			}
		}
	}
	cell, column := r.cell("aspect", RegisterWordKindAspect)
	if cell == "" {
		if r.s.spec.Aspect == "" {
			r.note(column, govmaturity.CodeRequired, "the row does not say what it is, and is not read")
		}
		return r.s.spec.Aspect
	}
	return Aspect(r.word("aspect", RegisterWordKindAspect, ids, titles))
}

func (r *rowReader) readStrategy(id string, text govmaturity.Text, heading string) bool {
	kind := StrategyKind(r.word("strategy", RegisterWordKindStrategy, []string{"so", "st", "wo", "wt"}, nil))
	if kind == "" {
		if cell, column := r.cell("strategy", RegisterWordKindStrategy); cell == "" {
			r.note(column, govmaturity.CodeRequired, "the row does not say what kind of strategy it is, and is not read")
		}
		return false
	}
	w := r.swot(heading)
	w.Strategies = append(w.Strategies, SwotStrategySpec{ID: id, Kind: kind, Text: text, Note: r.text("note")})
	return true
}

func idsOf[T ~string](list []T) []string {
	var out []string
	for _, x := range list {
		out = append(out, string(x))
	}
	return out
}
