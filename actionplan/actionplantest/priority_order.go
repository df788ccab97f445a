package actionplantest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// dominatedPair draws values between those that there are, and makes one alternative
// worse than another by some criteria, and better by none.
func dominatedPair(r *rand.Rand, m priority.Matrix) (x priority.Matrix, better, worse int) {
	x = m
	x.Values = make([][]float64, len(m.Values))
	for i := range m.Values {
		x.Values[i] = make([]float64, len(m.Criteria))
		for j := range m.Criteria {
			x.Values[i][j] = m.Values[r.IntN(len(m.Values))][j]
		}
	}
	better = r.IntN(len(m.Values))
	worse = (better + 1 + r.IntN(len(m.Values)-1)) % len(m.Values)
	for j, c := range m.Criteria {
		v := m.Values[r.IntN(len(m.Values))][j]
		if (v < x.Values[better][j]) == (c.Direction == priority.DirectionUp) {
			x.Values[worse][j] = v
		} else {
			x.Values[worse][j] = x.Values[better][j]
		}
	}
	return x, better, worse
}

// dominatedNeverAhead: what is worse by all is never ahead.
func dominatedNeverAhead() priorityRule {
	return laws.New("dominated-never-ahead", "What is at least as good by each criterion, and better by one, is never behind.", func(s *prioritySubject, out *laws.Recorder) {
		r := s.Random(21)
		s.eachOrder(func(id string, o *priority.Order) {
			m := o.Matrix()
			if len(m.Alternatives) < 2 {
				return
			}
			for range s.Samples {
				x, better, worse := dominatedPair(r, m)
				got, err := s.engine.rank(x, o.Ranking.Method)
				if err != nil || !x.Dominates(better, worse) {
					continue
				}
				a, okA := got.Place(x.Alternatives[better])
				b, okB := got.Place(x.Alternatives[worse])
				if okA && okB && b.Rank < a.Rank {
					s.violated(out, id, fmt.Sprintf("%s with %v, and %s with %v", a.ID, x.Values[better], b.ID, x.Values[worse]),
						fmt.Sprintf("the ranks %d and %d", a.Rank, b.Rank), "the first ahead, or level")
					return
				}
			}
		})
	})
}

// frontHasFirst: the front is what nothing dominates, and the best by any weights is on
// it.
func frontHasFirst() priorityRule {
	return laws.New("front-has-first", "The Pareto front holds exactly what nothing dominates, and one of those that are first by a weighted sum in which all criteria count.", func(s *prioritySubject, out *laws.Recorder) {
		m, _ := s.set.Matrix()
		layers, err := s.engine.layers(m)
		if err != nil || len(layers) == 0 {
			return
		}
		for b, id := range m.Alternatives {
			dominated := false
			for a := range m.Alternatives {
				dominated = dominated || m.Dominates(a, b)
			}
			if on := slices.Contains(layers[0], id); on == dominated {
				s.violated(out, id, fmt.Sprintf("dominated: %v", dominated), fmt.Sprintf("on the front: %v", on), "on the front exactly where nothing dominates it")
			}
		}
		s.eachOrder(func(id string, o *priority.Order) {
			counts := !slices.ContainsFunc(m.Criteria, func(c priority.Criterion) bool { return c.Weight == 0 })
			if o.Ranking.Method.Kind != priority.MethodWeightedSum || !counts || len(o.Matrix().Alternatives) != len(m.Alternatives) {
				return
			}
			first := o.Ranking.First()
			if !slices.ContainsFunc(first, func(id string) bool { return slices.Contains(layers[0], id) }) {
				s.violated(out, id, fmt.Sprintf("the front %v", layers[0]), fmt.Sprintf("%v first", first), "one of the front")
			}
		})
	})
}

// ranksByScore: ranks are the order of scores.
func ranksByScore() priorityRule {
	return laws.New("ranks-by-score", "Of two alternatives, the one with the better score has the better rank, or both share one.", func(s *prioritySubject, out *laws.Recorder) {
		s.eachOrder(func(id string, o *priority.Order) {
			down := o.Ranking.Method.Kind.LowerIsBetter()
			for _, a := range o.Ranking.Places {
				for _, b := range o.Ranking.Places {
					if ahead := a.Score > b.Score; a.Score != b.Score && ahead != down && a.Rank > b.Rank {
						s.violated(out, id, fmt.Sprintf("%s with %v, and %s with %v", a.ID, a.Score, b.ID, b.Score), fmt.Sprintf("the ranks %d and %d", a.Rank, b.Rank), "the better score ahead")
						return
					}
				}
			}
		})
	})
}

// partsAddUp: a score is what its criteria did for it.
func partsAddUp() priorityRule {
	return laws.New("parts-add-up", "What the criteria did for a score adds up to it: to the score of a weighted sum and of PROMETHEE, to the logarithm of that of a product, to the summed regret of VIKOR.", func(s *prioritySubject, out *laws.Recorder) {
		s.eachOrder(func(id string, o *priority.Order) {
			for _, p := range o.Ranking.Places {
				want := p.Score
				switch o.Ranking.Method.Kind {
				case priority.MethodTopsis:
					continue
				case priority.MethodWeightedProduct:
					want = math.Log(p.Score)
				case priority.MethodVikor:
					want = p.Sum
				}
				sum, size := 0.0, 1.0
				for _, part := range p.Parts {
					sum += part.Counted
					size = max(size, math.Abs(part.Counted))
				}
				if math.Abs(sum-want) > 1e-9*size {
					s.violated(out, p.ID, "by "+id, fmt.Sprintf("parts that add up to %v", sum), fmt.Sprint(want))
				}
			}
		})
	})
}

