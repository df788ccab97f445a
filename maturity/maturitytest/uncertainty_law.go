package maturitytest

import (
	"fmt"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// aboutSaid: the assumptions of one framework are not those of another.
func aboutSaid() uncertaintyRule {
	return laws.New("about-said",
		"The document says which framework and which edition of it it is about: what could be otherwise in one is not in another.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			if s.spec.Framework == "" || s.spec.Edition == "" {
				out.Violated(laws.Violation{Got: "no framework, or no edition", Expected: s.p.Framework().ID() + ", " + s.p.Framework().Edition()})
			}
		})
}

// leastBeyond is how many draws must lie beyond an end of an interval.
const leastBeyond = 10

// drawsEnough: an interval that rests on two draws is made by chance.
func drawsEnough() uncertaintyRule {
	return laws.New("draws-enough",
		"There are so many draws that ten of them lie beyond each end of an interval: with fewer, another seed has other intervals.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			if beyond := float64(s.u.Draws()) * (1 - s.u.Confidence()) / 2; beyond < leastBeyond-1e-9 {
				out.Violated(laws.Violation{Got: fmt.Sprintf("%d draws, of which %.3g lie beyond an end", s.u.Draws(), beyond), Expected: fmt.Sprintf("%.0f draws, or more", 2*leastBeyond/(1-s.u.Confidence()))})
			}
		})
}

// assumptionsMatter: what moves nobody need not be doubted.
func assumptionsMatter() uncertaintyRule {
	return laws.New("assumptions-matter",
		"Each assumption, varied alone, moves somebody's rank. One that moves nobody makes the ranking look more certain than it is.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			most := 0.999
			for i, a := range s.spec.Assumptions {
				u, err := s.changed(func(spec *panel.UncertaintySpec) {
					spec.Assumptions, spec.Confidence = spec.Assumptions[i:i+1], &most
				})
				if err != nil {
					continue // with others it can be drawn; alone it asks for something else
				}
				moves := len(s.spans) < 2 // nobody can move
				for _, span := range u.Spans() {
					moves = moves || span.Low != span.Rank || span.High != span.Rank || span.Without > 0
				}
				if !moves {
					out.Violated(laws.Violation{At: a.ID, Title: fmt.Sprintf("%s (%s)", a.ID, a.Title), Got: "no rank that moves", Expected: "somebody whose rank moves; or no such assumption"})
				}
			}
		})
}

// mostWithout is in how many draws a member may have no result.
const mostWithout = 0.1

// membersKept: who has no result in half of the draws has no rank.
func membersKept() uncertaintyRule {
	return laws.New("members-kept",
		"Each member that has a rank has a result in nine of ten draws, too: otherwise its interval is about the draws that happened to suit it.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			for _, span := range s.spans {
				if span.Without > mostWithout {
					out.Violated(laws.Violation{At: span.Subject, Got: fmt.Sprintf("no result in %.0f%% of the draws", 100*span.Without), Expected: "a result; or a ranking without this member"})
				}
			}
		})
}

// ranksWithin: assumptions vary around what is published.
func ranksWithin() uncertaintyRule {
	return laws.New("ranks-within",
		"The rank of each member, as the framework says, lies in its interval: where it does not, the assumptions do not vary around the framework but away from it.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			for _, span := range s.spans {
				if span.Median > 0 && (span.Rank < span.Low || span.Rank > span.High) {
					out.Violated(laws.Violation{At: span.Subject, Got: fmt.Sprintf("rank %d, and an interval from %d to %d", span.Rank, span.Low, span.High), Expected: "a rank within the interval"})
				}
			}
		})
}

// somebodyApart: a ranking that tells nobody apart is none.
func somebodyApart() uncertaintyRule {
	return laws.New("somebody-apart",
		"The first and the last of the ranking can be told apart: where not even they can, nothing should be published as a ranking.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			if n := len(s.ranked); n > 1 {
				first, last := s.ranked[0], s.ranked[n-1]
				if odds := s.u.Odds(first, last); odds.Above < s.u.Confidence() {
					out.Violated(laws.Violation{Given: nameOf(first) + " and " + nameOf(last), Got: fmt.Sprintf("above in %.0f%% of the draws", 100*odds.Above), Expected: fmt.Sprintf("in %.0f%%, or more", 100*s.u.Confidence())})
				}
			}
		})
}

// mostError is how far off a share of influence may be.
const mostError = 0.2

// sensitivitySure: a share that may be anything says nothing.
func sensitivitySure() uncertaintyRule {
	return laws.New("sensitivity-sure",
		"Where it is asked how much comes from which assumption, the shares have standard errors of no more than 0.2: with more, the order of assumptions is made by chance.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			influences, known := s.u.Sensitivity()
			for _, one := range influences {
				if worst := max(one.FirstError, one.TotalError); known && worst > mostError {
					out.Violated(laws.Violation{At: one.Assumption, Title: fmt.Sprintf("%s (%s)", one.Assumption, one.Title), Got: fmt.Sprintf("a standard error of %.2f, of %d rows", worst, *s.spec.Sensitivity), Expected: "more rows (sensitivity)"})
				}
			}
		})
}
