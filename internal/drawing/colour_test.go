package drawing

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// ratio is the contrast of WCAG 2.2 between two colours, with the standard
// library's own powers.
func ratio(tb testing.TB, a, b string) float64 {
	tb.Helper()
	luminance := func(colour string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				tb.Fatal(err)
			}
			x := float64(n) / 255
			if x <= 0.04045 {
				x /= 12.92
			} else {
				x = math.Pow((x+0.055)/1.055, 2.4)
			}
			sum += weight * x
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	const text, graphics = 4.5, 3
	type pair struct {
		reason string
		a, b   string
		least  float64
	}
	pairs := []pair{
		{"text", ink, paper, text},
		{"details and notes", quiet, paper, text},
		{"the word in a row below the lowest level", quiet, paper, text},
		{"check marks in cells that were passed", quiet, tint, graphics},
		{"the frame of a target in a cell that was passed", frame, tint, graphics},
		{"rings, axes and borders of empty cells", rule, paper, graphics},
		{"borders of passed cells, outwards", rule, paper, graphics},
		{"the rim", frame, paper, graphics},
		{"hatching", hatch, paper, graphics},
		{"signs that ask for attention", warning, paper, graphics},
		{"the lock of what is withheld", quiet, tint, graphics},
		{"what is attained, and the mark on it", paper, seriesColours[0], graphics},
		{"the mark of what is needed", ink, paper, graphics},
	}
	for i, colour := range seriesColours {
		pairs = append(pairs, pair{fmt.Sprintf("series %d", i), colour, paper, graphics})
	}
	for n := 1; n <= maxTicks; n++ {
		for i := range n {
			cell, word := ramp(i, n)
			pairs = append(pairs, pair{fmt.Sprintf("the word in cell %d of %d", i, n), word, cell, text})
			pairs = append(pairs, pair{fmt.Sprintf("the border of cell %d of %d", i, n), frame, paper, graphics})
		}
	}
	for _, p := range pairs {
		if got := ratio(t, p.a, p.b); got < p.least {
			t.Errorf("%s: %s on %s has a contrast of %.2f, want %v", p.reason, p.a, p.b, got, p.least)
		}
	}
	// The published examples of the formula.
	if got := ratio(t, "#000000", "#ffffff"); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white has %v", got)
	}
	if got := ratio(t, "#777777", "#ffffff"); math.Abs(got-4.48) > 0.005 {
		t.Errorf("#777777 on white has %v", got)
	}
}

// No colour is drawn that TestContrast does not look at.
func TestColoursAreKnown(t *testing.T) {
	known := map[string]bool{paper: true, ink: true, quiet: true, rule: true, frame: true, tint: true, dark: true}
	for _, c := range seriesColours {
		known[c] = true
	}
	for n := 1; n <= maxTicks; n++ {
		for i := range n {
			cell, _ := ramp(i, n)
			known[cell] = true
		}
	}
	// The ground is painted by the chart itself, for dark pages too.
	var b bytes.Buffer
	r := Radar{Head: Head{Title: "T"}}
	for range 9 {
		r.Axes = append(r.Axes, Axis{Title: "A", Range: govmaturity.Range{Max: 1}})
	}
	for i := range MaxSeries {
		s := Series{Title: strconv.Itoa(i), Points: []Point{{Value: 1, State: govmaturity.StateImputed}}}
		for k := range 8 {
			s.Points = append(s.Points, At(float64(k)/8))
		}
		r.Series = append(r.Series, s)
	}
	h := HeatMap{Head: Head{Title: "T"}, Levels: []string{"a", "b", "c", "d"}, Rows: []Row{{Title: "x"}, {Title: "y", State: govmaturity.StateAnswered}}}
	for i := range 4 {
		h.Rows = append(h.Rows, Row{Title: "z", State: govmaturity.StateAnswered, Reached: i + 1})
	}
	p := Progress{Head: Head{Title: "T"}, Dates: []string{"2020", "2021"}, Range: govmaturity.Range{Max: 1}, Series: []Series{{Title: "s", Points: []Point{At(0), {}}}}}
	head := Head{Title: "T"}
	for _, s := range []Shape{r, h, p, goldenProfile(head), goldenMatrix(head), goldenDepth(head), goldenDots(head), goldenShares(head), goldenDiagram(head), goldenTrend(head), goldenGantt(head), goldenDeadlines(head, false), goldenDeadlines(head, true)} {
		if err := chartOf(t, s).WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, found := range regexp.MustCompile(`(?:fill|stroke)="([^"]*)"`).FindAllStringSubmatch(b.String(), -1) {
		if c := found[1]; !known[c] && c != "none" && c != "stroke" && c[:3] != "url" {
			t.Errorf("the colour %q is not known", c)
		}
	}
}
