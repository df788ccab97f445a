package systems

import (
	"strings"

	"github.com/govmaturity/govmaturity/internal/graph"
)

// Loop is an elementary loop of a diagram: a way along links, back to where it
// began, through no variable twice. It is known by the sequence of its links,
// from its first variable by order of ids. The zero Loop is not Valid; its methods
// return zero values.
type Loop struct {
	d     *Diagram
	links graph.Way
	tag   uint8
}

// loopOf returns the loop along links of the diagram that make one.
func (d *Diagram) loopOf(way []int) Loop {
	l, first := Loop{d: d}, 0
	var links []int32
	for i, k := range way {
		if d.rank[d.links[k].from] < d.rank[d.links[way[first]].from] {
			first = i
		}
	}
	for i := range way {
		r := d.linkRank[way[(first+i)%len(way)]]
		links = append(links, r)
		l.tag = graph.Join(l.tag, d.graph.Arcs()[r].Tag)
	}
	l.links = d.graph.Way(links)
	return l
}

// Valid reports whether l is a loop of a diagram.
func (l Loop) Valid() bool { return l.d != nil }

// Diagram returns the diagram that it is a loop of, or nil.
func (l Loop) Diagram() *Diagram { return l.d }

// Len returns the number of its links, which is that of its variables.
func (l Loop) Len() int {
	if l.d == nil {
		return 0
	}
	return l.d.graph.Len(l.links)
}

// Link returns a link of the loop, from 0 on, or one that is not Valid. It goes
// from the variable at i to the next.
func (l Loop) Link(i int) Link {
	if i < 0 || i >= l.Len() {
		return Link{}
	}
	return Link{l.d, int(l.d.linkAt[l.d.graph.At(l.links, i)]) + 1}
}

// Variable returns a variable of the loop, from 0 on, or one that is not Valid.
func (l Loop) Variable(i int) Variable { return l.Link(i).From() }

// Links returns its links, from the first variable by order of ids on.
func (l Loop) Links() []Link {
	var out []Link
	for i := range l.Len() {
		out = append(out, l.Link(i))
	}
	return out
}

// Variables returns its variables, from the first by order of ids on.
func (l Loop) Variables() []Variable {
	var out []Variable
	for i := range l.Len() {
		out = append(out, l.Variable(i))
	}
	return out
}

// Polarity says what the loop does to a change: by the product of the signs of
// its links.
func (l Loop) Polarity() Polarity {
	switch {
	case l.d == nil:
		return ""
	case l.tag&tagUnknown != 0:
		return PolarityUndetermined
	case l.tag&tagMinus != 0:
		return PolarityBalancing
	}
	return PolarityReinforcing
}

// Delayed reports whether one of its links has a delay.
func (l Loop) Delayed() bool { return l.tag&tagDelay != 0 }

// Delays returns how many of its links have a delay.
func (l Loop) Delays() (n int) {
	for i := range l.Len() {
		if l.Link(i).Delay() {
			n++
		}
	}
	return n
}

// Has reports whether the loop goes through a variable.
func (l Loop) Has(v Variable) bool {
	for i := range l.Len() {
		if l.Variable(i) == v {
			return true
		}
	}
	return false
}

// Along reports whether the loop goes along a link.
func (l Loop) Along(k Link) bool {
	for i := range l.Len() {
		if l.Link(i) == k {
			return true
		}
	}
	return false
}

// Key returns a text that loops of one diagram have in common only if they are
// the same. It is not for people, nor to be kept.
func (l Loop) Key() string {
	return string(l.links)
}

// Letter returns what pictures call loops of a polarity: R, B, or ? where it is
// not known.
func (p Polarity) Letter() string {
	switch p {
	case PolarityReinforcing:
		return "R"
	case PolarityBalancing:
		return "B"
	case PolarityUndetermined:
		return "?"
	}
	return ""
}

// String returns the loop on one line, with the sign of each link, and || where
// there is a delay: R: births -> + population -> + births.
func (l Loop) String() string {
	if l.d == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(l.Polarity().Letter() + ":")
	for i := range l.Len() {
		k := l.Link(i)
		b.WriteString(" " + k.From().Name().String() + " ->")
		if k.Delay() {
			b.WriteString(" ||")
		}
		b.WriteString(" " + string(k.Sign()))
	}
	b.WriteString(" " + l.Variable(0).Name().String())
	return b.String()
}
