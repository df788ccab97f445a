package drawing

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Each row of a list stands once, in order; where it is as long as the picture it stands
// beside it, and where it is longer, in all columns, none of which ends far below another.
func TestColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		all, columns := randomList(r), []column{{0, 500, 480}, {508, 60, 300}, {836, 60, 300}}
		var heights [][][]float64
		total := 0.0
		for range columns {
			var of [][]float64
			for _, s := range all {
				var rows []float64
				for range s.rows {
					rows = append(rows, 30+sectionGap)
				}
				of = append(of, rows)
			}
			heights = append(heights, of)
		}
		want, n := "", 0
		for _, s := range all {
			want += s.heading
			for _, row := range s.rows {
				want += row.title
				n++
				total += 30
			}
		}
		for _, bottom := range []float64{total + 2000, 460, 600} {
			parts := fill(all, columns, heights, bottom)
			if parts == nil {
				continue
			}
			got := ""
			for i, part := range parts {
				for _, s := range part {
					got += s.heading
					for _, row := range s.rows {
						got += row.title
					}
				}
				if bottom == 460 && i == 0 && part != nil {
					t.Fatal("a list that has room beside the picture goes below it")
				}
			}
			if got != want {
				t.Fatalf("at %v: %q, want %q", bottom, got, want)
			}
		}
		if fill(all, columns, heights, 61) != nil {
			t.Fatalf("%d rows have room where there is none", n)
		}
	}
}

func randomList(r *rand.Rand) (all []section) {
	for i := range 1 + r.IntN(5) {
		s := section{heading: fmt.Sprintf("H%d ", i)}
		for k := range 1 + r.IntN(12) {
			s.rows = append(s.rows, numbered{title: fmt.Sprintf("%d.%d ", i, k)})
		}
		all = append(all, s)
	}
	return all
}

// A word at the axis that runs up is not cut, and what does not fit is told to go on.
func TestAxisWords(t *testing.T) {
	p := goldenPlane(Head{Title: "T"})
	p.Up.Middle = "high from Intermediate"
	for _, width := range []int{MinWidth, 1000} {
		p.Width = width
		c := newCanvas("t", p.Words)
		if room := p.axisRoom(p.fit(c)); room < textWidth("Intermediate", smallSize) {
			t.Errorf("%d wide: %v", width, room)
		}
	}
}
