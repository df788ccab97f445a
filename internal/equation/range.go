package equation

import "math"

// Range is what a value can be, from the lowest to the highest.
type Range struct{ Lo, Hi float64 }

// Everything is any number, and NotNegative any that is not below zero.
var (
	Everything  = Range{math.Inf(-1), math.Inf(1)}
	NotNegative = Range{0, math.Inf(1)}
)

// Exactly returns the range of one number.
func Exactly(x float64) Range {
	if math.IsNaN(x) {
		return Everything
	}
	return Range{x, x}
}

// Sign returns the sign that all values of the range have.
func (r Range) Sign() Sign {
	switch {
	case r.Lo == 0 && r.Hi == 0:
		return SignNone
	case r.Lo >= 0:
		return SignPlus
	case r.Hi <= 0:
		return SignMinus
	}
	return SignUnknown
}

// Or returns the range of what is in one or the other.
func (r Range) Or(s Range) Range { return Range{min(r.Lo, s.Lo), max(r.Hi, s.Hi)} }

// whole returns the range between two numbers, or everything if one is none.
func whole(lo, hi float64) Range {
	if math.IsNaN(lo) || math.IsNaN(hi) {
		return Everything
	}
	return Range{lo, hi}
}

func (r Range) plus(s Range) Range { return whole(r.Lo+s.Lo, r.Hi+s.Hi) }

func (r Range) negative() Range { return Range{-r.Hi, -r.Lo} }

func (r Range) times(s Range) Range {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, x := range []float64{r.Lo, r.Hi} {
		for _, y := range []float64{s.Lo, s.Hi} {
			product := 0.0
			if x != 0 && y != 0 { // zero times without end is zero
				product = x * y
			}
			lo, hi = min(lo, product), max(hi, product)
		}
	}
	return whole(lo, hi)
}

// inverse returns what one divided by the range can be. Zero itself divides nothing.
func (r Range) inverse() Range {
	switch {
	case r.Lo == 0 && r.Hi == 0:
		return Everything
	case r.Lo > 0, r.Hi < 0:
		return Range{1 / r.Hi, 1 / r.Lo}
	case r.Lo == 0:
		return Range{1 / r.Hi, math.Inf(1)}
	case r.Hi == 0:
		return Range{math.Inf(-1), 1 / r.Lo}
	}
	return Everything
}

// far returns the range that goes on without end on the side of each sign.
func (r Range) far() Range {
	switch r.Sign() {
	case SignNone:
		return Range{}
	case SignPlus:
		return NotNegative
	case SignMinus:
		return NotNegative.negative()
	}
	return Everything
}

// Trend returns which way a row of numbers goes, if it never turns, and their range.
func Trend(ys []float64) (slope Sign, values Range) {
	if len(ys) == 0 {
		return SignUnknown, Everything
	}
	values = Exactly(ys[0])
	for i, y := range ys {
		values = values.Or(Exactly(y))
		if i > 0 {
			slope = slope.And(signOf(y - ys[i-1]))
		}
	}
	return slope, values
}
