package equation_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/equation"
)

// facts say that every variable is not negative, but for gap, that share is a part,
// and that the table falling falls.
type facts struct{}

func (facts) Value(name string) equation.Range {
	switch name {
	case "gap":
		return equation.Everything
	case "share":
		return equation.Range{Lo: 0.1, Hi: 0.9}
	}
	return equation.NotNegative
}

func (facts) Has(name string) bool { return name == "dt" }

func (facts) Table(name string) (slope equation.Sign, values equation.Range, ok bool) {
	return equation.SignMinus, equation.Range{Lo: 1, Hi: 2}, name == "falling"
}

func effects(t *testing.T, s string, d equation.Dialect) string {
	t.Helper()
	e, err := equation.Parse(s, d)
	if err != nil {
		t.Errorf("%s: %v", s, err)
		return ""
	}
	var parts []string
	all := e.Effects(facts{})
	for _, name := range slices.Sorted(maps.Keys(all)) {
		delay := ""
		if all[name].Delay {
			delay = "|"
		}
		parts = append(parts, name+string("0+-?"[all[name].Sign])+delay)
	}
	return strings.Join(parts, " ")
}

func TestEffects(t *testing.T) {
	for s, want := range map[string]string{
		"a + b - c":                             "a+ b+ c-",
		"a*b/c":                                 "a+ b+ c-",
		"gap/time_to_close":                     "gap+ time to close?",
		"(goal - actual)/adjustment":            "actual- adjustment? goal+",
		"-a":                                    "a-",
		"-2*a":                                  "a-",
		"(1 - 0.3)*a":                           "a+",
		"a*(1 - a/k)":                           "a? k+",
		"a^2 + b^-1":                            "a+ b-",
		"2^a + 0.5^b":                           "a+ b-",
		"MAX(0, a - b)":                         "a+ b-",
		"MAX(0, gap)*b":                         "b+ gap+",
		"IF a > 3 THEN 1 ELSE 0":                "a+",
		"IF a > b AND c < 4 THEN 0 ELSE d":      "a- b+ c+ d+",
		"SMTH1(a, 4)":                           "a+|",
		"SMTH1(a, b) + a":                       "a+ b?",
		"INIT(a) * b":                           "b+",
		"falling(a)":                            "a- falling?",
		"LOOKUP(falling, a)":                    "a- falling?",
		"GRAPH(a)(0, 1, 2, 3, 4, 5)":            "a+",
		"SAFEDIV(a, b)":                         "a+ b-",
		`"strange name"*Other\nname{ comment }`: "other name+ strange name+",
		"x[one, two] + y[*]":                    "x+ y+",
		"a MOD b":                               "a? b?",
		"mystery(a, b)":                         "a? b?",
		"TIME*a + DT":                           "a+ dt+",
		"0*a":                                   "a0",
		"NOT (a > 3)":                           "a-",
		"Größe_der_Verwaltung*2":                "größe der verwaltung+",
		"a*(1 - share)":                         "a+ share-",
		"a*(share - 1)/b":                       "a- b+ share+",
		"a*(falling(b) - 3)":                    "a- b- falling?",
		"IF a > 3 THEN falling(b) ELSE share":   "a+ b- falling? share+",
		"a - a":                                 "a?",
		"hares.hare_density / .area":            ".area- hares.hare density+",
	} {
		if got := effects(t, s, equation.DialectXMILE); got != want {
			t.Errorf("%s: %s, not %s", s, got, want)
		}
	}
}

// What a pulse, a delay or a sum can be decides the signs of what it is multiplied
// with.
func TestSignsOfFactors(t *testing.T) {
	for s, want := range map[string]string{
		"PULSE(-5, 1)*b":         "b-",
		"PULSE(gap, 1)*b":        "b? gap?",
		"PULSE(5, 1)*b":          "b+",
		"PREVIOUS(a, -1)*b":      "a+| b?",
		"PREVIOUS(a, 1)*b":       "a+| b+",
		"SMTHN(a, 5, 3, -10)*b":  "a+| b?",
		"DELAYN(a, 5, 3, gap)*b": "a+| b? gap?",
		"DELAYN(a, 5, 3, 10)*b":  "a+| b+",
		"SMTH1(a, 5, -1)*b":      "a+| b?",
		"SUM(a, -c)*b":           "a+ b? c-",
		"SUM(a, c)*b":            "a+ b+ c+",
	} {
		if got := effects(t, s, equation.DialectXMILE); got != want {
			t.Errorf("%s: %s, not %s", s, got, want)
		}
	}
}

