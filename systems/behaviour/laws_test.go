package behaviour

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/stat"
	"github.com/govmaturity/govmaturity/systems"
)

// decay is dS = -S, whose course is known.
func decay(t testing.TB) *Model {
	t.Helper()
	m, err := NewModel(ModelSpec{
		ID:        "decay",
		Stocks:    []StockSpec{{ID: "s", Start: 1, Out: []string{"loss"}}},
		Variables: []VariableSpec{{ID: "loss", From: []string{"s"}, Value: func(in []float64) float64 { return in[0] }}},
		Setup:     Setup{To: 1, Step: 0.125},
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Half the step, half the error with Euler's method, and a sixteenth of it with the
// method of the fourth order.
func TestOrders(t *testing.T) {
	m := decay(t)
	exact := stat.Exp(-1)
	for method, want := range map[Method]float64{MethodEuler: 2, MethodRK4: 16} {
		away := func(step float64) float64 {
			run, err := m.Run(Setup{To: 1, Step: step, Method: method})
			if err != nil {
				t.Fatal(err)
			}
			x, _ := run.End("s")
			return math.Abs(x - exact)
		}
		if ratio := away(1.0/16) / away(1.0/32); math.Abs(ratio/want-1) > 0.05 {
			t.Errorf("%s: half the step makes the error %v times as small, want about %v", method, ratio, want)
		}
	}
}

// A flow that is a cubic of time is integrated exactly by the method of the fourth
// order, up to rounding, and the flows of a stock are all counted.
func TestPolynomial(t *testing.T) {
	m, err := NewModel(ModelSpec{
		ID:     "cubic",
		Stocks: []StockSpec{{ID: "s", Start: 2, In: []string{"up", "up"}, Out: []string{"down"}}},
		Variables: []VariableSpec{
			{ID: "up", From: []string{Time}, Value: func(in []float64) float64 { return in[0] * in[0] * in[0] }},
			{ID: "down", Value: func([]float64) float64 { return 3 }},
		},
		Setup: Setup{From: 1, To: 3, Step: 0.25, Method: MethodRK4},
	})
	if err != nil {
		t.Fatal(err)
	}
	run, err := m.Run(Setup{})
	if err != nil {
		t.Fatal(err)
	}
	if x, _ := run.End("s"); math.Abs(x-(2+2*20-6)) > 1e-12 {
		t.Errorf("%v, want 36", x)
	}
}

// The same bits on every machine: the last states of all models, with both methods.
// The number was computed on amd64; CI computes it on others.
func TestBitsOfRuns(t *testing.T) {
	h := fnv.New64a()
	for _, id := range systems.Archetypes() {
		for _, method := range []Method{MethodEuler, MethodRK4} {
			run, err := archetypeFor(t, id).Run(Setup{Method: method})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range run.states {
				_, _ = h.Write(strconv.AppendUint(nil, math.Float64bits(x), 16))
			}
			for _, s := range run.model.spec.Stocks {
				series, _ := run.Series(s.ID)
				c, err := Classify(series)
				if err != nil {
					t.Fatal(err)
				}
				for _, m := range append(c.Matches, c.Rejected...) {
					_, _ = h.Write(strconv.AppendUint([]byte(m.Signature), math.Float64bits(m.Score), 16))
				}
			}
		}
	}
	if got := strconv.FormatUint(h.Sum64(), 16); got != "a63025c8317cf175" {
		t.Errorf("the bits are %s", got)
	}
}

// The order in which a model is written changes nothing.
func TestOrderOfTheModel(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, id := range systems.Archetypes() {
		m := archetypeFor(t, id)
		want, err := m.Run(Setup{})
		if err != nil {
			t.Fatal(err)
		}
		spec := m.Spec()
		r.Shuffle(len(spec.Variables), func(i, j int) { spec.Variables[i], spec.Variables[j] = spec.Variables[j], spec.Variables[i] })
		r.Shuffle(len(spec.Stocks), func(i, j int) { spec.Stocks[i], spec.Stocks[j] = spec.Stocks[j], spec.Stocks[i] })
		r.Shuffle(len(spec.Parameters), func(i, j int) {
			spec.Parameters[i], spec.Parameters[j] = spec.Parameters[j], spec.Parameters[i]
		})
		other, err := NewModel(spec)
		if err != nil {
			t.Fatal(err)
		}
		got, err := other.Run(Setup{})
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range m.names[1:] {
			a, _ := want.Series(name)
			b, _ := got.Series(name)
			if !slices.Equal(a.Values, b.Values) {
				t.Errorf("%s: %s differs in another order", id, name)
			}
		}
	}
}

// Nothing changes before a change, nothing changes without one, and to keep fewer
// states changes none of those that are kept.
func TestChanges(t *testing.T) {
	m := archetypeFor(t, "shifting-the-burden")
	same, err := m.Counterfactual(Setup{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range same.Effects {
		if !e.Same || e.Largest != 0 || e.Base != e.Changed {
			t.Errorf("nothing changes, and %+v", e)
		}
	}
	late, err := m.Pull(Setup{}, "withdraw")
	if err != nil {
		t.Fatal(err)
	}
	problem, _ := late.Effect("problem")
	if problem.Same || problem.Parts <= 20 || problem.Parts > 20.2 || problem.Largest < 15 {
		t.Errorf("%+v", problem)
	}
	adopting, _ := late.Effect("adopting")
	if adopting.Parts < 20 || adopting.Parts > 20.05+1e-9 || adopting.Changed != 0 {
		t.Errorf("%+v", adopting)
	}
	all, _ := late.Base.Series("problem")
	some, err := m.Run(Setup{Every: 7})
	if err != nil {
		t.Fatal(err)
	}
	few, _ := some.Series("problem")
	for i, at := range few.Times {
		if k := slices.Index(all.Times, at); k < 0 || all.Values[k] != few.Values[i] {
			t.Errorf("at %v: %v", at, few.Values[i])
		}
	}
	if few.Times[len(few.Times)-1] != 40 {
		t.Error("the last state is not kept")
	}
}

// A variable that is held, and a link that is cut from the beginning, do the same
// where the link is all that moves the variable; a stock that is set goes on.
func TestHeldAndCut(t *testing.T) {
	m := archetypeFor(t, "limits-to-success")
	start, err := m.Run(Setup{})
	if err != nil {
		t.Fatal(err)
	}
	noticing, _ := start.At("noticing", 0)
	held, err := m.Run(Setup{Changes: []Change{Set("noticing", noticing)}})
	if err != nil {
		t.Fatal(err)
	}
	cut, err := m.Run(Setup{Changes: []Change{Cut("performance", "noticing"), Cut("perceived-performance", "noticing")}})
	if err != nil {
		t.Fatal(err)
	}
	a, _ := held.Series("performance")
	b, _ := cut.Series("performance")
	if !slices.Equal(a.Values, b.Values) {
		t.Error("to hold a variable and to cut all links to it differ")
	}
	shock, err := m.Counterfactual(Setup{}, Set("performance", 50).From(5))
	if err != nil {
		t.Fatal(err)
	}
	if x, _ := shock.Changed.At("performance", 5); x != 50 {
		t.Errorf("set to %v", x)
	}
	if x, _ := shock.Changed.At("performance", 6); x <= 50 {
		t.Errorf("a stock that is set stays at %v", x)
	}
}

// shapes are courses over times from 0 to 1 that have one signature each.
var shapes = map[Signature][]func(float64) float64{
	SignatureLinear:             {func(x float64) float64 { return x }},
	SignatureExponential:        {func(x float64) float64 { return stat.Exp(2 * x) }, func(x float64) float64 { return stat.Exp(8 * x) }},
	SignatureGoalSeeking:        {func(x float64) float64 { return 1 - stat.Exp(-3*x) }, func(x float64) float64 { return 1 - stat.Exp(-12*x) }},
	SignatureSlowing:            {func(x float64) float64 { return stat.Log(1 + 60*x) }},
	SignatureSShape:             {logistic(12, 0.5), logistic(20, 0.3), logistic(9, 0.6)},
	SignatureOvershoot:          {func(x float64) float64 { return 1 - stat.Exp(-6*x)*math.Cos(9*x) }},
	SignatureCollapse:           {func(x float64) float64 { return logistic(16, 0.3)(x) - logistic(16, 0.7)(x) }},
	SignatureReversal:           {func(x float64) float64 { return stat.Exp(4*x) + 12*stat.Exp(-9*x) }},
	SignatureOscillation:        {func(x float64) float64 { return math.Sin(25 * x) }, func(x float64) float64 { return math.Sin(60*x + 1) }},
	SignatureDampedOscillation:  {func(x float64) float64 { return stat.Exp(-3*x) * math.Sin(30*x) }},
	SignatureGrowingOscillation: {func(x float64) float64 { return stat.Exp(3*x) * math.Sin(30*x) }},
}

func logistic(k, m float64) func(float64) float64 {
	return func(x float64) float64 { return 1 / (1 + stat.Exp(k*(m-x))) }
}

func sampled(f func(float64) float64, n int) Series {
	s := Series{ID: "x"}
	for i := range n {
		s.Values = append(s.Values, f(float64(i)/float64(n-1)))
	}
	return s
}

func verdict(t *testing.T, s Series) Match {
	t.Helper()
	c, err := Classify(s)
	if err != nil {
		t.Fatal(err)
	}
	return c.Verdict()
}

// Each shape has its signature, in any unit, moved, upside down, with another clock,
// with few points, with many, and with some noise.
func TestSignatures(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for want, list := range shapes {
		for k, f := range list {
			name := string(want) + " " + strconv.Itoa(k)
			first := verdict(t, sampled(f, 101))
			if first.Signature != want {
				t.Errorf("%s is %+v", name, first)
				continue
			}
			for _, n := range []int{60, 200, 5000} {
				if got := verdict(t, sampled(f, n)); got.Signature != want || got.Direction != first.Direction {
					t.Errorf("%s with %d points is %s %s", name, n, got.Signature, got.Direction)
				}
			}
			for range long.Count(5, 50) {
				by, moved := 1e-6+1e6*r.Float64(), (r.Float64()-0.5)*10
				if got := verdict(t, sampled(func(x float64) float64 { return by * (f(x) + moved) }, 101)); got.Signature != want || got.Direction != first.Direction {
					t.Errorf("%s times %v and moved by %v is %s %s", name, by, moved, got.Signature, got.Direction)
				}
				s := sampled(f, 101)
				spread := s.spread()
				for i := range s.Values {
					s.Values[i] += 0.01 * spread * r.NormFloat64()
					s.Times = append(s.Times, 2020+float64(i)/12)
				}
				if got := verdict(t, s); got.Signature != want || got.Direction != first.Direction {
					t.Errorf("%s with noise is %s %s", name, got.Signature, got.Direction)
				}
			}
			down := verdict(t, sampled(func(x float64) float64 { return 7 - f(x) }, 101))
			turned := map[Direction]Direction{DirectionUp: DirectionDown, DirectionDown: DirectionUp, DirectionNone: DirectionNone}
			if down.Signature != want || down.Direction != turned[first.Direction] {
				t.Errorf("%s upside down is %s %s", name, down.Signature, down.Direction)
			}
		}
	}
}

// Noise has no signature, and what hardly moves is constant.
func TestNoSignature(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	none := 0
	for range 200 {
		s := Series{Values: make([]float64, 80)}
		for i := range s.Values {
			s.Values[i] = r.NormFloat64()
		}
		if verdict(t, s).Signature == SignatureNone {
			none++
		}
	}
	if none < 190 {
		t.Errorf("of 200 series of noise, %d have no signature", none)
	}
	for _, values := range [][]float64{{0, 0, 0, 0, 0, 0}, {5, 5, 5, 5, 5, 5, 5}, {1000, 1000.1, 1000, 1000.2, 999.9, 1000}, {-3, -3, -3, -3, -3, -3}} {
		if got := verdict(t, Series{Values: values}); got.Signature != SignatureConstant || got.Score != 1 {
			t.Errorf("%v is %+v", values, got)
		}
	}
}

// Shares add up to 1, periods follow each other, and loops that are named in another
// order have the same shares.
func TestDominanceLaws(t *testing.T) {
	m, err := NewModel(dominanceModels["predatorPrey"]())
	if err != nil {
		t.Fatal(err)
	}
	loops := []Loop{
		{ID: "R1", Through: []string{"Hares", "hare births"}},
		{ID: "B1", Through: []string{"hare deaths", "Hares", "hare density", "hares killed per lynx"}},
		{ID: "R2", Through: []string{"Lynx", "lynx births"}},
		{ID: "B2", Through: []string{"Lynx", "lynx deaths"}},
		{ID: "B3", Through: []string{"Lynx", "hare deaths", "Hares", "hare density", "lynx death fraction", "lynx deaths"}},
	}
	for _, method := range []Method{MethodEuler, MethodRK4} {
		d, err := m.Dominance(Setup{Method: method, Every: 5}, loops)
		if err != nil {
			t.Fatal(err)
		}
		g := d.Groups[0]
		for i, shares := range g.Shares {
			sum := 0.0
			for k, x := range shares {
				sum += math.Abs(x)
				if x != 0 && (x > 0) != (g.Loops[k].ID[0] == 'R') {
					t.Fatalf("%s at %v: %v", g.Loops[k].ID, g.Times[i], x)
				}
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Fatalf("at %v the shares add up to %v", g.Times[i], sum)
			}
		}
		from := 0.0
		for _, p := range g.Periods {
			if p.From != from || p.To < p.From {
				t.Fatalf("%+v does not follow %v", p, from)
			}
			from = p.To
		}
		if from != 100 {
			t.Errorf("the last period ends at %v", from)
		}
	}
}
