package maturity

import (
	"strings"

	"github.com/govmaturity/govmaturity"
)

// AnswerText returns an answer to the indicator as people read it, in the words
// that the module comes with: the titles of levels and options, a number with its
// unit, or why there is no value.
func (i Indicator) AnswerText(a govmaturity.Answer, languages ...string) string {
	return i.AnswerIn(govmaturity.WordsFor(languages...), a)
}

// AnswerIn is [Indicator.AnswerText] in the given words.
func (i Indicator) AnswerIn(w govmaturity.Words, a govmaturity.Answer) string {
	if !i.Valid() {
		return answerText(w, nil, nil, a)
	}
	m := i.node.spec.Measure
	return answerText(w, m, levelsOf(i.node.tree.fw.spec.Scales, m.Scale), a)
}

// AnswerText returns an answer to the indicator as people read it. See
// [Indicator.AnswerText].
func (r Result) AnswerText(a govmaturity.Answer, languages ...string) string {
	return r.Node().Indicator().AnswerText(a, languages...)
}

// AnswerIn is [Result.AnswerText] in the given words.
func (r Result) AnswerIn(w govmaturity.Words, a govmaturity.Answer) string {
	return r.Node().Indicator().AnswerIn(w, a)
}

// levelsOf returns the levels of a scale.
func levelsOf(scales []govmaturity.ScaleSpec, id string) []govmaturity.LevelSpec {
	for i := range scales {
		if scales[i].ID == id {
			return scales[i].Levels
		}
	}
	return nil
}

// answerText says an answer to an indicator that is measured so, with levels if
// it is answered with one. It makes no difference whether it can be answered so.
func answerText(w govmaturity.Words, m *MeasureSpec, levels []govmaturity.LevelSpec, a govmaturity.Answer) string {
	if !a.State().HasValue() || m == nil {
		return stateText(w, a.State())
	}
	if x, ok := a.Number(); ok {
		return numberText(w, m, levels, x)
	}
	said := a.Choices()
	if len(said) == 0 {
		return w.Say("answer.none")
	}
	for i, id := range said {
		said[i] = choiceText(w, m, levels, id)
	}
	return w.List(said...)
}

func numberText(w govmaturity.Words, m *MeasureSpec, levels []govmaturity.LevelSpec, x float64) string {
	switch m.Kind {
	case MeasureLevel:
		for _, l := range levels {
			if float64(l.Rank) == x {
				return w.Wording(l.Title)
			}
		}
	case MeasureCount, MeasurePoints:
		return w.Say("answer.of", "number", x, "maximum", orElse(m.Maximum, 1))
	}
	if unit := w.Wording(m.Unit); strings.TrimSpace(unit) != "" {
		return w.Say("answer.unit", "number", x, "unit", unit)
	}
	return w.Number(x, -1)
}

// choiceText says a level, an option, yes or no.
func choiceText(w govmaturity.Words, m *MeasureSpec, levels []govmaturity.LevelSpec, id string) string {
	switch m.Kind {
	case MeasureLevel:
		for _, l := range levels {
			if l.ID == id {
				return w.Wording(l.Title)
			}
		}
	case MeasureYesNo:
		switch id {
		case "yes":
			return w.Say("answer.yes")
		case "no":
			return w.Say("answer.no")
		}
	default:
		for _, o := range m.Options {
			if o.ID == id {
				return w.Wording(o.Title)
			}
		}
	}
	return w.LeftToRight(id)
}

// stateText says a state. One that there is no such state for is said as it is.
func stateText(w govmaturity.Words, s govmaturity.State) string {
	if _, known := statusOf(s); !known {
		return w.LeftToRight(string(s))
	}
	return w.Say("state." + string(s))
}
