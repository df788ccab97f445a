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
	root, problems := treeOf("survey.json", data)
	if root == nil {
		return f.input(nil, problems, nil)
	}
	values := make(url.Values)
	flatten(values, root, "")
	return f.readPost(values, problems)
}

// SurveyData implements [govmaturity.Form].
func (f *Form) SurveyData(in *govmaturity.FormInput) []byte {
	var data object
	if in != nil {
		s := surveyor{newEntered(in)}
		s.field(&data, f.def.Root, "", "")
	}
	out, err := document.Marshal(data)
	if err != nil {
		return []byte("{}") // texts and numbers can always be written
	}
	return out
}

// surveyor writes what was entered as the data of a survey.
type surveyor struct{ *entered }

// field adds what was entered in a field, under the name of its question. In a
// survey questions stand side by side, but for those of an item of a list, whose
// names go on from the list's.
func (s surveyor) field(data *object, f *Field, name, question string) {
	if !s.given(name) && !s.givenBelow(name) {
		return
	}
	part := func(key string) (string, string) { return name + step(key), continued(question, name, key) }
	switch {
	case f.Kind == Fixed && !f.Optional:
	case f.Kind == Group || f.Kind == Answer:
		for _, p := range f.Fields {
			inner, q := part(p.Key)
			s.field(data, p, inner, q)
		}
	case f.Kind == Wording:
		for _, lang := range s.languages(f, name) {
			inner, q := part(lang)
			s.field(data, f.Item, inner, q)
		}
	case f.Kind == List && f.One:
		s.field(data, f.Item, name+"/0", question+"/0")
	case f.Kind == List && !f.isLines():
		var items []object
		for _, number := range s.items(name) {
			items = append(items, s.item(nil, f.Item, name+"/"+strconv.Itoa(number)))
		}
		data.set(question, items)
	case f.Kind == Entries:
		s.entries(data, f, name, question)
	case f.Kind == Checklist:
		data.set(question, s.values[name])
	default:
		text := strings.Join(s.values[name], "\n")
		if number, ok := plainNumber(text, "."); ok && (f.Kind == Number || f.Kind == Whole) {
			data.set(question, json.Number(number))
			return
		}
		data.set(question, text)
	}
}

// item adds one of several to the data of its panel.
func (s surveyor) item(panel object, f *Field, name string) object {
	question := ""
	if f.Kind != Group {
		question = ValueStep[1:]
	}
	s.field(&panel, f, name, question)
	return panel
}

// entries adds the entries of a map, and those that are being added to it.
func (s surveyor) entries(data *object, f *Field, name, question string) {
	var entries []object
	add := func(at, key string) {
		var entry object
		entry.set(KeyStep[1:], key)
		entries = append(entries, s.item(entry, f.Item, at))
	}
	for _, key := range s.keys(name) {
		add(name+step(key), key)
	}
	for _, number := range s.items(name + "/") {
		at := name + "//" + strconv.Itoa(number)
		add(at, strings.Join(s.values[at+KeyStep], " "))
	}
	data.set(question+"/", entries)
}

// continued returns the name of a question: the name of the field or, in an item
// of a list, what comes after the item's name.
func continued(question, name, key string) string {
	switch {
	case question != "":
		return question + step(key)
	case name == "":
		return step(key)
	}
	return step(key)[1:]
}

// longestName is longer than the name of any field that a person meets. Without
// a bound, the items of a list would each have a copy of a very long name.
const longestName = 4_000

// flatten writes the data of a survey as a post: the names of questions are
// names of fields, and the names of questions in a panel continue that of the
// panel.
func flatten(values url.Values, n *document.Node, name string) {
	switch n.Kind {
	case document.Map:
		for _, e := range n.Fields {
			if len(name)+len(e.Key) > longestName {
				values.Set("/"+short(e.Key), "") // no field of a form: it will be reported
				continue
			}
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
