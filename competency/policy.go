package competency

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// apply makes a level of the pieces that count, the newest first.
func (a *Attained) apply(counting []piece) {
	if len(counting) == 0 {
		return
	}
	switch a.Policy.Kind {
	case PolicyHighest:
		a.highest(counting)
	case PolicyPrioritised:
		a.prioritised(counting)
	case PolicyDecayingMean:
		a.decayingMean(counting)
	case PolicyNTimes:
		a.nTimes(counting)
	default:
		a.take(counting[0])
	}
}

// take lets one piece decide.
func (a *Attained) take(one piece) {
	a.Knowledge, a.Level = one.says()
	a.decided(one)
}

// decided marks the pieces that the level rests on.
func (a *Attained) decided(pieces ...piece) {
	for _, one := range pieces {
		for i := range a.Pieces {
			if a.Pieces[i].Status == StatusCounts && !a.Pieces[i].Decides && same(a.Pieces[i].Attestation, *one.spec) {
				a.Pieces[i].Decides = true
				break
			}
		}
	}
}

func same(a, b Attestation) bool {
	return a.ID == b.ID && a.Level == b.Level && a.Outcome == b.Outcome && a.Kind == b.Kind && a.Source == b.Source &&
		a.Rater == b.Rater && a.Date == b.Date && a.Note == b.Note
}

// highest takes the best of the newest piece of each source.
func (a *Attained) highest(counting []piece) {
	seen := map[string]bool{}
	best := counting[0]
	for i, one := range counting {
		if seen[one.spec.Source] {
			continue // a newer one of this source stands for it
		}
		seen[one.spec.Source] = true
		if i == 0 || one.place() > best.place() {
			best = one
		}
	}
	a.take(best)
}

// prioritised takes the newest piece of the strongest kind.
func (a *Attained) prioritised(counting []piece) {
	for _, kind := range a.Policy.Prefer {
		if i := slices.IndexFunc(counting, func(p piece) bool { return p.spec.Kind == kind }); i >= 0 {
			a.take(counting[i])
			return
		}
	}
}

// value is what a piece counts in a mean: its level, and nothing for none.
func (p piece) value() (x float64, ok bool) {
	switch p.spec.Outcome {
	case OutcomeNotApplicable:
		return 0, false
	case OutcomeNone:
		return 0, true
	}
	return p.level.Value(), p.level.Valid()
}

// decayingMean gives the newest piece its weight, and the mean of those before
// it the rest.
func (a *Attained) decayingMean(counting []piece) {
	var values []float64
	var used []piece
	for _, one := range counting {
		if x, ok := one.value(); ok {
			values, used = append(values, x), append(used, one)
		}
	}
	if len(values) == 0 {
		a.take(counting[0])
		return
	}
	mean := values[0]
	if len(values) > 1 {
		sum := 0.0
		for _, x := range slices.Backward(values[1:]) {
			sum += x
		}
		w := float64(*a.Policy.Weight) / 100
		mean = float64(w*values[0]) + float64((1-w)*(sum/float64(len(values)-1)))
	}
	a.ofValue(mean)
	a.decided(used...)
}

// nTimes takes the highest level that enough pieces reach, or the mean of those
// from the mastery on.
func (a *Attained) nTimes(counting []piece) {
	levels := a.Competency.get().levels
	if a.Policy.Mastery != "" {
		from := a.Competency.Level(a.Policy.Mastery)
		var used []piece
		sum := 0.0
		for _, one := range slices.Backward(counting) {
			if x, ok := one.value(); ok && x >= from.Value() && one.level.Valid() {
				used = append(used, one)
				sum += x
			}
		}
		if len(used) >= *a.Policy.Times {
			a.ofValue(sum / float64(len(used)))
			a.decided(used...)
		}
		return
	}
	for _, l := range slices.Backward(levels) {
		var used []piece
		for _, one := range counting {
			if one.level.Valid() && one.level.Rank() >= l.Rank() {
				used = append(used, one)
			}
		}
		if len(used) >= *a.Policy.Times {
			a.Knowledge, a.Level = KnowledgeKnown, l
			a.decided(used...)
			return
		}
	}
	var none []piece
	for _, one := range counting {
		if one.spec.Outcome == OutcomeNone {
			none = append(none, one)
		}
	}
	if len(none) >= *a.Policy.Times {
		a.Knowledge = KnowledgeNone
		a.decided(none...)
	}
}

// ofValue takes the highest level whose value a mean reaches, but for rounding.
func (a *Attained) ofValue(mean float64) {
	a.Value, a.Knowledge, a.Level = &mean, KnowledgeNone, govmaturity.Level{}
	levels := a.Competency.get().levels
	if len(levels) == 0 {
		return
	}
	r := govmaturity.Range{Min: levels[0].Value(), Max: levels[len(levels)-1].Value()}
	for _, l := range levels {
		if r.AtLeast(mean, l.Value()) {
			a.Knowledge, a.Level = KnowledgeKnown, l
		}
	}
}

// rollUp lets the parts decide. What is not known of a part stays not known as
// long as it could decide otherwise.
func (p *Person) rollUp(a *Attained, when AsOf, day date.Date) {
	met := func(k Competency) Verdict {
		part := p.at(k, when, day)
		a.Parts = append(a.Parts, part)
		return part.proficient()
	}
	var v Verdict
	if a.Policy.Kind == PolicyAll {
		v = VerdictMet
		parts := a.Competency.Narrower()
		for _, k := range parts {
			v = worse(v, met(k))
		}
		if len(parts) == 0 {
			v = VerdictShort // there is nothing that could be met
		}
	} else {
		v = p.points(a, met)
	}
	switch v {
	case VerdictMet:
		a.Knowledge = KnowledgeKnown
		if a.Competency.Scale().Valid() {
			a.Level = firstProficient(a.Competency.get())
			if !a.Level.Valid() {
				levels := a.Competency.get().levels
				a.Level = levels[len(levels)-1]
			}
		}
	case VerdictShort:
		a.Knowledge = KnowledgeNone
	}
}

// points counts the points of the parts that are met.
func (p *Person) points(a *Attained, met func(Competency) Verdict) Verdict {
	sure, possible := 0, 0
	required := VerdictMet
	for _, part := range a.Policy.Parts {
		v := met(p.fw.Competency(part.Competency))
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
	case required == VerdictShort || possible < *a.Policy.Points:
		return VerdictShort
	case required == VerdictUnknown || sure < *a.Policy.Points:
		return VerdictUnknown
	}
	return VerdictMet
}
