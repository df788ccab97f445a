package panel_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"testing"

	"golang.org/x/exp/stats"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// tabled makes a panel of numbers, a row a member: those of column k are of the indicator
// with the id i<k>, below the node all. NaN is no answer. Numbers count as they are.
func tabled(t testing.TB, rows [][]float64) *panel.Panel {
	t.Helper()
	fw := read(t, wide(len(rows[0])))
	var members []*maturity.Assessment
	for i, row := range rows {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "wide", Edition: "1", Subject: fmt.Sprint("m", i), Answers: map[string]govmaturity.Answer{}}
		for k, x := range row {
			if !math.IsNaN(x) {
				a.Answers[fmt.Sprint("i", k)] = govmaturity.AnswerNumber(x)
			}
		}
		members = append(members, a)
	}
	p, err := panel.New(fw, members)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Correlations of the ASEM indicators as they were measured: COINr 1.1.14, vignette
// "Analysis" (github.com/bluefoxr/COINr, docs/articles/analysis.html), the group Environ. COINr, too,
// takes the members that have both.
func TestPublishedCorrelations(t *testing.T) {
	normalise := regexp.MustCompile(`, worth: 100, normalise: \{[^}]*\}`)
	p := asem(t, func(s string) string { return normalise.ReplaceAllString(s, "") })
	for _, c := range []struct {
		a, b   string
		digits int
		want   string
	}{
		{"matcon", "co2", 7, "0.7222051"}, {"primener", "co2", 7, "0.3268484"}, {"renew", "co2", 7, "-0.5986338"},
		{"forest", "renew", 2, "0.35"}, {"matcon", "renew", 2, "-0.42"}, {"matcon", "primener", 2, "0.38"},
	} {
		got := p.Correlation(panel.CorrelationPearson, c.a, c.b)
		if s := fmt.Sprintf("%.*f", c.digits, got.Value); s != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a, c.b, s, c.want)
		}
	}
}

// norris is the data set Norris of the Statistical Reference Datasets of the National
// Institute of Standards and Technology, y before x.
var norris = [][]float64{
	{0.1, 0.2}, {338.8, 337.4}, {118.1, 118.2}, {888.0, 884.6}, {9.2, 10.1}, {228.1, 226.5}, {668.5, 666.3}, {998.5, 996.3},
	{449.1, 448.6}, {778.9, 777.0}, {559.2, 558.2}, {0.3, 0.4}, {0.1, 0.6}, {778.1, 775.5}, {668.8, 666.9}, {339.3, 338.0},
	{448.9, 447.5}, {10.8, 11.6}, {557.7, 556.0}, {228.3, 228.1}, {998.0, 995.8}, {888.8, 887.6}, {119.6, 120.2}, {0.3, 0.3},
	{0.6, 0.3}, {557.6, 556.8}, {339.3, 339.1}, {888.0, 887.2}, {998.5, 999.0}, {778.9, 779.0}, {10.2, 11.1}, {117.6, 118.3},
	{228.9, 229.2}, {668.4, 669.1}, {449.2, 448.9}, {0.2, 0.5},
}

// The certified R² of a line through Norris is 0.999993745883712
// (www.itl.nist.gov/div898/strd/lls/data/Norris.shtml): for a line, that is the square of
// the correlation.
func TestCertifiedCorrelation(t *testing.T) {
	c := tabled(t, norris).Correlation(panel.CorrelationPearson, "i0", "i1")
	if r2 := c.Value * c.Value; c.Members != 36 || math.Abs(r2-0.999993745883712) > 1e-13 {
		t.Errorf("R² of %d is %.15f", c.Members, r2)
	}
}

