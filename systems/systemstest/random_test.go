package systemstest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems"
)

// someDiagram returns a diagram by chance: links that go the same way, variables
// that act on themselves, roles, actors, names that are hard to write, and loops
// that somebody named.
func someDiagram(t testing.TB, r *rand.Rand) *systems.Diagram {
	t.Helper()
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "random"}
	names := []string{"Trust", "a \"quoted\" name", "C++ -> rust", "# no comment", "Übersicht", "服务", "ثقة", "loop: R1", "@at", "x | y", "<b>", "\\n"}
	pick := func(n int) bool { return r.IntN(n) == 0 }
	for i := range 2 + r.IntN(8) {
		v := systems.VariableSpec{ID: fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), i), Name: govmaturity.English(fmt.Sprintf("%s %d", names[r.IntN(len(names))], i))}
		if pick(2) {
			v.Role = systems.Roles()[r.IntN(len(systems.Roles()))]
		}
		v.Stock = pick(4)
		if len(spec.Actors) < 2 && pick(4) {
			v.Actor = fmt.Sprintf("actor-%d", i)
			spec.Actors = append(spec.Actors, systems.ActorSpec{ID: v.Actor, Name: govmaturity.English(v.Actor), Outside: pick(2)})
		}
		spec.Variables = append(spec.Variables, v)
	}
	n := len(spec.Variables)
	for i := range r.IntN(3 * n) {
		spec.Links = append(spec.Links, systems.CausalLinkSpec{
			ID: fmt.Sprintf("k%d", i), From: spec.Variables[r.IntN(n)].ID, To: spec.Variables[r.IntN(n)].ID,
			Sign: []systems.Sign{"+", "-", "+", "-", "?"}[r.IntN(5)], Delay: pick(4),
		})
	}
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	for l := range d.Loops(systems.LoopOptions{Limit: 2}).All(t.Context()) {
		named := systems.LoopSpec{ID: fmt.Sprintf("loop-%d", len(spec.Loops)), Polarity: l.Polarity()}
		for _, k := range l.Links() {
			named.Links = append(named.Links, k.ID())
		}
		spec.Loops = append(spec.Loops, named)
	}
	if d, err = systems.Compile(spec); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRandomDiagrams(t *testing.T) {
	t.Parallel()
	for seed := range long.Count(60, 500) {
		libraryLaws(t, someDiagram(t, rand.New(rand.NewPCG(uint64(seed), 7))), WithSeed(uint64(seed)), WithSamples(2))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// everyLink returns a diagram in which each variable acts on each other.
func everyLink(t testing.TB, n int) *systems.Diagram {
	t.Helper()
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "dense"}
	for i := range n {
		id := fmt.Sprintf("v%02d", i)
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: id, Name: govmaturity.English(id)})
		for k := range n {
			if i != k {
				sign := []systems.Sign{"+", "-"}[(i*i+3*k)%7%2]
				spec.Links = append(spec.Links, systems.CausalLinkSpec{From: id, To: fmt.Sprintf("v%02d", k), Sign: sign, Delay: (i+k)%5 == 0})
			}
		}
	}
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Where there are too many loops to list, the laws look at the short ones, and
// catch what is broken there.
func TestTooManyLoops(t *testing.T) {
	t.Parallel()
	d := everyLink(t, 9)
	s, err := newDiagramSubject(d, newEngine(), nil)
	if err != nil || s.bound != 4 || s.few != 2 || len(s.loops) != 36+168+756 {
		t.Fatalf("%d loops of at most %d links, %v", len(s.loops), s.bound, err)
	}
	Run(t, d, WithSamples(1))
	for _, law := range []string{"loops-elementary", "loops-counted", "through-and-along", "basis-spans", "archetype-loops", "document-order", "steps-between"} {
		for _, test := range slices.Concat(brokenSearches(), brokenFindings()) {
			if test.law != law {
				continue
			}
			e := newEngine()
			if test.engine(&e); law == "loops-counted" {
				e.count = func(*systems.Diagram, systems.LoopOptions) (systems.LoopTally, systems.LoopEnding) {
					return systems.LoopTally{}, systems.LoopEndingComplete
				}
			}
			if law == "steps-between" {
				detects(func(_ *systems.Diagram, found *systems.ArchetypeDetection) {
					unseen(found, func(l systems.Loop) bool { return l.Len() > 3 })
				})(&e)
			}
			report, err := inspectWith(e, d, WithSamples(1))
			if err != nil || !slices.ContainsFunc(report.Violations, func(v Violation) bool { return v.Law.Name == law }) && test.says != "loops along attention->attention" {
				t.Errorf("%s catches nothing: %v, %v", law, err, report)
			}
		}
	}
}
