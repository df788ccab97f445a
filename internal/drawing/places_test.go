package drawing

import (
	"strings"
	"testing"
)

func goldenPlaces(h Head) Places {
	return Places{Head: h, Topic: "0", Summary: []string{"1"}, Last: 8, Rows: []Place{
		{Title: "10", Rank: 1, Low: 1, High: 1, Result: "2"},
		{Title: "11", Rank: 2, Low: 2, High: 6, Result: "3"},
		{Title: "12", Rank: 3, Low: 4, High: 8, Result: "4"},
		{Title: "13", Rank: 8, Result: "5"},
	}}
}

func (r random) places() Places {
	p := Places{Head: r.head(), Fit: r.fit(), Summary: []string{r.short(), ""}, Last: pick(r, []int{1, 2, 7, 51, 193, 100_000})}
	for range 1 + r.IntN(12) {
		row := Place{Title: "R " + r.short(), Result: "c " + r.short(), Rank: 1 + r.IntN(p.Last)}
		if r.IntN(4) > 0 {
			row.Low = 1 + r.IntN(p.Last)
			row.High = row.Low + r.IntN(p.Last-row.Low+1)
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// A bar lies over its range, and the mark over its rank: also where the range does not
// hold it.
func TestPlaces(t *testing.T) {
	p := goldenPlaces(Head{Title: "T"})
	bars, marks := 0, 0
	made(t, p).walk(func(e *element) {
		switch {
		case e.name == "rect" && e.attrs["height"] == "8":
			bars++
		case e.name == "path" && e.attrs["stroke"] == ink:
			marks++
		}
	})
	if bars != 3+1 || marks != 4+1 { // and those of the legend
		t.Errorf("%d bars and %d marks", bars, marks)
	}
	for want, bad := range map[string]Places{
		"rows: at least one": {Head: p.Head, Last: 8},
		"last: expected":     {Head: p.Head, Rows: p.Rows},
		"rows[0].rank":       {Head: p.Head, Last: 8, Rows: []Place{{Title: "a", Result: "b", Rank: 9}}},
		"rows[0].low":        {Head: p.Head, Last: 8, Rows: []Place{{Title: "a", Result: "b", Rank: 1, Low: 3, High: 2}}},
		"rows[0].result":     {Head: p.Head, Last: 8, Rows: []Place{{Title: "a", Rank: 1}}},
	} {
		if _, err := New(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, found %v", want, err)
		}
	}
}
