package maturity

import (
	"math"
	"strconv"

	"github.com/govmaturity/govmaturity"
)

// conditionWords says conditions to people: bounds in the unit of the answer.
type conditionWords struct {
	words govmaturity.Words
	// about returns what is known of the question that a condition is about.
	about func(id string) asked
	depth int
}

// asked is a question that a condition is about.
type asked struct {
	title string
	// name returns what one of its levels or options is called.
	name func(choice string) string
	// measure says what answers count, and nominal what they are meant to. Without
	// a measure, bounds are said of what the answer counts.
	measure *measure
	nominal govmaturity.Range
	unit    string
}

// conditionWords says conditions on answers of this tree, and of those around it.
// Titles are cut to so many characters, if most is not 0.
func (t *tree) conditionWords(w govmaturity.Words, most int) conditionWords {
	return conditionWords{words: w, about: func(id string) asked {
		for at := t; at != nil; at = at.outer {
			if i, ok := at.byID[id]; ok && at.nodes[i].leaf >= 0 {
				n := &at.nodes[i]
				spec := n.spec.Measure
				levels := levelsOf(at.fw.spec.Scales, spec.Scale)
				return asked{
					title:   cutTo(most, w.Wording(n.spec.Title)),
					name:    func(choice string) string { return cutTo(most, choiceText(w, spec, levels, choice)) },
					measure: n.measure, nominal: n.nominal, unit: w.Wording(spec.Unit),
				}
			}
		}
		return asked{title: w.LeftToRight(id), name: w.LeftToRight} // the compiler refuses this
	}}
}

// cutTo cuts a title that may be isolated.
func cutTo(most int, title string) string {
	r := []rune(title)
	if most == 0 || len(r) <= most {
		return title
	}
	cut := string(r[:most]) + "…"
	if r[0] == '\u2066' || r[0] == '\u2067' {
		cut += "\u2069"
	}
	return cut
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
		return s.parts("condition.and", c.All)
	case len(c.Any) > 0:
		return s.parts("condition.or", c.Any)
	case c.Not != nil:
		said, _ = s.say(c.Not)
		return s.words.Say("condition.not", "condition", said), false
	}
	return s.test(c)
}

func (s conditionWords) parts(key string, parts []Condition) (said string, several bool) {
	all := make([]saidCondition, len(parts))
	for i := range parts {
		all[i].said, all[i].several = s.say(&parts[i])
	}
	return s.join(key, all)
}

// saidCondition is a condition in words.
type saidCondition struct {
	said    string
	several bool
}

// join says some conditions after one another. Those that are themselves
// several stand in brackets.
func (s conditionWords) join(key string, parts []saidCondition) (said string, several bool) {
	for i, p := range parts {
		if p.several && len(parts) > 1 {
			p.said = s.words.Say("condition.group", "condition", p.said)
		}
		if i == 0 {
			said, several = p.said, p.several
		} else {
			said = s.words.Say(key, "before", said, "item", p.said)
		}
	}
	return said, several || len(parts) > 1
}

// test says a condition on one answer.
func (s conditionWords) test(c *Condition) (said string, several bool) {
	w := s.words
	q := s.about(c.Node)
	var named []string
	switch {
	case len(c.Is) > 0:
		for _, id := range c.Is {
			named = append(named, q.name(id))
		}
	case c.AtLeast != "":
		named = append(named, w.Say("condition.at-least", "bound", q.name(c.AtLeast)))
	case len(c.State) > 0:
		for _, state := range c.State {
			named = append(named, stateText(w, state))
		}
	default:
		return s.bounds(q, c)
	}
	return s.is(q, w.Or(named...)), false
}

func (s conditionWords) is(q asked, answer string) string {
	return s.words.Say("condition.is", "question", q.title, "answer", answer)
}

// inUnit reports whether a bound is said in the unit of the answer.
func (q asked) inUnit(c *Condition) bool {
	if q.measure == nil || !bounded(c) {
		return false
	}
	set := q.measure.passing(boundsOf(c), q.nominal)
	return set.known && !set.never
}

// bounds says which answers pass a bound or, where only scoring knows that, that
// the bound is about what the answer counts.
func (s conditionWords) bounds(q asked, c *Condition) (said string, several bool) {
	var set answerSet
	bounds := boundsOf(c)
	if q.measure != nil {
		set = q.measure.passing(bounds, q.nominal)
	}
	switch {
	case !set.known || set.never:
		return s.words.Say("condition.counts", "question", q.title, "bounds", s.counted(c)), false
	case q.measure.kind == MeasureChecklist && set.alike:
		return s.is(q, s.ticked(q, set)), false
	case q.measure.kind == MeasureChecklist:
		return s.sets(q, set)
	case set.numbers != nil:
		return s.is(q, s.ranges(q, bounds, set.numbers)), false
	}
	var named []string
	for _, id := range set.choices {
		named = append(named, q.name(id))
	}
	return s.is(q, s.words.Or(named...)), false
}

