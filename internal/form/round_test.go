package form_test

import (
	"bytes"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/long"
)

// What is entered survives each way through a form: as a post, in the HTML, in
// the data of SurveyJS, and over again as JSON.
func TestFormRoundTrips(t *testing.T) {
	n := long.Count(6, 100)
	for name, o := range sampleVariants() {
		t.Run(name, func(t *testing.T) {
			d, f := sampleDefinition(o), sample(o)
			e := newEntrant(77)
			e.all, e.typed = o.complete, true
			for range n {
				checkRoundTrips(t, f, f.ReadJSON(marshal(t, e.document(d.Root))))
			}
		})
	}
	t.Run("plan", func(t *testing.T) {
		shape := planFormat.Shape()
		root := form.OfShape(shape, planOptions)
		e := newEntrant(78)
		e.typed = true
		for range n {
			checkRoundTrips(t, formOfPlan(), formOfPlan().ReadJSON(marshal(t, e.document(root))))
		}
	})
}

// checkRoundTrips checks all ways of an input through its form.
func checkRoundTrips(t *testing.T, f govmaturity.Form, in *govmaturity.FormInput) {
	t.Helper()
	if in.Err() != nil {
		t.Fatal(in.Err())
	}
	same := func(way string, again *govmaturity.FormInput) {
		t.Helper()
		if !bytes.Equal(again.Document, in.Document) {
			t.Fatalf("%s: the document changed: %v\n%s", way, again.Err(), cmp.Diff(string(in.Document), string(again.Document)))
		}
		if again.Err() != nil {
			t.Fatalf("%s: %v", way, again.Err())
		}
	}
	post := f.ReadPost(in.Values)
	same("post", post)
	if diff := cmp.Diff(in.Values, post.Values); diff != "" {
		t.Fatalf("post: the values changed (-sent +read):\n%s", diff)
	}
	same("HTML", f.ReadPost(writePage(t, f, in, govmaturity.FormPage{}).submit()))
	same("HTML of a post", f.ReadPost(writePage(t, f, post, govmaturity.FormPage{}).submit()))
	survey := f.SurveyData(in)
	same("SurveyJS", f.ReadSurvey(survey))
	for name := range unmarshal(t, survey).(object) {
		if !strings.HasPrefix(name, "/") {
			t.Errorf("the data of a survey has the name %q", name)
		}
	}
	same("JSON", f.ReadJSON(in.Document))
	same("filled in", f.Fill(in.Document))
}

// The data of a survey is as SurveyJS sends it: flat names, in a panel names that
// continue those of the panel, and numbers as numbers.
func TestFormSurveyData(t *testing.T) {
	f := sample(sampleOptions{})
	survey := `{"/subject":"S","/title/en":"T","/open":"true","/numbers":[{"~value":1.5},{"~value":2}],"/matrix":[{"~value":[{"~value":1}]}],` +
		`"/ratings/":[{"~key":"a","~value":4}],"/people/":[{"~key":"Ann","age":7,"nicknames/":[{"~key":"A","~value":"me"}]}],` +
		`"/steps":[{"id":"a","left":1,"steps":[{"id":"b","right":["r1"]}]}],"/answers/list/value":["web"],"/answers/number/value":12.5,` +
		`"/answers/number/evidence":"A\nB","/rosters/services":[{"id":"x","rosters/sites":[{"id":"y","answers/staff/value":4}]}]}`
	want := `{"format":"test/sample/1","edition":"1.0","subject":"S","title":{"en":"T"},"open":true,"numbers":[1.5,2],"matrix":[[1]],` +
		`"ratings":{"a":4},"people":{"Ann":{"age":7,"nicknames":{"A":"me"}}},"steps":[{"id":"a","left":1,"steps":[{"id":"b","right":["r1"]}]}],` +
		`"answers":{"list":{"value":["web"]},"number":{"value":12.5,"evidence":["A","B"]}},` +
		`"rosters":{"services":[{"id":"x","rosters":{"sites":[{"id":"y","answers":{"staff":{"value":4}}}]}}]}}`
	in := f.ReadSurvey([]byte(survey))
	if diff := cmp.Diff(want, string(in.Document)); diff != "" || in.Err() != nil {
		t.Errorf("%v\n%s", in.Err(), diff)
	}
	if diff := cmp.Diff(survey, string(f.SurveyData(in))); diff != "" {
		t.Errorf("written again:\n%s", diff)
	}
	if got := string(f.SurveyData(nil)); got != "{}" {
		t.Errorf("the data of nothing is %s", got)
	}
	for reason, tt := range map[string]struct {
		data string
		want []string
	}{
		"no JSON":             {`{`, []string{"syntax "}},
		"a field of no name":  {`{"/subject":"S","x":1}`, []string{"required /title", "unknown-field /x"}},
		"a null":              {`{"/subject":null,"/title/en":"T"}`, []string{"required /subject"}},
		"an entry of no key":  {`{"/subject":"S","/title/en":"T","/ratings/":[{"~value":4}]}`, []string{"required /ratings//0"}},
		"two with one key":    {`{"/subject":"S","/title/en":"T","/ratings/":[{"~key":"a","~value":4},{"~key":"a","~value":5}]}`, []string{"duplicate-id /ratings//0"}},
		"doubled keys":        {`{"/subject":"S","/subject":"T","/title/en":"T"}`, []string{"duplicate-key /~1subject"}},
		"panels of no panels": {`{"/subject":"S","/title/en":"T","/steps":[null,"x"]}`, []string{"unknown-field /steps"}},
		"a very long name":    {`{"/subject":"S","/title/en":"T","` + strings.Repeat("x", 5000) + `":1}`, []string{"unknown-field /" + strings.Repeat("x", 60) + "…"}},
	} {
		if diff := cmp.Diff(tt.want, sorted(problemsIn(f.ReadSurvey([]byte(tt.data))))); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", reason, diff)
		}
	}
}

