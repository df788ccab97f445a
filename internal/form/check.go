package form

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// check reports everything for which the form's JSON Schema would refuse a
// document, with the words of a reader.
func (f *Form) check(root *document.Node) govmaturity.Problems {
	problems := f.shape.Inspect(root, document.Options{})
	c := checker{refused: make(map[string]bool), parts: make(map[string]bool)}
	for _, p := range problems {
		c.refused[p.Path.Pointer()] = true
	}
	c.field(f.def.Root, root, nil)
	// Of a group that is not there, its questions say more than that it is
	// missing.
	problems = slices.DeleteFunc(problems, func(p govmaturity.Problem) bool {
		return p.Code == govmaturity.CodeRequired && c.parts[p.Path.Pointer()]
	})
	return append(problems, c.problems...)
}

// checker looks for what a shape cannot say.
type checker struct {
	problems govmaturity.Problems
	// refused are the places that have a problem already.
	refused map[string]bool
	// parts are the groups that are not there and have problems inside.
	parts map[string]bool
}

func (c *checker) report(n *document.Node, path govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	if c.refused[path.Pointer()] {
		return
	}
	c.problems = append(c.problems, govmaturity.Problem{
		Code: code, Path: slices.Clone(path), Line: n.Line, Column: n.Column, Format: format, Args: args,
	})
}

func (c *checker) field(f *Field, n *document.Node, path govmaturity.Path) {
	switch f.Kind {
	case Group:
		for _, part := range f.Fields {
			if v := n.Get(part.Key); v != nil {
				c.field(part, v, path.Key(part.Key))
			} else if part.Kind == Group && part.Required && n.Kind == document.Map {
				before := len(c.problems)
				c.field(part, &document.Node{Kind: document.Map, Line: n.Line, Column: n.Column}, path.Key(part.Key))
				c.parts[path.Key(part.Key).Pointer()] = len(c.problems) > before
			}
			if part.Kind == Answer && part.Asked && n.Kind == document.Map && !answered(part, n.Get(part.Key)) && part.When.holds(n) {
				c.report(n, path.Key(part.Key), govmaturity.CodeNotAnswered, "this needs an answer, or the reason why there is none")
			}
		}
	case Answer:
		c.answer(f, n, path)
		for _, part := range f.Fields {
			if v := n.Get(part.Key); v != nil {
				c.field(part, v, path.Key(part.Key))
			}
		}
	case List:
		for i, item := range n.Items {
			c.field(f.Item, item, path.Index(i))
		}
	case Entries:
		for _, e := range n.Fields {
			c.field(f.Item, e.Value, path.Key(e.Key))
		}
	case Checklist:
		seen := make(map[string]bool)
		for i, item := range n.Items {
			if item.Kind == document.String && seen[item.Text] {
				c.report(item, path.Index(i), govmaturity.CodeGivenTwice, "%q is given twice", item.Text)
			}
			seen[item.Text] = true
		}
	}
}

// answer checks that a state and a value go together.
func (c *checker) answer(f *Field, n *document.Node, path govmaturity.Path) {
	state, value := n.Get("state"), n.Get("value")
	if state == nil || state.Kind != document.String {
		return
	}
	switch {
	case slices.Contains(reasons, state.Text) && hasValue(value):
		c.report(state, path.Key("state"), govmaturity.CodeValueAndReason,
			"the state %s says that there is no answer, and there is one: take one of the two away", state.Text)
	case slices.Contains(needsValue(f), state.Text) && value == nil:
		c.report(state, path.Key("state"), govmaturity.CodeNoValue,
			"the state %s says that there is an answer, and there is none", state.Text)
	}
}

// needsValue returns the states of an answer that say something about a value,
// which must be there. A checklist's need not: that none of its options holds, a
// post can say only by the state.
func needsValue(f *Field) []string {
	if f.part("value").Kind == Checklist {
		return nil
	}
	return valued
}

// hasValue reports whether a value is one. An empty checklist alone is none:
// renderers send it when nobody has touched the field.
func hasValue(v *document.Node) bool {
	return v != nil && !(v.Kind == document.List && len(v.Items) == 0)
}

// answered reports whether there is a value, or the reason why there is none.
func answered(f *Field, n *document.Node) bool {
	if n == nil {
		return false
	}
	state := n.Get("state")
	return hasValue(n.Get("value")) || state != nil
}

// pathOf returns the path of a field by its name. Names of posts can be longer
// than any place in a document.
func pathOf(name string) govmaturity.Path {
	if strings.Count(name, "/") > document.DefaultLimits().Depth {
		return govmaturity.Path{{Key: short(name)}}
	}
	return govmaturity.ParsePointer(name)
}

// keyOf returns the key that a step of a name stands for.
func keyOf(step string) string { return govmaturity.ParsePointer("/" + step)[0].Key }
