package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/govmaturity/govmaturity/systems"
)

// DOT writes a diagram in the language of Graphviz. Nodes are the ids of the
// variables. Positions are written in points, from below up, where a diagram has
// them; neato -n keeps them. The error is that of w.
func DOT(w io.Writer, d *systems.Diagram, o Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "digraph %s {\n", dotText(d.ID()))
	if title := o.name(d.Title(), ""); title != "" {
		fmt.Fprintf(&b, "  graph [label=%s];\n", dotText(title))
	}
	b.WriteString("  node [shape=plaintext];\n")
	for v := range d.Variables() {
		fmt.Fprintf(&b, "  %s [label=%s", dotText(v.ID()), dotText(o.name(v.Name(), v.ID())))
		if v.Stock() {
			b.WriteString(", shape=box, class=stock")
		}
		if x, y, ok := v.Position(); ok {
			fmt.Fprintf(&b, ", pos=\"%g,%g\"", x, 0-y)
		}
		b.WriteString("];\n")
	}
	for l := range d.Links() {
		fmt.Fprintf(&b, "  %s -> %s [label=%s", dotText(l.From().ID()), dotText(l.To().ID()), dotText(label(l)))
		if l.Delay() {
			b.WriteString(", style=dashed")
		}
		b.WriteString("];\n")
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// dotText quotes a text. In labels a backslash begins an escape, and an
// ampersand a character of HTML.
func dotText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`).Replace(s) + `"`
}
