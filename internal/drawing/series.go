package drawing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// MaxSeries is how many series a chart shows: as many as there are dashes and
// markers that can be told apart.
const MaxSeries = 8

// Series is what one line or polygon of a chart shows: a rater, a year, a
// target.
type Series struct {
	Title string
	// Points are one for each axis of a radar, or for each date.
	Points []Point
	// Target says that the series is what is aimed at: over time, it is told
	// once, and not held against the others.
	Target bool
}

// name returns what the i-th series is called where it must have a name.
func (s Series) name(i int) string { return cmp.Or(s.Title, strconv.Itoa(i+1)) }

// told says the i-th point, which is at a place with a title: Cabinet office,
// Data management: Connected.
func (s Series) told(w govmaturity.Words, i int, at string, ticks []Tick) string {
	text := Label(w, at, s.Points[i].text(w, ticks))
	if s.Title != "" {
		text = w.List(s.Title, text)
	}
	return text
}

// seriesKeys returns one entry for each series that has a title, unless there is
// only one and the chart's title names it, and one for hollow markers when
// there are some.
func seriesKeys(c *canvas, title string, series []Series) []key {
	var keys []key
	hollow := -1
	for i, s := range series {
		if s.Title != "" && (len(series) > 1 || !strings.Contains(title, s.Title)) {
			keys = append(keys, key{func(x, y float64) { c.sample(i, x, y) }, sampleWidth, s.Title})
		}
		if hollow < 0 && slices.ContainsFunc(s.Points, func(p Point) bool { return p.State == govmaturity.StateImputed }) {
			hollow = i
		}
	}
	if hollow >= 0 {
		keys = append(keys, key{func(x, y float64) {
			c.marker(hollow, place{x + markerReach, y}, true, "")
		}, 2 * markerReach, c.w.Say("state.imputed")})
	}
	return keys
}
