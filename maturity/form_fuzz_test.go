package maturity_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// fuzzedRoot is a small tree with most kinds of questions: what takes long is not
// tried often. Its ids are those of every-measure.yaml.
const fuzzedRoot = `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: number, title: N, measure: {kind: number, range: {min: -10, max: 100}}}
  - {id: level, title: L, measure: {kind: level, scale: stages}}
  - {id: choice, title: C, measure: {kind: choice, options: [{id: central, title: C, value: 0}, {id: mixed, title: M, value: 2}]}}
  - {id: checklist, title: K, when: {any: [{node: choice, is: [mixed]}, {node: number, above: 1}]}, measure: {kind: checklist, options: [{id: web, title: W}, {id: phone, title: P}]}}
  - {id: count, title: T, when: {not: {node: checklist, state: [unanswered]}}, measure: {kind: count, maximum: 12}}
  - {id: s, title: S, aggregation: median, items: {roster: services}}
`

// fuzzedForms are the forms that inputs are tried on.
func fuzzedForms(tb testing.TB) map[govmaturity.Form]*maturity.Framework {
	fw := read(tb, fuzzedRoot, rosterMore)
	return map[govmaturity.Form]*maturity.Framework{
		formOf(tb, fw, maturity.FormOptions{}):                            fw,
		formOf(tb, fw, maturity.FormOptions{Complete: true, Brief: true}): fw,
		maturity.SpecForm("en", "ar"):                                     nil,
	}
}

// checkFuzzed checks what holds for whatever is entered.
func checkFuzzed(t *testing.T, f govmaturity.Form, fw *maturity.Framework, in *govmaturity.FormInput) {
	t.Helper()
	checkInput(t, f, in)
	if in.Err() == nil {
		var err error
		if fw != nil {
			_, err = fw.ReadAssessment("", in.Document)
		} else {
			_, err = maturity.ReadFramework("", in.Document)
		}
		if err != nil {
			t.Fatalf("no problems, and the document is refused: %v\n%s", err, in.Document)
		}
	}
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
	if fw == nil && (len(in.Values) == 0 || len(in.Values) > 4) {
		return // its pages are large
	}
	if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil {
		if strings.Contains(err.Error(), "fields") && len(in.Values) > 20 {
			return // too many to show
		}
		t.Fatal(err)
	}
	if bytes.Contains(bytes.ToLower(b.Bytes()), []byte("<script")) {
		t.Fatal("a script in the page")
	}
	if b.Len() < 50_000 {
		parsePage(t, b.String()).check(t)
	}
}

func FuzzReadPost(f *testing.F) {
	for _, s := range []string{
		"", "/subject=S", "/subject=S&/answers/choice/value=mixed&/answers/choice/state=excluded", "/answers/checklist/value=web&/answers/checklist/value=web",
		"/answers/number/value=%D9%A3%D9%AB%D9%A5&/answers/count/value=1,5", "/rosters/services/3/id=a&/rosters/services/3/~remove=x&/rosters/services/5/rosters/sites/0/id=b",
		"/answers/level/comment=%3Cscript%3E&/zzz=%22%3E%3Cscript%3E&/answers/level/evidence=A%0D%0AB", "/subject=%FF&/%FF=x&/a~b=~&/~1=1", "/root/nodes/0/id=a&/root/nodes/0/measure/kind=level",
		"/title/en=T&/title/~1=x&/title//=y&/title/xx/yy=z&/scales/0/levels/0/rank=1", "/=x&//=y&///=z", "/root/when/all/0/all/0/not/any/1/node=x", "/edition=2&/hash=x&/format=y",
	} {
		f.Add(s)
	}
	forms := fuzzedForms(f)
	f.Fuzz(func(t *testing.T, query string) {
		values, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		for form, fw := range forms {
			checkFuzzed(t, form, fw, form.ReadPost(values))
		}
	})
}

func FuzzReadJSON(f *testing.F) {
	e := newEntrant(1, read(f, fuzzedRoot, rosterMore))
	for range 3 {
		f.Add(marshal(f, e.document(&e.spec.Root)))
	}
	f.Add([]byte(document(gateRoot)))
	f.Add([]byte(`{"subject":"S","answers":{"choice":{"value":["mixed"],"state":1}},"rosters":{"services":[{},[],null,{"id":"a","answers":{"zzz":0}}]}}`))
	f.Add([]byte(`{"format":"govmaturity/framework/1","id":"x","title":{"en":"T","<script>":"x"},"root":{"nodes":[{}],"when":{"all":[{}]},"measure":{"kind":"level"}}}`))
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	forms := fuzzedForms(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for form, fw := range forms {
			checkFuzzed(t, form, fw, form.ReadJSON(data))
			checkFuzzed(t, form, fw, form.Fill(data))
		}
	})
}

func FuzzReadSurvey(f *testing.F) {
	for _, s := range []string{
		`{"/subject":"S","/answers/number/value":1.5,"/answers/checklist/value":["web","phone"],"/answers/yes-no/value":true}`,
		`{"/rosters/services":[{"id":"a","rosters/sites":[{"id":"b"},{}]},null,"x",[{"id":"c"}]]}`, `{"":{"":[{"":""}]},"/":{"/":1}}`, `{"/title":{"en":"T","~":"<script>"}}`,
		`{"/scales":[{"id":"s","levels":[{"id":"a","rank":1,"title/en":"A"}]}],"/root/nodes":[{"id":"x","measure/kind":"level"}]}`, `[1,{"a":2}]`, `"x"`,
		`{"/subject-Comment":"x","/answers/choice/value":"other"}`,
	} {
		f.Add([]byte(s))
	}
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	forms := fuzzedForms(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for form, fw := range forms {
			checkFuzzed(t, form, fw, form.ReadSurvey(data))
		}
	})
}

// BenchmarkFormDraft07 builds the form of 240 indicators and writes its schema,
// as a host does once for each language.
func BenchmarkFormDraft07(b *testing.B) {
	var root strings.Builder
	root.WriteString("id: r\ntitle: R\naggregation: arithmetic\nnodes:\n")
	for i := range 240 {
		when := ""
		if i%4 == 3 {
			when = fmt.Sprintf("when: {node: q%d, at-least: connected}, ", i-1)
		}
		fmt.Fprintf(&root, "  - {id: q%d, title: How mature is service %d?, %smeasure: {kind: level, scale: stages}}\n", i, i, when)
	}
	fw := read(b, root.String())
	b.ReportAllocs()
	for b.Loop() {
		f := formOf(b, fw, maturity.FormOptions{Complete: true})
		if len(profile(b, f, govmaturity.FormSchemaDraft07)) < 100_000 {
			b.Fatal("too short")
		}
	}
}
