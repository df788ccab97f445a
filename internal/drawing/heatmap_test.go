package drawing

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// targets are four rows that aim: where they are, above, below, and where
// nothing is known; the last one aims at nothing.
func targets() HeatMap {
	return HeatMap{
		Head: Head{Title: "T"}, Levels: slices.Clone(stages),
		Rows: []Row{
			{Title: "there", State: govmaturity.StateAnswered, Reached: 2, Target: 2},
			{Title: "short", State: govmaturity.StateAnswered, Reached: 1, Target: 4},
			{Title: "past", State: govmaturity.StateImputed, Reached: 4, Target: 2},
			{Title: "unknown", Target: 3},
			{Title: "none", State: govmaturity.StateAnswered, Reached: 0},
		},
	}
}

// A target is a dashed frame in its cell, with its own key in the legend, a
// column in the table, and words.
func TestHeatMapTargets(t *testing.T) {
	h := targets()
	c := chartOf(t, h)
	checkTable(t, c)
	var frames []float64
	top := checkPicture(t, c)
	top.walk(func(e *element) {
		if e.attrs["stroke-dasharray"] == "5 3" {
			x, _ := strconv.ParseFloat(e.attrs["x"], 64)
			frames = append(frames, x)
		}
	})
	// By rows, and then that of the legend.
	if len(frames) != 5 || frames[0] != frames[2] || !(frames[0] < frames[3] && frames[3] < frames[1]) {
		t.Errorf("frames at %v", frames)
	}
	if _, ok := texts(top)["Target"]; !ok {
		t.Error("the legend does not explain them")
	}
	if got, want := c.Description(), "Target: Transactional (there, past); Connected (unknown); Transformative (short)."; !strings.Contains(got, want) {
		t.Errorf("got %q, want in it %q", got, want)
	}
	var column []string
	for _, row := range c.Table().Rows {
		column = append(column, row[3])
	}
	if want := []string{"Transactional", "Transformative", "Transactional", "Connected", "no target"}; !slices.Equal(column, want) {
		t.Errorf("got %q, want %q", column, want)
	}
	for i := range h.Rows {
		h.Rows[i].Target = 0
	}
	if table := chartOf(t, h).Table(); len(table.Header) != 3 {
		t.Errorf("without targets: %q", table.Header)
	}
}

// Where a row has no value, the reason stands beside its target.
func TestReasonBesideTarget(t *testing.T) {
	for _, tt := range []struct {
		levels, target int
		want           float64 // in columns, from the first
	}{{4, 0, 2.5}, {4, 1, 3}, {4, 2, 3.5}, {4, 3, 1.5}, {4, 4, 2}, {3, 2, 1}, {2, 1, 2}, {1, 1, 1}} {
		h := HeatMap{Head: Head{Title: "T"}, Levels: slices.Clone(stages[:tt.levels]), Rows: []Row{{Title: "R", Target: tt.target}}}
		all := texts(made(t, h))
		if got := 1 + (all["not answered"].x-all[stages[0]].x)/(136+cellGap); got != tt.want {
			t.Errorf("target %d of %d: the reason stands at column %v, want %v", tt.target, tt.levels, got, tt.want)
		}
	}
}

// Cells become narrower with the sixth level, and again with the ninth.
func TestHeatMapCells(t *testing.T) {
	for levels, want := range map[int]string{1: "136", 5: "136", 6: "108", 8: "108", 9: "84", 30: "84"} {
		h := HeatMap{Head: Head{Title: "T"}, Rows: []Row{{Title: "R", State: govmaturity.StateAnswered, Reached: 1}}}
		for i := range levels {
			h.Levels = append(h.Levels, "L"+strconv.Itoa(i))
		}
		found := ""
		made(t, h).walk(func(e *element) {
			if e.name == "rect" && e.attrs["stroke"] == frame {
				found = e.attrs["width"]
			}
		})
		if found != want {
			t.Errorf("%d levels: a cell is %s wide, want %s", levels, found, want)
		}
	}
}

// As many bars as levels are reached, a check mark on each level passed.
func TestHeatMapMarks(t *testing.T) {
	for reached := range 5 {
		bars, ticks := 0, 0
		made(t, HeatMap{
			Head: Head{Title: "T"}, Levels: slices.Clone(stages), Rows: []Row{{Title: "R", State: govmaturity.StateAnswered, Reached: reached}},
		}).walk(func(e *element) {
			_, colour := ramp(max(reached, 1)-1, 4)
			switch {
			case e.name == "rect" && e.attrs["fill"] == colour && e.attrs["width"] == "11":
				bars++
			case e.name == "path" && e.attrs["stroke"] == quiet:
				ticks++
			}
		})
		passed := max(reached-1, 0)
		if reached > 1 {
			passed++ // and that of the legend
		}
		if bars != reached || ticks != passed {
			t.Errorf("%d levels: %d bars and %d check marks, want %d", reached, bars, ticks, passed)
		}
	}
}
