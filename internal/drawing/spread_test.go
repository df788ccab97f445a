package drawing

import (
	"fmt"
	"testing"
)

func TestSpread(t *testing.T) {
	tests := []struct {
		reason                string
		wishes, heights, want []float64
	}{
		{"with room all get what they wish", []float64{10, 40, 90}, []float64{10, 10, 10}, []float64{10, 40, 90}},
		{"two that meet share the way", []float64{50, 50}, []float64{10, 10}, []float64{44, 56}},
		{"none leaves the edge", []float64{0, 100}, []float64{10, 10}, []float64{5, 95}},
		{"without room they stand in the middle", []float64{0, 0}, []float64{60, 60}, []float64{19, 81}},
		{"nothing", nil, nil, nil},
	}
	for _, tt := range tests {
		if got := spread(tt.wishes, tt.heights, 2, 0, 100); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: got %v, want %v", tt.reason, got, tt.want)
		}
	}
}

// A label that begins exactly where the one before ends has room.
func TestTrack(t *testing.T) {
	track := newTrack()
	for i, tt := range []struct {
		from, length float64
		want         bool
	}{{-1e300, 1, true}, {-5, 10, true}, {4.999, 1, false}, {5, 2, true}, {6, 1, false}, {7, 0, true}, {7, 1, true}} {
		if got := track.take(tt.from, tt.length); got != tt.want {
			t.Errorf("label %d: %v, want %v", i, got, tt.want)
		}
	}
}
