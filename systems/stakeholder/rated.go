package stakeholder

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// scale is a compiled AttributeSpec.
type scale struct {
	spec      *AttributeSpec
	levels    govmaturity.Scale
	bounds    govmaturity.Range
	threshold float64
	tie       Tie
	stated    bool // the document says what a tie is
	broken    bool // the document says where it ends, and that is no scale
}

// side says on which side of the threshold a value lies, but for rounding.
func (s *scale) side(x float64) (high, on bool) {
	on = s.bounds.AtLeast(x, s.threshold) && !s.bounds.Above(x, s.threshold)
	return s.bounds.Above(x, s.threshold) || on && s.tie == TieHigh, on
}

// Rated is one attribute of a stakeholder, as its raters put together say. It is
// comparable with ==.
type Rated struct {
	Attribute Attribute
	// State says whether there is a value, and if not, why not: unanswered, not
	// applicable, excluded, blocked by a missing rating, or not asked: the map does
	// not rate the attribute. Of several reasons, unanswered goes before not
	// applicable, and that before excluded.
	State govmaturity.State
	Value float64
	// High says on which side of the threshold the value is, ties decided, and
	// OnThreshold that it was one.
	High, OnThreshold bool
	// Counted is how many ratings went into the value. Missing is how many raters
	// said nothing: unanswered, or, of those who rated the stakeholder, nothing at all
	// of this attribute. Apart is how many ratings were kept out: not applicable,
	// excluded, or older ones of the same rater.
	Counted, Missing, Apart int
}

// Known reports whether there is a value.
func (r Rated) Known() bool { return r.State.HasValue() }

// Rated returns what the raters say of an attribute.
func (s Stakeholder) Rated(a Attribute) Rated {
	if r, ok := s.get().rated[a]; ok {
		return r
	}
	return Rated{Attribute: a, State: govmaturity.StateNotAsked}
}

// said is what counts of the ratings of one attribute.
type said struct {
	values []float64 // sorted
	states []RatingState
	silent int // raters who rated something else, and not this
	older  int
}

// hear takes of each rater the newest rating of an attribute.
func (s *scale) hear(ratings []RatingSpec, a Attribute) said {
	var out said
	newest, raters := map[string]int{}, map[string]bool{}
	var counted []int
	for i, r := range ratings {
		if r.Rater != "" {
			raters[r.Rater] = true
		}
		if r.Attribute != a {
			continue
		}
		k, again := newest[r.Rater]
		switch {
		case r.Rater == "":
			counted = append(counted, i)
		case !again:
			newest[r.Rater] = i
		default:
			out.older++
			if later(r.Date, ratings[k].Date) {
				newest[r.Rater] = i
			}
		}
	}
	for _, i := range newest {
		counted = append(counted, i)
	}
	for _, i := range counted {
		if x, ok := s.valueOf(&ratings[i]); ok {
			out.values = append(out.values, x)
		} else {
			out.states = append(out.states, ratings[i].State)
		}
	}
	out.silent = len(raters) - len(newest)
	slices.Sort(out.values)
	slices.Sort(out.states)
	return out
}

// later reports whether one date comes after another. No date comes first.
func later(a, b string) bool {
	x, _ := date.Parse(a)
	y, _ := date.Parse(b)
	return x.Compare(y) > 0
}

// valueOf returns what a rating counts.
func (s *scale) valueOf(r *RatingSpec) (float64, bool) {
	if r.Value != nil {
		return *r.Value, true
	}
	if l := s.levels.Level(r.Level); l.Valid() && r.Level != "" {
		return l.Value(), true
	}
	return 0, false
}

// combine puts ratings together. They are added in the order of their values: the
// order of raters changes no bit.
func (s *scale) combine(rule CombineSpec, heard said) Rated {
	r := Rated{Attribute: s.spec.Attribute, Counted: len(heard.values), Missing: heard.silent, Apart: heard.older}
	r.State = govmaturity.StateUnanswered
	for _, state := range heard.states {
		if state == RatingStateUnanswered {
			r.Missing++
			continue
		}
		r.Apart++
		r.State = govmaturity.State(state)
	}
	switch {
	case r.Counted == 0:
		if r.Missing > 0 {
			r.State = govmaturity.StateUnanswered
		}
		return r
	case rule.Missing == MissingBlock && r.Missing > 0, r.Counted < rule.Raters:
		r.State = govmaturity.StateBlocked
		return r
	case rule.Rule == RuleMedian:
		v := heard.values
		low, high := v[(len(v)-1)/2], v[len(v)/2]
		r.Value = low + (high-low)/2
	default:
		sum := 0.0
		for _, x := range heard.values {
			sum += x
		}
		r.Value = s.bounds.Clamp(sum / float64(len(heard.values)))
	}
	r.State = govmaturity.StateAnswered
	r.High, r.OnThreshold = s.side(r.Value)
	return r
}
