package maturitytest

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// What differs in range on purpose, or by nature, keeps the law same-range.
func TestSameRange(t *testing.T) {
	yes := func(worth float64) maturity.NodeSpec {
		n := yesNo("other")
		n.Measure.Worth = &worth
		return n
	}
	number := func(n maturity.NormaliseSpec) maturity.NodeSpec {
		return maturity.NodeSpec{ID: "other", Title: govmaturity.English("Other"), Measure: &maturity.MeasureSpec{
			Kind: maturity.MeasureNumber, Range: &govmaturity.Range{Min: 0, Max: 9}, Normalise: &n,
		}}
	}
	group := func(rule maturity.AggregationKind, kids ...maturity.NodeSpec) maturity.NodeSpec {
		for i := range kids {
			kids[i].ID = "in-" + kids[i].ID
		}
		return maturity.NodeSpec{ID: "other", Title: govmaturity.English("Other"), Aggregation: rule, Nodes: kids}
	}
	weightless := yes(100)
	weightless.Weight = new(0.0)
	z := maturity.NormaliseSpec{Kind: maturity.NormaliseZScore, Mean: new(4.0), SD: new(2.0)}
	own := []maturity.CompileOption{
		maturity.WithMeasure("own", hundred{}),
		maturity.WithAggregation("own", aggregation{mean, func([]govmaturity.Range) govmaturity.Range { return govmaturity.Range{Min: 0, Max: 3} }}),
		maturity.WithNormalisation("own", tripled{}),
	}
	tests := []struct {
		reason string
		rule   maturity.AggregationKind
		other  maturity.NodeSpec
		broken bool
	}{
		{"full credit is 100", maturity.AggregationArithmetic, yes(100), true},
		{"full credit is 100", maturity.AggregationGeometric, yes(100), true},
		{"full credit is 100", maturity.AggregationHarmonic, yes(100), true},
		{"full credit is 100", maturity.AggregationMedian, yes(100), true},
		{"full credit is 100", maturity.AggregationMinimum, yes(100), true},
		{"full credit is 100", maturity.AggregationMaximum, yes(100), true},
		{"a sum is made of what there is", maturity.AggregationSum, yes(100), false},
		{"points count shares", maturity.AggregationPoints, yes(100), false},
		{"a profile counts nothing", maturity.AggregationProfile, yes(100), false},
		{"an author's own aggregation", "own", yes(100), false},
		{"what does not count", maturity.AggregationArithmetic, weightless, false},
		{"what is not scored", maturity.AggregationArithmetic, func() maturity.NodeSpec {
			n := group(maturity.AggregationProfile, yes(100))
			n.Weight = new(0.0)
			return n
		}(), false},
		{"a mean below", maturity.AggregationArithmetic, group(maturity.AggregationArithmetic, yes(100)), true},
		{"points below", maturity.AggregationArithmetic, group(maturity.AggregationPoints, yes(100)), false},
		{"values beyond the goalposts", maturity.AggregationArithmetic, number(maturity.NormaliseSpec{
			Kind: maturity.NormaliseGoalposts, Min: new(0.0), Max: new(5.0), Outside: "keep",
		}), false},
		{"a piecewise function is the author's choice", maturity.AggregationArithmetic, number(maturity.NormaliseSpec{
			Kind: maturity.NormalisePiecewise, Points: []maturity.PointSpec{{From: 0, To: 0}, {From: 9, To: 2}},
		}), true},
		{"a z-score", maturity.AggregationArithmetic, number(z), false},
		{"a mean of z-scores", maturity.AggregationArithmetic, group(maturity.AggregationArithmetic, number(z)), false},
		{"a sum of z-scores", maturity.AggregationArithmetic, group(maturity.AggregationSum, number(z)), false},
		{"an author's own normalisation", maturity.AggregationArithmetic, number(maturity.NormaliseSpec{Kind: "own"}), false},
		{"an author's own measure", maturity.AggregationArithmetic, maturity.NodeSpec{
			ID: "other", Title: govmaturity.English("Other"), Measure: &maturity.MeasureSpec{Kind: "own"},
		}, false},
		{"an author's own aggregation below", maturity.AggregationArithmetic, group("own", yes(100)), false},
		{"a summary of a roster", maturity.AggregationArithmetic, maturity.NodeSpec{
			ID: "other", Title: govmaturity.English("Other"), Aggregation: maturity.AggregationMaximum, Items: &maturity.ItemsSpec{Roster: "services"},
		}, true},
		{"a summary of a roster, of z-scores", maturity.AggregationArithmetic, maturity.NodeSpec{
			ID: "other", Title: govmaturity.English("Other"), Aggregation: maturity.AggregationMaximum, Items: &maturity.ItemsSpec{Roster: "services", Take: "z"},
		}, false},
	}
	for _, test := range tests {
		spec := three(test.rule)
		spec.Root.Nodes = append(spec.Root.Nodes, test.other)
		if test.other.Items != nil {
			item, score := yes(100), number(z)
			item.ID, score.ID, score.Weight = "hundred", "z", new(0.0)
			service := group(maturity.AggregationArithmetic)
			service.ID, service.Nodes = "service", []maturity.NodeSpec{item, score}
			spec.Rosters = []maturity.RosterSpec{{ID: "services", Title: govmaturity.English("Services"), Root: service}}
		}
		fw, err := maturity.Compile(spec, own...)
		if err != nil {
			t.Fatalf("%s: %v", test.reason, err)
		}
		s, err := newSubject(fw, newEngine(), []Option{WithCode(own...), WithSamples(1)})
		if err != nil {
			t.Fatalf("%s: %v", test.reason, err)
		}
		report, err := laws.Kit[*subject]{sameRange()}.Check(s, laws.Options{})
		if err != nil {
			t.Fatal(err)
		}
		found := report.Violations
		if broken := len(found) > 0; broken != test.broken {
			t.Errorf("%s, %s: broken: %t, want %t: %v", test.reason, test.rule, broken, test.broken, found)
		} else if broken && !strings.Contains(found[0].Error(), "a, b, c go from 0 to 1; other goes from 0 to ") {
			t.Errorf("%s: %v", test.reason, found)
		}
	}
}

// hundred is a measure from 0 to 100.
type hundred struct{}

func (hundred) Value(x float64) (float64, error) { return x, nil }
func (hundred) Range() govmaturity.Range         { return govmaturity.Range{Min: 0, Max: 100} }

// tripled is a normalisation from 0 to 3.
type tripled struct{}

func (tripled) Normalise(x float64) float64 { return x / 3 }
func (tripled) Range(lo, hi float64) govmaturity.Range {
	return govmaturity.Range{Min: lo / 3, Max: hi / 3}
}
