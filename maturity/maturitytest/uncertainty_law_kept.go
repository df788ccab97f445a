package maturitytest

import (
	"fmt"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// seedGivesBits: chance is the seed's.
func seedGivesBits() uncertaintyRule {
	return laws.New("same-bits",
		"The same panel, document and seed give the same intervals and the same shares, to the last digit.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			u, err := s.engine.draw(s.p, s.u.Spec())
			if err != nil {
				out.Violated(laws.Violation{Got: "a refusal: " + err.Error(), Expected: "the same ranking"})
				return
			}
			for i, span := range s.engine.again(u) {
				if want := s.spans[i]; fmt.Sprintf("%+v", span) != fmt.Sprintf("%+v", want) {
					out.Violated(laws.Violation{At: want.Subject, Given: "drawn again", Got: fmt.Sprintf("%+v", span), Expected: fmt.Sprintf("%+v", want)})
				}
			}
			was, _ := s.u.Sensitivity()
			if is, _ := u.Sensitivity(); fmt.Sprintf("%+v", was) != fmt.Sprintf("%+v", is) {
				out.Violated(laws.Violation{Given: "drawn again", Got: fmt.Sprintf("%+v", is), Expected: fmt.Sprintf("%+v", was)})
			}
		})
}

// intervalsOrdered: a median lies in its interval, and ranks among those there are.
func intervalsOrdered() uncertaintyRule {
	return laws.New("intervals-ordered",
		"An interval begins no lower than the first rank and ends no higher than the last, and the median lies in it; without a draw in which a member has a result there is none.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			for _, span := range s.engine.spans(s.u) {
				none := span.Without == 1 && span.Low == 0 && span.Median == 0 && span.High == 0
				whole := 1 <= span.Low && span.Low <= span.Median && span.Median <= span.High && span.High <= s.p.Len() && span.Without >= 0 && span.Without < 1
				if !none && !whole {
					out.Violated(laws.Violation{At: span.Subject, Got: fmt.Sprintf("from %d to %d, with the median %d, of %d members", span.Low, span.High, span.Median, s.p.Len()), Expected: "ranks that there are, with the median between the ends"})
				}
			}
		})
}

// maxOdds is up to how many members are compared with each other.
const maxOdds = 60

// oddsAddUp: one of two stands above, below or level.
func oddsAddUp() uncertaintyRule {
	return laws.New("odds-add-up",
		"The shares of draws in which one member stands above, level with and below another add up to one, and are the same seen from the other.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			ranked := s.ranked[:min(len(s.ranked), maxOdds)]
			for i, a := range ranked {
				for _, b := range ranked[:i] {
					x, y := s.engine.odds(s.u, a, b), s.engine.odds(s.u, b, a)
					sum := x.Above + x.Level + x.Below
					if x.Draws > 0 && math.Abs(sum-1) > 1e-9 || x.Above != y.Below || x.Level != y.Level || x.Below != y.Above || x.Draws != y.Draws {
						out.Violated(laws.Violation{At: a.Subject, Given: nameOf(a) + " and " + nameOf(b), Got: fmt.Sprintf("%+v, and from the other %+v", x, y), Expected: "shares that add up to one, and the same from both"})
					}
				}
			}
		})
}

// chancesAddUp: nobody is in more than one class.
func chancesAddUp() uncertaintyRule {
	return laws.New("chances-add-up",
		"The chances of the classes of a member are from 0 to 1 and add up to no more than one: what is missing is in none.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			for _, span := range s.spans {
				sum, wrong := 0.0, false
				for _, c := range s.engine.chances(span) {
					sum += c.Share
					wrong = wrong || !(c.Share >= 0 && c.Share <= 1)
				}
				if wrong || sum > 1+1e-9 {
					out.Violated(laws.Violation{At: span.Subject, Got: fmt.Sprintf("%+v, together %s", s.engine.chances(span), number(sum)), Expected: "no more than one"})
				}
			}
		})
}

// surerIsWider: who wants to be surer is told less.
func surerIsWider() uncertaintyRule {
	return laws.New("surer-is-wider",
		"An interval that covers more of the draws contains the one that covers fewer.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			var before []panel.RankSpan
			for _, confidence := range []float64{0.5, 0.8, 0.95, 0.999} {
				u, err := s.changed(func(spec *panel.UncertaintySpec) { spec.Confidence = &confidence })
				if err != nil {
					out.Violated(laws.Violation{Given: fmt.Sprintf("the confidence %v", confidence), Got: "a refusal: " + err.Error(), Expected: "intervals"})
					return
				}
				spans := u.Spans()
				for i, was := range before {
					if is := spans[i]; is.Low > was.Low || is.High < was.High || is.Median != was.Median {
						out.Violated(laws.Violation{At: is.Subject, Given: fmt.Sprintf("the confidence %v", confidence), Got: fmt.Sprintf("from %d to %d", is.Low, is.High), Expected: fmt.Sprintf("no less than from %d to %d", was.Low, was.High)})
					}
				}
				before = spans
			}
		})
}

