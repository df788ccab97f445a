package catalog_test

import (
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/spelling"
)

// TestSpelling looks up each word of each title in a dictionary.
func TestSpelling(t *testing.T) {
	texts := map[string][]govmaturity.Text{}
	for _, name := range everything() {
		texts[name] = open(t, name).titles()
	}
	spelling.Check(t, "en", "testdata/words.txt", texts)
}

// titles returns the texts of an entry that are no sentences.
func (doc entry) titles() []govmaturity.Text {
	var all []govmaturity.Text
	if doc.training != nil {
		spec := doc.training.Spec()
		all = append(append(all, spec.Title), spec.Delivery...)
		for _, m := range spec.Modules {
			all = append(append(append(all, m.Title, m.Group), m.Topics...), m.Delivery...)
		}
		return all
	}
	spec := doc.fw.Spec()
	all = append(all, spec.Title)
	for _, s := range spec.Scales {
		all = append(all, s.Title)
		for _, l := range s.Levels {
			all = append(all, l.Title)
		}
	}
	for _, a := range spec.Areas {
		all = append(all, a.Title)
	}
	for _, c := range spec.Competencies {
		all = append(all, c.Title)
	}
	for _, m := range spec.Mindsets {
		all = append(all, m.Title)
	}
	for _, term := range spec.Terms {
		all = append(all, term.Title)
	}
	eachStrategy(spec.Strategies, func(s competency.StrategySpec) { all = append(all, s.Title) })
	return all
}
