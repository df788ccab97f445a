package priority

// promethee compares each alternative with each other.
func (p *prepared) promethee(s *scored, share []float64) {
	n := len(p.ids)
	if n == 1 {
		s.why = WhyAlone
		return
	}
	ahead, behind := make([]float64, n), make([]float64, n)
	for j := range p.criteria {
		p.flows(j, ahead, behind)
		for i := range s.places {
			at := &s.places[i]
			s.put(i, j, ahead[i]-behind[i], share[j])
			at.Positive += float64(share[j] * ahead[i])
			at.Negative += float64(share[j] * behind[i])
		}
	}
	for i := range s.places {
		at := &s.places[i]
		at.Score = at.Positive - at.Negative
		s.keys[i] = at.Score
	}
}

// flows computes by a criterion how much each alternative is preferred to the others,
// and they to it. Each pair is compared once.
func (p *prepared) flows(j int, ahead, behind []float64) {
	clear(ahead)
	clear(behind)
	c := p.criteria[j]
	for a := range p.ids {
		for b := a + 1; b < len(p.ids); b++ {
			d := signed(p.values[a][j]-p.values[b][j], c.Direction == DirectionDown)
			better, worse := a, b
			if d < 0 {
				better, worse, d = b, a, -d
			}
			preferred := c.Preference.of(d)
			ahead[better] += preferred
			behind[worse] += preferred
		}
	}
	for i := range ahead {
		ahead[i] /= float64(len(p.ids) - 1)
		behind[i] /= float64(len(p.ids) - 1)
	}
}
