package drawing

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
)

// LevelTitle returns what a level is called.
func LevelTitle(l govmaturity.Level, w govmaturity.Words) string {
	return cmp.Or(w.Wording(l.Title()), l.ID())
}

// BelowLevel says that something is below a level, the lowest one.
func BelowLevel(l govmaturity.Level, w govmaturity.Words) string {
	return w.Say("chart.below", "level", LevelTitle(l, w))
}

// LevelTicks returns a tick for each level, where its scale puts it.
func LevelTicks(levels []govmaturity.Level, w govmaturity.Words) []Tick {
	ticks := make([]Tick, len(levels))
	for i, l := range levels {
		ticks[i] = Tick{l.Value(), LevelTitle(l, w)}
	}
	return ticks
}

// LevelRange goes from one step below the lowest level, which stands for no
// level, to the highest.
func LevelRange(levels []govmaturity.Level) govmaturity.Range {
	low, high := levels[0].Value(), levels[len(levels)-1].Value()
	step := 1.0
	if n := len(levels); n > 1 {
		step = (high - low) / float64(n-1)
	}
	return govmaturity.Range{Min: low - step, Max: high}
}
