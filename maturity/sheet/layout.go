package sheet

import (
	"slices"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// The names of the sheets.
const (
	sheetFramework   = "framework"
	sheetNodes       = "nodes"
	sheetScales      = "scales"
	sheetLevels      = "levels"
	sheetOptions     = "options"
	sheetDescriptors = "descriptors"
	sheetRosters     = "rosters"
	sheetSources     = "sources"
	sheetTargets     = "targets"
)

// layout is what the rows of a sheet are: records of a type, and how each is tied to
// that of another sheet.
type layout struct {
	name string
	// ties are columns that no key of the record is behind: which node, scale or list
	// it belongs to.
	ties    []string
	columns []column
}

// column is a key of a record, with those that it is inside of.
type column struct {
	header string // the keys, joined by points
	path   []string
	kind   columnKind
}

type columnKind int

const (
	word    columnKind = iota // a text such as an id
	number                    // a number
	wording                   // a text in one language or several
	yaml                      // a list, a condition, or a group of keys
)

// elsewhere are the keys that have a sheet of their own.
var elsewhere = []string{"format", "scales", "root", "rosters", "sources", "targets", "nodes", "levels", "measure.options", "measure.descriptors"}

// layouts returns the sheets in the order in which they are written. They are made
// from the declaration of the document, so that no key lacks a column.
var layouts = sync.OnceValue(func() []layout {
	spec, err := document.ShapeOf(maturity.Spec{})
	if err != nil {
		panic(err) // a mistake in the declaration of frameworks, which a test finds
	}
	of := func(keys ...string) *document.Shape {
		s := spec
		for _, key := range keys {
			i := slices.IndexFunc(s.Fields, func(f document.Field) bool { return f.Key == key })
			if s = s.Fields[i].Shape; s.Kind == document.Sequence {
				s = s.Item
			}
		}
		return s
	}
	return []layout{
		{sheetFramework, nil, columnsOf(spec, nil)},
		{sheetScales, nil, columnsOf(of("scales"), nil)},
		{sheetLevels, []string{"scale"}, columnsOf(of("scales", "levels"), nil)},
		{sheetNodes, []string{"parent", "roster"}, columnsOf(of("root"), nil)},
		{sheetOptions, []string{"node"}, columnsOf(of("root", "measure", "options"), nil)},
		{sheetDescriptors, []string{"node"}, columnsOf(of("root", "measure", "descriptors"), nil)},
		{sheetRosters, []string{"parent"}, columnsOf(of("rosters"), nil)},
		{sheetSources, nil, columnsOf(of("sources"), nil)},
		{sheetTargets, nil, columnsOf(of("targets"), nil)},
	}
})

// layoutNamed returns the layout of a sheet, or nil.
func layoutNamed(name string) *layout {
	for _, l := range layouts() {
		if l.name == name {
			return &l
		}
	}
	return nil
}

// columnsOf returns the columns of a record: each key that is not a record itself, and
// those of the records inside it.
func columnsOf(s *document.Shape, path []string) (columns []column) {
	for _, f := range s.Fields {
		below := append(slices.Clone(path), f.Key)
		c := column{header: strings.Join(below, "."), path: below}
		if slices.Contains(elsewhere, c.header) {
			continue
		}
		switch {
		case f.Shape.Kind == document.Word:
			c.kind = word
		case f.Shape.Kind == document.Integer, f.Shape.Kind == document.Float:
			c.kind = number
		case f.Shape.Name == "Text":
			c.kind = wording
		default:
			c.kind = yaml
		}
		columns = append(columns, c)
		if f.Shape.Kind == document.Struct && f.Shape.Name != "Condition" {
			columns = append(columns, columnsOf(f.Shape, below)...)
		}
	}
	return columns
}

// find returns the column with a header, and the language of its text. The language is
// "" for one that says none.
func (l *layout) find(header string) (c column, language string, ok bool) {
	name, language, said := strings.Cut(header, "::")
	for _, c := range l.columns {
		if c.header == name && (c.kind == wording || !said) && (!said || language != "") {
			return c, language, true
		}
	}
	return column{}, "", false
}
