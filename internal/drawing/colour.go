package drawing

import (
	"fmt"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// The colours of all charts. Contrast is counted against paper, which each
// chart paints itself, so that it also holds on a dark page.
const (
	paper = "#ffffff"
	ink   = "#1b2530" // text
	quiet = "#4a5763" // text of less weight
	rule  = "#87919b" // lines that a reader needs: rings, axes, borders
	frame = "#5f6b77" // the outermost of them
	hatch = "#87919b" // where there is no value
	tint  = "#e6eff8" // levels passed on the way; a tick says so too
	dark  = "#000000" // text on light cells
)

// seriesColours are told apart by most eyes, and by those that see no red, no green or no
// blue: a test measures how far apart they are. Series differ by dashes and markers as well.
var seriesColours = [MaxSeries]string{
	"#0a58a8", "#9c0d01", "#1ea760", "#cc72a9", "#531f53", "#a09401", "#6805d2", "#701929",
}

// ramp returns the colour of a cell and of the text on it, for a level counted
// from 0: from light to dark.
func ramp(level, levels int) (fill, text string) {
	from, to := [3]int{0xbb, 0xd7, 0xf0}, [3]int{0x08, 0x3f, 0x78}
	var c [3]int
	for i := range c {
		c[i] = to[i]
		if levels > 1 {
			c[i] = from[i] + (to[i]-from[i])*level/(levels-1)
		}
	}
	fill = fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2])
	if contrast(luminance(c), 1) >= contrast(luminance(c), 0) {
		return fill, paper
	}
	return fill, dark
}

// luminance is that of WCAG 2.2, from 0 for black to 1 for white. The result
// is the same on every machine.
func luminance(c [3]int) float64 {
	sum := 0.0
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		x := float64(c[i]) / 255
		if x <= 0.04045 {
			x /= 12.92
		} else {
			x = stat.Exp(mul(2.4, stat.Log((x+0.055)/1.055)))
		}
		sum += mul(weight, x)
	}
	return sum
}

// contrast is that of WCAG 2.2, from 1 to 21.
func contrast(a, b float64) float64 {
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// hatching defines the pattern of places without a value.
func (c *canvas) hatching() {
	if c.hatched {
		return
	}
	c.hatched = true
	c.defs.open("pattern", attr("id", c.id+"-none"), attr("width", "8"), attr("height", "8"), attr("patternUnits", "userSpaceOnUse"))
	c.defs.empty("rect", attr("width", "8"), attr("height", "8"), attr("fill", paper))
	c.defs.empty("path", attr("d", "M-2 2L2 -2M0 8L8 0M6 10L10 6"), attr("stroke", hatch))
	c.defs.close()
}
