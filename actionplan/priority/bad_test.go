package priority_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
)

// bad is a document with one thing changed.
func bad(t *testing.T, text, from, to string) string {
	t.Helper()
	if strings.Count(text, from) != 1 {
		t.Fatalf("%q is there %d times", from, strings.Count(text, from))
	}
	return strings.Replace(text, from, to, 1)
}

func TestBadDocuments(t *testing.T) {
	for _, c := range []struct {
		reason, text, from, to, path string
		code                         govmaturity.Code
	}{
		{"weights that do not add up", everything, "weight: 30", "weight: 31", "/weights-sum", govmaturity.CodeContradiction},
		{"all weights 0", bad(t, bad(t, bad(t, everything, "weight: 30", "weight: 0"), "weight: 50", "weight: 0"), "weights-sum: 100\n", ""), "weight: 20", "weight: 0", "/criteria", govmaturity.CodeZeroSum},
		{"a criterion without a weight", bad(t, everything, "weights-sum: 100\n", ""), ", weight: 30", "", "/criteria/1/weight", govmaturity.CodeRequired},
		{"a criterion twice", everything, "axis: none}\n", "axis: none}\n  - {id: months, weight: 0}\n", "/criteria/3/id", govmaturity.CodeDuplicateID},
		{"a range the wrong way round", everything, "{min: 0, max: 10}", "{min: 10, max: 10}", "/criteria/0/range", govmaturity.CodeOutOfOrder},
		{"a range too wide to measure along", everything, "{min: 0, max: 10}", "{min: -1e308, max: 1e308}", "/criteria/0/range", govmaturity.CodeOutOfRange},
		{"a weight too small to share", bad(t, everything, "weights-sum: 100\n", ""), "weight: 30", "weight: 1e-300", "/criteria/1/weight", govmaturity.CodeOutOfRange},
		{"two of one axis", everything, "axis: none", "axis: value", "/criteria/2/axis", govmaturity.CodeGivenTwice},
		{"official without a place", bad(t, everything, "cites: [{source: s, locator: p. 1}]\n", ""), ", cites: [{source: s, locator: p. 2}]", "", "/criteria/0/cites", govmaturity.CodeRequired},
		{"a source that there is not", everything, "[{source: s, locator: p. 2}]", "[{source: r, locator: p. 2}]", "/criteria/0/cites/0/source", govmaturity.CodeUnknownReference},
		{"an alternative twice", everything, "ratings:\n", "  - {id: portal}\nratings:\n", "/alternatives/5/id", govmaturity.CodeDuplicateID},
		{"a rating of nothing", everything, "rater: citizens, alternative: register", "rater: citizens, alternative: registry", "/ratings/6/alternative", govmaturity.CodeUnknownReference},
		{"rated twice", everything, "rater: citizens, alternative: register", "rater: citizens, alternative: portal", "/ratings/6", govmaturity.CodeGivenTwice},
		{"a value by nothing", everything, "note: n}, {criterion: feasibility", "note: n}, {criterion: feasible", "/ratings/0/values/1/criterion", govmaturity.CodeUnknownReference},
		{"two values by one criterion", everything, "note: n}, {criterion: feasibility", "note: n}, {criterion: value", "/ratings/0/values/1", govmaturity.CodeGivenTwice},
		{"neither a value nor a reason", everything, "{criterion: months, state: unanswered}", "{criterion: months}", "/ratings/4/values/2", govmaturity.CodeRequired},
		{"both", everything, "{criterion: months, state: unanswered}", "{criterion: months, value: 3, state: unanswered}", "/ratings/4/values/2/state", govmaturity.CodeValueAndReason},
		{"an estimate without a value", everything, "{criterion: months, state: unanswered}", "{criterion: months, state: imputed}", "/ratings/4/values/2", govmaturity.CodeRequired},
		{"out of the range", everything, "{criterion: value, value: 9, note: n}", "{criterion: value, value: 11, note: n}", "/ratings/0/values/0/value", govmaturity.CodeOutOfRange},
		{"a zero in a product", everything, "{criterion: months, value: 18}", "{criterion: months, value: 0}", "/ratings/0/values/2/value", govmaturity.CodeOutOfRange},
		{"a number too large to square", everything, "{criterion: months, value: 18}", "{criterion: months, value: 1e151}", "/ratings/0/values/2/value", govmaturity.CodeOutOfRange},
		{"several raters and no rule", everything, "combination: {rule: mean, missing: leave-out}\n", "", "/combination", govmaturity.CodeRequired},
		{"a method twice", everything, "{id: topsis,", "{id: product,", "/methods/2/id", govmaturity.CodeDuplicateID},
		{"a normalisation of a product", everything, "method: weighted-product", "method: weighted-product, normalisation: max", "/methods/1/normalisation", govmaturity.CodeNotUsed},
		{"a normalisation that TOPSIS has not", everything, "normalisation: vector", "normalisation: sum", "/methods/2/normalisation", govmaturity.CodeNotAllowed},
		{"v of TOPSIS", everything, "normalisation: vector", "v: 0.5", "/methods/2/v", govmaturity.CodeNotUsed},
		{"preferences of VIKOR", everything, "method: vikor", "method: vikor, preferences: [{criterion: value, function: usual}]", "/methods/4/preferences", govmaturity.CodeNotUsed},
		{"q above p", everything, "q: 0.5, p: 3", "q: 3, p: 3", "/methods/3/preferences/0/q", govmaturity.CodeOutOfOrder},
		{"a bell without a width", everything, "function: gaussian, s: 6", "function: gaussian", "/methods/3/preferences/1/s", govmaturity.CodeOutOfRange},
		{"a number that the function does not read", everything, "function: gaussian, s: 6", "function: gaussian, s: 6, q: 1", "/methods/3/preferences/1/q", govmaturity.CodeNotUsed},
		{"a preference by nothing", everything, "[{criterion: value, function: linear", "[{criterion: worth, function: linear", "/methods/3/preferences/0/criterion", govmaturity.CodeUnknownReference},
		{"worth by a method whose scores do not add up", everything, "portfolio:\n  method: sum", "portfolio:\n  method: vikor", "/portfolio/method", govmaturity.CodeNotAllowed},
		{"worth by two things", everything, "portfolio:\n  method: sum", "portfolio:\n  method: sum\n  criterion: value", "/portfolio", govmaturity.CodeOneOf},
		{"worth by what is better when less", everything, "portfolio:\n  method: sum", "portfolio:\n  criterion: months", "/portfolio/criterion", govmaturity.CodeNotAllowed},
		{"worth more than can be counted", bad(t, bad(t, everything, "portfolio:\n  method: sum", "portfolio:\n  criterion: feasibility"), "value-digits: 4", "value-digits: 9"), "{criterion: feasibility, value: 9}", "{criterion: feasibility, value: 2e6}", "/portfolio/value-digits", govmaturity.CodeOutOfRange},
		{"more digits than stated", everything, "year: 2026, amount: 4.5", "year: 2026, amount: 4.55", "/portfolio/needs/0/amount", govmaturity.CodeTooPrecise},
		{"more digits than memory", everything, "digits: 1, carry-over: true", "digits: 1000000000000, carry-over: true", "/portfolio/resources/0/digits", govmaturity.CodeOutOfRange},
		{"a year without a limit", everything, "year: 2027, amount: 3}", "year: 2028, amount: 3}", "/portfolio/needs/1/year", govmaturity.CodeUnknownReference},
		{"years out of order", everything, "{year: 2027, amount: 4}]", "{year: 2027, amount: 4}, {year: 2027, amount: 4}]", "/portfolio/resources/0/limits/2/year", govmaturity.CodeOutOfOrder},
		{"a need of nothing", everything, "cloud, resource: people", "cloud, resource: peoples", "/portfolio/needs/5/resource", govmaturity.CodeUnknownReference},
		{"the same need twice", everything, "cloud, resource: people", "training, resource: people", "/portfolio/needs/5", govmaturity.CodeGivenTwice},
		{"on itself", everything, "{alternative: portal, on: register}", "{alternative: portal, on: portal}", "/portfolio/dependencies/0/on", govmaturity.CodeCycle},
		{"excluded twice", everything, "alternatives: [portal, cloud]", "alternatives: [portal, portal]", "/portfolio/exclusions/0/alternatives/1", govmaturity.CodeGivenTwice},
		{"must and must not", everything, "must-not: [cloud]", "must-not: [training]", "/portfolio/must-not/0", govmaturity.CodeContradiction},
		{"must, and does not fit", everything, "limits: [{year: 2026, amount: 10}]", "limits: [{year: 2026, amount: 5}]", "/portfolio", govmaturity.CodeContradiction},
		{"must, and requires what must not be", everything, "{alternative: portal, on: register}", "{alternative: training, on: cloud}", "/portfolio", govmaturity.CodeContradiction},
		{"a pair compared twice", compared, "{criterion: value, over: months, times: 7}", "{criterion: trust, over: value, times: 7}", "/comparisons/pairs/3", govmaturity.CodeGivenTwice},
		{"compared with itself", compared, "{criterion: value, over: months, times: 7}", "{criterion: value, over: value, times: 7}", "/comparisons/pairs/3/over", govmaturity.CodeContradiction},
		{"compared with nothing", compared, "{criterion: value, over: months, times: 7}", "{criterion: value, over: month, times: 7}", "/comparisons/pairs/3/over", govmaturity.CodeUnknownReference},
		{"more than nine times", compared, "times: 7}", "times: 10}", "/comparisons/pairs/3/times", govmaturity.CodeOutOfRange},
		{"comparisons that do not hang together", bad(t, compared, "    - {criterion: value, over: months, times: 7}\n", ""), "    - {criterion: trust, over: months, times: 2}\n", "", "/comparisons/pairs", govmaturity.CodeRequired},
		{"weights and comparisons", compared, "{id: trust}", "{id: trust, weight: 1}", "/criteria/2/weight", govmaturity.CodeNotUsed},
		{"a sum of weights that are compared", compared, "comparisons:\n", "weights-sum: 100\ncomparisons:\n", "/weights-sum", govmaturity.CodeNotUsed},
	} {
		_, err := priority.Read("x.yaml", []byte(bad(t, c.text, c.from, c.to)))
		only(t, c.reason, err, c.path, c.code)
	}
}

