package svg

import "strings"

// Attr is one attribute of an element. An Attr without a name is left out.
type Attr struct{ Name, Value string }

// A returns an attribute.
func A(name, value string) Attr { return Attr{name, value} }

// N returns an attribute that is a number.
func N(name string, x float64) Attr { return Attr{name, Number(x)} }

// Builder puts elements together. The zero Builder is empty and ready. Names of
// elements and attributes come from the program and are written as they are;
// values and text come from anywhere and are escaped.
type Builder struct {
	b    strings.Builder
	open []string
}

// Open begins an element that has something inside.
func (b *Builder) Open(name string, attrs ...Attr) {
	b.tag(name, attrs)
	b.b.WriteString(">\n")
	b.open = append(b.open, name)
}

// Close ends the element that was opened last. Without one it does nothing.
func (b *Builder) Close() {
	if n := len(b.open); n > 0 {
		b.b.WriteString("</" + b.open[n-1] + ">\n")
		b.open = b.open[:n-1]
	}
}

// Empty writes an element with nothing inside.
func (b *Builder) Empty(name string, attrs ...Attr) {
	b.tag(name, attrs)
	b.b.WriteString("/>\n")
}

// Text writes an element with text inside, and no white space besides it.
func (b *Builder) Text(name, text string, attrs ...Attr) {
	b.tag(name, attrs)
	b.b.WriteString(">" + Escape(text) + "</" + name + ">\n")
}

// Lines writes a text element of several lines: one tspan a line, each of which
// begins at x, and dy below the one before.
func (b *Builder) Lines(lines []string, x, y, dy float64, attrs ...Attr) {
	b.tag("text", append([]Attr{N("x", x), N("y", y)}, attrs...))
	b.b.WriteString(">")
	if len(lines) == 1 {
		b.b.WriteString(Escape(lines[0]))
	} else {
		for i, line := range lines {
			at := []Attr{N("x", x)}
			if i > 0 {
				at = append(at, N("dy", dy))
			}
			b.tag("tspan", at)
			b.b.WriteString(">" + Escape(line) + "</tspan>")
		}
	}
	b.b.WriteString("</text>\n")
}

// Append writes what another Builder holds.
func (b *Builder) Append(inner *Builder) { b.b.WriteString(inner.b.String()) }

// String returns what was written.
func (b *Builder) String() string { return b.b.String() }

func (b *Builder) tag(name string, attrs []Attr) {
	b.b.WriteString("<" + name)
	for _, a := range attrs {
		if a.Name != "" {
			b.b.WriteString(" " + a.Name + `="` + Escape(a.Value) + `"`)
		}
	}
}

// Escape returns text that may stand in an element or in an attribute within
// double quotes. What XML cannot hold at all becomes U+FFFD.
func Escape(s string) string {
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
