package form

import (
	"slices"

	"github.com/govmaturity/govmaturity/internal/document"
)

// clean returns the document without what is blank, in the order of the form's
// fields, with what the form itself knows. Of a document with problems it
// returns the part that could be read.
func clean(root *Field, n *document.Node) []byte {
	if data := cleaned(root, n); data != nil {
		return data
	}
	return []byte("{}")
}

// cleaned returns a value as JSON, or nil when it is blank or of a wrong kind.
func cleaned(f *Field, n *document.Node) []byte {
	if f.Kind == Fixed {
		if f.Optional && (n == nil || n.Text != f.Fixed) {
			return nil
		}
		return quoteJSON(f.Fixed)
	}
	if n == nil {
		if f.Kind == Group && f.Required {
			n = &document.Node{Kind: document.Map} // it may have fixed fields
		} else {
			return nil
		}
	}
	switch {
	case f.Kind == Group && n.Kind == document.Map:
		return cleanedMap(f.Fields, n)
	case f.Kind == Answer && n.Kind == document.Map:
		return cleanedAnswer(f, n)
	case f.Kind == List && n.Kind == document.List:
		return joined('[', ']', each(n.Items, func(item *document.Node) []byte { return cleaned(f.Item, item) }))
	case f.Kind == Checklist && n.Kind == document.List:
		items := each(n.Items, func(item *document.Node) []byte {
			if item.Kind != document.String {
				return nil
			}
			return quoteJSON(item.Text)
		})
		if items == nil {
			return []byte("[]")
		}
		return joined('[', ']', items)
	case f.Kind == Wording && n.Kind == document.Map:
		var entries [][]byte
		for _, e := range n.Fields {
			if data := cleaned(f.Item, e.Value); data != nil {
				entries = append(entries, slices.Concat(quoteJSON(e.Key), []byte(":"), data))
			}
		}
		return joined('{', '}', entries)
	case (f.Kind == Number || f.Kind == Whole) && n.Kind == document.Number:
		return []byte(n.Text)
	case f.Kind == YesNo && n.Kind == document.Bool:
		if n.True {
			return []byte("true")
		}
		return []byte("false")
	case (f.Kind == Choice || f.Kind == Line || f.Kind == Paragraph) && n.Kind == document.String && !document.Blank(n.Text):
		return quoteJSON(n.Text)
	}
	return nil
}

func cleanedMap(fields []*Field, n *document.Node) []byte {
	var entries [][]byte
	for _, part := range fields {
		if data := cleaned(part, n.Get(part.Key)); data != nil {
			entries = append(entries, slices.Concat(quoteJSON(part.Key), []byte(":"), data))
		}
	}
	return joined('{', '}', entries)
}

// cleanedAnswer leaves out an empty checklist of which nobody said that it is
// an answer, and a state that says no more than the value does.
func cleanedAnswer(f *Field, n *document.Node) []byte {
	value, state := n.Get("value"), n.Get("state")
	said := state != nil && slices.Contains(valued, state.Text)
	if said && value == nil && f.part("value").Kind == Checklist {
		// None of the options holds: the document says so by an empty list.
		none := document.Entry{Key: "value", Value: &document.Node{Kind: document.List}}
		n = &document.Node{Kind: document.Map, Fields: append(slices.Clone(n.Fields), none)}
	}
	drop := map[string]bool{
		"value": !hasValue(value) && !said,
		"state": hasValue(value) && said && state.Text == stateAnswered,
	}
	kept := slices.DeleteFunc(slices.Clone(f.Fields), func(part *Field) bool { return drop[part.Key] })
	return cleanedMap(kept, n)
}

func each(items []*document.Node, clean func(*document.Node) []byte) [][]byte {
	var out [][]byte
	for _, item := range items {
		if data := clean(item); data != nil {
			out = append(out, data)
		}
	}
	return out
}

// joined returns a map or list of entries, or nil when there are none.
func joined(open, end byte, entries [][]byte) []byte {
	if entries == nil {
		return nil
	}
	out := []byte{open}
	for i, e := range entries {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, e...)
	}
	return append(out, end)
}

func quoteJSON(s string) []byte {
	data, err := document.Marshal(s)
	if err != nil {
		return []byte(`""`) // a text can always be written
	}
	return data
}
