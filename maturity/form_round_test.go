package maturity_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// What is entered survives each way through a form: as a post, in the HTML, in
// the data of SurveyJS, and over again as JSON.
func TestFormRoundTrips(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		n := 4
		if name == "every-measure" {
			n = 40
		}
		if testing.Short() {
			n = 1
		}
		for _, v := range formVariants(all[name]) {
			t.Run(name+"/"+v.name, func(t *testing.T) {
				f := formOf(t, all[name], v.options)
				e := v.entrant(77, all[name])
				e.rounded = true
				for range n {
					in := f.ReadJSON(marshal(t, v.document(e)))
					if in.Err() != nil {
						t.Fatal(in.Err())
					}
					checkRoundTrips(t, f, in)
				}
			})
		}
	}
}

func TestFormRoundTripsOfFrameworks(t *testing.T) {
	f := maturity.SpecForm("en", "fr")
	for i, doc := range frameworkDocuments(t, f) {
		if testing.Short() && i > 0 {
			break // their pages are large
		}
		in := f.ReadJSON(marshal(t, doc))
		checkRoundTrips(t, f, in)
	}
}

// checkRoundTrips checks all ways of an input through its form.
func checkRoundTrips(t *testing.T, f govmaturity.Form, in *govmaturity.FormInput) {
	t.Helper()
	same := func(way string, again *govmaturity.FormInput) {
		t.Helper()
		if !bytes.Equal(again.Document, in.Document) {
			t.Fatalf("%s: the document changed: %v\n%s", way, again.Err(), cmp.Diff(string(in.Document), string(again.Document)))
		}
		if (again.Err() == nil) != (in.Err() == nil) {
			t.Fatalf("%s: %v, and before %v", way, again.Err(), in.Err())
		}
	}
	post := f.ReadPost(in.Values)
	same("post", post)
	if diff := cmp.Diff(withoutBlank(in.Values), post.Values); diff != "" {
		t.Fatalf("post: the values changed (-sent +read):\n%s", diff)
	}
	for _, from := range []*govmaturity.FormInput{in, post} {
		html := f.ReadPost(writePage(t, f, from, govmaturity.FormPage{}).submit())
		same("HTML", html)
	}
	survey := marshal(t, surveyData(unmarshal(t, in.Document).(object), "/"))
	same("SurveyJS", f.ReadSurvey(survey))
	same("SurveyJS, filled", f.ReadSurvey(f.SurveyData(in)))
	for name := range unmarshal(t, f.SurveyData(in)).(object) {
		if !strings.HasPrefix(name, "/") {
			t.Errorf("the data of a survey has the name %q", name)
		}
	}
	same("JSON", f.ReadJSON(in.Document))
}

func withoutBlank(values url.Values) url.Values {
	out := url.Values{}
	for name, texts := range values {
		for _, s := range texts {
			if strings.TrimSpace(s) != "" {
				out.Add(name, s)
			}
		}
	}
	return out
}

// surveyData turns a document into what SurveyJS sends: flat names, and in a
// dynamic panel names that continue those of the panel. Lists that are typed as
// lines are one text.
func surveyData(doc object, prefix string) object {
	out := object{}
	for key, v := range doc {
		name := prefix + strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
		switch v := v.(type) {
		case object:
			for inner, value := range surveyData(v, "") {
				out[name+"/"+inner] = value
			}
		case []any:
			if len(v) == 0 {
				continue // SurveyJS does not send an empty checkbox
			}
			switch v[0].(type) {
			case object:
				var panels []any
				for _, item := range v {
					panels = append(panels, surveyData(item.(object), ""))
				}
				out[name] = panels
			default:
				out[name] = v
				if key == "evidence" || key == "is" {
					var lines []string
					for _, line := range v {
						lines = append(lines, line.(string))
					}
					out[name] = strings.Join(lines, "\n")
				}
			}
		default:
			out[name] = v
		}
	}
	return out
}

