package priority_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/priority"
)

// published is a case of testdata/cases.json: numbers of a publication, with its
// source.
type published struct {
	ID, Method, Normalise, Preference, Source string
	V                                         *float64
	Matrix                                    [][]float64
	Direction                                 []int
	Weights                                   json.RawMessage
	Score, R, S, Q                            []float64
	Rank                                      []int
	Advantage                                 bool `json:"acceptable_advantage"`
	Stability                                 bool `json:"acceptable_stability"`
	Compromise                                []int
	Pairs                                     map[string]float64
	Ratios                                    map[string]float64 `json:"consistency_ratio"`
	Tolerance                                 float64
}

// Published numbers, to the digits given.
func TestPublished(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []published
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) != 7 {
		t.Errorf("%d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) {
			if c.Source == "" {
				t.Error("no source")
			}
			if c.Method == "ahp" {
				comparisons(t, c)
				return
			}
			ranked(t, c)
		})
	}
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	// A number that was printed is off by half of its last digit.
	if math.Abs(got-want) > tolerance || math.IsNaN(got) {
		t.Errorf("%s: %v, published %v", what, got, want)
	}
}

func ranked(t *testing.T, c published) {
	m := priority.Matrix{Values: c.Matrix}
	var weights []float64
	if err := json.Unmarshal(c.Weights, &weights); err != nil {
		t.Fatal(err)
	}
	for i := range c.Matrix {
		m.Alternatives = append(m.Alternatives, fmt.Sprint("a", i))
	}
	for j, d := range c.Direction {
		x := priority.Criterion{ID: fmt.Sprint("c", j), Weight: weights[j], Direction: priority.DirectionUp}
		if d < 0 {
			x.Direction = priority.DirectionDown
		}
		x.Preference.Kind = priority.PreferenceKind(c.Preference)
		m.Criteria = append(m.Criteria, x)
	}
	r, err := m.Rank(priority.Method{Kind: priority.MethodKind(c.Method), Normalisation: priority.Normalisation(c.Normalise), V: c.V})
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range m.Alternatives {
		p, ok := r.Place(id)
		if !ok {
			t.Fatalf("%s has no place", id)
		}
		if c.Score != nil {
			near(t, id, p.Score, c.Score[i], c.Tolerance)
		}
		if c.Rank != nil && p.Rank != c.Rank[i] {
			t.Errorf("%s: rank %d, published %d", id, p.Rank, c.Rank[i])
		}
		if c.Q != nil {
			near(t, id+" S", p.Sum, c.S[i], c.Tolerance)
			near(t, id+" R", p.Single, c.R[i], c.Tolerance)
			near(t, id+" Q", p.Score, c.Q[i], c.Tolerance)
		}
	}
	if c.Compromise != nil {
		var want []string
		for _, i := range c.Compromise {
			want = append(want, fmt.Sprint("a", i))
		}
		got := slices.Sorted(slices.Values(r.Compromise.Alternatives))
		if !slices.Equal(got, want) || r.Compromise.Advantage != c.Advantage || r.Compromise.Stability != c.Stability {
			t.Errorf("%+v, published %v, %v, %v", r.Compromise, want, c.Advantage, c.Stability)
		}
	}
}

func comparisons(t *testing.T, c published) {
	var weights map[string]float64
	if err := json.Unmarshal(c.Weights, &weights); err != nil {
		t.Fatal(err)
	}
	x := priority.Comparisons{}
	for id := range weights {
		x.IDs = append(x.IDs, id)
	}
	for pair, times := range c.Pairs {
		a, b, _ := strings.Cut(pair, ">")
		x.Pairs = append(x.Pairs, priority.Comparison{A: a, B: b, Times: times})
	}
	for name, index := range map[string]priority.RandomIndex{"saaty": priority.RandomIndexSaaty2005, "donegan-dodd": priority.RandomIndexDonegan1991} {
		x.RandomIndex = index
		got, err := x.Weights()
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range x.IDs {
			near(t, id, got.Weights[i], weights[id], c.Tolerance)
		}
		near(t, name, got.Ratio, c.Ratios[name], c.Tolerance)
		if ok, known := got.Consistent(); !ok || !known || len(got.Missing) != 0 || got.Worst == nil {
			t.Errorf("%+v", got)
		}
	}
}
