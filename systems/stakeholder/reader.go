package stakeholder

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// maxKept is how many problems, and how many findings, are kept. A hostile register
// has one for each of its cells.
const maxKept = 100_000

// reader makes a map of a register.
type reader struct {
	m      *Mapping
	scales map[Attribute]*scale
	out    *Reading
	lang   string

	header  []string
	columns map[string]int // by key of MappingColumnsSpec
	ratings [][]int        // by Mapping.Ratings

	words       map[string]MappingWordSpec
	kinds       map[string]Kind
	engagements map[string]Engagement
	vulnerable  map[string]Vulnerable
	signs       map[string]Sign
	yesNo       map[string]bool

	groupBy map[string]bool // by id
	ids     slug.Names
	byName  map[string]int // of stakeholders
	raters  map[string]string
	row     *table.Row
	// fixed says that there are no other stakeholders than those that are known.
	fixed bool
	// claimed are the places and classes that the register says, to be compared.
	claimed   []claim
	quadrants map[string]Quadrant
	classes   map[string]Class
}

// begin begins with the stakeholders of a map.
func (r *reader) begin(base *Map) {
	r.fixed, r.out.Spec = true, base.Spec()
	for _, name := range []func(*StakeholderSpec) []string{
		func(s *StakeholderSpec) []string { return slices.Collect(maps.Values(s.Name)) },
		func(s *StakeholderSpec) []string { return []string{s.Code} },
		func(s *StakeholderSpec) []string { return []string{s.ID} },
	} {
		// What comes later counts: an id before a code, and a code before a name.
		for i := range r.out.Spec.Stakeholders {
			for _, n := range name(&r.out.Spec.Stakeholders[i]) {
				if n != "" {
					r.byName[table.Trim(n)] = i
				}
			}
		}
	}
}

func newReader(m *Mapping, scales map[Attribute]*scale) *reader {
	r := &reader{
		m: m, scales: scales, lang: cmp.Or(m.Language, "en"), columns: map[string]int{},
		words: map[string]MappingWordSpec{}, kinds: folded(m.Kinds), engagements: folded(m.Engagements), vulnerable: folded(m.Vulnerable), signs: folded(m.Signs), quadrants: folded(m.Quadrants), classes: folded(m.Classes),
		yesNo:   map[string]bool{"yes": true, "y": true, "true": true, "1": true, "no": false, "n": false, "false": false, "0": false},
		groupBy: map[string]bool{}, byName: map[string]int{}, raters: map[string]string{},
	}
	for _, w := range m.Words {
		r.words[string(w.Attribute)+" "+fold(w.Cell)] = w
	}
	for _, w := range m.Yes {
		r.yesNo[fold(w)] = true
	}
	for _, w := range m.No {
		r.yesNo[fold(w)] = false
	}
	r.out = &Reading{origins: map[int]origin{}, Spec: &MapSpec{
		Format: MapFormat, ID: m.Map.ID, Edition: m.Map.Edition, Language: m.Language, Title: m.Map.Title, Decision: m.Map.Decision, Standing: m.Map.Standing,
		Note: m.Map.Note, Sources: m.Map.Sources, Cites: m.Map.Cites, Attributes: m.Attributes, Combine: m.Combine,
	}}
	return r
}

// problem reports a cell that could not be read.
func (r *reader) problem(column int, code govmaturity.Code, format string, args ...any) {
	if len(r.out.Problems) < maxKept {
		r.out.Problems = append(r.out.Problems, r.row.Problem(column, r.head(column), code, format, args...))
	}
}

// find reports something that does not keep a cell from being read.
func (r *reader) find(column int, code govmaturity.Code, format string, args ...any) {
	if len(r.out.Findings) < maxKept {
		r.out.Findings = append(r.out.Findings, r.row.Problem(column, r.head(column), code, format, args...))
	}
}

func (r *reader) head(column int) string {
	if column < 0 || column >= len(r.header) {
		return ""
	}
	return r.header[column]
}

