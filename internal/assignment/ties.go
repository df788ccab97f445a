package assignment

import "math/bits"

// ties changes an assignment that is best into the first of all that are best.
//
// All of them use tight pairs only, whose cost is the sum of the two prices,
// and leave over only rows and columns whose price allows it; and every
// assignment that does so is best. Rows and columns are the caller's here.
type ties struct {
	words            int // of a set of columns
	tight            []uint64
	columnMayBeLeft  []uint64
	rowMayBeLeft     []bool
	columnOf, rowOf  []int
	seen             []uint64 // columns that were tried, or are settled
	parent           []int    // what takes each column: a row, or nobody
	throughNobody    bool     // whether nobody was reached
	nobodyFromRow    int      // from a row that may be left over, or
	nobodyFromColumn int      // from a column that nobody has
	stack            []int
}

// nobody takes a column that is left over.
const nobody = -2

func (s *solver) settleTies() {
	t := &ties{columnOf: s.columnOf, rowOf: s.rowOf}
	if s.turned {
		t.columnOf, t.rowOf = s.rowOf, s.columnOf
	}
	rows, columns := len(t.columnOf), len(t.rowOf)
	t.words = (columns + 63) / 64
	t.tight = make([]uint64, rows*t.words)
	t.columnMayBeLeft = make([]uint64, t.words)
	t.rowMayBeLeft = make([]bool, rows)
	t.seen = make([]uint64, t.words)
	t.parent = make([]int, columns)
	for i := range s.rows {
		for j, cost := range s.row(i) {
			if cost == forbidden || s.u[i]+s.v[j] != cost {
				continue
			}
			if s.turned {
				t.tight[j*t.words+i/64] |= 1 << (i % 64)
			} else {
				t.tight[i*t.words+j/64] |= 1 << (j % 64)
			}
		}
	}
	for i, u := range s.u {
		if u != s.out {
			continue
		}
		if s.turned {
			t.columnMayBeLeft[i/64] |= 1 << (i % 64)
		} else {
			t.rowMayBeLeft[i] = true
		}
	}
	for j, v := range s.v {
		if v != 0 {
			continue
		}
		if s.turned {
			t.rowMayBeLeft[j] = true
		} else {
			t.columnMayBeLeft[j/64] |= 1 << (j % 64)
		}
	}
	settled := make([]uint64, t.words)
	for i := range rows {
		copy(t.seen, settled)
		t.improve(i)
		if j := t.columnOf[i]; j != None {
			settled[j/64] |= 1 << (j % 64)
		}
	}
}

// improve gives row i the first column it can have, while rows before it keep
// theirs.
func (t *ties) improve(i int) {
	last := t.columnOf[i]
	if last == None {
		last = len(t.rowOf)
	}
	t.throughNobody = false
	for w := range t.words {
		for {
			free := t.tight[i*t.words+w] &^ t.seen[w]
			if free == 0 {
				break
			}
			j := w*64 + bits.TrailingZeros64(free)
			if j >= last {
				return
			}
			if t.give(i, j) {
				return
			}
		}
	}
}

// give gives column j to row i if whoever has j can move on, over any number of
// rows, so that somebody takes what row i had.
func (t *ties) give(i, j int) bool {
	old := t.columnOf[i]
	t.stack = t.stack[:0]
	if t.take(i, i, j) {
		t.follow(i, nobody)
		return true
	}
	for len(t.stack) > 0 {
		k := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		tight := t.tight[k*t.words : (k+1)*t.words]
		if old != None && tight[old/64]&(1<<(old%64)) != 0 {
			t.parent[old] = k
			t.follow(i, old)
			return true
		}
		if t.rowMayBeLeft[k] && t.columnOf[k] != None && t.reachNobody(i, k, None) {
			t.follow(i, nobody)
			return true
		}
		for w, set := range tight {
			for set &^= t.seen[w]; set != 0; set &= set - 1 {
				if t.take(i, k, w*64+bits.TrailingZeros64(set)) {
					t.follow(i, nobody)
					return true
				}
			}
		}
	}
	return false
}

// take marks column j as taken by a row or by nobody, and says whether the
// search of row i is then at its end.
func (t *ties) take(i, by, j int) bool {
	t.seen[j/64] |= 1 << (j % 64)
	t.parent[j] = by
	if k := t.rowOf[j]; k != None {
		t.stack = append(t.stack, k)
		return false
	}
	return t.reachNobody(i, None, j)
}

// reachNobody goes on from a row that is to be left over, or from a column that
// was: another row or column changes its side for it.
func (t *ties) reachNobody(i, row, column int) bool {
	if t.throughNobody {
		return false
	}
	t.throughNobody, t.nobodyFromRow, t.nobodyFromColumn = true, row, column
	old := t.columnOf[i]
	if old == None {
		return true
	}
	if t.columnMayBeLeft[old/64]&(1<<(old%64)) != 0 {
		t.parent[old] = nobody
		return true
	}
	for k := i + 1; k < len(t.columnOf); k++ {
		if t.columnOf[k] == None {
			t.stack = append(t.stack, k)
		}
	}
	for w, set := range t.columnMayBeLeft {
		for set &^= t.seen[w]; set != 0; set &= set - 1 {
			if j := w*64 + bits.TrailingZeros64(set); t.rowOf[j] != None {
				t.take(i, nobody, j)
			}
		}
	}
	return false
}

// follow makes the moves that were found, from the last to the first, which is
// row i's. It begins with what row i had, or with nobody when that was nothing.
func (t *ties) follow(i, column int) {
	if column == nobody {
		if old := t.columnOf[i]; old != None {
			t.rowOf[old] = None
		}
		column = t.fromNobody()
	}
	for {
		by := t.parent[column]
		if by == nobody {
			t.rowOf[column] = None
			column = t.fromNobody()
			continue
		}
		next := t.columnOf[by]
		t.columnOf[by], t.rowOf[column] = column, by
		if by == i {
			return
		}
		if next == None {
			next = t.fromNobody()
		}
		column = next
	}
}

// fromNobody returns the column that was given up or filled to come to nobody.
func (t *ties) fromNobody() int {
	if k := t.nobodyFromRow; k != None {
		j := t.columnOf[k]
		t.columnOf[k] = None
		return j
	}
	return t.nobodyFromColumn
}
