package maturity_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// A blank form has all fields, and nothing in them. Each page is checked by
// writePage: labels, ids, descriptions and links.
func TestFormHTMLBlank(t *testing.T) {
	for name, f := range formsToCheck(t) {
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
		var empty, none bytes.Buffer
		if err := errors.Join(f.WriteHTML(&empty, &govmaturity.FormInput{}, govmaturity.FormPage{}), f.WriteHTML(&none, nil, govmaturity.FormPage{})); err != nil {
			t.Fatal(err)
		}
		if empty.String() != none.String() {
			t.Errorf("%s: nothing entered is not a blank form", name)
		}
	}
}

// Each question has a control under its own name, once.
func TestFormHTMLHasAllQuestions(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		p := writePage(t, formOf(t, all[name], maturity.FormOptions{}), nil, govmaturity.FormPage{})
		for _, leaf := range leavesOf(&all[name].Spec().Root) {
			at := "/answers/" + leaf.ID
			controls := p.named(at + "/value")
			want := 1
			switch leaf.Measure.Kind {
			case maturity.MeasureYesNo:
				want = 3 // and no answer yet
			case maturity.MeasureChoice, maturity.MeasureChecklist:
				want = len(leaf.Measure.Options)
			case maturity.MeasureLevel:
				want = len(all[name].Levels(leaf.Measure.Scale)) + 1
			}
			if leaf.Measure.Kind == maturity.MeasureChoice {
				want++
			}
			if len(controls) != want {
				t.Errorf("%s: %d controls for %s, not %d", name, len(controls), at, want)
			}
			for _, part := range []string{"/state", "/comment", "/evidence"} {
				want := 1
				if part == "/state" && leaf.Measure.Kind == maturity.MeasureChecklist {
					want = 2 // the box that says none of these
				}
				if len(p.named(at+part)) != want {
					t.Errorf("%s: %d controls for %s", name, len(p.named(at+part)), at+part)
				}
			}
		}
	}
}

