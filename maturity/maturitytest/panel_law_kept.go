package maturitytest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// membersOrder: who comes first in a table has no better results.
func membersOrder() panelRule {
	return laws.New("members-order",
		"The order in which members are given changes neither what the panel says nor the result of anybody.",
		func(s *panelSubject, out *laws.Recorder) {
			if !s.small() {
				return
			}
			r := s.Random(1)
			for range min(s.Samples, 4) {
				given := slices.Clone(s.given)
				r.Shuffle(len(given), func(i, k int) { given[i], given[k] = given[k], given[i] })
				p, err := s.again(given)
				s.sameMembers(out, "members in another order", p, err)
				if err == nil && s.p.Goalposts() != nil && p.Goalposts().Hash() != s.p.Goalposts().Hash() {
					out.Violated(laws.Violation{Given: "members in another order", Got: "the goalposts " + p.Goalposts().Hash(), Expected: s.p.Goalposts().Hash()})
				}
			}
		})
}

// ranksByValue: ranks are counted anew, from published values.
func ranksByValue() panelRule {
	return laws.New("ranks-by-value",
		"A rank says how many are better: who has a better result has a better rank, who has the same shares it, and the ranking has each member with a result once, the best first.",
		func(s *panelSubject, out *laws.Recorder) {
			for n := range s.p.Framework().Nodes() {
				if len(s.members)*len(s.members) <= maxPairsCompared {
					s.checkRanks(out, n)
				}
			}
		})
}

func (s *panelSubject) checkRanks(out *laws.Recorder, n maturity.Node) {
	values := make([]float64, len(s.members))
	ranked := 0
	for i, m := range s.members {
		values[i] = math.NaN()
		if x, ok := m.Card.Node(n.ID()).Published(); ok {
			values[i], ranked = x, ranked+1
		}
	}
	for _, ties := range []panel.Ties{panel.TiesCompetition, panel.TiesModified, panel.TiesDense, panel.TiesFractional} {
		ranks := s.engine.ranks(s.p, ties, n.ID())
		for i, x := range values {
			if want := rankBy(ties, values, x); i >= len(ranks) || ranks[i] != want {
				out.Violated(laws.Violation{At: n.ID(), Title: nodeTitle(n), Given: fmt.Sprintf("%s, ties %s", nameOf(s.members[i]), ties), Got: fmt.Sprintf("the ranks %v", ranks), Expected: "the rank " + number(want)})
				return
			}
		}
	}
	order := s.engine.ranking(s.p, n.ID())
	falling := slices.IsSortedFunc(order, func(a, b panel.Member) int {
		x, _ := a.Card.Node(n.ID()).Published()
		y, _ := b.Card.Node(n.ID()).Published()
		return cmp.Compare(y, x)
	})
	once := map[*maturity.Scorecard]bool{}
	for _, m := range order {
		once[m.Card] = true
	}
	if len(order) != ranked || len(once) != ranked || !falling {
		out.Violated(laws.Violation{At: n.ID(), Title: nodeTitle(n), Got: fmt.Sprintf("a ranking of %d, best first: %t", len(order), falling), Expected: fmt.Sprintf("all %d with a result, the best first", ranked)})
	}
}

// rankBy counts a rank by hand: 0 without a value.
func rankBy(ties panel.Ties, values []float64, x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	better, same, distinct := 0, 0, map[float64]bool{}
	for _, y := range values {
		switch {
		case y > x:
			better++
			distinct[y] = true
		case y == x:
			same++
		}
	}
	switch ties {
	case panel.TiesModified:
		return float64(better + same)
	case panel.TiesDense:
		return float64(len(distinct) + 1)
	case panel.TiesFractional:
		return float64(better) + float64(same+1)/2
	}
	return float64(better + 1)
}

// valuesBounded: nothing that the panel says makes a result leave its range.
func valuesBounded() panelRule {
	return laws.New("values-bounded",
		"Each result is a number within the range of its node, whatever the panel says: no infinity, and nothing that is not a number.",
		func(s *panelSubject, out *laws.Recorder) {
			for _, m := range s.members {
				for r := range m.Card.Nodes() {
					x, ok := s.engine.value(r)
					if within := r.Range(); ok && (math.IsNaN(x) || math.IsInf(x, 0) || x < within.Min || x > within.Max) {
						out.Violated(laws.Violation{At: r.ID(), Title: nodeTitle(r.Node()), Given: nameOf(m), Got: number(x), Expected: fmt.Sprintf("from %s to %s", number(within.Min), number(within.Max))})
					}
				}
			}
		})
}

