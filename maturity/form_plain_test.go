package maturity_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

const markup = `
format: govmaturity/framework/1
id: markup
edition: "1"
title: "Fees <b>5</b> &amp; {pageno}"
description: "If x<y then <img src=x> {locale}"
standing: illustrative
score-standing: illustrative
root:
  id: top
  title: Top
  aggregation: arithmetic
  nodes:
    - id: g
      title: "Group <b>bold</b> {title}"
      description: "About <i>it</i> {locale} &lt;"
      aggregation: arithmetic
      nodes:
        - id: q
          title: "Is a<b? <script>x</script> {pageno} {/answers/r/value} {{self}}"
          description: "Below <b>10</b> % &amp; {{value}}"
          measure: {kind: choice, options: [{id: "1.1", title: "<b>A</b> {pageno}", description: "<i>a</i>", value: 0}, {id: "1.10", title: "B & <c>", value: 1}]}
        - {id: r, title: "R <x>", when: {node: q, is: ["1.1"]}, measure: {kind: number, unit: "<kg> {x}", range: {min: 0, max: 9}}}
`

// texts returns all texts of a JSON value under some keys.
func texts(value any, keys ...string) (out []string) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			if text, ok := inner.(string); ok && slices.Contains(keys, key) {
				out = append(out, text)
			}
			if key != "default" {
				out = append(out, texts(inner, keys...)...)
			}
		}
	case []any:
		for _, inner := range v {
			out = append(out, texts(inner, keys...)...)
		}
	}
	return out
}

// json-editor finds no markup in what it reads as HTML, SurveyJS no name in
// braces, and both the words as they are written, but for a sign that nobody sees.
func TestWordsAreNoMarkup(t *testing.T) {
	fw, err := maturity.ReadFramework("markup.yaml", []byte(markup))
	if err != nil {
		t.Fatal(err)
	}
	f := formOf(t, fw, maturity.FormOptions{})
	for profile, bad := range map[govmaturity.FormProfile]*regexp.Regexp{
		govmaturity.FormJSONEditor: regexp.MustCompile(`<[A-Za-z/!?]|&[a-z#]`),
		govmaturity.FormSurveyJS:   regexp.MustCompile(`\{[^\x{2060}]|\{$`),
	} {
		data, err := f.Profile(profile)
		if err != nil {
			t.Fatal(err)
		}
		found := texts(unmarshal(t, data), "title", "description", "text", "addPanelText")
		all := strings.Join(found, "\n")
		if hit := bad.FindString(all); hit != "" {
			t.Errorf("%s reads %q in\n%s", profile, hit, all)
		}
		plain := strings.ReplaceAll(all, "\u2060", "")
		for _, want := range []string{"Is a<b? <script>x</script> {pageno} {/answers/r/value} {{self}}", "Below <b>10</b> % &amp; {{value}}", "Group <b>bold</b> {title}", "About <i>it</i> {locale} &lt;"} {
			if !strings.Contains(plain, want) {
				t.Errorf("%s does not say %q", profile, want)
			}
		}
	}
	// Options that are one number are told apart, and stay as they are.
	data, err := f.Profile(govmaturity.FormSurveyJS)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(`"visibleIf": "({#/answers/q/value} = '1.1')"`)) || !bytes.Contains(data, []byte(`"value": "1.10"`)) {
		t.Errorf("a condition on 1.1 is no condition on a text: %s", regexp.MustCompile(`"visibleIf.*`).Find(data))
	}
	// No box is one for numbers, in which a comma is lost.
	if bytes.Contains(data, []byte(`"inputType"`)) {
		t.Error("SurveyJS has a box for numbers")
	}
	data, err = f.Profile(govmaturity.FormRJSF)
	if err != nil || !bytes.Contains(data, []byte(`"inputType": "text"`)) {
		t.Errorf("rjsf has a box for numbers: %v", err)
	}
}

const mixed = `
format: govmaturity/framework/1
id: mixed
edition: "1"
language: ar
title: {ar: "GIS والخدمات", en: GIS and services}
standing: illustrative
score-standing: illustrative
root:
  id: top
  title: {ar: "الخدمات", en: Services}
  aggregation: arithmetic
  nodes:
    - id: a
      title: {ar: "GIS متاحة للجميع؟", en: "GIS open to all?"}
      description: {en: "TLS 1.3 or newer (all)."}
      measure: {kind: choice, options: [{id: "yes", title: {ar: "PDF فقط (نعم)", en: "PDF only"}, description: {en: "Only (so)."}, value: 1}, {id: "no", title: {en: "No (none)."}, value: 0}]}
    - id: b
      title: {ar: "هل توجد خدمة GIS؟", en: "Is there a GIS service?"}
      measure: {kind: number, unit: {en: "km/h"}, range: {min: 0, max: 100}}
`

