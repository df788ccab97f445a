package assignment_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/assignment"
	"github.com/govmaturity/govmaturity/internal/assignment/assignmenttest"
	"github.com/govmaturity/govmaturity/internal/long"
)

const no = assignment.Forbidden

// Small ones, with the reason of each. The first three are tests of scipy
// (BSD-3), and the column of each row was worked out by hand.
func TestKnown(t *testing.T) {
	for _, tt := range []struct {
		why          string
		costs        [][]int64
		least        []int
		total        int64
		fairest      []int
		worst, inAll int64
	}{
		{"three by three", [][]int64{{400, 150, 400}, {400, 450, 600}, {300, 225, 300}},
			[]int{1, 0, 2}, 850, []int{1, 0, 2}, 400, 850},
		{"a column more", [][]int64{{400, 150, 400, 1}, {400, 450, 600, 2}, {300, 225, 300, 3}},
			[]int{1, 3, 0}, 452, []int{1, 3, 0}, 300, 452},
		{"three by three, again", [][]int64{{10, 10, 8}, {9, 8, 1}, {9, 7, 4}},
			[]int{0, 2, 1}, 18, []int{2, 0, 1}, 9, 24},
		{"nothing", nil, []int{}, 0, []int{}, 0, 0},
		{"rows without columns", [][]int64{{}, {}}, []int{-1, -1}, 0, []int{-1, -1}, 0, 0},
		{"one pair", [][]int64{{7}}, []int{0}, 7, []int{0}, 7, 7},
		{"one pair that cannot be", [][]int64{{no}}, []int{-1}, 0, []int{-1}, 0, 0},
		{"a row that can be given to nobody", [][]int64{{1, 2}, {no, no}}, []int{0, -1}, 1, []int{0, -1}, 1, 1},
		{"a column that nobody may have", [][]int64{{1, no}, {2, no}}, []int{0, -1}, 1, []int{0, -1}, 1, 1},
		{"more pairs before less cost", [][]int64{{1, 1000}, {1, no}}, []int{1, 0}, 1001, []int{1, 0}, 1000, 1001},
		{"the worst pair before the sum", [][]int64{{0, 6}, {5, 10}}, []int{0, 1}, 10, []int{1, 0}, 6, 11},
		{"all alike: in order", [][]int64{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, []int{0, 1, 2}, 3, []int{0, 1, 2}, 1, 3},
		{"all alike, too many rows: the last are left over", [][]int64{{1}, {1}, {1}}, []int{0, -1, -1}, 1, []int{0, -1, -1}, 1, 1},
		{"below zero", [][]int64{{-5, -1}, {-4, -3}}, []int{0, 1}, -8, []int{0, 1}, -3, -8},
		{"the largest costs there may be", [][]int64{{assignment.MaxCost, -assignment.MaxCost}, {assignment.MaxCost, -assignment.MaxCost}},
			[]int{0, 1}, 0, []int{0, 1}, assignment.MaxCost, 0},
	} {
		t.Run(tt.why, func(t *testing.T) {
			g := least(t, tt.costs)
			if !slices.Equal(g.Column, tt.least) || g.Total != tt.total {
				t.Errorf("least: %v for %d, want %v for %d", g.Column, g.Total, tt.least, tt.total)
			}
			f := fairest(t, tt.costs)
			if !slices.Equal(f.Column, tt.fairest) || f.Worst != tt.worst || f.Total != tt.inAll {
				t.Errorf("fairest: %v, worst %d, in all %d; want %v, %d, %d", f.Column, f.Worst, f.Total, tt.fairest, tt.worst, tt.inAll)
			}
		})
	}
}

// The OR-Library's instance of 100 by 100.
func TestAssign100(t *testing.T) {
	data, err := os.ReadFile("testdata/assign100.txt")
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(data))
	matrix := make([][]int64, 100)
	for k, field := range fields[1:] {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		matrix[k/100] = append(matrix[k/100], n)
	}
	if g := least(t, matrix); g.Total != 305 {
		t.Errorf("total %d, want 305", g.Total)
	}
	if g := fairest(t, matrix); g.Worst != 5 {
		t.Errorf("worst %d, want 5", g.Worst)
	}
}

