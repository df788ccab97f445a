package stat_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/govmaturity/govmaturity/internal/stat"
)

func TestNormalQuantile(t *testing.T) {
	for x := 1e-9; x < 1; x += 0.000977 {
		q := stat.NormalQuantile(x)
		if got := math.Erfc(-q/math.Sqrt2) / 2; math.Abs(got-x) > 1e-14*x {
			t.Errorf("of %v: %v, below which %v is", x, q, got)
		}
	}
	for p, want := range map[float64]float64{0: math.Inf(-1), 1: math.Inf(1), 0.5: 0} {
		if got := stat.NormalQuantile(p); got != want {
			t.Errorf("of %v: %v, want %v", p, got, want)
		}
	}
	for _, p := range []float64{-1, 2, math.NaN()} {
		if got := stat.NormalQuantile(p); !math.IsNaN(got) {
			t.Errorf("of %v: %v", p, got)
		}
	}
	// Far out, where 1 less the probability has no digits left.
	if got := stat.NormalQuantile(1e-300); math.Abs(got+37.0471) > 0.0001 {
		t.Errorf("of 1e-300: %v", got)
	}
}

// The quantiles that are printed in every table of Student's distribution.
func TestStudentQuantile(t *testing.T) {
	for _, tt := range []struct {
		p       float64
		degrees int
		want    string
	}{
		{0.975, 1, "12.706"}, {0.975, 2, "4.303"}, {0.975, 3, "3.182"}, {0.975, 4, "2.776"}, {0.975, 5, "2.571"}, {0.975, 10, "2.228"},
		{0.975, 11, "2.201"}, {0.975, 30, "2.042"}, {0.975, 120, "1.980"}, {0.975, 1000, "1.962"}, {0.975, 1_000_000_000, "1.960"},
		{0.995, 1, "63.657"}, {0.995, 2, "9.925"}, {0.995, 30, "2.750"}, {0.75, 1, "1.000"}, {0.75, 7, "0.711"}, {0.9995, 3, "12.924"},
		{0.5, 4, "0.000"}, {0.025, 10, "-2.228"}, {0.1, 20, "-1.325"},
	} {
		if got := fmt.Sprintf("%.3f", stat.StudentQuantile(tt.p, tt.degrees)); got != tt.want {
			t.Errorf("of %v with %d degrees: %s, want %s", tt.p, tt.degrees, got, tt.want)
		}
	}
	// One degree and two have formulas.
	for p := 0.51; p < 1; p += 0.01 {
		if got, want := stat.StudentQuantile(p, 1), math.Tan(math.Pi*(p-0.5)); math.Abs(got-want) > 1e-10*want {
			t.Errorf("of %v with one degree: %v, want %v", p, got, want)
		}
		if got, want := stat.StudentQuantile(p, 2), (2*p-1)/math.Sqrt(2*p*(1-p)); math.Abs(got-want) > 1e-10*want {
			t.Errorf("of %v with two degrees: %v, want %v", p, got, want)
		}
		// Where the series gives way to the expansion, nothing jumps.
		a, b := stat.StudentQuantile(p, 1000), stat.StudentQuantile(p, 1001)
		c := stat.StudentQuantile(p, 1002)
		if math.Abs((a-b)-(b-c)) > 1e-8*a {
			t.Errorf("of %v with 1000, 1001 and 1002 degrees: %v, %v, %v", p, a, b, c)
		}
	}
	for _, d := range []int{1, 2, 9, 1000, 5000} {
		if !math.IsInf(stat.StudentQuantile(1, d), 1) || !math.IsInf(stat.StudentQuantile(0, d), -1) {
			t.Errorf("the ends with %d degrees are not infinite", d)
		}
	}
	for _, x := range []float64{stat.StudentQuantile(0.5, 0), stat.StudentQuantile(-0.1, 3), stat.StudentQuantile(1.1, 3), stat.StudentQuantile(math.NaN(), 3)} {
		if !math.IsNaN(x) {
			t.Errorf("%v is a number", x)
		}
	}
}

// A few bit patterns, so that another architecture that differs is noticed.
func TestAgreementBits(t *testing.T) {
	r := ratings(t, 5, fourRaters)
	a := r.Krippendorff(weights(t, r, stat.WeightingCircular))
	low, _, _ := a.Interval(0.95)
	for k, x := range []float64{a.Value, a.Error, low, stat.StudentQuantile(0.9, 7), stat.StudentQuantile(0.9, 8), stat.NormalQuantile(0.01)} {
		if got, want := math.Float64bits(x), bits[k]; got != want {
			t.Errorf("figure %d, %v, has the bits %#x, want %#x", k, x, got, want)
		}
	}
}

var bits = []uint64{0x3fe94784b2e396e7, 0x3fc20cb1703ebf4b, 0x3fde734386fd189d, 0x3ff6a38745b9638b, 0x3ff6595b029e6e9e, 0xc0029c5c4630ff0e}
