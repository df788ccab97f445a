package schedule

import "slices"

// profile is how much of a resource is free over time.
type profile struct{ steps []step }

// step is how much is free from a moment on, until the next step.
type step struct {
	at   Moment
	free int
}

func (r *resource) profile() profile {
	p := profile{steps: []step{{-farAway, r.capacity}}}
	for _, x := range r.periods {
		last := len(p.steps) - 1
		if p.steps[last].at == x.from {
			p.steps[last].free = x.capacity
		} else {
			p.steps = append(p.steps, step{x.from, x.capacity})
		}
		p.steps = append(p.steps, step{x.to, r.capacity})
	}
	return p
}

func (p *profile) clone() profile { return profile{slices.Clone(p.steps)} }

// find is the step that a moment lies in.
func (p *profile) find(m Moment) int {
	low, high := 0, len(p.steps)
	for high-low > 1 {
		if mid := (low + high) / 2; p.steps[mid].at <= m {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// until is when a step ends.
func (p *profile) until(k int) Moment {
	if k+1 < len(p.steps) {
		return p.steps[k+1].at
	}
	return farAway
}

// lacks returns the first step of a span in which less than units is free, or -1.
func (p *profile) lacks(from, to Moment, units int) int {
	for k := p.find(from); k < len(p.steps) && p.steps[k].at < to; k++ {
		if p.steps[k].free < units {
			return k
		}
	}
	return -1
}

// lacksLast is lacks, from the end.
func (p *profile) lacksLast(from, to Moment, units int) int {
	for k := p.find(to - 1); k >= 0 && p.until(k) > from; k-- {
		if p.steps[k].free < units {
			return k
		}
	}
	return -1
}

// next is when units are free again after a step in which they are not.
func (p *profile) next(k, units int) Moment {
	for k++; k < len(p.steps); k++ {
		if p.steps[k].free >= units {
			return p.steps[k].at
		}
	}
	return farAway
}

// last is when units were free for the last time before a step in which they are not.
func (p *profile) last(k, units int) Moment {
	for ; k > 0; k-- {
		if p.steps[k-1].free >= units {
			return p.steps[k].at
		}
	}
	return -farAway
}

// split begins a step at a moment.
func (p *profile) split(m Moment) int {
	k := p.find(m)
	if p.steps[k].at == m {
		return k
	}
	p.steps = slices.Insert(p.steps, k+1, step{m, p.steps[k].free})
	return k + 1
}

// take takes units for a span; below 0 it gives them back.
func (p *profile) take(from, to Moment, units int) {
	if from >= to {
		return
	}
	a := p.split(from)
	b := p.split(to)
	for k := a; k < b; k++ {
		p.steps[k].free -= units
	}
}
