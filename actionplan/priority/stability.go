package priority

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Hold is what is to stay as it is while a weight changes.
type Hold string

const (
	// HoldFirst: those that are first stay ahead of all others.
	HoldFirst Hold = "first"
	// HoldOrder: whatever is ahead of another stays so. Those that share a rank may part.
	HoldOrder Hold = "order"
)

// Interval says from where to where the weight of a criterion can go, the others
// keeping their proportions, before the order changes.
type Interval struct {
	Criterion string
	// Weight is where it is: its share of all weights. Low and High are the ends, which
	// belong to the interval: at an end that is neither 0 nor 1, two are level.
	Weight, Low, High float64
	// Below and Above are the pair that changes places beyond each end, where one does.
	Below, Above *Swap
	// Alone: no other criterion has a weight, so there are no proportions to keep, and
	// nothing was tried.
	Alone bool
	// Exact: the ends are computed, as the score is a straight line of the weight. Else
	// they were searched for, and lie within Precision of where the order first was seen
	// to change: a change that is taken back between two of the steps of the search is
	// not seen.
	Exact     bool
	Precision float64
}

// Swap is a pair that changes places.
type Swap struct {
	// Falls was ahead, and Rises passes it.
	Falls, Rises string
}

// How weights are searched for the methods whose scores are no straight lines: in
// so many steps from 0 to 1, and between two of them by halves.
const (
	searchSteps = 200
	searchWidth = 1e-9
)

// Stability returns, for each criterion in the order of the matrix, over which
// weights something holds. It is nil where there is no order. The error is a
// [govmaturity.Problems].
func (m Matrix) Stability(method Method, hold Hold) ([]Interval, error) {
	p, err := m.prepare()
	if err != nil {
		return nil, err
	}
	var k document.Report
	if hold != HoldFirst && hold != HoldOrder {
		k.Add(govmaturity.Path{}.Key("hold"), govmaturity.CodeNotAllowed, "expected first or order, found %q", string(hold))
		return nil, k.Err()
	}
	s, err := p.score(method, p.share)
	if err != nil || s.why != "" {
		return nil, err
	}
	pairs := s.held(hold)
	out := make([]Interval, len(p.criteria))
	for j := range p.criteria {
		x := Interval{Criterion: p.criteria[j].ID, Weight: p.share[j], High: 1, Exact: method.Kind.straight()}
		switch {
		case p.share[j] == 1:
			x.Low, x.Alone = 1, true
		case x.Exact:
			p.solve(&x, s, j, pairs)
		default:
			p.search(&x, s.again(method), j, pairs)
		}
		out[p.columns[j]] = x
	}
	return out, nil
}

// pair are two alternatives, by their places in the order of ids.
type pair struct{ ahead, behind int }

// held returns the pairs that are to stay as they are.
func (s *scored) held(hold Hold) []pair {
	order := s.ranks()
	var pairs []pair
	for n, a := range order {
		if hold == HoldFirst && s.places[a].Rank > 1 {
			break
		}
		for _, b := range order[n+1:] {
			if s.places[b].Rank > s.places[a].Rank {
				pairs = append(pairs, pair{a, b})
			}
		}
	}
	return pairs
}

// moved returns the shares where one is t, and the others keep their proportions.
func (p *prepared) moved(j int, t float64) []float64 {
	out := slices.Clone(p.share)
	rest := 1 - p.share[j]
	for o := range out {
		out[o] = float64(out[o] * ((1 - t) / rest))
	}
	out[j] = t
	return out
}

// solve finds where the straight lines of two alternatives meet.
func (p *prepared) solve(x *Interval, s *scored, j int, pairs []pair) {
	if s.silent[j] {
		return // whatever it weighs, it says nothing
	}
	value := func(i, o int) float64 { return s.places[i].Parts[o].Normalised }
	for _, q := range pairs {
		// The lead of one over the other is t times this criterion's and 1 - t times that
		// of the others. It is positive now.
		own := value(q.ahead, j) - value(q.behind, j)
		others, weights := 0.0, 0.0
		for o := range p.criteria {
			if o != j && !s.silent[o] {
				others += float64(p.share[o] * (value(q.ahead, o) - value(q.behind, o)))
				weights += p.share[o]
			}
		}
		if weights == 0 {
			continue // the others are silent
		}
		others /= weights
		if own >= 0 && others >= 0 {
			continue // ahead whatever it weighs
		}
		t := others / (others - own)
		// t is a share of the criteria that speak; what silent ones weigh is in proportion.
		if loud := weights / (1 - p.share[j]); loud < 1 {
			t = float64(loud*t) / (float64(loud*t) + 1 - t)
		}
		swap := &Swap{Falls: p.ids[q.ahead], Rises: p.ids[q.behind]}
		switch {
		case others < 0 && t > x.Low:
			x.Low, x.Below = min(t, x.Weight), swap
		case own < 0 && t < x.High:
			x.High, x.Above = max(t, x.Weight), swap
		}
	}
}

