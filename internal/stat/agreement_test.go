package stat_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/stat"
)

const no = stat.Missing

// Gwet's twelve subjects and four raters, of five categories from 1. They are
// Krippendorff's, too.
var fourRaters = [][]int{
	{0, 0, no, 0}, {1, 1, 2, 1}, {2, 2, 2, 2}, {2, 2, 2, 2}, {1, 1, 1, 1}, {0, 1, 2, 3},
	{3, 3, 3, 3}, {0, 0, 1, 0}, {1, 1, 1, 1}, {no, 4, 4, 4}, {no, no, 0, 0}, {no, no, 2, no},
}

// Ben and Gerry, who use the letters a to e.
var benAndGerry = [][]int{
	{0, 1}, {0, 0}, {1, 1}, {1, 1}, {3, 1}, {2, 2}, {2, 2}, {2, 2}, {4, 4}, {3, no}, {3, 3}, {0, 3},
}

var three = [][]int{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}

// Every figure of the table, to the digits it has.
func TestPublishedAgreement(t *testing.T) {
	sets := map[string]*stat.Ratings{
		"raw_4raters":        ratings(t, 5, fourRaters),
		"raw_ben_gerry":      ratings(t, 5, benAndGerry),
		"cont3x3abstractors": table(t, three),
	}
	weightings := map[string]stat.Weighting{
		"identity": stat.WeightingNominal, "linear": stat.WeightingLinear, "quadratic": stat.WeightingInterval, "ratio": stat.WeightingRatio,
		"ordinal": stat.WeightingRanks, "radical": stat.WeightingRadical, "circular": stat.WeightingCircular, "bipolar": stat.WeightingBipolar,
	}
	f, err := os.Open("testdata/agreement.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	figures := 0
	for _, row := range rows[1:] {
		r := sets[row[0]]
		w, err := r.Weights(weightings[row[2]])
		if err != nil {
			t.Fatal(err)
		}
		var a stat.Agreement
		switch row[1] {
		case "raw:krippendorff", "table:krippendorff":
			a = r.Krippendorff(w)
		case "raw:conger", "table:cohen":
			a = r.Cohen(w)
		case "raw:fleiss", "table:scott":
			a = r.Fleiss(w)
		case "raw:gwet", "table:gwet":
			a = r.Gwet(w)
		case "raw:bp", "table:brennan_prediger":
			a = r.BrennanPrediger(w)
		default:
			t.Fatalf("no coefficient is %s", row[1])
		}
		if !a.Defined || a.Weighting != weightings[row[2]] {
			t.Errorf("%v: %+v", row, a)
		}
		for k, got := range []float64{a.Value, a.Observed, a.Expected, a.Error} {
			want := row[3+k]
			if want == "" {
				continue
			}
			if k == 3 && row[1] == "table:scott" {
				// Of a table, the published variance is over n where ours, as that
				// of the other sets, is over n-1.
				got *= math.Sqrt(99.0 / 100)
			}
			if figures++; fmt.Sprintf("%.3f", got) != want {
				t.Errorf("%v: figure %d is %.6f", row, k, got)
			}
		}
	}
	if len(rows) != 86 || figures < 200 {
		t.Errorf("%d rows with %d figures", len(rows), figures)
	}
}

// Krippendorff's alpha by its four metrics: Hayes and Krippendorff 2007;
// Krippendorff 2011. Three decimals are published, six were computed again by
// others.
func TestPublishedAlpha(t *testing.T) {
	second := [][]int{ // three raters of the Wikipedia's article, four categories
		{no, 0, no}, {no, no, no}, {no, 1, 1}, {no, 0, 0}, {no, 2, 2}, {2, 2, 3}, {3, 3, 3}, {0, 2, no}, {1, no, 1}, {0, no, 0},
		{0, no, 0}, {2, no, 2}, {2, no, 2}, {no, no, no}, {2, no, 3},
	}
	for _, tt := range []struct {
		ratings *stat.Ratings
		want    map[stat.Weighting]string
	}{
		{ratings(t, 5, fourRaters), map[stat.Weighting]string{
			stat.WeightingNominal: "0.743421", stat.WeightingOrdinal: "0.815388", stat.WeightingInterval: "0.849107", stat.WeightingRatio: "0.797403"}},
		{ratings(t, 4, second), map[stat.Weighting]string{
			stat.WeightingNominal: "0.691358", stat.WeightingOrdinal: "0.806721", stat.WeightingInterval: "0.810845", stat.WeightingRatio: "0.808944"}},
	} {
		for weighting, want := range tt.want {
			a := tt.ratings.Krippendorff(weights(t, tt.ratings, weighting))
			if got := fmt.Sprintf("%.6f", a.Value); got != want || a.Weighting != weighting {
				t.Errorf("%s: %s, want %s", weighting, got, want)
			}
		}
	}
}

// Cohen 1968, table 1, with weights of his own.
func TestPublishedKappa(t *testing.T) {
	r := table(t, [][]int{{88, 10, 2}, {14, 40, 6}, {18, 10, 12}})
	disagreement := [][]float64{{0, 1, 3}, {1, 0, 6}, {3, 6, 0}}
	for k, row := range disagreement {
		for l := range row {
			disagreement[k][l] = 1 - disagreement[k][l]/6
		}
	}
	own, err := r.OwnWeights(disagreement)
	if err != nil {
		t.Fatal(err)
	}
	if a := r.Cohen(weights(t, r, stat.WeightingNominal)); fmt.Sprintf("%.3f", a.Value) != "0.492" {
		t.Errorf("kappa is %v, want 0.492", a.Value)
	}
	if a := r.Cohen(own); fmt.Sprintf("%.3f", a.Value) != "0.348" || a.Weighting != stat.WeightingOwn {
		t.Errorf("weighted kappa is %v, want 0.348", a.Value)
	}
}

// James, Demaree and Wolf 1984 by its formula, worked out by hand. Marks count
// from 0.
func TestWithinGroup(t *testing.T) {
	r := ratings(t, 5, [][]int{{3, 3, 3, 3, 3}, {2, 3, 3, 4, no}, {0, 4, no, no, no}, {1, 2, 2, 3, 4}, {0, 1, 2, 3, 4}, {1, no, no, no, no}})
	for i, want := range []string{"1.000000", "0.666667", "0.000000", "0.350000", "0.000000"} {
		if got, known := r.WithinGroup(i); fmt.Sprintf("%.6f", got) != want || !known {
			t.Errorf("r_wg of %d is %v, known %v, want %s", i, got, known, want)
		}
	}
	for _, i := range []int{5, -1, 6} {
		if got, known := r.WithinGroup(i); known {
			t.Errorf("r_wg of %d is %v", i, got)
		}
	}
	// q is the mean of 0, 1/3, 0.65 and 1.25: 67/120. 4(1-q) / (4(1-q)+q) = 212/279.
	four := ratings(t, 5, [][]int{{3, 3, 3, 3, 3}, {2, 3, 3, 4, no}, {1, 2, 2, 3, 4}, {0, 1, 2, 3, 4}, {no, no, no, no, no}})
	if got, known := four.WithinGroupOfAll(); math.Abs(got-212.0/279) > 1e-15 || !known {
		t.Errorf("r_wg(j) is %v, known %v, want %v", got, known, 212.0/279)
	}
	// Of one item, it is r_wg where that is not below 0.
	one := ratings(t, 5, [][]int{{2, 3, 3, 4}})
	a, _ := one.WithinGroup(0)
	if b, _ := one.WithinGroupOfAll(); math.Abs(a-b) > 1e-15 {
		t.Errorf("r_wg is %v, and r_wg(j) %v", a, b)
	}
	if got, known := ratings(t, 5, [][]int{{0, 4}}).WithinGroupOfAll(); got != 0 || !known {
		t.Errorf("r_wg(j) of opposites is %v, known %v", got, known)
	}
	for _, r := range []*stat.Ratings{ratings(t, 1, [][]int{{0, 0}}), ratings(t, 5, nil), ratings(t, 5, [][]int{{}, {}})} {
		if got, known := r.WithinGroupOfAll(); known {
			t.Errorf("r_wg(j) of nothing is %v", got)
		}
	}
}

type coefficient func(*stat.Ratings, stat.Weights) stat.Agreement

var coefficients = map[string]coefficient{
	"percent": (*stat.Ratings).Percent, "cohen": (*stat.Ratings).Cohen, "fleiss": (*stat.Ratings).Fleiss, "gwet": (*stat.Ratings).Gwet,
	"brennan-prediger": (*stat.Ratings).BrennanPrediger, "krippendorff": (*stat.Ratings).Krippendorff,
}

var weightings = []stat.Weighting{
	stat.WeightingNominal, stat.WeightingLinear, stat.WeightingInterval, stat.WeightingRatio, stat.WeightingOrdinal,
	stat.WeightingRanks, stat.WeightingRadical, stat.WeightingCircular, stat.WeightingBipolar,
}

// What must hold whatever the marks are.
func TestAgreementLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range long.Count(300, 5_000) {
		categories, raters := 1+r.IntN(6), r.IntN(7)
		marks := drawMarks(r, r.IntN(20), raters, categories)
		plain := ratings(t, categories, marks)
		turned := ratings(t, categories, turn(r, marks, raters))
		for _, weighting := range weightings {
			w := weights(t, plain, weighting)
			for name, of := range coefficients {
				a := of(plain, w)
				if string(a.Coefficient) != name || a.Weighting != weighting {
					t.Fatalf("%s of %s says %+v", name, weighting, a)
				}
				// Subjects and raters in another order: the same bits.
				if b := of(turned, weights(t, turned, weighting)); a != b {
					t.Fatalf("%s of %s of %v: %+v, and in another order %+v", name, weighting, marks, a, b)
				}
				low, high, known := a.Interval(0.95)
				if !a.Defined {
					if a.Value != 0 || a.Error != 0 || known {
						t.Fatalf("%s of %s: %+v is not defined", name, weighting, a)
					}
					continue
				}
				if !(a.Value <= 1 && a.Observed >= 0 && a.Observed <= 1 && a.Expected >= 0 && a.Expected < 1 && a.Error >= 0) {
					t.Fatalf("%s of %s of %v: %+v", name, weighting, marks, a)
				}
				if known != (a.Subjects > 1) || known && !(low <= a.Value && a.Value <= high && high <= 1) {
					t.Fatalf("%s of %s: from %v to %v, known %v, of %+v", name, weighting, low, high, known, a)
				}
				if inside, _, _ := a.Interval(0.5); known && inside < low {
					t.Fatalf("%s of %s: half as sure from %v, and from %v", name, weighting, inside, low)
				}
			}
			// Slowly, from the definition.
			if a := plain.Krippendorff(w); a.Defined {
				if slow := slowAlpha(marks, w); math.Abs(a.Value-slow) > 1e-9 {
					t.Fatalf("alpha of %s of %v is %v, and slowly %v", weighting, marks, a.Value, slow)
				}
			}
			if a := plain.Cohen(w); raters == 2 && a.Defined {
				if slow, ok := slowKappa(marks, categories, w); ok && math.Abs(a.Value-slow) > 1e-9 {
					t.Fatalf("kappa of %s of %v is %v, and slowly %v", weighting, marks, a.Value, slow)
				}
			}
		}

		// A subject without marks changes nothing.
		empty := make([]int, raters)
		for g := range empty {
			empty[g] = no
		}
		more := ratings(t, categories, append(slices.Clone(marks), empty))
		for name, of := range coefficients {
			a, b := of(plain, weights(t, plain, stat.WeightingInterval)), of(more, weights(t, more, stat.WeightingInterval))
			if a != b && raters > 0 {
				t.Fatalf("%s: %+v, and with a subject without marks %+v", name, a, b)
			}
		}

		// Raters who agree, in two categories or more, agree perfectly.
		for _, row := range marks {
			k := r.IntN(categories)
			for g := range row {
				if row[g] != no {
					row[g] = k
				}
			}
		}
		same := ratings(t, categories, marks)
		for _, weighting := range weightings {
			for name, of := range coefficients {
				if a := of(same, weights(t, same, weighting)); a.Defined && a.Value != 1 {
					t.Fatalf("%s of %s of %v is %v", name, weighting, marks, a.Value)
				}
			}
		}
	}
}

