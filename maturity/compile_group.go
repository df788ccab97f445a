package maturity

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"

	"maps"
	"slices"
	"strconv"
	"strings"
)

// compileRules compiles the conditions, groups, policies and level rules of a
// tree, from the last node to the first, so that what is below a node is known
// when its own range is computed.
func (c *compiler) compileRules(t *tree) {
	for i := len(t.nodes) - 1; i >= 0; i-- {
		n := &t.nodes[i]
		n.when = c.compileCondition(t, n.spec.When, n.path.Key("when"))
		switch {
		case n.leaf >= 0:
		case n.spec.Items != nil:
			c.compileItems(n)
		default:
			c.compileGroup(n)
		}
		c.checkUnused(n)
		n.level = c.compileLevelRule(n, n.spec.Level, n.path.Key("level"), false)
		n.class = c.compileLevelRule(n, n.spec.Class, n.path.Key("class"), true)
		if n.leaf >= 0 && n.measure.kind == MeasureLevel && n.spec.Level != nil {
			c.report(n.path.Key("level"), govmaturity.CodeNotUsed, "an indicator that is answered with a level has that level")
		}
	}
}

// orderGroups sorts the groups of a compiled tree for scoring, and finds those
// that are plain means.
func (t *tree) orderGroups() {
	isPlain := make([]bool, len(t.nodes))
	var visit func(n *node)
	visit = func(n *node) {
		leaves, plain := 0, 0
		for _, kid := range n.kids {
			below := &t.nodes[kid]
			if below.leaf >= 0 {
				leaves++
				continue
			}
			visit(below)
			if isPlain[kid] {
				plain++
			}
		}
		isMean := n.kind == AggregationArithmetic && n.items == nil && n.normalise == nil && (leaves == len(n.kids) || leaves == 0)
		if isMean {
			n.mean = &mean{weights: n.weights, kids: n.kids, node: n.index, weightSum: n.weightSum, values: n.values}
			if leaves > 0 {
				n.mean.kids, n.mean.firstLeaf = nil, t.nodes[n.kids[0]].leaf
			}
		}
		if isPlain[n.index] = isMean && leaves+plain == len(n.kids); isPlain[n.index] {
			t.plain = append(t.plain, *n.mean)
		} else {
			t.groups = append(t.groups, n.index)
		}
	}
	if root := &t.nodes[0]; root.leaf < 0 {
		visit(root)
	}
}

func (c *compiler) compileItems(n *node) {
	spec, at := n.spec.Items, n.path.Key("items")
	for r, roster := range n.tree.rosters {
		if roster.id != spec.Roster {
			continue
		}
		n.items = &items{roster: r, tree: roster}
		if spec.Take != "" {
			take, ok := roster.byID[spec.Take]
			if !ok {
				c.report(at.Key("take"), govmaturity.CodeUnknownReference, "the roster %s has no node %q%s", spec.Roster, spec.Take, c.suggest(spec.Take, roster.ids))
			}
			n.items.take = take
		}
		n.items.where = c.compileCondition(roster, spec.Where, at.Key("where"))
	}
	if n.items == nil {
		c.report(at.Key("roster"), govmaturity.CodeUnknownReference, "there is no roster %q here%s", spec.Roster, c.suggest(spec.Roster, n.tree.rosterIDs))
		c.compileAggregation(n, nil, nil)
		return
	}
	taken := &n.items.tree.nodes[n.items.take]
	if !taken.scored && n.spec.Aggregation != AggregationProfile {
		c.report(at.Key("take"), govmaturity.CodeNoValue, "%s is a profile and has no value to summarise", taken.spec.ID)
	}
	switch n.spec.Aggregation {
	case AggregationSum, AggregationGate, AggregationLadder, AggregationTable:
		c.report(n.path.Key("aggregation"), govmaturity.CodeNotUsed, "%s cannot summarise a roster, whose length is not known", n.spec.Aggregation)
	}
	c.compileAggregation(n, []govmaturity.Range{taken.values}, []govmaturity.Range{taken.nominal})
}

// isNothing reports whether a node is neither an indicator nor a group nor a
// summary. That, or what could not be read, is reported elsewhere, and leads to
// no more problems.
func (s *NodeSpec) isNothing() bool {
	return s.Measure == nil && s.Nodes == nil && s.Items == nil
}

