package systems

import "github.com/govmaturity/govmaturity"

// Link is a link of a diagram: one variable makes another rise or fall. It is a
// small value, comparable with ==. The zero Link is not Valid; its methods return
// zero values.
type Link struct {
	d  *Diagram
	at int // its place, from 1
}

var noLink = &link{spec: &CausalLinkSpec{}, from: -1, to: -1}

func (l Link) get() *link {
	if l.d == nil {
		return noLink
	}
	return &l.d.links[l.at-1]
}

// Valid reports whether l is a link of a diagram.
func (l Link) Valid() bool { return l.d != nil }

// Index returns the link's place among [Diagram.Links], from 0, or -1.
func (l Link) Index() int { return l.at - 1 }

// ID returns the link's id. One that has none in the document is called by the
// ids of its ends: cost->price.
func (l Link) ID() string { return l.get().id }

// From returns the cause.
func (l Link) From() Variable { return l.end(l.get().from) }

// To returns the effect.
func (l Link) To() Variable { return l.end(l.get().to) }

func (l Link) end(i int) Variable {
	if i < 0 {
		return Variable{}
	}
	return Variable{l.d, i + 1}
}

// Sign says which way the effect goes.
func (l Link) Sign() Sign { return l.get().spec.Sign }

// Delay reports whether the effect comes noticeably later than its cause.
func (l Link) Delay() bool { return l.get().spec.Delay }

// Strength returns how strong the effect is beside others, and whether the
// document says so.
func (l Link) Strength() (strength float64, ok bool) {
	if s := l.get().spec.Strength; s != nil {
		return *s, true
	}
	return 0, false
}

// Note returns what a reader should know, or nil.
func (l Link) Note() govmaturity.Text { return l.get().spec.Note.Clone() }

// Standing returns how official it is: as it says, or else as the diagram does.
func (l Link) Standing() govmaturity.Standing {
	if s := l.get().spec.Standing; s != "" || l.d == nil {
		return s
	}
	return l.d.Standing()
}

// Cites returns where it comes from.
func (l Link) Cites() []govmaturity.Citation {
	return append([]govmaturity.Citation(nil), l.get().spec.Cites...)
}
