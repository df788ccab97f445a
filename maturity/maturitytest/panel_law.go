package maturitytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// subjectsOnce: who is there twice has two ranks.
func subjectsOnce() panelRule {
	return laws.New("subjects-once",
		"Each subject stands in the panel once: with two dates or two raters it would be ranked against itself, and count twice in what the panel says.",
		func(s *panelSubject, out *laws.Recorder) {
			first := map[string]panel.Member{}
			for _, m := range s.members {
				if other, twice := first[m.Subject]; twice {
					out.Violated(laws.Violation{At: m.Subject, Got: nameOf(m) + ", beside " + nameOf(other), Expected: "one of them; or a panel for each date or rater"})
					continue
				}
				first[m.Subject] = m
			}
		})
}

// subjectsApart: one subject under two spellings is two.
func subjectsApart() panelRule {
	return laws.New("subjects-apart",
		"No two subjects have names that differ in capital letters and spaces alone: they are one, written in two ways.",
		func(s *panelSubject, out *laws.Recorder) {
			first := map[string]string{}
			for _, m := range s.members {
				other, there := first[folded(m.Subject)]
				if there && other != m.Subject {
					out.Violated(laws.Violation{At: m.Subject, Got: fmt.Sprintf("%q, beside %q", m.Subject, other), Expected: "one spelling"})
				}
				if !there {
					first[folded(m.Subject)] = m.Subject
				}
			}
		})
}

// leastNumbers is how many numbers make a panel.
const leastNumbers = 3

// numbersEnough: of two numbers one is the best and the other the worst, whatever they are.
func numbersEnough() panelRule {
	return laws.New("numbers-enough",
		"Each indicator that is normalised by the panel has at least three numbers: with fewer, the best and the worst are all there is.",
		func(s *panelSubject, out *laws.Recorder) {
			for _, i := range s.asking {
				if n := len(s.numbers(i.ID())); n < leastNumbers {
					out.Violated(laws.Violation{At: i.ID(), Title: nodeTitle(i.Node()), Got: fmt.Sprintf("%d numbers", n), Expected: "at least three"})
				}
			}
		})
}

// indicatorsVary: what is the same for all divides by nothing, or ranks nobody.
func indicatorsVary() panelRule {
	return laws.New("indicators-vary",
		"Each indicator that is normalised by the panel varies in it: where all numbers are the same there is no best and no worst.",
		func(s *panelSubject, out *laws.Recorder) {
			for _, i := range s.asking {
				if xs := s.numbers(i.ID()); len(xs) >= leastNumbers && flat(xs) {
					out.Violated(laws.Violation{At: i.ID(), Title: nodeTitle(i.Node()), Got: number(xs[0]) + " for all", Expected: "numbers that differ; or no such indicator"})
				}
			}
		})
}

// differencesMatter: an indicator in which members differ makes a difference to somebody.
func differencesMatter() panelRule {
	return laws.New("differences-matter",
		"Where members answer an indicator differently, that makes a difference: somebody's result would be another with the answer of somebody else.",
		func(s *panelSubject, out *laws.Recorder) {
			for _, i := range s.p.Framework().Indicators() {
				if answers := s.extremes(i.ID()); i.Node().Weight() > 0 && len(answers) > 1 && !s.matters(i, answers) {
					out.Violated(laws.Violation{
						At: i.ID(), Title: nodeTitle(i.Node()), Given: "each member with the answer of another",
						Got: "the same results at " + s.p.Framework().Root().ID(), Expected: "another result for one of them; or the weight 0",
					})
				}
			}
		})
}

// extremes are the members who answered an indicator with the least and the most that
// counts, and one of each result at most: two members, where they differ.
func (s *panelSubject) extremes(id string) []panel.Member {
	var least, most panel.Member
	for _, m := range s.members {
		x, ok := m.Card.Node(id).Value()
		if !ok {
			continue
		}
		if low, any := valueOf(least, id); !any || x < low {
			least = m
		}
		if high, any := valueOf(most, id); !any || x > high {
			most = m
		}
	}
	low, any := valueOf(least, id)
	if high, _ := valueOf(most, id); !any || low == high {
		return nil
	}
	return []panel.Member{least, most}
}

