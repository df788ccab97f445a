package form_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// fuzzedForms are the forms that inputs are tried on.
func fuzzedForms(tb testing.TB) []govmaturity.Form {
	return []govmaturity.Form{
		sample(sampleOptions{}), sample(sampleOptions{complete: true, part: true}), sample(sampleOptions{brief: true, language: "ar"}),
		sample(sampleOptions{known: true}), formOfPlan(),
	}
}

// checkFuzzed checks what holds for every input.
func checkFuzzed(t *testing.T, f govmaturity.Form, in *govmaturity.FormInput) {
	checkOwnDocument(t, f, in)
	for name, texts := range in.Values {
		if !strings.HasPrefix(name, "/") || len(texts) == 0 {
			t.Fatalf("the value of %q is %q", name, texts)
		}
	}
	if !json.Valid(f.SurveyData(in)) {
		t.Fatal("the data of a survey is no JSON")
	}
	post := f.ReadPost(in.Values)
	again := f.ReadPost(post.Values)
	if !bytes.Equal(post.Document, again.Document) || (post.Err() == nil) != (again.Err() == nil) {
		t.Fatalf("what was posted changes when it is posted again: %v, %v\n%s\n%s", post.Err(), again.Err(), post.Document, again.Document)
	}
	var b bytes.Buffer
	if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil {
		if strings.Contains(err.Error(), "fields") && len(in.Values) > 20 {
			return // too many to show
		}
		t.Fatal(err)
	}
	if bytes.Contains(bytes.ToLower(b.Bytes()), []byte("<script")) {
		t.Fatal("a script in the page")
	}
	if b.Len() < 100_000 {
		parsePage(t, b.String()).check(t)
	}
}

// hostile are inputs that have broken readers of YAML or JSON before.
var hostile = []string{
	"", "\x00", "\ufeff", "%YAML 1.1\n---\n", "a: &a [*a]", "? [a]\n: b", "<<: {}", "!!binary aGk=", "- - - - - -", "[[[[[[[[", "{\"a\":1,\"a\":2}",
	"{\"format\":\"test/plan/1\"}", "format: test/sample/1", "root: {root: {root: {}}}", "1e999", "\"\\ud800\"", "'", "a: \"\\",
	strings.Repeat("[", 200), strings.Repeat("a: {", 60), strings.Repeat("- ", 200),
}

func FuzzReadPost(f *testing.F) {
	for _, s := range []string{
		"", "/subject=S", "/subject=S&/answers/level/value=mid&/answers/level/state=excluded", "/answers/list/value=web&/answers/list/value=web",
		"/answers/number/value=%D9%A3%D9%AB%D9%A5&/answers/count/value=1,5", "/rosters/services/3/id=a&/rosters/services/3/~remove=x&/rosters/services/5/rosters/sites/0/id=b",
		"/answers/level/comment=%3Cscript%3E&/zzz=%22%3E%3Cscript%3E&/answers/level/evidence=A%0D%0AB", "/subject=%FF&/%FF=x&/a~b=~&/~1=1", "/steps/0/id=a&/steps/0/steps/1/left=1",
		"/title/en=T&/title/~1=x&/title//=y&/title/xx/yy=z&/matrix/0/0=1&/matrix/0/~value/1=2", "/=x&//=y&///=z", "/ratings//0/~key=a&/ratings//0=4&/ratings//1/~key=a&/ratings//1/~value=5",
		"/people//0/~key=A%20b%09&/people//0/nicknames//3/~key=%E3%80%80&/people/~1/age=1", "/edition=2&/hash=x&/format=y",
	} {
		f.Add(s)
	}
	forms := fuzzedForms(f)
	f.Fuzz(func(t *testing.T, query string) {
		values, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		for _, form := range forms {
			checkFuzzed(t, form, form.ReadPost(values))
		}
	})
}

func FuzzReadJSON(f *testing.F) {
	e := newEntrant(1)
	for range 3 {
		f.Add(marshal(f, e.document(sampleDefinition(sampleOptions{}).Root)))
	}
	f.Add([]byte(`{"subject":"S","answers":{"level":{"value":["mid"],"state":1}},"rosters":{"services":[{},[],null,{"id":"a","answers":{"zzz":0}}]}}`))
	f.Add([]byte(`{"title":{"en":"T","<script>":"x"},"people":{"":{"age":1},"a b":{"nicknames":{"\t":""}}},"steps":[{"steps":[{}]}]}`))
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	forms := fuzzedForms(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, form := range forms {
			checkFuzzed(t, form, form.ReadJSON(data))
			checkFuzzed(t, form, form.Fill(data))
		}
	})
}

func FuzzReadSurvey(f *testing.F) {
	for _, s := range []string{
		`{"/subject":"S","/answers/number/value":1.5,"/answers/list/value":["web","phone"],"/answers/yes-no/value":true}`,
		`{"/rosters/services":[{"id":"a","rosters/sites":[{"id":"b"},{}]},null,"x",[{"id":"c"}]]}`, `{"":{"":[{"":""}]},"/":{"/":1}}`, `{"/title":{"en":"T","~":"<script>"}}`,
		`{"/steps":[{"id":"s","steps":[{"id":"a","left":1}]}],"/ratings/":[{"~key":"a","~value":1},{"~value":[{}]}]}`, `[1,{"a":2}]`, `"x"`,
		`{"/subject-Comment":"x","/answers/level/value":"other"}`,
	} {
		f.Add([]byte(s))
	}
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	forms := fuzzedForms(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, form := range forms {
			checkFuzzed(t, form, form.ReadSurvey(data))
		}
	})
}
