package maturity

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/catalogue"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Limits of a framework. They are far above any published instrument, and low
// enough that a hostile one cannot exhaust a server.
const (
	maxNodes   = 100_000
	maxDepth   = 32
	minWeight  = 1e-9 // the most is 1e9
	maxOptions = 64   // an answer's options are the bits of a word
)

// A CompileOption adds the author's own Go code to a framework. That code is
// called by every goroutine that uses the framework, so it must be safe for
// concurrent use.
type CompileOption interface{ apply(*compiler) }

type optionFunc func(*compiler)

func (f optionFunc) apply(c *compiler) { f(c) }

// WithMeasure lets indicators name m as the kind of their measure. The name must
// not be that of a measure or an aggregation of the library.
func WithMeasure(name string, m Measure) CompileOption {
	return optionFunc(func(c *compiler) { c.measures[name] = m })
}

// WithAggregation lets nodes name a as their aggregation. The name must not be
// that of a measure or an aggregation of the library.
func WithAggregation(name string, a Aggregation) CompileOption {
	return optionFunc(func(c *compiler) { c.aggregations[name] = a })
}

// WithNormalisation lets numbers name n as the kind of their normalisation. The
// name must not be that of a normalisation of the library.
func WithNormalisation(name string, n Normalisation) CompileOption {
	return optionFunc(func(c *compiler) { c.normalisations[name] = n })
}

// Compile checks a framework and makes it ready to score. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path. Compile
// keeps a copy of spec; changing it afterwards changes nothing.
func Compile(spec *Spec, options ...CompileOption) (*Framework, error) {
	return compile(frameworkFormat.Check(spec), options)
}

