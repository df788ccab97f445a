package drawing

import (
	"math"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// axis is a range with round numbers on it: whole multiples of 1, 2 or 5 times a
// power of ten.
type axis struct {
	low, high   float64
	digit, tens int // a step is digit·10^tens
	first, last float64
	power       int // numbers are written in so many powers of ten
}

// axisOf returns an axis with at most so many steps. A wide one goes on to a round
// number at both ends; it begins at 0 where that is not far.
func axisOf(low, high float64, steps int, wide bool) axis {
	size := max(math.Abs(low), math.Abs(high))
	if high-low <= mul(1e-9, size) { // nothing moves: it lies in the middle
		around := size / 20
		if size < 1e-290 {
			around = 1
		}
		low, high = low-around, high+around
	}
	if wide && low > 0 && low <= 0.4*high {
		low = 0
	} else if wide && high < 0 && high >= 0.4*low {
		high = 0
	}
	a := axis{low: low, high: high, digit: 1, power: powerOf(max(math.Abs(low), math.Abs(high)))}
	least := exponent((high-low)/float64(steps)) - 1
	for k := 0; ; k++ {
		a.digit, a.tens = [3]int{1, 2, 5}[k%3], least+k/3
		a.first, a.last = math.Ceil(a.in(low)-1e-9), math.Floor(a.in(high)+1e-9)
		if wide {
			a.first, a.last = math.Floor(a.in(low)+1e-9), math.Ceil(a.in(high)-1e-9)
		}
		if a.last-a.first <= float64(steps) {
			break
		}
	}
	if wide {
		a.low, a.high = min(low, a.tick(a.first)), max(high, a.tick(a.last))
	}
	return a
}

// in returns how many steps a value is.
func (a axis) in(x float64) float64 {
	if a.tens < 0 {
		return mul(x, math.Pow10(min(-a.tens, 308))) / float64(a.digit)
	}
	return x / math.Pow10(a.tens) / float64(a.digit)
}

// tick returns the value of so many steps.
func (a axis) tick(n float64) float64 {
	x := mul(n, float64(a.digit))
	if a.tens < 0 {
		return x / math.Pow10(min(-a.tens, 308))
	}
	return mul(x, math.Pow10(a.tens))
}

// ticks returns the round numbers, from the least on.
func (a axis) ticks() []float64 {
	var out []float64
	for n := a.first; n <= a.last && len(out) < maxTicks; n++ {
		x := a.tick(n)
		if x = min(max(x, a.low), a.high); len(out) == 0 || x > out[len(out)-1] {
			out = append(out, x)
		}
	}
	return out
}

// text writes a round number of the axis.
func (a axis) text(w govmaturity.Words, x float64) string {
	return w.Number(x/math.Pow10(a.power), min(max(a.power-a.tens, 0), 12))
}

// share returns where a value lies, from 0 to 1.
func (a axis) share(x float64) float64 {
	return Share(x, govmaturity.Range{Min: a.low, Max: a.high})
}

// exponent returns the power of ten of the first digit of a number above 0.
func exponent(x float64) int {
	s := strconv.FormatFloat(x, 'e', -1, 64)
	n, err := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	if err != nil {
		return 0
	}
	return max(n, -300)
}

// powerOf returns in which powers of ten, of three each, numbers of a size are
// written: 0 unless they are very large or very small.
func powerOf(size float64) int {
	if size == 0 || size >= 1e-3 && size < 1e6 {
		return 0
	}
	n := exponent(size)
	return 3 * int(math.Floor(float64(n)/3))
}

// powerText says that numbers are so many powers of ten.
func powerText(w govmaturity.Words, power int) string {
	var b strings.Builder
	for _, r := range strconv.Itoa(power) {
		if r == '-' {
			b.WriteRune('⁻')
		} else {
			b.WriteRune([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'])
		}
	}
	return w.LeftToRight("× 10" + b.String())
}

// amount writes a number with four digits that count, or all before its point.
func amount(w govmaturity.Words, x float64) string {
	if size := math.Abs(x); size != 0 && (size >= 1e15 || size < 1e-6) {
		power := exponent(size)
		return trimmed(w, w.Number(scaled(x, power), 3)) + " " + powerText(w, power)
	}
	decimals := 3
	for size := math.Abs(x); size >= 10 && decimals > 0; decimals-- {
		size /= 10
	}
	for size := math.Abs(x); size != 0 && size < 1 && decimals < 9; decimals++ {
		size *= 10
	}
	return trimmed(w, w.Number(x, decimals))
}

// trimmed leaves out the zeros at the end of a number with decimals.
func trimmed(w govmaturity.Words, s string) string {
	if point := w.Decimal(); strings.Contains(s, point) {
		s = strings.TrimSuffix(strings.TrimRight(s, "0٠"), point)
	}
	return s
}

// scaled divides a number by a power of ten.
func scaled(x float64, power int) float64 {
	if power < -300 {
		x, power = mul(x, 1e300), power+300
	}
	return x / math.Pow10(power)
}
