package chart

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// steps returns how many levels a competency has: one where somebody has it or
// has it not.
func steps(c competency.Competency) int { return max(1, len(c.Levels())) }

// step returns how many levels lead up to one of a competency, itself included.
func step(c competency.Competency, l govmaturity.Level) int {
	return max(1, 1+slices.Index(c.Levels(), l))
}

// bounds returns how many levels are attained at least and at most.
func bounds(a competency.Attained) (low, high int) {
	switch a.Knowledge {
	case competency.KnowledgeKnown:
		n := step(a.Competency, a.Level)
		return n, n
	case competency.KnowledgeUnknown:
		return 0, steps(a.Competency)
	}
	return 0, 0
}

// attained says what is known of a level: Working (2 of 3).
func attained(a competency.Attained, w govmaturity.Words) string {
	levels := a.Competency.Levels()
	switch {
	case a.Knowledge == competency.KnowledgeUnknown:
		return w.Say("chart.unknown")
	case a.Knowledge == competency.KnowledgeNotApplicable:
		return w.Say("state.not-applicable")
	case a.Knowledge == competency.KnowledgeKnown && len(levels) == 0:
		return w.Say("chart.has")
	case a.Knowledge == competency.KnowledgeKnown:
		return ofSteps(a.Competency, a.Level, w)
	case len(levels) == 0:
		return w.Say("chart.has-not")
	}
	return drawing.BelowLevel(levels[0], w)
}

// ofSteps says a level and its place.
func ofSteps(c competency.Competency, l govmaturity.Level, w govmaturity.Words) string {
	return drawing.Brackets(w, drawing.LevelTitle(l, w), w.Say("chart.of", "count", step(c, l), "all", steps(c)))
}

// need says how much a requirement matters, where that is not as with most.
func need(n competency.Need, w govmaturity.Words) string {
	switch n {
	case competency.NeedCritical:
		return w.Say("chart.need.critical")
	case competency.NeedDesirable:
		return w.Say("chart.need.desirable")
	}
	return ""
}
