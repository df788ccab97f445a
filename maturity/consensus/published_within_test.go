package consensus_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// lead06 is how many soldiers of each of 49 companies gave each of five marks to "NCOs
// would lead well in combat": the item LEAD06 of the data lq2002 of Bliese, multilevel 2.8
// (a package for R), of the special issue of The Leadership Quarterly 13, 2002.
var lead06 = [][5]int{
	{2, 6, 3, 12, 1}, {1, 3, 8, 19, 6}, {6, 3, 18, 14, 4}, {8, 8, 20, 20, 2}, {1, 2, 3, 5, 1}, {0, 1, 3, 10, 1},
	{0, 1, 3, 8, 1}, {2, 4, 4, 19, 0}, {9, 16, 40, 26, 8}, {1, 0, 5, 4, 0}, {2, 5, 28, 42, 12}, {6, 4, 7, 5, 1},
	{1, 0, 6, 2, 1}, {15, 7, 32, 31, 9}, {0, 1, 6, 4, 2}, {9, 4, 18, 22, 15}, {2, 2, 18, 22, 9}, {0, 4, 8, 9, 4},
	{3, 1, 21, 24, 5}, {4, 3, 9, 16, 5}, {4, 6, 17, 13, 1}, {1, 5, 5, 7, 3}, {3, 5, 22, 31, 12}, {1, 3, 24, 26, 14},
	{3, 4, 22, 44, 12}, {0, 0, 4, 12, 13}, {1, 0, 7, 9, 2}, {10, 6, 22, 26, 4}, {10, 5, 30, 28, 4}, {6, 8, 26, 32, 6},
	{1, 6, 27, 19, 5}, {0, 0, 3, 5, 2}, {0, 2, 5, 13, 10}, {1, 2, 26, 36, 13}, {3, 4, 14, 28, 5}, {5, 10, 22, 31, 6},
	{3, 4, 23, 26, 7}, {1, 2, 14, 9, 4}, {3, 4, 33, 44, 6}, {0, 2, 1, 8, 3}, {1, 0, 5, 4, 3}, {1, 1, 6, 2, 8},
	{0, 2, 9, 11, 1}, {4, 5, 15, 10, 5}, {0, 1, 10, 6, 2}, {2, 3, 3, 2, 1}, {3, 1, 6, 8, 0}, {1, 1, 4, 7, 0}, {1, 2, 13, 4, 0},
}

// With answers that are uniform as what chance gives, the mean r_wg of the companies is
// .51, 59% of them are above .51, the 90th percentile is .72 and none is below 0; and from
// the pooled variance it is .50: LeBreton, WGA 0.1.1 (a package for R,
// github.com/james-lebreton/WGA), vignette "WGA R Package & Tutorial", step 4a.
func TestPublishedWithin(t *testing.T) {
	var found []float64
	sum, above, pooled, freedom := 0.0, 0, 0.0, 0
	for _, counts := range lead06 {
		var marks []int
		for k, n := range counts {
			marks = append(marks, slices.Repeat([]int{k + 1}, n)...)
		}
		a := measured(t, 5, [][]int{marks}, consensus.AgreementSpec{Draws: 100})
		if !a.Within.Known || a.Within.Value < 0 {
			t.Fatalf("%v: %+v", counts, a.Within)
		}
		found = append(found, a.Within.Value)
		sum += a.Within.Value
		if a.Within.Value > 0.51 {
			above++
		}
		pooled += 2 * (1 - a.Within.Value) * float64(len(marks)-1)
		freedom += len(marks) - 1
	}
	slices.Sort(found)
	// The percentile as R has it, type 7.
	high := found[43] + 0.2*(found[44]-found[43])
	got := fmt.Sprintf("mean %.2f, above %.0f%%, high %.2f, pooled %.2f", sum/49, 100*float64(above)/49, high, 1-pooled/float64(freedom)/2)
	if want := "mean 0.51, above 59%, high 0.72, pooled 0.50"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
