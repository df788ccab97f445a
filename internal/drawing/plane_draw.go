package drawing

// pill is a frame on a plane with the numbers of those at its place.
type pill struct {
	items       []PlaneItem
	numbers     []int
	x, y        float64 // its middle
	label       block
	tie, warned bool
	near        bool // those in it are at several places
}

func (p pill) width() float64 {
	w := max(p.label.width()+12, pillHeight+2)
	if p.warned {
		w += 14
	}
	return w
}

func (p pill) height() float64 { return max(p.label.height()+5, pillHeight) }

// over reports whether two frames are too near.
func (p pill) over(q pill) bool {
	const gap = 3.0
	return abs(p.x-q.x) < (p.width()+q.width())/2+gap && abs(p.y-q.y) < (p.height()+q.height())/2+gap
}

func abs(x float64) float64 { return max(x, -x) }

// part is a quarter of a plane, as it is drawn.
type part struct {
	x, y, width, height float64
	title               block
}

// planePlan is where things lie on a plane.
type planePlan struct {
	left, top, width, height float64
	parts                    [4]part
	pills                    []pill
}

// Room at the axes: the least for the one that runs up, and the share of the plane's
// width that each of the three texts below it may take.
const (
	leastAxisRoom = 46.0
	acrossShare   = 0.21
)

// axisRoom returns the room for what is said at the axis that runs up: its longest word
// has a line, and it takes no more than three tenths of the width, nor what the longest
// word below the plane needs.
func (p Plane) axisRoom(width float64) float64 {
	room, below := leastAxisRoom, 0.0
	for _, s := range []string{p.Up.Low, p.Up.Middle, p.Up.High} {
		for _, piece := range pieces(s) {
			room = max(room, textWidth(piece, smallSize)+8)
		}
	}
	for _, s := range []string{p.Across.Low, p.Across.Middle, p.Across.High} {
		for _, piece := range pieces(s) {
			below = max(below, textWidth(piece, smallSize))
		}
	}
	return min(room, mul(width, 0.3), max(leastAxisRoom, width-below/acrossShare))
}

// split returns where the threshold of an axis is drawn, as a share of it. No
// quarter becomes too narrow for its title: then both sides have scales of their
// own.
func (a PlaneAxis) split(least float64) float64 {
	return min(max(Share(a.Threshold, a.Range), least), 1-least)
}

// share returns where a value is drawn.
func (a PlaneAxis) share(x, split float64) float64 {
	if x < a.Threshold {
		return mul((x-a.Range.Min)/(a.Threshold-a.Range.Min), split)
	}
	if a.Range.Max == a.Threshold {
		return split
	}
	return split + mul((x-a.Threshold)/(a.Range.Max-a.Threshold), 1-split)
}

// mostAxisLines is how many lines of what is said at one place of the axis that runs up
// are drawn: no more than have room beside the others. The table says all.
const mostAxisLines = 6

// arrange says where all lies on a plane of a width, with its upper edge at a
// height.
func (p Plane) arrange(c *canvas, top, width float64) planePlan {
	plan := planePlan{left: p.axisRoom(width), top: top}
	plan.width = width - plan.left
	least := 0.35
	for _, title := range p.Quarters {
		for _, piece := range pieces(title) {
			least = min(max(least, (textWidth(piece, smallSize)+14)/plan.width), 0.5)
		}
	}
	across := p.Across.split(least)
	right := plan.width - mul(plan.width, across)
	tall := 0.0
	for i, title := range p.Quarters {
		w := right
		if i%2 == 1 {
			w = plan.width - right
		}
		b := wrap(title, smallSize, w-12, ink)
		b.bold = false
		plan.parts[i] = part{width: w, title: b}
		tall = max(tall, b.height())
	}
	plan.height = max(mul(plan.width, 0.85), (tall+90)/0.35)
	up := p.Up.split(0.35)
	high := mul(plan.height, 1-up)
	for i := range plan.parts {
		q := &plan.parts[i]
		q.x, q.y, q.height = plan.left, top, high
		if i%2 == 0 {
			q.x = plan.left + plan.width - right
		}
		if i >= 2 {
			q.y, q.height = top+high, plan.height-high
		}
	}
	plan.place(c, p, across, up)
	return plan
}