// straight reports whether scores, or their logarithms, are straight lines of a weight.
func (k MethodKind) straight() bool {
	return k == MethodWeightedSum || k == MethodWeightedProduct || k == MethodPromethee
}

// again returns how to make the keys anew with other shares, of what is known already.
// There are none where nothing is apart.
func (s *scored) again(method Method) func(share []float64) []float64 {
	columns := make([][]float64, len(s.silent))
	for j := range columns {
		for i := range s.places {
			columns[j] = append(columns[j], s.places[i].Parts[j].Normalised)
		}
	}
	return func(share []float64) []float64 {
		if s.allSilent(share) {
			return nil
		}
		counts := s.counting(share)
		if method.Kind == MethodVikor {
			keys, _, _ := regret(columns, counts, method.v())
			for i := range keys {
				keys[i] = -keys[i]
			}
			return keys
		}
		best, worst, scale := distances(columns, counts)
		if scale == 0 {
			return nil
		}
		for i := range best {
			best[i] = closeness(best[i], worst[i])
		}
		return best
	}
}

// search tries weights in steps to both sides, and then halves the step in which the
// order changed.
func (p *prepared) search(x *Interval, again func(share []float64) []float64, j int, pairs []pair) {
	x.Precision = searchWidth
	broken := func(t float64) *Swap {
		keys := again(p.moved(j, t))
		if keys == nil {
			return nil // nothing is apart any more: nobody has passed anybody
		}
		slack, worst := 1e-12, 0.0
		var swap *Swap
		for _, q := range pairs {
			if lead := keys[q.ahead] - keys[q.behind]; lead < -slack && lead < worst {
				worst, swap = lead, &Swap{Falls: p.ids[q.ahead], Rises: p.ids[q.behind]}
			}
		}
		return swap
	}
	walk := func(to float64) (end float64, swap *Swap) {
		good := x.Weight
		for n := 1; n <= searchSteps && swap == nil; n++ {
			next := x.Weight + float64((to-x.Weight)*(float64(n)/searchSteps))
			if swap = broken(next); swap == nil {
				good = next
				continue
			}
			bad := next
			for max(bad-good, good-bad) > searchWidth {
				middle := good + (bad-good)/2
				if b := broken(middle); b != nil {
					bad, swap = middle, b
				} else {
					good = middle
				}
			}
		}
		return good, swap
	}
	x.Low, x.Below = walk(0)
	x.High, x.Above = walk(1)
	x.Low, x.High = max(x.Low, 0), min(x.High, 1)
}

// Reversal is a pair that changes places because a third is taken away.
type Reversal struct {
	Without string
	Swap
}

// Reversals returns the pairs that change places when one alternative is taken away,
// in the order of ids. They show how far an order rests on what else was compared.
// It is nil where there is no order. The error is a [govmaturity.Problems].
func (m Matrix) Reversals(method Method) ([]Reversal, error) {
	all, err := m.Rank(method)
	if err != nil || all.State != govmaturity.StateAnswered {
		return nil, err
	}
	var out []Reversal
	for i, id := range m.Alternatives {
		less := Matrix{Criteria: m.Criteria, Alternatives: slices.Delete(slices.Clone(m.Alternatives), i, i+1), Values: slices.Delete(slices.Clone(m.Values), i, i+1)}
		if len(less.Alternatives) == 0 {
			break
		}
		r, err := less.Rank(method)
		if err != nil {
			return nil, err
		}
		if r.State == govmaturity.StateAnswered {
			for _, s := range swaps(all, r) {
				out = append(out, Reversal{Without: id, Swap: s})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Reversal) int { return cmp.Compare(a.Without, b.Without) })
	return out, nil
}

// swaps returns the pairs of which one is ahead in the first ranking, and the other
// in the second.
func swaps(before, after *Ranking) []Swap {
	rank := map[string]int{}
	for _, p := range after.Places {
		rank[p.ID] = p.Rank
	}
	var out []Swap
	for n, a := range before.Places {
		for _, b := range before.Places[n+1:] {
			ra, rb := rank[a.ID], rank[b.ID]
			if a.Rank < b.Rank && ra > 0 && rb > 0 && ra > rb {
				out = append(out, Swap{Falls: a.ID, Rises: b.ID})
			}
		}
	}
	return out
}
