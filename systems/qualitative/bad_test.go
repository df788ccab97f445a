package qualitative

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestBadCommunities(t *testing.T) {
	for name, c := range map[string]struct {
		variables []string
		effects   [][]int
		code      govmaturity.Code
	}{
		"none":       {nil, nil, govmaturity.CodeWrongCount},
		"too many":   {make([]string, MaxVariables+1), nil, govmaturity.CodeWrongCount},
		"no name":    {[]string{""}, [][]int{{0}}, govmaturity.CodeDuplicateID},
		"one name":   {[]string{"a", "a"}, [][]int{{0, 0}, {0, 0}}, govmaturity.CodeDuplicateID},
		"no rows":    {[]string{"a"}, nil, govmaturity.CodeWrongCount},
		"short row":  {[]string{"a", "b"}, [][]int{{0, 0}, {0}}, govmaturity.CodeWrongCount},
		"wrong sign": {[]string{"a"}, [][]int{{-2}}, govmaturity.CodeNotAllowed},
		"too great":  {[]string{"a"}, [][]int{{3}}, govmaturity.CodeNotAllowed},
	} {
		_, err := New(c.variables, c.effects)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || problems[0].Code != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestBadEffects(t *testing.T) {
	for _, e := range []Effect{{"a", "x", 1}, {"x", "a", 1}, {"a", "b", 0}, {"a", "b", 7}} {
		if _, err := Of([]string{"a", "b"}, []Effect{e}); err == nil {
			t.Errorf("%+v is taken", e)
		}
	}
	c, err := Of([]string{"a", "b"}, []Effect{{"a", "b", 1}, {"a", "b", -1}, {"b", "a", 1}, {"b", "a", 1}})
	if err != nil || c.Effect("a", "b") != Unknown || c.Effect("b", "a") != 1 || c.Effect("a", "a") != 0 || c.Effect("a", "none") != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}

// What nobody defined has no answers, and does not panic.
func TestZero(t *testing.T) {
	var p Press
	if got := p.Cell("a", "b"); got != (Cell{}) || len(p.Rows()) != 0 || len(p.Table(govmaturity.Words{}).Rows) != 0 {
		t.Errorf("%+v", got)
	}
	c := made(t, []string{"a"}, [][]int{{0}})
	if got := c.Press().Cell("a", "a").Response; got != ResponseUndefined {
		t.Errorf("a variable that nothing holds: %s", got)
	}
	if got := c.Stability().Verdict; got != StabilityVerdictNever {
		t.Errorf("a variable that nothing holds is %s stable", got)
	}
	if got := c.Damped().Press().Cell("a", "a").Response; got != ResponseIncrease {
		t.Errorf("damped: %s", got)
	}
	if got := c.Press().Cell("a", "nobody"); got != (Cell{}) {
		t.Errorf("%+v", got)
	}
	if f := c.Press().Cell("a", "nobody").Finding(); f.Title != nil || f.Reasons != nil {
		t.Errorf("a cell of nobody says %s", f)
	}
	if f := (Stability{}).Finding(); f.Title != nil || f.Reasons != nil {
		t.Errorf("no stability says %s", f)
	}
	for _, f := range []govmaturity.Finding{Cell{}.Finding(), Stability{}.Finding(govmaturity.WordsFor("fr"))} {
		if !reflect.DeepEqual(f, govmaturity.Finding{}) {
			t.Errorf("nothing was found, and said is %+v", f)
		}
	}
	if f := c.Stability().Finding(); f.State != govmaturity.StateAnswered || len(f.Sources) == 0 {
		t.Errorf("%+v", f)
	}
}

// A system with everything acting on everything is not counted, and says so; what
// nothing leads to is still known not to move.
func TestLarge(t *testing.T) {
	n := MaxVariables
	names, full, chain := make([]string, n), make([][]int, n), make([][]int, n)
	for i := range n {
		names[i] = "v" + strconv.Itoa(i)
		full[i], chain[i] = slices.Repeat([]int{1}, n), make([]int, n)
		full[i][i], chain[i][i] = -1, -1
		if i > 0 {
			chain[i][i-1] = 1
		}
	}
	c := made(t, names, full)
	if p := c.Press(); p.Whole || p.Cell("v0", "v1").Response != ResponseNotCounted {
		t.Errorf("whole %v, %+v", p.Whole, p.Cell("v0", "v1"))
	}
	if s := c.Stability(); s.Verdict != StabilityVerdictNotCounted || s.Levels != nil || s.Counted {
		t.Errorf("%s", s.Verdict)
	}
	d := made(t, names, chain)
	p := d.Press()
	for of, want := range map[string]Response{"v0": ResponseNone, "v3": ResponseIncrease, "v12": ResponseIncrease, "v400": ResponseNotCounted} {
		if got := p.Cell(of, "v3").Response; got != want {
			t.Errorf("%s to v3: %s, want %s", of, got, want)
		}
	}
	if s := d.Stability(); s.Verdict != StabilityVerdictAlways || len(s.Levels) != n {
		t.Errorf("a chain is %s, with %d levels", s.Verdict, len(s.Levels))
	}
}

func FuzzCommunity(f *testing.F) {
	f.Add([]byte{3, 1, 1, 0, 2, 0, 1, 0, 2, 1})
	f.Add([]byte{12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 0, 2, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 {
			return
		}
		n := int(data[0])%8 + 1
		names, a := make([]string, n), make([][]int, n)
		for i := range n {
			names[i], a[i] = strconv.Itoa(i), make([]int, n)
			for j := range n {
				if k := 1 + i*n + j; k < len(data) {
					a[i][j] = int(data[k])%4 - 1
				}
			}
		}
		c := made(t, names, a)
		p := c.Press()
		for _, row := range p.Rows() {
			for _, cell := range row {
				ambiguous := cell.Unknown > 0 || cell.Positive > 0 && cell.Negative > 0
				if ambiguous != (cell.Response == ResponseAmbiguous) {
					t.Fatalf("%+v", cell)
				}
			}
		}
		s := c.Stability()
		if s.Verdict == StabilityVerdictAlways && s.Counted && !s.AtEqualStrengths {
			t.Fatalf("%v: always stable, and not with equal strengths", a)
		}
		if s.Finding().Outcome.String() == "" || p.Table(govmaturity.Words{}).Caption == "" {
			t.Fatal("nothing is said")
		}
	})
}
