package kpi

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Rule says how the numbers of several are put together in one.
type Rule string

const (
	RuleMean         Rule = "mean"          // the sum over the count
	RuleWeightedMean Rule = "weighted-mean" // the sum of weight times number over the sum of weights
	RuleSum          Rule = "sum"
	RuleWeightedSum  Rule = "weighted-sum" // the sum of weight times number, divided by nothing
	RuleRatio        Rule = "ratio"        // the sum of numerators over the sum of denominators
	RuleMinimum      Rule = "minimum"
	RuleMaximum      Rule = "maximum"
)

// Rules returns all rules.
func Rules() []Rule {
	return []Rule{RuleMean, RuleWeightedMean, RuleSum, RuleWeightedSum, RuleRatio, RuleMinimum, RuleMaximum}
}

// Weighted reports whether the rule reads weights.
func (r Rule) Weighted() bool { return r == RuleWeightedMean || r == RuleWeightedSum }

// Unweighted says what the weight of a member is that has none, where others
// have.
type Unweighted string

const (
	// UnweightedRefuse: there is no total.
	UnweightedRefuse Unweighted = "refuse"
	// UnweightedSiblings: the mean of the weights that there are, or 1 where there are
	// none.
	UnweightedSiblings Unweighted = "siblings-mean"
)

// Rounding says how a total is rounded, where its rule asks for that. Nothing is
// classified by what was rounded. A group above reads the rounded number, as those
// see it who publish it.
type Rounding struct {
	// Digits after the decimal point: 0 when not given, and 12 at most.
	Digits int `json:"digits,omitempty" doc:"min=0,max=12"`
	// Mode is half-up when not given.
	Mode RoundingMode `json:"mode,omitempty"`
}

// RoundingMode says which way what lies between two goes.
type RoundingMode string

const (
	RoundingModeHalfUp   RoundingMode = "half-up"   // half away from zero
	RoundingModeHalfEven RoundingMode = "half-even" // half to the even digit
	RoundingModeDown     RoundingMode = "down"      // to the next lower number
)

// round rounds a number. What binary fractions make of a decimal half counts as a
// half: 0.145 to two digits is 0.15.
func (r *Rounding) round(x float64) float64 {
	if r == nil {
		return x
	}
	scale := 1.0
	for range min(r.Digits, 12) {
		scale *= 10
	}
	y := x * scale
	// A few steps of the numbers that there are, and never what can be seen.
	step := math.Nextafter(math.Abs(y), math.Inf(1)) - math.Abs(y)
	if near := math.Round(y*2) / 2; math.Abs(y-near) <= min(max(1e-12, 8*step), 1e-3) {
		y = near
	}
	switch r.Mode {
	case RoundingModeDown:
		y = math.Floor(y)
	case RoundingModeHalfEven:
		y = math.RoundToEven(y)
	default:
		y = math.Round(y)
	}
	if math.IsInf(y, 0) {
		return x
	}
	return y / scale
}

// Rollup puts the numbers of several together.
type Rollup struct {
	Rule       Rule
	Missing    Missing
	Unweighted Unweighted
	Round      *Rounding
}

// Part is one of several.
type Part struct {
	ID       string
	Value    float64
	HasValue bool
	// Weight is above 0, or 0 where there is none.
	Weight float64
	// Numerator and Denominator are for RuleRatio, and Per is what the ratio is a
	// share of: 1 when 0. Parts of different shares have no total.
	Numerator, Denominator, Per float64
}

// Total is what several make together.
type Total struct {
	// State is StateAnswered, or StateBlocked where something that is missing leaves no
	// total, or StateUnanswered where there is nothing at all.
	State govmaturity.State
	// Value is rounded where the rule says so, and Exact never.
	Value, Exact float64
	// Parts are those that counted, as they counted: with their weight, and those that
	// counted as 0.
	Parts []Part
	// Missing are the ids of those without a number: left out, counted as 0, or
	// blocking.
	Missing []string
	// Unweighted are the ids of those that had no weight and were given one, or that
	// block.
	Unweighted []string
}