// nothingUnsure: without a doubt nothing moves.
func nothingUnsure() uncertaintyRule {
	return laws.New("nothing-unsure",
		"Where weights vary by next to nothing, and nothing else does, each rank is what the framework says, in all draws: but for those who are level, and for medians, which jump from one middle to the other.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			for n := range s.p.Framework().Nodes() {
				if n.Aggregation() == maturity.AggregationMedian {
					return
				}
			}
			nothing := 1e-12
			u, err := s.changed(func(spec *panel.UncertaintySpec) {
				spec.Draws = min(spec.Draws, 20)
				spec.Assumptions = []panel.AssumptionSpec{{ID: "nothing", Title: spec.Title, Weights: &panel.VariedWeightsSpec{How: panel.WeighingAround, Spread: &nothing}}}
			})
			if err != nil {
				return // there are no groups with weights that could vary
			}
			level := map[int]int{}
			for _, span := range s.spans {
				level[span.Rank]++
			}
			for _, span := range s.engine.still(u) {
				if level[span.Rank] == 1 && (span.Low != span.Rank || span.High != span.Rank || span.Median != span.Rank || span.Without != 0) {
					out.Violated(laws.Violation{At: span.Subject, Got: fmt.Sprintf("from %d to %d", span.Low, span.High), Expected: fmt.Sprintf("the rank %d", span.Rank)})
				}
			}
		})
}

// neighboursAgree: neighbours are told apart as any two are.
func neighboursAgree() uncertaintyRule {
	return laws.New("neighbours-agree",
		"Neighbours are those who come one after the other in the ranking, and they are told apart where one stands above the other in as many draws as is asked for.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			all := s.engine.neighbours(s.u)
			if len(all) != max(0, len(s.ranked)-1) {
				out.Violated(laws.Violation{Got: fmt.Sprintf("%d neighbours among %d members", len(all), len(s.ranked)), Expected: "one fewer than members"})
				return
			}
			for i, n := range all {
				a, b := s.ranked[i], s.ranked[i+1]
				odds := s.u.Odds(a, b)
				if want := (panel.Neighbours{Better: a.Subject, Worse: b.Subject, Odds: odds, Apart: max(odds.Above, odds.Below) >= s.u.Confidence()}); n != want {
					out.Violated(laws.Violation{At: a.Subject, Got: fmt.Sprintf("%+v", n), Expected: fmt.Sprintf("%+v", want)})
				}
			}
		})
}

// influenceBounded: nothing does more together with others than it does in all.
func influenceBounded() uncertaintyRule {
	return laws.New("influence-bounded",
		"What an assumption does alone is no more than what it does in all, and what all do alone is no more than the whole, but for the errors that are stated.",
		func(s *uncertaintySubject, out *laws.Recorder) {
			influences, known := s.engine.sensitivity(s.u)
			if !known {
				return
			}
			const room, errorsOff = 0.02, 4
			sum, off := 0.0, 0.0
			for _, one := range influences {
				sum, off = sum+one.First, off+one.FirstError
				if one.First > one.Total+float64(errorsOff*(one.FirstError+one.TotalError))+room {
					out.Violated(laws.Violation{At: one.Assumption, Got: fmt.Sprintf("%.3f alone, and %.3f in all", one.First, one.Total), Expected: "no more alone than in all"})
				}
			}
			if sum > 1+float64(errorsOff*off)+room || slices.ContainsFunc(influences, func(i panel.Influence) bool { return math.IsNaN(i.First + i.Total) }) {
				out.Violated(laws.Violation{Got: fmt.Sprintf("%.3f of the whole", sum), Expected: "no more than all of it"})
			}
		})
}

func uncertaintyRoundTrip() uncertaintyRule {
	return laws.New("document-round-trip", "Writing the document and reading it again gives the same document.",
		func(s *uncertaintySubject, out *laws.Recorder) { s.kept(s.engine.read).roundTrip(out) })
}

func uncertaintyThroughForm() uncertaintyRule {
	return laws.New("form-round-trip", "The document, filled into its form, comes back as it was.",
		func(s *uncertaintySubject, out *laws.Recorder) { s.kept(s.engine.readForm).throughForm(out) })
}
