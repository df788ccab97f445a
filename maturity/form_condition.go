package maturity

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

// seenCondition is what a form makes of a condition.
type seenCondition struct {
	words   saidCondition
	when    *form.When
	tests   int
	visible bool // to the form
}

// condition puts on a question when it is asked: its own condition, those of
// the nodes above it, and that the questions they are about are asked
// themselves.
func (b *formBuilder) condition(t *tree, n *node, fields map[string]*form.Field) {
	f := fields[n.spec.ID]
	var words []saidCondition
	var parts []*form.When
	visible, tests := true, 0
	for i := n.index; i >= 0; i = t.nodes[i].parent {
		spec := t.nodes[i].spec.When
		if spec == nil {
			continue
		}
		seen, ok := b.conditions[spec]
		if !ok {
			b.tests = 0
			seen.words.said, seen.words.several = t.conditionWords(b.words, mostTitle).say(spec)
			seen.when, seen.visible = b.when(t, spec, fields)
			seen.tests = b.tests
			b.conditions[spec] = seen
		}
		words, parts = append(words, seen.words), append(parts, seen.when)
		visible = visible && seen.visible
		tests += seen.tests
	}
	if words == nil {
		return
	}
	said, _ := t.conditionWords(b.words, mostTitle).join("condition.and", words)
	f.Hint = b.words.Say("form.asked-if", "condition", said)
	b.text += len(f.Hint)
	if !visible || tests > mostTests {
		f.Asked = false // whether it is asked, only scoring knows
		return
	}
	b.text += tests * bytesOfTest
	f.When = parts[0]
	if len(parts) > 1 {
		f.When = &form.When{All: parts}
	}
}

// mostTitle cuts titles in conditions: each question repeats its condition.
const mostTitle = 100

// mostTests bounds a condition, each answer that it names being one test: a
// condition on a question that has a condition holds only if that one does, and
// so on, and this can double with each step.
const mostTests = 256

// bytesOfTest is about what a test takes in a schema.
const bytesOfTest = 40

// when turns a condition into one that a form can see. It is not ok if it is
// about something outside the form, or about what an answer counts and not
// what it is, or if it makes too many tests.
func (b *formBuilder) when(t *tree, c *Condition, fields map[string]*form.Field) (w *form.When, ok bool) {
	parts := func(specs []Condition) ([]*form.When, bool) {
		var out []*form.When
		for i := range specs {
			p, ok := b.when(t, &specs[i], fields)
			if !ok {
				return nil, false
			}
			out = append(out, p)
		}
		return out, true
	}
	switch {
	case c.All != nil:
		all, ok := parts(c.All)
		return &form.When{All: all}, ok
	case c.Any != nil:
		some, ok := parts(c.Any)
		return &form.When{Any: some}, ok
	case c.Not != nil:
		p, ok := b.when(t, c.Not, fields)
		return &form.When{Not: p}, ok
	}
	answer := fields[c.Node]
	if answer == nil {
		return nil, false
	}
	if b.tests++; b.tests > mostTests {
		return nil, false
	}
	i := t.byID[c.Node]
	w = &form.When{Key: c.Node, Answer: answer}
	m := t.nodes[i].measure
	switch {
	case c.Is != nil:
		w.Options = c.Is
	case c.AtLeast != "":
		for _, l := range m.scale.levels[m.scale.find(c.AtLeast):] {
			w.Options = append(w.Options, l.ID())
		}
	case c.State != nil:
		for _, s := range c.State {
			if s == govmaturity.StateNotAsked {
				return nil, false // the engine's, not an answer's
			}
			w.States = append(w.States, string(s))
		}
	default:
		if w = b.bounds(*w, c, &t.nodes[i]); w == nil {
			return nil, false
		}
	}
	b.tests += sizeOf(w)
	return b.ifAsked(t, i, w, fields)
}

// valued are the states of an answer that has a value.
var valued = []string{string(govmaturity.StateAnswered), string(govmaturity.StateImputed)}

// sizeOf counts what a condition on one answer names.
func sizeOf(w *form.When) int {
	if w == nil {
		return 0
	}
	n := len(w.Options) + sizeOf(w.Not)
	for _, set := range w.Sets {
		n += len(set)
	}
	for _, part := range append(w.All, w.Any...) {
		n += 1 + sizeOf(part)
	}
	return n
}

// bounds turns bounds of what an answer counts into what the answer is. The
// condition is nil if that is only known to scoring.
func (b *formBuilder) bounds(w form.When, c *Condition, n *node) *form.When {
	set := n.measure.passing(boundsOf(c), n.nominal)
	if !set.known || set.never {
		return nil
	}
	all := []*form.When{}
	with := func(set func(*form.When)) {
		test := w
		set(&test)
		all = append(all, &test)
	}
	switch n.measure.kind {
	case MeasureLevel, MeasureChoice, MeasureYesNo:
		with(func(t *form.When) { t.Options = set.choices })
	case MeasureChecklist:
		if set.alike {
			with(func(t *form.When) { t.Least, t.Most = &set.least, &set.most })
			break
		}
		if set.with == nil && set.without == nil {
			with(func(t *form.When) { t.States = valued })
		}
		if set.with != nil {
			with(func(t *form.When) { t.Sets = set.with })
		}
		if set.without != nil {
			with(func(t *form.When) { t.States = valued })
			with(func(t *form.When) { t.Sets = set.without })
			all[len(all)-1] = &form.When{Not: all[len(all)-1]}
		}
	default:
		var some []*form.When
		ends, _ := n.measure.pieces()
		for _, r := range set.numbers {
			test := w
			if r.Min > ends[0] {
				test.From = &r.Min
			}
			if r.Max < ends[len(ends)-1] {
				test.To = &r.Max
			}
			some = append(some, &test)
		}
		if len(some) == 1 {
			return some[0]
		}
		return &form.When{Any: some}
	}
	if len(all) == 1 {
		return all[0]
	}
	return &form.When{All: all}
}

// ifAsked adds that the question that a condition is about is asked itself. An
// answer to one that is not asked does not count.
func (b *formBuilder) ifAsked(t *tree, leaf int, w *form.When, fields map[string]*form.Field) (*form.When, bool) {
	all := []*form.When{w}
	for i := leaf; i >= 0; i = t.nodes[i].parent {
		if spec := t.nodes[i].spec.When; spec != nil {
			p, ok := b.when(t, spec, fields)
			if !ok {
				return nil, false
			}
			all = append(all, p)
		}
	}
	if len(all) == 1 {
		return w, true
	}
	return &form.When{All: all}, true
}
