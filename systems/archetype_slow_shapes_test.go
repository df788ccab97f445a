package systems_test

import (
	"slices"

	"github.com/govmaturity/govmaturity/systems"
)

// all returns the matches: what they are, and in how many ways, best tier first.
func (s *slow) all() map[string][2]int {
	out := map[string][2]int{}
	keep := func(readings ...*slowReading) {
		for _, r := range readings {
			if r.rejected || r.name.Generic() && slices.ContainsFunc(readings, func(o *slowReading) bool {
				return !o.rejected && !o.name.Generic() && o.name.Class() == r.name
			}) {
				continue
			}
			e := out[r.key()]
			out[r.key()] = [2]int{max(e[0], r.tier()), e[1] + 1}
		}
	}
	for i, a := range s.loops {
		for j, b := range s.loops {
			if i == j {
				continue
			}
			s.two(a, b, i < j, keep)
			for k, c := range s.loops {
				if k == i || k == j {
					continue
				}
				s.three(a, b, c, i < j, keep)
				if s.chain(a, b, c) {
					for l, d := range s.loops {
						if l != i && l != j && l != k {
							s.four(a, b, c, d, keep)
						}
					}
				}
			}
		}
	}
	s.commons(keep)
	return out
}

// pair is two loops that share a way.
type pair struct {
	s          *slow
	a, b       slowLoop
	way        []string
	start, end string
	aOwn, bOwn []string
}

func (s *slow) two(a, b slowLoop, once bool, keep func(...*slowReading)) {
	way := s.way(a, b)
	if way == nil {
		return
	}
	p := pair{s: s, a: a, b: b, way: way, start: way[0], end: way[len(way)-1]}
	p.aOwn, p.bOwn = minus(after(a, p.end), way...), minus(after(b, p.end), way...)
	switch {
	case a.B() && b.R():
		keep(p.control()...)
	case a.B() && b.B() && once:
		keep(p.balancing()...)
	case a.R() && b.R() && once:
		keep(p.reinforcing()...)
	}
}

func (p pair) generic(name systems.Archetype, meant, unmeant slowLoop) *slowReading {
	r := p.s.reading(name, "", meant, unmeant)
	r.form = formOfLoops(p.a, p.b)
	r.delayed(p.s.late(own(unmeant, meant)), p.s.late(own(meant, unmeant)))
	r.bind(systems.RoleResult, p.start)
	if len(p.way) > 1 {
		r.bind(systems.RoleEffort, p.end)
	}
	x, y := p.s.who(minus(meant.vars, p.way...)), p.s.who(minus(unmeant.vars, p.way...))
	if len(x) > 0 && len(y) > 0 && !slices.Equal(x, y) {
		r.name1("found")
	} else {
		r.name1("missing")
	}
	return r
}

func formOfLoops(loops ...slowLoop) (out string) {
	for _, l := range loops {
		out += map[bool]string{true: "R", false: "B"}[l.R()]
	}
	return out
}

func (p pair) control() (all []*slowReading) {
	aLate, bLate := p.s.late(own(p.a, p.b)), p.s.late(own(p.b, p.a))
	if len(p.way) > 1 {
		r := p.s.reading(systems.ArchetypeFixesThatFail, "BR", p.a, p.b)
		r.delayed(bLate, aLate)
		r.parts(slowPart{role: systems.RoleProblem, among: p.way[:len(p.way)-1], required: true, anchor: p.start},
			slowPart{role: systems.RoleFix, among: p.way[1:], required: true, anchor: p.end},
			slowPart{role: systems.RoleSideEffect, among: p.bOwn})
		all = append(all, r)
	}
	r := p.s.reading(systems.ArchetypeLimitsToSuccess, "BR", p.a, p.b)
	r.delayed(aLate, bLate)
	growing := append(slices.Clone(p.way), p.bOwn...)
	effort := slowPart{role: systems.RoleEffort, among: growing}
	if len(p.way) > 1 {
		effort.anchor = p.start
	}
	r.parts(effort, slowPart{role: systems.RoleResult, among: growing, anchor: p.end},
		slowPart{role: systems.RoleConstraint, among: p.aOwn, beyond: p.aOwn, required: true})
	return append(all, r, p.generic(systems.ArchetypeOutOfControl, p.a, p.b), p.generic(systems.ArchetypeUnderachievement, p.b, p.a))
}

