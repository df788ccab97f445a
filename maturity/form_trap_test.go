package maturity_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// formsToCheck returns the forms that the traps of renderers are looked for in.
func formsToCheck(t *testing.T) map[string]govmaturity.Form {
	every := everyMeasure(t)
	_, all := formFrameworks(t)
	return map[string]govmaturity.Form{
		"plain":     formOf(t, every, maturity.FormOptions{}),
		"complete":  formOf(t, every, maturity.FormOptions{Complete: true}),
		"brief":     formOf(t, every, maturity.FormOptions{Brief: true}),
		"about":     formOf(t, every, maturity.FormOptions{About: &maturity.Assessment{Subject: "S"}}),
		"node":      formOf(t, every, maturity.FormOptions{Node: "conditions"}),
		"benchmark": formOf(t, all["eu-egovernment-benchmark@2023"], maturity.FormOptions{}),
		"framework": maturity.SpecForm("en", "fr"),
	}
}

var schemaProfiles = []govmaturity.FormProfile{govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012, govmaturity.FormJSONEditor}

// eachSchema calls visit with each map of the schemas of all forms, and with its
// place, in which # is a step into a rule, and ^ one below allOf.
func eachSchema(t *testing.T, profiles []govmaturity.FormProfile, visit func(p govmaturity.FormProfile, at string, s object)) {
	t.Helper()
	for name, f := range formsToCheck(t) {
		for _, p := range profiles {
			var walk func(v any, at string)
			walk = func(v any, at string) {
				switch v := v.(type) {
				case []any:
					for _, inner := range v {
						walk(inner, at)
					}
				case object:
					visit(p, at, v)
					for key, inner := range v {
						switch key {
						case "properties", "definitions", "$defs":
							for k, prop := range inner.(object) {
								walk(prop, at+"/"+k)
							}
						case "enum", "const", "default", "options", "required":
						case "if", "not":
							walk(inner, at+"#") // rules, that nobody sees
						case "allOf", "then":
							walk(inner, at+"^")
						default:
							walk(inner, at)
						}
					}
				}
			}
			walk(unmarshal(t, profile(t, f, p)), name+" "+string(p)+" ")
		}
	}
}

// AJV 8 and JSON Forms know no $schema but draft-07's by default.
func TestTrapDraft07SaysSo(t *testing.T) {
	for name, f := range formsToCheck(t) {
		for p, want := range map[govmaturity.FormProfile]string{
			govmaturity.FormSchemaDraft07:  "http://json-schema.org/draft-07/schema#",
			govmaturity.FormJSONEditor:     "http://json-schema.org/draft-07/schema#",
			govmaturity.FormSchema202012:   "https://json-schema.org/draft/2020-12/schema",
			govmaturity.FormRJSF:           "",
			govmaturity.FormSurveyJS:       "",
			govmaturity.FormProfile("zzz"): "-",
		} {
			data, err := f.Profile(p)
			if want == "-" {
				if err == nil || !strings.Contains(err.Error(), "zzz") || !strings.Contains(err.Error(), "draft-07") {
					t.Errorf("an unknown profile: %v", err)
				}
				continue
			}
			if err != nil {
				t.Fatal(name, p, err)
			}
			got, _ := unmarshal(t, data).(object)["$schema"].(string)
			if got != want {
				t.Errorf("%s: $schema of %s is %q", name, p, got)
			}
		}
	}
}

