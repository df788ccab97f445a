package document

import "github.com/govmaturity/govmaturity"

// Locate returns where the value at a path begins. For a path that leads
// nowhere it is the place of the last value on the way that is there. It
// returns zeros for a nil tree.
func Locate(root *Node, path govmaturity.Path) (line, column int) {
	n := (&locator{}).find(root, path)
	if n == nil {
		return 0, 0
	}
	return n.Line, n.Column
}

// Place returns the problems with a file and a place for those that have none,
// by their paths.
func Place(problems govmaturity.Problems, file string, root *Node) govmaturity.Problems {
	var l locator
	placed := make(govmaturity.Problems, len(problems))
	for i, p := range problems {
		if p.File == "" {
			p.File = file
		}
		if p.Line == 0 {
			if n := l.find(root, p.Path); n != nil {
				p.Line, p.Column = n.Line, n.Column
			}
		}
		placed[i] = p
	}
	return placed
}

// locator finds values by path. It remembers the keys of large maps, because
// there may be as many problems as keys.
type locator struct {
	keys map[*Node]map[string]*Node
}

func (l *locator) find(n *Node, path govmaturity.Path) *Node {
	for _, step := range path {
		next := l.step(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

func (l *locator) step(n *Node, step govmaturity.Step) *Node {
	if n == nil {
		return nil
	}
	if step.InList {
		if step.Index < 0 || step.Index >= len(n.Items) {
			return nil
		}
		return n.Items[step.Index]
	}
	if len(n.Fields) < 32 {
		return n.Get(step.Key)
	}
	keys, ok := l.keys[n]
	if !ok {
		if l.keys == nil {
			l.keys = make(map[*Node]map[string]*Node)
		}
		keys = make(map[string]*Node, len(n.Fields))
		for _, f := range n.Fields {
			keys[f.Key] = f.Value
		}
		l.keys[n] = keys
	}
	return keys[step.Key]
}
