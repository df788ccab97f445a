package drawing

import "strings"

// attribute is one attribute of an element. An attribute without a name is left
// out.
type attribute struct{ name, value string }

func attr(name, value string) attribute { return attribute{name, value} }

// attrN returns an attribute that is a number.
func attrN(name string, x float64) attribute { return attribute{name, number(x)} }

// markup puts elements together. The zero markup is empty and ready. Names of
// elements and attributes come from the program and are written as they are;
// values and text come from anywhere and are escaped.
type markup struct {
	b     strings.Builder
	stack []string // the elements that are open
}

// open begins an element that has something inside.
func (m *markup) open(name string, attrs ...attribute) {
	m.tag(name, attrs)
	m.b.WriteString(">\n")
	m.stack = append(m.stack, name)
}

// close ends the element that was opened last. Without one it does nothing.
func (m *markup) close() {
	if n := len(m.stack); n > 0 {
		m.b.WriteString("</" + m.stack[n-1] + ">\n")
		m.stack = m.stack[:n-1]
	}
}

// empty writes an element with nothing inside.
func (m *markup) empty(name string, attrs ...attribute) {
	m.tag(name, attrs)
	m.b.WriteString("/>\n")
}

// text writes an element with text inside, and no white space besides it.
func (m *markup) text(name, text string, attrs ...attribute) {
	m.tag(name, attrs)
	m.b.WriteString(">" + escape(text) + "</" + name + ">\n")
}

// lines writes a text element of several lines: one tspan a line, each of which
// begins at x, and dy below the one before.
func (m *markup) lines(lines []string, x, y, dy float64, attrs ...attribute) {
	m.tag("text", append([]attribute{attrN("x", x), attrN("y", y)}, attrs...))
	m.b.WriteString(">")
	if len(lines) == 1 {
		m.b.WriteString(escape(lines[0]))
	} else {
		for i, line := range lines {
			at := []attribute{attrN("x", x)}
			if i > 0 {
				at = append(at, attrN("dy", dy))
			}
			m.tag("tspan", at)
			m.b.WriteString(">" + escape(line) + "</tspan>")
		}
	}
	m.b.WriteString("</text>\n")
}

// add writes what another markup holds.
func (m *markup) add(inner *markup) { m.b.WriteString(inner.b.String()) }

// String returns what was written.
func (m *markup) String() string { return m.b.String() }

func (m *markup) tag(name string, attrs []attribute) {
	m.b.WriteString("<" + name)
	for _, a := range attrs {
		if a.name != "" {
			m.b.WriteString(" " + a.name + `="` + escape(a.value) + `"`)
		}
	}
}

// escape returns text that may stand in an element or in an attribute within
// double quotes. What XML cannot hold at all becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s { // a byte that is not UTF-8 comes as U+FFFD
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&#34;")
		case r == '\'':
			b.WriteString("&#39;")
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < ' ', r == 0xFFFE, r == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