func (c *compiler) compileGroup(n *node) {
	var below, nominal []govmaturity.Range
	negative := false // reported by the document's shape
	for _, kid := range n.kids {
		child := &n.tree.nodes[kid]
		negative = negative || child.weight < 0
		n.weights = append(n.weights, child.weight)
		n.weightSum += child.weight
		if child.weight > 0 && child.scored {
			below, nominal = append(below, child.values), append(nominal, child.nominal)
		}
		if child.weight > 0 && !child.scored && !child.spec.isNothing() && n.spec.Aggregation != AggregationProfile && n.spec.Aggregation != AggregationTable {
			c.report(child.path, govmaturity.CodeNoValue, "%s is a profile and has no value that %s could count; give it the weight 0", child.spec.ID, n.spec.ID)
		}
	}
	if len(n.kids) > 0 && n.weightSum == 0 && !negative && n.spec.Aggregation != AggregationProfile && n.spec.Aggregation != AggregationTable {
		c.report(n.path.Key("nodes"), govmaturity.CodeZeroSum, "the weights of %s add up to 0: at least one node must count", n.spec.ID)
	}
	c.compileAggregation(n, below, nominal)
	n.even = n.weightSum == 0 && (n.kind == AggregationProfile || n.kind == AggregationTable)
	if n.kind == AggregationGate || n.kind == AggregationLadder {
		c.compileGate(n)
	}
}

// negative says which z-score below a group can be below 0, and what helps.
func negative(n *node) string {
	for _, kid := range n.kids {
		child := &n.tree.nodes[kid]
		norm := child.spec.Normalise
		if child.spec.Measure != nil {
			norm = child.spec.Measure.Normalise
		}
		if child.weight > 0 && norm != nil && norm.Kind == NormaliseZScore && child.values.Min < 0 {
			return fmt.Sprintf("; the z-score of %q has no floor, such as floor: 0 with a shift", child.spec.ID)
		}
	}
	return ""
}

// compileAggregation sets how a node combines what is below it, and the range
// of what comes out, from the ranges of what goes in.
func (c *compiler) compileAggregation(n *node, below, nominal []govmaturity.Range) {
	spec := n.spec
	n.kind, n.scored = spec.Aggregation, true
	n.worth, n.share = orElse(spec.Worth, 1), orElse(spec.Share, 1)
	n.maximum, n.met = orElse(spec.Maximum, 0), spec.Met
	at := n.path.Key("aggregation")
	if n.kind == "" {
		if !spec.isNothing() {
			c.report(at, govmaturity.CodeRequired, "a group must say how it combines what is below it; profile computes nothing")
		}
		n.kind = AggregationProfile
	}
	c.compileMissing(n, below)
	n.values = hullOf(below)
	switch n.kind {
	case AggregationArithmetic, AggregationMedian, AggregationMinimum, AggregationMaximum:
	case AggregationGeometric, AggregationHarmonic:
		if n.values.Min < 0 {
			c.report(at, govmaturity.CodeOutOfRange, "a %s mean needs values of 0 or more; one below can be %v%s", n.kind, n.values.Min, negative(n))
		}
	case AggregationSum:
		n.values = govmaturity.Range{}
		for _, kid := range n.kids {
			child := &n.tree.nodes[kid]
			n.values.Min += min(0, float64(child.weight*child.values.Min))
			n.values.Max += max(0, float64(child.weight*child.values.Max))
		}
	case AggregationPoints:
		c.compilePoints(n)
	case AggregationProfile:
		n.values, n.scored = govmaturity.Range{}, false
	case AggregationGate, AggregationLadder:
		c.compileClimb(n)
	case AggregationTable:
		c.compileTable(n)
	default:
		if n.custom = c.aggregations[string(n.kind)]; n.custom == nil {
			c.report(at, govmaturity.CodeUnknownReference,
				"expected %s, or an aggregation given to Compile; found %q%s", joinKinds(aggregationKinds, ", "), n.kind, suggestKind(n.kind, aggregationKinds))
			n.kind = AggregationArithmetic // to look on without follow-on problems
			break
		}
		if len(below) > 0 {
			n.values = n.custom.Range(below)
			c.checkRange(at, n.values)
		}
	}
	if c.draft.Sound() {
		c.checkSize(n.path, n.values)
	}
	n.nominal = n.values
	if n.kind.isMean() {
		n.nominal = hullOf(nominal)
	}
	if n.scored && !(n.values.Min < n.values.Max) && c.draft.Sound() {
		c.report(n.path, govmaturity.CodeUnreachable, "the value of %s is always %v", spec.ID, n.values.Min)
	}
	if n.aggregated = n.values; spec.Normalise != nil {
		c.compileGroupNormalise(n)
	}
}

