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
	n := len(p.ids)
	for j := range p.criteria {
		low, high := p.column(j)
		s.silent[j] = low == high
	}
	if s.allSilent(share) || n == 1 {
		s.why = p.noSpread()
		return
	}
	counts := s.counting(share)
	for i := range s.places {
		at := &s.places[i]
		for j, c := range p.criteria {
			low, high := p.column(j)
			regret := 0.0
			switch x := p.values[i][j]; {
			case low == high:
			case c.Direction == DirectionDown:
				regret = (x - low) / (high - low)
			default:
				regret = (high - x) / (high - low)
			}
			counted := s.put(i, j, regret, counts[j])
			at.Sum += counted
			at.Single = max(at.Single, counted)
		}
	}
	p.compromise(s, method.v())
}

func (p *prepared) compromise(s *scored, v float64) {
	lowS, highS, lowR, highR := s.places[0].Sum, s.places[0].Sum, s.places[0].Single, s.places[0].Single
	for _, at := range s.places[1:] {
		lowS, highS = min(lowS, at.Sum), max(highS, at.Sum)
		lowR, highR = min(lowR, at.Single), max(highR, at.Single)
	}
	share := func(x, low, high float64) float64 {
		// Where all are the same but for rounding, nobody is ahead by it.
		if high-low <= 1e-12 {
			return 0
		}
		return (x - low) / (high - low)
	}
	for i := range s.places {
		at := &s.places[i]
		at.Score = float64(v*share(at.Sum, lowS, highS)) + float64((1-v)*share(at.Single, lowR, highR))
		s.keys[i] = -at.Score
	}
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
	s.more = c
}