// AJV with draft-07 passes over keywords of 2019 and later without a word.
func TestTrapNoKeywordsOfLaterDrafts(t *testing.T) {
	later := []string{"dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "prefixItems", "minContains", "maxContains", "$defs", "$anchor", "$dynamicRef"}
	eachSchema(t, []govmaturity.FormProfile{govmaturity.FormSchemaDraft07, govmaturity.FormJSONEditor}, func(_ govmaturity.FormProfile, at string, s object) {
		for _, key := range later {
			if _, ok := s[key]; ok {
				t.Errorf("%s: %s", at, key)
			}
		}
	})
	eachSchema(t, schemaProfiles, func(_ govmaturity.FormProfile, at string, s object) {
		if _, ok := s["dependentRequired"]; ok {
			t.Errorf("%s: dependentRequired", at)
		}
		if _, ok := s["definitions"]; ok && strings.Contains(at, "2020-12") {
			t.Errorf("%s: definitions", at)
		}
	})
}

// Without the type beside oneOf rjsf shows no select; with an enum beside it,
// it and JSON Forms show nonsense.
func TestTrapChoicesHaveTypeBesideOneOf(t *testing.T) {
	choices := 0
	eachSchema(t, schemaProfiles[:2], func(_ govmaturity.FormProfile, at string, s object) {
		list, ok := s["oneOf"].([]any)
		if !ok || strings.Contains(at, "#") {
			return
		}
		choices++
		if s["type"] != "string" || s["enum"] != nil {
			t.Errorf("%s: a oneOf with the type %v and the enum %v", at, s["type"], s["enum"])
		}
		for _, o := range list {
			o := o.(object)
			if _, ok := o["const"].(string); !ok || o["title"] == "" || o["title"] == nil {
				t.Errorf("%s: an option without const and title: %v", at, o)
			}
		}
	})
	if choices < 100 {
		t.Errorf("%d choices seen", choices)
	}
}

// rjsf takes the first option of a choice for its default, unless the choice
// stands below allOf. At the top of the document even that does not help, and a
// plain enum does.
func TestTrapNoDefaultChoice(t *testing.T) {
	eachSchema(t, schemaProfiles[:2], func(_ govmaturity.FormProfile, at string, s object) {
		if s["default"] != nil {
			t.Errorf("%s: a default: %v", at, s["default"])
		}
		if strings.Contains(at, "#") {
			return
		}
		props, _ := s["properties"].(object)
		for key, prop := range props {
			prop := prop.(object)
			_, choice := prop["oneOf"]
			top := strings.HasSuffix(at, " ")
			if choice && top {
				t.Errorf("%s: the choice %s at the top has a oneOf", at, key)
			}
			if choice && !strings.Contains(at, "^") {
				t.Errorf("%s: the choice %s does not stand below allOf", at, key)
			}
		}
	})
}

// JSON Forms loses a title beside a $ref, and draft-07 says that everything
// beside a $ref is passed over.
func TestTrapNothingBesideRef(t *testing.T) {
	refs := 0
	eachSchema(t, schemaProfiles, func(_ govmaturity.FormProfile, at string, s object) {
		if _, ok := s["$ref"]; ok {
			refs++
			if len(s) > 1 {
				t.Errorf("%s: beside a $ref: %v", at, s)
			}
		}
	})
	if refs == 0 {
		t.Error("no $ref seen")
	}
}

// json-editor picks the wrong option of a oneOf, and says nothing.
func TestTrapJSONEditorGetsEnum(t *testing.T) {
	enums := 0
	eachSchema(t, schemaProfiles[2:], func(_ govmaturity.FormProfile, at string, s object) {
		for _, key := range []string{"oneOf", "anyOf", "if"} {
			if _, ok := s[key]; ok && !strings.Contains(at, "#") {
				t.Errorf("%s: %s", at, key)
			}
		}
		options, _ := s["options"].(object)
		if options == nil || strings.Contains(at, "#") {
			return
		}
		enum, _ := s["enum"].([]any)
		titles, _ := options["enum_titles"].([]any)
		if titles != nil {
			enums++
			if len(enum) != len(titles) || s["type"] != "string" {
				t.Errorf("%s: %d values and %d titles, of the type %v", at, len(enum), len(titles), s["type"])
			}
		}
	})
	if enums < 50 {
		t.Errorf("%d enums seen", enums)
	}
}

// nullable as a oneOf breaks rjsf and JSON Forms, and a list of types some.
func TestTrapNoNullableTypes(t *testing.T) {
	eachSchema(t, schemaProfiles, func(_ govmaturity.FormProfile, at string, s object) {
		if _, several := s["type"].([]any); several || s["type"] == "null" || s["nullable"] != nil {
			t.Errorf("%s: the type %v, nullable %v", at, s["type"], s["nullable"])
		}
	})
}

// SurveyJS knows value and text, not const and title, and no JSON Schema.
func TestTrapSurveyJSChoices(t *testing.T) {
	choices := 0
	for name, f := range formsToCheck(t) {
		names := map[string]bool{}
		var walk func(v any, prefix string)
		walk = func(v any, prefix string) {
			switch v := v.(type) {
			case []any:
				for _, inner := range v {
					walk(inner, prefix)
				}
			case object:
				for _, o := range asList(v["choices"]) {
					choices++
					o := o.(object)
					if len(o) != 2 || o["value"] == nil || o["text"] == nil || o["text"] == "" {
						t.Errorf("%s: a choice of %v: %v", name, v["name"], o)
					}
				}
				if v["enum"] != nil || v["oneOf"] != nil || v["properties"] != nil {
					t.Errorf("%s: JSON Schema in a survey: %v", name, v["name"])
				}
				if n, ok := v["name"].(string); ok {
					if names[prefix+n] {
						t.Errorf("%s: the name %q twice", name, prefix+n)
					}
					names[prefix+n] = true
				}
				for _, key := range []string{"pages", "elements", "templateElements"} {
					inner := prefix
					if n, ok := v["name"].(string); ok && key == "templateElements" {
						inner += n + "/-/"
					}
					walk(v[key], inner)
				}
			}
		}
		walk(unmarshal(t, profile(t, f, govmaturity.FormSurveyJS)), "")
	}
	if choices < 100 {
		t.Errorf("%d choices seen", choices)
	}
}

func asList(v any) []any {
	list, _ := v.([]any)
	return list
}

// Each document is in one language, and the ids of questions and options do not
// depend on it.
func TestTrapOneLocaleStableIDs(t *testing.T) {
	fw := everyMeasure(t)
	for _, p := range govmaturity.FormProfiles() {
		var shapes []string
		for _, lang := range []string{"en", "ar", "fr", "es", "de"} {
			f := formOf(t, fw, maturity.FormOptions{Language: lang, Complete: true})
			if f.Language() != lang && (lang != "de" || f.Language() != "en") { // there is no German
				t.Errorf("the language of the form is %q, asked for was %q", f.Language(), lang)
			}
			text := profile(t, f, p)
			if lang == "ar" && bytes.Contains(text, []byte("Everything")) || lang == "en" && bytes.ContainsRune(text, 'ك') {
				t.Errorf("%s has two languages", p)
			}
			shapes = append(shapes, string(marshal(t, wordless(unmarshal(t, text)))))
		}
		for _, s := range shapes[1:] {
			if s != shapes[0] {
				t.Errorf("%s: another language has other ids", p)
			}
		}
	}
}

// wordless takes out what people read.
func wordless(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = wordless(v[i])
		}
	case object:
		for _, key := range []string{"title", "description", "text", "label", "ui:title", "ui:enumNames", "enum_titles", "locale", "addPanelText", "removePanelText", "minLength"} {
			if _, ok := v[key].(object); !ok {
				delete(v, key)
			}
		}
		for key := range v {
			v[key] = wordless(v[key])
		}
	}
	return v
}

