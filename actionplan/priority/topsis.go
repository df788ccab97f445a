package priority

import "math"

// topsis compares distances from the best and from the worst that there is.
func (p *prepared) topsis(s *scored, method Method, share []float64) {
	columns := p.normalised(nil, s, method.normalisation())
	counts := s.counting(share)
	best, worst := make([]float64, len(p.criteria)), make([]float64, len(p.criteria))
	apart := false
	for j := range p.criteria {
		for i := range p.ids {
			v := s.put(i, j, columns[j][i], counts[j])
			if i == 0 {
				best[j], worst[j] = v, v
			}
			best[j], worst[j] = max(best[j], v), min(worst[j], v)
		}
		apart = apart || best[j] > worst[j]
	}
	if !apart || len(p.ids) == 1 {
		s.why = p.noSpread()
		return
	}
	scale := 0.0
	for j := range p.criteria {
		scale = max(scale, best[j]-worst[j])
	}
	for i := range s.places {
		toBest, toWorst := 0.0, 0.0
		for j := range p.criteria { // over the widest, so that squares stay numbers
			v := s.places[i].Parts[j].Counted
			b, w := (best[j]-v)/scale, (v-worst[j])/scale
			toBest += float64(b * b)
			toWorst += float64(w * w)
		}
		at := &s.places[i]
		b, w := math.Sqrt(toBest), math.Sqrt(toWorst)
		at.Best, at.Worst = float64(b*scale), float64(w*scale)
		// Written so that what is nearer to the best and farther from the worst is never
		// less, by rounding either.
		if w > 0 {
			at.Score = 1 / (1 + b/w)
		}
		s.keys[i] = at.Score
	}
}
