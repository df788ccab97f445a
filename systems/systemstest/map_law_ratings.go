package systemstest

import (
	"fmt"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// heard is what the raters of one stakeholder say of an attribute, told off by hand.
type heard struct {
	values          []float64
	counted, silent int
}

// hear takes of each rater the newest rating. Ratings without a rater are by somebody
// else each.
func hear(ratings []stakeholder.RatingSpec, a stakeholder.Attribute, value func(stakeholder.RatingSpec) (float64, bool)) (h heard) {
	newest, raters := map[string]stakeholder.RatingSpec{}, map[string]bool{}
	var count []stakeholder.RatingSpec
	for _, r := range ratings {
		if r.Rater != "" {
			raters[r.Rater] = true
		}
		if r.Attribute != a {
			continue
		}
		if r.Rater == "" {
			count = append(count, r)
			continue
		}
		before, again := newest[r.Rater]
		is, _ := date.Parse(r.Date)
		was, _ := date.Parse(before.Date)
		if !again || is.Compare(was) > 0 {
			newest[r.Rater] = r
		}
	}
	for _, r := range newest {
		count = append(count, r)
	}
	h.silent = len(raters) - len(newest)
	for _, r := range count {
		if x, ok := value(r); ok {
			h.values = append(h.values, x)
		} else if r.State == stakeholder.RatingStateUnanswered {
			h.silent++
		}
	}
	slices.Sort(h.values)
	h.counted = len(h.values)
	return h
}

// valueOf returns what a rating counts on the scale of its attribute.
func (s *mapSubject) valueOf(r stakeholder.RatingSpec) (float64, bool) {
	if r.Value != nil {
		return *r.Value, true
	}
	for _, l := range s.m.Levels(r.Attribute) {
		if r.Level != "" && l.ID() == r.Level {
			return l.Value(), true
		}
	}
	return 0, false
}

// combined puts ratings together by hand.
func (h heard) combined(rule stakeholder.CombineSpec) (x float64, ok bool) {
	if h.counted == 0 || h.counted < rule.Raters || rule.Missing == stakeholder.MissingBlock && h.silent > 0 {
		return 0, false
	}
	if rule.Rule == stakeholder.RuleMedian {
		return h.values[(h.counted-1)/2]/2 + h.values[h.counted/2]/2, true
	}
	for _, v := range h.values {
		x += v / float64(h.counted)
	}
	return x, true
}

// ratingsCombine: what raters put together say is what they said.
func ratingsCombine() mapRule {
	return laws.New("ratings-combine",
		"What raters put together say is the mean or the median of the newest rating of each, as the map has it; where too few said something, there is no value.",
		func(s *mapSubject, out *laws.Recorder) {
			for i, one := range s.all {
				for _, a := range s.spec.Attributes {
					h := hear(s.spec.Stakeholders[i].Ratings, a.Attribute, s.valueOf)
					want, known := h.combined(s.spec.Combine)
					got := s.engine.rated(one, a.Attribute)
					scale, _, _ := s.m.Scale(a.Attribute)
					near := math.Abs(got.Value-want) <= 1e-9*max(math.Abs(scale.Min), math.Abs(scale.Max))
					if got.Known() != known || got.Counted != h.counted || known && !near {
						violated(out, finding{
							at: one.ID(), title: titledStakeholder(one), given: fmt.Sprintf("%s rated %v", a.Attribute, h.values),
							got: ratedText(got.Value, got.Known(), got.Counted), expected: ratedText(want, known, h.counted),
						})
					}
				}
			}
		})
}

func ratedText(x float64, known bool, counted int) string {
	if !known {
		return fmt.Sprintf("no value of %d ratings", counted)
	}
	return fmt.Sprintf("%.9g of %d ratings", x, counted)
}

// high decides by hand on which side of the threshold a value lies.
func (s *mapSubject) high(r stakeholder.Rated) bool {
	scale, threshold, tie := s.m.Scale(r.Attribute)
	if tie == stakeholder.TieHigh {
		return scale.AtLeast(r.Value, threshold)
	}
	return scale.Above(r.Value, threshold)
}

// placedOnce: thresholds and ties decide.
func placedOnce() mapRule {
	return laws.New("placed-once",
		"Thresholds and ties decide each stakeholder once: it stands in the one quadrant that its power and its interest put it in, or among those of whom one of the two is not known, and nowhere else.",
		func(s *mapSubject, out *laws.Recorder) {
			places := map[string][]string{}
			grid := s.engine.grid(s.m)
			for _, q := range stakeholder.Quadrants() {
				for _, one := range grid.By[q] {
					places[one.ID()] = append(places[one.ID()], string(q))
				}
			}
			for _, one := range grid.Unplaced {
				places[one.ID()] = append(places[one.ID()], unplaced)
			}
			for _, one := range s.all {
				want := s.placeOf(one)
				if got := places[one.ID()]; len(got) != 1 || got[0] != want {
					violated(out, finding{
						at: one.ID(), title: titledStakeholder(one), given: sidesText(one.Position().Power, one.Position().Interest), got: fmt.Sprintf("places: %q", got), expected: want,
					})
				}
			}
		})
}

// unplaced is where those are of whom power or interest is not known.
const unplaced = "unplaced"

// placeOf decides by hand where a stakeholder stands.
func (s *mapSubject) placeOf(one stakeholder.Stakeholder) string {
	p := one.Position()
	if !p.Power.Known() || !p.Interest.Known() {
		return unplaced
	}
	switch power, interest := s.high(p.Power), s.high(p.Interest); {
	case power && interest:
		return string(stakeholder.QuadrantClosely)
	case power:
		return string(stakeholder.QuadrantSatisfied)
	case interest:
		return string(stakeholder.QuadrantInformed)
	}
	return string(stakeholder.QuadrantMonitor)
}

func sidesText(all ...stakeholder.Rated) string {
	text := ""
	for i, r := range all {
		if i > 0 {
			text += ", "
		}
		if text += string(r.Attribute) + " "; r.Known() {
			text += fmt.Sprint(r.Value)
		} else {
			text += "not known"
		}
	}
	return text
}

// classesPart: the classes of salience part the stakeholders.
func classesPart() mapRule {
	return laws.New("classes-part",
		"Each stakeholder is of the one class of salience that says what it has of power, legitimacy and urgency; where one of the three is not known, all classes are possible that agree with the rest, and no other.",
		func(s *mapSubject, out *laws.Recorder) {
			for _, one := range s.all {
				got := s.engine.salience(one)
				three := []stakeholder.Rated{one.Rated(stakeholder.AttributePower), one.Rated(stakeholder.AttributeLegitimacy), one.Rated(stakeholder.AttributeUrgency)}
				var want []stakeholder.Class
				for _, c := range stakeholder.Classes() {
					if !slices.ContainsFunc(three, func(r stakeholder.Rated) bool { return r.Known() && c.Has(r.Attribute) != s.high(r) }) {
						want = append(want, c)
					}
				}
				class := stakeholder.Class("")
				if len(want) == 1 {
					class = want[0]
				}
				if got.Class != class || !slices.Equal(got.Possible(), want) {
					violated(out, finding{
						at: one.ID(), title: titledStakeholder(one), given: sidesText(three...), got: fmt.Sprintf("class %q of %v", got.Class, got.Possible()), expected: fmt.Sprintf("class %q of %v", class, want),
					})
				}
			}
		})
}
