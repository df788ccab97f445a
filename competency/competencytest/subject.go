package competencytest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// subject is a framework under examination, with what all laws need: what it has,
// and people to try it with.
type subject struct {
	config
	engine engine
	fw     *competency.Framework
	all    []competency.Competency
	posts  []competency.Post
	people []*competency.Person
	// few are the competencies that people have evidence about, and fewPosts the
	// posts that they are put beside: all of them, where there are not very many.
	few      []competency.Competency
	fewPosts []competency.Post
	// reached are, by the place of a competency, what evidence can make of it.
	reached [][]competency.Attained
}

// Limits that keep the check of a framework with thousands of competencies within
// seconds.
const (
	maxFew   = 60
	maxPosts = 40
)

func newSubject(fw *competency.Framework, e engine, opts []Option) (*subject, error) {
	if fw == nil {
		return nil, errors.New("competencytest: there is no framework")
	}
	s := &subject{config: newConfig(opts), engine: e, fw: fw, all: slices.Collect(fw.Competencies()), posts: slices.Collect(fw.Posts())}
	for _, t := range s.trainings {
		if t == nil || t.Framework() == nil || t.Framework().RulesHash() != fw.RulesHash() {
			return nil, fmt.Errorf("competencytest: WithTraining gives a catalogue that is not about %s %s", fw.ID(), fw.Edition())
		}
	}
	for _, w := range s.walks {
		if err := w.check(fw); err != nil {
			return nil, fmt.Errorf("competencytest: WithCrosswalk: %w", err)
		}
	}
	if err := s.checkWaivers(); err != nil {
		return nil, err
	}
	s.few, s.fewPosts = spread(s.all, maxFew), spread(s.posts, maxPosts)
	if err := s.addPeople(); err != nil {
		return nil, err
	}
	return s, s.reach()
}

func (w walk) check(fw *competency.Framework) error {
	if w.there == nil || w.to == nil {
		return errors.New("there is no crosswalk, or no framework that it leads to")
	}
	if err := w.there.Check(fw, w.to); err != nil {
		return err
	}
	if w.back == nil {
		return nil
	}
	return w.back.Check(w.to, fw)
}

// spread returns at most n of a list, from all over it.
func spread[T any](list []T, n int) []T {
	if len(list) <= n {
		return list
	}
	out := make([]T, n)
	for i := range out {
		out[i] = list[i*len(list)/n]
	}
	return out
}

// checkWaivers reports waivers at parts that there are not.
func (s *subject) checkWaivers() error {
	there := map[string]bool{}
	for _, c := range s.all {
		there[c.ID()] = true
	}
	for _, p := range s.posts {
		there[p.String()] = true
	}
	for _, m := range s.fw.Mindsets() {
		there[m.ID()] = true
	}
	eachArea(s.fw.Areas(), func(a competency.Area) { there[a.ID()] = true })
	for _, t := range s.trainings {
		for _, m := range t.Modules() {
			there[m.ID()] = true
		}
	}
	for _, w := range s.walks {
		there[w.there.ID] = true
	}
	for _, w := range s.waivers {
		for _, id := range w.At {
			if !there[id] {
				return fmt.Errorf("competencytest: the law %s is waived at %q, and there is no such competency, area, mindset, post, module or crosswalk%s",
					w.Law, id, document.Suggestion(id, slices.Sorted(maps.Keys(there))))
			}
		}
	}
	return nil
}

func eachArea(areas []competency.Area, do func(competency.Area)) {
	for _, a := range areas {
		do(a)
		eachArea(a.Areas(), do)
	}
}

// random returns a generator of its own for each purpose, so that one law does
// not change what the next one sees.
func (s *subject) random(purpose uint64) *rand.Rand {
	return rand.New(rand.NewPCG(s.seed, purpose))
}

// rollsUp reports whether the level of a competency comes from those of its parts.
func rollsUp(c competency.Competency) bool {
	kind := c.Attained().Kind
	return kind == competency.PolicyAll || kind == competency.PolicyPoints
}

// counts returns the kind of evidence that counts most for a competency.
func counts(c competency.Competency) competency.EvidenceKind {
	if p := c.Attained(); p.Kind == competency.PolicyPrioritised {
		return p.Prefer[0]
	}
	return competency.EvidenceTest
}

// proof returns evidence of a day that, by the policy, should make a level of a
// competency; of one that comes of its parts, evidence that makes these. The zero
// Level is for a competency without levels.
func (s *subject) proof(c competency.Competency, l govmaturity.Level, day string) []competency.Attestation {
	if rollsUp(c) {
		var out []competency.Attestation
		for _, part := range c.Narrower() {
			out = append(out, s.proof(part, enough(part), day)...)
		}
		return out
	}
	return s.repeated(competency.Attestation{Competency: c.ID(), Level: l.ID(), Kind: counts(c), Date: day}, c)
}

// repeated returns a piece of evidence as often as the policy asks for.
func (s *subject) repeated(a competency.Attestation, c competency.Competency) []competency.Attestation {
	n := 1
	if p := c.Attained(); p.Kind == competency.PolicyNTimes {
		n = *p.Times
	}
	out := make([]competency.Attestation, n)
	for i := range out {
		out[i] = a
		out[i].Source = fmt.Sprintf("proof %d", i+1)
	}
	return out
}

// enough returns the lowest level at which somebody has a competency for those that
// it is a part of: the zero Level, where there are no levels.
func enough(c competency.Competency) govmaturity.Level {
	levels, proficient := c.Levels(), c.Scale().Proficient()
	for _, l := range levels {
		if slices.Contains(proficient, l) {
			return l
		}
	}
	if len(levels) == 0 {
		return govmaturity.Level{}
	}
	return levels[len(levels)-1]
}

// levelsOf returns the levels of a competency, or the zero Level where there are
// none.
func levelsOf(c competency.Competency) []govmaturity.Level {
	if levels := c.Levels(); len(levels) > 0 {
		return levels
	}
	return []govmaturity.Level{{}}
}

// reach finds out what evidence can make of each competency.
func (s *subject) reach() error {
	s.reached = make([][]competency.Attained, len(s.all))
	for i, c := range s.all {
		for _, l := range levelsOf(c) {
			p, err := s.person("reach", s.proof(c, l, someDay))
			if err != nil {
				return err
			}
			a, err := s.engine.at(p, c, today)
			if err != nil {
				return err
			}
			if a.Knowledge == competency.KnowledgeKnown {
				s.reached[i] = append(s.reached[i], a)
			}
			if rollsUp(c) {
				break // what its parts have is the same for each level
			}
		}
	}
	return nil
}

// meets reports whether what somebody attained is what a requirement asks for.
func meets(a competency.Attained, required govmaturity.Level) bool {
	switch {
	case a.Knowledge != competency.KnowledgeKnown:
		return false
	case required.Valid():
		return a.Level.Rank() >= required.Rank()
	case !a.Competency.Scale().Valid():
		return true
	}
	return slices.Contains(a.Competency.Scale().Proficient(), a.Level)
}

// finding is what a law found wrong.
type finding struct {
	at, title            string
	given, got, expected string
}

func violated(out *laws.Recorder, f finding) {
	out.Violated(laws.Violation{At: f.at, Title: f.title, Given: f.given, Got: f.got, Expected: f.expected})
}

func titled(id string, t govmaturity.Text) string { return fmt.Sprintf("%s (%s)", id, t) }
