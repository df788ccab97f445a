package competency_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/catalog"
)

// In each of the module's languages a form of ratings speaks that language, in its
// direction, and marks the framework's own words as what they are.
func TestFormOfRatingsSpeaks(t *testing.T) {
	fw, err := catalog.Load("eu-digcomp")
	if err != nil {
		t.Fatal(err)
	}
	english := []string{"Below all of these levels", "None: no wish", "No answer yet", "Level wanted in", "I do not know", "Who is rated", "required"}
	for language, direction := range map[string]string{"ar": "rtl", "es": "ltr", "fr": "ltr", "ru": "ltr", "zh": "ltr"} {
		form, err := fw.RatingForm(competency.RatingOptions{About: competency.Rating{Kind: competency.EvidenceSelf}, Language: language, Complete: true})
		if err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := form.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
			t.Fatal(err)
		}
		text := page.String()
		if form.Direction() != direction || !strings.Contains(text, `lang="`+language+`" dir="`+direction+`"`) {
			t.Errorf("%s: the page is not in its direction %s", language, direction)
		}
		for _, said := range english {
			if strings.Contains(text, ">"+said) || strings.Contains(text, said+"<") {
				t.Errorf("%s: the page says %q", language, said)
			}
		}
		first := fw.Areas()[0].Competencies()[0]
		for _, want := range []string{
			`<legend lang="en" dir="ltr">` + first.Title().In("en"),
			`lang="en" dir="ltr">` + first.Levels()[0].Title().In("en") + `</label>`,
			`<option value="` + first.Levels()[0].ID() + `" lang="en" dir="ltr">`,
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the page has no %s", language, want)
			}
		}
	}
}

// A role of the UK's framework with more than ten skills: all of them are asked,
// with what the role requires.
func TestFormOfRatingsOfAUKRole(t *testing.T) {
	fw := gdad(t)
	post := fw.Role("data-engineer").Post("senior-data-engineer")
	form, err := fw.RatingForm(competency.RatingOptions{About: competency.Rating{Kind: competency.EvidenceAssessor, Person: "p", Date: "2026-11-25"}, Post: post, Required: true})
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := form.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
		t.Fatal(err)
	}
	required := post.Requirements()
	if len(required) < 11 || strings.Count(page.String(), `class="gm-answer"`) != len(required) {
		t.Errorf("%d questions about %d skills", strings.Count(page.String(), `class="gm-answer"`), len(required))
	}
	for _, r := range required {
		for _, want := range []string{`name="/has/` + r.Competency().ID() + `/value"`, "The post requires: " + r.Level().Title().In("en") + "."} {
			if !strings.Contains(page.String(), want) {
				t.Errorf("the page has no %s", want)
			}
		}
	}
}
