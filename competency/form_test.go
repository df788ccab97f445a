package competency_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

// Every framework of the catalogue goes into the form and comes out the same.
func TestSpecFormThereAndBack(t *testing.T) {
	files, err := filepath.Glob("catalog/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	form := competency.SpecForm(govmaturity.WordsFor("en"), "en", "fr")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(schematest.Plain(t, file, text))
		if err != nil {
			t.Fatal(err)
		}
		in := form.Fill(data)
		if err := in.Err(); err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		want, err := competency.ReadFramework(file, text)
		if err != nil {
			t.Fatal(err)
		}
		for way, document := range map[string][]byte{"filled": in.Document, "posted": form.ReadPost(in.Values).Document} {
			got, err := competency.ReadFramework("form.json", document)
			if err != nil {
				t.Errorf("%s, %s: %v", file, way, err)
				continue
			}
			if diff := cmp.Diff(want.Hash(), got.Hash()); diff != "" {
				t.Errorf("%s, %s:\n%s", file, way, cmp.Diff(want.Spec(), got.Spec()))
			}
		}
	}
}

// The forms of documents speak all languages of the module: no field is called
// by its key.
func TestDocumentFormsSpeak(t *testing.T) {
	fw := framework(t, 2, nil)
	key := regexp.MustCompile(`<(?:legend|label|summary|p class="gm-list-title")[^>]*>([a-z][a-z-]*)<`)
	for _, language := range []string{"ar", "es", "fr", "ru", "zh"} {
		words := govmaturity.WordsFor(language)
		for name, form := range map[string]govmaturity.Form{
			"framework": competency.SpecForm(words), "training": fw.TrainingForm(words), "team": fw.TeamForm(nil, words),
			"profile": fw.ProfileForm(words), "crosswalk": competency.CrosswalkForm(fw, fw, words),
		} {
			var page bytes.Buffer
			if err := form.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
				t.Fatal(err)
			}
			for _, p := range govmaturity.FormProfiles() {
				if _, err := form.Profile(p); err != nil {
					t.Errorf("%s of %s: profile %s: %v", name, language, p, err)
				}
			}
			for _, m := range key.FindAllStringSubmatch(page.String(), -1) {
				t.Errorf("%s of %s: the field %s has no words", language, name, m[1])
			}
			for _, english := range []string{"Competencies", "Requires", "People needed", "Learning path", "Way of delivery", "Counts until", "Stands in for", "The same"} {
				if strings.Contains(page.String(), ">"+english) {
					t.Errorf("%s of %s speaks English: %s", language, name, english)
				}
			}
			if strings.HasPrefix(form.Title(), "Competency") || form.Language() != language {
				t.Errorf("%s of %s: %s, in %s", language, name, form.Title(), form.Language())
			}
		}
	}
}

