package panel_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// Each rule for ties gives what counting one by one gives.
func TestRanksBy(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		values := someValues(rng)
		got := map[panel.Ties][]float64{}
		for _, ties := range []panel.Ties{panel.TiesCompetition, panel.TiesModified, panel.TiesDense, panel.TiesFractional} {
			got[ties] = panel.RanksBy(ties, values)
		}
		for i, v := range values {
			above, level, distinct := 0, 0, map[float64]bool{}
			for _, w := range values {
				switch {
				case w > v:
					above++
					distinct[w] = true
				case w == v:
					level++
				}
			}
			want := map[panel.Ties]float64{
				panel.TiesCompetition: float64(above + 1), panel.TiesModified: float64(above + level),
				panel.TiesDense: float64(len(distinct) + 1), panel.TiesFractional: float64(above) + float64(level+1)/2,
			}
			for ties, w := range want {
				if got[ties][i] != w {
					t.Fatalf("%s: %v in %v has the rank %v, want %v", ties, v, values, got[ties][i], w)
				}
			}
		}
	}
}

// Correlations and alpha are those of their other formulas: by sums of products, and by
// the mean covariance of items with the mean variance.
func TestCorrelations(t *testing.T) {
	p := asem(t, same)
	column := func(id string) (xs []float64) {
		for _, m := range p.Members() {
			v, ok := m.Card.Node(id).Value()
			if !ok {
				v = math.NaN()
			}
			xs = append(xs, v)
		}
		return xs
	}
	plain := func(xs, ys []float64) float64 {
		var n, sx, sy, sxx, syy, sxy float64
		for i := range xs {
			if x, y := xs[i], ys[i]; !math.IsNaN(x) && !math.IsNaN(y) {
				n, sx, sy = n+1, sx+x, sy+y
				sxx, syy, sxy = sxx+x*x, syy+y*y, sxy+x*y
			}
		}
		return (n*sxy - sx*sy) / math.Sqrt((n*sxx-sx*sx)*(n*syy-sy*sy))
	}
	all := append(p.Within(panel.CorrelationPearson, "physical"), p.Across(panel.CorrelationPearson, "conn", "sust")...)
	if len(all) != 8*7/2+8+5*3 {
		t.Errorf("%d correlations", len(all))
	}
	for _, c := range all {
		if want := plain(column(c.A), column(c.B)); !c.Defined || math.Abs(c.Value-want) > 1e-9 {
			t.Errorf("%s and %s: %v, want %v", c.A, c.B, c.Value, want)
		}
	}
	c := p.Correlation(panel.CorrelationSpearman, "conn", "index")
	if want := plain(p.RanksBy(panel.TiesFractional, "conn"), p.RanksBy(panel.TiesFractional, "index")); math.Abs(c.Value-want) > 1e-9 || c.Members != 51 {
		t.Errorf("Spearman's is %+v, want %v", c, want)
	}
	a := p.Alpha("conn")
	var columns [][]float64
	for _, kid := range p.Framework().Node("conn").Children() {
		columns = append(columns, column(kid.ID()))
	}
	covariance := func(xs, ys []float64) (sum float64) {
		var mx, my float64
		for i := range xs {
			mx, my = mx+xs[i]/51, my+ys[i]/51
		}
		for i := range xs {
			sum += (xs[i] - mx) * (ys[i] - my) / 50
		}
		return sum
	}
	var v, cov, k float64
	k = float64(len(columns))
	for i, xs := range columns {
		v += covariance(xs, xs) / k
		for _, ys := range columns[i+1:] {
			cov += covariance(xs, ys) / (k * (k - 1) / 2)
		}
	}
	if want := k * cov / (v + (k-1)*cov); !a.Defined || a.Members != 51 || a.Items != 5 || math.Abs(a.Value-want) > 1e-9 {
		t.Errorf("alpha is %+v, want %v", a, want)
	}
	t.Logf("Cronbach's alpha of the pillars of connectivity: %.4f", a.Value)
}

// One subject, none, all missing, all level: defined results, and no division by nothing.
func TestEmptyPanels(t *testing.T) {
	fw := read(t, strings.Replace(asking, "KIND", "kind: min-max", 1))
	nan := math.NaN()
	for _, numbers := range [][]*maturity.Assessment{numbers(), numbers(1), numbers(nan, nan), numbers(2, 2, 2)} {
		p, err := panel.New(fw, numbers)
		if err != nil {
			t.Fatal(err)
		}
		for _, node := range []string{"all", "x", "nowhere"} {
			c, a, d := p.Correlation(panel.CorrelationPearson, node, "y"), p.Alpha(node), p.Distribution(node)
			if c.Defined || a.Defined || c.Value != 0 || a.Value != 0 {
				t.Errorf("%s of %d: %+v, %+v", node, p.Len(), c, a)
			}
			for _, x := range append(d.Quantiles, d.Mean, d.SD) {
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Errorf("%s of %d: %+v", node, p.Len(), d)
				}
			}
		}
		for i, r := range p.Ranks("x") {
			if r != 0 {
				t.Errorf("member %d has the rank %d of no value", i, r)
			}
		}
		for _, v := range p.Availability() {
			if v.Share < 0 || v.Share > 1 || v.Applies > p.Len() {
				t.Errorf("%+v", v)
			}
		}
		var out bytes.Buffer
		if err := p.Write(&out, panel.Output{Ranks: true}); err != nil || strings.Contains(out.String(), "NaN") {
			t.Errorf("%v\n%s", err, &out)
		}
	}
	var zero panel.Panel
	if zero.Len() != 0 || zero.Availability() != nil || zero.Ranks("x") == nil || zero.Write(&bytes.Buffer{}, panel.Output{}) == nil {
		t.Error("the zero panel has something in it")
	}
}

