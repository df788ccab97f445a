package renderers

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity/maturity"
)

// decimalComma measures what becomes of a typed 9,5: it is nine and a half, or
// it is refused and can be corrected. It is never 95, and never lost.
func (tr *trial) decimalComma() error {
	// The last one of each kind: whole numbers, and others.
	var numbers []question
	for _, q := range slices.Backward(tr.questions) {
		same := func(n question) bool {
			return (n.kind == maturity.MeasureCount) == (q.kind == maturity.MeasureCount)
		}
		if q.options == nil && !slices.ContainsFunc(numbers, same) {
			numbers = append(numbers, q)
		}
	}
	if numbers == nil {
		return errNothing
	}
	for _, q := range numbers {
		if err := tr.typeComma(q); err != nil {
			return err
		}
	}
	return nil
}

func (tr *trial) typeComma(q question) error {
	value := q.at.to("value")
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.enter(path{"subject"}, subject); err != nil {
		return err
	}
	if err := tr.enter(value, "9,5"); err != nil {
		return err
	}
	if sent := tr.send(); sent != "" {
		_, a, err := tr.read(sent)
		if err != nil {
			return nil // the host says what is wrong with it
		}
		x, _ := a.Answers[q.id].Number()
		if x == 9.5 && q.kind != maturity.MeasureCount {
			return nil
		}
		return fmt.Errorf("a typed 9,5 is sent as %s", text(tr.t, a.Answers[q.id]))
	}
	// It is refused. What is typed instead is sent.
	right := "9.5"
	if q.kind == maturity.MeasureCount {
		right = "9"
	}
	call[any](tr.page, "chosen", value)
	if err := tr.enter(value, right); err != nil {
		return err
	}
	sent := tr.send()
	if sent == "" {
		return fmt.Errorf("%s, typed in the place of 9,5, is not sent", right)
	}
	_, a, err := tr.read(sent)
	if err != nil {
		return err
	}
	want, err := strconv.ParseFloat(right, 64)
	if err != nil {
		return err
	}
	if x, ok := a.Answers[q.id].Number(); !ok || x != want {
		return fmt.Errorf("%s, typed in the place of 9,5, is sent as %s", right, text(tr.t, a.Answers[q.id]))
	}
	return nil
}

// equalNumerals measures whether options that are equal as numbers, such as 1.1
// and 1.10, are two: for what is sent, and for a question that depends on one.
func (tr *trial) equalNumerals() error {
	i := slices.IndexFunc(tr.questions, func(q question) bool { return twin(q.options) != nil })
	if i < 0 {
		return errNothing
	}
	q, pair := tr.questions[i], twin(tr.questions[i].options)
	dependent := tr.questions[slices.IndexFunc(tr.questions, func(d question) bool { return d.asked == q.id })]
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.enter(path{"subject"}, subject); err != nil {
		return err
	}
	for turn, o := range pair {
		if err := tr.choose(q.at.to("value"), o.title); err != nil {
			return err
		}
		// The sample asks on if the last one is chosen.
		if asked := tr.control(dependent.at.to("value")) != nil; asked != (turn == 1) {
			return fmt.Errorf("with %s chosen, %s is asked: %v", o.id, dependent.id, asked)
		}
		if turn == 1 {
			if err := tr.give(dependent); err != nil {
				return err
			}
		}
		_, a, err := tr.read(call[string](tr.page, "data"))
		if err != nil {
			return err
		}
		if got := a.Answers[q.id].Choices(); !slices.Equal(got, []string{o.id}) {
			return fmt.Errorf("%s comes back as %q", o.id, got)
		}
	}
	if tr.send() == "" {
		return errors.New("the form is not sent")
	}
	return nil
}

// twin returns two options whose ids are one number, or nil.
func twin(options []option) []option {
	for i, o := range options {
		x, err := strconv.ParseFloat(o.id, 64)
		for _, p := range options[i+1:] {
			if y, err2 := strconv.ParseFloat(p.id, 64); err == nil && err2 == nil && x == y {
				return []option{o, p}
			}
		}
	}
	return nil
}
