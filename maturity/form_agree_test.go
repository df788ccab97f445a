package maturity_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// beyondSchemas are the problems of an assessment that no JSON Schema can see.
// Everything else that a reader refuses, the schema of the form refuses too.
var beyondSchemas = []string{
	"duplicate-id", // two items of a roster with one id
}

// seenByForms are the problems that a framework's reader finds in an assessment,
// and that forms and schemas see before it, under names of their own.
var seenByForms = []string{"other-framework", "other-edition", "other-content", "unknown-indicator", "unknown-roster", "wrong-answer"}

// formVariant is one way to make the form of a framework.
type formVariant struct {
	name    string
	options maturity.FormOptions
	node    *maturity.NodeSpec // whose answers the documents have
}

func formVariants(fw *maturity.Framework) []formVariant {
	root := &fw.Spec().Root
	variants := []formVariant{
		{"plain", maturity.FormOptions{}, root},
		{"complete", maturity.FormOptions{Complete: true}, root},
		{"brief", maturity.FormOptions{Brief: true}, root},
		{"complete and brief", maturity.FormOptions{Brief: true, Complete: true}, root},
		{"about", maturity.FormOptions{About: &maturity.Assessment{Subject: "S", Date: "2026-11", Note: "n"}}, root},
	}
	for i := range root.Nodes {
		// A part of which the conditions are partly outside.
		if n := &root.Nodes[len(root.Nodes)-1-i]; len(leavesOf(n)) > 0 {
			variants = append(variants, formVariant{"node " + n.ID, maturity.FormOptions{Node: n.ID, Complete: true}, n})
			break
		}
	}
	return variants
}

// entrantFor returns a maker of documents for a form.
func (v formVariant) entrant(seed uint64, fw *maturity.Framework) *entrant {
	e := newEntrant(seed, fw)
	e.all, e.brief = v.options.Complete, v.options.Brief
	if v.options.Node != "" {
		// Its rosters are those below it.
		var below []maturity.RosterSpec
		for _, r := range e.spec.Rosters {
			if summarises(v.node, r.ID) {
				below = append(below, r)
			}
		}
		e.spec.Rosters = below
	}
	return e
}

func summarises(n *maturity.NodeSpec, roster string) bool {
	if n.Items != nil && n.Items.Roster == roster {
		return true
	}
	return slices.ContainsFunc(n.Nodes, func(below maturity.NodeSpec) bool { return summarises(&below, roster) })
}

// document returns one that the form takes.
func (v formVariant) document(e *entrant) object {
	doc := e.document(v.node)
	if v.options.About != nil {
		for _, key := range []string{"subject", "rater", "date", "standing", "source", "note"} {
			delete(doc, key)
		}
		doc["subject"], doc["date"], doc["note"] = "S", "2026-11", "n"
	}
	return doc
}

// The form's reader and its schemas, in both drafts, say yes and no to the same
// documents: a browser that validates does not contradict the server. And the
// framework's own reader takes all that they take.
func TestFormAgreesOnAssessments(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		for k, v := range formVariants(all[name]) {
			// The catalogue is measured with 2,000 documents each, and with AJV
			// as well, in examples/renderers.
			n := 300
			switch {
			case k == 0 && name == "every-measure":
				n = 2000
			case name == "every-measure":
				n = 600
			case k > 0:
				n = 40
			}
			if testing.Short() {
				n = max(n/10, 40)
			}
			t.Run(name+"/"+v.name, func(t *testing.T) {
				t.Parallel()
				agreeOnForm(t, all[name], v, n)
			})
		}
	}
}

