package stakeholder_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// What is entered in a form comes back as it was, and is shown in each language of
// the library.
func TestForms(t *testing.T) {
	hash := map[string]func([]byte) (string, error){
		"identity.yaml": func(data []byte) (string, error) {
			m, err := stakeholder.ReadMap("", data)
			if err != nil {
				return "", err
			}
			return m.Hash(), nil
		},
		"analysis.yaml": func(data []byte) (string, error) {
			a, err := stakeholder.ReadAnalysis("", data)
			if err != nil {
				return "", err
			}
			return a.Hash(), nil
		},
		"strategy.yaml": func(data []byte) (string, error) {
			s, err := stakeholder.ReadStrategy("", data)
			if err != nil {
				return "", err
			}
			return s.Hash(), nil
		},
	}
	form := map[string]func(govmaturity.Words, ...string) govmaturity.Form{
		"identity.yaml": stakeholder.MapForm, "analysis.yaml": stakeholder.AnalysisForm, "strategy.yaml": stakeholder.StrategyForm,
	}
	for name, read := range hash {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		was, err := read(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range govmaturity.WordsLanguages() {
			f := form[name](govmaturity.WordsFor(tag), "en")
			in := f.Fill(data)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			back := f.ReadPost(in.Values)
			if back.Err() != nil {
				t.Fatal(back.Err())
			}
			if is, err := read(back.Document); err != nil || is != was {
				t.Errorf("%s in %s: the document changed on its way through the form: %v\n%s", name, tag, err, back.Document)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(data) {
				t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
			}
		}
	}
}

// The form says what a map means wrongly, at the field.
func TestFormSaysWhatIsWrong(t *testing.T) {
	in := stakeholder.MapForm(govmaturity.WordsFor("en")).Fill([]byte(`{"format": "govmaturity/stakeholder-map/1", "id": "x",
		"stakeholders": [{"id": "a", "name": "A"}], "influences": [{"from": "a", "to": "b"}]}`))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/influences/0/to" {
		t.Errorf("%v", in.Problems)
	}
}

func TestSchemas(t *testing.T) {
	for name, schema := range map[string][]byte{
		"urn:" + stakeholder.MapFormat: stakeholder.MapSchema(), "urn:" + stakeholder.AnalysisFormat: stakeholder.AnalysisSchema(),
		"urn:" + stakeholder.StrategyFormat: stakeholder.StrategySchema(), "urn:" + stakeholder.MappingFormat: stakeholder.MappingSchema(),
	} {
		var doc map[string]any
		if err := json.Unmarshal(schema, &doc); err != nil || doc["$id"] != name {
			t.Errorf("%s: %v, %v", name, doc["$id"], err)
		}
	}
}
