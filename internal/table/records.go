package table

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Records makes a table of a document in YAML or JSON: a row of each place that a path
// leads to, with a column for each text, number or truth value beside the way.
func Records(name string, data []byte, pattern string) (*Table, govmaturity.Problems) {
	root, problems := document.Parse(name, data, document.Limits{Text: 1_000_000})
	t := &Table{Name: name}
	if root == nil {
		return t, problems
	}
	f := &flattener{columns: map[string]int{}}
	f.walk(root, steps(pattern), "", nil, record{})
	if f.full {
		problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeTooLarge, File: name, Format: "the document has more than %d cells", Args: []any{maxCells}})
	}
	if len(f.rows) == 0 {
		problems = append(problems, govmaturity.Problem{
			Code: govmaturity.CodeMissingColumn, File: name, Line: root.Line, Column: root.Column, Format: "nothing in the document is at %.100q", Args: []any{pattern},
		})
		return t, problems
	}
	t.Width = len(f.headers)
	t.Rows = append(t.Rows, NewRow(1, f.headers, f.firsts))
	for i, r := range f.rows {
		cells, places := make([]string, len(f.headers)), make([]Place, len(f.headers))
		for k := range places {
			places[k] = r.at
		}
		for _, c := range r.cells {
			cells[c.column], places[c.column] = c.text, c.at
		}
		t.Rows = append(t.Rows, NewRow(i+2, cells, places))
	}
	return t, problems
}

// steps takes a path apart: skills[].levels.*[] is skills, [], levels, * and [].
func steps(pattern string) []string {
	var out []string
	for _, part := range strings.Split(pattern, ".") {
		lists := 0
		for strings.HasSuffix(part, "[]") {
			part = strings.TrimSuffix(part, "[]")
			lists++
		}
		if part != "" {
			out = append(out, part)
		}
		for range lists {
			out = append(out, "[]")
		}
	}
	return out
}

// maxCells bounds the table that a document makes: each row repeats what stands above.
const maxCells = 4_000_000

type record struct {
	cells []recordCell
	at    Place
}

type recordCell struct {
	column int
	text   string
	at     Place
}

type flattener struct {
	columns map[string]int
	headers []string
	firsts  []Place // of the first cell of each column
	rows    []record
	cells   int
	full    bool
}

func (f *flattener) column(name string, first Place) int {
	i, ok := f.columns[name]
	if !ok {
		i = len(f.headers)
		f.columns[name] = i
		f.headers, f.firsts = append(f.headers, name), append(f.firsts, first)
	}
	return i
}

// with returns a record with one more cell. The record that was stays as it is.
func (f *flattener) with(r record, name, text string, n *document.Node, at govmaturity.Path) record {
	place := Place{Line: n.Line, Column: n.Column, Path: at}
	cells := append(r.cells[:len(r.cells):len(r.cells)], recordCell{f.column(name, place), text, place})
	return record{cells, r.at}
}

func (f *flattener) walk(n *document.Node, way []string, name string, at govmaturity.Path, r record) {
	if f.full || n == nil {
		return
	}
	r.at = Place{Line: n.Line, Column: n.Column, Path: at}
	next := ""
	if len(way) > 0 {
		next = way[0]
	}
	if n.Kind == document.Map && next != "*" {
		r = f.beside(n, next, name, at, r, 0)
	}
	switch {
	case next == "":
		if text, ok := scalar(n); ok {
			r = f.with(r, name, text, n, at)
		}
		if f.cells += len(r.cells); f.cells > maxCells {
			f.full = true
			return
		}
		f.rows = append(f.rows, r)
	case next == "[]" && n.Kind == document.List:
		for i, item := range n.Items {
			path := at.Index(i)
			f.walk(item, way[1:], name+"[]", path, f.with(r, name+"[]#", strconv.Itoa(i+1), item, path))
		}
	case next == "*" && n.Kind == document.Map:
		for _, e := range n.Fields {
			path := at.Key(e.Key)
			f.walk(e.Value, way[1:], join(name, "*"), path, f.with(r, join(name, "*"), e.Key, e.Value, path))
		}
	case n.Kind == document.Map:
		for _, e := range n.Fields {
			if e.Key == next {
				f.walk(e.Value, way[1:], join(name, next), at.Key(next), r)
			}
		}
	}
}

// maxNested is how deep maps beside the way are looked into.
const maxNested = 4

// beside adds what stands in a map beside the way. Of a list it is only said that there
// is one, so that a column says what is not read.
func (f *flattener) beside(n *document.Node, way, name string, at govmaturity.Path, r record, depth int) record {
	for _, e := range n.Fields {
		if e.Key == way && depth == 0 {
			continue
		}
		column, path := join(name, e.Key), at.Key(e.Key)
		text, ok := scalar(e.Value)
		switch {
		case ok:
			r = f.with(r, column, text, e.Value, path)
		case e.Value.Kind == document.Map && depth < maxNested:
			r = f.beside(e.Value, "", column, path, r, depth+1)
		case e.Value.Kind == document.List && len(e.Value.Items) > 0:
			r = f.with(r, column, fmt.Sprintf("a list of %d", len(e.Value.Items)), e.Value, path)
		}
	}
	return r
}

func join(name, key string) string {
	if name == "" {
		return key
	}
	return name + "." + key
}

// scalar returns a text, a number or a truth value as a cell has it.
func scalar(n *document.Node) (string, bool) {
	switch n.Kind {
	case document.String, document.Number:
		return n.Text, true
	case document.Bool:
		return strconv.FormatBool(n.True), true
	}
	return "", false
}