// The same form gives the same bytes, however often and by however many at
// once, and what a caller does to them nobody else sees.
func TestTrapBytesAreStable(t *testing.T) {
	fw := everyMeasure(t)
	build := func() map[govmaturity.FormProfile][]byte {
		f, err := fw.Form(maturity.FormOptions{Language: "ar", Complete: true})
		if err != nil {
			t.Error(err)
			return nil
		}
		out := map[govmaturity.FormProfile][]byte{}
		for _, p := range govmaturity.FormProfiles() {
			data, err := f.Profile(p)
			if err != nil {
				t.Error(err)
			}
			out[p] = data
		}
		return out
	}
	html := func() []byte {
		f, err := fw.Form(maturity.FormOptions{Language: "ar", Complete: true})
		var b bytes.Buffer
		if err := errors.Join(err, f.WriteHTML(&b, nil, govmaturity.FormPage{Hidden: map[string]string{"a": "1", "b": "2", "c": "3"}})); err != nil {
			t.Error(err)
		}
		return b.Bytes()
	}
	want, wantHTML := build(), html()
	n := 300
	if testing.Short() {
		n = 20
	}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := range n / 2 {
				if i%10 == 0 && !bytes.Equal(html(), wantHTML) {
					t.Error("the HTML differs")
				}
				for p, data := range build() {
					if !bytes.Equal(data, want[p]) {
						t.Errorf("%s differs", p)
						return
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestTrapCachedBytesAreCopies(t *testing.T) {
	for name, f := range formsToCheck(t) {
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for _, p := range govmaturity.FormProfiles() {
					first, err := f.Profile(p)
					if err != nil {
						continue
					}
					if !json.Valid(first) {
						t.Errorf("%s: %s is no JSON", name, p)
					}
					clear(first)
				}
			})
		}
		wg.Wait()
		for _, p := range govmaturity.FormProfiles() {
			if data, err := f.Profile(p); err == nil && !json.Valid(data) {
				t.Errorf("%s: %s was changed by a caller", name, p)
			}
		}
	}
	profiles := govmaturity.FormProfiles()
	slices.Reverse(profiles)
	if slices.Equal(profiles, govmaturity.FormProfiles()) {
		t.Error("the list of profiles was changed by a caller")
	}
}

// JSON Forms takes keys apart at dots: its profile is refused, not wrong.
func TestTrapJSONFormsRefusesDots(t *testing.T) {
	fw := read(t, "id: r\ntitle: R\naggregation: arithmetic\nnodes:\n  - {id: a.b, title: A, measure: {kind: yes-no}}\n")
	f := formOf(t, fw, maturity.FormOptions{})
	if _, err := f.Profile(govmaturity.FormJSONForms); err == nil || !strings.Contains(err.Error(), "a.b") {
		t.Errorf("JSON Forms and a key with a dot: %v", err)
	}
	profile(t, f, govmaturity.FormSchemaDraft07)
}
