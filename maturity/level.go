package maturity

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// scale is a compiled scale, laid out for the engine.
type scale struct {
	govmaturity.Scale
	levels []govmaturity.Level
	ids    []string
	values []float64
}

func newScale(s govmaturity.Scale) *scale {
	out := &scale{Scale: s, levels: s.Levels()}
	for _, l := range out.levels {
		out.ids, out.values = append(out.ids, l.ID()), append(out.values, l.Value())
	}
	return out
}

// anyScale stands in for a scale that is not there.
func anyScale() *scale {
	s, _ := govmaturity.CompileScale(govmaturity.ScaleSpec{Levels: []govmaturity.LevelSpec{{}}})
	return newScale(s)
}

func (s *scale) at(i int) govmaturity.Level {
	if s == nil {
		return govmaturity.Level{}
	}
	return s.At(i)
}

// all returns the levels, from the lowest to the highest.
func (s *scale) all() []govmaturity.Level {
	if s == nil {
		return nil
	}
	return s.Levels()
}

func (s *scale) find(id string) int {
	for i, have := range s.ids {
		if have == id {
			return i
		}
	}
	return -1
}

// has reports whether a level is one of this scale's.
func (s *scale) has(l govmaturity.Level) bool {
	return s != nil && l.Valid() && s.At(l.Index()) == l
}

// cutter is a compiled LevelRule: it sorts values into levels.
type cutter struct {
	scale       *scale
	cuts        []cut // one a level, in the order of the levels
	ofPublished bool
	opened      bool // a gate says which level is reached; the cuts are not used
	standing    govmaturity.Standing
	note        govmaturity.Text
	nominal     govmaturity.Range // of the node, for the slack
}

// cut is where one level begins.
type cut struct {
	bound     float64
	inclusive bool
}

// holds reports whether a value belongs to the level or one above it.
func (c *cutter) holds(i int, value float64) bool {
	if c.cuts[i].inclusive {
		return c.nominal.AtLeast(value, c.cuts[i].bound)
	}
	return c.nominal.Above(value, c.cuts[i].bound)
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
