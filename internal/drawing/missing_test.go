package drawing

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// What is missing has no marker, breaks the line, and stands there in words.
func TestMissingIsNotDrawn(t *testing.T) {
	span := govmaturity.Range{Min: 0, Max: 4}
	at := func(values ...float64) []Point {
		var points []Point
		for _, v := range values {
			if v < 0 {
				points = append(points, Missing(govmaturity.StateNotApplicable))
			} else {
				points = append(points, At(v))
			}
		}
		return points
	}
	tests := []struct {
		reason          string
		values          []float64
		radar, progress []int // points of each piece of line
	}{
		{"nothing missing", []float64{1, 2, 3, 4, 2}, []int{5}, []int{5}},
		{"one in the middle: round the circle the rest is one piece", []float64{1, 2, -1, 4, 2}, []int{4}, []int{2, 2}},
		{"the first", []float64{-1, 2, 3, 4, 2}, []int{4}, []int{4}},
		{"two apart", []float64{1, -1, 3, -1, 2}, []int{2}, nil},
		{"all but one", []float64{-1, -1, 3, -1, -1}, nil, nil},
		{"all", []float64{-1, -1, -1, -1, -1}, nil, nil},
		{"a 0 is a value", []float64{0, 0, 0, 0, 0}, []int{5}, []int{5}},
	}
	for _, tt := range tests {
		r := Radar{Head: Head{Title: "T"}, Series: []Series{{Title: "S", Points: at(tt.values...)}}}
		p := Progress{Head: Head{Title: "T"}, Range: span, Series: slices.Clone(r.Series)}
		present := 0
		for i, v := range tt.values {
			r.Axes = append(r.Axes, Axis{Title: "A" + strconv.Itoa(i), Range: span})
			p.Dates = append(p.Dates, strconv.Itoa(2020+i))
			if v >= 0 {
				present++
			}
		}
		for _, s := range []struct {
			Shape
			lines []int
		}{{r, tt.radar}, {p, tt.progress}} {
			c := chartOf(t, s.Shape)
			checkTable(t, c)
			top := checkPicture(t, c)
			markers, lines := drawn(t, top, 1)
			if len(markers) != present || !slices.Equal(lines, s.lines) {
				t.Errorf("%s: %T: %d markers and lines of %v points, want %d and %v", tt.reason, s.Shape, len(markers), lines, present, s.lines)
			}
			shown := false
			top.walk(func(e *element) { shown = shown || e.name == "text" && strings.Contains(e.text, "not applicable") })
			if shown != (present < len(tt.values)) {
				t.Errorf("%s: %T: the words that it is not applicable: %v", tt.reason, s.Shape, shown)
			}
			inTable := false
			for _, row := range c.Table().Rows {
				inTable = inTable || slices.Contains(row, "not applicable")
			}
			if inTable != shown {
				t.Errorf("%s: %T: in the table %v, in the picture %v", tt.reason, s.Shape, inTable, shown)
			}
		}
	}
}

// Numbers at the ends of what a float can hold are drawn, or refused.
func TestExtremeNumbers(t *testing.T) {
	for _, span := range []govmaturity.Range{
		{Min: -math.MaxFloat64 / 4, Max: math.MaxFloat64 / 4}, {Min: 0, Max: math.SmallestNonzeroFloat64}, {Min: 5, Max: 5}, {},
	} {
		points := func() []Series {
			return []Series{{Points: []Point{At(span.Min), At(span.Max), At(span.Min/2 + span.Max/2)}}}
		}
		axis := Axis{Title: "A", Range: span}
		made(t, Radar{Head: Head{Title: "T"}, Axes: []Axis{axis, axis, axis}, Series: points()})
		made(t, Progress{Head: Head{Title: "T"}, Range: span, Dates: []string{"0001", "2000", "9999-12-31"}, Series: points()})
	}
}
