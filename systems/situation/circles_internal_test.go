package situation

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/internal/long"
)

// The circles are those of a search that asks of all pairs whether each reaches the
// other.
func TestCirclesAgainstAllPairs(t *testing.T) {
	for seed := range long.Count(2000, 10_000) {
		r := rand.New(rand.NewPCG(uint64(seed), 9))
		n := 1 + r.IntN(9)
		s := &Situation{items: make([]item, n)}
		reach := make([][]bool, n)
		for i := range n {
			reach[i] = make([]bool, n)
			for k := range n {
				if i != k && r.IntN(4) == 0 {
					s.items[i].supports = append(s.items[i].supports, k)
					reach[i][k] = true
				}
			}
		}
		for via := range n {
			for i := range n {
				for k := range n {
					reach[i][k] = reach[i][k] || reach[i][via] && reach[via][k]
				}
			}
		}
		var want [][]int
		seen := make([]bool, n)
		for i := range n {
			circle := []int{i}
			for k := i + 1; k < n; k++ {
				if reach[i][k] && reach[k][i] {
					circle, seen[k] = append(circle, k), true
				}
			}
			if len(circle) > 1 && !seen[i] {
				want = append(want, circle)
			}
		}
		if diff := cmp.Diff(fmt.Sprint(want), fmt.Sprint(s.circles())); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
	}
}
