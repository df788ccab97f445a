package catalog_test

import (
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/spelling"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// TestSpelling looks up each word of each title in a dictionary. Names and
// terms of the field that a dictionary lacks stand in testdata/words.txt.
func TestSpelling(t *testing.T) {
	texts := make(map[string][]govmaturity.Text)
	for _, e := range catalog.Entries() {
		texts[e.String()] = titles(load(t, e.String()).Spec())
	}
	for _, language := range []string{"en", "fr"} {
		spelling.Check(t, language, "testdata/words.txt", texts)
	}
}

// titles returns those of a framework, its nodes, scales and options.
func titles(spec *maturity.Spec) []govmaturity.Text {
	all := []govmaturity.Text{spec.Title}
	var node func(n *maturity.NodeSpec)
	node = func(n *maturity.NodeSpec) {
		all = append(all, n.Title)
		if n.Measure != nil {
			for _, o := range n.Measure.Options {
				all = append(all, o.Title)
			}
		}
		for i := range n.Nodes {
			node(&n.Nodes[i])
		}
	}
	node(&spec.Root)
	var rosters func(specs []maturity.RosterSpec)
	rosters = func(specs []maturity.RosterSpec) {
		for i := range specs {
			all = append(all, specs[i].Title)
			node(&specs[i].Root)
			rosters(specs[i].Rosters)
		}
	}
	rosters(spec.Rosters)
	for _, s := range spec.Scales {
		all = append(all, s.Title)
		for _, l := range s.Levels {
			all = append(all, l.Title)
		}
	}
	return all
}
