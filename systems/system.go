package systems

import "github.com/govmaturity/govmaturity"

// Concept is one of the four things that make something a system: a collection of
// parts that are organized and interact for a purpose.
type Concept string

const (
	// ConceptParts: it can be told what belongs to the system and what does not.
	ConceptParts Concept = "parts"
	// ConceptOrganization: how the parts stand to each other.
	ConceptOrganization Concept = "organization"
	// ConceptInteraction: what goes on, and changes the parts and their conditions.
	ConceptInteraction Concept = "interaction"
	// ConceptPurpose: outcomes that the interactions are there for.
	ConceptPurpose Concept = "purpose"
)

// Concepts returns the four concepts, in the order of the definition.
func Concepts() []Concept {
	return []Concept{ConceptParts, ConceptOrganization, ConceptInteraction, ConceptPurpose}
}

// System is what a diagram says of the system that it is of. It is a small value,
// comparable with ==. The zero System is not Valid; its methods return zero values.
type System struct{ d *Diagram }

// System returns what is said of the system: one that is not Valid where nothing
// is.
func (d *Diagram) System() System {
	if d.doc().System == nil {
		return System{}
	}
	return System{d}
}

func (s System) get() *SystemSpec {
	if s.d == nil {
		return &SystemSpec{}
	}
	return s.d.spec.System
}

// Valid reports whether something is said of the system.
func (s System) Valid() bool { return s.d != nil }

// Title returns the text that people read, or nil.
func (s System) Title() govmaturity.Text { return s.get().Title.Clone() }

// Description returns what is said about it, or nil.
func (s System) Description() govmaturity.Text { return s.get().Description.Clone() }

// Boundary says how to tell what belongs to it, or is nil.
func (s System) Boundary() govmaturity.Text { return s.get().Boundary.Clone() }

// Facets returns what is said under a concept, in the document's order.
func (s System) Facets(c Concept) []Facet {
	var specs []FacetSpec
	switch c {
	case ConceptParts:
		specs = s.get().Parts
	case ConceptOrganization:
		specs = s.get().Organization
	case ConceptInteraction:
		specs = s.get().Interaction
	case ConceptPurpose:
		specs = s.get().Purpose
	}
	var out []Facet
	for i := range specs {
		out = append(out, Facet{s.d, &specs[i]})
	}
	return out
}

// Missing returns the concepts under which nothing is said: what has no parts, or
// no purpose, is not yet a system.
func (s System) Missing() []Concept {
	var out []Concept
	for _, c := range Concepts() {
		if len(s.Facets(c)) == 0 {
			out = append(out, c)
		}
	}
	return out
}

// Facet is one thing that is said of a system. The zero Facet is not Valid; its
// methods return zero values.
type Facet struct {
	d    *Diagram
	spec *FacetSpec
}

func (f Facet) get() *FacetSpec {
	if f.spec == nil {
		return &FacetSpec{}
	}
	return f.spec
}

// Valid reports whether f is said of a system.
func (f Facet) Valid() bool { return f.spec != nil }

// ID returns the facet's id.
func (f Facet) ID() string { return f.get().ID }

// Title returns the text that people read.
func (f Facet) Title() govmaturity.Text { return f.get().Title.Clone() }

// Description returns what is said about it, or nil.
func (f Facet) Description() govmaturity.Text { return f.get().Description.Clone() }

// Kind says whether it is about people or about technology, or is "".
func (f Facet) Kind() Kind { return f.get().Kind }

// Layer returns where in a socio-technical system it belongs, or "".
func (f Facet) Layer() Layer { return f.get().Layer }

// Outside reports whether a part stands outside the boundary.
func (f Facet) Outside() bool { return f.get().Outside }

// Variables returns the variables that show it.
func (f Facet) Variables() []Variable { return f.d.variablesOf(f.get().Variables) }

// Loops returns the named loops that show it.
func (f Facet) Loops() []DeclaredLoop { return f.d.loopsOf(f.get().Loops) }

func (d *Diagram) variablesOf(ids []string) []Variable {
	var out []Variable
	for _, id := range ids {
		out = append(out, d.Variable(id))
	}
	return out
}

func (d *Diagram) loopsOf(ids []string) []DeclaredLoop {
	var out []DeclaredLoop
	for _, id := range ids {
		for i := range d.declared {
			if d.declared[i].spec.ID == id {
				out = append(out, DeclaredLoop{d, i + 1})
			}
		}
	}
	return out
}
