package kpi

import (
	"math"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// OpenSDG is the progress measure of Open SDG, as its builder (sdg-build) computes
// it: growth a year, beside the growth that the target requires where there is
// one, in five words and as a score from -5 to 5. All is classified unrounded.
//
//	n = Year - BaseYear, g = (Value/Base)^(1/n) - 1, against it where Base is below 0
//	with a target: x = g / |growth to the target|, bands 0.95, 0.6 and 0
//	without one:   x = g, bands 0.015c, 0.005c and 0
//
// Growth counts in the direction that is better. A base or a target of 0 counts as
// 0.001. Near a limit, c makes the bands narrower:
//
//	c = 1 - (|Base|/|Limit|)^4.44           up to the limit
//	c = 1 - ((2|Limit| - |Base|)/|Limit|)^4.44   up to twice the limit
//	c = 1                                   beyond, and without a limit
//
// The zero OpenSDG has no progress.
type OpenSDG struct {
	// Direction is DirectionUp or DirectionDown.
	Direction Direction
	// BaseYear and Year are the years of Base and Value. There is no progress in less
	// than a year.
	BaseYear, Year float64
	Base, Value    float64
	// Target is where the value is to be at the end of TargetYear, if there is a
	// target. An empty TargetYear is 2030.
	Target     *float64
	TargetYear float64
	// Limit is a value that cannot be passed, or nil.
	Limit *float64
}

// Progress is one of the words of Open SDG for a trend.
type Progress string

const (
	ProgressAchieved      Progress = "target_achieved"
	ProgressSubstantial   Progress = "substantial_progress"
	ProgressModerate      Progress = "moderate_progress"
	ProgressLimited       Progress = "limited_progress"
	ProgressDeterioration Progress = "deterioration"
	ProgressNotAvailable  Progress = "not_available"
)

// Progresses returns the words of Open SDG, from the best on.
func Progresses() []Progress {
	return []Progress{ProgressAchieved, ProgressSubstantial, ProgressModerate, ProgressLimited, ProgressDeterioration, ProgressNotAvailable}
}

// OpenSDGResult is what comes out of [OpenSDG].
type OpenSDGResult struct {
	Progress Progress
	// Value is x, the ratio to the growth required, or the growth a year without a
	// target. It is there when HasValue says so: not where the sign changed on the way.
	Value    float64
	HasValue bool
	// Score is from -5 to 5, unless Progress is not available.
	Score float64
	// Growth is the growth a year in the direction that is better, and Required the
	// size of that to the target.
	Growth, Required float64
	// C is the factor of the bands near a limit.
	C float64
}

const (
	openSDGYear     = 2030
	openSDGZero     = 0.001
	openSDGExponent = 4.44
)

// Result computes the progress.
func (o OpenSDG) Result() OpenSDGResult {
	none := OpenSDGResult{Progress: ProgressNotAvailable, C: 1}
	years := o.Year - o.BaseYear
	if o.Direction != DirectionUp && o.Direction != DirectionDown || !(years >= 1) || !finite(o.Base, o.Value, o.Year) {
		return none
	}
	r := OpenSDGResult{C: 1}
	met := o.Target != nil && Reached(o.Direction, *o.Target, o.Value)
	base := nonZero(o.Base)
	g, ok := growth(base, o.Value, years)
	if ok {
		r.Growth = g * better(o.Direction) * signOf(base)
	}
	switch {
	case o.Target != nil:
		end := o.TargetYear
		if end == 0 {
			end = openSDGYear
		}
		required, can := growth(base, nonZero(*o.Target), end-o.BaseYear)
		if can {
			r.Required = math.Abs(required)
		}
		if ok && r.Required != 0 {
			r.Value, r.HasValue = bounded(r.Growth/r.Required), true
		}
	case ok:
		r.Value, r.HasValue = r.Growth, true
		r.C = o.nearLimit()
	}
	switch {
	case met:
		r.Progress, r.Score = ProgressAchieved, 5
	case !r.HasValue:
		return none
	case o.Target != nil:
		r.Progress, r.Score = bands(r.Value, 0.95, 0.6), scoreToTarget(r.Value)
	default:
		r.Progress, r.Score = bands(r.Value, 0.015*r.C, 0.005*r.C), scoreWithoutTarget(r.Value, r.C)
	}
	return r
}

// nearLimit is how much narrower the bands become.
func (o OpenSDG) nearLimit() float64 {
	if o.Limit == nil || *o.Limit == 0 {
		return 1
	}
	b, l := math.Abs(o.Base), math.Abs(*o.Limit)
	if math.IsInf(2*l, 0) {
		b, l = b/2, l/2
	}
	switch {
	case b >= 2*l:
		return 1
	case b <= l:
		return 1 - power(b/l, openSDGExponent)
	}
	return 1 - power((float64(2*l)-b)/l, openSDGExponent)
}

func bands(x, substantial, moderate float64) Progress {
	switch {
	case x >= substantial:
		return ProgressSubstantial
	case x >= moderate:
		return ProgressModerate
	case x >= 0:
		return ProgressLimited
	}
	return ProgressDeterioration
}

func scoreToTarget(x float64) float64 {
	if x >= 0.6 {
		return min(float64(7.1429*x)-4.2857, 5)
	}
	return max(float64(4.1667*x)-2.5, -5)
}

func scoreWithoutTarget(x, c float64) float64 {
	switch {
	case x < 0:
		return max(float64(125*x)-2.5, -5)
	case c == 0:
		return 5
	case x >= 0.015*c:
		return min(500*x/c-5, 5)
	case x >= 0.005*c:
		return 250*x/c - 1.25
	}
	return 500*x/c - 2.5
}

// OpenSDGIndicator puts the series of an indicator together, as Open SDG does: the
// mean of the scores that there are. It is achieved only if all series with a
// score are.
func OpenSDGIndicator(series []OpenSDGResult) OpenSDGResult {
	sum, n, achieved := 0.0, 0, true
	for _, s := range series {
		if s.Progress == ProgressNotAvailable || s.Progress == "" {
			continue
		}
		sum, n = sum+s.Score, n+1
		achieved = achieved && s.Progress == ProgressAchieved
	}
	if n == 0 {
		return OpenSDGResult{Progress: ProgressNotAvailable, C: 1}
	}
	out := OpenSDGResult{Score: sum / float64(n), C: 1}
	switch {
	case achieved:
		out.Progress = ProgressAchieved
	case out.Score >= 2.5:
		out.Progress = ProgressSubstantial
	case out.Score >= 0:
		out.Progress = ProgressModerate
	case out.Score >= -2.5:
		out.Progress = ProgressLimited
	default:
		out.Progress = ProgressDeterioration
	}
	return out
}

// growth returns the compound growth a year between two values. There is none
// where the sign changes, or that is greater than any number.
func growth(from, to, years float64) (float64, bool) {
	ratio := to / from
	if from == 0 || !(years > 0) || !(ratio >= 0) || math.IsInf(ratio, 0) {
		return 0, false
	}
	g := power(ratio, 1/years) - 1
	return g, finite(g)
}

// power is a power of what is not negative, with the same bits on every machine.
func power(x, exponent float64) float64 {
	switch {
	case x == 0:
		return 0
	case exponent == 1:
		return x
	}
	return stat.Exp(exponent * stat.Log(x))
}

func nonZero(x float64) float64 {
	if x == 0 {
		return openSDGZero
	}
	return x
}

func signOf(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

// better is 1 where growth is better, and -1 where it is worse.
func better(d Direction) float64 {
	if d == DirectionDown {
		return -1
	}
	return 1
}

func finite(all ...float64) bool {
	for _, x := range all {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}
