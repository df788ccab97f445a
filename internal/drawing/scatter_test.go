package drawing

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// goldenScatter is a few steps by value and feasibility.
func goldenScatter(h Head) Scatter {
	s := Scatter{Head: h, Fit: Fit{Width: 700}, Up: ScatterAxis{Title: "Value", Range: govmaturity.Range{Max: 10}},
		Across: ScatterAxis{Title: "Months", Range: govmaturity.Range{Min: 6, Max: 24}, Less: true, Wide: true}}
	for _, x := range []struct {
		title      string
		months, up float64
		layer      int
	}{{"One portal", 18, 8, 1}, {"Register of people", 24, 5.5, 3}, {"Training of staff", 7, 5.5, 1}, {"Government cloud", 20, 4, 3}, {"Open data", 12, 5, 2}} {
		s.Spots = append(s.Spots, Spot{Title: x.title, Across: At(x.months), Up: At(x.up), Layer: x.layer})
	}
	s.Spots = append(s.Spots, Spot{Title: "A law on data", Across: Missing(govmaturity.StateUnanswered), Up: At(7)})
	return s
}

func (r random) scatter() Scatter {
	axis := func() ScatterAxis {
		return ScatterAxis{Title: "A " + r.short(), Range: r.span(), Wide: r.IntN(2) == 0, Less: r.IntN(2) == 0}
	}
	s := Scatter{Head: r.head(), Fit: r.fit(), Across: axis(), Up: axis()}
	if r.IntN(10) == 0 {
		s.Up.Range = pick(r, []govmaturity.Range{{Min: 0, Max: 1e300}, {Min: -1e-300, Max: 1e-300}, {Min: 5, Max: 5}, {}})
	}
	for i := range 1 + r.IntN(pick(r, []int{3, 10, 100})) {
		spot := Spot{Title: strconv.Itoa(i) + " " + r.short(), Across: r.point(s.Across.Range), Up: r.point(s.Up.Range)}
		if spot.placed() {
			spot.Layer = 1 + r.IntN(4)
		}
		s.Spots = append(s.Spots, spot)
	}
	return s
}

// Names stand beside their points where there is room for all of them, and numbers
// with a list where there is not.
func TestScatterNames(t *testing.T) {
	for _, c := range []struct {
		width, more int
		names       bool
	}{{1000, 0, true}, {1000, 60, false}, {320, 0, false}, {320, 30, false}} {
		s := goldenScatter(Head{Title: "T"})
		s.Width = c.width
		r := rand.New(rand.NewPCG(1, 2))
		for i := range c.more {
			s.Spots = append(s.Spots, Spot{Title: fmt.Sprint("Another step ", i), Across: At(6 + 18*r.Float64()), Up: At(10 * r.Float64()), Layer: 2})
		}
		top := made(t, s)
		checkApart(t, top, c.width)
		numbered, named := false, false
		top.walk(func(e *element) {
			if e.name == "text" && e.text == "1" {
				numbered = true
			}
			text := e.text
			for _, kid := range e.kids {
				text += " " + kid.text
			}
			named = named || e.name == "text" && strings.TrimSpace(text) == "One portal"
		})
		if numbered == c.names || !named {
			t.Errorf("%d wide with %d more: numbered %v, named %v", c.width, c.more, numbered, named)
		}
	}
}

// Less that is better is to the end, and up.
func TestScatterLess(t *testing.T) {
	s := goldenScatter(Head{Title: "T"})
	p := &scatterPlot{Scatter: s, width: 100, height: 100, across: axisOf(6, 24, 4, true), up: axisOf(0, 10, 5, false)}
	if p.x(7) <= p.x(18) || p.y(8) >= p.y(5) {
		t.Errorf("%v, %v; %v, %v", p.x(7), p.x(18), p.y(8), p.y(5))
	}
	p.Across.Less, p.Up.Less = false, true
	if p.x(7) >= p.x(18) || p.y(8) <= p.y(5) {
		t.Errorf("%v, %v; %v, %v", p.x(7), p.x(18), p.y(8), p.y(5))
	}
}

// What cannot be drawn is refused, with its place.
func TestScatterProblems(t *testing.T) {
	s := goldenScatter(Head{Title: "T"})
	s.Spots[0].Up = At(11)
	s.Spots[1].Layer = 0
	s.Spots[5].Layer = 1
	s.Up.Title = ""
	_, err := New(s)
	for _, want := range []string{"spots[0].up.value", "spots[1].layer", "spots[5].layer", "up.title"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("nothing of %s in %v", want, err)
		}
	}
	if _, err := New(Scatter{}); err == nil {
		t.Error("nothing is drawn")
	}
}
