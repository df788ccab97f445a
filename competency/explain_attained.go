package competency

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Reference names what [Attained.Explain] finds.
func (a Attained) Reference() govmaturity.Reference {
	ref := govmaturity.Reference{Kind: FindingAttained, Date: a.AsOf.Date, ID: a.Competency.ID()}
	return a.Competency.fw.reference(ref, a.Person)
}

// reference adds the framework and the person to a reference.
func (f *Framework) reference(ref govmaturity.Reference, p *Person) govmaturity.Reference {
	if f != nil {
		ref.Document, ref.Edition, ref.Hash = f.ID(), f.Edition(), f.Hash()
	}
	if p != nil {
		ref.Subject = p.ID()
	}
	return ref
}

// Explain says why somebody is at a level: the rule, the evidence that it rests on,
// and that which does not count and why. It is in the given words, or in English.
func (a Attained) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(a.Competency.fw, a.Reference(), words, func(t *teller) {
		title := t.competency(a.Competency)
		if a.Person != nil {
			title = t.w.Say("competency.of", "person", t.person(a.Person), "title", title)
		}
		t.head(title, t.known(a.Competency, a.Knowledge, a.Level), t.policy(a))
		t.out.State = a.state()
		t.asOf(a.AsOf)
		for i := range a.Pieces {
			t.piece(a, i)
		}
		t.parts(a)
		t.decided(a)
		if a.Knowledge == KnowledgeUnknown && a.Person != nil {
			t.add(govmaturity.ReasonBlocked, t.whyUnknown(a))
		}
	})
}

func (a Attained) state() govmaturity.State {
	switch a.Knowledge {
	case KnowledgeUnknown:
		return govmaturity.StateUnanswered
	case KnowledgeNotApplicable:
		return govmaturity.StateNotApplicable
	}
	return govmaturity.StateAnswered
}

// policy says how evidence makes a level.
func (t *teller) policy(a Attained) string {
	p := &a.Policy
	switch p.Kind {
	case PolicyPrioritised:
		kinds := make([]string, len(p.Prefer))
		for i, k := range p.Prefer {
			kinds[i] = t.w.Say("competency.evidence." + string(k))
		}
		return t.w.Say("competency.policy.prioritised", "kinds", t.w.List(kinds...))
	case PolicyDecayingMean:
		return t.w.Say("competency.policy.decaying-mean", "weight", t.percent(float64(*p.Weight)/100))
	case PolicyNTimes:
		if p.Mastery != "" {
			return t.w.Say("competency.policy.mastery", "level", t.level(a.Competency, a.Competency.Level(p.Mastery)), "times", *p.Times)
		}
		return t.w.Say("competency.policy.n-times", "times", *p.Times)
	case PolicyPoints:
		return t.w.Say("competency.policy.points", "points", *p.Points)
	case "":
		return ""
	}
	return t.w.Say("competency.policy." + string(p.Kind))
}

// piece says a piece of evidence, and whether it counts.
func (t *teller) piece(a Attained, i int) {
	one := &a.Pieces[i]
	said := t.evidence(a.Competency, &one.Attestation)
	switch {
	case one.Decides:
		t.add(govmaturity.ReasonCounted, said)
	case one.Status == StatusCounts:
		t.add(govmaturity.ReasonShown, t.also(said, t.w.Say("competency.beside")))
	case one.Status == StatusSelf:
		t.add(govmaturity.ReasonShown, t.also(said, t.w.Say("competency.status.self")))
	default:
		t.add(govmaturity.ReasonLeftOut, t.also(said, t.status(a, one)))
	}
}

// evidence says what a piece of evidence says, when, and who or what it comes from.
func (t *teller) evidence(c Competency, one *Attestation) string {
	says := t.level(c, c.Level(one.Level))
	switch one.Outcome {
	case OutcomeNone:
		says = t.below(c, govmaturity.Level{})
	case OutcomeNotApplicable:
		says = t.w.Say("competency.not-applicable")
	}
	said := t.w.Say("competency.piece", "kind", t.w.Say("competency.evidence."+string(one.Kind)), "date", t.w.Date(one.Date), "says", says)
	var more []string
	if one.Source != "" {
		more = append(more, t.w.Say("competency.source", "source", t.w.Isolate(one.Source, "")))
	}
	if one.Rater != "" {
		more = append(more, t.w.Say("competency.rater", "rater", t.w.Isolate(one.Rater, "")))
	}
	if more == nil {
		return said
	}
	return t.w.Say("text.brackets", "text", said, "more", t.w.List(more...))
}