// compile gives a framework document its meaning.
func compile(d *document.Draft[Spec], options []CompileOption) (*Framework, error) {
	if !d.Readable() {
		return nil, d.Err()
	}
	c := &compiler{
		spec:           d.Doc,
		draft:          d,
		measures:       map[string]Measure{},
		aggregations:   map[string]Aggregation{},
		normalisations: map[string]Normalisation{},
		reported:       map[string]bool{},
		ids:            map[string]govmaturity.Path{},
		sources:        map[string]bool{},
		scales:         map[string]*scale{},
		trials:         map[*tree]*Scorecard{},
	}
	for _, o := range options {
		if o != nil {
			o.apply(c)
		}
	}
	c.checkNames()
	c.fw = &Framework{spec: c.spec}
	c.compileScales()
	c.checkCitations(nil, c.spec.Cites)
	c.checkUse()
	d.AddAt(govmaturity.Path{}.Key("dates"), catalogue.CheckDates(c.spec.Dates))
	c.fw.tree = c.addTree(nil, treeSource{
		root: &c.spec.Root, rosters: c.spec.Rosters, id: c.spec.ID, title: c.spec.Title,
	}, nil)
	if c.tooLarge {
		return nil, d.Err()
	}
	for _, t := range c.fw.trees {
		c.compileMeasures(t)
	}
	// A roster's tree before the tree that summarises it: outer trees come
	// first in the list.
	for i := len(c.fw.trees) - 1; i >= 0; i-- {
		c.compileRules(c.fw.trees[i])
	}
	for _, t := range c.fw.trees {
		c.orderConditions(t)
	}
	for _, t := range c.fw.trees {
		c.checkConditions(t)
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	for _, t := range c.fw.trees {
		t.orderGroups()
	}
	c.fw.hash, c.fw.rules = frameworkFormat.Hash(c.spec), frameworkFormat.RulesHash(c.spec)
	return c.fw, nil
}

// checkNames reports Go code that no node can use, because its name is taken,
// and code whose name would make explanations say that it is a rule of the
// library: a measure called arithmetic, an aggregation called yes-no.
func (c *compiler) checkNames() {
	report := func(name string, taken bool) {
		if taken {
			c.report(nil, govmaturity.CodeReserved, "the name %q is taken by a rule of the library: give yours another", name)
		}
	}
	rule := func(name string) bool {
		return measureUses[MeasureKind(name)] != nil || slices.Contains(aggregationKinds, AggregationKind(name))
	}
	for _, name := range slices.Sorted(maps.Keys(c.measures)) {
		report(name, rule(name))
	}
	for _, name := range slices.Sorted(maps.Keys(c.aggregations)) {
		report(name, rule(name))
	}
	for _, name := range slices.Sorted(maps.Keys(c.normalisations)) {
		report(name, normaliseUses[NormaliseKind(name)] != nil)
	}
}

type compiler struct {
	spec  *Spec
	fw    *Framework
	draft *document.Draft[Spec]

	measures       map[string]Measure
	aggregations   map[string]Aggregation
	normalisations map[string]Normalisation

	reported map[string]bool             // what reportOnce has reported
	ids      map[string]govmaturity.Path // of all nodes, rosters' included
	sources  map[string]bool
	scales   map[string]*scale
	count    int
	tooLarge bool

	doubts   int                  // how often something could not be compiled
	circular bool                 // conditions rest on each other in a circle
	trials   map[*tree]*Scorecard // to try answers on
	tests    int                  // how many conditions were tried: see maxTests
}

func (c *compiler) report(path govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	c.doubts++
	c.draft.Add(path, code, format, args...)
}

// reportOnce reports a problem of something that several nodes rest on.
func (c *compiler) reportOnce(path govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	key := path.Pointer() + " " + string(code)
	if c.reported[key] {
		return
	}
	c.reported[key] = true
	c.report(path, code, format, args...)
}

// suggest names, to end a message, the known word that was perhaps meant.
func (c *compiler) suggest(word string, known func() []string) string {
	return c.draft.Suggest(word, known)
}

// treeSource is what a tree is made from: the framework, or a RosterSpec.
type treeSource struct {
	root    *NodeSpec
	rosters []RosterSpec
	id      string
	title   govmaturity.Text
	about   govmaturity.Text // the description of a roster
}

// addTree adds a tree with its nodes, and the trees of its rosters.
func (c *compiler) addTree(outer *tree, src treeSource, path govmaturity.Path) *tree {
	t := &tree{fw: c.fw, outer: outer, id: src.id, title: src.title, description: src.about, byID: map[string]int{}}
	if outer != nil {
		t.depth = outer.depth + 1
	}
	c.fw.trees = append(c.fw.trees, t)
	c.addNode(t, src.root, path.Key("root"), -1, 0)
	seen := map[string]bool{}
	for i := range src.rosters {
		if c.tooLarge {
			break
		}
		r := &src.rosters[i]
		at := path.Key("rosters").Index(i)
		if len(at) > 4*maxDepth {
			c.report(at, govmaturity.CodeTooDeep, "rosters inside rosters go too deep")
			c.tooLarge = true
			break
		}
		if seen[r.ID] && r.ID != "" {
			c.report(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a roster %q", r.ID)
		}
		seen[r.ID] = true
		t.rosters = append(t.rosters, c.addTree(t, treeSource{&r.Root, r.Rosters, r.ID, r.Title, r.Description}, at))
	}
	return t
}

// addNode adds a node and, after it, all that is below.
func (c *compiler) addNode(t *tree, spec *NodeSpec, path govmaturity.Path, parent, depth int) int {
	if c.count++; c.count > maxNodes || depth >= maxDepth {
		if !c.tooLarge {
			c.tooLarge = true
			c.report(path, govmaturity.CodeTooLarge, "a framework has at most %d nodes, %d deep", maxNodes, maxDepth)
		}
		return -1
	}
	i := len(t.nodes)
	n := node{
		tree: t, spec: spec, path: path, index: i, parent: parent, leaf: -1,
		weight: orElse(spec.Weight, 1), effort: orElse(spec.Effort, 1), decimals: orElse(spec.Decimals, -1),
		standing: spec.Standing, scoreStanding: spec.ScoreStanding, cites: spec.Cites,
	}
	above := node{
		standing: c.spec.Standing, scoreStanding: c.spec.ScoreStanding, cites: c.spec.Cites,
		policies: c.spec.Missing, policiesAt: govmaturity.Path{}.Key("missing"),
	}
	if parent >= 0 {
		above = t.nodes[parent]
	}
	n.policies, n.policiesAt = above.policies, above.policiesAt
	if spec.Missing != nil {
		n.policies, n.policiesAt = spec.Missing, path.Key("missing")
	}
	if n.standing == "" {
		n.standing = above.standing
	}
	if n.scoreStanding == "" {
		n.scoreStanding = above.scoreStanding
	}
	if len(n.cites) == 0 {
		n.cites = above.cites
	}
	if n.weight > 0 && n.weight < minWeight {
		c.report(path.Key("weight"), govmaturity.CodeOutOfRange, "a weight is 0, or at least %v; found %v", minWeight, n.weight)
	}
	c.checkCitations(path, spec.Cites)
	c.checkTargets(path, spec.Targets)
	c.checkProvenance(&n)
	if first, taken := c.ids[spec.ID]; taken && spec.ID != "" {
		c.report(path.Key("id"), govmaturity.CodeDuplicateID, "the id %q is already taken, at %s", spec.ID, first)
	} else {
		c.ids[spec.ID] = path
		t.byID[spec.ID] = i
	}
	t.nodes = append(t.nodes, n)
	if spec.Measure != nil {
		t.nodes[i].leaf = len(t.leaves)
		t.leaves = append(t.leaves, i)
	}
	for k := range spec.Nodes {
		if c.tooLarge {
			break
		}
		kid := c.addNode(t, &spec.Nodes[k], path.Key("nodes").Index(k), i, depth+1)
		t.nodes[i].kids = append(t.nodes[i].kids, kid)
	}
	t.nodes[i].end = len(t.nodes)
	return i
}

// checkProvenance reports a claim to what a publisher says without a place
// where it says so. It looks where the claim is made, not at each node that
// inherits it.
func (c *compiler) checkProvenance(n *node) {
	says := n.parent < 0 && n.tree.outer == nil || n.spec.Standing != "" || n.spec.ScoreStanding != ""
	for _, s := range []govmaturity.Standing{n.standing, n.scoreStanding} {
		if says && len(n.cites) == 0 && (s == govmaturity.StandingOfficial || s == govmaturity.StandingParaphrased) {
			c.report(n.path.Key("cites"), govmaturity.CodeRequired, "%s is a claim about a publisher: cite the source, and the place in it, that says so", s)
			return
		}
	}
}

func (c *compiler) checkCitations(path govmaturity.Path, cites []govmaturity.Citation) {
	for i, cite := range cites {
		if !c.sources[cite.Source] && cite.Source != "" {
			c.report(path.Key("cites").Index(i).Key("source"), govmaturity.CodeUnknownReference,
				"there is no source %q in this document%s", cite.Source, c.suggest(cite.Source, func() []string { return slices.Sorted(maps.Keys(c.sources)) }))
		}
	}
}

// checkUse checks what a document says about how its instrument is used.
func (c *compiler) checkUse() {
	if use := c.spec.Use; use != nil {
		path := govmaturity.Path{}.Key("use")
		c.checkCitations(path, use.Cites)
		if (use.Standing == govmaturity.StandingOfficial || use.Standing == govmaturity.StandingParaphrased) && len(use.Cites) == 0 {
			c.report(path.Key("cites"), govmaturity.CodeRequired, "what is %s must cite a source", use.Standing)
		}
	}
	c.checkTargets(govmaturity.Path{}, c.spec.Targets)
}

// checkTargets checks the targets of the instrument, or of a node. A node may
// name one that the instrument, or a node above, names as well: a source can tie
// it to both.
func (c *compiler) checkTargets(at govmaturity.Path, targets []SDGTarget) {
	seen := make(map[string]bool)
	for i, t := range targets {
		path := at.Key("targets").Index(i)
		c.checkCitations(path, t.Cites)
		if seen[t.ID] {
			c.report(path.Key("id"), govmaturity.CodeDuplicateID, "the target %s is there twice", t.ID)
		}
		seen[t.ID] = true
	}
}

func orElse[T any](p *T, otherwise T) T {
	if p == nil {
		return otherwise
	}
	return *p
}
