package form_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

// A blank form has all fields, and nothing in them. Each page is checked by
// writePage: labels, ids, descriptions and links.
func TestHTMLBlank(t *testing.T) {
	forms := map[string]govmaturity.Form{"plan": formOfPlan()}
	for name, o := range sampleVariants() {
		forms[name] = sample(o)
	}
	for name, f := range forms {
		p := writePage(t, f, nil, govmaturity.FormPage{})
		for _, c := range p.controls {
			switch {
			case c.kind == "hidden":
			case c.kind == "radio" && c.checked != (c.value == ""), c.kind == "checkbox" && c.checked, c.kind == "text" && c.value != "", c.kind == "textarea" && c.value != "":
				t.Errorf("%s: %s begins with %q", name, c.attrs["name"], c.value)
			}
		}
		if strings.Contains(p.html, "gm-summary") || strings.Contains(p.html, "aria-invalid") {
			t.Errorf("%s: a blank form has problems", name)
		}
		var empty bytes.Buffer
		if err := f.WriteHTML(&empty, &govmaturity.FormInput{}, govmaturity.FormPage{}); err != nil || empty.String() != p.html {
			t.Errorf("%s: nothing entered is not a blank form: %v", name, err)
		}
	}
}

// Each question has a control under its own name, once, and each option.
func TestHTMLHasAllQuestions(t *testing.T) {
	for name, o := range sampleVariants() {
		p := writePage(t, sample(o), nil, govmaturity.FormPage{})
		for _, f := range sampleDefinition(o).Root.Fields {
			if f.Key != "answers" {
				continue
			}
			for _, q := range f.Fields {
				for _, part := range q.Fields {
					at, want := "/answers/"+q.Key+"/"+part.Key, 1
					switch {
					case part.Key == "value" && part.Kind == form.Choice:
						want = len(part.Options) + 1 // and no answer yet
					case part.Key == "value" && part.Kind == form.Checklist:
						want = len(part.Options)
					case part.Key == "state" && q.Fields[0].Kind == form.Checklist && len(q.Fields) > 2:
						want = 2 // the box that says none of these
					}
					if got := len(p.named(at)); got != want {
						t.Errorf("%s: %d controls for %s, not %d", name, got, at, want)
					}
				}
			}
		}
	}
}

// A problem is told at the top with a link, and at its field, in the language
// of the form; and the field says that it is wrong.
func TestHTMLProblems(t *testing.T) {
	post := url.Values{
		"/date": {"soon"}, "/answers/count/value": {"13"}, "/answers/level/value": {"y"}, "/answers/list/value": {"web", "web"}, "/answers/number/state": {"imputed"},
		"/answers/yes-no/value": {"yes"}, "/answers/yes-no/state": {"excluded"}, "/zzz": {"1"}, "/edition": {"2"}, "/ratings//0": {"1,5,0"}, "/ratings//0/~key": {"a"},
		"/rosters/services/0/rosters/sites/0/answers/staff/value": {"x"}, "/rosters/services/0/id": {"a"}, "/note": {strings.Repeat("x", 100_001)}, "/rater": {"\xff"},
	}
	for lang, words := range map[string][]string{
		"en": {"There is a problem", "Fill this in.", "another framework or edition: &#34;2&#34;", "A whole number from 0 to 12.", "2026-11-22"},
		"ar": {`dir="rtl"`, `lang="ar"`},
		"fr": {`lang="fr"`, `dir="ltr"`},
		"es": {`lang="es"`},
	} {
		f := sample(sampleOptions{language: lang})
		in := f.ReadPost(post)
		if len(in.Problems) < 13 {
			t.Errorf("%v", problemsIn(in))
		}
		p := writePage(t, f, in, govmaturity.FormPage{})
		for _, w := range words {
			if !strings.Contains(p.html, w) {
				t.Errorf("%s: the page does not say %q", lang, w)
			}
		}
		for _, name := range []string{"/subject", "/date", "/answers/count/value", "/ratings/a", "/rosters/services/0/rosters/sites/0/answers/staff/value"} {
			controls := p.named(name)
			if len(controls) != 1 {
				t.Fatalf("%s: %d controls", name, len(controls))
			}
			c := controls[0]
			if c.attrs["aria-invalid"] != "true" || !strings.Contains(c.attrs["aria-describedby"], "f"+name+"~error") {
				t.Errorf("%s: %s does not say that it is wrong: %v", lang, name, c.attrs)
			}
			if !slices.Contains(p.hrefs(), "#f"+name) {
				t.Errorf("%s: no link to %s", lang, name)
			}
		}
		if p.ids["f/answers/level/value~error"]+p.ids["f/answers/list/value~error"]+p.ids["f/answers/yes-no/state~error"] != 3 {
			t.Errorf("%s: not all errors stand at their fields", lang)
		}
		if i := strings.Index(p.html, "%!"); i >= 0 {
			t.Errorf("%s: a message went wrong: %s", lang, p.html[max(0, i-80):][:120])
		}
	}
}

