package diagrams

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// A drawing of Loopy is a list of nodes, edges, labels and a number:
//
//	[[[id, x, y, start, "name", hue]], [[from, to, arc, strength]], [[x, y, "text"]], last]
//
// It stands in an address, behind data=. Texts are encoded as in addresses, in a file
// once and in an address twice.

// IsLoopy reports whether a file is a drawing of Loopy, or its address.
func IsLoopy(in *Input) bool {
	if in.Root != nil {
		r := in.Root
		return r.Kind == document.List && len(r.Items) >= 2 && len(r.Items) <= 4 && listOfLists(r.Items[0]) && listOfLists(r.Items[1])
	}
	_, ok := loopyData(in.Data)
	return ok
}

func listOfLists(n *document.Node) bool {
	if n.Kind != document.List {
		return false
	}
	for _, item := range n.Items {
		if item.Kind != document.List && item.Kind != document.Broken {
			return false
		}
	}
	return true
}

// loopyData returns what stands behind data= in an address of Loopy.
func loopyData(data []byte) (string, bool) {
	s := trim(string(bytes.TrimPrefix(data[:min(len(data), maxBytes)], []byte("\ufeff"))))
	if !strings.HasPrefix(s, "http") {
		return "", false
	}
	head, behind, ok := strings.Cut(s, "data=")
	if !ok || !strings.Contains(strings.ToLower(head), "loopy") && !strings.HasPrefix(behind, "[") && !strings.HasPrefix(behind, "%5B") {
		return "", false
	}
	return behind, true
}

type loopy struct {
	*builder
	nodes map[string]int
}

// ReadLoopy reads a drawing of Loopy.
func ReadLoopy(in *Input) (*Diagram, error) {
	l := &loopy{builder: newBuilder(in), nodes: map[string]int{}}
	root := in.Root
	if root == nil {
		if root = l.address(in); root == nil {
			return l.done()
		}
	}
	top := govmaturity.Path{}
	each(root.Items[0], func(i int, n *document.Node) { l.node(n, top.Index(0).Index(i)) })
	each(root.Items[1], func(i int, n *document.Node) { l.edge(n, top.Index(1).Index(i)) })
	if len(root.Items) > 2 {
		var texts []string
		each(root.Items[2], func(i int, n *document.Node) {
			if n.Kind == document.List && len(n.Items) >= 3 {
				texts = append(texts, decoded(text(n.Items[2])))
				return
			}
			l.note(at(n, top.Index(2).Index(i)), govmaturity.CodeLost, "this is no label: a label is [x, y, text]")
		})
		l.Note = strings.Join(texts, "\n\n")
	}
	return l.done()
}

// address reads the list in an address.
func (l *loopy) address(in *Input) *document.Node {
	start := place{line: 1, column: 1}
	behind, _ := loopyData(in.Data)
	behind, _, _ = strings.Cut(behind, "&")
	behind, _, _ = strings.Cut(behind, "#")
	s, err := url.PathUnescape(behind)
	if err != nil {
		l.fail(start, govmaturity.CodeSyntax, "the address is broken: %s", err)
		return nil
	}
	if !strings.HasPrefix(s, "[") {
		l.fail(start, govmaturity.CodeWrongFormat, "the drawing is in the newer form of Loopy, which is not read: save it as JSON, or draw it in version 1.1")
		return nil
	}
	root, problems := document.Parse("", []byte(s), document.Limits{})
	if root == nil {
		for _, p := range problems {
			l.fail(start, p.Code, p.Format, p.Args...)
		}
		return nil
	}
	if !IsLoopy(&Input{Root: root}) {
		l.fail(start, govmaturity.CodeWrongFormat, "the address holds no drawing: expected a list of nodes, edges, labels and a number")
		return nil
	}
	return root
}

// decoded returns a text that is encoded as in addresses, once or twice.
func decoded(s string) string {
	for range 2 {
		once, err := url.PathUnescape(s)
		if err != nil || once == s {
			return s
		}
		s = once
		if strings.ContainsAny(s, " \n\"<>[]{}|") || !strings.Contains(s, "%") {
			return s // no more text that was encoded
		}
	}
	return s
}

func (l *loopy) node(n *document.Node, path govmaturity.Path) {
	if n.Kind != document.List || len(n.Items) < 5 {
		l.note(at(n, path), govmaturity.CodeLost, "this is no node: a node is [id, x, y, start, name, hue]")
		return
	}
	id := text(n.Items[0])
	if _, taken := l.nodes[id]; taken {
		l.note(at(n, path), govmaturity.CodeDuplicateID, "there is already a node %s: edges go to that one", id)
	}
	v := Variable{Name: oneLine(decoded(text(n.Items[4]))), Code: id}
	x, okX := n.Items[1].Float()
	y, okY := n.Items[2].Float()
	v.X, v.Y, v.Placed = x, y, okX && okY
	if !v.Placed {
		l.noPlace(at(n, path))
	}
	if v.Name == "" {
		v.Name = "node " + id
	}
	i := l.variable(at(n, path), v)
	if _, taken := l.nodes[id]; !taken {
		l.nodes[id] = i
	}
}

func (l *loopy) edge(n *document.Node, path govmaturity.Path) {
	p := at(n, path)
	if n.Kind != document.List || len(n.Items) < 4 {
		l.note(p, govmaturity.CodeLost, "this is no edge: an edge is [from, to, arc, strength]")
		return
	}
	from, okFrom := l.nodes[text(n.Items[0])]
	to, okTo := l.nodes[text(n.Items[1])]
	if !okFrom || !okTo {
		l.note(p, govmaturity.CodeUnknownReference, "the edge goes from node %.20q to node %.20q, and one of them is not there: it is left out", text(n.Items[0]), text(n.Items[1]))
		return
	}
	link := Link{From: from, To: to, Sign: SignUnknown}
	switch s, ok := n.Items[3].Float(); {
	case ok && s > 0:
		link.Sign, link.Strength = SignPlus, l.loopyStrength(p, s)
	case ok && s < 0:
		link.Sign, link.Strength = SignMinus, l.loopyStrength(p, -s)
	}
	l.link(p, link)
}

// loopyStrength leaves out the strength that every edge has.
func (l *loopy) loopyStrength(p place, s float64) float64 {
	switch {
	case s == 1:
		return 0
	case s > maxStrength:
		l.note(p, govmaturity.CodeLost, "the strength %g is not kept: it is more than a million", s)
		return 0
	}
	return s
}