// The direction of each wording is that of its language, and not of its first
// letter.
func TestEachWordingHasItsDirection(t *testing.T) {
	fw, err := maturity.ReadFramework("mixed.yaml", []byte(mixed))
	if err != nil {
		t.Fatal(err)
	}
	arabic := written(t, formOf(t, fw, maturity.FormOptions{Language: "ar"}))
	for _, want := range []string{
		`dir="rtl" class="gm-form"`, `<legend>GIS متاحة للجميع؟</legend>`, `~help" lang="en" dir="ltr">TLS 1.3 or newer (all).</p>`,
		`>PDF فقط (نعم)</label>`, `~about" lang="en" dir="ltr">Only (so).</div>`, `lang="en" dir="ltr">No (none).</label>`, `<bdi lang="en" dir="ltr">km/h</bdi>`,
	} {
		if !strings.Contains(arabic["HTML"], want) {
			t.Errorf("the page has no %s", want)
		}
	}
	// Only what people type has the direction of its letters.
	for _, tag := range regexp.MustCompile(`<([a-z0-9]+)[^>]*dir="auto"`).FindAllStringSubmatch(arabic["HTML"], -1) {
		if tag[1] != "input" && tag[1] != "textarea" {
			t.Errorf("the direction of a <%s> is guessed", tag[1])
		}
	}
	// In other programs, marks keep the words of the other direction together.
	for _, profile := range []govmaturity.FormProfile{govmaturity.FormSchemaDraft07, govmaturity.FormJSONEditor, govmaturity.FormSurveyJS, govmaturity.FormJSONForms} {
		if text := arabic[string(profile)]; !strings.Contains(text, "\u2066TLS 1.3 or newer (all).\u2069") || strings.Contains(text, "\u2066GIS") {
			t.Errorf("%s: a text of another direction has no marks, or one of this has", profile)
		}
	}
	if english := written(t, formOf(t, fw, maturity.FormOptions{Language: "en"})); strings.Contains(english["HTML"], `dir="rtl"`) || strings.ContainsAny(english["draft-07"], "\u2066\u2067\u2068") {
		t.Error("an English form has another direction somewhere")
	}
}

// A service of the benchmark is a page that can be sent and read, each summary
// says what it opens, and no heading is the name of a number.
func TestPagesOfTheBenchmark(t *testing.T) {
	_, all := formFrameworks(t)
	fw := all["eu-egovernment-benchmark@2023"]
	about := &maturity.Assessment{Subject: "S", Rosters: map[string][]maturity.RosterItem{}}
	for range 18 {
		item := maturity.RosterItem{ID: "i" + string(rune('a'+len(about.Rosters["life-events"]))), Rosters: map[string][]maturity.RosterItem{}}
		for _, list := range fw.Rosters()[0].Rosters() {
			for i := range 18 {
				item.Rosters[list.ID()] = append(item.Rosters[list.ID()], maturity.RosterItem{ID: "s" + string(rune('a'+i)), Title: "Service"})
			}
		}
		about.Rosters["life-events"] = append(about.Rosters["life-events"], item)
	}
	about.Format, about.Framework, about.Edition = maturity.AssessmentFormat, fw.ID(), fw.Edition()
	document, err := json.Marshal(about)
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"en", "ar"} {
		for _, o := range []maturity.FormOptions{
			{Outline: true}, {Item: "/life-events/ia", Outline: true}, {Item: "/life-events/ia/national-services/sa"},
			{Item: "/life-events/ia/national-portals/sa"}, {Item: "/life-events/ir/cross-border-portals/sr"},
		} {
			o.Language, o.About = language, about
			f := formOf(t, fw, o)
			var page bytes.Buffer
			if err := f.WriteHTML(&page, f.Fill(document), govmaturity.FormPage{ListButtons: true}); err != nil {
				t.Fatal(err)
			}
			if page.Len() >= 200_000 {
				t.Errorf("%s %+v: %d bytes", language, o, page.Len())
			}
			for _, summary := range regexp.MustCompile(`(?s)<(?:summary|legend|h[1-6])[^>]*>(.*?)</`).FindAllStringSubmatch(page.String(), -1) {
				if strings.TrimSpace(summary[1]) == "" || strings.Contains(summary[1], "Overall score") {
					t.Errorf("%s %s: a heading says %q", language, o.Item, summary[1])
				}
			}
		}
	}
}
