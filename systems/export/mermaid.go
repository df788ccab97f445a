package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/govmaturity/govmaturity/systems"
)

// Mermaid writes a diagram as a flowchart of Mermaid, for pages and wikis that
// draw it. Variables are v1, v2 and so on, in the order of the diagram. The error
// is that of w.
func Mermaid(w io.Writer, d *systems.Diagram, o Options) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for v := range d.Variables() {
		left, right := "([", "])"
		if v.Stock() {
			left, right = "[", "]:::stock"
		}
		fmt.Fprintf(&b, "  v%d%s\"%s\"%s\n", v.Index()+1, left, mermaidText(o.name(v.Name(), v.ID())), right)
	}
	for l := range d.Links() {
		arrow := "-->"
		if l.Delay() {
			arrow = "-.->"
		}
		fmt.Fprintf(&b, "  v%d %s|\"%s\"| v%d\n", l.From().Index()+1, arrow, label(l), l.To().Index()+1)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mermaidText writes what could mean something, to Mermaid, to Markdown or to a
// page, as the number of the character.
func mermaidText(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r >= 0x80, 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9',
			strings.ContainsRune(" ,'/?!()", r), (r == '.' || r == '-' || r == '+') && i > 0 && !startsList(s[:i]):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// startsList reports whether a text so far could be the number of an item in a
// list of Markdown, as in "1. Budget".
func startsList(s string) bool {
	return strings.Trim(s, "0123456789 ") == ""
}