func (p pair) drift(x, y slowLoop, xOwn, yOwn []string) *slowReading {
	r := p.s.reading(systems.ArchetypeDriftingGoals, "BB", x, y)
	r.delayed(p.s.late(own(x, y)), p.s.late(own(y, x)))
	switch n := len(p.s.who(append(slices.Clone(x.vars), y.vars...))); {
	case n == 1:
		r.name1("found")
	case n > 1:
		r.rejected = true
		r.name1("against")
	}
	r.parts(slowPart{role: systems.RoleGap, among: p.way, anchor: p.start}, slowPart{role: systems.RoleEffort, among: xOwn},
		slowPart{role: systems.RoleActual, among: xOwn, required: true}, slowPart{role: systems.RoleGoal, among: yOwn, required: true})
	return r
}

func (p pair) balancing() (all []*slowReading) {
	if len(p.way) == 1 {
		r := p.s.reading(systems.ArchetypeEscalation, "BB", p.a, p.b)
		r.parties(p.aOwn, p.bOwn)
		others := append(slices.Clone(p.aOwn), p.bOwn...)
		r.parts(slowPart{role: systems.RoleRelative, among: p.way, anchor: p.start},
			slowPart{role: systems.RoleEffort, among: others}, slowPart{role: systems.RoleResult, among: others})
		all = append(all, oriented(p.drift(p.a, p.b, p.aOwn, p.bOwn), p.drift(p.b, p.a, p.bOwn, p.aOwn)), r)
	}
	return append(all, oriented(p.generic(systems.ArchetypeRelativeControl, p.a, p.b), p.generic(systems.ArchetypeRelativeControl, p.b, p.a)))
}

func (p pair) reinforcing() (all []*slowReading) {
	if len(p.way) == 1 {
		r := p.s.reading(systems.ArchetypeSuccessToTheSuccessful, "RR", p.a, p.b)
		r.parties(p.aOwn, p.bOwn)
		others := append(slices.Clone(p.aOwn), p.bOwn...)
		r.parts(slowPart{role: systems.RoleAllocation, among: p.way, required: true, anchor: p.start}, slowPart{role: systems.RoleEffort, among: others},
			slowPart{role: systems.RoleResult, among: others}, slowPart{role: systems.RoleResource, among: others})
		all = append(all, r)
	}
	return append(all, oriented(p.generic(systems.ArchetypeRelativeAchievement, p.a, p.b), p.generic(systems.ArchetypeRelativeAchievement, p.b, p.a)))
}

// three looks at B1 B2 R, and at R1 B2 B3.
func (s *slow) three(a, b, c slowLoop, once bool, keep func(...*slowReading)) {
	if a.B() && b.B() && c.R() {
		ab, ca, cb := s.way(a, b), s.way(c, a), s.way(c, b)
		if ab != nil && len(ca) > len(ab) && len(cb) > len(ab) && slices.Equal(ca[:len(ab)], ab) && slices.Equal(cb[len(cb)-len(ab):], ab) {
			q, f := ca[len(ca)-1], cb[0]
			aOwn, bOwn := minus(after(a, ab[len(ab)-1]), ab...), minus(after(b, ab[len(ab)-1]), ab...)
			r := s.reading(systems.ArchetypeShiftingTheBurden, "BBR", a, b, c)
			r.delayed(s.late(own(b, a)), s.late(own(a, b)))
			r.parts(slowPart{role: systems.RoleProblem, among: ab, required: true, anchor: ab[0]}, slowPart{role: systems.RoleFix, among: aOwn, required: true, anchor: q},
				slowPart{role: systems.RoleFundamental, among: bOwn, required: true, anchor: f}, slowPart{role: systems.RoleSideEffect, among: minus(minus(c.vars, a.vars...), b.vars...)})
			keep(r)
		}
		if once && none(a, b) && len(ca) > 1 && len(cb) > 1 {
			r := s.reading(systems.ArchetypeEscalation, "BBR around", a, b, c)
			r.parties(a.vars, b.vars)
			r.bind(systems.RoleResult, ca[len(ca)-1])
			r.bind(systems.RoleResult, cb[len(cb)-1])
			two := append(slices.Clone(a.vars), b.vars...)
			r.parts(slowPart{role: systems.RoleRelative, among: c.vars}, slowPart{role: systems.RoleGap, among: two}, slowPart{role: systems.RoleEffort, among: two}, slowPart{role: systems.RoleResult, among: two})
			keep(r)
		}
	}
	if s.chain(a, b, c) {
		keep(s.growing("RBB", a, b, c))
	}
}

func (s *slow) chain(a, b, c slowLoop) bool {
	return a.R() && b.B() && c.B() && none(a, c) && s.way(a, b) != nil && s.way(b, c) != nil
}

