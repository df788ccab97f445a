package form_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

type object = map[string]any

// entrant makes documents of the fields of a form: what a person may enter.
type entrant struct {
	r *rand.Rand
	// all answers each question, or says why not.
	all bool
	// typed makes numbers and texts that come back from a browser as they were.
	typed bool
	depth int
}

func newEntrant(seed uint64) *entrant { return &entrant{r: rand.New(rand.NewPCG(seed, 3))} }

func (e *entrant) maybe() bool { return e.r.IntN(2) == 0 }

func (e *entrant) pick(list []string) string { return list[e.r.IntN(len(list))] }

// document returns a document that the form takes.
func (e *entrant) document(root *form.Field) object {
	doc, _ := e.value(root, "").(object)
	return doc
}

// value returns what may be entered in a field, or nil for nothing.
func (e *entrant) value(f *form.Field, key string) any {
	e.depth++
	defer func() { e.depth-- }()
	switch f.Kind {
	case form.Fixed:
		if f.FixedToo != "" && e.maybe() {
			return f.FixedToo
		}
		return f.Fixed
	case form.Group:
		return e.group(f)
	case form.Answer:
		return e.answer(f)
	case form.List:
		list := []any{}
		most := 4
		if f.MostItems > 0 {
			most = f.MostItems + 1
		}
		items := e.r.IntN(most)
		if f.One {
			items = 1
		}
		for i := range items {
			item := e.value(f.Item, fmt.Sprint(key, i))
			if group, ok := item.(object); ok && group["id"] != nil && !f.One {
				group["id"] = fmt.Sprint(group["id"], i) // told apart
			}
			if item != nil {
				list = append(list, item)
			}
		}
		if len(list) == 0 && (f.AtLeastOne || e.maybe()) {
			return nil
		}
		return list
	case form.Entries:
		return e.entries(f)
	case form.Wording:
		texts := object{f.Languages[0]: e.text()}
		if e.maybe() {
			texts[e.pick([]string{"en", "ar", "si", "pt-BR"})] = e.text()
		}
		return texts
	case form.Choice:
		return f.Options[e.r.IntN(len(f.Options))].ID
	case form.Checklist:
		list := []any{}
		for _, o := range f.Options {
			if e.maybe() {
				list = append(list, o.ID)
			}
		}
		if len(list) == 0 && f.AtLeastOne {
			return nil
		}
		return list
	case form.Number, form.Whole:
		return e.number(f)
	case form.YesNo:
		return e.maybe()
	}
	switch {
	case f.Pattern != nil && f.Pattern.Name == "date":
		return e.pick([]string{"2026", "2026-11", "2026-11-22"})
	case f.Pattern != nil && f.Pattern.Name == "language":
		return e.pick([]string{"en", "si", "pt-BR"})
	case f.Pattern != nil:
		return e.pick([]string{"a", "x-1", "z.9"})
	case f.Blank && !e.typed && e.r.IntN(5) == 0:
		return ""
	case f.Kind == form.Paragraph:
		return e.text()
	}
	return e.pick([]string{"Sri Lanka", "<script>alert(1)</script>", "\"'&;`", "السودان", "a  b"})
}

func (e *entrant) text() string {
	return e.pick([]string{"c", "two\nlines", "</textarea><script>x</script>", "\nfirst line blank", "كلمة"})
}

// number returns one within the bounds of a field, often at them.
func (e *entrant) number(f *form.Field) any {
	low, high := -1000.0, 1000.0
	switch {
	case f.Min != nil:
		low = *f.Min
	case f.Above != nil:
		low = *f.Above + 0.25
	}
	if f.Max != nil {
		high = *f.Max
	}
	x := low + e.r.Float64()*(high-low)
	switch e.r.IntN(5) {
	case 0:
		x = low
	case 1:
		x = high
	case 2:
		x = min(max([]float64{0, 1, 3, 50, 0.5}[e.r.IntN(5)], low), high)
	}
	if f.Kind == form.Whole {
		return int(x)
	}
	if e.typed {
		x = min(max(float64(int(x*4))/4, low), high)
	}
	return x
}

func (e *entrant) group(f *form.Field) any {
	out := object{}
	one := ""
	if f.OneOf != nil {
		one = f.OneOf[0]
		if e.depth < 6 {
			one = e.pick(f.OneOf)
		}
	}
	for _, part := range f.Fields {
		needed := part.Required || part.Key == one || part.Kind == form.Fixed && !part.Optional
		inOneOf := false
		for _, key := range f.OneOf {
			inOneOf = inOneOf || key == part.Key
		}
		switch {
		case inOneOf && part.Key != one:
		case part.Kind == form.Answer && e.all:
			out[part.Key] = e.value(part, part.Key)
		case !needed && (e.r.IntN(3) == 0 || e.depth > 6 && part.Item != nil && part.Item.Name != ""):
		default:
			v := e.value(part, part.Key)
			for tries := 0; needed && empty(v) && tries < 50; tries++ {
				v = e.value(part, part.Key)
			}
			if v != nil {
				out[part.Key] = v
			}
		}
	}
	return out
}

func empty(v any) bool {
	list, isList := v.([]any)
	return v == nil || isList && len(list) == 0
}

func (e *entrant) entries(f *form.Field) any {
	out := object{}
	for _, key := range []string{"a", "b-2", "2020"} {
		if e.maybe() {
			if v := e.value(f.Item, key); v != nil {
				out[key] = v
			}
		}
	}
	if len(out) == 0 && f.AtLeastOne {
		return nil
	}
	return out
}

// answer returns an answer as forms have it: with a value, or with the reason why
// there is none.
func (e *entrant) answer(f *form.Field) any {
	parts := map[string]*form.Field{}
	for _, part := range f.Fields {
		parts[part.Key] = part
	}
	a := object{}
	full := parts["comment"] != nil
	value := e.value(parts["value"], "value")
	list, isList := value.([]any)
	switch {
	case full && e.r.IntN(4) == 0:
		a["state"] = e.pick([]string{"unanswered", "not-applicable", "not-deployed", "excluded"})
	case isList && len(list) == 0:
		a["value"], a["state"] = value, "answered"
	default:
		a["value"] = value
		if full && e.r.IntN(6) == 0 {
			a["state"] = "imputed"
		}
	}
	if full {
		if e.r.IntN(4) == 0 {
			a["comment"] = e.text()
		}
		if e.r.IntN(4) == 0 {
			a["evidence"] = []any{"https://example.org/?a=1&b=2", e.pick([]string{"B", "<script>", "دليل"})}
		}
	}
	return a
}

func marshal(tb testing.TB, v any) []byte {
	tb.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func unmarshal(tb testing.TB, data []byte) any {
	tb.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		tb.Fatalf("%v: %.300s", err, data)
	}
	return v
}

// problemsIn returns the problems as "code pointer", in their order.
func problemsIn(in *govmaturity.FormInput) []string {
	out := []string{}
	for _, p := range in.Problems {
		out = append(out, string(p.Code)+" "+p.Path.Pointer())
	}
	return out
}
