package form_test

import (
	"bytes"
	"flag"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file, or writes it anew.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	file = "testdata/" + file
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
	}
}

// What forms are written as does not change unseen: hosts keep it, and renderers
// were measured with it. The form is small, so that people can read the files:
// what is larger, the tests of agreement and of traps look at.
func TestGolden(t *testing.T) {
	f := sample(sampleOptions{small: true, complete: true, brief: true})
	for p, file := range map[govmaturity.FormProfile]string{
		govmaturity.FormSchemaDraft07: "draft-07.json", govmaturity.FormRJSF: "rjsf-ui.json", govmaturity.FormJSONForms: "json-forms-ui.json",
		govmaturity.FormJSONEditor: "json-editor.json", govmaturity.FormSurveyJS: "surveyjs.json",
	} {
		golden(t, file, profile(t, f, p))
	}
	var blank, wrong bytes.Buffer
	if err := f.WriteHTML(&blank, nil, govmaturity.FormPage{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "blank.html", blank.Bytes())
	arabic := sample(sampleOptions{small: true, language: "ar"})
	in := arabic.ReadPost(url.Values{
		"/subject": {"السودان"}, "/answers/number/value": {"1,5"}, "/answers/level/value": {"low"}, "/answers/yes-no/value": {"<script>"},
		"/answers/list/state": {"answered"}, "/answers/count/value": {"١٣"}, "/answers/count/evidence": {"A\nB"}, "/zzz": {"1"},
	})
	if err := arabic.WriteHTML(&wrong, in, govmaturity.FormPage{Action: "/save", Hidden: map[string]string{"csrf": "x"}}); err != nil {
		t.Fatal(err)
	}
	golden(t, "wrong.ar.html", wrong.Bytes())
}

// The two drafts differ in what they call themselves, and where a group that
// contains itself stands. Nothing else does, so one golden file is enough.
func TestDraftsAreAlike(t *testing.T) {
	for name, o := range sampleVariants() {
		f := sample(o)
		draft07 := string(profile(t, f, govmaturity.FormSchemaDraft07))
		alike := strings.NewReplacer("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema", `"definitions"`, `"$defs"`, "#/definitions/", "#/$defs/").Replace(draft07)
		// Keys that a schema does not name itself stand in the order of the alphabet.
		if diff := cmp.Diff(unmarshal(t, []byte(alike)), unmarshal(t, profile(t, f, govmaturity.FormSchema202012))); diff != "" {
			t.Errorf("%s (-draft-07 +2020-12):\n%s", name, diff)
		}
	}
}
