package maturity

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// asked says on which conditions the node is asked, and whether they hold.
func (t *teller) asked() {
	e, w := t.e, t.w
	for i := range e.When {
		when := &e.When[i]
		said := t.readBy(&when.Condition, e.Reads)
		switch {
		case when.ID != e.Node.ID:
			said = w.Say("explain.asked-above", "title", w.Wording(when.Title), "condition", said)
		default:
			said = w.Say("explain.asked-only", "condition", said)
		}
		switch {
		case when.Holds:
		case when.Condition.All == nil: // it is the whole that does not hold
			said = t.also(said, w.Say("explain.does-not-hold"))
		default:
			said = t.also(said, w.Say("explain.part-does-not-hold", "condition", t.conditions(when.Failed, e.Reads)))
		}
		r := t.add(govmaturity.ReasonCondition, said)
		for _, read := range e.Reads {
			if read.ID == when.Condition.Node {
				r.Finding = t.of(read.ID, read.Item)
			}
		}
	}
}

// mostRows is how many rejected rows are told. The data has all.
const mostRows = 12

// rows says which row of a table holds, and why those before it do not.
func (t *teller) rows() {
	e, w := t.e, t.w
	table := e.Node.Table
	for i, rejected := range e.Rejected {
		if i == mostRows {
			t.add(govmaturity.ReasonRejected, w.Say("explain.rows-more", "count", len(e.Rejected)-mostRows))
			break
		}
		at := rejected.Row - 1
		if at < 0 || at >= len(table) {
			continue
		}
		why := w.Say("explain.row-some")
		if len(rejected.Failed) > 0 {
			why = t.failed(rejected.Failed, e.Reads)
		}
		t.row(govmaturity.ReasonRejected, at, w.Say("explain.row-only", "row", t.rowName(at), "condition", why))
	}
	if at := e.Row - 1; at >= 0 && at < len(table) {
		said := w.Say("explain.row-otherwise", "row", t.rowName(at))
		if when := table[at].When; when != nil {
			said = w.Say("explain.row-since", "row", t.rowName(at), "condition", t.readBy(when, e.Reads))
		}
		if note := table[at].Note; len(note) > 0 {
			said = t.also(said, w.Wording(note))
		}
		t.row(govmaturity.ReasonHolds, at, said)
	}
}

func (t *teller) row(kind govmaturity.ReasonKind, at int, said string) {
	t.add(kind, said).Cites = slices.Clone(t.e.Node.Table[at].Cites)
}

func (t *teller) rowName(at int) string {
	row := &t.e.Node.Table[at]
	if row.ID == "" {
		return t.w.Say("explain.row", "row", at+1, "value", row.Value)
	}
	return t.w.Say("explain.row-id", "row", at+1, "id", t.w.LeftToRight(row.ID), "value", row.Value)
}

// failed says the parts of a condition that do not hold, with the answers.
func (t *teller) failed(parts []Condition, reads []ExplainedAnswer) string {
	said := make([]string, len(parts))
	for i := range parts {
		said[i] = t.readBy(&parts[i], reads)
	}
	return t.w.And(said...)
}

// conditions says some conditions.
func (t *teller) conditions(parts []Condition, reads []ExplainedAnswer) string {
	said := make([]string, len(parts))
	for i := range parts {
		said[i], _ = t.condition(&parts[i], reads)
	}
	return t.w.And(said...)
}

// readBy says a condition, and in brackets the answers that it is about.
func (t *teller) readBy(c *Condition, reads []ExplainedAnswer) string {
	w := t.w
	said, _ := t.condition(c, reads)
	about := map[string]bool{}
	c.indicators(about)
	answers := ""
	for i := range reads {
		if read := &reads[i]; about[read.ID] {
			answers = t.also(answers, t.read(c, read))
		}
	}
	if answers == "" {
		return said
	}
	return w.Say("text.brackets", "text", said, "more", answers)
}

// read says an answer that a condition is about: of which question, if it is
// about several, and what it counts, if it is about that.
func (t *teller) read(c *Condition, read *ExplainedAnswer) string {
	w := t.w
	said := t.answer(&read.Measure, read.Answer)
	switch {
	case read.State != read.Answer.State(): // not asked, whatever was answered
		said = stateText(w, read.State)
	case bounded(c) && read.Value != nil && !numberIs(read.Answer, *read.Value) && !t.about(read).inUnit(c):
		said = w.Say("explain.counts", "answer", said, "value", *read.Value)
	case c.Node != "" && read.State.HasValue():
		said = w.Say("explain.answered", "answer", said)
	}
	if c.Node == "" {
		said = w.Say("condition.is", "question", w.Wording(read.Title), "answer", said)
	}
	return said
}

func numberIs(a govmaturity.Answer, value float64) bool {
	x, ok := a.Number()
	return ok && x == value
}

// condition says a condition in words, with what its questions, levels and
// options are called.
func (t *teller) condition(c *Condition, reads []ExplainedAnswer) (said string, several bool) {
	return conditionWords{words: t.w, about: func(id string) asked {
		for i := range reads {
			if reads[i].ID == id {
				return t.about(&reads[i])
			}
		}
		return asked{title: t.w.LeftToRight(id), name: t.w.LeftToRight}
	}}.say(c)
}

// about returns what the explanation knows of a question that a condition is
// about.
func (t *teller) about(read *ExplainedAnswer) asked {
	levels := levelsOf(t.e.Scales, read.Measure.Scale)
	q := asked{title: t.w.Wording(read.Title), unit: t.w.Wording(read.Measure.Unit), name: func(choice string) string {
		return choiceText(t.w, &read.Measure, levels, choice)
	}}
	c := t.e.compiler()
	n := c.indicator(&NodeSpec{Measure: &read.Measure})
	if !n.measure.unknown && c.draft.Len() == 0 {
		q.measure, q.nominal = n.measure, n.nominal
	}
	return q
}