// Two subjects are enough for an error, and one is not.
func TestErrorOfFew(t *testing.T) {
	for _, marks := range [][][]int{{{0, 0}}, {{0, 1, 1}, {2, 2, 0}}} {
		r := ratings(t, 3, marks)
		for name, of := range coefficients {
			a := of(r, weights(t, r, stat.WeightingLinear))
			if a.Defined && (a.Error > 0) != (len(marks) > 1) {
				t.Errorf("%s of %d subjects: %+v", name, len(marks), a)
			}
		}
	}
}

// There is no agreement to speak of in these.
func TestUndefinedAgreement(t *testing.T) {
	for _, tt := range []struct {
		why        string
		categories int
		marks      [][]int
		defined    []string
	}{
		{"no subjects", 3, nil, nil},
		{"no raters", 3, [][]int{{}, {}}, nil},
		{"one rater", 3, [][]int{{0}, {2}}, nil},
		{"nobody marks twice", 3, [][]int{{0, no}, {no, 2}}, nil},
		{"one category on the scale", 1, [][]int{{0, 0}, {0, 0}}, []string{"percent"}},
		{"one category in use: only coefficients that count the others see agreement", 3, [][]int{{1, 1}, {1, 1}}, []string{"percent", "gwet", "brennan-prediger"}},
	} {
		r := ratings(t, tt.categories, tt.marks)
		for name, of := range coefficients {
			want := slices.Contains(tt.defined, name)
			if a := of(r, weights(t, r, stat.WeightingNominal)); a.Defined != want || want && a.Value != 1 {
				t.Errorf("%s: %s is %+v", tt.why, name, a)
			}
		}
	}
	// Weights of another scale, or none, are no weights.
	r := ratings(t, 5, fourRaters)
	for name, of := range coefficients {
		if a := of(r, stat.Weights{}); a.Defined {
			t.Errorf("%s without weights is %+v", name, a)
		}
		if a := of(r, weights(t, table(t, three), stat.WeightingLinear)); a.Defined {
			t.Errorf("%s with weights of three categories is %+v", name, a)
		}
	}
	if a := (stat.Agreement{Defined: true, Subjects: 9}); true {
		for _, level := range []float64{0, 1, -1, 2, math.NaN()} {
			if _, _, known := a.Interval(level); known {
				t.Errorf("an interval at %v", level)
			}
		}
	}
}

