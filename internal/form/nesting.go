package form

// nesting says how far a UI schema or a survey, which have no way to refer to a
// part of themselves, follow groups that contain themselves. A group that stands
// below has no description there: rjsf and JSON Forms then show it in their own
// way, and a survey ends.
type nesting struct {
	recursive map[string]bool // the groups that contain themselves
	names     map[string]int
	total     int
}

func newNesting(root *Field) *nesting {
	return &nesting{recursive: recursive(root), names: make(map[string]int)}
}

// A framework has seldom more than three levels of nodes. One level more, for
// conditions and the like, keeps the survey of a framework below a megabyte;
// without the second bound it has eleven.
const (
	deepestOfOne = 3
	deepestOfAll = 4
)

// enter reports whether to go into a group.
func (n *nesting) enter(f *Field) bool {
	if !n.recursive[f.Name] {
		return true
	}
	if n.names[f.Name] == deepestOfOne || n.total == deepestOfAll {
		return false
	}
	n.names[f.Name]++
	n.total++
	return true
}

// leave ends what enter began.
func (n *nesting) leave(f *Field) {
	if n.recursive[f.Name] {
		n.names[f.Name]--
		n.total--
	}
}
