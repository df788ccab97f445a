package maturitytest

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// traceRecomputes: an explanation gives the number that it explains.
//
// It is computed twice: by the explanation itself, to the last bit, and by the
// textbook formula of this package, from the explanation's data alone.
func traceRecomputes() rule {
	return laws.ForCode("trace",
		"The explanation of a result holds all that is needed to compute it again, and gives the same number.",
		func(s *subject, out *laws.Recorder) {
			for _, sm := range s.samples {
				for i := len(sm.readings) - 1; i >= 0; i-- {
					s.checkTrace(out, sm, sm.readings[i])
				}
			}
		})
}

func (s *subject) checkTrace(out *laws.Recorder, sm sample, r reading) {
	f := finding{node: r.name()}
	fail := func(got, expected string) {
		f.got, f.expected, f.answers = got, expected, s.answersText(sm, r.name())
		s.violated(out, f)
	}
	e := s.engine.explain(r.result)
	value, ok := r.result.Value()
	again, can := e.Recompute()
	switch {
	case (e.Value != nil) != ok:
		fail(fmt.Sprintf("an explanation with a value: %t", e.Value != nil), fmt.Sprintf("%t, as the result has", ok))
		return
	case !ok:
		return
	case !sameBits(*e.Value, value):
		fail("an explanation of "+number(*e.Value), number(value)+", the result")
		return
	case !can && !sameBits(again.Value, value):
		fail(number(again.Value)+", computed again", number(value)+", the result")
		return
	case !can:
		fail("an explanation that does not give what it says", number(value))
		return
	}
	naive, ok := s.explained(e)
	if ok && !math.IsNaN(value) && !near(naive, value, e.Range) {
		fail(number(value), number(naive)+", by the formula of the rule "+e.Rule.String())
		return
	}
	shares := map[string]float64{} // below a gate, of each level
	for _, in := range e.Inputs {
		shares[in.At] += in.Share
	}
	for _, at := range slices.Sorted(maps.Keys(shares)) {
		if math.Abs(shares[at]-1) > 1e-12 {
			fail("shares of the inputs that add up to "+number(shares[at]), "1")
		}
	}
}

// explained computes an explanation's value by the textbook.
func (s *subject) explained(e maturity.Explanation) (float64, bool) {
	n := e.Node
	if e.Rule.Measure != "" && n.Measure != nil {
		return s.measured(n.Measure, e.Answer)
	}
	if e.Row > 0 && e.Row <= len(n.Table) {
		return n.Table[e.Row-1].Value, true
	}
	in := inputs{
		kind: e.Rule.Aggregation, maximum: orElse(n.Maximum, 0), worth: orElse(n.Worth, 1), share: orElse(n.Share, 1), normalise: n.Normalise,
	}
	position := map[string]int{}
	for _, scale := range e.Scales {
		if n.Level == nil || scale.ID != n.Level.Scale {
			continue
		}
		for i, l := range scale.Levels {
			position[l.ID] = i
			in.levels = append(in.levels, orElse(l.Value, float64(l.Rank)))
		}
	}
	take := func(list []maturity.ExplainedInput) (out []input) {
		for _, x := range list {
			out = append(out, input{id: x.ID, value: orElse(x.Value, 0), weight: x.Weight, rng: x.Range, at: position[x.At], met: x.Met})
		}
		return out
	}
	in.counted, in.left = take(e.Inputs), take(e.LeftOut)
	return in.value()
}
