package maturity_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/mutate"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/maturity"
)

// What internal/form does with fields, its own tests show. These are about the
// fields that a framework makes.

// The form takes the documents that the framework's reader takes, whichever way
// they are written, and no others; and what comes out of it scores the same, to
// the last bit.
func TestFormTakesWhatTheFrameworkTakes(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		few, many := 20, 300
		if name == "every-measure" {
			few, many = 400, 5000
		}
		fw := all[name]
		f := formOf(t, fw, maturity.FormOptions{})
		e := newEntrant(31, fw)
		e.rounded = true
		m := mutate.New(rand.New(rand.NewPCG(5, uint64(len(name)))))
		for range 10 {
			m.Learn(unmarshal(t, marshal(t, e.document(&e.spec.Root))))
		}
		n := long.Count(few, many)
		sound, changed := 0, 0
		for i := range n {
			doc := unmarshal(t, marshal(t, e.document(&e.spec.Root))).(object)
			switch i % 4 {
			case 0:
				loosen(e, doc)
			case 1:
				m.ChangeAnswer(doc)
				loosen(e, doc)
			default:
				m.ChangeAnswer(doc)
			}
			if e.maybe() {
				doc["hash"] = pickOf(e.r, []string{fw.Hash(), fw.RulesHash()})
			}
			text := marshal(t, doc)
			given, err := fw.ReadAssessment("x.json", text)
			in := f.Fill(text)
			if err != nil && in.Err() == nil && aboutEmptyLists(err) {
				continue // renderers send such things for a checklist that nobody has touched
			}
			if (err == nil) != (in.Err() == nil) {
				t.Fatalf("%s: after %s the framework says %v, and the form %v\n%s", name, m.Done(), err, in.Err(), text)
			}
			if err != nil {
				continue
			}
			sound++
			if i%4 > 0 {
				changed++
			}
			checkWays(t, fw, f, in, given)
		}
		if sound < n/4 || changed == 0 && n > 50 || sound == n && n > 50 {
			t.Errorf("%s: %d of %d documents were sound, %d of them changed: the comparison proves little", name, sound, n, changed)
		}
	}
}

// aboutEmptyLists reports whether all that is wrong is an empty list beside the
// reason why there is no answer, or no list where there should be an empty one.
func aboutEmptyLists(err error) bool {
	var problems govmaturity.Problems
	return errors.As(err, &problems) && !slices.ContainsFunc(problems, func(p govmaturity.Problem) bool {
		return !strings.HasSuffix(p.Message(), "found no value") && !strings.HasSuffix(p.Message(), "cannot have a value beside it")
	})
}

// checkWays scores what was entered, in each way that it can come back.
func checkWays(t *testing.T, fw *maturity.Framework, f govmaturity.Form, in *govmaturity.FormInput, given *maturity.Assessment) {
	t.Helper()
	want, err := fw.Score(given)
	if err != nil {
		t.Fatal(err)
	}
	for way, got := range map[string]*govmaturity.FormInput{
		"fill": in, "post": f.ReadPost(in.Values), "survey": f.ReadSurvey(f.SurveyData(in)), "JSON": f.ReadJSON(in.Document),
	} {
		card, err := fw.ScoreFrom(got)
		if err != nil {
			t.Fatalf("%s: %v\n%s", way, err, got.Document)
		}
		sameCard(t, want, card)
		a, err := fw.AssessmentFrom(got)
		if err != nil {
			t.Fatalf("%s: %v", way, err)
		}
		read, err := fw.ReadAssessment("", got.Document)
		if err != nil {
			t.Fatalf("%s: %v\n%s", way, err, got.Document)
		}
		if diff := cmp.Diff(read, a, cmp.AllowUnexported(govmaturity.Answer{})); diff != "" {
			t.Fatalf("%s (-read from the document +from the input):\n%s", way, diff)
		}
		if a.Hash != given.Hash || card.Assessment().Hash != given.Hash {
			t.Errorf("%s: the hash %q became %q", way, given.Hash, a.Hash)
		}
	}
}

