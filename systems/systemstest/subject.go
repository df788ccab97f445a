package systemstest

import (
	"errors"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// diagramSubject is a diagram under examination, with what many laws need: its
// loops, and a plain copy to change.
type diagramSubject struct {
	laws.Config
	engine engine
	d      *systems.Diagram
	// loops are all loops of at most bound links, where bound is 0 all that there
	// are. Where there are more than can be listed at any length, all is false.
	loops []systems.Loop
	bound int
	all   bool
	// few is the same bound for the loops among which archetypes are looked for, and
	// some says that there are any.
	few  int
	some bool
	// links are all links, by their place.
	links []systems.Link
	// plain is the diagram as laws change it.
	plain *plain
}

// Limits that keep the check of a diagram with millions of loops within seconds.
const (
	maxLoops      = 1000      // that are listed
	maxFew        = 150       // among which archetypes are looked for
	maxTried      = 25        // variables, links, loops that are tried one by one
	loopWork      = 5_000_000 // links that a search looks at
	archetypeWork = 5_000_000 // steps of a search for archetypes
	maxChanged    = 5000      // links of a diagram that is changed
	maxRank       = 300       // loops of a basis that is put to the test
	maxForm       = 400       // variables and links that a form has
	maxWritten    = 20_000    // variables and links of what is written and read again
)

func newDiagramSubject(d *systems.Diagram, e engine, opts []Option) (*diagramSubject, error) {
	if d == nil {
		return nil, errors.New("systemstest: there is no diagram")
	}
	s := &diagramSubject{Config: laws.NewConfig(DefaultSamples, opts), engine: e, d: d}
	if err := s.CheckWaivers("systemstest", partsOf(d), "variable, link, loop, archetype, actor or entry of the iceberg"); err != nil {
		return nil, err
	}
	s.bound, s.loops, s.all = s.listUpTo(maxLoops)
	s.few, _, s.some = s.listUpTo(maxFew)
	s.links, s.plain = slices.Collect(d.Links()), plainOf(d)
	return s, nil
}

// larger reports whether a diagram has more variables and links than that.
func (s *diagramSubject) larger(than int) bool { return s.d.Len()+s.d.LinkLen() > than }

// partsOf returns the ids of all that a law can be broken at.
func partsOf(d *systems.Diagram) map[string]bool {
	there := map[string]bool{}
	for v := range d.Variables() {
		there[v.ID()] = true
	}
	for l := range d.Links() {
		there[l.ID()] = true
	}
	for _, l := range d.Declared() {
		there[l.ID()] = true
	}
	for _, a := range d.Spec().Archetypes {
		there[a.ID] = true
	}
	for _, a := range d.Actors() {
		there[a.ID()] = true
	}
	for _, level := range systems.IcebergLevels() {
		for _, e := range d.Iceberg().Entries(level) {
			there[e.ID()] = true
		}
	}
	return there
}

// listUpTo lists all loops or, where there are too many, all up to the greatest
// length at which there are not.
func (s *diagramSubject) listUpTo(limit int) (bound int, loops []systems.Loop, ok bool) {
	all, ending := s.engine.loops(s.d, systems.LoopOptions{Limit: limit, Budget: loopWork})
	if ending.Complete() {
		return 0, all, true
	}
	upTo := func(n int) bool {
		some, ending := s.engine.loops(s.d, systems.LoopOptions{MaxLength: n, Limit: limit, Budget: loopWork})
		if ending.Complete() {
			bound, loops, ok = n, some, true
		}
		return ending.Complete()
	}
	// Each length that can be listed is doubled, and what is between is halved.
	low, high := 0, 1
	for high < s.d.Len() && upTo(high) {
		low, high = high, 2*high
	}
	for high = min(high, s.d.Len()); high-low > 1; {
		if middle := (low + high) / 2; upTo(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return bound, loops, ok
}

// keysOf returns what tells loops of one diagram apart.
func keysOf(loops []systems.Loop) []string {
	keys := make([]string, len(loops))
	for i, l := range loops {
		keys[i] = l.Key()
	}
	return keys
}

// onlyIn returns a loop of the first list that is not in the second.
func onlyIn(a, b []systems.Loop) systems.Loop {
	there := map[string]bool{}
	for _, k := range keysOf(b) {
		there[k] = true
	}
	if i := slices.IndexFunc(a, func(l systems.Loop) bool { return !there[l.Key()] }); i >= 0 {
		return a[i]
	}
	return systems.Loop{}
}
