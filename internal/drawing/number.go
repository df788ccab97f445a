package drawing

import (
	"math"
	"strconv"
	"strings"
)

// number returns a coordinate with at most two decimals, which is finer than
// any screen shows. What is no finite number becomes 0: a coordinate that is
// not one would make the picture unreadable as a whole.
func number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "0"
	}
	s := strconv.FormatFloat(x, 'f', 2, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// mul keeps a product from being fused with a sum, which some machines do and
// others do not.
func mul(a, b float64) float64 { return float64(a * b) }