// place puts the items on the plane. Frames that would cover each other become one,
// in the middle of those in it, and never beyond a threshold.
func (plan *planePlan) place(c *canvas, p Plane, across, up float64) {
	var in [4][]pill
	for i, item := range p.ordered() {
		if !item.Placed {
			continue
		}
		one := pill{items: []PlaneItem{item}, numbers: []int{i + 1}, tie: item.Tie, warned: item.Warned}
		one.x = plan.left + mul(plan.width, p.Across.share(item.X, across))
		one.y = plan.top + mul(plan.height, 1-p.Up.share(item.Y, up))
		in[item.quarter()] = append(in[item.quarter()], one)
	}
	for i, pills := range in {
		for j := range pills {
			plan.parts[i].hold(c, &pills[j])
		}
		for again := true; again; {
			again = false
			for a := 0; a < len(pills); a++ {
				for b := a + 1; b < len(pills); b++ {
					if !pills[a].over(pills[b]) {
						continue
					}
					pills[a] = pills[a].with(pills[b])
					plan.parts[i].hold(c, &pills[a])
					pills = append(pills[:b], pills[b+1:]...)
					b, again = a, true
				}
			}
		}
		plan.pills = append(plan.pills, pills...)
	}
}

// with returns two frames as one.
func (p pill) with(q pill) pill {
	n, m := float64(len(p.items)), float64(len(q.items))
	out := pill{
		items: append(p.items[:len(p.items):len(p.items)], q.items...), numbers: append(p.numbers[:len(p.numbers):len(p.numbers)], q.numbers...),
		x: (mul(p.x, n) + mul(q.x, m)) / (n + m), y: (mul(p.y, n) + mul(q.y, m)) / (n + m),
		tie: p.tie || q.tie, warned: p.warned || q.warned,
	}
	first := out.items[0]
	for _, item := range out.items {
		out.near = out.near || item.X != first.X || item.Y != first.Y
	}
	return out
}

// hold writes the numbers of a frame, and keeps it inside of its quarter.
func (q part) hold(c *canvas, p *pill) {
	const edge = 4.0
	sign := 0.0
	if p.warned {
		sign = 14
	}
	p.label = wrap(ranges(c.w, p.numbers), smallSize, (q.width-2*edge-12-sign)/boldShare, ink)
	p.label.bold = true
	w, h, top := p.width()/2+edge, p.height()/2+edge, q.y+q.title.height()+8
	p.x = min(max(p.x, q.x+w), max(q.x+w, q.x+q.width-w))
	p.y = min(max(p.y, top+h), max(top+h, q.y+q.height-h))
}

// crowded reports whether there is a frame with several in it.
func (p Plane) crowded(c *canvas) bool {
	room := float64(p.width()) - 2*margin - 2
	if room >= beside {
		room = min(room/2, 520)
	}
	for _, one := range p.arrange(c, 0, room).pills {
		if len(one.items) > 1 {
			return true
		}
	}
	return false
}

// plane draws the plane with its axes, and returns the lower edge.
func (p Plane) plane(c *canvas, y, width float64) float64 {
	title := wrap(p.Up.Title, labelSize, width-20, ink)
	c.text(title, 0, y, start, false)
	c.arrow(place{title.width() + 12, y + title.height()/2 + 6}, place{title.width() + 12, y + title.height()/2 - 6})
	plan := p.arrange(c, y+title.height()+8, width)
	for i, q := range plan.parts {
		fill := paper
		if i == 0 {
			fill = tint
		}
		c.rect(q.x, q.y, q.width, q.height, attr("fill", fill), attr("stroke", rule))
	}
	c.thresholds(plan)
	for _, q := range plan.parts {
		c.text(q.title, q.x+6, q.y+5, start, false)
	}
	for _, one := range plan.pills {
		c.pill(one)
	}
	bottom := plan.axes(c, p)
	title = wrap(p.Across.Title, labelSize, plan.width-30, ink)
	c.text(title, plan.left, bottom, start, false)
	from := plan.left + title.width() + 6
	c.arrow(place{from, bottom + title.height()/2}, place{from + 14, bottom + title.height()/2})
	return bottom + title.height()
}

