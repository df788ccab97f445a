package competency

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Plan plans training for people. Everybody is there once; who has no gap gets
// nothing. The error is a [govmaturity.Problems] with all that is wrong with the
// question, or says that its numbers are too large.
//
// The plan rests on what the catalogue says: that whoever takes a module is then at
// the level where it ends. Whether they are is for evidence to say.
func (t *Training) Plan(people []Trainee, options PlanOptions) (*Plan, error) {
	b := &planner{t: t, o: options}
	if b.check(people); b.Len() > 0 {
		return nil, b.Err()
	}
	diagnoses := map[[2]string]*Diagnosis{}
	for i := range options.Diagnoses {
		d := options.Diagnoses[i]
		diagnoses[[2]string{d.Person, d.Competency}] = &d
	}
	for i := range people {
		l := &learner{t: t, in: &people[i]}
		l.addAims(&b.o)
		l.stand(&b.o, b.day, diagnoses)
		l.choose(&b.o)
		b.learners = append(b.learners, l)
	}
	if b.checkNumbers(); b.Len() > 0 {
		return nil, b.Err()
	}
	found, err := b.solve()
	if err != nil {
		return nil, err
	}
	return b.plan(found), nil
}

// plan says what was found.
func (b *planner) plan(found outcome) *Plan {
	p := &Plan{options: b.o, Training: b.t, Goal: b.o.Goal, Found: found.found, Proved: found.proved, Value: found.value, Bound: found.bound}
	before, after, asked := 0.0, 0.0, 0
	for i, l := range b.learners {
		var chosen []int
		if found.found {
			chosen = found.chosen[i]
		}
		one := b.person(l, chosen)
		one.plan = p
		p.People = append(p.People, one)
		before += one.Before
		if one.Unstated == "" {
			asked++
		}
		_, _, reach := l.order(chosen)
		after += l.planned(&b.o, reach)
	}
	if p.Goal == GoalReadiness {
		n := float64(max(1, asked))
		p.Value = after / n
		p.Bound = max(p.Value, min(1, (before+p.Bound)/n))
	}
	if p.Found {
		p.Cost, p.Minutes = new(int64), new(int64)
		for _, one := range p.People {
			p.Cost, p.Minutes = addKnown(p.Cost, one.Cost), addKnown(p.Minutes, one.Minutes)
		}
	}
	return p
}

// addKnown adds numbers of which either may be unknown.
func addKnown(a, b *int64) *int64 {
	if a == nil || b == nil {
		return nil
	}
	sum := *a + *b
	return &sum
}

func (b *planner) person(l *learner, chosen []int) PersonPlan {
	out := PersonPlan{Person: l.in.Person, Cost: new(int64), Minutes: new(int64)}
	order, _, reach := l.order(chosen)
	at := slices.Clone(l.start)
	for _, i := range order {
		m := &b.t.modules[i]
		one := PlannedModule{Module: Module{b.t, i + 1}}
		for _, r := range m.raises {
			if raised := b.raise(l, r, at[r.slot]); raised.Steps > 0 {
				one.Raises = append(one.Raises, raised)
			}
		}
		l.take(i, at)
		without := slices.DeleteFunc(slices.Clone(order), func(k int) bool { return k == i })
		_, stuck, _ := l.order(without)
		for _, k := range stuck {
			one.Before = append(one.Before, Module{b.t, k + 1})
		}
		out.Modules = append(out.Modules, one)
		out.Cost, out.Minutes = addKnown(out.Cost, wide(m.spec.Cost)), addKnown(out.Minutes, wide(m.spec.Minutes))
	}
	for k := range l.aims {
		out.Gaps = append(out.Gaps, b.gap(l, &l.aims[k], out.Modules, reach))
	}
	out.Before, out.After, out.Unstated = l.readiness(nil, anyAim), l.readiness(reach, anyAim), l.unstated()
	return out
}

