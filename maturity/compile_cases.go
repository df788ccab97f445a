package maturity

import (
	"math"
	"slices"
	"strings"
)

// This file finds out what conditions can come to: it goes through the
// combinations of answers that they can tell apart. A table with a gap, a row
// that is never looked at and a question that is never asked are found so,
// each with an example.

// Nothing is said about a table or condition that has more combinations than
// maxCases, or rests on more questions than maxQuestions, nor once maxTests
// conditions were looked at in all of a document.
const (
	maxCases     = 1 << 16
	maxQuestions = 32
	maxTests     = 1 << 23
)

// question is an indicator that conditions are about.
type question struct {
	card  *Scorecard // a trial card of its tree
	node  *node
	tests []*condition
	// marks are answers, one for each way in which the tests can come out: first
	// those that are answered, then, from unanswered on, those without a value
	// and those that are estimated.
	marks      []Mark
	unanswered int
}

// cases are the combinations of answers that some conditions can tell apart.
type cases struct {
	c         *compiler
	questions []*question
	of        map[*node]*question
	whens     []*node // those that decide which questions are asked, in the order of branching
	size      int     // how many conditions one case takes to look at
	undecided bool    // something is not known well enough
}

// newCases returns the cases of conditions that stand in the tree t, and of
// what decides whether some of its nodes are asked.
func (c *compiler) newCases(t *tree, conditions []*condition, nodes ...*node) *cases {
	s := &cases{c: c, of: map[*node]*question{}, undecided: c.circular}
	for _, n := range nodes {
		s.addAsked(n)
	}
	for _, w := range conditions {
		s.add(t, w)
	}
	slices.SortFunc(s.whens, func(a, b *node) int {
		if a.tree != b.tree {
			return a.tree.depth - b.tree.depth
		}
		return a.turn - b.turn
	})
	for _, q := range s.questions {
		if s.undecided = s.undecided || !s.sample(q); s.undecided {
			break
		}
	}
	return s
}

// add takes in the questions of a condition that stands in the tree t.
func (s *cases) add(t *tree, w *condition) {
	s.c.tests++
	s.size++
	if w == nil || w.unsound || len(s.questions) > maxQuestions || s.c.tests > maxTests {
		s.undecided = true
		return
	}
	if w.about >= allOf {
		for i := range w.parts {
			s.add(t, &w.parts[i])
		}
		return
	}
	for range w.outer {
		t = t.outer
	}
	n := &t.nodes[t.leaves[w.leaf]]
	q := s.of[n]
	if q == nil {
		q = &question{card: s.c.trial(t), node: n}
		s.of[n] = q
		s.questions = append(s.questions, q)
		s.addAsked(n)
	}
	q.tests = append(q.tests, w)
	s.undecided = s.undecided || n.unsound()
}

// addAsked takes in what decides whether a node is asked.
func (s *cases) addAsked(n *node) {
	for ; ; n = &n.tree.nodes[n.parent] {
		if n.spec.When != nil && !slices.Contains(s.whens, n) {
			s.whens = append(s.whens, n)
			s.add(n.tree, n.when)
		}
		if n.parent < 0 {
			return
		}
	}
}

// trial returns a card of a tree on which answers can be tried. Its marks count
// as they are: cases does the branching.
func (c *compiler) trial(t *tree) *Scorecard {
	card := c.trials[t]
	if card == nil {
		var outer *Scorecard
		if t.outer != nil {
			outer = c.trial(t.outer)
		}
		marks := t.newMarks()
		card = &Scorecard{tree: t, outer: outer, given: marks, marks: marks}
		c.trials[t] = card
	}
	return card
}

