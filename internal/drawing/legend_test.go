package drawing

import (
	"testing"

	"github.com/govmaturity/govmaturity"
)

// Entries stand side by side while they fit, and then below each other. Each is
// as wide as its sample, 8 pixels, its words and 22 pixels to the next.
func TestLegendRows(t *testing.T) {
	keys := []key{{func(x, y float64) {}, 20, "nnnnn"}, {func(x, y float64) {}, 20, "nnnnn"}}
	const entry = 20 + 8 + 5*0.64*12
	for width, want := range map[float64]float64{2*entry + 22.01: 15, 2*entry + 21.99: 15 + 6 + 15} {
		c := newCanvas("id", govmaturity.WordsFor("en"))
		if got := c.legendHeight(keys, width); got != want {
			t.Errorf("%v wide: %v high, want %v", width, got, want)
		}
		if bottom := c.legend(keys, 0, 100, width); bottom != 100+want {
			t.Errorf("%v wide: ends at %v, want %v", width, bottom, 100+want)
		}
	}
}

// A single series that the title names needs no entry; two do.
func TestSeriesKeys(t *testing.T) {
	c := newCanvas("id", govmaturity.WordsFor("en"))
	a, b := Series{Title: "Meridia"}, Series{Title: "2026", Points: []Point{{State: govmaturity.StateImputed}}}
	for _, tt := range []struct {
		reason string
		series []Series
		want   []string
	}{
		{"named in the title", []Series{a}, nil},
		{"not named", []Series{{Title: "Other"}}, []string{"Other"}},
		{"no title", []Series{{}}, nil},
		{"two, both named, one with an estimate", []Series{a, b}, []string{"Meridia", "2026", "estimated"}},
	} {
		keys := seriesKeys(c, "Pillars: Meridia, 2026", tt.series)
		if len(keys) != len(tt.want) {
			t.Errorf("%s: %d keys, want %d", tt.reason, len(keys), len(tt.want))
			continue
		}
		for i, k := range keys {
			if k.words != tt.want[i] {
				t.Errorf("%s: key %q, want %q", tt.reason, k.words, tt.want[i])
			}
		}
	}
}
