package competency

import (
	"errors"
	"math"

	"github.com/govmaturity/govmaturity/internal/cover"
)

// outcome is what a search came to, for some learners together. Value and bound
// are the cost, the minutes, or what readiness all gain together.
type outcome struct {
	found, proved bool
	chosen        [][]int // the modules of each learner
	value, bound  float64
}

// maxDetours is how often a search begins again because modules were stuck.
const maxDetours = 200

// solve seeks the best plan. It first looks at everybody alone: if the plans keep
// the limits that people share, they are the best together as well. Otherwise it
// looks at all together.
func (b *planner) solve() (outcome, error) {
	all := outcome{found: true, proved: true, chosen: make([][]int, len(b.learners))}
	known := map[string]outcome{}
	for i, l := range b.learners {
		key := l.signature(&b.o)
		one, met := known[key]
		if !met {
			var err error
			if one, err = b.search([]*learner{l}, false); err != nil {
				return outcome{}, err
			}
			known[key] = one
		}
		all.proved = all.proved && one.proved
		all.bound += one.bound
		if !one.found {
			if one.proved {
				return outcome{proved: true}, nil
			}
			all.found = false
			continue
		}
		all.value += one.value
		all.chosen[i] = one.chosen[0]
	}
	if all.found && b.keeps(all.chosen) {
		return all, nil
	}
	// What exceeds the very thing that was made the least leaves nothing to seek.
	if most := b.leastOf(); most != nil && all.bound > float64(*most) {
		return outcome{proved: true, bound: all.bound}, nil
	}
	together, err := b.search(b.learners, true)
	if err != nil {
		return outcome{}, err
	}
	if b.o.Goal == GoalReadiness {
		together.bound = math.Min(together.bound, all.bound)
	} else {
		together.bound = math.Max(together.bound, all.bound)
	}
	return together, nil
}

// leastOf is the limit on what the goal makes the least, if there is one.
func (b *planner) leastOf() *int64 {
	switch b.o.Goal {
	case GoalLeastCost:
		return b.o.Budget
	case GoalLeastTime:
		return b.o.Minutes
	}
	return nil
}

// seats is how many people can take a module: below 0 for any number.
func (b *planner) seats(module int) int {
	m := b.t.modules[module].spec
	if n, ok := b.o.Seats[m.ID]; ok {
		return n
	}
	if n, ok := given(m.Seats); ok {
		return n
	}
	return -1
}

// keeps reports whether a choice keeps the limits that people share.
func (b *planner) keeps(chosen [][]int) bool {
	taken := map[int]int{}
	var cost, minutes int64
	for _, modules := range chosen {
		for _, i := range modules {
			taken[i]++
			if n := b.seats(i); n >= 0 && taken[i] > n {
				return false
			}
			cost, minutes = cost+b.cost(i), minutes+b.time(i)
		}
	}
	return (b.o.Budget == nil || cost <= *b.o.Budget) && (b.o.Minutes == nil || minutes <= *b.o.Minutes)
}

// cost and time are what a module takes, where that is of use.
func (b *planner) cost(i int) int64 {
	if m := b.t.modules[i].spec; b.costs && m.Cost != nil {
		return int64(*m.Cost)
	}
	return 0
}

func (b *planner) time(i int) int64 {
	if m := b.t.modules[i].spec; b.minutes && m.Minutes != nil {
		return int64(*m.Minutes)
	}
	return 0
}

// search seeks the best plan for some learners, with the limits that people share
// or without. It is exact: a module whose beginning is not reached is kept out by
// a row for each of its beginnings (see [learner.leadsTo]), and the few circles
// that slip through these rows are met one by one: the search begins again with a
// row that forbids the circle and no plan that can be taken. What it proved before
// holds all the same, because fewer rows allow more plans.
func (b *planner) search(learners []*learner, shared bool) (outcome, error) {
	out := outcome{bound: 0}
	if b.o.Goal == GoalReadiness {
		out.bound = math.Inf(1)
	}
	for round := 0; ; round++ {
		e, plan, err := b.once(learners, shared)
		if err != nil {
			return outcome{}, err
		}
		value, bound := float64(plan.Cost), float64(plan.Bound)
		if b.o.Goal == GoalReadiness {
			value, bound = float64(plan.Value)/e.unit, float64(plan.Bound)/e.unit+e.slack
			out.bound = math.Min(out.bound, bound)
		} else {
			out.bound = math.Max(out.bound, bound)
		}
		out.found, out.proved, out.value = plan.Found, plan.Proved, value
		if !plan.Found {
			return out, nil
		}
		out.chosen = make([][]int, len(learners))
		for _, item := range plan.Chosen {
			who := e.who[item]
			out.chosen[who] = append(out.chosen[who], e.what[item])
		}
		again := false
		for k, l := range learners {
			order, stuck, reach := l.order(out.chosen[k])
			if stuck == nil {
				continue
			}
			again = true
			if round == maxDetours { // leave out what is stuck
				out.chosen[k] = order
				continue
			}
			l.beyond = append(l.beyond, l.detourOf(out.chosen[k], stuck, reach))
		}
		switch {
		case !again:
			return out, nil
		case round == maxDetours:
			out.proved = false
			if b.o.Goal != GoalReadiness {
				return outcome{bound: out.bound}, nil
			}
			out.value = 0
			for k, l := range learners {
				_, _, reach := l.order(out.chosen[k])
				out.value += l.planned(&b.o, reach) - l.planned(&b.o, nil)
			}
			return out, nil
		}
	}
}

