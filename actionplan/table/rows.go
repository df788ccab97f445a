package table

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

// rows is a table that was taken apart, before it means anything.
type rows struct {
	name     string
	m        *Mapping
	columns  []Column // by place; without a Field for one that is extra
	numbers  []bool   // by place: what stands there is a number
	header   []string
	body     []table.Row
	problems govmaturity.Problems
}

// readRows reads a table of records of a type. Some fields are not of the record.
func readRows(name string, data []byte, m *Mapping, record reflect.Type, key string, others ...string) *rows {
	r := &rows{name: name, m: m}
	raw, problems := table.Read(name, data, table.Options{Separator: m.separator()})
	r.problems = problems
	for _, row := range raw.Rows {
		switch {
		case row.Blank():
		case r.header == nil:
			r.readHeader(row, record, key, others)
		default:
			if len(row.Cells) > len(r.header) {
				r.add(row, len(r.header), govmaturity.CodeWrongCount, "the row has %d cells, and the header %d", len(row.Cells), len(r.header))
			}
			r.body = append(r.body, row)
		}
	}
	if r.header == nil && len(r.problems) == 0 {
		r.problems = govmaturity.Problems{{Code: govmaturity.CodeEmptyDocument, File: name, Format: "there is no header"}}
	}
	return r
}

func (r *rows) add(row table.Row, i int, code govmaturity.Code, format string, args ...any) {
	header := ""
	if i >= 0 && i < len(r.header) {
		header = r.header[i]
	}
	p := row.Problem(i, header, code, format, args...)
	p.File = r.name
	r.problems = append(r.problems, p)
}

func (r *rows) readHeader(row table.Row, record reflect.Type, key string, others []string) {
	r.header = make([]string, len(row.Cells))
	for i := range row.Cells {
		r.header[i] = row.Cell(i)
	}
	seen := map[string]bool{}
	for i, h := range r.header {
		c := r.column(h)
		switch {
		case h != "" && seen[h]:
			r.add(row, i, govmaturity.CodeGivenTwice, "there is already a column %q", h)
		case c.Field != "" && (known(record, c.Field) || slices.Contains(others, c.Field)):
		case c.Field != "" && r.m != nil:
			r.add(row, i, govmaturity.CodeUnknownField, "the mapping names the field %q, and there is none", c.Field)
		default:
			c.Field = ""
			if r.m == nil || r.m.Extra != ExtraKeep {
				r.add(row, i, govmaturity.CodeUnknownColumn, "there is no place for the column %q: its name is no field, such as deadline/en; a mapping says what it means, or with extra: keep that it stays", h)
			}
		}
		seen[h] = true
		r.columns = append(r.columns, c)
		r.numbers = append(r.numbers, c.Field != "" && isNumber(record, c.Field))
	}
	if r.m != nil {
		for _, c := range r.m.Columns {
			if !seen[c.Column] {
				r.add(row, 0, govmaturity.CodeMissingColumn, "there is no column %q, which the mapping names", c.Column)
			}
		}
	}
	if r.place(key) < 0 {
		r.add(row, 0, govmaturity.CodeMissingColumn, "there is no column for the field %s, by which a row finds its step", key)
	}
}

func (r *rows) column(header string) Column {
	if r.m == nil {
		return Column{Column: header, Field: header}
	}
	for _, c := range r.m.Columns {
		if c.Column == header {
			return c
		}
	}
	return Column{Column: header}
}

// place returns the column of a field, or -1.
func (r *rows) place(field string) int {
	return slices.IndexFunc(r.columns, func(c Column) bool { return c.Field == field })
}

// raw returns a cell as it is written, or "" beyond the end of the row.
func raw(row table.Row, i int) string {
	if i < 0 || i >= len(row.Cells) {
		return ""
	}
	return row.Cells[i]
}

// value returns what a cell says, with the words of the mapping read.
func (r *rows) value(row table.Row, i int) string {
	if i < 0 {
		return ""
	}
	c := r.columns[i]
	cell := raw(row, i)
	if c.Capitals && strings.ToUpper(cell) != cell {
		r.add(row, i, govmaturity.CodePattern, "expected capitals, found %.40q", cell)
	}
	if r.m.comma() && r.numbers[i] && table.Trim(cell) != "" && !c.means(cell) {
		x, err := table.Number(cell, table.NumberForm{Decimal: ','})
		if err != nil {
			r.add(row, i, govmaturity.CodeSyntax, "%v", err)
			return ""
		}
		cell = strconv.FormatFloat(x, 'g', -1, 64)
	}
	return c.ids(cell, r.m.list())
}

// record reads a row into a record.
func (r *rows) record(row table.Row, record any, others ...string) {
	v := reflect.ValueOf(record).Elem()
	for i, c := range r.columns {
		if c.Field == "" || slices.Contains(others, c.Field) {
			continue
		}
		if err := set(v, strings.Split(c.Field, "/"), r.value(row, i), r.m.list()); err != nil {
			r.add(row, i, govmaturity.CodeSyntax, "%v", err)
		}
	}
}

// placed gives the problems of a document their cells: a path such as
// steps[2].deadline is that of a row and a column.
func (r *rows) placed(err error, rowOf map[int]table.Row) govmaturity.Problems {
	problems, _ := err.(govmaturity.Problems)
	for _, p := range problems {
		if len(p.Path) < 2 || p.Path[0].Key != "steps" || !p.Path[1].InList {
			r.problems = append(r.problems, p)
			continue
		}
		row, ok := rowOf[p.Path[1].Index]
		if !ok {
			r.problems = append(r.problems, p)
			continue
		}
		i := r.columnOf(p.Path[2:])
		if i >= 0 && p.Code == govmaturity.CodeUnknownReference && party(r.columns[i].Field) {
			p.Format += ": list it in parties of the plan, or say new of the column, in a mapping, to make it"
		}
		r.add(row, max(i, 0), p.Code, p.Format, p.Args...)
	}
	return r.problems
}

// columnOf returns the column that a path within a record is of, or -1.
func (r *rows) columnOf(path govmaturity.Path) int {
	name := fieldName(path)
	best, long := -1, -1
	for i, c := range r.columns {
		n := 0
		for n < min(len(c.Field), len(name)) && c.Field[n] == name[n] {
			n++
		}
		whole := n == len(c.Field) || c.Field[n] == '/'
		if c.Field != "" && whole && n > long && (n == len(name) || name[n] == '/') {
			best, long = i, n
		}
	}
	return best
}
