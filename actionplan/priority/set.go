package priority

import (
	"cmp"
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Set is a compiled question of what comes first. It does not change, and any number
// of goroutines may use it at once. [Compile] and [Read] make one.
type Set struct {
	spec        *PrioritiesSpec
	hash, rules string
	criteria    []Criterion // with their weights
	criterion   map[string]int
	alternative map[string]int
	raters      []string
	given       []given
	methods     []compiledMethod
	importance  *Importance
	cells       [][]Cell // by alternative and criterion
	portfolio   *compiledPortfolio
}

// given is a value as it stands in the document.
type given struct {
	rater                  string
	alternative, criterion int
	spec                   *ValueSpec
	at                     govmaturity.Path
}

type compiledMethod struct {
	spec        *MethodSpec
	method      Method
	preferences []Preference
}

// ID returns the document's id.
func (s *Set) ID() string { return s.spec.ID }

// Edition returns the edition, or "".
func (s *Set) Edition() string { return s.spec.Edition }

// Title returns the document's title, or nil.
func (s *Set) Title() govmaturity.Text { return s.spec.Title.Clone() }

// Standing returns how official the content is, or "".
func (s *Set) Standing() govmaturity.Standing { return s.spec.Standing }

// Hash returns the content hash: of all that the document says.
func (s *Set) Hash() string { return s.hash }

// RulesHash returns the hash of all but the words for people. Documents with the
// same one come to the same order.
func (s *Set) RulesHash() string { return s.rules }

// Spec returns a copy of the document that the set was compiled from.
func (s *Set) Spec() *PrioritiesSpec { return prioritiesFormat.Clone(s.spec) }

// Criteria returns the criteria with their weights, in the order of the document.
func (s *Set) Criteria() []Criterion { return slices.Clone(s.criteria) }

// Unit returns what the values by a criterion count, or nil.
func (s *Set) Unit(criterion string) govmaturity.Text {
	if j, ok := s.criterion[criterion]; ok {
		return s.spec.Criteria[j].Unit.Clone()
	}
	return nil
}

// CriterionTitle returns what people call a criterion: the id, where there is no
// title.
func (s *Set) CriterionTitle(id string, w govmaturity.Words) string {
	if j, ok := s.criterion[id]; ok {
		return cmp.Or(w.Wording(s.spec.Criteria[j].Title), w.LeftToRight(id))
	}
	return id
}

// AlternativeTitle returns what people call an alternative: the id, where there is no
// title.
func (s *Set) AlternativeTitle(id string, w govmaturity.Words) string {
	if i, ok := s.alternative[id]; ok {
		return cmp.Or(w.Wording(s.spec.Alternatives[i].Title), w.LeftToRight(id))
	}
	return id
}

// Alternatives returns the ids of all alternatives, in the order of the document.
func (s *Set) Alternatives() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.spec.Alternatives {
			if !yield(s.spec.Alternatives[i].ID) {
				return
			}
		}
	}
}

// Methods returns the ids of all methods, in the order of the document.
func (s *Set) Methods() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.spec.Methods {
			if !yield(s.spec.Methods[i].ID) {
				return
			}
		}
	}
}

// Raters returns the raters, by their ids.
func (s *Set) Raters() []string { return slices.Clone(s.raters) }

// Importance returns what the comparisons of criteria come to, or nil where weights
// are given.
func (s *Set) Importance() *Importance {
	if s.importance == nil {
		return nil
	}
	x := *s.importance
	x.Weights, x.Missing = slices.Clone(x.Weights), slices.Clone(x.Missing)
	return &x
}

// AxisCriterion returns the criterion of an axis of the chart.
func (s *Set) AxisCriterion(axis Axis) (Criterion, bool) {
	for j, c := range s.spec.Criteria {
		if c.Axis == axis {
			return s.criteria[j], true
		}
	}
	return Criterion{}, false
}