// once searches with the rows that are there.
func (b *planner) once(learners []*learner, shared bool) (*encoded, cover.Plan, error) {
	nodes := b.o.Nodes
	if nodes == 0 {
		nodes = cover.Nodes
	}
	if b.o.Goal != GoalReadiness {
		e := b.encode(learners, shared, 0)
		plan, err := cover.Least(e.Problem, e.budget, nodes)
		return e, plan, err
	}
	err := cover.ErrTooLarge
	for _, unit := range b.units(learners) {
		e := b.encode(learners, shared, unit)
		var plan cover.Plan
		if plan, err = cover.Most(e.Problem, e.budget, nodes); err == nil || !errors.Is(err, cover.ErrTooLarge) {
			return e, plan, err
		}
	}
	return nil, cover.Plan{}, err
}

// encoded is a question to package cover.
type encoded struct {
	cover.Problem
	budget    cover.Budget
	who, what []int   // of each item
	unit      float64 // of weights: the readiness 1
	slack     float64 // what rounding to units can hide
}

// encode says the question in rows. There is a need for each step of a gap, and an
// item for each person and module.
func (b *planner) encode(learners []*learner, shared bool, unit float64) *encoded {
	e := &encoded{unit: unit, budget: cover.Budget{Cost: cover.Unlimited, Hours: cover.Unlimited}}
	seats := map[int][]cover.Use{}
	for who, l := range learners {
		b.encodeLearner(e, who, l)
	}
	for item, i := range e.what {
		if shared && b.seats(i) >= 0 {
			seats[i] = append(seats[i], cover.Use{Item: item, Amount: 1})
		}
	}
	for i := range b.t.modules {
		if uses := seats[i]; len(uses) > b.seats(i) && uses != nil {
			e.Limits = append(e.Limits, cover.Limit{Most: int64(b.seats(i)), Uses: uses})
		}
	}
	if shared {
		limit := func(most *int64) int64 {
			if most == nil {
				return cover.Unlimited
			}
			return *most
		}
		e.budget = cover.Budget{Cost: limit(b.o.Budget), Hours: limit(b.o.Minutes)}
		if b.o.Goal == GoalLeastTime {
			e.budget = cover.Budget{Cost: limit(b.o.Minutes), Hours: limit(b.o.Budget)}
		}
	}
	return e
}

func (b *planner) encodeLearner(e *encoded, who int, l *learner) {
	item := map[int]int{}
	for _, i := range l.modules {
		item[i] = len(e.Items)
		it := cover.Item{Cost: b.cost(i), Hours: b.time(i)}
		if b.o.Goal == GoalLeastTime {
			it.Cost, it.Hours = it.Hours, it.Cost
		}
		e.Items = append(e.Items, it)
		e.who, e.what = append(e.who, who), append(e.what, i)
	}
	whole := l.total()
	for k := range l.aims {
		a := &l.aims[k]
		if a.slot < 0 || l.fixed[a.slot] {
			continue
		}
		for step := a.from + 1; step <= l.wants(&b.o, a); step++ {
			need := cover.Need{Demand: 1}
			if e.unit > 0 {
				exact := a.weight * e.unit / whole
				need.Weight = int64(math.Round(exact))
				if math.Abs(exact-float64(need.Weight)) > 1e-9*exact {
					e.slack += 0.5 / e.unit
				}
			}
			used := false
			for _, i := range l.modules {
				for _, r := range l.t.modules[i].raises {
					if r.slot == a.slot && r.high >= step {
						it := &e.Items[item[i]]
						it.Raises = append(it.Raises, cover.Raise{Need: len(e.Needs), By: 1})
						used = true
					}
				}
			}
			if used {
				e.Needs = append(e.Needs, need)
			}
		}
	}
	items := func(may func(int) bool) []int {
		out := []int{}
		for _, i := range l.modules {
			if may(i) {
				out = append(out, item[i])
			}
		}
		return out
	}
	for _, i := range l.modules {
		m, it := &l.t.modules[i], &e.Items[item[i]]
		for _, k := range m.requires {
			if !l.done[k] {
				it.Requires = append(it.Requires, item[k])
			}
		}
		for _, k := range m.excludes {
			if other, there := item[k]; there {
				it.Excludes = append(it.Excludes, other)
			}
		}
		for _, r := range m.raises {
			if r.low > l.start[r.slot] {
				it.RequiresOne = append(it.RequiresOne, items(func(k int) bool { return l.leadsTo(k, r.slot, r.low) }))
			}
		}
	}
	for _, d := range l.beyond {
		var one []int
		for _, i := range d.one {
			one = append(one, item[i])
		}
		for _, i := range d.modules {
			it := &e.Items[item[i]]
			it.RequiresOne = append(it.RequiresOne, one)
		}
	}
	if b.o.MinutesEach != nil {
		limit := cover.Limit{Most: *b.o.MinutesEach}
		for _, i := range l.modules {
			limit.Uses = append(limit.Uses, cover.Use{Item: item[i], Amount: b.time(i)})
		}
		e.Limits = append(e.Limits, limit)
	}
}

// units are the whole numbers to try for the readiness 1, the finest first. Where
// weights are whole, there may be one in which each step of everybody is whole.
func (b *planner) units(learners []*learner) []float64 {
	coarser := []float64{1e6, 1e4, 1e2}
	common := int64(1)
	for _, l := range learners {
		for k := range l.aims {
			if a := &l.aims[k]; a.counts() && a.weight != math.Trunc(a.weight) {
				return coarser
			}
		}
		if total := int64(l.total()); total > 0 {
			common = common / gcd(common, total) * total
		}
		if common > 1_000_000 {
			return coarser
		}
	}
	return append([]float64{float64(common)}, coarser...)
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
