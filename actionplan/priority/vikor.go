package priority

import "slices"

// Compromise is the answer of VIKOR: the first alternative alone if it is clearly
// ahead, and else those that cannot be told apart from it.
type Compromise struct {
	// Alternatives are in the order of the ranking.
	Alternatives []string
	// Advantage: the second is behind the first by at least Threshold, which is
	// 1/(n-1).
	Advantage bool
	// Lead is by how much it is.
	Lead, Threshold float64
	// Stability: the first is also the first by S or by R.
	Stability bool
}

// vikor compares regrets: what an alternative lacks of the best, as a share of what
// the worst lacks.
func (p *prepared) vikor(s *scored, method Method, share []float64) {
	for j := range p.criteria {
		low, high := p.column(j)
		s.silent[j] = low == high
	}
	if s.allSilent(share) || len(p.ids) == 1 {
		s.why = p.noSpread()
		return
	}
	counts := s.counting(share)
	columns := make([][]float64, len(p.criteria))
	for j, c := range p.criteria {
		columns[j] = p.regrets(j, c.Direction == DirectionDown)
		for i := range s.places {
			s.put(i, j, columns[j][i], counts[j])
		}
	}
	q, sums, singles := regret(columns, counts, method.v())
	for i := range s.places {
		at := &s.places[i]
		at.Score, at.Sum, at.Single = q[i], sums[i], singles[i]
		s.keys[i] = -at.Score
	}
	s.more = s.compromise(slices.Min(sums), slices.Min(singles))
}

// regrets returns what each alternative lacks of the best by a criterion.
func (p *prepared) regrets(j int, down bool) []float64 {
	out := make([]float64, len(p.ids))
	low, high := p.column(j)
	for i := range out {
		switch x := p.values[i][j]; {
		case low == high:
		case down:
			out[i] = (x - low) / (high - low)
		default:
			out[i] = (high - x) / (high - low)
		}
	}
	return out
}

// regret returns Q, S and R of each alternative, at shares that count.
func regret(columns [][]float64, counts []float64, v float64) (q, sums, singles []float64) {
	n := len(columns[0])
	q, sums, singles = make([]float64, n), make([]float64, n), make([]float64, n)
	for j, column := range columns {
		for i, x := range column {
			counted := float64(counts[j] * x)
			sums[i] += counted
			singles[i] = max(singles[i], counted)
		}
	}
	share := func(x, low, high float64) float64 {
		// Where all are the same but for rounding, nobody is ahead by it.
		if high-low <= 1e-12 {
			return 0
		}
		return (x - low) / (high - low)
	}
	lowS, highS, lowR, highR := slices.Min(sums), slices.Max(sums), slices.Min(singles), slices.Max(singles)
	for i := range q {
		q[i] = float64(v*share(sums[i], lowS, highS)) + float64((1-v)*share(singles[i], lowR, highR))
	}
	return q, sums, singles
}

// compromise tells the first from those that cannot be told apart from it.
func (s *scored) compromise(lowS, lowR float64) *Compromise {
	const slack = 1e-12
	order := s.ranks()
	q := func(n int) float64 { return s.places[order[n]].Score }
	c := &Compromise{Threshold: 1 / float64(len(order)-1), Lead: q(1) - q(0)}
	first := s.places[order[0]]
	c.Advantage = c.Lead >= c.Threshold-slack
	c.Stability = first.Sum <= lowS+slack || first.Single <= lowR+slack
	for n, i := range order {
		near := q(n)-q(0) < c.Threshold-slack
		if n == 0 || !c.Advantage && near || c.Advantage && !c.Stability && n == 1 {
			c.Alternatives = append(c.Alternatives, s.places[i].ID)
		}
	}
	c.Alternatives = slices.Clip(c.Alternatives)
	return c
}