func (s *slow) growing(form string, a, b, c slowLoop, drift ...slowLoop) *slowReading {
	demand, performance := s.way(a, b), s.way(b, c)
	end := performance[len(performance)-1]
	r := s.reading(systems.ArchetypeGrowthUnderinvestment, form, append([]slowLoop{a, b, c}, drift...)...)
	cOwn := minus(after(c, end), performance...)
	standard := slices.Clone(cOwn)
	if slow, fast := s.late(own(c, b)), s.late(own(b, c)); slow {
		r.delayed(true, false)
	} else {
		r.delayed(false, fast)
	}
	for _, d := range drift {
		standard = append(standard, minus(after(d, end), c.vars...)...)
	}
	r.parts(slowPart{role: systems.RoleDemand, among: demand, anchor: demand[len(demand)-1]}, slowPart{role: systems.RolePerformance, among: performance, anchor: end},
		slowPart{role: systems.RoleEffort, among: minus(a.vars, demand...)}, slowPart{role: systems.RoleResult, among: a.vars},
		slowPart{role: systems.RoleCapacity, among: cOwn, required: true}, slowPart{role: systems.RoleStandard, among: standard, beyond: standard, required: true})
	return r
}

// four looks at R1 B2 B3 R4.
func (s *slow) four(a, b, c, d slowLoop, keep func(...*slowReading)) {
	if s.chain(a, b, c) && d.R() && none(a, d) {
		performance, db, dc := s.way(b, c), s.way(d, b), s.way(d, c)
		if slices.Equal(performance, db) && len(dc) > len(performance) && slices.Equal(dc[len(dc)-len(performance):], performance) {
			keep(s.growing("RBBR", a, b, c, d))
		}
	}
}

// slowUser is R and B of one user.
type slowUser struct{ r, b slowLoop }

// commons tries all sets of users, and keeps those to which no other can be added.
func (s *slow) commons(keep func(...*slowReading)) {
	var users []slowUser
	for _, r := range s.loops {
		for _, b := range s.loops {
			if r.R() && b.B() && s.way(r, b) != nil {
				users = append(users, slowUser{r, b})
			}
		}
	}
	fits := func(set []int, k int) bool {
		common := users[k].b.vars
		for _, i := range set {
			if !s.twoUsers(users[i], users[k]) {
				return false
			}
			common, _ = both(common, users[i].b.vars)
		}
		return len(common) > 0
	}
	var grow func(set []int)
	grow = func(set []int) {
		largest := true
		for k := range users {
			if fits(set, k) {
				largest = false
				if len(set) == 0 || k > set[len(set)-1] {
					grow(append(slices.Clone(set), k))
				}
			}
		}
		if largest && len(set) > 1 {
			var some []slowUser
			for _, k := range set {
				some = append(some, users[k])
			}
			keep(s.using(some))
		}
	}
	grow(nil)
}

// twoUsers reports whether RA BA RB BB are the commons of two.
func (s *slow) twoUsers(x, y slowUser) bool {
	return none(x.r, y.r) && none(x.r, y.b) && none(x.b, y.r) && s.way(x.b, y.b) != nil && !s.using([]slowUser{x, y}).rejected
}

func (s *slow) using(users []slowUser) *slowReading {
	var loops []slowLoop
	form, common := "", users[0].b.vars
	for _, u := range users {
		loops, form = append(loops, u.r, u.b), form+"RB"
		common, _ = both(common, u.b.vars)
	}
	// In the order of the way.
	way := common
	for i := range users[0].b.vars {
		turned := append(slices.Clone(users[0].b.vars[i:]), users[0].b.vars[:i]...)
		if shared, _ := both(turned[:len(common)], common); len(shared) == len(common) {
			way = shared
		}
	}
	r := s.reading(systems.ArchetypeTragedyOfTheCommons, form, loops...)
	late, hasty := 0, false
	var all []string
	var actors [][]string
	for i, u := range users {
		if s.late(own(u.b, u.r)) {
			late++
		}
		hasty = hasty || s.late(own(u.r, u.b))
		rb := s.way(u.r, u.b)
		r.bind(systems.RoleEffort, rb[len(rb)-1])
		mine := append(slices.Clone(u.r.vars), u.b.vars...)
		all = append(append(all, u.r.vars...), minus(u.b.vars, common...)...)
		for k, other := range users {
			if k != i {
				mine = minus(mine, other.b.vars...)
			}
		}
		actors = append(actors, mine)
	}
	switch late {
	case len(users):
		r.delayed(true, false)
	case 0:
		r.delayed(false, hasty)
	default:
		r.delayed(false, false)
	}
	r.parties(actors...)
	r.parts(slowPart{role: systems.RoleResource, among: way, required: true, anchor: way[len(way)-1]}, slowPart{role: systems.RoleDemand, among: way},
		slowPart{role: systems.RoleEffort, among: all}, slowPart{role: systems.RoleResult, among: all})
	return r
}
