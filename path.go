package govmaturity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Path is the way from the top of a document to a place in it. The zero value
// is the document itself.
type Path []Step

// Step is one step of a Path: into a key of a map, or into an item of a list.
type Step struct {
	Key   string // the key, when the step is into a map
	Index int    // the position from 0, when InList
	// InList tells the two apart, since both 0 and "" are legal.
	InList bool
}

// Key returns the path one step further, into a key. p is left as it is.
func (p Path) Key(key string) Path {
	return append(slices.Clip(p), Step{Key: key})
}

// Index returns the path one step further, into a list. p is left as it is.
func (p Path) Index(i int) Path {
	return append(slices.Clip(p), Step{Index: i, InList: true})
}

// Join returns the path that goes on with another, which counts from the end of
// p. Both are left as they are.
func (p Path) Join(q Path) Path { return append(slices.Clip(p), q...) }

// String returns the path as a person writes it, such as
// pillars[2].stages[1].weight. A key that is not a plain name is quoted:
// answers["2.1 Register"].
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch {
		case s.InList:
			b.WriteString("[" + strconv.Itoa(s.Index) + "]")
		case plainKey(s.Key):
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s.Key)
		default:
			b.WriteString("[" + strconv.Quote(s.Key) + "]")
		}
	}
	return b.String()
}

// Pointer returns the path as a JSON Pointer (RFC 6901), such as
// /pillars/2/stages/1/weight. The document itself is the empty string.
func (p Path) Pointer() string {
	var b strings.Builder
	for _, s := range p {
		b.WriteByte('/')
		if s.InList {
			b.WriteString(strconv.Itoa(s.Index))
			continue
		}
		b.WriteString(pointerEscapes.Replace(s.Key))
	}
	return b.String()
}

// ParsePointer returns the path that has a JSON Pointer, such as the name of a
// field of a form. A pointer does not tell steps into lists from steps into
// maps, and neither does the path: each of its steps is into a key. Of a text
// that is no pointer, since it does not begin with /, it returns the path of the
// document itself.
func ParsePointer(pointer string) Path {
	var p Path
	for i, step := range strings.Split(pointer, "/") {
		if i > 0 {
			p = append(p, Step{Key: pointerUnescapes.Replace(step)})
		} else if step != "" {
			break
		}
	}
	return p
}

var (
	pointerEscapes   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")
)

// Compare orders paths as a document is read: lists by position, keys by
// name, a place before what is inside it.
func (p Path) Compare(q Path) int {
	return slices.CompareFunc(p, q, func(a, b Step) int {
		return cmp.Or(
			cmp.Compare(a.Index, b.Index),
			cmp.Compare(a.Key, b.Key),
		)
	})
}

func plainKey(s string) bool {
	for _, r := range s {
		ok := r == '-' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !ok {
			return false
		}
	}
	return s != ""
}
