package competency

import "github.com/govmaturity/govmaturity"

// Gap is one requirement beside what is known of a person.
type Gap struct {
	Requirement Requirement
	Attained    Attained
	Verdict     Verdict
	// Short is how many level steps are missing: from Min, whatever is not known,
	// to Max. They are equal when all is known.
	Short Steps
	// Surplus is how many steps the person is above what is required. It makes up
	// for nothing.
	Surplus int
}

// Steps is an interval of level steps.
type Steps struct{ Min, Max int }

// Readiness is how ready a person is for a post, and why.
type Readiness struct {
	Person *Person
	Post   Post
	AsOf   AsOf
	// Gaps are all requirements of the post, those that are met included, in the
	// document's order.
	Gaps []Gap
	// Low and High bound the readiness, from 0 to 1: Σ w·min(attained, required)
	// over Σ w·required, in level steps. Low takes for granted that nothing is
	// there where nothing is known, and High that all is. What is desirable, and
	// what is not applicable, does not count. Both are 1 when nothing counts.
	Low, High float64
	// Met, Short, Unknown and NotApplicable count the requirements that are not
	// merely desirable.
	Met, Short, Unknown, NotApplicable int
	// Verdict is VerdictMet when the person meets all that is required, and
	// VerdictShort when they surely do not.
	Verdict Verdict
}

// Thresholds returns the share of the requirements that are met for sure, and of
// those that may be: 1 and 1 when none counts.
func (r Readiness) Thresholds() (low, high float64) {
	total := r.Met + r.Short + r.Unknown
	if total == 0 {
		return 1, 1
	}
	return float64(r.Met) / float64(total), float64(r.Met+r.Unknown) / float64(total)
}

// ShortSteps returns how many level steps are missing in all.
func (r Readiness) ShortSteps() Steps {
	var sum Steps
	for _, g := range r.Gaps {
		if g.Requirement.Need() != NeedDesirable {
			sum.Min, sum.Max = sum.Min+g.Short.Min, sum.Max+g.Short.Max
		}
	}
	return sum
}

// Readiness returns how ready a person is for a post at a date. The error is
// about the date, or a post of another framework.
func (p *Person) Readiness(post Post, when AsOf) (Readiness, error) {
	day, err := when.day()
	if err != nil {
		return Readiness{}, err
	}
	if post.fw != p.fw || !post.Valid() {
		return Readiness{}, govmaturity.Problems{{Code: govmaturity.CodeOtherFramework, Format: "the post %q is not one of %s", Args: []any{post.String(), p.fw.ID()}}}
	}
	gaps := make([]Gap, len(post.get().requires))
	for i := range gaps {
		r := Requirement{post, i}
		gaps[i] = newGap(r, p.at(r.Competency(), when, day))
	}
	return readinessOf(p, post, when, gaps), nil
}

func readinessOf(p *Person, post Post, when AsOf, gaps []Gap) Readiness {
	out := Readiness{Person: p, Post: post, AsOf: when, Gaps: gaps, Low: 1, High: 1, Verdict: VerdictMet}
	var low, high, total float64
	for _, g := range gaps {
		if g.Requirement.Need() == NeedDesirable {
			continue
		}
		switch g.Verdict {
		case VerdictMet:
			out.Met++
		case VerdictShort:
			out.Short++
		case VerdictUnknown:
			out.Unknown++
		case VerdictNotApplicable:
			out.NotApplicable++
			continue
		}
		out.Verdict = worse(out.Verdict, g.Verdict)
		w, steps := g.Requirement.Weight(), g.Requirement.Steps()
		low += float64(w * float64(steps-g.Short.Max))
		high += float64(w * float64(steps-g.Short.Min))
		total += float64(w * float64(steps))
	}
	if total > 0 {
		out.Low, out.High = low/total, high/total
	}
	return out
}

// newGap puts what is known of a person beside a requirement.
func newGap(r Requirement, a Attained) Gap {
	g := Gap{Requirement: r, Attained: a}
	steps := r.Steps()
	low, high := a.steps()
	switch {
	case a.Knowledge == KnowledgeNotApplicable:
		g.Verdict = VerdictNotApplicable
		return g
	case !r.Level().Valid():
		// To have it, or to be at a level that counts as proficient, is all.
		switch g.Verdict = a.proficient(); g.Verdict {
		case VerdictShort:
			g.Short = Steps{1, 1}
			if steps > high {
				g.Short = Steps{steps - high, steps - high}
			}
		case VerdictUnknown:
			g.Short = Steps{0, steps}
		}
		return g
	}
	g.Short = Steps{max(0, steps-high), max(0, steps-low)}
	switch {
	case g.Short.Max == 0:
		g.Verdict, g.Surplus = VerdictMet, low-steps
	case g.Short.Min > 0:
		g.Verdict = VerdictShort
	default:
		g.Verdict = VerdictUnknown
	}
	return g
}

// steps bounds how many levels of the competency the person has reached.
func (a Attained) steps() (low, high int) {
	n := a.Competency.get()
	top := max(1, len(n.levels))
	switch a.Knowledge {
	case KnowledgeKnown:
		if n.scale == nil {
			return 1, 1
		}
		at := 1 + indexOf(n.levels, a.Level)
		return at, at
	case KnowledgeNone:
		return 0, 0
	}
	return 0, top
}

// Gap returns what lies between two posts: what somebody who meets all of one,
// and nothing beyond it, would lack in the other.
func (p Post) Gap(to Post) Readiness {
	have := map[int]requirement{}
	for _, r := range p.get().requires {
		have[r.competency] = r
	}
	gaps := make([]Gap, len(to.get().requires))
	for i := range gaps {
		r := Requirement{to, i}
		a := Attained{Competency: r.Competency(), Knowledge: KnowledgeNone}
		if has, ok := have[r.get().competency]; ok {
			a.Knowledge, a.Level = KnowledgeKnown, has.level
			if !has.level.Valid() && a.Competency.Scale().Valid() {
				a.Level = firstProficient(a.Competency.get())
			}
		}
		gaps[i] = newGap(r, a)
	}
	return readinessOf(nil, to, AsOf{}, gaps)
}
