package priority

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Why says why there is no order.
type Why string

const (
	// WhyAlone: there is one alternative, and the method compares.
	WhyAlone Why = "alone"
	// WhyNoSpread: no criterion that counts tells the alternatives apart.
	WhyNoSpread Why = "no-spread"
	// WhyNothing: no alternative has a value by each criterion.
	WhyNothing Why = "nothing"
)

// Ranking is the order of alternatives by a method.
type Ranking struct {
	Method Method
	// State is answered; or unscored where there is no order, and Why says why.
	State govmaturity.State
	Why   Why
	// Places are from the first to the last. Those that share a rank are in the order
	// of their ids.
	Places []Place
	// Silent are criteria with a weight that tell no alternatives apart where the
	// method measures along the values that there are: they do not count, and the
	// shares are those of the others.
	Silent []string
	// Compromise is of VIKOR.
	Compromise *Compromise
}

// Place is where an alternative came.
type Place struct {
	ID string
	// Rank is 1 for the first. Scores that differ by no more than rounding explains
	// share a rank, and the next ranks are left out: 1, 2, 2, 4.
	Rank  int
	Score float64
	// Parts are by criterion, in the order of the matrix.
	Parts []Part
	// Best and Worst are the distances of TOPSIS.
	Best, Worst float64
	// Positive and Negative are the flows of PROMETHEE.
	Positive, Negative float64
	// Sum and Single are the regrets of VIKOR: S and R.
	Sum, Single float64
}

// Part is what a criterion did for a score.
type Part struct {
	Criterion string
	Value     float64
	// Normalised is the value as it counts, before its weight: of the weighted
	// product its logarithm, of PROMETHEE the net flow by this criterion, of VIKOR the
	// regret.
	Normalised float64
	// Share is that of the weight among those that count.
	Share float64
	// Counted is share times normalised. Of a weighted sum and PROMETHEE they add up to
	// the score, of VIKOR to S, and of a weighted product to the score's logarithm.
	Counted float64
	// Silent: it does not count; see [Ranking.Silent].
	Silent bool
}

// Place returns where an alternative came.
func (r *Ranking) Place(id string) (Place, bool) {
	for _, p := range r.Places {
		if p.ID == id {
			return p, true
		}
	}
	return Place{}, false
}

// First returns the alternatives that share the first rank.
func (r *Ranking) First() []string {
	var out []string
	for _, p := range r.Places {
		if p.Rank == 1 {
			out = append(out, p.ID)
		}
	}
	return out
}

// scored is what a method makes of a matrix, in the order of ids.
type scored struct {
	places []Place
	keys   []float64 // higher is better
	scale  float64   // of the keys: what rounding is measured by
	why    Why
	silent []bool
	more   *Compromise
}

// Rank puts the alternatives in an order. The error is a [govmaturity.Problems]
// with all that is wrong: with the matrix, with the method, or with values that the
// method cannot take, such as a zero where it divides.
func (m Matrix) Rank(method Method) (*Ranking, error) {
	p, err := m.prepare()
	if err != nil {
		return nil, err
	}
	s, err := p.score(method, p.share)
	if err != nil {
		return nil, err
	}
	return p.ranking(method, s), nil
}

// score applies a method, with shares of weights that need not be those of the
// matrix.
func (p *prepared) score(method Method, share []float64) (*scored, error) {
	var k document.Report
	method.check(&k, nil, "kind")
	if err := k.Err(); err != nil {
		return nil, err
	}
	s := &scored{places: make([]Place, len(p.ids)), keys: make([]float64, len(p.ids)), scale: 1, silent: make([]bool, len(p.criteria))}
	for i, id := range p.ids {
		s.places[i].ID = id
		for j, c := range p.criteria {
			s.places[i].Parts = append(s.places[i].Parts, Part{Criterion: c.ID, Value: p.values[i][j]})
		}
	}
	switch method.Kind {
	case MethodWeightedSum:
		p.weightedSum(&k, s, method, share)
	case MethodWeightedProduct:
		p.weightedProduct(&k, s, share)
	case MethodTopsis:
		p.topsis(s, method, share)
	case MethodPromethee:
		p.promethee(s, share)
	case MethodVikor:
		p.vikor(s, method, share)
	}
	return s, k.Err()
}

// counting returns the shares of the criteria that count.
func (s *scored) counting(share []float64) []float64 {
	out := slices.Clone(share)
	for j, silent := range s.silent {
		if silent {
			out[j] = 0
		}
	}
	toShares(out)
	return out
}

// put notes what a criterion did for an alternative.
func (s *scored) put(i, j int, normalised, share float64) float64 {
	part := &s.places[i].Parts[j]
	part.Normalised, part.Share, part.Counted = normalised, share, float64(share*normalised)
	return part.Counted
}

// ranks gives places their ranks: ties are with the first of them.
func (s *scored) ranks() []int {
	at := make([]int, len(s.keys))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(s.keys[b], s.keys[a]) })
	slack, from := float64(1e-12*s.scale), 0
	for n, i := range at {
		if s.keys[at[from]]-s.keys[i] > slack {
			slices.Sort(at[from:n])
			from = n
		}
		s.places[i].Rank = from + 1
	}
	slices.Sort(at[from:])
	return at
}

// ranking puts what was computed in order.
func (p *prepared) ranking(method Method, s *scored) *Ranking {
	r := &Ranking{Method: method, State: govmaturity.StateAnswered, Compromise: s.more}
	for j, silent := range s.silent {
		if silent && p.criteria[j].Weight > 0 {
			r.Silent = append(r.Silent, p.criteria[j].ID)
		}
		for i := range s.places {
			s.places[i].Parts[j].Silent = silent
		}
	}
	for i := range s.places { // as they stood in the matrix
		parts := make([]Part, len(p.columns))
		for k, j := range p.columns {
			parts[j] = s.places[i].Parts[k]
		}
		s.places[i].Parts = parts
	}
	if s.why != "" {
		r.State, r.Why = govmaturity.StateUnscored, s.why
		return r
	}
	for _, i := range s.ranks() {
		r.Places = append(r.Places, s.places[i])
	}
	return r
}

// spread returns the sum of what the parts of a place can round by.
func (s *scored) spread(i int) float64 {
	sum := 0.0
	for _, part := range s.places[i].Parts {
		sum += math.Abs(part.Counted)
	}
	return sum
}
