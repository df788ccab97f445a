package maturity

import "github.com/govmaturity/govmaturity"

// hullOf returns the smallest interval that holds all of them.
func hullOf(ranges []govmaturity.Range) (r govmaturity.Range) {
	for i, s := range ranges {
		if i == 0 {
			r = s
		}
		r = r.Hull(s)
	}
	return r
}
