package maturitytest

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// sameRange: what is combined counts alike.
//
// A range that nobody chose is left alone: that of a z-score, of an author's
// own code, and of a mean or a sum that rests on one of these.
func sameRange() rule {
	return laws.New("same-range",
		"Nodes that a mean, a median, a minimum or a maximum combines have the same range: "+
			"beside nodes from 0 to 100, one from 0 to 1 counts next to nothing.",
		func(s *subject, out *laws.Recorder) {
			s.eachGroup(func(group *maturity.NodeSpec) {
				if !isMean(group.Aggregation) {
					return
				}
				var sets []rangeSet
				for i := range group.Nodes {
					kid := &group.Nodes[i]
					node := s.fw.Node(kid.ID)
					if weight(kid) > 0 && node.IsScored() && !s.rangeIsGiven(kid) && !s.onOneScale(group, kid) {
						sets = addRange(sets, node.Nominal(), kid.ID)
					}
				}
				if len(sets) < 2 {
					return
				}
				texts := make([]string, len(sets))
				most := sets[0]
				for i, set := range sets {
					texts[i] = set.text()
					if len(set.ids) > len(most.ids) || len(set.ids) == len(most.ids) && set.rng.Max > most.rng.Max {
						most = set
					}
				}
				s.violated(out, finding{
					node: group.ID,
					got:  strings.Join(texts, "; "),
					expected: fmt.Sprintf("one range for all that %q combines (%s), such as %s to %s: set the worth of yes-no, checklist, count, "+
						"points and normalised numbers (worth: %s); normalise plain numbers; choose the values of options and levels; "+
						"or make a group count shares, with the aggregation points and a worth, or add values up, with sum",
						group.ID, group.Aggregation, number(most.rng.Min), number(most.rng.Max), number(most.rng.Max)),
				})
			})
		})
}

// onOneScale reports whether a node counts levels that mean the same as those
// of the first node beside it, for a minimum or maximum: there a scale that
// begins later, such as one without the level that a group asks nothing for, is
// no other measure.
func (s *subject) onOneScale(group, kid *maturity.NodeSpec) bool {
	if group.Aggregation != maturity.AggregationMinimum && group.Aggregation != maturity.AggregationMaximum || kid == &group.Nodes[0] {
		return false
	}
	first, other := s.levelsCounted(&group.Nodes[0]), s.levelsCounted(kid)
	if len(first) == 0 || len(other) == 0 || first[len(first)-1].ID() != other[len(other)-1].ID() {
		return false
	}
	for _, l := range first {
		for _, m := range other {
			if (l.ID() == m.ID()) != (l.Value() == m.Value()) {
				return false
			}
		}
	}
	return true
}

// levelsCounted returns the levels whose values a node counts: those that it is
// answered with, that it opens, or of the least or the greatest below it.
func (s *subject) levelsCounted(n *maturity.NodeSpec) []govmaturity.Level {
	switch {
	case n.Measure != nil && n.Measure.Kind == maturity.MeasureLevel:
		return s.fw.Levels(n.Measure.Scale)
	case n.Aggregation == maturity.AggregationGate:
		return s.fw.Levels(n.Level.Scale)
	case (n.Aggregation == maturity.AggregationMinimum || n.Aggregation == maturity.AggregationMaximum) && len(n.Nodes) > 0:
		return s.levelsCounted(&n.Nodes[0])
	}
	return nil
}

// isMean reports whether a rule gives a value between those that it combines.
func isMean(rule maturity.AggregationKind) bool {
	switch rule {
	case maturity.AggregationArithmetic, maturity.AggregationGeometric, maturity.AggregationHarmonic, maturity.AggregationMedian, maturity.AggregationMinimum, maturity.AggregationMaximum:
		return true
	}
	return false
}

// rangeIsGiven reports whether a node's range follows from the data or from
// code, and is not the author's choice.
func (s *subject) rangeIsGiven(n *maturity.NodeSpec) bool {
	switch {
	case n.Measure != nil:
		return givenByMeasure(n.Measure)
	case n.Normalise != nil:
		return givenByData(n.Normalise)
	case inputs{kind: n.Aggregation}.ownRule():
		return true
	case !isMean(n.Aggregation) && n.Aggregation != maturity.AggregationSum:
		return false
	case n.Items != nil:
		return s.rangeIsGiven(s.takenBy(n))
	}
	for i := range n.Nodes {
		if kid := &n.Nodes[i]; weight(kid) > 0 && s.rangeIsGiven(kid) {
			return true
		}
	}
	return false
}

func givenByMeasure(m *maturity.MeasureSpec) bool {
	switch m.Kind {
	case maturity.MeasureLevel, maturity.MeasureChoice, maturity.MeasureYesNo, maturity.MeasureChecklist:
		return false
	case maturity.MeasureCount, maturity.MeasurePoints, maturity.MeasureNumber:
		return m.Normalise != nil && givenByData(m.Normalise)
	}
	return true
}

func givenByData(n *maturity.NormaliseSpec) bool {
	return n.Kind != maturity.NormaliseGoalposts && n.Kind != maturity.NormalisePiecewise
}

// rangeSet is the nodes that have one range.
type rangeSet struct {
	rng govmaturity.Range
	ids []string
}

func addRange(sets []rangeSet, rng govmaturity.Range, id string) []rangeSet {
	for i := range sets {
		if at := &sets[i]; near(at.rng.Min, rng.Min, at.rng) && near(at.rng.Max, rng.Max, at.rng) {
			at.ids = append(at.ids, id)
			return sets
		}
	}
	return append(sets, rangeSet{rng, []string{id}})
}

func (set rangeSet) text() string {
	ids, more := set.ids, ""
	if len(ids) > maxAnswers {
		ids, more = ids[:maxAnswers], fmt.Sprintf(" and %d more", len(ids)-maxAnswers)
	}
	verb := " goes"
	if len(set.ids) > 1 {
		verb = " go"
	}
	return fmt.Sprintf("%s%s%s from %s to %s", strings.Join(ids, ", "), more, verb, number(set.rng.Min), number(set.rng.Max))
}
