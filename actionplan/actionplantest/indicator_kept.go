package actionplantest

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// asOf is a day after anything that a list speaks of.
const asOf = "9998-12-31"

// observed makes one observation of each indicator, at a year.
func (s *indicatorSubject) observed(year int, value func(x *kpi.IndicatorSpec) (value float64, ok bool)) *kpi.ObservationsSpec {
	out := &kpi.ObservationsSpec{Format: kpi.ObservationsFormat, Indicators: s.spec.ID, Edition: s.spec.Edition}
	for i := range s.spec.Indicators {
		x := &s.spec.Indicators[i]
		v, ok := value(x)
		if !ok {
			continue
		}
		o := kpi.ObservationSpec{Indicator: x.ID, Date: fmt.Sprintf("%04d", year)}
		if x.Measure == kpi.MeasureRatio {
			per, hundred := 1.0, 1000.0
			if x.Per != nil {
				per = *x.Per
			}
			numerator := v / per * hundred
			o.Numerator, o.Denominator = &numerator, &hundred
		} else {
			o.Value = &v
		}
		out.Observations = append(out.Observations, o)
	}
	return out
}

// year is one in which something can be observed: after the baseline, and around the
// target.
func year(r *rand.Rand, x *kpi.IndicatorSpec) int {
	from := 2000
	if x.Baseline != nil {
		_, _ = fmt.Sscanf(x.Baseline.Date, "%4d", &from)
	}
	return from + 1 + r.IntN(12)
}

// around is a value near those that an indicator speaks of.
func around(r *rand.Rand, x *kpi.IndicatorSpec) float64 {
	low, high := 0.0, 1.0
	for _, v := range []*float64{x.Limit, target(x).Value, target(x).Low, target(x).High, baseline(x)} {
		if v != nil {
			low, high = min(low, *v), max(high, *v)
		}
	}
	return low + float64((high-low)*(float64(1.4*r.Float64())-0.2))
}

func target(x *kpi.IndicatorSpec) kpi.TargetSpec {
	if x.Target == nil {
		return kpi.TargetSpec{}
	}
	return *x.Target
}

func baseline(x *kpi.IndicatorSpec) *float64 {
	if x.Baseline == nil {
		return nil
	}
	return x.Baseline.Value
}

// two reports how an indicator stands with one value and with another.
func (s *indicatorSubject) two(r *rand.Rand, x *kpi.IndicatorSpec, a, b float64) (kpi.Result, kpi.Result, bool) {
	y := year(r, x)
	var out [2]kpi.Result
	for i, v := range []float64{a, b} {
		spec := s.observed(y, func(o *kpi.IndicatorSpec) (float64, bool) { return v, o.ID == x.ID })
		report, err := s.engine.report(s.set, spec, asOf)
		if err != nil {
			return out[0], out[1], false
		}
		out[i] = report.Result(x.ID)
	}
	return out[0], out[1], true
}

// betterNeverWorse: a better value never makes an answer worse.
func betterNeverWorse() indicatorRule {
	return laws.New("better-never-worse", "A value that is better never makes the level or the pace of an indicator worse.", func(s *indicatorSubject, out *laws.Recorder) {
		r := s.Random(1)
		rank := func(p kpi.Pace) int { return slices.Index(kpi.PaceClasses(), p.Class) }
		for i := range s.spec.Indicators {
			x := &s.spec.Indicators[i]
			if !moves(x) || x.Target == nil {
				continue
			}
			for range s.Samples {
				worse, better := around(r, x), around(r, x)
				if (better > worse) != (x.Direction == kpi.DirectionUp) {
					worse, better = better, worse
				}
				a, b, ok := s.two(r, x, worse, better)
				if !ok {
					continue
				}
				la, lb, pa, pb := s.engine.level(a), s.engine.level(b), s.engine.pace(a), s.engine.pace(b)
				fell := la.HasAttainment && lb.HasAttainment && lb.Attainment < la.Attainment-float64(1e-12*math.Abs(la.Attainment))
				if pa.Class != kpi.PaceClassNoData && pb.Class != kpi.PaceClassNoData && rank(pb) > rank(pa) || fell || la.Met && !lb.Met {
					s.violated(out, x.ID, fmt.Sprintf("%v, and %v, which is better", worse, better),
						fmt.Sprintf("%v and %s, and then %v and %s", la.Attainment, pa.Class, lb.Attainment, pb.Class), "nothing that is worse")
					break
				}
			}
		}
	})
}

