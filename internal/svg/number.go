package svg

import (
	"math"
	"strconv"
	"strings"
)

// Number returns a coordinate with at most two decimals, which is finer than
// any screen shows. What is no finite number becomes 0: a coordinate that is
// not one would make the picture unreadable as a whole.
func Number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "0"
	}
	s := strconv.FormatFloat(x, 'f', 2, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// Path is the d attribute of a path, as it grows.
type Path struct{ b strings.Builder }

// Move begins a new line at a point.
func (p *Path) Move(x, y float64) { p.step("M", x, y) }

// Line goes on to a point in a straight line.
func (p *Path) Line(x, y float64) { p.step("L", x, y) }

// Close goes back to where the line began.
func (p *Path) Close() { p.b.WriteString("Z") }

// String returns the path.
func (p *Path) String() string { return p.b.String() }

func (p *Path) step(command string, x, y float64) {
	p.b.WriteString(command + Number(x) + " " + Number(y))
}
