package actionplan_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

const someTemplates = `format: govmaturity/step-templates/1
id: ministry-steps
edition: "1"
title: Steps of a ministry
standing: illustrative
sources: [{id: s, title: S}]
templates:
  - id: any
    for: {kind: competency}
    title: Train people in {need}
  - id: level
    for: {kind: competency}
    title: {en: "Train people in {need}: from {from} to {to}", fr: "Former à {need} : de {from} à {to}"}
    deliverable: Those at {to}
  - id: data
    for: {kind: competency, document: unit, id: data}
    title: Train in data
    questions: [{field: deadline, text: By when?}]
`

func readTemplates(t testing.TB, text string) *actionplan.Templates {
	t.Helper()
	all, err := actionplan.ReadTemplates("templates.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Of the templates that fit, those that say most are taken, and names are put in.
func TestTemplatesThatFit(t *testing.T) {
	all := readTemplates(t, someTemplates)
	need := func(document, id, from, to string) actionplan.Need {
		n := actionplan.Need{Kind: actionplan.AnswerKindCompetency, Document: document, ID: id, From: from, To: to, Title: govmaturity.Text{"en": strings.ToUpper(id), "si": "x"}}
		if to != "" {
			n.Rank, n.FromTitle, n.ToTitle = 2, govmaturity.English("Low"), govmaturity.Text{"en": "High", "fr": "Haut"}
		}
		return n
	}
	d, err := actionplan.Draft([]actionplan.Need{need("unit", "data", "low", "high"), need("unit", "law", "low", "high"), need("unit", "art", "", "")}, all, actionplan.DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]govmaturity.Text{}
	for s := range d.Plan.Steps() {
		got[s.ID()] = s.Title()
	}
	want := map[string]govmaturity.Text{
		"any.unit.art":        {"en": "Train people in ART"},
		"level.unit.law.high": {"en": "Train people in LAW: from Low to High", "fr": "Former à LAW : de Low à Haut"},
		"data.unit.data.high": {"en": "Train in data"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if x := d.Plan.Step("level.unit.law.high").Spec(); x.Deliverable.String() != "Those at High" {
		t.Errorf("%q", x.Deliverable)
	}
}

// What a template gets wrong is told with its place.
func TestBadTemplates(t *testing.T) {
	head := "format: govmaturity/step-templates/1\nid: x\nedition: '1'\ntitle: T\nstanding: derived\nsources: [{id: s, title: S}]\ntemplates:\n"
	for text, want := range map[string]string{
		"  - {id: a, for: {kind: goal}, title: T}\n  - {id: a, for: {kind: goal}, title: T}":                            "duplicate-id /templates/1/id",
		"  - {id: a, for: {kind: goal, level: high}, title: T}":                                                         "not-used /templates/0/for/level",
		"  - {id: a, for: {kind: node, aspect: use-bottleneck}, title: T}":                                              "not-used /templates/0/for/aspect",
		"  - {id: a, for: {kind: node, id: x}, title: T}":                                                               "required /templates/0/for/document",
		"  - {id: a, for: {kind: wish}, title: T}":                                                                      "not-allowed /templates/0/for/kind",
		"  - {id: a, for: {kind: goal}, title: 'T {who}'}":                                                              "unknown-reference /templates/0/title",
		"  - {id: a, for: {kind: goal}, title: T, after: [b], cites: [{source: s, locator: p}]}":                        "unknown-reference /templates/0/after/0",
		"  - {id: a, for: {kind: goal}, title: T}\n  - {id: b, for: {kind: goal}, title: T, after: [a]}":                "required /templates/1/cites",
		"  - {id: a, for: {kind: goal}, title: T, after: [a], cites: [{source: s, locator: p}]}":                        "cycle /templates/0/after",
		"  - {id: a, for: {kind: goal}, title: T, cites: [{source: z, locator: p}]}":                                    "unknown-reference /templates/0/cites/0/source",
		"  - {id: a, for: {kind: goal}, title: T, standing: official}":                                                  "required /templates/0/cites",
		"  - {id: a, for: {kind: goal}, title: T, questions: [{field: deadline, text: Q}, {field: deadline, text: Q}]}": "given-twice /templates/0/questions/1/field",
		"  - {id: a, for: {kind: goal}, title: T, cost: 5}":                                                             "unknown-key /templates/0/cost",
	} {
		_, err := actionplan.ReadTemplates("t.yaml", []byte(head+text))
		var p govmaturity.Problems
		if !errors.As(err, &p) || len(p) != 1 || p[0].Line == 0 || string(p[0].Code)+" "+p[0].Path.Pointer() != want {
			t.Errorf("%s:\n%v\nwant %s", text, err, want)
		}
	}
}

// Templates whose order contradicts that of levels make no plan.
func TestTemplatesAgainstLevels(t *testing.T) {
	all := readTemplates(t, strings.ReplaceAll(someTemplates, "templates:\n", `templates:
  - {id: low, for: {kind: node, document: d, id: n, level: low}, title: T, after: [high], cites: [{source: s, locator: p}]}
  - {id: high, for: {kind: node, document: d, id: n, level: high}, title: T}
`))
	n := actionplan.Need{Kind: actionplan.AnswerKindNode, Document: "d", ID: "n", To: "low", Rank: 1, Title: govmaturity.English("N")}
	m := n
	m.From, m.To, m.Rank = "low", "high", 2
	_, err := actionplan.Draft([]actionplan.Need{m, n}, all, actionplan.DraftOptions{})
	var p govmaturity.Problems
	if !errors.As(err, &p) || p[0].Code != govmaturity.CodeCycle {
		t.Errorf("%v", err)
	}
}

// The schema is as it was, accepts the templates, and a form brings them back as they
// were.
func TestTemplatesSchemaAndForm(t *testing.T) {
	golden := "testdata/templates.schema.json"
	if *update {
		if err := os.WriteFile(golden, actionplan.TemplatesSchema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(want, actionplan.TemplatesSchema()) {
		t.Errorf("%s changed; run with -update if meant: %v", golden, err)
	}
	if err := schematest.Compile(t, actionplan.TemplatesSchema()).Validate(schematest.Plain(t, "t.yaml", []byte(someTemplates))); err != nil {
		t.Error(err)
	}
	all := readTemplates(t, someTemplates)
	data, err := json.Marshal(all.Spec())
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range govmaturity.WordsLanguages() {
		f := actionplan.TemplatesForm(govmaturity.WordsFor(tag), "en", "fr")
		in := f.Fill(data)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := actionplan.ReadTemplates("", in.Document)
		if err != nil || again.Hash() != all.Hash() {
			t.Errorf("%s: the templates changed on their way through the form: %v", tag, err)
		}
		var b bytes.Buffer
		if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(data) {
			t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
		}
	}
	if again, err := actionplan.CompileTemplates(all.Spec()); err != nil || again.Hash() != all.Hash() || again.ID() != "ministry-steps" || again.Edition() != "1" {
		t.Error(err)
	}
}

func FuzzReadTemplates(f *testing.F) {
	f.Add([]byte(someTemplates))
	f.Add([]byte(strings.ReplaceAll(someTemplates, "{need}", "{")))
	need := actionplan.Need{Kind: actionplan.AnswerKindCompetency, Document: "unit", ID: "data", To: "high", Rank: 2, Title: govmaturity.English("N")}
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := actionplan.ReadTemplates("t.yaml", data)
		if err != nil {
			return
		}
		d, err := actionplan.Draft([]actionplan.Need{need}, all, actionplan.DraftOptions{})
		if err == nil && len(d.Steps) == 0 {
			t.Error("no step for the need")
		}
	})
}
