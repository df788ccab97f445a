package stat_test

import (
	"math"
	"testing"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// sobol draws the inputs of a function, each between 0 and 1, and shares out its variance.
func sobol(t *testing.T, n, inputs int, f func(x []float64) float64) []stat.Influence {
	t.Helper()
	a, b := make([]float64, n), make([]float64, n)
	mixed := make([][]float64, inputs)
	for k := range mixed {
		mixed[k] = make([]float64, n)
	}
	for i := range n {
		x, y := make([]float64, inputs), make([]float64, inputs)
		for k := range inputs {
			s := stat.NewStream(7, uint64(i), uint64(k))
			x[k], y[k] = s.Float(), s.Float()
		}
		a[i], b[i] = f(x), f(y)
		for k := range inputs {
			was := x[k]
			x[k] = y[k]
			mixed[k][i] = f(x)
			x[k] = was
		}
	}
	out, ok := stat.Sobol(a, b, mixed, 1)
	if !ok {
		t.Fatal("there is nothing to share out")
	}
	return out
}

// The shares of two functions are those that their formulas have: the one of Ishigami and
// Homma (1990), with a = 7 and b = 0.1, and a linear one, in which each input has its
// squared factor.
func TestSobolKnown(t *testing.T) {
	ishigami := func(x []float64) float64 {
		angle := func(u float64) float64 { return math.Pi * (2*u - 1) }
		s1, s2, x3 := math.Sin(angle(x[0])), math.Sin(angle(x[1])), angle(x[2])
		return s1 + 7*s2*s2 + 0.1*x3*x3*x3*x3*s1
	}
	linear := func(x []float64) float64 { return 1000 + 1*x[0] + 2*x[1] + 3*x[2] + 0*x[3] }
	for _, test := range []struct {
		name         string
		f            func([]float64) float64
		first, total []float64
	}{
		{"Ishigami", ishigami, []float64{0.3139, 0.4424, 0}, []float64{0.5576, 0.4424, 0.2437}},
		{"linear", linear, []float64{1 / 14.0, 4 / 14.0, 9 / 14.0, 0}, []float64{1 / 14.0, 4 / 14.0, 9 / 14.0, 0}},
	} {
		for k, got := range sobol(t, 4096, len(test.first), test.f) {
			t.Logf("%s %d: first %.4f (%.4f), total %.4f (%.4f)", test.name, k+1, got.First, got.FirstError, got.Total, got.TotalError)
			if off := math.Abs(got.First - test.first[k]); off > 3.5*got.FirstError+1e-4 || off > 0.05 {
				t.Errorf("%s: the first order of input %d is %.4f, want %.4f", test.name, k+1, got.First, test.first[k])
			}
			if off := math.Abs(got.Total - test.total[k]); off > 3.5*got.TotalError+1e-4 || off > 0.05 {
				t.Errorf("%s: the total of input %d is %.4f, want %.4f", test.name, k+1, got.Total, test.total[k])
			}
			if got.FirstError > 0.04 || got.TotalError > 0.04 {
				t.Errorf("%s: the errors of input %d are %.4f and %.4f", test.name, k+1, got.FirstError, got.TotalError)
			}
		}
	}
}

// Where nothing varies there is nothing to share out.
func TestSobolUndefined(t *testing.T) {
	same := []float64{3.3, 3.3, 3.3}
	for name, test := range map[string][3][]float64{
		"constant":  {same, same, same},
		"one row":   {{1}, {2}, {3}},
		"none":      {},
		"uneven":    {{1, 2}, {1, 2, 3}, {1, 2}},
		"infinite":  {{1, math.Inf(1)}, {2, 3}, {4, 5}},
		"no number": {{1, math.NaN()}, {2, 3}, {4, 5}},
	} {
		if out, ok := stat.Sobol(test[0], test[1], [][]float64{test[2]}, 1); ok {
			t.Errorf("%s: %v", name, out)
		}
	}
}

// Streams are the same on every machine: these are the numbers of one.
func TestStream(t *testing.T) {
	s := stat.NewStream(1, 2, 3)
	var sum float64
	seen := [5]int{}
	for range 100000 {
		x := s.Float()
		if x <= 0 || x >= 1 {
			t.Fatal(x)
		}
		sum += x
		seen[s.Below(5)]++
	}
	if math.Abs(sum/100000-0.5) > 0.005 {
		t.Errorf("the mean is %v", sum/100000)
	}
	for i, n := range seen {
		if n < 19500 || n > 20500 {
			t.Errorf("%d comes %d times of 100000", i, n)
		}
	}
	s = stat.NewStream(2026, 0, 0)
	if a, b := s.Uint64(), s.Uint64(); a != 0xd7ceca8e7c11918b || b != 0x57d9f19737388d22 {
		t.Errorf("%#x %#x", a, b)
	}
}

// Where one row alone moves, all draws of rows give the same shares, and the error is how
// far these are from what shares can be.
func TestSobolErrorOfOneRow(t *testing.T) {
	a, b := make([]float64, 32), make([]float64, 32)
	b[7] = 1
	mixed := [][]float64{append([]float64(nil), b...), make([]float64, 32)}
	influences, known := stat.Sobol(a, b, mixed, 1)
	if !known {
		t.Fatal("nothing is known")
	}
	for _, one := range influences {
		if off := max(0, -one.First, one.First-1); one.FirstError < off {
			t.Errorf("%+v is off by %v at least", one, off)
		}
		if off := max(0, -one.Total, one.Total-1); one.TotalError < off {
			t.Errorf("%+v is off by %v at least", one, off)
		}
	}
	if influences[0].First <= 1 {
		t.Errorf("%+v: the first share is above all, or this test shows nothing", influences[0])
	}
}
