package document

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// LostFields lists, in the order of their keys, the fields of a place that say something
// which another form cannot hold: each a problem with the code lost.
func LostFields(at govmaturity.Path, why string, says map[string]bool) govmaturity.Problems {
	var lost govmaturity.Problems
	for _, key := range slices.Sorted(maps.Keys(says)) {
		if says[key] {
			lost = append(lost, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at.Key(key), Format: why})
		}
	}
	return lost
}
