package drawing

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

var five = govmaturity.Range{Min: 1, Max: 5}

// planeOf returns a plane without items. Its own texts are numbers, so that
// whatever else is said comes from the words.
func planeOf(h Head) Plane {
	axis := PlaneAxis{Title: "20", Range: five, Threshold: 3, Low: "1", Middle: "3", High: "5"}
	return Plane{
		Head: h, Topic: "0", Columns: []string{"1", "2"}, Across: axis, Up: axis, Quarters: [4]string{"31", "32", "33", "34"},
		Apart: "35", Steps: 5, Now: "41", Wanted: "42", Warning: "43",
	}
}

// goldenPlane has an item of each kind.
func goldenPlane(h Head) Plane {
	p := planeOf(h)
	p.Summary = []string{"7"}
	p.Items = []PlaneItem{
		{Title: "10", Placed: true, X: 5, Y: 5, HighX: true, HighY: true, Cells: []string{"31", "2"}, Barred: true, Now: 2, Wanted: 4, Lines: []string{"60", "61"}, Warned: true},
		{Title: "11", Placed: true, X: 3, Y: 3, HighX: true, Tie: true, Cells: []string{"33", "2"}, Barred: true, Now: -1, Wanted: -1},
		{Title: "12", Placed: true, X: 1, Y: 5, HighY: true, Cells: []string{"32", "2"}},
		{Title: "13", Placed: true, X: 1, Y: 5, HighY: true, Cells: []string{"32", "2"}},
		{Title: "14", Placed: true, X: 1.1, Y: 4.9, HighY: true, Cells: []string{"32", "2"}},
		{Title: "15", Cells: []string{"50", "2"}},
	}
	return p
}

// crowd is so many items on one point.
func crowd(n int) Plane {
	p := planeOf(Head{Title: "T"})
	for i := range n {
		p.Items = append(p.Items, PlaneItem{Title: "R" + strconv.Itoa(i), Placed: true, X: 4, Y: 4, HighX: true, HighY: true, Cells: []string{"31", "2"}})
	}
	return p
}

func (r random) plane() Plane {
	p := planeOf(r.head())
	p.Fit, p.Summary = r.fit(), []string{r.short()}
	for i := range p.Quarters {
		p.Quarters[i] = strconv.Itoa(i) + r.short()
	}
	for _, a := range []*PlaneAxis{&p.Across, &p.Up} {
		a.Title, a.Low, a.Middle, a.High = "A "+r.short(), r.short(), r.short(), r.short()
		a.Threshold = pick(r, []float64{1, 1.5, 3, 4.99, 5})
	}
	for range 1 + r.IntN(60) {
		item := PlaneItem{Title: "R " + r.short(), Cells: []string{"c " + r.short(), r.short()}, Placed: r.IntN(6) > 0, Tie: r.IntN(5) == 0, Warned: r.IntN(3) == 0}
		if item.Placed {
			item.X, item.Y = 1+float64(r.IntN(9))/2, 1+4*r.Float64()
			item.HighX, item.HighY = item.X > p.Across.Threshold, item.Y >= p.Up.Threshold
		}
		if r.IntN(2) == 0 {
			item.Barred, item.Now, item.Wanted = true, r.IntN(7)-1, r.IntN(7)-1
			item.Lines = []string{"a", r.short()}
		}
		p.Items = append(p.Items, item)
	}
	return p
}

// frames returns the numbers in each frame of a plane.
func frames(tb testing.TB, p Plane) []pill {
	tb.Helper()
	c := newCanvas("t", govmaturity.WordsFor("en"))
	return p.arrange(c, 0, p.fit(c)).pills
}

// Those at one place have one frame, with all their numbers; each item has its
// number once; and no frame leaves its quarter.
func TestCrowd(t *testing.T) {
	all := frames(t, crowd(60))
	if len(all) != 1 || all[0].label.lines[0] != "1–60" {
		t.Errorf("%d frames, %q", len(all), all[0].label.lines)
	}
	for seed := range 40 {
		p := random{rand.New(rand.NewPCG(uint64(seed), 11))}.plane()
		c := newCanvas("t", govmaturity.WordsFor("en"))
		plan := p.arrange(c, 0, p.fit(c))
		var numbers []int
		for _, one := range plan.pills {
			numbers = append(numbers, one.numbers...)
			q := plan.parts[one.items[0].quarter()]
			if one.x-one.width()/2 < q.x || one.x+one.width()/2 > q.x+q.width || one.y-one.height()/2 < q.y || one.y+one.height()/2 > q.y+q.height {
				t.Errorf("seed %d: a frame with %v leaves its quarter", seed, one.numbers)
			}
			for _, item := range one.items {
				if item.quarter() != one.items[0].quarter() {
					t.Errorf("seed %d: %v are of two quarters", seed, one.numbers)
				}
			}
		}
		slices.Sort(numbers)
		placed := 0
		for _, item := range p.Items {
			if item.Placed {
				placed++
			}
		}
		if len(numbers) != placed || placed > 0 && (numbers[0] != 1 || numbers[placed-1] != placed || len(slices.Compact(numbers)) != placed) {
			t.Errorf("seed %d: numbers %v for %d items", seed, numbers, placed)
		}
	}
}

// The order in which items come changes nothing but their order in the table.
func TestPlaneOrder(t *testing.T) {
	p := goldenPlane(Head{Title: "T"})
	turned := goldenPlane(Head{Title: "T"})
	slices.Reverse(turned.Items)
	places := func(p Plane) (all []string) {
		for _, one := range frames(t, p) {
			all = append(all, strings.Join(one.label.lines, " ")+" "+number(one.x)+" "+number(one.y))
		}
		return all
	}
	if a, b := places(p), places(turned); !slices.Equal(a, b) {
		t.Errorf("%q and %q", a, b)
	}
}

func TestPlaneProblems(t *testing.T) {
	p := planeOf(Head{Title: "T"})
	p.Across.Threshold, p.Steps, p.Apart = 9, 0, ""
	p.Items = []PlaneItem{{Placed: true, X: 7, Now: 1, Cells: []string{"", "b"}}, {Title: "R", Cells: []string{"a"}, Lines: make([]string, 9)}}
	problemsOf(t, p, "across.threshold: expected a number from 1 to 5", "apart: those", "items[0].cells[0]: the first", "items[0].now: a bar", "items[0].title", "items[0].x: expected",
		"items[0].y: expected", "items[1].cells: expected one", "items[1].lines: at most", "steps: expected from 1")
	problemsOf(t, crowd(MaxListed+1), "items: a chart shows at most 200")
}

func problemsOf(t *testing.T, s Shape, want ...string) {
	t.Helper()
	_, err := New(s)
	problems, _ := err.(govmaturity.Problems)
	if len(problems) != len(want) {
		t.Errorf("got %v, want %q", err, want)
		return
	}
	for i, p := range problems {
		if !strings.HasPrefix(p.Error(), want[i]) {
			t.Errorf("got %q, want %q", p.Error(), want[i])
		}
	}
}

func TestRanges(t *testing.T) {
	w := govmaturity.WordsFor("en")
	for want, numbers := range map[string][]int{"": nil, "7": {7}, "1, 2": {2, 1}, "1–3, 5, 7, 8": {8, 7, 5, 1, 2, 3}} {
		if got := ranges(w, numbers); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
