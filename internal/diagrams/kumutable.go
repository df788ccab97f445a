package diagrams

import (
	"bytes"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

// The tables of Kumu are rows of elements (with a Label) or of connections (From and
// To). Several values in a cell stand between bars: a connection to each of them.

// IsTable reports whether a file is a table of elements or connections.
func IsTable(in *Input) bool {
	if in.Root != nil || in.Ending != ".csv" && in.Ending != ".tsv" && in.Ending != ".txt" && in.Ending != "" {
		return false
	}
	first, _, _ := bytes.Cut(bytes.TrimPrefix(in.Data[:min(len(in.Data), 16<<10)], []byte("\ufeff")), []byte("\n"))
	columns := headings(strings.FieldsFunc(string(first), func(r rune) bool { return r == ',' || r == ';' || r == '\t' }))
	_, from := columns["from"]
	_, to := columns["to"]
	_, label := columns["label"]
	return from && to || label && in.Ending != ".txt" && in.Ending != ""
}

// headings returns the places of columns by their headings.
func headings(cells []string) map[string]int {
	columns := map[string]int{}
	for i, c := range cells {
		name := strings.ToLower(strings.Trim(c, "\" \t\r"))
		if _, taken := columns[name]; !taken {
			columns[name] = i
		}
	}
	return columns
}

// ReadTable reads a table of elements or of connections.
func ReadTable(in *Input) (*Diagram, error) {
	k := &kumu{builder: newBuilder(in), byID: map[string]int{}, byLabel: map[string]int{}, several: map[string]bool{}}
	r := table.NewReader(in.Name, bytes.NewReader(in.Data), tableOptions(in.Data))
	head, ok := r.Next()
	if !ok {
		if err := r.Problems().Err(); err != nil {
			return nil, err
		}
		k.fail(place{line: 1, column: 1}, govmaturity.CodeEmptyDocument, "the table is empty: expected a first line with From and To, or with Label")
		return k.done()
	}
	columns := headings(head.Cells)
	_, connections := columns["from"]
	t := &kumuTable{kumu: k, columns: columns}
	t.unread(head, connections)
	width := len(head.Cells) // the reader uses the row again
	for {
		row, ok := r.Next()
		if !ok {
			break
		}
		t.row = row
		for i := width; i < len(row.Cells); i++ {
			if row.Cell(i) != "" {
				t.note(t.place(i), govmaturity.CodeLost, "%.60q stands in no column: it is not read", row.Cell(i))
			}
		}
		switch {
		case row.Blank():
		case connections:
			t.connection()
		default:
			t.element()
		}
	}
	if err := r.Problems().Err(); err != nil {
		return nil, err
	}
	return k.done()
}

type kumuTable struct {
	*kumu
	columns map[string]int
	row     *table.Row
}

// cell returns the first of some columns that says something, and its place.
func (t *kumuTable) cell(names ...string) (string, place) {
	for _, name := range names {
		if i, there := t.columns[name]; there && t.row.Cell(i) != "" {
			return t.row.Cell(i), t.place(i)
		}
	}
	return "", t.place(0)
}

func (t *kumuTable) place(i int) place {
	line, column := t.row.Place(i)
	return place{line: line, column: column}
}

// readColumns are the columns that a diagram has a place for.
var readColumns = map[bool][]string{
	true:  {"id", "from", "to", "type", "connection type", "polarity", "sign", "direction", "label", "description", "delayed", "delay", "strength", "weight"},
	false: {"id", "label", "type", "element type", "description", "x", "y"},
}

// unread notes the columns that are not read.
func (t *kumuTable) unread(head *table.Row, connections bool) {
	t.row = head
	for i := range head.Cells {
		name := strings.ToLower(head.Cell(i))
		if name != "" && !slices.Contains(readColumns[connections], name) {
			t.note(t.place(i), govmaturity.CodeLost, "the column %.60q is not read", head.Cell(i))
		}
	}
}

func (t *kumuTable) element() {
	label, p := t.cell("label")
	id, _ := t.cell("id")
	if label == "" {
		t.note(p, govmaturity.CodeLost, "the row has no label: it is left out")
		return
	}
	description, _ := t.cell("description")
	kind, _ := t.cell("element type", "type")
	v := Variable{Name: oneLine(label), Code: id, Description: description, Stock: strings.EqualFold(kind, "stock")}
	x, _ := t.cell("x")
	y, _ := t.cell("y")
	if nx, err := table.Number(x, table.NumberForm{}); err == nil {
		if ny, err := table.Number(y, table.NumberForm{}); err == nil {
			v.X, v.Y, v.Placed = nx, ny, true
		}
	}
	key := strings.ToLower(oneLine(label))
	if _, taken := t.byLabel[key]; taken && id == "" {
		t.note(p, govmaturity.CodeDuplicateRow, "%q is there twice", label)
		return
	}
	t.byLabel[key] = t.variable(p, v)
}

func (t *kumuTable) connection() {
	from, p := t.cell("from")
	to, _ := t.cell("to")
	if from == "" || to == "" {
		t.note(p, govmaturity.CodeLost, "the row has one end only: it is left out")
		return
	}
	kind, _ := t.cell("type", "connection type")
	polarity, _ := t.cell("polarity", "sign")
	name, _ := t.cell("label")
	direction, _ := t.cell("direction")
	delayed, _ := t.cell("delayed", "delay")
	description, _ := t.cell("description")
	weight, _ := t.cell("strength", "weight")
	link := Link{Note: description, Strength: t.strength(p, weight)}
	for _, f := range values(from) {
		for _, g := range values(to) {
			l := link
			l.From, l.To = t.named(p, f), t.named(p, g)
			l.Delay = strings.EqualFold(delayed, "true") || strings.EqualFold(delayed, "yes") || delayed == "1"
			t.signed(p, &l, kind, polarity, name)
			t.directed(p, l, direction)
			if t.full {
				return
			}
		}
	}
}

// values returns the values of a cell.
func values(cell string) (all []string) {
	for _, v := range strings.Split(cell, "|") {
		if v = oneLine(v); v != "" {
			all = append(all, v)
		}
	}
	return all
}

// named returns the variable with a name. A table of connections has no other list.
func (t *kumuTable) named(p place, name string) int {
	key := strings.ToLower(name)
	i, ok := t.byLabel[key]
	if !ok {
		i = t.variable(p, Variable{Name: name})
		t.byLabel[key] = i
	}
	return i
}

// tableOptions never takes the bar as what separates cells.
func tableOptions(data []byte) table.Options {
	first, _, _ := bytes.Cut(data[:min(len(data), 16<<10)], []byte("\n"))
	best, most := ',', 0
	for _, sep := range []rune{',', ';', '\t'} {
		if n := strings.Count(string(first), string(sep)); n > most {
			best, most = sep, n
		}
	}
	return table.Options{Separator: best}
}
