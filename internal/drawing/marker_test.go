package drawing

import (
	"math"
	"testing"
)

// No two series have the same dashes, or the same marker, or the same colour.
func TestSeriesDifferWithoutColour(t *testing.T) {
	seen := map[string]int{}
	for i := range MaxSeries {
		for _, style := range []string{"dash " + dashes[i], "marker " + markers[i].path(0, 0), "colour " + seriesColours[i]} {
			if j, twice := seen[style]; twice {
				t.Errorf("series %d and %d both have the %s", i, j, style)
			}
			seen[style] = i
		}
		for _, corner := range markers[i] {
			if reach := math.Hypot(corner[0], corner[1]) + 0.75; reach > markerReach {
				t.Errorf("marker %d reaches %v", i, reach)
			}
		}
	}
}
