package systems

import "github.com/govmaturity/govmaturity"

// Variable is something in a diagram that can be more or less. It is a small
// value, comparable with ==. The zero Variable is not Valid; its methods return
// zero values.
type Variable struct {
	d  *Diagram
	at int // its place, from 1
}

var noVariable = &variable{spec: &VariableSpec{}, actor: -1}

func (v Variable) get() *variable {
	if v.d == nil {
		return noVariable
	}
	return &v.d.variables[v.at-1]
}

// Valid reports whether v is a variable of a diagram.
func (v Variable) Valid() bool { return v.d != nil }

// Index returns the variable's place among [Diagram.Variables], from 0, or -1.
func (v Variable) Index() int { return v.at - 1 }

// ID returns the variable's id.
func (v Variable) ID() string { return v.get().spec.ID }

// Name returns the text that people read.
func (v Variable) Name() govmaturity.Text { return v.get().spec.Name.Clone() }

// Description returns what is said about it, or nil.
func (v Variable) Description() govmaturity.Text { return v.get().spec.Description.Clone() }

// Note returns what a reader should know, or nil.
func (v Variable) Note() govmaturity.Text { return v.get().spec.Note.Clone() }

// Code returns what the file that it comes from calls it, or "".
func (v Variable) Code() string { return v.get().spec.Code }

// Role returns what it is to somebody who tries to change things, or "".
func (v Variable) Role() Role { return v.get().spec.Role }

// Kind says whether it is about people or about technology, or is "".
func (v Variable) Kind() Kind { return v.get().spec.Kind }

// Layer returns where it belongs in a socio-technical system, or "".
func (v Variable) Layer() Layer { return v.get().spec.Layer }

// Stock reports whether it gathers and drains over time.
func (v Variable) Stock() bool { return v.get().spec.Stock }

// Position returns where a picture has it, and whether one does.
func (v Variable) Position() (x, y float64, ok bool) {
	p := v.get().spec.Position
	if p == nil {
		return 0, 0, false
	}
	return p.X, p.Y, true
}

// Actor returns who decides about it: one that is not Valid where nobody is named.
func (v Variable) Actor() Actor {
	if v.get().actor < 0 {
		return Actor{}
	}
	return Actor{v.d, v.get().actor + 1}
}

// Standing returns how official its content is: as it says, or else as the
// diagram does.
func (v Variable) Standing() govmaturity.Standing {
	if s := v.get().spec.Standing; s != "" || v.d == nil {
		return s
	}
	return v.d.Standing()
}

// Cites returns where its content comes from.
func (v Variable) Cites() []govmaturity.Citation {
	return append([]govmaturity.Citation(nil), v.get().spec.Cites...)
}

// Out returns the links from it, in the document's order.
func (v Variable) Out() []Link { return v.beside(v.get().out) }

// In returns the links to it, in the document's order.
func (v Variable) In() []Link { return v.beside(v.get().in) }

func (v Variable) beside(places []int32) []Link {
	var out []Link
	for _, i := range places {
		out = append(out, Link{v.d, int(i) + 1})
	}
	return out
}

// Actor is somebody who decides something in a diagram. It is a small value,
// comparable with ==. The zero Actor is not Valid; its methods return zero values.
type Actor struct {
	d  *Diagram
	at int // its place, from 1
}

func (a Actor) get() *ActorSpec {
	if a.d == nil {
		return &ActorSpec{}
	}
	return &a.d.spec.Actors[a.at-1]
}

// Actors returns the actors, in the document's order.
func (d *Diagram) Actors() []Actor {
	out := make([]Actor, len(d.doc().Actors))
	for i := range out {
		out[i] = Actor{d, i + 1}
	}
	return out
}

// Valid reports whether a is an actor of a diagram.
func (a Actor) Valid() bool { return a.d != nil }

// ID returns the actor's id.
func (a Actor) ID() string { return a.get().ID }

// Name returns the text that people read.
func (a Actor) Name() govmaturity.Text { return a.get().Name.Clone() }

// Description returns what is said about the actor, or nil.
func (a Actor) Description() govmaturity.Text { return a.get().Description.Clone() }

// Outside reports whether the actor stands outside the system's boundary.
func (a Actor) Outside() bool { return a.get().Outside }
