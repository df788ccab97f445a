package stakeholder

import "github.com/govmaturity/govmaturity"

// Quadrant is a part of the grid of power and interest (Mendelow).
type Quadrant string

const (
	// QuadrantClosely: power and interest are high.
	QuadrantClosely Quadrant = "manage-closely"
	// QuadrantSatisfied: power is high, and interest low.
	QuadrantSatisfied Quadrant = "keep-satisfied"
	// QuadrantInformed: interest is high, and power low.
	QuadrantInformed Quadrant = "keep-informed"
	// QuadrantMonitor: neither is high.
	QuadrantMonitor Quadrant = "monitor"
)

// Quadrants returns the four quadrants, from the one that takes most attention.
func Quadrants() []Quadrant {
	return []Quadrant{QuadrantClosely, QuadrantSatisfied, QuadrantInformed, QuadrantMonitor}
}

// Title returns what people call the quadrant.
func (q Quadrant) Title(w govmaturity.Words) string {
	return w.Say("stakeholder.quadrant." + string(q))
}

func quadrant(power, interest bool) Quadrant {
	switch {
	case power && interest:
		return QuadrantClosely
	case power:
		return QuadrantSatisfied
	case interest:
		return QuadrantInformed
	}
	return QuadrantMonitor
}

// Position is where a stakeholder stands in the grid. It is comparable with ==.
type Position struct {
	Stakeholder     Stakeholder
	Power, Interest Rated
	// Quadrant is "" while power or interest is not known.
	Quadrant Quadrant
}

// Position returns where the stakeholder stands in the grid of power and interest.
func (s Stakeholder) Position() Position {
	p := Position{Stakeholder: s, Power: s.Rated(AttributePower), Interest: s.Rated(AttributeInterest)}
	if p.Power.Known() && p.Interest.Known() {
		p.Quadrant = quadrant(p.Power.High, p.Interest.High)
	}
	return p
}

// Missing returns which of power and interest are not known.
func (p Position) Missing() []Attribute { return unknown(p.Power, p.Interest) }

// Possible returns the quadrants that it may be in, whatever the missing ratings
// turn out to be.
func (p Position) Possible() []Quadrant {
	var out []Quadrant
	for _, power := range sides(p.Power) {
		for _, interest := range sides(p.Interest) {
			out = append(out, quadrant(power, interest))
		}
	}
	return out
}

// sides are the sides of the threshold that a value may be on, high first.
func sides(r Rated) []bool {
	if r.Known() {
		return []bool{r.High}
	}
	return []bool{true, false}
}

// unknown returns those attributes that are not known.
func unknown(all ...Rated) []Attribute {
	var out []Attribute
	for _, r := range all {
		if !r.Known() {
			out = append(out, r.Attribute)
		}
	}
	return out
}

// Grid is all stakeholders of a map by quadrant.
type Grid struct {
	// By are the stakeholders of each quadrant, in the document's order.
	By map[Quadrant][]Stakeholder
	// Unplaced are those of whom power or interest is not known.
	Unplaced []Stakeholder
}

// Grid returns the grid of power and interest. Each stakeholder stands in it once.
func (m *Map) Grid() Grid {
	g := Grid{By: map[Quadrant][]Stakeholder{}}
	for s := range m.Stakeholders() {
		if q := s.Position().Quadrant; q != "" {
			g.By[q] = append(g.By[q], s)
		} else {
			g.Unplaced = append(g.Unplaced, s)
		}
	}
	return g
}
