package maturity

import (
	"errors"
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
//
// The comments are for a reader of the given languages, in the words that the
// module comes with.
func (w *Crosswalk) Prefill(answers *Assessment, from, to *Framework, languages ...string) (*Assessment, error) {
	return w.PrefillIn(govmaturity.WordsFor(languages...), answers, from, to)
}

// PrefillIn is [Crosswalk.Prefill] with comments in the given words.
func (w *Crosswalk) PrefillIn(words govmaturity.Words, answers *Assessment, from, to *Framework) (*Assessment, error) {
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
		Note: w.begun(words, answers, from), Answers: make(map[string]govmaturity.Answer),
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
				out.Answers[link.To] = link.told(words, a, given, source)
			}
			continue
		}
		for i := target.index; i < target.end && given.State() != govmaturity.StateUnanswered; i++ {
			n := &to.tree.nodes[i]
			if _, taken := out.Answers[n.spec.ID]; n.leaf >= 0 && !taken {
				out.Answers[n.spec.ID] = link.told(words, govmaturity.Answer{}, given, source)
			}
		}
	}
	return out, nil
}

// begun says where a prefilled assessment comes from.
func (w *Crosswalk) begun(words govmaturity.Words, answers *Assessment, from *Framework) string {
	framework := words.LeftToRight(from.ID() + " " + from.Edition())
	var more []string
	for _, one := range []struct{ name, value string }{
		{"rater", answers.Rater}, {"date", answers.Date}, {"source", answers.Source},
	} {
		if one.value == "" {
			continue
		}
		value := words.Isolate(one.value, "")
		if one.name == "date" {
			value = words.Date(one.value)
		}
		more = append(more, words.Say("prefill."+one.name, one.name, value))
	}
	note := words.Say("prefill.begun", "framework", framework, "crosswalk", words.LeftToRight(w.ID))
	if more != nil {
		note = words.Say("prefill.begun-with", "framework", framework, "crosswalk", words.LeftToRight(w.ID), "more", words.List(more...))
	}
	return sentences(words, note, words.Isolate(answers.Note, ""))
}

// sentences puts sentences after one another. What is empty is left out.
func sentences(words govmaturity.Words, said ...string) (text string) {
	for _, s := range said {
		if text == "" || s == "" {
			text += s
		} else {
			text = words.Say("text.sentences", "before", text, "item", s)
		}
	}
	return text
}

// told returns an answer with a word on where it comes from, and the evidence.
func (l LinkSpec) told(words govmaturity.Words, a, given govmaturity.Answer, source Indicator) govmaturity.Answer {
	a.Comment = l.origin(words, given, source)
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
func (l LinkSpec) origin(words govmaturity.Words, given govmaturity.Answer, from Indicator) string {
	fw := from.node.tree.fw
	instrument := words.Wording(fw.Title())
	if !strings.Contains(instrument, fw.Edition()) {
		instrument += " " + words.LeftToRight(fw.Edition())
	}
	said := words.Say("prefill.from",
		"question", words.Wording(from.Title()), "instrument", instrument, "answer", from.AnswerIn(words, given))
	if given.State() == govmaturity.StateImputed {
		said = sentences(words, said, words.Say("prefill.estimate"))
	}
	if l.Match == MatchPartial {
		said = sentences(words, said, words.Say("prefill.partial"))
	}
	return sentences(words, said, words.Wording(l.Note), words.Isolate(given.Comment, ""))
}
