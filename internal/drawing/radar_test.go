package drawing

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// The markers of the first series are discs, whose middle can be measured.
func TestRadarPlacesPoints(t *testing.T) {
	r := Radar{Head: Head{Title: "T"}, Series: []Series{{Title: "S"}}}
	shares := []float64{1, 0.5, 0.25, 0, 0.75, 0.1, 1}
	for i, share := range shares {
		r.Axes = append(r.Axes, Axis{Title: "A" + strconv.Itoa(i), Range: govmaturity.Range{Min: -1, Max: float64(i) + 1}})
		r.Series[0].Points = append(r.Series[0].Points, At(-1+share*float64(i+2)))
	}
	for _, language := range []string{"en", "ar"} {
		r.Words = govmaturity.WordsFor(language)
		markers, lines := drawn(t, made(t, r), 1)
		if len(markers) != len(shares) || !slices.Equal(lines, []int{len(shares)}) {
			t.Fatalf("%d markers, lines of %v points", len(markers), lines)
		}
		radius := -1.0
		for words, at := range markers {
			if strings.Contains(words, "A0") {
				radius = math.Hypot(at[0], at[1])
			}
		}
		for words, at := range markers {
			for i, share := range shares {
				if !strings.Contains(words, "A"+strconv.Itoa(i)+":") {
					continue
				}
				// Clockwise, in Arabic as well.
				angle := 2 * math.Pi * float64(i) / float64(len(shares))
				x, y := radius*share*math.Sin(angle), -radius*share*math.Cos(angle)
				if math.Hypot(at[0]-x, at[1]-y) > 0.05 {
					t.Errorf("%s: %s is at %v, want %.2f, %.2f", language, words, at, x, y)
				}
			}
		}
	}
}

// Points that would cover each other are moved apart, and stay as far from the
// centre.
func TestRadarMovesEqualPointsApart(t *testing.T) {
	r := Radar{Head: Head{Title: "T"}}
	for i := range 9 {
		r.Axes = append(r.Axes, Axis{Title: "A" + strconv.Itoa(i), Range: govmaturity.Range{Max: 4}})
	}
	for i := range MaxSeries {
		s := Series{Title: "S" + strconv.Itoa(i)}
		for range 9 {
			s.Points = append(s.Points, At(3))
		}
		r.Series = append(r.Series, s)
	}
	top := made(t, r)
	seen := map[[2]float64]string{}
	for i := range r.Series {
		markers, _ := drawn(t, top, i+1)
		for words, at := range markers {
			if other := seen[at]; other != "" {
				t.Errorf("%s covers %s", words, other)
			}
			seen[at] = words
			if i == 0 && math.Abs(math.Hypot(at[0], at[1])-190*0.75) > 0.1 {
				t.Errorf("%s is %v from the centre", words, math.Hypot(at[0], at[1]))
			}
		}
	}
}

// wheel returns a radar of n axes with long titles, of one width.
func wheel(n int, rings ...Tick) Radar {
	r := Radar{Head: Head{Title: "T"}, Series: []Series{{}}, Rings: rings}
	for i := range n {
		r.Axes = append(r.Axes, Axis{Title: "Nine key pillars of government " + string(rune('a'+i)), Range: govmaturity.Range{Max: 1}})
		r.Series[0].Points = append(r.Series[0].Points, Point{1, govmaturity.StateAnswered, "here"})
	}
	return r
}

// texts returns the texts of a picture and where they stand, line by line.
func texts(top *element) map[string]place {
	found := map[string]place{}
	top.walk(func(e *element) {
		if e.name != "text" {
			return
		}
		x, _ := strconv.ParseFloat(e.attrs["x"], 64)
		y, _ := strconv.ParseFloat(e.attrs["y"], 64)
		words := e.text
		for i, kid := range e.kids {
			if i > 0 {
				words += "|"
			}
			words += kid.text
		}
		found[words] = place{x, y}
	})
	return found
}

// From seventeen axes on titles take wider lines, and so fewer.
func TestTitlesOfManyAxes(t *testing.T) {
	for n, want := range map[int]string{
		15: "Nine key pillars of|government a", 16: "Nine key pillars of|government a", 17: "Nine key pillars of government a",
	} {
		all := texts(made(t, wheel(n)))
		if _, ok := all[want]; !ok {
			t.Errorf("%d axes: there is no title %q in %v", n, want, all)
		}
	}
}

