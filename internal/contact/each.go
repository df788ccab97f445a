package contact

import (
	"reflect"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Each goes through the texts of a document that people write, and puts back what it is
// told: the wordings of each [govmaturity.Text], and the strings under the keys that are
// named. Sources stay as they are: what was published may be cited. The document is a
// pointer to a struct.
func Each(doc any, keys []string, change func(at govmaturity.Path, text string) string) {
	each(reflect.ValueOf(doc), nil, keys, change)
}

func each(v reflect.Value, at govmaturity.Path, keys []string, change func(govmaturity.Path, string) string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			each(v.Elem(), at, keys, change)
		}
	case reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), at.Index(i), keys, change)
		}
	case reflect.Map:
		if t, ok := v.Interface().(govmaturity.Text); ok {
			for _, tag := range t.Languages() {
				t[tag] = change(at, t[tag])
			}
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[govmaturity.Source]() {
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Type.Kind() == reflect.String {
				if slices.Contains(keys, key) {
					v.Field(i).SetString(change(at.Key(key), v.Field(i).String()))
				}
				continue
			}
			each(v.Field(i), at.Key(key), keys, change)
		}
	}
}