// Fill takes an assessment in any way that the framework takes it, and what
// comes out of the form scores the same, to the last bit.
func TestFormFillScoresTheSame(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			fw := all[name]
			f := formOf(t, fw, maturity.FormOptions{})
			e := newEntrant(31, fw)
			e.rounded = true
			n := 20
			if testing.Short() {
				n = 2
			}
			for range n {
				doc := unmarshal(t, marshal(t, e.document(&e.spec.Root))).(object)
				loosen(e, doc)
				if e.maybe() {
					doc["hash"] = fw.Hash()
				}
				text := marshal(t, doc)
				given, err := fw.ReadAssessment("", text)
				if err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
				want, err := fw.Score(given)
				if err != nil {
					t.Fatal(err)
				}
				in := f.Fill(text)
				survey := surveyData(unmarshal(t, in.Document).(object), "/")
				for way, got := range map[string]*govmaturity.FormInput{
					"fill": in, "post": f.ReadPost(in.Values), "survey": f.ReadSurvey(marshal(t, survey)),
				} {
					if got.Err() != nil {
						t.Fatalf("%s: %v\n%s", way, got.Err(), text)
					}
					a, err := fw.ReadAssessment("", got.Document)
					if err != nil {
						t.Fatalf("%s: %v\n%s", way, err, got.Document)
					}
					card, err := fw.Score(a)
					if err != nil {
						t.Fatal(err)
					}
					sameCard(t, want, card)
					if a.Hash != given.Hash {
						t.Errorf("%s: the hash %q became %q", way, given.Hash, a.Hash)
					}
				}
			}
		})
	}
}

// loosen writes some answers in other ways that a framework takes: bare values,
// ranks, true and false, null, and states that say no more than the value.
func loosen(e *entrant, doc object) {
	if answers, ok := doc["answers"].(object); ok {
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			answers[id] = e.loose(id, answers[id].(object))
		}
		if e.r.IntN(8) == 0 {
			for _, id := range slices.Sorted(maps.Keys(answers)) {
				answers[id] = nil
				break
			}
		}
	}
	if rosters, ok := doc["rosters"].(object); ok {
		for _, id := range slices.Sorted(maps.Keys(rosters)) {
			for _, item := range rosters[id].([]any) {
				loosen(e, item.(object))
			}
		}
	}
}

func (e *entrant) loose(id string, answer object) any {
	m := e.measure(id)
	value, has := answer["value"]
	if !has {
		return answer
	}
	switch word, _ := value.(string); m.Kind {
	case maturity.MeasureYesNo:
		if e.maybe() {
			value = word == "yes"
		}
	case maturity.MeasureLevel:
		if i := slices.Index(e.levels(m), word); e.maybe() {
			for _, s := range e.spec.Scales {
				if s.ID == m.Scale {
					value = s.Levels[i].Rank
				}
			}
		}
	case maturity.MeasureChecklist:
		if list := value.([]any); len(list) > 0 {
			e.r.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
			if len(list) == 1 && e.maybe() {
				value = list[0]
			}
		}
	}
	answer["value"] = value
	if len(answer) == 1 && e.maybe() {
		return value
	}
	if answer["state"] == nil && e.maybe() {
		answer["state"] = "answered"
	}
	if answer["state"] == "answered" && len(answer) == 2 && e.maybe() {
		return value // an empty checklist among them
	}
	return answer
}

// measure returns how an indicator is answered, wherever it is.
func (e *entrant) measure(id string) *maturity.MeasureSpec {
	if n := nodeSpec(&e.spec.Root, id); n != nil {
		return n.Measure
	}
	var find func(rosters []maturity.RosterSpec) *maturity.MeasureSpec
	find = func(rosters []maturity.RosterSpec) *maturity.MeasureSpec {
		for i := range rosters {
			if n := nodeSpec(&rosters[i].Root, id); n != nil {
				return n.Measure
			}
			if m := find(rosters[i].Rosters); m != nil {
				return m
			}
		}
		return nil
	}
	return find(e.spec.Rosters)
}

