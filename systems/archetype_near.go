package systems

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity/internal/graph"
)

// ArchetypeNearMiss is a link that would complete an archetype for which roles and
// actors, or a loop that somebody named, speak: one that is not there, or one
// whose sign is not known.
type ArchetypeNearMiss struct {
	Archetype Archetype
	From, To  Variable
	// Sign is that which the link must have.
	Sign Sign
	// Link is the link that is there and has no known sign. It is not Valid when
	// the link is missing.
	Link Link
	// Polarity is that of the loop that it closes, and Loop the loop that somebody
	// named so, where there is one.
	Polarity Polarity
	Loop     DeclaredLoop
	Roles    []RoleBinding

	d *Diagram
}

// Limits of a search for near misses.
const (
	maxNearMisses    = 50
	maxLoopsOfALink  = 200
	maxRolesForLinks = 200
)

// nearMiss is one before it is told.
type nearMiss struct {
	reading  reading
	from, to int32
	sign     Sign
	link     int32 // of the graph, or -1
	closes   Polarity
	named    int // a declared loop, from 1
}

// trial is a link to be tried.
type trial struct {
	from, to int32
	there    bool // without a known sign
	named    int
	want     Polarity // of the named loop
	way      []int32  // the nodes of the named loop, in order
}

// near tries links. Matches that are there already are not told again.
func (s *archetypeSearch) near() []ArchetypeNearMiss {
	there, users := map[string]int{}, map[string]int{}
	for _, g := range s.groups {
		core := s.core(&g.best)
		there[core] = max(there[core], g.best.tier)
		users[core] = max(users[core], len(g.best.shape.users))
	}
	found := map[string]nearMiss{}
	keep := func(m nearMiss) {
		core := s.core(&m.reading)
		if m.named == 0 && there[core] >= m.reading.tier && users[core] >= len(m.reading.shape.users) {
			return
		}
		key := string(m.reading.archetype) + string(m.sign) + string(s.variable(m.from).ID()) + "\x00" + s.variable(m.to).ID()
		if old, ok := found[key]; !ok || cmp.Or(old.named-m.named, s.better(&m.reading, &old.reading)) < 0 {
			found[key] = m
		}
	}
	for _, t := range s.trials() {
		if !s.try(t, keep) {
			break
		}
	}
	s.unsigned(keep)
	return s.told(found)
}

func (s *archetypeSearch) told(found map[string]nearMiss) (out []ArchetypeNearMiss) {
	list := make([]nearMiss, 0, len(found))
	for _, m := range found {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b nearMiss) int {
		return cmp.Or(cmp.Compare(min(b.named, 1), min(a.named, 1)), b.reading.tier-a.reading.tier, len(b.reading.loops)-len(a.reading.loops),
			a.reading.archetype.place()-b.reading.archetype.place(),
			cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.sign, b.sign))
	})
	d := s.cast.d
	for _, m := range list[:min(len(list), maxNearMisses)] {
		n := ArchetypeNearMiss{Archetype: m.reading.archetype, From: s.variable(m.from), To: s.variable(m.to), Sign: m.sign,
			Polarity: m.closes, Roles: s.bindingsOf(&m.reading), d: d}
		if m.link >= 0 {
			n.Link = Link{d, int(d.linkAt[m.link]) + 1}
		}
		if m.named > 0 {
			n.Loop = DeclaredLoop{d, m.named}
		}
		out = append(out, n)
	}
	return out
}

// requiredRoles are the roles that tell which story a match is of.
var requiredRoles = map[Archetype][]Role{
	ArchetypeFixesThatFail: {RoleProblem, RoleFix}, ArchetypeLimitsToSuccess: {RoleConstraint},
	ArchetypeDriftingGoals: {RoleActual, RoleGoal}, ArchetypeEscalation: {RoleRelative},
	ArchetypeSuccessToTheSuccessful: {RoleAllocation}, ArchetypeShiftingTheBurden: {RoleProblem, RoleFix, RoleFundamental},
	ArchetypeGrowthUnderinvestment: {RoleCapacity, RoleStandard}, ArchetypeTragedyOfTheCommons: {RoleResource},
}

