package consensus

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Round is a compiled round of rating. It does not change, and any number of
// goroutines may use it at once. [Compile] and [Read] make one.
type Round struct {
	fw          *maturity.Framework
	spec        *RatingRoundSpec
	hash, rules string
	counts      RaterKind
	rater       map[string]int
	group       map[string]int  // by node
	member      map[string]bool // group and rater
	rule        map[string]Rule // by node
	facilitated map[place]int
	options     AgreementSpec
}

// place is where an answer stands: the item of a roster, and the indicator.
type place struct{ item, indicator string }

// Framework returns the framework that is answered.
func (r *Round) Framework() *maturity.Framework { return r.fw }

// said returns the document: an empty one, where none was compiled.
func (r *Round) said() *RatingRoundSpec {
	if r == nil || r.spec == nil {
		return &RatingRoundSpec{}
	}
	return r.spec
}

// ID returns the document's id.
func (r *Round) ID() string { return r.said().ID }

// Title returns the document's title, or nil.
func (r *Round) Title() govmaturity.Text { return r.said().Title.Clone() }

// Subject returns who or what is rated.
func (r *Round) Subject() string { return r.said().Subject }

// Number returns the number of the round, from 1.
func (r *Round) Number() int { return r.said().Round }

// Hash returns the content hash: of all that the document says.
func (r *Round) Hash() string { return r.hash }

// RulesHash returns the hash of all but the words for people.
func (r *Round) RulesHash() string { return r.rules }

// Spec returns a copy of the document that the round was compiled from.
func (r *Round) Spec() *RatingRoundSpec { return roundFormat.Clone(r.spec) }

// RaterTitle returns what people call a rater: the id, where there is no title.
func (r *Round) RaterTitle(id string, w govmaturity.Words) string {
	if i, ok := r.rater[id]; ok {
		return cmp.Or(w.Wording(r.spec.Raters[i].Title), w.Isolate(id, ""))
	}
	return w.Isolate(id, "")
}

// countsAt reports whether a rater's answer to an indicator is put together with
// those of others.
func (r *Round) countsAt(rater *RoundRaterSpec, group int) bool {
	if rater.Kind != r.counts {
		return false
	}
	return group < 0 || r.member[r.spec.Groups[group].ID+"\x00"+rater.ID]
}

// groupOf returns the group that an indicator belongs to, or -1.
func (r *Round) groupOf(n maturity.Node) int {
	for ; n.Valid(); n = n.Parent() {
		if g, ok := r.group[n.ID()]; ok {
			return g
		}
	}
	return -1
}

// ruleOf returns the rule of an indicator, after falling back.
func (r *Round) ruleOf(i maturity.Indicator) Rule {
	rule := cmp.Or(r.spec.Rule, RuleMedian)
	for n := i.Node(); n.Valid(); n = n.Parent() {
		if own, ok := r.rule[n.ID()]; ok {
			rule = own
			break
		}
	}
	for !takes(i.Kind(), rule) {
		rule = fallback[rule]
	}
	return rule
}

// fallback is the rule to take where one cannot be.
var fallback = map[Rule]Rule{RuleMean: RuleMedian, RuleMedian: RuleMajority}

// takes reports whether answers of a kind can be put together by a rule.
func takes(kind maturity.MeasureKind, rule Rule) bool {
	switch kind {
	case maturity.MeasureChoice, maturity.MeasureChecklist:
		return rule == RuleMajority
	case maturity.MeasureLevel, maturity.MeasureYesNo, maturity.MeasureCount:
		return rule != RuleMean
	}
	return true
}

// GroupsOf returns a group for each node right below the root, without raters yet:
// for a framework of six dimensions, the six groups of a workshop.
func GroupsOf(fw *maturity.Framework) []RoundGroupSpec {
	var groups []RoundGroupSpec
	if fw == nil {
		return nil
	}
	for _, n := range fw.Root().Children() {
		groups = append(groups, RoundGroupSpec{ID: n.ID(), Title: n.Title(), Node: n.ID()})
	}
	return groups
}
