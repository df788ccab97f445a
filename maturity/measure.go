package maturity

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Measure is a way to answer an indicator that a framework's author adds in
// Go. Give it to [Compile] with [WithMeasure]; an indicator uses it by naming
// it as its kind. It is answered with a number; which ones it takes is for Value
// to say.
type Measure interface {
	// Value returns what the answer x counts, or an error that tells the
	// person who answered what is wrong with x. It must return the same for
	// the same x, and a value inside Range. Any number of goroutines may call
	// it at once.
	Value(x float64) (float64, error)
	// Range returns the values that can come out, always the same. Any number
	// of goroutines may call it at once.
	Range() govmaturity.Range
}

// measure is a compiled MeasureSpec.
type measure struct {
	unknown   bool // the kind is not known: a problem says so
	unsound   bool // there is a problem with it
	kind      MeasureKind
	scale     *scale            // level
	options   []option          // choice, checklist, yes-no
	total     float64           // checklist: the sum of the options' values
	step      float64           // number, count, points: what one step of effort is
	max       float64           // count, points
	worth     float64           // what the best answer counts
	rng       govmaturity.Range // number, count, points: what an answer may be
	normalise Normalisation     // number, count, points: nil counts the number, or its part of max
	custom    Measure           // any other kind
	values    govmaturity.Range // what can come out
}

type option struct {
	id    string
	value float64
}

// mark checks an answer and computes what it counts.
func (m *measure) mark(a govmaturity.Answer) (Mark, error) {
	st, ok := statusOf(a.State())
	if !ok || st > excluded {
		return Mark{}, fmt.Errorf("an answer cannot have the state %q", a.State())
	}
	x, isNumber := a.Number()
	given := a.HasValue()
	if !st.hasValue() {
		if given {
			return Mark{}, fmt.Errorf("an answer that is %s cannot have a value beside it", a.State())
		}
		return Mark{state: st}, nil
	}
	if !given {
		return Mark{}, fmt.Errorf("expected %s, found no value", m.expects())
	}
	var mk Mark
	var err error
	if isNumber {
		mk, err = m.markNumber(x)
	} else {
		mk, err = m.markChoices(a.Choices())
	}
	return mk.in(st, err)
}

// in gives a mark its state: blocked, where there is an answer that counts nothing.
func (m Mark) in(st status, err error) (Mark, error) {
	if m.state = st; err != nil && errors.Is(err, errNoShare) {
		m.state, err = blocked, nil
	}
	return m, err
}

// errNoShare says that a normalisation divides by nothing: there is an answer, and it
// counts neither something nor nothing.
var errNoShare = errors.New("what a panel says makes the normalisation divide by nothing")

func (m *measure) markNumber(x float64) (Mark, error) {
	x = positiveZero(x)
	mk := Mark{given: math.Float64bits(x)}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return mk, m.mismatch(formatNumber(x))
	}
	switch m.kind {
	case MeasureLevel:
		// A rank is as good as an id: spreadsheets hold ranks.
		if i := m.rankIndex(x); i >= 0 {
			mk.given, mk.value = 1<<i, m.scale.values[i]
			return mk, nil
		}
		return mk, m.mismatch(formatNumber(x))
	case MeasureCount, MeasurePoints:
		if !(x >= 0 && x <= m.max) || m.kind == MeasureCount && x != math.Trunc(x) {
			return mk, m.mismatch(formatNumber(x))
		}
		if mk.value = float64(x/m.max) * m.worth; m.normalise != nil {
			return m.share(mk, x)
		}
	case MeasureNumber:
		if !m.rng.Contains(x) {
			return mk, m.mismatch(formatNumber(x))
		}
		if mk.value = x; m.normalise != nil {
			return m.share(mk, x)
		}
	case MeasureChoice, MeasureYesNo, MeasureChecklist:
		found := formatNumber(x)
		if m.hasOption(found) {
			// Not taken as it is: 2.10 would be taken for 2.1.
			found = "the number " + found + "; the id of an option is a text: write it in quotes, " + strconv.Quote(found)
		}
		return mk, m.mismatch(found)
	default:
		v, err := m.custom.Value(x)
		if err != nil {
			return mk, err
		}
		mk.value = v
	}
	return m.keep(mk, x)
}

// share counts a number as its normalisation makes it.
func (m *measure) share(mk Mark, x float64) (Mark, error) {
	share := m.normalise.Normalise(x)
	if mk.value = 0; math.IsNaN(share) && isOfPanel(m.normalise) {
		return mk, errNoShare
	}
	mk.value = float64(share * m.worth)
	return m.keep(mk, x)
}

// keep keeps what an answer counts in the range of the measure.
func (m *measure) keep(mk Mark, x float64) (Mark, error) {
	if !m.values.Contains(mk.value) && !m.values.Nearly(mk.value) {
		return mk, fmt.Errorf("the measure %s gave %s for %s, outside its range of %s to %s",
			m.kind, formatNumber(mk.value), formatNumber(x), formatNumber(m.values.Min), formatNumber(m.values.Max))
	}
	mk.value = positiveZero(m.values.Clamp(mk.value))
	return mk, nil
}

// isOfPanel reports whether what a panel says can make a number count nothing at all.
func isOfPanel(n Normalisation) bool {
	switch n.(type) {
	case fixedShare, inverse:
		return true
	}
	return false
}

