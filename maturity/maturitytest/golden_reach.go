package maturitytest

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/maturity"
)

// The kinds of things that a case can reach.
const (
	reachRow    = "row"
	reachLevel  = "level"
	reachClass  = "class"
	reachPolicy = "policy"
	reachShare  = "share"
	reachBranch = "branch"
)

// Places adds the rows of tables, the levels and classes, the policies and
// shares that the document states, and both sides of each branch.
func (s scoring) Places(reach *golden.Reach) {
	addPolicies(reach, s.spec.ID, s.spec.Missing)
	s.addNode(reach, &s.spec.Root)
	s.addRosters(reach, s.spec.Rosters)
}

func (s scoring) addRosters(reach *golden.Reach, rosters []maturity.RosterSpec) {
	for i := range rosters {
		s.addNode(reach, &rosters[i].Root)
		s.addRosters(reach, rosters[i].Rosters)
	}
}

func (s scoring) addNode(reach *golden.Reach, n *maturity.NodeSpec) {
	if n.When != nil {
		addBranch(reach, n.ID, "when")
	}
	if n.Items != nil && n.Items.Where != nil {
		addBranch(reach, n.ID, "where")
	}
	for i, row := range n.Table {
		reach.Add(reachRow, n.ID, rowName(i+1, row.Value))
	}
	if n.Share != nil && *n.Share < 1 {
		reach.Add(reachShare, n.ID, shareName(*n.Share))
	}
	addPolicies(reach, n.ID, n.Missing)
	if n.Measure != nil && n.Measure.Kind == maturity.MeasureLevel {
		for _, l := range s.fw.Levels(n.Measure.Scale) {
			reach.Add(reachLevel, n.ID, l.ID())
		}
	}
	if n.Level != nil {
		for _, l := range s.fw.Levels(n.Level.Scale) {
			reach.Add(reachLevel, n.ID, l.ID())
		}
	}
	if n.Class != nil {
		for _, l := range s.fw.Levels(n.Class.Scale) {
			reach.Add(reachClass, n.ID, l.ID())
		}
	}
	for i := range n.Nodes {
		s.addNode(reach, &n.Nodes[i])
	}
}

func rowName(row int, value float64) string {
	return fmt.Sprintf("%d, which gives %s", row, number(value))
}

func shareName(share float64) string { return number(share) + ", and not all" }

func addBranch(reach *golden.Reach, at, key string) {
	reach.Add(reachBranch, at, branchName(key, true))
	reach.Add(reachBranch, at, branchName(key, false))
}

func branchName(key string, holds bool) string {
	if holds {
		return key + ", holding"
	}
	return key + ", not holding"
}

// statedPolicy is a policy as a document states it.
type statedPolicy struct {
	key    string
	policy maturity.Policy
}

func (p statedPolicy) name() string { return p.key + ": " + string(p.policy) }

func addPolicies(reach *golden.Reach, at string, m *maturity.MissingSpec) {
	if m == nil {
		return
	}
	for _, p := range []statedPolicy{
		{"all", m.All}, {"unanswered", m.Unanswered}, {"not-applicable", m.NotApplicable}, {"not-deployed", m.NotDeployed}, {"excluded", m.Excluded},
	} {
		if p.policy != "" {
			reach.Add(reachPolicy, at, p.name())
		}
	}
	if m.MinCoverage != nil {
		reach.Add(reachPolicy, at, coverageName(*m.MinCoverage))
	}
}

func coverageName(least float64) string { return "min-coverage: " + number(least) }

// policyOf returns the policy that goes for a state, where it is stated.
func policyOf(m *maturity.MissingSpec, state govmaturity.State) (statedPolicy, bool) {
	p := statedPolicy{}
	switch state {
	case govmaturity.StateUnanswered, govmaturity.StateBlocked:
		p = statedPolicy{"unanswered", m.Unanswered}
	case govmaturity.StateNotApplicable:
		p = statedPolicy{"not-applicable", m.NotApplicable}
	case govmaturity.StateNotDeployed:
		p = statedPolicy{"not-deployed", m.NotDeployed}
	case govmaturity.StateExcluded:
		p = statedPolicy{"excluded", m.Excluded}
	default:
		return p, false
	}
	if p.policy == "" {
		p = statedPolicy{"all", m.All}
	}
	return p, p.policy != ""
}

