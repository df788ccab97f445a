package systemstest

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/systems"
)

// diagramCaseFormat is the format of what a case gives. Nobody writes it: it is
// filled in.
const diagramCaseFormat = "govmaturity/diagram-case/1"

// givenDiagram is what a case gives.
type givenDiagram struct {
	Format string `json:"format" doc:"required,enum=govmaturity/diagram-case/1"`
	// Diagram is a document of its own, in place of the diagram that is tried.
	Diagram golden.Value `json:"diagram,omitzero"`
	// Without are ids of links and variables that are taken away, and Links those
	// that are added.
	Without []string       `json:"without,omitempty" doc:"nonempty"`
	Links   []golden.Value `json:"links,omitempty" doc:"nonempty"`
	// MaxLength is the greatest number of links of a loop that is counted.
	MaxLength *int `json:"max-length,omitempty" doc:"min=1"`
	// Archetypes are those that are looked for: all of them without any.
	Archetypes []string `json:"archetypes,omitempty" doc:"nonempty"`
}

var diagramCaseDocument = document.Declare[givenDiagram](diagramCaseFormat, "Golden case", "A diagram, and what is changed in it.",
	func() []document.Codec { return golden.Codecs(aboutLoops) })

// diagramOutcome is what comes out of a case.
type diagramOutcome struct {
	d        *systems.Diagram
	tally    systems.LoopTally
	complete bool
	found    systems.ArchetypeDetection
}

// goldenLoopWork is how many links a search of a case looks at.
const goldenLoopWork = 200_000_000

// Try looks for the loops and archetypes of the diagram that is given.
func (g goldenDiagram) Try(value golden.Value) (*diagramOutcome, error) {
	c := diagramCaseDocument.Read("given.json", value.With("format", diagramCaseFormat).JSON())
	if !c.Readable() {
		return nil, c.Err()
	}
	base, out := g.d, &diagramOutcome{}
	var wanted systems.ArchetypeOptions
	for i, a := range c.Doc.Archetypes {
		oneOf(&c.Report, govmaturity.Path{}.Key("archetypes").Index(i), a, archetypeNames())
		wanted.Archetypes = append(wanted.Archetypes, systems.Archetype(a))
	}
	if in := c.Doc.Diagram; in != (golden.Value{}) {
		at := govmaturity.Path{}.Key("diagram")
		if !in.IsMap() {
			c.Add(at, govmaturity.CodeWrongType, "a diagram is a map")
			return nil, c.Err()
		}
		d, err := systems.ReadDiagram("given.json", in.With("id", "given").With("format", systems.DiagramFormat).JSON())
		addProblems(c, err, at.Join)
		base = d
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	if out.d = base; len(c.Doc.Without)+len(c.Doc.Links) > 0 {
		out.d = changed(c, base)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	o := systems.LoopOptions{Budget: goldenLoopWork}
	if c.Doc.MaxLength != nil {
		o.MaxLength = *c.Doc.MaxLength
	}
	search := out.d.Loops(o)
	out.tally = search.Count(context.Background())
	out.complete = search.Ending().Complete()
	out.found = out.d.Archetypes(context.Background(), wanted)
	return out, nil
}

// changed takes links and variables away, and adds links: nil, where the case says
// what cannot be.
func changed(c *document.Draft[givenDiagram], base *systems.Diagram) *systems.Diagram {
	gone := map[string]bool{}
	for i, id := range c.Doc.Without {
		if gone[id] = true; !base.Link(id).Valid() && !base.Variable(id).Valid() {
			c.Add(govmaturity.Path{}.Key("without").Index(i), govmaturity.CodeUnknownReference, "there is no link and no variable %q", id)
		}
	}
	spec := without(base, gone)
	data, err := withLinks(spec, c.Doc.Links)
	if err != nil {
		c.Add(nil, govmaturity.CodeNotAllowed, "the diagram cannot be written: %v", err)
		return nil
	}
	d, err := systems.ReadDiagram("given.json", data)
	addProblems(c, err, func(at govmaturity.Path) govmaturity.Path { return placeOf(at, len(spec.Links)) })
	return d
}

// addProblems adds what is wrong inside of what is given. The lines of it are not
// those of the file: the path says where it is.
func addProblems[D any](c *document.Draft[D], err error, place func(govmaturity.Path) govmaturity.Path) {
	problems, ok := errors.AsType[govmaturity.Problems](err)
	if err != nil && !ok {
		c.Add(place(nil), govmaturity.CodeNotAllowed, "%v", err)
	}
	for _, p := range problems {
		c.Add(place(p.Path), p.Code, p.Format, p.Args...)
	}
}

// without takes links and variables away. A loop that went along one of them is
// only a name afterwards, and nothing points at a variable that is gone.
func without(d *systems.Diagram, gone map[string]bool) *systems.DiagramSpec {
	spec := d.Spec()
	is := func(id string) bool { return gone[id] }
	spec.Variables = slices.DeleteFunc(spec.Variables, func(v systems.VariableSpec) bool { return gone[v.ID] })
	spec.Links = nil
	links := d.Spec().Links
	for i, l := range slices.Collect(d.Links()) {
		if gone[l.ID()] || gone[l.From().ID()] || gone[l.To().ID()] {
			gone[l.ID()] = true
			continue
		}
		spec.Links = append(spec.Links, links[i])
	}
	for i := range spec.Loops {
		if l := &spec.Loops[i]; slices.ContainsFunc(l.Links, is) || slices.ContainsFunc(l.Variables, is) {
			l.Links, l.Variables = nil, nil
		}
	}
	for i := range spec.Archetypes {
		a := &spec.Archetypes[i]
		a.Roles = slices.DeleteFunc(a.Roles, func(r systems.RoleBindingSpec) bool { return gone[r.Variable] })
	}
	if s := spec.System; s != nil {
		for _, facets := range [][]systems.FacetSpec{s.Parts, s.Organization, s.Interaction, s.Purpose} {
			for i := range facets {
				facets[i].Variables = slices.DeleteFunc(facets[i].Variables, is)
			}
		}
	}
	if b := spec.Iceberg; b != nil {
		for _, entries := range [][]systems.IcebergEntrySpec{b.Events, b.Patterns, b.Structures, b.MentalModels} {
			for i := range entries {
				entries[i].Variables = slices.DeleteFunc(entries[i].Variables, is)
			}
		}
	}
	return spec
}

// placeOf returns where a case says what a problem is about: in a link that it
// adds, or else in what it takes away.
func placeOf(at govmaturity.Path, links int) govmaturity.Path {
	if i, ok := itemOf(at, "links"); ok && i >= links {
		return govmaturity.Path{}.Key("links").Index(i - links).Join(at[2:])
	}
	return govmaturity.Path{}.Key("without")
}

// withLinks writes a diagram with more links, as they stand in the case.
func withLinks(spec *systems.DiagramSpec, more []golden.Value) ([]byte, error) {
	data, err := json.Marshal(spec)
	if err != nil || len(more) == 0 {
		return data, err
	}
	keys := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &keys); err != nil {
		return nil, err
	}
	var links []json.RawMessage
	for _, l := range spec.Links {
		text, err := json.Marshal(l)
		if err != nil {
			return nil, err
		}
		links = append(links, text)
	}
	for _, l := range more {
		links = append(links, l.JSON())
	}
	if keys["links"], err = json.Marshal(links); err != nil {
		return nil, err
	}
	return json.Marshal(keys)
}
