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
	// From is the post from which it is measured, where it is about nobody in
	// particular: see [Post.Gap]. Person is then nil.
	From Post
	// Gaps are all requirements of the post, those that are met included, in the
	// document's order.
	Gaps []Gap
	Figures
}

// Figures are how ready somebody is for a post, in numbers.
type Figures struct {
	// Low and High bound the readiness, from 0 to 1: Σ w·min(attained, required)
	// over Σ w·required, in level steps. Low takes for granted that nothing is
	// there where nothing is known, and High that all is. What is desirable, and
	// what is not applicable, does not count. When nothing counts they are 0 and 1,
	// and Unstated says why.
	Low, High float64
	// Unstated says why there is no readiness: the post states no requirements, or
	// none that applies to the person. It is "" where there is one.
	Unstated Unstated
	// Met, Short, Unknown and NotApplicable count the requirements that are not
	// merely desirable.
	Met, Short, Unknown, NotApplicable int
	// Steps is how many level steps are missing in all of them.
	Steps Steps
	// Verdict is VerdictMet when the person meets all that is required, and
	// VerdictShort when they surely do not. It is VerdictUnknown where the post
	// states no requirements, and VerdictNotApplicable where none applies.
	Verdict Verdict
}

// Thresholds returns the share of the requirements that are met for sure, and of
// those that may be: 0 and 1 when none counts.
func (r Figures) Thresholds() (low, high float64) {
	total := r.Met + r.Short + r.Unknown
	if total == 0 {
		return 0, 1
	}
	return float64(r.Met) / float64(total), float64(r.Met+r.Unknown) / float64(total)
}

// Readiness returns how ready a person is for a post at a date. The error is
// about the date, or a post of another framework.
func (p *Person) Readiness(post Post, when AsOf) (Readiness, error) {
	day, err := p.asks(post, when)
	if err != nil {
		return Readiness{}, err
	}
	gaps := make([]Gap, len(post.get().requires))
	for i := range gaps {
		r := Requirement{post, i}
		gaps[i] = newGap(r, p.at(r.Competency(), when, day.day))
	}
	return readinessOf(p, post, when, gaps), nil
}

// Figures returns the numbers of [Person.Readiness] without the reasons, for many
// people at once.
func (p *Person) Figures(post Post, when AsOf) (Figures, error) {
	day, err := p.asks(post, when)
	if err != nil {
		return Figures{}, err
	}
	return p.figures(post, day), nil
}

func (p *Person) figures(post Post, day dayOf) Figures {
	t := newTally()
	requires := post.get().requires
	for i := range requires {
		r := &requires[i]
		if r.need != NeedDesirable {
			verdict, short, _ := p.standing(r.competency, day).beside(r, &p.fw.competencies[r.competency])
			t.add(r, verdict, short)
		}
	}
	return t.figures()
}

// asks checks a post and a date.
func (p *Person) asks(post Post, when AsOf) (dayOf, error) {
	day, err := when.day()
	if err != nil {
		return dayOf{}, err
	}
	if !post.Valid() || !p.fw.same(post.fw) {
		return dayOf{}, govmaturity.Problems{{Code: govmaturity.CodeOtherFramework, Format: "the post %q is not one of %s", Args: []any{post.String(), p.fw.ID()}}}
	}
	return dayOf{when.Purpose, day}, nil
}

// tally adds up requirements.
type tally struct {
	Figures
	low, high, total float64
}

func newTally() tally { return tally{Figures: Figures{Verdict: VerdictMet}} }

func (t *tally) add(r *requirement, verdict Verdict, short Steps) {
	switch verdict {
	case VerdictMet:
		t.Met++
	case VerdictShort:
		t.Short++
	case VerdictUnknown:
		t.Unknown++
	case VerdictNotApplicable:
		t.NotApplicable++
		return
	}
	t.Verdict = worse(t.Verdict, verdict)
	t.Steps.Min, t.Steps.Max = t.Steps.Min+short.Min, t.Steps.Max+short.Max
	t.low += float64(r.weight * float64(r.steps-short.Max))
	t.high += float64(r.weight * float64(r.steps-short.Min))
	t.total += float64(r.weight * float64(r.steps))
}

func (t *tally) figures() Figures {
	if t.total > 0 {
		t.Low, t.High = t.low/t.total, t.high/t.total
		return t.Figures
	}
	t.High, t.Unstated, t.Verdict = 1, unstated(t.NotApplicable), VerdictUnknown
	if t.Unstated == UnstatedPerson {
		t.Verdict = VerdictNotApplicable
	}
	return t.Figures
}

func readinessOf(p *Person, post Post, when AsOf, gaps []Gap) Readiness {
	t := newTally()
	for _, g := range gaps {
		if r := g.Requirement.get(); r.need != NeedDesirable {
			t.add(r, g.Verdict, g.Short)
		}
	}
	return Readiness{Person: p, Post: post, AsOf: when, Gaps: gaps, Figures: t.figures()}
}

// newGap puts what is known of a person beside a requirement.
func newGap(r Requirement, a Attained) Gap {
	g := Gap{Requirement: r, Attained: a}
	g.Verdict, g.Short, g.Surplus = a.standing().beside(r.get(), a.Competency.get())
	return g
}

// Gap returns what lies between two posts: what somebody who meets all that one
// requires, and nothing beyond it or that is merely desirable there, would lack in the
// other. Where the other states no
// requirements, that is not known: see [Figures.Unstated].
func (p Post) Gap(to Post) Readiness {
	have := map[int]requirement{}
	for _, r := range p.get().requires {
		if r.need != NeedDesirable {
			have[r.competency] = r
		}
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
	out := readinessOf(nil, to, AsOf{}, gaps)
	out.From = p
	return out
}
