package systems

import (
	"cmp"
	"slices"
)

// EvidenceKind says what speaks for an archetype, beside the structure that all
// matches have.
type EvidenceKind string

const (
	// EvidenceDelay: where the delay lies.
	EvidenceDelay EvidenceKind = "delay"
	// EvidenceRole: what a variable is to people, see [VariableSpec].
	EvidenceRole EvidenceKind = "role"
	// EvidenceActor: who decides.
	EvidenceActor EvidenceKind = "actor"
)

// EvidenceState says what a diagram says about it.
type EvidenceState string

const (
	// EvidenceStateFound: it is there.
	EvidenceStateFound EvidenceState = "found"
	// EvidenceStateMissing: the diagram does not say. To say it in the document
	// confirms the archetype, or rules it out.
	EvidenceStateMissing EvidenceState = "missing"
	// EvidenceStateAgainst: the diagram says something else.
	EvidenceStateAgainst EvidenceState = "against"
)

// ArchetypeEvidence is one thing that speaks for an archetype or against it, or
// would, if the diagram said it.
type ArchetypeEvidence struct {
	Kind  EvidenceKind
	State EvidenceState
	// Loop is the place, among the match's loops, of the one that it is about, or
	// -1.
	Loop int
	// Role and Variable are those of a role: the variable is not Valid where none
	// has it.
	Role     Role
	Variable Variable
}

// evidence is the same, in numbers of the graph.
type evidence struct {
	kind  EvidenceKind
	state EvidenceState
	loop  int
	role  Role
	node  int32 // -1 for none
}

// part is a role that an archetype gives to a variable.
type part struct {
	role     Role
	places   []stretch // where the variable may stand
	loop     int       // for people: on which loop, or -1
	required bool      // evidence is asked for
	anchor   int32     // who has the part by structure alone, or -1
	outside  bool      // or before these places, in no loop
}

// binding gives a part to a variable.
type binding struct {
	role Role
	node int32
}

// reading is what a shape may mean.
type reading struct {
	archetype Archetype
	shape     *shape
	loops     []int32
	binds     []binding
	actors    []int32 // of the parties, where that is known
	evidence  []evidence
	rejected  bool // a delay or an actor rules it out
	tier      int
}

func (r *reading) count(state EvidenceState) (n int) {
	for _, e := range r.evidence {
		if e.state == state {
			n++
		}
	}
	return n
}

// say adds evidence. What is against it rejects the reading, but for a role: one
// variable may have a part in two stories and names only one.
func (r *reading) say(e evidence) {
	if r.evidence == nil {
		r.evidence = make([]evidence, 0, 6)
	}
	r.evidence = append(r.evidence, e)
	r.rejected = r.rejected || e.state == EvidenceStateAgainst && e.kind != EvidenceRole
}

// rank finds the tier: the last for which all evidence is there.
func (r *reading) rank() {
	named, delay, whole := false, false, true
	for _, e := range r.evidence {
		if e.kind == EvidenceDelay {
			delay = delay || e.state == EvidenceStateFound
			continue
		}
		named = true
		whole = whole && e.state == EvidenceStateFound
	}
	switch {
	case named && whole:
		r.tier = 3
	case delay:
		r.tier = 2
	default:
		r.tier = 1
	}
}

// cast is what the diagram says of its variables, by node of the graph.
type cast struct {
	d     *Diagram
	roles []Role
	actor []int32 // -1 for none
	// plain are variables that one link leads to and one from, and that have no
	// role: they may be a step that somebody wrote out.
	plain []bool
	// junctions are all but those that one link leads to and one from.
	junctions []bool
}

func newCast(d *Diagram) *cast {
	n := len(d.variables)
	c := &cast{d: d, roles: make([]Role, n), actor: make([]int32, n), plain: make([]bool, n), junctions: make([]bool, n)}
	for i, at := range d.variableAt {
		v := &d.variables[at]
		c.roles[i], c.actor[i] = v.spec.Role, int32(v.actor)
		c.junctions[i] = len(v.in) != 1 || len(v.out) != 1
		c.plain[i] = !c.junctions[i] && v.spec.Role == "" && v.actor < 0
	}
	return c
}

// delayed reports whether a link of a stretch has a delay.
func (f *rings) delayed(s stretch) bool {
	return slices.ContainsFunc(s.arcs, func(a int32) bool { return f.arcs[a].Tag&tagDelay != 0 })
}

