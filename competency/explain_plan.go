package competency

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// reference names a finding about a plan: the document is the catalogue of training.
func (p *Plan) reference(kind, subject string) govmaturity.Reference {
	if p.Training == nil {
		return govmaturity.Reference{Kind: kind}
	}
	ref := govmaturity.Reference{Kind: kind, Subject: subject, Date: p.options.AsOf.Date, Item: string(p.Goal), ID: p.Training.ID()}
	return p.Training.fw.reference(ref, nil)
}

// Reference names what [Plan.Explain] finds.
func (p *Plan) Reference() govmaturity.Reference { return p.reference(FindingPlan, "") }

// Explain says what the plan is for, what everybody takes, how the value comes out of
// that, and whether it is the best. It is in the given words, or in English.
// [Plan.Find] leads on to what one person takes, and to what stays open.
func (p *Plan) Explain(words ...govmaturity.Words) govmaturity.Finding {
	if p.Training == nil {
		return explain(nil, p.Reference(), words, nil)
	}
	return explain(p.Training.fw, p.Reference(), words, func(t *teller) {
		t.head(t.w.Wording(p.Training.spec.Title), t.planOutcome(p), t.w.Say("competency.goal."+string(p.Goal)))
		t.asOf(p.options.AsOf)
		t.limits(p)
		for i := range p.People {
			one := &p.People[i]
			said := t.w.Say("competency.takes", "person", t.person(one.Person), "modules", t.takes(one))
			ref := one.Reference()
			t.add(govmaturity.ReasonCounted, t.also(said, t.readyChange(one), t.spends(p, one.Cost, one.Minutes))).Finding = &ref
		}
		t.total(p)
		t.add(govmaturity.ReasonNote, t.best(p))
		t.add(govmaturity.ReasonNote, t.w.Say("competency.on-trust"))
	})
}

// Find returns the finding that a reference names, if it is about what one person
// takes.
func (p *Plan) Find(ref govmaturity.Reference, words ...govmaturity.Words) (govmaturity.Finding, bool) {
	for i := range p.People {
		if p.People[i].Reference() == ref {
			return p.People[i].Explain(words...), true
		}
	}
	return govmaturity.Finding{}, false
}

func (t *teller) money(p *Plan, cents int64) string {
	amount := t.w.Number(float64(cents)/100, 2)
	if p.Training.spec.Currency == "" {
		return amount
	}
	return t.w.Say("competency.money", "amount", amount, "currency", t.w.Isolate(p.Training.spec.Currency, ""))
}

// value says what a goal is about.
func (t *teller) value(p *Plan, x float64) string {
	switch p.Goal {
	case GoalLeastCost:
		return t.w.Say("competency.cost", "cost", t.money(p, int64(x)))
	case GoalLeastTime:
		return t.w.Say("competency.minutes", "minutes", x)
	}
	return t.w.Say("competency.mean-ready", "share", t.percent(x))
}

// bare says a value of the goal without what it is.
func (t *teller) bare(p *Plan, x float64) string {
	switch p.Goal {
	case GoalLeastCost:
		return t.money(p, int64(x))
	case GoalLeastTime:
		return t.number(x)
	}
	return t.percent(x)
}

func (t *teller) planOutcome(p *Plan) string {
	if !p.Found {
		return t.w.Say("competency.no-plan")
	}
	if p.Goal == GoalReadiness && len(p.People) > 0 && !slices.ContainsFunc(p.People, func(one PersonPlan) bool { return one.Unstated == "" }) {
		return p.People[0].Unstated.In(t.w) // of nobody can it be said
	}
	return t.value(p, p.Value)
}

// spends says cost and minutes, where they are known.
func (t *teller) spends(p *Plan, cost, minutes *int64) string {
	said := ""
	if cost != nil {
		said = t.w.Say("competency.cost", "cost", t.money(p, *cost))
	}
	if minutes != nil {
		said = t.also(said, t.w.Say("competency.minutes", "minutes", *minutes))
	}
	return said
}

