package situation_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// What is entered in the form of situations comes back as it was, and is shown in each
// language of the library.
func TestSituationForm(t *testing.T) {
	s := story(t)
	data, err := json.Marshal(s.Spec())
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		f := situation.SituationForm(govmaturity.WordsFor(tag), "en")
		in := f.Fill(data)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := situation.ReadSituation("", in.Document)
		if err != nil || again.Hash() != s.Hash() {
			t.Errorf("%s: the situation changed on its way through the form: %v", tag, err)
		}
		var b bytes.Buffer
		if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
			t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
		}
	}
}

// The form says what a situation means wrongly, at the field.
func TestSituationFormSaysWhatIsWrong(t *testing.T) {
	in := situation.SituationForm(govmaturity.WordsFor("en")).Fill([]byte(`{"format": "govmaturity/situation/1", "id": "x",
		"pestle": {"legal": [{"id": "a", "text": "A", "supports": ["b"]}]}}`))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/pestle/legal/0/supports/0" {
		t.Errorf("%v", in.Problems)
	}
}
