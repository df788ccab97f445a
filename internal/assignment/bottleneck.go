package assignment

import (
	"math/bits"
	"slices"
)

// bottleneck returns the least limit under which as many pairs can be made as
// without one.
func bottleneck(c *costs) int64 {
	limits := make([]int64, 0, len(c.at))
	for _, cost := range c.at {
		if cost != forbidden {
			limits = append(limits, cost)
		}
	}
	if len(limits) == 0 {
		return 0
	}
	slices.Sort(limits)
	limits = slices.Compact(limits)
	m := matcher{costs: c}
	pairs := m.pairs(limits[len(limits)-1])
	at, _ := slices.BinarySearchFunc(limits, pairs, func(limit int64, want int) int {
		if m.pairs(limit) >= want {
			return 1 // perhaps a lower one too
		}
		return -1
	})
	return limits[at]
}

// matcher counts how many pairs can be made under a limit (Kuhn's augmenting
// paths).
type matcher struct {
	*costs
	words       int
	allowed     []uint64 // the columns of each row
	seen, taken []uint64
	rowOf       []int
}

func (m *matcher) pairs(limit int64) int {
	if m.allowed == nil {
		m.words = (m.columns + 63) / 64
		m.allowed = make([]uint64, m.rows*m.words)
		m.seen, m.taken = make([]uint64, m.words), make([]uint64, m.words)
		m.rowOf = make([]int, m.columns)
	}
	clear(m.allowed)
	clear(m.taken)
	clear(m.seen)
	for i := range m.rows {
		for j, cost := range m.row(i) {
			if cost <= limit && cost != forbidden {
				m.allowed[i*m.words+j/64] |= 1 << (j % 64)
			}
		}
	}
	pairs := 0
	for i := range m.rows {
		// Columns that a search in vain has seen lead nowhere later either.
		if m.place(i) {
			pairs++
			clear(m.seen)
		}
	}
	return pairs
}

// place finds a column for row i, moving others on.
func (m *matcher) place(i int) bool {
	allowed := m.allowed[i*m.words : (i+1)*m.words]
	for w, set := range allowed {
		if free := set &^ m.taken[w]; free != 0 {
			j := w*64 + bits.TrailingZeros64(free)
			m.taken[w] |= free & -free
			m.rowOf[j] = i
			return true
		}
	}
	for w, set := range allowed {
		for {
			left := set &^ m.seen[w]
			if left == 0 {
				break
			}
			m.seen[w] |= left & -left
			if j := w*64 + bits.TrailingZeros64(left); m.place(m.rowOf[j]) {
				m.rowOf[j] = i
				return true
			}
		}
	}
	return false
}
