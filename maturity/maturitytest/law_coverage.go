package maturitytest

import (
	"fmt"
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// coverageAddsUp: coverage says how much of what applies is answered.
func coverageAddsUp() rule {
	return laws.ForCode("coverage",
		"Coverage is the weighted share of what applies that is answered: 1 when everything is, 0 when nothing is, "+
			"and for a node the weighted mean of what is below it.",
		func(s *subject, out *laws.Recorder) {
			for _, sm := range s.samples {
				index := byResult(sm.readings)
				for i := len(sm.readings) - 1; i >= 0; i-- {
					r := sm.readings[i]
					want := s.coverageOf(r, sm.readings, index)
					if math.Abs(r.coverage-want) <= 1e-12 && r.coverage >= 0 && r.coverage <= 1 {
						continue
					}
					s.violated(out, finding{
						node:     r.name(),
						answers:  s.answersText(sm, r.name()),
						got:      fmt.Sprintf("a coverage of %s", number(r.coverage)),
						expected: number(want),
					})
				}
			}
		})
}

// coverageOf computes coverage again, from the states of the indicators up.
func (s *subject) coverageOf(r reading, readings []reading, index map[maturity.Result]int) float64 {
	spec := s.places[r.id].spec
	if spec.Measure != nil {
		if r.state == govmaturity.StateAnswered || r.state == govmaturity.StateNotDeployed {
			return 1
		}
		return 0
	}
	if r.state == govmaturity.StateNotAsked {
		return 0
	}
	var covered, applies float64
	for k, below := range r.result.Children() {
		kid := readings[index[below]]
		w := 1.0
		if spec.Nodes != nil {
			w = weight(&spec.Nodes[k])
		}
		switch kid.state {
		case govmaturity.StateNotApplicable, govmaturity.StateNotAsked, govmaturity.StateExcluded:
			continue
		}
		if w > 0 {
			covered += float64(w * s.coverageOf(kid, readings, index))
			applies += w
		}
	}
	if applies == 0 {
		return 0
	}
	return covered / applies
}