func agreeOnForm(t *testing.T, fw *maturity.Framework, v formVariant, n int) {
	f := formOf(t, fw, v.options)
	schemas := map[govmaturity.FormProfile]*jsonschema.Schema{}
	for _, p := range []govmaturity.FormProfile{govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012} {
		schemas[p] = formSchema(t, f, p)
	}
	e := v.entrant(uint64(n), fw)
	m := mutator{r: rand.New(rand.NewPCG(5, uint64(n))), parts: map[string][]any{}}
	for range 20 {
		m.learn(unmarshal(t, marshal(t, v.document(e))))
	}
	accepted, byChance, beyond := 0, 0, map[string]bool{}
	for i := range n {
		doc := unmarshal(t, marshal(t, v.document(e)))
		m.done = m.done[:0]
		mutated := i%4 > 0
		if mutated {
			for range 1 + m.r.IntN(2) {
				if i%2 == 0 {
					m.changeAnswer(doc.(object))
				} else {
					doc = m.change(doc)
				}
			}
		}
		text := marshal(t, doc)
		in := f.ReadJSON(text)
		formSays := in.Err() == nil || onlyCodes(in.Problems, beyondSchemas)
		if in.Err() != nil && formSays {
			beyond[string(in.Problems[0].Code)] = true
		}
		if hasCode(in.Err(), seenByForms...) {
			t.Fatalf("after %s, the form leaves it to the framework to see: %v\n%.3000s", strings.Join(m.done, ", "), in.Err(), text)
		}
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for p, schema := range schemas {
			if err := schema.Validate(instance); (err == nil) != formSays {
				t.Fatalf("after %s, the form says %v, and its schema of %s %v:\n%.3000s", strings.Join(m.done, ", "), in.Err(), p, err, text)
			}
		}
		if !mutated && in.Err() != nil {
			t.Fatalf("a document to begin with is refused: %v\n%.3000s", in.Err(), text)
		}
		if formSays {
			accepted++
			if mutated {
				byChance++
			}
		}
		checkInput(t, f, in)
		if in.Err() == nil {
			if _, err := fw.ReadAssessment("", in.Document); err != nil {
				t.Fatalf("the form takes what the framework refuses: %v\n%s", err, in.Document)
			}
		}
	}
	t.Logf("%d verdicts, %d yes, %d of them of changed documents", n, accepted, byChance)
	if fw.ID() == "every-measure" && v.name == "plain" && !testing.Short() && len(beyond) != len(beyondSchemas) {
		t.Errorf("of what no schema can see, only %v was there", beyond)
	}
	if byChance < n/50 || accepted > n*49/50 {
		t.Errorf("%d of %d documents were accepted, %d of them changed ones: the comparison proves little", accepted, n, byChance)
	}
}

// changeAnswer changes one answer, in ways that blind changes seldom hit: most of
// what a form checks is about answers.
func (m *mutator) changeAnswer(doc object) {
	answers, _ := doc["answers"].(object)
	if rosters, ok := doc["rosters"].(object); ok && len(rosters) > 0 && (m.r.IntN(3) == 0 || len(answers) == 0) {
		if items, ok := rosters[m.pick(slices.Sorted(maps.Keys(rosters)))].([]any); ok && len(items) > 0 {
			if item, ok := items[m.r.IntN(len(items))].(object); ok {
				m.changeAnswer(item)
				return
			}
		}
	}
	if len(answers) == 0 {
		return
	}
	id := m.pick(slices.Sorted(maps.Keys(answers)))
	answer, ok := answers[id].(object)
	if !ok {
		return
	}
	m.done = append(m.done, "the answer "+id)
	value := answer["value"]
	switch m.r.IntN(12) {
	case 0:
		delete(answers, id)
	case 1:
		delete(answer, "value")
	case 2:
		delete(answer, "state")
	case 3, 4:
		answer["state"] = m.pick([]string{"unanswered", "answered", "imputed", "not-applicable", "not-deployed", "excluded", "not-asked", ""})
	case 5:
		answers[id] = value
	case 6:
		answer["value"] = cloned(m.parts["value"][m.r.IntN(len(m.parts["value"]))])
	case 7:
		answer["value"] = m.number()
	case 8, 9:
		if list, ok := value.([]any); ok {
			answer["value"] = slices.Concat(list, list)
		}
	case 10:
		if list, ok := value.([]any); ok {
			answer["value"] = list[:0]
		}
	case 11:
		answer[m.pick([]string{"comment", "evidence", "zzz"})] = m.value()
	}
}

func onlyCodes(ps govmaturity.Problems, codes []string) bool {
	return !slices.ContainsFunc(ps, func(p govmaturity.Problem) bool { return !slices.Contains(codes, string(p.Code)) })
}

// checkInput checks what holds for every input of a form.
func checkInput(t testing.TB, f govmaturity.Form, in *govmaturity.FormInput) {
	t.Helper()
	unmarshal(t, in.Document)
	if in.Values == nil {
		t.Fatal("no values")
	}
	if in.Err() != nil {
		checkProblems(t, in.Err())
		return
	}
	again := f.ReadJSON(in.Document)
	if again.Err() != nil || !bytes.Equal(again.Document, in.Document) {
		t.Fatalf("the form does not take its own document: %v\n%s\n%s", again.Err(), in.Document, again.Document)
	}
}