// Total puts parts together. The order of the parts changes nothing but their
// order in the total.
//
// A ratio needs a sum of denominators above 0, and weights need one above 0:
// otherwise there is no total. What is missing has no denominator that could count
// with a numerator of 0: with [MissingZero], a ratio has no total either. Nothing is
// divided by zero, and no number stands for what is not known.
func (r Rollup) Total(parts []Part) Total {
	t := Total{State: govmaturity.StateAnswered}
	for _, p := range parts {
		switch {
		case p.HasValue:
			t.Parts = append(t.Parts, p)
		default:
			t.Missing = append(t.Missing, p.ID)
			if r.Missing == MissingZero {
				p.Value, p.HasValue = 0, true
				t.Parts = append(t.Parts, p)
			}
		}
	}
	if len(t.Missing) > 0 && (r.Missing == MissingBlock || r.Missing == MissingZero && r.Rule == RuleRatio) {
		t.State = govmaturity.StateBlocked
		return t
	}
	if len(t.Parts) == 0 {
		t.State = govmaturity.StateUnanswered
		return t
	}
	if r.Rule.Weighted() && !t.weigh(r.Unweighted, parts) {
		t.State = govmaturity.StateBlocked
		return t
	}
	x, ok := r.of(t.Parts)
	if !ok || !finite(x) {
		t.State = govmaturity.StateBlocked
		return t
	}
	t.Exact, t.Value = x, r.Round.round(x)
	return t
}

// weigh gives weights to those that have none.
func (t *Total) weigh(rule Unweighted, all []Part) bool {
	var known []float64
	for _, p := range all {
		if p.Weight > 0 {
			known = append(known, p.Weight)
		}
	}
	mean := 1.0
	if len(known) > 0 {
		mean = sum(known) / float64(len(known))
	}
	for i := range t.Parts {
		if t.Parts[i].Weight > 0 {
			continue
		}
		t.Unweighted = append(t.Unweighted, t.Parts[i].ID)
		t.Parts[i].Weight = mean
	}
	return len(t.Unweighted) == 0 || rule == UnweightedSiblings
}

func (r Rollup) of(parts []Part) (float64, bool) {
	values := collect(parts, func(p Part) float64 { return p.Value })
	switch r.Rule {
	case RuleMean:
		return sum(values) / float64(len(values)), true
	case RuleSum:
		return sum(values), true
	case RuleMinimum:
		return slices.Min(values), true
	case RuleMaximum:
		return slices.Max(values), true
	case RuleWeightedMean, RuleWeightedSum:
		x := sum(collect(parts, func(p Part) float64 { return p.Weight * p.Value }))
		if r.Rule == RuleWeightedSum {
			return x, true
		}
		weights := sum(collect(parts, func(p Part) float64 { return p.Weight }))
		return x / weights, weights > 0
	case RuleRatio:
		per := cmp.Or(parts[0].Per, 1)
		for _, p := range parts {
			if cmp.Or(p.Per, 1) != per {
				return 0, false
			}
		}
		above := sum(collect(parts, func(p Part) float64 { return p.Numerator }))
		below := sum(collect(parts, func(p Part) float64 { return p.Denominator }))
		return above / below * per, below > 0
	}
	return 0, false
}

func collect(parts []Part, of func(Part) float64) []float64 {
	out := make([]float64, len(parts))
	for i, p := range parts {
		out[i] = of(p)
	}
	return out
}

// sum adds numbers from the smallest on, so that their order changes nothing. It
// sorts them.
func sum(numbers []float64) float64 {
	slices.Sort(numbers)
	var r running
	for _, x := range numbers {
		r.add(x)
	}
	return r.sum()
}

// running is a sum that keeps what each step loses (Neumaier).
type running struct{ total, lost float64 }

func (r *running) add(x float64) {
	next := r.total + x
	if math.Abs(r.total) >= math.Abs(x) {
		r.lost += (r.total - next) + x
	} else {
		r.lost += (x - next) + r.total
	}
	r.total = next
}

func (r *running) sum() float64 { return r.total + r.lost }