// metIsWhole: met and 1 are the same.
func metIsWhole() indicatorRule {
	return laws.New("met-is-whole", "A target is met exactly where all of the way lies behind.", func(s *indicatorSubject, out *laws.Recorder) {
		r := s.Random(2)
		for i := range s.spec.Indicators {
			x := &s.spec.Indicators[i]
			for k := range s.Samples {
				v := around(r, x)
				if t := target(x); k == 0 && t.Value != nil {
					v = *t.Value
				}
				a, _, ok := s.two(r, x, v, v)
				if !ok {
					continue
				}
				if l := s.engine.level(a); l.HasAttainment && l.Met != (l.Attainment >= 1) {
					s.violated(out, x.ID, fmt.Sprint(v), fmt.Sprintf("met: %v, at %v of the way", l.Met, l.Attainment), "met at 1 and above, and nowhere else")
					break
				}
			}
		}
	})
}

// pathFromZeroToOne: what is expected leads from the baseline to the target.
func pathFromZeroToOne() indicatorRule {
	return laws.New("path-to-target", "What is expected begins at the baseline and ends at the target.", func(s *indicatorSubject, out *laws.Recorder) {
		report, err := s.engine.report(s.set, s.observed(9000, func(*kpi.IndicatorSpec) (float64, bool) { return 0, false }), asOf)
		if err != nil {
			return
		}
		for i := range s.spec.Indicators {
			x := &s.spec.Indicators[i]
			way := s.engine.expected(report.Result(x.ID))
			if len(way) == 0 || baseline(x) == nil || target(x).Value == nil {
				continue
			}
			if first, last := way[0].Value, way[len(way)-1].Value; first != *baseline(x) || last != *target(x).Value {
				s.violated(out, x.ID, "what is expected", fmt.Sprintf("from %v to %v", first, last), fmt.Sprintf("from %v to %v", *baseline(x), *target(x).Value))
			}
		}
	})
}

// guessed makes up observations of most indicators.
func (s *indicatorSubject) guessed(r *rand.Rand, y int) *kpi.ObservationsSpec {
	return s.observed(y, func(x *kpi.IndicatorSpec) (float64, bool) { return around(r, x), r.IntN(5) > 0 })
}

func (s *indicatorSubject) lastYear() int {
	last := 2000
	for i := range s.spec.Indicators {
		if b := s.spec.Indicators[i].Baseline; b != nil {
			from := 0
			_, _ = fmt.Sscanf(b.Date, "%4d", &from)
			last = max(last, from)
		}
	}
	return last + 3
}

// groupsAmongMembers: a mean lies among what it is a mean of.
func groupsAmongMembers() indicatorRule {
	return laws.New("groups-among-members", "The number of a group by mean, minimum or maximum lies among those of its members.", func(s *indicatorSubject, out *laws.Recorder) {
		r := s.Random(3)
		for range s.Samples {
			report, err := s.engine.report(s.set, s.guessed(r, s.lastYear()), asOf)
			if err != nil {
				return
			}
			for _, g := range s.spec.Groups {
				if g.Rule == kpi.RuleSum || g.Rule == kpi.RuleWeightedSum || g.Rule == kpi.RuleRatio {
					continue
				}
				t := s.engine.group(report, g.ID)
				low, high := math.Inf(1), math.Inf(-1)
				for _, p := range t.Parts {
					low, high = min(low, p.Value), max(high, p.Value)
				}
				slack := 1e-9 * max(1, math.Abs(low), math.Abs(high))
				if t.State == govmaturity.StateAnswered && (t.Exact < low-slack || t.Exact > high+slack) {
					s.violated(out, g.ID, fmt.Sprintf("members from %v to %v", low, high), fmt.Sprint(t.Exact), "a number among them")
				}
			}
		}
	})
}

