package table

import (
	"reflect"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/table"
)

// fieldPeriod is a field of reviews that stands in each row.
const fieldPeriod = "period"

// fieldEvidence begins the names of columns of evidence in a language. In a review,
// evidence has no language: an item of the column evidence/fr begins with [fr].
const fieldEvidence = "evidence/"

// ReadReview reads a table of one review of a plan, a row a step: step, status,
// progress and so on, as in the document. The head says what the review has beside its
// steps: its date, its period. Where the table has a column of the field period, only
// rows of the head's period are read. A row that says nothing of its step is left out.
//
// The error is a [govmaturity.Problems], each at its cell.
func ReadReview(name string, data []byte, p *actionplan.Plan, head actionplan.ReviewSpec, m *Mapping) (*actionplan.Review, error) {
	others := []string{fieldPeriod, "commitment", "parent"}
	if m != nil {
		for _, c := range m.Columns {
			if tag, ok := strings.CutPrefix(c.Field, fieldEvidence); ok && govmaturity.ValidLanguage(tag) {
				others = append(others, c.Field)
			}
		}
	}
	r := readRows(name, data, m, reflect.TypeFor[actionplan.StepReviewSpec](), "step", others...)
	if len(r.problems) > 0 {
		return nil, r.problems.Err()
	}
	head.Format, head.Steps = actionplan.ReviewFormat, nil
	rowOf, period := map[int]table.Row{}, r.place(fieldPeriod)
	for _, row := range r.body {
		if period >= 0 && table.Trim(r.value(row, period)) != head.Period {
			continue
		}
		if !r.says(row) {
			continue
		}
		var x actionplan.StepReviewSpec
		r.record(row, &x, others...)
		x.Step = table.Trim(x.Step)
		if x.Status == "" && r.place("status") < 0 {
			x.Status = actionplan.StatusUnknown // the table does not tell any
		}
		r.agrees(row, p.Step(x.Step))
		for i, c := range r.columns {
			tag, ok := strings.CutPrefix(c.Field, fieldEvidence)
			if cell := r.value(row, i); ok && table.Trim(cell) != "" {
				x.Evidence = append(x.Evidence, "["+tag+"] "+cell)
			}
		}
		rowOf[len(head.Steps)] = row
		head.Steps = append(head.Steps, x)
	}
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	review, err := p.Review(&head)
	if err != nil {
		return nil, r.placed(err, rowOf).Err()
	}
	return review, nil
}

// says reports whether a row says something of its step.
func (r *rows) says(row table.Row) bool {
	for i, c := range r.columns {
		place := c.Field == fieldPeriod || c.Field == "commitment" || c.Field == "parent" || c.Field == "step"
		if c.Field != "" && !place && row.Cell(i) != "" {
			return true
		}
	}
	i := r.place("status")
	return i >= 0 && r.columns[i].Blank == "" // a status is missing, and that is said
}

// agrees reports a row that puts its step elsewhere than the plan does.
func (r *rows) agrees(row table.Row, step actionplan.Step) {
	if !step.Valid() {
		return // the plan says so
	}
	for _, x := range [][2]string{{"commitment", step.Commitment()}, {"parent", step.Parent().ID()}} {
		field, is := x[0], x[1]
		if i := r.place(field); i >= 0 && table.Trim(r.value(row, i)) != is {
			r.add(row, i, govmaturity.CodeContradiction, "in the plan, the %s of %s is %q, and here %q", field, step.ID(), is, r.value(row, i))
		}
	}
}

// WriteReview writes a review as a table, a row a step. The problems are what the table
// does not carry, with a path in the review.
func WriteReview(review *actionplan.Review, m *Mapping) ([]byte, govmaturity.Problems) {
	spec := review.Spec()
	w := writer{m: m, key: "step"}
	var records []*fields
	for i := range spec.Steps {
		at, x := govmaturity.Path{}.Key("steps").Index(i), spec.Steps[i]
		own := map[string]string{}
		if m != nil {
			x.Evidence = w.evidence(x.Evidence, own)
		}
		f := fieldsOf(&x, m.list())
		for _, name := range f.lost {
			w.lose(at.Key(name), "an item of the list holds what stands between items, %q", m.list())
		}
		if m != nil {
			f.values[fieldPeriod] = spec.Period
			// A tracker names the step's place in the plan in columns of its own.
			step := review.Plan().Step(x.Step)
			f.values["commitment"], f.values["parent"] = step.Commitment(), step.Parent().ID()
			for name, item := range own {
				f.values[name] = item
			}
		}
		w.paths, records = append(w.paths, at), append(records, f)
	}
	if len(spec.Rebaseline) > 0 {
		w.lose(govmaturity.Path{}.Key("rebaseline"), "is not carried: a table has only what was found of steps")
	}
	return w.table(records, make([]string, len(records)), nil), w.lost
}

// evidence takes the items that have a column in their language out of the list.
func (w *writer) evidence(items []string, own map[string]string) []string {
	var rest []string
next:
	for _, item := range items {
		for _, c := range w.m.Columns {
			tag, ok := strings.CutPrefix(c.Field, fieldEvidence)
			if text, is := strings.CutPrefix(item, "["+tag+"] "); ok && is && own[c.Field] == "" {
				own[c.Field] = text
				continue next
			}
		}
		rest = append(rest, item)
	}
	return rest
}
