package systems

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"

	"github.com/govmaturity/govmaturity/internal/graph"
)

// ArchetypeOptions say which archetypes to look for, and for how long. The zero
// ArchetypeOptions ask for the eight archetypes, and for a class where two loops
// are of no archetype in it.
type ArchetypeOptions struct {
	// Archetypes are those that are asked for, and classes that are.
	Archetypes []Archetype
	// MaxLength is the greatest number of links of a loop; 0 sets no bound.
	MaxLength int
	// MaxLoops is among how many loops to look, at most: 1000 when 0, and never more
	// than 5000. Where there are more, the short ones are taken.
	MaxLoops int
	// Limit is how many matches to return, at most, the best ones first: 1000 when 0.
	Limit int
	// Budget is how many steps of work to do, at most: forty million when 0,
	// which takes about a second. It cuts a search short at the same place on every
	// machine. Each kind of structure gets its share of it, so that one of which
	// there is far too much does not hide the others.
	Budget int64
	// NearMisses asks also for links that would complete an archetype, the fifty for
	// which most speaks. It takes as much work again for each pair of variables that
	// have a role.
	NearMisses bool
}

const (
	defaultMaxLoops = 1000
	hardMaxLoops    = 5000
	defaultMatches  = 1000
	defaultBudget   = 40_000_000
)

// ArchetypeDetection is what a search for archetypes found.
type ArchetypeDetection struct {
	// Matches are the archetypes that were found, the one that most speaks for
	// first; Found is how many there are in all.
	Matches []ArchetypeMatch
	Found   int
	// NearMisses are links that would complete an archetype, when they were asked
	// for.
	NearMisses []ArchetypeNearMiss
	// Loops is among how many loops archetypes were looked for.
	Loops int
	// Ending says whether that is all, or why not: the context was done, the budget
	// was spent, or there are more loops than were asked for. Of these it is the
	// first that holds.
	Ending LoopEnding
}

// Archetypes looks for archetypes in the diagram.
//
// A match rests on the polarities of loops and on how they meet, see
// [ArchetypeMatch], and on nothing that depends on what a variable is called and
// which way it is measured. The order of matches and the choice of witnesses among
// equals follow the ids of variables, as the order of [Diagram.Loops] does.
//
// A loop with a sign that is not known counts only where the document names it and
// says which polarity it has.
//
// When not all was searched, what is there is right, and there may be more.
func (d *Diagram) Archetypes(ctx context.Context, o ArchetypeOptions) ArchetypeDetection {
	s := d.newArchetypeSearch(ctx, o)
	s.gather()
	s.match()
	out := ArchetypeDetection{Loops: len(s.all)}
	out.Matches, out.Found = s.ranked()
	if o.NearMisses {
		out.NearMisses = s.near()
	}
	out.Ending = cmp.Or(s.ended, s.over, s.short, LoopEndingComplete)
	return out
}

// archetypeSearch is one search.
type archetypeSearch struct {
	rings
	cast   *cast
	o      ArchetypeOptions
	wanted map[Archetype]bool
	given  bool // which ones were asked for
	short  LoopEnding
	groups map[string]*group
	// within are the loops of larger matches, by twos, and chains those that meet as
	// in growth and underinvestment.
	within map[[2]int32]bool
	chains map[[3]int32]bool
}

// group is one match: the same archetype with the same parts given to the same
// variables, in however many ways.
type group struct {
	best   reading
	others []reading
	ways   int
	pairs  [][]int32
}

func (d *Diagram) newArchetypeSearch(ctx context.Context, o ArchetypeOptions) *archetypeSearch {
	s := &archetypeSearch{o: o, cast: newCast(d), wanted: map[Archetype]bool{}, given: len(o.Archetypes) > 0}
	for _, a := range o.Archetypes {
		s.wanted[a] = true
	}
	if !s.given {
		for _, a := range append(Archetypes(), ArchetypeClasses()...) {
			s.wanted[a] = true
		}
	}
	if s.o.MaxLoops <= 0 {
		s.o.MaxLoops = defaultMaxLoops
	}
	s.o.MaxLoops = min(s.o.MaxLoops, hardMaxLoops)
	if s.o.Limit <= 0 {
		s.o.Limit = defaultMatches
	}
	if s.o.Budget <= 0 {
		s.o.Budget = defaultBudget
	}
	s.purse = purse{left: s.o.Budget, until: s.o.Budget, stop: func() bool { return ctx.Err() != nil }}
	s.arcs, s.at, s.actor = d.top().Arcs(), make([]int32, len(d.variables)), s.cast.actor
	s.reset()
	return s
}