// betterCountsMore: of two numbers the better one does not count less.
func betterCountsMore() panelRule {
	return laws.New("better-counts-more",
		"Of two members the one with the better number never counts for less, and those with the same number count alike. A share of the best that is taken directly, although lower is better, is exempt: there the better number counts for less by design.",
		func(s *panelSubject, out *laws.Recorder) {
			normalisations := s.normalisations()
			for _, i := range s.asking {
				if normalisations[i.ID()].Ratio == maturity.RatioDirect {
					continue
				}
				type counted struct {
					m    panel.Member
					x, v float64
				}
				var all []counted
				for _, m := range s.members {
					x, ok := numberOf(m, i.ID())
					v, has := s.engine.counts(m.Card.Node(i.ID()))
					if ok && has {
						all = append(all, counted{m, x, v})
					}
				}
				slices.SortStableFunc(all, func(a, b counted) int { return cmp.Compare(a.x, b.x) })
				for k := 1; k < len(all); k++ {
					a, b := all[k-1], all[k]
					if i.Better() == maturity.BetterLower {
						a, b = b, a
					}
					if a.x != b.x && a.v > b.v || a.x == b.x && a.v != b.v {
						out.Violated(laws.Violation{
							At: i.ID(), Title: nodeTitle(i.Node()), Given: fmt.Sprintf("%s: %s, %s: %s", nameOf(a.m), number(a.x), nameOf(b.m), number(b.x)),
							Got: fmt.Sprintf("%s and %s", number(a.v), number(b.v)), Expected: "no less for the better, and the same for the same",
						})
					}
				}
			}
		})
}

// frozenAlike: what was frozen scores each member alone as the panel did.
func frozenAlike() panelRule {
	return laws.New("frozen-alike",
		"With the goalposts of the panel, each member scored alone comes out as in the panel, to the last digit.",
		func(s *panelSubject, out *laws.Recorder) {
			g := s.p.Goalposts()
			if g == nil || !s.small() {
				return
			}
			fw, err := s.engine.freeze(g, s.p.Asked(), s.code...)
			if err != nil {
				out.Violated(laws.Violation{Got: "goalposts that cannot be frozen: " + err.Error(), Expected: "a framework"})
				return
			}
			for i, m := range s.members {
				card, err := fw.Score(s.given[i])
				if err != nil {
					out.Violated(laws.Violation{At: m.Subject, Got: "a refusal: " + err.Error(), Expected: "a result"})
					continue
				}
				sameCards(out, "alone", m, panel.Member{Card: card})
			}
		})
}

// laterMovesNobody: who comes later is scored against the goalposts as they are.
func laterMovesNobody() panelRule {
	return laws.New("later-moves-nobody",
		"A later subject, scored against the goalposts of the panel, moves none of those before: not even with the best or the worst numbers that there can be.",
		func(s *panelSubject, out *laws.Recorder) {
			if len(s.members) == 0 || len(s.asking) == 0 || !s.small() {
				return
			}
			for _, best := range []bool{true, false} {
				later := clone(s.given[0])
				later.Subject = s.freeName()
				for _, i := range s.asking {
					r, _ := i.Numbers()
					x := r.Min
					if best != (i.Better() == maturity.BetterLower) {
						x = r.Max
					}
					later.Answers[i.ID()] = govmaturity.AnswerNumber(x)
				}
				p, err := s.engine.make(s.p.Framework(), append(slices.Clone(s.given), later), s.code...)
				s.sameMembers(out, "with one more subject", p, err)
			}
		})
}

// freeName is a name that no subject has.
func (s *panelSubject) freeName() string {
	for k := 1; ; k++ {
		name := "A later subject " + strconv.Itoa(k)
		if _, taken := s.p.Member(name); !taken {
			return name
		}
	}
}

// dividedByNothing: where all are level, there is a state and no number.
func dividedByNothing() panelRule {
	return laws.New("divided-by-nothing",
		"Where all numbers of an indicator are the same and its normalisation would divide by nothing, it is blocked, and never infinite or made up.",
		func(s *panelSubject, out *laws.Recorder) {
			if !s.small() {
				return
			}
			normalisations := s.normalisations()
			for _, i := range s.asking {
				xs := s.numbers(i.ID())
				if !slices.Contains([]maturity.NormaliseKind{maturity.NormaliseMinMax, maturity.NormaliseZScore, maturity.NormaliseDistanceToBest}, normalisations[i.ID()].Kind) || len(xs) == 0 {
					continue
				}
				given := slices.Clone(s.given)
				for k, a := range given {
					if answer, there := a.Answers[i.ID()]; there && answer.HasValue() {
						given[k] = clone(a)
						given[k].Answers[i.ID()] = govmaturity.AnswerNumber(xs[0])
					}
				}
				p, err := s.again(given)
				if err != nil {
					out.Violated(laws.Violation{At: i.ID(), Given: "the same number for all", Got: "a refusal: " + err.Error(), Expected: "blocked"})
					continue
				}
				for _, m := range p.Members() {
					if r := m.Card.Node(i.ID()); r.Answer().HasValue() && r.State() != govmaturity.StateNotAsked && s.engine.state(r) != govmaturity.StateBlocked {
						out.Violated(laws.Violation{At: i.ID(), Title: nodeTitle(i.Node()), Given: "the same number for all: " + nameOf(m), Got: string(s.engine.state(r)), Expected: "blocked"})
					}
				}
			}
		})
}

