package form

import (
	"github.com/govmaturity/govmaturity/internal/document"
)

// canonical turns a value as the document's own reader takes it into one as the
// form has it: a bare answer becomes a map, a rank its level, a text in one
// language a map from languages, and what the form has no place for goes. What
// is wrong stays as it is, for the form to show. language is that of plain texts.
// The result is nil if the value says nothing.
func canonical(f *Field, n *document.Node, language string) *document.Node {
	switch {
	case f.Kind == Answer:
		return canonicalAnswer(f, n)
	case f.Kind == Group && n.Kind == document.Map:
		parts := make(map[string]*Field, len(f.Fields))
		for _, part := range f.Fields {
			parts[part.Key] = part
		}
		out := at(n, document.Node{Kind: document.Map})
		for _, e := range n.Fields {
			part := parts[e.Key]
			switch {
			case part == nil && f.Elsewhere[e.Key], part != nil && part.Silent:
				continue
			case part != nil:
				e.Value = canonical(part, e.Value, language)
			}
			if e.Value != nil {
				out.Fields = append(out.Fields, e)
			}
		}
		return out
	case f.Kind == List && n.Kind == document.List:
		out := at(n, document.Node{Kind: document.List})
		for _, item := range n.Items {
			if f.One && !f.isOf(item) {
				continue
			}
			if item = canonical(f.Item, item, language); item != nil {
				out.Items = append(out.Items, item)
			}
		}
		return out
	case f.Kind == Entries && n.Kind == document.Map:
		out := at(n, document.Node{Kind: document.Map})
		for _, e := range n.Fields {
			if e.Value = canonical(f.Item, e.Value, language); e.Value != nil {
				out.Fields = append(out.Fields, e)
			}
		}
		return out
	case f.Kind == Wording && n.Kind == document.String:
		return at(n, document.Node{Kind: document.Map, Fields: []document.Entry{{Key: language, Value: n}}})
	}
	return n
}

func canonicalAnswer(f *Field, n *document.Node) *document.Node {
	if n.Kind == document.Null {
		return nil // as if it had been left out
	}
	entries := []document.Entry{{Key: "value", Value: n}}
	if n.Kind == document.Map {
		entries = n.Fields
	}
	out := at(n, document.Node{Kind: document.Map})
	value := f.part("value")
	for _, e := range entries {
		switch {
		case e.Key == "value":
			e.Value = canonicalValue(value, e.Value)
		case e.Key == "state" && e.Value.Text == stateAnswered && value.Kind != Checklist && n.Get("value") != nil:
			continue // the value says it
		}
		out.Fields = append(out.Fields, e)
	}
	// In a document an empty list says that none of the options holds. In a form
	// it is what nobody has touched.
	given := out.Get("value")
	if value.Kind == Checklist && given != nil && given.Kind == document.List && len(given.Items) == 0 && out.Get("state") == nil {
		state := at(given, document.Node{Kind: document.String, Text: stateAnswered})
		out.Fields = append(out.Fields, document.Entry{Key: "state", Value: state})
	}
	return out
}

// canonicalValue returns what an answer says as the form has it.
func canonicalValue(f *Field, n *document.Node) *document.Node {
	if f.Kind != Choice && f.Kind != Checklist {
		return n
	}
	if n.Kind == document.Bool {
		text := "no"
		if n.True {
			text = "yes"
		}
		n = at(n, document.Node{Kind: document.String, Text: text})
	}
	switch {
	case f.Kind == Checklist && n.Kind == document.String:
		return at(n, document.Node{Kind: document.List, Items: []*document.Node{n}})
	case f.Kind == Choice && n.Kind == document.List && len(n.Items) == 1:
		return n.Items[0]
	case f.Kind == Choice && n.Kind == document.Number:
		x, _ := n.Float()
		for _, o := range f.Options {
			if o.Number != nil && *o.Number == x {
				return at(n, document.Node{Kind: document.String, Text: o.ID})
			}
		}
	}
	return n
}