func (s *archetypeSearch) reset() {
	s.groups, s.within, s.chains = map[string]*group{}, map[[2]int32]bool{}, map[[3]int32]bool{}
}

// gather takes the loops: all, or where these are too many the short ones. It may
// use a part of the budget, so that something is left to compare them.
func (s *archetypeSearch) gather() {
	found, ending := s.circuits(max(0, s.o.MaxLength), s.o.MaxLoops, s.o.Budget/8)
	if ending != graph.EndingComplete {
		s.short = endingOf(ending)
		found = s.shortest(found)
	}
	for _, r := range found {
		if !s.add(r) {
			return
		}
	}
}

// shortest takes loops of a length, and then of a greater one, while there are not
// too many. It cuts the last length short.
func (s *archetypeSearch) shortest(some []ring) []ring {
	budget := s.o.Budget / 8
	last := cmp.Or(max(0, s.o.MaxLength), len(s.at))
	var best []ring
	for length := 1; length <= last; length++ {
		found, ending := s.circuits(length, s.o.MaxLoops, budget/4)
		if ending != graph.EndingComplete {
			if len(found) > len(best) {
				best = found
			}
			break
		}
		best = found
		if budget -= int64(len(s.arcs) + len(s.at)); budget <= 0 || s.ended != "" {
			break
		}
	}
	if len(best) == 0 {
		return some
	}
	return best
}

func (s *archetypeSearch) circuits(length, limit int, budget int64) (out []ring, ending graph.Ending) {
	q := graph.Query{Max: length, Budget: max(1, budget), Stop: s.stop}
	full := false
	ending = s.cast.d.top().Circuits(q, func(arcs []int32, tag uint8) bool {
		if full = len(out) == limit; full {
			return false
		}
		out = append(out, s.ringOf(arcs, tag))
		return s.spend(int64(len(arcs)))
	})
	return out, ending
}

func endingOf(e graph.Ending) LoopEnding {
	switch e {
	case graph.EndingBudget:
		return LoopEndingBudget
	case graph.EndingGivenUp:
		return LoopEndingContext
	}
	return LoopEndingLimit
}

func (s *archetypeSearch) ringOf(arcs []int32, tag uint8) ring {
	r := ring{arcs: slices.Clone(arcs), nodes: make([]int32, len(arcs)), tag: s.cast.d.tagOf(arcs, tag)}
	for i, a := range arcs {
		r.nodes[i] = s.arcs[a].From
	}
	return r
}

// tagOf returns the tag of a loop: that of its links, or where a sign is not known
// that of the polarity which the document gives the loop.
func (d *Diagram) tagOf(arcs []int32, tag uint8) uint8 {
	if tag&tagUnknown == 0 {
		return tag
	}
	way := d.top().Way(arcs)
	for i := range d.declared {
		l := &d.declared[i]
		if !slices.Equal(l.loop.links, way) {
			continue
		}
		switch l.spec.Polarity {
		case PolarityReinforcing:
			return tag &^ (tagUnknown | tagMinus)
		case PolarityBalancing:
			return tag&^tagUnknown | tagMinus
		}
	}
	return tag
}

// match reads all shapes. Where there are too many, each kind is looked at for its
// share of the budget.
func (s *archetypeSearch) match() {
	all := families()
	near := int64(0)
	if s.o.NearMisses {
		near = 1
	}
	for i, some := range all {
		if !slices.ContainsFunc(some.of, func(a Archetype) bool { return s.wanted[a] }) {
			continue
		}
		s.share(int64(len(all)-i)+near, func() {
			s.shapesOf(some, 0, func(p *shape) bool {
				kept := *p
				readings := s.cast.read(&s.rings, &kept)
				for i := range readings {
					if s.keeps(readings, i) {
						s.put(readings, i)
					}
				}
				return true
			})
		})
	}
}

