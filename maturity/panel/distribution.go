package panel

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Distribution is how the members of a panel lie on one node.
type Distribution struct {
	Node string `json:"node"`
	// Members is how many there are, and Count how many have a value.
	Members int `json:"members"`
	Count   int `json:"count"`
	// States are how many are in each state that some are in, in the order of
	// [govmaturity.States].
	States []Share `json:"states,omitempty"`
	// Levels and Classes are how many are at each level, and in each class, from the
	// lowest up; those with nobody are among them. Without a level, or a class, are those
	// that have no value or are below the lowest.
	Levels  []Share `json:"levels,omitempty"`
	Classes []Share `json:"classes,omitempty"`
	// Quantiles are, of those that have a value, the least, the lower quartile, the
	// median, the upper quartile and the greatest: nil, when there are none. Between two
	// values, a quantile lies on the line that joins them, as R does it (type 7).
	Quantiles []float64 `json:"quantiles,omitempty"`
	// Mean and SD are those of the values; SD divides by one less than Count, and is 0
	// for one value.
	Mean float64 `json:"mean"`
	SD   float64 `json:"sd"`
}

// Share is how many members something holds for.
type Share struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

// Distribution returns how the members lie on a node. There is nothing in it for a node
// that there is not.
func (p *Panel) Distribution(node string) Distribution {
	d := Distribution{Node: node, Members: len(p.members)}
	if p.fw == nil || !p.fw.Node(node).Valid() {
		return d
	}
	n := p.fw.Node(node)
	states, levels, classes := map[string]int{}, map[string]int{}, map[string]int{}
	for _, m := range p.members {
		r := m.Card.Node(node)
		states[string(r.State())]++
		levels[r.Level().ID()]++
		classes[r.Class().ID()]++
	}
	for _, s := range govmaturity.States() {
		if count := states[string(s)]; count > 0 {
			d.States = append(d.States, Share{string(s), count})
		}
	}
	for _, l := range n.Levels() {
		d.Levels = append(d.Levels, Share{l.ID(), levels[l.ID()]})
	}
	for _, c := range n.Classes() {
		d.Classes = append(d.Classes, Share{c.ID(), classes[c.ID()]})
	}
	values, _ := p.values(node)
	if d.Count = len(values); d.Count == 0 {
		return d
	}
	d.Mean, d.SD, _ = meanAndDeviation(values)
	for _, share := range []float64{0, 0.25, 0.5, 0.75, 1} {
		d.Quantiles = append(d.Quantiles, quantile(values, share))
	}
	return d
}

// quantile returns a quantile of some values, of which there are some.
func quantile(values []float64, share float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	at := float64(share * float64(len(sorted)-1))
	below := int(math.Floor(at))
	if below >= len(sorted)-1 {
		return sorted[len(sorted)-1]
	}
	a, b := sorted[below], sorted[below+1]
	return min(a+float64((b-a)*(at-float64(below))), b)
}

// Availability is how much is known about one node.
type Availability struct {
	Node string `json:"node"`
	// Applies is how many members the node applies to: for whom it is neither not
	// applicable, nor excluded, nor not asked.
	Applies int `json:"applies"`
	// Share is the mean of their coverage: for an indicator, how many of them have
	// answered, by Applies. It is 0 where it applies to nobody.
	Share float64 `json:"share"`
}

// Availability returns how much is known about each node, in the order of the framework.
func (p *Panel) Availability() []Availability {
	if p.fw == nil {
		return nil
	}
	var out []Availability
	for n := range p.fw.Nodes() {
		a := Availability{Node: n.ID()}
		sum := 0.0
		for _, m := range p.members {
			r := m.Card.Node(n.ID())
			switch r.State() {
			case govmaturity.StateNotApplicable, govmaturity.StateExcluded, govmaturity.StateNotAsked:
				continue
			}
			a.Applies++
			sum += r.Coverage()
		}
		if a.Applies > 0 {
			a.Share = sum / float64(a.Applies)
		}
		out = append(out, a)
	}
	return out
}

// Thin returns the indicators of which less than a share is known, and so should perhaps
// not be in the framework.
func (p *Panel) Thin(share float64) []Availability {
	return slices.DeleteFunc(p.Availability(), func(a Availability) bool {
		return !p.fw.Node(a.Node).IsIndicator() || a.Share >= share
	})
}

// Covered returns the panel of the members of whom a share of a node, or more, is known.
func (p *Panel) Covered(node string, share float64) *Panel {
	return p.Where(func(m Member) bool { return m.Card.Node(node).Coverage() >= share })
}
