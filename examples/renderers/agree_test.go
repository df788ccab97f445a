package renderers

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestEverybodyAgrees makes thousands of documents, most of them wrong
// somewhere, and asks the library, a Go validator and AJV which of them the
// form takes. All must say the same, with both drafts of JSON Schema: what a
// renderer lets through must be what the host can read.
func TestEverybodyAgrees(t *testing.T) {
	t.Parallel()
	needModules(t)
	n := 1000
	if testing.Short() {
		n = 200
	}
	frameworks := []*maturity.Framework{everyMeasure(t), conditions(t)}
	for _, e := range catalog.Entries() {
		fw, err := catalog.Load(e.String())
		if err != nil {
			t.Fatal(err)
		}
		frameworks = append(frameworks, fw)
	}
	for _, fw := range frameworks {
		for _, complete := range []bool{false, true} {
			name := fw.ID() + "@" + fw.Edition()
			if complete {
				name += ", complete"
			}
			t.Run(name, func(t *testing.T) { agree(t, fw, maturity.FormOptions{Complete: complete}, n) })
		}
	}
}

func agree(t *testing.T, fw *maturity.Framework, o maturity.FormOptions, n int) {
	form, err := fw.Form(o)
	if err != nil {
		t.Fatal(err)
	}
	profiles := []govmaturity.FormProfile{govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012}
	var schemas []json.RawMessage
	var compiled []*jsonschema.Schema
	for _, p := range profiles {
		data, err := form.Profile(p)
		if err != nil {
			t.Fatal(err)
		}
		schemas = append(schemas, data)
		compiled = append(compiled, compile(t, data))
	}

	r := rand.New(rand.NewPCG(1, 2))
	g := &generator{r: r, fw: fw, spec: fw.Spec()}
	var docs []string
	var lines bytes.Buffer
	line := func(v any) string {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(data)
		lines.WriteByte('\n')
		return string(data)
	}
	line(map[string]any{"schemas": schemas})
	for i := range n {
		doc := g.document()
		// One in four is left as it is.
		if i%4 != 0 {
			for range 1 + r.IntN(3) {
				doc = g.mutate(doc)
			}
		}
		docs = append(docs, strings.TrimSuffix(strings.TrimPrefix(line(map[string]any{"doc": doc}), `{"doc":`), "}"))
	}
	node := exec.Command("node", "web/verdicts.mjs")
	node.Stdin, node.Stderr = &lines, os.Stderr
	out, err := node.Output()
	if err != nil {
		t.Fatalf("AJV: %v", err)
	}
	ajv := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(ajv) != n {
		t.Fatalf("AJV has %d verdicts on %d documents", len(ajv), n)
	}

	accepted, wrong := 0, 0
	for i, doc := range docs {
		problems := form.ReadJSON([]byte(doc)).Problems
		// That two items have one id is what no schema can say. The library
		// looks for it when all else is right.
		library := !slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return p.Code != govmaturity.CodeDuplicateID })
		instance, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		errs := []error{compiled[0].Validate(instance), compiled[1].Validate(instance)}
		verdicts := []bool{errs[0] == nil, errs[1] == nil, ajv[i][0] == '+', ajv[i][1] == '+'}
		if library {
			accepted++
		}
		if slices.Contains(verdicts, !library) {
			wrong++
			if wrong <= 3 {
				t.Errorf("document %d: the library says %v, Go with draft-07 and 2020-12 %v, AJV %v\n%s\nlibrary: %v\nGo: %v",
					i, library, verdicts[:2], verdicts[2:], doc, problems.Err(), errs[0])
			}
		}
	}
	if wrong > 0 {
		t.Errorf("they disagree on %d of %d documents", wrong, n)
	}
	// A comparison in which all are refused, or none, would prove little.
	if accepted < n/20 || accepted > n*19/20 {
		t.Errorf("%d of %d documents are taken", accepted, n)
	}
}

