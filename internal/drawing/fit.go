package drawing

import "github.com/govmaturity/govmaturity"

// How narrow and how wide a picture that fits itself can be, in pixels.
const (
	MinWidth = 320
	MaxWidth = 2000
)

// Fit is for shapes that fit themselves to the room there is, and never shrink
// their text: what does not fit beside each other stands below.
type Fit struct {
	// Width is how wide the picture is, in pixels: [MinWidth] when 0.
	Width int
}

func (f Fit) width() int {
	if f.Width == 0 {
		return MinWidth
	}
	return f.Width
}

func (f Fit) checkFit(k *checker) {
	if w := f.width(); w < MinWidth || w > MaxWidth {
		k.Add(at("width"), govmaturity.CodeOutOfRange, "expected from %d to %d pixels; found %d", MinWidth, MaxWidth, w)
	}
}

// fit makes the picture exactly as wide, and returns the room inside, which goes
// from 0 to there.
func (f Fit) fit(c *canvas) float64 {
	room := float64(f.width()) - 2*margin - 2 // a line at the edge is seen with a pixel around it
	c.least, c.fixed = room+2, true
	c.see(0, 0, 1)
	c.see(room, 0, 1)
	return room
}

// summary writes sentences above what is drawn, each in lines of its own, and
// returns where the rest begins.
func (c *canvas) summary(sentences []string, width float64) float64 {
	y := 0.0
	for _, s := range sentences {
		b := wrap(capital(s), smallSize, width, ink)
		c.text(b, 0, y, start, false)
		y += b.height() + 3
	}
	if len(sentences) > 0 {
		y += 9
	}
	return y
}

// told returns the sentences as a description begins with them.
func told(sentences []string) []string {
	var out []string
	for _, s := range sentences {
		out = append(out, capital(s))
	}
	return out
}

// checkSummary checks the sentences above what is drawn.
func (k *checker) checkSummary(sentences []string) {
	for i, s := range sentences {
		k.text(at("summary").Index(i), s, maxProse)
	}
}
