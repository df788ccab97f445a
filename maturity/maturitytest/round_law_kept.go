package maturitytest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// oneEach: nobody rates twice, and nobody from outside.
func oneEach() roundRule {
	return laws.New("one-each",
		"A second assessment of one rater is refused, and so is one of somebody who is not of the round, or about another subject.",
		func(s *roundSubject, out *laws.Recorder) {
			if len(s.given) == 0 {
				return
			}
			stranger, other := clone(s.given[0]), clone(s.given[0])
			for stranger.Rater = "a stranger"; slices.ContainsFunc(s.spec.Raters, func(r consensus.RoundRaterSpec) bool { return r.ID == stranger.Rater }); {
				stranger.Rater += "!"
			}
			other.Subject += "!"
			for _, test := range []struct {
				given string
				all   []*maturity.Assessment
			}{
				{"the assessment of a rater twice", append(slices.Clone(s.given), s.given[0])},
				{"the assessment of a stranger", append(slices.Clone(s.given), stranger)},
				{"an assessment of another subject", append(slices.Clone(s.given[1:]), other)},
			} {
				if _, err := s.engine.combine(s.r, test.all...); err == nil {
					out.Violated(laws.Violation{Given: test.given, Got: "a result", Expected: "a refusal"})
				}
			}
		})
}

// ratersOrder: who speaks first is not heard more.
func ratersOrder() roundRule {
	return laws.New("raters-order",
		"The order in which raters are named, and in which their assessments come, changes nothing.",
		func(s *roundSubject, out *laws.Recorder) {
			r := s.Random(1)
			for range s.Samples {
				spec, given := hurried(s.r.Spec()), slices.Clone(s.given)
				r.Shuffle(len(spec.Raters), func(i, k int) { spec.Raters[i], spec.Raters[k] = spec.Raters[k], spec.Raters[i] })
				r.Shuffle(len(given), func(i, k int) { given[i], given[k] = given[k], given[i] })
				other, err := consensus.Compile(s.fw, spec)
				var c *consensus.Consensus
				if err == nil {
					c, err = s.engine.combine(other, given...)
				}
				s.sameTold(out, "raters in another order", c, err)
			}
		})
}

// apartMovesNothing: who stands apart moves nothing.
func apartMovesNothing() roundRule {
	return laws.New("apart-moves-nothing",
		"Ratings that stand apart, such as that of the subject itself where assessors count, move neither an answer nor the agreement: without them all is the same.",
		func(s *roundSubject, out *laws.Recorder) {
			given := slices.DeleteFunc(slices.Clone(s.given), func(a *maturity.Assessment) bool {
				return !slices.ContainsFunc(s.counted(), func(r consensus.RoundRaterSpec) bool { return r.ID == a.Rater })
			})
			if len(given) == len(s.given) || len(s.fw.Rosters()) > 0 {
				return // items that only they have would be gone
			}
			c, err := s.engine.combine(s.quick, given...)
			s.sameTold(out, "without those who stand apart", c, err)
		})
}

// withinSaid: nothing comes out that nobody said.
func withinSaid() roundRule {
	return laws.New("within-said",
		"What comes out by a rule lies within what the raters said: between the least and the most, or among the options that somebody chose. Where all say the same, it is that.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, cell := range s.cells {
				answer := s.engine.answer(cell)
				if cell.Rule == consensus.RuleFacilitated || cell.Open != "" && !(unanimous(cell) && len(spoken(cell.Votes)) >= s.spec.Least) {
					continue
				}
				if !within(cell, answer) || unanimous(cell) && meaning(cell.Indicator, answer) != meaning(cell.Indicator, spoken(cell.Votes)[0].Answer) {
					out.Violated(laws.Violation{At: cell.Indicator.ID(), Title: cellTitle(cell), Given: votesText(cell.Votes), Got: answerText(answer), Expected: "something within what was said"})
				}
			}
		})
}

