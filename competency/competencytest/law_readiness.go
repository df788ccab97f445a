package competencytest

import (
	"fmt"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// surplusAlone: surplus makes up for nothing.
//
// Somebody meets what a post requires exactly, but for one thing. Then they are at
// the highest level of all but that, and as ready as before.
func surplusAlone() rule {
	return laws.New("surplus-alone",
		"To be above what is required in one thing makes up for nothing that is missing in another.",
		func(s *subject, out *laws.Recorder) {
			for _, p := range s.fewPosts {
				s.checkSurplus(out, p)
			}
		})
}

func (s *subject) checkSurplus(out *laws.Recorder, p competency.Post) {
	exact, most, above := []competency.Attestation(nil), []competency.Attestation(nil), 0
	for i, r := range p.Requirements() {
		c := r.Competency()
		levels := c.Levels()
		if i == 0 || !r.Level().Valid() || partOfRollUp(c) || !s.canBe(c, r.Level()) || !s.canBe(c, levels[len(levels)-1]) {
			continue
		}
		if r.Level() != levels[len(levels)-1] {
			above++
		}
		exact = append(exact, s.proof(c, r.Level(), someDay)...)
		most = append(most, s.proof(c, levels[len(levels)-1], someDay)...)
	}
	if above == 0 {
		return // nobody can be above
	}
	a, errA := s.person("exact", exact)
	b, errB := s.person("above", most)
	if errA != nil || errB != nil {
		return
	}
	before, errA := s.engine.readiness(a, p, today)
	after, errB := s.engine.readiness(b, p, today)
	if errA != nil || errB != nil || before.Figures == after.Figures {
		return
	}
	violated(out, finding{
		at: p.String(), title: titled(p.String(), p.Title()),
		given: fmt.Sprintf("somebody above what is required in %d things", above),
		got:   figuresText(after.Figures), expected: figuresText(before.Figures) + ", as without the surplus",
	})
}

// partOfRollUp reports whether a competency comes of its parts, or one comes of it:
// there to be higher in a part is no surplus of the whole.
func partOfRollUp(c competency.Competency) bool {
	for ; c.Valid(); c = c.Broader() {
		if rollsUp(c) {
			return true
		}
	}
	return false
}

// boundsContain: whatever turns out of what is not known, it lies in the bounds.
func boundsContain() rule {
	return laws.New("bounds-contain",
		"Whatever turns out of what is not known of somebody, their readiness then lies within the bounds that were stated before.",
		func(s *subject, out *laws.Recorder) {
			for n, p := range s.people {
				for k, post := range s.fewPosts {
					before, err := s.engine.figures(p, post, today)
					if err != nil || before.Unknown == 0 {
						continue
					}
					s.complete(out, p, post, before, uint64(3000+100*n+k))
				}
			}
		})
}

// completions is how many ways to fill in what is not known are tried.
const completions = 6

func (s *subject) complete(out *laws.Recorder, p *competency.Person, post competency.Post, before competency.Figures, purpose uint64) {
	r := s.random(purpose)
	open := s.openBelow(p, post)
	for n := range completions {
		var more []competency.Attestation
		for _, c := range open {
			a, levels := says(r, c), levelsOf(c)
			switch n {
			case 0:
				a.Level, a.Outcome = "", competency.OutcomeNone
			case 1:
				a.Level, a.Outcome = levels[len(levels)-1].ID(), ""
			}
			a.Kind, a.Date = counts(c), today.Date
			more = append(more, s.repeated(a, c)...)
		}
		after, err := s.engine.figures(s.with(p, more...), post, today)
		if err != nil || within(before, after) {
			continue
		}
		violated(out, finding{
			at: post.String(), title: titled(post.String(), post.Title()),
			given: fmt.Sprintf("%s, and then evidence about %d things that were not known", p.ID(), len(open)),
			got:   figuresText(after), expected: "within " + figuresText(before),
		})
		return
	}
}

// openBelow returns what is not known of a person and a post rests on: parts, where
// it comes of these.
func (s *subject) openBelow(p *competency.Person, post competency.Post) []competency.Competency {
	var out []competency.Competency
	seen := map[competency.Competency]bool{}
	var visit func(c competency.Competency)
	visit = func(c competency.Competency) {
		if seen[c] {
			return
		}
		seen[c] = true
		if a, err := p.At(c, today); err != nil || a.Knowledge != competency.KnowledgeUnknown {
			return
		}
		if !rollsUp(c) {
			out = append(out, c)
			return
		}
		for _, part := range c.Narrower() {
			visit(part)
		}
	}
	for _, r := range post.Requirements() {
		visit(r.Competency())
	}
	return out
}

// rounding is what adding up in another order can make.
const rounding = 1e-9

func within(before, after competency.Figures) bool {
	return after.Low >= before.Low-rounding && after.High <= before.High+rounding &&
		after.Steps.Min >= before.Steps.Min && after.Steps.Max <= before.Steps.Max &&
		(before.Verdict == competency.VerdictUnknown || after.Verdict == before.Verdict)
}