// What was entered is scored once, and each caller has an assessment of its own.
func TestScoreFrom(t *testing.T) {
	fw := everyMeasure(t)
	f := formOf(t, fw, maturity.FormOptions{})
	in := f.ReadPost(url.Values{"/subject": {"S"}, "/answers/yes-no/value": {"yes"}, "/answers/choice/evidence": {"E"}, "/answers/checklist/value": {"web"}})
	first, err := fw.AssessmentFrom(in)
	if err != nil {
		t.Fatal(err)
	}
	first.Answers["choice"].Evidence[0] = "changed"
	first.Answers["yes-no"] = govmaturity.AnswerYesNo(false)
	second, err := fw.AssessmentFrom(in)
	if err != nil || second.Answers["choice"].Evidence[0] != "E" || !second.Answers["yes-no"].Equal(govmaturity.AnswerYesNo(true)) {
		t.Errorf("what one caller does another one sees: %+v %v", second, err)
	}
	card, err := fw.ScoreFrom(in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := fw.ScoreFrom(in)
	if err != nil || again != card {
		t.Errorf("scored twice: %v", err)
	}
	if v, ok := card.Node("yes-no").Value(); !ok || v != 4 {
		t.Errorf("yes counts %v", v)
	}

	other, err := maturity.Compile(fw.Spec())
	if err != nil {
		t.Fatal(err)
	}
	byHand := &govmaturity.FormInput{Document: in.Document}
	wrong := f.ReadPost(url.Values{"/answers/count/value": {"13"}})
	egdi := formOf(t, load(t, "un-egdi@2018"), maturity.FormOptions{}).ReadPost(url.Values{"/subject": {"S"}})
	replaced := *in
	replaced.Document = bytes.Replace(in.Document, []byte(`"yes"`), []byte(`"no"`), 1)
	for _, tt := range []struct {
		reason string
		fw     *maturity.Framework
		in     *govmaturity.FormInput
		says   string // of the error; none when ""
	}{
		{"the same framework, read again", other, in, ""},
		{"an input made by hand", fw, byHand, ""},
		{"nothing", fw, nil, "no input"},
		{"problems", fw, wrong, "must be at most 12"},
		{"another framework", fw, egdi, "un-egdi"},
		{"no document", fw, &govmaturity.FormInput{}, "empty"},
	} {
		card, err := tt.fw.ScoreFrom(tt.in)
		_, err2 := tt.fw.AssessmentFrom(tt.in)
		if (err == nil) != (tt.says == "") || (err2 == nil) != (err == nil) || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, %v", tt.reason, err, err2)
		}
		if err != nil && card != nil {
			t.Errorf("%s: a card beside an error", tt.reason)
		}
		if err == nil && card.Framework() != tt.fw {
			t.Errorf("%s: the card is of another framework", tt.reason)
		}
	}
	if card, err := fw.ScoreFrom(&replaced); err != nil || card.Node("yes-no").Answer().Choices()[0] != "no" {
		t.Errorf("the host's own document does not count: %v", err)
	}
}

// The schema of the form takes what the form takes, whatever the options: that of
// all kinds of questions and conditions, with documents of the framework.
func TestFormSchemaOfAFramework(t *testing.T) {
	fw := everyMeasure(t)
	node := nodeSpec(&fw.Spec().Root, "unseen")
	for name, v := range map[string]struct {
		options maturity.FormOptions
		node    *maturity.NodeSpec
	}{
		"plain":    {maturity.FormOptions{}, &fw.Spec().Root},
		"complete": {maturity.FormOptions{Complete: true}, &fw.Spec().Root},
		"brief":    {maturity.FormOptions{Brief: true}, &fw.Spec().Root},
		"node":     {maturity.FormOptions{Node: "unseen", Complete: true}, node},
	} {
		f := formOf(t, fw, v.options)
		schema := schematest.Compile(t, profile(t, f, govmaturity.FormSchema202012))
		e := newEntrant(3, fw)
		e.all, e.brief = v.options.Complete, v.options.Brief
		if v.options.Node != "" {
			e.spec.Rosters = nil
		}
		m := mutate.New(rand.New(rand.NewPCG(3, 1)))
		yes := 0
		n := long.Count(80, 2000)
		for i := range n {
			doc := unmarshal(t, marshal(t, e.document(v.node))).(object)
			if i%3 > 0 {
				m.Learn(doc)
				m.ChangeAnswer(doc)
			}
			text := marshal(t, doc)
			in := f.ReadJSON(text)
			says := in.Err() == nil
			instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(instance); (err == nil) != says {
				t.Fatalf("%s: after %s the form says %v, and its schema %v:\n%s", name, m.Done(), in.Err(), err, text)
			}
			if says {
				yes++
			}
		}
		if yes < n/3 || yes == n {
			t.Errorf("%s: %d of %d documents: the comparison proves little", name, yes, n)
		}
	}
}

