package sheet

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// Reading is what was read of a table.
type Reading struct {
	// Spec is the framework that the table makes, or the one that it was read for.
	Spec *competency.Spec
	// Profiles are the people, in the order in which they come in the table.
	Profiles []*competency.Profile
	// Targets lead from people to the role of the Spec that is what they are to reach,
	// in a table with a column of targets.
	Targets map[string]string
	// Problems are cells, and rows, that could not be read. They were left out. Of
	// these, and of Findings, 100,000 are kept at most.
	Problems govmaturity.Problems
	// Findings are what the linter found: defects that do not keep a table from being
	// read. Columns that the mapping does not name are among them.
	Findings govmaturity.Problems
}

// All returns the problems and the findings together, by their place in the table.
// Their [govmaturity.Problems.Counts] are the counts of the linter.
func (r *Reading) All() govmaturity.Problems {
	return append(append(govmaturity.Problems(nil), r.Problems...), r.Findings...)
}

// Read reads a table by the mapping, and makes a framework of it. A cell has its
// address in a spreadsheet and its header as the path of its problems: H12["Skill
// Level"].
//
// What cannot be read is left out, and told: it is no error. The error is a
// [govmaturity.Problems] about the mapping, or about a table of which nothing can be
// read: no table of text, no headers, a column that the mapping names and the table
// does not have.
func (m *Mapping) Read(name string, data []byte) (*Reading, error) {
	return m.read(nil, name, data)
}

// ReadFor reads a table of people by the mapping, with ratings that are about a
// framework that is already there. Names in the table are those of its competencies:
// their codes, titles or ids, or what the mapping says. The levels are those of the
// framework.
func (m *Mapping) ReadFor(fw *competency.Framework, name string, data []byte) (*Reading, error) {
	return m.read(fw, name, data)
}
