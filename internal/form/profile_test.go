package form_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/long"
)

// formsToCheck returns the forms that the traps of renderers are looked for in.
func formsToCheck(t *testing.T) map[string]govmaturity.Form {
	forms := map[string]govmaturity.Form{"plan": formOfPlan()}
	for name, o := range sampleVariants() {
		forms[name] = sample(o)
	}
	return forms
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
	eachSchema(t, schemaProfiles, func(p govmaturity.FormProfile, at string, s object) {
		for _, key := range later {
			if _, ok := s[key]; ok && (p != govmaturity.FormSchema202012 || key == "dependentRequired") {
				t.Errorf("%s: %s", at, key)
			}
		}
		if _, ok := s["definitions"]; ok && p == govmaturity.FormSchema202012 {
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
	top := 0
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
			switch {
			case strings.HasSuffix(at, " "):
				if top++; choice {
					t.Errorf("%s: the choice %s at the top has a oneOf", at, key)
				}
			case choice && !strings.Contains(at, "^"):
				t.Errorf("%s: the choice %s does not stand below allOf", at, key)
			}
		}
	})
	if top == 0 {
		t.Error("nothing seen")
	}
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

// json-editor shows a question by what it depends on, as far as it can say that.
func TestTrapJSONEditorDependencies(t *testing.T) {
	found := map[string]string{}
	eachSchema(t, schemaProfiles[2:], func(_ govmaturity.FormProfile, at string, s object) {
		options, _ := s["options"].(object)
		if depends, ok := options["dependencies"].(object); ok && strings.HasPrefix(at, "plain ") {
			found[at[strings.LastIndex(at, "/")+1:]] = string(marshal(t, depends))
		}
	})
	want := map[string]string{
		"if-above": `{"root.answers.count.value":[3,4,5,6,7,8,9,10,11,12]}`,
		"if-is":    `{"root.answers.level.value":["mid","high"]}`,
		"if-all":   `{"root.answers.level.value":["low"],"root.answers.yes-no.value":["yes"]}`,
	}
	if len(found) != len(want) {
		t.Errorf("dependencies of %v", found)
	}
	for key, depends := range want {
		if found[key] != depends {
			t.Errorf("%s depends on %s, not %s", key, found[key], depends)
		}
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

// SurveyJS knows value and text, not const and title, and no JSON Schema. Its
// expressions have no numbers with an exponent.
func TestTrapSurveyJS(t *testing.T) {
	choices, conditions := 0, 0
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
				list, _ := v["choices"].([]any)
				for _, o := range list {
					choices++
					o := o.(object)
					if len(o) != 2 || o["value"] == nil || o["text"] == nil || o["text"] == "" {
						t.Errorf("%s: a choice of %v: %v", name, v["name"], o)
					}
				}
				if v["enum"] != nil || v["oneOf"] != nil || v["properties"] != nil {
					t.Errorf("%s: JSON Schema in a survey: %v", name, v["name"])
				}
				if _, ok := v["visibleIf"]; ok {
					conditions++
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
	if choices < 100 || conditions < 50 {
		t.Errorf("%d choices and %d conditions seen", choices, conditions)
	}
	tiny := form.New(form.Definition{Root: &form.Field{Kind: form.Group}, Sections: tinySections()})
	if text := string(profile(t, tiny, govmaturity.FormSurveyJS)); !strings.Contains(text, "value} \\u003e= 0.000000000001 and") && !strings.Contains(text, "value} >= 0.000000000001 and") {
		t.Errorf("a tiny bound: %s", text)
	}
}

// tinySections have a question asked from a very small number to a very large one.
func tinySections() []form.Section {
	w := govmaturity.WordsFor("en")
	a := form.NewAnswer(w, form.Field{Key: "a"}, &form.Field{Kind: form.Number}, true)
	b := form.NewAnswer(w, form.Field{Key: "b", When: &form.When{Key: "a", Answer: a, From: number(1e-12), To: number(1e30)}}, &form.Field{Kind: form.Number}, true)
	return []form.Section{{Fields: []form.Placed{{Path: []string{"answers", "a"}, Field: a}, {Path: []string{"answers", "b"}, Field: b}}}}
}

// The names of the questions of a survey are those that ReadSurvey reads.
func TestSurveyNames(t *testing.T) {
	f, d := sample(sampleOptions{}), sampleDefinition(sampleOptions{})
	names := map[string]bool{}
	var questions func(v any, prefix string)
	questions = func(v any, prefix string) {
		switch v := v.(type) {
		case []any:
			for _, inner := range v {
				questions(inner, prefix)
			}
		case object:
			kind, _ := v["type"].(string)
			name, _ := v["name"].(string)
			if kind != "" && kind != "panel" {
				names[prefix+name] = true
			}
			if v["templateElements"] != nil {
				questions(v["templateElements"], prefix+name+"/")
			}
			questions(v["elements"], prefix)
			questions(v["pages"], prefix)
		}
	}
	questions(unmarshal(t, profile(t, f, govmaturity.FormSurveyJS)), "")
	e := newEntrant(1)
	seen := map[string]bool{}
	var check func(data object, prefix string)
	check = func(data object, prefix string) {
		for name, v := range data {
			if strings.Count(prefix, "/steps/") > 1 || strings.HasPrefix(name, "/title/") || strings.HasPrefix(name, "/words/") || name == "/hash" {
				continue // a survey ends, where a group contains itself; other languages; what the form knows
			}
			if !names[prefix+name] {
				t.Fatalf("the survey has no question %s", prefix+name)
			}
			seen[prefix+name] = true
			if list, ok := v.([]any); ok && len(list) > 0 {
				for _, item := range list {
					if panel, ok := item.(object); ok {
						check(panel, prefix+name+"/")
					}
				}
			}
		}
	}
	for range 30 {
		in := f.ReadJSON(marshal(t, e.document(d.Root)))
		check(unmarshal(t, f.SurveyData(in)).(object), "")
	}
	if len(seen) < 60 {
		t.Errorf("%d names seen", len(seen))
	}
}

// Each document is in one language, and the ids of questions and options do not
// depend on it.
func TestTrapOneLocaleStableIDs(t *testing.T) {
	for _, p := range govmaturity.FormProfiles() {
		var shapes []string
		for _, lang := range []string{"en", "ar", "fr", "es", "de"} {
			f := sample(sampleOptions{language: lang, complete: true})
			if f.Language() != lang && (lang != "de" || f.Language() != "en") { // there is no German
				t.Errorf("the language of the form is %q, asked for was %q", f.Language(), lang)
			}
			text := profile(t, f, p)
			if lang == "ar" && bytes.Contains(text, []byte("Comment")) || lang == "en" && bytes.ContainsRune(text, 'ك') {
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
		for _, key := range []string{"title", "description", "text", "label", "ui:title", "ui:enumNames", "enum_titles", "locale", "addPanelText", "removePanelText"} {
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

// The same definition gives the same bytes, however often and by however many at
// once.
func TestTrapBytesAreStable(t *testing.T) {
	write := func(f *form.Form) (out [][]byte) {
		var b bytes.Buffer
		err := f.WriteHTML(&b, nil, govmaturity.FormPage{Hidden: map[string]string{"a": "1", "b": "2", "c": "3"}})
		out = append(out, b.Bytes())
		for _, p := range govmaturity.FormProfiles() {
			data, perr := f.Profile(p)
			err = errors.Join(err, perr)
			out = append(out, data)
		}
		if err != nil {
			t.Error(err)
		}
		return out
	}
	o := sampleOptions{language: "ar", complete: true}
	want := write(form.New(sampleDefinition(o)))
	var wg sync.WaitGroup
	shared := form.New(sampleDefinition(o))
	for range 4 {
		wg.Go(func() {
			for range long.Count(2, 40) {
				for _, f := range []*form.Form{shared, form.New(sampleDefinition(o))} {
					for i, data := range write(f) {
						if !bytes.Equal(data, want[i]) {
							t.Error("the bytes differ")
						}
					}
				}
			}
		})
	}
	wg.Wait()
}

// What a caller does to the bytes of a profile nobody else sees.
func TestTrapCachedBytesAreCopies(t *testing.T) {
	f := form.New(sampleDefinition(sampleOptions{small: true}))
	for _, p := range govmaturity.FormProfiles() {
		clear(profile(t, f, p))
		clear(profile(t, f, p))
		if !json.Valid(profile(t, f, p)) {
			t.Errorf("%s was changed by a caller", p)
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
	f := form.New(form.Definition{Root: &form.Field{Kind: form.Group, Fields: []*form.Field{
		{Key: "list", Kind: form.List, Item: &form.Field{Kind: form.Group, Fields: []*form.Field{{Key: "a.b", Kind: form.Line}}}},
	}}})
	if _, err := f.Profile(govmaturity.FormJSONForms); err == nil || !strings.Contains(err.Error(), "a.b") {
		t.Errorf("JSON Forms and a key with a dot: %v", err)
	}
	profile(t, f, govmaturity.FormSchemaDraft07)
}

// JSON Forms shows a question by a rule on the group of answers.
func TestJSONFormsRules(t *testing.T) {
	rules := map[bool]int{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		case object:
			if rule, ok := v["rule"].(object); ok {
				condition := rule["condition"].(object)
				if rule["effect"] != "SHOW" || condition["schema"] == nil {
					t.Errorf("a rule: %v", rule)
				}
				if scope := condition["scope"]; scope != "#/properties/answers" {
					t.Errorf("a rule about %v", scope)
				}
				rules[condition["failWhenUndefined"].(bool)]++
			}
			for _, inner := range v {
				walk(inner)
			}
		}
	}
	walk(unmarshal(t, profile(t, sample(sampleOptions{part: true}), govmaturity.FormJSONForms)))
	// Where nothing is answered, three questions are asked: those of what is
	// not so, not answered or an estimate.
	if rules[true] != 11 || rules[false] != 3 {
		t.Errorf("rules that fail without answers, and not: %v", rules)
	}
}
