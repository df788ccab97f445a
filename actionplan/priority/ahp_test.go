package priority_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/priority"
)

// However few pairs are compared, the weights are those that they say: of a chain of a
// hundred things no less than of three.
func TestComparisonsInOneChain(t *testing.T) {
	for _, n := range []int{3, 40, 100} {
		var c priority.Comparisons
		times := func(i int) float64 { return 1 + float64(i%3)/3 }
		for i := range n {
			c.IDs = append(c.IDs, fmt.Sprintf("x%03d", i))
			if i > 0 {
				c.Pairs = append(c.Pairs, priority.Comparison{A: c.IDs[i-1], B: c.IDs[i], Times: times(i)})
			}
		}
		w, err := c.Weights()
		if err != nil {
			t.Fatal(err)
		}
		if off := math.Abs(w.Lambda - float64(n)); off > 1e-9 || w.Index > 1e-9 || w.Worst != nil {
			t.Errorf("%d in a chain contradict nothing: lambda %v, worst %v", n, w.Lambda, w.Worst)
		}
		for i := 1; i < n; i++ {
			if off := math.Abs(w.Weights[i-1]/w.Weights[i]/times(i) - 1); off > 1e-9 {
				t.Fatalf("%d in a chain: the weights of %d and %d are off by %v", n, i-1, i, off)
			}
		}
	}
}

// A chain that ends where it began, and does not agree with itself: the way round is
// shared by all, and the weights are those of multiplying again and again.
func TestComparisonsInACircle(t *testing.T) {
	var c priority.Comparisons
	const n = 12
	for i := range n {
		c.IDs = append(c.IDs, fmt.Sprintf("x%02d", i))
	}
	for i := range n {
		c.Pairs = append(c.Pairs, priority.Comparison{A: c.IDs[i], B: c.IDs[(i+1)%n], Times: 2})
	}
	w, err := c.Weights()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range w.Weights {
		if math.Abs(x-1.0/n) > 1e-12 {
			t.Errorf("all are alike, found %v", w.Weights)
		}
	}
	if want := float64(n-2) + 2 + 0.5; math.Abs(w.Lambda-want) > 1e-9 { // the diagonal, and both neighbours
		t.Errorf("lambda: expected %v, found %v", want, w.Lambda)
	}
}