// Every small matrix gives what trying everything gives, ties included.
func TestAgainstEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range long.Count(4_000, 60_000) {
		m := random(r, r.IntN(6), r.IntN(6), 1+r.Int64N(6), r.IntN(4)*30)
		if g, want := least(t, m), everything(m, false); !slices.Equal(g.Column, want) {
			t.Fatalf("least of %v: %v, want %v", m, g.Column, want)
		}
		if g, want := fairest(t, m), everything(m, true); !slices.Equal(g.Column, want) {
			t.Fatalf("fairest of %v: %v, want %v", m, g.Column, want)
		}
	}
}

// Larger ones cost what a flow costs whose circles of negative cost are
// cancelled one after the other.
func TestAgainstFlow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range long.Count(60, 600) {
		m := random(r, 1+r.IntN(30), 1+r.IntN(30), 1+r.Int64N(1000), r.IntN(10)*10)
		g := least(t, m)
		if pairs, total := cheapestFlow(m); g.Pairs != pairs || g.Total != total {
			t.Fatalf("%d by %d: %d pairs for %d, and the flow has %d for %d", len(m), len(m[0]), g.Pairs, g.Total, pairs, total)
		}
	}
}

// A thousand by a thousand, each row and column other than all else: the total is
// that of the textbook, and the prices prove it.
func TestThousand(t *testing.T) {
	for _, m := range kinds(1000)[:1] {
		g := least(t, m.costs)
		if want := assignmenttest.Textbook(m.costs); g.Total != want || g.Pairs != 1000 {
			t.Errorf("%s: %d pairs for %d, and the textbook has %d", m.name, g.Pairs, g.Total, want)
		}
		fairest(t, m.costs)
	}
	for _, m := range kinds(long.Count(60, 300)) {
		if g := least(t, m.costs); m.open && g.Total != assignmenttest.Textbook(m.costs) {
			t.Errorf("%s: %d, and the textbook has %d", m.name, g.Total, assignmenttest.Textbook(m.costs))
		}
	}
}

// What must hold whatever the costs are.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range long.Count(150, 2_000) {
		rows, columns := 1+r.IntN(40), 1+r.IntN(40)
		m := random(r, rows, columns, 1+r.Int64N(60), r.IntN(8)*12)
		g, f := least(t, m), fairest(t, m)

		if f.Pairs != g.Pairs || f.Total < g.Total || f.Worst > g.Worst {
			t.Fatalf("the fairest has %d pairs, worst %d, total %d; the least %d, %d, %d", f.Pairs, f.Worst, f.Total, g.Pairs, g.Worst, g.Total)
		}
		turned := transpose(m)
		if h := least(t, turned); h.Pairs != g.Pairs || h.Total != g.Total {
			t.Fatalf("turned: %d pairs for %d, and %d for %d", h.Pairs, h.Total, g.Pairs, g.Total)
		}
		if h := fairest(t, turned); h.Worst != f.Worst || h.Total != f.Total {
			t.Fatalf("turned: worst %d of %d, and %d of %d", h.Worst, h.Total, f.Worst, f.Total)
		}

		// The unit, and what is added to every pair, change no answer.
		other := change(m, func(c int64) int64 { return 7*c - 1000 })
		if h := least(t, other); !slices.Equal(h.Column, g.Column) || h.Total != 7*g.Total-1000*int64(g.Pairs) {
			t.Fatalf("in another unit: %v for %d, was %v for %d", h.Column, h.Total, g.Column, g.Total)
		}
		if h := fairest(t, other); !slices.Equal(h.Column, f.Column) {
			t.Fatalf("in another unit: %v, was %v", h.Column, f.Column)
		}

		// Rows in another order are the same people.
		order := r.Perm(rows)
		shuffled := make([][]int64, rows)
		for i, k := range order {
			shuffled[i] = m[k]
		}
		if h := least(t, shuffled); h.Pairs != g.Pairs || h.Total != g.Total {
			t.Fatalf("in another order: %d pairs for %d, and %d for %d", h.Pairs, h.Total, g.Pairs, g.Total)
		}

		// Another column makes nothing dearer, unless it makes one pair more.
		wider := make([][]int64, rows)
		for i := range m {
			wider[i] = append(slices.Clone(m[i]), r.Int64N(60))
		}
		if h := least(t, wider); h.Pairs < g.Pairs || h.Pairs == g.Pairs && h.Total > g.Total {
			t.Fatalf("with a column more: %d pairs for %d, was %d for %d", h.Pairs, h.Total, g.Pairs, g.Total)
		}

		// No assignment drawn at random is better.
		for range 20 {
			draw, pairs, total, worst := r.Perm(max(rows, columns)), 0, int64(0), int64(-1<<62)
			for i := range m {
				if j := draw[i]; j < columns && m[i][j] != no {
					pairs, total, worst = pairs+1, total+m[i][j], max(worst, m[i][j])
				}
			}
			if pairs > g.Pairs || pairs == g.Pairs && (total < g.Total || pairs > 0 && worst < f.Worst) {
				t.Fatalf("drawn: %d pairs, total %d, worst %d; computed %d, %d, %d", pairs, total, worst, g.Pairs, g.Total, f.Worst)
			}
		}
	}
}