// TestSurveyAsksWhatScoringAsks answers questions on which others depend, and
// compares what SurveyJS then shows with what scoring asks.
func TestSurveyAsksWhatScoringAsks(t *testing.T) {
	t.Parallel()
	needModules(t)
	fw := conditions(t)
	form, err := fw.Form(maturity.FormOptions{})
	if err != nil {
		t.Fatal(err)
	}
	model, err := form.Profile(govmaturity.FormSurveyJS)
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	if err := json.Compact(&lines, model); err != nil {
		t.Fatal(err)
	}
	g := &generator{r: rand.New(rand.NewPCG(5, 6)), fw: fw, spec: fw.Spec()}
	var cards []*maturity.Scorecard
	for range 2000 {
		doc, err := json.Marshal(g.document())
		if err != nil {
			t.Fatal(err)
		}
		in := form.ReadJSON(doc)
		card, err := fw.ScoreFrom(in)
		if err != nil {
			t.Fatal(err)
		}
		cards = append(cards, card)
		lines.WriteByte('\n')
		if err := json.Compact(&lines, form.SurveyData(in)); err != nil {
			t.Fatal(err)
		}
	}
	node := exec.Command("node", "web/visible.mjs")
	node.Stdin, node.Stderr = &lines, os.Stderr
	out, err := node.Output()
	if err != nil {
		t.Fatalf("SurveyJS: %v", err)
	}
	shown := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	asked := map[string]map[bool]int{}
	for i, card := range cards {
		var names []string
		if err := json.Unmarshal([]byte(shown[i]), &names); err != nil {
			t.Fatal(err)
		}
		for node := range card.Nodes() {
			if !node.IsIndicator() {
				continue
			}
			want := node.State() != govmaturity.StateNotAsked
			if slices.Contains(names, "/answers/"+node.ID()+"/value") != want {
				t.Fatalf("%d: scoring asks %s: %v\n%s", i, node.ID(), want, shown[i])
			}
			if asked[node.ID()] == nil {
				asked[node.ID()] = map[bool]int{}
			}
			asked[node.ID()][want]++
		}
	}
	for id, n := range asked {
		if strings.HasPrefix(id, "if-") && (n[true] < 100 || n[false] < 100) {
			t.Errorf("%s: asked %d times, and %d times not: the comparison proves little", id, n[true], n[false])
		}
	}
}