// only asks for one problem, at a place, with a line.
func only(t *testing.T, reason string, err error, path string, code govmaturity.Code) {
	t.Helper()
	var problems govmaturity.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != path || problems[0].Code != code || problems[0].Line == 0 {
		t.Errorf("%s: expected %s at %s, found %v", reason, code, path, err)
	}
}

// What a matrix cannot be told of says so at its place.
func TestBadMatrices(t *testing.T) {
	up := func(id string, weight float64) priority.Criterion {
		return priority.Criterion{ID: id, Direction: priority.DirectionUp, Weight: weight}
	}
	two := []priority.Criterion{up("x", 1), up("y", 1)}
	values := [][]float64{{1, 2}, {3, 4}}
	ids := []string{"a", "b"}
	sum := priority.Method{Kind: priority.MethodWeightedSum}
	for _, c := range []struct {
		reason string
		m      priority.Matrix
		method priority.Method
		path   string
		code   govmaturity.Code
	}{
		{"nothing", priority.Matrix{}, sum, "/alternatives", govmaturity.CodeRequired},
		{"no criteria", priority.Matrix{Alternatives: ids, Values: [][]float64{{}, {}}}, sum, "/criteria", govmaturity.CodeRequired},
		{"all weights zero", priority.Matrix{[]priority.Criterion{up("x", 0), up("y", 0)}, ids, values}, sum, "/criteria", govmaturity.CodeZeroSum},
		{"a weight below zero", priority.Matrix{[]priority.Criterion{up("x", -1), up("y", 1)}, ids, values}, sum, "/criteria/0/weight", govmaturity.CodeOutOfRange},
		{"a weight that is no number", priority.Matrix{[]priority.Criterion{up("x", math.NaN()), up("y", 1)}, ids, values}, sum, "/criteria/0/weight", govmaturity.CodeOutOfRange},
		{"no direction", priority.Matrix{[]priority.Criterion{{ID: "x", Weight: 1}, up("y", 1)}, ids, values}, sum, "/criteria/0/direction", govmaturity.CodeNotAllowed},
		{"a value that is no number", priority.Matrix{two, ids, [][]float64{{1, 2}, {3, math.NaN()}}}, sum, "/values/1/1", govmaturity.CodeNotFinite},
		{"an infinite one", priority.Matrix{two, ids, [][]float64{{1, math.Inf(1)}, {3, 4}}}, sum, "/values/0/1", govmaturity.CodeNotFinite},
		{"a row too short", priority.Matrix{two, ids, [][]float64{{1, 2}, {3}}}, sum, "/values/1", govmaturity.CodeWrongCount},
		{"a row too few", priority.Matrix{two, ids, [][]float64{{1, 2}}}, sum, "/values", govmaturity.CodeWrongCount},
		{"an alternative twice", priority.Matrix{two, []string{"a", "a"}, values}, sum, "/alternatives/1", govmaturity.CodeDuplicateID},
		{"no method", priority.Matrix{two, ids, values}, priority.Method{}, "/kind", govmaturity.CodeNotAllowed},
		{"a product of a zero", priority.Matrix{two, ids, [][]float64{{1, 2}, {0, 4}}}, priority.Method{Kind: priority.MethodWeightedProduct}, "/values/1/0", govmaturity.CodeOutOfRange},
		{"shares of what is below zero", priority.Matrix{two, ids, [][]float64{{1, -2}, {3, 4}}}, priority.Method{Kind: priority.MethodWeightedSum, Normalisation: priority.NormalisationSum}, "/values/0/1", govmaturity.CodeOutOfRange},
		{"one over a zero", priority.Matrix{[]priority.Criterion{up("x", 1), {ID: "y", Direction: priority.DirectionDown, Weight: 1}}, ids, [][]float64{{1, 0}, {3, 4}}}, priority.Method{Kind: priority.MethodWeightedSum, Normalisation: priority.NormalisationMax}, "/values/0/1", govmaturity.CodeOutOfRange},
		{"more than the range", priority.Matrix{[]priority.Criterion{{ID: "x", Direction: priority.DirectionUp, Weight: 1, Range: &govmaturity.Range{Min: 0, Max: 2}}, up("y", 1)}, ids, values}, sum, "/values/1/0", govmaturity.CodeOutOfRange},
	} {
		_, err := c.m.Rank(c.method)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code {
			t.Errorf("%s: expected %s at %s, found %v", c.reason, c.code, c.path, err)
		}
		if _, again := c.m.Stability(c.method, priority.HoldFirst); again == nil {
			t.Errorf("%s: its stability is told", c.reason)
		}
	}
	if _, err := (priority.Matrix{Criteria: two, Alternatives: ids, Values: values}).Stability(sum, "all"); err == nil {
		t.Error("all is nothing to hold")
	}
}

