package consensus_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// slowAlpha computes Krippendorff's alpha from coincidences, pair by pair, as his paper
// of 2011 writes it down.
func slowAlpha(marks [][]int, levels int, data consensus.Data) (float64, bool) {
	coincide := make([][]float64, levels+1)
	for k := range coincide {
		coincide[k] = make([]float64, levels+1)
	}
	for _, row := range marks {
		var given []int
		for _, m := range row {
			if m > 0 {
				given = append(given, m)
			}
		}
		for i, a := range given {
			for j, b := range given {
				if i != j {
					coincide[a][b] += 1 / float64(len(given)-1)
				}
			}
		}
	}
	of, n := make([]float64, levels+1), 0.0
	for a := range coincide {
		for _, x := range coincide[a] {
			of[a] += x
			n += x
		}
	}
	square := func(x float64) float64 { return x * x }
	distance := func(a, b int) float64 {
		switch {
		case a == b:
			return 0
		case data == consensus.DataNominal:
			return 1
		case data == consensus.DataInterval:
			return square(float64(a - b))
		case data == consensus.DataRatio:
			return square(float64(a-b) / float64(a+b))
		}
		sum := 0.0
		for g := min(a, b); g <= max(a, b); g++ {
			sum += of[g]
		}
		return square(sum - (of[a]+of[b])/2)
	}
	observed, expected := 0.0, 0.0
	for a := range coincide {
		for b := range coincide {
			observed += coincide[a][b] * distance(a, b)
			expected += of[a] * of[b] * distance(a, b)
		}
	}
	if expected == 0 {
		return 0, false
	}
	return 1 - (n-1)*observed/expected, true
}

// slowKappa is weighted kappa of two raters by its definition: over all pairs of
// questions, one mark of each rater.
func slowKappa(marks [][]int, levels int, weights consensus.Weights) (float64, bool) {
	apart := func(a, b int) float64 {
		x := math.Abs(float64(a-b)) / float64(levels-1)
		switch {
		case weights == consensus.WeightsQuadratic:
			return x * x
		case weights == consensus.WeightsNone && a != b:
			return 1
		}
		return x
	}
	observed, expected, n := 0.0, 0.0, 0.0
	for _, r := range marks {
		if r[0] == 0 || r[1] == 0 {
			continue
		}
		n++
		observed += apart(r[0], r[1])
		for _, s := range marks {
			if s[0] > 0 && s[1] > 0 {
				expected += apart(r[0], s[1])
			}
		}
	}
	if expected == 0 {
		return 0, false
	}
	return 1 - (observed/n)/(expected/(n*n)), true
}

// slowWithin is r_wg(j), with variances from means.
func slowWithin(marks [][]int, levels int) float64 {
	q, items := 0.0, 0.0
	for _, row := range marks {
		n, mean, sum := 0.0, 0.0, 0.0
		for _, m := range row {
			if m > 0 {
				n, mean = n+1, mean+float64(m)
			}
		}
		if n < 2 {
			continue
		}
		mean /= n
		for _, m := range row {
			if m > 0 {
				sum += (float64(m) - mean) * (float64(m) - mean)
			}
		}
		q, items = q+sum/(n-1)/(float64(levels*levels-1)/12), items+1
	}
	if q /= items; q >= 1 {
		return 0
	}
	return items * (1 - q) / (items*(1-q) + q)
}

// What is computed is what the definitions say, worked out in another way.
func TestAgainstDefinitions(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 1))
	compared := 0
	for range long.Count(40, 1000) {
		levels, raters := 2+r.IntN(5), 2+r.IntN(4)
		marks := make([][]int, 2+r.IntN(8))
		for i := range marks {
			marks[i] = make([]int, raters)
			base := 1 + r.IntN(levels)
			for g := range marks[i] {
				switch r.IntN(5) {
				case 0:
				case 1:
					marks[i][g] = 1 + r.IntN(levels)
				default:
					marks[i][g] = base
				}
			}
		}
		data := []consensus.Data{consensus.DataNominal, consensus.DataOrdinal, consensus.DataInterval, consensus.DataRatio}[r.IntN(4)]
		weights := []consensus.Weights{consensus.WeightsNone, consensus.WeightsLinear, consensus.WeightsQuadratic}[r.IntN(3)]
		a := measured(t, levels, marks, consensus.AgreementSpec{Levels: data, Weights: weights, Draws: 100})
		if a.Questions < 2 {
			continue
		}
		want, known := slowAlpha(marks, levels, data)
		if a.Alpha.Known != known || math.Abs(a.Alpha.Value-want) > 1e-12 {
			t.Fatalf("alpha of %s data is %v, want %v\n%v", data, a.Alpha.Value, want, marks)
		}
		if raters == 2 {
			want, known = slowKappa(marks, levels, a.Weights)
			if a.Kappa.Known != known || math.Abs(a.Kappa.Value-want) > 1e-12 {
				t.Fatalf("kappa is %v, want %v\n%v", a.Kappa.Value, want, marks)
			}
		}
		if want := slowWithin(marks, levels); math.Abs(a.Within.Value-want) > 1e-12 {
			t.Fatalf("r_wg is %v, want %v\n%v", a.Within.Value, want, marks)
		}
		compared++
	}
	if compared < 20 {
		t.Errorf("only %d compared", compared)
	}
}
