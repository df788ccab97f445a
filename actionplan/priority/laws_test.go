package priority_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/long"
)

// methods are all methods with all their variants.
func methods() []priority.Method {
	var out []priority.Method
	for _, n := range priority.Normalisations() {
		out = append(out, priority.Method{Kind: priority.MethodWeightedSum, Normalisation: n})
	}
	v := 0.3
	return append(out,
		priority.Method{Kind: priority.MethodWeightedProduct},
		priority.Method{Kind: priority.MethodTopsis}, priority.Method{Kind: priority.MethodTopsis, Normalisation: priority.NormalisationNone},
		priority.Method{Kind: priority.MethodPromethee},
		priority.Method{Kind: priority.MethodVikor}, priority.Method{Kind: priority.MethodVikor, V: &v},
	)
}

// positive reports whether a method takes only values above zero.
func positive(m priority.Method) bool {
	return m.Kind == priority.MethodWeightedProduct || m.Normalisation == priority.NormalisationMax || m.Normalisation == priority.NormalisationSum
}

func randomPreference(r *rand.Rand) priority.Preference {
	q := r.Float64() * 3
	switch r.IntN(6) {
	case 1:
		return priority.Preference{Kind: priority.PreferenceUShape, Q: q}
	case 2:
		return priority.Preference{Kind: priority.PreferenceVShape, P: q + 0.1}
	case 3:
		return priority.Preference{Kind: priority.PreferenceLevel, Q: q, P: q + 2}
	case 4:
		return priority.Preference{Kind: priority.PreferenceLinear, Q: q, P: q + 2}
	case 5:
		return priority.Preference{Kind: priority.PreferenceGaussian, S: q + 0.1}
	}
	return priority.Preference{}
}

func randomMatrix(r *rand.Rand, m priority.Method, n, k int) priority.Matrix {
	x := priority.Matrix{}
	coarse := r.IntN(2) == 0 // so that there are ties
	for j := range k {
		c := priority.Criterion{ID: fmt.Sprint("c", j), Direction: []priority.Direction{priority.DirectionUp, priority.DirectionDown}[r.IntN(2)], Weight: float64(1+r.IntN(5)) / float64(1+r.IntN(3))}
		if r.IntN(8) == 0 && j > 0 {
			c.Weight = 0
		}
		if m.Kind == priority.MethodPromethee {
			c.Preference = randomPreference(r)
		}
		x.Criteria = append(x.Criteria, c)
	}
	for i := range n {
		x.Alternatives = append(x.Alternatives, fmt.Sprintf("a%02d", i))
		row := make([]float64, k)
		for j := range row {
			row[j] = r.Float64()*20 - 10
			if coarse {
				row[j] = float64(r.IntN(7) - 3)
			}
			if positive(m) {
				row[j] = math.Abs(row[j]) + 1
			}
		}
		x.Values = append(x.Values, row)
	}
	return x
}

func rank(t *testing.T, m priority.Matrix, method priority.Method) *priority.Ranking {
	t.Helper()
	r, err := m.Rank(method)
	if err != nil {
		t.Fatalf("%+v: %v\n%+v", method, err, m)
	}
	for _, p := range r.Places {
		if math.IsNaN(p.Score) || math.IsInf(p.Score, 0) {
			t.Fatalf("%+v: the score of %s is %v", method, p.ID, p.Score)
		}
	}
	return r
}

func ranks(r *priority.Ranking) map[string]int {
	out := map[string]int{}
	for _, p := range r.Places {
		out[p.ID] = p.Rank
	}
	return out
}

// What is dominated never precedes what dominates it, by any method; and the layers
// of the front say the same.
func TestDominatedIsNeverAhead(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := 0
	for range long.Count(400, 10_000) {
		for _, method := range methods() {
			m := randomMatrix(r, method, 2+r.IntN(8), 1+r.IntN(4))
			got := ranks(rank(t, m, method))
			layers, err := m.Layers()
			if err != nil {
				t.Fatal(err)
			}
			layer := map[string]int{}
			for n, l := range layers {
				for _, id := range l {
					layer[id] = n
				}
			}
			for a := range m.Alternatives {
				for b := range m.Alternatives {
					if !m.Dominates(a, b) {
						continue
					}
					seen++
					ida, idb := m.Alternatives[a], m.Alternatives[b]
					if len(got) > 0 && got[idb] < got[ida] {
						t.Fatalf("%+v: %s is dominated by %s, and ahead\n%+v", method, idb, ida, m)
					}
					if layer[ida] >= layer[idb] {
						t.Fatalf("%s is dominated by %s: layers %v", idb, ida, layers)
					}
				}
			}
		}
	}
	if seen < 1000 {
		t.Errorf("%d pairs", seen)
	}
}

