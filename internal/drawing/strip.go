package drawing

import "github.com/govmaturity/govmaturity"

// strip is a bar of steps, in the direction of reading: so many are there for
// sure, and so many perhaps.
type strip struct {
	steps     int  // all there can be
	low, high int  // there for sure, and at most
	mark      int  // the step that is needed: 0 for none
	over      int  // how many of low are beyond what is needed
	void      bool // nothing counts here
}

const (
	stripHeight = 16.0
	stripAbove  = 11.0 // for the tip of the mark
	stripBelow  = 5.0  // for its foot
	stripEnd    = 6.0  // for half the mark, at the last step
	leastStep   = 7.0  // narrower steps are drawn as one bar
)

// checkStrip checks numbers of steps.
func (k *checker) checkStrip(at govmaturity.Path, s strip) {
	const most = 1_000_000
	if s.steps < 1 || s.steps > most {
		k.Add(at.Key("steps"), govmaturity.CodeOutOfRange, "expected from 1 to %d steps; found %d", most, s.steps)
		return
	}
	inside := func(name string, n, from, to int) {
		if n < from || n > to {
			k.Add(at.Key(name), govmaturity.CodeOutOfRange, "expected from %d to %d steps; found %d", from, to, n)
		}
	}
	inside("low", s.low, 0, s.steps)
	inside("high", s.high, min(max(s.low, 0), s.steps), s.steps)
	inside("needed", s.mark, 0, s.steps)
	inside("surplus", s.over, 0, max(s.low, 0))
}

// strip draws a bar with its upper edge at y.
func (c *canvas) strip(s strip, x, y, width float64) {
	width -= stripEnd
	if s.void {
		c.rect(x, y, width, stripHeight, attr("fill", paper), attr("stroke", rule), attr("stroke-dasharray", "4 3"), attrN("rx", 2))
		return
	}
	pitch, gap := width/float64(s.steps), 2.0
	if pitch < leastStep {
		gap = 0
	}
	piece := func(from, to int, attrs []attribute) {
		if from >= to {
			return
		}
		each := 1
		if gap == 0 {
			each = to - from // all in one
		}
		for i := from; i < to; i += each {
			left, right := x+mul(float64(i), pitch), x+mul(float64(i+each), pitch)
			c.rect(left, y, right-left-gap, stripHeight, attrs...)
			if attrs[0].value == paper && i < s.low && right-left >= 14 {
				c.plus((left+right-gap)/2, y+stripHeight/2)
			}
		}
	}
	piece(0, s.low-s.over, solid())
	piece(s.low-s.over, s.low, beyond())
	if s.low < s.high {
		c.hatching()
		piece(s.low, s.high, c.perhaps())
	}
	piece(s.high, s.steps, []attribute{attr("fill", paper), attr("stroke", rule)})
	if s.mark > 0 {
		c.needle(x+mul(float64(s.mark), pitch)-gap/2, y, stripHeight)
	}
}

func solid() []attribute {
	return []attribute{attr("fill", seriesColours[0]), attr("stroke", seriesColours[0])}
}

func beyond() []attribute {
	return []attribute{attr("fill", paper), attr("stroke", seriesColours[0]), attrN("stroke-width", 1.5)}
}

func (c *canvas) perhaps() []attribute {
	return []attribute{attr("fill", "url(#"+c.id+"-none)"), attr("stroke", rule)}
}

// plus says that something is beyond what is needed.
func (c *canvas) plus(x, y float64) {
	attrs := []attribute{attr("stroke", seriesColours[0]), attrN("stroke-width", 1.75)}
	c.line(x-4, y, x+4, y, attrs...)
	c.line(x, y-4, x, y+4, attrs...)
}

// needle marks what is needed, on a bar with its upper edge at y.
func (c *canvas) needle(x, y, height float64) {
	c.line(x, y-2, x, y+height+2, attr("stroke", paper), attrN("stroke-width", 7))
	c.line(x, y-5, x, y+height+stripBelow-1, attr("stroke", ink), attrN("stroke-width", 3))
	c.path([]place{{x - 5, y - 10}, {x + 5, y - 10}, {x, y - 3}}, true, attr("fill", ink))
}

// stripKeys explain the parts of bars that there are.
func (c *canvas) stripKeys(all []strip, sure, perhaps, needed, over string) []key {
	const width = 22.0
	var keys []key
	sample := func(words string, attrs func() []attribute, plus bool) {
		keys = append(keys, key{func(x, y float64) {
			c.rect(x, y-7, width, 14, attrs()...)
			if plus {
				c.plus(x+width/2, y)
			}
		}, width, words})
	}
	has := func(is func(strip) bool) bool {
		for _, s := range all {
			if !s.void && is(s) {
				return true
			}
		}
		return false
	}
	if has(func(s strip) bool { return s.low > s.over }) {
		sample(sure, solid, false)
	}
	if has(func(s strip) bool { return s.over > 0 }) {
		sample(over, beyond, true)
	}
	if has(func(s strip) bool { return s.high > s.low }) {
		sample(perhaps, func() []attribute { c.hatching(); return c.perhaps() }, false)
	}
	if has(func(s strip) bool { return s.mark > 0 }) {
		keys = append(keys, key{func(x, y float64) { c.needle(x+5, y+1, 3) }, 10, needed})
	}
	return keys
}
