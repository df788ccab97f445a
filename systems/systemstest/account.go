package systemstest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// account is all that is found in a plain diagram, in words that are the same for
// diagrams that mean the same. What took too long to find is nil.
type account struct {
	loops, basis, archetypes []string
}

// account looks at a plain diagram. Where its links are in two parts, long is 2:
// each loop is twice as long. What nobody compares need not be found.
func (s *diagramSubject) account(p *plain, long int, basis, archetypes bool) (account, error) {
	d, err := systems.Compile(p.spec)
	if err != nil {
		return account{}, err
	}
	a := account{}
	if s.all {
		loops, ending := s.engine.loops(d, systems.LoopOptions{MaxLength: s.bound * long, Limit: maxLoops, Budget: 2 * loopWork})
		if ending.Complete() {
			a.loops = []string{}
			for _, l := range loops {
				a.loops = append(a.loops, s.told(p, l))
			}
		}
	}
	if basis && d.Rank() <= maxRank {
		for _, l := range s.engine.basis(d).Loops {
			a.basis = append(a.basis, s.told(p, l))
		}
	}
	if s.some && archetypes {
		found := s.engine.archetypes(d, systems.ArchetypeOptions{MaxLength: s.few * long, MaxLoops: maxFew, Limit: 1 << 20, Budget: archetypeWork})
		if found.Ending.Complete() {
			a.archetypes = []string{}
			for _, m := range found.Matches {
				a.archetypes = append(a.archetypes, toldMatch(p, m))
			}
		}
	}
	return a, nil
}

// told says a loop by the places that its links have in the diagram, from the first
// of them on.
func (s *diagramSubject) told(p *plain, l systems.Loop) string {
	var way []int
	for _, k := range l.Links() {
		if at, ok := p.link[k.ID()]; ok {
			way = append(way, at)
		}
	}
	if len(way) > 0 {
		least := slices.Index(way, slices.Min(way))
		way = append(slices.Clone(way[least:]), way[:least]...)
	}
	var ids []string
	for _, at := range way {
		ids = append(ids, s.links[at].ID())
	}
	return fmt.Sprintf("%s loop with %d delays along %s", s.engine.polarity(l), l.Delays(), strings.Join(ids, ", "))
}

// toldMatch says an archetype by its parts.
func toldMatch(p *plain, m systems.ArchetypeMatch) string {
	var roles []string
	for _, b := range m.Roles {
		roles = append(roles, string(b.Role)+" "+p.was[b.Variable.ID()])
	}
	slices.Sort(roles)
	text := fmt.Sprintf("%s, tier %d, in %d ways: %s", m.Archetype, m.Tier, m.Ways, strings.Join(roles, ", "))
	if m.Part {
		text += " (part of another)"
	}
	return text
}

// change is a change of a diagram that changes nothing of what is found.
type change struct {
	// make returns the changed diagram, how many times as long its loops are, and
	// what the change was, in words.
	make func(s *diagramSubject, n int) (p *plain, long int, given string)
	// inOrder: not even the order of what is found changes, nor the basis.
	inOrder bool
}

// unchanged reports what a change changed.
func (s *diagramSubject) unchanged(out *laws.Recorder, c change) {
	if s.d.LinkLen() > maxChanged || s.d.Len() > maxChanged {
		return
	}
	want, err := s.account(s.plain, 1, c.inOrder, true)
	if err != nil {
		violated(out, finding{got: "a refusal: " + err.Error(), expected: "the same diagram"})
		return
	}
	for n := range s.Samples {
		p, long, given := c.make(s, n)
		got, err := s.account(p, long, c.inOrder, want.archetypes != nil)
		if err != nil {
			violated(out, finding{given: given, got: "a refusal: " + err.Error(), expected: "the same diagram"})
			return
		}
		for _, l := range [][2][]string{{want.loops, got.loops}, {want.archetypes, got.archetypes}, {want.basis, got.basis}} {
			if l[0] != nil && l[1] != nil && sameLists(out, given, l[0], l[1], c.inOrder) {
				return
			}
		}
	}
}

// sameLists reports where two lists differ, and whether they do.
func sameLists(out *laws.Recorder, given string, want, got []string, inOrder bool) bool {
	if !inOrder {
		want, got = slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got))
	}
	if slices.Equal(want, got) {
		return false
	}
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	at := func(list []string) string {
		if i < len(list) {
			return fmt.Sprintf("%d found, and of these no. %d: %s", len(list), i+1, list[i])
		}
		return fmt.Sprintf("%d found", len(list))
	}
	violated(out, finding{given: given, got: at(got), expected: at(want)})
	return true
}