// The order of input changes nothing, to the last bit.
func TestOrderOfInput(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range long.Count(100, 3000) {
		for _, method := range methods() {
			m := randomMatrix(r, method, 2+r.IntN(8), 1+r.IntN(5))
			a := rank(t, m, method)
			rows, columns := r.Perm(len(m.Alternatives)), r.Perm(len(m.Criteria))
			var n priority.Matrix
			for _, j := range columns {
				n.Criteria = append(n.Criteria, m.Criteria[j])
			}
			for _, i := range rows {
				n.Alternatives = append(n.Alternatives, m.Alternatives[i])
				var row []float64
				for _, j := range columns {
					row = append(row, m.Values[i][j])
				}
				n.Values = append(n.Values, row)
			}
			b := rank(t, n, method)
			if a.State != b.State || len(a.Places) != len(b.Places) {
				t.Fatalf("%+v: %v, in another order %v", method, a.State, b.State)
			}
			for i := range a.Places {
				p, q := a.Places[i], b.Places[i]
				if p.ID != q.ID || p.Rank != q.Rank || p.Score != q.Score || p.Best != q.Best || p.Positive != q.Positive || p.Sum != q.Sum {
					t.Fatalf("%+v: %+v, in another order %+v", method, p, q)
				}
				for k, j := range columns {
					if p.Parts[j] != q.Parts[k] {
						t.Fatalf("%+v: %+v, in another order %+v", method, p.Parts[j], q.Parts[k])
					}
				}
			}
		}
	}
}

// With minus the values and the other direction everything comes out the same.
func TestMirrored(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range long.Count(200, 5000) {
		for _, method := range methods() {
			if positive(method) {
				continue
			}
			m := randomMatrix(r, method, 2+r.IntN(8), 1+r.IntN(5))
			n := priority.Matrix{Alternatives: m.Alternatives, Criteria: slices.Clone(m.Criteria)}
			for j := range n.Criteria {
				if n.Criteria[j].Direction == priority.DirectionUp {
					n.Criteria[j].Direction = priority.DirectionDown
				} else {
					n.Criteria[j].Direction = priority.DirectionUp
				}
			}
			for _, row := range m.Values {
				minus := slices.Clone(row)
				for j := range minus {
					minus[j] = -minus[j]
				}
				n.Values = append(n.Values, minus)
			}
			a, b := rank(t, m, method), rank(t, n, method)
			for i := range a.Places {
				if p, q := a.Places[i], b.Places[i]; p.ID != q.ID || p.Rank != q.Rank || p.Score != q.Score {
					t.Fatalf("%+v: %+v, mirrored %+v", method, p, q)
				}
			}
		}
	}
}

// Weights count by their shares: times a factor they say the same.
func TestScaledWeights(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range long.Count(200, 5000) {
		for _, method := range methods() {
			m := randomMatrix(r, method, 2+r.IntN(8), 1+r.IntN(5))
			n := m
			n.Criteria = slices.Clone(m.Criteria)
			factor := math.Exp(10*r.Float64() - 5)
			for j := range n.Criteria {
				n.Criteria[j].Weight *= factor
			}
			a, b := rank(t, m, method), rank(t, n, method)
			for i := range a.Places {
				if p, q := a.Places[i], b.Places[i]; p.ID != q.ID || p.Rank != q.Rank || math.Abs(p.Score-q.Score) > 1e-9*max(1, math.Abs(p.Score)) {
					t.Fatalf("%+v: %+v, with weights times %v %+v", method, p, factor, q)
				}
			}
		}
	}
}

// What is computed of the interval of a weight holds of weights drawn inside of it,
// and beyond each end two have changed places.
func TestIntervalBySampling(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	inside, outside := 0, 0
	for range long.Count(40, 1500) {
		for _, method := range methods() {
			m := randomMatrix(r, method, 2+r.IntN(5), 2+r.IntN(3))
			base := rank(t, m, method)
			if base.State != govmaturity.StateAnswered {
				continue
			}
			for _, hold := range []priority.Hold{priority.HoldFirst, priority.HoldOrder} {
				list, err := m.Stability(method, hold)
				if err != nil {
					t.Fatal(err)
				}
				for j, x := range list {
					if x.Criterion != m.Criteria[j].ID || x.Low > x.Weight || x.High < x.Weight || x.Low < 0 || x.High > 1 {
						t.Fatalf("%+v", x)
					}
					if searched := method.Kind == priority.MethodTopsis || method.Kind == priority.MethodVikor; x.Exact == searched {
						t.Fatalf("%s: exact %v", method.Kind, x.Exact)
					}
					if x.Alone {
						continue
					}
					for range 4 {
						at := x.Low + (x.High-x.Low)*r.Float64()
						if broke := brokenAt(t, m, method, base, hold, j, at); broke != "" && x.Exact {
							t.Fatalf("%+v, %s: at %v, inside of %+v, %s\n%+v", method, hold, at, x, broke, m)
						}
						inside++
					}
					for end, swap := range map[float64]*priority.Swap{x.Low: x.Below, x.High: x.Above} {
						if swap == nil {
							continue
						}
						at := end - 1e-6
						if swap == x.Above {
							at = end + 1e-6
						}
						if at < 0 || at > 1 {
							continue
						}
						outside++
						if brokenAt(t, m, method, base, hold, j, at) == "" {
							t.Fatalf("%+v, %s: at %v, beyond %+v, nothing has changed\n%+v", method, hold, at, x, m)
						}
					}
				}
			}
		}
	}
	if inside < 1000 || outside < 200 {
		t.Errorf("%d inside, %d outside", inside, outside)
	}
}