// A problem is told at the top with a link, and at its field, in the language
// of the form; and the field says that it is wrong.
func TestFormHTMLProblems(t *testing.T) {
	fw := everyMeasure(t)
	post := url.Values{
		"/date": {"soon"}, "/answers/count/value": {"13"}, "/answers/level/value": {"y"}, "/answers/checklist/value": {"web", "web"}, "/answers/number/state": {"imputed"},
		"/answers/choice/value": {"mixed"}, "/answers/choice/state": {"excluded"}, "/zzz": {"1"}, "/edition": {"2"}, "/answers/goal/value": {"1,5,0"},
		"/rosters/services/0/rosters/sites/0/answers/staff/value": {"x"}, "/rosters/services/0/id": {"a"}, "/note": {strings.Repeat("x", 100_001)}, "/rater": {"\xff"},
	}
	for lang, words := range map[string][]string{
		"en": {"There is a problem", "Fill this in.", "another framework or edition: &#34;2&#34;", "A whole number from 0 to 12.", "2026-11-22"},
		"ar": {`dir="rtl"`, `lang="ar"`},
		"fr": {`lang="fr"`, `dir="ltr"`},
		"es": {`lang="es"`},
	} {
		f := formOf(t, fw, maturity.FormOptions{Language: lang})
		in := f.ReadPost(post)
		if len(in.Problems) < 12 {
			t.Errorf("%v", problemsIn(in))
		}
		p := writePage(t, f, in, govmaturity.FormPage{})
		for _, w := range words {
			if !strings.Contains(p.html, w) {
				t.Errorf("%s: the page does not say %q", lang, w)
			}
		}
		for _, name := range []string{"/subject", "/date", "/answers/count/value", "/answers/goal/value", "/rosters/services/0/rosters/sites/0/answers/staff/value"} {
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
		if p.ids["f/answers/level/value~error"]+p.ids["f/answers/checklist/value~error"]+p.ids["f/answers/choice/state~error"] != 3 {
			t.Errorf("%s: not all errors stand at their fields", lang)
		}
		if strings.Contains(p.html, "%!") {
			t.Errorf("%s: a message went wrong: %s", lang, p.html[strings.Index(p.html, "%!")-80:][:120])
		}
	}
}

// A host may add problems of its own, whatever their place.
func TestFormHTMLProblemsOfTheHost(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	in := f.ReadPost(url.Values{"/subject": {"S"}})
	for _, path := range []govmaturity.Path{
		nil, govmaturity.Path{}.Key("subject"), govmaturity.Path{}.Key("subject").Index(3), govmaturity.Path{}.Key("answers"), govmaturity.Path{}.Key("zzz"),
		govmaturity.Path{}.Key("answers").Key("level"), govmaturity.Path{}.Key("rosters").Key("services").Index(7).Key("id"), govmaturity.Path{}.Key("rosters"),
		govmaturity.Path{}.Key("format"), govmaturity.Path{}.Key("<script>").Key("\" onclick=\""), govmaturity.Path{}.Key(""),
	} {
		for _, code := range []string{"host", "required", "wrong-edition", "pattern", "not-allowed", "too-long", "out-of-range"} {
			in.Problems = append(in.Problems, govmaturity.Problem{Code: govmaturity.Code(code), Path: path, Format: "<script>%s", Args: []any{"</p><script>"}})
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

func TestFormHTMLPage(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
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

func TestFormHTMLWriteFails(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	if err := f.WriteHTML(brokenWriter{}, nil, govmaturity.FormPage{}); !errors.Is(err, errBroken) {
		t.Errorf("a broken pipe: %v", err)
	}
}

var errBroken = errors.New("broken pipe")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

// A template of the host stands in for the one of its name, and for no other,
// and for nobody else.
func TestFormHTMLTemplates(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	plain := writePage(t, f, nil, govmaturity.FormPage{}).html
	for _, name := range []string{"form", "summary", "progress", "section", "heading", "buttons", "field", "answer", "input", "textarea", "select", "list", "group", "label", "hints", "mark", "choices"} {
		own := template.Must(template.New("own").Parse(`{{define "` + name + `"}}<i>instead of ` + name + `</i>{{end}}`))
		var b bytes.Buffer
		if err := f.WriteHTML(&b, f.ReadPost(url.Values{"/rosters/services/0/id": {"a"}}), govmaturity.FormPage{Templates: own}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !strings.Contains(b.String(), "instead of "+name) {
			t.Errorf("the template %s does not stand in", name)
		}
		for _, other := range []string{"<form ", "<section ", "<fieldset ", "<button "} {
			if name == "mark" && !strings.Contains(b.String(), other) {
				t.Errorf("with a template of its own for %s, the form has no %s", name, other)
			}
		}
		if again := writePage(t, f, nil, govmaturity.FormPage{}).html; again != plain {
			t.Fatalf("a template of a host for %s is seen by others", name)
		}
	}
	// A page of the host's own with the form's parts in it, already used, with
	// functions of its own, and by many at once.
	own := template.Must(template.New("page").Funcs(template.FuncMap{"loud": strings.ToUpper}).Parse(
		`{{define "heading"}}<h2 id="{{.ID}}~title">{{loud .Title}}</h2>{{end}}<p title="{{.}}">{{loud "page"}}</p>`))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var b bytes.Buffer
			if err := f.WriteHTML(&b, nil, govmaturity.FormPage{Templates: own}); err != nil || !strings.Contains(b.String(), "KINDS OF ANSWERS</h2>") {
				t.Errorf("functions of the host: %v", err)
			}
		})
	}
	wg.Wait()
}

// The direction is that of the language that the form is in.
func TestFormHTMLDirection(t *testing.T) {
	fw := everyMeasure(t)
	for lang, want := range map[string]string{"en": "ltr", "fr": "ltr", "ar": "rtl", "ar-SD": "rtl", "AR": "rtl", "es": "ltr", "az-Arab": "ltr"} {
		p := writePage(t, formOf(t, fw, maturity.FormOptions{Language: lang}), nil, govmaturity.FormPage{})
		if form := p.tags[0]; form.name != "form" || form.attrs["dir"] != want || form.attrs["lang"] == "" {
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

// A list shows its items and a blank one, and each can be taken out.
func TestFormHTMLLists(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	in := f.ReadPost(url.Values{"/subject": {"S"}, "/rosters/services/2/id": {"a"}, "/rosters/services/4/id": {"b"}, "/rosters/services/4/rosters/sites/9/id": {"c"}})
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
	if len(p.named("/rosters/services/3/id")) != 0 || len(p.named("/rosters/services/1/rosters/sites/1/id")) != 1 || len(p.named("/rosters/services/2/rosters/sites/0/id")) != 1 {
		t.Error("not one blank item in each list")
	}
	// As a person would: tick, and send.
	values := p.submit()
	values.Set("/rosters/services/0/~remove", "remove")
	values.Set("/rosters/services/2/id", "new")
	in = f.ReadPost(values)
	if in.Err() != nil || !bytes.Contains(in.Document, []byte(`"rosters":{"services":[{"id":"b","rosters":{"sites":[{"id":"c"}]}},{"id":"new"}]}`)) {
		t.Errorf("%v\n%s", in.Err(), in.Document)
	}
}
