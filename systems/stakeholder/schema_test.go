package stakeholder_test

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

var update = flag.Bool("update", false, "write golden files anew")

var schemas = []struct {
	name, sample string
	schema       func() []byte
}{
	{"map", "identity.yaml", stakeholder.MapSchema}, {"analysis", "analysis.yaml", stakeholder.AnalysisSchema},
	{"strategy", "strategy.yaml", stakeholder.StrategySchema}, {"mapping", "register.yaml", stakeholder.MappingSchema},
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
	}
}

// A published schema does not change unseen: others build forms of it.
func TestSchemaGolden(t *testing.T) {
	for _, s := range schemas {
		schematest.Compile(t, s.schema())
		golden(t, s.name+".schema.json", string(s.schema()))
	}
}

// The reader and the published schema say yes and no to the same documents.
func TestSchemaAgrees(t *testing.T) {
	for _, s := range schemas {
		t.Run(s.name, func(t *testing.T) {
			doc := schematest.Plain(t, s.sample, []byte(file(t, s.sample)))
			schematest.Agree(t, s.schema(), []any{doc}, long.Count(300, 6000), func(text []byte) bool { return stakeholder.Forms[s.name](text) == nil })
		})
	}
}

// What is said of the sample, in each language.
func TestWordsGolden(t *testing.T) {
	m := read(t, "identity.yaml")
	n := m.Network(stakeholder.NetworkOptions{})
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		text := ""
		for s := range m.Stakeholders() {
			text += s.Position().Explain(w).In(w) + "\n" + s.Salience().Explain(w).In(w) + "\n" + s.Advice().Explain(w).In(w) + "\n" + n.Explain(s, w).In(w) + "\n"
		}
		golden(t, "identity."+tag+".txt", text+m.Equity().Explain(w).In(w))
	}
}
