package systems

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// declared is a loop that somebody named.
type declared struct {
	spec             *LoopSpec
	variables, links []int
	loop             Loop // not Valid unless it is one
}

// DeclaredLoop is a loop that somebody named. It is a small value, comparable
// with ==. The zero DeclaredLoop is not Valid; its methods return zero values.
type DeclaredLoop struct {
	d  *Diagram
	at int // its place, from 1
}

func (l DeclaredLoop) get() *declared {
	if l.d == nil {
		return &declared{spec: &LoopSpec{}}
	}
	return &l.d.declared[l.at-1]
}

// Declared returns the loops that somebody named, in the document's order.
func (d *Diagram) Declared() []DeclaredLoop {
	out := make([]DeclaredLoop, len(d.declared))
	for i := range out {
		out[i] = DeclaredLoop{d, i + 1}
	}
	return out
}

// Valid reports whether l is a loop that somebody named.
func (l DeclaredLoop) Valid() bool { return l.d != nil }

// ID returns the loop's id.
func (l DeclaredLoop) ID() string { return l.get().spec.ID }

// Label returns what pictures call it: R1, or "".
func (l DeclaredLoop) Label() string { return l.get().spec.Label }

// Title returns the text that people read, or nil.
func (l DeclaredLoop) Title() govmaturity.Text { return l.get().spec.Title.Clone() }

// Note returns what a reader should know, or nil.
func (l DeclaredLoop) Note() govmaturity.Text { return l.get().spec.Note.Clone() }

// Polarity returns what those who named it say it is, or "". What it is says
// [DeclaredLoop.Loop].
func (l DeclaredLoop) Polarity() Polarity { return l.get().spec.Polarity }

// Variables returns the variables that were named, in order, closed or not.
func (l DeclaredLoop) Variables() []Variable {
	var out []Variable
	for _, i := range l.get().variables {
		out = append(out, Variable{l.d, i + 1})
	}
	return out
}

// Loop returns the loop of the diagram that is meant: one that is not Valid where
// it does not close, or is only a name, or where it is not said which of two links
// it goes along.
func (l DeclaredLoop) Loop() Loop { return l.get().loop }

// checkDeclared compares the loops that were named with those that there are.
func (c *compiler) checkDeclared() {
	between := map[[2]int][]int{}
	for i := range c.d.links {
		ends := [2]int{c.d.links[i].from, c.d.links[i].to}
		between[ends] = append(between[ends], i)
	}
	named := map[string]string{}
	for i := range c.d.declared {
		l, at := &c.d.declared[i], govmaturity.Path{}.Key("loops").Index(i)
		way, ok := c.wayOf(l, at, between)
		if !ok {
			continue
		}
		l.loop = c.d.loopOf(way)
		if other, taken := named[l.loop.Key()]; taken {
			c.doubts.Add(at, govmaturity.CodeDuplicateID, "%s is the same loop as %s", l.spec.ID, other)
		} else {
			named[l.loop.Key()] = l.spec.ID
		}
		c.checkPolarity(l, at)
	}
}

func (c *compiler) checkPolarity(l *declared, at govmaturity.Path) {
	says, is := l.spec.Polarity, l.loop.Polarity()
	switch {
	case says == "" || says == is:
	case is == PolarityUndetermined:
		c.doubts.Add(at.Key("polarity"), govmaturity.CodeUnknownSign, "%s is said to be %s, and the sign of one of its links is not known", l.spec.ID, says)
	default:
		c.doubts.Add(at.Key("polarity"), govmaturity.CodeWrongPolarity, "%s is said to be %s; by the signs of its links it is %s", l.spec.ID, says, is)
	}
}

// wayOf returns the links that a named loop goes along, and whether they make
// one.
func (c *compiler) wayOf(l *declared, at govmaturity.Path, between map[[2]int][]int) ([]int, bool) {
	if l.links == nil && l.variables == nil {
		c.doubts.Add(at, govmaturity.CodeRequired, "%s is only a name: it says neither its variables nor its links", l.spec.ID)
		return nil, false
	}
	if l.links != nil {
		return l.links, c.checkWay(l, at.Key("links"))
	}
	var way []int
	seen := map[int]bool{}
	for i, from := range l.variables {
		path, to := at.Key("variables").Index(i), l.variables[(i+1)%len(l.variables)]
		links := between[[2]int{from, to}]
		switch {
		case seen[from]:
			c.doubts.Add(path, govmaturity.CodeOpenLoop, "%s goes through %s twice", l.spec.ID, c.d.variables[from].spec.ID)
			return nil, false
		case len(links) == 0:
			c.doubts.Add(path, govmaturity.CodeOpenLoop, "%s does not close: there is no link from %s to %s", l.spec.ID, c.d.variables[from].spec.ID, c.d.variables[to].spec.ID)
			return nil, false
		case len(links) > 1:
			c.doubts.Add(path, govmaturity.CodeTwoReadings, "%d links go from %s to %s: say in links which of them %s goes along", len(links), c.d.variables[from].spec.ID, c.d.variables[to].spec.ID, l.spec.ID)
			return nil, false
		}
		seen[from] = true
		way = append(way, links[0])
	}
	return way, true
}

// checkWay reports links that make no loop, or another than the variables do.
func (c *compiler) checkWay(l *declared, at govmaturity.Path) bool {
	var through []int
	seen := map[int]bool{}
	for i, k := range l.links {
		next := l.links[(i+1)%len(l.links)]
		from, to := c.d.links[k].from, c.d.links[k].to
		switch {
		case seen[from]:
			c.doubts.Add(at.Index(i), govmaturity.CodeOpenLoop, "%s goes through %s twice", l.spec.ID, c.d.variables[from].spec.ID)
			return false
		case c.d.links[next].from != to:
			c.doubts.Add(at.Index(i), govmaturity.CodeOpenLoop, "%s does not close: %s ends at %s, where %s does not begin", l.spec.ID,
				c.d.links[k].id, c.d.variables[to].spec.ID, c.d.links[next].id)
			return false
		}
		seen[from] = true
		through = append(through, from)
	}
	if l.variables != nil && !slices.Equal(turned(l.variables), turned(through)) {
		c.doubts.Add(at, govmaturity.CodeContradiction, "the links of %s go through other variables than it says", l.spec.ID)
	}
	return true
}

// turned returns a circle from its least element on.
func turned(circle []int) []int {
	least := slices.Index(circle, slices.Min(circle))
	return append(slices.Clone(circle[least:]), circle[:least]...)
}
