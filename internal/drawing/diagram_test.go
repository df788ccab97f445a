package drawing

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/layout"
)

// goldenDiagram has links, loops and variables of each kind. Its own texts are
// numbers, so that whatever else is said comes from the words.
func goldenDiagram(h Head) Diagram {
	d := Diagram{Head: h, Fit: Fit{Width: 900}, Further: "99"}
	for i := range 7 {
		d.Variables = append(d.Variables, Variable{ID: strconv.Itoa(i), Title: "1" + strconv.Itoa(i), Stock: i == 2})
	}
	d.Links = []Link{
		{From: 0, To: 1, Effect: EffectSame}, {From: 1, To: 2, Effect: EffectSame}, {From: 2, To: 0, Effect: EffectOpposite},
		{From: 2, To: 3, Effect: EffectOpposite, Delay: true}, {From: 3, To: 2, Effect: EffectOpposite}, {From: 4, To: 0}, {From: 4, To: 4}, {From: 5, To: 1, Effect: EffectSame},
	}
	d.Loops = []Loop{{Name: "1", Links: []int{0, 1, 2}, Title: "98"}, {Name: "2", Links: []int{3, 4}}, {Name: "3", Links: []int{6}}}
	return d
}

func (r random) diagram() Diagram {
	d := Diagram{Head: r.head(), Fit: r.fit(), Further: r.short()}
	n := 1 + r.IntN(14)
	for i := range n {
		v := Variable{ID: strconv.Itoa(i), Title: "V" + r.short(), Stock: r.IntN(3) == 0}
		if r.IntN(4) == 0 {
			v.Given, v.X, v.Y = true, float64(r.IntN(2000)-1000), float64(r.IntN(500))
		}
		d.Variables = append(d.Variables, v)
	}
	for range r.IntN(20) {
		d.Links = append(d.Links, Link{From: r.IntN(n), To: r.IntN(n), Effect: pick(r, []Effect{"", EffectSame, EffectOpposite}), Delay: r.IntN(3) == 0})
	}
	for i, l := range d.Links {
		if l.From == l.To && len(d.Loops) < 3 {
			d.Loops = append(d.Loops, Loop{Name: "R" + strconv.Itoa(i), Title: r.short(), Links: []int{i}})
		}
	}
	return d
}

func TestDiagramProblems(t *testing.T) {
	head := Head{Title: "T"}
	one := []Variable{{Title: "x"}}
	for reason, tt := range map[string]struct {
		d    Diagram
		want []string
	}{
		"nothing":   {Diagram{}, []string{"title: a chart needs", "variables: at least one"}},
		"the width": {Diagram{Head: head, Fit: Fit{Width: 319}, Variables: one}, []string{"width: expected from 320"}},
		"variables": {Diagram{Head: head, Variables: []Variable{{}, {Title: "y", Given: true, X: math.NaN(), Y: 30_000}}},
			[]string{"variables[0].title: a variable needs", "variables[1].id: a variable before", "variables[1].x: expected a place", "variables[1].y: expected a place"}},
		"links": {Diagram{Head: head, Variables: one, Links: []Link{{From: -1, To: 1}}}, []string{"links[0].from: there is no", "links[0].to: there is no"}},
		"loops": {Diagram{Head: head, Variables: one, Links: []Link{{}}, Loops: []Loop{{}, {Name: "a", Links: []int{1}}, {Name: "b", Links: []int{-1, 0}}}},
			[]string{"loops[0].links: the links", "loops[0].name: a loop needs", "loops[1].links: the links", "loops[2].links: the links"}},
		"too many variables": {Diagram{Head: head, Variables: make([]Variable, layout.MaxNodes+1)}, nil},
		"too many links":     {Diagram{Head: head, Variables: one, Links: make([]Link, layout.MaxLinks+1)}, []string{"links: a chart shows at most 3000"}},
		"too many loops":     {Diagram{Head: head, Variables: one, Loops: make([]Loop, MaxNamed+1)}, []string{"loops: a chart names at most 20"}},
	} {
		_, err := New(tt.d)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", reason, err)
			continue
		}
		if tt.want == nil {
			tt.want = make([]string, len(problems))
		}
		if len(problems) != len(tt.want) {
			t.Errorf("%s: %v", reason, err)
			continue
		}
		for i, p := range problems {
			if !strings.HasPrefix(p.Error(), tt.want[i]) {
				t.Errorf("%s: got %q, want %q", reason, p.Error(), tt.want[i])
			}
		}
	}
}

