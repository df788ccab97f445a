package systemstest

import (
	"slices"
	"testing"

	maturity "github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/systems/catalog"
)

// The stories of the catalogue keep all laws.
func TestCatalog(t *testing.T) {
	t.Parallel()
	waivers := map[string][]Option{}
	for _, e := range catalog.Entries() {
		t.Run(e.String(), func(t *testing.T) {
			t.Parallel()
			d, err := catalog.Load(e.String())
			if err != nil {
				t.Fatal(err)
			}
			Run(t, d, waivers[e.ID]...)
		})
	}
}

// documents returns a function that knows what the documents of the catalogues have.
func documents(t *testing.T) func(kind, document, edition, id string) bool {
	t.Helper()
	has := map[[4]string]bool{}
	for _, e := range catalog.Entries() {
		d, err := catalog.Load(e.String())
		if err != nil {
			t.Fatal(err)
		}
		for v := range d.Variables() {
			has[[4]string{"variable", e.ID, e.Edition, v.ID()}] = true
		}
		for _, l := range d.Declared() {
			has[[4]string{"loop", e.ID, e.Edition, l.ID()}] = true
		}
	}
	for _, e := range catalog.MapEntries() {
		m, err := catalog.LoadMap(e.String())
		if err != nil {
			t.Fatal(err)
		}
		for s := range m.Stakeholders() {
			has[[4]string{"stakeholder", e.ID, e.Edition, s.ID()}] = true
		}
	}
	for _, e := range maturity.Entries() {
		fw, err := maturity.Load(e.String())
		if err != nil {
			t.Fatal(err)
		}
		for n := range fw.Nodes() {
			has[[4]string{"node", e.ID, e.Edition, n.ID()}] = true
		}
		for _, i := range fw.Indicators() {
			has[[4]string{"indicator", e.ID, e.Edition, i.ID()}] = true
		}
	}
	return func(kind, document, edition, id string) bool { return has[[4]string{kind, document, edition, id}] }
}

// The maps and the situations of the catalogue keep all laws, and all that they point
// at is there.
func TestCatalogSurroundings(t *testing.T) {
	t.Parallel()
	has := documents(t)
	if !has("variable", "digital-divide", "2026", "share") || has("variable", "digital-divide", "2025", "share") || !has("indicator", "un-left-behind", "2022", "poor-access") {
		t.Error("the documents are not known")
	}
	for _, e := range catalog.MapEntries() {
		m, err := catalog.LoadMap(e.String())
		if err != nil {
			t.Fatal(err)
		}
		t.Run("map "+e.String(), func(t *testing.T) { RunMap(t, m, WithDocuments(has), WithSamples(tries(DefaultSamples))) })
		if len(slices.Collect(m.Stakeholders())) == 0 {
			t.Errorf("%s is empty", e)
		}
	}
	for _, e := range catalog.SituationEntries() {
		s, err := catalog.LoadSituation(e.String())
		if err != nil {
			t.Fatal(err)
		}
		t.Run("situation "+e.String(), func(t *testing.T) { RunSituation(t, s, WithDocuments(has), WithSamples(tries(DefaultSamples))) })
		if len(s.Items()) == 0 {
			t.Errorf("%s is empty", e)
		}
	}
}