// sameRanks reports where two rankings differ.
func sameRanks(a, b *priority.Ranking) (got, want string, same bool) {
	for _, p := range a.Places {
		q, ok := b.Place(p.ID)
		if !ok || q.Rank != p.Rank || math.Abs(p.Score-q.Score) > 1e-9*max(1, math.Abs(p.Score)) {
			return fmt.Sprintf("%s at %d, with %v", p.ID, q.Rank, q.Score), fmt.Sprintf("%s at %d, with %v", p.ID, p.Rank, p.Score), false
		}
	}
	return "", "", true
}

// unmoved reports where another matrix gives another order by a method.
func (s *prioritySubject) unmoved(out *laws.Recorder, id, given string, o *priority.Order, x priority.Matrix) (same bool) {
	a, errA := s.engine.rank(o.Matrix(), o.Ranking.Method)
	b, errB := s.engine.rank(x, o.Ranking.Method)
	if errA != nil || errB != nil {
		s.violated(out, id, given, fmt.Sprint(errA, errB), "the same order")
		return false
	}
	got, want, same := sameRanks(a, b)
	if !same {
		s.violated(out, id, given, got, want)
	}
	return same
}

// weightsByShares: weights say how much more one counts than another, and no more.
func weightsByShares() priorityRule {
	return laws.New("weights-by-shares", "All weights times a factor give the same order and the same scores.", func(s *prioritySubject, out *laws.Recorder) {
		r := s.Random(22)
		s.eachOrder(func(id string, o *priority.Order) {
			for range max(1, s.Samples/4) {
				factor := math.Exp(float64(16*r.Float64()) - 8)
				x := o.Matrix()
				x.Criteria = slices.Clone(x.Criteria)
				for j := range x.Criteria {
					x.Criteria[j].Weight *= factor
				}
				if !s.unmoved(out, id, fmt.Sprintf("weights times %v", factor), o, x) {
					return
				}
			}
		})
	})
}

// mirroredSame: more of what is good is less of what is bad.
func mirroredSame() priorityRule {
	return laws.New("mirrored", "With minus the values and the other direction, a method that takes values below zero gives the same order.", func(s *prioritySubject, out *laws.Recorder) {
		s.eachOrder(func(id string, o *priority.Order) {
			switch n := o.Ranking.Method.Normalisation; {
			case o.Ranking.Method.Kind == priority.MethodWeightedProduct, n == priority.NormalisationMax, n == priority.NormalisationSum:
				return
			}
			m := o.Matrix()
			x := priority.Matrix{Alternatives: m.Alternatives, Criteria: slices.Clone(m.Criteria)}
			for j := range x.Criteria {
				c := &x.Criteria[j]
				if c.Direction == priority.DirectionUp {
					c.Direction = priority.DirectionDown
				} else {
					c.Direction = priority.DirectionUp
				}
				if c.Range != nil {
					turned := *c.Range
					turned.Min, turned.Max = -c.Range.Max, -c.Range.Min
					c.Range = &turned
				}
			}
			for _, row := range m.Values {
				minus := make([]float64, len(row))
				for j := range row {
					minus[j] = -row[j]
				}
				x.Values = append(x.Values, minus)
			}
			s.unmoved(out, id, "minus the values, and the other directions", o, x)
		})
	})
}

// intervalHolds: inside of what is stated, the order stays.
func intervalHolds() priorityRule {
	return laws.New("interval-holds", "Wherever a weight is drawn inside of the interval that is stated for it, the others keeping their proportions, what was ahead stays ahead.", func(s *prioritySubject, out *laws.Recorder) {
		r := s.Random(23)
		s.eachOrder(func(id string, o *priority.Order) {
			m, method := o.Matrix(), o.Ranking.Method
			if len(m.Alternatives) > maxTried {
				return
			}
			base, errBase := s.engine.rank(m, method)
			list, err := s.engine.stability(m, method, priority.HoldOrder)
			if err != nil || errBase != nil {
				return
			}
			for j, x := range list {
				for range max(1, s.Samples/4) {
					at := x.Low + float64((x.High-x.Low)*r.Float64())
					now, err := s.engine.rank(weighed(m, j, at), method)
					if x.Alone || !x.Exact || err != nil {
						break
					}
					if swap := swapped(base, now); swap != "" {
						s.violated(out, x.Criterion, fmt.Sprintf("by %s, a share of %v, of %v to %v", id, at, x.Low, x.High), swap, "the same order")
						break
					}
				}
			}
		})
	})
}

// weighed gives a criterion a share, and lets the others keep their proportions.
func weighed(m priority.Matrix, j int, share float64) priority.Matrix {
	rest := 0.0
	for k, c := range m.Criteria {
		if k != j {
			rest += c.Weight
		}
	}
	m.Criteria = slices.Clone(m.Criteria)
	for k := range m.Criteria {
		if k != j && rest > 0 {
			m.Criteria[k].Weight *= (1 - share) / rest
		}
	}
	m.Criteria[j].Weight = share
	return m
}

// swapped names a pair of which one was ahead, and now the other is.
func swapped(was, now *priority.Ranking) string {
	rank := map[string]int{}
	for _, p := range now.Places {
		rank[p.ID] = p.Rank
	}
	for _, a := range was.Places {
		for _, b := range was.Places {
			if a.Rank < b.Rank && rank[a.ID] > rank[b.ID] {
				return b.ID + " ahead of " + a.ID
			}
		}
	}
	return ""
}