// stated is what a node says about missing values, or a node above it, or the
// framework.
type stated struct {
	node    *maturity.NodeSpec
	at      string
	missing *maturity.MissingSpec
	// least says whether the least coverage goes for the node: that of a node
	// above does not.
	least bool
}

// statements finds what each node says, by its id.
func statements(spec *maturity.Spec) map[string]stated {
	all := map[string]stated{}
	var below func(n *maturity.NodeSpec, above stated)
	below = func(n *maturity.NodeSpec, above stated) {
		here := above
		here.node = n
		if n.Missing != nil {
			here.at, here.missing, here.least = n.ID, n.Missing, true
		}
		all[n.ID] = here
		here.least = here.least && n.Missing == nil
		for i := range n.Nodes {
			below(&n.Nodes[i], here)
		}
	}
	top := stated{at: spec.ID, missing: spec.Missing, least: true}
	below(&spec.Root, top)
	var lists func(rosters []maturity.RosterSpec)
	lists = func(rosters []maturity.RosterSpec) {
		for i := range rosters {
			below(&rosters[i].Root, top)
			lists(rosters[i].Rosters)
		}
	}
	lists(spec.Rosters)
	return all
}

// Mark notes what one set of answers reaches.
func (s scoring) Mark(reach *golden.Reach, card *maturity.Scorecard) {
	marker{reach, s.stated}.card(card)
}

type marker struct {
	reach  *golden.Reach
	stated map[string]stated
}

func (m marker) card(card *maturity.Scorecard) {
	for r := range card.Nodes() {
		m.result(r)
	}
	for _, roster := range card.Rosters() {
		for _, item := range card.Items(roster) {
			m.card(item)
		}
	}
}

func (m marker) result(r maturity.Result) {
	at := m.stated[r.ID()]
	asked := r.State() != govmaturity.StateNotAsked
	if above := r.Parent(); at.node.When != nil && (!above.Valid() || above.State() != govmaturity.StateNotAsked) {
		m.reach.Hit(reachBranch, r.ID(), branchName("when", asked))
	}
	if l := r.Level(); l.Valid() {
		m.reach.Hit(reachLevel, r.ID(), l.ID())
	}
	if l := r.Class(); l.Valid() {
		m.reach.Hit(reachClass, r.ID(), l.ID())
	}
	if r.IsIndicator() || !asked {
		return
	}
	e := r.Explain()
	if e.Row > 0 {
		m.reach.Hit(reachRow, r.ID(), rowName(e.Row, at.node.Table[e.Row-1].Value))
	}
	for _, list := range [][]maturity.ExplainedInput{e.Inputs, e.LeftOut} {
		for _, in := range list {
			m.input(r, at, in)
		}
	}
	if at.missing != nil && at.missing.MinCoverage != nil && at.least && r.Coverage() < *at.missing.MinCoverage {
		m.reach.Hit(reachPolicy, at.at, coverageName(*at.missing.MinCoverage))
	}
	if at.node.Share != nil && opensWithSome(r, e) {
		m.reach.Hit(reachShare, r.ID(), shareName(*at.node.Share))
	}
}

// input notes what one value below a node reaches.
func (m marker) input(r maturity.Result, at stated, in maturity.ExplainedInput) {
	if at.node.Items != nil && at.node.Items.Where != nil {
		m.reach.Hit(reachBranch, r.ID(), branchName("where", !in.NotMeant))
	}
	if in.NotMeant || in.Policy == "" || in.Weight == 0 || at.missing == nil {
		return
	}
	if p, ok := policyOf(at.missing, in.State); ok {
		m.reach.Hit(reachPolicy, at.at, p.name())
	}
}

// opensWithSome reports whether a gate has opened a level without all that it
// needs.
func opensWithSome(r maturity.Result, e maturity.Explanation) bool {
	rank := map[string]int{}
	for _, l := range r.Levels() {
		rank[l.ID()] = l.Rank()
	}
	for _, in := range e.Inputs {
		if in.Value != nil && !in.Range.AtLeast(*in.Value, in.Met) && r.Level().Valid() && rank[in.At] <= r.Level().Rank() {
			return true
		}
	}
	return false
}
