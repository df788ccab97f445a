package form_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/mutate"
)

// beyondSchemas are the problems of a document that no JSON Schema can see.
// Everything else that a form refuses, its schema refuses too.
var beyondSchemas = []govmaturity.Code{
	govmaturity.CodeDuplicateID, // two services with one id
}

// compiled is a form with its schemas.
type compiled struct {
	*form.Form
	schemas map[govmaturity.FormProfile]*jsonschema.Schema
}

func compile(tb testing.TB, f *form.Form, profiles ...govmaturity.FormProfile) compiled {
	tb.Helper()
	out := compiled{f, map[govmaturity.FormProfile]*jsonschema.Schema{}}
	for _, p := range profiles {
		out.schemas[p] = formSchema(tb, f, p)
	}
	return out
}

// formSchema compiles one of the profiles that are JSON Schemas, and checks it
// against the meta-schema of its own draft.
func formSchema(tb testing.TB, f govmaturity.Form, p govmaturity.FormProfile) *jsonschema.Schema {
	tb.Helper()
	want := "http://json-schema.org/draft-07/schema#"
	if p == govmaturity.FormSchema202012 {
		want = "https://json-schema.org/draft/2020-12/schema"
	}
	data := profile(tb, f, p)
	if got := unmarshal(tb, data).(object)["$schema"]; got != want {
		tb.Fatalf("%s: $schema is %v", p, got)
	}
	return compiledSchema(tb, data)
}

// compiledSchema compiles a schema, and checks it against the meta-schema of its
// own draft.
func compiledSchema(tb testing.TB, data []byte) *jsonschema.Schema {
	tb.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://example.org/form.json", doc); err != nil {
		tb.Fatal(err)
	}
	draft, _ := doc.(object)["$schema"].(string)
	meta, err := c.Compile(draft)
	if err != nil {
		tb.Fatal(err)
	}
	if err := meta.Validate(doc); err != nil {
		tb.Fatalf("not a schema of its draft: %v", err)
	}
	schema, err := c.Compile("https://example.org/form.json")
	if err != nil {
		tb.Fatal(err)
	}
	return schema
}

