package catalog_test

import (
	"path/filepath"
	"testing"

	"github.com/govmaturity/govmaturity/internal/places"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// Each level has a suggestion, and what is suggested is there.
func TestChoices(t *testing.T) {
	choices := catalog.Choices()
	if len(choices) != 7 || catalog.ChoiceNote == "" || catalog.ChoiceSource().ID != choices[0].Cites[0].Source {
		t.Fatalf("%d levels, or no note, or no source", len(choices))
	}
	seen := map[catalog.CapacityLevel]bool{}
	for _, c := range choices {
		if seen[c.Level] || c.Says.In("en") == "" || len(c.Cites) == 0 || len(c.Suggested) == 0 {
			t.Errorf("%s is there twice, or says, cites or suggests nothing", c.Level)
		}
		seen[c.Level] = true
		for _, s := range c.Suggested {
			switch s.Catalog {
			case "maturity/catalog":
				if fw := load(t, s.Entry); s.Node != "" && !fw.Node(s.Node).Valid() {
					t.Errorf("%s: %s has no node %s", c.Level, s.Entry, s.Node)
				}
			case "competency/catalog":
				if files, err := filepath.Glob(filepath.Join(root, s.Catalog, s.Entry+"@*.yaml")); err != nil || len(files) == 0 {
					t.Errorf("%s: there is no %s in %s", c.Level, s.Entry, s.Catalog)
				}
			default:
				if found, err := filepath.Glob(filepath.Join(root, s.Catalog, "doc.go")); err != nil || len(found) != 1 || s.Entry != "" {
					t.Errorf("%s: there is no package %s", c.Level, s.Catalog)
				}
			}
		}
	}
	choices[0].Suggested[0].Entry = "changed"
	if catalog.Choices()[0].Suggested[0].Entry == "changed" {
		t.Error("the suggestions can be changed from outside")
	}
}

// The source names the levels in the place that is cited.
func TestChoicesPlace(t *testing.T) {
	lines := places.Lines(t, root)
	places.Says(t, lines, "001", 2782, 2788, "Identifying the capacities at different levels", "Individual Level Assessment", "organizational level and institutional level", "societal level", "developers, partners, and infrastructure", "Searching for the right tool", "compare and find the optimal model")
}
