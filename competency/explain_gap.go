package competency

import (
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Reference names what [Gap.Explain] finds.
func (g Gap) Reference() govmaturity.Reference {
	ref := govmaturity.Reference{Kind: FindingGap, Date: g.Attained.AsOf.Date, Item: g.Requirement.Post().String(), ID: g.Requirement.Competency().ID()}
	return g.Requirement.post.fw.reference(ref, g.Attained.Person)
}

// Explain says why a requirement is met, short or unknown, and by how much. It is in
// the given words, or in English.
func (g Gap) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(g.Requirement.post.fw, g.Reference(), words, func(t *teller) { t.gap(g) })
}

func (t *teller) gap(g Gap) {
	r, c := g.Requirement.get(), g.Requirement.Competency()
	title := t.w.Say("text.label", "label", t.post(g.Requirement.post), "text", t.competency(c))
	if p := g.Attained.Person; p != nil {
		title = t.w.Say("competency.of", "person", t.person(p), "title", title)
	}
	t.head(title, t.also(t.verdict(g.Verdict), t.missing(g.Verdict, g.Short)), t.gapRule(r))
	t.out.State = g.Attained.state()
	t.cites(g.Requirement.post.fw, g.Requirement.post.Role())
	t.asOf(g.Attained.AsOf)
	t.add(govmaturity.ReasonThreshold, t.w.Say("competency.requires", "level", t.level(c, r.level), "steps", r.steps))
	low, high := g.Attained.standing().steps(c.get())
	known := t.known(c, g.Attained.Knowledge, g.Attained.Level)
	said := t.w.Say("competency.attained", "level", known, "steps", low)
	if low != high {
		said = t.w.Say("competency.attained-between", "level", known, "min", low, "max", high)
	}
	if g.Verdict == VerdictNotApplicable {
		said = known
	}
	ref := g.Attained.Reference()
	t.add(govmaturity.ReasonCounted, said).Finding = &ref
	if r.level.Valid() && g.Verdict != VerdictNotApplicable {
		t.add(govmaturity.ReasonFormula, t.less(r.steps, high, g.Short.Min))
		if low != high {
			t.add(govmaturity.ReasonFormula, t.less(r.steps, low, g.Short.Max))
		}
	}
	if g.Surplus > 0 {
		t.add(govmaturity.ReasonShown, t.w.Say("competency.surplus", "count", g.Surplus))
	}
	if r.need != NeedRequired {
		t.add(govmaturity.ReasonNote, t.w.Say("competency.need."+string(r.need)))
	}
}

// missing says how many steps are missing.
func (t *teller) missing(v Verdict, short Steps) string {
	switch {
	case v == VerdictMet || v == VerdictNotApplicable:
		return ""
	case short.Min == short.Max:
		return t.w.Say("competency.missing", "count", short.Max)
	}
	return t.w.Say("competency.missing-between", "min", short.Min, "max", short.Max)
}

func (t *teller) gapRule(r *requirement) string {
	if r.level.Valid() {
		return t.w.Say("competency.gap-rule")
	}
	return t.w.Say("competency.gap-has")
}

// less writes out what is missing.
func (t *teller) less(required, attained, short int) string {
	formula := t.number(float64(required)) + " − " + t.number(float64(attained))
	if attained > required {
		formula = "max(0, " + formula + ")"
	}
	return t.equals(formula, float64(short))
}

// Reference names what [Readiness.Explain] finds.
func (r Readiness) Reference() govmaturity.Reference {
	ref := govmaturity.Reference{Kind: FindingReadiness, Date: r.AsOf.Date, ID: r.Post.String()}
	if r.From.Valid() {
		ref.Item = r.From.String()
	}
	return r.Post.fw.reference(ref, r.Person)
}

// Explain says how readiness comes out of the gaps: each term of the sums, and what
// was left out. It is in the given words, or in English. [Readiness.Find] leads on to
// the gaps and to the evidence.
func (r Readiness) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(r.Post.fw, r.Reference(), words, func(t *teller) {
		title := t.post(r.Post)
		if r.Person != nil {
			title = t.w.Say("competency.of", "person", t.person(r.Person), "title", title)
		}
		outcome := t.outcome(r.Figures)
		t.head(title, outcome, t.w.Say("competency.ready-rule"))
		t.cites(r.Post.fw, r.Post.Role())
		t.asOf(r.AsOf)
		if r.From.Valid() {
			t.add(govmaturity.ReasonCondition, t.w.Say("competency.supposed", "post", t.post(r.From)))
		}
		if t.terms(r); r.Unstated != "" {
			return
		}
		t.add(govmaturity.ReasonCoverage, t.w.Say("competency.thresholds", "all", r.Met+r.Short+r.Unknown, "met", r.Met, "short", r.Short, "unknown", r.Unknown))
	})
}

