package maturitytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// brokenLaws returns the laws that a document breaks, each once.
func brokenLaws(t *testing.T, spec *maturity.Spec) map[string]bool {
	t.Helper()
	fw, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	report, err := Inspect(fw)
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string]bool{}
	for _, v := range report.Violations {
		broken[v.Law.Name] = true
	}
	return broken
}

// A share that lets a level open with some, and not with any one, keeps the law,
// and so does half of two.
func TestShareMatters(t *testing.T) {
	two := func(share float64) *maturity.Spec {
		spec := shared(share)
		spec.Root.Nodes = spec.Root.Nodes[:4]
		return spec
	}
	heavy := func(share float64) *maturity.Spec {
		spec := shared(share)
		spec.Root.Nodes[2].Weight = new(2.0) // half of the second level
		return spec
	}
	for _, test := range []struct {
		reason string
		spec   *maturity.Spec
		broken bool
	}{
		{"half of two and of three", shared(0.5), false},
		{"a little more than a third of three, and any of two", shared(0.34), false},
		{"a third of three is any one", shared(1.0 / 3), true},
		{"two thirds of three, and both of two", shared(2.0 / 3), false},
		{"a little more than two thirds of three is all", shared(0.67), true},
		{"half of two", two(0.5), false},
		{"more than half of two is all", two(0.51), true},
		{"the heavy one and a light one", heavy(0.75), false},
		{"a little more is all", heavy(0.76), true},
		{"all, as without a share", shared(1), false},
	} {
		if broken := brokenLaws(t, test.spec)["share-matters"]; broken != test.broken {
			t.Errorf("%s: broken is %t, want %t", test.reason, broken, test.broken)
		}
	}
}

// What is put in for a blank keeps the law below the best answer, and so does a
// gate that blanks leave closed.
func TestSilence(t *testing.T) {
	anchored := func(rule maturity.AggregationKind, anchor float64, worth float64) *maturity.Spec {
		return edited(three(rule), func(s *maturity.Spec) {
			s.Root.Missing = &maturity.MissingSpec{Unanswered: maturity.PolicyAnchor, Anchor: &anchor}
			for i := range s.Root.Nodes {
				s.Root.Nodes[i].Measure.Worth = &worth
			}
		})
	}
	gate := func(m *maturity.MissingSpec) *maturity.Spec {
		return edited(laddered(), func(s *maturity.Spec) { s.Root.Missing = m })
	}
	half := 0.5
	for _, test := range []struct {
		reason string
		spec   *maturity.Spec
		broken bool
	}{
		{"an anchor below the best answer", anchored(maturity.AggregationArithmetic, 0.99, 1), false},
		{"an anchor at the best answer", anchored(maturity.AggregationMinimum, 1, 1), true},
		{"an anchor at half of the best answer", anchored(maturity.AggregationArithmetic, 1, 2), false},
		{"a mean without a policy", three(maturity.AggregationArithmetic), false},
		{"a gate without a policy", gate(nil), false},
		{"a gate that leaves out what is not applicable", gate(&maturity.MissingSpec{NotApplicable: maturity.PolicyRenormalise}), false},
		{"a gate that blocks", gate(&maturity.MissingSpec{All: maturity.PolicyBlock}), false},
		{"a gate that leaves all out", gate(&maturity.MissingSpec{All: maturity.PolicyRenormalise}), true},
		{"a gate that puts in less than is needed", gate(&maturity.MissingSpec{All: maturity.PolicyAnchor, Anchor: &half}), false},
		{"a gate that puts in what the others have", gate(&maturity.MissingSpec{Unanswered: maturity.PolicyImpute}), true},
	} {
		if broken := brokenLaws(t, test.spec)["silence"]; broken != test.broken {
			t.Errorf("%s: broken is %t, want %t", test.reason, broken, test.broken)
		}
	}
}
