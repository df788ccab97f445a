package maturity

import (
	"maps"
	"math"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Indicator is a leaf of a framework: a question that is answered. Frameworks
// hand them out; the methods of the zero Indicator, which is not Valid, panic.
type Indicator struct{ node *node }

// Valid reports whether i is an indicator of a framework.
func (i Indicator) Valid() bool { return i.node != nil }

// ID returns the indicator's id.
func (i Indicator) ID() string { return i.node.spec.ID }

// Title returns what people read.
func (i Indicator) Title() govmaturity.Text { return maps.Clone(i.node.spec.Title) }

// Kind returns how the indicator is answered.
func (i Indicator) Kind() MeasureKind { return i.node.measure.kind }

// Index returns the indicator's place among [Framework.Indicators], and so in
// the marks of a [Scorer].
func (i Indicator) Index() int { return i.node.leaf }

// Range returns what an answer can count.
func (i Indicator) Range() govmaturity.Range { return i.node.values }

// Options returns the ids that an answer can choose from: levels, options, or
// no and yes. It is empty for numbers, counts and points.
func (i Indicator) Options() []string {
	m := i.node.measure
	var ids []string
	if m.kind == MeasureLevel {
		ids = append(ids, m.scale.ids...)
	}
	for _, o := range m.options {
		ids = append(ids, o.id)
	}
	return ids
}

// Mark checks an answer and returns what it counts. The error says what was
// expected.
func (i Indicator) Mark(a govmaturity.Answer) (Mark, error) { return i.node.measure.mark(a) }

// Parse reads an answer from a cell of a table:
//
//   - an empty cell is unanswered;
//   - NA is not applicable (unless NA is one of the options);
//   - a level is its id or its rank, a choice is its option;
//   - yes and no may be written y, n, true, false, 1 and 0, in any case;
//   - a checklist is its options with a semicolon between them, or none;
//   - the rest are numbers with a decimal point, such as 0.83 or 1e-3.
//
// Blanks around a cell do not matter. Parse does not check the value; Mark
// does.
func (i Indicator) Parse(cell string) (govmaturity.Answer, error) {
	cell = strings.TrimSpace(cell)
	m := i.node.measure
	if cell == "" {
		return govmaturity.Answer{}, nil
	}
	if cell == "NA" && !m.hasOption(cell) {
		return govmaturity.AnswerState(govmaturity.StateNotApplicable), nil
	}
	switch m.kind {
	case MeasureYesNo:
		switch strings.ToLower(cell) {
		case "yes", "y", "true", "1":
			return govmaturity.AnswerYesNo(true), nil
		case "no", "n", "false", "0":
			return govmaturity.AnswerYesNo(false), nil
		}
		return govmaturity.Answer{}, m.mismatch(strconv.Quote(cell))
	case MeasureChoice:
		return govmaturity.AnswerChoice(cell), nil
	case MeasureChecklist:
		if cell == "none" && !m.hasOption(cell) {
			return govmaturity.AnswerChoice(), nil
		}
		ids := strings.Split(cell, ";")
		for k := range ids {
			ids[k] = strings.TrimSpace(ids[k])
		}
		return govmaturity.AnswerChoice(ids...), nil
	case MeasureLevel:
		if m.scale.find(cell) >= 0 {
			return govmaturity.AnswerChoice(cell), nil
		}
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || strings.ContainsAny(cell, "xXpP_") {
		return govmaturity.Answer{}, m.mismatch(strconv.Quote(cell))
	}
	return govmaturity.AnswerNumber(x), nil
}

func (m *measure) hasOption(id string) bool {
	for _, o := range m.options {
		if o.id == id {
			return true
		}
	}
	return m.scale != nil && m.scale.find(id) >= 0
}
