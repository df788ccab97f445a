package systemstest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// risky reports risks of which something is so.
func (s *situationSubject) risky(out *laws.Recorder, got, expected string, is func(situation.Risk) bool) {
	for _, r := range s.s.Risks() {
		if is(r) {
			violated(out, finding{at: r.ID(), title: titled(r.ID(), r.Text()), given: levelsText(r), got: got, expected: expected})
		}
	}
}

func levelsText(r situation.Risk) string {
	w := govmaturity.WordsFor("en")
	text := ""
	if l := r.Inherent(); l.Valid() {
		text = "inherent " + l.Say(w)
	}
	if l := r.Residual(); l.Valid() {
		if text != "" {
			text += ", "
		}
		text += "residual " + l.Say(w)
	}
	return text
}

// risksSized: a risk of no size has no place.
func risksSized() situationRule {
	return laws.New("risks-sized",
		"It is said how large each risk is, before something is done about it or now.",
		func(s *situationSubject, out *laws.Recorder) {
			s.risky(out, "no likelihood and impact, no score and no band", "the size of the risk", unsized)
		})
}

func unsized(r situation.Risk) bool { return !r.Now().Valid() }

// residualReasoned: what is done about a risk makes it no larger.
func residualReasoned() situationRule {
	return laws.New("residual-reasoned",
		"No more is left of a risk than there was before anything was done about it, unless a reason says how that can be.",
		func(s *situationSubject, out *laws.Recorder) {
			s.risky(out, "more is left than there was, without a reason", "no more than there was; or a reason", grown)
		})
}

// grown reports whether more is left of a risk than there was, and nobody says why.
func grown(r situation.Risk) bool {
	order, ok := r.Residual().Compare(r.Inherent())
	return ok && order > 0 && len(r.Residual().Reason()) == 0
}

// scoresAgree: a score is not a matter of taste.
func scoresAgree() situationRule {
	return laws.New("scores-agree",
		"Scores and bands that are written down are those that likelihood and impact make, by the rules of the register.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "the score and the band that the rules make", situation.CheckScore, situation.CheckNoSuchScore, situation.CheckBand)
		})
}

// bandsRise: no risk gets smaller by being likelier, or worse.
func bandsRise() situationRule {
	return laws.New("bands-rise",
		"In the matrix of risks, no band falls where likelihood or impact rises.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "the same band, or a higher one", situation.CheckMatrix)
		})
}

// ranksAgree: the worst stands first.
func ranksAgree() situationRule {
	return laws.New("ranks-agree",
		"Where risks are ranked, none of the next rank is larger.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "the larger one first", situation.CheckRank)
		})
}

// appetiteKept: more than is taken knowingly is not just left there.
func appetiteKept() situationRule {
	return laws.New("appetite-kept",
		"A risk above the appetite is tolerated by somebody who says so and why, or made smaller; and none is closed while it is above it, or high.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "a smaller rest, or an acceptance that says who lives with it, and why", situation.CheckTolerated, situation.CheckAppetite, situation.CheckClosed)
		})
}

// threatsAnswered: a high threat is not tolerated in passing.
func threatsAnswered() situationRule {
	return laws.New("threats-answered",
		"No risk is tolerated that a threat rated high brings about.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "another response; or a threat that is not rated high", situation.CheckToleratedThreat)
		})
}

// ownersNamed: what nobody answers for, nobody looks at.
func ownersNamed() situationRule {
	return laws.New("owners-named",
		"Somebody answers for each risk that is not closed: an office, rather than a person.",
		func(s *situationSubject, out *laws.Recorder) {
			s.risky(out, "no owner", "an owner", unowned)
		})
}

func unowned(r situation.Risk) bool {
	return r.Owner() == "" && r.Status() != situation.RiskStatusClosed
}

// actionsNamed: to treat a risk is to do something.
func actionsNamed() situationRule {
	return laws.New("actions-named",
		"Where a risk is to be treated, it is said what is done; and no action was due before the date of the situation and is still to be done.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "an action, done or still to come", situation.CheckAction, situation.CheckOverdue)
		})
}
