package form

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// ReadSurvey implements [govmaturity.Form].
func (f *Form) ReadSurvey(data []byte) *govmaturity.FormInput {
	root, problems := document.Parse("survey.json", data, document.Limits{})
	for i := range problems {
		problems[i].File = ""
	}
	if root == nil {
		return f.input(nil, problems, nil)
	}
	values := make(url.Values)
	flatten(values, root, "")
	in := f.ReadPost(values)
	in.Problems = append(problems, in.Problems...)
	return in
}

// SurveyData implements [govmaturity.Form].
func (f *Form) SurveyData(in *govmaturity.FormInput) []byte {
	var data object
	if in != nil {
		if root, _ := document.Parse("form.json", in.Document, document.Limits{}); root != nil {
			surveyed(&data, f.def.Root, root, "")
		}
	}
	out, err := document.Marshal(data)
	if err != nil {
		return []byte("{}") // texts and numbers can always be written
	}
	return out
}

// surveyed adds what was entered in a field to the data of a survey, where
// questions stand side by side under their names, but for those of an item.
func surveyed(data *object, f *Field, n *document.Node, name string) {
	if n == nil {
		return
	}
	var value any
	switch {
	case f.Kind == Fixed:
		return
	case f.Kind == Group || f.Kind == Answer:
		for _, part := range f.Fields {
			surveyed(data, part, n.Get(part.Key), within(name, part.Key))
		}
		return
	case f.Kind == Wording:
		for _, e := range n.Fields {
			surveyed(data, f.Item, e.Value, within(name, e.Key))
		}
		return
	case f.isLines():
		lines := make([]string, len(n.Items))
		for i, item := range n.Items {
			lines[i] = item.Text
		}
		value = strings.Join(lines, "\n")
	case f.Kind == List:
		items := make([]object, len(n.Items))
		for i, item := range n.Items {
			surveyed(&items[i], f.Item, item, "-")
		}
		value = items
	case f.Kind == Checklist:
		items := make([]string, len(n.Items))
		for i, item := range n.Items {
			items[i] = item.Text
		}
		value = items
	case n.Kind == document.Number:
		value = json.Number(n.Text)
	default:
		value = typed(n)
	}
	*data = append(*data, entry{name, value})
}

// within returns the name of a part. In an item of a list, which is called -,
// names do not begin with /.
func within(name, key string) string {
	if name == "-" {
		return step(key)[1:]
	}
	return name + step(key)
}

// flatten writes the data of a survey as a post: the names of questions are
// names of fields, and the names of questions in a panel continue that of the
// panel.
func flatten(values url.Values, n *document.Node, name string) {
	switch n.Kind {
	case document.Map:
		for _, e := range n.Fields {
			if e.Value.Kind == document.List && len(e.Value.Items) > 0 && e.Value.Items[0].Kind == document.Map {
				for i, item := range e.Value.Items {
					flatten(values, item, join(name, e.Key)+"/"+strconv.Itoa(i))
				}
				continue
			}
			flatten(values, e.Value, join(name, e.Key))
		}
	case document.List:
		for _, item := range n.Items {
			flatten(values, item, name)
		}
	case document.Null, document.Broken:
	default:
		if !strings.HasPrefix(name, "/") {
			name = "/" + name // not one of ours: it will be reported
		}
		values.Add(name, typed(n))
	}
}

func join(name, key string) string {
	if name == "" {
		return key
	}
	return name + "/" + key
}