// What says nothing is said so, and is no zero.
func TestNoOrder(t *testing.T) {
	up := priority.Criterion{ID: "x", Direction: priority.DirectionUp, Weight: 1}
	still := priority.Criterion{ID: "y", Direction: priority.DirectionDown, Weight: 3}
	for _, method := range methods() {
		compares := method.Kind != priority.MethodWeightedProduct && (method.Kind != priority.MethodWeightedSum || method.Normalisation == priority.NormalisationMinMax)
		one := rank(t, priority.Matrix{Criteria: []priority.Criterion{up}, Alternatives: []string{"a"}, Values: [][]float64{{2}}}, method)
		if got := one.Why == priority.WhyAlone && one.State == govmaturity.StateUnscored && one.Places == nil; got != compares {
			t.Errorf("%+v: of one alternative: %+v", method, one)
		}
		same := priority.Matrix{Criteria: []priority.Criterion{up, still}, Alternatives: []string{"a", "b"}, Values: [][]float64{{2, 5}, {2, 5}}}
		level := rank(t, same, method)
		if level.State == govmaturity.StateAnswered && (level.Places[0].Rank != 1 || level.Places[1].Rank != 1) {
			t.Errorf("%+v: the same twice: %+v", method, level.Places)
		}
		same.Values[0][0] = 3
		r := rank(t, same, method)
		if first := r.First(); len(first) != 1 || first[0] != "a" {
			t.Errorf("%+v: %v is first", method, first)
		}
		silent := method.Normalisation == priority.NormalisationMinMax || method.Kind == priority.MethodVikor
		if (len(r.Silent) == 1) != silent || silent && (r.Places[0].Parts[0].Share != 1 || !r.Places[0].Parts[1].Silent) {
			t.Errorf("%+v: %v say nothing; %+v", method, r.Silent, r.Places[0].Parts)
		}
	}
}

