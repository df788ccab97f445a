package behaviour

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Series is how one thing moved: of a run, measured, or drawn by hand.
type Series struct {
	ID    string
	Title govmaturity.Text
	// Unit and TimeUnit are for readers.
	Unit, TimeUnit string
	// Times are in order, each after the one before. When there are none, they are
	// 0, 1, 2 and so on.
	Times  []float64
	Values []float64
}

// maxPoints is how many points a series has at most.
const maxPoints = 1_000_000

// Check reports all that is wrong with the series. The error is a
// [govmaturity.Problems].
func (s Series) Check() error {
	var c checker
	root := govmaturity.Path{}
	switch {
	case len(s.Values) == 0:
		c.add(root.Key("values"), govmaturity.CodeEmpty, "a series has at least one point")
	case len(s.Values) > maxPoints:
		c.add(root.Key("values"), govmaturity.CodeTooManyItems, "a series has at most %d points, found %d", maxPoints, len(s.Values))
		return c.problems.Err()
	case s.Times != nil && len(s.Times) != len(s.Values):
		c.add(root.Key("times"), govmaturity.CodeWrongCount, "there are %d times for %d values", len(s.Times), len(s.Values))
	}
	for i, x := range s.Values {
		c.finite(root.Key("values").Index(i), x)
	}
	for i, t := range s.Times {
		if c.finite(root.Key("times").Index(i), t) && i > 0 && t <= s.Times[i-1] {
			c.add(root.Key("times").Index(i), govmaturity.CodeOutOfOrder, "must be after %v, the time before it, found %v", s.Times[i-1], t)
		}
	}
	if n := len(s.Times); n > 0 && c.problems == nil && math.IsInf(s.Times[n-1]-s.Times[0], 0) {
		c.add(root.Key("times"), govmaturity.CodeNotFinite, "the first and the last time are too far apart for a number")
	}
	return c.problems.Err()
}

// time returns the time of a point.
func (s Series) time(i int) float64 {
	if s.Times == nil {
		return float64(i)
	}
	return s.Times[i]
}

// largest returns the points at which the values are greatest and least; the
// first, where there are several.
func (s Series) largest() (most, least int) {
	for i, x := range s.Values {
		if x > s.Values[most] {
			most = i
		}
		if x < s.Values[least] {
			least = i
		}
	}
	return most, least
}

// spread is how far apart the greatest and the least value are. It is finite: of
// values that are too far apart for a number, the greatest number.
func (s Series) spread() float64 {
	most, least := s.largest()
	return min(s.Values[most]-s.Values[least], math.MaxFloat64)
}
