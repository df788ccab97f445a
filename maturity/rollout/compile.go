package rollout

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// Rollout is a compiled rollout. It does not change, and any number of goroutines may
// use it at once. [Compile] and [Read] make one.
type Rollout struct {
	spec         *RolloutSpec
	hash, rules  string
	steps        []maturity.Node
	stepsOf      *maturity.Framework
	begun, done  []int // of each step: the place of the level
	levels       []counted
	organization map[string]int
	wave         map[string]int
}

// counted is a node by whose levels organizations are counted.
type counted struct {
	fw   *maturity.Framework
	node maturity.Node
}

// ID returns the document's id.
func (r *Rollout) ID() string { return r.said().ID }

// said returns the document: an empty one, where none was compiled.
func (r *Rollout) said() *RolloutSpec {
	if r == nil || r.spec == nil {
		return &RolloutSpec{}
	}
	return r.spec
}

// Edition returns the edition, or "".
func (r *Rollout) Edition() string { return r.said().Edition }

// Title returns the document's title, or nil.
func (r *Rollout) Title() govmaturity.Text { return r.said().Title.Clone() }

// Hash returns the content hash: of all that the document says.
func (r *Rollout) Hash() string { return r.hash }

// RulesHash returns the hash of all but the words for people.
func (r *Rollout) RulesHash() string { return r.rules }

// Spec returns a copy of the document that the rollout was compiled from.
func (r *Rollout) Spec() *RolloutSpec { return rolloutFormat.Clone(r.spec) }

// Steps returns the nodes of the steps, in their order.
func (r *Rollout) Steps() []maturity.Node { return slices.Clone(r.steps) }

// Compile checks a rollout and makes it ready to use. The frameworks are those that it
// names. The error is a [govmaturity.Problems] with all that is wrong, each with its
// path. Compile keeps a copy of spec; changing it afterwards changes nothing.
func Compile(spec *RolloutSpec, frameworks ...*maturity.Framework) (*Rollout, error) {
	return compile(rolloutFormat.Check(spec), frameworks)
}

// Read reads and compiles a rollout from YAML or JSON. The name is used in messages,
// and its ending (.json, .yaml or .yml) says which of the two it is; without one, the
// content does. All problems come in one error, each with its line and column.
func Read(name string, data []byte, frameworks ...*maturity.Framework) (*Rollout, error) {
	return compile(rolloutFormat.Read(name, data), frameworks)
}

// compiler gives a rollout its meaning.
type compiler struct {
	*document.Draft[RolloutSpec]
	r          *Rollout
	frameworks []*maturity.Framework
}

func compile(draft *document.Draft[RolloutSpec], frameworks []*maturity.Framework) (*Rollout, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	d := draft.Doc
	c := &compiler{draft, &Rollout{spec: d, organization: map[string]int{}, wave: map[string]int{}}, frameworks}
	from := draft.Provenance(d.Sources, d.Standing, d.Cites)
	c.compileSteps(govmaturity.Path{}.Key("steps"))
	for i, l := range d.Levels {
		at := govmaturity.Path{}.Key("levels").Index(i)
		fw, n := c.node(at, l.Framework, l.Edition, l.Node)
		if n.Valid() && n.Levels() == nil {
			c.Add(at.Key("node"), govmaturity.CodeNoValue, "%q has no levels: name nodes that have", l.Node)
		}
		c.r.levels = append(c.r.levels, counted{fw, n})
	}
	c.compileWaves(from)
	c.compileOrganizations()
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.r.hash, c.r.rules = rolloutFormat.Hash(d), rolloutFormat.RulesHash(d)
	return c.r, nil
}