// positiveZero turns minus zero into zero: dividing by it must not give minus
// infinity.
func positiveZero(x float64) float64 {
	if x == 0 {
		return 0
	}
	return x
}

// rankIndex returns the position of the level with a rank, or -1.
func (m *measure) rankIndex(x float64) int {
	if m.scale != nil {
		for i, l := range m.scale.levels {
			if float64(l.Rank()) == x {
				return i
			}
		}
	}
	return -1
}

func (m *measure) markChoices(ids []string) (Mark, error) {
	var mk Mark
	switch m.kind {
	case MeasureLevel:
		if len(ids) == 1 {
			if i := m.scale.find(ids[0]); i >= 0 {
				mk.given, mk.value = 1<<i, m.scale.values[i]
				return mk, nil
			}
		}
	case MeasureChoice, MeasureYesNo:
		if len(ids) == 1 {
			for i, o := range m.options {
				if o.id == ids[0] {
					mk.given, mk.value = 1<<i, o.value
					return mk, nil
				}
			}
		}
	case MeasureChecklist:
		for _, id := range ids {
			i := slices.IndexFunc(m.options, func(o option) bool { return o.id == id })
			if i < 0 {
				return mk, m.mismatch(strconv.Quote(id) + m.wrongAnswer([]string{id}))
			}
			if mk.given&(1<<i) != 0 {
				return mk, fmt.Errorf("%q is given twice", id)
			}
			mk.given |= 1 << i
		}
		mk.value = m.checklistValue(mk.given)
		return mk, nil
	}
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = strconv.Quote(id)
	}
	return mk, m.mismatch(cmp.Or(strings.Join(quoted, ", "), "an empty list") + m.wrongAnswer(ids))
}

// wrongAnswer says, to end a message about a chosen text, what was perhaps meant.
func (m *measure) wrongAnswer(ids []string) string {
	if len(ids) != 1 {
		return ""
	}
	if unseen := document.Unseen(ids[0]); unseen != "" {
		return unseen
	}
	var known []string
	switch m.kind {
	case MeasureLevel:
		known = m.scale.ids
	case MeasureYesNo, MeasureChoice, MeasureChecklist:
		for _, o := range m.options {
			known = append(known, o.id)
		}
	}
	if near := document.Nearest(ids[0], known); near != "" {
		return ": write " + near
	}
	if x, err := strconv.ParseFloat(ids[0], 64); err == nil && m.kind != MeasureChoice && m.kind != MeasureYesNo && m.kind != MeasureChecklist {
		if _, err := m.markNumber(x); err == nil {
			return "; write it without quotes: " + ids[0]
		}
	}
	if word := strings.ToLower(ids[0]); m.kind == MeasureYesNo && (word == "true" || word == "false") {
		return ", in quotes: write " + map[string]string{"true": "yes", "false": "no"}[word]
	}
	return ""
}

// checklistValue adds the options in the framework's order, so that the order
// in which they were ticked does not matter to the last bit.
func (m *measure) checklistValue(chosen uint64) float64 {
	sum := 0.0
	for i, o := range m.options {
		if chosen&(1<<i) != 0 {
			sum += o.value
		}
	}
	return m.values.Clamp(float64(sum/m.total) * m.worth)
}

// expects says in words what an answer must be.
func (m *measure) expects() string {
	ids := make([]string, 0, len(m.options))
	switch m.kind {
	case MeasureLevel:
		ids = append(ids, m.scale.ids...)
		return "a level: " + strings.Join(ids, ", ") + ", or its rank"
	case MeasureChoice, MeasureChecklist, MeasureYesNo:
		for _, o := range m.options {
			ids = append(ids, o.id)
		}
		if m.kind == MeasureYesNo {
			return "yes or no"
		}
		if m.kind == MeasureChecklist {
			return "a list of any of: " + strings.Join(ids, ", ")
		}
		return "one of: " + strings.Join(ids, ", ")
	case MeasureCount:
		return "a whole number from 0 to " + formatNumber(m.max)
	case MeasurePoints:
		return "a number from 0 to " + formatNumber(m.max)
	case MeasureNumber:
		return "a number from " + formatNumber(m.rng.Min) + " to " + formatNumber(m.rng.Max)
	}
	return "a number that the measure " + string(m.kind) + " accepts"
}

func (m *measure) mismatch(found string) error {
	return errors.New("expected " + m.expects() + "; found " + found)
}

// formatNumber writes a number in the fewest digits that tell it from every
// other.
func formatNumber(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// answer turns a mark back into the answer that it was made from.
func (m *measure) answer(mk Mark) govmaturity.Answer {
	if !mk.state.hasValue() {
		if mk.state == unanswered {
			return govmaturity.Answer{} // nobody said so: the mark of a question that was left out
		}
		return govmaturity.AnswerState(mk.state.State())
	}
	var a govmaturity.Answer
	switch m.kind {
	case MeasureLevel:
		a = govmaturity.AnswerChoice(m.scale.at(mk.single()).ID())
	case MeasureChoice, MeasureYesNo, MeasureChecklist:
		var ids []string
		for i, o := range m.options {
			if mk.given&(1<<i) != 0 {
				ids = append(ids, o.id)
			}
		}
		a = govmaturity.AnswerChoice(ids...)
	default:
		a = govmaturity.AnswerNumber(mk.number())
	}
	return a.WithState(mk.state.State())
}