// The titles of rings stand between two axes, about 22 degrees from the upright.
func TestRingTitlesPlace(t *testing.T) {
	for n, degrees := range map[int]float64{
		3: -60, 4: -45, 5: -36, 9: -20, 16: -360.0 / 32, 17: -1.5 * 360 / 17, 32: -1.5 * 360 / 32, 33: -2.5 * 360 / 33,
	} {
		r := wheel(n, Tick{1, "rim"})
		for i := range r.Series[0].Points {
			r.Series[0].Points[i] = At(0)
		}
		at, ok := texts(made(t, r))["rim"]
		if !ok {
			t.Fatalf("%d axes: the ring has no title", n)
		}
		at.y -= 12*0.95 - 7.5 // from the line of the text to its middle
		if got := math.Atan2(at.x, -at.y) * 180 / math.Pi; math.Abs(got-degrees) > 0.05 {
			t.Errorf("%d axes: the title stands at %.2f degrees, want %.2f", n, got, degrees)
		}
	}
}

// The titles of rings go out of the way of data: inside their ring or between two other
// axes, and where there is no room for one, the legend has them all.
func TestRingTitlesMakeWay(t *testing.T) {
	two := []Tick{{0.5, "half"}, {1, "rim"}}
	place := func(r Radar) (half, rim place, legend bool) {
		all := texts(made(t, r))
		for words := range all {
			legend = legend || strings.Contains(strings.ReplaceAll(words, "|", " "), "Rings, from the centre outward: half, rim")
		}
		return all["half"], all["rim"], legend
	}
	none := valued(wheel(9, two...), func(int) float64 { return 0 })
	on := valued(wheel(9, two...), func(int) float64 { return 0.99 })
	beside := valued(wheel(9, two...), func(axis int) float64 { return float64(axis/8) / 2 })
	free, rim, legend := place(none)
	if legend || free.length() == 0 || rim.length() == 0 {
		t.Errorf("with room: %v, %v, legend %v", free, rim, legend)
	}
	if _, moved, legend := place(on); legend || moved.length() >= rim.length() {
		t.Errorf("data on the rim: its title is at %v, before at %v, legend %v", moved, rim, legend)
	}
	if moved, _, legend := place(beside); legend || moved == free {
		t.Errorf("data on the way: the title is at %v, legend %v", moved, legend)
	}
	full := wheel(20, two...)
	full.Width = 320
	full.Series = nil
	for i := range MaxSeries {
		s := Series{Title: strconv.Itoa(i)}
		for k := range 20 {
			s.Points = append(s.Points, At(float64(1+(k+i)%8)/8))
		}
		full.Series = append(full.Series, s)
	}
	if _, _, legend := place(full); !legend {
		t.Error("without room: the legend has no rings")
	}
}

// valued gives all axes values.
func valued(r Radar, value func(axis int) float64) Radar {
	for i := range r.Series[0].Points {
		r.Series[0].Points[i] = At(value(i))
	}
	return r
}

// The sides of rings end at their axes, and of one or two axes rings are round.
func TestRingsAreRound(t *testing.T) {
	for n, want := range map[int]int{1: 4, 2: 4, 3: 0} {
		circles := 0
		made(t, wheel(n)).walk(func(e *element) {
			if e.name == "circle" {
				circles++
			}
		})
		if circles != want {
			t.Errorf("%d axes: %d circles, want %d", n, circles, want)
		}
	}
}

// Who has no value is said below the title of the axis; of a single series, its
// value as well.
func TestAxisDetails(t *testing.T) {
	r := wheel(3)
	r.Series[0].Points[1] = Missing(govmaturity.StateExcluded)
	if all := texts(made(t, r)); all["here"] == (place{}) || all["excluded"] == (place{}) {
		t.Errorf("one series: %v", all)
	}
	r.Series = []Series{
		{Title: "A", Points: []Point{At(1), Missing(govmaturity.StateExcluded), {}}},
		{Title: "B", Points: []Point{At(1), At(0), {}}},
		{Title: "C", Points: []Point{{}, Missing(govmaturity.StateExcluded), {}}},
	}
	all := texts(made(t, r))
	for _, want := range []string{"C: not answered", "A: excluded; C: excluded", "not answered"} {
		if _, ok := all[want]; !ok {
			t.Errorf("there is no detail %q in %v", want, all)
		}
	}
}

// Ranges that differ are columns of their own, and each axis is a share.
func TestRadarOfSeveralRanges(t *testing.T) {
	r := wheel(3)
	r.Series[0].Points = []Point{At(1), At(1), At(1)}
	r.Axes[2].Range = govmaturity.Range{Min: -1, Max: 3}
	c := chartOf(t, r)
	table := c.Table()
	if got, want := strings.Join(table.Header, "|")+" "+strings.Join(table.Rows[2], "|"), "Topic|1|Range Nine key pillars of government c|1|-1–3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	shares := false
	for words := range texts(checkPicture(t, c)) {
		shares = shares || strings.Contains(words, "75%")
	}
	if !shares || !strings.Contains(c.Description(), "ranges of their own") {
		t.Errorf("no shares: %s", c.Description())
	}
}
