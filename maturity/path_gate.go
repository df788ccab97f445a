package maturity

import "slices"

// wantsLevels reports whether what matters of a gate is the level that opens.
func (r *pathRule) wantsLevels() bool { return r.f.levels && r.v.up == nil }

// gate goes up the levels: those below are opened, and the next one is met in
// part.
func (r *pathRule) gate() []spot {
	n, values := r.n, r.n.level.scale.values
	levels := r.wantsLevels()
	// others are the ways of what the levels from one on do not need.
	others := make([][]spot, len(values)+1)
	others[len(values)] = []spot{{}}
	for k, spots := range r.chosen {
		if spots != nil && r.inputs[k] < 0 {
			others[len(values)] = r.f.join(others[len(values)], r.cheapest(k), addition, r.v.covers)
		}
	}
	at := func(level int) (kids []int) {
		for _, k := range r.s.below {
			if n.at[k] == level {
				kids = append(kids, k)
			}
		}
		return kids
	}
	for level := len(values) - 1; level >= 0; level-- {
		others[level] = others[level+1]
		for _, k := range at(level) {
			others[level] = r.f.join(others[level], r.cheapest(k), addition, r.v.covers)
		}
	}
	var out []spot
	add := func(opened, rest []spot, value func(float64) float64) {
		out = append(out, r.done(r.f.join(slices.Clone(opened), rest, addition, r.v.covers), value)...)
	}
	opened := []spot{{}}
	for level, top := range values {
		kids, base := at(level), 0.0
		if level > 0 {
			base = values[level-1]
		}
		if len(kids) > 0 {
			if levels {
				add(opened, others[level], func(float64) float64 { return float64(level - 1) })
			} else {
				part, total := r.progress(kids)
				for i := range part {
					part[i].value = base + float64((top-base)*(part[i].value/total))
				}
				for i := range opened {
					opened[i].value = 0
				}
				add(opened, r.f.join(part, others[level+1], addition, r.v.covers), n.values.Clamp)
			}
			opened = r.f.join(opened, r.open(kids), addition, r.v.covers)
		}
		if len(opened) == 0 {
			return out // something below can never be met
		}
	}
	last := values[len(values)-1]
	if levels {
		last = float64(len(values) - 1)
	}
	add(opened, others[len(values)], func(float64) float64 { return last })
	return out
}

// progress lists how far a level can be met in part.
func (r *pathRule) progress(kids []int) (sums []spot, total float64) {
	n := r.n
	sums = []spot{{}}
	for _, k := range kids {
		w := n.weightBelow(k)
		total += w
		below, threshold := n.rangeBelow(k), n.threshold(k)
		sums = r.f.join(sums, r.terms(k, func(value float64) float64 {
			switch {
			case below.AtLeast(value, threshold):
				return w
			case threshold > below.Min:
				return float64(w * ((value - below.Min) / (threshold - below.Min)))
			}
			return 0
		}, 0), addition, r.v.covers)
	}
	return sums, total
}

// open lists the ways to meet what a level needs.
func (r *pathRule) open(kids []int) []spot {
	n := r.n
	sums := []spot{{}}
	var total float64
	for _, k := range kids {
		w := n.weightBelow(k)
		total += w
		below, threshold := n.rangeBelow(k), n.threshold(k)
		met := r.terms(k, func(value float64) float64 {
			if below.AtLeast(value, threshold) {
				return w
			}
			return 0
		}, 0)
		if n.share == 1 {
			met = slices.DeleteFunc(met, func(s spot) bool { return s.value == 0 })
		}
		sums = r.f.join(sums, met, addition, r.v.covers)
	}
	if n.share != 1 {
		sums = slices.DeleteFunc(sums, func(s spot) bool { return !n.enough(s.value, total, false) })
	}
	for i := range sums {
		sums[i].value = 0
	}
	return bestOf(sums, r.v.covers)
}