// What is drawn is said: each link has its sign, each delay two bars, each loop
// its name, each stock a box.
func TestDiagramSaysAll(t *testing.T) {
	for _, width := range []int{320, 900} {
		d := goldenDiagram(Head{Title: "T"})
		d.Width = width
		text := map[string]int{}
		boxes := 0
		made(t, d).walk(func(e *element) {
			if e.name == "text" {
				text[e.text]++
			}
			if e.name == "rect" {
				boxes++
			}
		})
		// Each sign stands in the legend once more.
		for sign, want := range map[string]int{"+": 3 + 1, "\u2212": 3 + 1, "?": 2 + 1, "1": 1, "2": 1, "3": 1, "10": 1, "16": 1} {
			if text[sign] != want {
				t.Errorf("width %d: %q is there %d times, want %d", width, sign, text[sign], want)
			}
		}
		if want := 1 + 1 + 1; boxes != want { // the ground, the stock and its key
			t.Errorf("width %d: %d boxes, want %d", width, boxes, want)
		}
	}
}

// Text is as large as it can be read, and the picture as wide as asked for.
func TestDiagramFits(t *testing.T) {
	for _, width := range []int{320, 500, 800, 1400} {
		for _, language := range []string{"en", "ar"} {
			d := goldenDiagram(Head{Title: "T", Words: govmaturity.WordsFor(language)})
			d.Width = width
			top := made(t, d)
			if got := top.attrs["width"]; got != strconv.Itoa(width) {
				t.Errorf("asked for %d pixels, got %s", width, got)
			}
			top.walk(func(e *element) {
				if size, err := strconv.ParseFloat(e.attrs["font-size"], 64); e.name == "text" && (err != nil || size < 11) {
					t.Errorf("%q is written in %s", e.text, e.attrs["font-size"])
				}
			})
		}
	}
}

// A diagram is the same picture for readers from the right: a loop that runs
// clockwise does so for everybody.
func TestDiagramIsNotTurnedAround(t *testing.T) {
	places := func(language string) map[string]string {
		d := goldenDiagram(Head{Title: "T", Words: govmaturity.WordsFor(language)})
		out := map[string]string{}
		made(t, d).walk(func(e *element) {
			if e.name == "text" && regexp.MustCompile(`^1\d$`).MatchString(e.text) {
				out[e.text] = e.attrs["x"]
			}
		})
		return out
	}
	left, right := places("en"), places("ar")
	number := func(s string) float64 { x, _ := strconv.ParseFloat(s, 64); return x }
	by := number(right["10"]) - number(left["10"])
	for v := range left {
		if d := number(right[v]) - number(left[v]) - by; math.Abs(d) > 0.011 {
			t.Errorf("%s is moved by %v more than others", v, d)
		}
	}
	if len(left) != 7 {
		t.Errorf("only %v are found", left)
	}
}

// It is said where variables do not stand where they were put.
func TestDiagramRemarks(t *testing.T) {
	d := Diagram{Head: Head{Title: "T"}, Fit: Fit{Width: 600}, Variables: []Variable{
		{ID: "1", Title: "first", Given: true}, {ID: "2", Title: "second", Given: true, X: 30}, {ID: "3", Title: "third", Given: true, X: 30},
	}}
	c := chartOf(t, d)
	for _, want := range []string{"times as far apart", "1 variable does not stand where the file puts it, on top of another: third."} {
		if !strings.Contains(c.Description(), want) {
			t.Errorf("%q says nothing of %q", c.Description(), want)
		}
	}
	d.Variables = []Variable{{ID: "1", Title: "first", Given: true}, {ID: "2", Title: "second", Given: true, X: 2000}}
	if c = chartOf(t, d); !strings.Contains(c.Description(), "to fit") && !strings.Contains(c.Description(), "fit the width") {
		t.Errorf("%q", c.Description())
	}
}

func TestLoopTable(t *testing.T) {
	d := goldenDiagram(Head{Title: "T"})
	header, rows := d.LoopTable(govmaturity.WordsFor("en"))
	if len(rows) != 3 || len(header) != 4 {
		t.Fatalf("%q %q", header, rows)
	}
	for i, want := range []string{
		"1|balancing|98|10 →\u00a0+\u00a011 →\u00a0+\u00a012 →\u00a0\u2212\u00a010",
		"2|reinforcing, with a delay||12 →\u00a0\u2212\u00a013 →\u00a0\u2212\u00a012",
		"3|undetermined||14 →\u00a0?\u00a014",
	} {
		if got := strings.Join(rows[i], "|"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
