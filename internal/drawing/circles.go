package drawing

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/stat"
)

// Circles shows which of three things others have: three circles that meet in
// seven areas. An area has numbers, which a list explains.
type Circles struct {
	Head
	Fit
	Topic   string
	Columns []string
	Summary []string
	// Circles are what the circles stand for: the one above, and the two below in the
	// direction of reading.
	Circles [3]string
	// Areas are what those are called that have some of the three, and Apart those of
	// whom that is not known. The place of an area in the list is the sum of 1, 2 and 4
	// for the circles that it is in: the first is for those in none.
	Areas [8]string
	Apart string
	// Order is in which order the areas are listed, by their places in the list.
	Order []int
	Items []CirclesItem
}

// CirclesItem is somebody in an area.
type CirclesItem struct {
	Title string
	// Known says that it is known in which circles it is.
	Known bool
	In    [3]bool
	// Cells are those of the table. The first one says where it is, or why that is not
	// known.
	Cells []string
	Lines []string
}

// area returns the place of its area in the list of them.
func (i CirclesItem) area() int {
	at := 0
	for k, in := range i.In {
		if in {
			at += 1 << k
		}
	}
	return at
}

func (s Circles) kind() string { return "circles" }

func (s Circles) check(k *checker) {
	s.checkFit(k)
	k.label(at("topic"), s.Topic)
	k.checkSummary(s.Summary)
	k.title(at("apart"), s.Apart, "those that are not known need a heading")
	for i, title := range s.Circles {
		k.title(at("circles").Index(i), title, "a circle needs a title")
	}
	for i, title := range s.Areas {
		k.title(at("areas").Index(i), title, "an area needs a title")
	}
	seen := [8]bool{}
	for i, area := range s.Order {
		if area < 0 || area >= len(seen) || seen[area] {
			k.Add(at("order").Index(i), govmaturity.CodeOutOfRange, "each of the eight areas is listed once; found %d", area)
			continue
		}
		seen[area] = true
	}
	if len(s.Order) != len(seen) {
		k.Add(at("order"), govmaturity.CodeWrongCount, "expected all eight areas; found %d", len(s.Order))
	}
	k.count(at("columns"), len(s.Columns), maxTicks, "columns")
	k.count(at("items"), len(s.Items), MaxListed, "items")
	for i, item := range s.Items[:min(len(s.Items), MaxListed)] {
		here := at("items").Index(i)
		k.title(here.Key("title"), item.Title, "an item needs a title")
		k.cells(here, item.Cells, len(s.Columns))
		k.lines(here.Key("lines"), item.Lines)
	}
}

func (s Circles) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = append([]string{cmp.Or(s.Topic, w.Say("chart.topic"))}, s.Columns...)
	for _, item := range s.Items {
		rows = append(rows, append([]string{item.Title}, item.Cells...))
	}
	return header, rows
}

// list returns the items by area, and the numbers of each area: those of one area
// follow one another.
func (s Circles) list(w govmaturity.Words) (all []section, numbers [8][]int) {
	next := 0
	add := func(heading string, is func(CirclesItem) bool, area int) {
		var rows []numbered
		for _, item := range s.Items {
			if !is(item) {
				continue
			}
			row := numbered{title: item.Title}
			if area >= 0 {
				next++
				row.number = next
				numbers[area] = append(numbers[area], next)
			} else {
				row.lines = append(row.lines, said{"", item.Cells[0]})
			}
			for _, line := range item.Lines {
				row.lines = append(row.lines, said{"", line})
			}
			rows = append(rows, row)
		}
		if rows != nil {
			all = append(all, section{Brackets(w, heading, w.Number(float64(len(rows)), -1)), rows})
		}
	}
	for _, area := range s.Order {
		add(s.Areas[area], func(i CirclesItem) bool { return i.Known && i.area() == area }, area)
	}
	add(s.Apart, func(i CirclesItem) bool { return !i.Known }, -1)
	return all, numbers
}

func (s Circles) describe(w govmaturity.Words) []string {
	parts := told(s.Summary)
	all, _ := s.list(w)
	for _, section := range all {
		var titles []string
		for _, r := range section.rows {
			titles = append(titles, r.title)
		}
		parts = append(parts, Label(w, section.heading, some(w, titles)))
	}
	return parts
}

func (s Circles) keys(*canvas) []key { return nil }

func (s Circles) draw(c *canvas) {
	room := s.fit(c)
	y := c.summary(s.Summary, room)
	all, numbers := s.list(c.w)
	width := room
	if room >= beside {
		width = min(room/2, 480)
	}
	bottom := s.circles(c, y, width, numbers)
	c.beside(all, y, width, bottom, room)
}

// apartShare is how far the middle of a circle is from that of all three, in radii.
const apartShare = 0.62

// circles draws the three circles with the numbers in their areas, and returns the
// lower edge.
func (s Circles) circles(c *canvas, y, width float64, numbers [8][]int) float64 {
	sin, cos := stat.Turn(1, 3) // the way to the right and down
	radius := (width - 6) / (2 * (1 + mul(apartShare, sin)))
	above := wrap(s.Circles[0], labelSize, width/boldShare, ink)
	above.bold = true
	c.text(above, width/2, y, middle, false)
	y += above.height() + 6
	at := place{width / 2, y + mul(radius, 1+apartShare)}
	ways := [3]place{{0, -1}, {-sin, -cos}, {sin, -cos}}
	for _, way := range ways {
		c.circle(at.x+mul(way.x, mul(apartShare, radius)), at.y+mul(way.y, mul(apartShare, radius)), radius,
			attr("fill", seriesColours[0]), attr("fill-opacity", "0.07"), attr("stroke", frame), attrN("stroke-width", 1.75))
	}
	for area := 1; area < 8; area++ {
		way, in := place{}, 0
		for k := range ways {
			if area&(1<<k) != 0 {
				way.x, way.y = way.x+ways[k].x, way.y+ways[k].y
				in++
			}
		}
		// How far the middle of an area is from that of all: that of two circles ends
		// where they meet, and that of one goes on to its edge.
		far := [4]float64{0, 1.1, 0.77, 0}[in]
		text := "–"
		if len(numbers[area]) > 0 {
			text = ranges(c.w, numbers[area])
		}
		b := wrap(text, smallSize, radius, ink)
		b.bold = len(numbers[area]) > 0
		to := place{at.x + mul(way.x, mul(far, radius)), at.y + mul(way.y, mul(far, radius)) - b.height()/2}
		if len(numbers[area]) == 0 {
			c.text(b, to.x, to.y, middle, false)
			continue
		}
		c.titled(Label(c.w, s.Areas[area], s.first(area)), func() { c.text(b, to.x, to.y, middle, false) })
	}
	low := at.y + mul(radius, 1-mul(apartShare, cos)) + 8
	bottom := low
	for i, anchor := range []string{start, end} {
		b := wrap(s.Circles[i+1], labelSize, (width/2-8)/boldShare, ink)
		b.bold = true
		c.text(b, mul(float64(i), width), low, anchor, false)
		bottom = max(bottom, low+b.height())
	}
	return bottom
}

// first returns the cell of the first item of an area.
func (s Circles) first(area int) string {
	for _, item := range s.Items {
		if item.Known && item.area() == area {
			return item.Cells[0]
		}
	}
	return ""
}
