package maturity

import "github.com/govmaturity/govmaturity"

// conditionWords says conditions to people.
type conditionWords struct {
	words govmaturity.Words
	// about returns what is known of the question that a condition is about: its
	// title, and what its levels and options are called.
	about func(id string) (title string, name func(choice string) string)
	depth int
}

// conditionWords says conditions on answers of this tree, and of those around it.
func (t *tree) conditionWords(w govmaturity.Words) conditionWords {
	return conditionWords{words: w, about: func(id string) (string, func(string) string) {
		for at := t; at != nil; at = at.outer {
			if i, ok := at.byID[id]; ok && at.nodes[i].leaf >= 0 {
				spec := at.nodes[i].spec
				levels := levelsOf(at.fw.spec.Scales, spec.Measure.Scale)
				return w.Wording(spec.Title), func(choice string) string { return choiceText(w, spec.Measure, levels, choice) }
			}
		}
		return w.LeftToRight(id), w.LeftToRight // the compiler refuses this
	}}
}

// deepest is how deep in each other conditions are said. Compiling refuses those
// that go deeper, but an explanation may come from anywhere.
const deepest = 6 * maxDepth

// say returns a condition in words, and whether it is several joined together.
func (s conditionWords) say(c *Condition) (said string, several bool) {
	if s.depth++; s.depth > deepest {
		return "…", false
	}
	switch {
	case len(c.All) > 0:
		return s.join("condition.and", c.All)
	case len(c.Any) > 0:
		return s.join("condition.or", c.Any)
	case c.Not != nil:
		said, _ = s.say(c.Not)
		return s.words.Say("condition.not", "condition", said), false
	}
	return s.test(c), false
}

// join says some conditions after one another. Those that are themselves
// several stand in brackets.
func (s conditionWords) join(key string, parts []Condition) (said string, several bool) {
	for i := range parts {
		part, group := s.say(&parts[i])
		if group && len(parts) > 1 {
			part = s.words.Say("condition.group", "condition", part)
		}
		if i == 0 {
			said, several = part, group
		} else {
			said = s.words.Say(key, "before", said, "item", part)
		}
	}
	return said, several || len(parts) > 1
}

// test says a condition on one answer.
func (s conditionWords) test(c *Condition) string {
	w := s.words
	title, name := s.about(c.Node)
	var said []string
	switch {
	case len(c.Is) > 0:
		for _, id := range c.Is {
			said = append(said, name(id))
		}
	case c.AtLeast != "":
		said = append(said, w.Say("condition.at-least", "bound", name(c.AtLeast)))
	case len(c.State) > 0:
		for _, state := range c.State {
			said = append(said, stateText(w, state))
		}
	default:
		return w.Say("condition.counts", "question", title, "bounds", s.bounds(c))
	}
	return w.Say("condition.is", "question", title, "answer", w.Or(said...))
}

func (s conditionWords) bounds(c *Condition) string {
	var said []string
	for _, bound := range []struct {
		key string
		x   *float64
	}{
		{"condition.at-least", c.From}, {"condition.more-than", c.Above},
		{"condition.at-most", c.To}, {"condition.less-than", c.Below},
	} {
		if bound.x != nil {
			said = append(said, s.words.Say(bound.key, "bound", s.words.Number(*bound.x, -1)))
		}
	}
	return s.words.And(said...)
}
