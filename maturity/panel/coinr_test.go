package panel_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// coinr is one way to normalise that COINr has, as our documents say it and as one would
// work it out by hand, from all numbers of an indicator: turned around, as COINr does it,
// where lower is better.
type coinr struct {
	name, yaml  string
	formula     func(all []float64, x, reference float64) float64
	worth       float64
	geometric   bool // all are above 0
	worseInSign bool // the ratio of a number to the best is not turned around
}

func worseThan(all []float64, x float64) (n float64) {
	for _, y := range all {
		if y < x {
			n++
		}
	}
	return n
}

func meanAndSD(all []float64) (mean, sd float64) {
	for _, y := range all {
		mean += y
	}
	mean /= float64(len(all))
	for _, y := range all {
		sd += float64((y - mean) * (y - mean))
	}
	return mean, math.Sqrt(sd / float64(len(all)-1))
}

func coinrKinds() []coinr {
	scaled := func(all []float64, x, _ float64) float64 {
		return (x - slices.Min(all)) / (slices.Max(all) - slices.Min(all))
	}
	return []coinr{
		{"n_minmax", "kind: min-max", scaled, 100, false, false},
		{"n_minmax onto 1 to 100", "kind: min-max, floor: 0.01", func(all []float64, x, _ float64) float64 {
			return (1 + float64(scaled(all, x, 0)*99)) / 100
		}, 100, true, false},
		{"n_zscore", "kind: z-score", func(all []float64, x, _ float64) float64 {
			mean, sd := meanAndSD(all)
			return (x - mean) / sd
		}, 1, false, false},
		{"n_zscore of 50 and 10", "kind: z-score, shift: 5, floor: 0.01", func(all []float64, x, _ float64) float64 {
			mean, sd := meanAndSD(all)
			return max(0.1, float64((x-mean)/sd*10)+50) / 10
		}, 10, true, false},
		{"n_dist2max", "kind: distance-to-best", func(all []float64, x, _ float64) float64 {
			return 1 - (slices.Max(all)-x)/(slices.Max(all)-slices.Min(all))
		}, 1, false, false},
		{"n_dist2ref", "kind: distance-to-reference, reference: DEU", func(all []float64, x, ref float64) float64 {
			return 1 - (ref-x)/(ref-slices.Min(all))
		}, 1, false, false},
		{"n_dist2ref, capped", "kind: distance-to-reference, reference: DEU, outside: clamp", func(all []float64, x, ref float64) float64 {
			return min(1, 1-(ref-x)/(ref-slices.Min(all)))
		}, 1, false, false},
		{"n_fracmax", "kind: share-of-best", func(all []float64, x, _ float64) float64 { return x / slices.Max(all) }, 1, false, true},
		{"n_prank", "kind: percentile-rank", func(all []float64, x, _ float64) float64 {
			return worseThan(all, x) / float64(len(all)-1)
		}, 1, false, false},
		{"n_rank", "kind: rank", func(all []float64, x, _ float64) float64 { return worseThan(all, x) + 1 }, 1, true, false},
		{"n_borda", "kind: borda", func(all []float64, x, _ float64) float64 { return worseThan(all, x) }, 1, false, false},
	}
}

// aggregated combines values of equal weight, in the plainest way.
var aggregatedBy = map[string]func(values []float64) float64{
	"arithmetic": func(values []float64) float64 {
		sum := 0.0
		for _, v := range values {
			sum += v / float64(len(values))
		}
		return sum
	},
	"geometric": func(values []float64) float64 {
		product := 1.0
		for _, v := range values {
			product *= math.Pow(v, 1/float64(len(values)))
		}
		return product
	},
	"harmonic": func(values []float64) float64 {
		sum := 0.0
		for _, v := range values {
			sum += 1 / v
		}
		return float64(len(values)) / sum
	},
	"median": func(values []float64) float64 {
		sorted := slices.Sorted(slices.Values(values))
		return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
	},
}

// byLevel says in the document of the ASEM index how indicators are normalised, and how
// each level is made of the one below.
func byLevel(k coinr, pillars, subs, index string) func(string) string {
	return func(s string) string {
		s = strings.ReplaceAll(s, "worth: 100", fmt.Sprint("worth: ", k.worth))
		s = strings.ReplaceAll(s, "kind: min-max", k.yaml)
		if k.worseInSign {
			s = strings.ReplaceAll(s, "better: lower", "better: lower, ratio: direct")
		}
		s = strings.ReplaceAll(s, "      aggregation: arithmetic", "      aggregation: "+pillars)
		s = strings.ReplaceAll(s, "\n    aggregation: arithmetic", "\n    aggregation: "+subs)
		return strings.Replace(s, "\n  aggregation: arithmetic", "\n  aggregation: "+index, 1)
	}
}

