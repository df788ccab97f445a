package form

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// enter writes a document into form values, under the names of its fields:
// what a person would have typed to get it.
func enter(values url.Values, f *Field, n *document.Node, name string) {
	if n == nil || n.Kind == document.Null || n.Kind == document.Broken {
		return
	}
	switch {
	case f.Kind == Fixed && !f.Optional:
	case (f.Kind == Group || f.Kind == Answer) && n.Kind == document.Map:
		for _, part := range f.Fields {
			enter(values, part, n.Get(part.Key), name+step(part.Key))
		}
	case f.Kind == Wording && n.Kind == document.Map:
		for _, e := range n.Fields {
			enter(values, f.Item, e.Value, name+step(e.Key))
		}
	case f.isLines() && n.Kind == document.List:
		var lines []string
		for _, item := range n.Items {
			lines = append(lines, typed(item))
		}
		if lines != nil {
			values.Set(name, strings.Join(lines, "\n"))
		}
	case f.Kind == List && n.Kind == document.List:
		for i, item := range n.Items {
			enter(values, f.Item, item, name+"/"+strconv.Itoa(i))
		}
	case f.Kind == Checklist && n.Kind == document.List:
		for _, item := range n.Items {
			values.Add(name, typed(item))
		}
	case name != "":
		values.Set(name, typed(n))
	}
}

// isLines reports whether a list is entered as one text with a line for each
// item.
func (f *Field) isLines() bool { return f.Kind == List && f.Item.Kind == Line }

// typed returns a value as a person would type it.
func typed(n *document.Node) string {
	switch n.Kind {
	case document.String, document.Number:
		return n.Text
	case document.Bool:
		return strconv.FormatBool(n.True)
	}
	return ""
}

// step returns a key as a step of a JSON Pointer.
func step(key string) string { return govmaturity.Path{{Key: key}}.Pointer() }