// missingIsNoZero: what nobody observed has no answers.
func missingIsNoZero() indicatorRule {
	return laws.New("missing-is-no-zero", "An indicator that nobody observed has no level, no pace and no number in a group.", func(s *indicatorSubject, out *laws.Recorder) {
		report, err := s.engine.report(s.set, s.observed(9000, func(*kpi.IndicatorSpec) (float64, bool) { return 0, false }), asOf)
		if err != nil {
			return
		}
		for id := range s.set.Indicators() {
			x := report.Result(id)
			if l, p := s.engine.level(x), s.engine.pace(x); l.HasAttainment || l.Met || p.Class != kpi.PaceClassNoData {
				s.violated(out, id, "no observation", fmt.Sprintf("%v of the way, %s", l.Attainment, p.Class), "nothing")
			}
		}
		for _, g := range s.spec.Groups {
			if t := s.engine.group(report, g.ID); g.Missing != kpi.MissingZero && t.State == govmaturity.StateAnswered {
				s.violated(out, g.ID, "no observation", fmt.Sprint(t.Value), "no number")
			}
		}
	})
}

// indicatorMirrored: more of what is good is less of what is bad.
func indicatorMirrored() indicatorRule {
	return laws.New("mirrored", "With minus the values and the other direction, level and pace are the same.", func(s *indicatorSubject, out *laws.Recorder) {
		set, err := s.engine.compile(s.turned())
		if err != nil {
			s.violated(out, "", "minus the values, and the other directions", err.Error(), "a list")
			return
		}
		turned := *s
		turned.set, turned.spec = set, set.Spec()
		r := s.Random(5)
		for range max(1, s.Samples/2) {
			y, values := s.lastYear()+r.IntN(8), map[string]float64{}
			for i := range s.spec.Indicators {
				values[s.spec.Indicators[i].ID] = around(r, &s.spec.Indicators[i])
			}
			a, errA := s.engine.report(s.set, s.observed(y, func(x *kpi.IndicatorSpec) (float64, bool) { return values[x.ID], alike(x) }), asOf)
			b, errB := s.engine.report(set, turned.observed(y, func(x *kpi.IndicatorSpec) (float64, bool) { return -values[x.ID], alike(x) }), asOf)
			if errA != nil || errB != nil {
				continue
			}
			for i := range s.spec.Indicators {
				x := &s.spec.Indicators[i]
				la, lb := s.engine.level(a.Result(x.ID)), s.engine.level(b.Result(x.ID))
				pa, pb := s.engine.pace(a.Result(x.ID)), s.engine.pace(b.Result(x.ID))
				near := math.Abs(la.Attainment-lb.Attainment) <= 1e-9*max(1, math.Abs(la.Attainment))
				if alike(x) && (!near || la.HasAttainment != lb.HasAttainment || la.Met != lb.Met || pa.Class != pb.Class) {
					s.violated(out, x.ID, fmt.Sprintf("%v, and minus that", values[x.ID]), fmt.Sprintf("%v and %s", lb.Attainment, pb.Class), fmt.Sprintf("%v and %s", la.Attainment, pa.Class))
				}
			}
		}
	})
}

// alike reports whether values of an indicator can be below zero and mean the same: a
// sum so far cannot fall.
func alike(x *kpi.IndicatorSpec) bool {
	return x.Accumulation == "" || x.Accumulation == kpi.AccumulationLatest
}

