package systems

// leverage returns where to act in a match.
func (s *archetypeSearch) leverage(r *reading) []ArchetypeLeverage {
	p := r.shape
	ring := func(i int) *ring { return p.ring(&s.rings, i) }
	switch r.archetype {
	case ArchetypeFixesThatFail:
		return s.levers(s.entry("side-effect", ring(1).beyond(p.meets[0])), s.roleAt("real-problem", r, RoleProblem))
	case ArchetypeLimitsToSuccess:
		if at := s.roleAt("limit", r, RoleConstraint); at.Variables != nil {
			return s.levers(at)
		}
		return s.levers(s.entry("limit", ring(0).beyond(p.meets[0])))
	case ArchetypeDriftingGoals:
		if at := s.roleAt("goal", r, RoleGoal); at.Variables != nil {
			return s.levers(at)
		}
		return s.levers(s.roleAt("goal", r, RoleGap))
	case ArchetypeEscalation:
		if p.kind == shapeAround {
			return s.levers(s.entry("threat", ring(2).beyond(p.meets[0]), ring(2).beyond(p.meets[1])))
		}
		return s.levers(s.roleAt("relative", r, RoleRelative))
	case ArchetypeSuccessToTheSuccessful:
		return s.levers(s.roleAt("allocation", r, RoleAllocation))
	case ArchetypeShiftingTheBurden:
		return s.levers(s.entry("fundamental", ring(1).beyond(p.meets[0])), s.entry("dependence", ring(2).beyond(p.meets[1])))
	case ArchetypeGrowthUnderinvestment:
		out := s.levers(s.entry("capacity", ring(2).beyond(p.meets[1])))
		if p.kind == shapeDrift {
			out = append(out, s.entry("standard", ring(3).beyond(p.meets[2])))
		}
		return out
	case ArchetypeTragedyOfTheCommons:
		var uses []stretch
		for _, u := range p.users {
			uses = append(uses, s.all[u.b].beyond(s.meeting(u.r, u.b)))
		}
		return s.levers(s.roleAt("resource", r, RoleResource), s.entry("charge", uses...))
	}
	second := &s.all[r.loops[1]]
	return s.levers(s.entry("unmeant", second.beyond(p.meets[0])))
}

func (s *archetypeSearch) levers(all ...ArchetypeLeverage) []ArchetypeLeverage { return all }

// entry is the link by which each of some stretches begins.
func (s *archetypeSearch) entry(id string, places ...stretch) ArchetypeLeverage {
	out := ArchetypeLeverage{ID: id}
	for _, p := range places {
		if at := p.arcs[0]; int(at) < len(s.cast.d.links) {
			out.Links = append(out.Links, Link{s.cast.d, int(s.cast.d.linkAt[at]) + 1})
		}
	}
	return out
}

func (s *archetypeSearch) roleAt(id string, r *reading, role Role) ArchetypeLeverage {
	out := ArchetypeLeverage{ID: id}
	for _, b := range r.binds {
		if b.role == role {
			out.Variables = append(out.Variables, s.variable(b.node))
		}
	}
	return out
}
