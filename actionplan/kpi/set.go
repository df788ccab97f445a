package kpi

import (
	"iter"

	"github.com/govmaturity/govmaturity"
)

// Set is a compiled list of indicators. It does not change, and any number of
// goroutines may use it at once. [Compile] and [Read] make one. The zero Set has no
// indicators.
type Set struct {
	spec        *IndicatorsSpec
	hash, rules string
	indicators  []indicator
	byID        map[string]int
	groupByID   map[string]int
	members     [][]member
	groupOrder  []int
	cuts        Thresholds
	doubts      govmaturity.Problems
}

// doc is the document: an empty one for the zero Set, which has no indicators.
func (s *Set) doc() *IndicatorsSpec {
	if s == nil || s.spec == nil {
		return &IndicatorsSpec{}
	}
	return s.spec
}

// ID returns the list's id.
func (s *Set) ID() string { return s.doc().ID }

// Edition returns the edition, or "".
func (s *Set) Edition() string { return s.doc().Edition }

// Title returns the list's title, or nil.
func (s *Set) Title() govmaturity.Text { return s.doc().Title.Clone() }

// Standing returns how official the content is, or "".
func (s *Set) Standing() govmaturity.Standing { return s.doc().Standing }

// Hash returns the content hash: of all that the list says.
func (s *Set) Hash() string { return s.hash }

// RulesHash returns the hash of all but the words for people. Lists with the same
// one tell the same of the same observations.
func (s *Set) RulesHash() string { return s.rules }

// Spec returns a copy of the document that the list was compiled from.
func (s *Set) Spec() *IndicatorsSpec { return indicatorsFormat.Clone(s.doc()) }

// Thresholds returns the cuts of a pace.
func (s *Set) Thresholds() Thresholds { return s.cuts }

// Doubts returns what is odd about the list, and can be computed all the same: a
// target that is met at the baseline, one without a date, one beyond the limit.
func (s *Set) Doubts() govmaturity.Problems { return append(govmaturity.Problems(nil), s.doubts...) }

// Indicators returns the ids of all indicators, in the order of the document.
func (s *Set) Indicators() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.indicators {
			if !yield(s.indicators[i].spec.ID) {
				return
			}
		}
	}
}

// Groups returns the ids of all groups, in the order of the document.
func (s *Set) Groups() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.doc().Groups {
			if !yield(s.doc().Groups[i].ID) {
				return
			}
		}
	}
}
