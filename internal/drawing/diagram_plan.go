package drawing

import (
	"cmp"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/layout"
)

// planOfDiagram is where everything in a diagram lies.
type planOfDiagram struct {
	layout.Plan
	texts  []block // of the variables
	badges []block // of the loops
	reach  []float64
	size   float64 // of the text of variables
}

const (
	besideWidth = 760.0 // from here on the list of loops stands beside
	listWidth   = 250.0
	listGap     = 30.0
	slim        = 480.0 // below it, text is a little smaller
	signSize    = 15.0
	diagramEdge = 5.0 // signs and arcs beside the outermost variables
)

// room returns how wide the picture is inside, and the part of it that variables
// have.
func (d Diagram) room() (all, variables float64) {
	all = float64(d.width()) - 2*margin - 2
	if d.beside() {
		return all, all - listWidth - listGap
	}
	return all, all
}

// beside reports whether the list of loops stands beside the diagram.
func (d Diagram) beside() bool {
	return float64(d.width())-2*margin-2 >= besideWidth && (len(d.Loops) > 0 || d.Further != "")
}

// plan lays the diagram out. The shape has been checked.
func (d Diagram) plan(w govmaturity.Words) Shape {
	_, width := d.room()
	p := &planOfDiagram{size: labelSize}
	wide := 122.0
	if width < slim {
		p.size, wide = smallSize, 88
	}
	g := layout.Graph{Width: width - 2*diagramEdge}
	for _, v := range d.Variables {
		b := wrap(v.Title, p.size, max(wide, min(2*wide, longestWord(v.Title, p.size))), ink)
		padX, padY := 3.0, 2.0
		if v.Stock {
			padX, padY = 8, 6
		}
		p.texts = append(p.texts, b)
		g.Nodes = append(g.Nodes, layout.Node{
			ID: v.ID, Width: b.width() + mul(2, padX), Height: b.height() + mul(2, padY), Given: v.Given, At: layout.Point{X: v.X, Y: v.Y},
		})
	}
	for _, l := range d.Links {
		sign := layout.Size{Width: textWidth(l.Effect.sign(), signSize) + 1, Height: signSize}
		g.Links = append(g.Links, layout.Link{ID: cmp.Or(l.ID, string(l.Effect)), From: l.From, To: l.To, Sign: sign, Delay: l.Delay})
	}
	for _, l := range d.Loops {
		b := wrap(l.Name, smallSize, 200, ink)
		b.bold = true
		reach := max(15, b.width()/2+3, b.height()/2+6)
		p.badges = append(p.badges, b)
		p.reach = append(p.reach, reach)
		g.Loops = append(g.Loops, layout.Loop{Links: l.Links, Name: layout.Size{Width: mul(2, reach) + 4, Height: mul(2, reach) + 4}})
	}
	var err error
	if p.Plan, err = layout.Of(g); err != nil {
		return d // it has been checked, and so there is none
	}
	d.planned = p
	return d
}

// longestWord returns how wide the longest word is: one that is broken is hard
// to read.
func longestWord(s string, size float64) float64 {
	longest := 0.0
	for _, word := range pieces(s) {
		longest = max(longest, textWidth(strings.TrimSpace(word), size))
	}
	return longest + 0.5
}

// bounds returns what the diagram covers.
func (p *planOfDiagram) bounds(d Diagram) (low, high layout.Point) {
	first := true
	see := func(x, y, w, h float64) {
		if first {
			low, high, first = layout.Point{X: x, Y: y}, layout.Point{X: x, Y: y}, false
		}
		low = layout.Point{X: min(low.X, x-w), Y: min(low.Y, y-h)}
		high = layout.Point{X: max(high.X, x+w), Y: max(high.Y, y+h)}
	}
	for i, at := range p.Nodes {
		w, h := p.box(d, i)
		see(at.X, at.Y, w/2, h/2)
	}
	for i, r := range p.Links {
		for k := range 13 {
			at := r.Curve.At(float64(k) / 12)
			see(at.X, at.Y, 2, 2)
		}
		w := textWidth(d.Links[i].Effect.sign(), signSize)
		see(r.Sign.X, r.Sign.Y, w/2, signSize/2)
	}
	for i, l := range p.Loops {
		see(l.At.X, l.At.Y, p.reach[i]+2, p.reach[i]+2)
	}
	return low, high
}

// box returns the size of a variable.
func (p *planOfDiagram) box(d Diagram, i int) (width, height float64) {
	b := p.texts[i]
	if d.Variables[i].Stock {
		return b.width() + 16, b.height() + 12
	}
	return b.width() + 6, b.height() + 4
}
