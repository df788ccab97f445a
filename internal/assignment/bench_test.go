package assignment_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/internal/assignment"
	"github.com/govmaturity/govmaturity/internal/assignment/assignmenttest"
)

// Each kind of matrix is beside the textbook's row after row, in the same run:
// x-textbook is how many times as long that takes.
func BenchmarkLeast(b *testing.B) {
	for _, m := range kinds(1000) {
		b.Run(m.name, func(b *testing.B) {
			var ours, theirs time.Duration
			for b.Loop() {
				start := time.Now()
				g := least0(b, m.costs)
				ours += time.Since(start)
				if m.open {
					start = time.Now()
					if total := assignmenttest.Textbook(m.costs); total != g.Total {
						b.Fatalf("%d, and the textbook says %d", g.Total, total)
					}
					theirs += time.Since(start)
				}
			}
			b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms/least")
			if m.open {
				b.ReportMetric(float64(theirs)/float64(ours), "x-textbook")
			}
		})
	}
}

func BenchmarkFairest(b *testing.B) {
	for _, m := range kinds(1000) {
		b.Run(m.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := assignment.Fairest(m.costs); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func least0(b *testing.B, m [][]int64) assignment.Given {
	g, err := assignment.Least(m)
	if err != nil {
		b.Fatal(err)
	}
	return g
}

type kind struct {
	name  string
	costs [][]int64
	open  bool // square, and nothing is forbidden
}

func kinds(n int) []kind {
	make := func(rows, columns int, cost func(i, j int) int64) [][]int64 {
		m := make([][]int64, rows)
		for i := range m {
			m[i] = make([]int64, columns)
			for j := range m[i] {
				m[i][j] = cost(i, j)
			}
		}
		return m
	}
	r := rand.New(rand.NewPCG(7, 8))
	return []kind{
		{"wide", make(n, n, func(int, int) int64 { return r.Int64N(1_000_000) }), true},
		{"narrow", make(n, n, func(int, int) int64 { return 1 + r.Int64N(100) }), true},
		{"products", make(n, n, func(i, j int) int64 { return int64((i + 1) * (j + 1)) }), true},
		{"alike", make(n, n, func(int, int) int64 { return 1 }), true},
		{"forbidden", make(n, n, func(int, int) int64 {
			if r.IntN(10) > 0 {
				return no
			}
			return r.Int64N(1000)
		}), false},
		{"blocks", make(n, n, func(i, j int) int64 { // no row beyond the middle has a place of its own
			if i >= n/2 && j >= n/2 {
				return no
			}
			return r.Int64N(1000)
		}), false},
		{"gaps", make(n, n, func(i, j int) int64 { // levels short of a post, summed over ten skills
			d := int64(0)
			for k := range 10 {
				if x := int64((i*7+k*k*i)%5) - int64((j*3+k*j)%5); x > 0 {
					d += x
				}
			}
			return d
		}), true},
		{"people", make(10*n, n/5, func(int, int) int64 { return r.Int64N(100) }), false},
	}
}
