package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// MaxTasks is how many tasks a chart has at most: GanttOptions.Depth leaves out those
// that are deep in the tree.
const MaxTasks = drawing.MaxBars

// GanttOptions say how a chart is to be made. The zero GanttOptions make one in English
// that fits the narrowest screen.
type GanttOptions struct {
	// Words are those of the reader.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the plan.
	Title, Description, Note string
	// Width is how wide the picture is, in pixels, from [MinWidth] to [MaxWidth]:
	// MinWidth when 0. From about 600 on titles, bars and dates stand side by side.
	Width int
	// Depth is how deep in the tree of tasks the chart goes: all of it when 0, and with
	// 1 only tasks that are part of no other.
	Depth int
}

// Gantt draws the tasks of a plan over time, each after the task that it is a part of and
// in the order of their starts. The error is a [govmaturity.Problems].
func Gantt(p *schedule.Plan, o GanttOptions) (govmaturity.Chart, error) {
	var k document.Report
	if p == nil {
		k.Add(nil, govmaturity.CodeRequired, "there is no plan")
		return nil, k.Err()
	}
	if o.Words == (govmaturity.Words{}) {
		o.Words = govmaturity.WordsFor("en")
	}
	w := o.Words
	title := w.LeftToRight(p.Schedule().ID())
	if t := p.Schedule().Title(); t != nil {
		title = w.Wording(t)
	}
	if d, ok := p.Schedule().Deadline(); ok && p.Finish() > d && o.Note == "" {
		o.Note = w.Say("schedule.missed", "date", p.Label(d, true, w)) // which float is counted to
	}
	g := drawing.Gantt{
		Head: drawing.Head{Title: cmp.Or(o.Title, title), Description: o.Description, Note: o.Note, Words: w},
		Fit:  drawing.Fit{Width: o.Width},
	}
	g.Span = govmaturity.Range{Min: float64(p.Start()), Max: float64(p.Finish())}
	for _, row := range ordered(p, o.Depth) {
		b := bar(p, row, w)
		g.Span.Min, g.Span.Max = min(g.Span.Min, b.From), max(g.Span.Max, b.To)
		g.Bars = append(g.Bars, b)
	}
	g.Ticks = ticks(p, g.Span, w, o.Width)
	return drawing.New(g)
}

// row is a task, and how deep it stands in the tree.
type row struct {
	task  schedule.Task
	depth int
}

// ordered goes through the tree of tasks.
func ordered(p *schedule.Plan, most int) (out []row) {
	var top []schedule.Task
	for t := range p.Tasks() {
		if !t.Parent().Valid() {
			top = append(top, t)
		}
	}
	var walk func(tasks []schedule.Task, depth int)
	walk = func(tasks []schedule.Task, depth int) {
		slices.SortFunc(tasks, func(a, b schedule.Task) int {
			return cmp.Or(cmp.Compare(a.Start(), b.Start()), cmp.Compare(a.Finish(), b.Finish()), cmp.Compare(a.ID(), b.ID()))
		})
		for _, t := range tasks {
			out = append(out, row{t, depth})
			if most == 0 || depth+1 < most {
				walk(t.Parts(), depth+1)
			}
		}
	}
	walk(top, 0)
	return out
}

func bar(p *schedule.Plan, r row, w govmaturity.Words) drawing.Bar {
	t := r.task
	title := w.LeftToRight(t.ID())
	if text := t.Title(); text != nil {
		title = w.Wording(text)
	}
	b := drawing.Bar{
		Title: title, Depth: min(r.depth, 100), From: float64(t.Start()), To: float64(t.Finish()), Until: float64(t.LateFinish()),
		Critical: t.Critical(), Missed: t.MissesDeadline(),
		Start: p.Label(t.Start(), false, w), Finish: p.Label(t.Finish(), true, w), Float: t.FloatText(w), Why: t.WhyText(w), Dates: t.Dates(w),
	}
	switch {
	case len(t.Parts()) > 0:
		b.Kind = drawing.BarGroup
	case t.Milestone():
		b.Kind = drawing.BarMilestone
		b.Start, b.Finish = b.Dates, b.Dates
	}
	return b
}
