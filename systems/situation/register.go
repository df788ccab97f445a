package situation

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// RegisterReading is what was read of a register.
type RegisterReading struct {
	// Spec is the situation that the register makes, for [Compile].
	Spec *SituationSpec
	// Notes say what could not be read, and what had to be guessed, each at its cell.
	// They stop nobody. [govmaturity.Problems.Counts] counts them. 100,000 are kept at
	// most.
	Notes govmaturity.Problems
	// Rows is how many rows the tables have, and Read of how many something was made.
	Rows, Read int

	file    string
	origins map[string]*origin // by the id of what was made of a row
}

// origin is where in the register something comes from.
type origin struct {
	row     *table.Row
	columns map[string]int // by the path from the item
	headers []string
}

// Read reads a register by the mapping. A cell has its address in a spreadsheet and its
// header as the path of its notes, H12["Owner"], or its place in the JSON.
//
// What cannot be read is left out and told: it is no error. E-mail addresses and
// telephone numbers are told, and stand in the situation as [e-mail] and [tel]. The
// error is a [govmaturity.Problems] about the mapping, or about a register of which
// nothing can be read.
func (m *RegisterMapping) Read(name string, data []byte) (*RegisterReading, error) {
	d := mappingFormat.Check(m)
	checkMapping(d)
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	r := &register{
		m: d.Doc, name: name, data: data, out: &RegisterReading{Spec: d.Doc.head(), file: name, origins: map[string]*origin{}},
		swots: map[string]int{}, groups: map[string]int{}, codes: map[string]int{}, read: map[int]bool{},
	}
	r.language = d.Doc.Language
	if r.language == "" {
		r.language = unknownLanguage
	}
	var lacks govmaturity.Problems
	failed := 0
	for i := range r.m.Tables {
		if problems := r.readTable(&r.m.Tables[i]); problems != nil {
			lacks = append(lacks, problems...)
			failed++
		}
	}
	if failed == len(r.m.Tables) {
		return nil, contact.RedactProblems(lacks.Err())
	}
	r.keep(lacks)
	r.unread()
	if r.beyond > 0 {
		r.keep(govmaturity.Problems{{Code: govmaturity.CodeTooLarge, Format: "a situation has at most %d items and risks: %d rows are not read", Args: []any{maxItems, r.beyond}}})
	}
	for i := range r.out.Notes {
		r.out.Notes[i].File = name
	}
	return r.out, nil
}

// Situation compiles what was read.
func (r *RegisterReading) Situation() (*Situation, error) { return Compile(r.Spec) }

// Doubts returns what does not hold together in what was read, at its place in the
// register: see [Situation.Doubts]. A doubt about something that no row says has no
// place.
func (r *RegisterReading) Doubts(checks ...Check) (govmaturity.Problems, error) {
	s, err := r.Situation()
	if err != nil {
		return nil, err
	}
	problems := s.DoubtProblems(checks...)
	for i, d := range s.Doubts(checks...) {
		id := d.Item.ID()
		if d.Strategy.Valid() {
			id = d.Strategy.ID()
		}
		p := &problems[i]
		p.File = r.file
		if o := r.origins[id]; o != nil {
			column := o.column(d.at)
			p.Line, p.Column = o.row.Place(column)
			p.Path = o.row.Path(column, o.header(column))
		}
	}
	if len(problems) > 0 {
		problems, _ = contact.RedactProblems(problems).(govmaturity.Problems)
	}
	return problems, nil
}

// column returns the column that says what stands at the end of a path.
func (o *origin) column(at govmaturity.Path) int {
	var keys []string
	for _, step := range slices.Backward(at) {
		if step.InList && len(keys) > 0 && keys[0] != "owner" && keys[0] != "due" {
			break
		}
		if !step.InList {
			keys = append([]string{step.Key}, keys...)
		}
	}
	for n := len(keys); n > 0; n-- {
		for from := range keys[:n] {
			if c, ok := o.columns[strings.Join(keys[from:n], ".")]; ok {
				return c
			}
		}
	}
	likely := []string{"code", "text"}
	if len(keys) > 0 {
		switch keys[len(keys)-1] {
		case "residual", "inherent", "target":
			k := keys[len(keys)-1]
			likely = append([]string{k + ".score", k + ".band", k + ".impact", k + ".likelihood"}, likely...)
		case "actions":
			likely = append([]string{"response"}, likely...)
		}
	}
	for _, to := range likely {
		if c, ok := o.columns[to]; ok {
			return c
		}
	}
	return 0
}

