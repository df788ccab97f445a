package chart_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// Whatever stands in a chart, it is drawn well or refused with problems.
func FuzzWriteSVG(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, s, "ar", "id", uint8(i), uint8(i%9), 0.5, 1.0)
	}
	f.Add("Title", "Data management\nResources", "en", "", uint8(9), uint8(3), 3.0, 4.0)
	f.Add("T", "A", "fr", "1", uint8(1), uint8(1), math.NaN(), math.Inf(1))
	f.Add("T", "A", "", "x y", uint8(40), uint8(9), -1e308, 1e308)
	f.Fuzz(func(t *testing.T, title, titles, language, id string, axes, series uint8, value, top float64) {
		words := strings.Split(titles, "\n")
		word := func(i int) string { return words[i%len(words)] }
		r := chart.Radar{ID: id, Title: title, Language: language, Note: titles}
		h := chart.HeatMap{ID: id, Title: title, Language: language, Note: titles}
		p := chart.Progress{ID: id, Title: title, Language: language, Range: govmaturity.Range{Max: top}}
		for i := range int(axes % 50) {
			r.Axes = append(r.Axes, chart.Axis{Title: word(i), Range: govmaturity.Range{Max: top}})
			h.Rows = append(h.Rows, chart.Row{Title: word(i), State: govmaturity.StateAnswered, Reached: i % (int(series) + 1)})
			p.Dates = append(p.Dates, string(rune('0'+i/10))+string(rune('0'+i%10))+"20")
		}
		if top > 0 {
			r.Rings = []chart.Tick{{Value: top / 2, Title: word(1)}, {Value: top, Title: title}}
			p.Ticks = r.Rings
		}
		for i := range int(series % 10) {
			s := chart.Series{Title: word(i) + string(rune('a'+i))}
			for j := range r.Axes {
				switch (i + j) % 4 {
				case 0:
					s.Points = append(s.Points, chart.Missing(govmaturity.State(word(j))))
				case 1:
					s.Points = append(s.Points, chart.Missing(govmaturity.StateNotApplicable))
				case 2:
					s.Points = append(s.Points, chart.Point{Value: value, State: govmaturity.StateImputed, Label: word(j)})
				default:
					s.Points = append(s.Points, chart.At(value))
				}
			}
			r.Series = append(r.Series, s)
			h.Levels = append(h.Levels, word(i))
		}
		p.Series = r.Series
		for _, c := range []picture{r, h, p} {
			var b bytes.Buffer
			if err := c.WriteSVG(&b); err != nil {
				var problems govmaturity.Problems
				if !errors.As(err, &problems) || b.Len() > 0 {
					t.Fatalf("%T: %v, after %d bytes", c, err, b.Len())
				}
				if err := c.Table().WriteHTML(&b); err != nil {
					t.Fatal(err)
				}
				continue
			}
			checkPicture(t, c)
			checkTable(t, c)
		}
	})
}