// Every way to normalise that COINr has, with another mean at each level, gives what the
// formulas say for all states and nodes of the ASEM index.
func TestCOINr(t *testing.T) {
	levels := [][3]string{
		{"arithmetic", "arithmetic", "arithmetic"}, {"median", "arithmetic", "median"},
		{"geometric", "harmonic", "arithmetic"}, {"harmonic", "geometric", "geometric"}, {"arithmetic", "median", "harmonic"},
	}
	for _, k := range coinrKinds() {
		for i, ways := range levels {
			if i > 1 && !k.geometric || i == 1 && k.geometric {
				continue // COINr takes no other in geometric and harmonic means
			}
			t.Run(k.name+" "+strings.Join(ways[:], ", "), func(t *testing.T) {
				compareCOINr(t, k, ways)
			})
		}
	}
}

func compareCOINr(t *testing.T, k coinr, ways [3]string) {
	t.Helper()
	p := asem(t, byLevel(k, ways[0], ways[1], ways[2]))
	want := map[string]map[string]float64{} // by node and subject
	for _, i := range p.Framework().Indicators() {
		all, of := turned(p, i.ID(), i.Better() == maturity.BetterLower)
		want[i.ID()] = map[string]float64{}
		reference, there := of["DEU"]
		for subject, x := range of {
			if y := k.formula(all, x, reference) * k.worth; !math.IsNaN(y) && !math.IsInf(y, 0) && (there || !strings.Contains(k.yaml, "reference")) {
				want[i.ID()][subject] = y
			}
		}
		if strings.Contains(k.yaml, "reference") && there && !(reference > slices.Min(all)) {
			clear(want[i.ID()]) // the reference is the worst itself
		}
	}
	compared := 0
	var visit func(n maturity.Node, depth int)
	visit = func(n maturity.Node, depth int) {
		below := n.Children()
		for _, kid := range below {
			visit(kid, depth+1)
		}
		for _, m := range p.Members() {
			if !n.IsIndicator() {
				var values []float64
				for _, kid := range below {
					if v, ok := want[kid.ID()][m.Subject]; ok {
						values = append(values, v)
					}
				}
				if want[n.ID()] == nil {
					want[n.ID()] = map[string]float64{}
				}
				if len(values) > 0 {
					want[n.ID()][m.Subject] = aggregatedBy[ways[2-depth]](values)
				}
			}
			value, ok := m.Card.Node(n.ID()).Value()
			w, there := want[n.ID()][m.Subject]
			if compared++; ok != there || math.Abs(value-w) > 1e-9*max(1, math.Abs(w)) {
				t.Errorf("%s of %s is %v, %v; want %v, %v", n.ID(), m.Subject, value, ok, w, there)
			}
		}
	}
	visit(p.Framework().Root(), 0)
	if compared != 51*60 {
		t.Errorf("%d values were compared", compared)
	}
}

// A distance to a target is how far a number is on the way from the worst to it.
func TestDistanceToTarget(t *testing.T) {
	for kind, want := range map[string][]float64{
		"kind: distance-to-target, target: 5":                      {0, 2.0 / 3, 5.0 / 3},
		"kind: distance-to-target, target: 5, outside: clamp":      {0, 2.0 / 3, 1},
		"kind: distance-to-target, target: 5, better: lower":       {5.0 / 2, 3.0 / 2, 0},
		"kind: distance-to-target, target: 2":                      {math.NaN(), math.NaN(), math.NaN()},
		"kind: distance-to-reference, reference: B":                {0, 1, 5.0 / 2},
		"kind: distance-to-reference, reference: Z":                {math.NaN(), math.NaN(), math.NaN()},
		"kind: distance-to-reference, reference: A":                {math.NaN(), math.NaN(), math.NaN()},
		"kind: distance-to-reference, reference: B, better: lower": {5.0 / 3, 1, 0},
	} {
		p, err := panel.New(read(t, strings.Replace(asking, "KIND", kind, 1)), numbers(2, 4, 7))
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range p.Members() {
			value, ok := m.Card.Node("x").Value()
			if ok == math.IsNaN(want[i]) || ok && math.Abs(value-want[i]) > 1e-12 {
				t.Errorf("%s: %s is %v, %v; want %v", kind, m.Subject, value, ok, want[i])
			}
		}
	}
}
