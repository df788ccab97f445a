package drawing

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// Whatever stands in a chart, it is drawn well or refused with problems.
func FuzzNew(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, s, "ar", "id", uint8(i), uint8(i%9), 0.5, 1.0)
	}
	f.Add("Title", "Data management\nResources", "en", "", uint8(9), uint8(3), 3.0, 4.0)
	f.Add("T", "A", "fr", "1", uint8(1), uint8(1), math.NaN(), math.Inf(1))
	f.Add("T", "A", "", "x y", uint8(40), uint8(9), -1e308, 1e308)
	f.Fuzz(func(t *testing.T, title, titles, language, description string, axes, series uint8, value, top float64) {
		words := strings.Split(titles, "\n")
		word := func(i int) string { return words[i%len(words)] }
		head := Head{Title: title, Words: govmaturity.WordsFor(language), Note: titles, Description: description}
		r := Radar{Head: head}
		h := HeatMap{Head: head}
		p := Progress{Head: head, Range: govmaturity.Range{Max: top}}
		for i := range int(axes % 50) {
			r.Axes = append(r.Axes, Axis{Title: word(i), Range: govmaturity.Range{Max: top}})
			h.Rows = append(h.Rows, Row{Title: word(i), State: govmaturity.StateAnswered, Reached: i % (int(series) + 1)})
			p.Dates = append(p.Dates, string(rune('0'+i/10))+string(rune('0'+i%10))+"20")
		}
		if top > 0 {
			r.Rings = []Tick{{Value: top / 2, Title: word(1)}, {Value: top, Title: title}}
			p.Ticks = slices.Clone(r.Rings)
		}
		for i := range int(series % 10) {
			s := Series{Title: word(i) + string(rune('a'+i))}
			for j := range r.Axes {
				switch (i + j) % 4 {
				case 0:
					s.Points = append(s.Points, Missing(govmaturity.State(word(j))))
				case 1:
					s.Points = append(s.Points, Missing(govmaturity.StateNotApplicable))
				case 2:
					s.Points = append(s.Points, Point{Value: value, State: govmaturity.StateImputed, Label: word(j)})
				default:
					s.Points = append(s.Points, At(value))
				}
			}
			r.Series = append(r.Series, s)
			h.Levels = append(h.Levels, word(i))
		}
		for _, s := range r.Series {
			p.Series = append(p.Series, Series{Title: s.Title, Points: slices.Clone(s.Points)})
		}
		for _, s := range []Shape{r, h, p} {
			c, err := New(s)
			var problems govmaturity.Problems
			switch {
			case err == nil:
				checkPicture(t, c)
				checkTable(t, c)
			case !errors.As(err, &problems):
				t.Fatalf("%T: %v", s, err)
			}
		}
	})
}
