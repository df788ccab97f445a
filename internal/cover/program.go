package cover

import (
	"math"
	"math/bits"
	"slices"
)

// program is a problem as whole numbers in rows: choose x, each 0 or 1, so that
//
//	the sum of coefficient * x over a row is at least its bound
//
// in every row that is hard, and so that the cost is the least: the costs of
// what is chosen, and a penalty for what soft rows lack. A row of a need has
// coefficients above 0. A requirement is the row x[required] - x[item] >= 0, an
// exclusion the row -x - y >= -1, and a budget a row of amounts below 0.
type program struct {
	cost []int64
	rows []row

	// The coefficients, by row and by column.
	rowStart, columnStart []int32
	rowItem, columnRow    []int32
	rowBy, columnBy       []int64

	gone              []bool // items that no best choice needs
	costRow, hoursRow int    // the rows of the budgets, or -1

	ceiling int64 // no sum of costs is above it
	step    int64 // every cost and penalty is a multiple of it
	shift   int   // bounds are computed in units of 2^-shift
	top     int64 // no price times a coefficient is above it
}

// row is one row, without its coefficients.
type row struct {
	bound   int64
	penalty int64 // for each unit that is lacking, or once; hard below 0
	whole   bool  // once
	need    bool  // all coefficients are above 0
	largest int64 // of the coefficients, without their signs
}

const hard = -1

// builder collects rows.
type builder struct {
	program
	links int
	items [][]int32 // of each row
	by    [][]int64
}

func (b *builder) add(r row, items []int32, by []int64) {
	for _, c := range by {
		r.largest = max(r.largest, c, -c)
	}
	b.rows = append(b.rows, r)
	b.items, b.by = append(b.items, items), append(b.by, by)
	b.links += len(items)
}

// build lays out the rows. It fails when numbers are too large for exact sums.
func (b *builder) build() (*program, error) {
	p := &b.program
	n, m := len(p.cost), len(p.rows)
	p.rowStart, p.columnStart = make([]int32, m+1), make([]int32, n+1)
	p.rowItem, p.rowBy = make([]int32, 0, b.links), make([]int64, 0, b.links)
	for r := range p.rows {
		p.rowItem, p.rowBy = append(p.rowItem, b.items[r]...), append(p.rowBy, b.by[r]...)
		p.rowStart[r+1] = int32(len(p.rowItem))
		for _, i := range b.items[r] {
			p.columnStart[i+1]++
		}
	}
	for i := range n {
		p.columnStart[i+1] += p.columnStart[i]
	}
	p.columnRow, p.columnBy = make([]int32, b.links), make([]int64, b.links)
	next := slices.Clone(p.columnStart)
	for r := range p.rows {
		for k, i := range b.items[r] {
			p.columnRow[next[i]], p.columnBy[next[i]] = int32(r), b.by[r][k]
			next[i]++
		}
	}

	ok := true
	add := func(x int64) {
		var fits bool
		p.ceiling, fits = sum(p.ceiling, x)
		ok = ok && fits
		p.step = gcd(p.step, x)
	}
	for _, c := range p.cost {
		add(c)
	}
	for r, row := range p.rows {
		total := int64(0)
		for _, c := range b.by[r] {
			var fits bool
			total, fits = sum(total, max(c, -c))
			ok = ok && fits
		}
		switch {
		case row.penalty < 0:
		case row.whole:
			add(row.penalty)
		default:
			lack, fits := product(row.penalty, row.bound)
			ok = ok && fits
			add(lack)
			p.step = gcd(p.step, row.penalty)
		}
		if row.bound > math.MaxInt64/4 || row.bound < -math.MaxInt64/4 || total > math.MaxInt64/4 {
			ok = false
		}
	}
	p.step = max(p.step, 1)
	// A bound adds up at most so many products of a price and a coefficient,
	// each of them at most top.
	p.top = int64(1) << (61 - bits.Len(uint(n+m+b.links)))
	if !ok || p.ceiling > p.top {
		return nil, ErrTooLarge
	}
	for p.shift < 24 && p.ceiling <= p.top>>(p.shift+2) {
		p.shift++
	}
	return p, nil
}

func (p *program) row(r int) ([]int32, []int64) {
	a, b := p.rowStart[r], p.rowStart[r+1]
	return p.rowItem[a:b], p.rowBy[a:b]
}

func (p *program) column(i int) ([]int32, []int64) {
	a, b := p.columnStart[i], p.columnStart[i+1]
	return p.columnRow[a:b], p.columnBy[a:b]
}

// roundUp raises a bound to what a cost can be.
func (p *program) roundUp(x int64) int64 {
	if rest := x % p.step; rest > 0 {
		return x + p.step - rest
	}
	return x
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