// Each framework has a page, and so has the form of frameworks for each of them.
func TestFormPages(t *testing.T) {
	names, all := formFrameworks(t)
	for i, name := range names {
		var b bytes.Buffer
		if err := formOf(t, all[name], maturity.FormOptions{Language: "fr"}).WriteHTML(&b, nil, govmaturity.FormPage{}); err != nil || b.Len() < 1000 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
		if i%long.Count(7, 1) > 0 {
			continue // their pages are large
		}
		f := maturity.SpecForm(govmaturity.Words{}, "en")
		in := f.Fill(marshal(t, all[name].Spec()))
		if in.Err() != nil {
			t.Errorf("%s: %v", name, in.Err())
		}
		b.Reset()
		if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
			t.Errorf("%s: %v, %d bytes of %d", name, err, b.Len(), len(in.Document))
		}
		fw, err := maturity.ReadFramework("", in.Document)
		if err != nil || fw.Hash() != all[name].Hash() {
			t.Errorf("%s: the framework changed on its way through the form: %v", name, err)
		}
	}
}

// A form says what is wrong with what is asked of it.
func TestFormRefuses(t *testing.T) {
	fw := everyMeasure(t)
	for _, tt := range []struct {
		reason  string
		options maturity.FormOptions
		says    string
	}{
		{"a language that is none", maturity.FormOptions{Language: "English!"}, "language tag"},
		{"a node that is not there", maturity.FormOptions{Node: "knids"}, `did you mean "kinds"?`},
		{"a list for a node", maturity.FormOptions{Node: "services"}, "is a list, not a node"},
		{"a date that is none", maturity.FormOptions{About: &maturity.Assessment{Date: "soon"}}, "what is known about the assessment"},
		{"a standing that is none", maturity.FormOptions{About: &maturity.Assessment{Standing: "holy"}}, "what is known about the assessment"},
	} {
		if f, err := fw.Form(tt.options); err == nil || f != nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.reason, err)
		}
	}
	f := formOf(t, fw, maturity.FormOptions{About: &maturity.Assessment{Date: "2026", Answers: map[string]govmaturity.Answer{"zzz": {}}}, Language: "ar-SD"})
	in := f.ReadPost(url.Values{"/subject": {"S"}})
	if want := `{"format":"govmaturity/assessment/1","framework":"every-measure","edition":"1.0","subject":"S","date":"2026"}`; string(in.Document) != want || in.Err() != nil {
		t.Errorf("what is known: %v\n%s", in.Err(), in.Document)
	}
	if f.Language() != "ar-SD" || f.Direction() != "rtl" || !strings.Contains(f.Title(), "كل أنواع الأسئلة") {
		t.Errorf("%s %s %s", f.Title(), f.Language(), f.Direction())
	}
}

