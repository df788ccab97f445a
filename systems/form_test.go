package systems_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// What is entered in the form of diagrams comes back as it was, and is shown in
// each language of the library.
func TestDiagramForm(t *testing.T) {
	for _, text := range []string{silos, story} {
		d, err := systems.ReadDiagram("x.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(d.Spec())
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
			f := systems.DiagramForm(govmaturity.WordsFor(tag), "en")
			in := f.Fill(data)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			again, err := systems.ReadDiagram("", in.Document)
			if err != nil || again.Hash() != d.Hash() {
				t.Errorf("%s: the diagram changed on its way through the form: %v", tag, err)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
				t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
			}
		}
	}
}

// The form says what a diagram means wrongly, at the field.
func TestDiagramFormSaysWhatIsWrong(t *testing.T) {
	in := systems.DiagramForm(govmaturity.WordsFor("en")).Fill([]byte(`{"format": "govmaturity/causal-diagram/1", "id": "x",
		"variables": [{"id": "a", "name": "A"}], "links": [{"from": "a", "to": "b", "sign": "+"}]}`))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/links/0/to" {
		t.Errorf("%v", in.Problems)
	}
}