func TestDistributions(t *testing.T) {
	p := asem(t, same)
	d := p.Distribution("index")
	if d.Members != 51 || d.Count != 51 || len(d.Quantiles) != 5 || !slices.IsSorted(d.Quantiles) || d.States[0] != (panel.Share{ID: "answered", Count: 51}) {
		t.Errorf("%+v", d)
	}
	groups := p.Groups(func(m panel.Member) string { return m.Extra("region") })
	if len(groups) != 2 || groups[0].Name != "Asia" || groups[1].Name != "Europe" || groups[0].Panel.Len()+groups[1].Panel.Len() != 51 {
		t.Fatalf("%+v", groups)
	}
	if first := groups[1].Panel.Ranking("index")[0]; slices.Min(groups[1].Panel.Ranks("index")) != 1 || first.Extra("region") != "Europe" {
		t.Errorf("the first of Europe is %s", first.Subject)
	}
	thin := p.Thin(0.9)
	for _, a := range thin {
		if a.Share >= 0.9 || !p.Framework().Node(a.Node).IsIndicator() {
			t.Errorf("%+v", a)
		}
	}
	covered := p.Covered("index", 1)
	if len(thin) == 0 || covered.Len() == 0 || covered.Len() == 51 || covered.Covered("index", 1).Len() != covered.Len() {
		t.Errorf("%d thin, %d covered", len(thin), covered.Len())
	}
	var out bytes.Buffer
	if err := groups[0].Panel.Write(&out, panel.Output{Groups: true, Ranks: true, Full: true}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if lines[0] != "subject,gdp,region,node,value,published,level,class,coverage,rank,framework,edition,hash" || len(lines) != 2+11*groups[0].Panel.Len() {
		t.Errorf("%d lines, the first is %q", len(lines), lines[0])
	}
}

// A member that is below the median of its peers gets there on the way that is found, no
// step of which can be left out, and standings are what counting gives.
func TestBenchmarks(t *testing.T) {
	p := asem(t, same)
	members := p.Members()
	for _, m := range members[:long.Count(6, 51)] {
		standings, err := p.Benchmark(m)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range standings {
			above, values := 0, []float64{}
			for _, other := range members {
				if x, ok := other.Card.Node(s.Node).Published(); ok && other.Subject != m.Subject {
					if values = append(values, x); s.Value != nil && x > *s.Value {
						above++
					}
				}
			}
			slices.Sort(values)
			n := len(values)
			if median := (values[(n-1)/2] + values[n/2]) / 2; math.Abs(*s.Median-median) > 1e-12 || *s.Best != values[n-1] || s.Value != nil && s.Rank != above+1 {
				t.Errorf("%s: %+v", m.Subject, s)
			}
		}
		way, err := p.ToMedian(m, "social")
		if err != nil || !way.Found {
			t.Fatalf("%s: %v", m.Subject, err)
		}
		i := slices.IndexFunc(standings, func(s panel.Standing) bool { return s.Node == "social" })
		if by, _ := standings[i].Short(); (by > 0) != (len(way.Steps) > 0) {
			t.Errorf("%s is short by %v, and the way has %d steps", m.Subject, by, len(way.Steps))
		}
		for left := range len(way.Steps) + 1 { // all steps, or all but one
			a := *m.Assessment()
			a.Answers = maps(a.Answers)
			for k, step := range way.Steps {
				if k != left {
					a.Answers[step.Node.ID()] = step.To
				}
			}
			card, err := p.Framework().Score(&a)
			if err != nil {
				t.Fatal(err)
			}
			value, _ := card.Node("social").Value()
			if reached := value >= *standings[i].Median-1e-9; reached != (left == len(way.Steps)) {
				t.Errorf("%s without step %d of %d: %v of %v", m.Subject, left, len(way.Steps), value, *standings[i].Median)
			}
		}
	}
	if _, err := p.ToMedian(members[0], "nowhere"); err == nil {
		t.Error("a median of nothing")
	}
	if _, err := p.Benchmark(panel.Member{}); err == nil {
		t.Error("nobody is compared")
	}
}

func maps[K comparable, V any](m map[K]V) map[K]V {
	out := map[K]V{}
	for k, v := range m {
		out[k] = v
	}
	return out
}
