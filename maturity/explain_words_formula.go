package maturity

import (
	"math"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// mostTerms is how many inputs a formula is written out for.
const mostTerms = 12

// formula writes out how the value comes out, where that is short enough to
// read. It is written from left to right in every language, unless there are
// words in it.
func (t *teller) formula() {
	e := t.e
	if e.Value == nil {
		return
	}
	said, words := "", false
	switch {
	case e.Rule.Measure != "":
		said, words = t.measureFormula()
	case len(e.Inputs) > mostTerms || len(e.Inputs) == 1 && e.Rule.Aggregation.isMean():
	default:
		said = t.groupFormula()
	}
	value := *e.Value
	if e.Aggregated != nil {
		value = *e.Aggregated
	}
	t.comes(said, value, words)
	if e.Aggregated != nil && e.Node.Normalise != nil {
		said, words = t.normaliseFormula(e.Node.Normalise, value, e.Node.Worth)
		t.comes(said, *e.Value, words)
	}
}

// comes says what a formula comes to.
func (t *teller) comes(formula string, value float64, words bool) {
	if formula == "" {
		return
	}
	said := t.w.Say("explain.formula", "formula", formula, "value", value)
	if !words {
		said = t.w.LeftToRight(said)
	}
	t.add(govmaturity.ReasonFormula, said)
}

func (t *teller) groupFormula() string {
	e := t.e
	switch e.Rule.Aggregation {
	case AggregationArithmetic:
		return t.sum(func(in *ExplainedInput) string { return " × " + t.percent(in.Share) })
	case AggregationSum:
		return t.sum(t.weighed)
	case AggregationPoints:
		sum := t.sum(t.weighed)
		if len(e.Inputs) > 1 {
			sum = "(" + sum + ")"
		}
		if e.Node.Normalise != nil {
			return sum + " / " + t.number(e.Most)
		}
		return sum + " / " + t.number(e.Most) + t.worth(e.Node.Worth)
	case AggregationGate, AggregationLadder:
		return t.climbFormula()
	}
	return ""
}

// sum adds the inputs, each with what it is multiplied with.
func (t *teller) sum(times func(*ExplainedInput) string) string {
	terms := make([]string, len(t.e.Inputs))
	for i := range terms {
		in := &t.e.Inputs[i]
		terms[i] = t.factor(orElse(in.Value, 0)) + times(in)
	}
	return strings.Join(terms, " + ")
}

func (t *teller) weighed(in *ExplainedInput) string {
	if in.Weight == 1 {
		return ""
	}
	return " × " + t.number(in.Weight)
}

func (t *teller) worth(worth *float64) string {
	if w := orElse(worth, 1); w != 1 {
		return " × " + t.number(w)
	}
	return ""
}

// climbFormula says how far a gate is between the level that it opens and the
// next.
func (t *teller) climbFormula() string {
	steps := t.e.Steps
	last := len(steps) - 1
	if last < 0 || steps[last].Open || steps[last].Progress == 0 {
		return ""
	}
	to, part := t.number(steps[last].Value), " × "+t.percent(steps[last].Progress)
	if last == 0 || steps[last-1].Value == 0 {
		return to + part
	}
	from := t.number(steps[last-1].Value)
	return from + " + (" + to + " − " + from + ")" + part
}

// measureFormula says how an answer becomes what it counts, and whether that has
// words in it.
func (t *teller) measureFormula() (said string, words bool) {
	m := t.e.Node.Measure
	if m == nil {
		return "", false
	}
	x, _ := t.e.Answer.Number()
	if m.Normalise != nil {
		return t.normaliseFormula(m.Normalise, x, m.Worth)
	}
	switch m.Kind {
	case MeasureCount, MeasurePoints:
		return t.number(x) + " / " + t.number(orElse(m.Maximum, 1)) + t.worth(m.Worth), false
	case MeasureChecklist:
		return t.checklistFormula(m), false
	}
	return "", false
}

func (t *teller) checklistFormula(m *MeasureSpec) string {
	var chosen []string
	total := 0.0
	for _, o := range m.Options {
		value := orElse(o.Value, 1)
		total += value
		for _, id := range t.e.Answer.Choices() {
			if id == o.ID {
				chosen = append(chosen, t.number(value))
			}
		}
	}
	sum := strings.Join(chosen, " + ")
	switch {
	case len(chosen) == 0:
		sum = t.number(0)
	case len(chosen) > 1:
		sum = "(" + sum + ")"
	}
	return sum + " / " + t.number(total) + t.worth(m.Worth)
}

func (t *teller) normaliseFormula(n *NormaliseSpec, x float64, worth *float64) (said string, words bool) {
	w := t.w
	if n.Panel != nil && n.RestsOnPanel() {
		said = w.Say("explain.normalise.panel", "rule", w.LeftToRight(string(n.Kind)), "number", t.number(x), "count", n.Panel.Count)
		if times := t.worth(worth); times != "" {
			said = "(" + said + ")" + times
		}
		return said, true
	}
	switch n.Kind {
	case NormaliseGoalposts:
		lo, hi := orElse(n.Min, 0), orElse(n.Max, 0)
		said = t.minus(x, lo)
		if n.Better == BetterLower {
			said = t.minus(hi, x)
		}
		said += " / " + t.minus(hi, lo)
		if x >= lo && x <= hi || n.Outside == OutsideKeep {
			return said + t.worth(worth), false
		}
		// Beyond the goalposts, only that much counts.
		said = w.Say("explain.normalise.clamped", "formula", w.LeftToRight(said))
	case NormaliseZScore:
		mean := orElse(n.Mean, 0)
		said = t.minus(x, mean)
		if n.Better == BetterLower {
			said = t.minus(mean, x)
		}
		if said += " / " + t.number(orElse(n.SD, 1)); orElse(n.Shift, 0) != 0 {
			said = t.number(*n.Shift) + " + " + said
			if t.worth(worth) != "" {
				said = "(" + said + ")"
			}
		}
		return said + t.worth(worth), false
	case NormalisePiecewise:
		said = w.Say("explain.normalise.piecewise", "number", t.number(x))
	default:
		said = w.Say("explain.normalise.own", "rule", w.LeftToRight(string(n.Kind)), "number", t.number(x))
	}
	if times := t.worth(worth); times != "" {
		said = "(" + said + ")" + times
	}
	return said, true
}

// minus writes a difference.
func (t *teller) minus(x, y float64) string { return "(" + t.number(x) + " − " + t.factor(y) + ")" }

func (t *teller) number(x float64) string { return t.w.Number(x, -1) }

// percent says a share with two decimals at most: what is small, or nearly all,
// is not rounded to nothing or to all.
func (t *teller) percent(share float64) string {
	if rounded := math.Round(share*1e4) / 1e4; rounded != 0 && rounded != 1 {
		share = rounded
	}
	return t.w.Percent(share, -1)
}

// factor is a number after a minus or a times: in brackets below 0.
func (t *teller) factor(x float64) string {
	if x < 0 || math.Signbit(x) && x != 0 {
		return "(" + t.number(x) + ")"
	}
	return t.number(x)
}

// steps says which levels of a gate are open, and how far the next one is.
func (t *teller) steps() {
	e, w := t.e, t.w
	share := orElse(e.Node.Share, 1)
	for i := range e.Steps {
		step := &e.Steps[i]
		level := w.Wording(step.Level.Title)
		said := ""
		switch {
		case step.Weight == 0:
			said = w.Say("explain.step.free", "level", level)
		case step.Open && step.Met == 1:
			said = w.Say("explain.step.open", "level", level)
		case step.Open:
			said = w.Say("explain.step.open-share", "level", level, "met", t.percent(step.Met), "share", t.percent(share))
		case share < 1:
			said = w.Say("explain.step.closed-share", "level", level, "met", t.percent(step.Met), "share", t.percent(share))
		default:
			said = w.Say("explain.step.closed", "level", level, "met", t.percent(step.Met))
		}
		if !step.Open && step.Progress != step.Met {
			said = t.also(said, w.Say("explain.step.partly", "progress", t.percent(step.Progress)))
		}
		t.add(govmaturity.ReasonThreshold, said)
	}
}

// cuts says where the level that is reached begins, and where the next one does.
func (t *teller) cuts(rule *LevelRule, cuts []ExplainedCut, reached *ExplainedLevel) {
	e, w := t.e, t.w
	if e.Value == nil || rule == nil {
		return
	}
	value := *e.Value
	if rule.Of == SortedPublished {
		value = orElse(e.Published, value)
	}
	rank := -1
	if reached != nil {
		rank = reached.Rank
	}
	for i := range cuts {
		cut := &cuts[i]
		if cut.Level.Rank < rank {
			continue
		}
		key, bound := "explain.begins-at", orElse(cut.From, 0)
		if cut.Above != nil {
			key, bound = "explain.begins-above", *cut.Above
		}
		said := w.Say(key, "level", w.Wording(cut.Level.Title), "bound", bound)
		switch {
		case cut.Level.Rank == rank:
			said = t.also(said, w.Say("explain.cut.reached"))
		case bound > value:
			said = t.also(said, w.Say("explain.cut.short", "missing", bound-value))
		default:
			said = t.also(said, w.Say("explain.cut.not-reached"))
		}
		if rule.Of == SortedPublished && cut.Level.Rank == max(rank, cuts[0].Level.Rank) {
			said = t.also(said, w.Say("explain.cut.published"))
		}
		r := t.add(govmaturity.ReasonThreshold, said)
		r.Cites = append(append(r.Cites, rule.Cites...), cut.Cites...)
		if cut.Level.Rank > rank {
			return
		}
	}
}
