package sheet

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// Write writes a framework as sheets: those that it has something for, each with the
// columns that are used. Numbers have a decimal point, or the sign that the options
// say. The error says what is wrong with the document.
func Write(spec *maturity.Spec, o Options) ([]Sheet, error) {
	fw, err := maturity.Compile(spec)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(fw.Spec())
	if err != nil {
		return nil, err
	}
	root, problems := document.Parse("framework.json", data, document.Limits{})
	if err := problems.Err(); err != nil {
		return nil, err
	}
	w := &writer{options: o, rows: map[string][]row{}}
	w.head(root)
	w.records(sheetSources, root.Get("sources"), nil)
	w.records(sheetTargets, root.Get("targets"), nil)
	for _, scale := range items(root.Get("scales")) {
		w.record(sheetScales, scale, nil)
		w.records(sheetLevels, scale.Get("levels"), map[string]string{"scale": scale.Get("id").Text})
	}
	w.node(root.Get("root"), nil)
	w.rosters(root.Get("rosters"), "")
	return w.sheets(), nil
}

// row is a row that is to be written: what its cells say, by their headers.
type row map[string]string

type writer struct {
	options Options
	rows    map[string][]row
}

// head writes the keys of the document itself: a row each, in the order of the layout.
func (w *writer) head(root *document.Node) {
	cells := w.cells(layoutNamed(sheetFramework), root)
	for _, header := range order(layoutNamed(sheetFramework), []row{cells}) {
		w.rows[sheetFramework] = append(w.rows[sheetFramework], row{"key": header, "value": cells[header]})
	}
}

func (w *writer) records(name string, list *document.Node, ties map[string]string) {
	for _, item := range items(list) {
		w.record(name, item, ties)
	}
}

func (w *writer) record(name string, n *document.Node, ties map[string]string) {
	cells := w.cells(layoutNamed(name), n)
	for header, id := range ties {
		if id != "" {
			cells[header] = id
		}
	}
	w.rows[name] = append(w.rows[name], cells)
}

// node writes a node and those below it, in the order of the document.
func (w *writer) node(n *document.Node, ties map[string]string) {
	id := map[string]string{"node": n.Get("id").Text}
	w.record(sheetNodes, n, ties)
	if measure := n.Get("measure"); measure != nil {
		w.records(sheetOptions, measure.Get("options"), id)
		w.records(sheetDescriptors, measure.Get("descriptors"), id)
	}
	for _, below := range items(n.Get("nodes")) {
		w.node(below, map[string]string{"parent": id["node"]})
	}
}

func (w *writer) rosters(list *document.Node, above string) {
	for _, roster := range items(list) {
		id := roster.Get("id").Text
		w.record(sheetRosters, roster, map[string]string{"parent": above})
		w.node(roster.Get("root"), map[string]string{"roster": id})
		w.rosters(roster.Get("rosters"), id)
	}
}

func items(list *document.Node) []*document.Node {
	if list == nil {
		return nil
	}
	return list.Items
}

// cells returns what a record says, by the headers of its columns.
func (w *writer) cells(l *layout, n *document.Node) row {
	cells := row{}
	for _, c := range l.columns {
		v := n
		for _, key := range c.path {
			if v == nil || v.Kind != document.Map {
				v = nil
				break
			}
			v = v.Get(key)
		}
		switch {
		case v == nil || v.Kind == document.Null:
		case c.kind == wording && v.Kind == document.Map:
			for _, f := range v.Fields {
				cells[c.header+"::"+f.Key] = f.Value.Text
			}
		case c.kind == yaml && v.Kind == document.Map && len(v.Fields) > 0 && l.inside(c.header):
			// Its keys have columns of their own.
		case c.kind == yaml:
			cells[c.header] = string(flow(nil, v))
		case c.kind == number && w.options.Decimal == ',':
			cells[c.header] = strings.Replace(v.Text, ".", ",", 1)
		default:
			cells[c.header] = v.Text
		}
	}
	return cells
}

// inside reports whether there are columns for what is inside a key.
func (l *layout) inside(header string) bool {
	return slices.ContainsFunc(l.columns, func(c column) bool { return strings.HasPrefix(c.header, header+".") })
}

// flow writes a value as YAML on one line: as JSON, but for the quotes that keys and
// plain words need not have.
func flow(b []byte, n *document.Node) []byte {
	switch n.Kind {
	case document.Map:
		b = append(b, '{')
		for i, f := range n.Fields {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(append(b, f.Key...), ": "...)
			b = flow(b, f.Value)
		}
		return append(b, '}')
	case document.List:
		b = append(b, '[')
		for i, item := range n.Items {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = flow(b, item)
		}
		return append(b, ']')
	case document.String:
		if plainWord(n.Text) {
			return append(b, n.Text...)
		}
	}
	return n.AppendJSON(b)
}

// plainWord reports whether a text needs no quotes.
func plainWord(s string) bool {
	if s == "" || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
		return false
	}
	first := s[0]
	return first >= 'a' && first <= 'z' && s != "true" && s != "false" && s != "null"
}

// sheets returns the sheets that have rows, in the order of the layouts.
func (w *writer) sheets() (sheets []Sheet) {
	for _, l := range layouts() {
		rows := w.rows[l.name]
		if len(rows) == 0 {
			continue
		}
		headers := []string{"key", "value"}
		if l.name != sheetFramework {
			headers = order(&l, rows)
		}
		s := Sheet{Name: l.name, Rows: [][]string{headers}}
		for _, r := range rows {
			cells := make([]string, len(headers))
			for i, h := range headers {
				cells[i] = r[h]
			}
			s.Rows = append(s.Rows, cells)
		}
		sheets = append(sheets, s)
	}
	return sheets
}

// order returns the headers that rows use, in the order of the layout: the id of a node
// or list first, what ties a row to others next, and each text by language.
func order(l *layout, rows []row) (headers []string) {
	used := map[string][]string{} // the languages of a column
	for _, r := range rows {
		for header := range r {
			name, language, _ := strings.Cut(header, "::")
			used[name] = append(used[name], language)
		}
	}
	names := slices.Clone(l.ties)
	for _, c := range l.columns {
		names = append(names, c.header)
	}
	if i := slices.Index(names, "id"); slices.Contains(names, "parent") {
		names = slices.Insert(slices.Delete(names, i, i+1), 0, "id")
	}
	for _, name := range names {
		for _, language := range languagesOf(used[name]) {
			if language != "" {
				language = "::" + language
			}
			headers = append(headers, name+language)
		}
	}
	return headers
}
