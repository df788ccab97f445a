package drawing

import (
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func line(dates ...string) Progress {
	p := Progress{Head: Head{Title: "T"}, Range: govmaturity.Range{Max: 1}, Dates: dates, Series: []Series{{Title: "S"}}}
	for range dates {
		p.Series[0].Points = append(p.Series[0].Points, Point{0.5, govmaturity.StateAnswered, "here"})
	}
	return p
}

// Dates stand as far apart as they are, in two rows where they would touch; the
// table has those that find no room.
func TestDatesFindRoom(t *testing.T) {
	for _, tt := range []struct {
		reason string
		dates  []string
		want   map[string]int // the row of each that is written
	}{
		{"with room, one row", []string{"2020", "2022", "2026"}, map[string]int{"2020": 0, "2022": 0, "2026": 0}},
		{"a second row", []string{"2000", "2002", "2026"}, map[string]int{"2000": 0, "2002": 1, "2026": 0}},
		{"no line through a date", []string{"2000", "2001", "2026"}, map[string]int{"2000": 0, "2026": 0}},
		{"no third row", []string{"2000", "2002", "2004", "2026"}, map[string]int{"2000": 0, "2002": 1, "2004": 0, "2026": 0}},
		{"the newest, always", []string{"2000", "2020", "2025", "2026"}, map[string]int{"2000": 0, "2020": 0, "2026": 0}},
		{"one date is in the middle", []string{"2020-07"}, map[string]int{"July 2020": 0}},
	} {
		c := chartOf(t, line(tt.dates...))
		all := texts(checkPicture(t, c))
		got := map[string]int{}
		for words, at := range all {
			if at.y > 310 {
				got[words] = 0
				if at.y > 325 {
					got[words] = 1
				}
			}
		}
		if len(got) != len(tt.want) {
			t.Errorf("%s: got %v, want %v", tt.reason, got, tt.want)
		}
		for words, row := range tt.want {
			if now, ok := got[words]; !ok || now != row {
				t.Errorf("%s: %s is in row %d (%v), want %d", tt.reason, words, now, ok, row)
			}
		}
		if len(c.Table().Rows) != len(tt.dates) {
			t.Errorf("%s: the table has %d dates", tt.reason, len(c.Table().Rows))
		}
	}
}

// Where two dates just fit side by side, they stand in one row: a year with its
// margins needs 10 + 4*0.64*12 = 40.72 of the 408 pixels between the first date
// and the last.
func TestDatesJustFit(t *testing.T) {
	for _, tt := range []struct {
		second, last string
		want         bool
	}{
		{"1910", "2000", true},  // 40.80 pixels
		{"1910", "2001", false}, // 40.39
		{"1910", "2005", false}, // 38.86
		{"1909", "2000", false}, // 36.72
	} {
		all := texts(made(t, line("1900", tt.second, tt.last)))
		if got := all["1900"].y == all[tt.second].y; got != tt.want {
			t.Errorf("1900, %s, %s: in one row: %v", tt.second, tt.last, got)
		}
	}
}

// Points at one place stand side by side, and each exactly on the line of its level.
func TestPointsLieOnTheirLevels(t *testing.T) {
	for _, width := range []int{0, 320, 960} {
		p := line("2020", "2021", "2022")
		p.Width = width
		p.Ticks = []Tick{{0, "low"}, {0.5, "middle"}, {1, "high"}}
		p.Series = nil
		for i := range MaxSeries {
			p.Series = append(p.Series, Series{Title: string(rune('A' + i)), Points: []Point{At(0.5), At(1), At(float64(i%3) / 2)}})
		}
		top := made(t, p)
		lines := map[string]bool{}
		top.walk(func(e *element) {
			if e.name == "line" && e.attrs["y1"] == e.attrs["y2"] && e.attrs["stroke-dasharray"] == "" {
				lines[e.attrs["y1"]] = true
			}
		})
		seen := map[[2]float64]string{}
		for i := range p.Series {
			all, _ := drawn(t, top, i+1)
			if len(all) != 3 {
				t.Errorf("%d markers", len(all))
			}
			low, high := markers[i][0][1], markers[i][0][1] // a marker's middle is not always that of its corners
			for _, m := range markers[i] {
				low, high = min(low, m[1]), max(high, m[1])
			}
			for words, at := range all {
				if at[1] -= (low + high) / 2; !lines[number(at[1])] {
					t.Errorf("%d wide: %s is at %v, and not on a line of %v", width, words, at, lines)
				}
				if other := seen[at]; other != "" {
					t.Errorf("%d wide: %s covers %s", width, words, other)
				}
				seen[at] = words
			}
		}
	}
}

// Titles of levels that are too near to each other are left out, from above.
func TestTickTitlesThin(t *testing.T) {
	// Three ticks of which the lower two are near to each other, and a value
	// between them, so that the plot keeps its height of 300, 264 for the range.
	for apart, want := range map[float64]bool{15.01: true, 14.99: false} {
		p := line("2020", "2021")
		p.Series[0].Points[0] = At(0.7)
		p.Ticks = []Tick{{0.5 - apart/264, "lower"}, {0.5, "upper"}, {1, "top"}}
		all := texts(made(t, p))
		_, lower := all["lower"]
		_, upper := all["upper"]
		if !upper || lower != want {
			t.Errorf("%v pixels apart: upper %v, lower %v, want %v", apart, upper, lower, want)
		}
	}
}

// A range of one value has one line, any other five.
func TestTicksOfARange(t *testing.T) {
	for _, tt := range []struct {
		span govmaturity.Range
		want []string
	}{
		{govmaturity.Range{Min: 0, Max: 1}, []string{"0", "0.25", "0.5", "0.75", "1"}},
		{govmaturity.Range{Min: -2, Max: 2}, []string{"-1", "-2", "0", "1", "2"}},
		{govmaturity.Range{Min: 7, Max: 7}, []string{"7"}},
	} {
		p := line("2020")
		p.Range, p.Series[0].Points[0].Value = tt.span, tt.span.Max
		var got []string
		for words, at := range texts(made(t, p)) {
			if at.x == -9 {
				got = append(got, words)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v: got %q, want %q", tt.span, got, tt.want)
		}
	}
}

func TestSameDay(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"2026", "2026-01-01", true}, {"2026-07", "2026-07-01", true}, {"2026-07", "2026-07-02", false}, {"2026", "2025", false}, {"x", "x", false}, {"2026", "x", false},
	} {
		if got := SameDay(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}
