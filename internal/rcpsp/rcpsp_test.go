package rcpsp_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/rcpsp"
)

// random are small problems, with lags of all signs, releases and capacity over time.
func random(r *rand.Rand, n int) *rcpsp.Problem {
	p := &rcpsp.Problem{}
	resources := 1 + r.IntN(6) // more than one word holds
	most := 3
	if r.IntN(8) == 0 {
		most = 100_000 // too much for a part of a word
	}
	for i := range n {
		p.Durations = append(p.Durations, r.IntN(4))
		p.Release = append(p.Release, max(0, r.IntN(6)-3))
		needs := make([]int, resources)
		for k := range needs {
			needs[k] = r.IntN(most + 1)
		}
		p.Needs = append(p.Needs, needs)
		for k := range i {
			if r.IntN(4) == 0 {
				p.Arcs = append(p.Arcs, rcpsp.Arc{From: k, To: i, Lag: p.Durations[k] + r.IntN(4) - 2})
			}
		}
	}
	for range resources {
		c := []int{most + r.IntN(2)}
		if r.IntN(3) == 0 {
			c = []int{most, r.IntN(most + 1), r.IntN(most + 1), most}
		}
		p.Capacity = append(p.Capacity, c)
	}
	return p
}

// shortest finds the length of a shortest schedule by trying all starts.
func shortest(p *rcpsp.Problem, most int) int {
	n := len(p.Durations)
	start := make([]int, n)
	used := make([][]int, len(p.Capacity))
	for k := range used {
		used[k] = make([]int, most+8)
	}
	best := most
	var try func(i, end int)
	try = func(i, end int) {
		if end >= best {
			return
		}
		if i == n {
			best = end
			return
		}
		from := p.Release[i]
		for _, a := range p.Arcs {
			if a.To == i {
				from = max(from, start[a.From]+a.Lag)
			}
		}
		for at := from; at+p.Durations[i] < best; at++ {
			fits := true
			for k, c := range p.Capacity {
				for t := at; t < at+p.Durations[i]; t++ {
					fits = fits && used[k][t]+p.Needs[i][k] <= c[min(t, len(c)-1)]
				}
			}
			if !fits {
				continue
			}
			take := func(sign int) {
				for k := range p.Capacity {
					for t := at; t < at+p.Durations[i]; t++ {
						used[k][t] += sign * p.Needs[i][k]
					}
				}
			}
			start[i] = at
			take(1)
			try(i+1, max(end, at+p.Durations[i]))
			take(-1)
		}
	}
	try(0, 0)
	return best
}

// Small problems are solved as well as by trying everything, and no bound is above that.
func TestAgainstAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	optimal, shown := 0, 0
	count := long.Count(150, 5000)
	for range count {
		p := random(r, 3+r.IntN(4))
		got, err := rcpsp.Solve(t.Context(), p, rcpsp.Options{Schedules: 300, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		verify(t, p, got)
		want := shortest(p, got.Makespan+1)
		if got.Bound > want || got.Makespan < want {
			t.Fatalf("got %d, at least %d; the shortest is %d: %+v", got.Makespan, got.Bound, want, p)
		}
		if got.Makespan == want {
			optimal++
		}
		if got.Optimal() {
			shown++
		}
	}
	if optimal < count*99/100 || shown < count/4 {
		t.Errorf("of %d, %d are as short as can be, and %d shown to be", count, optimal, shown)
	}
}

// The same seed gives the same, and more schedules are no worse.
func TestSeedAndEffort(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 20 {
		p := random(r, 25)
		last := 1 << 30
		for _, n := range []int{1, 10, 100, 1000} {
			a, err := rcpsp.Solve(t.Context(), p, rcpsp.Options{Schedules: n, Seed: 5})
			if err != nil {
				t.Fatal(err)
			}
			b, _ := rcpsp.Solve(t.Context(), p, rcpsp.Options{Schedules: n, Seed: 5})
			if diff := cmp.Diff(a, b); diff != "" {
				t.Fatal(diff)
			}
			verify(t, p, a)
			if a.Makespan > last || a.Schedules > n+2 {
				t.Errorf("%d schedules give %d (%d built), fewer %d", n, a.Makespan, a.Schedules, last)
			}
			last = a.Makespan
		}
	}
}

func TestWhatCannotBeSolved(t *testing.T) {
	one := func(change func(*rcpsp.Problem)) error {
		p := &rcpsp.Problem{Durations: []int{2, 2}, Arcs: []rcpsp.Arc{{From: 0, To: 1, Lag: 2}}, Needs: [][]int{{1}, {1}}, Capacity: [][]int{{1}}}
		change(p)
		_, err := rcpsp.Solve(t.Context(), p, rcpsp.Options{})
		return err
	}
	if err := one(func(*rcpsp.Problem) {}); err != nil {
		t.Error(err)
	}
	for reason, change := range map[string]func(*rcpsp.Problem){
		"too much":          func(p *rcpsp.Problem) { p.Needs[1][0] = 2 },
		"far too much":      func(p *rcpsp.Problem) { p.Needs[1][0] = 1 << 30 },
		"never there":       func(p *rcpsp.Problem) { p.Capacity[0] = []int{1, 1, 1, 0} },
		"a circle":          func(p *rcpsp.Problem) { p.Arcs = append(p.Arcs, rcpsp.Arc{From: 1, To: 0, Lag: 2}) },
		"negative time":     func(p *rcpsp.Problem) { p.Durations[0] = -1 },
		"too much time":     func(p *rcpsp.Problem) { p.Durations[0] = 1 << 30 },
		"from nowhere":      func(p *rcpsp.Problem) { p.Arcs[0].From = 7 },
		"a negative need":   func(p *rcpsp.Problem) { p.Needs[0][0] = -1 },
		"less than nothing": func(p *rcpsp.Problem) { p.Capacity[0] = []int{-1} },
	} {
		if err := one(change); err == nil || (reason == "too much" || reason == "never there") && !errors.Is(err, rcpsp.ErrNoFit) {
			t.Errorf("%s: %v", reason, err)
		}
	}
}
