package form_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

// wordFiles returns the words of all languages, flat: problems.required and so
// on.
func wordFiles(t *testing.T) map[string]map[string]string {
	t.Helper()
	files, err := filepath.Glob("words/*.json")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	out := map[string]map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc map[string]any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		flat := map[string]string{}
		for key, v := range doc {
			switch v := v.(type) {
			case string:
				flat[key] = v
			case map[string]any:
				for inner, word := range v {
					flat[key+"."+inner] = word.(string)
				}
			}
		}
		lang := strings.TrimSuffix(filepath.Base(file), ".json")
		if flat["language"] != lang {
			t.Errorf("%s is the language %q", file, flat["language"])
		}
		if want := form.Direction(lang); flat["direction"] != want {
			t.Errorf("%s is written %s, not %s", file, flat["direction"], want)
		}
		out[lang] = flat
	}
	return out
}

var verb = regexp.MustCompile(`%(\[\d+\])?[a-zA-Z%]`)

// Every language has what English has, with the same arguments.
func TestWordsOfAllLanguages(t *testing.T) {
	all := wordFiles(t)
	for lang, words := range all {
		for key, english := range all["en"] {
			word, ok := words[key]
			if !ok || strings.TrimSpace(word) == "" {
				t.Errorf("%s has no %s", lang, key)
				continue
			}
			a, b := verb.FindAllString(english, -1), verb.FindAllString(word, -1)
			slices.Sort(a)
			slices.Sort(b)
			plain := func(verbs []string) (out []string) {
				for _, v := range verbs {
					out = append(out, v[len(v)-1:])
				}
				slices.Sort(out)
				return out
			}
			if !slices.Equal(plain(a), plain(b)) {
				t.Errorf("%s: %s has %v, and in English %v", lang, key, b, a)
			}
			if strings.Count(word, "%") != len(b) {
				t.Errorf("%s: %s has a %% that is no verb: %q", lang, key, word)
			}
		}
		for key := range words {
			if _, ok := all["en"][key]; !ok {
				t.Errorf("%s has %s, and English has not", lang, key)
			}
		}
	}
}

// No field of Words is without words, and no key of a file without a field: a
// misspelt key would go unseen.
func TestWordsFillAllFields(t *testing.T) {
	all := wordFiles(t)
	for lang, flat := range all {
		w := form.WordsFor(lang)
		if w.Language != lang {
			t.Fatalf("the words for %s are %s", lang, w.Language)
		}
		known := map[string]bool{}
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			tag := v.Type().Field(i).Tag.Get("json")
			known[tag] = true
			if v.Field(i).IsZero() {
				t.Errorf("%s: no words for %s", lang, v.Type().Field(i).Name)
			}
		}
		for key := range flat {
			if top, _, _ := strings.Cut(key, "."); !known[top] {
				t.Errorf("%s: nobody reads %s", lang, key)
			}
		}
	}
}

func TestWordsFor(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en", "ar": "ar", "ar-SD": "ar", "AR": "ar", "fr-CA": "fr", "es-419": "es", "si": "en", "": "en", "xx-!!": "en",
	} {
		if got := form.WordsFor(tag).Language; got != want {
			t.Errorf("the words for %q are %s, not %s", tag, got, want)
		}
	}
}

func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "ltr", "ar": "rtl", "ar-EG": "rtl", "fa": "rtl", "he": "rtl", "ur-PK": "rtl", "dv": "rtl", "az": "ltr", "az-Arab": "rtl",
		"ar-Latn": "ltr", "AR": "rtl", "ckb": "rtl", "ku": "ltr", "": "ltr", "pa-Arab-PK": "rtl",
	} {
		if got := form.Direction(tag); got != want {
			t.Errorf("%q is written %s, not %s", tag, got, want)
		}
	}
}

// A message is a whole one in each language, whatever the arguments of the
// problem are: a host may add its own.
func TestMessages(t *testing.T) {
	for lang, flat := range wordFiles(t) {
		w := form.WordsFor(lang)
		for key := range flat {
			code, ok := strings.CutPrefix(key, "problems.")
			if !ok {
				continue
			}
			for n := range 4 {
				args := []any{"a", "b", "c"}[:n]
				if code == "too-long" && n == 2 {
					args = []any{100_001, 100_000}
				}
				p := govmaturity.Problem{Code: govmaturity.Code(code), Format: strings.Repeat("%v ", n), Args: args}
				for _, f := range []*form.Field{nil, {Kind: form.Line, Help: "Help"}, {Kind: form.Number, Min: new(float64)}, {Kind: form.Fixed, Fixed: "x"}, {Kind: form.Group}} {
					got := w.Message(p, f)
					if strings.Contains(got, "%!") {
						t.Errorf("%s: %s with %d arguments: %q", lang, code, n, got)
					}
				}
			}
		}
	}
}