// outcome says how ready somebody is, or why that cannot be said.
func (t *teller) outcome(f Figures) string {
	if f.Unstated != "" {
		return f.Unstated.In(t.w)
	}
	return t.also(t.ready(f.Low, f.High), t.verdict(f.Verdict), t.missing(f.Verdict, f.Steps))
}

// terms says what each requirement gives, and adds them up.
func (t *teller) terms(r Readiness) {
	var low, high, all []string
	a := newTally()
	for i := range r.Gaps {
		g := &r.Gaps[i]
		q := g.Requirement.get()
		title := t.at(g.Requirement.Competency(), q.level)
		ref := g.Reference()
		if q.need == NeedDesirable || g.Verdict == VerdictNotApplicable {
			why := t.w.Say("competency.not-applicable")
			if q.need == NeedDesirable {
				why = t.w.Say("competency.need.desirable")
			}
			t.add(govmaturity.ReasonLeftOut, t.w.Say("explain.left-out", "title", title, "why", why)).Finding = &ref
			continue
		}
		a.add(q, g.Verdict, g.Short)
		got := t.number(float64(q.steps - g.Short.Max))
		if g.Short.Min != g.Short.Max {
			got = t.w.Say("competency.between", "low", got, "high", t.number(float64(q.steps-g.Short.Min)))
		}
		weight, times := "", ""
		if q.weight != 1 {
			weight, times = t.w.Say("competency.weight", "weight", q.weight), t.number(q.weight)+" × "
		}
		said := t.also(t.w.Say("competency.term", "title", title, "got", got, "steps", q.steps), weight, t.verdict(g.Verdict))
		t.add(govmaturity.ReasonCounted, said).Finding = &ref
		low = append(low, times+t.number(float64(q.steps-g.Short.Max)))
		high = append(high, times+t.number(float64(q.steps-g.Short.Min)))
		all = append(all, times+t.number(float64(q.steps)))
	}
	if len(all) == 0 {
		return // the outcome says why
	}
	one := t.ratio(low, all, a.low, a.total, r.Low)
	if r.Low == r.High {
		t.add(govmaturity.ReasonFormula, one)
		return
	}
	t.add(govmaturity.ReasonFormula, t.w.Say("competency.sure", "formula", one))
	t.add(govmaturity.ReasonFormula, t.w.Say("competency.possible", "formula", t.ratio(high, all, a.high, a.total, r.High)))
}

// ratio writes out a sum by a sum.
func (t *teller) ratio(above, below []string, sum, total, value float64) string {
	in := func(terms []string, sum float64) string {
		s := t.sum(terms, sum)
		if strings.Contains(s, " ") {
			s = "(" + s + ")"
		}
		return s
	}
	return t.equals(in(above, sum)+" / "+in(below, total), value)
}

// Find returns the finding that a reference names, if it is about one of the gaps, or
// about the evidence for one. Give it to [govmaturity.Finding.Trace], with the words
// bound.
func (r Readiness) Find(ref govmaturity.Reference, words ...govmaturity.Words) (govmaturity.Finding, bool) {
	for i := range r.Gaps {
		g := &r.Gaps[i]
		if g.Reference() == ref {
			return g.Explain(words...), true
		}
		if f, ok := g.Attained.Find(ref, words...); ok {
			return f, true
		}
	}
	return govmaturity.Finding{}, false
}

// Find returns the finding that a reference names, if it is about this or about one of
// its parts.
func (a Attained) Find(ref govmaturity.Reference, words ...govmaturity.Words) (govmaturity.Finding, bool) {
	if a.Reference() == ref {
		return a.Explain(words...), true
	}
	for _, part := range a.Parts {
		if f, ok := part.Find(ref, words...); ok {
			return f, true
		}
	}
	return govmaturity.Finding{}, false
}
