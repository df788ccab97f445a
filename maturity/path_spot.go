package maturity

import (
	"cmp"
	"math"
	"slices"
)

// spot is something that a node can attain: its state and value, how much of it
// is answered, what that costs, and how. For each effort only the spots are kept
// that no other one is better than in every respect. That is enough, since no
// rule of the library gives less for more.
type spot struct {
	effort   int64
	value    float64
	coverage float64
	state    status
	count    int // of the moves
	moves    *moves
	from     [2]int32 // while joining, the two that it is made of
}

// move raises an answer to one of its options.
type move struct {
	answer *pathAnswer
	option int
}

// moves is a list that shares its parts with others. A nil one is empty.
type moves struct {
	left, right *moves
	one         move
}

func (m *moves) list(out []move) []move {
	switch {
	case m == nil:
		return out
	case m.one.answer != nil:
		return append(out, m.one)
	}
	return m.right.list(m.left.list(out))
}

func joinMoves(a, b *moves) *moves {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &moves{left: a, right: b}
}

// addEfforts adds two efforts, and stays at the largest if the sum is more.
func addEfforts(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

// slackOf is what rounding can make of a value: it does not decide between two
// ways. A hundred of these stay within the slack of a cut.
func slackOf(value float64) float64 {
	if math.IsInf(value, 0) { // the terms of a 0 in a geometric or harmonic mean
		return 0
	}
	return float64(1e-14 * math.Abs(value))
}

// preferred reports whether s is worth more than t, which costs the same, or as
// much with fewer moves: a plan of one step is easier to follow.
func (s *spot) preferred(t *spot) bool {
	slack := slackOf(t.value)
	return s.value > t.value+slack || s.value >= t.value-slack && s.count < t.count
}

// gains reports whether s is worth more than t, which costs less.
func (s *spot) gains(t *spot) bool { return s.value > t.value+slackOf(t.value) }

// bestOf sorts spots by effort and keeps those that no cheaper one equals.
// Where coverage matters, it is a gain beside the value.
func bestOf(spots []spot, covers bool) []spot {
	if len(spots) < 2 {
		return spots
	}
	slices.SortStableFunc(spots, func(a, b spot) int {
		by := cmp.Or(cmp.Compare(a.effort, b.effort), -cmp.Compare(a.value, b.value))
		if by == 0 && covers {
			by = -cmp.Compare(a.coverage, b.coverage)
		}
		return cmp.Or(by, cmp.Compare(a.count, b.count))
	})
	if covers {
		return bestOfTwo(spots)
	}
	out := spots[:0]
	for i := 0; i < len(spots); {
		best := spots[i]
		for i++; i < len(spots) && spots[i].effort == best.effort; i++ {
			if spots[i].preferred(&best) {
				best = spots[i]
			}
		}
		if n := len(out); n == 0 || best.gains(&out[n-1]) {
			out = append(out, best)
		}
	}
	return out
}

// bestOfTwo keeps the spots that gain in value or in coverage over each one
// that costs no more. They are sorted by effort.
func bestOfTwo(spots []spot) (out []spot) {
	// The gains of those kept, by falling value and growing coverage.
	var stairs []spot
	for _, s := range spots {
		at, _ := slices.BinarySearchFunc(stairs, s.value-slackOf(s.value), func(t spot, v float64) int {
			if t.value >= v {
				return -1
			}
			return 1
		})
		// Those before at have as great a value, and the last of them the
		// greatest coverage.
		if at > 0 && stairs[at-1].coverage >= s.coverage-slackOf(s.coverage) {
			continue
		}
		out = append(out, s)
		first, last := at, at
		for first > 0 && stairs[first-1].value <= s.value && stairs[first-1].coverage <= s.coverage {
			first--
		}
		for last < len(stairs) && stairs[last].coverage <= s.coverage {
			last++
		}
		stairs = slices.Replace(stairs, first, last, s)
	}
	return out
}
