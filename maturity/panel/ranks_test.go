package panel_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/panel"
)

func ExampleRanks() {
	fmt.Println(panel.Ranks([]float64{0.7, 0.9, 0.7, 0.2}))
	// Output: [2 1 2 4]
}

func TestRanks(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		reason string
		values []float64
		want   []int
	}{
		{"no values, no ranks", nil, []int{}},
		{"one value is first", []float64{0}, []int{1}},
		{"ties share the best rank and use up the places", []float64{3, 5, 3, 5, 1}, []int{3, 1, 3, 1, 5}},
		{"all level", []float64{2, 2, 2}, []int{1, 1, 1}},
		{"0 and -0 are equal", []float64{0, math.Copysign(0, -1), -1}, []int{1, 1, 3}},
		{"infinities are values", []float64{-inf, inf, 0}, []int{3, 1, 2}},
		{"NaN ranks last, level with NaN, behind -Inf", []float64{nan, 1, nan, -inf}, []int{3, 1, 3, 2}},
	}
	for _, test := range tests {
		if got := panel.Ranks(test.values); !slices.Equal(got, test.want) {
			t.Errorf("%s: Ranks(%v) = %v, want %v", test.reason, test.values, got, test.want)
		}
	}
}

// A rank is one more than the number of higher values: counted one by one.
func TestRanksCount(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		values := someValues(rng)
		kept := slices.Clone(values)
		ranks := panel.Ranks(values)
		for i, v := range values {
			want := 1
			for _, w := range values {
				if w > v {
					want++
				}
			}
			if ranks[i] != want {
				t.Fatalf("Ranks(%v)[%d] = %d, want %d", values, i, ranks[i], want)
			}
		}
		if !slices.Equal(values, kept) {
			t.Fatalf("Ranks changed its input %v to %v", kept, values)
		}
	}
}

// The order of the subjects does not change any subject's rank.
func TestRanksOrderIrrelevant(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		values := someValues(rng)
		ranks := panel.Ranks(values)
		perm := rng.Perm(len(values))
		shuffled := make([]float64, len(values))
		for i, p := range perm {
			shuffled[i] = values[p]
		}
		for i, got := range panel.Ranks(shuffled) {
			if want := ranks[perm[i]]; got != want {
				t.Fatalf("rank of %v is %d in one order and %d in another", shuffled[i], want, got)
			}
		}
	}
}

// someValues returns up to 60 values out of few, so that many are equal.
func someValues(rng *rand.Rand) []float64 {
	values := make([]float64, rng.IntN(60))
	for i := range values {
		values[i] = float64(rng.IntN(20)-5) / 10
	}
	return values
}
