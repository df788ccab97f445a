package maturity

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Prefill begins an assessment of one framework with the answers to another,
// so that people need not say again what they said. Each answer that it makes
// has a comment that says where it comes from.
//
//   - Where the match is same, the two ask the same and nothing ties other
//     answers to each other, the answer is carried over as it is.
//   - Where the link ties an answer to it (its Answers), that answer is put in:
//     marked as imputed when the match is partial, since nobody gave it.
//   - Otherwise nothing is answered, and the comment says what was answered
//     there: a person must decide. So it is with each question below a group, when
//     the link is to the group.
//
// Answers without a link, with one that is changed, or to the questions of a
// roster are left out, and so are links from groups. Prefill never makes up an
// answer: all that it puts in is in the crosswalk or was given. The subject is
// that of the answers. Who answered, when and from what source is said in the
// note: nobody has answered the new one yet. What was official is derived now.
func (w *Crosswalk) Prefill(answers *Assessment, from, to *Framework) (*Assessment, error) {
	if w == nil || answers == nil || from == nil || to == nil {
		return nil, errors.New("prefill: the crosswalk, the answers or one of the two frameworks is nil")
	}
	if err := from.Check(answers); err != nil {
		return nil, err
	}
	if err := w.check(from, to); err != nil {
		return nil, err
	}
	out := &Assessment{
		Format: AssessmentFormat, Framework: to.ID(), Edition: to.Edition(), Subject: answers.Subject,
		Note: w.begun(answers, from), Answers: make(map[string]govmaturity.Answer),
	}
	if answers.Standing != "" {
		out.Standing = answers.Standing.Weaker(govmaturity.StandingDerived)
	}
	for _, link := range w.Links {
		given, ok := answers.Answers[link.From]
		source, err := from.Indicator(link.From)
		if !ok || err != nil || link.Match == MatchChanged {
			continue
		}
		target := &to.tree.nodes[to.tree.byID[link.To]]
		if target.leaf >= 0 {
			if a, ok := link.carry(given, source, Indicator{target}); ok {
				out.Answers[link.To] = link.told(a, given, source, from)
			}
			continue
		}
		for i := target.index; i < target.end && given.State() != govmaturity.StateUnanswered; i++ {
			n := &to.tree.nodes[i]
			if _, taken := out.Answers[n.spec.ID]; n.leaf >= 0 && !taken {
				out.Answers[n.spec.ID] = link.told(govmaturity.Answer{}, given, source, from)
			}
		}
	}
	return out, nil
}

// begun says where a prefilled assessment comes from.
func (w *Crosswalk) begun(answers *Assessment, from *Framework) string {
	note := fmt.Sprintf("Begun from an assessment of %s %s through the crosswalk %s", from.ID(), from.Edition(), w.ID)
	for _, more := range []struct{ words, value string }{
		{" answered by ", answers.Rater}, {" dated ", answers.Date}, {" from the source ", answers.Source},
	} {
		if more.value != "" {
			note += "," + more.words + more.value
		}
	}
	note += "."
	if answers.Note != "" {
		note += " " + answers.Note
	}
	return note
}

// told returns an answer with a word on where it comes from, and the evidence.
func (l LinkSpec) told(a, given govmaturity.Answer, source Indicator, from *Framework) govmaturity.Answer {
	a.Comment = l.origin(given, source, from)
	a.Evidence = append([]string(nil), given.Evidence...)
	return a
}

// carry returns what an answer says about the other indicator, which may be
// nothing. It is not ok if there is nothing to carry.
func (l LinkSpec) carry(given govmaturity.Answer, from, to Indicator) (a govmaturity.Answer, ok bool) {
	m := from.node.measure
	mark, err := m.mark(given)
	if err != nil || given.State() == govmaturity.StateUnanswered && given.Comment == "" && given.Evidence == nil {
		return govmaturity.Answer{}, false
	}
	if !given.State().HasValue() {
		if l.Match == MatchSame {
			a = a.WithState(given.Stated())
		}
		return a, true
	}
	plain := m.answer(mark) // a level by its id, whichever way it was given
	if l.Answers == nil {
		if _, err := to.Mark(plain); err == nil && l.Match == MatchSame && sameAnswers(from, to) {
			return plain, true
		}
		return govmaturity.Answer{}, true
	}
	if chosen := plain.Choices(); len(chosen) == 1 {
		for _, tie := range l.Answers {
			if tie.From == chosen[0] {
				a = govmaturity.AnswerChoice(tie.To)
				if l.Match == MatchPartial || given.State() == govmaturity.StateImputed {
					a = a.AsImputed()
				}
			}
		}
	}
	return a, true
}

// sameAnswers reports whether two indicators take the same answers, and mean the
// same by them: the same levels, options, range and unit.
func sameAnswers(a, b Indicator) bool {
	x, y := a.node.measure, b.node.measure
	if x.kind != y.kind || x.max != y.max || x.rng != y.rng || !sameUnit(a.node, b.node) {
		return false
	}
	return sameScale(x.scale, y.scale) && slices.Equal(x.options, y.options)
}

// sameUnit reports whether two numbers have the same unit, in the languages that
// both have.
func sameUnit(a, b *node) bool {
	x, y := a.spec.Measure.Unit, b.spec.Measure.Unit
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	for tag, unit := range x {
		if other, ok := y[tag]; ok && other != unit {
			return false
		}
	}
	return true
}

// origin says where a carried answer comes from.
func (l LinkSpec) origin(given govmaturity.Answer, from Indicator, fw *Framework) string {
	answer := from.AnswerText(given)
	instrument := fw.Title().String()
	if !strings.Contains(instrument, fw.Edition()) {
		instrument += " " + fw.Edition()
	}
	words := fmt.Sprintf("From %s in %s: %s.", from.Title(), instrument, answer)
	if given.State() == govmaturity.StateImputed {
		words += " That was an estimate."
	}
	if l.Match == MatchPartial {
		words += " The two overlap in part."
	}
	for _, more := range []string{l.Note.String(), given.Comment} {
		if more != "" {
			words += " " + more
		}
	}
	return words
}
