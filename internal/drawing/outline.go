package drawing

import "strings"

// outline is the d attribute of a path, as it grows.
type outline struct{ b strings.Builder }

// move begins a new line at a point.
func (o *outline) move(x, y float64) { o.step("M", x, y) }

// line goes on to a point in a straight line.
func (o *outline) line(x, y float64) { o.step("L", x, y) }

// curve goes on to a point on the directions of two others.
func (o *outline) curve(a, b, to place) {
	o.step("C", a.x, a.y)
	o.step(" ", b.x, b.y)
	o.step(" ", to.x, to.y)
}

// close goes back to where the line began.
func (o *outline) close() { o.b.WriteString("Z") }

// String returns the path.
func (o *outline) String() string { return o.b.String() }

func (o *outline) step(command string, x, y float64) {
	o.b.WriteString(command + number(x) + " " + number(y))
}
