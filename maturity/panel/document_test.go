package panel_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

var update = flag.Bool("update", false, "write the golden files anew")

const record = `format: govmaturity/benchmark/1
title: What we learn from others
subject: SGP
peers: [KOR, JPN]
framework: asem
edition: "2018"
situation: Services are online one by one.
vision: One place for all of them.
structure: Each ministry has its own portal.
comparisons:
- {peer: KOR, node: social, practice: One agency runs shared platforms., lesson: Give the platforms one owner.}
consensus: Ministers agreed in June.
support: The treasury pays for two years.
partners: Two universities.
time: Phones were rare when they began.
place: They are larger.
conclusion: Begin with identity.
`

var schemas = []struct {
	name, text string
	schema     func() []byte
}{
	{"goalposts", `{"format":"govmaturity/goalposts/1","framework":"f","edition":"1","rules":"sha256:` + strings.Repeat("0", 64) + `","panel":"P","assessments":2,"nodes":[{"id":"x","panel":{"count":2,"min":1,"max":2,"mean":1.5,"sd":0.5,"values":[1,2]}}]}`, panel.GoalpostsSchema},
	{"benchmark", record, panel.BenchmarkSchema},
	{"uncertainty", unsure, panel.UncertaintySchema},
}

// A published schema does not change unseen.
func TestSchemaGolden(t *testing.T) {
	for _, s := range schemas {
		got := s.schema()
		schematest.Compile(t, got)
		name := "testdata/" + s.name + ".schema.json"
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", name, diff)
		}
	}
}

// The reader and the published schema say yes and no to the same documents.
func TestSchemaAgrees(t *testing.T) {
	for _, s := range schemas {
		doc := schematest.Plain(t, "x.yaml", []byte(s.text))
		schematest.Agree(t, s.schema(), []any{doc}, long.Count(300, 4000), func(text []byte) bool { return panel.Forms[s.name](text) == nil })
	}
}

func TestBenchmarkRecord(t *testing.T) {
	b, err := panel.ReadBenchmark("b.yaml", []byte(record))
	if err != nil || len(b.Open()) != 0 {
		t.Fatal(err, b)
	}
	for cut, step := range map[string]panel.Step{
		"vision: One place for all of them.\n":           panel.StepPrerequisites,
		"structure: Each ministry has its own portal.\n": panel.StepComparison,
		"partners: Two universities.\n":                  panel.StepConsensus,
		"place: They are larger.\n":                      panel.StepLimits,
	} {
		b, err := panel.ReadBenchmark("b.yaml", []byte(strings.Replace(record, cut, "", 1)))
		if err != nil || len(b.Open()) != 1 || b.Open()[0] != step {
			t.Errorf("without %q: %v, %v", cut, b.Open(), err)
		}
	}
	for reason, bad := range map[string]string{
		"itself":  strings.Replace(record, "[KOR, JPN]", "[KOR, SGP]", 1),
		"twice":   strings.Replace(record, "[KOR, JPN]", "[KOR, KOR]", 1),
		"unknown": strings.Replace(record, "{peer: KOR", "{peer: KRO", 1),
		"nobody":  strings.Replace(record, "[KOR, JPN]", "[]", 1),
		"a blank": strings.Replace(record, "[KOR, JPN]", `[KOR, ""]`, 1),
	} {
		if _, err := panel.ReadBenchmark("b.yaml", []byte(bad)); err == nil {
			t.Errorf("%s: taken", reason)
		}
	}
}

// What is entered in the form comes back as it was, in each language, and what is wrong is
// said at the field.
func TestBenchmarkForm(t *testing.T) {
	b, err := panel.ReadBenchmark("b.yaml", []byte(record))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		f := panel.BenchmarkForm(govmaturity.WordsFor(tag), "en")
		in := f.Fill(data)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := panel.ReadBenchmark("", in.Document)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(b, again); diff != "" {
			t.Errorf("%s: changed on the way through the form (-want +got):\n%s", tag, diff)
		}
		var page bytes.Buffer
		if err := f.WriteHTML(&page, in, govmaturity.FormPage{}); err != nil || page.Len() < len(data) {
			t.Errorf("%s: %v, %d bytes", tag, err, page.Len())
		}
	}
	bad := strings.Replace(string(data), `"peer":"KOR"`, `"peer":"USA"`, 1)
	if in := panel.BenchmarkForm(govmaturity.Words{}).Fill([]byte(bad)); len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/comparisons/0/peer" {
		t.Errorf("%v", in.Problems)
	}
}
