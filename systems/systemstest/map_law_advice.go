package systemstest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// moreNeverLowers: who gains something is promised no less.
func moreNeverLowers() mapRule {
	return laws.New("more-never-lowers",
		"More power, more interest, a legitimate claim, or to be affected by the decision never lowers the engagement that is suggested: whoever gains something is promised no less.",
		func(s *mapSubject, out *laws.Recorder) {
			if len(s.all) > maxMapChanged {
				return
			}
			r := s.Random(1)
			for n := range s.Samples {
				spec := s.m.Spec()
				given := make([]string, len(spec.Stakeholders))
				for i := range spec.Stakeholders {
					given[i] = s.raise(r, &spec.Stakeholders[i], n)
				}
				raised, err := stakeholder.Compile(spec)
				if err != nil {
					violated(out, finding{got: "a refusal: " + err.Error(), expected: "the map, with higher ratings"})
					return
				}
				for i, one := range s.all {
					was, is := s.engine.advice(one), s.engine.advice(raised.Stakeholder(one.ID()))
					if is.Least.Rank() < was.Least.Rank() {
						violated(out, finding{at: one.ID(), title: titledStakeholder(one), given: given[i], got: "at least " + string(is.Least), expected: string(was.Least) + ", or more"})
					}
				}
			}
		})
}

// raise gives a stakeholder more of something, and says what. Power and interest take
// turns with both, and with what else counts.
func (s *mapSubject) raise(r *rand.Rand, one *stakeholder.StakeholderSpec, n int) string {
	yes := true
	switch n % 4 {
	case 0:
		return s.raiseRatings(r, one, stakeholder.AttributePower)
	case 1:
		return s.raiseRatings(r, one, stakeholder.AttributeInterest)
	case 2:
		return s.raiseRatings(r, one, stakeholder.AttributePower) + s.raiseRatings(r, one, stakeholder.AttributeInterest) + s.raiseRatings(r, one, stakeholder.AttributeLegitimacy)
	}
	if r.IntN(2) == 0 {
		one.Affected = &yes
		return "affected by the decision"
	}
	one.Claim = &yes
	return "a legitimate claim"
}

// raiseRatings raises each rating of an attribute, by chance. Where there is none, one
// is added.
func (s *mapSubject) raiseRatings(r *rand.Rand, one *stakeholder.StakeholderSpec, a stakeholder.Attribute) string {
	scale, threshold, _ := s.m.Scale(a)
	levels := s.m.Levels(a)
	if !s.m.Rates(a) {
		return ""
	}
	higher := func(rating *stakeholder.RatingSpec) {
		x, ok := s.valueOf(*rating)
		switch to := []float64{scale.Max, threshold, x + (scale.Max-x)/2}[r.IntN(3)]; {
		case !ok || to <= x: // it is not lowered, and what is not rated stays so
		case rating.Level != "":
			rating.Level = levels[len(levels)-1].ID()
		default:
			rating.Value = &to
		}
	}
	there := false
	for i := range one.Ratings {
		if one.Ratings[i].Attribute == a {
			there = true
			higher(&one.Ratings[i])
		}
	}
	if !there {
		most := scale.Max
		one.Ratings = append(one.Ratings, stakeholder.RatingSpec{Attribute: a, Value: &most})
	}
	return "more " + string(a) + ". "
}

// legitimateInvolved: power is not what makes a claim.
func legitimateInvolved() mapRule {
	return laws.New("legitimate-involved",
		"Whoever has a legitimate claim, or is of a group that is often left behind, is never suggested less than to be involved, however little power it has.",
		func(s *mapSubject, out *laws.Recorder) {
			for _, one := range s.all {
				if a := s.engine.advice(one); claim(one) && a.Least.Rank() < stakeholder.EngagementInvolve.Rank() {
					violated(out, finding{at: one.ID(), title: titledStakeholder(one), given: sidesText(a.Position.Power, a.Position.Interest), got: "at least " + string(a.Least), expected: "involve, or more"})
				}
			}
		})
}

// gapsCounted: a gap is the steps between two levels.
func gapsCounted() mapRule {
	return laws.New("gaps-counted",
		"A gap of engagement is the number of levels from one to the other, and 0 where one of the two is not known; what is suggested lies between the least and the most that it may be.",
		func(s *mapSubject, out *laws.Recorder) {
			levels := stakeholder.Engagements()
			for _, one := range s.all {
				a := s.engine.advice(one)
				ends := [3][2]stakeholder.Engagement{{one.Current(), one.Desired()}, {one.Current(), a.Least}, {one.Desired(), a.Least}}
				for i, got := range s.engine.gaps(a) {
					want := stakeholder.Gap{From: ends[i][0], To: ends[i][1]}
					if want.From != "" && want.To != "" {
						want.Steps = slices.Index(levels, want.To) - slices.Index(levels, want.From)
					}
					if got != want {
						violated(out, finding{at: one.ID(), title: titledStakeholder(one), got: gapText(got), expected: gapText(want)})
					}
				}
				if a.Least.Rank() > a.Most.Rank() || a.Suggested != "" && a.Suggested != a.Least || (a.Suggested == "") != (a.Why == "") {
					violated(out, finding{
						at: one.ID(), title: titledStakeholder(one), got: fmt.Sprintf("suggested %q by the rule %q, from %s to %s", a.Suggested, a.Why, a.Least, a.Most), expected: "the least of the two, by a rule; or none",
					})
				}
			}
		})
}

func gapText(g stakeholder.Gap) string {
	return fmt.Sprintf("%d steps from %q to %q", g.Steps, g.From, g.To)
}

// equityWhole: nobody is left out of the report on those who are left out.
func equityWhole() mapRule {
	return laws.New("equity-whole",
		"The equity report has each of those whom power does not protect, once: of a group that is often left behind, with a legitimate claim, or affected; and nobody else.",
		func(s *mapSubject, out *laws.Recorder) {
			found := map[string][]string{}
			for _, e := range s.engine.equity(s.m).Entries {
				found[e.Stakeholder.ID()] = append(found[e.Stakeholder.ID()], string(e.Why))
			}
			for _, one := range s.all {
				spec, power := one.Spec(), one.Rated(stakeholder.AttributePower)
				var want []string
				switch weak := !power.Known() || !power.High; {
				case len(spec.Vulnerable) > 0:
					want = []string{string(stakeholder.EquityWhyVulnerable)}
				case weak && claim(one):
					want = []string{string(stakeholder.EquityWhyLegitimate)}
				case weak && spec.Affected != nil && *spec.Affected:
					want = []string{string(stakeholder.EquityWhyAffected)}
				}
				if got := found[one.ID()]; !slices.Equal(got, want) {
					violated(out, finding{at: one.ID(), title: titledStakeholder(one), got: fmt.Sprintf("there as %q", got), expected: fmt.Sprintf("there as %q", want)})
				}
			}
		})
}
