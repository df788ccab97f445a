package maturity

import (
	"strings"

	"github.com/govmaturity/govmaturity"
)

// words says a condition in words, with the titles of what it is about.
func (c *Condition) words(t *tree, languages []string) string {
	join := func(parts []Condition, word string) string {
		var out []string
		for i := range parts {
			out = append(out, parts[i].words(t, languages))
		}
		return "(" + strings.Join(out, " "+word+" ") + ")"
	}
	switch {
	case c.All != nil:
		return join(c.All, "and")
	case c.Any != nil:
		return join(c.Any, "or")
	case c.Not != nil:
		return "not " + c.Not.words(t, languages)
	}
	at := t
	for at.outer != nil {
		if _, ok := at.byID[c.Node]; ok {
			break
		}
		at = at.outer
	}
	about := Indicator{&at.nodes[at.byID[c.Node]]}
	name := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, about.AnswerText(govmaturity.AnswerChoice(id), languages...))
		}
		return strings.Join(out, " or ")
	}
	text := about.Title().In(languages...)
	switch {
	case c.Is != nil:
		return text + " is " + name(c.Is)
	case c.AtLeast != "":
		return text + " is at least " + name([]string{c.AtLeast})
	case c.State != nil:
		var states []string
		for _, s := range c.State {
			states = append(states, stateWords(s))
		}
		return text + " is " + strings.Join(states, " or ")
	}
	var bounds []string
	for _, b := range []struct {
		words string
		bound *float64
	}{{"at least ", c.From}, {"above ", c.Above}, {"at most ", c.To}, {"below ", c.Below}} {
		if b.bound != nil {
			bounds = append(bounds, b.words+short(*b.bound))
		}
	}
	return text + " counts " + strings.Join(bounds, " and ")
}

// askedOnly says the conditions of the node, and of those above it, that do
// not hold.
func (r Result) askedOnly(languages []string) string {
	var out []string
	for at := r; at.Valid(); at = at.Parent() {
		if n := at.node(); n.when != nil && !n.when.holds(at.card) {
			out = append(out, n.spec.When.words(n.tree, languages))
		}
	}
	return strings.Join(out, ", and ")
}

// leftOutByWhere lists the items of a roster that the node is not about.
func (r Result) leftOutByWhere() (out []ExplainedInput) {
	n := r.node()
	if n.items == nil || n.items.where == nil {
		return nil
	}
	for _, item := range r.card.rosters[n.items.roster] {
		if n.items.where.holds(item) {
			continue
		}
		m, _ := item.result(n.items.take)
		in := ExplainedInput{
			ID: item.id, Title: govmaturity.Text{"und": item.Title()}, State: m.state.State(),
			Range: n.items.values(), NotMeant: true,
		}
		if m.state.hasValue() {
			in.Value = &m.value
		}
		out = append(out, in)
	}
	return out
}