func valueOf(m panel.Member, id string) (float64, bool) {
	if m.Card == nil {
		return 0, false
	}
	return m.Card.Node(id).Value()
}

// matters reports whether another answer changes somebody's result.
func (s *panelSubject) matters(i maturity.Indicator, from []panel.Member) bool {
	fw := s.p.Framework()
	for _, m := range s.spread(maxMembersTried) {
		was := m.Card.Root()
		if _, answered := valueOf(m, i.ID()); !answered {
			continue // an answer more is another matter
		}
		for _, other := range from {
			a := clone(m.Assessment())
			a.Hash = ""
			a.Answers[i.ID()] = other.Card.Node(i.ID()).Answer()
			card, err := fw.Score(a)
			if err != nil || bitsOf(card.Root()) != bitsOf(was) {
				return true // a refusal is not about weight
			}
		}
	}
	return false
}

// spread returns so many members from all over the panel.
func (s *panelSubject) spread(n int) []panel.Member {
	if len(s.members) <= n {
		return s.members
	}
	var out []panel.Member
	for k := range n {
		out = append(out, s.members[k*len(s.members)/n])
	}
	return out
}

// How much an indicator may go against the whole, and in how many members that is seen.
const (
	againstWhole = -0.5
	leastAgainst = 5
)

// directionsAgree: who is good at most is not bad at one thing by chance.
func directionsAgree() panelRule {
	return laws.New("directions-agree",
		"No indicator goes against the whole: a correlation below -0.5 says that those who do better as a whole do worse here, which mostly means that better and worse are the wrong way round.",
		func(s *panelSubject, out *laws.Recorder) {
			root := s.p.Framework().Root().ID()
			for _, i := range s.p.Framework().Indicators() {
				c := s.p.Correlation(panel.CorrelationPearson, i.ID(), root)
				if i.Node().Weight() > 0 && c.Defined && c.Members >= leastAgainst && c.Value < againstWhole {
					out.Violated(laws.Violation{
						At: i.ID(), Title: nodeTitle(i.Node()), Got: fmt.Sprintf("a correlation of %.2f with %s", c.Value, root), Expected: "better: lower, or better: higher, as it is meant",
					})
				}
			}
		})
}

// leastKnown is how much must be known of somebody who is ranked.
const leastKnown = 0.5

// answersKnown: a rank by a third of the answers is no rank.
func answersKnown() panelRule {
	return laws.New("answers-known",
		"Of each member that has a rank, at least half of what counts is known.",
		func(s *panelSubject, out *laws.Recorder) {
			for _, m := range s.members {
				root := m.Card.Root()
				if _, ranked := root.Published(); ranked && root.Coverage() < leastKnown {
					out.Violated(laws.Violation{At: m.Subject, Title: nameOf(m), Got: fmt.Sprintf("a rank, with %.0f%% known", 100*root.Coverage()), Expected: "more answers; or no result without them (min-coverage)"})
				}
			}
		})
}

// ranksTellApart: a ranking in which all are first ranks nobody.
func ranksTellApart() panelRule {
	return laws.New("ranks-tell-apart",
		"The ranking tells members apart: no more than half of them share one rank.",
		func(s *panelSubject, out *laws.Recorder) {
			root := s.p.Framework().Root()
			var ranks []int
			for _, rank := range s.p.Ranks(root.ID()) {
				if rank > 0 {
					ranks = append(ranks, rank)
				}
			}
			slices.Sort(ranks)
			for i, rank := range ranks {
				if n := len(ranks); n >= leastNumbers && i+n/2 < n && ranks[i+n/2] == rank {
					out.Violated(laws.Violation{At: root.ID(), Title: nodeTitle(root), Got: fmt.Sprintf("more than half of %d members of rank %d", n, rank), Expected: "results that differ; or more decimals, where they do"})
					return
				}
			}
		})
}