// status says why a piece does not count.
func (t *teller) status(a Attained, one *Piece) string {
	switch one.Status {
	case StatusExpired:
		return t.w.Say("competency.status.expired", "date", t.w.Date(one.Expires))
	case StatusRevoked:
		return t.w.Say("competency.status.revoked", "date", t.w.Date(one.Revoked))
	case StatusOtherPurpose:
		return t.w.Say("competency.status.other-purpose", "purpose", t.w.Isolate(one.Purpose, ""))
	case StatusSuperseded:
		i := slices.IndexFunc(a.Pieces, func(p Piece) bool { return p.Supersedes == one.ID })
		by := ""
		if i >= 0 {
			by = t.evidence(a.Competency, &a.Pieces[i].Attestation)
		}
		return t.w.Say("competency.status.superseded", "piece", by)
	}
	return t.w.Say("competency.status." + string(one.Status))
}

// parts says what the parts of a competency give.
func (t *teller) parts(a Attained) {
	if a.Policy.Kind != PolicyAll && a.Policy.Kind != PolicyPoints {
		return
	}
	if len(a.Parts) == 0 {
		t.add(govmaturity.ReasonFormula, t.w.Say("competency.no-parts"))
		return
	}
	sure, possible := 0, 0
	for i := range a.Parts {
		part := &a.Parts[i]
		v := part.proficient()
		said := t.w.Say("text.label", "label", t.competency(part.Competency), "text", t.also(t.verdict(v), t.known(part.Competency, part.Knowledge, part.Level)))
		if a.Policy.Kind == PolicyPoints {
			spec := a.Policy.Parts[i]
			said = t.w.Say("competency.part", "part", said, "points", spec.Points)
			if spec.Required {
				said = t.also(said, t.w.Say("competency.part-required"))
			}
			switch v {
			case VerdictMet, VerdictNotApplicable:
				sure, possible = sure+spec.Points, possible+spec.Points
			case VerdictUnknown:
				possible += spec.Points
			}
		}
		ref := part.Reference()
		t.add(govmaturity.ReasonCounted, said).Finding = &ref
	}
	if a.Policy.Kind == PolicyPoints {
		t.add(govmaturity.ReasonFormula, t.w.Say("competency.points", "sure", sure, "possible", possible, "needed", *a.Policy.Points))
	}
}

// decided says how the level comes out of what counts, where that takes more than one
// piece.
func (t *teller) decided(a Attained) {
	c := a.Competency.get()
	if a.Policy.Kind == PolicyNTimes && a.Value == nil && a.Knowledge != KnowledgeUnknown {
		n := 0
		for _, one := range a.Pieces {
			if one.Decides {
				n++
			}
		}
		t.add(govmaturity.ReasonFormula, t.w.Say("competency.reach", "level", t.known(a.Competency, a.Knowledge, a.Level), "count", n, "times", *a.Policy.Times))
	}
	if a.Value == nil {
		return
	}
	if formula := t.mean(a); formula != "" {
		t.add(govmaturity.ReasonFormula, t.equals(formula, *a.Value))
	}
	for _, l := range c.levels {
		t.add(govmaturity.ReasonThreshold, t.w.Say("explain.begins-at", "level", t.w.Wording(l.Title()), "bound", l.Value()))
	}
}

// mean writes out the mean of the pieces that decide, the newest first.
func (t *teller) mean(a Attained) string {
	var values []string
	for _, one := range a.Pieces {
		if one.Decides {
			x := 0.0 // for none
			if l := a.Competency.Level(one.Level); l.Valid() {
				x = l.Value()
			}
			values = append(values, t.number(x))
		}
	}
	if len(values) == 0 || len(values) > mostTerms {
		return ""
	}
	over := func(values []string) string {
		if len(values) == 1 {
			return values[0]
		}
		return "(" + strings.Join(values, " + ") + ") / " + t.number(float64(len(values)))
	}
	if a.Policy.Kind != PolicyDecayingMean || len(values) == 1 {
		return over(values)
	}
	return t.percent(float64(*a.Policy.Weight)/100) + " × " + values[0] + " + " + t.percent(float64(100-*a.Policy.Weight)/100) + " × " + over(values[1:])
}

// whyUnknown says why there is no level.
func (t *teller) whyUnknown(a Attained) string {
	counting := 0
	for _, one := range a.Pieces {
		if one.Status == StatusCounts {
			counting++
		}
	}
	switch {
	case a.Policy.Kind == PolicyAll || a.Policy.Kind == PolicyPoints:
		return t.w.Say("competency.open-part")
	case counting > 0 && a.Policy.Times != nil:
		return t.w.Say("competency.too-little", "count", t.reaching(a), "times", *a.Policy.Times)
	}
	return t.w.Say("competency.no-evidence")
}

// reaching counts the pieces that come nearest to being enough.
func (t *teller) reaching(a Attained) int {
	from := a.Competency.Level(a.Policy.Mastery)
	levels, none := 0, 0
	for _, one := range a.Pieces {
		l := a.Competency.Level(one.Level)
		switch {
		case one.Status != StatusCounts || one.Outcome == OutcomeNotApplicable:
		case one.Outcome == OutcomeNone:
			none++
		case !from.Valid() || l.Rank() >= from.Rank():
			levels++
		}
	}
	if from.Valid() {
		return levels
	}
	return max(levels, none)
}
