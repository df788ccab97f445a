package panel

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// The short way to write numbers writes what the long one does.
func TestAppendNumber(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 3))
	check := func(x float64) {
		if got, want := string(appendNumber(nil, x)), strconv.FormatFloat(x, 'g', -1, 64); got != want {
			t.Fatalf("%s is written as %s", want, got)
		}
	}
	for _, x := range []float64{0, math.Copysign(0, -1), 0.0005, 0.001, 999.999, 999.9995, 1000, 1e6, 1e-9, math.Inf(1), math.NaN(), math.MaxFloat64} {
		check(x)
		check(-x)
		check(math.Nextafter(x, 1))
		check(math.Nextafter(x, -1))
	}
	for n := range 1_001_000 {
		x := float64(n) / 1000
		check(x)
		if n%10 == 0 {
			check(math.Nextafter(x, 2000))
			check(random.Float64() * 1100)
			check(float64(random.IntN(1e8)) / 1e5)
		}
	}
}