// compileClimb sets the range of a gate or a ladder: what the levels count that it opens.
func (c *compiler) compileClimb(n *node) {
	s := c.scaleOf(n)
	if s == nil {
		if n.spec.Level == nil {
			c.report(n.path.Key("level"), govmaturity.CodeRequired, "a %s must name the scale whose levels it opens", n.kind)
		}
		return
	}
	n.values = govmaturity.Range{Min: s.values[0], Max: s.values[len(s.values)-1]}
	if n.canMissFirst(s) {
		n.values.Min = min(0, n.values.Min)
	}
	if s.values[0] < 0 {
		c.report(n.path.Key("aggregation"), govmaturity.CodeOutOfRange, "below its first level a %s is worth 0, so the first level cannot count %v", n.kind, s.values[0])
	}
}

// aggregationKinds are the library's own.
var aggregationKinds = []AggregationKind{
	AggregationProfile, AggregationArithmetic, AggregationGeometric, AggregationHarmonic, AggregationMedian, AggregationMinimum, AggregationMaximum, AggregationSum, AggregationPoints, AggregationGate, AggregationLadder, AggregationTable,
}

// isMean reports whether a value lies between those it is made from.
func (k AggregationKind) isMean() bool {
	switch k {
	case AggregationArithmetic, AggregationGeometric, AggregationHarmonic, AggregationMedian, AggregationMinimum, AggregationMaximum:
		return true
	}
	return false
}

func (c *compiler) compilePoints(n *node) {
	if n.values.Min < 0 {
		c.report(n.path.Key("aggregation"), govmaturity.CodeOutOfRange, "points are 0 or more; a value below can be %v", n.values.Min)
	}
	var most float64
	for k, kid := range n.kids {
		most += float64(n.weights[k] * n.tree.nodes[kid].values.Max)
	}
	if n.items == nil && n.maximum > 0 && most > n.maximum+float64(n.maximum*1e-12) {
		c.report(n.path.Key("maximum"), govmaturity.CodeSaturates,
			"the nodes below can reach %v points, more than the maximum of %v", most, n.maximum)
	}
	if n.spec.Normalise != nil {
		n.worth = 1
	}
	n.values = govmaturity.Range{Min: 0, Max: n.worth}
}

// canMissFirst reports whether something is needed for the first level of a
// gate. Where nothing is, the gate is never below it.
func (n *node) canMissFirst(s *scale) bool {
	if n.kind == AggregationLadder {
		return len(n.weights) > 0 && n.weights[0] > 0
	}
	for k, kid := range n.kids {
		if n.weights[k] > 0 && s.find(n.tree.nodes[kid].spec.At) == 0 {
			return true
		}
	}
	return false
}

// compileGate finds the level that each node below is needed for.
func (c *compiler) compileGate(n *node) {
	s := c.scaleOf(n)
	if s == nil {
		return
	}
	if n.kind == AggregationLadder && len(n.kids) != len(s.levels) {
		c.report(n.path.Key("nodes"), govmaturity.CodeWrongCount, "a ladder has one node for each of the %d levels of %s, found %d",
			len(s.levels), s.ID(), len(n.kids))
	}
	needed, unsure := make([]bool, len(s.levels)), false
	for k, kid := range n.kids {
		child := &n.tree.nodes[kid]
		level := k
		if n.kind == AggregationGate {
			if level = s.find(child.spec.At); level < 0 {
				unsure = true
				found := "at is missing"
				if child.spec.At != "" {
					found = fmt.Sprintf("found %q%s", child.spec.At, document.Suggestion(child.spec.At, s.ids))
				}
				c.report(child.path.Key("at"), govmaturity.CodeUnknownReference,
					"%s is a gate: each node below says at which level of %s it is needed, %s; %s", n.spec.ID, s.ID(), strings.Join(s.ids, ", "), found)
			}
		}
		n.at = append(n.at, level)
		if level >= 0 && level < len(needed) && child.weight > 0 {
			needed[level] = true
		}
		if child.spec.heardPanel() || child.unsound() {
			continue // said when it asked
		}
		if child.scored && !child.values.AtLeast(child.values.Max, n.threshold(k)) {
			c.reportOnce(n.path.Key("met"), govmaturity.CodeUnreachable, "%s can never be met: it reaches %v, and %v is needed",
				child.spec.ID, child.values.Max, n.threshold(k))
		} else if child.scored && n.threshold(k) <= child.values.Min {
			c.reportOnce(n.path.Key("met"), govmaturity.CodeSaturates, "%s is always met: it is never below %v, and %v is needed",
				child.spec.ID, child.values.Min, n.threshold(k))
		}
	}
	if top := len(needed) - 1; !needed[top] && !unsure {
		c.report(n.path, govmaturity.CodeUnreachable, "nothing is needed for the highest level, %s: it would come with the level below it", s.levels[top].ID())
	}
}

