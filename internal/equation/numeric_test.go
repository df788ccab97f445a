package equation_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity/internal/equation"
	"github.com/govmaturity/govmaturity/internal/long"
)

// computed is an equation, and what it comes to.
type computed struct {
	text  string
	value func(v []float64) float64
}

// ranged are the variables of equations that are computed.
var ranged = []struct {
	name string
	equation.Range
}{{"a", equation.NotNegative}, {"b", equation.NotNegative}, {"gap", equation.Everything}, {"share", equation.Range{Lo: 0, Hi: 1}}}

type ranges struct{ facts }

func (ranges) Value(name string) equation.Range {
	for _, v := range ranged {
		if v.name == name {
			return v.Range
		}
	}
	return equation.Everything
}

var unary = map[string]func(float64) float64{
	"-": func(x float64) float64 { return -x }, "EXP": math.Exp, "SQRT": math.Sqrt, "ABS": math.Abs, "LN": math.Log, "INT": math.Floor,
}

var binary = map[string]func(x, y float64) float64{
	"+": func(x, y float64) float64 { return x + y }, "-": func(x, y float64) float64 { return x - y },
	"*": func(x, y float64) float64 { return x * y }, "/": func(x, y float64) float64 { return x / y },
	"^": math.Pow, "MOD": func(x, y float64) float64 { return x - float64(y*math.Floor(x/y)) },
}

var functions = map[string]func(x, y float64) float64{"MIN": math.Min, "MAX": math.Max}

// pick returns an entry of a map, the same for the same draws.
func pick[F any](r *rand.Rand, from map[string]F, names ...string) (string, F) {
	name := names[r.IntN(len(names))]
	return name, from[name]
}

// draw makes an equation at random.
func draw(r *rand.Rand, depth int) computed {
	if depth == 0 || r.IntN(6) == 0 {
		if r.IntN(3) == 0 {
			x := []float64{0, 0.5, 1, 1.5, 2, 3, 10}[r.IntN(7)]
			return computed{fmt.Sprint(x), func([]float64) float64 { return x }}
		}
		k := r.IntN(len(ranged))
		return computed{ranged[k].name, func(v []float64) float64 { return v[k] }}
	}
	x, y := draw(r, depth-1), draw(r, depth-1)
	switch r.IntN(8) {
	case 0, 1:
		name, f := pick(r, unary, "-", "EXP", "SQRT", "ABS", "LN", "INT")
		return computed{name + "(" + x.text + ")", func(v []float64) float64 { return f(x.value(v)) }}
	case 2:
		name, f := pick(r, functions, "MIN", "MAX")
		return computed{name + "(" + x.text + ", " + y.text + ")", func(v []float64) float64 { return f(x.value(v), y.value(v)) }}
	case 3:
		yes, no := draw(r, depth-1), draw(r, depth-1)
		return computed{"(IF (" + x.text + ") > (" + y.text + ") THEN " + yes.text + " ELSE " + no.text + ")", func(v []float64) float64 {
			switch p, q := x.value(v), y.value(v); {
			case math.IsNaN(p) || math.IsNaN(q):
				return math.NaN()
			case p > q:
				return yes.value(v)
			}
			return no.value(v)
		}}
	}
	name, f := pick(r, binary, "+", "-", "*", "*", "/", "^", "MOD")
	return computed{"(" + x.text + ") " + name + " (" + y.text + ")", func(v []float64) float64 { return f(x.value(v), y.value(v)) }}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// An effect and a range are those that one finds by computing equations.
func TestEffectsAgreeWithNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 3))
	told := 0
	for range long.Count(2000, 50_000) {
		c := draw(r, 1+r.IntN(3))
		e, err := equation.Parse(c.text, equation.DialectXMILE)
		if err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		effects, values := e.Effects(ranges{}), e.Value(ranges{})
		for range 30 {
			v := []float64{5 * r.Float64(), 5 * r.Float64(), 10 * (r.Float64() - 0.5), r.Float64()}
			before := c.value(v)
			if !finite(before) {
				continue
			}
			if room := 1e-9 * math.Abs(before); before < values.Lo-room || before > values.Hi+room {
				t.Fatalf("%s is %v at %v, not in %v", c.text, before, v, values)
			}
			for k, of := range ranged {
				more := append([]float64(nil), v...)
				more[k] += 1e-4
				after := c.value(more)
				if !finite(after) || more[k] > of.Hi {
					continue
				}
				sign, change := effects[of.name].Sign, after-before
				room := 1e-9 * (math.Abs(before) + math.Abs(after) + 1e-6)
				if sign != equation.SignUnknown && (sign != equation.SignPlus && change > room || sign != equation.SignMinus && change < -room) {
					t.Fatalf("%s: the effect of %s is %d, and at %v it goes from %v to %v", c.text, of.name, sign, v, before, after)
				}
				if sign == equation.SignPlus || sign == equation.SignMinus {
					told++
				}
			}
		}
	}
	if told < 10_000 {
		t.Errorf("only %d effects were compared", told)
	}
}
