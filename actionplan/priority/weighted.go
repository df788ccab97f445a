package priority

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/stat"
)

// normalised returns all columns, by criterion, and notes those that say nothing.
func (p *prepared) normalised(k *document.Report, s *scored, n Normalisation) [][]float64 {
	columns := make([][]float64, len(p.criteria))
	for j := range p.criteria {
		var ok bool
		columns[j], ok = p.normalise(k, n, j)
		s.silent[j] = !ok
	}
	return columns
}

// allSilent reports whether no criterion that counts says anything.
func (s *scored) allSilent(share []float64) bool {
	for j, silent := range s.silent {
		if !silent && share[j] > 0 {
			return false
		}
	}
	return true
}

func (p *prepared) weightedSum(k *document.Report, s *scored, method Method, share []float64) {
	columns := p.normalised(k, s, method.normalisation())
	if s.allSilent(share) {
		s.why = p.noSpread()
		return
	}
	counts := s.counting(share)
	s.scale = 0
	for i := range s.places {
		sum := 0.0
		for j := range p.criteria {
			sum += s.put(i, j, columns[j][i], counts[j])
		}
		s.places[i].Score, s.keys[i] = sum, sum
		s.scale = max(s.scale, s.spread(i))
	}
}

// noSpread says why nothing tells alternatives apart.
func (p *prepared) noSpread() Why {
	if len(p.ids) == 1 {
		return WhyAlone
	}
	return WhyNoSpread
}

func (p *prepared) weightedProduct(k *document.Report, s *scored, share []float64) {
	fine := true
	for i := range p.ids {
		for j := range p.criteria {
			if x := p.values[i][j]; x <= 0 {
				k.Add(p.place(i, j), govmaturity.CodeOutOfRange, "a weighted product is of values above 0, found %v", x)
				fine = false
			}
		}
	}
	if !fine {
		return
	}
	for i := range s.places {
		sum := 0.0
		for j, c := range p.criteria {
			log := signed(stat.Log(p.values[i][j]), c.Direction == DirectionDown)
			sum += s.put(i, j, log, share[j])
		}
		s.places[i].Score, s.keys[i] = stat.Exp(sum), sum
		s.scale = max(s.scale, s.spread(i))
	}
}
