package systems

// shape is a number of loops that meet as those of an archetype do. Each kind of
// shape is defined by the polarities of its loops and by how they meet, and by
// nothing else: so it does not matter what variables are called, which way they
// are measured, and how many steps a link stands for.
//
// No shape has another loop in it than its own: what it consists of is as little
// as it can be.
type shape struct {
	kind  shapeKind
	loops [4]int32 // of rings, as many as the kind has, in its order
	meets [4]meeting
	users []user // of a commons, in order
}

type shapeKind uint8

const (
	// shapeControl: B and R share one way. meets: B with R.
	shapeControl shapeKind = iota
	// shapeRivals: two loops of the same polarity share one way.
	shapeRivalsBalancing
	shapeRivalsReinforcing
	// shapeBurden: B1 and B2 share one way; R joins B1 where B2 does, leaves it
	// inside what it has for itself, and joins B2 inside what that has for itself.
	// meets: B1 with B2, B1 with R, B2 with R.
	shapeBurden
	// shapeAround: two B that do not meet, and R shares links with both. meets: R
	// with the first, with the second.
	shapeAround
	// shapeGrowth: B2 shares one way with R1 and another with B3, and these two do
	// not meet. meets: R1 with B2, B2 with B3.
	shapeGrowth
	// shapeDrift: R4 besides, which leaves B2 and B3 where they part, and comes to
	// B3 again inside what that has for itself. meets: also R4 with B3.
	shapeDrift
	// shapeCommons: two or more B, each two of which share one way, and all of them
	// a variable; each shares one way with an R of its own, and nothing else meets.
	// Loops: R, B of each user. meets: what all B share.
	shapeCommons
)

func (k shapeKind) size() int {
	switch k {
	case shapeControl, shapeRivalsBalancing, shapeRivalsReinforcing:
		return 2
	case shapeBurden, shapeAround, shapeGrowth:
		return 3
	}
	return 4
}

func (s *shape) rings() []int32 {
	if s.users == nil {
		return s.loops[:s.kind.size()]
	}
	out := make([]int32, 0, 2*len(s.users))
	for _, u := range s.users {
		out = append(out, u.r, u.b)
	}
	return out
}

// family finds the shapes of some kinds that have a loop in a certain place.
type family struct {
	find func(f *rings, i, first int32, yield func(*shape) bool) bool // nil for a commons, which has no place
	of   []Archetype                                                  // what they may mean
}

// families find all shapes, each once. The last makes far more work than the
// others.
func families() []family {
	return []family{
		{nil, []Archetype{ArchetypeTragedyOfTheCommons}},
		{(*rings).growth, []Archetype{ArchetypeGrowthUnderinvestment}},
		{(*rings).around, []Archetype{ArchetypeEscalation, ArchetypeShiftingTheBurden}},
		{(*rings).pairs, append(ArchetypeClasses(), ArchetypeFixesThatFail, ArchetypeLimitsToSuccess, ArchetypeDriftingGoals,
			ArchetypeEscalation, ArchetypeSuccessToTheSuccessful)},
	}
}

// shapes finds all shapes that have a loop from first on in them. It returns
// whether it came to the end.
func (f *rings) shapes(first int32, yield func(*shape) bool) bool {
	for _, some := range families() {
		if !f.shapesOf(some, first, yield) {
			return false
		}
	}
	return true
}

func (f *rings) shapesOf(some family, first int32, yield func(*shape) bool) bool {
	if some.find == nil {
		return f.commons(first, yield)
	}
	for i := range int32(len(f.all)) {
		if f.all[i].known() && !some.find(f, i, first, yield) {
			return false
		}
	}
	return true
}

