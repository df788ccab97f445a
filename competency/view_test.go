package competency

import (
	"fmt"
	"testing"
)

// tables calls each with every table of counts of units of some sizes.
func tables(sizes []int, each func(counts []int, total int)) {
	counts := make([]int, len(sizes))
	var fill func(i, total int)
	fill = func(i, total int) {
		if i == len(sizes) {
			each(counts, total)
			return
		}
		for counts[i] = 0; counts[i] <= sizes[i]; counts[i]++ {
			fill(i+1, total+counts[i])
		}
	}
	fill(0, 0)
}

// Whoever knows the sizes, the procedure and all that is shown, and perhaps whether
// they themselves are at the level, cannot tell any count that is withheld: there
// are always two tables with the same view in which it differs.
func TestNothingWithheldCanBeTold(t *testing.T) {
	hidden, shown := 0, 0
	for _, sizes := range [][]int{
		{1}, {3}, {6}, {1, 1}, {1, 4}, {2, 3}, {3, 7}, {4, 4}, {1, 9}, {6, 7}, {1, 1, 1}, {1, 2, 3}, {2, 3, 6}, {1, 1, 4}, {1, 4, 5}, {4, 5, 6},
		{1, 1, 1, 2}, {1, 5, 6}, {2, 2, 2}, {3, 3, 5}, {1, 1, 5, 6}, {2, 2, 3, 3},
	} {
		for smallest := 2; smallest <= 6; smallest++ {
			units, enough := withhold(sizes, smallest)
			type key struct {
				view    string
				insider int // the unit of one who knows of themselves, or -1
				at      int // whether they are at the level
			}
			type seen struct {
				cells  []Cell
				sum    Cell
				values []map[int]bool // of the units, and of the total
			}
			all := map[key]*seen{}
			tables(sizes, func(counts []int, total int) {
				cells, sum := show(counts, sizes, units, enough, total)
				view := fmt.Sprint(cells, sum)
				for i, c := range cells {
					if c.Withheld == "" && (c.Count != counts[i] || sizes[i] < smallest) {
						t.Fatalf("units of %v: %d is shown of %v", sizes, c.Count, counts)
					}
				}
				note := func(k key) {
					s := all[k]
					if s == nil {
						s = &seen{cells, sum, nil}
						for range len(sizes) + 1 {
							s.values = append(s.values, map[int]bool{})
						}
						all[k] = s
					}
					for i, n := range append(counts[:len(counts):len(counts)], total) {
						s.values[i][n] = true
					}
				}
				note(key{view, -1, 0})
				for v := range sizes {
					if counts[v] > 0 {
						note(key{view, v, 1})
					}
					if counts[v] < sizes[v] {
						note(key{view, v, 0})
					}
				}
			})
			for k, s := range all {
				for i, c := range append(s.cells[:len(sizes):len(sizes)], s.sum) {
					own := k.insider >= 0 && sizes[k.insider] == 1 && (k.insider == i || len(sizes) == 1)
					switch {
					case c.Withheld == "":
						shown++
					case len(s.values[i]) < 2 && !own:
						t.Fatalf("units of %v, %d at least: one of unit %d can tell the count %d of %s", sizes, smallest, k.insider, i, k.view)
					default:
						hidden++
					}
				}
			}
		}
	}
	if hidden == 0 || shown == 0 {
		t.Errorf("%d counts withheld and %d shown: nothing to tell", hidden, shown)
	}
}
