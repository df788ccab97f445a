package form_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
)

func TestReadJSON(t *testing.T) {
	f := sample(sampleOptions{})
	head := `"format":"test/sample/1","edition":"1.0","subject":"S","title":{"en":"T"}`
	for _, tt := range []struct {
		reason, json string
		want         []string
		doc          string // the document beside the head; "-" for whatever
	}{
		{"not JSON", `{`, []string{"syntax "}, "-"},
		{"nothing", ``, []string{"empty-document "}, "-"},
		{"YAML", "subject: S", []string{"syntax "}, "-"},
		{"a list", `[]`, []string{"wrong-type "}, "-"},
		{"null", `null`, []string{"null "}, "-"},
		{"doubled key", `{` + head + `,"subject":"T"}`, []string{"duplicate-key /subject"}, "-"},
		{"unknown key", `{` + head + `,"zzz":1}`, []string{"unknown-key /zzz"}, ""},
		{"a number as text", `{` + head + `,"answers":{"number":{"value":"1"}}}`, []string{"wrong-type /answers/number/value"}, ""},
		{"a text as number", `{` + head + `,"answers":{"level":{"value":1}}}`, []string{"wrong-type /answers/level/value"}, ""},
		{"true for yes", `{` + head + `,"answers":{"yes-no":{"value":true}}}`, []string{"wrong-type /answers/yes-no/value"}, ""},
		{"null for an answer", `{` + head + `,"answers":{"yes-no":null}}`, []string{"null /answers/yes-no"}, ""},
		{"a bare answer", `{` + head + `,"answers":{"yes-no":"yes"}}`, []string{"wrong-type /answers/yes-no"}, ""},
		{"a checklist as text", `{` + head + `,"answers":{"list":{"value":"web"}}}`, []string{"wrong-type /answers/list/value"}, ""},
		{"blank evidence", `{` + head + `,"answers":{"level":{"evidence":[""]}}}`, []string{"empty /answers/level/evidence/0"}, ""},
		{"a wording as text", `{` + head + `,"words":"W"}`, []string{"wrong-type /words"}, ""},
		{"an item that is no map", `{` + head + `,"rosters":{"services":["a"]}}`, []string{"wrong-type /rosters/services/0"}, ""},
		{"an item without id", `{` + head + `,"rosters":{"services":[{}]}}`, []string{"required /rosters/services/0/id"}, ""},
		{"an item twice", `{` + head + `,"rosters":{"services":[{"id":"a"},{"id":"a"}]}}`, []string{"duplicate-id /rosters/services/1/id"}, "-"},
		{"an entry of a blank key", `{` + head + `,"people":{" ":{"age":1}}}`, []string{"empty /people/ "}, "-"},
		{"an entry of a wrong key", `{` + head + `,"ratings":{"A b":1}}`, []string{"pattern /ratings/A b"}, "-"},
		{"text that is too long", `{` + head + `,"note":"` + strings.Repeat("x", 100_001) + `"}`, []string{"too-long /note"}, "-"},
		{"half a character", `{` + head + `,"note":"\ud800"}`, []string{"lone-surrogate /note"}, "-"},
		{"a number has one form", `{` + head + `,"rank":1e0,"range":{"min":-0.0,"max":12.50}}`, []string{}, `"rank":1,"range":{"min":0,"max":12.5}`},
		{"blanks are nothing", `{` + head + `,"rater":"","note":" ","colours":[],"people":{},"answers":{"level":{"comment":""},"list":{"value":[],"evidence":[]}},"rosters":{"services":[]}}`, []string{}, ""},
		{"an untouched checklist beside a reason", `{` + head + `,"answers":{"list":{"value":[],"state":"excluded"}}}`, []string{}, `"answers":{"list":{"state":"excluded"}}`},
		{"keys have the order of the form", `{"answers":{"count":{"value":1},"level":{"value":"low"}},` + head + `}`, []string{}, `"answers":{"level":{"value":"low"},"count":{"value":1}}`},
	} {
		in := f.ReadJSON([]byte(tt.json))
		if diff := cmp.Diff(tt.want, problemsIn(in)); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s%v", tt.reason, diff, in.Problems)
		}
		want := head
		if tt.doc != "" {
			want += "," + tt.doc
		}
		if tt.doc != "-" {
			if diff := cmp.Diff("{"+want+"}", string(in.Document)); diff != "" {
				t.Errorf("%s: the document (-want +got):\n%s", tt.reason, diff)
			}
		}
		unmarshal(t, in.Document)
		for name := range in.Values {
			if !strings.HasPrefix(name, "/") {
				t.Errorf("%s: a value of no name: %q", tt.reason, name)
			}
		}
		writePage(t, f, in, govmaturity.FormPage{})
	}
}