func (t *teller) limits(p *Plan) {
	o := &p.options
	if o.Budget != nil {
		t.add(govmaturity.ReasonCondition, t.w.Say("competency.limit.budget", "cost", t.money(p, *o.Budget)))
	}
	if o.Minutes != nil {
		t.add(govmaturity.ReasonCondition, t.w.Say("competency.limit.minutes", "minutes", *o.Minutes))
	}
	if o.MinutesEach != nil {
		t.add(govmaturity.ReasonCondition, t.w.Say("competency.limit.minutes-each", "minutes", *o.MinutesEach))
	}
	if o.Possible {
		t.add(govmaturity.ReasonCondition, t.w.Say("competency.plan.possible"))
	}
	if o.Desirable {
		t.add(govmaturity.ReasonCondition, t.w.Say("competency.plan.desirable"))
	}
}

// takes names the modules that somebody takes, in their order.
func (t *teller) takes(one *PersonPlan) string {
	if len(one.Modules) == 0 {
		return t.w.Say("competency.no-module")
	}
	var names []Module
	for _, m := range one.Modules {
		names = append(names, m.Module)
	}
	return t.modules(names)
}

func (t *teller) modules(modules []Module) string {
	names := make([]string, len(modules))
	for i, m := range modules {
		names[i] = t.w.Wording(m.get().spec.Title)
	}
	return t.names(names)
}

func (t *teller) readyChange(one *PersonPlan) string {
	if one.Unstated != "" {
		return one.Unstated.In(t.w)
	}
	return t.w.Say("competency.ready-change", "before", t.percent(one.Before), "after", t.percent(one.After))
}

// total adds up what the goal is about, over the people.
func (t *teller) total(p *Plan) {
	if !p.Found || len(p.People) < 2 || p.Goal == GoalReadiness {
		return
	}
	var terms []string
	for i := range p.People {
		x, unit := p.People[i].Cost, 100.0
		if p.Goal == GoalLeastTime {
			x, unit = p.People[i].Minutes, 1
		}
		if x == nil {
			return
		}
		if *x > 0 {
			terms = append(terms, t.number(float64(*x)/unit))
		}
	}
	value := p.Value
	if p.Goal == GoalLeastCost {
		value /= 100
	}
	if len(terms) > 1 && len(terms) <= mostTerms {
		t.add(govmaturity.ReasonFormula, t.w.Say("competency.total", "formula", t.equals(t.sum(terms, value), value)))
	}
}

// best says whether there is a better plan.
func (t *teller) best(p *Plan) string {
	switch {
	case p.Proved && p.Found:
		return t.w.Say("competency.proved")
	case p.Proved:
		return t.w.Say("competency.proved-none")
	case !p.Found:
		return t.w.Say("competency.not-found")
	}
	return t.w.Say("competency.bound", "bound", t.bare(p, p.Bound), "gap", t.percent(p.Gap()))
}

// Reference names what [PersonPlan.Explain] finds.
func (one PersonPlan) Reference() govmaturity.Reference {
	if one.plan == nil || one.Person == nil {
		return govmaturity.Reference{Kind: FindingTraining}
	}
	return one.plan.reference(FindingTraining, one.Person.ID())
}

// Explain says why somebody takes each module, what it closes and costs, and what
// stays open and why, with the cause where it was said. It is in the given words, or in
// English.
func (one PersonPlan) Explain(words ...govmaturity.Words) govmaturity.Finding {
	if one.plan == nil || one.Person == nil {
		return explain(nil, one.Reference(), words, nil)
	}
	return explain(one.plan.Training.fw, one.Reference(), words, func(t *teller) {
		t.head(t.person(one.Person), t.also(t.takes(&one), t.readyChange(&one)), t.w.Say("competency.goal."+string(one.plan.Goal)))
		t.asOf(one.plan.options.AsOf)
		t.limits(one.plan)
		for i := range one.Modules {
			t.add(govmaturity.ReasonCounted, t.planned(one.plan, &one.Modules[i]))
		}
		for i := range one.Gaps {
			t.plannedGap(&one.Gaps[i])
		}
		t.after(&one)
	})
}

