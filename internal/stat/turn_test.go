package stat

import (
	"math"
	"testing"
)

// The standard library is the oracle; quarters are exact.
func TestTurn(t *testing.T) {
	for n := 1; n <= 200; n++ {
		for k := -n; k <= 2*n; k++ {
			sin, cos := Turn(k, n)
			angle := 2 * math.Pi * float64(k) / float64(n)
			if math.Abs(sin-math.Sin(angle)) > 1e-14 || math.Abs(cos-math.Cos(angle)) > 1e-14 {
				t.Fatalf("Turn(%d, %d) = %v, %v", k, n, sin, cos)
			}
		}
	}
	for k, want := range [][2]float64{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
		if sin, cos := Turn(k, 4); sin != want[0] || cos != want[1] {
			t.Errorf("%d quarters: %v, %v", k, sin, cos)
		}
	}
	if sin, cos := Turn(5, 0); sin != 0 || cos != 1 {
		t.Errorf("no parts: %v, %v", sin, cos)
	}
}

// A few bit patterns, so that another architecture that differs is noticed.
func TestTurnBits(t *testing.T) {
	for at, want := range map[[2]int][2]uint64{
		{1, 9}:   {0x3fe491b7523c161c, 0x3fe8836fa2cf503a},
		{2, 7}:   {0x3fef329c0558e969, 0xbfcc7b90e3024583},
		{11, 40}: {0x3fef9b24942fe45c, 0xbfc4060b67a85375},
	} {
		sin, cos := Turn(at[0], at[1])
		if math.Float64bits(sin) != want[0] || math.Float64bits(cos) != want[1] {
			t.Errorf("Turn(%v) has bits %#x, %#x", at, math.Float64bits(sin), math.Float64bits(cos))
		}
	}
}
