package finding

import (
	"math"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Number writes what was computed, to four digits after the point at most, or to the
// four that count where it is small: nothing but zero reads as 0.
func Number(w govmaturity.Words, x float64) string {
	places := 4
	for small := math.Abs(x); small > 0 && small < 0.1 && places < 20; small *= 10 {
		places++
	}
	written := strconv.FormatFloat(x, 'f', places, 64)
	digits := len(strings.TrimRight(written, "0")) - strings.IndexByte(written, '.') - 1
	return w.Number(x, digits)
}

// Operand is a computed number inside arithmetic: one below zero in brackets.
func Operand(w govmaturity.Words, x float64) string {
	if x < 0 {
		return "(" + Number(w, x) + ")"
	}
	return Number(w, x)
}
