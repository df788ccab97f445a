package panel_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// awkward is a number of any size, with many ties, or none at all.
func awkward(rng *rand.Rand) float64 {
	switch rng.IntN(8) {
	case 0:
		return math.NaN()
	case 1:
		return float64(rng.IntN(5))
	case 2:
		return math.Ldexp(rng.Float64()-0.5, rng.IntN(2000)-1060)
	case 3:
		return (rng.Float64() - 0.5) * 1e5
	case 4:
		return []float64{0, math.Copysign(0, -1), 1024, -1024.5, 5e-324, math.MaxFloat64 / 1e6, -1e-320, math.Inf(1)}[rng.IntN(8)]
	}
	return rng.Float64()
}

func bytesOf(t testing.TB, a *panel.Accumulator) []byte {
	t.Helper()
	b, err := a.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Whatever the number of shards, and whatever the order of merging, through the binary
// form or not, the bits are the same, and they are those of exact arithmetic.
func TestAccumulatorShards(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 4))
	const columns = 5
	fw := read(t, wide(columns-1))
	rows := make([][]float64, long.Count(6_000, 300_000))
	exact := make([]*big.Rat, columns)
	for i := range exact {
		exact[i] = new(big.Rat)
	}
	for i := range rows {
		rows[i] = make([]float64, columns)
		for k := range rows[i] {
			rows[i][k] = awkward(rng)
			if x := rows[i][k]; i < 6_000 && !math.IsNaN(x) && !math.IsInf(x, 0) {
				exact[k].Add(exact[k], new(big.Rat).SetFloat64(x))
			}
		}
	}
	fold := func(rows [][]float64) *panel.Accumulator {
		a := panel.NewAccumulator(fw)
		for _, row := range rows {
			if err := a.AddValues(row); err != nil {
				t.Fatal(err)
			}
		}
		return a
	}
	for k, total := range fold(rows[:6_000]).Result() {
		if want, _ := exact[k].Float64(); total.Sum != want {
			t.Errorf("column %d adds up to %v, want %v", k, total.Sum, want)
		}
		mean := new(big.Rat).Quo(exact[k], new(big.Rat).SetInt64(total.Count))
		if want, _ := mean.Float64(); total.Mean != want {
			t.Errorf("column %d has the mean %v, want %v", k, total.Mean, want)
		}
	}
	want := bytesOf(t, fold(rows))
	for _, n := range []int{1, 2, 7, 64, 1000} {
		shards := make([]*panel.Accumulator, n)
		dealt := make([][][]float64, n)
		for _, i := range rng.Perm(len(rows)) {
			k := rng.IntN(n)
			dealt[k] = append(dealt[k], rows[i])
		}
		for k := range shards {
			shards[k] = fold(dealt[k])
			if k%2 == 1 {
				var again panel.Accumulator
				if err := again.UnmarshalBinary(bytesOf(t, shards[k])); err != nil {
					t.Fatal(err)
				}
				shards[k] = &again
			}
		}
		for len(shards) > 1 { // as a tree, with any neighbours
			i := rng.IntN(len(shards) - 1)
			if err := shards[i].Merge(shards[i+1]); err != nil {
				t.Fatal(err)
			}
			shards = slices.Delete(shards, i+1, i+2)
			rng.Shuffle(len(shards), func(i, j int) { shards[i], shards[j] = shards[j], shards[i] })
		}
		if !bytes.Equal(bytesOf(t, shards[0]), want) {
			t.Errorf("%d shards give other bits", n)
		}
	}
}

// Columns of each kind add up to their exact sum, in whatever number, and so do those
// that change their kind: where a number comes that is none, of another sign, or at the
// edge of what the fast sums hold.
func TestAccumulatorFolds(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 8))
	edges := []float64{
		0, math.Copysign(0, -1), 1024, -1024, math.Nextafter(1024, 2000), math.Nextafter(-1024, -2000), 0x1p-21, -0x1p-21,
		math.Nextafter(0x1p-21, 0), math.Nextafter(-0x1p-21, 0), 0x1p-73, 0x1p-74, 5e-324, math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300,
	}
	kinds := []func() float64{
		rng.Float64, func() float64 { return float64(rng.IntN(5)) }, rng.NormFloat64, func() float64 { return 1024 * rng.Float64() },
		func() float64 { return math.NaN() }, func() float64 { return -rng.Float64() }, func() float64 { return awkward(rng) },
	}
	for columns := 1; columns < 10; columns++ {
		fw := read(t, wide(columns))
		for range long.Count(3, 200) {
			kind := make([]func() float64, columns+1)
			for k := range kind {
				kind[k] = kinds[rng.IntN(len(kinds))]
			}
			strange := rng.IntN(2) * rng.IntN(60)
			folded := panel.NewAccumulator(fw)
			exact := make([]big.Float, columns+1)
			for range rng.IntN(1500) {
				row := make([]float64, columns+1)
				for k := range row {
					if row[k] = kind[k](); strange > 0 && rng.IntN(strange) == 0 {
						row[k] = edges[rng.IntN(len(edges))]
					}
					if x := row[k]; !math.IsNaN(x) && !math.IsInf(x, 0) {
						exact[k].SetPrec(2300).Add(&exact[k], new(big.Float).SetFloat64(x))
					}
				}
				if err := folded.AddValues(row); err != nil {
					t.Fatal(err)
				}
			}
			for k, total := range folded.Result() {
				if want, _ := exact[k].Float64(); total.Sum != want {
					t.Fatalf("column %d adds up to %v, want %v", k, total.Sum, want)
				}
			}
		}
	}
}

