package consensus_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// sheet makes a framework of so many questions on one scale of levels from 1, and the
// assessments of raters who gave the marks: a row a question, 0 for none.
func sheet(t testing.TB, levels int, marks [][]int) (*maturity.Framework, []*maturity.Assessment) {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: govmaturity/framework/1\nid: f\nedition: \"1\"\ntitle: F\nstanding: illustrative\nscore-standing: illustrative\nscales: [{id: s, levels: [")
	for k := range levels {
		fmt.Fprintf(&b, "{id: l%d, rank: %d, title: L},", k+1, k+1)
	}
	b.WriteString("]}]\nroot: {id: all, title: All, aggregation: profile, nodes: [\n")
	for i := range marks {
		fmt.Fprintf(&b, "  {id: q%d, title: Q, measure: {kind: level, scale: s}},\n", i)
	}
	b.WriteString("]}\n")
	fw := framework(t, b.String())
	var all []*maturity.Assessment
	for g := range marks[0] {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "f", Edition: "1", Subject: "s", Rater: fmt.Sprint("r", g), Answers: map[string]govmaturity.Answer{}}
		for i, row := range marks {
			if row[g] > 0 {
				a.Answers[fmt.Sprint("q", i)] = govmaturity.AnswerChoice(fmt.Sprint("l", row[g]))
			}
		}
		all = append(all, a)
	}
	return fw, all
}

// measured is how far raters agree.
func measured(t testing.TB, levels int, marks [][]int, o consensus.AgreementSpec) consensus.Agreement {
	t.Helper()
	fw, all := sheet(t, levels, marks)
	spec := &consensus.RatingRoundSpec{Format: consensus.RoundFormat, ID: "x", Framework: "f", Edition: "1", Subject: "s", Round: 1, Agreement: &o}
	for g := range marks[0] {
		spec.Raters = append(spec.Raters, consensus.RoundRaterSpec{ID: fmt.Sprint("r", g), Kind: consensus.RaterKindAssessor})
	}
	r, err := consensus.Compile(fw, spec)
	if err != nil {
		t.Fatal(err)
	}
	found := combine(t, r, all...).Agreement("all")
	if len(found) != 1 {
		t.Fatalf("%d kinds of answers", len(found))
	}
	return found[0]
}

// reliability is the data of Krippendorff, Computing Krippendorff's Alpha-Reliability
// (2011), part C: four observers, twelve units, values 1 to 5.
var reliability = [][]int{
	{1, 1, 0, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
	{4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {0, 5, 5, 5}, {0, 0, 1, 1}, {0, 0, 3, 0},
}

// Krippendorff 2011: nominal 0.743, ordinal 0.815, interval 0.849, ratio 0.797. One of
// the twelve units has one value, and counts for nothing.
func TestPublishedAlpha(t *testing.T) {
	for data, want := range map[consensus.Data]string{
		consensus.DataNominal: "0.743", consensus.DataOrdinal: "0.815", consensus.DataInterval: "0.849", consensus.DataRatio: "0.797",
	} {
		a := measured(t, 5, reliability, consensus.AgreementSpec{Levels: data})
		if got := fmt.Sprintf("%.3f", a.Alpha.Value); got != want || a.Data != data {
			t.Errorf("%s: %s, want %s", data, got, want)
		}
		if a.Questions != 11 || a.Values != 40 || a.Raters != 4 {
			t.Errorf("%+v", a)
		}
		if !a.Alpha.Ranged || a.Alpha.Low > a.Alpha.Value || a.Alpha.High < a.Alpha.Value {
			t.Errorf("%s: %v is not from %v to %v", data, a.Alpha.Value, a.Alpha.Low, a.Alpha.High)
		}
	}
}

// Kappa of two abstractors who sort a hundred into three: Gwet, Handbook of Inter-Rater
// Reliability (the data cont3x3abstractors of irrCAC), to three decimals.
func TestPublishedKappa(t *testing.T) {
	var marks [][]int
	for k, row := range [][]int{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}} {
		for l, n := range row {
			for range n {
				marks = append(marks, []int{k + 1, l + 1})
			}
		}
	}
	for weights, want := range map[consensus.Weights]string{
		consensus.WeightsNone: "0.796", consensus.WeightsLinear: "0.843", consensus.WeightsQuadratic: "0.892",
	} {
		a := measured(t, 3, marks, consensus.AgreementSpec{Weights: weights, Draws: 100})
		if got := fmt.Sprintf("%.3f", a.Kappa.Value); got != want || a.Weights != weights {
			t.Errorf("%s: %s, want %s", weights, got, want)
		}
	}
}

// r_wg is 1 less the variance over that of uniform answers, (A² - 1)/12 of A options, by
// the formulas of James, Demaree and Wolf 1984. Marks of 2, 3, 3 and 4 have the variance
// 2/3. The values are worked out by hand: none is from a publication.
func TestWithinByFormula(t *testing.T) {
	for levels, uniform := range map[int]string{5: "2.00", 6: "2.92", 7: "4.00", 8: "5.25", 9: "6.67", 10: "8.25", 11: "10.00"} {
		a := measured(t, levels, [][]int{{2, 3, 3, 4}}, consensus.AgreementSpec{})
		if got := fmt.Sprintf("%.2f", (2.0/3)/(1-a.Within.Value)); got != uniform || !a.Within.Known {
			t.Errorf("%d: %s, want %s", levels, got, uniform)
		}
	}
	// James, Demaree and Wolf 1984: of J items with the mean share q, J(1-q)/(J(1-q)+q);
	// here of three items with a third each.
	a := measured(t, 5, [][]int{{2, 3, 3, 4}, {1, 2, 2, 3}, {3, 4, 4, 5}}, consensus.AgreementSpec{})
	if got := fmt.Sprintf("%.6f", a.Within.Value); got != "0.857143" {
		t.Errorf("r_wg(3) is %s, want 6/7", got)
	}
}
