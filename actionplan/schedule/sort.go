package schedule

import (
	"cmp"
	"slices"
)

// sortByStart puts tasks in the order of their starts, then of their ends and ids.
func sortByStart(tasks []Task) {
	slices.SortFunc(tasks, func(a, b Task) int {
		return cmp.Or(cmp.Compare(a.Start(), b.Start()), cmp.Compare(a.Finish(), b.Finish()), cmp.Compare(a.ID(), b.ID()))
	})
}
