package drawing

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
)

// goldenProfile has a row of each kind. Its own texts are numbers, so that
// whatever else is said comes from the words.
func goldenProfile(h Head) Profile {
	return Profile{Head: h, Topic: "0", Summary: []string{"1"}, Rows: []Requirement{
		{Title: "10", Steps: 4, Low: 2, High: 2, Needed: 3, Need: "2", Attained: "3", Required: "4", Result: "5", Sign: SignShort},
		{Title: "11", Steps: 3, Low: 3, High: 3, Needed: 1, Surplus: 2, Attained: "3", Required: "4", Result: "6", Sign: SignMet},
		{Title: "12", Steps: 4, High: 4, Needed: 4, Attained: "3", Required: "4", Result: "7", Sign: SignUnknown},
		{Title: "13", Steps: 1, Needed: 1, Void: true, Attained: "3", Required: "4", Result: "8", Sign: SignVoid},
		{Title: "14", Steps: 64, Low: 40, High: 50, Needed: 30, Surplus: 10, Attained: "3", Required: "4", Result: "9", Sign: SignMet},
	}}
}

// goldenMatrix has a cell of each kind, and more columns than fit.
func goldenMatrix(h Head) Matrix {
	m := Matrix{Head: h, Topic: "0", Summary: []string{"1"}}
	for i := range 9 {
		m.Columns = append(m.Columns, strconv.Itoa(100+i))
	}
	for i := range 2 {
		row := MatrixRow{Title: strconv.Itoa(10 + i)}
		for j := range m.Columns {
			switch {
			case j < 5:
				row.Cells = append(row.Cells, Cell{Mark: MarkValue, Short: strconv.Itoa(j) + "/4", Text: strconv.Itoa(j), Shade: j, Of: 4})
			case j < 8:
				row.Cells = append(row.Cells, Cell{Mark: marks[j-5], Text: "5"})
			default:
				row.Cells = append(row.Cells, Cell{Mark: MarkValue, Short: "1", Text: "1", Shade: 63, Of: 64})
			}
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// goldenDepth has a row of each kind.
func goldenDepth(h Head) Depth {
	return Depth{Head: h, Topic: "0", Length: 5, Rows: []Heads{
		{Title: "10", Sure: 3, Possible: 5, Needed: 2, Need: "1", Result: "2", Sign: SignMet},
		{Title: "11", Sure: 1, Possible: 1, Needed: 4, Result: "3", Sign: SignShort, Alone: true},
		{Title: "12", Possible: 5, Needed: 5, Result: "4", Sign: SignUnknown},
	}}
}

func requirements(n int) Profile {
	p := Profile{Head: Head{Title: "T"}}
	for range n {
		p.Rows = append(p.Rows, Requirement{Title: "R", Steps: 4, Needed: 2, Attained: "a", Required: "b", Result: "c"})
	}
	return p
}

func matrixOf(rows, columns int) Matrix {
	m := Matrix{Head: Head{Title: "T"}, Columns: slices.Repeat([]string{"C"}, columns)}
	for range rows {
		m.Rows = append(m.Rows, MatrixRow{Title: "R", Cells: slices.Repeat([]Cell{{Mark: MarkUnknown, Text: "u"}}, columns)})
	}
	return m
}

// fit is a width: the narrowest, the widest, about where the layout changes, or
// any.
func (r random) fit() Fit {
	return Fit{pick(r, []int{0, MinWidth, 375, 593, 594, 595, 596, 597, 598, MaxWidth, MinWidth + r.IntN(MaxWidth-MinWidth)})}
}

func (r random) strip() (steps, low, high, mark int) {
	steps = pick(r, []int{1, 2, 4, 8, 40, 64, 100_000})
	low = r.IntN(steps + 1)
	high = low
	if r.IntN(2) == 0 {
		high = low + r.IntN(steps-low+1)
	}
	return steps, low, high, r.IntN(steps + 1)
}

func (r random) sign() Sign {
	return pick(r, []Sign{SignNone, SignMet, SignShort, SignUnknown, SignVoid, SignAlone})
}

func (r random) profile() Profile {
	p := Profile{Head: r.head(), Fit: r.fit(), Summary: []string{r.short(), ""}}
	for range 1 + r.IntN(12) {
		row := Requirement{
			Title: "R " + r.short(), Attained: "a " + r.short(), Required: "b " + r.short(), Result: "c " + r.short(), Void: r.IntN(6) == 0, Sign: r.sign(),
		}
		if r.IntN(3) == 0 {
			row.Need = r.short()
		}
		row.Steps, row.Low, row.High, row.Needed = r.strip()
		if row.Low > row.Needed && r.IntN(2) == 0 {
			row.Surplus = row.Low - row.Needed
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

func (r random) depth() Depth {
	d := Depth{Head: r.head(), Fit: r.fit(), Summary: []string{r.short()}}
	for range 1 + r.IntN(12) {
		h := Heads{Title: "R " + r.short(), Result: "c " + r.short(), Sign: r.sign(), Alone: r.IntN(3) == 0}
		_, h.Sure, h.Possible, h.Needed = r.strip()
		d.Length = max(d.Length, h.Possible, h.Needed, 1)
		d.Rows = append(d.Rows, h)
	}
	return d
}

func (r random) matrix() Matrix {
	m := Matrix{Head: r.head(), Fit: r.fit(), Summary: []string{r.short()}}
	for i := range 1 + r.IntN(30) {
		m.Columns = append(m.Columns, strconv.Itoa(i)+" "+r.short())
	}
	for range 1 + r.IntN(15) {
		row := MatrixRow{Title: "R " + r.short()}
		for range m.Columns {
			cell := Cell{Mark: pick(r, marks), Text: "t " + r.short()}
			if r.IntN(2) == 0 {
				cell.Mark, cell.Of = MarkValue, 1+r.IntN(64)
				cell.Shade = r.IntN(cell.Of + 1)
				cell.Short = pick(r, []string{"2/4", "100000", "0", "نعم", "", "\u202Ex", "0123456789/64"})
			}
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// box is the room that something takes.
type box struct {
	what                     string
	left, top, right, bottom float64
}

func (b box) apart(c box) bool {
	const slack = 0.02 // coordinates have two decimals
	return b.right <= c.left+slack || c.right <= b.left+slack || b.bottom <= c.top+slack || c.bottom <= b.top+slack
}

func (b box) within(c box) bool {
	const slack = 0.02
	return c.left-slack <= b.left && b.right <= c.right+slack && c.top-slack <= b.top && b.bottom <= c.bottom+slack
}

// boxes returns the lines of text, and all else that is drawn but the ground.
func boxes(tb testing.TB, top *element) (lines, drawn []box) {
	number := func(e *element, name string) float64 {
		x, err := strconv.ParseFloat(e.attrs[name], 64)
		if err != nil {
			tb.Fatalf("%s: %s=%q", e.name, name, e.attrs[name])
		}
		return x
	}
	rtl := top.attrs["direction"] == "rtl"
	ground := true
	top.walk(func(e *element) {
		if e.up.name == "pattern" {
			return
		}
		switch e.name {
		case "rect":
			x, y := number(e, "x"), number(e, "y")
			if !ground {
				drawn = append(drawn, box{"rect", x, y, x + number(e, "width"), y + number(e, "height")})
			}
			ground = false
		case "line":
			x1, y1, x2, y2 := number(e, "x1"), number(e, "y1"), number(e, "x2"), number(e, "y2")
			drawn = append(drawn, box{"line", min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)})
		case "path":
			var x, y []float64
			for i, s := range figure.FindAllString(e.attrs["d"], -1) {
				f, _ := strconv.ParseFloat(s, 64)
				if i%2 == 0 {
					x = append(x, f)
				} else {
					y = append(y, f)
				}
			}
			drawn = append(drawn, box{"path", slices.Min(x), slices.Min(y), slices.Max(x), slices.Max(y)})
		case "text":
			all := []string{e.text}
			if len(e.kids) > 0 {
				all = nil
			}
			for _, kid := range e.kids {
				all = append(all, kid.text)
			}
			size, y := number(e, "font-size"), number(e, "y")
			if size < 12 {
				tb.Errorf("%q has a size of %v", e.text, size)
			}
			for _, line := range all {
				x, width := number(e, "x"), textWidth(line, size)
				if e.attrs["font-weight"] == "bold" {
					width *= boldShare
				}
				switch anchor := e.attrs["text-anchor"]; {
				case anchor == "middle":
					x -= width / 2
				case (anchor == "end") != rtl:
					x -= width
				}
				if width > 0 {
					lines = append(lines, box{line, x, y - size*0.8, x + width, y + size*0.25})
				}
				y += size * lineShare
			}
		}
	})
	return lines, drawn
}

// checkApart checks that the picture is as wide as it should be, that its text
// is large enough, that no line of text covers another one, and that none is on
// anything that is drawn, but in the middle of a cell.
func checkApart(tb testing.TB, top *element, width int) {
	tb.Helper()
	if got := top.attrs["width"]; got != strconv.Itoa(width) || !strings.HasSuffix(strings.Fields(top.attrs["viewBox"])[2], got) {
		tb.Errorf("the picture is %s wide (%s), want %d", got, top.attrs["viewBox"], width)
	}
	lines, drawn := boxes(tb, top)
	round := false // text may stand in a circle
	top.walk(func(e *element) { round = round || e.name == "circle" })
	if len(lines) == 0 || len(drawn) == 0 && !round {
		tb.Fatal("nothing is drawn")
	}
	for i, a := range lines {
		for _, b := range lines[i+1:] {
			if !a.apart(b) {
				tb.Fatalf("%.60q covers %.60q", a.what, b.what)
			}
		}
		for _, b := range drawn {
			if !a.apart(b) && !(b.what == "rect" && a.within(b)) {
				tb.Fatalf("%.60q is on a %v", a.what, b)
			}
		}
	}
}

// Whatever stands in them, shapes that fit themselves are just as wide as asked,
// and nothing covers anything.
func TestNothingCovers(t *testing.T) {
	for seed := range long.Count(15, 1000) {
		r := random{rand.New(rand.NewPCG(uint64(seed), 2))}
		p, m, d, l := r.profile(), r.matrix(), r.depth(), r.trend()
		plane, circles, risks, x, places := r.plane(), r.circles(), r.risks(), r.scatter(), r.places()
		for _, s := range []struct {
			Shape
			width int
		}{{p, p.width()}, {m, m.width()}, {d, d.width()}, {l, l.width()}, {plane, plane.width()}, {circles, circles.width()}, {risks, risks.width()}, {x, x.width()}, {places, places.width()}} {
			where := fmt.Sprintf("seed %d, %T, %d wide", seed, s.Shape, s.width)
			t.Run(where, func(t *testing.T) { checkApart(t, made(t, s.Shape), s.width) })
		}
	}
}

// A bar that is not known goes from nothing to all, hatched, and is no bar of
// nothing; what is not applicable has no steps at all.
func TestStripsOfAProfile(t *testing.T) {
	for i, want := range []struct{ solid, over, perhaps, empty, void int }{
		{solid: 2, empty: 2}, {solid: 1, over: 2}, {perhaps: 4}, {void: 1}, {solid: 1, over: 1, perhaps: 1, empty: 1},
	} {
		p := goldenProfile(Head{Title: "T"})
		p.Rows = p.Rows[i : i+1]
		got := want
		got.solid, got.over, got.perhaps, got.empty, got.void = 0, 0, 0, 0, 0
		made(t, p).walk(func(e *element) {
			if e.name != "rect" || e.attrs["height"] != number(stripHeight) {
				return
			}
			switch {
			case e.attrs["stroke-dasharray"] != "":
				got.void++
			case e.attrs["fill"] == seriesColours[0]:
				got.solid++
			case e.attrs["stroke"] == seriesColours[0]:
				got.over++
			case strings.HasPrefix(e.attrs["fill"], "url"):
				got.perhaps++
			default:
				got.empty++
			}
		})
		if got != want {
			t.Errorf("row %d: got %+v, want %+v", i, got, want)
		}
	}
}

// The mark stands where the step that is needed ends, from both sides.
func TestNeedle(t *testing.T) {
	for _, language := range []string{"en", "ar"} {
		for needed := 1; needed <= 4; needed++ {
			p := requirements(1)
			p.Words, p.Rows[0].Needed = govmaturity.WordsFor(language), needed
			var ends, marks []float64
			made(t, p).walk(func(e *element) {
				read := func(name string) float64 {
					x, _ := strconv.ParseFloat(e.attrs[name], 64)
					return x
				}
				switch {
				case e.name == "line" && e.attrs["stroke-width"] == "3":
					marks = append(marks, read("x1"))
				case e.name == "rect" && e.attrs["height"] == number(stripHeight) && language == "ar":
					ends = append(ends, read("x")-1) // in the middle of the gap
				case e.name == "rect" && e.attrs["height"] == number(stripHeight):
					ends = append(ends, read("x")+read("width")+1)
				}
			})
			// That of the row, and then that of the legend.
			if len(ends) != 4 || len(marks) != 2 || math.Abs(marks[0]-ends[needed-1]) > 0.02 {
				t.Errorf("%s: steps end at %v, and the mark of step %d is at %v", language, ends, needed, marks)
			}
		}
	}
}

// Columns have their titles as heads where there is room for their longest word,
// else numbers and a list; what does not fit in one band stands in the next.
func TestMatrixColumns(t *testing.T) {
	for _, tt := range []struct {
		reason         string
		width, columns int
		title          string
		named          bool
		bands          int
	}{
		{"a few short ones, narrow", 320, 3, "Data", true, 1},
		{"a few long ones, narrow", 320, 3, "Interoperability", false, 1},
		{"a few long ones, wide", 900, 3, "Interoperability", true, 1},
		{"many, narrow", 320, 20, "Data", false, 3},
		{"many, wide", 1200, 20, "Data", true, 1},
		{"many long ones, wide", 1200, 20, "Interoperability", false, 1},
	} {
		m := matrixOf(1, tt.columns)
		m.Width = tt.width
		for i := range m.Columns {
			m.Columns[i] = tt.title
		}
		g := m.grid(float64(tt.width) - 2*margin - 2)
		if bands := (tt.columns + g.band - 1) / g.band; g.named != tt.named || bands != tt.bands {
			t.Errorf("%s: named %v in %d bands, want %v in %d", tt.reason, g.named, bands, tt.named, tt.bands)
		}
		cells := 0
		made(t, m).walk(func(e *element) {
			if e.name == "g" {
				cells++
			}
		})
		if cells != tt.columns {
			t.Errorf("%s: %d cells, want %d", tt.reason, cells, tt.columns)
		}
	}
}
