package maturity

import (
	"strings"

	"github.com/govmaturity/govmaturity/internal/form"
)

// condition puts on a question when it is asked: its own condition, those of
// the nodes above it, and that the questions they are about are asked
// themselves.
func (b *formBuilder) condition(t *tree, n *node, fields map[string]*form.Field) {
	f := fields[n.spec.ID]
	b.tests = 0
	var words []string
	var parts []*form.When
	visible := true
	for i := n.index; i >= 0; i = t.nodes[i].parent {
		spec := t.nodes[i].spec.When
		if spec == nil {
			continue
		}
		words = append(words, b.conditionWords(t, spec))
		part, ok := b.when(t, spec, fields)
		visible = visible && ok
		parts = append(parts, part)
	}
	if words == nil {
		return
	}
	f.WhenWords = b.words.If(strings.Join(words, b.words.And))
	if !visible {
		return
	}
	f.When = parts[0]
	if len(parts) > 1 {
		f.When = &form.When{All: parts}
	}
}

// mostTests bounds a condition: a condition on a question that has a condition
// holds only if that one does, and so on, and this can double with each step.
const mostTests = 64

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
			w.Options = append(w.Options, l.ID)
		}
	case c.State != nil:
		for _, s := range c.State {
			if s == NotAsked {
				return nil, false // the engine's, not an answer's
			}
			w.States = append(w.States, string(s))
		}
	default:
		if !b.bounds(w, c, &t.nodes[i]) {
			return nil, false
		}
	}
	return b.ifAsked(t, i, w, fields)
}

// bounds turns bounds of what an answer counts into what the answer is.
func (b *formBuilder) bounds(w *form.When, c *Condition, n *node) bool {
	m := n.measure
	within := func(x float64) bool {
		r := n.nominal
		return (c.From == nil || r.atLeast(x, *c.From)) && (c.Above == nil || r.above(x, *c.Above)) &&
			(c.To == nil || !r.above(x, *c.To)) && (c.Below == nil || !r.atLeast(x, *c.Below))
	}
	switch m.kind {
	case MeasureLevel:
		w.Options = []string{}
		for i, l := range m.scale.levels {
			if within(m.scale.values[i]) {
				w.Options = append(w.Options, l.ID)
			}
		}
	case MeasureChoice, MeasureYesNo:
		w.Options = []string{}
		for _, o := range m.options {
			if within(o.value) {
				w.Options = append(w.Options, o.id)
			}
		}
	case MeasureNumber:
		if m.normalise != nil {
			return false
		}
		w.From, w.Above, w.To, w.Below = c.From, c.Above, c.To, c.Below
	default:
		return false
	}
	return w.Options == nil || len(w.Options) > 0
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

// conditionWords says a condition to the person who fills in the form.
func (b *formBuilder) conditionWords(t *tree, c *Condition) string {
	w := b.words
	parts := func(specs []Condition, joint string) string {
		words := make([]string, len(specs))
		for i := range specs {
			words[i] = b.conditionWords(t, &specs[i])
		}
		return strings.Join(words, joint)
	}
	switch {
	case c.All != nil:
		return parts(c.All, w.And)
	case c.Any != nil:
		return parts(c.Any, w.Or)
	case c.Not != nil:
		return w.Not(b.conditionWords(t, c.Not))
	}
	var n *node
	for at := t; at != nil && n == nil; at = at.outer {
		if i, ok := at.byID[c.Node]; ok {
			n = &at.nodes[i]
		}
	}
	if n == nil {
		return c.Node // the compiler refuses this
	}
	title := b.in(n.spec.Title)
	titles := func(ids []string) string {
		words := make([]string, len(ids))
		for i, id := range ids {
			words[i] = b.optionTitle(n, id)
		}
		return strings.Join(words, w.Or)
	}
	switch {
	case c.Is != nil:
		return w.Is(title, titles(c.Is))
	case c.AtLeast != "":
		var ids []string
		for _, l := range n.measure.scale.levels[n.measure.scale.find(c.AtLeast):] {
			ids = append(ids, l.ID)
		}
		return w.Is(title, titles(ids))
	case c.State != nil:
		words := make([]string, len(c.State))
		for i, s := range c.State {
			words[i] = w.StateName(string(s))
		}
		return w.Is(title, strings.Join(words, w.Or))
	}
	var bounds []string
	for _, bound := range []struct {
		sign string
		x    *float64
	}{{"≥", c.From}, {">", c.Above}, {"≤", c.To}, {"<", c.Below}} {
		if bound.x != nil {
			bounds = append(bounds, bound.sign+" "+formatNumber(*bound.x))
		}
	}
	return w.Is(title, strings.Join(bounds, w.And))
}

// optionTitle returns what a level or option is called.
func (b *formBuilder) optionTitle(n *node, id string) string {
	for _, o := range b.value(n).Options {
		if o.ID == id {
			return o.Title
		}
	}
	return id
}