// Nothing merged in changes nothing, and an accumulator merged with itself is its double.
func TestAccumulatorIdentity(t *testing.T) {
	fw := read(t, wide(1))
	a, none := panel.NewAccumulator(fw), panel.NewAccumulator(fw)
	for _, row := range [][]float64{{0.1, 3}, {0.2, math.NaN()}} {
		if err := a.AddValues(row); err != nil {
			t.Fatal(err)
		}
	}
	before := bytesOf(t, a)
	if err := a.Merge(none); err != nil || !bytes.Equal(bytesOf(t, a), before) {
		t.Errorf("nothing merged in: %v", err)
	}
	if err := none.Merge(a); err != nil || !bytes.Equal(bytesOf(t, none), before) {
		t.Errorf("merged into nothing: %v", err)
	}
	if err := a.Merge(a); err != nil {
		t.Fatal(err)
	}
	if got := a.Result(); got[0].Count != 4 || got[1].Missing != 2 || got[1].Mean != 3 || got[0].Sum != 0.6000000000000001 || got[0].Range.Max != 0.2 {
		t.Errorf("its double is %+v", got)
	}
	other := panel.NewAccumulator(read(t, wide(2)))
	if a.Merge(other) == nil || a.Merge(nil) == nil || a.AddValues([]float64{1}) == nil || a.Add(nil) == nil {
		t.Error("what does not fit was taken")
	}
}

// A form that is cut, changed or newer is told, and changes nothing.
func TestAccumulatorForm(t *testing.T) {
	fw := read(t, wide(3))
	a := panel.NewAccumulator(fw)
	for i := range 10 {
		if err := a.AddValues([]float64{float64(i), 0.1, -1e300, math.NaN()}); err != nil {
			t.Fatal(err)
		}
	}
	good := bytesOf(t, a)
	var kept panel.Accumulator
	if err := kept.UnmarshalBinary(good); err != nil || !bytes.Equal(bytesOf(t, &kept), good) {
		t.Fatal(err)
	}
	try := func(reason string, data []byte, says string) {
		t.Helper()
		if err := kept.UnmarshalBinary(data); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", reason, err)
		}
	}
	for n := range good {
		try("cut", good[:n], "")
		changed := slices.Clone(good)
		changed[n] ^= 0x10
		try("changed", changed, "")
	}
	newer := slices.Clone(good)
	newer[len("govmaturity/sums")] = 2
	try("newer", newer, "use a newer one")
	try("longer", append(slices.Clone(good), 0), "checksum")
	// With a checksum that was made to fit, nothing panics, and much is told.
	rng := rand.New(rand.NewPCG(3, 3))
	told := 0
	for range 5_000 {
		changed := slices.Clone(good[:len(good)-4])
		for range 1 + rng.IntN(3) {
			changed[rng.IntN(len(changed))] = byte(rng.Uint32())
		}
		changed = binary.LittleEndian.AppendUint32(changed, crc32.Checksum(changed, crc32.MakeTable(crc32.Castagnoli)))
		var b panel.Accumulator
		if b.UnmarshalBinary(changed) != nil {
			told++
		} else {
			b.Result()
		}
	}
	if told < 1000 {
		t.Errorf("only %d changes were told", told)
	}
	if !bytes.Equal(bytesOf(t, &kept), good) {
		t.Error("a form that was refused changed the accumulator")
	}
}

// Cards fold in as their values do.
func TestAccumulatorCards(t *testing.T) {
	fw := read(t, small)
	scorer, err := fw.NewScorer()
	if err != nil {
		t.Fatal(err)
	}
	a := panel.NewAccumulator(fw)
	marks := fw.NewMarks()
	card, err := scorer.Score(marks)
	if err != nil || a.Add(card) != nil {
		t.Fatal(err)
	}
	law := fw.Indicators()[1]
	answer, _ := law.Parse("yes")
	mark, err := law.Mark(answer)
	if err != nil {
		t.Fatal(err)
	}
	marks.Set(law.Index(), mark)
	if card, err = scorer.Score(marks); err != nil || a.Add(card) != nil {
		t.Fatal(err)
	}
	got := a.Result()
	if got[0].Node != "all" || got[0].Count != 1 || got[0].Mean != 1 || got[2].Node != "law" || got[2].Missing != 1 {
		t.Errorf("%+v", got)
	}
}
