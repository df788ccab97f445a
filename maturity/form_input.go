package maturity

import (
	"errors"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// AssessmentFrom returns the assessment that was entered in a form of the
// framework: all of it, or that of the part which the form is of. The error is
// that of the input: its problems, when it has some. The assessment is the
// caller's own.
func (f *Framework) AssessmentFrom(input *govmaturity.FormInput) (*Assessment, error) {
	e, err := f.entered(input)
	if err != nil {
		return nil, err
	}
	return assessmentFormat.From(e.root).Doc, nil
}

// ScoreFrom scores what was entered in a form of the framework. It is
// [Framework.AssessmentFrom] and [Framework.Score] in one, and does not look at
// the answers again. What was entered in a form of a part is scored as if nothing
// else was answered: see [Framework.WithPart].
func (f *Framework) ScoreFrom(input *govmaturity.FormInput) (*Scorecard, error) {
	e, err := f.entered(input)
	if err != nil {
		return nil, err
	}
	e.score.Do(func() { e.card.run(new(scratch)) })
	return e.card, nil
}

// entered is what a form keeps of an assessment without problems.
type entered struct {
	fw    *Framework
	root  *document.Node
	card  *Scorecard // filled in
	score sync.Once
}

// meaning fills in a document that a form has checked already. It reports answers
// that an author's own measure refuses, items given twice, and so on.
func (f *Framework) meaning(root *document.Node) (any, govmaturity.Problems) {
	d := assessmentFormat.From(root)
	card := f.fill(d.Doc, &d.Report)
	return &entered{fw: f, root: root, card: card}, d.Problems()
}

// entered returns what the form kept. It reads the document when the form is of
// another framework, or when the host has put the document into the input.
func (f *Framework) entered(input *govmaturity.FormInput) (*entered, error) {
	if input == nil {
		return nil, errors.New("there is no input")
	}
	if err := input.Err(); err != nil {
		return nil, err
	}
	if e, ok := form.Kept(input).(*entered); ok && e.fw == f {
		return e, nil
	}
	d := assessmentFormat.Read("", input.Document)
	e := &entered{fw: f, root: d.Root()}
	if d.Readable() {
		e.card = f.fill(d.Doc, &d.Report)
	}
	return e, d.Err()
}