// A portfolio says what cannot be, at its place.
func TestBadPortfolios(t *testing.T) {
	item := func(id string) priority.Item { return priority.Item{ID: id, Value: 1} }
	money := []priority.Resource{{ID: "money", Limits: []int64{3}}}
	for _, c := range []struct {
		reason string
		p      priority.Portfolio
		path   string
		code   govmaturity.Code
	}{
		{"nothing", priority.Portfolio{}, "/items", govmaturity.CodeWrongCount},
		{"twice", priority.Portfolio{Items: []priority.Item{item("a"), item("a")}}, "/items/1/id", govmaturity.CodeDuplicateID},
		{"below zero", priority.Portfolio{Resources: money, Items: []priority.Item{{ID: "a", Needs: map[string][]int64{"money": {-1}}}}}, "/items/0/needs/money/0", govmaturity.CodeOutOfRange},
		{"a period without a limit", priority.Portfolio{Resources: money, Items: []priority.Item{{ID: "a", Needs: map[string][]int64{"money": {1, 1}}}}}, "/items/0/needs/money/1", govmaturity.CodeOutOfRange},
		{"a need of nothing", priority.Portfolio{Resources: money, Items: []priority.Item{{ID: "a", Needs: map[string][]int64{"gold": {1}}}}}, "/items/0/needs/gold", govmaturity.CodeUnknownReference},
		{"a limit below zero", priority.Portfolio{Resources: []priority.Resource{{ID: "money", Limits: []int64{-1}}}, Items: []priority.Item{item("a")}}, "/resources/0/limits/0", govmaturity.CodeOutOfRange},
		{"requires nothing", priority.Portfolio{Items: []priority.Item{{ID: "a", Requires: []string{"b"}}}}, "/items/0/requires/0", govmaturity.CodeUnknownReference},
		{"too much worth", priority.Portfolio{Items: []priority.Item{{ID: "a", Value: math.MaxInt64}}}, "/items/0/value", govmaturity.CodeOutOfRange},
		{"the least number", priority.Portfolio{Items: []priority.Item{{ID: "a", Value: math.MinInt64}}}, "/items/0/value", govmaturity.CodeOutOfRange},
		{"must, and does not fit", priority.Portfolio{Resources: money, Items: []priority.Item{{ID: "a", Must: true, Needs: map[string][]int64{"money": {4}}}}}, "/resources/0/limits/0", govmaturity.CodeContradiction},
		{"must, and exclude each other", priority.Portfolio{Items: []priority.Item{{ID: "a", Must: true}, {ID: "b", Must: true}}, Exclusions: [][]string{{"a", "b"}}}, "/items/0", govmaturity.CodeContradiction},
		{"must, and requires what must not be", priority.Portfolio{Items: []priority.Item{{ID: "a", Must: true, Requires: []string{"b"}}, {ID: "b", MustNot: true}}}, "/items/0", govmaturity.CodeContradiction},
		{"excludes nothing", priority.Portfolio{Items: []priority.Item{item("a")}, Exclusions: [][]string{{"a", "c"}}}, "/exclusions/0/1", govmaturity.CodeUnknownReference},
		{"steps below zero", priority.Portfolio{Items: []priority.Item{item("a")}, Steps: -1}, "/steps", govmaturity.CodeOutOfRange},
	} {
		_, err := c.p.Choose()
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code {
			t.Errorf("%s: expected %s at %s, found %v", c.reason, c.code, c.path, err)
		}
	}
	if _, err := read(t, compared).Choose(); err == nil {
		t.Error("there is no portfolio to choose of")
	}
	if _, err := read(t, compared).Order("other"); err == nil {
		t.Error("there is no such method")
	}
}
