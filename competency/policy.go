package competency

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// decision is what a policy makes of the evidence.
type decision struct {
	knowledge Knowledge
	level     govmaturity.Level
	step      int
	value     *float64
}

func (p *piece) decision() decision {
	d := decision{step: p.step}
	d.knowledge, d.level = p.says()
	return d
}

var unknown = decision{knowledge: KnowledgeUnknown}

var latest = PolicySpec{Kind: PolicyLatest}

// policy is how evidence makes a level of a competency. Nobody may change it.
func (f *Framework) policy(competency int) *PolicySpec {
	switch own := f.competencies[competency].spec.Attained; {
	case own != nil:
		return own
	case f.spec.Attained != nil:
		return f.spec.Attained
	}
	return &latest
}

// decide makes a level of the pieces that count, the newest first. It marks in by
// those that the level rests on, if by is not nil.
func (f *Framework) decide(competency int, counting []*piece, by []bool) decision {
	if len(counting) == 0 {
		return unknown
	}
	c, policy := &f.competencies[competency], f.policy(competency)
	take := func(i int) decision {
		mark(by, i)
		return counting[i].decision()
	}
	switch policy.Kind {
	case PolicyHighest:
		return take(highest(counting))
	case PolicyPrioritised:
		for _, kind := range policy.Prefer {
			if i := slices.IndexFunc(counting, func(p *piece) bool { return p.spec.Kind == kind }); i >= 0 {
				return take(i)
			}
		}
		return unknown
	case PolicyDecayingMean:
		mean, ok := decayingMean(counting, *policy.Weight, by)
		if !ok {
			return take(0)
		}
		return c.ofValue(mean)
	case PolicyNTimes:
		return c.nTimes(counting, policy, by)
	}
	return take(0)
}

func mark(by []bool, i int) {
	if by != nil {
		by[i] = true
	}
}

// highest finds the best of the newest piece of each source.
func highest(counting []*piece) int {
	best, met := 0, make(map[string]bool, len(counting))
	for i, one := range counting {
		newer := met[one.spec.Source]
		met[one.spec.Source] = true
		if !newer && one.place() > counting[best].place() {
			best = i
		}
	}
	return best
}

// value is what a piece counts in a mean: the value of its level, 0 for none, and 1
// for having a competency without levels.
func (p *piece) value() (x float64, ok bool) {
	switch p.spec.Outcome {
	case OutcomeNotApplicable:
		return 0, false
	case OutcomeNone:
		return 0, true
	}
	if !p.level.Valid() {
		return 1, true // has it
	}
	return p.level.Value(), true
}

// decayingMean gives the newest piece its weight in per cent, and the mean of
// those before it the rest.
func decayingMean(counting []*piece, weight int, by []bool) (mean float64, ok bool) {
	first, rest := -1, 0
	sum := 0.0
	for i, one := range slices.Backward(counting) {
		if x, counts := one.value(); counts {
			if first >= 0 { // that was not the newest
				sum += mean
				rest++
			}
			first, mean = i, x
			mark(by, i)
		}
	}
	if rest > 0 {
		w := float64(weight) / 100
		mean = float64(w*mean) + float64((1-w)*(sum/float64(rest)))
	}
	return mean, first >= 0
}

// nTimes takes the highest level that enough pieces reach, or the mean of those
// from the mastery on.
func (n *competency) nTimes(counting []*piece, policy *PolicySpec, by []bool) decision {
	if policy.Mastery != "" {
		from := n.level(policy.Mastery).Value()
		masters := func(p *piece) (float64, bool) {
			x, ok := p.value()
			return x, ok && x >= from && p.level.Valid()
		}
		used, sum := 0, 0.0
		for _, one := range slices.Backward(counting) {
			if x, ok := masters(one); ok {
				used++
				sum += x
			}
		}
		if used < *policy.Times {
			return unknown
		}
		for i, one := range counting {
			if _, ok := masters(one); ok {
				mark(by, i)
			}
		}
		return n.ofValue(sum / float64(used))
	}
	enough := func(counts func(*piece) bool) bool {
		used := 0
		for _, one := range counting {
			if counts(one) {
				used++
			}
		}
		if used < *policy.Times {
			return false
		}
		for i, one := range counting {
			if counts(one) {
				mark(by, i)
			}
		}
		return true
	}
	for step, l := range slices.Backward(n.levels) {
		if enough(func(p *piece) bool { return p.level.Valid() && p.step > step }) {
			return decision{knowledge: KnowledgeKnown, level: l, step: step + 1}
		}
	}
	if n.scale == nil && enough(func(p *piece) bool { return p.spec.Outcome == "" }) {
		return decision{knowledge: KnowledgeKnown, step: 1}
	}
	if enough(func(p *piece) bool { return p.spec.Outcome == OutcomeNone }) {
		return decision{knowledge: KnowledgeNone}
	}
	return unknown
}

// ofValue takes the highest level whose value a mean reaches, but for rounding.
func (n *competency) ofValue(mean float64) decision {
	d := decision{knowledge: KnowledgeNone, value: &mean}
	if n.scale == nil {
		if (govmaturity.Range{Max: 1}).AtLeast(mean, 1) {
			d.knowledge, d.step = KnowledgeKnown, 1
		}
		return d
	}
	r := govmaturity.Range{Min: n.levels[0].Value(), Max: n.levels[len(n.levels)-1].Value()}
	for i, l := range n.levels {
		if r.AtLeast(mean, l.Value()) {
			d.knowledge, d.level, d.step = KnowledgeKnown, l, i+1
		}
	}
	return d
}

// rollUp lets the parts of a competency decide. What is not known of a part stays
// not known as long as it could decide otherwise.
func (f *Framework) rollUp(competency int, met func(part int) Verdict) decision {
	c, policy := &f.competencies[competency], f.policy(competency)
	var v Verdict
	if policy.Kind == PolicyAll {
		v = VerdictMet
		for _, k := range c.narrower {
			v = worse(v, met(k))
		}
		if len(c.narrower) == 0 {
			v = VerdictShort // there is nothing that could be met
		}
	} else {
		v = f.points(policy, met)
	}
	switch {
	case v == VerdictShort:
		return decision{knowledge: KnowledgeNone}
	case v == VerdictUnknown:
		return unknown
	case c.scale == nil:
		return decision{knowledge: KnowledgeKnown, step: 1}
	}
	l := firstProficient(c)
	if !l.Valid() {
		l = c.levels[len(c.levels)-1]
	}
	return decision{knowledge: KnowledgeKnown, level: l, step: c.stepsTo(l)}
}

// points counts the points of the parts that are met.
func (f *Framework) points(policy *PolicySpec, met func(int) Verdict) Verdict {
	sure, possible := 0, 0
	required := VerdictMet
	for _, part := range policy.Parts {
		v := met(f.byID[part.Competency])
		if part.Required {
			required = worse(required, v)
		}
		switch v {
		case VerdictMet, VerdictNotApplicable:
			sure, possible = sure+part.Points, possible+part.Points
		case VerdictUnknown:
			possible += part.Points
		}
	}
	switch {
	case required == VerdictShort || possible < *policy.Points:
		return VerdictShort
	case required == VerdictUnknown || sure < *policy.Points:
		return VerdictUnknown
	}
	return VerdictMet
}
