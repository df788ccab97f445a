package maturitytest

import (
	"fmt"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// weightScale: only the proportion of weights counts.
//
// The weights below a sum, and those below points with a stated maximum, are
// points that are added up: their size is meant, and they are left alone.
func weightScale() rule {
	return laws.ForCode("weight-scale",
		"Multiplying the weights of all nodes side by side by one number changes nothing: only their proportion counts.",
		func(s *subject, out *laws.Recorder) {
			for _, factor := range []float64{3, 0.1} {
				spec := s.fw.Spec()
				scaleWeights(&spec.Root, factor)
				scaleRosters(spec.Rosters, factor)
				fw, err := s.compile(spec)
				if err != nil {
					s.violated(out, finding{
						answers:  fmt.Sprintf("all weights times %s", number(factor)),
						got:      "a framework that is refused: " + err.Error(),
						expected: "the same framework",
					})
					continue
				}
				for _, sm := range s.samples {
					got := s.scoreWith(fw, sm.a)
					if i := firstDifference(got, sm.readings, alike); i >= 0 {
						s.violated(out, finding{
							node:     sm.readings[i].name(),
							answers:  fmt.Sprintf("%s, with all weights times %s", s.answersText(sm, sm.readings[i].name()), number(factor)),
							got:      got[i].text(),
							expected: sm.readings[i].text() + ", as with the weights that it has",
						})
					}
				}
			}
		})
}

func scaleRosters(rosters []maturity.RosterSpec, factor float64) {
	for i := range rosters {
		scaleWeights(&rosters[i].Root, factor)
		scaleRosters(rosters[i].Rosters, factor)
	}
}

func scaleWeights(n *maturity.NodeSpec, factor float64) {
	added := n.Aggregation == maturity.AggregationSum || n.Aggregation == maturity.AggregationPoints && n.Maximum != nil
	for i := range n.Nodes {
		kid := &n.Nodes[i]
		if !added && weight(kid)*factor <= 1e9 {
			w := weight(kid) * factor
			kid.Weight = &w
		}
		scaleWeights(kid, factor)
	}
}
