package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The standard library is the oracle: it is within 1 unit in the last place.
func TestPortable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		x := math.Ldexp(0.5+r.Float64()/2, r.IntN(200)-100)
		if got, want := Log(x), math.Log(x); ulps(got, want) > 3 && math.Abs(got-want) > 1e-16 {
			t.Fatalf("Log(%v) = %v, want %v", x, got, want)
		}
		y := r.Float64()*200 - 100
		if got, want := Exp(y), math.Exp(y); ulps(got, want) > 3 {
			t.Fatalf("Exp(%v) = %v, want %v", y, got, want)
		}
	}
	for _, x := range []float64{0, -1, math.NaN(), math.Inf(1), math.Inf(-1), 1, math.MaxFloat64} {
		if got, want := Log(x), math.Log(x); ulps(got, want) > 3 {
			t.Errorf("Log(%v) = %v, want %v", x, got, want)
		}
	}
	for _, x := range []float64{0, 1000, -1000, math.NaN(), math.Inf(1), math.Inf(-1), 709, -745} {
		if got, want := Exp(x), math.Exp(x); ulps(got, want) > 3 {
			t.Errorf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
	// math.Log is wrong here on amd64: the logarithm of 2^-1074 is -1074 ln 2.
	if got, want := Log(math.SmallestNonzeroFloat64), -1074*math.Ln2; ulps(got, want) > 3 {
		t.Errorf("Log(2^-1074) = %v, want %v", got, want)
	}
	// These hold exactly: a mean of ones is one.
	if Log(1) != 0 || Exp(0) != 1 {
		t.Errorf("Log(1) = %v, Exp(0) = %v", Log(1), Exp(0))
	}
}

// A few bit patterns, so that another architecture that differs is noticed.
func TestPortableBits(t *testing.T) {
	for x, want := range map[float64][2]uint64{
		0.3:  {0xbff34378fcbda721, 0x3ff599058c8c1a96},
		2:    {0x3fe62e42fefa39ef, 0x401d8e64b8d4ddae},
		7.5:  {0x40001e85798eb9a3, 0x409c402b6eb1f6ad},
		1e-3: {0xc01ba18a998fffa0, 0x3ff0041919b7ee34},
	} {
		if got := math.Float64bits(Log(x)); got != want[0] {
			t.Errorf("Log(%v) has bits %#x, want %#x", x, got, want[0])
		}
		if got := math.Float64bits(Exp(x)); got != want[1] {
			t.Errorf("Exp(%v) has bits %#x, want %#x", x, got, want[1])
		}
	}
}

func ulps(a, b float64) float64 {
	if a == b || math.IsNaN(a) && math.IsNaN(b) {
		return 0
	}
	return math.Abs(a-b) / (math.Nextafter(math.Abs(b), math.Inf(1)) - math.Abs(b))
}