// each calls visit with each combination, until it returns false, and reports
// whether all were tried. Only those in which every question that is asked is
// answered, if answeredOnly.
func (s *cases) each(answeredOnly bool, visit func() bool) bool {
	if s.undecided {
		return false
	}
	marks := func(q *question) []Mark {
		if answeredOnly {
			return q.marks[:q.unanswered]
		}
		return q.marks
	}
	count := 1
	for _, q := range s.questions {
		if count *= len(marks(q)); count > maxCases || count == 0 {
			return false
		}
	}
	at := make([]int, len(s.questions))
	for {
		if s.c.tests += s.size + len(s.whens)*len(s.questions); s.c.tests > maxTests {
			return false
		}
		for i, q := range s.questions {
			q.card.marks.Set(q.node.leaf, q.marks[at[i]])
		}
		s.branch()
		if !visit() {
			return false
		}
		// The last question goes through its answers first.
		i := len(at) - 1
		for ; i >= 0; i-- {
			if at[i]++; at[i] < len(marks(s.questions[i])) {
				break
			}
			at[i] = 0
		}
		if i < 0 {
			return true
		}
	}
}

// branch takes away the answers to what is not asked.
func (s *cases) branch() {
	for _, n := range s.whens {
		if n.when.holds(s.c.trial(n.tree)) {
			continue
		}
		for _, q := range s.questions {
			if q.node.tree == n.tree && n.index <= q.node.index && q.node.index < n.end {
				q.card.marks.Set(q.node.leaf, Mark{state: notAsked})
			}
		}
	}
}

// asked reports whether a node is asked in the present case.
func (s *cases) asked(n *node) bool {
	for ; ; n = &n.tree.nodes[n.parent] {
		if n.when != nil && !n.when.holds(s.c.trial(n.tree)) {
			return false
		}
		if n.parent < 0 {
			return true
		}
	}
}

// words says the present case.
func (s *cases) words() string {
	parts := make([]string, len(s.questions))
	for i, q := range s.questions {
		parts[i] = q.node.spec.ID + " is " + q.node.measure.words(q.card.marks.Mark(q.node.leaf))
	}
	return strings.Join(parts, ", ")
}

// words says an answer as a document has it.
func (m *measure) words(mk Mark) string {
	if !mk.state.hasValue() {
		return strings.ReplaceAll(string(mk.state.State()), "-", " ")
	}
	text := "answered"
	a := m.answer(mk)
	if x, ok := a.Number(); ok && m.custom == nil {
		text = formatNumber(x)
	} else if choices := a.Choices(); m.kind == MeasureChecklist {
		text = "[" + strings.Join(choices, ", ") + "]"
	} else if len(choices) > 0 {
		text = choices[0]
	}
	if mk.state == imputed {
		text += " (imputed)"
	}
	return text
}

// sample fills in the marks of a question, and reports whether they are known.
func (s *cases) sample(q *question) bool {
	answers, ok := q.node.measure.samples(q.tests)
	s.c.tests += 2 * len(answers) * len(q.tests)
	if !ok || s.c.tests > maxTests {
		return false
	}
	seen := map[string]bool{}
	add := func(kind byte, m Mark) {
		key := make([]byte, 1, 1+len(q.tests))
		key[0] = kind
		for _, w := range q.tests {
			b := byte(0)
			if w.passes(m, q.node.nominal) {
				b = 1
			}
			key = append(key, b)
		}
		if !seen[string(key)] {
			seen[string(key)] = true
			q.marks = append(q.marks, m)
		}
	}
	for _, m := range answers {
		m.state = answered
		add('v', m)
	}
	q.unanswered = len(q.marks)
	for st := range statusCount {
		if !st.hasValue() && st <= excluded {
			add('n', Mark{state: st})
		}
	}
	for _, m := range answers {
		// Only conditions about states tell an estimate from an answer.
		if m.state = imputed; slices.ContainsFunc(q.tests, func(w *condition) bool { return w.about == aboutState }) {
			add('i', m)
		}
	}
	return true
}

// maxSubsets is how many options of a checklist are combined.
const maxSubsets = 10