func TestEffectsOfVensim(t *testing.T) {
	for s, want := range map[string]string{
		"\"Rookie-Hours Worked per Week\" / Task\tTime":     "rookie-hours worked per week+ task time-",
		"INTEG (\n\tHiring-Maturation,\n\t\t5)":             "hiring+| maturation-|",
		"IF THEN ELSE(a > 3 :AND: b > 2, 1, 0)":             "a+ b+",
		"WITH LOOKUP(a b, ([(0,0)-(10,10)],(0,1),(2,0.5)))": "a b-",
		"A FUNCTION OF( Births,-Deaths)":                    "births? deaths-",
		"falling( gap )":                                    "falling? gap-",
		"SUM(cost[agency!])":                                "cost+",
		"a + \\\n\t\tb":                                     "a+ b+",
		"1,2,3;4,5,6;":                                      "",
		"DELAY FIXED(a, 3, 0)":                              "a+|",
		"GET XLS DATA('x.xls', 'a', 'b', 'c')":              "",
	} {
		if got := effects(t, s, equation.DialectVensim); got != want {
			t.Errorf("%s: %s, not %s", s, got, want)
		}
	}
}

func TestWrongEquations(t *testing.T) {
	for _, s := range []string{"a +", "(a", "a)", "a b", "IF a THEN b", "[", "a[", "\"a", strings.Repeat("(", 10_000), strings.Repeat("-", 10_000) + "a", strings.Repeat("2^", 10_000) + "a", strings.Repeat("a=", 10_000) + "a", "§", strings.Repeat("a", 300_000)} {
		if e, err := equation.Parse(s, equation.DialectXMILE); err == nil {
			t.Errorf("%.20q is read as %v", s, e)
		}
	}
}

// A sum and a product of many thousand variables are no burden.
func TestLongEquations(t *testing.T) {
	for _, op := range []string{"+", "*", "/"} {
		var parts []string
		for i := range 20_000 {
			parts = append(parts, fmt.Sprint("x", i))
		}
		e, err := equation.Parse(strings.Join(parts, op), equation.DialectXMILE)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(e.Effects(facts{})); got != 20_000 {
			t.Errorf("%s: %d variables", op, got)
		}
	}
}

// Functions that stand in each other are no burden, either.
func TestNestedCalls(t *testing.T) {
	for _, f := range []string{"MAX(%s, a)", "MIN(a, %s)", "SAFEDIV(%s, a, b)", "IF a > 0 THEN %s ELSE b", "(%s)^2", "SQRT(ABS(%s))", "MAX(0, %s)*a"} {
		s := "x"
		for range 40 {
			s = fmt.Sprintf(f, s)
		}
		e, err := equation.Parse(s, equation.DialectXMILE)
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		if e.Effects(facts{})["x"].Sign == equation.SignNone || e.Value(facts{}).Sign() == equation.SignNone {
			t.Errorf("%s: no effect", f)
		}
	}
}

func TestCanonical(t *testing.T) {
	for name, want := range map[string]string{
		`productivity\nper worker`: "productivity per worker", "A_b  C": "a b c", " x\n y ": "x y", "\xff": "\ufffd", "ÄB": "äb",
	} {
		if got := equation.Canonical(name); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a*(b-c)/d", "IF a > b THEN c ELSE d", "GRAPH(x)(0,1,2,3)", "INTEG(a-b, 5)", "\"a\\\"b\"^2", "WITH LOOKUP(x,([(0,0)-(1,1)],(0,0),(1,1)))"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, d := range []equation.Dialect{equation.DialectXMILE, equation.DialectVensim} {
			equation.Names(s, d)
			e, err := equation.Parse(s, d)
			if err != nil {
				continue
			}
			for name := range e.Effects(facts{}) {
				if name != equation.Canonical(name) {
					t.Errorf("%q is not canonical", name)
				}
			}
			e.Value(facts{})
		}
	})
}
