package competency

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// dayOf is a compiled AsOf.
type dayOf struct {
	purpose string
	day     date.Date
}

// standing is what is known of somebody in one competency, without the reasons. It
// is what Attained says, for many people at once.
type standing struct {
	knowledge Knowledge
	step      int // the level as a number of steps, when it is known
}

func (a Attained) standing() standing {
	s := standing{knowledge: a.Knowledge}
	if a.Knowledge == KnowledgeKnown {
		s.step = a.Competency.get().stepsTo(a.Level)
	}
	return s
}

// standing returns what Person.At does, of a competency by its place, and makes
// nothing besides.
func (p *Person) standing(competency int, when dayOf) standing {
	policy := p.fw.policy(competency)
	if policy.Kind == PolicyAll || policy.Kind == PolicyPoints {
		d := p.fw.rollUp(competency, func(k int) Verdict { return p.standing(k, when).proficient(&p.fw.competencies[k]) })
		return standing{d.knowledge, d.step}
	}
	var few [8]*piece
	counting := few[:0]
	for _, i := range p.about(competency) {
		one := &p.pieces[i]
		if p.status(one, when, policy) != StatusCounts {
			continue
		}
		if policy.Kind == PolicyLatest {
			d := one.decision()
			return standing{d.knowledge, d.step}
		}
		counting = append(counting, one)
	}
	d := p.fw.decide(competency, counting, nil)
	return standing{d.knowledge, d.step}
}

// steps bounds how many levels of a competency the person has reached.
func (s standing) steps(c *competency) (low, high int) {
	switch s.knowledge {
	case KnowledgeKnown:
		return s.step, s.step
	case KnowledgeNone:
		return 0, 0
	}
	return 0, max(1, len(c.levels))
}

// proficient says whether the person has a competency, or is at a level of it that
// counts as proficient: at the highest, where the scale does not say.
func (s standing) proficient(c *competency) Verdict {
	switch s.knowledge {
	case KnowledgeUnknown:
		return VerdictUnknown
	case KnowledgeNotApplicable:
		return VerdictNotApplicable
	case KnowledgeNone:
		return VerdictShort
	}
	switch {
	case c.scale == nil:
		return VerdictMet
	case c.scale.proficient == nil:
		return verdictOf(s.step == len(c.levels))
	}
	return verdictOf(slices.Contains(c.scale.proficient, c.levels[s.step-1]))
}

func verdictOf(met bool) Verdict {
	if met {
		return VerdictMet
	}
	return VerdictShort
}

// reaches says whether a person is at a level or above it: proficient, for the
// zero Level.
func (s standing) reaches(c *competency, l govmaturity.Level) Verdict {
	switch {
	case !l.Valid():
		return s.proficient(c)
	case s.knowledge == KnowledgeUnknown:
		return VerdictUnknown
	case s.knowledge == KnowledgeNotApplicable:
		return VerdictNotApplicable
	}
	return verdictOf(s.knowledge == KnowledgeKnown && s.step >= c.stepsTo(l))
}

// beside puts what is known of a person beside a requirement.
func (s standing) beside(r *requirement, c *competency) (verdict Verdict, short Steps, surplus int) {
	low, high := s.steps(c)
	switch {
	case s.knowledge == KnowledgeNotApplicable:
		return VerdictNotApplicable, Steps{}, 0
	case !r.level.Valid():
		// To have it, or to be at a level that counts as proficient, is all.
		switch verdict = s.proficient(c); verdict {
		case VerdictShort:
			short = Steps{max(1, r.steps-high), max(1, r.steps-high)}
		case VerdictUnknown:
			short = Steps{0, r.steps}
		}
		return verdict, short, 0
	}
	short = Steps{max(0, r.steps-high), max(0, r.steps-low)}
	switch {
	case short.Max == 0:
		return VerdictMet, short, low - r.steps
	case short.Min > 0:
		return VerdictShort, short, 0
	}
	return VerdictUnknown, short, 0
}
