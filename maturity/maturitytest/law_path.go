package maturitytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// maxPaths bounds how many paths are followed: each means many scores.
const maxPaths = 120

// pathLeads: the path to the next level leads there, and has nothing in it
// that is not needed.
func pathLeads() rule {
	return laws.ForCode("path",
		"Doing everything that the path to the next level says reaches that level, and leaving out any one step does not.",
		func(s *subject, out *laws.Recorder) {
			samples := slices.Clone(s.samples)
			r := s.random(7000)
			r.Shuffle(len(samples), func(i, j int) { samples[i], samples[j] = samples[j], samples[i] })
			followed := 0
			for _, sm := range samples {
				for _, r := range sm.readings {
					spec := s.places[r.id].spec
					if spec.Level == nil && spec.Class == nil || followed == maxPaths {
						continue
					}
					if path := s.engine.next(r.result); path.Found && path.Target.Valid() {
						s.follow(out, sm, r, path)
						followed++
					}
				}
			}
		})
}

// follow applies a path, whole and with one step left out.
func (s *subject) follow(out *laws.Recorder, sm sample, r reading, path maturity.ImprovementPath) {
	f := finding{node: r.name()}
	fail := func(got, expected string) {
		f.answers = fmt.Sprintf("%s; the path to %s: %s", s.answersText(sm, r.name()), path.Target.ID(), stepsText(path.Steps))
		f.got, f.expected = got, expected
		s.violated(out, f)
	}
	got, ok := s.afterSteps(sm, r, path.Steps, -1)
	if !ok || !arrived(got, path.Target) {
		fail(got.text(), "the level "+path.Target.ID()+" or a higher one, after all steps")
		return
	}
	for skip := range path.Steps[:min(len(path.Steps), 48)] {
		if got, ok := s.afterSteps(sm, r, path.Steps, skip); ok && arrived(got, path.Target) {
			fail(fmt.Sprintf("%s, with all steps but: %s", got.text(), path.Steps[skip]),
				"a level below "+path.Target.ID()+", if every step is needed")
			return
		}
	}
}

// afterSteps returns what comes out for a node after all steps but one.
func (s *subject) afterSteps(sm sample, r reading, steps []maturity.Improvement, skip int) (reading, bool) {
	a := s.take(sm, steps, skip)
	for _, after := range s.fast.score(a) {
		if after.name() == r.name() {
			return after, true
		}
	}
	return reading{}, false
}

// take returns the answers of a sample after all steps of a path but one.
func (s *subject) take(sm sample, steps []maturity.Improvement, skip int) *maturity.Assessment {
	a := clone(sm.a)
	index := byResult(sm.readings)
	byName := map[string]slot{}
	for _, sl := range s.slots(a) {
		byName[sl.name()] = sl
	}
	for i, st := range steps {
		k, known := index[st.Node]
		if sl, ok := byName[sm.readings[k].name()]; ok && known && i != skip {
			sl.set(st.To)
		}
	}
	return a
}

// arrived reports whether a node is at a level, or above.
func arrived(r reading, target govmaturity.Level) bool {
	if levels := r.result.Levels(); len(levels) > 0 && levels[0].Scale() == target.Scale() {
		return r.level.Rank() >= target.Rank()
	}
	return r.class.Rank() >= target.Rank()
}

func stepsText(steps []maturity.Improvement) string {
	text := ""
	for i, st := range steps {
		if i == maxAnswers {
			return text + fmt.Sprintf("; and %d more", len(steps)-i)
		}
		if i > 0 {
			text += "; "
		}
		text += st.String()
	}
	return text
}
