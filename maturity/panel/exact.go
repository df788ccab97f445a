package panel

import (
	"math"
	"math/big"
	"math/bits"
)

// exactSum adds numbers without rounding: whatever the order, the sum is the same. It is
// a number of 32-bit digits, each with room for two thousand million more of its kind, in
// units of the least number above 0.
type exactSum struct {
	digits [sumDigits]int64
	adds   uint32 // since the digits were last carried
}

// sumDigits are enough for the greatest number many times over.
const sumDigits = 70

// leastPower is the power of two of the units.
const leastPower = -1074

// add adds a finite number.
func (s *exactSum) add(x float64) {
	b := math.Float64bits(x)
	exponent, mantissa := int(b>>52&0x7ff), b&(1<<52-1)
	if exponent > 0 {
		mantissa |= 1 << 52
		exponent--
	}
	if mantissa == 0 {
		return
	}
	at, shift := exponent>>5, uint(exponent&31)
	high, low := bits.Mul64(mantissa, 1<<shift)
	parts := [3]int64{int64(low & math.MaxUint32), int64(low >> 32), int64(high)}
	if b>>63 == 0 {
		s.digits[at] += parts[0]
		s.digits[at+1] += parts[1]
		s.digits[at+2] += parts[2]
	} else {
		s.digits[at] -= parts[0]
		s.digits[at+1] -= parts[1]
		s.digits[at+2] -= parts[2]
	}
	if s.adds++; s.adds == 1<<30 {
		s.carry()
	}
}

// addSquare adds the square of a finite number.
func (s *exactSum) addSquare(x float64) {
	if a := math.Abs(x); a < 1e-130 || a > 1e150 {
		if x != 0 {
			s.addLarge(new(big.Float).SetPrec(128).Mul(big.NewFloat(x), big.NewFloat(x)))
		}
		return
	}
	square := x * x
	s.add(square)
	s.add(math.FMA(x, x, -square))
}

// addLarge adds a number of more digits. What is below the units is lost: it is of
// squares of numbers below 10^-160.
func (s *exactSum) addLarge(x *big.Float) {
	for x.Sign() != 0 {
		part, _ := x.Float64()
		if part == 0 || math.IsInf(part, 0) {
			return
		}
		s.add(part)
		x = new(big.Float).SetPrec(256).Sub(x, big.NewFloat(part))
	}
}

// carry makes all digits but the last lie from 0 to 2^32 - 1: a number has one such form.
func (s *exactSum) carry() {
	var carried int64
	for i := range s.digits {
		s.digits[i] += carried
		if i < sumDigits-1 {
			carried = s.digits[i] >> 32
			s.digits[i] &= math.MaxUint32
		}
	}
	s.adds = 0
}

// merge adds another sum.
func (s *exactSum) merge(t *exactSum) {
	s.carry()
	other := *t
	other.carry()
	for i := range s.digits {
		s.digits[i] += other.digits[i]
	}
	s.carry()
}

// units returns the sum in units of 2^-1074.
func (s *exactSum) units() *big.Int {
	z := new(big.Int)
	for i := sumDigits - 1; i >= 0; i-- {
		z.Lsh(z, 32)
		z.Add(z, big.NewInt(s.digits[i]))
	}
	return z
}

func (s *exactSum) isZero() bool {
	t := *s
	t.carry()
	return t.digits == [sumDigits]int64{}
}

// float returns the number that is nearest to the sum.
func (s *exactSum) float() float64 { return nearest(s.units(), big.NewInt(1)) }

// mean returns the number that is nearest to the sum by a count.
func (s *exactSum) mean(count int64) float64 {
	if count == 0 {
		return 0
	}
	return nearest(s.units(), big.NewInt(count))
}

// nearest returns the number that is nearest to a quotient of units.
func nearest(units, by *big.Int) float64 {
	down := new(big.Int).Lsh(by, -leastPower)
	x, _ := new(big.Rat).SetFrac(units, down).Float64()
	if x == 0 {
		return 0
	}
	return x
}

// deviation returns the number that is nearest to the standard deviation, which divides
// by one less than the count, of numbers with this sum and this sum of squares. It is not
// ok for fewer than two.
func deviation(sum, squares *exactSum, count int64) (sd float64, ok bool) {
	if count < 2 {
		return 0, false
	}
	// (n Σx² - (Σx)²) / (n (n - 1)): the squares of the sum are in squares of units.
	n := big.NewInt(count)
	above := new(big.Int).Mul(n, squares.units())
	above.Lsh(above, -leastPower)
	total := sum.units()
	above.Sub(above, new(big.Int).Mul(total, total))
	if above.Sign() <= 0 {
		return 0, true
	}
	below := new(big.Int).Mul(n, big.NewInt(count-1))
	// Twice as many digits as a number has are enough to round the root rightly.
	root := new(big.Float).SetPrec(320).SetInt(above)
	root.Quo(root, new(big.Float).SetPrec(320).SetInt(below))
	root.Sqrt(root)
	root.SetMantExp(root, leastPower)
	sd, _ = root.Float64()
	return sd, true
}