// A host may add problems of its own, whatever their place.
func TestHTMLProblemsOfTheHost(t *testing.T) {
	f := sample(sampleOptions{})
	in := f.ReadPost(url.Values{"/subject": {"S"}})
	for _, path := range []govmaturity.Path{
		nil, govmaturity.Path{}.Key("subject"), govmaturity.Path{}.Key("subject").Index(3), govmaturity.Path{}.Key("answers"), govmaturity.Path{}.Key("zzz"),
		govmaturity.Path{}.Key("answers").Key("level"), govmaturity.Path{}.Key("rosters").Key("services").Index(7).Key("id"), govmaturity.Path{}.Key("rosters"),
		govmaturity.Path{}.Key("format"), govmaturity.Path{}.Key("<script>").Key("\" onclick=\""), govmaturity.Path{}.Key(""),
	} {
		for _, code := range []govmaturity.Code{"host", "required", "wrong-edition", "pattern", "not-allowed", "too-long", "out-of-range"} {
			in.Problems = append(in.Problems, govmaturity.Problem{Code: code, Path: path, Format: "<script>%s", Args: []any{"</p><script>"}})
		}
	}
	p := writePage(t, f, in, govmaturity.FormPage{})
	told := make(map[string]bool) // the same words at the same place are told once
	for _, p := range in.Problems {
		told[p.Path.Pointer()+string(p.Code)] = true
	}
	if n := strings.Count(p.html, "<li>"); n < len(told)/3 {
		t.Errorf("%d of %d problems are told", n, len(told))
	}
	if !slices.Contains(p.hrefs(), "#f/subject") || !slices.Contains(p.hrefs(), "#f/answers/level/value") {
		t.Errorf("no links to fields: %v", p.hrefs())
	}
}

func TestHTMLPage(t *testing.T) {
	f := sample(sampleOptions{})
	p := writePage(t, f, nil, govmaturity.FormPage{
		Action: "/save?a=1&b=2", Hidden: map[string]string{"csrf": `"><script>`, "page": "2"}, Heading: 3,
		Buttons: []govmaturity.FormButton{{Name: "do", Value: "draft", Title: "Save <draft>"}, {Title: "Hand in"}},
	})
	for _, want := range []string{`action="/save?a=1&amp;b=2"`, `name="csrf" value="&#34;&gt;&lt;script&gt;"`, `name="page" value="2"`,
		`<button type="submit" name="do" value="draft">Save &lt;draft&gt;</button>`, `<button type="submit">Hand in</button>`, "<h3 ", "<h4 "} {
		if !strings.Contains(p.html, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(p.html, "<h2") || strings.Contains(p.html, "<h1") {
		t.Error("the headings begin above level 3")
	}
	for level := 1; level <= 6; level++ {
		p := writePage(t, f, nil, govmaturity.FormPage{Heading: level})
		lowest, deepest := 9, 0
		for _, tag := range p.tags {
			if len(tag.name) == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6' {
				lowest, deepest = min(lowest, int(tag.name[1]-'0')), max(deepest, int(tag.name[1]-'0'))
			}
		}
		if lowest != level || deepest > 6 {
			t.Errorf("headings from %d to %d, for Heading %d", lowest, deepest, level)
		}
	}
	if p := writePage(t, f, nil, govmaturity.FormPage{}); !strings.Contains(p.html, "<h2") || !strings.Contains(p.html, ">Save</button>") || strings.Contains(p.html, " action=") {
		t.Error("the usual page is not the usual one")
	}
	for reason, how := range map[string]govmaturity.FormPage{
		"a level above 6":             {Heading: 7},
		"a level below 0":             {Heading: -1},
		"a hidden field of the form":  {Hidden: map[string]string{"/subject": "x"}},
		"a button of the form's name": {Buttons: []govmaturity.FormButton{{Name: "/subject"}}},
	} {
		var b bytes.Buffer
		if err := f.WriteHTML(&b, nil, how); err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes", reason, err, b.Len())
		}
	}
	if p := writePage(t, f, nil, govmaturity.FormPage{Action: "javascript:alert(1)"}); strings.Contains(p.html, "javascript:") {
		t.Error("a script as the action")
	}
}

