package maturity

import (
	"github.com/govmaturity/govmaturity"

	"cmp"
	"fmt"
	"slices"
)

// ImprovementPath is a way from the answers as they are to a level: what to raise, and
// what that costs. Others may cost as much.
//
// Effort is counted in steps, each weighed with the indicator's Effort: one
// level or option up, one item of a checklist, one unit of a count or of
// points, one hundredth of the range of a number. Nothing is ever lowered.
// Questions that are not applicable, not asked or excluded stay so. Unanswered
// questions stay so too, unless the framework counts them as something: what a
// new answer would do to a mean of the others is not known before it is given.
type ImprovementPath struct {
	// Node is where the path leads from, and Target the level it leads to.
	Node   Result
	Target govmaturity.Level
	// Steps are the answers to raise, the cheapest first.
	Steps []Improvement
	// Effort is the sum of the steps' efforts.
	Effort int
	// Opens are the questions that the steps cause to be asked and that nobody
	// has answered: the level is reached before they are, and answers to them
	// can take it away again.
	Opens []Result
	// Found reports whether a way to the level was found. The path of no steps
	// is found when it is reached already. Over some thousands of answers the
	// search gives up: Found and Exact are then both false.
	Found bool
	// Exact reports whether no cheaper path exists, or, when none is found,
	// whether there is none. Where branching, a median, a table or Go code of
	// the author's lies on the way, the path is one that works and of which no
	// part can be left out, and Exact is false.
	Exact bool
}

// String returns the path as text, in English: its target, and a line for each
// step.
func (p ImprovementPath) String() string {
	switch {
	case !p.Target.Valid():
		return "nothing to reach"
	case !p.Found:
		return "no way to " + p.Target.String() + " was found"
	case len(p.Steps) == 0:
		return p.Target.String() + " is reached"
	}
	text := fmt.Sprintf("to %s, effort %d:", p.Target, p.Effort)
	for _, s := range p.Steps {
		text += "\n  " + s.String()
	}
	for _, r := range p.Opens {
		text += "\n  then asked, and open: " + r.Title().String()
	}
	return text
}

// Improvement raises one answer.
type Improvement struct {
	// Node is the indicator, on the card of its item when it is in a roster.
	Node Result
	// From is the answer as it is, and To what it is to become.
	From, To govmaturity.Answer
	// Effort is what the step costs. See [ImprovementPath].
	Effort int
}

// String returns the step on one line, in English.
func (s Improvement) String() string { return s.Text() }

// Text returns the step on one line. Titles are in the first of the given
// languages that they are in; the words around them are English.
func (s Improvement) Text(languages ...string) string {
	where := ""
	if c := s.Node.Card(); c != nil && c.outer != nil {
		where = c.Title() + ", "
	}
	return fmt.Sprintf("%s%s: from %s to %s (effort %d)", where, s.Node.Title().In(languages...),
		s.Node.AnswerText(s.From, languages...), s.Node.AnswerText(s.To, languages...), s.Effort)
}

// Next returns the cheapest path to the next level: the one above the level
// that is reached or, for a node that has classes only, above its class. The
// ImprovementPath has no Target at the top, and for a node that has neither levels nor
// classes.
func (r Result) Next() ImprovementPath {
	if !r.Valid() {
		return ImprovementPath{}
	}
	n, reached := r.node(), r.Level()
	s := n.levels()
	if s == nil && n.class != nil {
		s, reached = n.class.scale, r.Class()
	}
	next := s.at(0)
	if reached.Valid() {
		next = reached.Next()
	}
	if !next.Valid() {
		return ImprovementPath{Node: r}
	}
	return r.PathTo(next)
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
	n := r.node()
	f := pathFinder{
		// A gate's frontier has its levels, and not what lies between them; and
		// a roster that is summarised twice has its steps in two frontiers.
		exact: !(n.level != nil && n.level.opened && !n.level.scale.has(target)) && !n.tree.sharesRoster(r.i),
	}
	front := f.frontier(r.card, r.i, true)
	if !f.decomposes {
		front = nil
	}
	// The first that does it, checked by scoring the answers it leads to. More
	// effort gives more value, so it can be found by halving.
	at, _ := slices.BinarySearchFunc(front, true, func(pt point, _ bool) int {
		if f.reaches(r, target, pt.moves.each()) {
			return 0
		}
		return -1
	})
	if at < len(front) {
		p.take(front[at].moves.each())
		p.Found, p.Exact = true, f.exact
		return p
	}
	if moves, ok := f.eliminate(r, target); ok {
		p.take(moves)
		p.Found = true
	} else {
		p.Exact = f.decomposes && f.exact
	}
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

func (p *ImprovementPath) take(moves []move) {
	p.Opens = opens(p.Node, moves)
	for _, m := range moves {
		leaf := Result{m.card, m.card.tree.leaves[m.leaf]}
		p.Steps = append(p.Steps, Improvement{leaf, leaf.Answer(), leaf.node().measure.answer(m.to), m.effort})
		p.Effort = addEffort(p.Effort, m.effort)
	}
	slices.SortStableFunc(p.Steps, func(a, b Improvement) int { return cmp.Compare(a.Effort, b.Effort) })
}
