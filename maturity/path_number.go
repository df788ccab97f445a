package maturity

import "math"

// shorten makes the numbers of a way end where they are enough, and at as few
// decimals as do.
func (t *pathTrial) shorten(way []raised) {
	for i, full := range way {
		m := full.answer.n.measure
		if m.kind == MeasureLevel || m.options != nil || m.custom != nil {
			continue
		}
		now := full.answer.options[0].mark
		from, to := m.start(now), full.mark.number()
		try := func(x float64) bool {
			mk, err := m.markNumber(x)
			if err != nil || now.state.hasValue() && !(mk.value > now.value) {
				return false
			}
			mk.state = answered
			if way[i] = (raised{full.answer, mk, m.stepsBetween(from, x)}); !now.state.hasValue() {
				way[i].steps++
			}
			return way[i].steps <= full.steps && t.reaches(way)
		}
		far := fewestSteps(from, to, m, try)
		best, ok := fewestDecimals(from, to, far, m.kind == MeasureCount, try)
		if way[i] = full; ok && !try(best) {
			way[i] = full
		}
	}
}

// fewestSteps finds how far from one number to another is not enough, in whole
// steps. Most are only so many steps away as they must be.
func fewestSteps(from, to float64, m *measure, enough func(float64) bool) float64 {
	sign := 1.0
	if to < from {
		sign = -1
	}
	lo, hi := 0.0, float64(m.stepsBetween(from, to))
	for next := hi - 1; hi-lo > 1; next = math.Floor(lo + (hi-lo)/2) {
		if enough(from + float64(sign*next*m.step)) {
			hi = next
		} else {
			lo = next
		}
	}
	return lo * m.step
}

// fewestDecimals finds the number with the fewest decimals that is enough, of
// those that are farther than far from one number and no farther than another,
// and of these the nearest.
func fewestDecimals(from, to, far float64, whole bool, enough func(float64) bool) (float64, bool) {
	sign := 1.0
	if to < from {
		sign = -1
	}
	near := from + float64(sign*far)
	const least, most = -9, 15
	for decimals := least; decimals <= most; decimals++ {
		if whole && decimals > 0 {
			break
		}
		unit := math.Pow10(max(decimals, -decimals))
		// Numbers of units, counted in the direction of the way.
		units := func(x float64) float64 {
			if decimals < 0 {
				return sign * x / unit
			}
			return sign * x * unit
		}
		number := func(k float64) float64 {
			if decimals < 0 {
				return sign * k * unit
			}
			return sign * k / unit
		}
		end := units(to)
		lo, hi := math.Floor(units(near)), math.Floor(end+float64(math.Abs(end)*1e-15))
		if hi <= lo || hi-lo > 1e6 || math.Abs(hi) > 1<<53 || !enough(number(hi)) {
			continue
		}
		for hi-lo > 1 {
			if mid := math.Floor(lo + (hi-lo)/2); enough(number(mid)) {
				hi = mid
			} else {
				lo = mid
			}
		}
		return number(hi), true
	}
	return 0, false
}
