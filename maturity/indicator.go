package maturity

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Indicator is a leaf of a framework: a question that is answered. The zero
// Indicator is not Valid; its methods return zero values, and take no answer.
type Indicator struct{ node *node }

// Valid reports whether i is an indicator of a framework.
func (i Indicator) Valid() bool { return i.node != nil }

// Node returns the indicator as a node of its framework.
func (i Indicator) Node() Node { return Node(i) }

func (i Indicator) measure() *measure { return i.Node().get().measure }

// ID returns the indicator's id.
func (i Indicator) ID() string { return i.Node().ID() }

// Title returns what people read.
func (i Indicator) Title() govmaturity.Text { return i.Node().Title() }

// Kind returns how the indicator is answered.
func (i Indicator) Kind() MeasureKind { return i.measure().kind }

// Index returns the indicator's place among [Framework.Indicators], and so in
// the marks of a [Scorer].
func (i Indicator) Index() int { return i.Node().get().leaf }

// Range returns what an answer can count.
func (i Indicator) Range() govmaturity.Range { return i.Node().Range() }

// Options returns the ids that an answer can choose from: levels, options, or
// no and yes. It is empty for numbers, counts and points.
func (i Indicator) Options() []string {
	var ids []string
	for _, c := range i.Choices() {
		ids = append(ids, c.ID)
	}
	return ids
}

// Choice is a level or an option that an answer can choose, as people read it.
type Choice struct {
	ID string
	// Title is nil for yes and no, which every language has a word for.
	Title govmaturity.Text
	// Description says what the level looks like for this indicator, or else in
	// general, or what the option is. Note says why there is none.
	Description, Note govmaturity.Text
}

// Choices returns what an answer can choose from, in the document's order:
// levels, options, or no and yes. It is empty for numbers, counts and points.
func (i Indicator) Choices() []Choice {
	m := i.measure()
	var out []Choice
	switch m.kind {
	case MeasureLevel:
		for _, l := range m.scale.levels {
			c := Choice{ID: l.ID(), Title: l.Title(), Description: l.Description()}
			if d := i.Node().descriptor(l); d != nil {
				c.Note = d.Note.Clone()
				if len(d.Text) > 0 {
					c.Description = d.Text.Clone()
				}
			}
			out = append(out, c)
		}
	case MeasureYesNo:
		out = []Choice{{ID: "no"}, {ID: "yes"}}
	default:
		if i.Valid() {
			for _, o := range i.node.spec.Measure.Options {
				out = append(out, Choice{ID: o.ID, Title: o.Title.Clone(), Description: o.Description.Clone()})
			}
		}
	}
	return out
}

// Unit returns the unit of a number, or nil.
func (i Indicator) Unit() govmaturity.Text {
	if !i.Valid() {
		return nil
	}
	return i.node.spec.Measure.Unit.Clone()
}

// Numbers returns what a number, a count or points may be as an answer. It is
// not ok for other indicators, and for the author's own measures.
func (i Indicator) Numbers() (r govmaturity.Range, ok bool) {
	switch m := i.measure(); m.kind {
	case MeasureCount, MeasurePoints:
		return govmaturity.Range{Max: m.max}, true
	case MeasureNumber:
		return m.rng, true
	}
	return govmaturity.Range{}, false
}

// Better says which direction of a number is better, where it is normalised by
// goalposts or a z-score and so where it counts more. It is BetterHigher for all
// other indicators.
func (i Indicator) Better() Better {
	if i.Valid() {
		if n := i.node.spec.Measure.Normalise; n != nil && n.Better != "" {
			return n.Better
		}
	}
	return BetterHigher
}

// Mark checks an answer and returns what it counts. The error says what was
// expected.
func (i Indicator) Mark(a govmaturity.Answer) (Mark, error) {
	if !i.Valid() {
		return Mark{}, errNoIndicator
	}
	return i.node.measure.mark(a)
}

// MarkNumber is Mark of an answer that is the number x, for tables of many numbers.
func (i Indicator) MarkNumber(x float64) (Mark, error) {
	if !i.Valid() {
		return Mark{}, errNoIndicator
	}
	m, err := i.node.measure.markNumber(x)
	return m.in(answered, err)
}

var errNoIndicator = errors.New("there is no such indicator")

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
	if !i.Valid() {
		return govmaturity.Answer{}, errNoIndicator
	}
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