// node returns a node of one of the frameworks, and reports what is not there.
func (c *compiler) node(at govmaturity.Path, id, edition, node string) (*maturity.Framework, maturity.Node) {
	k := slices.IndexFunc(c.frameworks, func(f *maturity.Framework) bool { return f != nil && f.ID() == id && f.Edition() == edition })
	if k < 0 {
		if id != "" && edition != "" {
			c.Add(at.Key("framework"), govmaturity.CodeUnknownReference, "the framework %s of the edition %s is not at hand: hand it over with the rollout", id, edition)
		}
		return nil, maturity.Node{}
	}
	n := c.frameworks[k].Node(node)
	for m := n; m.Valid(); m = m.Parent() {
		if m == c.frameworks[k].Root() {
			return c.frameworks[k], n
		}
	}
	if node != "" {
		c.Add(at.Key("node"), govmaturity.CodeUnknownReference, "there is no node %q in the tree of %s", node, id)
	}
	return nil, maturity.Node{}
}

func (c *compiler) compileSteps(at govmaturity.Path) {
	s := c.Doc.Steps
	fw, n := c.node(at, s.Framework, s.Edition, s.Node)
	if !n.Valid() {
		return
	}
	c.r.stepsOf, c.r.steps = fw, n.Children()
	if len(c.r.steps) == 0 {
		c.Add(at.Key("node"), govmaturity.CodeWrongCount, "there are no nodes below %q, and so no steps", s.Node)
	}
	for _, step := range c.r.steps {
		begun, done := c.place(at.Key("begun"), step, s.Begun), c.place(at.Key("done"), step, s.Done)
		if begun > done && done >= 0 {
			c.Add(at.Key("done"), govmaturity.CodeOutOfOrder, "a step is begun before it is done: %q comes before %q on the scale of %q", s.Done, s.Begun, step.ID())
		}
		c.r.begun, c.r.done = append(c.r.begun, begun), append(c.r.done, done)
	}
}

// place is the place of a level on the scale of a step.
func (c *compiler) place(at govmaturity.Path, step maturity.Node, id string) int {
	for i, l := range step.Levels() {
		if l.ID() == id {
			return i
		}
	}
	if id != "" {
		c.Add(at, govmaturity.CodeUnknownReference, "the step %q has no level %q", step.ID(), id)
	}
	return -1
}

func (c *compiler) compileWaves(from *document.Provenance) {
	last, open := 0, false
	for i, w := range c.Doc.Waves {
		at := govmaturity.Path{}.Key("waves").Index(i)
		if _, taken := c.r.wave[w.ID]; taken && w.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a wave %q", w.ID)
		}
		c.r.wave[w.ID] = i
		from.Check(at, w.Standing, w.Cites)
		switch {
		case open:
			c.Add(at, govmaturity.CodeOutOfOrder, "the wave before reaches all there are: say how many")
		case w.Reach > 0 && w.Reach <= last:
			c.Add(at.Key("reach"), govmaturity.CodeOutOfOrder, "the wave before reaches %d already", last)
		}
		open = w.Reach == 0
		last = cmp.Or(w.Reach, last)
	}
}

func (c *compiler) compileOrganizations() {
	for i, o := range c.Doc.Organizations {
		at := govmaturity.Path{}.Key("organizations").Index(i)
		if _, taken := c.r.organization[o.ID]; taken && o.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already an organization %q", o.ID)
		}
		c.r.organization[o.ID] = i
		if _, ok := c.r.wave[o.Wave]; o.Wave != "" && !ok {
			c.Add(at.Key("wave"), govmaturity.CodeUnknownReference, "there is no wave %q", o.Wave)
		}
	}
}

// LevelNodes returns the nodes by whose levels organizations are counted, in the order of
// the document.
func (r *Rollout) LevelNodes() []maturity.Node {
	var out []maturity.Node
	for _, c := range r.levels {
		out = append(out, c.node)
	}
	return out
}

// OrganizationTitle returns what people call an organization: the id, where there is no
// title.
func (r *Rollout) OrganizationTitle(id string, w govmaturity.Words) string {
	if i, ok := r.organization[id]; ok {
		return cmp.Or(w.Wording(r.spec.Organizations[i].Title), w.Isolate(id, ""))
	}
	return w.Isolate(id, "")
}