// disagreementTells: 0 says that all are of one mind, and nothing else does.
func disagreementTells() roundRule {
	return laws.New("disagreement-tells",
		"The disagreement on a question is from 0 to 1, and 0 exactly where all who speak say the same.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, cell := range s.cells {
				d := s.engine.apart(cell)
				if cell.Compared && (!(d >= 0 && d <= 1) || (d == 0) != unanimous(cell)) {
					out.Violated(laws.Violation{At: cell.Indicator.ID(), Title: cellTitle(cell), Given: votesText(cell.Votes), Got: number(d), Expected: "from 0 to 1, and 0 for the same"})
				}
			}
		})
}

// agreementInRange: no agreement is more than full.
func agreementInRange() roundRule {
	return laws.New("agreement-in-range",
		"No coefficient of agreement is above 1, that within a group is from 0 to 1, and an interval begins before it ends.",
		func(s *roundSubject, out *laws.Recorder) {
			for n := range s.fw.AllNodes() {
				if n.IsIndicator() {
					continue // of one question there is none
				}
				for _, a := range s.engine.agreement(s.c, n.ID()) {
					for _, one := range []struct {
						name  string
						least float64
						c     consensus.Coefficient
					}{{"alpha", math.Inf(-1), a.Alpha}, {"kappa", math.Inf(-1), a.Kappa}, {"r_wg", 0, a.Within}} {
						if c := one.c; c.Known && !(c.Value >= one.least && c.Value <= 1+1e-12) || c.Ranged && !(c.Low <= c.High) {
							out.Violated(laws.Violation{At: n.ID(), Title: nodeTitle(n), Given: one.name, Got: fmt.Sprintf("%s, from %s to %s", number(c.Value), number(c.Low), number(c.High)), Expected: "no more than 1, and an interval that begins before it ends"})
						}
					}
				}
			}
		})
}

// settledStands: what was agreed is written down as it was.
func settledStands() roundRule {
	return laws.New("settled-stands",
		"What was settled in talks stands in the result as it was settled, with its reason, whatever raters had said.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, f := range s.spec.Facilitated {
				cell, _ := s.c.Cell(f.Item, f.Indicator)
				want := govmaturity.AnswerState(f.State)
				switch {
				case f.Number != nil:
					want = govmaturity.AnswerNumber(*f.Number)
				case f.Choices != nil:
					want = govmaturity.AnswerChoice(f.Choices...)
				}
				if got := s.engine.settled(cell); meaning(cell.Indicator, got) != meaning(cell.Indicator, want) || cell.Reason.String() != f.Reason.String() || cell.Open != "" {
					out.Violated(laws.Violation{At: f.Indicator, Title: cellTitle(cell), Got: answerText(got) + ", because: " + cell.Reason.String(), Expected: answerText(want) + ", because: " + f.Reason.String()})
				}
			}
		})
}

// agendaWhole: what must be talked about is counted anew.
func agendaWhole() roundRule {
	return laws.New("agenda-whole",
		"All that is open or disputed is on the agenda, once, and nothing that is settled or undisputed: first what is open although raters spoke, then disputes, the greatest first, then what nobody spoke to.",
		func(s *roundSubject, out *laws.Recorder) {
			turn := func(c consensus.Cell) int {
				switch {
				case c.Open != "" && c.Open != consensus.OpenReasonSilent:
					return 0
				case c.Open == "":
					return 1
				}
				return 2
			}
			count := map[string]int{}
			agenda := s.engine.agenda(s.c)
			for i, c := range agenda {
				count[c.Item+" "+c.Indicator.ID()]++
				if i > 0 && (turn(agenda[i-1]) > turn(c) || turn(c) == turn(agenda[i-1]) && agenda[i-1].Disagreement < c.Disagreement) {
					out.Violated(laws.Violation{At: c.Indicator.ID(), Title: cellTitle(c), Got: "it comes after " + cellTitle(agenda[i-1]), Expected: "before it"})
				}
			}
			for _, c := range s.cells {
				want := 0
				if c.Rule != consensus.RuleFacilitated && (c.Open != "" || c.Disagreement > 0) {
					want = 1
				}
				if got := count[c.Item+" "+c.Indicator.ID()]; got != want {
					out.Violated(laws.Violation{At: c.Indicator.ID(), Title: cellTitle(c), Given: votesText(c.Votes), Got: fmt.Sprintf("%d times on the agenda", got), Expected: fmt.Sprintf("%d times", want)})
				}
			}
		})
}

