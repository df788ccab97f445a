package maturity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
)

// has reports whether an answer is in the set.
func (s answerSet) has(m *measure, a govmaturity.Answer) bool {
	if s.never {
		return false
	}
	x, isNumber := a.Number()
	ids := a.Choices()
	switch {
	case isNumber:
		return slices.ContainsFunc(s.numbers, func(r govmaturity.Range) bool { return r.Contains(x) })
	case m.kind != MeasureChecklist:
		return slices.Contains(s.choices, ids[0])
	case s.alike:
		return s.least <= len(ids) && len(ids) <= s.most
	}
	allOf := func(set []string) bool {
		return !slices.ContainsFunc(set, func(id string) bool { return !slices.Contains(ids, id) })
	}
	return (s.with == nil || slices.ContainsFunc(s.with, allOf)) && !slices.ContainsFunc(s.without, allOf)
}

// drawn is a measure drawn at random, as a document has it.
func drawn(r *rand.Rand) *MeasureSpec {
	one := func(list ...float64) float64 { return list[r.IntN(len(list))] }
	m := &MeasureSpec{Kind: measureKinds[r.IntN(len(measureKinds))]}
	if r.IntN(2) == 0 && m.Kind != MeasureLevel && m.Kind != MeasureChoice {
		m.Worth = new(one(0.5, 2, 3, 10, 1e-3, 1e6))
	}
	switch m.Kind {
	case MeasureLevel:
		m.Scale = "s"
	case MeasureChoice, MeasureChecklist:
		alike := r.IntN(2) == 0
		for i := range 2 + r.IntN(6) {
			o := OptionSpec{ID: fmt.Sprint("o", i), Title: govmaturity.English("O"), Value: new(one(0, 1, 2, 0.1, 0.3, 1./3, 5))}
			if m.Kind == MeasureChecklist && alike || i == 0 {
				o.Value = new(1.0)
			}
			m.Options = append(m.Options, o)
		}
	case MeasureCount:
		m.Maximum = new(one(1, 3, 10, 1000, 1e9, 1e17))
	case MeasurePoints:
		m.Maximum = new(one(1, 7.5, 10, 0.3, 1e6))
	case MeasureNumber:
		low := one(0, -5, 0.1, -1e6)
		high := low + one(1, 10, 0.7, 100, 1e6)
		m.Range = &govmaturity.Range{Min: low, Max: high}
		better := []Better{"", BetterHigher, BetterLower}[r.IntN(3)]
		at := func() float64 { return low + (high-low)*one(0, 0.1, 0.25, 1./3, 0.5, 0.9, 1) }
		switch r.IntN(4) {
		case 0:
			m.Worth = nil
			return m
		case 1:
			a, b := at(), at()
			m.Normalise = &NormaliseSpec{Kind: NormaliseGoalposts, Min: new(min(a, b)), Max: new(max(a, b) + one(0, 1)), Better: better, Outside: []Outside{OutsideClamp, OutsideKeep}[r.IntN(2)]}
		case 2:
			m.Normalise = &NormaliseSpec{Kind: NormaliseZScore, Mean: new(at()), SD: new(one(0.3, 2.25, 100)), Better: better}
		case 3:
			m.Normalise = &NormaliseSpec{Kind: NormalisePiecewise}
			x := low - one(0, 1)
			for range 2 + r.IntN(4) {
				m.Normalise.Points = append(m.Normalise.Points, PointSpec{From: x, To: one(0, 0.2, 0.5, 1, 1)})
				x += (high - low) * one(0.2, 0.3, 0.5)
			}
		}
	}
	return m
}

// answersTo returns answers to an indicator: all of them, or those at the ends of
// a set and some others.
func answersTo(r *rand.Rand, m *measure, set answerSet) (out []govmaturity.Answer) {
	switch m.kind {
	case MeasureLevel:
		for _, l := range m.scale.levels {
			out = append(out, govmaturity.AnswerChoice(l.ID()))
		}
		return out
	case MeasureChoice, MeasureYesNo:
		for _, o := range m.options {
			out = append(out, govmaturity.AnswerChoice(o.id))
		}
		return out
	case MeasureChecklist:
		for chosen := range uint64(1) << len(m.options) {
			out = append(out, govmaturity.AnswerChoice(m.ids(chosen)...))
		}
		return out
	}
	whole := m.kind == MeasureCount
	low, high := 0.0, m.max
	if m.kind == MeasureNumber {
		low, high = m.rng.Min, m.rng.Max
	}
	add := func(x float64) {
		if whole {
			x = math.Trunc(x)
		}
		if x >= low && x <= high {
			out = append(out, govmaturity.AnswerNumber(x))
		}
	}
	for _, s := range append(set.numbers, govmaturity.Range{Min: low, Max: high}) {
		for _, end := range []float64{s.Min, s.Max} {
			up, down := end, end
			for step := range 4 {
				add(up)
				add(down)
				add(end + float64(step))
				add(end - float64(step))
				up, down = math.Nextafter(up, math.Inf(1)), math.Nextafter(down, math.Inf(-1))
			}
			for _, near := range []float64{1e-13, 1e-12, 1e-11, 1e-9, 1e-3} {
				add(end * (1 + near))
				add(end * (1 - near))
				add(end + near)
				add(end - near)
			}
		}
	}
	for range 40 {
		add(low + (high-low)*r.Float64())
		add(low + (high-low)*float64(r.IntN(21))/20)
	}
	return out
}