func compile(t *testing.T, data []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://example.org/form.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("https://example.org/form.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// generator makes documents for the form of a framework.
type generator struct {
	r    *rand.Rand
	fw   *maturity.Framework
	spec *maturity.Spec
}

type object = map[string]any

// document returns an assessment that a person could have entered. Most of them
// answer everything.
func (g *generator) document() any {
	doc := object{"format": maturity.AssessmentFormat, "framework": g.fw.ID(), "edition": g.fw.Edition(), "subject": "Ruritania"}
	sure := g.r.IntN(3) > 0 // every question is answered
	if answers := g.answers(g.spec.Root, sure); len(answers) > 0 {
		doc["answers"] = answers
	}
	if rosters := g.rosters(g.spec.Rosters, sure); len(rosters) > 0 {
		doc["rosters"] = rosters
	}
	for _, k := range []string{"rater", "source", "note"} {
		if g.r.IntN(5) == 0 {
			doc[k] = pick(g.r, []string{"A person", "", "Two words"})
		}
	}
	if g.r.IntN(4) == 0 {
		doc["date"] = pick(g.r, []string{"2026", "2026-11", "2026-11-22"})
	}
	if g.r.IntN(6) == 0 {
		doc["standing"] = "illustrative"
	}
	return doc
}

func (g *generator) rosters(specs []maturity.RosterSpec, sure bool) object {
	out := make(object)
	for _, r := range specs {
		var items []any
		for i := range g.r.IntN(3) {
			it := object{"id": string(rune('a' + i))}
			if answers := g.answers(r.Root, sure); len(answers) > 0 {
				it["answers"] = answers
			}
			if inner := g.rosters(r.Rosters, sure); len(inner) > 0 {
				it["rosters"] = inner
			}
			items = append(items, it)
		}
		if items != nil {
			out[r.ID] = items
		}
	}
	return out
}

func (g *generator) answers(n maturity.NodeSpec, sure bool) object {
	out := make(object)
	for _, kid := range n.Nodes {
		maps.Copy(out, g.answers(kid, sure))
	}
	if n.Measure != nil && (sure || g.r.IntN(3) > 0) {
		out[n.ID] = g.answer(n)
	}
	return out
}

func (g *generator) answer(n maturity.NodeSpec) any {
	a := object{}
	switch g.r.IntN(10) {
	case 0:
		a["state"] = pick(g.r, []string{"unanswered", "not-applicable", "not-deployed", "excluded"})
	case 1:
		a["state"], a["value"] = "imputed", g.value(n)
	default:
		a["value"] = g.value(n)
	}
	if list, ok := a["value"].([]any); ok && len(list) == 0 {
		a["state"] = "answered"
	}
	if g.r.IntN(8) == 0 {
		a["comment"] = pick(g.r, []string{"", "Because."})
	}
	if g.r.IntN(8) == 0 {
		a["evidence"] = pick(g.r, [][]any{{}, {"A law"}, {"A law", "A letter"}})
	}
	return a
}

func (g *generator) value(n maturity.NodeSpec) any {
	m := n.Measure
	switch m.Kind {
	case maturity.MeasureLevel:
		i := slices.IndexFunc(g.spec.Scales, func(s govmaturity.ScaleSpec) bool { return s.ID == m.Scale })
		return pick(g.r, g.spec.Scales[i].Levels).ID
	case maturity.MeasureYesNo:
		return pick(g.r, []string{"yes", "no"})
	case maturity.MeasureChoice:
		return pick(g.r, m.Options).ID
	case maturity.MeasureChecklist:
		list := []any{}
		for _, o := range m.Options {
			if g.r.IntN(2) == 0 {
				list = append(list, o.ID)
			}
		}
		return list
	case maturity.MeasureCount:
		return float64(g.r.IntN(int(*m.Maximum) + 1))
	case maturity.MeasurePoints:
		return float64(g.r.IntN(int(*m.Maximum*4)+1)) / 4
	}
	low, high := 0.0, 1.0
	switch {
	case m.Range != nil:
		low, high = m.Range.Min, m.Range.Max
	case m.Normalise != nil && m.Normalise.Min != nil:
		low, high = *m.Normalise.Min, *m.Normalise.Max
	}
	return low + (high-low)*float64(g.r.IntN(9))/8
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

// mutate changes one thing somewhere in a document.
func (g *generator) mutate(doc any) any {
	target := g.r.IntN(places(doc))
	i := 0
	return change(doc, &i, target, g.another)
}

func places(v any) int {
	n := 1
	switch v := v.(type) {
	case object:
		for _, inner := range v {
			n += places(inner)
		}
	case []any:
		for _, inner := range v {
			n += places(inner)
		}
	}
	return n
}

// change applies f to the place with number target, in the order of keys.
func change(v any, i *int, target int, f func(any) any) any {
	here := *i
	*i++
	switch v := v.(type) {
	case object:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			v[k] = change(v[k], i, target, f)
		}
	case []any:
		for k := range v {
			v[k] = change(v[k], i, target, f)
		}
	}
	if here == target {
		return f(v)
	}
	return v
}

func (g *generator) another(v any) any {
	if g.r.IntN(4) == 0 {
		return g.anything()
	}
	switch v := v.(type) {
	case object:
		if len(v) == 0 {
			return g.anything()
		}
		key := pick(g.r, slices.Sorted(maps.Keys(v)))
		switch g.r.IntN(6) {
		case 0:
			delete(v, key)
		case 1:
			v[pick(g.r, keys)] = g.anything()
		case 2:
			v["value"] = g.anything()
		case 3:
			v["state"] = pick(g.r, states)
		case 4:
			v[key] = v[pick(g.r, slices.Sorted(maps.Keys(v)))]
		default:
			return object{}
		}
		return v
	case []any:
		switch g.r.IntN(4) {
		case 0:
			return []any{}
		case 1:
			return append(slices.Clone(v), g.anything())
		case 2:
			return slices.Concat(v, v)
		}
		return v[:len(v)/2]
	case float64:
		return pick(g.r, numbers)
	case string:
		if slices.Contains(states, v) {
			return pick(g.r, states)
		}
		return pick(g.r, texts)
	}
	return g.anything()
}

func (g *generator) anything() any {
	switch g.r.IntN(8) {
	case 0:
		return nil
	case 1:
		return g.r.IntN(2) == 0
	case 2, 3:
		return pick(g.r, numbers)
	case 4:
		return []any{pick(g.r, texts)}
	case 5:
		return object{pick(g.r, keys): pick(g.r, texts)}
	case 6:
		return pick(g.r, states)
	}
	return pick(g.r, texts)
}

var states = []string{"unanswered", "not-applicable", "not-deployed", "excluded", "imputed", "answered", "not-asked", "Answered", ""}

var keys = []string{
	"", " ", "x", "value", "state", "comment", "evidence", "answers", "rosters", "id", "title", "subject", "date", "hash", "standing", "note",
	"Value", "en", "a/b", "strategy", "digital-id", "id-reach", "offices",
}

var numbers = []json.Number{
	"0", "-0", "1", "1.0", "2", "5", "10", "10.5", "100", "100.0001", "-1", "0.5", "1e0", "10e-1", "20", "21", "1e9", "1e300", "-1e300",
	"9007199254740991", "1e-300", "0.1", "0.30000000000000004",
}

var texts = []string{
	"", " ", "\u00a0", "\t\n", "\u2003", "\ufeff", "\u200b", "a", "A", "a b", "a\n", "\na", "é", "\U0001f600", "0", "1", "yes", "no", "true", "web",
	"2020", "2020-13", "2020-12", "2020-02-31", "2020-1-1", "2026-11-22", "official", "illustrative", "null",
	"transactional", "connected", "sha256:" + strings.Repeat("0", 64), strings.Repeat("a", 300),
}