// planned says what a module does for somebody, and what it costs.
func (t *teller) planned(p *Plan, m *PlannedModule) string {
	said := ""
	for _, r := range m.Raises {
		raise := t.w.Say("competency.raise", "title", t.competency(r.Competency), "from", t.below(r.Competency, r.From), "to", t.level(r.Competency, r.To))
		said = t.also(said, raise, t.w.Say("competency.serves", "needed", r.Needed, "steps", r.Steps))
	}
	spec := m.Module.get().spec
	said = t.also(said, t.spends(p, wide(spec.Cost), wide(spec.Minutes)))
	if len(m.Before) > 0 {
		said = t.also(said, t.w.Say("competency.before", "modules", t.modules(m.Before)))
	}
	title := t.w.Wording(spec.Title)
	if said == "" {
		return title
	}
	return t.w.Say("text.label", "label", title, "text", said)
}

// plannedGap says what the plan does about a gap.
func (t *teller) plannedGap(g *PlannedGap) {
	title := t.at(g.Competency, g.Level)
	steps := t.w.Say("competency.steps", "from", g.From, "reached", g.Reached, "to", g.To)
	if g.Weight != 1 {
		steps = t.also(steps, t.w.Say("competency.weight", "weight", g.Weight))
	}
	label := func(text ...string) string {
		return t.w.Say("text.label", "label", title, "text", t.also(text...))
	}
	need := ""
	if g.Need != NeedRequired {
		need = t.w.Say("competency.need." + string(g.Need))
	}
	switch {
	case g.Verdict == VerdictNotApplicable:
		t.add(govmaturity.ReasonLeftOut, label(t.w.Say("competency.not-applicable")))
		return
	case g.Verdict == VerdictMet:
		t.add(govmaturity.ReasonShown, label(t.w.Say("competency.there"), steps, need))
		return
	case g.Closed && len(g.By) > 0:
		t.add(govmaturity.ReasonHolds, label(t.w.Say("competency.closed", "modules", t.modules(g.By)), steps, need, t.cause(g)))
		return
	}
	why := []string{t.verdict(g.Verdict), steps, need}
	if g.Open != "" {
		why = append(why, t.w.Say("competency.open", "why", t.w.Say("competency.open."+string(g.Open))))
	}
	if len(g.Within) > 0 {
		why = append(why, t.w.Say("competency.within", "modules", t.modules(g.Within)))
	}
	if len(g.Parts) > 0 {
		parts := make([]string, len(g.Parts))
		for i, part := range g.Parts {
			parts[i] = t.w.Say("text.brackets", "text", t.competency(part.Competency), "more", t.level(part.Competency, part.Level))
		}
		why = append(why, t.w.Say("competency.parts", "parts", t.names(parts)))
	}
	t.add(govmaturity.ReasonLeftOut, label(append(why, t.cause(g))...))
}

// cause says why a gap is there, and whether training is the remedy.
func (t *teller) cause(g *PlannedGap) string {
	d := g.Diagnosis
	if d == nil {
		return t.w.Say("competency.no-cause")
	}
	said := ""
	if d.Cause != "" {
		said = t.w.Say("competency.cause", "cause", t.w.Isolate(d.Cause, ""))
	}
	if d.Remedy != "" {
		said = t.also(said, t.w.Say("competency.remedy", "remedy", t.w.Isolate(d.Remedy, "")))
	}
	if d.Training {
		said = t.also(said, t.w.Say("competency.training"))
	}
	return said
}

// after writes out the readiness that is sure, after the training.
func (t *teller) after(one *PersonPlan) {
	var got, all []string
	sum, total := 0.0, 0.0
	for i := range one.Gaps {
		g := &one.Gaps[i]
		if !g.Counts {
			continue
		}
		times := ""
		if g.Weight != 1 {
			times = t.number(g.Weight) + " × "
		}
		got, all = append(got, times+t.number(float64(min(g.To, g.Reached)))), append(all, times+t.number(float64(g.To)))
		sum, total = sum+float64(g.Weight*float64(min(g.To, g.Reached))), total+float64(g.Weight*float64(g.To))
	}
	if len(all) == 0 {
		return // what the person is ready for says why
	}
	t.add(govmaturity.ReasonFormula, t.ratio(got, all, sum, total, one.After))
}