// core returns the key of a reading without the parts that nobody must have.
func (s *archetypeSearch) core(r *reading) string {
	core := reading{archetype: r.archetype, shape: &shape{}, actors: r.actors}
	for _, b := range r.binds {
		if slices.Contains(requiredRoles[r.archetype], b.role) {
			core.binds = append(core.binds, b)
		}
	}
	return core.key()
}

// worthALink reports whether enough is said of a reading to propose a link for it.
func (r *reading) worthALink(tier int) bool {
	named := 0
	role := false
	for _, e := range r.evidence {
		if e.state == EvidenceStateFound && e.kind != EvidenceDelay {
			named++
			role = role || e.kind == EvidenceRole
		}
	}
	return !r.archetype.Generic() && (tier < 3 || named >= 2 && role) && r.tier >= tier && r.count(EvidenceStateAgainst) == 0
}

// trials returns the links to try: those that a named loop lacks, and those
// between variables of which something is said.
func (s *archetypeSearch) trials() (out []trial) {
	out = s.namedTrials()
	var said []int32
	for v, role := range s.cast.roles {
		if (role != "" || s.cast.actor[v] >= 0) && len(said) < maxRolesForLinks {
			said = append(said, int32(v))
		}
	}
	for _, a := range said {
		linked := s.linked(a)
		for _, b := range said {
			if a != b && !linked[b] {
				out = append(out, trial{from: a, to: b})
			}
		}
	}
	return out
}

// linked returns what a link from a variable leads to, be it through steps that
// somebody wrote out.
func (s *archetypeSearch) linked(v int32) map[int32]bool {
	d, out := s.cast.d, map[int32]bool{}
	for _, k := range d.variables[d.variableAt[v]].out {
		u := d.rank[d.links[k].to]
		for !out[u] {
			out[u] = true
			if !s.cast.plain[u] || !s.spend(1) {
				break
			}
			u = d.rank[d.links[d.variables[d.variableAt[u]].out[0]].to]
		}
	}
	return out
}

// namedTrials returns the links of loops that somebody named and that lack one.
func (s *archetypeSearch) namedTrials() (out []trial) {
	d := s.cast.d
	for i := range d.declared {
		l := &d.declared[i]
		if l.loop.Valid() || l.links != nil || len(l.variables) < 2 || l.spec.Polarity == "" || l.spec.Polarity == PolarityUndetermined {
			continue
		}
		t := trial{named: i + 1, want: l.spec.Polarity, from: -1}
		lacking := 0
		seen := map[int]bool{}
		for k, v := range l.variables {
			next := l.variables[(k+1)%len(l.variables)]
			t.way = append(t.way, d.rank[v])
			if !slices.ContainsFunc(d.variables[v].out, func(a int32) bool { return d.links[a].to == next }) {
				lacking++
				t.from, t.to = d.rank[v], d.rank[next]
			}
			if seen[v] {
				lacking = 2
			}
			seen[v] = true
		}
		if lacking == 1 {
			out = append(out, t)
		}
	}
	return out
}

// try looks what one link would complete. It returns whether to go on.
func (s *archetypeSearch) try(t trial, keep func(nearMiss)) bool {
	loops, ok := s.through(t)
	if !ok {
		return false
	}
	n := len(s.all)
	s.arcs = append(s.arcs[:len(s.cast.d.links):len(s.cast.d.links)], graph.Arc{From: t.from, To: t.to})
	defer func() { s.arcs = s.cast.d.top().Arcs() }()
	for _, sign := range []Sign{SignPlus, SignMinus} {
		for _, r := range loops {
			if sign == SignMinus {
				r.tag ^= tagMinus
			}
			if !s.add(r) {
				s.cut(n)
				return false
			}
		}
		ok := s.shapes(int32(n), func(p *shape) bool {
			s.miss(p, t, sign, func(i int32) bool { return int(i) >= n }, keep)
			return true
		})
		s.cut(n)
		if !ok {
			return false
		}
	}
	return true
}

