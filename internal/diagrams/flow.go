package diagrams

import (
	"github.com/govmaturity/govmaturity"
)

// drawn is a diagram of nodes and edges with labels, as Mermaid and DOT have it.
type drawn struct {
	*builder
	nodes map[string]int
	loops namedLoops
}

func newDrawn(in *Input) *drawn { return &drawn{builder: newBuilder(in), nodes: map[string]int{}} }

// node returns the place of a node, which begins where it is first named.
func (d *drawn) node(p place, id string) int {
	i, ok := d.nodes[id]
	if !ok {
		i = d.variable(p, Variable{Name: id, Code: id})
		d.nodes[id] = i
	}
	return i
}

// edge adds a link with what stands beside it.
func (d *drawn) edge(p place, from, to int, l label, tee, both bool) {
	link := Link{From: from, To: to, Sign: l.sign, Delay: l.delay, Note: l.rest}
	if link.Sign == 0 {
		link.Sign = SignUnknown
		if tee {
			link.Sign = SignMinus
			d.note(p, govmaturity.CodeInferredSign, "the sign of the link from %q to %q is inferred from its head, a bar: -", d.Variables[from].Name, d.Variables[to].Name)
		}
	}
	i := d.link(p, link)
	for _, name := range l.loops {
		d.loops.add(name, i)
	}
	if both && from != to {
		link.From, link.To = to, from
		d.link(p, link)
	}
}