func TestBadRatings(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		marks  [][]int
		want   string
	}{
		{nil, nil, "ratings: 0 categories, and 1 to 1024 are possible"},
		{make([]float64, stat.MaxCategories+1), nil, "ratings: 1025 categories, and 1 to 1024 are possible"},
		{[]float64{1, 1}, nil, "ratings: the values of categories [1 1] are not rising and finite"},
		{[]float64{1, math.Inf(1)}, nil, "ratings: the values of categories [1 +Inf] are not rising and finite"},
		{[]float64{math.NaN()}, nil, "ratings: the values of categories [NaN] are not rising and finite"},
		{[]float64{1, 2}, [][]int{{0, 1}, {0}}, "ratings: subject 1 has 1 marks, and subject 0 has 2"},
		{[]float64{1, 2}, [][]int{{0, 2}}, "ratings: rater 1 marks subject 0 with category 2 of 2"},
		{[]float64{1, 2}, [][]int{{-2}}, "ratings: rater 0 marks subject 0 with category -2 of 2"},
	} {
		if _, err := stat.NewRatings(tt.values, tt.marks); err == nil || err.Error() != tt.want {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
	for _, tt := range []struct {
		table [][]int
		want  string
	}{
		{[][]int{{1, 2}}, "ratings: a table of 1 rows for 2 categories"},
		{[][]int{{1, 2}, {1}}, "ratings: row 1 of the table has 1 columns for 2 categories"},
		{[][]int{{1, 2}, {-1, 2}}, "ratings: -1 subjects in row 1 and column 0, and 0 to 4194304 in all are possible"},
		{[][]int{{1, 2}, {math.MaxInt, 2}}, fmt.Sprintf("ratings: %d subjects in row 1 and column 0, and 0 to 4194304 in all are possible", math.MaxInt)},
	} {
		if _, err := stat.RatingsOf([]float64{1, 2}, tt.table); err == nil || err.Error() != tt.want {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
	r := ratings(t, 2, nil)
	for _, tt := range []struct {
		table [][]float64
		want  string
	}{
		{[][]float64{{1}}, "ratings: 1 rows of weights for 2 categories"},
		{[][]float64{{1, 0}, {0}}, "ratings: row 1 of the weights has 1 columns for 2 categories"},
		{[][]float64{{1, 2}, {2, 1}}, "ratings: the weight 2 of categories 0 and 1 is not from 0 to 1"},
		{[][]float64{{1, math.NaN()}, {0, 1}}, "ratings: the weight NaN of categories 0 and 1 is not from 0 to 1"},
		{[][]float64{{0.5, 0}, {0, 1}}, "ratings: the weight of category 0 and itself is 0.5, not 1"},
		{[][]float64{{1, 0.5}, {0.25, 1}}, "ratings: the weights of categories 0 and 1 are 0.5 and 0.25"},
	} {
		if _, err := r.OwnWeights(tt.table); err == nil || err.Error() != tt.want {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
	if _, err := r.Weights("ordinary"); err == nil || err.Error() != `ratings: no weighting is called "ordinary"` {
		t.Errorf("error %v", err)
	}
	for values, kind := range map[[2]float64]stat.Weighting{
		{-1, 1}:                              stat.WeightingRatio,
		{-math.MaxFloat64, math.MaxFloat64}:  stat.WeightingLinear,
		{-math.MaxFloat64, -math.MaxFloat32}: stat.WeightingInterval,
	} {
		r, err := stat.NewRatings(values[:], nil)
		if err != nil {
			t.Fatal(err)
		}
		if w, err := r.Weights(kind); err == nil {
			t.Errorf("%s of %v: %v", kind, values, w)
		}
	}
}

// FuzzAgreement: nothing panics, and what is defined is a number.
func FuzzAgreement(f *testing.F) {
	f.Add(uint8(3), uint8(2), []byte{0, 1, 2, 2, 1, 1})
	f.Add(uint8(1), uint8(3), []byte{0, 0, 0})
	f.Fuzz(func(t *testing.T, categories, raters uint8, data []byte) {
		values := make([]float64, categories)
		for k := range values {
			values[k] = math.Ldexp(float64(k)-3, int(categories%7)*20)
		}
		var marks [][]int
		for len(data) > 0 && raters > 0 {
			row := data[:min(len(data), int(raters))]
			data = data[len(row):]
			var of []int
			for _, b := range row {
				of = append(of, int(b)-1)
			}
			marks = append(marks, of)
		}
		r, err := stat.NewRatings(values, marks)
		if err != nil {
			return
		}
		for _, weighting := range weightings {
			w, err := r.Weights(weighting)
			if err != nil {
				continue
			}
			for name, of := range coefficients {
				if a := of(r, w); math.IsNaN(a.Value+a.Error+a.Observed+a.Expected) || a.Value > 1 {
					t.Errorf("%s of %s of %v: %+v", name, weighting, marks, a)
				}
			}
		}
		if x, _ := r.WithinGroupOfAll(); !(x >= 0 && x <= 1) {
			t.Errorf("r_wg(j) of %v is %v", marks, x)
		}
	})
}

// Beside a bare count of the marks that agree, in the same run.
func BenchmarkAgreement(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	marks := drawMarks(r, 20_000, 6, 5)
	plain, err := stat.NewRatings([]float64{1, 2, 3, 4, 5}, marks)
	if err != nil {
		b.Fatal(err)
	}
	w, err := plain.Weights(stat.WeightingOrdinal)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("pairs", func(b *testing.B) {
		for b.Loop() {
			same := 0
			for _, row := range marks {
				for g, k := range row {
					for _, l := range row[g+1:] {
						if k == l && k != no {
							same++
						}
					}
				}
			}
			if same == 0 {
				b.Fatal("nobody agrees")
			}
		}
	})
	for _, name := range []string{"cohen", "fleiss", "gwet", "krippendorff"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if a := coefficients[name](plain, w); !a.Defined {
					b.Fatal(a)
				}
			}
		})
	}
}

func ratings(t testing.TB, categories int, marks [][]int) *stat.Ratings {
	t.Helper()
	values := make([]float64, categories)
	for k := range values {
		values[k] = float64(k + 1)
	}
	r, err := stat.NewRatings(values, marks)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func table(t testing.TB, counts [][]int) *stat.Ratings {
	t.Helper()
	r, err := stat.RatingsOf([]float64{1, 2, 3}, counts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func weights(t testing.TB, r *stat.Ratings, kind stat.Weighting) stat.Weights {
	t.Helper()
	w, err := r.Weights(kind)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func drawMarks(r *rand.Rand, subjects, raters, categories int) [][]int {
	marks := make([][]int, subjects)
	missing := r.IntN(3)
	for i := range marks {
		usual := r.IntN(categories)
		for range raters {
			k := usual
			if r.IntN(3) == 0 {
				k = r.IntN(categories)
			}
			if r.IntN(4) < missing {
				k = no
			}
			marks[i] = append(marks[i], k)
		}
	}
	return marks
}

// turn puts subjects and raters in another order.
func turn(r *rand.Rand, marks [][]int, raters int) [][]int {
	order := r.Perm(raters)
	out := make([][]int, 0, len(marks))
	for _, i := range r.Perm(len(marks)) {
		row := make([]int, raters)
		for g, k := range order {
			row[k] = marks[i][g]
		}
		out = append(out, row)
	}
	return out
}

// slowAlpha goes through all pairs of marks.
func slowAlpha(marks [][]int, w stat.Weights) float64 {
	var all []int
	within := 0.0
	for _, row := range marks {
		row = slices.DeleteFunc(slices.Clone(row), func(k int) bool { return k == no })
		if len(row) < 2 {
			continue
		}
		all = append(all, row...)
		for g, k := range row {
			for h, l := range row {
				if g != h {
					within += (1 - w.At(k, l)) / float64(len(row)-1)
				}
			}
		}
	}
	across := 0.0
	for g, k := range all {
		for h, l := range all {
			if g != h {
				across += 1 - w.At(k, l)
			}
		}
	}
	return 1 - within/(across/float64(len(all)-1))
}

// slowKappa goes through the table of two raters who rated all subjects.
func slowKappa(marks [][]int, categories int, w stat.Weights) (kappa float64, ok bool) {
	n := float64(len(marks))
	first, second := make([]float64, categories), make([]float64, categories)
	observed, expected := 0.0, 0.0
	for _, row := range marks {
		if row[0] == no || row[1] == no {
			return 0, false
		}
		observed += w.At(row[0], row[1]) / n
		first[row[0]] += 1 / n
		second[row[1]] += 1 / n
	}
	for k, p := range first {
		for l, q := range second {
			expected += p * q * w.At(k, l)
		}
	}
	return (observed - expected) / (1 - expected), true
}
