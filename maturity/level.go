package maturity

import (
	"maps"
	"math"

	"github.com/govmaturity/govmaturity"
)

// Level is a step of a scale that was reached or is aimed at. The zero Level
// means that none is. Levels are comparable with ==.
type Level struct {
	scale *scale
	index int
}

// scale is a compiled ScaleSpec. All Levels of a framework point to its scales.
type scale struct {
	id     string
	title  govmaturity.Text
	levels []LevelSpec
	values []float64
}

func (s *scale) at(i int) Level {
	if s == nil || i < 0 || i >= len(s.levels) {
		return Level{}
	}
	return Level{s, i}
}

// all returns the levels, from the lowest to the highest.
func (s *scale) all() []Level {
	if s == nil {
		return nil
	}
	levels := make([]Level, len(s.levels))
	for i := range levels {
		levels[i] = Level{s, i}
	}
	return levels
}

func (s *scale) find(id string) int {
	for i, l := range s.levels {
		if l.ID == id {
			return i
		}
	}
	return -1
}

// Valid reports whether l is a level: false for the zero Level.
func (l Level) Valid() bool { return l.scale != nil }

// ID returns the level's id, or "" for the zero Level.
func (l Level) ID() string {
	if !l.Valid() {
		return ""
	}
	return l.scale.levels[l.index].ID
}

// Rank returns the level's rank. Only ranks of one scale can be compared. It
// is -1 for the zero Level, which is below every level.
func (l Level) Rank() int {
	if !l.Valid() {
		return -1
	}
	return l.scale.levels[l.index].Rank
}

// Title returns the level's title, or nil for the zero Level.
func (l Level) Title() govmaturity.Text {
	if !l.Valid() {
		return nil
	}
	return maps.Clone(l.scale.levels[l.index].Title)
}

// Value returns what the level counts in computations, or 0 for the zero
// Level.
func (l Level) Value() float64 {
	if !l.Valid() {
		return 0
	}
	return l.scale.values[l.index]
}

// Scale returns the id of the level's scale, or "" for the zero Level.
func (l Level) Scale() string {
	if !l.Valid() {
		return ""
	}
	return l.scale.id
}

// Next returns the level above. It returns the zero Level when there is none.
func (l Level) Next() Level { return l.scale.at(l.index + 1) }

// String returns the title in English, or "none" for the zero Level.
func (l Level) String() string {
	if !l.Valid() {
		return "none"
	}
	return l.Title().String()
}

// MarshalText writes the level's id.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.ID()), nil }

// cutter is a compiled LevelRule: it sorts values into levels.
type cutter struct {
	scale       *scale
	cuts        []cut // one a level, in the order of the levels
	ofPublished bool
	opened      bool // a gate says which level is reached; the cuts are not used
	standing    govmaturity.Standing
	note        govmaturity.Text
	nominal     Range // of the node, for the slack
}

// cut is where one level begins.
type cut struct {
	bound     float64
	inclusive bool
}

// holds reports whether a value belongs to the level or one above it.
func (c *cutter) holds(i int, value float64) bool {
	if c.cuts[i].inclusive {
		return c.nominal.atLeast(value, c.cuts[i].bound)
	}
	return c.nominal.above(value, c.cuts[i].bound)
}

// index returns the position of the highest level that value reaches, or -1.
func (c *cutter) index(value float64) int {
	reached := -1
	for i := range c.cuts {
		if !c.holds(i, value) {
			break
		}
		reached = i
	}
	return reached
}

// roundHalfAway rounds to a number of decimals, halves away from zero, as
// publishers do by hand. A value within slack of a half counts as a half: the
// third of 1.31505 is 0.43835 on paper and a little less in binary.
func roundHalfAway(x float64, decimals int, slack float64) float64 {
	scale := 1.0
	for range decimals {
		scale *= 10
	}
	scaled := float64(math.Abs(x) * scale)
	whole := math.Floor(scaled)
	if scaled-whole >= 0.5-min(float64(slack*scale), 1e-6) {
		whole++
	}
	if whole == 0 {
		return 0 // and not minus zero
	}
	return math.Copysign(whole/scale, x)
}