// keeps reports whether a reading is a match. A class is one where no archetype in
// it is.
func (s *archetypeSearch) keeps(all []reading, i int) bool {
	r := &all[i]
	if r.rejected || !s.wanted[r.archetype] {
		return false
	}
	return !r.archetype.Generic() || !slices.ContainsFunc(all, func(o reading) bool {
		return !o.rejected && s.wanted[o.archetype] && !o.archetype.Generic() && o.archetype.Class() == r.archetype
	})
}

func (s *archetypeSearch) put(readings []reading, i int) {
	r := readings[i]
	key := r.key()
	g := s.groups[key]
	if g == nil {
		g = &group{}
		s.groups[key] = g
	}
	if g.ways == 0 || s.better(&r, &g.best) < 0 {
		g.best, g.others = r, readings
	}
	g.ways++
	g.pairs = append(g.pairs, r.shape.rings())
	s.note(r.shape)
}

// note remembers which loops stand in a larger match.
func (s *archetypeSearch) note(p *shape) {
	loops := p.rings()
	if len(loops) == 2 {
		return
	}
	for i, a := range loops {
		for _, b := range loops[i+1:] {
			s.within[[2]int32{min(a, b), max(a, b)}] = true
		}
	}
	switch p.kind {
	case shapeDrift:
		s.chains[[3]int32(loops[:3])] = true
	case shapeCommons:
		for _, u := range p.users {
			for _, w := range p.users {
				s.chains[[3]int32{u.r, u.b, w.b}] = true
			}
		}
	}
}

// part reports whether all ways of a match are parts of larger ones.
func (s *archetypeSearch) part(g *group) bool {
	return !slices.ContainsFunc(g.pairs, func(loops []int32) bool {
		switch {
		case len(loops) == 2:
			return !s.within[[2]int32{min(loops[0], loops[1]), max(loops[0], loops[1])}]
		case g.best.shape.kind == shapeGrowth:
			return !s.chains[[3]int32(loops)]
		}
		return true
	})
}

// key returns what ways of one match have in common.
func (r *reading) key() string {
	b := []byte(string(r.archetype) + "\x00" + string(rune('a'+r.shape.kind)))
	b = binary.AppendUvarint(b, uint64(len(r.shape.users)))
	for _, x := range r.binds {
		b = binary.AppendUvarint(append(append(b, 0), x.role...), uint64(x.node))
	}
	for _, a := range r.actors {
		b = binary.AppendUvarint(append(b, 1), uint64(a))
	}
	return string(b)
}

// better orders readings, the one that more speaks for first. Between equals it
// prefers fewer variables, of those in which ways part or come together.
func (s *archetypeSearch) better(a, b *reading) int {
	generic := func(r *reading) int {
		if r.archetype.Generic() {
			return 1
		}
		return 0
	}
	return cmp.Or(
		b.tier-a.tier,
		a.count(EvidenceStateAgainst)-b.count(EvidenceStateAgainst),
		len(b.loops)-len(a.loops),
		generic(a)-generic(b),
		a.count(EvidenceStateMissing)-b.count(EvidenceStateMissing),
		b.count(EvidenceStateFound)-a.count(EvidenceStateFound),
		s.size(a)-s.size(b),
		a.archetype.place()-b.archetype.place(),
		slices.Compare(a.loops, b.loops),
	)
}

func (s *archetypeSearch) size(r *reading) (n int) {
	for _, i := range r.loops {
		for _, v := range s.all[i].nodes {
			if s.cast.junctions[v] {
				n++
			}
		}
	}
	return n
}

// ranked returns the matches, the best ones first, and how many there are.
func (s *archetypeSearch) ranked() ([]ArchetypeMatch, int) {
	list := make([]*group, 0, len(s.groups))
	for _, g := range s.groups {
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b *group) int { return s.better(&a.best, &b.best) })
	var out []ArchetypeMatch
	for _, g := range list[:min(len(list), s.o.Limit)] {
		out = append(out, s.matchOf(g))
	}
	return out, len(list)
}