// Whatever is posted, the page shows it, and posting the page again changes
// nothing: no value, no document, no problem.
func TestFormShowsWhatIsWrong(t *testing.T) {
	for _, o := range []sampleOptions{{}, {complete: true}, {brief: true}} {
		showsWhatIsWrong(t, sample(o), long.Count(4, 60))
	}
	showsWhatIsWrong(t, formOfPlan(), long.Count(8, 60))
}

func showsWhatIsWrong(t *testing.T, f govmaturity.Form, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(4, 44))
	wrong := 0
	for i := range n {
		// Names are those of the pages before: each adds items to the lists.
		in := f.ReadPost(url.Values{})
		for range 1 + i%3 {
			shown := writePage(t, f, in, govmaturity.FormPage{})
			values := shown.submit()
			for _, c := range shown.controls {
				name := c.attrs["name"]
				if r.IntN(8) > 0 || name == "" || strings.HasSuffix(name, form.RemoveStep) {
					continue
				}
				values.Set(name, pickOf(r, enteredTexts))
				if c.kind == "checkbox" && r.IntN(3) == 0 {
					values.Add(name, pickOf(r, enteredTexts)+"2")
				}
			}
			in = f.ReadPost(values)
		}
		if in.Err() != nil {
			wrong++
		}
		again := f.ReadPost(writePage(t, f, in, govmaturity.FormPage{}).submit())
		// The page knows itself what edition it is for.
		for _, name := range []string{"/format", "/edition"} {
			delete(in.Values, name)
			delete(again.Values, name)
		}
		if diff := cmp.Diff(in.Values, again.Values); diff != "" {
			t.Fatalf("the values changed (-entered +shown):\n%s", diff)
		}
		if diff := cmp.Diff(string(in.Document), string(again.Document)); diff != "" {
			t.Fatalf("the document changed (-entered +shown):\n%s", diff)
		}
	}
	if wrong < n*9/10 {
		t.Errorf("%d of %d posts were wrong: the comparison proves little", wrong, n)
	}
}

// enteredTexts are what people enter, and what they should not. None has a
// space around it or a line break in it, which fields of one line drop.
var enteredTexts = []string{
	"yes", "no", "1", "0.5", "-1", "7.5", "1000001", "1,5", "٣٫٥", "five", "low", "high", "web", "office", "red", "a", "unanswered", "excluded", "imputed",
	"answered", "<script>alert(1)</script>", "\"><script>", "</textarea>", "&amp;", "&#x3c;", "'", "2026-11", "2026-13", "official", "é", "كلمة", "x y", "x", "true",
	strings.Repeat("long ", 200) + ".", "\u2028.", "\ufffd",
}
