package panel

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
	"github.com/govmaturity/govmaturity/maturity"
)

// maxCell is the size of the longest answer that is looked at. Messages repeat what they
// found.
const maxCell = 8 << 10

// answer reads a cell in the column of an indicator.
func (l *Layout) answer(i maturity.Indicator, cell string) (govmaturity.Answer, error) {
	if len(cell) > maxCell {
		return govmaturity.Answer{}, fmt.Errorf("a cell of %d bytes is too long for an answer", len(cell))
	}
	word := table.Trim(cell)
	if state, ok := l.state(i, word); ok {
		return govmaturity.AnswerState(state), nil
	}
	if rest, ok := strings.CutPrefix(word, "imputed:"); ok && !slices.Contains(i.Options(), word) {
		answer, err := l.value(i, table.Trim(rest))
		if err == nil && !answer.HasValue() {
			err = errors.New("an estimate has a value: imputed: 0.83")
		}
		return answer.AsImputed(), err
	}
	return l.value(i, word)
}

// state reads a word that stands where there is no answer. The options of an indicator
// come first: one of them may be called -.
func (l *Layout) state(i maturity.Indicator, word string) (govmaturity.State, bool) {
	if word == "" || len(word) > 64 || slices.Contains(i.Options(), word) {
		return "", false
	}
	if state, ok := l.States[word]; ok {
		return state, true
	}
	switch state := govmaturity.State(word); state {
	case govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded:
		return state, true
	}
	return "", false
}

// numeralStates reports whether a word that stands where there is no answer may look like
// a number, such as -99.
func (l *Layout) numeralStates() bool {
	for word := range l.States {
		if strings.ContainsAny(word, "0123456789") {
			return true
		}
	}
	return false
}

// value reads an answer, or nothing.
func (l *Layout) value(i maturity.Indicator, word string) (govmaturity.Answer, error) {
	_, isNumber := i.Numbers()
	form := table.NumberForm{Decimal: l.Decimal, Thousands: l.Thousands, Percent: l.Percent}
	if isNumber && word != "" && word != "NA" && form != (table.NumberForm{}) {
		x, err := table.Number(word, form)
		if err != nil {
			return govmaturity.Answer{}, l.cure(i, word, err)
		}
		return govmaturity.AnswerNumber(x), nil
	}
	answer, err := i.Parse(word)
	if err != nil {
		err = l.cure(i, word, err)
	}
	return answer, err
}

// standIns are words that people write where there is no answer. What they mean differs.
var standIns = []string{"..", "...", "…", "-", "–", "—", "n/a", "na", "n.a.", "n.d.", "nd", "none", "null", "nil", "#n/a", "?", "*", ":", "missing", "tbd"}

// cure says what to write instead of a cell that could not be read.
func (l *Layout) cure(i maturity.Indicator, word string, err error) error {
	if slices.Contains(standIns, strings.ToLower(word)) {
		return fmt.Errorf("%w: leave the cell empty when nobody answered, write NA when it is not applicable, or say what %s means", err, strconv.Quote(word))
	}
	for _, option := range i.Options() {
		if strings.EqualFold(option, word) {
			return fmt.Errorf("%w; write %s", err, option)
		}
	}
	if _, isNumber := i.Numbers(); !isNumber && i.Options() != nil || l.Decimal != 0 || l.Thousands != 0 || l.Percent {
		return err
	}
	_, numberErr := table.Number(word, table.NumberForm{})
	switch {
	case numberErr == nil, strings.HasSuffix(numberErr.Error(), "is not a number"):
		return err
	case strings.Contains(numberErr.Error(), "two readings"):
		return numberErr
	}
	point := strings.Replace(word, ",", ".", 1)
	if _, pointErr := i.Parse(point); pointErr == nil && point != word {
		return fmt.Errorf("%w; write a decimal point: %s", err, point)
	}
	return fmt.Errorf("%w; %w", err, numberErr)
}

// ticked reads a cell in the column of an option. It is not said for a blank.
func (l *Layout) ticked(i maturity.Indicator, cell string) (holds, said bool, state govmaturity.State, err error) {
	if len(cell) > maxCell {
		return false, false, "", fmt.Errorf("a cell of %d bytes is too long for an answer", len(cell))
	}
	word := table.Trim(cell)
	switch strings.ToLower(word) {
	case "":
		return false, false, "", nil
	case "yes", "y", "true", "1", "x", "✓", "✔":
		return true, true, "", nil
	case "no", "n", "false", "0":
		return false, true, "", nil
	}
	if word == "NA" {
		return false, true, govmaturity.StateNotApplicable, nil
	}
	if state, ok := l.state(i, word); ok {
		return false, true, state, nil
	}
	return false, false, "", fmt.Errorf("expected yes or no, x or a blank, for an option; found %.60q", word)
}
