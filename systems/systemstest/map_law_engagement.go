package systemstest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// gridScaled: without power and interest, nobody has a place in the grid.
func gridScaled() mapRule {
	return laws.New("grid-scaled",
		"The map says how power and interest are rated, each on a scale: otherwise nobody has a place in the grid.",
		func(s *mapSubject, out *laws.Recorder) {
			for _, a := range []stakeholder.Attribute{stakeholder.AttributePower, stakeholder.AttributeInterest} {
				if len(s.all) > 0 && !s.m.Rates(a) {
					violated(out, finding{given: string(a), got: "no scale of " + string(a), expected: "a scale of power, and one of interest"})
				}
			}
		})
}

// tiesSaid: who stands on the line is decided by the document, and not by chance.
func tiesSaid() mapRule {
	return laws.New("ties-said",
		"Where somebody stands on a threshold itself, the map says whether that is high or low: each stakeholder is in one quadrant and in one class, by what people decided.",
		func(s *mapSubject, out *laws.Recorder) {
			s.doubtful(out, "stakeholders", "the tie of the attribute: high, or low", coded(govmaturity.CodeOnThreshold))
		})
}

// claimsAgree: a claim and its ratings say the same.
func claimsAgree() mapRule {
	return laws.New("claims-agree",
		"Whether somebody has a legitimate claim is said once: the map and the ratings of legitimacy say the same, and groups that are often left behind have one.",
		func(s *mapSubject, out *laws.Recorder) {
			s.doubtful(out, "stakeholders", "a claim that agrees with the ratings, and with the groups it is of", func(p govmaturity.Problem) bool {
				return p.Code == govmaturity.CodeContradiction && len(p.Path) == 3 && p.Path[2].Key == "claim"
			})
		})
}

// claim reports whether a stakeholder has a legitimate claim, by the document alone.
func claim(s stakeholder.Stakeholder) bool {
	spec, rated := s.Spec(), s.Rated(stakeholder.AttributeLegitimacy)
	return len(spec.Vulnerable) > 0 || spec.Claim != nil && *spec.Claim || rated.Known() && rated.High
}

// claimsInvolved: those whom power does not protect are wanted at the table.
func claimsInvolved() mapRule {
	return laws.New("claims-involved",
		"Whoever has a legitimate claim and no power to press it, and whoever is of a group that is often left behind, is wanted at the table: nobody who drew the map wants them below involve.",
		func(s *mapSubject, out *laws.Recorder) {
			for _, one := range s.all {
				power, wanted := one.Rated(stakeholder.AttributePower), one.Desired()
				protected := len(one.Vulnerable()) == 0 && power.Known() && power.High
				if claim(one) && !protected && wanted != "" && wanted.Rank() < stakeholder.EngagementInvolve.Rank() {
					violated(out, finding{at: one.ID(), title: titledStakeholder(one), got: "wanted: " + string(wanted), expected: "involve, or more"})
				}
			}
		})
}

// delegationAgrees: only those decide to whom the decision was given.
func delegationAgrees() mapRule {
	return laws.New("delegation-agrees",
		"Whoever is promised to decide has the decision, and whoever has the decision is wanted to decide.",
		func(s *mapSubject, out *laws.Recorder) {
			for _, one := range s.all {
				empowered := one.Current() == stakeholder.EngagementEmpower || one.Desired() == stakeholder.EngagementEmpower
				switch {
				case empowered && !one.Delegated():
					violated(out, finding{at: one.ID(), title: titledStakeholder(one), got: "it is promised to decide, and the decision is not delegated to it", expected: "delegated; or another promise"})
				case one.Delegated() && one.Desired() != "" && one.Desired() != stakeholder.EngagementEmpower:
					violated(out, finding{at: one.ID(), title: titledStakeholder(one), got: "the decision is delegated to it, and it is wanted to " + string(one.Desired()), expected: "empower; or a decision that is not delegated"})
				}
			}
		})
}

// promisesKept: a promise that nobody plans to keep is none.
func promisesKept() mapRule {
	return laws.New("promises-kept",
		"Each promise of engagement has a need of communication that names the stakeholder, or its group, and that promise.",
		func(s *mapSubject, out *laws.Recorder) {
			type promise struct {
				to    string
				level stakeholder.Engagement
			}
			kept := map[promise]bool{}
			for _, n := range s.spec.Needs {
				for _, id := range n.Audience {
					kept[promise{id, n.Promise}] = true
				}
			}
			for _, one := range s.all {
				group, _ := one.Group()
				promised := one.Desired()
				if promised == "" {
					promised = one.Current()
				}
				if promised.Rank() <= 0 || kept[promise{one.ID(), promised}] || group != "" && kept[promise{group, promised}] {
					continue
				}
				violated(out, finding{at: one.ID(), title: titledStakeholder(one), got: "promised: " + string(promised) + ", and no need keeps it", expected: "a need with the promise " + string(promised) + " and this audience"})
			}
		})
}