func TestBadShapes(t *testing.T) {
	many := make([][]int64, assignment.MaxSide) // of one row, again and again
	for i, row := 0, make([]int64, assignment.MaxPairs/assignment.MaxSide+1); i < len(many); i++ {
		many[i] = row
	}
	for _, tt := range []struct {
		costs [][]int64
		want  string
	}{
		{many, "too many"},
		{[][]int64{{1, 2}, {3}}, "row 1 has 1 costs, and row 0 has 2"},
		{[][]int64{{1, 2}, {3, assignment.MaxCost + 1}}, "of row 1 and column 1 is beyond"},
		{[][]int64{{-assignment.MaxCost - 1}}, "of row 0 and column 0 is beyond"},
		{make([][]int64, assignment.MaxSide+1), "too many"},
		{[][]int64{make([]int64, assignment.MaxSide+1)}, "too many"},
	} {
		_, err := assignment.Least(tt.costs)
		_, err2 := assignment.Fairest(tt.costs)
		if err == nil || err2 == nil || !strings.Contains(err.Error(), tt.want) || err.Error() != err2.Error() {
			t.Errorf("errors %v and %v, want %q", err, err2, tt.want)
		}
	}
}

// FuzzLeast: nothing panics, and every answer proves itself.
func FuzzLeast(f *testing.F) {
	f.Add(uint8(3), []byte{1, 2, 3, 4, 5, 255, 7, 8, 9})
	f.Add(uint8(2), []byte{255, 255, 255, 255, 1, 0})
	f.Add(uint8(0), []byte{1})
	f.Fuzz(func(t *testing.T, columns uint8, data []byte) {
		var m [][]int64
		for len(data) > 0 && len(m) < 30 {
			row := make([]int64, 0, columns)
			for _, b := range data[:min(len(data), int(columns))] {
				c := int64(b) - 100
				switch b {
				case 255:
					c = no
				case 254:
					c = assignment.MaxCost
				case 253:
					c = -assignment.MaxCost
				}
				row = append(row, c)
			}
			m, data = append(m, row), data[min(len(data), max(1, int(columns))):]
		}
		for _, row := range m {
			if len(row) != len(m[0]) {
				if _, err := assignment.Least(m); err == nil {
					t.Fatalf("no error for %v", m)
				}
				return
			}
		}
		if g, f := least(t, m), fairest(t, m); g.Pairs != f.Pairs || g.Total > f.Total || g.Worst < f.Worst {
			t.Errorf("least %+v, fairest %+v", g, f)
		}
	})
}

