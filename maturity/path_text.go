package maturity

import (
	"math"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// String returns the path as text, in English.
func (p ImprovementPath) String() string { return p.Text() }

// Text returns the path as text: its target, a line for each step, and whether
// a cheaper way may exist. Titles and words are in the first of the given
// languages that they are in.
func (p ImprovementPath) Text(languages ...string) string {
	return p.In(govmaturity.WordsFor(languages...))
}

// In is [ImprovementPath.Text] in the given words.
func (p ImprovementPath) In(w govmaturity.Words) string {
	target := w.Wording(p.Target.Title())
	switch {
	case !p.Target.Valid():
		return w.Say("path.nothing")
	case !p.Found && p.Exact:
		return w.Say("path.none", "target", target)
	case !p.Found:
		return w.Say("path.not-found", "target", target)
	case len(p.Steps) == 0:
		return w.Say("path.reached", "target", target)
	}
	lines := []string{w.Say("path.to", "target", target, "effort", p.Effort)}
	for _, s := range p.Steps {
		lines = append(lines, s.In(w))
	}
	for _, r := range p.Opens {
		lines = append(lines, w.Say("path.opens", "title", r.titleIn(w)))
	}
	if !p.Exact {
		lines = append(lines, w.Say("path.cheaper"))
	}
	return strings.Join(lines, "\n  ")
}

// String returns the step on one line, in English.
func (s Improvement) String() string { return s.Text() }

// Text returns the step on one line: what is answered, how far the answer goes,
// and what that costs. Titles and words are in the first of the given languages
// that they are in.
func (s Improvement) Text(languages ...string) string {
	return s.In(govmaturity.WordsFor(languages...))
}

// In is [Improvement.Text] in the given words.
func (s Improvement) In(w govmaturity.Words) string {
	step := w.Say("path.step", "title", s.Node.titleIn(w),
		"from", s.Node.AnswerIn(w, s.From), "to", s.Node.AnswerIn(w, s.To))
	cost := []string{w.Say("path.effort", "effort", s.Effort)}
	if amount := s.amount(w); amount != "" {
		cost = []string{amount, cost[0]}
	}
	return w.Say("path.cost", "step", step, "cost", w.List(cost...))
}

// titleIn is the node's title, after that of its item when it is in a roster.
func (r Result) titleIn(w govmaturity.Words) string {
	title := w.Wording(r.Title())
	if r.card == nil || r.card.outer == nil {
		return title
	}
	return w.Say("path.of-item", "item", w.Isolate(r.card.Title(), ""), "title", title)
}

// amount says how far the answer goes, in words of the instrument.
func (s Improvement) amount(w govmaturity.Words) string {
	if !s.Node.IsIndicator() {
		return ""
	}
	m, first, steps := s.Node.node().measure, "", s.Steps
	if !s.From.State().HasValue() {
		first, steps = w.Say("path.first"), steps-1
	}
	more := ""
	switch {
	case steps == 0:
	case m.kind == MeasureLevel:
		more = w.Say("path.levels", "count", steps)
	case m.kind == MeasureChoice:
		more = w.Say("path.options", "count", steps)
	case m.kind == MeasureChecklist:
		more = w.Say("path.items", "count", steps)
	case m.kind != MeasureYesNo:
		more = s.difference(w, m)
	}
	switch {
	case first == "":
		return more
	case more == "":
		return first
	}
	return w.And(first, more)
}

// difference says how much more a number is, and in steps of what that counts.
func (s Improvement) difference(w govmaturity.Words, m *measure) (said string) {
	to, _ := s.To.Number()
	from, ok := s.From.Number()
	if !ok {
		from = m.start(Mark{})
	}
	// The difference of two decimals, and not of their binary neighbours.
	by := to - from
	if size := max(math.Abs(from), math.Abs(to)); size > 0 {
		unit := math.Pow10(12 - int(math.Ceil(math.Log10(size))))
		by = math.Round(by*unit) / unit
	}
	plain := 1.0
	switch {
	case m.kind == MeasureCount:
		said = w.Say("path.count", "count", by)
	case m.kind == MeasurePoints:
		said = w.Say("path.points", "count", by)
	case by < 0:
		said, plain = w.Say("path.less", "amount", w.Number(-by, -1)), 0
	default:
		said, plain = w.Say("path.more", "amount", w.Number(by, -1)), 0
	}
	if m.step != plain {
		said = w.Say("path.in-steps", "amount", said, "step", w.Number(m.step, -1))
	}
	return said
}
