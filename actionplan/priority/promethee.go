package priority

// promethee compares each alternative with each other.
func (p *prepared) promethee(s *scored, share []float64) {
	n := len(p.ids)
	if n == 1 {
		s.why = WhyAlone
		return
	}
	others := float64(n - 1)
	for i := range s.places {
		at := &s.places[i]
		for j, c := range p.criteria {
			down := c.Direction == DirectionDown
			ahead, behind := 0.0, 0.0
			for o := range p.ids {
				d := signed(p.values[i][j]-p.values[o][j], down)
				ahead += c.Preference.of(d)
				behind += c.Preference.of(-d)
			}
			ahead, behind = ahead/others, behind/others
			s.put(i, j, ahead-behind, share[j])
			at.Positive += float64(share[j] * ahead)
			at.Negative += float64(share[j] * behind)
		}
		at.Score = at.Positive - at.Negative
		s.keys[i] = at.Score
	}
}
