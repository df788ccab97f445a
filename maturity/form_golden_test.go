package maturity_test

import (
	"bytes"
	"net/url"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// What forms are written as does not change unseen: hosts keep it, and renderers
// were measured with it.
func TestFormGolden(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{Complete: true})
	for p, file := range map[govmaturity.FormProfile]string{
		govmaturity.FormSchema202012: "every-measure.2020-12.json", govmaturity.FormSchemaDraft07: "every-measure.draft-07.json",
		govmaturity.FormRJSF: "every-measure.rjsf-ui.json", govmaturity.FormJSONForms: "every-measure.json-forms-ui.json",
		govmaturity.FormJSONEditor: "every-measure.json-editor.json", govmaturity.FormSurveyJS: "every-measure.surveyjs.json",
	} {
		golden(t, "testdata/forms/"+file, profile(t, f, p))
	}
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/forms/un-nine-pillars.draft-07.json", profile(t, formOf(t, fw, maturity.FormOptions{}), govmaturity.FormSchemaDraft07))

	var blank, wrong bytes.Buffer
	if err := f.WriteHTML(&blank, nil, govmaturity.FormPage{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/forms/every-measure.html", blank.Bytes())
	arabic := formOf(t, everyMeasure(t), maturity.FormOptions{Language: "ar", Node: "kinds"})
	in := arabic.ReadPost(url.Values{
		"/subject": {"السودان"}, "/answers/number/value": {"1,5"}, "/answers/level/value": {"online"}, "/answers/choice/value": {"<script>"},
		"/answers/checklist/state": {"answered"}, "/answers/count/value": {"١٣"}, "/answers/count/evidence": {"A\nB"}, "/zzz": {"1"},
	})
	if err := arabic.WriteHTML(&wrong, in, govmaturity.FormPage{Action: "/save", Hidden: map[string]string{"csrf": "x"}}); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/forms/every-measure.ar.html", wrong.Bytes())
}