// The answers that a form takes for those that pass a bound are those that pass
// it when they are scored, to the last bit, slack included.
func TestPassing(t *testing.T) {
	r := rand.New(rand.NewPCG(30, 8))
	tried, named, passed, failed := 0, 0, 0, 0
	kinds := map[MeasureKind]int{}
	for range long.Count(4000, 200_000) {
		spec := &Spec{
			Format: FrameworkFormat, ID: "f", Edition: "1", Title: govmaturity.English("F"), Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingIllustrative,
			Scales: []govmaturity.ScaleSpec{{ID: "s", Levels: []govmaturity.LevelSpec{
				{ID: "a", Rank: 1, Title: govmaturity.English("A"), Value: new(0.0)}, {ID: "b", Rank: 2, Title: govmaturity.English("B"), Value: new(0.1)},
				{ID: "c", Rank: 3, Title: govmaturity.English("C"), Value: new(0.3)}, {ID: "d", Rank: 4, Title: govmaturity.English("D"), Value: new(4.0)},
			}}},
			Root: NodeSpec{ID: "q", Title: govmaturity.English("Q"), Measure: drawn(r)},
		}
		fw, err := Compile(spec)
		if err != nil {
			continue
		}
		tried++
		n := &fw.tree.nodes[0]
		// A bound is what some answer counts, or near that.
		some := answersTo(r, n.measure, answerSet{})
		bound := func() *float64 {
			mk, err := n.measure.mark(some[r.IntN(len(some))])
			if err != nil {
				t.Fatal(err)
			}
			v := mk.value
			switch r.IntN(4) {
			case 0:
				v = math.Round(v*100) / 100
			case 1:
				v += n.values.Max * []float64{1e-13, -1e-12, 1e-11, 0.01, 2}[r.IntN(5)]
			}
			return &v
		}
		c := &Condition{Node: "q"}
		switch r.IntN(3) {
		case 0:
			c.From = bound()
		case 1:
			c.Above = bound()
		}
		switch r.IntN(3) {
		case 0:
			c.To = bound()
		case 1:
			c.Below = bound()
		}
		scored := boundsOf(c)
		set := n.measure.passing(scored, n.nominal)
		if !set.known {
			if n.measure.kind != MeasureChecklist {
				t.Fatalf("%+v: not known", spec.Root.Measure)
			}
			continue
		}
		named++
		kinds[n.measure.kind]++
		for _, a := range answersTo(r, n.measure, set) {
			mk, err := n.measure.mark(a)
			if err != nil {
				t.Fatal(err)
			}
			want := scored.passes(mk, n.nominal)
			got := set.has(n.measure, a)
			if got != want {
				t.Fatalf("%+v %+v\n%s: the answer %v counts %v and passes: %v; the form says %v\n%+v",
					*spec.Root.Measure, spec.Root.Measure.Normalise, boundText(c), a, mk.value, want, got, set)
			}
			if want {
				passed++
			} else {
				failed++
			}
			if set.never && want {
				t.Fatal("never, and now")
			}
		}
	}
	t.Logf("%d measures, %d sets named, %d answers pass and %d do not; %v", tried, named, passed, failed, kinds)
	if named < tried*9/10 || passed < 10*tried || failed < 10*tried || len(kinds) != len(measureKinds) {
		t.Errorf("the comparison proves little")
	}
}

func boundText(c *Condition) (s string) {
	for _, b := range []struct {
		key   string
		bound *float64
	}{{"from", c.From}, {"above", c.Above}, {"to", c.To}, {"below", c.Below}} {
		if b.bound != nil {
			s += fmt.Sprintf(" %s %v", b.key, *b.bound)
		}
	}
	return s
}
