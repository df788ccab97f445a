package panel

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/stat"
	"github.com/govmaturity/govmaturity/maturity"
)

// tree is what stands below the node that members are ranked by, flat: first its columns,
// which are indicators and what no assumption reaches into, and then its groups, each
// after what is below it. What weighs nothing is not in it.
type tree struct {
	ids     []string
	kids    [][]int // of each group; nil for a column
	columns int
	fixed   []bool // columns that are no indicators
	weights []float64
	parent  []int
}

func (t *tree) root() int { return len(t.ids) - 1 }

// find returns the place of a node, or -1.
func (t *tree) find(id string) int { return slices.Index(t.ids, id) }

// isMean reports whether an aggregation is one that others can stand in for.
func isMean(kind maturity.AggregationKind) bool {
	switch kind {
	case maturity.AggregationArithmetic, maturity.AggregationGeometric, maturity.AggregationHarmonic,
		maturity.AggregationMedian, maturity.AggregationMinimum, maturity.AggregationMaximum:
		return true
	}
	return false
}

// isOpen reports whether assumptions reach into a node. Gates, ladders, tables, summaries
// of rosters, aggregations in Go, groups with a condition and groups that are normalised by
// numbers of the document's or in Go stay as the engine computes them.
func (p *plan) isOpen(n maturity.Node) bool {
	if roster, _ := n.Roster(); roster.Valid() || n.IsIndicator() || n.When() != "" {
		return false
	}
	if n.Normalisation() != "" && !p.measuresAgain(n.ID()) {
		return false
	}
	kind := n.Aggregation()
	return isMean(kind) || kind == maturity.AggregationSum || kind == maturity.AggregationPoints
}

// flatten lays out what is below a node.
func flatten(root maturity.Node, isOpen func(maturity.Node) bool) *tree {
	t := &tree{}
	var groups []maturity.Node
	var visit func(n maturity.Node)
	visit = func(n maturity.Node) {
		if !isOpen(n) {
			t.ids, t.fixed = append(t.ids, n.ID()), append(t.fixed, !n.IsIndicator())
			t.weights = append(t.weights, n.Weight())
			return
		}
		for _, kid := range n.Children() {
			if kid.Weight() > 0 {
				visit(kid)
			}
		}
		groups = append(groups, n)
	}
	visit(root)
	t.columns = len(t.ids)
	t.kids = make([][]int, t.columns, t.columns+len(groups))
	place := map[string]int{}
	for i, id := range t.ids {
		place[id] = i
	}
	for _, n := range groups {
		place[n.ID()] = len(t.ids)
		var kids []int
		for _, kid := range n.Children() {
			if kid.Weight() > 0 {
				kids = append(kids, place[kid.ID()])
			}
		}
		t.ids, t.kids, t.weights = append(t.ids, n.ID()), append(t.kids, kids), append(t.weights, n.Weight())
	}
	t.parent = make([]int, len(t.ids))
	t.parent[t.root()] = -1
	for g, kids := range t.kids {
		for _, kid := range kids {
			t.parent[kid] = g
		}
	}
	return t
}

// vector is what all members have of one node.
type vector struct {
	value  []float64
	state  []status
	cover  []float64
	gap    []bool    // not answered for, or not wholly
	gaps   bool      // some are
	whole  bool      // a group of which the states say that nobody has a gap
	logs   []float64 // of the values, where a geometric mean takes them
	number normaliser
}

// rules are what one group does, in one scenario.
type rules struct {
	kind        maturity.AggregationKind
	missing     [statuses]maturity.Policy
	anchor      float64
	minCoverage float64
	maximum     float64
	worth       float64
	normalise   *maturity.NormaliseSpec // by what the panel says; nil for most
	normWorth   float64
	references  []int // members that others are compared with: the first that has a value
}

// scenario is one way to read the framework: one choice of each assumption that has a few.
// The engine has compiled it, and so says that it makes sense.
type scenario struct {
	fw      *maturity.Framework
	columns []*vector
	rules   []rules // by place; those of columns are empty
	lo, hi  []float64
	own     bool // numbers are normalised as the framework says
	drawn   bool // missing answers are those of others
}

// status is a state, small.
type status uint8

const (
	stUnanswered status = iota
	stAnswered
	stImputed
	stNotApplicable
	stNotDeployed
	stExcluded
	stNotAsked
	stBlocked
	statuses
)

func statusOf(s govmaturity.State) status {
	switch s {
	case govmaturity.StateAnswered:
		return stAnswered
	case govmaturity.StateImputed:
		return stImputed
	case govmaturity.StateNotApplicable:
		return stNotApplicable
	case govmaturity.StateNotDeployed:
		return stNotDeployed
	case govmaturity.StateExcluded:
		return stExcluded
	case govmaturity.StateNotAsked:
		return stNotAsked
	case govmaturity.StateBlocked:
		return stBlocked
	}
	return stUnanswered
}

