package drawing

import (
	"slices"
	"strconv"
	"testing"
)

// risksOf returns risks without items. Cells have the band of the larger level.
func risksOf(h Head, up, across int) Risks {
	r := Risks{
		Head: h, Topic: "0", Columns: []string{"1", "2"}, Up: "20", Across: "21", Appetite: "22", Before: "23", Now: "24", Warning: "25", Apart: "26",
	}
	for i := range max(up, across) {
		r.Bands = append(r.Bands, strconv.Itoa(70+i))
	}
	for i := range up {
		r.UpLevels = append(r.UpLevels, strconv.Itoa(50+i))
		row := []RisksCell{}
		for j := range across {
			row = append(row, RisksCell{Band: max(i, j) + 1, Above: i+j > 4})
		}
		r.Cells = append(r.Cells, row)
	}
	for j := range across {
		r.AcrossLevels = append(r.AcrossLevels, strconv.Itoa(60+j))
	}
	return r
}

// goldenRisks has a risk of each kind.
func goldenRisks(h Head) Risks {
	r := risksOf(h, 5, 5)
	at := func(up, across int) *RisksPlace { return &RisksPlace{up, across} }
	r.Items = []RisksItem{
		{Title: "10", Before: at(4, 4), Now: at(1, 2), Cells: []string{"3", "4"}, Lines: []string{"80", "81"}, Warned: true},
		{Title: "11", Before: at(4, 4), Now: at(1, 2), Cells: []string{"3", "4"}},
		{Title: "12", Before: at(2, 0), Now: at(2, 3), Cells: []string{"3", "4"}},
		{Title: "13", Before: at(0, 1), Now: at(3, 1), Cells: []string{"3", "4"}},
		{Title: "14", Now: at(4, 4), Cells: []string{"3", "4"}},
		{Title: "15", Before: at(0, 0), Cells: []string{"3", "4"}},
		{Title: "16", Cells: []string{"3", "4"}},
	}
	return r
}

func (r random) risks() Risks {
	up, across := 1+r.IntN(maxRisksLevels), 1+r.IntN(maxRisksLevels)
	s := risksOf(r.head(), up, across)
	s.Fit, s.Summary = r.fit(), []string{r.short()}
	s.Up, s.Across, s.Appetite = "U "+r.short(), "A "+r.short(), pick(r, []string{"", "a"})
	for i := range s.UpLevels {
		s.UpLevels[i] = "u " + r.short()
	}
	for i := range s.AcrossLevels {
		s.AcrossLevels[i] = pick(r, []string{"low", "a " + r.short()})
	}
	place := func() *RisksPlace {
		if r.IntN(4) == 0 {
			return nil
		}
		return &RisksPlace{r.IntN(up), r.IntN(across)}
	}
	for range 1 + r.IntN(60) {
		s.Items = append(s.Items, RisksItem{
			Title: "R " + r.short(), Before: place(), Now: place(), Cells: []string{"c " + r.short(), ""}, Lines: []string{"l", r.short()}, Warned: r.IntN(3) == 0,
		})
	}
	return s
}

func TestRisksProblems(t *testing.T) {
	r := risksOf(Head{Title: "T"}, 2, 2)
	r.Cells[1] = r.Cells[1][:1]
	r.Cells[0][1].Band = 9
	r.Items = []RisksItem{{Now: &RisksPlace{2, 0}, Cells: []string{"a"}}}
	problemsOf(t, r, "cells[0][1]: expected from 0", "cells[1]: expected a cell", "items[0].cells: expected one", "items[0].now: there is no cell", "items[0].title")
	problemsOf(t, risksOf(Head{Title: "T"}, 0, 11), "acrossLevels: a chart shows at most 7", "items: at least one", "upLevels: at least one")
}

// An arrow goes from the cell that a risk was in to the one that it is in, along the
// lanes that are free of text.
func TestRoutes(t *testing.T) {
	r := goldenRisks(Head{Title: "T"})
	g := r.lay(newCanvas("t", r.Words), 900)
	for i := range g.tops {
		g.tops[i] = float64(-100 * i)
	}
	want := []risksWay{{RisksPlace{4, 4}, RisksPlace{1, 2}}, {RisksPlace{2, 0}, RisksPlace{2, 3}}, {RisksPlace{0, 1}, RisksPlace{3, 1}}}
	if !slices.Equal(g.ways, want) {
		t.Fatalf("%v", g.ways)
	}
	in := func(p place, cell RisksPlace) bool {
		x, y := g.x(cell.Across), g.tops[cell.Up]
		return x <= p.x && p.x <= x+g.cell && y <= p.y && p.y <= y+g.heights[cell.Up]
	}
	for i, way := range g.ways {
		corners := g.route(way, i)
		if !in(corners[0], way.from) || !in(corners[len(corners)-1], way.to) {
			t.Errorf("%v goes along %v", way, corners)
		}
		for j := 1; j < len(corners); j++ {
			if a, b := corners[j-1], corners[j]; a.x != b.x && a.y != b.y {
				t.Errorf("%v runs aslant from %v to %v", way, a, b)
			}
		}
	}
}
