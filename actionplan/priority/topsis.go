package priority

import "math"

// topsis compares distances from the best and from the worst that there is.
func (p *prepared) topsis(s *scored, method Method, share []float64) {
	columns := p.normalised(nil, s, method.normalisation())
	counts := s.counting(share)
	for j := range p.criteria {
		for i := range p.ids {
			s.put(i, j, columns[j][i], counts[j])
		}
	}
	best, worst, scale := distances(columns, counts)
	if scale == 0 || len(p.ids) == 1 {
		s.why = p.noSpread()
		return
	}
	for i := range s.places {
		at := &s.places[i]
		at.Best, at.Worst = float64(best[i]*scale), float64(worst[i]*scale)
		at.Score = closeness(best[i], worst[i])
		s.keys[i] = at.Score
	}
}

// distances returns how far each alternative is from the best and from the worst that
// there is, at shares that count: in units of the widest criterion, so that squares
// stay numbers. That is 0 where nothing is apart.
func distances(columns [][]float64, counts []float64) (toBest, toWorst []float64, scale float64) {
	n := len(columns[0])
	best, worst := make([]float64, len(columns)), make([]float64, len(columns))
	for j, column := range columns {
		for i, x := range column {
			v := float64(counts[j] * x)
			if i == 0 {
				best[j], worst[j] = v, v
			}
			best[j], worst[j] = max(best[j], v), min(worst[j], v)
		}
		scale = max(scale, best[j]-worst[j])
	}
	if scale == 0 {
		return nil, nil, 0
	}
	toBest, toWorst = make([]float64, n), make([]float64, n)
	for j, column := range columns {
		for i, x := range column {
			v := float64(counts[j] * x)
			b, w := (best[j]-v)/scale, (v-worst[j])/scale
			toBest[i] += float64(b * b)
			toWorst[i] += float64(w * w)
		}
	}
	for i := range toBest {
		toBest[i], toWorst[i] = math.Sqrt(toBest[i]), math.Sqrt(toWorst[i])
	}
	return toBest, toWorst, scale
}

// closeness is written so that what is nearer to the best and farther from the worst
// is never less, by rounding either.
func closeness(best, worst float64) float64 {
	if worst == 0 {
		return 0
	}
	return 1 / (1 + best/worst)
}
