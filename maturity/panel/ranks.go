package panel

import (
	"cmp"
	"slices"
)

// Ranks returns the competition rank of each value: 1 for the highest, and
// equal values share the best rank of their group (1, 2, 2, 4). A rank is one
// more than the number of values that are higher.
//
// Values are equal when they are exactly equal. A publisher ranks what it
// prints, so to reproduce its ranks pass published values (rounded to the
// decimals it prints), not values as computed.
//
// A NaN is no value. It should not be passed: leave the subject out instead.
// If one is passed, it ranks behind every value, and NaNs share that rank.
//
// The result does not depend on the order of values, beyond following it:
// ranks[i] belongs to values[i].
func Ranks(values []float64) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	// cmp.Compare puts NaN below every value, and all NaNs level.
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(values[j], values[i]) })

	ranks := make([]int, len(values))
	for place, i := range order {
		ranks[i] = place + 1
		if place > 0 {
			if before := order[place-1]; cmp.Compare(values[before], values[i]) == 0 {
				ranks[i] = ranks[before]
			}
		}
	}
	return ranks
}
