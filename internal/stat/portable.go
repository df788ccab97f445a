// Package stat holds the arithmetic that must give the same bits on every
// machine: the exponential and the logarithm, quantiles, and the agreement of
// raters.
package stat

import "math"

// The standard library computes Exp and Log in assembly on some architectures
// and in Go on others, and the last bits differ. The two functions here use
// only the operations that IEEE 754 rounds in one way everywhere. Each product
// is converted before it is added, which stops the compiler from fusing the
// two.

const (
	// ln 2 in two parts: the first has 32 zero bits at its end, so that its
	// product with a small whole number is exact.
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

// Log returns the natural logarithm of x > 0, within 2 units in the last
// place. For other x it returns what math.Log does.
func Log(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	m, e := math.Frexp(x) // x = m * 2^e with m in [0.5, 1)
	if m < math.Sqrt2/2 {
		m, e = m*2, e-1
	}
	// log m = 2 atanh(s), with |s| below 0.172: eleven terms leave an error
	// below 2^-60.
	s := (m - 1) / (m + 1)
	z := float64(s * s)
	sum := 0.0
	for k := 23; k >= 3; k -= 2 {
		sum = float64(z * (1/float64(k) + sum))
	}
	k := float64(e)
	return float64(k*ln2Hi) + (float64(2*s) + (float64(2*s*sum) + float64(k*ln2Lo)))
}

// Exp returns e to the power x, within 2 units in the last place. Where math.Exp
// overflows or underflows, so does it.
func Exp(x float64) float64 {
	if math.IsNaN(x) || x > 709 || x < -745 {
		return math.Exp(x)
	}
	k := math.Floor(x/math.Ln2 + 0.5)
	r := (x - float64(k*ln2Hi)) - float64(k*ln2Lo) // |r| <= 0.347
	// Taylor's series, from its far end: fifteen terms leave an error below
	// 2^-60.
	sum := 1.0
	for n := 15; n >= 1; n-- {
		sum = 1 + float64(r*sum)/float64(n)
	}
	return math.Ldexp(sum, int(k))
}