func wide(x *int) *int64 {
	if x == nil {
		return nil
	}
	y := int64(*x)
	return &y
}

func (b *planner) raise(l *learner, r raise, from int) PlannedRaise {
	c := &b.t.fw.competencies[r.competency]
	if l.fixed[r.slot] || r.high <= from {
		return PlannedRaise{}
	}
	out := PlannedRaise{
		Competency: Competency{b.t.fw, r.competency + 1},
		From:       c.levelAt(from), To: c.levelAt(r.high), Steps: r.high - from,
	}
	for k := range l.aims {
		if a := &l.aims[k]; a.slot == r.slot {
			out.Needed = max(0, min(r.high, l.wants(&b.o, a))-max(from, a.from))
		}
	}
	return out
}

// levelAt returns the level at a step, or the zero Level.
func (n *competency) levelAt(step int) govmaturity.Level {
	if step < 1 || step > len(n.levels) {
		return govmaturity.Level{}
	}
	return n.levels[step-1]
}

func (b *planner) gap(l *learner, a *aim, modules []PlannedModule, reach []int) PlannedGap {
	c := Competency{b.t.fw, a.competency + 1}
	g := PlannedGap{
		Competency: c, Level: a.level, Need: a.need, Verdict: a.verdict, From: a.from, To: a.to,
		Reached: l.reached(a, reach), Open: a.open, Diagnosis: a.diagnosis, Weight: a.weight, Counts: a.counts(),
	}
	toward := func(r PlannedRaise) bool { return r.Competency == c && r.Needed > 0 }
	if a.open == OpenParts {
		g.Parts = b.parts(l, a.competency)
		toward = func(r PlannedRaise) bool {
			return slices.ContainsFunc(g.Parts, func(part Target) bool { return part.Competency == r.Competency })
		}
	}
	for _, m := range modules {
		if slices.ContainsFunc(m.Raises, toward) {
			g.By = append(g.By, m.Module)
		}
	}
	switch {
	case a.verdict == VerdictMet || a.verdict == VerdictNotApplicable:
		g.Open = ""
		return g
	case g.Reached >= a.to:
		g.Closed, g.Open, g.Parts = true, "", nil
		return g
	case g.Open == "":
		g.Open = OpenLimits
	}
	for _, i := range a.within {
		g.Within = append(g.Within, Module{b.t, i + 1})
	}
	return g
}

// parts returns what a competency that comes from its parts rests on, and the
// learner has not for sure: those at the bottom, each once.
func (b *planner) parts(l *learner, competency int) []Target {
	var out []Target
	for _, k := range b.t.fw.parts(competency) {
		c := Competency{b.t.fw, k + 1}
		if l.in.Person.standing(k, b.day).proficient(c.get()) == VerdictMet {
			continue
		}
		below := []Target{{Competency: c, Level: c.get().enough()}}
		if kind := b.t.fw.policy(k).Kind; kind == PolicyAll || kind == PolicyPoints {
			below = b.parts(l, k)
		}
		for _, target := range below {
			if !slices.Contains(out, target) {
				out = append(out, target)
			}
		}
	}
	return out
}

// parts returns the competencies that decide another, by its policy.
func (f *Framework) parts(competency int) []int {
	policy := f.policy(competency)
	if policy.Kind == PolicyAll {
		return f.competencies[competency].narrower
	}
	var out []int
	for _, part := range policy.Parts {
		out = append(out, f.byID[part.Competency])
	}
	return out
}

// enough returns the lowest level from which on all count as proficient: the highest,
// where the scale does not say which do, and the zero Level without a scale, or where
// the highest does not.
func (n *competency) enough() govmaturity.Level {
	if n.scale == nil || n.scale.proficient == nil {
		return n.levelAt(len(n.levels))
	}
	to := len(n.levels)
	for to > 0 && slices.Contains(n.scale.proficient, n.levels[to-1]) {
		to--
	}
	return n.levelAt(to + 1)
}
