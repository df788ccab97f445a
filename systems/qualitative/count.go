package qualitative

import (
	"math/big"
	"math/bits"
)

const (
	// maxWay is how many variables the parts on the way from one variable to
	// another have together, for their terms to be counted. 20! fits into 64 bits.
	maxWay = 20
	// maxPart is how many variables a part has for its feedback to be counted.
	maxPart = 16
	// budget is how many steps a table of responses takes at most: some seconds.
	budget = 1 << 29
)

// matrix is a square matrix of effects.
type matrix [][]int8

// of returns the matrix of some variables.
func (c *Community) of(vars []int) matrix {
	m := make(matrix, len(vars))
	for i, v := range vars {
		m[i] = make([]int8, len(vars))
		for j, w := range vars {
			m[i][j] = c.a[v][w]
		}
	}
	return m
}

// known returns the matrix without effects of unknown sign, and whether there are
// any.
func (m matrix) known() (matrix, bool) {
	out, any := make(matrix, len(m)), false
	for i, row := range m {
		out[i] = make([]int8, len(row))
		for j, x := range row {
			if x == Unknown {
				any = true
			} else {
				out[i][j] = x
			}
		}
	}
	return out, any
}

// minors counts, for each i and j, the products in the determinant of the matrix
// without row j and column i, whatever their signs: the entry i, j of the adjoint.
//
// The rows above j take a set of columns in some number of ways, and the rows
// below it the rest but i.
func (m matrix) minors() [][]uint64 {
	n := len(m)
	all := uint32(1)<<n - 1
	above, below := make([]uint64, all+1), make([]uint64, all+1)
	above[0], below[0] = 1, 1
	for set := uint32(1); set <= all && set > 0; set++ {
		k := bits.OnesCount32(set)
		for rest := set; rest != 0; rest &= rest - 1 {
			col := bits.TrailingZeros32(rest)
			without := set &^ (1 << col)
			if m[k-1][col] != 0 {
				above[set] += above[without]
			}
			if m[n-k][col] != 0 {
				below[set] += below[without]
			}
		}
	}
	out := make([][]uint64, n)
	for i := range out {
		out[i] = make([]uint64, n)
	}
	for set := uint32(0); set <= all; set++ {
		j := bits.OnesCount32(set)
		if j < n && above[set] != 0 {
			for rest := all &^ set; rest != 0; rest &= rest - 1 {
				i := bits.TrailingZeros32(rest)
				out[i][j] += above[set] * below[all&^set&^(1<<i)]
			}
		}
	}
	return out
}

// faddeev returns the adjoint of -A, and the coefficients of the characteristic
// polynomial of A from that of the highest power, 1, to the last: by the method of
// Faddeev and Le Verrier, in which every division comes out even.
func (m matrix) faddeev() (adjoint [][]*big.Int, coefficients []*big.Int) {
	n := len(m)
	adjoint = identity(n)
	coefficients = []*big.Int{big.NewInt(1)}
	for k := 1; ; k++ {
		product := m.times(adjoint)
		trace := new(big.Int)
		for i := range n {
			trace.Add(trace, product[i][i])
		}
		c := trace.Neg(trace)
		c.Quo(c, big.NewInt(int64(k)))
		coefficients = append(coefficients, c)
		if k == n {
			break
		}
		for i := range n {
			product[i][i].Add(product[i][i], c)
		}
		adjoint = product
	}
	// It is the last matrix M with A·M + det·1 = 0 up to signs: (-A)·M = c_n·1.
	return adjoint, coefficients
}

func identity(n int) [][]*big.Int {
	out := make([][]*big.Int, n)
	for i := range out {
		out[i] = make([]*big.Int, n)
		for j := range out[i] {
			out[i][j] = new(big.Int)
		}
		out[i][i].SetInt64(1)
	}
	return out
}

func (m matrix) times(b [][]*big.Int) [][]*big.Int {
	n := len(m)
	out := make([][]*big.Int, n)
	for i := range out {
		out[i] = make([]*big.Int, n)
		for j := range out[i] {
			sum := new(big.Int)
			for k, x := range m[i] {
				switch {
				case x > 0:
					sum.Add(sum, b[k][j])
				case x < 0:
					sum.Sub(sum, b[k][j])
				}
			}
			out[i][j] = sum
		}
	}
	return out
}

// feedback counts, for each level k, the products of loops that share no variable
// and go through k variables together, whatever their signs.
func (m matrix) feedback() []uint64 {
	n := len(m)
	width := n + 1
	all := 1<<n - 1
	ways := make([]uint64, (all+1)*width) // by the columns taken, and how many by loops
	ways[0] = 1
	for set := 1; set <= all; set++ {
		row := bits.OnesCount(uint(set)) - 1
		for rest := set; rest != 0; rest &= rest - 1 {
			col := bits.TrailingZeros(uint(rest))
			from := (set &^ (1 << col)) * width
			if m[row][col] != 0 {
				for k := range n {
					ways[set*width+k+1] += ways[from+k]
				}
			}
			if row == col { // no loop goes through it
				for k := range n {
					ways[set*width+k] += ways[from+k]
				}
			}
		}
	}
	return ways[all*width : (all+1)*width]
}

// matched reports whether there is a product in the determinant: a column for each
// row, where all are different.
func (m matrix) matched() bool {
	n := len(m)
	rowOf := make([]int, n)
	for i := range rowOf {
		rowOf[i] = -1
	}
	var seen []bool
	var find func(row int) bool
	find = func(row int) bool {
		for col, x := range m[row] {
			if x == 0 || seen[col] {
				continue
			}
			seen[col] = true
			if rowOf[col] < 0 || find(rowOf[col]) {
				rowOf[col] = row
				return true
			}
		}
		return false
	}
	for row := range n {
		seen = make([]bool, n)
		if !find(row) {
			return false
		}
	}
	return true
}
