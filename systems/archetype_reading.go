package systems

import "slices"

// read returns all that a shape may mean, also what its delays or actors rule
// out.
func (c *cast) read(f *rings, s *shape) []reading {
	out := make([]reading, 0, 5)
	add := func(r *reading) {
		r.shape = s
		r.rank()
		out = append(out, *r)
	}
	m := s.meets[0]
	switch s.kind {
	case shapeControl:
		if m.path() {
			add(c.fixes(f, s))
		}
		add(c.limits(f, s))
		add(c.generic(f, s, ArchetypeOutOfControl, 0, 1))
		add(c.generic(f, s, ArchetypeUnderachievement, 1, 0))
	case shapeRivalsBalancing:
		if m.point() {
			add(c.either(c.drifting(f, s, 0, 1), c.drifting(f, s, 1, 0)))
			add(c.hub(f, s))
		}
		add(c.either(c.generic(f, s, ArchetypeRelativeControl, 0, 1), c.generic(f, s, ArchetypeRelativeControl, 1, 0)))
	case shapeRivalsReinforcing:
		if m.point() {
			add(c.success(f, s))
		}
		add(c.either(c.generic(f, s, ArchetypeRelativeAchievement, 0, 1), c.generic(f, s, ArchetypeRelativeAchievement, 1, 0)))
	case shapeBurden:
		add(c.burden(f, s))
	case shapeAround:
		add(c.rivalry(f, s))
	case shapeGrowth, shapeDrift:
		add(c.growth(f, s))
	case shapeCommons:
		add(c.commons(f, s))
	}
	return out
}

// either takes the better of two readings that differ in which loop is which.
// Where nothing tells, neither is claimed: the parts that would differ are not
// given to anybody.
func (c *cast) either(a, b *reading) *reading {
	a.rank()
	b.rank()
	switch n := compareEvidence(a, b); {
	case n < 0:
		return a
	case n > 0:
		return b
	}
	open := *a
	open.evidence, open.binds = nil, nil
	for _, e := range a.evidence {
		switch {
		case e.state == EvidenceStateAgainst || e.kind == EvidenceActor:
		case e.kind == EvidenceRole && e.node >= 0 && slices.ContainsFunc(b.evidence, func(o evidence) bool { return o == e }):
		case e.kind == EvidenceRole && e.loop < 0:
		case e.kind == EvidenceRole && e.state == EvidenceStateFound && e.role != RoleGoal && e.role != RoleActual:
			continue
		default:
			e.state, e.node, e.loop = EvidenceStateMissing, -1, -1
		}
		open.evidence = append(open.evidence, e)
	}
	for _, x := range a.binds {
		if slices.Contains(b.binds, x) {
			open.binds = append(open.binds, x)
		}
	}
	return &open
}

// compareEvidence orders readings by what speaks for them, the better one first.
func compareEvidence(a, b *reading) int {
	if a.rejected != b.rejected {
		if b.rejected {
			return -1
		}
		return 1
	}
	for _, n := range []int{b.tier - a.tier, a.count(EvidenceStateAgainst) - b.count(EvidenceStateAgainst),
		a.count(EvidenceStateMissing) - b.count(EvidenceStateMissing), b.count(EvidenceStateFound) - a.count(EvidenceStateFound)} {
		if n != 0 {
			return n
		}
	}
	return 0
}

func (s *shape) ring(f *rings, i int) *ring { return &f.all[s.rings()[i]] }

// whole returns all variables of a loop.
func whole(r *ring) stretch { return stretch{nodes: r.nodes} }

func (c *cast) fixes(f *rings, s *shape) *reading {
	b, r, m := s.ring(f, 0), s.ring(f, 1), s.meets[0]
	out := &reading{archetype: ArchetypeFixesThatFail, loops: s.rings()}
	ownB, ownR, shared := b.beyond(m), r.beyond(m), b.shared(m)
	out.say(evidence{EvidenceDelay, apart(f.delayed(ownR), f.delayed(ownB)), 1, "", -1})
	c.play(f, out,
		part{role: RoleProblem, places: []stretch{{nodes: shared.nodes[:len(shared.nodes)-1]}}, loop: 0, required: true, anchor: m.start},
		part{role: RoleFix, places: []stretch{{nodes: shared.nodes[1:]}}, loop: 0, required: true, anchor: m.end},
		part{role: RoleSideEffect, places: []stretch{ownR}, loop: 1, anchor: -1})
	return out
}