// Problems of JSON say where in the text, those of meaning too, and those of a
// blank item that goes do not shift them.
func TestReadJSONPlaces(t *testing.T) {
	f := sample(sampleOptions{})
	in := f.ReadJSON([]byte("{\"subject\": \"S\",\n\"title\": {\"en\": \"T\"},\n\"tags\": [\n\"a\", \"B\"]}"))
	if p := in.Problems; len(p) != 1 || p[0].Line != 4 || p[0].Column != 6 {
		t.Errorf("%+v", p)
	}
	in = f.ReadJSON([]byte("{\"subject\": \"S\", \"title\": {\"en\": \"T\"}, \"rosters\": {\"services\": [\n{\"id\": \"a\"},\n{\"id\": \"a\"}]}}"))
	if p := in.Problems; len(p) != 1 || p[0].Line != 3 || p[0].Column != 8 {
		t.Errorf("%+v", p)
	}
	in = f.ReadJSON([]byte(`{"subject": "S", "title": {"en": "T"}, "matrix": [[], [7]]}`))
	if in.Err() != nil || len(in.Values["/matrix/0/0"]) != 1 || !bytes.Contains(in.Document, []byte(`"matrix":[[7]]`)) {
		t.Errorf("what is shown has other places than the document: %v %v\n%s", in.Err(), in.Values, in.Document)
	}
}