func (o *origin) header(i int) string {
	if i < 0 || i >= len(o.headers) {
		return ""
	}
	return o.headers[i]
}

// register reads one register.
type register struct {
	m        *RegisterMapping
	name     string
	data     []byte
	language string
	out      *RegisterReading

	marked []table.Marked // of Markdown
	read   map[int]bool   // of marked
	isMark bool

	beyond int // rows that are too many
	ids    slug.Names
	swots  map[string]int // by title
	groups map[string]int // by the cell
	codes  map[string]int // of risks, by what the register calls them
}

// unknownLanguage is what BCP 47 calls a language that is not known.
const unknownLanguage = "und"

// maxNotes is how many notes are kept. A hostile register has one for each of its cells.
const maxNotes = 100_000

var separators = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t', "bar": '|'}

// readTable reads the rows that a table of the mapping is about. The problems are why
// there are none.
func (r *register) readTable(t *RegisterTableSpec) govmaturity.Problems {
	switch {
	case t.Records != "":
		found, problems := table.Records(r.name, r.data, t.Records)
		if len(found.Rows) == 0 {
			return problems
		}
		r.keep(problems)
		return r.readRows(t, found, "")
	case t.Markdown || strings.HasSuffix(strings.ToLower(r.name), ".md"):
		return r.readMarked(t)
	}
	found, problems := table.Read(r.name, r.data, table.Options{Separator: separators[t.Separator]})
	r.keep(problems)
	header := max(1, t.Header)
	if len(found.Rows) < header {
		return govmaturity.Problems{{Code: govmaturity.CodeRequired, File: r.name, Format: "the table has %d rows: expected the headers in row %d", Args: []any{len(found.Rows), header}}}
	}
	found.Rows = found.Rows[header-1:]
	return r.readRows(t, found, "")
}

// readMarked reads the tables of a text in Markdown that have all columns named.
func (r *register) readMarked(t *RegisterTableSpec) govmaturity.Problems {
	if !r.isMark {
		marked, problems := table.Markdown(r.name, r.data)
		if problems != nil {
			return problems
		}
		r.marked, r.isMark = marked, true
	}
	var missing govmaturity.Problems
	any := false
	for i := range r.marked {
		one := &r.marked[i]
		if t.Heading != "" && fold(one.Heading) != fold(t.Heading) {
			continue
		}
		if lacks := newSheet(t, &one.Table).missing(r.name); lacks != nil {
			if missing == nil || len(lacks) < len(missing) {
				missing = lacks
			}
			continue
		}
		any, r.read[i] = true, true
		if problems := r.readRows(t, &one.Table, one.Heading); problems != nil {
			return problems
		}
	}
	switch {
	case any:
		return nil
	case missing != nil:
		return missing
	}
	return govmaturity.Problems{{Code: govmaturity.CodeMissingColumn, File: r.name, Format: "there is no table here with the columns that the mapping names"}}
}

// unread tells of tables in Markdown that nothing in the mapping is about.
func (r *register) unread() {
	for i, one := range r.marked {
		if !r.read[i] {
			r.keep(govmaturity.Problems{{Code: govmaturity.CodeLost, Line: one.Line, Column: 1, Format: "a table of %d rows is not read: %.200s", Args: []any{len(one.Rows) - 1, strings.Join(one.Rows[0].Cells, " | ")}}})
		}
	}
}

// keep keeps notes, without contact data.
func (r *register) keep(notes govmaturity.Problems) {
	if len(notes) == 0 {
		return
	}
	clean, _ := contact.RedactProblems(notes).(govmaturity.Problems)
	for _, n := range clean {
		if len(r.out.Notes) < maxNotes {
			r.out.Notes = append(r.out.Notes, n)
		}
	}
}
