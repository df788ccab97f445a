package maturity_test

import (
	"bytes"
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// inOwnLanguage returns a framework whose texts are all in the test language.
func inOwnLanguage(t testing.TB, fw *maturity.Framework) *maturity.Framework {
	spec := fw.Spec()
	spec.Language = wordstest.Language
	wordstest.Widen(spec)
	own, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// Nothing in a form is in English when it has a host's own words: neither in the
// labels and hints nor in what is said about wrong answers, in any profile.
func TestFormInAHostsLanguage(t *testing.T) {
	fw := inOwnLanguage(t, everyMeasure(t))
	for _, o := range []maturity.FormOptions{
		{Words: wordstest.Words(t)},
		{Words: wordstest.Words(t), Complete: true},
		{Words: wordstest.Words(t), Brief: true},
	} {
		f := formOf(t, fw, o)
		if f.Language() != wordstest.Language || f.Direction() != "ltr" {
			t.Errorf("the form is in %s, %s", f.Language(), f.Direction())
		}
		in := f.ReadPost(url.Values{
			"/subject": {" "}, "/rater": {strings.Repeat("x", 100_001)}, "/date": {"soon"}, "/answers/number/value": {"1,5"}, "/answers/level/value": {"9"},
			"/answers/choice/value": {"9"}, "/answers/count/value": {"1.5"}, "/answers/points/value": {"1e9"}, "/zzz": {"1"}, "/framework": {"9"},
			"/answers/yes-no/value": {"yes", "no"}, "/answers/yes-no/state": {"unanswered"}, "/answers/goal/value": {"0.12345678901234567890"},
			"/answers/z/comment": {"\xff"},
		})
		if len(in.Problems) < 8 {
			t.Errorf("the answers have only %d problems", len(in.Problems))
		}
		for _, input := range []*govmaturity.FormInput{nil, in} {
			var page bytes.Buffer
			if err := f.WriteHTML(&page, input, govmaturity.FormPage{}); err != nil {
				t.Fatal(err)
			}
			// Of what was sent and is not asked for, the name is said.
			known := []string{"zzz", "answers", "comment", "state", "yes-no"}
			if left := wordstest.Left(shown(page.String()), known...); len(left) > 0 {
				t.Errorf("the form of %+v has words of another language: %q", o, left)
			}
		}
		for _, p := range govmaturity.FormProfiles() {
			var doc any
			if err := json.Unmarshal(profile(t, f, p), &doc); err != nil {
				t.Fatal(err)
			}
			if left := wordstest.Left(said(doc)); len(left) > 0 {
				t.Errorf("the profile %s of %+v has words of another language: %q", p, o, left)
			}
		}
	}
}

// The form of framework documents has words in each language too.
func TestSpecFormInAHostsLanguage(t *testing.T) {
	f := maturity.SpecForm(wordstest.Words(t))
	if f.Language() != wordstest.Language {
		t.Errorf("the form is in %s", f.Language())
	}
	data, err := json.Marshal(inOwnLanguage(t, everyMeasure(t)).Spec())
	if err != nil {
		t.Fatal(err)
	}
	for _, input := range []*govmaturity.FormInput{nil, f.Fill(data)} {
		var page bytes.Buffer
		if err := f.WriteHTML(&page, input, govmaturity.FormPage{}); err != nil {
			t.Fatal(err)
		}
		text := shown(page.String())
		if input != nil {
			text = filledIn.ReplaceAllString(text, "")
		}
		if left := wordstest.Left(text); len(left) > 0 {
			t.Errorf("the form has words of another language: %q", left)
		}
	}
	french := maturity.SpecForm(govmaturity.WordsFor("fr-CA"))
	if french.Language() != "fr" || french.Title() != "Cadre" {
		t.Errorf("the French form is in %s: %s", french.Language(), french.Title())
	}
}

// filledIn are the short names and so on that head the items of a filled form.
var filledIn = regexp.MustCompile(`(?m)^.*[0-9]+: .*$`)

// said returns the texts of a profile that people read.
func said(doc any) string {
	var b strings.Builder
	switch doc := doc.(type) {
	case []any:
		for _, v := range doc {
			b.WriteString(said(v))
		}
	case map[string]any:
		for key, v := range doc {
			text, ok := v.(string)
			switch key {
			case "title", "description", "label", "text", "addPanelText", "removePanelText", "ui:title", "ui:description", "ui:help", "options.infoText":
				if ok {
					b.WriteString(text + "\n")
					continue
				}
			}
			b.WriteString(said(v))
		}
	}
	return b.String()
}

var (
	anyTag    = regexp.MustCompile(`(?s)<[^>]*>`)
	attribute = regexp.MustCompile(`(?:aria-label|title|placeholder|alt)="([^"]*)"`)
	entered   = regexp.MustCompile(`(?s)<textarea[^>]*>.*?</textarea>`)
)

// shown returns what people read of a page: what stands between tags, and the
// attributes that are read out.
func shown(page string) string {
	var b strings.Builder
	for _, m := range attribute.FindAllStringSubmatch(page, -1) {
		b.WriteString(m[1] + "\n")
	}
	b.WriteString(anyTag.ReplaceAllString(entered.ReplaceAllString(page, ""), "\n"))
	return html.UnescapeString(b.String())
}

// Nothing in a path is English in a host's own words.
func TestPathsInAHostsLanguage(t *testing.T) {
	w := wordstest.Words(t)
	said := 0
	for _, entry := range []string{"", "un-nine-pillars", "un-dgca"} {
		fw := everyMeasure(t)
		if entry != "" {
			var err error
			if fw, err = catalog.Load(entry); err != nil {
				t.Fatal(err)
			}
		}
		fw = inOwnLanguage(t, fw)
		card, err := fw.Score(&maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "国", Answers: map[string]govmaturity.Answer{},
		})
		if err != nil {
			t.Fatal(err)
		}
		for r := range card.Nodes() {
			for _, level := range r.Levels() {
				path := r.PathTo(level)
				said += len(path.Steps)
				if left := wordstest.Left(path.In(w)); len(left) > 0 {
					t.Errorf("%s: the way to %s has words of another language: %q", r.ID(), level.ID(), left)
				}
			}
		}
	}
	if said < 20 {
		t.Errorf("only %d steps were said", said)
	}
}
