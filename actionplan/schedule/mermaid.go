package schedule

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/mermaid"
)

// Mermaid writes the plan as a Gantt chart for Mermaid, in the given words. All dates are
// those of the plan, with their times: nothing is left for Mermaid to reckon. A plan
// without dates is written as if it began on 1 January 2000; the axis then counts days.
func (p *Plan) Mermaid(words ...govmaturity.Words) string {
	var w govmaturity.Words
	if len(words) > 0 {
		w = words[0]
	}
	t := &teller{w: w, p: p}
	var b strings.Builder
	title := p.s.ID()
	if p.s.spec.Title != nil {
		title = p.s.spec.Title.In(w.Languages()...)
	}
	b.WriteString("gantt\n    title " + mermaid.Text(title) + "\n    dateFormat YYYY-MM-DDTHH:mm\n")
	if p.s.dated {
		b.WriteString("    axisFormat %Y-%m-%d\n")
	} else {
		b.WriteString("    axisFormat %j\n")
	}
	number := 0
	var walk func(tasks []Task)
	walk = func(tasks []Task) {
		sortByStart(tasks)
		for _, task := range tasks {
			if parts := task.Parts(); len(parts) > 0 {
				continue
			}
			number++
			b.WriteString("    " + t.mermaidTask(task, number) + "\n")
		}
		for _, task := range tasks {
			if parts := task.Parts(); len(parts) > 0 {
				b.WriteString("    section " + mermaid.Text(t.plain(task)) + "\n")
				walk(parts)
			}
		}
	}
	var top []Task
	for task := range p.Tasks() {
		if !task.Parent().Valid() {
			top = append(top, task)
		}
	}
	walk(top)
	return b.String()
}

func (t *teller) plain(task Task) string {
	if title := task.get().spec.Title; title != nil {
		return title.In(t.w.Languages()...)
	}
	return task.ID()
}

func (t *teller) mermaidTask(task Task, number int) string {
	var tags []string
	if task.Critical() {
		tags = append(tags, "crit")
	}
	if task.Milestone() {
		tags = append(tags, "milestone")
	}
	at := func(m Moment) string {
		if !t.p.s.dated {
			// Of a month, a thirtieth is a day.
			m = At(2000, 1, 1, 0, 0) + Moment(float64(m)/t.p.perDay(-1)*dayMinutes)
			if t.p.s.unit == UnitMonths {
				m = At(2000, 1, 1, 0, 0) + 30*(m-At(2000, 1, 1, 0, 0))
			}
		}
		return m.String()
	}
	tags = append(tags, "t"+itoa(number), at(task.Start()), at(task.Finish()))
	return mermaid.Text(t.plain(task)) + " :" + strings.Join(tags, ", ")
}