func (s status) hasValue() bool { return s == stAnswered || s == stImputed }
func (s status) applies() bool {
	return s != stNotApplicable && s != stExcluded && s != stNotAsked
}

// newScenario reads the rules of a framework that the engine compiled.
func newScenario(fw *maturity.Framework, t *tree) *scenario {
	sc := &scenario{fw: fw, rules: make([]rules, len(t.ids)), lo: make([]float64, len(t.ids)), hi: make([]float64, len(t.ids))}
	spec := fw.Spec()
	var visit func(n *maturity.NodeSpec, inherited *maturity.MissingSpec)
	visit = func(n *maturity.NodeSpec, inherited *maturity.MissingSpec) {
		policies := inherited
		if n.Missing != nil {
			policies = n.Missing
		}
		if i := t.find(n.ID); i >= 0 {
			r := fw.Node(n.ID).Range()
			sc.lo[i], sc.hi[i] = r.Min, r.Max
			if i >= t.columns {
				sc.rules[i] = rulesOf(n, policies, n.Missing != nil || policies == spec.Missing)
			}
		}
		for k := range n.Nodes {
			visit(&n.Nodes[k], policies)
		}
	}
	visit(&spec.Root, spec.Missing)
	return sc
}

// rulesOf reads what a group does. Coverage is asked for where the policies stand.
func rulesOf(n *maturity.NodeSpec, policies *maturity.MissingSpec, here bool) rules {
	r := rules{kind: n.Aggregation, worth: 1}
	if n.Worth != nil {
		r.worth = *n.Worth
	}
	if n.Normalise != nil { // then that is what it is worth, and not the points below
		r.normalise, r.normWorth, r.worth = n.Normalise, r.worth, 1
	}
	if n.Maximum != nil {
		r.maximum = *n.Maximum
	}
	if policies == nil {
		return r
	}
	if policies.Anchor != nil {
		r.anchor = *policies.Anchor
	}
	if here && policies.MinCoverage != nil {
		r.minCoverage = *policies.MinCoverage
	}
	of := func(own maturity.Policy) maturity.Policy {
		if own != "" {
			return own
		}
		return policies.All
	}
	r.missing[stUnanswered], r.missing[stBlocked] = of(policies.Unanswered), of(policies.Unanswered)
	r.missing[stNotApplicable], r.missing[stNotDeployed], r.missing[stExcluded] = of(policies.NotApplicable), of(policies.NotDeployed), of(policies.Excluded)
	return r
}

// columnsOf reads what the engine computed for all members.
func columnsOf(cards []*maturity.Scorecard, t *tree) []*vector {
	out := make([]*vector, t.columns)
	specs := map[string]*maturity.NodeSpec{}
	if len(cards) > 0 {
		eachNode(&cards[0].Framework().Spec().Root, func(n *maturity.NodeSpec) { specs[n.ID] = n })
	}
	for i := range out {
		c := &vector{
			value: make([]float64, len(cards)), state: make([]status, len(cards)), cover: make([]float64, len(cards)), gap: make([]bool, len(cards)),
		}
		for s, card := range cards {
			r := card.Node(t.ids[i])
			c.set(s, r, t.fixed[i])
		}
		c.number = normaliserOf(cards, specs[t.ids[i]])
		out[i] = c
	}
	return out
}

func (c *vector) set(s int, r maturity.Result, fixed bool) {
	value, _ := r.Value()
	c.value[s], c.state[s] = value, statusOf(r.State())
	switch {
	case fixed:
		c.cover[s] = r.Coverage()
	case c.state[s] == stAnswered || c.state[s] == stNotDeployed:
		c.cover[s] = 1
	}
	c.gap[s] = c.state[s] != stAnswered || c.cover[s] != 1
	c.gaps = c.gaps || c.gap[s]
}

// takeLogs works out the logarithms that geometric means take, once for all draws.
func (sc *scenario) takeLogs(t *tree) {
	for g, kids := range t.kids {
		for _, kid := range kids {
			if kid >= t.columns || sc.rules[g].kind != maturity.AggregationGeometric || sc.columns[kid].logs != nil {
				continue
			}
			c := sc.columns[kid]
			c.logs = make([]float64, len(c.value))
			for s, x := range c.value {
				c.logs[s] = stat.Log(x)
			}
		}
	}
}

// eachNode visits a node and all below it.
func eachNode(n *maturity.NodeSpec, visit func(*maturity.NodeSpec)) {
	visit(n)
	for i := range n.Nodes {
		eachNode(&n.Nodes[i], visit)
	}
}
