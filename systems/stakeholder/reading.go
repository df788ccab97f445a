package stakeholder

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
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
func (m *Mapping) Read(name string, data []byte) (*Reading, error) {
	d := mappingFormat.Check(m)
	scales := checkMapping(d)
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	if d.Doc.Layout == LayoutContextMapper {
		return readContextMapper(d.Doc, scales, name, data)
	}
	r := newReader(d.Doc, scales)
	var t *table.Table
	var problems govmaturity.Problems
	if records := d.Doc.Table.Records; records != "" {
		t, problems = table.Records(name, data, records)
	} else {
		t, problems = table.Read(name, data, table.Options{Separator: separators[d.Doc.Table.Separator]})
	}
	r.out.Problems = problems
	if err := r.headers(t); err != nil {
		return nil, contact.RedactProblems(append(problems, err.(govmaturity.Problems)...).Err())
	}
	r.rows(t)
	r.finish(name)
	return r.out, nil
}

var separators = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t', "bar": '|'}

// finish puts the file into problems, and takes addresses out of them.
func (r *reader) finish(name string) {
	for _, list := range []*govmaturity.Problems{&r.out.Problems, &r.out.Findings} {
		for i := range *list {
			(*list)[i].File = name
		}
		if err := contact.RedactProblems(*list); len(*list) > 0 {
			*list = err.(govmaturity.Problems)
		}
	}
}
