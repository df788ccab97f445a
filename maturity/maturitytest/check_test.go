package maturitytest

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
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
		{"an answer that is refused", ministry(t), []Option{WithAnswers("sets", govmaturity.AnswerNumber(-1))}, `WithAnswers gives "sets" an answer that it does not take`},
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
	if !errors.As(err, &one) || one.Law.Name != "weights-matter" || one.At != "b" || !strings.HasPrefix(one.Law.Source, "maturitytest/law_weights.go:") {
		t.Errorf("got %+v", one)
	}
	for _, want := range []string{"weights-matter: b: ", "at:", "Is b there?", "given:", "came out:", "expected:", "since the weight is 1"} {
		if !strings.Contains(one.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, one)
		}
	}
}

// A law that is broken for a reason is waived, and that is said.
func TestWaive(t *testing.T) {
	fw, opts := ofSpec(edited(three(maturity.AggregationMedian), func(s *maturity.Spec) { s.Root.Nodes[0].Weight = new(9.0) }))(t)
	for _, test := range []struct {
		reason string
		waive  Option
		broken int
		says   string
	}{
		{"everywhere", Waive("weights-matter", "The source weighs it so."), 0, "waived: weights-matter: c: The source weighs it so."},
		{"at one node", Waive("weights-matter", "The source weighs it so.", "b"), 1, "weights-matter: c: "},
		{"at a node that keeps the law", Waive("weights-matter", "x", "b", "c", "a"), 1, "nothing that breaks the law"},
		{"a law about code, which is not checked", Waive("deterministic", "x"), 3, "checked only where Go code"},
	} {
		report, err := Inspect(fw, append(opts, test.waive)...)
		if err != nil || len(report.Violations) != test.broken || !strings.Contains(report.String(), test.says) {
			t.Errorf("%s: %d broken, %v; want %d, and %q in\n%s", test.reason, len(report.Violations), err, test.broken, test.says, report)
		}
	}
	for _, test := range []struct {
		reason string
		waive  Option
		says   string
	}{
		{"no such law", Waive("weights-mater", "x"), `did you mean "weights-matter"?`},
		{"no reason", Waive("weights-matter", ""), "without a reason"},
		{"no such node", Waive("weights-matter", "x", "al"), `there is no such node; did you mean "all"?`},
	} {
		if _, err := Inspect(fw, append(opts, test.waive)...); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: got %v, want %q", test.reason, err, test.says)
		}
	}
}

// Laws about code are left unchecked without code, and that is said.
func TestUnchecked(t *testing.T) {
	fw, _ := ofSpec(three(maturity.AggregationArithmetic))(t)
	var about []string
	for _, law := range Laws() {
		if law.OwnCode {
			about = append(about, law.Name)
		}
	}
	for _, test := range []struct {
		reason string
		opts   []Option
		want   []string
	}{
		{"a document", nil, about},
		{"a document with Go code", []Option{WithCode(maturity.WithMeasure("own", picky{}))}, nil},
		{"no Go code at all", []Option{WithCode()}, about},
	} {
		report, err := Inspect(fw, test.opts...)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, law := range report.Unchecked {
			got = append(got, law.Name)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: unchecked are %v, want %v", test.reason, got, test.want)
		}
	}
	for _, name := range []string{
		"missing-policy", "unanswered", "coverage", "levels-follow-value", "trace", "path", "scorer", "document-round-trip", "answers-round-trip",
	} {
		if !slices.Contains(about, name) {
			t.Errorf("%s is about the engine, and checked without code", name)
		}
	}
}

// Laws have names that can be searched for, say in a sentence what they ask,
// and stand in the package documentation in the same order.
func TestLaws(t *testing.T) {
	if err := kit().Validate(); err != nil {
		t.Error(err)
	}
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(doc)
	for _, law := range Laws() {
		_, after, ok := strings.Cut(rest, "\n//\t"+law.Name+" ")
		if rest = after; !ok {
			t.Fatalf("%s is not in the table of the package documentation, or not in its place", law.Name)
		}
	}
}
