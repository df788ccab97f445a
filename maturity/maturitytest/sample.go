package maturitytest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// sample is an assessment to try, and what it comes to.
type sample struct {
	name     string // what it holds, for people
	a        *maturity.Assessment
	readings []reading
	complete bool // every question has an answer, and every roster an item
	mixed    bool // answers are of random goodness
}

// addSamples makes the assessments that the laws are checked with: all
// answers at one share of the way from the worst to the best, random ones,
// random ones with gaps, and none at all.
func (s *subject) addSamples() error {
	two := func() int { return 2 }
	add := func(name string, complete, mixed bool, items func() int, answer func(*question) govmaturity.Answer) error {
		sm := sample{name: name, a: s.assess(items, answer), complete: complete, mixed: mixed}
		card, err := s.fw.Score(sm.a)
		if err != nil {
			if s.refusals() > 0 && s.lawOptions().OwnCode {
				return nil // the law bounded says so
			}
			return fmt.Errorf("maturitytest: the framework refuses answers that fit its measures: %w", err)
		}
		sm.readings = s.engine.look(card)
		s.samples = append(s.samples, sm)
		return nil
	}
	levels := []struct {
		name  string
		share float64
	}{{"the worst answers", 0}, {"the best answers", 1}, {"low answers", 0.25}, {"middling answers", 0.5}, {"high answers", 0.75}}
	for _, l := range levels {
		if err := add(l.name, true, false, two, func(q *question) govmaturity.Answer { return q.at(l.share) }); err != nil {
			return err
		}
	}
	for i := range s.size {
		r := s.random(uint64(1000 + i))
		atLeastOne := func() int { return 1 + r.IntN(3) }
		anyNumber := func() int { return r.IntN(4) }
		err := add(fmt.Sprintf("random answers %d", i+1), true, true, atLeastOne, func(q *question) govmaturity.Answer {
			return s.any(q, r)
		})
		if err != nil {
			return err
		}
		err = add(fmt.Sprintf("random answers with gaps %d", i+1), false, true, anyNumber, func(q *question) govmaturity.Answer {
			return s.gap(q, r, 0.15+0.6*float64(i)/float64(s.size))
		})
		if err != nil {
			return err
		}
	}
	for _, state := range missingStates() {
		err := add("nothing but "+string(state), false, false, two, func(*question) govmaturity.Answer { return govmaturity.AnswerState(state) })
		if err != nil {
			return err
		}
	}
	return add("no answers and no items", false, false, func() int { return 0 }, func(*question) govmaturity.Answer { return govmaturity.Answer{} })
}

// missingStates are the reasons for which an answer can have no value.
func missingStates() []govmaturity.State {
	return []govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded}
}

func (s *subject) refusals() (n int) {
	for _, q := range s.questions {
		n += len(q.refused)
	}
	return n
}

// any returns a random answer with a value.
func (s *subject) any(q *question, r *rand.Rand) govmaturity.Answer {
	_, own := s.answers[q.spec.ID]
	return q.any(r, own)
}

// gap returns a random answer that, by a chance, has no value, or is imputed,
// or has a comment.
func (s *subject) gap(q *question, r *rand.Rand, chance float64) govmaturity.Answer {
	if r.Float64() < chance {
		states := missingStates()
		return govmaturity.AnswerState(states[r.IntN(len(states))])
	}
	a := s.any(q, r)
	if a.State() == govmaturity.StateAnswered && r.IntN(6) == 0 {
		a = a.AsImputed()
		a.Evidence = []string{"a \"regional\" mean", "été, 2026"}
	}
	if r.IntN(6) == 0 {
		a.Comment = "a comment: with # signs, <tags> and\ttabs"
	}
	return a
}

// assess makes an assessment. items says how many items the next roster has.
func (s *subject) assess(items func() int, answer func(*question) govmaturity.Answer) *maturity.Assessment {
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: s.fw.ID(), Edition: s.fw.Edition(),
		Subject: "Sample", Date: "2026-11-22",
	}
	a.Answers, a.Rosters = fill(s.tree, items, answer)
	return a
}

func fill(b *branch, items func() int, answer func(*question) govmaturity.Answer) (map[string]govmaturity.Answer, map[string][]maturity.RosterItem) {
	answers := map[string]govmaturity.Answer{}
	for _, q := range b.questions {
		if a := answer(q); !a.Equal(govmaturity.Answer{}) {
			answers[q.spec.ID] = a
		}
	}
	rosters := map[string][]maturity.RosterItem{}
	for _, r := range b.rosters {
		for i := range items() {
			item := maturity.RosterItem{ID: fmt.Sprintf("item-%d", i+1), Title: fmt.Sprintf("Item %d", i+1)}
			item.Answers, item.Rosters = fill(r, items, answer)
			rosters[r.roster] = append(rosters[r.roster], item)
		}
	}
	if len(rosters) == 0 {
		rosters = nil
	}
	return answers, rosters
}

// clone copies an assessment, so that its answers can be changed.
func clone(a *maturity.Assessment) *maturity.Assessment {
	c := *a
	c.Answers, c.Rosters = cloneAnswers(a.Answers), cloneRosters(a.Rosters)
	return &c
}

func cloneAnswers(answers map[string]govmaturity.Answer) map[string]govmaturity.Answer {
	c := map[string]govmaturity.Answer{}
	for id, a := range answers {
		c[id] = a.Clone()
	}
	return c
}

func cloneRosters(rosters map[string][]maturity.RosterItem) map[string][]maturity.RosterItem {
	if rosters == nil {
		return nil
	}
	c := map[string][]maturity.RosterItem{}
	for id, items := range rosters {
		items = slices.Clone(items)
		for i := range items {
			items[i].Answers, items[i].Rosters = cloneAnswers(items[i].Answers), cloneRosters(items[i].Rosters)
		}
		c[id] = items
	}
	return c
}

// slot is the place of one answer in an assessment.
type slot struct {
	q       *question
	in      string // the item, as in a reading
	answers map[string]govmaturity.Answer
}

func (sl slot) name() string                  { return sl.in + sl.q.spec.ID }
func (sl slot) get() govmaturity.Answer       { return sl.answers[sl.q.spec.ID] }
func (sl slot) set(answer govmaturity.Answer) { sl.answers[sl.q.spec.ID] = answer }

// slots returns the places of all answers, given or not. Setting one changes
// the assessment.
func (s *subject) slots(a *maturity.Assessment) []slot {
	return slotsOf(nil, s.tree, "", a.Answers, a.Rosters)
}

func slotsOf(out []slot, b *branch, in string, answers map[string]govmaturity.Answer, rosters map[string][]maturity.RosterItem) []slot {
	for _, q := range b.questions {
		out = append(out, slot{q, in, answers})
	}
	for _, r := range b.rosters {
		for _, item := range rosters[r.roster] {
			out = slotsOf(out, r, in+r.roster+"/"+item.ID+"/", item.Answers, item.Rosters)
		}
	}
	return out
}

// completeSamples returns the samples in which everything has an answer.
func (s *subject) completeSamples() []sample {
	var out []sample
	for _, sm := range s.samples {
		if sm.complete {
			out = append(out, sm)
		}
	}
	return out
}
