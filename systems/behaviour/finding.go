package behaviour

import (
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// The kinds of findings of this package.
const (
	FindingRun            = "behaviour-run"
	FindingCounterfactual = "behaviour-counterfactual"
	FindingClassification = "behaviour-signature"
)

// teller says a finding in the words of one language.
type teller struct {
	w   govmaturity.Words
	out govmaturity.Finding
}

// told says a finding once in each of the words, English when there are none, and
// puts the wordings together.
func told(words []govmaturity.Words, tell func(*teller)) govmaturity.Finding {
	if len(words) == 0 {
		words = []govmaturity.Words{{}}
	}
	var out govmaturity.Finding
	for i, w := range words {
		t := teller{w: w}
		tell(&t)
		if i == 0 {
			out = t.out
			continue
		}
		merge(&out.Outcome, t.out.Outcome)
		merge(&out.Rule, t.out.Rule)
		for k := range out.Reasons {
			merge(&out.Reasons[k].Words, t.out.Reasons[k].Words)
		}
	}
	return out
}

func merge(text *govmaturity.Text, more govmaturity.Text) {
	for tag, wording := range more {
		if *text == nil {
			*text = govmaturity.Text{}
		}
		(*text)[tag] = wording
	}
}

func (t *teller) text(wording string) govmaturity.Text {
	return govmaturity.Text{t.w.Language(): wording}
}

func (t *teller) add(kind govmaturity.ReasonKind, wording string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(wording)})
}

// number writes a number with four digits that count, or all before its point.
func (t *teller) number(x float64) string {
	size := math.Abs(x)
	decimals := 3
	for size >= 10 && decimals > 0 {
		size /= 10
		decimals--
	}
	for size != 0 && size < 1 && decimals < 12 {
		size *= 10
		decimals++
	}
	return t.trim(t.w.Number(x, decimals))
}

// trim takes the zeros at the end of a number away.
func (t *teller) trim(s string) string {
	if !strings.Contains(s, t.w.Decimal()) {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), t.w.Decimal())
}

// Finding says the run: the model, how it ran, what it started from and where it
// came to.
func (r *Run) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return told(words, func(t *teller) {
		t.run(FindingRun, r)
		var moved []string
		last := len(r.states) - len(r.of().names)
		for slot := r.of().first; slot < r.of().vars; slot++ {
			moved = append(moved, t.w.Say("behaviour.moved", "name", t.w.Wording(r.model.titleOf(slot)), "start", t.number(r.states[slot]), "end", t.number(r.states[last+slot])))
		}
		t.out.Outcome = t.text(t.clauses(moved))
		t.parameters(r)
		t.changes(r, r.setup.Changes)
		t.ended(r)
	})
}

// clauses puts clauses after one another; of many, the first ones.
func (t *teller) clauses(all []string) string {
	out := ""
	for i, c := range all {
		switch {
		case i == 0:
			out = c
		case i < 20:
			out = t.w.Say("text.clauses", "before", out, "item", c)
		case i == 20:
			out = t.w.Say("text.clauses", "before", out, "item", "…")
		}
	}
	return out
}

// run says what a run has in common with any other of its model.
func (t *teller) run(kind string, r *Run) {
	s := r.setup
	t.out.About = govmaturity.Reference{Kind: kind, Document: r.of().ID()}
	if t.out.Title = r.of().Title(); len(t.out.Title) == 0 {
		t.out.Title = govmaturity.English(r.of().ID())
	}
	t.out.Standing = r.of().spec.Standing
	t.out.Cites, t.out.Sources = slices.Clone(r.of().spec.Cites), slices.Clone(r.of().spec.Sources)
	t.out.Rule = t.text(t.w.Say("behaviour.rule", "method", t.w.Say("behaviour.method."+string(s.Method)),
		"from", t.time(r, s.From), "to", t.time(r, s.To), "step", t.time(r, s.Step)))
}

// time writes a time with its unit.
func (t *teller) time(r *Run, x float64) string {
	if unit := r.of().spec.TimeUnit; unit != "" {
		return t.w.Say("behaviour.amount", "number", t.number(x), "unit", t.w.Isolate(unit, ""))
	}
	return t.number(x)
}

func (t *teller) parameters(r *Run) {
	for _, p := range r.of().spec.Parameters {
		value := t.number(p.Value)
		if p.Unit != "" {
			value = t.w.Say("behaviour.amount", "number", value, "unit", t.w.Isolate(p.Unit, ""))
		}
		name := t.w.LeftToRight(p.ID)
		if len(p.Title) > 0 {
			name = t.w.Wording(p.Title)
		}
		t.add(govmaturity.ReasonCounted, t.w.Say("text.label", "label", name, "text", value))
	}
}

