package competency_test

import (
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// Dates are words and no rules, and a check before publication is a mistake.
func TestDates(t *testing.T) {
	fw := framework(t, 2, nil)
	dates := govmaturity.Dates{Published: "2020", InForce: "2021-07", Checked: "2026-11-25"}
	dated := framework(t, 2, func(s *competency.Spec) { s.Dates = dates })
	if dated.Dates() != dates || fw.Dates() != (govmaturity.Dates{}) || dated.RulesHash() != fw.RulesHash() || dated.Hash() == fw.Hash() {
		t.Errorf("%+v; the rules are the same: %t, and all is: %t", dated.Dates(), dated.RulesHash() == fw.RulesHash(), dated.Hash() == fw.Hash())
	}
	spec := dated.Spec()
	spec.Dates.Checked = "2019-12"
	if _, err := competency.Compile(spec); codes(err) != "out-of-order dates.checked" {
		t.Errorf("got %q", codes(err))
	}
	spec.Dates = govmaturity.Dates{Published: "May 2020"}
	if _, err := competency.Compile(spec); codes(err) != "pattern dates.published" {
		t.Errorf("got %q", codes(err))
	}
}
