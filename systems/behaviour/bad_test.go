package behaviour

import (
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// codeOf returns the code of the first problem.
func codeOf(err error) govmaturity.Code {
	var problems govmaturity.Problems
	if errors.As(err, &problems) {
		return problems[0].Code
	}
	return ""
}

func TestBadModels(t *testing.T) {
	one := func([]float64) float64 { return 1 }
	stock := []StockSpec{{ID: "s"}}
	setup := Setup{To: 1, Step: 1}
	for name, c := range map[string]struct {
		spec ModelSpec
		code govmaturity.Code
	}{
		"empty":           {ModelSpec{}, govmaturity.CodeRequired},
		"no stock":        {ModelSpec{ID: "m", Setup: setup}, govmaturity.CodeRequired},
		"no setup":        {ModelSpec{ID: "m", Stocks: stock}, govmaturity.CodeOutOfRange},
		"no name":         {ModelSpec{ID: "m", Stocks: []StockSpec{{}}, Setup: setup}, govmaturity.CodeRequired},
		"the time":        {ModelSpec{ID: "m", Stocks: []StockSpec{{ID: Time}}, Setup: setup}, govmaturity.CodeReserved},
		"twice":           {ModelSpec{ID: "m", Stocks: append(stock, stock...), Setup: setup}, govmaturity.CodeDuplicateID},
		"not finite":      {ModelSpec{ID: "m", Stocks: []StockSpec{{ID: "s", Start: math.NaN()}}, Setup: setup}, govmaturity.CodeNotFinite},
		"no function":     {ModelSpec{ID: "m", Stocks: stock, Variables: []VariableSpec{{ID: "v"}}, Setup: setup}, govmaturity.CodeRequired},
		"no input":        {ModelSpec{ID: "m", Stocks: stock, Variables: []VariableSpec{{ID: "v", From: []string{"x"}, Value: one}}, Setup: setup}, govmaturity.CodeUnknownReference},
		"no flow":         {ModelSpec{ID: "m", Stocks: []StockSpec{{ID: "s", In: []string{"x"}}}, Setup: setup}, govmaturity.CodeUnknownReference},
		"a stock as flow": {ModelSpec{ID: "m", Stocks: []StockSpec{{ID: "s", In: []string{"s"}}}, Setup: setup}, govmaturity.CodeUnknownReference},
		"rests on itself": {ModelSpec{ID: "m", Stocks: stock, Variables: []VariableSpec{{ID: "v", From: []string{"w"}, Value: one}, {ID: "w", From: []string{"v"}, Value: one}}, Setup: setup}, govmaturity.CodeCycle},
		"starts from it":  {ModelSpec{ID: "m", Stocks: []StockSpec{{ID: "s", StartFrom: "v"}}, Variables: []VariableSpec{{ID: "v", From: []string{"s"}, Value: one}}, Setup: setup}, govmaturity.CodeCycle},
		"bad lever":       {ModelSpec{ID: "m", Stocks: stock, Levers: []Lever{{ID: "l", Changes: []Change{Set("x", 1)}}}, Setup: setup}, govmaturity.CodeUnknownReference},
		"too many":        {ModelSpec{ID: "m", Stocks: make([]StockSpec, maxSlots+1), Setup: setup}, govmaturity.CodeTooManyItems},
	} {
		if _, err := NewModel(c.spec); codeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestBadSetups(t *testing.T) {
	m := archetypeFor(t, "limits-to-success")
	nan, inf := math.NaN(), math.Inf(1)
	for name, c := range map[string]struct {
		setup Setup
		code  govmaturity.Code
	}{
		"step zero":          {Setup{To: 1}, govmaturity.CodeOutOfRange},
		"step negative":      {Setup{To: 1, Step: -1}, govmaturity.CodeOutOfRange},
		"step not a number":  {Setup{To: 1, Step: nan}, govmaturity.CodeNotFinite},
		"step infinite":      {Setup{To: 1, Step: inf}, govmaturity.CodeNotFinite},
		"end infinite":       {Setup{To: inf, Step: 1}, govmaturity.CodeNotFinite},
		"backward":           {Setup{From: 2, To: 1, Step: 1}, govmaturity.CodeOutOfRange},
		"no time":            {Setup{From: 1, To: 1, Step: 1}, govmaturity.CodeOutOfRange},
		"too many steps":     {Setup{To: 1e12, Step: 1}, govmaturity.CodeTooManyValues},
		"overflowing steps":  {Setup{From: -1e308, To: 1e308, Step: 1e-300}, govmaturity.CodeTooManyValues},
		"keeps too much":     {Setup{To: 1_000_000, Step: 1}, govmaturity.CodeTooManyValues},
		"no whole number":    {Setup{To: 1, Step: 0.3}, govmaturity.CodeNotWhole},
		"step too great":     {Setup{To: 1, Step: 5}, govmaturity.CodeNotWhole},
		"step does not move": {Setup{From: 1e18, To: 1e18 + 1024, Step: 1}, govmaturity.CodeNotWhole},
		"method":             {Setup{Method: "leapfrog"}, govmaturity.CodeNotAllowed},
		"every":              {Setup{Every: -1}, govmaturity.CodeOutOfRange},
		"change of nothing":  {Setup{Changes: []Change{Set("x", 1)}}, govmaturity.CodeUnknownReference},
		"change of time":     {Setup{Changes: []Change{Set(Time, 1)}}, govmaturity.CodeUnknownReference},
		"change to NaN":      {Setup{Changes: []Change{Set("limit", nan)}}, govmaturity.CodeNotFinite},
		"change at NaN":      {Setup{Changes: []Change{Set("limit", 1).From(nan)}}, govmaturity.CodeNotFinite},
		"no such link":       {Setup{Changes: []Change{Cut("limit", "noticing")}}, govmaturity.CodeUnknownReference},
		"cut of a stock":     {Setup{Changes: []Change{Cut("growing", "performance")}}, govmaturity.CodeUnknownReference},
		"starts infinite":    {Setup{Changes: []Change{Set("limit", 0)}}, govmaturity.CodeNotFinite},
	} {
		_, err := m.Run(c.setup)
		if codeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	withdrawn, _ := Archetype("shifting-the-burden")
	if _, err := withdrawn.Pull(Setup{}, "none"); err == nil || !strings.HasSuffix(err.Error(), `has no lever "none"; it has: withdraw, fundamental-first`) {
		t.Error(err)
	}
	if _, err := m.Pull(Setup{}, "none"); codeOf(err) != govmaturity.CodeUnknownReference {
		t.Errorf("%v", err)
	}
}

// A run that explodes ends with its last finite state and says so; one that begins
// with none is refused.
func TestExplodingRuns(t *testing.T) {
	spec := ModelSpec{
		ID:         "explosion",
		Parameters: []ParameterSpec{{ID: "divisor", Value: 1}},
		Stocks:     []StockSpec{{ID: "s", Start: 10, In: []string{"growth"}}},
		Variables:  []VariableSpec{{ID: "growth", From: []string{"s", "divisor"}, Value: func(in []float64) float64 { return in[0] * in[0] / in[1] }}},
		Setup:      Setup{To: 1000, Step: 1},
	}
	m, err := NewModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []Method{MethodEuler, MethodRK4} {
		run, err := m.Run(Setup{Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if x, ok := run.End("s"); run.Whole() || !ok || math.IsInf(x, 0) || math.IsNaN(x) {
			t.Errorf("whole %v, %v", run.Whole(), x)
		}
		if text := run.Finding().String(); !strings.Contains(text, "no longer finite") {
			t.Errorf("nothing says that the run ends:\n%s", text)
		}
		d, err := m.Dominance(Setup{Method: method}, []Loop{{ID: "R", Through: []string{"s", "growth"}}})
		if err != nil || d.Whole {
			t.Errorf("%+v, %v", d, err)
		}
	}
	if _, err := m.Run(Setup{Changes: []Change{Set("divisor", 0)}}); codeOf(err) != govmaturity.CodeNotFinite {
		t.Errorf("%v", err)
	}
}

func TestBadLoops(t *testing.T) {
	m := archetypeFor(t, "limits-to-success")
	for name, c := range map[string]struct {
		loops []Loop
		code  govmaturity.Code
	}{
		"none":         {nil, govmaturity.CodeWrongCount},
		"empty":        {[]Loop{{ID: "a"}}, govmaturity.CodeEmpty},
		"unknown":      {[]Loop{{ID: "a", Through: []string{"x"}}}, govmaturity.CodeUnknownReference},
		"parameter":    {[]Loop{{ID: "a", Through: []string{"rate", "growing"}}}, govmaturity.CodeUnknownReference},
		"does not do":  {[]Loop{{ID: "a", Through: []string{"performance", "noticing"}}}, govmaturity.CodeUnknownReference},
		"twice there":  {[]Loop{{ID: "a", Through: []string{"performance", "growing", "performance", "growing"}}}, govmaturity.CodeUnknownReference},
		"same name":    {[]Loop{{ID: "a", Through: []string{"performance", "growing"}}, {ID: "a", Through: []string{"performance", "growing"}}}, govmaturity.CodeDuplicateID},
		"far too many": {make([]Loop, maxLoops+1), govmaturity.CodeWrongCount},
	} {
		if _, err := m.Dominance(Setup{}, c.loops); codeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestBadSeries(t *testing.T) {
	for name, c := range map[string]struct {
		series Series
		code   govmaturity.Code
	}{
		"empty":         {Series{}, govmaturity.CodeEmpty},
		"short":         {Series{Values: []float64{1, 2, 3}}, govmaturity.CodeWrongCount},
		"not a number":  {Series{Values: []float64{1, 2, 3, math.NaN(), 5, 6}}, govmaturity.CodeNotFinite},
		"infinite":      {Series{Values: []float64{1, 2, 3, math.Inf(-1), 5, 6}}, govmaturity.CodeNotFinite},
		"times missing": {Series{Times: []float64{1}, Values: []float64{1, 2, 3, 4, 5, 6}}, govmaturity.CodeWrongCount},
		"time stands":   {Series{Times: []float64{1, 2, 2, 3, 4, 5}, Values: []float64{1, 2, 3, 4, 5, 6}}, govmaturity.CodeOutOfOrder},
		"too long":      {Series{Values: make([]float64, maxPoints+1)}, govmaturity.CodeTooManyItems},
	} {
		if _, err := Classify(c.series); codeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	far := math.MaxFloat64
	apart := Series{Values: []float64{1, 2, 3, 4, 5, 6}, Times: []float64{-far, -1, 0, 1, 2, far}}
	if _, err := Classify(apart); codeOf(err) != govmaturity.CodeNotFinite {
		t.Errorf("%v", err)
	}
	for _, s := range []Series{
		{Values: []float64{-far, far, -far, far, -far, far}},
		{Values: []float64{0, 5e-324, 0, 5e-324, 0, 0}},
		{Values: []float64{1, 2, 3, 4, 5, 6}, Times: []float64{-far / 2, -1, 0, 1, 2, far / 2}},
	} {
		c, err := Classify(s)
		if err != nil {
			t.Errorf("%v: %v", s, err)
		}
		for _, m := range append(c.Matches, c.Rejected...) {
			if math.IsNaN(m.Score) || m.Score < 0 || m.Score > 1 {
				t.Errorf("%v: %+v", s, m)
			}
		}
	}
}

const drawn = `format: govmaturity/reference-mode/1
id: backlog
title: Applications that wait
kind: drawn
unit: applications
timeUnit: months
standing: illustrative
points:
  - {time: 0, value: 100}
  - {time: 3, value: 60}
  - {time: 6, value: 80}
  - {time: 9, value: 140}
`

func TestReferenceModes(t *testing.T) {
	m, err := ReadReferenceMode("backlog.yaml", []byte(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if s := m.Series(); len(s.Values) != 4 || s.Times[3] != 9 || s.Values[3] != 140 || s.Unit != "applications" || s.Check() != nil {
		t.Errorf("%+v", s)
	}
	if err := m.Check(); err != nil {
		t.Error(err)
	}
	for old, c := range map[string]struct {
		new  string
		code govmaturity.Code
	}{
		"time: 6":                       {"time: 2", govmaturity.CodeOutOfOrder},
		"kind: drawn":                   {"kind: guessed", govmaturity.CodeNotAllowed},
		"value: 80":                     {"value: .inf", govmaturity.CodeNotFinite},
		"standing: illustrative":        {"standing: true", govmaturity.CodeWrongType},
		"value: 60}":                    {"value: 60, x: 1}", govmaturity.CodeUnknownKey},
		"title: Applications that wait": {"title: T\ncites: [{source: s, locator: p. 1}]", govmaturity.CodeUnknownReference},
		"illustrative":                  {"official", govmaturity.CodeRequired}, // a claim without a place
	} {
		if _, err := ReadReferenceMode("x", []byte(strings.Replace(drawn, old, c.new, 1))); codeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", c.new, err, c.code)
		}
	}
	if !strings.Contains(string(ReferenceModeSchema()), ReferenceModeFormat) {
		t.Error("the schema has no format")
	}
}

func FuzzReferenceMode(f *testing.F) {
	f.Add([]byte(drawn))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadReferenceMode("x", data)
		if err != nil {
			return
		}
		if err := m.Check(); err != nil {
			t.Errorf("read, and then refused: %v", err)
		}
		if err := m.Series().Check(); err != nil {
			t.Errorf("no series: %v", err)
		}
	})
}

func FuzzClassify(f *testing.F) {
	f.Add("1 2 3 4 5 6 7", "")
	f.Add("1 5 2 6 1 7 2 8", "0 1 2 4 8 16 32 64")
	f.Add("1e308 -1e308 0 1 2 3", "")
	f.Fuzz(func(t *testing.T, values, times string) {
		s := Series{ID: "x", Values: numbers(values)}
		if times != "" {
			s.Times = numbers(times)
		}
		c, err := Classify(s)
		if err != nil {
			return
		}
		for _, m := range append(c.Matches, c.Rejected...) {
			if !(m.Score >= 0 && m.Score <= 1) {
				t.Fatalf("%+v", m)
			}
		}
		if len(c.Matches)+len(c.Rejected) != 6 && len(c.Matches)+len(c.Rejected) != 1 && len(c.Matches)+len(c.Rejected) != 12 {
			t.Fatalf("%d signatures", len(c.Matches)+len(c.Rejected))
		}
		if c.Finding().Outcome.String() == "" {
			t.Fatal("nothing is said")
		}
	})
}

func numbers(text string) (out []float64) {
	for _, w := range strings.Fields(text) {
		if x, err := strconv.ParseFloat(w, 64); err == nil {
			out = append(out, x)
		}
	}
	return out
}

func FuzzRun(f *testing.F) {
	f.Add(0, 0.0, 10.0, 0.5, true, 3.0, 0)
	f.Add(3, 5.0, 6.0, 1e-3, false, -1e300, 5)
	f.Fuzz(func(t *testing.T, model int, from, to, step float64, rk4 bool, value float64, what int) {
		if (to-from)/step > 5000 {
			return
		}
		m := archetypeFor(t, systems.Archetypes()[uint(model)%uint(len(archetypes))])
		s := Setup{From: from, To: to, Step: step, Method: MethodEuler}
		if rk4 {
			s.Method = MethodRK4
		}
		s.Changes = []Change{Set(m.names[1+uint(what)%uint(len(m.names)-1)], value).From((from + to) / 2)}
		run, err := m.Run(s)
		if err != nil {
			return
		}
		for _, x := range run.states {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Fatalf("a state is %v", x)
			}
		}
		if run.Finding().Rule.String() == "" {
			t.Fatal("nothing is said")
		}
	})
}

// The zero values have nothing, and say so.
func TestZeroValues(t *testing.T) {
	r := &Run{}
	if r.Whole() || r.Times() != nil || r.Setup().Changes != nil || r.Model() == nil || r.Model().ID() != "" {
		t.Errorf("a run %v", r)
	}
	if _, ok := r.At("x", 1); ok {
		t.Error("a value at a time")
	}
	if _, ok := r.End("x"); ok {
		t.Error("a value at the end")
	}
	if _, ok := r.Series("x"); ok {
		t.Error("a series")
	}
	if _, err := r.Structure(); codeOf(err) != govmaturity.CodeRequired {
		t.Errorf("a structure: %v", err)
	}
	if f := r.Finding(); f.About.Kind != FindingRun {
		t.Errorf("a finding %v", f)
	}
	if _, err := r.Model().Run(Setup{}); err == nil {
		t.Error("the model of no run runs")
	}
	var c Counterfactual
	if _, ok := c.Effect("x"); ok || c.Finding().Outcome != nil {
		t.Error("an effect")
	}
}

func TestZeroFindings(t *testing.T) {
	for _, f := range []govmaturity.Finding{Classification{}.Finding(), Counterfactual{}.Finding(govmaturity.WordsFor("ar"))} {
		if !reflect.DeepEqual(f, govmaturity.Finding{}) {
			t.Errorf("nothing was found, and said is %+v", f)
		}
	}
}
