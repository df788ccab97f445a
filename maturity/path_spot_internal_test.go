package maturity

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Efforts that are more than an int64 holds stay at the largest.
func TestEffortsSaturate(t *testing.T) {
	const most = math.MaxInt64
	for _, tt := range []struct{ got, want int64 }{
		{addEfforts(1, 2), 3}, {addEfforts(most, 1), most}, {addEfforts(most-1, 1), most}, {addEfforts(most, most), most},
		{mulEffort(3, 4), 12}, {mulEffort(most/1000, 1000), most / 1000 * 1000}, {mulEffort(most/1000+1, 1000), most}, {mulEffort(most, 1), most},
	} {
		if tt.got != tt.want {
			t.Errorf("got %d, want %d", tt.got, tt.want)
		}
	}
	a := &pathAnswer{n: &node{effort: 1000}}
	if got := effortOf([]raised{{a, Mark{}, most}, {a, Mark{}, 1}}); got != most {
		t.Errorf("got %d", got)
	}
}

// The step of a number goes into its width more than ten times, and a hundred
// times at most.
func TestStepOfANumber(t *testing.T) {
	for width, want := range map[float64]float64{1: 0.01, 100: 1, 99.9: 1, 101: 10, 10: 0.1, 0.5: 0.01, 50: 1, 1000: 10, 0.3: 0.01, 7: 0.1} {
		if got := stepOf(width); got != want {
			t.Errorf("%v: got %v, want %v", width, got, want)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		width := math.Pow(10, r.Float64()*200-100)
		if times := width / stepOf(width); times > 100*(1+1e-6) || times < 10*(1-1e-6) {
			t.Fatalf("%v has the step %v, %v times", width, stepOf(width), times)
		}
	}
}

// Joining gives the same however it goes about it, and keeps what no other spot
// is better than.
func TestJoinsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	list := func() (out []spot) {
		for range 1 + r.IntN(9) {
			out = append(out, spot{effort: int64(r.IntN(20)), value: float64(r.IntN(12)), coverage: float64(r.IntN(4))})
		}
		return out
	}
	for range 3000 {
		bound := int64(r.IntN(40))
		f := &pathFronts{frontLimit: frontLimit{bound: bound, work: math.MaxInt64}}
		a, b := bestOf(list(), false), bestOf(list(), false)
		for _, op := range []joint{addition, lowest, highest} {
			want := bestPairs(a, b, op, bound, false)
			got := map[string][]spot{"all": f.joinAll(a, b, op, false), "in order": f.joinInOrder(a, b, op), "by effort": f.joinByEffort(a, b, op, bound)}
			if op == lowest {
				got["lowest"] = f.joinLowest(a, b)
			}
			if op == highest {
				got["highest"] = f.joinHighest(a, b)
			}
			for how, spots := range got {
				for i := range spots {
					spots[i].coverage = 0
				}
				if !sameSpots(spots, want) {
					t.Fatalf("%v and %v, %d, %s: got %v, want %v", a, b, op, how, spots, want)
				}
			}
			if got, want := f.joinAll(a, b, op, true), bestPairs(a, b, op, bound, true); !sameSpots(got, want) {
				t.Fatalf("%v and %v, %d, with coverage: got %v, want %v", a, b, op, got, want)
			}
		}
	}
}

func sameSpots(a, b []spot) bool {
	return slices.EqualFunc(a, b, func(s, t spot) bool {
		return s.effort == t.effort && s.value == t.value && s.coverage == t.coverage
	})
}

// bestPairs lists the pairs that no other one is better than, by comparing all
// with all.
func bestPairs(a, b []spot, op joint, bound int64, covers bool) (out []spot) {
	var all []spot
	for _, p := range a {
		for _, q := range b {
			s := spot{effort: p.effort + q.effort, value: op.apply(p.value, q.value)}
			if covers {
				s.coverage = p.coverage + q.coverage
			}
			if s.effort <= bound {
				all = append(all, s)
			}
		}
	}
	for i, s := range all {
		beaten := slices.ContainsFunc(all, func(t spot) bool {
			return t != s && t.effort <= s.effort && t.value >= s.value && t.coverage >= s.coverage
		})
		if !beaten && !slices.Contains(all[:i], s) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(s, t spot) int {
		switch {
		case s.effort != t.effort:
			return int(s.effort - t.effort)
		case s.value > t.value:
			return -1
		}
		return 1
	})
	return out
}