// headers finds the columns that the mapping names.
func (r *reader) headers(t *table.Table) error {
	at := max(1, r.m.Table.Header) - 1
	if at >= len(t.Rows) || t.Rows[at].Blank() {
		return govmaturity.Problems{{Code: govmaturity.CodeMissingColumn, File: t.Name, Format: "there are no headers in row %d", Args: []any{at + 1}}}
	}
	r.row, r.header, r.columns, r.ratings = &t.Rows[at], nil, map[string]int{}, nil
	for i := range r.row.Cells {
		r.header = append(r.header, r.row.Cell(i))
	}
	var missing govmaturity.Problems
	used := map[int]bool{}
	column := func(header string) int {
		i := r.columnOf(header)
		if i < 0 {
			missing = append(missing, govmaturity.Problem{Code: govmaturity.CodeMissingColumn, File: t.Name, Line: r.row.Line, Column: 1,
				Format: "the register has no column %.60q; it has %s", Args: []any{header, r.listed()}})
		}
		used[i] = true
		return i
	}
	for key, header := range r.m.Columns.all() {
		if header != "" {
			r.columns[key] = column(header)
		}
	}
	for _, spec := range r.m.Ratings {
		var items []int
		for _, header := range spec.Columns {
			items = append(items, column(header))
		}
		r.ratings = append(r.ratings, items)
	}
	for _, header := range r.m.Columns.Ignore {
		column(header)
	}
	if err := missing.Err(); err != nil {
		return err
	}
	r.unnamed(t, at, used)
	return nil
}

// listed names the columns that there are, to end a message.
func (r *reader) listed() string {
	var names []string
	for i, h := range r.header {
		if i == 12 {
			names = append(names, fmt.Sprintf("and %d more", len(r.header)-i))
			break
		}
		names = append(names, strconv.Quote(h))
	}
	return strings.Join(names, ", ")
}

// columnOf finds a column by its header, as it stands or else in other capitals and
// spaces, or by its place.
func (r *reader) columnOf(header string) int {
	if digits, ok := strings.CutPrefix(header, "#"); ok {
		if n, err := strconv.Atoi(digits); err == nil && n >= 1 && n <= len(r.header) {
			return n - 1
		}
	}
	for i, h := range r.header {
		if h == header {
			return i
		}
	}
	for i, h := range r.header {
		if fold(h) == fold(header) {
			return i
		}
	}
	return -1
}

// unnamed tells of columns that the mapping does not name, and of headers that are
// there twice.
func (r *reader) unnamed(t *table.Table, at int, used map[int]bool) {
	seen := map[string]int{}
	for i := range t.Width {
		header := r.head(i)
		if k, twice := seen[header]; twice && header != "" {
			r.find(i, govmaturity.CodeDuplicateKey, "column %d has the same header: name the columns by their places, #%d and #%d", k+1, k+1, i+1)
		} else {
			seen[header] = i
		}
		if used[i] || strings.HasSuffix(header, "[]#") && r.m.Table.Records != "" {
			continue
		}
		filled := 0
		for k := at + 1; k < len(t.Rows); k++ {
			if t.Rows[k].Cell(i) != "" {
				filled++
			}
		}
		if header != "" || filled > 0 {
			r.find(i, govmaturity.CodeUnknownColumn, "the mapping does not name this column: it is not read (%d cells); put it into ignore to leave it out on purpose", filled)
		}
	}
}

func (r *reader) rows(t *table.Table) {
	for i := max(1, r.m.Table.Header); i < len(t.Rows); i++ {
		r.row = &t.Rows[i]
		r.out.Rows++
		if r.row.Blank() {
			r.out.Blank++
			continue
		}
		if n := len(r.row.Cells); n > len(r.header) && r.m.Table.Records == "" {
			for k := len(r.header); k < n; k++ {
				if r.row.Cell(k) != "" {
					r.problem(k, govmaturity.CodeUnknownColumn, "the cell stands beyond the last header: is there a separator too many in the row?")
					break
				}
			}
		}
		read := false
		if r.m.Layout == LayoutInfluences {
			read = r.readInfluence()
		} else {
			read = r.readStakeholder()
		}
		if !read {
			r.out.Unread++
		}
	}
}

// cell returns what stands in a column, and the column: "" and -1 where the mapping
// names none.
func (r *reader) cell(key string) (string, int) {
	i, ok := r.columns[key]
	if !ok {
		return "", -1
	}
	return r.row.Cell(i), i
}

// clean takes addresses out of a text, and tells where.
func (r *reader) clean(text string, column int) string {
	out, found := contact.Redact(text)
	if found != nil {
		r.find(column, govmaturity.CodeNamesPerson, "what looks like an e-mail address or a telephone number was taken out (%d): it belongs in an address book", len(found))
	}
	return out
}

// text returns a column as a text, cleaned.
func (r *reader) text(key string) govmaturity.Text {
	text, i := r.cell(key)
	if text == "" {
		return nil
	}
	return govmaturity.Text{r.lang: r.clean(text, i)}
}