// apart compares delays: one is where it should be and none where it should not.
func apart(should, shouldNot bool) EvidenceState {
	switch {
	case should && !shouldNot:
		return EvidenceStateFound
	case shouldNot && !should:
		return EvidenceStateAgainst
	}
	return EvidenceStateMissing
}

// play gives the parts to variables, and says which could not be given. A part
// that structure gives to nobody, and that nobody must have, several may have.
func (c *cast) play(f *rings, r *reading, parts ...part) {
	for _, p := range parts {
		nodes := c.find(p)
		if nodes == nil && p.outside {
			nodes = c.outside(f, r, p)
		}
		switch {
		case nodes != nil:
			r.say(evidence{EvidenceRole, EvidenceStateFound, p.loop, p.role, nodes[0]})
		case p.required:
			r.say(evidence{EvidenceRole, EvidenceStateMissing, p.loop, p.role, -1})
		}
		if nodes == nil && p.anchor >= 0 {
			nodes = []int32{p.anchor}
		}
		for _, v := range nodes {
			r.binds = append(r.binds, binding{p.role, v})
		}
	}
	slices.SortFunc(r.binds, compareBindings)
	r.binds = slices.Compact(r.binds)
	c.strange(f, r, parts)
}

func compareBindings(a, b binding) int {
	return cmp.Or(cmp.Compare(slices.Index(Roles(), a.role), slices.Index(Roles(), b.role)), cmp.Compare(a.node, b.node))
}

func (c *cast) find(p part) (out []int32) {
	for _, s := range p.places {
		for _, v := range s.nodes {
			if c.roles[v] != p.role {
				continue
			}
			out = append(out, v)
			if p.required || p.anchor >= 0 {
				return out
			}
		}
	}
	return out
}

// outside looks for those that act on a part of a loop from outside.
func (c *cast) outside(f *rings, r *reading, p part) (out []int32) {
	for _, s := range p.places {
		for _, v := range s.nodes {
			out = append(out, c.before(f, r, v, p.role)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// before looks for a variable with a role that acts on another from outside the
// loops, through as many steps as somebody wrote out.
func (c *cast) before(f *rings, r *reading, v int32, role Role) (out []int32) {
	in := c.d.variables[c.d.variableAt[v]].in
	for _, k := range in {
		u := c.d.rank[c.d.links[k].from]
		for steps := 0; steps <= len(c.plain); steps++ {
			if f.inside(r, u) {
				break
			}
			if c.roles[u] == role {
				out = append(out, u)
				break
			}
			if !c.plain[u] {
				break
			}
			u = c.d.rank[c.d.links[c.d.variables[c.d.variableAt[u]].in[0]].from]
		}
	}
	return out
}

func (f *rings) inside(r *reading, v int32) bool {
	return slices.ContainsFunc(r.loops, func(i int32) bool { return f.all[i].has(v) })
}

// strange says which variables have a role that they should not have there.
func (c *cast) strange(f *rings, r *reading, parts []part) {
	said := map[int32]bool{}
	for _, i := range r.loops {
		for _, v := range f.all[i].nodes {
			if c.roles[v] == "" || said[v] || slices.ContainsFunc(parts, func(p part) bool { return p.allows(c.roles[v], v) }) {
				continue
			}
			said[v] = true
			r.say(evidence{EvidenceRole, EvidenceStateAgainst, -1, c.roles[v], v})
		}
	}
}

func (p part) allows(role Role, v int32) bool {
	return p.role == role && slices.ContainsFunc(p.places, func(s stretch) bool { return slices.Contains(s.nodes, v) })
}

// actors returns who decides in some places, in order.
func (c *cast) actors(places ...stretch) (out []int32) {
	for _, s := range places {
		for _, v := range s.nodes {
			if a := c.actor[v]; a >= 0 && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	slices.Sort(out)
	return out
}

// parties asks that different actors decide in different places.
func (r *reading) parties(places ...[]int32) {
	state := EvidenceStateFound
	var all []int32
	for _, p := range places {
		if len(p) == 0 {
			state = EvidenceStateMissing
		}
		all = append(all, p...)
	}
	slices.Sort(all)
	switch distinct := len(slices.Compact(slices.Clone(all))); {
	case state == EvidenceStateFound && distinct < len(all):
		state = EvidenceStateAgainst
	case state == EvidenceStateFound:
		r.actors = all
	}
	r.say(evidence{EvidenceActor, state, -1, "", -1})
}
