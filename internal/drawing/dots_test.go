package drawing

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// goldenDots has a row of each kind: all on levels, one without a value, one on a line of
// its own with an interval.
func goldenDots(h Head) Dots {
	var levels []Tick
	for i := range 4 {
		levels = append(levels, Tick{float64(i + 1), strconv.Itoa(100 + i)})
	}
	four := govmaturity.Range{Min: 1, Max: 4}
	return Dots{
		Head: h, Fit: Fit{640}, Topic: "0", Summary: []string{"1"},
		Rows: []DotRow{
			{Title: "10", Range: four, Ticks: levels}, {Title: "11", Range: four, Ticks: levels, Lines: []string{"5"}},
			{Title: "12", Range: govmaturity.Range{Min: -1, Max: 1}, Span: &govmaturity.Range{Min: -0.5, Max: 0.75}},
		},
		Series: []Series{
			{Title: "20", Points: []Point{At(1), At(3), At(0.25)}}, {Title: "21", Points: []Point{At(4), {}, At(0.25)}}, {Title: "22", Points: []Point{At(1), At(3), {Value: 1, State: govmaturity.StateImputed}}},
		},
	}
}

func (r random) dots() Dots {
	d := Dots{Head: r.head(), Fit: r.fit(), Summary: []string{r.short()}}
	series := 1 + r.IntN(MaxSeries)
	if r.IntN(3) == 0 {
		series = 9 + r.IntN(40)
		d.Crowd, d.CrowdTitle = series-r.IntN(4), "crowd "+r.short()
	} else if series == 2 {
		d.Joined = true
	}
	for i := range series {
		d.Series = append(d.Series, Series{Title: strconv.Itoa(i) + " " + r.short()})
	}
	for range 1 + r.IntN(12) {
		row := DotRow{Title: "R " + r.short(), Range: r.span()}
		if row.Range.Max > row.Range.Min {
			for i := range r.IntN(6) {
				row.Ticks = append(row.Ticks, Tick{Value: row.Range.Min + (row.Range.Max-row.Range.Min)*float64(i)/6, Title: r.short()})
			}
			if r.IntN(3) == 0 {
				row.Span = &govmaturity.Range{Min: row.Range.Min, Max: row.Range.Min + r.Float64()*(row.Range.Max-row.Range.Min)}
			}
		}
		if r.IntN(3) == 0 {
			row.Lines = []string{r.short()}
		}
		for i := range d.Series {
			d.Series[i].Points = append(d.Series[i].Points, r.point(row.Range))
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

// dotsIn returns what is drawn on the lines of a chart of dots.
func dotsIn(top *element) (middles [][2]float64, uprights map[string]bool) {
	uprights = map[string]bool{}
	top.walk(func(e *element) {
		x, _ := strconv.ParseFloat(e.attrs["cx"], 64)
		y, _ := strconv.ParseFloat(e.attrs["cy"], 64)
		switch {
		case e.name == "circle":
			middles = append(middles, [2]float64{x, y})
		case e.name == "line" && e.attrs["x1"] == e.attrs["x2"]:
			uprights[e.attrs["x1"]] = true
		}
	})
	return middles, uprights
}

// Circles lie exactly on the lines of their levels, however many there are, and none covers
// another; together they are as many as there are values.
func TestCrowdOfDots(t *testing.T) {
	for _, width := range []int{MinWidth, 960} {
		d := Dots{Head: Head{Title: "T"}, Fit: Fit{width}, Crowd: 60, CrowdTitle: "c", Rows: []DotRow{{Title: "R", Range: govmaturity.Range{Max: 4}}}}
		for i := range 5 {
			d.Rows[0].Ticks = append(d.Rows[0].Ticks, Tick{Value: float64(i)})
		}
		for i := range 60 {
			d.Series = append(d.Series, Series{Title: strconv.Itoa(i), Points: []Point{At(float64(i % 7 % 5))}})
		}
		d.Series[0].Points[0] = Point{}
		top := made(t, d)
		all := 0
		top.walk(func(e *element) {
			if n, err := strconv.Atoi(e.text); err == nil && e.name == "text" && n > 4 {
				all += n
			}
		})
		middles, uprights := dotsIn(top)
		for _, at := range middles {
			if at[1] > 0 && !uprights[number(at[0])] { // that of the legend is above
				t.Errorf("%d wide: a circle at %v is on no line of %v", width, at, uprights)
			}
		}
		if len(middles) != 1+5 || all != 59 {
			t.Errorf("%d wide: %d circles for %d", width, len(middles)-1, all)
		}
	}
}

// An arrow leads from before to after, in the direction of the change, and there is none
// where nothing changed.
func TestJoined(t *testing.T) {
	for _, tt := range []struct {
		before, after float64
		want          int // to the end, to the beginning, or none
	}{{1, 3, 1}, {3, 1, -1}, {2, 2, 0}} {
		for language, way := range map[string]int{"en": 1, "ar": -1} {
			d := Dots{Head: Head{Title: "T", Words: govmaturity.WordsFor(language)}, Joined: true, Rows: []DotRow{{Title: "R", Range: govmaturity.Range{Max: 4}}},
				Series: []Series{{Title: "A", Points: []Point{At(tt.before)}}, {Title: "B", Points: []Point{At(tt.after)}}}}
			got := 0
			made(t, d).walk(func(e *element) {
				if e.name == "line" && e.attrs["stroke"] == ink {
					from, _ := strconv.ParseFloat(e.attrs["x1"], 64)
					to, _ := strconv.ParseFloat(e.attrs["x2"], 64)
					got = int(math.Copysign(1, to-from))
				}
			})
			if got != tt.want*way {
				t.Errorf("%s, %v to %v: the arrow goes %d", language, tt.before, tt.after, got)
			}
		}
	}
}

// The titles of levels stand above the lines where no word of them is broken, and else
// numbers that a list explains.
func TestTitlesOfDots(t *testing.T) {
	for width, numbers := range map[int]bool{MinWidth: true, 960: false} {
		d := Dots{Head: Head{Title: "T"}, Fit: Fit{width}, Rows: []DotRow{{Title: "R", Range: govmaturity.Range{Min: 1, Max: 7}}}, Series: []Series{{Points: []Point{At(1)}}}}
		for i := range 7 {
			d.Rows[0].Ticks = append(d.Rows[0].Ticks, Tick{float64(i + 1), fmt.Sprint("Transfer ", i)})
		}
		all := texts(made(t, d))
		if _, numbered := all["7"]; numbered != numbers {
			t.Errorf("%d wide: numbers %v in %v", width, numbered, all)
		}
		for words := range all {
			for _, line := range strings.Split(words, "|") {
				if strings.HasPrefix("Transfer", line) && line != "Transfer" && len(line) > 1 {
					t.Errorf("%d wide: a word is broken: %q", width, words)
				}
			}
		}
	}
}

func TestDotsProblems(t *testing.T) {
	good := goldenDots(Head{Title: "T"})
	for want, bad := range map[string]func(*Dots){
		"rows: at least one":         func(d *Dots) { d.Rows = nil; d.Series = []Series{{}} },
		"rows[0].title":              func(d *Dots) { d.Rows[0].Title = "" },
		"rows[2].span":               func(d *Dots) { d.Rows[2].Span = &govmaturity.Range{Min: -2, Max: 1} },
		"series[0].points[1].value":  func(d *Dots) { d.Series[0].Points[1] = At(5) },
		"crowd: at most 8":           func(d *Dots) { d.Crowd = 4 },
		"crowdTitle":                 func(d *Dots) { d.Crowd = 3 },
		"joined: two series":         func(d *Dots) { d.Joined = true },
		"series[1].points: expected": func(d *Dots) { d.Series[1].Points = nil },
		"series: a chart shows at most": func(d *Dots) {
			d.Crowd, d.CrowdTitle, d.Series = 100_000, "c", make([]Series, 100_000)
		},
	} {
		d := good
		d.Rows = append([]DotRow(nil), good.Rows...)
		d.Series = nil
		for _, s := range good.Series {
			d.Series = append(d.Series, Series{Title: s.Title, Points: append([]Point(nil), s.Points...)})
		}
		bad(&d)
		if _, err := New(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, found %v", want, err)
		}
	}
}

// goldenShares has bars of one and of two rounds, and numbers that find no room.
func goldenShares(h Head) Shares {
	parts := []string{"100", "101", "102"}
	return Shares{Head: h, Fit: Fit{640}, Topic: "0", Summary: []string{"1"}, Unknown: "3", Rows: []ShareRow{
		{Title: "10", Parts: parts, Bars: []ShareBar{{Counts: []int{1, 500, 499}, Unknown: 2}}},
		{Title: "11", Parts: parts, Bars: []ShareBar{{Title: "20", Counts: []int{3, 0, 0}, Unknown: 3}, {Title: "21", Counts: []int{0, 0, 6}}}, Lines: []string{"5"}},
		{Title: "12", Parts: parts, Bars: []ShareBar{{Counts: []int{0, 0, 0}}}},
	}}
}

func (r random) shares() Shares {
	s := Shares{Head: r.head(), Fit: r.fit(), Summary: []string{r.short()}, Unknown: "U " + r.short()}
	var parts []string
	for range r.IntN(8) {
		parts = append(parts, "P "+r.short())
	}
	for range 1 + r.IntN(10) {
		row := ShareRow{Title: "R " + r.short(), Parts: parts}
		if r.IntN(4) == 0 {
			row.Parts = append([]string{"Q " + r.short()}, parts...)
		}
		if r.IntN(3) == 0 {
			row.Lines = []string{r.short()}
		}
		for i := range 1 + r.IntN(2) {
			b := ShareBar{Title: strconv.Itoa(i) + r.short(), Unknown: r.IntN(3)}
			for range row.Parts {
				b.Counts = append(b.Counts, pick(r, []int{0, 1, 2, 50, 1_000_000}))
			}
			row.Bars = append(row.Bars, b)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// Each number of a bar stands in its part or, where it is too narrow, below, and the parts
// are as wide as their numbers.
func TestShares(t *testing.T) {
	s := goldenShares(Head{Title: "T"})
	top := made(t, s)
	all := texts(top)
	for _, want := range []string{"500", "499", "100: 1; 3: 2", "6"} {
		if _, ok := all[want]; !ok {
			t.Errorf("there is no %q in %v", want, all)
		}
	}
	widths := map[string]float64{}
	top.walk(func(e *element) {
		if e.name == "title" && len(e.up.kids) > 1 && e.up.name == "g" {
			widths[e.text], _ = strconv.ParseFloat(e.up.kids[1].attrs["width"], 64)
		}
	})
	if x, y := widths["101: 500"]+2, widths["102: 499"]+2; math.Abs(x/y-500.0/499) > 0.001 {
		t.Errorf("500 is %v wide, and 499 is %v", x, y)
	}
	for want, bad := range map[string]Shares{
		"rows: at least one":      {Head: s.Head, Unknown: "u"},
		"unknown: those":          {Head: s.Head, Rows: s.Rows},
		"rows[0].bars[0].counts":  {Head: s.Head, Unknown: "u", Rows: []ShareRow{{Title: "a", Parts: []string{"p"}, Bars: []ShareBar{{}}}}},
		"rows[0].bars[0]: expect": {Head: s.Head, Unknown: "u", Rows: []ShareRow{{Title: "a", Bars: []ShareBar{{Unknown: -1}}}}},
		"rows[0].bars: expected":  {Head: s.Head, Unknown: "u", Rows: []ShareRow{{Title: "a"}}},
		"rows[0].parts[0]":        {Head: s.Head, Unknown: "u", Rows: []ShareRow{{Title: "a", Parts: []string{""}, Bars: []ShareBar{{Counts: []int{1}}}}}},
	} {
		if _, err := New(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, found %v", want, err)
		}
	}
}

// Whatever stands in them, bars and the words beside them never meet, and neither do dots.
func TestDotsAndSharesCoverNothing(t *testing.T) {
	for seed := range 25 {
		r := random{rand.New(rand.NewPCG(uint64(seed), 9))}
		d, s := r.dots(), r.shares()
		if d.Crowd == 0 { // numbers stand on the circles of a crowd, which the sweep of maturity/chart looks at
			t.Run(fmt.Sprint("dots, seed ", seed, ", ", d.width()), func(t *testing.T) { checkApart(t, made(t, d), d.width()) })
		}
		t.Run(fmt.Sprint("shares, seed ", seed, ", ", s.width()), func(t *testing.T) { checkApart(t, made(t, s), s.width()) })
	}
}
