package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/internal/outline"
)

// MaxSteps is how many steps a chart of deadlines has at most.
const MaxSteps = drawing.MaxDues

// DeadlineOptions say how a chart of deadlines is to be made. The zero DeadlineOptions make
// one in English that fits the narrowest screen.
type DeadlineOptions struct {
	Options
	// Review is a review of the plan, or nil. With it, what is done and what is overdue
	// is drawn, and the day of the review.
	Review *actionplan.Review
	// Dense is for a chart beside a table that says the same: each step has one line, with
	// its number, and its title as far as there is room. Of more than a hundred steps,
	// the numbers stand alone.
	Dense bool
}

// Deadlines draws the steps of an action plan over time: each after the step that it is
// a part of, light from its start on, and hatched from the first to the last day on
// which its deadline can fall. Steps without dates are listed, and not drawn. The error
// is a [govmaturity.Problems].
func Deadlines(p *actionplan.Plan, o DeadlineOptions) (govmaturity.Chart, error) {
	var k document.Report
	switch {
	case p == nil:
		k.Add(nil, govmaturity.CodeRequired, "there is no plan")
		return nil, k.Err()
	case o.Review != nil && o.Review.Plan().Hash() != p.Hash():
		k.Add(nil, govmaturity.CodeOtherContent, "the review is of another plan")
		return nil, k.Err()
	}
	if o.Words == (govmaturity.Words{}) {
		o.Words = govmaturity.WordsFor("en")
	}
	w := o.Words
	d := deadlines{DeadlineOptions: o, w: w, shape: drawing.Deadlines{
		Head:  drawing.Head{Title: cmp.Or(o.Title, w.Wording(p.Title()), w.LeftToRight(p.ID())), Description: o.Description, Note: o.Note, Words: w},
		Fit:   drawing.Fit{Width: o.Width},
		Dense: o.Dense,
	}}
	for range p.Steps() {
		d.steps++
	}
	d.walk(tops(p), 0, "")
	if len(d.shape.Rows) == 0 {
		k.Add(nil, govmaturity.CodeNoValue, "no step has a date that can be drawn")
		return nil, k.Err()
	}
	d.span()
	return drawing.New(d.shape)
}

// tops are the steps that are part of no other.
func tops(p *actionplan.Plan) (out []actionplan.Step) {
	for s := range p.Steps() {
		if !s.Parent().Valid() {
			out = append(out, s)
		}
	}
	return out
}

type deadlines struct {
	DeadlineOptions
	w     govmaturity.Words
	steps int // of the plan
	count int // of those that have a number
	shape drawing.Deadlines
}

// walk goes through the tree of steps, in the order of the document.
func (d *deadlines) walk(steps []actionplan.Step, depth int, whole string) {
	for i, s := range steps {
		number := outline.Number(whole, i, d.count)
		d.count++
		title := d.w.Wording(s.Title())
		if d.Dense {
			title = d.dense(number, title)
		}
		parts := s.Parts()
		if row, ok := d.row(s); ok {
			row.Title, row.Depth, row.Whole = title, min(depth, 100), len(parts) > 0
			d.shape.Rows = append(d.shape.Rows, row)
		} else {
			d.shape.Apart = append(d.shape.Apart, title)
		}
		d.walk(parts, depth+1, number)
	}
}

func (d *deadlines) dense(number, title string) string {
	if d.steps > 100 {
		return number
	}
	return number + " " + title
}

// row is what is drawn of a step, if it has any date.
func (d *deadlines) row(s actionplan.Step) (row drawing.Due, ok bool) {
	begin, end := s.Start(), s.Deadline()
	from, to := begin.From, end.To
	if end.Kind == actionplan.DeadlineKindFrom {
		from = cmp.Or(from, end.From)
	}
	var said []string
	for _, m := range s.Milestones() {
		said = append(said, d.w.Say("text.label", "label", d.w.Wording(m.Title), "text", cmp.Or(m.Deadline.Say(d.w), "–")))
		if m.Deadline.To != "" {
			row.Marks = append(row.Marks, moment(m.Deadline.To, true))
		}
	}
	if from == "" && to == "" && row.Marks == nil {
		return row, false
	}
	row.Milestones = d.w.List(said...)
	row.Start, row.Deadline = begin.Say(d.w), end.Say(d.w)
	row.Dates = cmp.Or(row.Deadline, row.Start)
	if row.Milestones != "" {
		row.Dates = d.w.Say("text.clauses", "before", cmp.Or(row.Dates, "–"), "item", row.Milestones)
	}
	switch {
	case to != "":
		row.Early, row.Late = moment(end.From, false), moment(to, true)
		row.From = row.Early
		if from != "" {
			row.From = min(moment(from, false), row.Early)
		}
	case from != "":
		row.From, row.Open = moment(from, false), true
		row.Early, row.Late = row.From, row.From
	default: // only milestones
		row.From, row.Late = slices.Min(row.Marks), slices.Max(row.Marks)
		row.Early = row.Late
	}
	d.status(s, &row)
	return row, true
}

// status adds what a review says of the step.
func (d *deadlines) status(s actionplan.Step, row *drawing.Due) {
	if d.Review == nil {
		return
	}
	found := d.Review.Status(s.ID())
	row.Status, row.Done = found.Status.Title(d.w), found.Progress
	if found.HasProgress {
		row.Status = d.w.List(row.Status, d.w.Say("plan.done", "share", d.w.Percent(found.Progress, -1)))
	}
	row.Overdue = found.Lateness == actionplan.LatenessOverdue
	if row.Overdue || found.Lateness == actionplan.LatenessLate {
		row.Status = d.w.List(row.Status, found.Lateness.Title(d.w))
	}
	row.Dates = d.w.Say("text.clauses", "before", cmp.Or(row.Dates, "–"), "item", row.Status)
}

// span crops the chart to what is drawn, and puts the arrows of what goes on at its
// end.
func (d *deadlines) span() {
	rows := d.shape.Rows
	span := govmaturity.Range{Min: rows[0].From, Max: rows[0].Late}
	for _, r := range rows {
		span.Min, span.Max = min(span.Min, r.From), max(span.Max, r.Late)
		for _, m := range r.Marks {
			span.Min, span.Max = min(span.Min, m), max(span.Max, m)
		}
	}
	if d.Review != nil {
		if day, ok := date.Parse(d.Review.Date()); ok {
			now := moment(day.Last().String(), true)
			d.shape.Now = &now
			span.Min, span.Max = min(span.Min, now), max(span.Max, now)
		}
	}
	if span.Max <= span.Min {
		span.Max = span.Min + dayMinutes
	}
	for i := range rows {
		if rows[i].Open {
			rows[i].Early, rows[i].Late = span.Max, span.Max
		}
	}
	most := 3
	if d.Width >= 600 {
		most = 7
	}
	d.shape.Span, d.shape.Ticks = span, days(span, d.w, most)
}

// moment is the beginning or the end of a day, in minutes.
func moment(day string, end bool) float64 {
	at, _ := date.Parse(day)
	m := schedule.At(at.Year(), max(at.Month(), 1), max(at.Day(), 1), 0, 0)
	if end {
		m += dayMinutes
	}
	return float64(m)
}
