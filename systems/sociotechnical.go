package systems

// Aspect is one of the five respects in which a socio-technical system is both
// social and technical.
type Aspect string

const (
	AspectPurpose    Aspect = "purpose"    // outcomes that the system is there for
	AspectComponents Aspect = "components" // variables
	AspectDynamics   Aspect = "dynamics"   // loops that somebody named
	AspectStructures Aspect = "structures" // links
	AspectGoals      Aspect = "goals"      // variables that are goals
)

// Aspects returns the five aspects.
func Aspects() []Aspect {
	return []Aspect{AspectPurpose, AspectComponents, AspectDynamics, AspectStructures, AspectGoals}
}

// Sociotechnical is a diagram seen as a system of people and technology. It is a
// small value, comparable with ==.
type Sociotechnical struct{ d *Diagram }

// Sociotechnical returns the diagram seen as a system of people and technology.
func (d *Diagram) Sociotechnical() Sociotechnical { return Sociotechnical{d} }

// Mix says how many things are social, technical, both, or not said to be either.
type Mix struct{ Social, Technical, Both, Unsaid int }

// with returns a mix with something more, of which these are the kinds.
func (m Mix) with(kinds ...Kind) Mix {
	social, technical := false, false
	for _, k := range kinds {
		social, technical = social || k == KindSocial, technical || k == KindTechnical
	}
	switch {
	case social && technical:
		m.Both++
	case social:
		m.Social++
	case technical:
		m.Technical++
	default:
		m.Unsaid++
	}
	return m
}

// Mix returns how social and how technical an aspect is. A link, or a loop, is
// both when it joins variables of both kinds.
func (s Sociotechnical) Mix(a Aspect) (m Mix) {
	if s.d == nil {
		return m
	}
	switch a {
	case AspectPurpose:
		for _, f := range s.d.System().Facets(ConceptPurpose) {
			m = m.with(f.Kind())
		}
	case AspectComponents:
		for v := range s.d.Variables() {
			m = m.with(v.Kind())
		}
	case AspectDynamics:
		for _, l := range s.d.Declared() {
			if l.Loop().Valid() {
				m = m.with(l.Loop().kinds()...)
			}
		}
	case AspectStructures:
		for l := range s.d.Links() {
			m = m.with(l.From().Kind(), l.To().Kind())
		}
	case AspectGoals:
		for v := range s.d.Variables() {
			if v.Role() == RoleGoal {
				m = m.with(v.Kind())
			}
		}
	}
	return m
}

func (l Loop) kinds() []Kind {
	var kinds []Kind
	for _, v := range l.Variables() {
		kinds = append(kinds, v.Kind())
	}
	return kinds
}

// Sociotechnical reports whether the loop joins people and technology: it goes
// through variables of both kinds.
func (l Loop) Sociotechnical() bool { return Mix{}.with(l.kinds()...).Both > 0 }

// Variables returns the variables of a layer, in the document's order; those that
// do not say theirs, for "".
func (s Sociotechnical) Variables(layer Layer) []Variable {
	var out []Variable
	if s.d != nil {
		for v := range s.d.Variables() {
			if v.Layer() == layer {
				out = append(out, v)
			}
		}
	}
	return out
}

// Links returns the links from one layer to another, or inside one, in the
// document's order.
func (s Sociotechnical) Links(from, to Layer) []Link {
	var out []Link
	if s.d != nil {
		for l := range s.d.Links() {
			if l.From().Layer() == from && l.To().Layer() == to {
				out = append(out, l)
			}
		}
	}
	return out
}
