package actionplan_test

import (
	"bytes"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

// forms are the forms of this package's documents, each with a document that says
// all, and how to read it.
func forms(t *testing.T) map[string]struct {
	form func(govmaturity.Words, ...string) govmaturity.Form
	read func([]byte) (any, error)
} {
	p := read(t, file(t, "plan.yaml"))
	return map[string]struct {
		form func(govmaturity.Words, ...string) govmaturity.Form
		read func([]byte) (any, error)
	}{
		"plan.yaml": {actionplan.PlanForm, func(data []byte) (any, error) {
			p, err := actionplan.Read("", data)
			if err != nil {
				return "", err
			}
			return p.Hash(), nil
		}},
		"vision.yaml": {actionplan.VisionForm, func(data []byte) (any, error) {
			v, err := actionplan.ReadVision("", data)
			if err != nil {
				return "", err
			}
			return v.Hash(), nil
		}},
		"cycle.yaml": {actionplan.CycleForm, func(data []byte) (any, error) {
			c, err := actionplan.ReadCycle("", data)
			if err != nil {
				return "", err
			}
			return c.Hash(), nil
		}},
		"review.yaml": {p.ReviewForm, func(data []byte) (any, error) {
			r, err := p.ReadReview("", data)
			if err != nil {
				return "", err
			}
			return written(t, r.Spec()), nil
		}},
	}
}

// What is entered in a form comes back as it was, and is shown in each language of
// the library.
func TestForms(t *testing.T) {
	for name, of := range forms(t) {
		data := []byte(file(t, name))
		was, err := of.read(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range govmaturity.WordsLanguages() {
			f := of.form(govmaturity.WordsFor(tag), "en", "fr")
			in := f.Fill(data)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			back := f.ReadPost(in.Values)
			if back.Err() != nil {
				t.Fatal(back.Err())
			}
			if is, err := of.read(back.Document); err != nil || is != was {
				t.Errorf("%s in %s: the document changed on its way through the form: %v\n%s", name, tag, err, back.Document)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(data) {
				t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
			}
		}
	}
}

// The form says what a document means wrongly, at the field.
func TestFormsSayWhatIsWrong(t *testing.T) {
	p := read(t, file(t, "plan.yaml"))
	words := govmaturity.WordsFor("en")
	for _, c := range []struct {
		form        govmaturity.Form
		entered, at string
	}{
		{actionplan.PlanForm(words), `{"format": "govmaturity/action-plan/1", "id": "x", "steps": [{"id": "a", "title": "A", "deadline": "soon"}]}`, "/steps/0/deadline"},
		{p.ReviewForm(words), `{"format": "govmaturity/plan-review/1", "plan": "digital-2030", "date": "2027", "steps": [{"step": "b", "status": "completed"}]}`, "/steps/0/step"},
		{actionplan.VisionForm(words), `{"format": "govmaturity/vision/1", "id": "v", "goals": [{"id": "a", "title": "A", "targets": ["16.6"]}]}`, "/goals/0/targets/0"},
		{actionplan.CycleForm(words), `{"format": "govmaturity/cycle/1", "id": "c", "version": "toolkit", "rounds": [{"id": "r", "steps": [{"step": "vision"}]}]}`, "/rounds/0/steps/0/step"},
	} {
		if in := c.form.Fill([]byte(c.entered)); len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != c.at {
			t.Errorf("want a problem at %s, found %v", c.at, in.Problems)
		}
	}
}

// The questions of the workshop's table stand at the fields that answer them.
func TestPlanFormAsks(t *testing.T) {
	var b bytes.Buffer
	f := actionplan.PlanForm(govmaturity.WordsFor("en"), "en")
	if err := f.WriteHTML(&b, f.Fill([]byte(file(t, "plan.yaml"))), govmaturity.FormPage{}); err != nil {
		t.Fatal(err)
	}
	for _, asked := range []string{
		"What needs to be done", "Whose job is it", "By when", "What is needed, and what is there already",
		"might resist, and how?", "who tells them, and how often?", "What does success look like",
	} {
		if !bytes.Contains(b.Bytes(), []byte(asked)) {
			t.Errorf("the form does not ask: %s", asked)
		}
	}
}