// Cronbach's alpha as Pingouin's documentation has it (pingouin.cronbach_alpha, its data
// sets cronbach_alpha and cronbach_wide_missing): of 15 persons and 10 items on a scale,
// 0.5917188485995826; and of 12 and 11 that were answered or not, with those left out who
// miss an item, 0.8016949152542373, which it says is that of alpha of R's psych, too.
func TestPublishedCronbach(t *testing.T) {
	none := math.NaN()
	for _, c := range []struct {
		members int
		want    float64
		rows    [][]float64
	}{
		{15, 0.5917188485995826, [][]float64{
			{3, 2, 4, 1, 4, 5, 1, 4, 3, 2}, {5, 4, 6, 3, 5, 1, 2, 5, 5, 5}, {7, 3, 5, 5, 6, 4, 3, 3, 6, 5},
			{2, 4, 3, 3, 2, 2, 2, 6, 6, 3}, {6, 5, 6, 5, 4, 4, 4, 6, 7, 5}, {1, 2, 3, 4, 2, 5, 2, 3, 5, 2},
			{4, 3, 5, 3, 5, 2, 1, 2, 4, 3}, {2, 4, 4, 3, 7, 2, 2, 4, 6, 5}, {6, 5, 5, 5, 1, 6, 5, 2, 3, 2},
			{5, 4, 6, 4, 3, 5, 3, 1, 7, 2}, {4, 3, 5, 2, 5, 3, 2, 3, 4, 1}, {4, 2, 3, 2, 5, 3, 4, 2, 3, 4},
			{5, 5, 6, 2, 3, 3, 2, 4, 4, 5}, {6, 5, 5, 4, 2, 2, 1, 4, 6, 5}, {4, 3, 5, 5, 3, 1, 3, 2, 3, 4},
		}},
		{9, 0.8016949152542373, [][]float64{
			{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0}, {none, 0, 1, 1, none, 1, 1, 1, 1, 0, 0},
			{1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0}, {1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0}, {0, 1, none, 0, 1, 1, 1, 1, 0, 0, 0},
			{1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0}, {0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0},
			{1, 0, 0, 1, 0, 1, 0, 0, none, 0, 0}, {1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0},
		}},
	} {
		if a := tabled(t, c.rows).Alpha("all"); a.Members != c.members || a.Items != len(c.rows[0]) || math.Abs(a.Value-c.want) > 1e-9 {
			t.Errorf("%+v, want %v", a, c.want)
		}
	}
}

// Distributions, correlations and alpha are those of another library, which has means,
// deviations and quantiles: var(x + y) = var x + var y + 2 cov(x, y).
func TestAgainstStats(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 25))
	for range 20 {
		const items = 3
		rows := make([][]float64, 2+rng.IntN(40))
		for i := range rows {
			common := rng.NormFloat64()
			for range items {
				rows[i] = append(rows[i], math.Round(1e5*(common+rng.NormFloat64())))
			}
		}
		p := tabled(t, rows)
		sd := func(of ...int) float64 {
			sums := make([]float64, p.Len())
			for i, m := range p.Members() {
				for _, k := range of {
					x, _ := m.Card.Node(fmt.Sprint("i", k)).Value()
					sums[i] += x
				}
			}
			_, sd := stats.MeanAndStdDev(sums)
			return sd
		}
		var values []float64
		for _, m := range p.Members() {
			x, _ := m.Card.Node("all").Value()
			values = append(values, x)
		}
		d := p.Distribution("all")
		mean, deviation := stats.MeanAndStdDev(values)
		apart := max(math.Abs(d.Mean-mean), math.Abs(d.SD-deviation))
		for i, q := range stats.Quantiles(values, 0, 0.25, 0.5, 0.75, 1) {
			apart = max(apart, math.Abs(d.Quantiles[i]-q))
		}
		x, y, both := sd(0), sd(1), sd(0, 1)
		r := (both*both - x*x - y*y) / (2 * x * y)
		apart = max(apart, math.Abs(p.Correlation(panel.CorrelationPearson, "i0", "i1").Value-r))
		parts, whole := x*x+y*y+sd(2)*sd(2), sd(0, 1, 2)
		alpha := items / (items - 1.0) * (1 - parts/(whole*whole))
		if apart = max(apart, math.Abs(p.Alpha("all").Value-alpha)); apart > 1e-9 {
			t.Errorf("of %d rows, something is %v apart", len(rows), apart)
		}
	}
}