// turned is the list with minus all values, and the other directions.
func (s *indicatorSubject) turned() *kpi.IndicatorsSpec {
	spec := s.set.Spec()
	spec.Groups = nil
	minus := func(v *float64) *float64 {
		if v == nil {
			return nil
		}
		return new(-*v)
	}
	for i := range spec.Indicators {
		x := &spec.Indicators[i]
		if !alike(x) {
			continue
		}
		switch x.Direction {
		case kpi.DirectionUp:
			x.Direction = kpi.DirectionDown
		case kpi.DirectionDown:
			x.Direction = kpi.DirectionUp
		}
		if x.Baseline != nil {
			x.Baseline.Value = minus(x.Baseline.Value)
		}
		if t := x.Target; t != nil {
			t.Value, t.Low, t.High = minus(t.Value), minus(t.High), minus(t.Low)
		}
		for k := range x.Milestones {
			x.Milestones[k].Value = -x.Milestones[k].Value
		}
		x.Limit, x.Measure, x.Per, x.Dimensions, x.Trend = minus(x.Limit), "", nil, nil, kpi.TrendLinear
	}
	return spec
}

// indicatorOrder: the order of a document changes nothing.
func indicatorOrder() indicatorRule {
	return laws.New("order", "The order of indicators, of members and of observations changes no answer.", func(s *indicatorSubject, out *laws.Recorder) {
		r := s.Random(4)
		for range max(1, s.Samples/4) {
			observations := s.guessed(r, s.lastYear())
			shuffled := *observations
			shuffled.Observations = slices.Clone(observations.Observations)
			shuffle(r, shuffled.Observations)
			list := s.set.Spec()
			shuffle(r, list.Indicators)
			shuffle(r, list.Groups)
			for i := range list.Groups {
				shuffle(r, list.Groups[i].Members)
			}
			other, err := s.engine.compile(list)
			if err != nil {
				s.violated(out, "", "the list in another order", err.Error(), "the same list")
				return
			}
			a, errA := s.engine.report(s.set, observations, asOf)
			b, errB := s.engine.report(other, &shuffled, asOf)
			if errA != nil || errB != nil {
				continue
			}
			for id := range s.set.Indicators() {
				if x, y := a.Result(id), b.Result(id); s.engine.level(x) != s.engine.level(y) || s.engine.pace(x) != s.engine.pace(y) {
					s.violated(out, id, "the document in another order", fmt.Sprint(s.engine.level(y)), fmt.Sprint(s.engine.level(x)))
				}
			}
			for id := range s.set.Groups() {
				if x, y := s.engine.group(a, id), s.engine.group(b, id); x.State != y.State || x.Exact != y.Exact {
					s.violated(out, id, "the document in another order", fmt.Sprint(y.Exact), fmt.Sprint(x.Exact))
				}
			}
		}
	})
}

func shuffle[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
}

// indicatorRoundTrip: written and read, a list is the same.
func indicatorRoundTrip() indicatorRule {
	return laws.New("document-round-trip", "A list that is written and read again is the same.", func(s *indicatorSubject, out *laws.Recorder) {
		data, err := json.Marshal(s.spec)
		if err != nil {
			s.violated(out, "", "the list as JSON", err.Error(), "the same list")
			return
		}
		again, err := s.engine.read("indicators.json", data)
		if err != nil {
			s.violated(out, "", "the list as JSON", err.Error(), "the same list")
		} else if again.Hash() != s.set.Hash() {
			s.violated(out, "", "the list as JSON", "a list with the hash "+again.Hash(), s.set.Hash())
		}
	})
}

// indicatorFormRoundTrip: what is entered in the form comes back.
func indicatorFormRoundTrip() indicatorRule {
	return laws.New("form-round-trip", "A list that is shown in its form and sent without a change is the same.", func(s *indicatorSubject, out *laws.Recorder) {
		data, err := json.Marshal(s.spec)
		if err != nil {
			return
		}
		again, err := s.engine.fromForm(kpi.IndicatorsForm(govmaturity.Words{}).Fill(data))
		if err != nil {
			s.violated(out, "", "the list in its form", err.Error(), "the same list")
		} else if again.RulesHash() != s.set.RulesHash() {
			s.violated(out, "", "the list in its form", "a list with the rules "+again.RulesHash(), s.set.RulesHash())
		}
	})
}
