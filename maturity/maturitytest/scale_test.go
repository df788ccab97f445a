package maturitytest

import (
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
)

// large makes a framework of 240 indicators: twelve pillars of four practices
// of five questions, with all kinds of measures.
func large(t testing.TB) *maturity.Framework {
	spec := blank()
	spec.Root.Aggregation, spec.Root.Level = maturity.AggregationArithmetic, classes()
	measures := []maturity.MeasureSpec{
		{Kind: maturity.MeasureYesNo},
		{Kind: maturity.MeasureCount, Maximum: new(12.0)},
		{Kind: maturity.MeasureChecklist, Options: []maturity.OptionSpec{
			{ID: "x", Title: govmaturity.English("X")}, {ID: "y", Title: govmaturity.English("Y")}, {ID: "z", Title: govmaturity.English("Z")},
		}},
		{Kind: maturity.MeasureNumber, Range: &govmaturity.Range{Min: 0, Max: 1}},
		{Kind: maturity.MeasurePoints, Maximum: new(5.0)},
	}
	for p := range 12 {
		pillar := maturity.NodeSpec{
			ID: fmt.Sprintf("p%d", p), Title: govmaturity.English("Pillar"), Weight: new(1 + float64(p)/10),
			Aggregation: maturity.AggregationGeometric, Level: classes(),
		}
		for k := range 4 {
			practice := maturity.NodeSpec{
				ID: fmt.Sprintf("p%d.%d", p, k), Title: govmaturity.English("Practice"), Aggregation: maturity.AggregationPoints, Level: classes(),
			}
			for q, m := range measures {
				practice.Nodes = append(practice.Nodes, maturity.NodeSpec{
					ID: fmt.Sprintf("p%d.%d.%d", p, k, q), Title: govmaturity.English("Question"), Weight: new(1 + float64(q)), Measure: &m,
				})
			}
			pillar.Nodes = append(pillar.Nodes, practice)
		}
		spec.Root.Nodes = append(spec.Root.Nodes, pillar)
	}
	fw, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// A framework of 240 indicators keeps the laws.
func TestLarge(t *testing.T) {
	t.Parallel()
	fw := large(t)
	if n := len(fw.Indicators()); n != 240 {
		t.Fatalf("%d indicators", n)
	}
	if !long.Enabled() {
		Run(t, fw, WithSamples(2))
		return
	}
	Run(t, fw, everyLaw())
}
