package table

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
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
	// Decimal is the sign before the part of a number below one: a point when not given.
	Decimal string `json:"decimal,omitempty" doc:"enum=point|comma"`
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
	// Percent says that a number is written in percent: 46.5 for 0.465.
	Percent bool `json:"percent,omitempty"`
	// Blank is the value that a blank cell stands for, where it stands for one.
	Blank string `json:"blank,omitempty" doc:"nonempty"`
	// New says that a party, a commitment or a whole that is named here is made, if the
	// plan has none: what it is called is what was written, and its id is that, or is
	// made of it where it is no id: "Data office" is data-office.
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

var mappingSchema = schema.Of(mappingFormat)

// MappingSchema returns the JSON Schema (2020-12) of mappings.
func MappingSchema() []byte { return mappingSchema() }

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

func (m *Mapping) comma() bool { return m != nil && m.Decimal == "comma" }

func (m *Mapping) list() string {
	if m == nil {
		return ";"
	}
	return cmp.Or(m.List, ";")
}

// means reports whether a cell is one of the words of the column.
func (c Column) means(cell string) bool {
	return slices.ContainsFunc(c.Words, func(w Word) bool { return w.Word == cell })
}

// value returns what a cell says.
func (c Column) value(cell string) string {
	if c.Blank != "" && table.Trim(cell) == "" {
		return c.Blank
	}
	for _, w := range c.Words {
		if w.Word == cell {
			return w.Value
		}
	}
	if c.Percent {
		return shifted(table.Trim(cell), -2)
	}
	if c.Capitals {
		return strings.ToLower(cell)
	}
	return cell
}

// list reports whether the cells of a column hold several parties.
func (c Column) list() bool { return c.Field == "responsible" || c.Field == "support" }

// ids returns what a cell means where what it names may be made: ids, in place of names
// that are none.
func (c Column) ids(cell, separator string) string {
	switch {
	case !c.New:
		return c.value(cell)
	case !c.list():
		return c.id(table.Trim(cell))
	}
	items := strings.Split(cell, separator)
	for i, item := range items {
		items[i] = c.id(table.Trim(item))
	}
	return strings.Join(items, separator)
}

// id returns the id that one name means.
func (c Column) id(name string) string {
	id := c.value(name)
	if c.New && id != "" && !document.PatternNamed("id").Matches(id) {
		return slug.Make(id)
	}
	return id
}

// cell returns what is written for a value.
func (c Column) cell(value string) string {
	if c.Blank != "" && value == c.Blank {
		return ""
	}
	for _, w := range c.Words {
		if w.Value == value {
			return w.Word
		}
	}
	if c.Percent {
		return shifted(value, 2)
	}
	if c.Capitals {
		return strings.ToUpper(value)
	}
	return value
}

// shifted moves the decimal point of a number by its digits, so that 46.33 percent is
// 0.4633 and comes back as 46.33. What is no number stays as it is.
func shifted(s string, places int) string {
	x, err := table.Number(s, table.NumberForm{})
	if err != nil {
		return s
	}
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	n, _ := strconv.Atoi(exponent)
	if x, err = strconv.ParseFloat(fmt.Sprintf("%se%d", digits, n+places), 64); err != nil {
		return s
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
