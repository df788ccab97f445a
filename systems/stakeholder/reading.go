package stakeholder

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/table"
)

// Reading is what was read of a register.
type Reading struct {
	// Spec is the map that the register makes. E-mail addresses and telephone
	// numbers were taken out of it: [e-mail] and [tel] stand in their places.
	Spec *MapSpec
	// Problems are what could not be read, each with its place. It was left out.
	Problems govmaturity.Problems
	// Findings are what does not keep a register from being read: columns that the
	// mapping does not name, addresses that were taken out.
	Findings govmaturity.Problems
	// Rows is how many rows there are below the headers, Blank how many of them are
	// blank, and Unread how many could not be read at all. Ratings is how many
	// ratings were read.
	Rows, Blank, Unread, Ratings int

	file    string
	origins map[int]origin // by the place of the stakeholder
}

// All returns the problems and the findings together. Their
// [govmaturity.Problems.Counts] say what was found how often.
func (r *Reading) All() govmaturity.Problems {
	return append(append(govmaturity.Problems(nil), r.Problems...), r.Findings...)
}

// Read reads a register by the mapping. A cell has its address in a spreadsheet and
// its header as the path of its problems: B4["Power"].
//
// What cannot be read is left out, and told: it is no error. The error is a
// [govmaturity.Problems] about the mapping, or about a register of which nothing
// can be read: no table of text, no headers, a column that the mapping names and
// the register does not have.
func (m *Mapping) Read(name string, data []byte) (*Reading, error) { return m.read(nil, name, data) }

// ReadFor reads ratings, or influences, of stakeholders who are in a map already,
// and adds them to a copy of it. Cells name stakeholders by their ids, codes or
// names; one that is not there is a problem. The map's own attributes and head stay.
func (m *Mapping) ReadFor(base *Map, name string, data []byte) (*Reading, error) {
	return m.read(base, name, data)
}

func (m *Mapping) read(base *Map, name string, data []byte) (*Reading, error) {
	d := mappingFormat.Check(m)
	scales := checkMapping(d)
	if base != nil {
		checkFor(d, base)
	}
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	r := newReader(d.Doc, scales)
	if base != nil {
		r.begin(base)
	}
	var err error
	switch {
	case d.Doc.Layout == LayoutContextMapper:
		err = r.readContextMapper(name, data)
	case d.Doc.Table.Records != "":
		t, problems := table.Records(name, data, d.Doc.Table.Records)
		err = r.readTable(t, problems)
	case d.Doc.Table.Markdown || strings.HasSuffix(strings.ToLower(name), ".md"):
		err = r.readMarkdown(name, data)
	default:
		t, problems := table.Read(name, data, table.Options{Separator: separators[d.Doc.Table.Separator]})
		err = r.readTable(t, problems)
	}
	if err != nil {
		return nil, contact.RedactProblems(err)
	}
	r.finish(name)
	r.out.file = name
	return r.out, nil
}

// checkFor reports a mapping that is not for a map that is there already.
func checkFor(d *document.Draft[Mapping], base *Map) {
	top := govmaturity.Path{}
	if d.Doc.Layout != LayoutRatings && d.Doc.Layout != LayoutInfluences {
		d.Add(top.Key("layout"), govmaturity.CodeNotAllowed, "only ratings and influences can be added to a map, not %s", d.Doc.Layout)
	}
	for i, a := range d.Doc.Attributes {
		if s := base.scales[a.Attribute]; s == nil {
			d.Add(top.Key("attributes").Index(i), govmaturity.CodeUnknownReference, "the map %s does not rate %s", base.ID(), a.Attribute)
		} else if !sameScale(s.spec, &d.Doc.Attributes[i]) {
			d.Add(top.Key("attributes").Index(i), govmaturity.CodeContradiction, "the map %s has another scale of %s", base.ID(), a.Attribute)
		}
	}
}

// sameScale reports whether ratings on two scales mean the same. Where high begins
// is for the map to say.
func sameScale(a, b *AttributeSpec) bool {
	if a.Range != nil && b.Range != nil {
		return *a.Range == *b.Range
	}
	return slices.EqualFunc(a.Levels, b.Levels, func(x, y govmaturity.LevelSpec) bool { return x.ID == y.ID && x.Rank == y.Rank }) && (a.Range == nil) == (b.Range == nil)
}

// readTable reads a table.
func (r *reader) readTable(t *table.Table, problems govmaturity.Problems) error {
	r.out.Problems = append(r.out.Problems, problems...)
	if err := r.headers(t); err != nil {
		return append(problems, err.(govmaturity.Problems)...).Err()
	}
	r.rows(t)
	return nil
}

// readMarkdown reads the tables of a text in Markdown that have the columns. The
// others are told.
func (r *reader) readMarkdown(name string, data []byte) error {
	tables, problems := table.Markdown(name, data)
	read := false
	var missing error
	for i := range tables {
		t := &tables[i].Table
		if h := r.m.Table.Heading; h != "" && fold(h) != fold(tables[i].Heading) {
			continue
		}
		if err := r.readTable(t, nil); err == nil {
			read = true
			continue
		} else if missing == nil || len(err.(govmaturity.Problems)) < len(missing.(govmaturity.Problems)) {
			missing = err
		}
		r.row = &t.Rows[0]
		r.find(0, govmaturity.CodeLost, "a table of %d rows is not read: it lacks columns that the mapping names", len(t.Rows)-1)
	}
	switch {
	case problems != nil:
		return problems.Err()
	case read:
		return nil
	case missing != nil:
		return missing
	}
	return govmaturity.Problems{{Code: govmaturity.CodeMissingColumn, File: name, Format: "there is no table in the text"}}.Err()
}

var separators = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t', "bar": '|'}

// finish puts the file into problems, and takes addresses out of them.
func (r *reader) finish(name string) {
	r.compare()
	for _, list := range []*govmaturity.Problems{&r.out.Problems, &r.out.Findings} {
		for i := range *list {
			(*list)[i].File = name
		}
		if err := contact.RedactProblems(*list); len(*list) > 0 {
			*list = err.(govmaturity.Problems)
		}
	}
}
