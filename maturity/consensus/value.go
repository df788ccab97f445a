package consensus

import (
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// asked is an indicator as answers to it are compared.
type asked struct {
	maturity.Indicator
	kind    maturity.MeasureKind
	options []string // levels from the lowest, options, no and yes
	levels  []govmaturity.Level
	half    float64 // half the width of what a number can be; 0 when it is not known
}

func newAsked(i maturity.Indicator) *asked {
	q := &asked{Indicator: i, kind: i.Kind(), options: i.Options()}
	if q.kind == maturity.MeasureLevel {
		q.levels = i.Node().Levels()
		q.options = q.options[:0]
		for _, l := range q.levels {
			q.options = append(q.options, l.ID())
		}
	}
	if numbers, ok := i.Numbers(); ok {
		if half := numbers.Max/2 - numbers.Min/2; half > 0 && half <= math.MaxFloat64 {
			q.half = half
		}
	}
	return q
}

// numeric reports whether answers are numbers.
func (q *asked) numeric() bool { return len(q.options) == 0 }

// ordered reports whether answers are a place in an order of options.
func (q *asked) ordered() bool {
	return q.kind == maturity.MeasureLevel || q.kind == maturity.MeasureYesNo
}

// value is what an answer says: a number, or the options that are chosen, by place.
type value struct {
	number float64
	chosen string // a byte 0 or 1 for each option of a checklist
	at     int    // the place of a level or an option
}

// value takes an answer apart that was checked.
func (q *asked) value(a govmaturity.Answer) value {
	x, isNumber := a.Number()
	choices := a.Choices()
	switch {
	case q.numeric():
		if x == 0 {
			x = 0 // and not minus zero
		}
		return value{number: x}
	case q.kind == maturity.MeasureChecklist:
		chosen := make([]byte, len(q.options))
		for k, id := range q.options {
			if slices.Contains(choices, id) {
				chosen[k] = 1
			}
		}
		return value{chosen: string(chosen)}
	case isNumber:
		return value{at: slices.IndexFunc(q.levels, func(l govmaturity.Level) bool { return float64(l.Rank()) == x })}
	}
	return value{at: slices.Index(q.options, choices[0])}
}

// answer turns a value back into an answer.
func (q *asked) answer(v value) govmaturity.Answer {
	switch {
	case q.numeric():
		return govmaturity.AnswerNumber(v.number)
	case q.kind == maturity.MeasureChecklist:
		var ids []string
		for k := range v.chosen {
			if v.chosen[k] == 1 {
				ids = append(ids, q.options[k])
			}
		}
		return govmaturity.AnswerChoice(ids...)
	}
	return govmaturity.AnswerChoice(q.options[v.at])
}

// compare puts values in an order: that of the options, or of numbers.
func compare(v, w value) int {
	switch {
	case v.at != w.at:
		return v.at - w.at
	case v.number < w.number:
		return -1
	case v.number > w.number:
		return 1
	}
	return strings.Compare(v.chosen, w.chosen)
}

// distance is how far two values are from each other, from 0 to 1, where the values
// given lie within twice the spread.
func (q *asked) distance(v, w value, spread float64) float64 {
	switch {
	case compare(v, w) == 0:
		return 0
	case q.numeric():
		half := q.half
		if half == 0 {
			half = spread
		}
		return min(1, math.Abs(v.number/2-w.number/2)/half)
	case q.kind == maturity.MeasureChecklist:
		unlike := 0
		for k := range v.chosen {
			if v.chosen[k] != w.chosen[k] {
				unlike++
			}
		}
		return float64(unlike) / float64(len(v.chosen))
	case q.ordered():
		return math.Abs(float64(v.at-w.at)) / float64(len(q.options)-1)
	}
	return 1
}
