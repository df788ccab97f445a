package systemstest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// loopsElementary: what is called a loop is one.
func loopsElementary() rule {
	return laws.New("loops-elementary",
		"Each loop that is found is one: each of its links begins where the one before ends, the last ends where the first begins, it goes through no variable twice, and no loop is found twice.",
		func(s *diagramSubject, out *laws.Recorder) {
			found := map[string]bool{}
			for _, l := range s.loops {
				way := s.engine.way(l)
				var ids []string
				seen := map[systems.Variable]bool{}
				closed := len(way) > 0
				for i, k := range way {
					ids = append(ids, k.ID())
					closed = closed && !seen[k.From()] && k.To() == way[(i+1)%len(way)].From()
					seen[k.From()] = true
				}
				text := strings.Join(ids, ", ")
				if !closed {
					violated(out, finding{given: l.String(), got: "the links " + text, expected: "a way that closes"})
				}
				if found[text] {
					violated(out, finding{given: l.String(), got: "the same loop again", expected: "each loop once"})
				}
				found[text] = true
			}
		})
}

// signsMultiply: a loop is what its signs make it.
func signsMultiply() rule {
	return laws.New("signs-multiply",
		"The polarity of a loop is the product of the signs of its links: reinforcing with an even number of minus signs, balancing with an odd number, undetermined when one is not known.",
		func(s *diagramSubject, out *laws.Recorder) {
			for _, l := range s.loops {
				want := systems.PolarityReinforcing
				for _, k := range l.Links() {
					switch {
					case k.Sign() == systems.SignUnknown || want == systems.PolarityUndetermined:
						want = systems.PolarityUndetermined
					case k.Sign() == systems.SignMinus && want == systems.PolarityReinforcing:
						want = systems.PolarityBalancing
					case k.Sign() == systems.SignMinus:
						want = systems.PolarityReinforcing
					}
				}
				if got := s.engine.polarity(l); got != want {
					violated(out, finding{given: l.String(), got: string(got), expected: string(want)})
				}
			}
		})
}

// loopsCounted: to count loops is to list them.
func loopsCounted() rule {
	return laws.New("loops-counted",
		"Counting loops gives as many of each polarity as listing them.",
		func(s *diagramSubject, out *laws.Recorder) {
			if !s.all {
				return
			}
			var want systems.LoopTally
			for _, l := range s.loops {
				want = want.With(l)
			}
			if got, _ := s.engine.count(s.d, systems.LoopOptions{MaxLength: s.bound}); got != want {
				violated(out, finding{given: boundText(s.bound), got: tallyText(got), expected: tallyText(want)})
			}
		})
}

func boundText(bound int) string {
	if bound == 0 {
		return "loops of any length"
	}
	return fmt.Sprintf("loops of at most %d links", bound)
}

func tallyText(t systems.LoopTally) string {
	return fmt.Sprintf("%d reinforcing, %d balancing, %d undetermined", t.Reinforcing, t.Balancing, t.Undetermined)
}

// lengthBound: a bound leaves out what is longer, and nothing else.
func lengthBound() rule {
	return laws.New("length-bound",
		"To ask for loops up to a length gives exactly those that are not longer.",
		func(s *diagramSubject, out *laws.Recorder) {
			longest := 0
			for _, l := range s.loops {
				longest = max(longest, l.Len())
			}
			for _, n := range spread(counted(longest), maxTried) {
				want := slices.DeleteFunc(slices.Clone(s.loops), func(l systems.Loop) bool { return l.Len() > n })
				if got, ending := s.engine.loops(s.d, systems.LoopOptions{MaxLength: n, Budget: loopWork}); ending.Complete() {
					s.sameLoops(out, boundText(n), want, got)
				}
			}
		})
}

// counted returns the numbers from 1 to n.
func counted(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}

// sameLoops reports loops that should be found and are not, or the other way round.
// The order does not matter.
func (s *diagramSubject) sameLoops(out *laws.Recorder, given string, want, got []systems.Loop) {
	switch missing, more := onlyIn(want, got), onlyIn(got, want); {
	case missing.Valid():
		violated(out, finding{given: given, got: fmt.Sprintf("%d loops, without %s", len(got), missing), expected: fmt.Sprintf("%d loops", len(want))})
	case more.Valid():
		violated(out, finding{given: given, got: fmt.Sprintf("%d loops, with %s", len(got), more), expected: fmt.Sprintf("%d loops", len(want))})
	case len(want) != len(got):
		violated(out, finding{given: given, got: fmt.Sprintf("%d loops", len(got)), expected: fmt.Sprintf("%d loops", len(want))})
	}
}

// cutShort: a search that was cut short says so, and what it found is the
// beginning of all.
func cutShort() rule {
	return laws.New("cut-short",
		"A search for a limited number of loops gives the first of all, and says that it is complete only when there are no more.",
		func(s *diagramSubject, out *laws.Recorder) {
			if !s.all {
				return
			}
			n := len(s.loops)
			for _, limit := range []int{1, n / 2, n - 1, n, n + 1} {
				if limit < 1 {
					continue
				}
				got, ending := s.engine.loops(s.d, systems.LoopOptions{MaxLength: s.bound, Limit: limit})
				given := fmt.Sprintf("at most %d of %d loops", limit, n)
				if want := s.loops[:min(limit, n)]; !slices.Equal(keysOf(got), keysOf(want)) {
					violated(out, finding{given: given, got: fmt.Sprintf("%d loops, and not the first", len(got)), expected: fmt.Sprintf("the first %d", len(want))})
				}
				if want := limit >= n; ending.Complete() != want {
					violated(out, finding{given: given, got: "the ending: " + string(ending), expected: fmt.Sprintf("complete: %t", want)})
				}
			}
		})
}

// throughAndAlong: a search through one place finds what the search for all does.
func throughAndAlong() rule {
	return laws.New("through-and-along",
		"The loops through a variable, or along a link, are those of all loops that go through it, or along it.",
		func(s *diagramSubject, out *laws.Recorder) {
			if !s.all {
				return
			}
			o := systems.LoopOptions{MaxLength: s.bound, Budget: loopWork}
			for _, v := range spread(slices.Collect(s.d.Variables()), maxTried) {
				want := slices.DeleteFunc(slices.Clone(s.loops), func(l systems.Loop) bool { return !l.Has(v) })
				if got, ending := s.engine.through(v, o); ending.Complete() {
					s.sameLoops(out, "loops through "+v.ID(), want, got)
				}
			}
			for _, k := range spread(s.links, maxTried) {
				want := slices.DeleteFunc(slices.Clone(s.loops), func(l systems.Loop) bool { return !l.Along(k) })
				if got, ending := s.engine.along(k, o); ending.Complete() {
					s.sameLoops(out, "loops along "+k.ID(), want, got)
				}
			}
		})
}