// reasonsSaid: each answer says where it comes from.
func reasonsSaid() roundRule {
	return laws.New("reasons-said",
		"Each answer of the result says how it came out, in the language of the reader.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, language := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
				a := s.engine.result(s.c, govmaturity.WordsFor(language))
				for _, c := range s.cells {
					if c.Item != "" || c.Open == consensus.OpenReasonSilent {
						continue
					}
					if strings.TrimSpace(a.Answers[c.Indicator.ID()].Comment) == "" {
						out.Violated(laws.Violation{At: c.Indicator.ID(), Title: cellTitle(c), Given: "in " + language, Got: "no reason", Expected: "how the answer came out"})
					}
				}
			}
		})
}

// throughEngine: the result is an assessment like any other.
func throughEngine() roundRule {
	return laws.New("through-engine",
		"The result is scored like any other assessment, with the answers that came out; what is open counts as unanswered.",
		func(s *roundSubject, out *laws.Recorder) {
			card, err := s.engine.score(s.fw, s.c.Assessment(govmaturity.WordsFor("en")))
			if err != nil {
				out.Violated(laws.Violation{Got: "a refusal: " + err.Error(), Expected: "a result"})
				return
			}
			for _, c := range s.cells {
				if c.Item != "" {
					continue
				}
				if got := card.Node(c.Indicator.ID()).Answer(); meaning(c.Indicator, got) != meaning(c.Indicator, c.Answer) || got.HasValue() && c.Open != "" {
					out.Violated(laws.Violation{At: c.Indicator.ID(), Title: cellTitle(c), Got: answerText(got), Expected: answerText(c.Answer)})
				}
			}
		})
}

// movementCounted: what moved from round to round is counted anew.
func movementCounted() roundRule {
	return laws.New("movement-counted",
		"Between a round and the next one with the same assessments nothing moves, and no round comes before itself.",
		func(s *roundSubject, out *laws.Recorder) {
			spec := s.r.Spec()
			spec.Round++
			if next, err := consensus.Compile(s.fw, spec); err == nil { // there is no round 1001
				c, err := next.Combine(s.given...)
				var m *consensus.Movement
				if err == nil {
					m, err = s.engine.since(c, s.c)
				}
				switch {
				case err != nil:
					out.Violated(laws.Violation{Given: "the next round with the same assessments", Got: "a refusal: " + err.Error(), Expected: "nothing that moved"})
				case len(m.Changed)+m.Nearer+m.Farther+m.Settled+m.Opened > 0:
					out.Violated(laws.Violation{Given: "the next round with the same assessments", Got: fmt.Sprintf("%d changed, %d nearer, %d farther, %d settled, %d opened", len(m.Changed), m.Nearer, m.Farther, m.Settled, m.Opened), Expected: "nothing that moved"})
				}
			}
			if _, err := s.engine.since(s.c, s.c); err == nil {
				out.Violated(laws.Violation{Given: "the round and itself", Got: "a movement", Expected: "a refusal"})
			}
		})
}

func roundRoundTrip() roundRule {
	return laws.New("document-round-trip", "Writing the round to a document and reading it again gives the same round.",
		func(s *roundSubject, out *laws.Recorder) { s.kept(s.engine.read).roundTrip(out) })
}

func roundThroughForm() roundRule {
	return laws.New("form-round-trip", "The round, filled into its form, comes back as it was.",
		func(s *roundSubject, out *laws.Recorder) { s.kept(s.engine.readForm).throughForm(out) })
}