// Fill takes a document in each way that the document's own reader takes, and
// keeps what is wrong.
func TestFill(t *testing.T) {
	head := "format: test/sample/1\nedition: \"1.0\"\nsubject: S\ntitle: {en: T}\n"
	for _, tt := range []struct {
		reason   string
		form     sampleOptions
		document string
		want     []string
		doc      string // the document beside what is always there; "-" for whatever
	}{
		{"YAML", sampleOptions{}, head, nil, ""},
		{"a text in the document's language", sampleOptions{}, "subject: S\nlanguage: si\ntitle: T\n", []string{"unknown-key /language"}, "-"},
		{"a text in no language", sampleOptions{}, head + "words: W\n", nil, `"words":{"en":"W"}`},
		{"a bare answer", sampleOptions{}, head + "answers: {level: mid, count: 3}\n", nil, `"answers":{"level":{"value":"mid"},"count":{"value":3}}`},
		{"a rank", sampleOptions{}, head + "answers: {level: 2.0}\n", nil, `"answers":{"level":{"value":"mid"}}`},
		{"a rank that no level has", sampleOptions{}, head + "answers: {level: 7}\n", []string{"wrong-type /answers/level/value"}, ""},
		{"a truth value", sampleOptions{}, head + "answers: {yes-no: true}\n", nil, `"answers":{"yes-no":{"value":"yes"}}`},
		{"a truth value in a map", sampleOptions{}, head + "answers: {yes-no: {value: false, comment: c}}\n", nil, `"answers":{"yes-no":{"value":"no","comment":"c"}}`},
		{"a truth value that is no option", sampleOptions{}, head + "answers: {level: true}\n", []string{"not-allowed /answers/level/value"}, "-"},
		{"a truth value for a number", sampleOptions{}, head + "answers: {count: true}\n", []string{"wrong-type /answers/count/value"}, ""},
		{"one of a checklist", sampleOptions{}, head + "answers: {list: web}\n", nil, `"answers":{"list":{"value":["web"]}}`},
		{"a list of one for a level", sampleOptions{}, head + "answers: {level: [mid]}\n", nil, `"answers":{"level":{"value":"mid"}}`},
		{"a list of two for a level", sampleOptions{}, head + "answers: {level: [mid, low]}\n", []string{"wrong-type /answers/level/value"}, ""},
		{"none of a checklist", sampleOptions{}, head + "answers: {list: []}\n", nil, `"answers":{"list":{"value":[],"state":"answered"}}`},
		{"none of a checklist, as an estimate", sampleOptions{}, head + "answers: {list: {value: [], state: imputed}}\n", nil, `"answers":{"list":{"value":[],"state":"imputed"}}`},
		{"a state that the value says already", sampleOptions{}, head + "answers: {level: {value: mid, state: answered}}\n", nil, `"answers":{"level":{"value":"mid"}}`},
		{"a state without the value it is about", sampleOptions{}, head + "answers: {level: {state: answered}}\n", []string{"not-allowed /answers/level/state"}, "-"},
		{"null is no answer", sampleOptions{}, head + "answers: {level: null, count: 1}\n", nil, `"answers":{"count":{"value":1}}`},
		{"an unknown question", sampleOptions{}, head + "answers: {zzz: 1}\n", []string{"unknown-key /answers/zzz"}, ""},
		{"in items", sampleOptions{}, head + "rosters: {services: [{id: a, answers: {stage: 3}}]}\n", nil, `"rosters":{"services":[{"id":"a","answers":{"stage":{"value":3}}}]}`},
		{"in entries", sampleOptions{}, head + "people: {Ann: {age: 1e1}}\n", nil, `"people":{"Ann":{"age":10}}`},
		{"what the form has no place for", sampleOptions{part: true}, strings.Replace(head, "title: {en: T}\n", "", 1) + "rosters: {services: [{id: a}]}\n", nil, ""},
		{"what the host knows", sampleOptions{known: true}, head + "rater: R\ndate: 2020\n", nil, "-"},
		{"another format", sampleOptions{}, "format: test/plan/1\n", []string{"wrong-format /format"}, "-"},
		{"what cannot be read", sampleOptions{}, "a: {", []string{"syntax "}, "-"},
		{"a brief form and a comment", sampleOptions{brief: true}, head + "answers: {level: {value: mid, comment: c}}\n", []string{"unknown-key /answers/level/comment"}, "-"},
	} {
		f := sample(tt.form)
		in := f.Fill([]byte(tt.document))
		if diff := cmp.Diff(append([]string{}, tt.want...), problemsIn(in)); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s%v", tt.reason, diff, in.Problems)
		}
		want := `{"format":"test/sample/1","edition":"1.0","subject":"S","title":{"en":"T"}`
		if tt.form.part {
			want = `{"format":"test/sample/1","edition":"1.0","subject":"S"`
		}
		if tt.doc != "" {
			want += "," + tt.doc
		}
		if diff := cmp.Diff(want+"}", string(in.Document)); tt.doc != "-" && diff != "" {
			t.Errorf("%s: the document (-want +got):\n%s", tt.reason, diff)
		}
		writePage(t, f, in, govmaturity.FormPage{})
	}
	known := sample(sampleOptions{known: true}).Fill([]byte(head + "rater: R\ndate: 2020\n"))
	if !bytes.Contains(known.Document, []byte(`"subject":"Ministry","date":"2026"`)) || bytes.Contains(known.Document, []byte("rater")) {
		t.Errorf("what the host knows: %s", known.Document)
	}
}
