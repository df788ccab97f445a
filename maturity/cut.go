package maturity

import "github.com/govmaturity/govmaturity"

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