// counted says bounds as they stand in the framework.
func (s conditionWords) counted(c *Condition) string {
	var said []string
	for _, bound := range []struct {
		key string
		x   *float64
	}{
		{"condition.at-least", c.From}, {"condition.more-than", c.Above},
		{"condition.at-most", c.To}, {"condition.less-than", c.Below},
	} {
		if bound.x != nil {
			said = append(said, s.words.Say(bound.key, "bound", s.words.Plain(*bound.x)))
		}
	}
	return s.words.And(said...)
}

// ticked says how many options of a checklist must be chosen, where all count
// alike.
func (s conditionWords) ticked(q asked, set answerSet) string {
	w := s.words
	names := make([]string, len(q.measure.options))
	for i, o := range q.measure.options {
		names[i] = q.name(o.id)
	}
	options := w.List(names...)
	switch all := len(names); {
	case set.least <= 0 && set.most >= all:
		return stateText(s.words, govmaturity.StateAnswered)
	case set.most == 0:
		return w.Say("condition.none-of", "options", options)
	case set.least == all:
		return w.Say("condition.all-of", "options", options)
	case set.least == set.most:
		return w.Say("condition.exactly-of", "count", set.least, "options", options)
	case set.most >= all:
		return w.Say("condition.least-of", "count", set.least, "options", options)
	case set.least <= 0:
		return w.Say("condition.most-of", "count", set.most, "options", options)
	}
	return w.Say("condition.between-of", "least", set.least, "most", set.most, "options", options)
}

// sets says which options of a checklist must be chosen together, and which must
// not.
func (s conditionWords) sets(q asked, set answerSet) (said string, several bool) {
	among := func(sets [][]string) string {
		some := make([]saidCondition, len(sets))
		for i, ids := range sets {
			all := make([]saidCondition, len(ids))
			for k, id := range ids {
				all[k].said = q.name(id)
			}
			some[i].said, some[i].several = s.join("condition.and", all)
		}
		said, _ := s.join("condition.or", some)
		return s.is(q, said)
	}
	var parts []saidCondition
	if set.with != nil {
		parts = append(parts, saidCondition{said: among(set.with)})
	}
	if set.without != nil {
		parts = append(parts, saidCondition{said: s.words.Say("condition.not", "condition", among(set.without))})
	}
	if parts == nil {
		return s.is(q, stateText(s.words, govmaturity.StateAnswered)), false
	}
	return s.join("condition.and", parts)
}

// ranges says between which numbers an answer is.
func (s conditionWords) ranges(q asked, c *condition, ranges []govmaturity.Range) string {
	w, m := s.words, q.measure
	ends, _ := m.pieces()
	number := func(x float64) string {
		if said := w.Plain(x); q.unit == "" {
			return said
		} else {
			return w.Say("answer.unit", "number", said, "unit", q.unit)
		}
	}
	var some []saidCondition
	for _, r := range ranges {
		var said []string
		if r.Min == r.Max {
			said = append(said, number(r.Min))
		} else {
			if r.Min > ends[0] {
				x, in := m.tidy(r.Min, c, q.nominal)
				said = append(said, w.Say(either(in, "condition.at-least", "condition.more-than"), "bound", number(x)))
			}
			if r.Max < ends[len(ends)-1] {
				x, in := m.tidy(r.Max, c, q.nominal)
				said = append(said, w.Say(either(in, "condition.at-most", "condition.less-than"), "bound", number(x)))
			}
		}
		if said == nil {
			return stateText(s.words, govmaturity.StateAnswered)
		}
		some = append(some, saidCondition{w.And(said...), len(said) > 1})
	}
	said, _ := s.join("condition.or", some)
	return said
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// tidy returns the number of few digits that people know the end of a range as,
// and whether it passes: 3, for the 2.99999999999 that counts 0.3 of 10 but for
// rounding.
func (m *measure) tidy(end float64, c *condition, nominal govmaturity.Range) (x float64, passes bool) {
	if m.isWhole() {
		return end, true
	}
	ends, _ := m.pieces()
	near := 1e-9 * max(math.Abs(end), ends[len(ends)-1]-ends[0])
	for digits := range 18 {
		x, err := strconv.ParseFloat(strconv.FormatFloat(end, 'g', max(1, digits), 64), 64)
		if digits == 0 {
			x = 0
		}
		if err != nil || math.Abs(x-end) > near {
			continue
		}
		mk, err := m.markNumber(x)
		if err != nil {
			continue
		}
		for _, b := range []*cut{c.lower, c.upper} {
			if b != nil && math.Abs(mk.value-b.bound) <= 2*nominal.Slack(mk.value, b.bound) {
				mk.state = answered
				return x, c.passes(mk, nominal)
			}
		}
	}
	return end, true
}
