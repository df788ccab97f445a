package assignment

import (
	"errors"
	"fmt"
	"math"
)

// Forbidden is the cost of a pair that cannot be.
const Forbidden int64 = math.MaxInt64

// Limits: within them nothing overflows, and memory stays below some gigabytes.
const (
	// MaxCost is the largest cost, and -MaxCost the least.
	MaxCost int64 = 1 << 40
	// MaxSide is the largest number of rows, and of columns.
	MaxSide = 1 << 16
	// MaxPairs is the largest number of rows times columns.
	MaxPairs = 1 << 26
)

// None stands where a row has no column.
const None = -1

var errTooLarge = errors.New("assignment: too many rows or columns")

// Inside, a forbidden pair costs forbidden, and a column that is not reached is
// as far as unreached. Prices and distances stay below 2^58 either way, so that
// no sum of three of them with forbidden comes below unreached.
const (
	forbidden int64 = 1 << 60
	unreached int64 = 1 << 59
)

// costs is a matrix that has no more rows than columns, turned if need be, with
// its costs from 0 on.
type costs struct {
	rows, columns int
	turned        bool
	low           int64 // what was taken from every cost
	most          int64 // the largest cost then
	at            []int64
}

// read checks a matrix and copies it.
func read(matrix [][]int64) (costs, error) {
	rows, columns := len(matrix), 0
	if rows > 0 {
		columns = len(matrix[0])
	}
	if rows > MaxSide || columns > MaxSide || int64(rows)*int64(columns) > MaxPairs {
		return costs{}, fmt.Errorf("%w: %d by %d", errTooLarge, rows, columns)
	}
	low, high := Forbidden, -MaxCost
	for i, row := range matrix {
		if len(row) != columns {
			return costs{}, fmt.Errorf("assignment: row %d has %d costs, and row 0 has %d", i, len(row), columns)
		}
		for j, c := range row {
			if c == Forbidden {
				continue
			}
			if c > MaxCost || c < -MaxCost {
				return costs{}, fmt.Errorf("assignment: the cost %d of row %d and column %d is beyond %d", c, i, j, MaxCost)
			}
			low, high = min(low, c), max(high, c)
		}
	}
	if low == Forbidden {
		low, high = 0, 0
	}
	c := costs{rows: rows, columns: columns, turned: rows > columns, low: low, most: high - low, at: make([]int64, rows*columns)}
	if c.turned {
		c.rows, c.columns = columns, rows
	}
	for i, row := range matrix {
		for j, cost := range row {
			if cost -= low; matrix[i][j] == Forbidden {
				cost = forbidden
			}
			if c.turned {
				c.at[j*c.columns+i] = cost
			} else {
				c.at[i*c.columns+j] = cost
			}
		}
	}
	return c, nil
}

func (c *costs) row(i int) []int64 { return c.at[i*c.columns : (i+1)*c.columns] }

// out is what it costs to leave a row over: more than all pairs together, so
// that one pair more is always worth it.
func (c *costs) out() int64 { return c.most*int64(c.rows) + 1 }
