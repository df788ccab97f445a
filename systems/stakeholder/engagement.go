package stakeholder

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Title returns what people call the level of engagement.
func (e Engagement) Title(w govmaturity.Words) string {
	return w.Say("stakeholder.engagement." + string(e))
}

// Promise returns what the level promises to those who are engaged so.
func (e Engagement) Promise(w govmaturity.Words) string {
	return w.Say("stakeholder.promise." + string(e))
}

// Rank returns how high the level is, from 0 for none. It is -1 for "", where
// nobody says.
func (e Engagement) Rank() int { return slices.Index(Engagements(), e) }

// Fact is something that a suggested engagement rests on.
type Fact string

const (
	FactPower      Fact = "power"
	FactInterest   Fact = "interest"
	FactAffected   Fact = "affected"
	FactLegitimacy Fact = "legitimacy"
)

// Why is the rule that a suggested engagement comes from. A claim, or a group that is
// often left behind, is named only where it lifts the level.
type Why string

const (
	WhyDelegated  Why = "delegated"  // the decision is the stakeholder's to make
	WhyClosely    Why = "closely"    // power and interest are high
	WhySatisfied  Why = "satisfied"  // power is high
	WhyAffected   Why = "affected"   // interest is high, and the decision changes something for it
	WhyInformed   Why = "informed"   // interest is high
	WhyMonitor    Why = "monitor"    // neither is high
	WhyVulnerable Why = "vulnerable" // it is of a group that is often left behind
	WhyLegitimate Why = "legitimate" // it has a legitimate claim
)

// Advice is how a stakeholder is engaged, is to be engaged, and should be. It is
// comparable with ==.
//
// The rules: those with power and interest collaborate; those with power alone
// are consulted; those with interest alone are consulted, or involved if they are
// affected; all others are informed. Whoever has a legitimate claim, or is of a
// group that is often left behind, is never below involve, with power or without:
// power that somebody gains takes no promise away. Only where the decision is
// delegated does the stakeholder decide.
type Advice struct {
	Stakeholder Stakeholder
	Position    Position
	// Suggested is the level that is suggested, and Why the rule. It is "" where
	// power or interest is not known and would change it.
	Suggested Engagement
	Why       Why
	// Least and Most are the levels that it may be, whatever is not known turns
	// out to be.
	Least, Most Engagement
	// Current is how it is engaged today, and Desired how those who drew the map
	// want it to be: "" where they do not say.
	Current, Desired Engagement
}

// Advice returns how the stakeholder is engaged and should be.
func (s Stakeholder) Advice() Advice {
	a := Advice{Stakeholder: s, Position: s.Position(), Current: s.Current(), Desired: s.Desired()}
	var why Why
	a.Least, why = s.suggest(func(Fact) bool { return false })
	a.Most, _ = s.suggest(func(Fact) bool { return true })
	if len(a.Position.Missing()) == 0 || a.Least == a.Most {
		a.Suggested, a.Why = a.Least, why
	}
	return a
}

// Unknown returns the facts that are not known and that the suggestion may turn
// on.
func (a Advice) Unknown() []Fact {
	var out []Fact
	facts := []Fact{FactPower, FactInterest, FactAffected, FactLegitimacy}
	for i, f := range facts {
		matters := false
		for set := range 1 << len(facts) {
			with, _ := a.Stakeholder.suggest(func(g Fact) bool { return g == f || set>>slices.Index(facts, g)&1 == 1 })
			without, _ := a.Stakeholder.suggest(func(g Fact) bool { return g != f && set>>slices.Index(facts, g)&1 == 1 })
			matters = matters || set>>i&1 == 0 && with != without
		}
		if matters {
			out = append(out, f)
		}
	}
	return out
}

// fact returns whether a fact holds, and whether that is known.
func (s Stakeholder) fact(f Fact) (holds, known bool) {
	spec := s.get().spec
	switch f {
	case FactPower:
		r := s.Rated(AttributePower)
		return r.High, r.Known()
	case FactInterest:
		r := s.Rated(AttributeInterest)
		return r.High, r.Known()
	case FactAffected:
		return spec.Affected != nil && *spec.Affected, spec.Affected != nil
	}
	r := s.Rated(AttributeLegitimacy)
	switch {
	case len(spec.Vulnerable) > 0, spec.Claim != nil && *spec.Claim, r.Known() && r.High:
		return true, true
	}
	return false, r.Known() || spec.Claim != nil
}

// suggest returns the level, and the rule that it comes from, where what is not
// known is as assumed.
func (s Stakeholder) suggest(assume func(Fact) bool) (Engagement, Why) {
	holds := func(f Fact) bool {
		is, known := s.fact(f)
		if !known {
			return assume(f)
		}
		return is
	}
	if s.Delegated() {
		return EngagementEmpower, WhyDelegated
	}
	level, why := EngagementInform, WhyMonitor
	switch quadrant(holds(FactPower), holds(FactInterest)) {
	case QuadrantClosely:
		return EngagementCollaborate, WhyClosely
	case QuadrantSatisfied:
		level, why = EngagementConsult, WhySatisfied
	case QuadrantInformed:
		if holds(FactAffected) {
			return EngagementInvolve, WhyAffected
		}
		level, why = EngagementConsult, WhyInformed
	}
	switch {
	case len(s.get().spec.Vulnerable) > 0:
		return EngagementInvolve, WhyVulnerable
	case holds(FactLegitimacy):
		return EngagementInvolve, WhyLegitimate
	}
	return level, why
}

// Gap is how far one level of engagement is from another. It is comparable with
// ==.
type Gap struct {
	From, To Engagement
	// Steps is how many levels To is above From: below 0 where it is lower. It is 0
	// where one of the two is not known.
	Steps int
}

// Known reports whether both levels are.
func (g Gap) Known() bool { return g.From != "" && g.To != "" }

func gap(from, to Engagement) Gap {
	g := Gap{From: from, To: to}
	if g.Known() {
		g.Steps = to.Rank() - from.Rank()
	}
	return g
}

// CurrentToDesired returns how far it is from what is to what is wanted.
func (a Advice) CurrentToDesired() Gap { return gap(a.Current, a.Desired) }

// CurrentToSuggested returns how far it is from what is to what is suggested: to
// what is suggested at least, where something is not known.
func (a Advice) CurrentToSuggested() Gap { return gap(a.Current, a.Least) }

// DesiredToSuggested returns how far what is wanted is below what is suggested at
// least.
func (a Advice) DesiredToSuggested() Gap { return gap(a.Desired, a.Least) }
