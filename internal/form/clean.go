package form

import (
	"slices"

	"github.com/govmaturity/govmaturity/internal/document"
)

// clean returns a value without what is blank, in the order of the form's
// fields, with what the form itself knows. Of a value with problems it returns
// the part that could be read, and nil of one that is blank or of a wrong kind.
// Places stay.
func clean(f *Field, n *document.Node) *document.Node {
	if f.Kind == Fixed {
		switch {
		case n != nil && n.Text != "" && n.Text == f.FixedToo:
			return n
		case f.Optional && (n == nil || n.Text != f.Fixed):
			return nil
		}
		return at(n, document.Node{Kind: document.String, Text: f.Fixed})
	}
	if n == nil && f.Kind == List && f.One {
		n = &document.Node{Kind: document.List, Items: []*document.Node{{Kind: document.Map}}}
	}
	if n == nil {
		if f.Kind == Group && (f.Required || f.leads()) {
			n = &document.Node{Kind: document.Map} // it may have fixed fields
		} else {
			return nil
		}
	}
	switch {
	case f.Kind == Group && n.Kind == document.Map:
		return cleanMap(f.Fields, n)
	case f.Kind == Answer && n.Kind == document.Map:
		return cleanAnswer(f, n)
	case f.Kind == List && n.Kind == document.List:
		if items := cleanItems(f.Item, n); items != nil {
			return at(n, document.Node{Kind: document.List, Items: items})
		}
	case f.Kind == Checklist && n.Kind == document.List:
		if items := cleanItems(&Field{Kind: Line}, n); items != nil {
			return at(n, document.Node{Kind: document.List, Items: items})
		}
	case (f.Kind == Wording || f.Kind == Entries) && n.Kind == document.Map:
		var entries []document.Entry
		for _, e := range n.Fields {
			if e.Value = clean(f.Item, e.Value); e.Value != nil {
				entries = append(entries, e)
			}
		}
		if entries != nil {
			return at(n, document.Node{Kind: document.Map, Fields: entries})
		}
	case f.Kind == Number || f.Kind == Whole:
		if x, ok := n.Float(); ok {
			return at(n, document.Node{Kind: document.Number, Text: digitsOf(x)})
		}
	case f.Kind == YesNo && n.Kind == document.Bool:
		return n
	case (f.Kind == Choice || f.Kind == Line || f.Kind == Paragraph) && n.Kind == document.String && !document.Blank(n.Text):
		return n
	}
	return nil
}

// at gives a value the place of the one that it was made of.
func at(n *document.Node, value document.Node) *document.Node {
	if n != nil {
		value.Line, value.Column = n.Line, n.Column
	}
	return &value
}

func cleanMap(fields []*Field, n *document.Node) *document.Node {
	var entries []document.Entry
	for _, part := range fields {
		if v := clean(part, n.Get(part.Key)); v != nil {
			entries = append(entries, document.Entry{Key: part.Key, Value: v})
		}
	}
	if entries == nil {
		return nil
	}
	return at(n, document.Node{Kind: document.Map, Fields: entries})
}

func cleanItems(f *Field, n *document.Node) []*document.Node {
	var items []*document.Node
	for _, item := range n.Items {
		if v := clean(f, item); v != nil {
			items = append(items, v)
		}
	}
	return items
}

// cleanAnswer leaves out a state that says no more than the value does, and an
// empty checklist of which nobody said that it is an answer.
func cleanAnswer(f *Field, n *document.Node) *document.Node {
	value, state := n.Get("value"), n.Get("state")
	said := state != nil && slices.Contains(valued, state.Text)
	out := at(n, document.Node{Kind: document.Map})
	for _, part := range f.Fields {
		v := clean(part, n.Get(part.Key))
		switch {
		case part.Key == "value" && part.Kind == Checklist && said && !hasValue(value):
			// None of the options holds: the document says so by an empty list.
			v = at(state, document.Node{Kind: document.List})
		case part.Key == "state" && said && state.Text == stateAnswered && hasValue(value):
			continue
		}
		if v != nil {
			out.Fields = append(out.Fields, document.Entry{Key: part.Key, Value: v})
		}
	}
	if out.Fields == nil {
		return nil
	}
	return out
}
