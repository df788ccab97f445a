package systemstest

import (
	"fmt"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// basisSpans: the loops to begin with are enough.
func basisSpans() rule {
	return laws.New("basis-spans",
		"The loops to begin with are independent of each other, as many as there can be, and each loop that is found is made of them.",
		func(s *diagramSubject, out *laws.Recorder) {
			if s.d.Rank() > maxRank || s.d.LinkLen() > maxChanged {
				return
			}
			b := s.engine.basis(s.d)
			if !b.Ending.Complete() {
				return
			}
			if len(b.Loops) != s.d.Rank() {
				violated(out, finding{got: fmt.Sprintf("%d loops to begin with", len(b.Loops)), expected: fmt.Sprintf("%d", s.d.Rank())})
			}
			space := &span{width: s.d.LinkLen()}
			for _, l := range b.Loops {
				if !space.add(l) {
					violated(out, finding{given: l.String(), got: "a loop to begin with that is made of others", expected: "one that is not"})
				}
			}
			for _, l := range spread(s.loops, maxLoops/4) {
				if space.add(l) {
					violated(out, finding{given: l.String(), got: "a loop that is not made of those to begin with", expected: "one that is"})
					return
				}
			}
		})
}

// span is what loops are made of: their links count one each, by the place of the
// link, and loops are added and taken from each other.
//
// It counts modulo a large prime. Loops that depend on each other do so there too;
// that independent ones seem not to be would take a determinant that the prime
// divides.
type span struct {
	width int
	rows  [][]int64
	lead  []int // the first link of each row
}

const prime = 1<<31 - 1

// add adds a loop, and reports whether it was not made of those before.
func (s *span) add(l systems.Loop) bool {
	row := make([]int64, s.width)
	for _, k := range l.Links() {
		row[k.Index()] = 1
	}
	for i, r := range s.rows {
		if f := row[s.lead[i]]; f != 0 {
			for k := s.lead[i]; k < s.width; k++ {
				if r[k] != 0 {
					row[k] = (row[k] + (prime-f)*r[k]) % prime
				}
			}
		}
	}
	for k, x := range row {
		if x == 0 {
			continue
		}
		inverse := power(x, prime-2)
		for n := k; n < s.width; n++ {
			row[n] = row[n] * inverse % prime
		}
		s.rows, s.lead = append(s.rows, row), append(s.lead, k)
		return true
	}
	return false
}

func power(x, n int64) int64 {
	y := int64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			y = y * x % prime
		}
		x = x * x % prime
	}
	return y
}
