package maturitytest

import (
	"github.com/govmaturity/govmaturity"

	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// What cannot be checked is an error, and no violation.
func TestCheckCannot(t *testing.T) {
	own := maturity.WithMeasure("own", picky{})
	needsCode, err := maturity.Compile(one(maturity.MeasureSpec{Kind: "own"}), own)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		reason string
		fw     *maturity.Framework
		opts   []Option
		want   string
	}{
		{"no framework", nil, nil, "there is no framework"},
		{"Go code that was not given", needsCode, nil, "WithCode"},
		{"a measure whose numbers are not known", needsCode, []Option{WithCode(own)}, `no answer to "a" is known`},
		{"answers to no indicator", needsCode, []Option{WithCode(own), WithAnswers("b", govmaturity.AnswerNumber(1))}, `names "b"`},
	}
	for _, test := range tests {
		err := Check(test.fw, test.opts...)
		var violations Violations
		if err == nil || errors.As(err, &violations) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, err, test.want)
		}
	}
	if err := Check(needsCode, WithCode(own), WithAnswers("a", govmaturity.AnswerNumber(1900), govmaturity.AnswerNumber(2000))); err != nil {
		t.Error(err)
	}
}

// picky is a measure that accepts years only.
type picky struct{}

func (picky) Value(x float64) (float64, error) {
	if x < 1900 || x > 2000 {
		return 0, fmt.Errorf("%v is no year of the 20th century", x)
	}
	return (x - 1900) / 100, nil
}

func (picky) Range() govmaturity.Range { return govmaturity.Range{Min: 0, Max: 1} }

// The same seed finds the same, to the last word.
func TestCheckRepeats(t *testing.T) {
	fw, opts := ofCode(three("own"), maturity.WithAggregation("own", aggregation{
		func(in []maturity.Input) float64 { return in[0].Value * in[len(in)-1].Value / weightOf(in) }, unit,
	}))(t)
	first := Check(fw, opts...)
	again := Check(fw, opts...)
	if first == nil || first.Error() != again.Error() {
		t.Errorf("first %v\nthen %v", first, again)
	}
	if other := Check(fw, append(opts, WithSeed(7))...); other == nil {
		t.Error("nothing found with another seed")
	}
}

func TestViolations(t *testing.T) {
	fw, opts := ofSpec(edited(three(maturity.AggregationMedian), func(s *maturity.Spec) { s.Root.Nodes[0].Weight = new(9.0) }))(t)
	err := fmt.Errorf("framework %s: %w", fw.ID(), Check(fw, opts...))
	var all Violations
	var one Violation
	if !errors.As(err, &all) || len(all) != 2 {
		t.Fatalf("got %v, want two violations", err)
	}
	if !errors.As(err, &one) || one.Law != "weights-matter" || one.Node != "b" || !strings.HasPrefix(one.Source, "law_weights.go:") {
		t.Errorf("got %+v", one)
	}
	for _, want := range []string{"weights-matter: b: ", "node:", "Is b there?", "answers:", "came out:", "expected:", "since the weight is 1"} {
		if !strings.Contains(one.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, one)
		}
	}
}

// Many nodes with the same fault are counted, not listed.
func TestViolationsAreCapped(t *testing.T) {
	fw := large(t)
	e := newEngine()
	e.look = altered(func(r *reading) { r.coverage = 2 })
	s, err := newSubject(fw, e, []Option{WithSamples(1)})
	if err != nil {
		t.Fatal(err)
	}
	found := s.check(coverageAddsUp())
	if len(found) != maxViolations || !strings.Contains(found[maxViolations-1].Explanation, "and the same at 291 more nodes") {
		t.Errorf("got %d violations, the last\n%v", len(found), found[len(found)-1])
	}
}

// Laws have names that can be searched for, say in a sentence what they ask,
// and stand in the package documentation in the same order.
func TestLaws(t *testing.T) {
	seen := map[string]bool{}
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(doc)
	for _, law := range Laws() {
		if seen[law.Name] || law.Name == "" || strings.ToLower(law.Name) != law.Name || strings.Contains(law.Name, " ") {
			t.Errorf("the name %q", law.Name)
		}
		seen[law.Name] = true
		_, after, ok := strings.Cut(rest, "\n//\t"+law.Name+" ")
		if rest = after; !ok {
			t.Fatalf("%s is not in the table of the package documentation, or not in its place", law.Name)
		}
		if !strings.HasSuffix(law.Explanation, ".") {
			t.Errorf("%s: %q", law.Name, law.Explanation)
		}
	}
}
