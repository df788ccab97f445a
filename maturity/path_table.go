package maturity

// table looks the value up. What the conditions read is decided here or above.
func (r *pathRule) table() []spot {
	var seen [statusCount]bool
	for _, m := range r.s.marks {
		seen[m.state] = true
	}
	some := seen[answered] || seen[imputed] || seen[unscored]
	for i := range r.n.table {
		row := &r.n.table[i]
		if row.when != nil && r.f.plan.holds(row.when, r.v.card) || row.when == nil && some {
			return r.constant(row.value)
		}
	}
	if some {
		return r.without(blocked)
	}
	return r.without(emptyState(&seen))
}

func (r *pathRule) constant(value float64) []spot {
	sums := r.without(answered)
	for i := range sums {
		if s := &sums[i]; s.coverage < r.n.minCoverage-1e-12 {
			s.state = blocked
		} else {
			s.value = value
		}
	}
	return sums
}
