package assignment

// Given is who is given where, and the proof that nothing is better.
//
// The proof: take any assignment that makes as many pairs as can be made. Each
// pair of row i and column j costs at least Rows[i] + Columns[j], and for a
// pair of this answer it costs exactly that. A row that is left over has the
// price Out, and no row has a higher one; a column that is left over has the
// price 0, and none has a higher one. Added up, nothing that makes as many
// pairs costs less than Total. A price is also what one place more would save.
type Given struct {
	// Column is the column of each row, or None.
	Column []int
	// Pairs is how many rows have a column.
	Pairs int
	// Total is the sum of the costs of the pairs, and Worst the largest of
	// them, 0 when there is none.
	Total, Worst int64
	// Rows and Columns are the prices. Out is the price of a row left over.
	Rows, Columns []int64
	Out           int64
}

// Least gives rows to columns at the least total cost. The error is about the
// shape of the matrix, or a cost beyond [MaxCost].
func Least(matrix [][]int64) (Given, error) {
	c, err := read(matrix)
	if err != nil {
		return Given{}, err
	}
	s := solve(&c)
	return s.given(matrix), nil
}

// Fairest gives rows to columns so that the costliest pair costs the least, and
// at the least total cost under that. The prices are those of the second step,
// in which pairs above Worst are forbidden.
//
// It does not go on to the second costliest pair: that would pay any sum for
// the comfort of one more, and a reader of the result can check two numbers.
func Fairest(matrix [][]int64) (Given, error) {
	c, err := read(matrix)
	if err != nil {
		return Given{}, err
	}
	limit := bottleneck(&c)
	for k, cost := range c.at {
		if cost > limit {
			c.at[k] = forbidden
		}
	}
	c.most = min(c.most, limit)
	s := solve(&c)
	return s.given(matrix), nil
}

// given says what was found in the terms of the caller's matrix.
func (s *solver) given(matrix [][]int64) Given {
	prices := func(from []int64, by int64) []int64 {
		out := make([]int64, len(from))
		for i, p := range from {
			out[i] = p + by
		}
		return out
	}
	g := Given{Column: make([]int, len(matrix)), Out: s.out + s.low}
	if s.turned {
		// The other way round, a row that is left over has the price 0, and a
		// column that is left over has Out: taking Out from the columns and
		// giving it to the rows sets that right.
		g.Rows, g.Columns = prices(s.v, s.out+s.low), prices(s.u, -s.out)
		copy(g.Column, s.rowOf)
	} else {
		g.Rows, g.Columns = prices(s.u, s.low), prices(s.v, 0)
		copy(g.Column, s.columnOf)
	}
	for i, j := range g.Column {
		if j == None {
			continue
		}
		cost := matrix[i][j]
		if g.Pairs == 0 || cost > g.Worst {
			g.Worst = cost
		}
		g.Pairs++
		g.Total += cost
	}
	return g
}