// What a document means is checked in the form, at its field.
func TestDocumentFormsCheck(t *testing.T) {
	fw := framework(t, 2, nil)
	words := govmaturity.WordsFor("en")
	for _, tt := range []struct {
		why    string
		form   govmaturity.Form
		values url.Values
		want   string
	}{
		{"a role that requires what there is not", competency.SpecForm(words), url.Values{
			"/id": {"f"}, "/edition": {"1"}, "/title/en": {"F"}, "/standing": {"illustrative"},
			"/competencies/0/id": {"a"}, "/competencies/0/title/en": {"A"},
			"/roles/0/id": {"r"}, "/roles/0/title/en": {"R"}, "/roles/0/requires/0/competency": {"b"},
		}, "roles[0].requires[0].competency: there is no competency \"b\""},
		{"training for another competency", fw.TrainingForm(words), url.Values{
			"/id": {"t"}, "/edition": {"1"}, "/title/en": {"T"}, "/standing": {"illustrative"}, "/framework": {"f"}, "/framework-edition": {"1"},
			"/modules/0/id": {"m"}, "/modules/0/title/en": {"M"}, "/modules/0/raises/0/competency": {"c2"}, "/modules/0/raises/0/to": {"l1"},
		}, "modules[0].raises[0].competency: there is no competency \"c2\""},
		{"a member without a profile", fw.TeamForm(nil, words), url.Values{
			"/framework": {"f"}, "/edition": {"1"}, "/id": {"t"}, "/title/en": {"T"}, "/members": {"p"},
		}, "members[0]"},
		{"a team of another framework", fw.TeamForm(nil, words), url.Values{
			"/framework": {"g"}, "/edition": {"1"}, "/id": {"t"}, "/title/en": {"T"}, "/members": {"p"},
		}, "framework: \"g\" is not allowed here"},
		{"evidence that stands in for none", fw.ProfileForm(words), url.Values{
			"/framework": {"f"}, "/edition": {"1"}, "/person": {"p"},
			"/evidence/0/competency": {"c1"}, "/evidence/0/level": {"l1"}, "/evidence/0/kind": {"test"}, "/evidence/0/date": {"2026"}, "/evidence/0/supersedes": {"x"},
		}, "evidence[0].supersedes: there is no piece of evidence \"x\""},
		{"a wish for a level that there is not", fw.ProfileForm(words), url.Values{
			"/framework": {"f"}, "/edition": {"1"}, "/person": {"p"}, "/wants//0/~key": {"c1"}, "/wants//0": {"l9"},
		}, "wants.c1: c1 has no level \"l9\""},
		{"a link to what there is not", competency.CrosswalkForm(fw, fw, words), url.Values{
			"/id": {"x"}, "/title/en": {"X"}, "/standing": {"derived"}, "/from/framework": {"f"}, "/from/edition": {"1"}, "/to/framework": {"f"}, "/to/edition": {"1"},
			"/links/0/from": {"c1"}, "/links/0/to": {"c9"}, "/links/0/match": {"same"},
		}, "links[0].to: f has no competency \"c9\""},
	} {
		if err := tt.form.ReadPost(tt.values).Err(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
}

// Profiles and crosswalks go into their forms and come out the same; a form asks
// for no framework that it knows.
func TestProfileFormThereAndBack(t *testing.T) {
	fw := framework(t, 3, func(s *competency.Spec) {
		s.Competencies = append(s.Competencies, competency.CompetencySpec{ID: "c2", Title: govmaturity.English("C2"), Scale: "s"})
	})
	words := govmaturity.WordsFor("ar")
	for name, tt := range map[string]struct {
		form govmaturity.Form
		text string
		read func([]byte) (any, error)
	}{
		"profile": {fw.ProfileForm(words), `{"format":"govmaturity/competency-profile/1","framework":"f","edition":"1","person":"ش-7","title":"T","wants":{"c1":"l2","c2":"l1"},"note":"n\nm",
			"evidence":[{"id":"one","competency":"c1","level":"l2","kind":"test","source":"s <b>","rater":"r","purpose":"u","date":"2026-11-25","expires":"2027","revoked":"2026-12","archived":true,"note":"n","links":["x","y"]},
			{"competency":"c2","outcome":"none","kind":"self","date":"2026"},{"competency":"c1","outcome":"not-applicable","kind":"test","date":"2026-12","supersedes":"one"}]}`,
			func(data []byte) (any, error) { return fw.ReadProfile("x.json", data) }},
		"crosswalk": {competency.CrosswalkForm(fw, fw, words, "en", "ar"), `{"format":"govmaturity/competency-crosswalk/1","id":"x","title":{"en":"X","ar":"س"},"from":{"framework":"f","edition":"1"},"to":{"framework":"f","edition":"1"},
			"standing":"derived","sources":[{"id":"s","title":"S"}],"cites":[{"source":"s","locator":"p. 1"}],
			"links":[{"from":"c1","to":"c2","match":"partial","note":{"en":"n"}},{"from":"c2","to":"c1","match":"lossy"}]}`,
			func(data []byte) (any, error) { return competency.ReadCrosswalk("x.json", data) }},
	} {
		want, err := tt.read([]byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		filled := tt.form.Fill([]byte(tt.text))
		for way, in := range map[string]*govmaturity.FormInput{
			"filled": filled, "posted": tt.form.ReadPost(filled.Values), "sent": tt.form.ReadJSON(filled.Document), "surveyed": tt.form.ReadSurvey(tt.form.SurveyData(filled)),
		} {
			if err := in.Err(); err != nil {
				t.Errorf("%s, %s: %v", name, way, err)
				continue
			}
			got, err := tt.read(in.Document)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%s, %s: %v\n%s", name, way, err, diff)
			}
		}
	}
	for name, form := range map[string]govmaturity.Form{"profile": fw.ProfileForm(words), "team": fw.TeamForm(nil, words), "training": fw.TrainingForm(words)} {
		var page bytes.Buffer
		if err := form.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(page.String(), `<input type="hidden" name="/framework" value="f">`) || strings.Contains(page.String(), `<label for="f/framework"`) {
			t.Errorf("%s asks for the framework", name)
		}
	}
}
