package stakeholder

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
)

// redactText takes e-mail addresses and telephone numbers out of a text. It
// returns a copy.
func redactText(t govmaturity.Text) govmaturity.Text {
	out := t.Clone()
	for tag, wording := range out {
		out[tag], _ = contact.Redact(wording)
	}
	return out
}

// redactProblems takes e-mail addresses and telephone numbers out of messages:
// they go to those who mend a document, and perhaps further.
func redactProblems(err error) error {
	var problems govmaturity.Problems
	if !errors.As(err, &problems) {
		return err
	}
	out := slices.Clone(problems)
	for i := range out {
		out[i].Format, _ = contact.Redact(out[i].Format)
		out[i].Args = slices.Clone(out[i].Args)
		for k, arg := range out[i].Args {
			if s, ok := arg.(string); ok {
				out[i].Args[k], _ = contact.Redact(s)
			}
		}
		out[i].Path = redactPath(out[i].Path)
	}
	return out
}

// redactPath takes them out of the keys of a path, such as one that is not known.
func redactPath(path govmaturity.Path) govmaturity.Path {
	var out govmaturity.Path
	for _, step := range path {
		step.Key, _ = contact.Redact(step.Key)
		out = append(out, step)
	}
	return out
}

// Redacted returns a copy of the document in which [e-mail] and [tel] stand for
// all e-mail addresses and telephone numbers, to be handed on. What is a name
// of something, such as the id of a stakeholder, has none: ids have no room for
// them. What looks like a number of a telephone and is an amount goes too.
func (m *Map) Redacted() *MapSpec {
	spec := m.Spec()
	eachText(reflect.ValueOf(spec).Elem(), nil, func(_ govmaturity.Path, s string) string {
		s, _ = contact.Redact(s)
		return s
	})
	return spec
}

// eachText goes through the texts of a document that people write, and puts back
// what it is told. Ids, dates and what is one of several words stay as they are,
// and so do the sources: what was published may be cited.
func eachText(v reflect.Value, at govmaturity.Path, change func(govmaturity.Path, string) string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), at, change)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), at.Index(i), change)
		}
	case reflect.Map:
		if t, ok := v.Interface().(govmaturity.Text); ok {
			for _, tag := range t.Languages() {
				t[tag] = change(at, t[tag])
			}
		}
	case reflect.Struct:
		if _, ok := v.Addr().Interface().(*govmaturity.Source); ok {
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			key := keyOf(f)
			if f.Type == reflect.TypeFor[string]() {
				if key == "rater" || key == "code" || key == "unit" {
					v.Field(i).SetString(change(at.Key(key), v.Field(i).String()))
				}
				continue
			}
			eachText(v.Field(i), at.Key(key), change)
		}
	}
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}