// A document with mistakes in it is shown with its mistakes, not as a blank form.
func TestFormFillKeepsMistakes(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	in := f.Fill([]byte(`{"format": "govmaturity/assessment/1", "framework": "every-measure", "edition": "1.0", "subject": "S",
		"answers": {"count": 999, "level": "nowhere", "choice": "mixed", "renamed": 3, "yes-no": true}}`))
	for name, want := range map[string]string{
		"/answers/count/value": "999", "/answers/level/value": "nowhere", "/answers/choice/value": "mixed", "/answers/yes-no/value": "yes", "/subject": "S",
	} {
		if got := in.Values[name]; !slices.Equal(got, []string{want}) {
			t.Errorf("%s is %q", name, got)
		}
	}
	want := []string{"not-allowed /answers/level/value", "out-of-range /answers/count/value", "unknown-key /answers/renamed"}
	if diff := cmp.Diff(want, slices.Sorted(slices.Values(problemsIn(in)))); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// loosen writes some answers in other ways that a framework takes: bare values,
// ranks, true and false, null, and states that say no more than the value.
func loosen(e *entrant, doc object) {
	if answers, ok := doc["answers"].(object); ok {
		ids := sortedKeys(answers)
		for _, id := range ids {
			if answer, ok := answers[id].(object); ok {
				answers[id] = e.loose(id, answer)
			}
		}
		if e.r.IntN(8) == 0 && len(ids) > 0 {
			answers[ids[0]] = nil
		}
	}
	if rosters, ok := doc["rosters"].(object); ok {
		for _, id := range sortedKeys(rosters) {
			for _, item := range rosters[id].([]any) {
				if item, ok := item.(object); ok {
					loosen(e, item)
				}
			}
		}
	}
}

func sortedKeys(m object) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (e *entrant) loose(id string, answer object) any {
	m := e.measure(id)
	value, has := answer["value"]
	if !has || m == nil {
		return answer
	}
	switch word, _ := value.(string); m.Kind {
	case maturity.MeasureYesNo:
		if word != "" && e.maybe() {
			value = word == "yes"
		}
	case maturity.MeasureLevel:
		if i := slices.Index(e.levels(m), word); i >= 0 && e.maybe() {
			for _, s := range e.spec.Scales {
				if s.ID == m.Scale {
					value = s.Levels[i].Rank
				}
			}
		}
	case maturity.MeasureChecklist:
		if list, ok := value.([]any); ok && len(list) > 0 {
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

// The schema of one framework's assessments says yes and no to the documents that
// its reader does, in all ways to write them, those of encoding/json among them.
func TestAssessmentSchemaOfAFramework(t *testing.T) {
	names, all := formFrameworks(t)
	for k, name := range names {
		few := 12
		switch {
		case name == "every-measure":
			few = 400
		case k%4 > 0 && !long.Enabled():
			continue
		}
		fw := all[name]
		data, err := fw.AssessmentSchema()
		if err != nil {
			t.Fatal(err)
		}
		schema := schematest.Compile(t, data)
		e := newEntrant(7, fw)
		m := mutate.New(rand.New(rand.NewPCG(7, 7)))
		n := long.Count(few, 8*few)
		yes := 0
		for i := range n {
			doc := unmarshal(t, marshal(t, e.document(&e.spec.Root))).(object)
			m.Learn(unmarshal(t, marshal(t, doc)))
			loosen(e, doc)
			var changed any = doc
			switch i % 4 {
			case 1, 2:
				m.ChangeAnswer(doc)
			case 3:
				changed = m.Change(doc)
			}
			text := marshal(t, changed)
			a, err := fw.ReadAssessment("x.json", text)
			if onlyCode(err, govmaturity.CodeDuplicateID) {
				continue
			}
			validate(t, schema, text, err, name+": after "+m.Done())
			if err == nil {
				yes++
				validate(t, schema, marshal(t, a), nil, name+": as encoding/json writes it")
			}
		}
		if yes < n/4 || yes == n && n > 50 {
			t.Errorf("%s: %d of %d documents: the comparison proves little", name, yes, n)
		}
	}
	fw := everyMeasure(t)
	data, err := fw.AssessmentSchema()
	if err != nil {
		t.Fatal(err)
	}
	schema := schematest.Compile(t, data)
	head := `{"format":"govmaturity/assessment/1","framework":"every-measure","edition":"1.0","subject":"S","answers":`
	for _, text := range []string{
		`{"nope":"x"}}`, `{"level":"nope"}}`, `{"level":5}}`, `{"choice":true}}`, `{"count":1.5}}`, `{"count":13}}`, `{"checklist":["web","web"]}}`, `{"kinds":"x"}}`,
		`{"level":{"value":"online","state":"excluded"}}}`, `{"level":{"state":"imputed"}}}`, `{"level":{"state":"not-asked"}}}`,
	} {
		if _, err := fw.ReadAssessment("x.json", []byte(head+text)); err == nil {
			t.Errorf("the framework takes %s", text)
		}
		validate(t, schema, []byte(head+text), errors.New("wrong"), text)
	}
	if _, err := fw.ReadAssessment("x.json", []byte(strings.Replace(head, "every-measure", "other", 1)+"{}}")); err == nil {
		t.Error("the framework takes answers to another one")
	}
	validate(t, schema, []byte(strings.Replace(head, "every-measure", "other", 1)+"{}}"), errors.New("wrong"), "another framework")
}

// validate checks that a schema says what a reader said of a document.
func validate(t *testing.T, schema *jsonschema.Schema, text []byte, read error, what string) {
	t.Helper()
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(instance); (err == nil) != (read == nil) {
		t.Fatalf("%s: the reader says %v, and the schema %v:\n%.2000s", what, read, err, text)
	}
}

func onlyCode(err error, code govmaturity.Code) bool {
	var problems govmaturity.Problems
	return errors.As(err, &problems) && !slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return p.Code != code })
}