// Of as many as a plan has, each method tells how far its order holds: none compares
// all with all at each step of a search.
func TestIntervalsOfMany(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for _, method := range methods() {
		m := randomMatrix(r, method, 50, 30)
		list, err := m.Stability(method, priority.HoldFirst)
		if err != nil || len(list) != 30 {
			t.Errorf("%+v: %d, %v", method, len(list), err)
		}
	}
}

// brokenAt says which pair has changed places where a criterion has a share, and the
// others keep their proportions.
func brokenAt(t *testing.T, m priority.Matrix, method priority.Method, base *priority.Ranking, hold priority.Hold, j int, share float64) string {
	t.Helper()
	n := m
	n.Criteria = slices.Clone(m.Criteria)
	rest := 0.0
	for o, c := range m.Criteria {
		if o != j {
			rest += c.Weight
		}
	}
	for o := range n.Criteria {
		n.Criteria[o].Weight *= (1 - share) / rest
	}
	n.Criteria[j].Weight = share
	now := rank(t, n, method)
	got := ranks(now)
	if len(got) == 0 {
		return ""
	}
	for _, a := range base.Places {
		if hold == priority.HoldFirst && a.Rank > 1 {
			break
		}
		for _, b := range base.Places {
			if a.Rank < b.Rank && got[a.ID] > got[b.ID] {
				return a.ID + " falls behind " + b.ID
			}
		}
	}
	return ""
}

// What is taken away is what makes the pair change places: the order without it shows
// it.
func TestReversals(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	found := 0
	for range long.Count(60, 1000) {
		for _, method := range methods() {
			m := randomMatrix(r, method, 3+r.IntN(4), 2+r.IntN(3))
			list, err := m.Reversals(method)
			if err != nil {
				t.Fatal(err)
			}
			before := ranks(rank(t, m, method))
			for _, x := range list {
				found++
				i := slices.Index(m.Alternatives, x.Without)
				n := priority.Matrix{Criteria: m.Criteria, Alternatives: slices.Delete(slices.Clone(m.Alternatives), i, i+1), Values: slices.Delete(slices.Clone(m.Values), i, i+1)}
				after := ranks(rank(t, n, method))
				if before[x.Falls] >= before[x.Rises] || after[x.Falls] <= after[x.Rises] {
					t.Fatalf("%+v: %+v: %v, then %v", method, x, before, after)
				}
			}
			if method.Normalisation == priority.NormalisationNone && method.Kind == priority.MethodWeightedSum && len(list) > 0 {
				t.Fatalf("a sum of values as they are rests on no third: %+v", list)
			}
		}
	}
	if found < 20 {
		t.Errorf("%d reversals", found)
	}
}

// Weights by comparison give back the weights that made the comparisons, though some
// are missing.
func TestComparisonsGiveBack(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range long.Count(300, 5000) {
		n := 1 + r.IntN(8)
		weights, sum := make([]float64, n), 0.0
		c := priority.Comparisons{}
		for i := range weights {
			weights[i] = 1 + 7*r.Float64()
			sum += weights[i]
			c.IDs = append(c.IDs, fmt.Sprint("c", i))
		}
		for i := range n {
			for k := i + 1; k < n; k++ {
				if k > i+1 && r.IntN(3) == 0 {
					continue // the neighbours hold all together
				}
				c.Pairs = append(c.Pairs, priority.Comparison{A: c.IDs[i], B: c.IDs[k], Times: weights[i] / weights[k]})
			}
		}
		got, err := c.Weights()
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Missing)+len(c.Pairs) != n*(n-1)/2 {
			t.Fatalf("%d missing of %d", len(got.Missing), n*(n-1)/2)
		}
		for i := range weights {
			if math.Abs(got.Weights[i]-weights[i]/sum) > 1e-9 {
				t.Fatalf("%v, found %v", weights, got.Weights)
			}
		}
		if got.Index > 1e-9 || got.HasRatio != (n >= 3) {
			t.Fatalf("%+v", got)
		}
	}
}

// The comparison that was spoiled is the one that is named.
func TestWorstComparison(t *testing.T) {
	c := priority.Comparisons{IDs: []string{"a", "b", "c", "d"}}
	weights := map[string]float64{"a": 6, "b": 4, "c": 2, "d": 1}
	for i, a := range c.IDs {
		for _, b := range c.IDs[i+1:] {
			c.Pairs = append(c.Pairs, priority.Comparison{A: a, B: b, Times: weights[a] / weights[b]})
		}
	}
	c.Pairs[1].Times = 1 / 5.0 // a over c
	got, err := c.Weights()
	if err != nil {
		t.Fatal(err)
	}
	if ok, known := got.Consistent(); ok || !known || got.Worst == nil || got.Worst.A != "a" || got.Worst.B != "c" || got.Says < 0.5 {
		t.Errorf("%+v, %+v", got, got.Worst)
	}
}