// changes say what differs from the model. A thing without a title has its id.
func (t *teller) changes(r *Run, changes []Change) {
	for _, c := range changes {
		name := t.w.LeftToRight(c.ID)
		late := c.At > r.setup.From
		switch {
		case c.Cut != "" && late:
			t.add(govmaturity.ReasonCondition, t.w.Say("behaviour.change.cut-from", "name", name, "end", t.w.LeftToRight(c.Cut), "time", t.time(r, c.At)))
		case c.Cut != "":
			t.add(govmaturity.ReasonCondition, t.w.Say("behaviour.change.cut", "name", name, "end", t.w.LeftToRight(c.Cut)))
		case late:
			t.add(govmaturity.ReasonCondition, t.w.Say("behaviour.change.set-from", "name", name, "value", t.number(c.Value), "time", t.time(r, c.At)))
		default:
			t.add(govmaturity.ReasonCondition, t.w.Say("behaviour.change.set", "name", name, "value", t.number(c.Value)))
		}
	}
}

func (t *teller) ended(r *Run) {
	if !r.whole {
		t.add(govmaturity.ReasonBlocked, t.w.Say("behaviour.ended", "time", t.time(r, r.ended)))
	}
}

// Finding says the changes, and what they do to the stocks.
func (c Counterfactual) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return told(words, func(t *teller) {
		if c.Base == nil {
			return
		}
		t.run(FindingCounterfactual, c.Base)
		var effects []string
		for _, e := range c.Effects[:min(len(c.Effects), c.Base.model.vars-c.Base.model.first)] {
			name := t.w.Wording(e.Title)
			if e.Same {
				effects = append(effects, t.w.Say("behaviour.no-effect", "name", name))
				continue
			}
			effects = append(effects, t.w.Say("behaviour.effect", "name", name, "changed", t.number(e.Changed), "base", t.number(e.Base)))
			t.add(govmaturity.ReasonShown, t.w.Say("behaviour.largest", "name", name, "difference", t.number(e.Largest), "time", t.time(c.Base, e.At)))
		}
		t.out.Outcome = t.text(t.clauses(effects))
		t.changes(c.Base, c.Changes)
		t.parameters(c.Base)
		t.ended(c.Base)
		t.ended(c.Changed)
	})
}

// Finding says the signature, why, and which others were looked at.
func (c Classification) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return told(words, func(t *teller) {
		t.out.About = govmaturity.Reference{Kind: FindingClassification, ID: c.Series.ID}
		t.out.Title = c.Series.Title.Clone()
		t.out.Outcome = t.text(c.Verdict().Say(t.w))
		t.out.Rule = t.text(t.w.Say("behaviour.rule-signature"))
		for _, m := range c.Matches {
			t.add(govmaturity.ReasonHolds, t.why(m))
		}
		for _, m := range c.Rejected {
			t.add(govmaturity.ReasonRejected, t.why(m))
		}
		if c.Points < len(c.Series.Values) {
			t.add(govmaturity.ReasonNote, t.w.Say("behaviour.why.means", "count", c.Points))
		}
	})
}

// why says what speaks for a signature, and how much.
func (t *teller) why(m Match) string {
	w := t.w
	said := m.Say(w)
	score, needs := w.Percent(m.Score, 0), w.Percent(m.Needs, 0)
	switch m.Signature {
	case SignatureConstant:
		return w.Say("text.label", "label", said, "text", w.Say("behaviour.why.still", "share", w.Percent(1-m.Score, 1)))
	case SignatureOscillation, SignatureDampedOscillation, SignatureGrowingOscillation:
		if m.Turns == 0 {
			return w.Say("text.label", "label", said, "text", w.Say("behaviour.why.few"))
		}
		return w.Say("text.label", "label", said, "text", w.Say("behaviour.why.swings", "count", m.Turns, "ratio", t.number(m.Swing), "score", score, "needs", needs))
	case SignatureOvershoot, SignatureCollapse, SignatureReversal:
		if m.Turns == 0 {
			return w.Say("text.label", "label", said, "text", w.Say("behaviour.why.no-turn"))
		}
		return w.Say("text.label", "label", said, "text", w.Say("behaviour.why.turn", "time", t.number(m.Turn), "back", w.Percent(m.Back, 0), "score", score, "needs", needs))
	}
	return w.Say("text.label", "label", said, "text", w.Say("behaviour.why.curve", "score", score, "needs", needs))
}
