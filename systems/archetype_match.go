package systems

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// ArchetypeMatch is an archetype that was found in a diagram.
//
// What makes a match is the polarities of loops, and how they meet. Two loops
// share a way when they have one unbroken run of links in common, or one
// variable, and nothing else. ⇒ is any number of steps.
//
//	fixes that fail            B P⇒F⇒P and R P⇒F⇒C⇒P share P⇒F, of at least one link
//	limits to success          R and B share a way
//	drifting goals             two B share one variable, the gap
//	escalation                 two B share one variable; or two B do not meet, and R shares links with both
//	success to the successful  two R share one variable
//	shifting the burden        B1 and B2 share a way, and R goes from inside B1 to inside B2
//	growth and underinvestment R1 and B2 share a way, B2 and B3 share another, R1 and B3 do not meet;
//	                           and there may be R4, from where B2 and B3 part to inside B3
//	tragedy of the commons     BA and BB share a way, RA and BA do, RB and BB do, nothing else meets;
//	                           of three users or more, each two do so, and all B share a variable
//	the four classes           two loops share a way: B and R, R and B, two R, two B
//
// Several have the same structure. Delays, roles and actors tell them apart, where
// the diagram names them; a delay or an actor in the wrong place rules a match
// out.
type ArchetypeMatch struct {
	Archetype Archetype
	// Tier is how much speaks for it: 1, its structure; 2, its delay as well; 3,
	// all of its roles and actors.
	Tier int
	// Loops are those that it is seen in: for limits to success first R and then B,
	// for drifting goals first that of action and then that of pressure, for a class
	// first what is meant, otherwise in the order above.
	Loops []Loop
	// Roles are the parts that variables have in it: by a role that the document
	// gives, or else by where the loops part and come together.
	Roles []RoleBinding
	// Evidence is what speaks for it beside the structure, and what would.
	Evidence []ArchetypeEvidence
	// Alternatives are what else the same loops may be, the likeliest first.
	Alternatives []ArchetypeAlternative
	// Leverage is where to act.
	Leverage []ArchetypeLeverage
	// Ways is in how many sets of loops it is seen, with the same parts given to
	// the same variables. Loops are those of the one for which most speaks, or else
	// the one with fewest variables.
	Ways int
	// Part says that each of them is part of a larger match.
	Part bool
	// Declared is the id of the document's archetype that it is, or "".
	Declared string

	d *Diagram
}

// RoleBinding gives a part to a variable.
type RoleBinding struct {
	Role     Role
	Variable Variable
}

// ArchetypeAlternative is another archetype that loops may be.
type ArchetypeAlternative struct {
	Archetype Archetype
	Tier      int
	// Rejected says that a delay or an actor rules it out.
	Rejected bool
	Evidence []ArchetypeEvidence
}

// ArchetypeLeverage is a place to act: links, or variables.
type ArchetypeLeverage struct {
	ID        string
	Links     []Link
	Variables []Variable
}

// Say says what to do there.
func (l ArchetypeLeverage) Say(w govmaturity.Words) string {
	if l.ID == "" {
		return ""
	}
	return w.Say("archetype.leverage." + l.ID)
}

// Missing returns the evidence that the diagram could give and does not.
func (m ArchetypeMatch) Missing() []ArchetypeEvidence { return missing(m.Evidence) }

// Missing returns the evidence that the diagram could give and does not.
func (a ArchetypeAlternative) Missing() []ArchetypeEvidence { return missing(a.Evidence) }

func missing(all []ArchetypeEvidence) (out []ArchetypeEvidence) {
	for _, e := range all {
		if e.State == EvidenceStateMissing {
			out = append(out, e)
		}
	}
	return out
}

// Role returns the variables that have a part.
func (m ArchetypeMatch) Role(r Role) (out []Variable) {
	for _, b := range m.Roles {
		if b.Role == r {
			out = append(out, b.Variable)
		}
	}
	return out
}

func (s *archetypeSearch) variable(v int32) Variable {
	if v < 0 {
		return Variable{}
	}
	return Variable{s.cast.d, int(s.cast.d.variableAt[v]) + 1}
}

func (s *archetypeSearch) matchOf(g *group) ArchetypeMatch {
	r := &g.best
	m := ArchetypeMatch{Archetype: r.archetype, Tier: r.tier, Evidence: s.evidenceOf(r), Ways: g.ways, Part: s.part(g), d: s.cast.d}
	for _, i := range r.loops {
		m.Loops = append(m.Loops, Loop{m.d, m.d.top().Way(s.all[i].arcs), s.all[i].tag})
	}
	m.Roles = s.bindingsOf(r)
	others := slices.Clone(g.others)
	slices.SortStableFunc(others, func(a, b reading) int { return compareEvidence(&a, &b) })
	for i := range others {
		if o := &others[i]; o.archetype != r.archetype && !o.archetype.Generic() {
			m.Alternatives = append(m.Alternatives, ArchetypeAlternative{o.archetype, o.tier, o.rejected, s.evidenceOf(o)})
		}
	}
	m.Leverage = s.leverage(r)
	m.Declared = m.d.declaredAs(&m, r.key())
	return m
}

func (s *archetypeSearch) bindingsOf(r *reading) (out []RoleBinding) {
	for _, b := range r.binds {
		out = append(out, RoleBinding{b.role, s.variable(b.node)})
	}
	return out
}

func (s *archetypeSearch) evidenceOf(r *reading) (out []ArchetypeEvidence) {
	for _, e := range r.evidence {
		out = append(out, ArchetypeEvidence{e.kind, e.state, e.loop, e.role, s.variable(e.node)})
	}
	return out
}
