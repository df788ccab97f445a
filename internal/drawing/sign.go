package drawing

// Sign is a small picture that says how something is, beside words that say the
// same.
type Sign string

const (
	SignNone Sign = ""
	// SignMet is a check mark.
	SignMet Sign = "met"
	// SignShort is a triangle on its tip.
	SignShort Sign = "short"
	// SignUnknown is hatched, as what is not known is in the bars.
	SignUnknown Sign = "unknown"
	// SignVoid is a dash: it does not count.
	SignVoid Sign = "void"
	// SignAlone is a triangle with an exclamation mark.
	SignAlone Sign = "alone"
)

// signRoom is how much room a sign takes before its words.
const signRoom = 20.0

// sign draws a sign in a box of 14 by 14, from x on and round y.
func (c *canvas) sign(s Sign, x, y float64) {
	x += 7
	switch s {
	case SignMet:
		// It is not turned around where one reads from right to left.
		c.path([]place{{x + c.x(-5.5), y}, {x + c.x(-2), y + 4}, {x + c.x(5.5), y - 4.5}}, false,
			attr("fill", "none"), attr("stroke", ink), attrN("stroke-width", 2))
	case SignShort:
		c.path([]place{{x - 6, y - 5}, {x + 6, y - 5}, {x, y + 6}}, true, attr("fill", warning))
	case SignUnknown:
		c.hatching()
		c.rect(x-6, y-6, 12, 12, attr("fill", "url(#"+c.id+"-none)"), attr("stroke", rule))
	case SignVoid:
		c.line(x-5, y, x+5, y, attr("stroke", quiet), attrN("stroke-width", 2))
	case SignAlone:
		c.path([]place{{x, y - 6}, {x + 7, y + 6}, {x - 7, y + 6}}, true,
			attr("fill", paper), attr("stroke", warning), attrN("stroke-width", 1.5), attr("stroke-linejoin", "round"))
		c.line(x, y-2, x, y+2, attr("stroke", warning), attrN("stroke-width", 1.5))
		c.line(x, y+3.25, x, y+4.75, attr("stroke", warning), attrN("stroke-width", 1.5))
	}
}

// warning is the colour of signs that ask for attention.
var warning = seriesColours[1]