// normalisations are those of indicators, as the framework that was answered has them.
func (s *panelSubject) normalisations() map[string]maturity.NormaliseSpec {
	out := map[string]maturity.NormaliseSpec{}
	var visit func(n *maturity.NodeSpec)
	visit = func(n *maturity.NodeSpec) {
		if n.Measure != nil && n.Measure.Normalise != nil {
			out[n.ID] = *n.Measure.Normalise
		}
		for i := range n.Nodes {
			visit(&n.Nodes[i])
		}
	}
	visit(&s.p.Asked().Spec().Root)
	return out
}

// partsAsWhole: peers are scored against the whole panel.
func partsAsWhole() panelRule {
	return laws.New("parts-as-whole",
		"In a part of the panel, such as a group of peers, each member has the results that it has in the whole.",
		func(s *panelSubject, out *laws.Recorder) {
			r := s.Random(2)
			for range s.Samples {
				kept := map[string]bool{}
				for _, m := range s.members {
					kept[nameOf(m)] = r.IntN(2) == 0
				}
				part := s.engine.part(s.p, func(m panel.Member) bool { return kept[nameOf(m)] })
				k := 0
				for _, m := range s.members {
					if !kept[nameOf(m)] {
						continue
					}
					if k >= part.Len() || nameOf(part.Members()[k]) != nameOf(m) {
						out.Violated(laws.Violation{At: m.Subject, Got: "no such member in the part", Expected: "all that were kept, in their order"})
						return
					}
					if len(s.members) <= maxMembersTried || k < maxMembersTried {
						sameCards(out, "in a part", m, part.Members()[k])
					}
					k++
				}
			}
		})
}

// standingsAgree: where somebody stands is counted anew.
func standingsAgree() panelRule {
	return laws.New("standings-agree",
		"Where a member stands among all others is its rank in the panel, and the best of the others is the best result that one of them has.",
		func(s *panelSubject, out *laws.Recorder) {
			for _, m := range s.spread(maxMembersTried) {
				standings, err := s.engine.standings(s.p, m)
				if err != nil {
					out.Violated(laws.Violation{At: m.Subject, Got: "a refusal: " + err.Error(), Expected: "where it stands"})
					continue
				}
				for _, x := range standings {
					s.checkStanding(out, m, x)
				}
			}
		})
}

func (s *panelSubject) checkStanding(out *laws.Recorder, m panel.Member, x panel.Standing) {
	own, has := m.Card.Node(x.Node).Published()
	rank, of, best, others := 1, 0, math.Inf(-1), []string{}
	for _, other := range s.members {
		y, ok := other.Card.Node(x.Node).Published()
		if !ok {
			continue
		}
		of++
		if nameOf(other) == nameOf(m) {
			continue
		}
		if y > own {
			rank++
		}
		if y > best {
			best, others = y, nil
		}
		if y == best {
			others = append(others, other.Subject)
		}
	}
	if !has {
		rank = 0
	}
	agrees := x.Rank == rank && x.Of == of && slices.Equal(x.Leaders, others) && (x.Best != nil) == (len(others) > 0)
	if !agrees || x.Best != nil && *x.Best != best {
		out.Violated(laws.Violation{At: x.Node, Given: nameOf(m), Got: fmt.Sprintf("rank %d of %d, the leaders %v", x.Rank, x.Of, x.Leaders), Expected: fmt.Sprintf("rank %d of %d, the leaders %v", rank, of, others)})
	}
}

// goalpostsRoundTrip: goalposts survive being written and read.
func goalpostsRoundTrip() panelRule {
	return laws.New("goalposts-round-trip",
		"The goalposts of the panel, written to a document and read again, are the same: to the last digit.",
		func(s *panelSubject, out *laws.Recorder) {
			g := s.p.Goalposts()
			if g == nil {
				return
			}
			kept{what: "goalposts", same: g.Hash(), spec: g, read: func(name string, data []byte) (string, error) {
				read, err := s.engine.readGoalposts(name, data)
				if err != nil {
					return "", err
				}
				return read.Hash(), nil
			}}.roundTrip(out)
		})
}