func (c *cast) limits(f *rings, s *shape) *reading {
	b, r, m := s.ring(f, 0), s.ring(f, 1), s.meets[0]
	out := &reading{archetype: ArchetypeLimitsToSuccess, loops: []int32{s.loops[1], s.loops[0]}}
	ownB, ownR, shared := b.beyond(m), r.beyond(m), b.shared(m)
	out.say(evidence{EvidenceDelay, apart(f.delayed(ownB), f.delayed(ownR)), 1, "", -1})
	effort := int32(-1)
	if m.path() {
		effort = m.start
	}
	c.play(f, out,
		part{role: RoleEffort, places: []stretch{shared, ownR}, loop: 0, anchor: effort},
		part{role: RoleResult, places: []stretch{shared, ownR}, loop: 0, anchor: m.end},
		part{role: RoleConstraint, places: []stretch{ownB}, loop: 1, required: true, anchor: -1, outside: true})
	return out
}

// generic reads two loops as what is meant, and what comes of it unmeant, later
// and where somebody else decides.
func (c *cast) generic(f *rings, s *shape, class Archetype, meant, unmeant int) *reading {
	a, b, m := s.ring(f, meant), s.ring(f, unmeant), s.meets[0]
	out := &reading{archetype: class, loops: []int32{s.loops[meant], s.loops[unmeant]}}
	ownA, ownB := a.beyond(m), b.beyond(m)
	out.say(evidence{EvidenceDelay, apart(f.delayed(ownB), f.delayed(ownA)), 1, "", -1})
	out.binds = []binding{{RoleResult, m.start}}
	if m.path() {
		out.binds = append(out.binds, binding{RoleEffort, m.end})
	}
	if x, y := c.actors(ownA), c.actors(ownB); len(x) > 0 && len(y) > 0 && !slices.Equal(x, y) {
		out.say(evidence{EvidenceActor, EvidenceStateFound, -1, "", -1})
	} else {
		out.say(evidence{EvidenceActor, EvidenceStateMissing, -1, "", -1})
	}
	return out
}

func (c *cast) drifting(f *rings, s *shape, action, pressure int) *reading {
	a, p, m := s.ring(f, action), s.ring(f, pressure), s.meets[0]
	out := &reading{archetype: ArchetypeDriftingGoals, loops: []int32{s.loops[action], s.loops[pressure]}}
	ownA, ownP := a.beyond(m), p.beyond(m)
	out.say(evidence{EvidenceDelay, apart(f.delayed(ownA), f.delayed(ownP)), 0, "", -1})
	switch who := c.actors(whole(a), whole(p)); len(who) {
	case 0:
	case 1:
		out.say(evidence{EvidenceActor, EvidenceStateFound, -1, "", -1})
	default:
		out.say(evidence{EvidenceActor, EvidenceStateAgainst, -1, "", -1})
	}
	c.play(f, out,
		part{role: RoleGap, places: []stretch{point(m)}, loop: -1, anchor: m.start},
		part{role: RoleEffort, places: []stretch{ownA}, loop: 0, anchor: -1},
		part{role: RoleActual, places: []stretch{ownA}, loop: 0, required: true, anchor: -1},
		part{role: RoleGoal, places: []stretch{ownP}, loop: 1, required: true, anchor: -1})
	return out
}

// point is the one variable in which two loops meet.
func point(m meeting) stretch { return stretch{nodes: []int32{m.start}} }

func (c *cast) hub(f *rings, s *shape) *reading {
	a, b, m := s.ring(f, 0), s.ring(f, 1), s.meets[0]
	out := &reading{archetype: ArchetypeEscalation, loops: s.rings()}
	ownA, ownB := a.beyond(m), b.beyond(m)
	out.parties(c.actors(ownA), c.actors(ownB))
	c.play(f, out,
		part{role: RoleRelative, places: []stretch{point(m)}, loop: -1, anchor: m.start},
		part{role: RoleEffort, places: []stretch{ownA, ownB}, loop: -1, anchor: -1},
		part{role: RoleResult, places: []stretch{ownA, ownB}, loop: -1, anchor: -1})
	return out
}

// rivalry is escalation where each party adjusts itself to what the other does.
func (c *cast) rivalry(f *rings, s *shape) *reading {
	a, b := s.ring(f, 0), s.ring(f, 1)
	out := &reading{archetype: ArchetypeEscalation, loops: s.rings()}
	out.parties(c.actors(whole(a)), c.actors(whole(b)))
	out.binds = []binding{{RoleResult, s.meets[0].end}, {RoleResult, s.meets[1].end}}
	c.play(f, out,
		part{role: RoleRelative, places: []stretch{whole(s.ring(f, 2))}, loop: 2, anchor: -1},
		part{role: RoleGap, places: []stretch{whole(a), whole(b)}, loop: -1, anchor: -1},
		part{role: RoleEffort, places: []stretch{whole(a), whole(b)}, loop: -1, anchor: -1},
		part{role: RoleResult, places: []stretch{whole(a), whole(b)}, loop: -1, anchor: -1})
	return out
}