func least(t testing.TB, m [][]int64) assignment.Given {
	t.Helper()
	g, err := assignment.Least(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := prove(m, g); err != nil {
		t.Fatalf("least of %v: %v", m, err)
	}
	return g
}

func fairest(t testing.TB, m [][]int64) assignment.Given {
	t.Helper()
	g, err := assignment.Fairest(m)
	if err != nil {
		t.Fatal(err)
	}
	below := change(m, func(c int64) int64 {
		if c > g.Worst {
			return no
		}
		return c
	})
	if err := prove(below, g); err != nil {
		t.Fatalf("fairest of %v: %v", m, err)
	}
	return g
}

// prove checks an answer and its proof from the costs alone.
func prove(m [][]int64, g assignment.Given) error {
	columns := 0
	if len(m) > 0 {
		columns = len(m[0])
	}
	if len(g.Column) != len(m) || len(g.Rows) != len(m) || len(g.Columns) != columns {
		return fmt.Errorf("%d columns given and %d and %d prices for %d by %d", len(g.Column), len(g.Rows), len(g.Columns), len(m), columns)
	}
	taken, pairs, total, worst := make([]bool, columns), 0, int64(0), int64(0)
	for i, j := range g.Column {
		if g.Rows[i] > g.Out {
			return fmt.Errorf("row %d has the price %d, above %d", i, g.Rows[i], g.Out)
		}
		if j == assignment.None {
			if g.Rows[i] != g.Out {
				return fmt.Errorf("row %d is left over at the price %d, not %d", i, g.Rows[i], g.Out)
			}
			continue
		}
		if j < 0 || j >= columns || taken[j] || m[i][j] == no {
			return fmt.Errorf("row %d has column %d", i, j)
		}
		if pairs == 0 || m[i][j] > worst {
			worst = m[i][j]
		}
		taken[j], pairs, total = true, pairs+1, total+m[i][j]
		if g.Rows[i]+g.Columns[j] != m[i][j] {
			return fmt.Errorf("row %d and column %d cost %d and have the prices %d and %d", i, j, m[i][j], g.Rows[i], g.Columns[j])
		}
	}
	low := lowest(m)
	for j, p := range g.Columns {
		if p > 0 || !taken[j] && p != 0 {
			return fmt.Errorf("column %d has the price %d, and whether it is taken is %v", j, p, taken[j])
		}
		for i := range m {
			if m[i][j] != no && g.Rows[i]+p > m[i][j] {
				return fmt.Errorf("row %d and column %d cost %d, below the prices %d and %d", i, j, m[i][j], g.Rows[i], p)
			}
			// Out is worth more than any exchange of pairs.
			if m[i][j] != no && int64(min(len(m), columns))*(m[i][j]-low) >= g.Out-low {
				return fmt.Errorf("a row left over costs %d only", g.Out)
			}
		}
	}
	if pairs != g.Pairs || total != g.Total || worst != g.Worst {
		return fmt.Errorf("%d pairs, total %d, worst %d, where it says %d, %d, %d", pairs, total, worst, g.Pairs, g.Total, g.Worst)
	}
	return nil
}

func lowest(m [][]int64) int64 {
	low := no
	for _, row := range m {
		for _, cost := range row {
			low = min(low, cost)
		}
	}
	return low
}

// everything tries all assignments, in the order of ties, and returns the first
// of the best.
func everything(m [][]int64, fair bool) []int {
	column, taken := make([]int, len(m)), map[int]bool{}
	var best []int
	var bestPairs int
	var bestWorst, bestTotal int64
	var try func(i, pairs int, worst, total int64)
	try = func(i, pairs int, worst, total int64) {
		if i == len(m) {
			better := best == nil || pairs > bestPairs
			if !better && pairs == bestPairs {
				switch {
				case fair && worst != bestWorst:
					better = worst < bestWorst
				default:
					better = total < bestTotal
				}
			}
			if better {
				best, bestPairs, bestWorst, bestTotal = slices.Clone(column), pairs, worst, total
			}
			return
		}
		for j, c := range m[i] {
			if c == no || taken[j] {
				continue
			}
			taken[j], column[i] = true, j
			w := c
			if pairs > 0 {
				w = max(worst, c)
			}
			try(i+1, pairs+1, w, total+c)
			taken[j] = false
		}
		column[i] = assignment.None
		try(i+1, pairs, worst, total)
	}
	try(0, 0, 0, 0)
	return best
}

// cheapestFlow sends as much as it can from rows to columns, and then cancels
// circles of negative cost (Klein 1967) until there is none.
func cheapestFlow(m [][]int64) (pairs int, total int64) {
	type arc struct {
		to, room int
		cost     int64
	}
	rows, columns := len(m), len(m[0])
	source, sink := rows+columns, rows+columns+1
	nodes := sink + 1
	var arcs []arc // each beside its reverse
	out := make([][]int, nodes)
	connect := func(a, b int, cost int64) {
		out[a], out[b] = append(out[a], len(arcs)), append(out[b], len(arcs)+1)
		arcs = append(arcs, arc{b, 1, cost}, arc{a, 0, -cost})
	}
	for i := range m {
		connect(source, i, 0)
		for j, c := range m[i] {
			if c != no {
				connect(i, rows+j, c)
			}
		}
	}
	for j := range columns {
		connect(rows+j, sink, 0)
	}
	for { // any way that has room
		by, queue := map[int]int{source: -1}, []int{source}
		for k := 0; k < len(queue); k++ {
			for _, a := range out[queue[k]] {
				if _, met := by[arcs[a].to]; !met && arcs[a].room > 0 {
					by[arcs[a].to] = a
					queue = append(queue, arcs[a].to)
				}
			}
		}
		if _, met := by[sink]; !met {
			break
		}
		for at := sink; at != source; {
			a := by[at]
			arcs[a].room, arcs[a^1].room = 0, 1
			at = arcs[a^1].to
		}
		pairs++
	}
	for {
		length, by, changed := make([]int64, nodes), make([]int, nodes), -1
		for i := range by {
			by[i] = -1
		}
		for range nodes {
			changed = -1
			for n := range out {
				for _, a := range out[n] {
					if d := length[n] + arcs[a].cost; arcs[a].room > 0 && d < length[arcs[a].to] {
						length[arcs[a].to], by[arcs[a].to], changed = d, a, arcs[a].to
					}
				}
			}
			if changed < 0 {
				break
			}
		}
		if changed < 0 {
			break
		}
		for range nodes { // into the circle
			changed = arcs[by[changed]^1].to
		}
		for at := changed; ; {
			a := by[at]
			arcs[a].room, arcs[a^1].room = 0, 1
			if at = arcs[a^1].to; at == changed {
				break
			}
		}
	}
	for a := 0; a < len(arcs); a += 2 {
		if arcs[a].room == 0 {
			total += arcs[a].cost
		}
	}
	return pairs, total
}

func random(r *rand.Rand, rows, columns int, costs int64, forbidden int) [][]int64 {
	m := make([][]int64, rows)
	for i := range m {
		m[i] = make([]int64, columns)
		for j := range m[i] {
			m[i][j] = r.Int64N(costs) - costs/4
			if r.IntN(100) < forbidden {
				m[i][j] = no
			}
		}
	}
	return m
}

func change(m [][]int64, by func(int64) int64) [][]int64 {
	out := make([][]int64, len(m))
	for i, row := range m {
		out[i] = slices.Clone(row)
		for j, c := range row {
			if c != no {
				out[i][j] = by(c)
			}
		}
	}
	return out
}

func transpose(m [][]int64) [][]int64 {
	out := make([][]int64, len(m[0]))
	for j := range out {
		for i := range m {
			out[j] = append(out[j], m[i][j])
		}
	}
	return out
}