func (f *rings) pairs(i, first int32, yield func(*shape) bool) bool {
	if !f.spend(int64(1 + len(f.near[i]))) {
		return false
	}
	for _, j := range f.near[i] {
		r, s := &f.all[i], &f.all[j]
		if j <= i || j < first || !s.known() {
			continue
		}
		p := shape{loops: [4]int32{i, j}, meets: [4]meeting{f.meeting(i, j)}}
		switch {
		case r.balancing() && s.balancing():
			p.kind = shapeRivalsBalancing
		case r.reinforcing() && s.reinforcing():
			p.kind = shapeRivalsReinforcing
		case r.reinforcing():
			p.kind, p.loops = shapeControl, [4]int32{j, i}
		}
		if !f.found(&p, yield) {
			return false
		}
	}
	return true
}

// nearBalancing are the balancing loops that one shares a way with, and
// nearReinforcing the reinforcing ones.
func (f *rings) nearBalancing(i int32) (out []int32) {
	return f.nearOf(i, (*ring).balancing)
}

func (f *rings) nearReinforcing(i int32) (out []int32) {
	return f.nearOf(i, (*ring).reinforcing)
}

func (f *rings) nearOf(i int32, of func(*ring) bool) (out []int32) {
	f.spend(int64(1 + len(f.near[i])))
	for _, j := range f.near[i] {
		if of(&f.all[j]) {
			out = append(out, j)
		}
	}
	return out
}

// around finds the shapes in which R meets two B.
func (f *rings) around(r, first int32, yield func(*shape) bool) bool {
	if !f.all[r].reinforcing() {
		return f.spend(1)
	}
	balancing := f.nearBalancing(r)
	for _, a := range balancing {
		for _, b := range balancing {
			if !f.spend(1) {
				return false
			}
			if a == b || max(r, a, b) < first {
				continue
			}
			ab, ra, rb := f.meeting(a, b), f.meeting(r, a), f.meeting(r, b)
			p := shape{kind: shapeAround, loops: [4]int32{a, b, r}, meets: [4]meeting{ra, rb}}
			switch {
			case a < b && ab.none() && ra.path() && rb.path():
			case ab.way() && ra.start == ab.start && rb.end == ab.end && !f.all[b].has(ra.end) && !f.all[a].has(rb.start):
				p.kind, p.meets = shapeBurden, [4]meeting{ab, ra, rb}
			default:
				continue
			}
			if !f.found(&p, yield) {
				return false
			}
		}
	}
	return true
}

// growth finds the shapes in which B2 meets R1 and B3.
func (f *rings) growth(b, first int32, yield func(*shape) bool) bool {
	if !f.all[b].balancing() {
		return f.spend(1)
	}
	balancing := f.nearBalancing(b)
	for _, r := range f.nearReinforcing(b) {
		for _, c := range balancing {
			if !f.spend(1) {
				return false
			}
			if !f.meeting(r, c).none() {
				continue
			}
			p := shape{kind: shapeGrowth, loops: [4]int32{r, b, c}, meets: [4]meeting{f.meeting(r, b), f.meeting(b, c)}}
			if max(r, b, c) >= first && !f.found(&p, yield) || !f.drift(p, first, yield) {
				return false
			}
		}
	}
	return true
}

// drift finds the reinforcing loops by which performance moves the standard.
func (f *rings) drift(p shape, first int32, yield func(*shape) bool) bool {
	r1, b2, b3 := p.loops[0], p.loops[1], p.loops[2]
	p.kind = shapeDrift
	for _, r := range f.near[b3] {
		if !f.spend(1) {
			return false
		}
		rc := f.meeting(r, b3)
		if !f.all[r].reinforcing() || max(r1, b2, b3, r) < first || !f.meeting(r, b2).way() || f.meeting(r, b2) != p.meets[1] ||
			rc.end != p.meets[1].end || f.all[b2].has(rc.start) || !f.meeting(r, r1).none() {
			continue
		}
		p.loops[3], p.meets[2] = r, rc
		if !f.found(&p, yield) {
			return false
		}
	}
	return true
}

// costOfShape is how many steps a shape counts for: so much work it is to read
// what it means.
const costOfShape = 300

func (f *rings) found(p *shape, yield func(*shape) bool) bool {
	return f.spend(costOfShape) && yield(p)
}