func profile(tb testing.TB, f govmaturity.Form, p govmaturity.FormProfile) []byte {
	tb.Helper()
	data, err := f.Profile(p)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// judge compares the verdict of the form with those of its schemas, and returns
// the form's.
func (c compiled) judge(t *testing.T, doc any, after string) (in *govmaturity.FormInput, yes bool) {
	t.Helper()
	text := marshal(t, doc)
	in = c.ReadJSON(text)
	yes = !slices.ContainsFunc(in.Problems, func(p govmaturity.Problem) bool { return !slices.Contains(beyondSchemas, p.Code) })
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for p, schema := range c.schemas {
		if err := schema.Validate(instance); (err == nil) != yes {
			t.Fatalf("after %s, the form says %v, and its schema of %s %v:\n%.3000s", after, in.Err(), p, err, text)
		}
	}
	return in, yes
}

// The form's reader and its schemas, in both drafts, say yes and no to the same
// documents: a browser that validates does not contradict the server.
func TestFormAgreesWithSchemas(t *testing.T) {
	for name, o := range sampleVariants() {
		few, many := 100, 2000
		if name == "plain" || name == "complete" {
			few, many = 400, 6000
		}
		d := sampleDefinition(o)
		c := compile(t, sample(o), govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012)
		e := newEntrant(uint64(len(name)))
		e.all = o.complete
		documents := func() any { return unmarshal(t, marshal(t, e.document(d.Root))) }
		agreeOn(t, name, c, documents, long.Count(few, many))
	}
	c := compile(t, sample(sampleOptions{}), govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012)
	twice := object{"subject": "S", "title": object{"en": "T"}, "rosters": object{"services": []any{object{"id": "a"}, object{"id": "a"}}}}
	if in, yes := c.judge(t, twice, "nothing"); !yes || in.Err() == nil {
		t.Errorf("what no schema can see: %v", in.Err())
	}
}

// The form of a declared document, its schemas and the document's own reader say
// yes and no to the same documents, as far as the form has a place for them.
func TestFormOfShapeAgrees(t *testing.T) {
	shape := planFormat.Shape()
	root := form.OfShape(shape, planOptions)
	c := compile(t, formOfPlan(), govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012)
	e := newEntrant(4)
	agreeOn(t, "plan", c, func() any { return unmarshal(t, marshal(t, e.document(root))) }, long.Count(600, 20_000))
	for range 200 {
		in := c.ReadJSON(marshal(t, e.document(root)))
		var p plan
		if _, problems := shape.Read("x.json", in.Document, &p); len(problems) > 0 {
			t.Fatalf("the form takes what the reader refuses: %v\n%s", problems, in.Document)
		}
	}
}

// agreeOn judges n documents, most of them changed.
func agreeOn(t *testing.T, name string, c compiled, documents func() any, n int) {
	t.Helper()
	m := mutate.New(rand.New(rand.NewPCG(5, uint64(n))))
	for range 20 {
		m.Learn(documents())
	}
	accepted, byChance := 0, 0
	for i := range n {
		doc := documents()
		switch i % 4 {
		case 0:
			in, _ := c.judge(t, doc, "nothing")
			if err := in.Err(); err != nil {
				t.Fatalf("%s: a document to begin with is refused: %v\n%.3000s", name, err, marshal(t, doc))
			}
			checkOwnDocument(t, c, in)
			accepted++
			continue
		case 1, 2:
			doc = m.Change(doc)
		case 3:
			m.ChangeAnswer(doc.(object))
			if m.Done() == "" {
				doc = m.Change(doc)
			}
		}
		in, yes := c.judge(t, doc, m.Done())
		if yes {
			accepted++
			byChance++
		}
		checkOwnDocument(t, c, in)
	}
	t.Logf("%s: %d verdicts, %d yes, %d of them of changed documents", name, n, accepted, byChance)
	if byChance < n/50 || accepted > n*49/50 {
		t.Errorf("%s: %d of %d documents were accepted, %d of them changed ones: the comparison proves little", name, accepted, n, byChance)
	}
}

// checkOwnDocument checks what holds for every input of a form: the document is
// JSON, and one without problems is read again as it is.
func checkOwnDocument(t testing.TB, f govmaturity.Form, in *govmaturity.FormInput) {
	t.Helper()
	unmarshal(t, in.Document)
	if in.Values == nil {
		t.Fatal("no values")
	}
	if in.Err() != nil {
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
	for name, o := range sampleVariants() {
		if o.complete {
			continue // which questions json-editor requires depends on which it shows
		}
		d, f := sampleDefinition(o), sample(o)
		schema := formSchema(t, f, govmaturity.FormJSONEditor)
		e := newEntrant(9)
		for range 100 {
			text := marshal(t, e.document(d.Root))
			instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(instance); err != nil {
				t.Fatalf("%s: json-editor refuses what the form takes: %v\n%s", name, err, text)
			}
		}
	}
}

// A question with a condition is required by a complete form exactly when the
// condition holds, and its schema shows it exactly then: on all answers to the
// questions that conditions are about.
func TestFormAndSchemaSeeTheSameConditions(t *testing.T) {
	d := sampleDefinition(sampleOptions{complete: true})
	root := *d.Root
	conditions := &form.Field{Key: "answers", Kind: form.Group, Required: true}
	for _, f := range root.Fields {
		if f.Key == "answers" {
			conditions.Fields = f.Fields
		}
	}
	f := form.New(form.Definition{ID: "urn:test:when", Title: "When", Words: govmaturity.WordsFor("en"), Language: "en", TextLanguage: "en", Root: &form.Field{
		Kind: form.Group, Required: true, Fields: []*form.Field{conditions},
	}})
	c := compile(t, f, govmaturity.FormSchemaDraft07, govmaturity.FormSchema202012)
	value := func(v any) object { return object{"value": v} }
	state := func(s string) object { return object{"state": s} }
	levels := []object{value("low"), value("mid"), value("high"), state("not-applicable"), state("unanswered")}
	truths := []object{value("yes"), value("no"), state("excluded")}
	lists := []object{
		{"value": []any{}, "state": "answered"}, {"state": "answered"}, {"state": "imputed"}, value([]any{"web"}), value([]any{"office"}), value([]any{"web", "phone"}),
		value([]any{"web", "phone", "office"}), {"value": []any{"phone"}, "state": "imputed"}, {"value": []any{"web", "office"}, "state": "imputed"}, state("not-deployed"), {"value": []any{}, "state": "unanswered"},
	}
	counts := []object{value(0), value(1), value(3), value(2), state("excluded")}
	numbers := []object{value(0), value(-0.001), value(50), value(50.001), {"value": 1, "state": "imputed"}, state("unanswered")}
	asked, open := map[string]int{}, map[string]int{}
	e := newEntrant(8)
	for range long.Count(250, 4000) {
		answers := object{
			"level": pickOf(e.r, levels), "yes-no": pickOf(e.r, truths), "list": pickOf(e.r, lists), "count": pickOf(e.r, counts), "number": pickOf(e.r, numbers),
		}
		doc := object{"answers": answers}
		in := f.ReadJSON(marshal(t, doc))
		required := map[string]bool{}
		for _, p := range in.Problems {
			if p.Code != govmaturity.CodeNotAnswered {
				t.Fatalf("a problem of another kind: %v\n%s", p, marshal(t, doc))
			}
			required[p.Path[1].Key] = true
		}
		// With those answered, and no other, the schema is content; without
		// one of them, it is not.
		for key := range required {
			answers[key] = value("yes")
		}
		if in, yes := c.judge(t, doc, "answering what is required"); !yes {
			t.Fatalf("not enough: %v", in.Err())
		}
		for key := range required {
			delete(answers, key)
			if _, yes := c.judge(t, doc, "leaving out "+key); yes {
				t.Fatalf("%s need not be answered: %s", key, marshal(t, doc))
			}
			answers[key] = value("yes")
			asked[key]++
		}
		for _, q := range conditions.Fields {
			if q.When != nil && !required[q.Key] {
				open[q.Key]++
			}
		}
	}
	for _, q := range conditions.Fields {
		if q.When != nil && (asked[q.Key] < 5 || open[q.Key] < 5) {
			t.Errorf("%s was asked %d times, and not asked %d times: the comparison proves little", q.Key, asked[q.Key], open[q.Key])
		}
	}
}

func pickOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// The schema of documents as their reader takes them agrees with that reader.
func TestDocumentSchemaAgreesWithTheReader(t *testing.T) {
	shape := planFormat.Shape()
	root := form.OfShape(shape, planOptions)
	for _, f := range root.Fields {
		if f.Key == "kind" { // the reader takes other words too
			f.Kind, f.Options, f.Pattern = form.Line, nil, document.PatternNamed("name")
		}
	}
	f := form.New(form.Definition{ID: "urn:test:plan", Title: "Plan", Language: "en", TextLanguage: "en", Root: root})
	data, err := f.DocumentSchema("urn:test:plan", "Plan")
	if err != nil {
		t.Fatal(err)
	}
	schema := compiledSchema(t, data)
	e := newEntrant(6)
	m := mutate.New(rand.New(rand.NewPCG(6, 6)))
	yes := 0
	n := long.Count(600, 20_000)
	for i := range n {
		doc := unmarshal(t, marshal(t, e.document(root))).(object)
		if e.maybe() {
			doc["title"] = "T"
		}
		m.Learn(mutate.Copy(doc))
		var changed any = doc
		if i%3 > 0 {
			changed = m.Change(doc)
		}
		text := marshal(t, changed)
		_, problems := shape.Read("x.json", text, new(plan))
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); (err == nil) != (len(problems) == 0) {
			t.Fatalf("after %s, the reader says %v, and the schema %v:\n%.2000s", m.Done(), problems, err, text)
		}
		if len(problems) == 0 {
			yes++
		}
	}
	if yes < n/3 || yes > n*9/10 {
		t.Errorf("%d of %d documents: the comparison proves little", yes, n)
	}
	// Of answers: each way to write one.
	data, err = sample(sampleOptions{part: true}).DocumentSchema("urn:test:sample", "Sample")
	if err != nil {
		t.Fatal(err)
	}
	schema = compiledSchema(t, data)
	for answers, want := range map[string]bool{
		`{"level":"mid"}`: true, `{"level":2}`: true, `{"level":["mid"]}`: true, `{"level":["mid","low"]}`: false, `{"level":4}`: false, `{"level":true}`: false, `{"level":null}`: true,
		`{"yes-no":true}`: true, `{"yes-no":"no"}`: true, `{"yes-no":1}`: false, `{"list":"web"}`: true, `{"list":[]}`: true, `{"list":["web","web"]}`: false, `{"list":{"value":[],"state":"excluded"}}`: false,
		`{"count":3}`: true, `{"count":{"value":3,"state":"imputed","comment":""}}`: true, `{"count":13}`: false, `{"count":{"value":null}}`: false, `{"count":{"state":"imputed"}}`: false, `{"count":{}}`: true,
		`{"level":{"value":2,"evidence":["E"]}}`: true, `{"level":{"value":2,"evidence":[" "]}}`: false, `{"zzz":1}`: false,
	} {
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(`{"format":"test/sample/1","edition":"1.0","subject":"S","answers":` + answers + `}`)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); (err == nil) != want {
			t.Errorf("%s: %v", answers, err)
		}
	}
}