// thresholds draws the two lines that part the plane.
func (c *canvas) thresholds(plan planePlan) {
	q := plan.parts[0]
	attrs := []attribute{attr("stroke", ink), attrN("stroke-width", 2), attr("stroke-dasharray", "7 4")}
	c.line(q.x, plan.top, q.x, plan.top+plan.height, attrs...)
	c.line(plan.left, q.y+q.height, plan.left+plan.width, q.y+q.height, attrs...)
}

// axes writes what stands at the ends and at the thresholds, and returns the lower
// edge.
func (plan planePlan) axes(c *canvas, p Plane) float64 {
	q := plan.parts[0]
	foot := plan.top + plan.height
	for _, s := range []struct {
		text   string
		y, off float64
	}{{p.Up.High, plan.top, 0}, {p.Up.Middle, q.y + q.height, 0.5}, {p.Up.Low, foot, 1}} {
		b := wrap(s.text, smallSize, plan.left-6, quiet)
		// Half of the middle one and all of another stand between it and an end.
		room := mul(min(q.height, plan.height-q.height)-4, 2.0/3)
		for most := mostAxisLines; len(b.lines) > 1 && (len(b.lines) > most || b.height() > room); most-- {
			b.lines = append(b.lines[:min(most, len(b.lines))-1], "…")
		}
		c.text(b, 0, s.y-mul(b.height(), s.off), start, false)
	}
	tall, fifth := 0.0, mul(plan.width, acrossShare)
	for _, s := range []struct{ text, anchor string }{{p.Across.Low, start}, {p.Across.Middle, middle}, {p.Across.High, end}} {
		b := wrap(s.text, smallSize, fifth, quiet)
		x := plan.left
		switch s.anchor {
		case middle:
			x = q.x
		case end:
			x = plan.left + plan.width
		}
		c.text(b, x, foot+5, s.anchor, false)
		tall = max(tall, b.height())
	}
	return foot + 5 + tall + 4
}

// arrow draws a short arrow.
func (c *canvas) arrow(from, to place) {
	c.line(from.x, from.y, to.x, to.y, attr("stroke", ink), attrN("stroke-width", 1.5))
	const back, half = 5.0, 3.5
	d := place{to.x - from.x, to.y - from.y}
	d = d.times(1 / d.length())
	base := place{to.x - mul(d.x, back), to.y - mul(d.y, back)}
	c.path([]place{to, {base.x - mul(d.y, half), base.y + mul(d.x, half)}, {base.x + mul(d.y, half), base.y - mul(d.x, half)}}, true, attr("fill", ink))
}

// pill draws a frame with its numbers.
func (c *canvas) pill(p pill) {
	var titles []string
	for _, item := range p.items {
		titles = append(titles, item.Title)
	}
	c.titled(Label(c.w, some(c.w, titles), p.items[0].Cells[0]), func() {
		w, h := p.width(), p.height()
		attrs := []attribute{attr("fill", paper), attr("stroke", ink), attrN("rx", 9)}
		if len(p.items) > 1 {
			attrs = append(attrs, attrN("stroke-width", 2.5))
		}
		if p.tie {
			attrs = append(attrs, attr("stroke-dasharray", "3 2"))
		}
		c.rect(p.x-w/2, p.y-h/2, w, h, attrs...)
		at := p.x
		if p.warned {
			at -= 7
			c.sign(SignShort, p.x+w/2-19, p.y)
		}
		c.text(p.label, at, p.y-p.label.height()/2, middle, false)
	})
}
