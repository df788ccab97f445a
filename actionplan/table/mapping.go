package table

import (
	"cmp"
	"strings"

	"github.com/govmaturity/govmaturity/internal/document"
)

// MappingFormat is the value of the format field of a mapping.
const MappingFormat = "govmaturity/plan-table/1"

// Mapping says what the columns and words of a table mean, where they are not those of
// this package. It is a document: see [ReadMapping].
type Mapping struct {
	Format string `json:"format" doc:"required,enum=govmaturity/plan-table/1"`
	// Separator stands between cells. When reading it is found, when not given; when
	// writing it is a comma.
	Separator string `json:"separator,omitempty" doc:"nonempty"`
	// List stands between the items of a list in one cell: a semicolon when not given.
	List string `json:"list,omitempty" doc:"nonempty"`
	// Parts says that only steps without parts have a row: the steps that they are
	// parts of are only named.
	Parts bool `json:"parts,omitempty"`
	// Extra says what happens to columns that mean nothing here: they are refused when
	// not given.
	Extra   Extra    `json:"extra,omitempty"`
	Columns []Column `json:"columns" doc:"required"`
}

// Extra says what happens to columns that have no field.
type Extra string

const (
	ExtraRefuse Extra = "refuse" // they are problems
	ExtraKeep   Extra = "keep"   // they are kept, and can be written again
)

// Column says what one column means.
type Column struct {
	// Column is the header as it is written, and Field the name of this package for what
	// stands below it. A review also has the field period.
	Column string `json:"column" doc:"required,nonempty"`
	Field  string `json:"field" doc:"required,nonempty"`
	// Capitals says that the cells are written in capitals, and ids are small letters.
	Capitals bool `json:"capitals,omitempty"`
	// New says that a party, a commitment or a whole that is named here is made, if the
	// plan has none: what it is called is what was written.
	New bool `json:"new,omitempty"`
	// Words are what is written for a value.
	Words []Word `json:"words,omitempty" doc:"nonempty"`
}

// Word is what is written in a table for a value.
type Word struct {
	Word  string `json:"word" doc:"required,nonempty"`
	Value string `json:"value" doc:"required,nonempty"`
}

var mappingFormat = document.Declare[Mapping](MappingFormat, "Table of an action plan",
	"What the columns and words of a table of an action plan or a review mean.",
	func() []document.Codec { return []document.Codec{document.Enum(ExtraRefuse, ExtraKeep)} })

// ReadMapping reads a mapping from YAML or JSON. All problems come in one error.
func ReadMapping(name string, data []byte) (*Mapping, error) {
	d := mappingFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

func (m *Mapping) separator() rune {
	if m == nil {
		return 0
	}
	for _, r := range m.Separator {
		return r
	}
	return 0
}

func (m *Mapping) list() string {
	if m == nil {
		return ";"
	}
	return cmp.Or(m.List, ";")
}

// value returns what a cell says.
func (c Column) value(cell string) string {
	for _, w := range c.Words {
		if w.Word == cell {
			return w.Value
		}
	}
	if c.Capitals {
		return strings.ToLower(cell)
	}
	return cell
}

// cell returns what is written for a value.
func (c Column) cell(value string) string {
	for _, w := range c.Words {
		if w.Value == value {
			return w.Word
		}
	}
	if c.Capitals {
		return strings.ToUpper(value)
	}
	return value
}