func (c *compiler) scaleOf(n *node) *scale {
	if n.spec.Level == nil {
		return nil
	}
	if s := c.scale(n.spec.Level.Scale); s != nil && len(s.levels) > 0 {
		return s
	}
	return nil
}

// checkUnused reports what a node says and nothing uses.
func (c *compiler) checkUnused(n *node) {
	spec := n.spec
	group := spec.Nodes != nil || spec.Items != nil
	uses := func(field string, given bool, kinds ...AggregationKind) {
		if given && !slices.Contains(kinds, spec.Aggregation) {
			c.report(n.path.Key(field), govmaturity.CodeNotUsed, "only the aggregation %s uses %s", joinKinds(kinds, " or "), field)
		}
	}
	uses("maximum", spec.Maximum != nil && spec.Items == nil, AggregationPoints)
	uses("worth", spec.Worth != nil && spec.Normalise == nil, AggregationPoints)
	uses("met", spec.Met != nil, AggregationGate, AggregationLadder)
	uses("share", spec.Share != nil, AggregationGate)
	uses("table", spec.Table != nil, AggregationTable)
	uses("hit", spec.Hit != "", AggregationTable)
	uses("otherwise", spec.Otherwise != "", AggregationTable)
	if spec.Missing != nil && spec.Missing.MinCoverage != nil && spec.Aggregation == AggregationProfile {
		c.report(n.path.Key("missing").Key("min-coverage"), govmaturity.CodeNotUsed, "a profile has no value that too little coverage could take away")
	}
	if spec.Normalise != nil && spec.Measure != nil {
		c.report(n.path.Key("normalise"), govmaturity.CodeNotUsed, "an indicator says in its measure how it is normalised")
	}
	if spec.Maximum != nil && spec.Items != nil {
		c.report(n.path.Key("maximum"), govmaturity.CodeNotUsed, "the most points of a roster depend on its length")
	}
	if spec.Measure != nil && !group && spec.Aggregation != "" {
		c.report(n.path.Key("aggregation"), govmaturity.CodeNotUsed, "an indicator combines nothing")
	}
	if spec.Measure != nil && !group && spec.Missing != nil {
		c.report(n.path.Key("missing"), govmaturity.CodeNotUsed, "the node above says what to do about an indicator without a value")
	}
	if group && spec.Effort != nil {
		c.report(n.path.Key("effort"), govmaturity.CodeNotUsed, "effort is that of an indicator")
	}
	if spec.At != "" && (n.parent < 0 || n.tree.nodes[n.parent].spec.Aggregation != AggregationGate) {
		c.report(n.path.Key("at"), govmaturity.CodeNotUsed, "only nodes below a gate say the level they are needed for")
	}
	if n.parent < 0 && spec.Weight != nil {
		c.report(n.path.Key("weight"), govmaturity.CodeNotUsed, "the root stands beside no other node")
	}
}

func joinKinds[K ~string](kinds []K, between string) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	return strings.Join(words, between)
}

// suggestKind names the kind that was perhaps meant.
func suggestKind[K ~string](found K, kinds []K) string {
	// What people write for one kind must not lead to another that looks alike:
	// a median is not a mean.
	if meant, ok := otherNames[string(found)]; ok && slices.Contains(kinds, K(meant)) {
		return "; did you mean " + strconv.Quote(meant) + "?"
	}
	return document.Suggestion(string(found), strings.Fields(joinKinds(kinds, " ")))
}

// otherNames are what aggregations and measures are called elsewhere.
var otherNames = map[string]string{
	"mean": string(AggregationArithmetic), "average": string(AggregationArithmetic), "avg": string(AggregationArithmetic), "arithmetic-mean": string(AggregationArithmetic),
	"min": string(AggregationMinimum), "max": string(AggregationMaximum), "total": string(AggregationSum),
	"boolean": string(MeasureYesNo), "select": string(MeasureChoice), "checkbox": string(MeasureChecklist), "integer": string(MeasureCount),
}

// ids returns the ids of a tree's nodes, and rosterIDs those of its rosters.
func (t *tree) ids() []string { return slices.Sorted(maps.Keys(t.byID)) }

func (t *tree) rosterIDs() []string {
	out := make([]string, len(t.rosters))
	for i, r := range t.rosters {
		out[i] = r.id
	}
	return out
}

// hullOf returns the smallest interval that holds all of them.
func hullOf(ranges []govmaturity.Range) (r govmaturity.Range) {
	for i, s := range ranges {
		if i == 0 {
			r = s
		}
		r = r.Hull(s)
	}
	return r
}
