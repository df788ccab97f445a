package table

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// Marked is a table of a text in Markdown.
type Marked struct {
	Table
	// Heading is the heading that the table stands under, or "".
	Heading string
	// Line is where the table begins, from 1.
	Line int
}

// Markdown finds the tables of a text in Markdown: a row of headers, a row of dashes,
// and the rows up to the next line without a bar. A bar that belongs to a cell has a
// backslash before it. Signs of emphasis around a cell are left out. What stands in a
// fence of code is no table.
func Markdown(name string, data []byte) ([]Marked, govmaturity.Problems) {
	if len(data) > maxBytes {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeTooLarge, File: name, Format: "the text has %d bytes, more than the %d allowed", Args: []any{len(data), maxBytes}}}
	}
	if at := firstInvalid(data); at >= 0 {
		line := 1 + bytes.Count(data[:at], []byte("\n"))
		return nil, govmaturity.Problems{{Code: govmaturity.CodeNotUTF8, File: name, Line: line, Format: "the byte %#x is not UTF-8", Args: []any{data[at]}}}
	}
	m := &markdown{name: name}
	for n, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		m.line(n+1, strings.TrimSuffix(line, "\r"))
	}
	return m.tables, nil
}

// firstInvalid returns the place of the first byte that is no UTF-8, or -1.
func firstInvalid(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return -1
}

type markdown struct {
	name, heading string
	tables        []Marked
	header        string // the line before, if it may be one of headers
	headerLine    int
	open          bool   // the lines are rows of the last table
	fence         string // that the lines stand in
}

func (m *markdown) line(number int, line string) {
	text := strings.TrimSpace(line)
	if m.fence != "" || strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") {
		switch {
		case m.fence == "":
			m.fence = text[:3]
		case strings.HasPrefix(text, m.fence):
			m.fence = ""
		}
		m.open, m.header = false, ""
		return
	}
	switch {
	case m.open && strings.Contains(text, "|"):
		t := &m.tables[len(m.tables)-1]
		t.add(number, line)
		return
	case m.header != "" && isRule(text) && len(split(m.header)) == len(split(line)):
		t := Marked{Table: Table{Name: m.name}, Heading: m.heading, Line: m.headerLine}
		t.add(m.headerLine, m.header)
		m.tables, m.open, m.header = append(m.tables, t), true, ""
		return
	}
	m.open, m.header = false, ""
	switch {
	case strings.HasPrefix(text, "#"):
		m.heading = plain(strings.Trim(text, "# "))
	case strings.Contains(text, "|"):
		m.header, m.headerLine = line, number
	}
}

// isRule tells the row of dashes below the headers.
func isRule(text string) bool {
	return strings.Contains(text, "-") && strings.Trim(text, "|-: \t") == "" && strings.Contains(text, "|")
}

// span is a cell of a line, by its bytes.
type span struct{ from, to int }

// split finds the cells of a line.
func split(line string) []span {
	from, to := 0, len(line)
	for from < to && (line[from] == ' ' || line[from] == '\t') {
		from++
	}
	for to > from && (line[to-1] == ' ' || line[to-1] == '\t') {
		to--
	}
	if from < to && line[from] == '|' {
		from++
	}
	if to > from && line[to-1] == '|' && (to < 2 || line[to-2] != '\\') {
		to--
	}
	var out []span
	at := from
	for i := from; i < to; i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			out = append(out, span{at, i})
			at = i + 1
		}
	}
	return append(out, span{at, to})
}

// add adds a row. Its number is its place in the table, from 1 for the headers.
func (t *Marked) add(number int, line string) {
	var cells []string
	var places []Place
	row := len(t.Rows) + 1
	for i, s := range split(line) {
		raw := line[s.from:s.to]
		lead := len(raw) - len(strings.TrimLeft(raw, " \t"))
		cells = append(cells, plain(strings.ReplaceAll(raw, `\|`, "|")))
		places = append(places, Place{Line: number, Column: 1 + utf8.RuneCountInString(line[:s.from+lead]), Path: govmaturity.Path{}.Key(Address(row, i+1))})
	}
	if len(t.Rows) > 0 { // with the header, as a cell of a sheet has it
		for i := range places {
			if h := t.Rows[0].Cell(i); h != "" {
				places[i].Path = places[i].Path.Key(h)
			}
		}
	}
	t.Width = max(t.Width, len(cells))
	t.Rows = append(t.Rows, NewRow(row, cells, places))
}

// plain leaves out the signs of emphasis around a text.
func plain(s string) string {
	s = Trim(s)
	for _, mark := range []string{"**", "__", "`", "*", "_"} {
		if inner, ok := strings.CutPrefix(s, mark); ok {
			if inner, ok = strings.CutSuffix(inner, mark); ok && inner != "" && !strings.Contains(inner, mark) {
				s = Trim(inner)
			}
		}
	}
	return s
}
