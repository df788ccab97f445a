package systems

import (
	"cmp"
	"context"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Limits for an archetype that was named without its loops, so that compiling a
// diagram never takes long.
const (
	declaredMaxLoops = 300
	declaredBudget   = 3_000_000
)

// checkArchetypes compares the archetypes that were named with those that there
// are.
func (c *compiler) checkArchetypes() {
	c.d.named = make([]string, len(c.Doc.Archetypes))
	if len(c.Doc.Archetypes) == 0 {
		return
	}
	cast := newCast(c.d)
	for i := range c.Doc.Archetypes {
		spec, at := &c.Doc.Archetypes[i], govmaturity.Path{}.Key("archetypes").Index(i)
		if len(spec.Loops) > 0 {
			c.checkByLoops(cast, i, spec, at)
		} else {
			c.checkByRoles(spec, at)
		}
	}
}

// checkByLoops looks whether the loops that were named meet as they should.
func (c *compiler) checkByLoops(cast *cast, place int, spec *ArchetypeSpec, at govmaturity.Path) {
	f := rings{arcs: c.d.graph.Arcs(), at: make([]int32, len(c.d.variables)), purse: purse{left: declaredBudget},
		actor: cast.actor, refused: true}
	for k, id := range spec.Loops {
		l := c.d.declared[c.loops[id]].loop
		if !l.Valid() {
			c.doubts.Add(at.Key("loops").Index(k), govmaturity.CodeNoArchetype, "%s cannot be checked: %s is no loop of the diagram", spec.ID, id)
			return
		}
		arcs := c.d.graph.Unpack(l.links)
		r := ring{arcs: arcs, tag: c.d.tagOf(arcs, l.tag)}
		for _, a := range arcs {
			r.nodes = append(r.nodes, f.arcs[a].From)
		}
		same := slices.ContainsFunc(f.all, func(o ring) bool { return slices.Equal(o.arcs, r.arcs) })
		if !same && !f.add(r) {
			return
		}
	}
	// Of what the loops make, that counts first which takes most of them.
	var found, rejected *reading
	f.shapes(0, func(p *shape) bool {
		kept := *p
		for _, r := range cast.read(&f, &kept) {
			switch {
			case r.archetype != spec.Archetype:
			case r.rejected:
				rejected = &r
			case found == nil || cmp.Or(len(found.loops)-len(r.loops), compareEvidence(&r, found)) < 0:
				found = &r
			}
		}
		return true
	})
	switch {
	case found != nil:
		c.d.named[place] = found.key()
		c.checkRoles(found, spec, at)
	case rejected != nil:
		c.doubts.Add(at, govmaturity.CodeNoArchetype, "the loops of %s meet as those of %s do; %s rules it out", spec.ID, spec.Archetype, ruledOutBy(rejected))
	case f.ended == "":
		c.doubts.Add(at, govmaturity.CodeNoArchetype, "the loops of %s do not meet as those of %s do", spec.ID, spec.Archetype)
	}
}

func ruledOutBy(r *reading) string {
	for _, e := range r.evidence {
		if e.state == EvidenceStateAgainst && e.kind == EvidenceDelay {
			return "where the delay lies"
		}
	}
	return "who decides in them"
}

// checkRoles compares parts that were given with those by structure.
func (c *compiler) checkRoles(r *reading, spec *ArchetypeSpec, at govmaturity.Path) {
	for k, b := range spec.Roles {
		v := c.d.rank[c.d.byID[b.Variable]]
		given := false
		for _, x := range r.binds {
			if x.role == b.Role && x.node == v {
				given = true
				break
			}
		}
		other := slices.IndexFunc(r.binds, func(x binding) bool { return x.role == b.Role })
		if !given && other >= 0 {
			c.doubts.Add(at.Key("roles").Index(k), govmaturity.CodeContradiction, "in %s, %s is said to be %s; by how its loops meet that is %s", spec.ID, b.Variable, b.Role,
				c.d.variables[c.d.variableAt[r.binds[other].node]].spec.ID)
		}
	}
}

// checkByRoles looks for an archetype that was named without its loops.
func (c *compiler) checkByRoles(spec *ArchetypeSpec, at govmaturity.Path) {
	found := c.d.Archetypes(context.Background(), ArchetypeOptions{Archetypes: []Archetype{spec.Archetype}, MaxLoops: declaredMaxLoops, Budget: declaredBudget})
	for i := range found.Matches {
		if hasRoles(spec, &found.Matches[i]) {
			return
		}
	}
	if found.Ending.Complete() && found.Found == len(found.Matches) {
		c.doubts.Add(at, govmaturity.CodeNoArchetype, "no loops of the diagram meet as those of %s do%s", spec.Archetype, withRoles(spec))
	}
}

func withRoles(spec *ArchetypeSpec) string {
	if len(spec.Roles) == 0 {
		return ""
	}
	return " with these roles"
}

// hasRoles reports whether a match gives the parts as they were named.
func hasRoles(spec *ArchetypeSpec, m *ArchetypeMatch) bool {
	for _, b := range spec.Roles {
		there := m.Role(b.Role)
		if len(there) > 0 && !slices.ContainsFunc(there, func(v Variable) bool { return v.ID() == b.Variable }) {
			return false
		}
	}
	return true
}

// declaredAs returns the id of the document's archetype that a match is.
func (d *Diagram) declaredAs(m *ArchetypeMatch, key string) string {
	for i := range d.spec.Archetypes {
		spec := &d.spec.Archetypes[i]
		if spec.Archetype != m.Archetype {
			continue
		}
		if len(spec.Loops) > 0 && i < len(d.named) && d.named[i] == key || len(spec.Loops) == 0 && len(spec.Roles) > 0 && hasRoles(spec, m) {
			return spec.ID
		}
	}
	return ""
}
