package sheet

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/table"
)

// cell is a place in a table.
type cell struct {
	table  *table.Table
	row    table.Row
	column int
	header string
}

func (c cell) problem(code govmaturity.Code, format string, args ...any) govmaturity.Problem {
	p := c.row.Problem(c.column, c.header, code, format, args...)
	p.File = c.table.Name
	return p
}

// value is a part of a document that is made of cells: a record, a list, or what one
// cell holds. Each knows its cell, so that what is wrong with it is said there.
type value struct {
	at     cell
	keys   []string // of a record, in order
	fields map[string]*value
	items  []*value // of a list
	isList bool
	json   []byte // of a cell
}

func record(at cell) *value { return &value{at: at, fields: map[string]*value{}} }

func list(at cell) *value { return &value{at: at, isList: true} }

func text(at cell, s string) *value {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a text can be written
	}
	return &value{at: at, json: data}
}

// put puts a value at a place inside a record, and reports whether it could: not where
// there is a value already.
func (v *value) put(path []string, below *value) bool {
	if v.fields == nil {
		return false
	}
	key := path[0]
	have := v.fields[key]
	switch {
	case len(path) > 1 && have == nil:
		have = record(below.at)
		v.set(key, have)
		fallthrough
	case len(path) > 1:
		return have.put(path[1:], below)
	case have != nil:
		return false
	}
	v.set(key, below)
	return true
}

func (v *value) set(key string, below *value) {
	v.keys = append(v.keys, key)
	v.fields[key] = below
}

// word returns a text of a record, or "".
func (v *value) word(path ...string) string {
	for _, key := range path {
		if v = v.fields[key]; v == nil {
			return ""
		}
	}
	var s string
	if json.Unmarshal(v.json, &s) != nil {
		return ""
	}
	return s
}

// located is a document as JSON, with each value on a line of its own, and the cell of
// each line.
type located struct {
	out   bytes.Buffer
	cells []cell
}

func (l *located) line(at cell, s string) {
	l.out.WriteString(s)
	l.out.WriteByte('\n')
	l.cells = append(l.cells, at)
}

// write writes a value. What comes before it on its line is its key, and what comes
// after it a comma.
func (l *located) write(v *value, before, after string) {
	switch {
	case v.json != nil:
		l.line(v.at, before+string(v.json)+after)
	case v.isList:
		l.line(v.at, before+"[")
		for i, item := range v.items {
			l.write(item, "", comma(i, len(v.items)))
		}
		l.line(v.at, "]"+after)
	default:
		l.line(v.at, before+"{")
		for i, key := range v.keys {
			name, err := json.Marshal(key)
			if err != nil {
				panic(err) // a text can be written
			}
			l.write(v.fields[key], string(name)+": ", comma(i, len(v.keys)))
		}
		l.line(v.at, "}"+after)
	}
}

func comma(i, n int) string {
	if i < n-1 {
		return ","
	}
	return ""
}

// placed gives problems of the document their cells.
func (l *located) placed(err error) govmaturity.Problems {
	problems, _ := err.(govmaturity.Problems)
	problems = slices.Clone(problems)
	for i, p := range problems {
		if p.Line < 1 || p.Line > len(l.cells) || l.cells[p.Line-1].table == nil {
			problems[i].File, problems[i].Line, problems[i].Column = "", 0, 0
			continue
		}
		at := l.cells[p.Line-1]
		if p.Code == govmaturity.CodeRequired && len(p.Path) > 0 {
			at = at.beside(p.Path[len(p.Path)-1].Key)
		}
		problems[i] = at.problem(p.Code, p.Format, p.Args...)
	}
	return problems
}

// beside returns the cell of the same row for a key that lacks, if the sheet has a
// column for it.
func (c cell) beside(key string) cell {
	if key == "" || len(c.table.Rows) == 0 {
		return c
	}
	for i, header := range c.table.Rows[0].Cells {
		if name, _, _ := strings.Cut(header, "::"); table.Trim(name) == key {
			c.column, c.header = i, table.Trim(header)
			return c
		}
	}
	return c
}

// fromYAML reads what stands in a cell as YAML.
func fromYAML(at cell, s string) (*value, govmaturity.Problems) {
	root, problems := document.Parse("cell.yaml", []byte(s), document.Limits{})
	if len(problems) > 0 || root == nil {
		for i, p := range problems {
			problems[i] = at.problem(p.Code, p.Format, p.Args...)
		}
		return nil, problems
	}
	return &value{at: at, json: root.AppendJSON(nil)}, nil
}