func TestHTMLWriteFails(t *testing.T) {
	if err := sample(sampleOptions{}).WriteHTML(brokenWriter{}, nil, govmaturity.FormPage{}); !errors.Is(err, errBroken) {
		t.Errorf("a broken pipe: %v", err)
	}
}

var errBroken = errors.New("broken pipe")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

// The direction is that of the language that the form is in.
func TestHTMLDirection(t *testing.T) {
	for lang, want := range map[string]string{"en": "ltr", "fr": "ltr", "ar": "rtl", "ar-SD": "rtl", "AR": "rtl", "es": "ltr", "az-Arab": "ltr"} {
		f := sample(sampleOptions{language: lang})
		p := writePage(t, f, nil, govmaturity.FormPage{})
		if form := p.tags[0]; form.name != "form" || form.attrs["dir"] != want || form.attrs["lang"] == "" || f.Direction() != want {
			t.Errorf("%s: <%s %v>", lang, form.name, form.attrs)
		}
		// What people enter in numbers is written from the left everywhere.
		for _, c := range p.named("/answers/number/value") {
			if c.attrs["dir"] != "ltr" || c.attrs["inputmode"] != "decimal" {
				t.Errorf("%s: a number has %v", lang, c.attrs)
			}
		}
	}
}

// A list shows its items and a blank one, and each can be taken out. So do
// entries, and a blank one has a field for its key.
func TestHTMLLists(t *testing.T) {
	f := sample(sampleOptions{})
	in := f.ReadPost(url.Values{
		"/subject": {"S"}, "/title/en": {"T"}, "/rosters/services/2/id": {"a"}, "/rosters/services/4/id": {"b"}, "/rosters/services/4/rosters/sites/9/id": {"c"},
		"/people/Ann/age": {"1"}, "/people/Bo/age": {"2"}, "/numbers/0": {"5"},
	})
	p := writePage(t, f, in, govmaturity.FormPage{})
	for i, want := range []string{"a", "b", ""} {
		if got := p.named(fmt.Sprintf("/rosters/services/%d/id", i)); len(got) != 1 || got[0].value != want {
			t.Errorf("item %d: %v", i, got)
		}
		remove := p.named(fmt.Sprintf("/rosters/services/%d/~remove", i))
		if (len(remove) == 1) != (want != "") {
			t.Errorf("item %d can be taken out: %d", i, len(remove))
		}
	}
	for name, want := range map[string]int{
		"/rosters/services/3/id": 0, "/rosters/services/1/rosters/sites/1/id": 1, "/rosters/services/2/rosters/sites/0/id": 1,
		"/people/Ann/~remove": 1, "/people/Ann/~key": 0, "/people//0/~key": 1, "/people//0/age": 1, "/people//0/~remove": 0, "/people//1/age": 0,
		"/numbers/0/~remove": 1, "/numbers/1": 1, "/numbers/2": 0,
	} {
		if got := len(p.named(name)); got != want {
			t.Errorf("%d controls for %s, not %d", got, name, want)
		}
	}
	// As a person would: tick, and send.
	values := p.submit()
	values.Set("/rosters/services/0/~remove", "remove")
	values.Set("/rosters/services/2/id", "new")
	values.Set("/people/Ann/~remove", "remove")
	values.Set("/people//0/~key", "Cy")
	values.Set("/people//0/age", "3")
	values.Set("/numbers/1", "7")
	in = f.ReadPost(values)
	for _, want := range []string{`"rosters":{"services":[{"id":"b","rosters":{"sites":[{"id":"c"}]}},{"id":"new"}]}`, `"people":{"Bo":{"age":2},"Cy":{"age":3}}`, `"numbers":[5,7]`} {
		if in.Err() != nil || !bytes.Contains(in.Document, []byte(want)) {
			t.Errorf("%v\n%s\nnot in %s", in.Err(), want, in.Document)
		}
	}
}

// Progress counts questions that are asked, and answers that nothing is wrong with, those of the sections below
// included.
func TestHTMLProgress(t *testing.T) {
	f := sample(sampleOptions{})
	in := f.ReadPost(url.Values{
		"/answers/level/value": {"mid"}, "/answers/yes-no/state": {"excluded"}, "/answers/list/state": {"answered"}, "/answers/count/value": {"x"},
		"/answers/number/comment": {"c"}, "/answers/if-is/value": {"yes"},
	})
	p := writePage(t, f, in, govmaturity.FormPage{})
	for _, want := range []string{">4 of 10 answered<", ">1 of 5 answered<"} {
		if !strings.Contains(p.html, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}