// Whatever is posted, the page shows it, and posting the page again changes
// nothing: no value, no document, no problem.
func TestFormShowsWhatIsWrong(t *testing.T) {
	fw := everyMeasure(t)
	for _, o := range []maturity.FormOptions{{}, {Complete: true}, {Brief: true}} {
		f := formOf(t, fw, o)
		showsWhatIsWrong(t, f, 60)
	}
	showsWhatIsWrong(t, maturity.SpecForm("en", "ar"), 5) // its pages are large
}

func showsWhatIsWrong(t *testing.T, f govmaturity.Form, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(4, 44))
	if testing.Short() {
		n = max(2, n/20)
	}
	wrong := 0
	for i := range n {
		// Names are those of the pages before: each adds items to the lists.
		in := f.ReadPost(url.Values{})
		for range 1 + i%3 {
			shown := writePage(t, f, in, govmaturity.FormPage{})
			values := shown.submit()
			for _, c := range shown.controls {
				name := c.attrs["name"]
				if r.IntN(8) > 0 || name == "" || strings.HasSuffix(name, "/~remove") {
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
		// The page knows itself what edition and so on it is for.
		for _, name := range []string{"/format", "/framework", "/edition"} {
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
	"yes", "no", "1", "0.5", "-1", "7.5", "1000001", "1,5", "٣٫٥", "five", "online", "connected", "central", "web", "a", "unanswered", "excluded", "imputed",
	"answered", "<script>alert(1)</script>", "\"><script>", "</textarea>", "&amp;", "&#x3c;", "'", "2026-11", "2026-13", "official", "é", "كلمة", "x y", "x", "true",
	strings.Repeat("long ", 200) + ".", "\u2028.", "\ufffd",
}

// The same as a browser: SurveyJS sends numbers as numbers.
func TestFormSurveyNumbers(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	in := f.ReadSurvey([]byte(`{"/subject": "S", "/answers/number/value": 12.5, "/answers/count/value": 3, "/answers/yes-no/value": "yes",
		"/rosters/services": [{"id": "a", "answers/kind/value": "digital", "rosters/sites": [{"id": "b", "answers/staff/value": 4}, {}]}, null]}`))
	want := `{"format":"govmaturity/assessment/1","framework":"every-measure","edition":"1.0","subject":"S",` +
		`"answers":{"yes-no":{"value":"yes"},"count":{"value":3},"number":{"value":12.5}},` +
		`"rosters":{"services":[{"id":"a","answers":{"kind":{"value":"digital"}},"rosters":{"sites":[{"id":"b","answers":{"staff":{"value":4}}}]}}]}}`
	if in.Err() != nil || string(in.Document) != want {
		t.Errorf("%v\n%s", in.Err(), cmp.Diff(want, string(in.Document)))
	}
}

// The names of the questions of a survey are those that ReadSurvey reads.
func TestFormSurveyNames(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	var survey any
	if err := json.Unmarshal(profile(t, f, govmaturity.FormSurveyJS), &survey); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	var questions func(v any, prefix string)
	questions = func(v any, prefix string) {
		switch v := v.(type) {
		case []any:
			for _, inner := range v {
				questions(inner, prefix)
			}
		case object:
			kind, _ := v["type"].(string)
			name, _ := v["name"].(string)
			if kind != "" && kind != "panel" {
				names[prefix+name] = true
			}
			if v["templateElements"] != nil {
				questions(v["templateElements"], prefix+name+"/0/")
			}
			questions(v["elements"], prefix)
			questions(v["pages"], prefix)
		}
	}
	questions(survey, "")
	e := newEntrant(1, everyMeasure(t))
	e.all = true
	seen := 0
	for range 50 {
		in := f.ReadJSON(marshal(t, e.document(&e.spec.Root)))
		for name := range in.Values {
			for k := 1; k < 9; k++ {
				name = strings.ReplaceAll(name, "/"+strconv.Itoa(k)+"/", "/0/")
			}
			if slices.Contains([]string{"/format", "/framework", "/edition", "/hash"}, name) {
				continue // the form knows these
			}
			if !names[name] {
				t.Fatalf("the survey has no question %s", name)
			}
			seen++
		}
	}
	if seen == 0 {
		t.Error("nothing seen")
	}
}
