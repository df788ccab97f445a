package systems

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Limits of a diagram, far above any that somebody drew.
const (
	maxVariables = 100_000
	maxLinks     = 200_000
)

// Compile checks a causal diagram and makes it ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path. Compile
// keeps a copy of spec; changing it afterwards changes nothing.
//
// What people say of the diagram and it does not show, such as a loop that does
// not close, is no error: see [Diagram.Doubts].
func Compile(spec *DiagramSpec) (*Diagram, error) { return compile(diagramFormat.Check(spec)) }

// ReadDiagramSpec reads a causal diagram from YAML or JSON. The name is used in
// messages, and its ending (.json, .yaml or .yml) says which of the two it is;
// without one, the content does. ReadDiagramSpec checks the form of the document;
// [Compile] checks what it means. The error is a [govmaturity.Problems].
func ReadDiagramSpec(name string, data []byte) (*DiagramSpec, error) {
	d := diagramFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// ReadDiagram reads and compiles a causal diagram. All problems, those of form
// and those of meaning, come in one error, each with its line and column.
func ReadDiagram(name string, data []byte) (*Diagram, error) {
	return compile(diagramFormat.Read(name, data))
}

// compiler gives a diagram document its meaning.
type compiler struct {
	*document.Draft[DiagramSpec]
	d      *Diagram
	doubts document.Report
	from   *document.Provenance
	actors map[string]int
	loops  map[string]int
}

func compile(draft *document.Draft[DiagramSpec]) (*Diagram, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := &compiler{
		Draft:  draft,
		d:      &Diagram{spec: draft.Doc, byID: map[string]int{}, linkByID: map[string]int{}},
		actors: map[string]int{}, loops: map[string]int{},
	}
	c.from = draft.Provenance(draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites)
	c.compileActors()
	c.compileVariables()
	c.compileLinks()
	c.compileLoops()
	c.compileArchetypes()
	c.compileSystem()
	c.compileIceberg()
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.d.hash, c.d.rules = diagramFormat.Hash(draft.Doc), diagramFormat.RulesHash(draft.Doc)
	c.d.arrange()
	c.checkDeclared()
	c.checkArchetypes()
	c.d.doubts, _ = draft.Place(c.doubts.Problems()).Err().(govmaturity.Problems)
	return c.d, nil
}

// unique keeps the place of an id, and reports one that is there already.
func (c *compiler) unique(seen map[string]int, at govmaturity.Path, what, id string, i int) {
	if _, taken := seen[id]; taken && id != "" {
		c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already %s %q", what, id)
		return
	}
	seen[id] = i
}

// find returns the place of what is named, or -1.
func (c *compiler) find(known map[string]int, at govmaturity.Path, what, id string) int {
	i, ok := known[id]
	if !ok {
		if id != "" {
			c.Add(at, govmaturity.CodeUnknownReference, "there is no %s %q%s", what, id, c.Suggest(id, func() []string { return slices.Sorted(maps.Keys(known)) }))
		}
		return -1
	}
	return i
}

func (c *compiler) findAll(known map[string]int, at govmaturity.Path, what string, ids []string) (places []int) {
	for i, id := range ids {
		if k := c.find(known, at.Index(i), what, id); k >= 0 {
			places = append(places, k)
		}
	}
	return places
}

func (c *compiler) compileActors() {
	for i := range c.Doc.Actors {
		c.unique(c.actors, govmaturity.Path{}.Key("actors").Index(i), "an actor", c.Doc.Actors[i].ID, i)
	}
}

func (c *compiler) compileVariables() {
	top := govmaturity.Path{}.Key("variables")
	if len(c.Doc.Variables) > maxVariables {
		c.Add(top, govmaturity.CodeTooLarge, "a diagram has at most %d variables", maxVariables)
		c.Doc.Variables = c.Doc.Variables[:maxVariables]
	}
	names := map[string]string{}
	for i := range c.Doc.Variables {
		spec, at := &c.Doc.Variables[i], top.Index(i)
		c.unique(c.d.byID, at, "a variable", spec.ID, i)
		v := variable{spec: spec, actor: -1}
		if spec.Actor != "" {
			v.actor = c.find(c.actors, at.Key("actor"), "actor", spec.Actor)
		}
		c.from.Check(at, spec.Standing, spec.Cites)
		if other, taken := names[spec.Name.String()]; taken {
			c.doubts.Add(at.Key("name"), govmaturity.CodeSameName, "%s has the same name: %q", other, spec.Name.String())
		} else {
			names[spec.Name.String()] = spec.ID
		}
		c.d.variables = append(c.d.variables, v)
	}
}

func (c *compiler) compileLinks() {
	top := govmaturity.Path{}.Key("links")
	if len(c.Doc.Links) > maxLinks {
		c.Add(top, govmaturity.CodeTooLarge, "a diagram has at most %d links", maxLinks)
		c.Doc.Links = c.Doc.Links[:maxLinks]
	}
	unnamed := map[[2]int]bool{}
	for i := range c.Doc.Links {
		spec, at := &c.Doc.Links[i], top.Index(i)
		l := link{spec: spec, id: spec.ID}
		l.from = c.find(c.d.byID, at.Key("from"), "variable", spec.From)
		l.to = c.find(c.d.byID, at.Key("to"), "variable", spec.To)
		switch ends := [2]int{l.from, l.to}; {
		case spec.ID != "":
			c.unique(c.d.linkByID, at, "a link", spec.ID, i)
		case unnamed[ends] && l.from >= 0 && l.to >= 0:
			c.Add(at.Key("id"), govmaturity.CodeRequired, "there is another link from %s to %s without an id: give one of them an id, so that loops can tell them apart", spec.From, spec.To)
		default:
			// No id has the sign >, so that none is taken.
			unnamed[ends] = true
			l.id = spec.From + "->" + spec.To
			c.d.linkByID[l.id] = i
		}
		c.from.Check(at, spec.Standing, spec.Cites)
		c.d.links = append(c.d.links, l)
	}
}

func (c *compiler) compileLoops() {
	for i := range c.Doc.Loops {
		spec, at := &c.Doc.Loops[i], govmaturity.Path{}.Key("loops").Index(i)
		c.unique(c.loops, at, "a loop", spec.ID, i)
		c.d.declared = append(c.d.declared, declared{
			spec:      spec,
			variables: c.findAll(c.d.byID, at.Key("variables"), "variable", spec.Variables),
			links:     c.findAll(c.d.linkByID, at.Key("links"), "link", spec.Links),
		})
		c.from.Check(at, "", spec.Cites)
	}
}

func (c *compiler) compileArchetypes() {
	seen := map[string]int{}
	for i := range c.Doc.Archetypes {
		spec, at := &c.Doc.Archetypes[i], govmaturity.Path{}.Key("archetypes").Index(i)
		c.unique(seen, at, "an archetype", spec.ID, i)
		c.findAll(c.loops, at.Key("loops"), "loop", spec.Loops)
		for k, r := range spec.Roles {
			c.find(c.d.byID, at.Key("roles").Index(k).Key("variable"), "variable", r.Variable)
		}
		c.from.Check(at, "", spec.Cites)
	}
}
