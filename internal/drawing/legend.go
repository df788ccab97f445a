package drawing

// key is one entry of a legend: a sample of what is drawn, and what it means.
type key struct {
	sample func(x, y float64) // from x on, round y
	width  float64            // of the sample
	words  string
}

// legend draws the entries side by side, in as many rows as they need.
func (c *canvas) legend(keys []key, x, y, width float64) (bottom float64) {
	const gap, between = 8.0, 22.0
	at, row := x, 0.0
	for _, k := range keys {
		b := wrap(k.words, smallSize, width-k.width-gap, ink)
		if need := k.width + gap + b.width(); at > x && at+need > x+width {
			at, y, row = x, y+row+6, 0
		}
		k.sample(at, y+mul(smallSize, lineShare)/2)
		c.text(b, at+k.width+gap, y, start, false)
		row = max(row, b.height())
		at += k.width + gap + b.width() + between
	}
	return y + row
}

// legendHeight returns how much room a legend needs.
func (c *canvas) legendHeight(keys []key, width float64) float64 {
	trial := newCanvas(c.id, c.w)
	still := make([]key, len(keys))
	for i, k := range keys {
		still[i] = key{func(x, y float64) {}, k.width, k.words}
	}
	return trial.legend(still, 0, 0, width)
}

// around puts the title and the legend above what is there, and a note below.
func (c *canvas) around(title string, keys []key, note string) {
	if lack := c.least - (c.right - c.left); lack > 0 {
		c.left, c.right = c.left-lack/2, c.right+lack/2
	}
	x, width, top, bottom := c.left, c.right-c.left, c.top, c.bottom
	if len(keys) > 0 {
		top -= c.legendHeight(keys, width) + 16
		c.legend(keys, x, top, width)
	}
	if title != "" {
		b := wrap(title, titleSize, width/boldShare, ink)
		b.bold = true
		c.text(b, x, top-b.height()-12, start, false)
	}
	if note != "" {
		c.text(wrap(note, smallSize, width, quiet), x, bottom+14, start, false)
	}
}