func (c *cast) success(f *rings, s *shape) *reading {
	a, b, m := s.ring(f, 0), s.ring(f, 1), s.meets[0]
	out := &reading{archetype: ArchetypeSuccessToTheSuccessful, loops: s.rings()}
	ownA, ownB := a.beyond(m), b.beyond(m)
	out.parties(c.actors(ownA), c.actors(ownB))
	c.play(f, out,
		part{role: RoleAllocation, places: []stretch{point(m)}, loop: -1, required: true, anchor: m.start},
		part{role: RoleEffort, places: []stretch{ownA, ownB}, loop: -1, anchor: -1},
		part{role: RoleResult, places: []stretch{ownA, ownB}, loop: -1, anchor: -1},
		part{role: RoleResource, places: []stretch{ownA, ownB}, loop: -1, anchor: -1})
	return out
}

func (c *cast) burden(f *rings, s *shape) *reading {
	a, b, r := s.ring(f, 0), s.ring(f, 1), s.ring(f, 2)
	ab, ra, rb := s.meets[0], s.meets[1], s.meets[2]
	out := &reading{archetype: ArchetypeShiftingTheBurden, loops: s.rings()}
	ownA, ownB := a.beyond(ab), b.beyond(ab)
	nodes, _ := r.from(ra.end, rb.start)
	aside := stretch{nodes: nodes[1 : len(nodes)-1]}
	out.say(evidence{EvidenceDelay, apart(f.delayed(ownB), f.delayed(ownA)), 1, "", -1})
	c.play(f, out,
		part{role: RoleProblem, places: []stretch{a.shared(ab)}, loop: 0, required: true, anchor: ab.start},
		part{role: RoleFix, places: []stretch{ownA}, loop: 0, required: true, anchor: ra.end},
		part{role: RoleFundamental, places: []stretch{ownB}, loop: 1, required: true, anchor: rb.start},
		part{role: RoleSideEffect, places: []stretch{aside}, loop: 2, anchor: -1})
	return out
}

func (c *cast) growth(f *rings, s *shape) *reading {
	r1, b2, b3 := s.ring(f, 0), s.ring(f, 1), s.ring(f, 2)
	demand, performance := s.meets[0], s.meets[1]
	out := &reading{archetype: ArchetypeGrowthUnderinvestment, loops: s.rings()}
	ownB2, ownB3 := b2.beyond(performance), b3.beyond(performance)
	state := apart(f.delayed(ownB3), f.delayed(ownB2))
	if f.delayed(ownB3) {
		state = EvidenceStateFound // demand may be slow as well
	}
	out.say(evidence{EvidenceDelay, state, 2, "", -1})
	standard := []stretch{ownB3}
	if s.kind == shapeDrift {
		nodes, _ := s.ring(f, 3).from(s.meets[2].end, s.meets[2].start)
		standard = append(standard, stretch{nodes: nodes[1 : len(nodes)-1]})
	}
	c.play(f, out,
		part{role: RoleDemand, places: []stretch{r1.shared(demand)}, loop: 0, anchor: demand.end},
		part{role: RolePerformance, places: []stretch{b3.shared(performance)}, loop: 1, anchor: performance.end},
		part{role: RoleEffort, places: []stretch{r1.beyond(demand)}, loop: 0, anchor: -1},
		part{role: RoleResult, places: []stretch{whole(r1)}, loop: 0, anchor: -1},
		part{role: RoleCapacity, places: []stretch{ownB3}, loop: 2, required: true, anchor: -1},
		part{role: RoleStandard, places: standard, loop: 2, required: true, anchor: -1, outside: true})
	return out
}

func (c *cast) commons(f *rings, s *shape) *reading {
	out := &reading{archetype: ArchetypeTragedyOfTheCommons, loops: s.rings()}
	var own []stretch
	var actors [][]int32
	late, hasty := 0, false
	for _, u := range s.users {
		r, b, m := &f.all[u.r], &f.all[u.b], f.meeting(u.r, u.b)
		if f.delayed(b.beyond(m)) {
			late++
		}
		hasty = hasty || f.delayed(r.beyond(m))
		out.binds = append(out.binds, binding{RoleEffort, m.end})
		actors = append(actors, c.actors(stretch{nodes: f.own(u, s.users...)}))
		own = append(own, whole(r), b.beyond(s.meets[0]))
	}
	state := EvidenceStateMissing
	switch {
	case late == len(s.users):
		state = EvidenceStateFound
	case late == 0 && hasty:
		state = EvidenceStateAgainst
	}
	out.say(evidence{EvidenceDelay, state, 1, "", -1})
	out.parties(actors...)
	shared := f.all[s.users[0].b].shared(s.meets[0])
	c.play(f, out,
		part{role: RoleResource, places: []stretch{shared}, loop: 1, required: true, anchor: s.meets[0].end},
		part{role: RoleDemand, places: []stretch{shared}, loop: 1, anchor: -1},
		part{role: RoleEffort, places: own, loop: -1, anchor: -1},
		part{role: RoleResult, places: own, loop: -1, anchor: -1})
	return out
}