// miss keeps what a shape means that a link completes.
func (s *archetypeSearch) miss(p *shape, t trial, sign Sign, made func(int32) bool, keep func(nearMiss)) {
	kept := *p
	closed := slices.IndexFunc(kept.rings(), made)
	if closed < 0 {
		return
	}
	ring := kept.ring(&s.rings, closed)
	if t.named > 0 && !t.isWay(ring) {
		return
	}
	tier := 3
	switch {
	case t.named > 0:
		tier = 1
	case t.there:
		tier = 2
	}
	readings := s.cast.read(&s.rings, &kept)
	for i := range readings {
		r := readings[i]
		if !s.keeps(readings, i) || !r.worthALink(tier) {
			continue
		}
		m := nearMiss{reading: r, from: t.from, to: t.to, sign: sign, link: -1, named: t.named, closes: PolarityReinforcing}
		if ring.balancing() {
			m.closes = PolarityBalancing
		}
		if t.named == 0 || m.closes == t.want {
			keep(m)
		}
	}
}

// isWay reports whether a loop is the one that was named.
func (t *trial) isWay(r *ring) bool {
	k := slices.Index(r.nodes, t.way[0])
	if k < 0 || len(r.nodes) != len(t.way) {
		return false
	}
	for i, v := range t.way {
		if r.nodes[(k+i)%len(r.nodes)] != v {
			return false
		}
	}
	return true
}

// through returns the loops that a link would close, as if its sign were +.
func (s *archetypeSearch) through(t trial) (out []ring, ok bool) {
	base := s.cast.d.top().Arcs()
	pos, _ := slices.BinarySearchFunc(base, t, func(a graph.Arc, t trial) int {
		return cmp.Or(cmp.Compare(a.From, t.from), cmp.Compare(a.To, t.to))
	})
	arcs := slices.Insert(slices.Clone(base), pos, graph.Arc{From: t.from, To: t.to})
	if !s.spend(int64(len(arcs) + len(s.at))) {
		return nil, false
	}
	q := graph.Query{Max: max(0, s.o.MaxLength), Arc: int32(pos) + 1, Budget: max(1, s.left/8), Stop: s.stop}
	graph.New(len(s.at), arcs).Circuits(q, func(way []int32, tag uint8) bool {
		r := ring{tag: tag}
		for _, a := range way {
			r.nodes = append(r.nodes, arcs[a].From)
			switch {
			case int(a) == pos:
				a = int32(len(base))
			case int(a) > pos:
				a--
			}
			r.arcs = append(r.arcs, a)
		}
		out = append(out, r)
		return len(out) < maxLoopsOfALink && s.spend(int64(len(way)))
	})
	return out, s.ended == ""
}

// unsigned looks what links would complete whose sign is not known.
func (s *archetypeSearch) unsigned(keep func(nearMiss)) {
	for k, a := range s.arcs {
		if a.Tag&tagUnknown == 0 {
			continue
		}
		for _, sign := range []Sign{SignPlus, SignMinus} {
			made := s.signed(int32(k), sign)
			ok := len(made) == 0 || s.shapes(0, func(p *shape) bool {
				s.miss(p, trial{from: a.From, to: a.To, there: true}, sign, func(i int32) bool { _, ok := made[i]; return ok }, func(m nearMiss) {
					m.link = int32(k)
					keep(m)
				})
				return true
			})
			for i, tag := range made {
				s.all[i].tag = tag
			}
			if !ok || !s.spend(int64(len(s.all))) {
				return
			}
		}
	}
}

// signed gives a sign to a link, in those loops in which it is the only one
// without. It returns what their tags were.
func (s *archetypeSearch) signed(k int32, sign Sign) map[int32]uint8 {
	made := map[int32]uint8{}
	for i := range s.all {
		r := &s.all[i]
		unknown := 0
		for _, a := range r.arcs {
			if s.arcs[a].Tag&tagUnknown != 0 {
				unknown++
			}
		}
		if unknown != 1 || r.known() || !slices.Contains(r.arcs, k) {
			continue
		}
		made[int32(i)] = r.tag
		r.tag &^= tagUnknown
		if sign == SignMinus {
			r.tag ^= tagMinus
		}
	}
	return made
}
