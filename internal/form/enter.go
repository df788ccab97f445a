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
	case f.Silent:
	case (f.Kind == Group || f.Kind == Answer) && n.Kind == document.Map:
		for _, part := range f.Fields {
			enter(values, part, n.Get(part.Key), name+step(part.Key))
		}
	case (f.Kind == Wording || f.Kind == Entries) && n.Kind == document.Map:
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
			if text := typed(item); !document.Blank(text) {
				values.Add(name, text)
			}
		}
	case name != "":
		if text := typed(n); !document.Blank(text) {
			values.Set(name, text)
		}
	}
}

// typed returns a value as a person would type it. A list or a map where there
// should be none is shown as it came.
func typed(n *document.Node) string {
	switch n.Kind {
	case document.String, document.Number:
		return n.Text
	case document.Bool:
		return strconv.FormatBool(n.True)
	case document.List, document.Map:
		return string(n.AppendJSON(nil))
	}
	return ""
}

// step returns a key as a step of a JSON Pointer.
func step(key string) string { return govmaturity.Path{{Key: key}}.Pointer() }