// What json-editor sends is judged alike, but that it also sends blank choices:
// the form leaves those out.
func TestFormAgreesWithJSONEditor(t *testing.T) {
	fw := everyMeasure(t)
	for _, v := range formVariants(fw) {
		if v.options.Complete {
			continue // which questions json-editor requires depends on which it shows
		}
		f := formOf(t, fw, v.options)
		schema := formSchema(t, f, govmaturity.FormJSONEditor)
		e := v.entrant(9, fw)
		for range 200 {
			text := marshal(t, v.document(e))
			instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(instance); err != nil {
				t.Fatalf("%s: json-editor refuses what the form takes: %v\n%s", v.name, err, text)
			}
		}
	}
}

// As for assessments, but that the form of frameworks may refuse more: what a
// framework means, no schema says.
func TestFormAgreesOnFrameworks(t *testing.T) {
	f := maturity.SpecForm("en", "fr")
	schemas := map[govmaturity.FormProfile]*jsonschema.Schema{}
	for _, p := range []govmaturity.FormProfile{govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012} {
		schemas[p] = formSchema(t, f, p)
	}
	originals := frameworkDocuments(t, f)
	m := mutator{r: rand.New(rand.NewPCG(8, 8)), parts: map[string][]any{}}
	for _, doc := range originals {
		m.learn(doc)
	}
	n := 2000
	if testing.Short() {
		n = 100
	}
	accepted, sound := 0, 0
	for i := range n {
		doc := cloned(originals[i%len(originals)])
		m.done = m.done[:0]
		if i >= len(originals) {
			for range 1 + m.r.IntN(2) {
				doc = m.change(doc)
			}
		}
		text := marshal(t, doc)
		in := f.ReadJSON(text)
		checkInput(t, f, in)
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		_, specErr := maturity.ReadSpec("x.json", in.Document)
		_, meaning := maturity.ReadFramework("x.json", in.Document)
		byMeaning := in.Err() != nil && specErr == nil && slices.Equal(sortedProblems(in.Err()), sortedProblems(meaning))
		formSays := in.Err() == nil || byMeaning
		for p, schema := range schemas {
			if err := schema.Validate(instance); (err == nil) != formSays {
				t.Fatalf("after %s, the form says %v, and its schema of %s %v:\n%.3000s", strings.Join(m.done, ", "), in.Err(), p, err, text)
			}
		}
		if formSays {
			accepted++
		}
		if in.Err() == nil {
			sound++
			if meaning != nil {
				t.Fatalf("the form takes what ReadFramework refuses: %v", meaning)
			}
		}
	}
	t.Logf("%d verdicts, %d yes, %d of them sound frameworks", n, accepted, sound)
	if accepted < n/20 || accepted > n*49/50 || sound < n/100 {
		t.Errorf("%d of %d documents were accepted, %d are sound: the comparison proves little", accepted, n, sound)
	}
}

func sortedProblems(err error) []string {
	var problems govmaturity.Problems
	errors.As(err, &problems)
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprint(p.Code, " ", p.Path.Pointer(), " ", p.Message()))
	}
	slices.Sort(out)
	return out
}

// frameworkDocuments returns frameworks as the form has them: all texts are
// maps by language.
func frameworkDocuments(tb testing.TB, f govmaturity.Form) []any {
	var originals []any
	files := catalogue(tb)
	for _, name := range []string{"catalog/un-egdi@2018.yaml", "catalog/un-nine-pillars@2020.yaml", "catalog/eu-desi@2022.yaml", "catalog/eu-egovernment-benchmark-cross-border-service@2023.yaml"} {
		originals = append(originals, short(unmarshal(tb, fillSound(tb, f, files[name]))))
	}
	every := marshal(tb, everyMeasure(tb).Spec())
	for _, text := range [][]byte{every, []byte(document(gateRoot)), []byte(document(rosterRoot, rosterMore)), []byte(document(everyField))} {
		originals = append(originals, unmarshal(tb, fillSound(tb, f, text)))
	}
	return originals
}

// fillSound fills a framework into the form. It may mean nothing sensible, but
// it has the form.
func fillSound(tb testing.TB, f govmaturity.Form, data []byte) []byte {
	tb.Helper()
	in := f.Fill(data)
	if _, err := maturity.ReadSpec("x.json", in.Document); err != nil {
		tb.Fatalf("%v: %v", err, in.Err())
	}
	return in.Document
}
