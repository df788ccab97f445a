package govmaturity_test

import (
	"math"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestRange(t *testing.T) {
	r := govmaturity.Range{Min: 1, Max: 4}
	for _, tt := range []struct {
		reason   string
		x        float64
		contains bool
		clamp    float64
		nearly   bool
	}{
		{"below", 0.5, false, 1, false},
		{"at the lower end", 1, true, 1, true},
		{"inside", 2, true, 2, true},
		{"at the upper end", 4, true, 4, true},
		{"above by rounding", 4 + 1e-13, false, 4, true},
		{"above", 4 + 1e-9, false, 4, false},
		{"below by rounding", 1 - 1e-13, false, 1, true},
	} {
		if r.Contains(tt.x) != tt.contains || r.Clamp(tt.x) != tt.clamp || r.Nearly(tt.x) != tt.nearly {
			t.Errorf("%s: contains %v, clamp %v, nearly %v", tt.reason, r.Contains(tt.x), r.Clamp(tt.x), r.Nearly(tt.x))
		}
	}
	if r.Nearly(math.NaN()) || r.Contains(math.NaN()) || !math.IsNaN(r.Clamp(math.NaN())) {
		t.Error("something that is no number is in the range")
	}
	if got := r.Hull(govmaturity.Range{Min: 3, Max: 9}); got != (govmaturity.Range{Min: 1, Max: 9}) {
		t.Errorf("hull %v", got)
	}
	for _, tt := range []struct {
		reason   string
		r        govmaturity.Range
		x, bound float64
		want     float64
	}{
		{"of the larger", govmaturity.Range{Max: 1000}, 500, 400, 500e-12},
		{"of the bound, if it is larger", govmaturity.Range{Max: 1000}, 400, -500, 500e-12},
		{"of 1 near 0", govmaturity.Range{Max: 1000}, 0, 0, 1e-12},
		{"of a narrower range near 0", govmaturity.Range{Max: 0.25}, 0, 0, 0.25e-12},
		{"of nothing, when the range is not known", govmaturity.Range{}, 0, 0, 0},
	} {
		if got := tt.r.Slack(tt.x, tt.bound); math.Abs(got-tt.want) > 1e-25 {
			t.Errorf("%s: slack %v, want %v", tt.reason, got, tt.want)
		}
	}
	if r := (govmaturity.Range{Max: 4}); !r.AtLeast(3-1e-13, 3) || r.AtLeast(3-1e-9, 3) || r.Above(3+1e-13, 3) || !r.Above(3+1e-9, 3) {
		t.Error("bounds have another slack")
	}
}
