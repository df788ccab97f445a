package priority

import (
	"slices"
)

// Reason says why an item is in a choice, or out of it.
type Reason string

const (
	// ReasonMust: it must be chosen.
	ReasonMust Reason = "must"
	// ReasonWorth: it is worth what it needs.
	ReasonWorth Reason = "worth"
	// ReasonNeeded: it is chosen for others, which require it.
	ReasonNeeded Reason = "needed"
	// ReasonMustNot: it must not be chosen.
	ReasonMustNot Reason = "must-not"
	// ReasonRequires: something that it requires must not be chosen, or excludes it.
	ReasonRequires Reason = "requires"
	// ReasonExcluded: something that excludes it is chosen.
	ReasonExcluded Reason = "excluded"
	// ReasonLimit: with it, and with what it requires, a limit would be passed.
	ReasonLimit Reason = "limit"
	// ReasonNotWorth: with what it requires it adds nothing.
	ReasonNotWorth Reason = "not-worth"
	// ReasonNoValue: it has no value to be chosen by.
	ReasonNoValue Reason = "no-value"
)

// Choice is what is chosen of a portfolio.
type Choice struct {
	// Items are in the order of the portfolio.
	Items []Chosen
	// Value is the sum of what is chosen, and Bound what no choice can pass.
	Value, Bound int64
	// Optimal: nothing better can be chosen. Else the search ended before that was
	// sure, and the best may be better by [Choice.Gap] at most.
	Optimal bool
	// Steps is how many were taken.
	Steps int
	// Uses are by resource and period: how much is used, and of how much.
	Uses []Use
}

// Gap is by how much the best may be better.
func (c *Choice) Gap() int64 { return c.Bound - c.Value }

// Chosen is an item, in or out.
type Chosen struct {
	ID     string
	In     bool
	Value  int64
	Reason Reason
	// Others are the items that the reason names: what is needed by, requires, excludes.
	Others []string
	// Limits are those that would be passed, and Over is by how much.
	Limits []Use
}

// Use is how much of a resource a choice uses in a period: where what is not used is
// carried over, in all periods up to it.
type Use struct {
	Resource string
	Period   int
	Used     int64
	Most     int64
	// Over is by how much an item that is out would pass the limit.
	Over int64
}

// IDs returns what is chosen.
func (c *Choice) IDs() []string {
	var out []string
	for _, i := range c.Items {
		if i.In {
			out = append(out, i.ID)
		}
	}
	return out
}

// Choose finds the choice that is worth most. Of several, it is always the same one,
// whatever the order in which things were given. The error is a
// [govmaturity.Problems]; what must be chosen and does not fit is one.
func (p Portfolio) Choose() (*Choice, error) {
	x, err := p.prepare()
	if err != nil {
		return nil, err
	}
	return x.choice(x.solve()), nil
}

// choice tells what was found.
func (x *instance) choice(s *solution) *Choice {
	c := &Choice{Value: s.value, Bound: max(s.bound, s.value), Steps: s.steps, Items: make([]Chosen, len(x.items))}
	c.Optimal = c.Bound == c.Value
	used := make([]int64, len(x.limits))
	for l, lim := range x.limits {
		for i, in := range s.in {
			if in {
				used[l] += lim.needs[i]
			}
		}
		c.Uses = append(c.Uses, x.use(l, used[l], 0))
	}
	for i, it := range x.items {
		y := Chosen{ID: it.ID, In: s.in[i], Value: it.Value}
		if s.in[i] {
			x.whyIn(s, i, &y)
		} else {
			x.whyOut(s, i, &y, used)
		}
		c.Items[x.rows[i]] = y
	}
	return c
}

func (x *instance) use(l int, used, over int64) Use {
	lim := x.limits[l]
	return Use{Resource: x.given.Resources[lim.resource].ID, Period: lim.period, Used: used, Most: lim.most, Over: over}
}

func (x *instance) whyIn(s *solution, i int, y *Chosen) {
	for _, n := range x.needed[i] {
		if s.in[n] {
			y.Others = append(y.Others, x.items[n].ID)
		}
	}
	switch {
	case x.items[i].Must:
		y.Reason, y.Others = ReasonMust, nil
	case x.items[i].Value > 0:
		y.Reason, y.Others = ReasonWorth, nil
	default:
		y.Reason = ReasonNeeded
	}
}

// whyOut tells what stands in the way of an item that is out: the first of what is
// settled, what excludes it, which limits, and else that it adds nothing.
func (x *instance) whyOut(s *solution, i int, y *Chosen, used []int64) {
	if x.items[i].MustNot {
		y.Reason = ReasonMustNot
		return
	}
	with := []int{i}
	worth := x.items[i].Value
	for _, r := range x.requires[i] {
		if x.items[r].MustNot {
			y.Reason, y.Others = ReasonRequires, append(y.Others, x.items[r].ID)
		}
		if !s.in[r] {
			with = append(with, r)
			worth += x.items[r].Value
		}
	}
	if y.Reason != "" {
		return
	}
	for _, w := range with {
		for _, rival := range x.rivals[w] {
			id := x.items[rival].ID
			switch {
			case slices.Contains(y.Others, id):
			case slices.Contains(with, rival): // what it requires excludes itself
				y.Reason, y.Others = ReasonRequires, append(y.Others, x.items[w].ID)
				return
			case s.in[rival]:
				y.Reason, y.Others = ReasonExcluded, append(y.Others, id)
			}
		}
	}
	if worth <= 0 {
		y.Reason, y.Others = ReasonNotWorth, nil
		return
	}
	if y.Reason != "" {
		return
	}
	y.Reason = ReasonNotWorth
	for l, lim := range x.limits {
		need := used[l]
		for _, w := range with {
			need += lim.needs[w]
		}
		if need > lim.most {
			y.Reason = ReasonLimit
			y.Limits = append(y.Limits, x.use(l, used[l], need-lim.most))
		}
	}
}
