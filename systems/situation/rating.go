package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Rated is what the raters of an item say on one scale. The zero Rated has none.
type Rated struct {
	// Least and Most are the lowest and the highest level, and Lower and Upper the two
	// in the middle: the same one, where the raters are odd in number.
	Least, Lower, Upper, Most govmaturity.Level
	// Raters is how many there are.
	Raters int
	scale  govmaturity.Scale
}

// Apart returns how many levels of the scale lie between the lowest and the highest.
func (r Rated) Apart() int { return r.Most.Index() - r.Least.Index() }

// High reports whether both levels in the middle are above the middle of the scale: of
// low, medium and high, that is high alone; of five levels it is the upper two.
func (r Rated) High() bool {
	return r.Raters > 0 && 2*r.Lower.Index() > r.scale.Len()-1
}

// Rated returns what the raters say on a scale, in whatever order they stand.
func (i Item) Rated(scale string) Rated {
	var levels []govmaturity.Level
	for _, r := range i.get().ratings {
		if r.level.Scale() == scale {
			levels = append(levels, r.level)
		}
	}
	n := len(levels)
	if n == 0 {
		return Rated{}
	}
	slices.SortFunc(levels, govmaturity.Level.Compare)
	return Rated{Least: levels[0], Lower: levels[(n-1)/2], Upper: levels[n/2], Most: levels[n-1], Raters: n, scale: i.s.scales[scale]}
}

// RatedOn returns the scales on which the item is rated, by id, in their order.
func (i Item) RatedOn() []string {
	var out []string
	for _, r := range i.get().ratings {
		out = append(out, r.level.Scale())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// High reports whether the item is rated high on one of its scales; see [Rated.High].
func (i Item) High() bool {
	return slices.ContainsFunc(i.RatedOn(), func(scale string) bool { return i.Rated(scale).High() })
}
