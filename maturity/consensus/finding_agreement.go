package consensus

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// AgreementFinding says how far raters agree below a node, by which coefficient and
// with which interval.
func (c *Consensus) AgreementFinding(a Agreement, words ...govmaturity.Words) govmaturity.Finding {
	return c.tell(words, FindingAgreement, "", a.Node.ID(), func(t *teller) {
		t.out.Title = t.text(t.w.Say("text.brackets", "text", t.node(a.Node), "more", t.kind(a)))
		t.out.Rule = t.text(t.w.Say("consensus.alpha", "data", t.w.Say("consensus.data."+string(a.Data))))
		t.out.Outcome = t.text(t.coefficient(a.Alpha))
		t.add(govmaturity.ReasonCoverage, t.w.Say("consensus.size", "questions", a.Questions, "raters", a.Raters, "values", a.Values))
		switch {
		case a.Alpha.Known:
		case a.Questions == 0:
			t.out.State = govmaturity.StateUnanswered
			t.add(govmaturity.ReasonBlocked, t.w.Say("consensus.none.pairs"))
		case a.Questions == 1:
			t.out.State = govmaturity.StateBlocked
			t.add(govmaturity.ReasonBlocked, t.w.Say("consensus.none.one"))
		default:
			t.out.State = govmaturity.StateBlocked
			t.add(govmaturity.ReasonBlocked, t.w.Say("consensus.none.same"))
		}
		if a.Kappa.Known {
			t.add(govmaturity.ReasonShown, t.label(t.w.Say("consensus.kappa."+string(a.Weights)), t.coefficient(a.Kappa)))
		}
		if a.Within.Known {
			t.add(govmaturity.ReasonShown, t.label(t.w.Say("consensus.within"), t.coefficient(a.Within)))
		}
		if a.Alpha.Ranged || a.Kappa.Ranged || a.Within.Ranged {
			t.add(govmaturity.ReasonFormula, t.method(a))
		}
	})
}

// kind says how the questions are answered.
func (t *teller) kind(a Agreement) string {
	switch a.Kind {
	case maturity.MeasureLevel:
		for _, s := range t.c.round.fw.Spec().Scales {
			if s.ID == a.Scale && s.Title != nil {
				return t.w.Say("consensus.kind.scale", "scale", t.w.Wording(s.Title))
			}
		}
		return t.w.Say("consensus.kind.scale", "scale", t.w.LeftToRight(a.Scale))
	case maturity.MeasureChoice:
		return t.w.Say("consensus.kind.choice")
	case maturity.MeasureYesNo:
		return t.w.Say("consensus.kind.yes-no")
	case maturity.MeasureChecklist:
		return t.w.Say("consensus.kind.checklist")
	}
	return t.w.Say("consensus.kind.number")
}

func (t *teller) coefficient(c Coefficient) string {
	switch {
	case !c.Known:
		return t.w.Say("consensus.unknown")
	case !c.Ranged:
		return t.number(c.Value)
	}
	return t.w.Say("consensus.interval", "value", t.number(c.Value), "low", t.number(c.Low), "high", t.number(c.High))
}

// method says how intervals were found.
func (t *teller) method(a Agreement) string {
	o := &t.c.round.options
	if a.Method == IntervalKindStudent {
		return t.w.Say("consensus.method.student", "level", t.w.Percent(a.Confidence, 1))
	}
	return t.w.Say("consensus.method.bootstrap", "level", t.w.Percent(a.Confidence, 1), "draws", o.Draws, "seed", t.w.Plain(float64(o.Seed)))
}

// Finding says what changed between two rounds.
func (m *Movement) Finding(words ...govmaturity.Words) govmaturity.Finding {
	c := m.after
	if c == nil {
		return govmaturity.Finding{}
	}
	return c.tell(words, FindingMovement, "", c.round.ID(), func(t *teller) {
		t.out.Title = t.text(t.w.LeftToRight(c.round.ID()))
		if c.round.spec.Title != nil {
			t.out.Title = t.text(t.w.Wording(c.round.spec.Title))
		}
		t.out.Rule = t.text(t.w.Say("consensus.moved.rule", "before", m.before.round.Number(), "after", c.round.Number()))
		t.out.Outcome = t.text(t.w.Say("consensus.moved.outcome", "nearer", m.Nearer, "farther", m.Farther, "settled", m.Settled, "opened", m.Opened))
		for i := range m.Changed {
			x := &m.Changed[i]
			t.add(govmaturity.ReasonCounted, t.label(t.question(&x.After), t.moved(x)))
		}
	})
}

func (t *teller) moved(x *Moved) string {
	said := t.w.Say("consensus.moved.item", "before", x.Indicator.AnswerIn(t.w, x.Before.Answer), "after", x.Indicator.AnswerIn(t.w, x.After.Answer))
	if x.Before.Compared && x.After.Compared && x.Before.Disagreement != x.After.Disagreement {
		said = t.w.Say("text.clauses", "before", said, "item", t.w.Say("consensus.moved.distance", "before", t.number(x.Before.Disagreement), "after", t.number(x.After.Disagreement)))
	}
	return said
}
