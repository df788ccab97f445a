package panel_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// published is what COINr's guide to sensitivity prints about a state, from 100 draws.
type published struct{ score, rank, mean, sd, median, q5, q95 float64 }

func publishedUncertainty(t *testing.T) map[string]published {
	t.Helper()
	out := map[string]published{}
	for _, row := range rowsOf(t, "asem-coinr-uncertainty.csv")[1:] {
		var x [7]float64
		for i := range x {
			x[i] = number(t, row[i+1])
		}
		out[row[0]] = published{x[0], x[1], x[2], x[3], x[4], x[5], x[6]}
	}
	return out
}

func rowsOf(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// isNormal is COINr's check of outliers: skewness below 2, or kurtosis below 3.5, both with
// the correction for few numbers.
func isNormal(x []float64) bool {
	n, mean := float64(len(x)), 0.0
	for _, v := range x {
		mean += v / n
	}
	var two, three, four float64
	for _, v := range x {
		d := v - mean
		two, three, four = two+float64(d*d), three+float64(d*d*d), four+float64(d*d*d*d)
	}
	kurtosis := ((n+1)*(n*four/(two*two)-3) + 6) * (n - 1) / ((n - 2) * (n - 3))
	return math.Abs(skewness(x, mean)) < 2 || kurtosis < 3.5
}

func skewness(x []float64, mean float64) float64 {
	var two, three float64
	for _, v := range x {
		d := v - mean
		two, three = two+float64(d*d), three+float64(d*d*d)
	}
	n := float64(len(x))
	return math.Sqrt(n) * three / math.Pow(two, 1.5) * math.Sqrt(n*(n-1)) / (n - 2)
}

// treat does about outliers what COINr's example does: it takes up to so many of them to
// the number next to them or, where that is not enough, takes logarithms of all.
func treat(x []float64, most int) []float64 {
	cut := slices.Clone(x)
	high, low := 0, 0
	for !isNormal(cut) && high+low < most {
		mean := 0.0
		for _, v := range cut {
			mean += v / float64(len(cut))
		}
		sorted := slices.Compact(slices.Sorted(slices.Values(cut)))
		end, next := sorted[len(sorted)-1], sorted[len(sorted)-2]
		count := &high
		if skewness(cut, mean) < 0 {
			end, next, count = sorted[0], sorted[1], &low
		}
		*count = 0
		for i, v := range cut {
			if v == end {
				cut[i] = next
				*count++
			}
		}
	}
	if isNormal(cut) {
		return cut
	}
	lo, hi := slices.Min(x), slices.Max(x)
	for i, v := range x {
		cut[i] = math.Log(v - lo + float64(0.01*(hi-lo)))
	}
	return cut
}

// example is the panel of COINr's example, with so many outliers taken in at most.
func example(t *testing.T, most int) *panel.Panel {
	t.Helper()
	fw := read(t, strings.ReplaceAll(string(file(t, "asem.yaml")), "kind: min-max", "kind: min-max, floor: 0.01"))
	rows := rowsOf(t, "asem-imputed.csv")
	members := make([]*maturity.Assessment, len(rows)-1)
	for i, row := range rows[1:] {
		members[i] = &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: "asem", Edition: "2018", Subject: row[0], Answers: map[string]govmaturity.Answer{},
		}
	}
	for k, id := range rows[0] {
		if k == 0 {
			continue
		}
		var x []float64
		for _, row := range rows[1:] {
			x = append(x, number(t, row[k]))
		}
		for i, v := range treat(x, most) {
			members[i].Answers[id] = govmaturity.AnswerNumber(v)
		}
	}
	p, err := panel.New(fw, members)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const coinrUnsure = `format: govmaturity/uncertainty/1
title: The guide to sensitivity
draws: %d
seed: %d
assumptions:
- {id: weights, title: Weights, weights: {how: around, spread: 0.25, nodes: [conn, sust, index]}}
- {id: normalisation, title: Normalisation, normalisation: {kinds: [{kind: z-score, shift: 5, floor: 0.01}]}}
- {id: aggregation, title: Aggregation, aggregation: {kinds: [geometric]}}
`

// What COINr's guide to sensitivity prints about the ASEM index: the scores and ranks of
// the index as it is and, from 100 draws of four assumptions, the mean of the ranks and
// their quantiles. Ours draw three of them for each choice of the fourth, which is how many
// outliers are taken in: before the numbers come to an index.
func TestPublishedUncertainty(t *testing.T) {
	want := publishedUncertainty(t)
	draws := long.Count(60, 2000)
	mean, spread := map[string]float64{}, map[string]float64{}
	change := 0.0
	for most := 1; most <= 5; most++ {
		p := example(t, most)
		if most == 5 { // the example as it is; from 0 to 100 there, and from 1 here
			ranks := p.Ranks("index")
			for i, m := range p.Members() {
				value, _ := m.Card.Root().Value()
				if w := want[m.Subject]; math.Abs((value-1)/0.99-w.score) > 1e-9 || float64(ranks[i]) != w.rank {
					t.Errorf("%s has %v and the rank %d, want %v", m.Subject, (value-1)/0.99, ranks[i], w)
				}
			}
		}
		spec, err := panel.ReadUncertainty("u.yaml", []byte(fmt.Sprintf(coinrUnsure, draws, most)))
		if err != nil {
			t.Fatal(err)
		}
		u, err := p.Uncertainty(t.Context(), spec)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range p.Members() {
			for _, rank := range u.RanksOf(i) {
				r, nominal := float64(rank), want[m.Subject].rank
				mean[m.Subject] += r / float64(5*draws)
				spread[m.Subject] += float64(r*r) / float64(5*draws)
				change += math.Abs(r-nominal) / float64(51*5*draws)
			}
		}
	}
	squares, worst := 0.0, 0.0
	for subject, w := range want {
		variance := max(0, spread[subject]-float64(mean[subject]*mean[subject]))
		z := (mean[subject] - w.mean) / math.Sqrt(float64(w.sd*w.sd)/100+variance/float64(5*draws)+1e-4)
		squares += float64(z*z) / float64(len(want))
		worst = max(worst, math.Abs(mean[subject]-w.mean))
	}
	t.Logf("mean ranks: %.2f standard errors apart (root of the mean square), at most %.2f ranks; ranks move by %.3f in the mean, 1.951 there",
		math.Sqrt(squares), worst, change)
	// States move together, with the choices that a draw makes: so not all are as near as
	// one alone would be.
	if len(want) != 51 || math.Sqrt(squares) > 2 || math.Abs(change-1.951) > 0.4 {
		t.Errorf("%d states are %v standard errors apart, and ranks move by %v", len(want), math.Sqrt(squares), change)
	}
}
