package maturity

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// ImprovementPath is a way from the answers as they are to a level: what to
// raise, and what that costs. Others may cost as much.
//
// Effort is counted in steps: one level or option up, one item more of a
// checklist, one [MeasureSpec].Step of a number, a count or points, begun steps
// as whole ones. Each is weighed with the indicator's [NodeSpec].Effort. An
// open question is answered as if it had the answer that counts least, with
// one step more.
//
// Answers are only ever raised to what counts more. Numbers go no farther than
// is enough, to as few decimals as do. Questions that are not applicable, not
// asked or excluded stay so. Open ones stay so too, unless the rule above
// counts them as something (zero or anchor): what a new answer would do to a
// mean of the others is not known before it is given. What weighs 0 stays as it
// is, unless a table reads it. An answer elsewhere in the framework is raised
// where a condition below the node reads it.
type ImprovementPath struct {
	// Node is where the path leads from, and Target the level it leads to.
	Node   Result            `json:"node"`
	Target govmaturity.Level `json:"target"`
	// Steps are the answers to raise, the cheapest first.
	Steps []Improvement `json:"steps,omitempty"`
	// Effort is the sum of the steps' efforts. Where it is more than the
	// greatest int64, it stays at that.
	Effort int64 `json:"effort"`
	// Opens are the questions that the steps cause to be asked and that nobody
	// has answered: the level is reached before they are, and answers to them
	// can take it away again.
	Opens []Result `json:"opens,omitempty"`
	// Found reports whether a way to the level was found. The path of no steps
	// is found when it is reached already.
	Found bool `json:"found"`
	// Exact reports whether no cheaper path exists, or, when none is found,
	// whether there is none.
	//
	// Gates, ladders, tables, branching and all rules of the library are
	// searched to the end, where that is not too much work: it grows with the
	// number of different efforts, and with that of answers that are felt in
	// more than one place, such as those that decide what is asked or a roster
	// that is summarised twice. What Go code of the author's makes of answers
	// is only known by trying all of them. Where the search stops short, the
	// path is one that works and of which no step can be left out.
	Exact bool `json:"exact"`
}

// Improvement raises one answer.
type Improvement struct {
	// Node is the indicator, on the card of its item when it is in a roster.
	Node Result `json:"node"`
	// From is the answer as it is, and To what it is to become.
	From govmaturity.Answer `json:"from"`
	To   govmaturity.Answer `json:"to"`
	// Steps is how many steps it is from one to the other, and Effort what they
	// cost together. See [ImprovementPath].
	Steps  int64 `json:"steps"`
	Effort int64 `json:"effort"`
}

// Next returns the cheapest path to the next level: the one above the level
// that is reached or, for a node that has classes only, above its class. The
// path has no Target at the top, and for a node that has neither levels nor
// classes.
func (r Result) Next() ImprovementPath {
	if next := r.nextLevel(); next.Valid() {
		return r.PathTo(next)
	}
	return ImprovementPath{Node: r}
}

// nextLevel is the level, or class, above the one that is reached.
func (r Result) nextLevel() govmaturity.Level {
	if !r.Valid() {
		return govmaturity.Level{}
	}
	n, reached := r.node(), r.Level()
	s := n.levels()
	if s == nil && n.class != nil {
		s, reached = n.class.scale, r.Class()
	}
	if reached.Valid() {
		return reached.Next()
	}
	return s.at(0)
}

// PathTo returns the cheapest path to a level of the node's scale, or of its
// classes.
func (r Result) PathTo(target govmaturity.Level) ImprovementPath {
	p := ImprovementPath{Node: r, Target: target}
	if !r.Valid() || !target.Valid() || r.node().sorts(target) == nil && !r.node().levels().has(target) {
		return p
	}
	if r.reaches(target) {
		p.Found, p.Exact = true, true
		return p
	}
	p.search()
	return p
}

// sorts returns the rule that sorts the node's value into the target's scale.
func (n *node) sorts(target govmaturity.Level) *cutter {
	if n.level != nil && n.level.scale.has(target) {
		return n.level
	}
	if n.class != nil && n.class.scale.has(target) {
		return n.class
	}
	return nil
}

func (r Result) reaches(target govmaturity.Level) bool {
	n := r.node()
	reached := r.Level()
	if !n.levels().has(target) {
		reached = r.Class()
	}
	return reached.Valid() && reached.Index() >= target.Index()
}

// take makes the steps of a way.
func (p *ImprovementPath) take(way []raised) {
	for _, w := range way {
		leaf := Result{w.answer.card, w.answer.card.tree.leaves[w.answer.leaf]}
		p.Steps = append(p.Steps, Improvement{
			Node: leaf, From: leaf.Answer(), To: leaf.node().measure.answer(w.mark), Steps: w.steps, Effort: w.effort(),
		})
	}
	p.Effort = effortOf(way)
	slices.SortStableFunc(p.Steps, func(a, b Improvement) int { return cmp.Compare(a.Effort, b.Effort) })
}
