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
		for name, form := range map[string]govmaturity.Form{"framework": competency.SpecForm(words), "training": fw.TrainingForm(words), "team": fw.TeamForm(nil, words)} {
			var page bytes.Buffer
			if err := form.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
				t.Fatal(err)
			}
			for _, m := range key.FindAllStringSubmatch(page.String(), -1) {
				t.Errorf("%s of %s: the field %s has no words", language, name, m[1])
			}
			for _, english := range []string{"Competencies", "Requires", "People needed", "Learning path", "Way of delivery"} {
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
	} {
		if err := tt.form.ReadPost(tt.values).Err(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
}