// samples returns answers that stand for all that some conditions can tell
// apart, and reports whether they are known.
func (m *measure) samples(tests []*condition) (out []Mark, ok bool) {
	var bounds []float64
	for _, w := range tests {
		if w.lower != nil {
			bounds = append(bounds, w.lower.bound)
		}
		if w.upper != nil {
			bounds = append(bounds, w.upper.bound)
		}
	}
	switch {
	case m.kind == MeasureLevel:
		for i, v := range m.scale.values {
			out = append(out, Mark{value: v, given: 1 << i})
		}
		return out, true
	case m.kind == MeasureChoice || m.kind == MeasureYesNo:
		for i, o := range m.options {
			out = append(out, Mark{value: o.value, given: 1 << i})
		}
		return out, true
	case m.kind == MeasureChecklist:
		return m.sampleLists(tests, bounds != nil)
	case bounds == nil:
		// Nothing tells one number from another.
		return []Mark{{value: m.values.Min, given: math.Float64bits(m.rng.Min)}}, true
	case m.custom != nil:
		return nil, false
	}
	return m.sampleNumbers(bounds)
}

// sampleLists combines the options of a checklist that conditions name, or all
// of them where its value matters. Options that are always named together are
// as good as one.
func (m *measure) sampleLists(tests []*condition, value bool) (out []Mark, ok bool) {
	var pool []uint64
	named := map[string]bool{}
	for i := range m.options {
		key := make([]byte, len(tests))
		for k, w := range tests {
			key[k] = byte(w.chosen >> i & 1)
		}
		if value || !named[string(key)] && slices.Contains(key, 1) {
			pool = append(pool, 1<<i)
		}
		named[string(key)] = true
	}
	if len(pool) > maxSubsets {
		return nil, false
	}
	for subset := range 1 << len(pool) {
		var chosen uint64
		for k, option := range pool {
			if subset&(1<<k) != 0 {
				chosen |= option
			}
		}
		out = append(out, Mark{value: m.checklistValue(chosen), given: chosen})
	}
	return out, true
}

// sampleNumbers returns a number at each bound and one between each two.
func (m *measure) sampleNumbers(bounds []float64) (out []Mark, ok bool) {
	r := m.rng
	xs := append(m.corners(), r.Min, r.Max)
	for _, b := range bounds {
		at, known := m.numbersWorth(b)
		if !known {
			return nil, false
		}
		xs = append(xs, at...)
	}
	if m.kind == MeasureCount {
		for _, x := range slices.Clone(xs) {
			whole := math.Floor(x)
			xs = append(xs, whole-1, whole, whole+1, whole+2)
		}
	}
	xs = slices.DeleteFunc(xs, func(x float64) bool {
		return !r.Contains(x) || m.kind == MeasureCount && x != math.Trunc(x)
	})
	slices.Sort(xs)
	xs = slices.Compact(xs)
	try := func(x float64) {
		if mk, err := m.markNumber(x); err == nil {
			out = append(out, mk)
		}
	}
	for i, x := range xs {
		if i > 0 && m.kind != MeasureCount {
			try(xs[i-1] + (x-xs[i-1])/2)
		}
		try(x)
	}
	return out, true
}

// numbersWorth returns the numbers that count a value, and reports whether they
// are known. A number that lies outside of what an answer may be can be among
// them.
func (m *measure) numbersWorth(value float64) (xs []float64, ok bool) {
	share := value / m.worth
	switch f := m.normalise.(type) {
	case nil:
		if m.kind == MeasureNumber {
			return []float64{value}, true
		}
		return []float64{float64(share * m.max)}, true
	case goalposts:
		x := f.min + float64(share*(f.max-f.min))
		if f.lowerBetter {
			x = f.max - float64(share*(f.max-f.min))
		}
		return []float64{x}, true
	case zScore:
		x := f.mean + float64((share-f.shift)*f.sd)
		if f.lowerBetter {
			x = f.mean - float64((share-f.shift)*f.sd)
		}
		return []float64{x}, true
	case piecewise:
		for i := 1; i < len(f); i++ {
			a, b := f[i-1], f[i]
			if min(a.To, b.To) <= share && share <= max(a.To, b.To) && a.To != b.To {
				xs = append(xs, a.From+float64((share-a.To)/(b.To-a.To)*(b.From-a.From)))
			}
		}
		return xs, true
	}
	return nil, false
}
