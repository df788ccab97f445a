package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/chart"
	"github.com/govmaturity/govmaturity/actionplan/ical"
	"github.com/govmaturity/govmaturity/actionplan/report"
	"github.com/govmaturity/govmaturity/actionplan/table"
	systemschart "github.com/govmaturity/govmaturity/systems/chart"
)

// file is one that comes out.
type file struct {
	name, about string
	data        []byte
}

type output []file

// save writes all files. Nothing is written when the folder cannot be made.
func (out output) save(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, f := range out {
		if err := os.WriteFile(filepath.Join(folder, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// width is that of charts, in pixels.
const width = 1000

// write makes all files, in the order in which they are to be read.
func (c *cycle) write() (output, error) {
	o := &outputs{c: c}
	if c.strategy.plan != nil {
		o.report()
	}
	o.add("needs.csv", "what was found, where, and what it takes", c.needsTable())
	o.chart("stakeholders.svg", "who matters: power by interest", func() (govmaturity.Chart, error) {
		return systemschart.Grid(c.stakeholders, systemschart.MapOptions{Words: c.words, Width: width})
	})
	o.document("draft.json", "candidate steps, each with the gap that it answers", c.strategy.draft.Plan.Spec())
	o.add("asks.csv", "what the draft asks, since nobody but the ministry knows it", c.asks())
	if c.strategy.plan == nil {
		o.blanks()
		return o.out, errors.Join(o.errs...)
	}
	o.planned()
	if c.monitoring.review != nil {
		o.document("review.json", "how far each step was", c.monitoring.review.Spec())
		o.document("snapshot.json", "the plan as it was reviewed, with its hash", c.monitoring.kept)
		o.add("moved.txt", "which steps moved which node, and which did not", c.moved())
		o.document("next-plan.json", "the plan with the deadlines that the review moved", c.monitoring.next.Spec())
		o.document("cycle.json", "the record that ties all this together", c.recorded.Spec())
	}
	o.add("remarks.txt", "what a good plan would say, and this one does not", c.remarks())
	return o.out, errors.Join(o.errs...)
}

// planned are the files of the plan.
func (o *outputs) planned() {
	c := o.c
	o.document("plan.json", "the plan, with what people entered and computed dates", c.strategy.plan.Spec())
	o.planTable()
	o.add("changes.csv", "what people entered, and what the schedule added", c.changes())
	o.chart("priorities.svg", "value by feasibility, with those that nothing dominates", func() (govmaturity.Chart, error) {
		return chart.Priorities(c.strategy.priorities, chart.Options{Words: c.words, Width: width})
	})
	o.add("order.txt", "which step comes first, and why", c.order())
	o.chart("schedule.svg", "the steps over time, with what is critical", func() (govmaturity.Chart, error) {
		return chart.Gantt(c.strategy.schedule, chart.GanttOptions{Words: c.words, Width: width})
	})
	o.calendar()
}

// outputs gathers files and what went wrong.
type outputs struct {
	c    *cycle
	out  output
	errs []error
}

func (o *outputs) add(name, about string, data []byte) {
	o.out = append(o.out, file{name, about, data})
}

func (o *outputs) fail(err error) bool {
	if err != nil {
		o.errs = append(o.errs, err)
	}
	return err != nil
}

// document writes a document as JSON, which YAML is too.
func (o *outputs) document(name, about string, doc any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if !o.fail(e.Encode(doc)) {
		o.add(name, about, b.Bytes())
	}
}

func (o *outputs) chart(name, about string, make func() (govmaturity.Chart, error)) {
	x, err := make()
	if o.fail(err) {
		return
	}
	var b bytes.Buffer
	if !o.fail(x.WriteSVG(&b, govmaturity.ChartPage{})) {
		o.add(name, about, b.Bytes())
	}
}

// report is the reviewed plan on one page. What people call a gap comes from the needs.
func (o *outputs) report() {
	r, err := report.New(o.c.strategy.plan, report.Options{Words: o.c.words, Review: o.c.monitoring.review, Titles: report.TitlesOf(o.c.needs)})
	if o.fail(err) {
		return
	}
	var page, text bytes.Buffer
	if !o.fail(r.WriteHTML(&page)) && !o.fail(r.WriteMarkdown(&text)) {
		o.add("report.html", "the plan on one page: begin here", page.Bytes())
		o.add("report.md", "the same as Markdown", text.Bytes())
	}
}

func (o *outputs) planTable() {
	data, _ := table.Write(o.c.strategy.plan, nil) // what it does not carry stands in plan.json
	o.add("plan.csv", "its steps as a table, to be read again", data)
}

// calendar is stamped with the day of the review, or else with the first one of the year
// that was assessed: the program has no clock.
func (o *outputs) calendar() {
	on := time.DateOnly
	day := o.c.before.Assessment().Date
	if o.c.monitoring.review != nil {
		day = o.c.monitoring.review.Date()
	} else {
		on, day = "2006", day[:min(4, len(day))]
	}
	stamp, err := time.Parse(on, day)
	if o.fail(err) {
		return
	}
	var b bytes.Buffer
	_, err = ical.Write(&b, o.c.strategy.plan, ical.Options{Words: o.c.words, Stamp: stamp, Domain: "meridia.invalid"})
	if !o.fail(err) {
		o.add("plan.ics", "deadlines for a calendar", b.Bytes())
	}
}

// rows writes a table.
func rows(header []string, all [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(header) // a buffer takes all
	_ = w.WriteAll(all)
	return b.Bytes()
}

func (c *cycle) needsTable() []byte {
	var all [][]string
	for _, s := range c.strategy.draft.Steps {
		for _, n := range s.Needs {
			all = append(all, []string{string(n.Kind), n.Document, n.ID, n.From, n.To, c.words.Wording(n.Label()), s.ID, n.Why(c.words)})
		}
	}
	for _, l := range c.strategy.draft.LeftOut {
		n := l.Need
		all = append(all, []string{string(n.Kind), n.Document, n.ID, n.From, n.To, c.words.Wording(n.Label()), "", string(l.Why)})
	}
	return rows([]string{"kind", "document", "id", "from", "to", "need", "step", "why"}, all)
}

func (c *cycle) asks() []byte {
	var all [][]string
	for _, a := range c.strategy.draft.Asks() {
		all = append(all, []string{a.Step, string(a.Field), a.Question(c.words)})
	}
	return rows([]string{"step", "field", "question"}, all)
}

func (c *cycle) changes() []byte {
	var all [][]string
	for _, x := range []struct {
		by   string
		list []actionplan.Change
	}{{"people", c.strategy.changes}, {"schedule", c.strategy.dates}} {
		for _, d := range x.list {
			all = append(all, []string{x.by, d.Path, string(d.Kind), d.Before, d.After})
		}
	}
	return rows([]string{"by", "path", "change", "before", "after"}, all)
}

func (c *cycle) order() []byte { return []byte(c.strategy.order.Explain(c.words)) }

func (c *cycle) moved() []byte {
	var b bytes.Buffer
	for _, m := range c.monitoring.again.Movements {
		fmt.Fprintln(&b, c.monitoring.again.Explain(m.Node, c.words).In(c.words))
	}
	return b.Bytes()
}

func (c *cycle) remarks() []byte {
	var b bytes.Buffer
	for _, r := range c.strategy.plan.Lint() {
		fmt.Fprintf(&b, "%s %s: %s\n", r.Severity, r.Problem.Path, r.Problem.Message())
	}
	if c.recorded == nil {
		return b.Bytes()
	}
	status, err := c.recorded.Status(c.monitoring.review.Date())
	if err != nil {
		fmt.Fprintln(&b, err)
		return b.Bytes()
	}
	fmt.Fprintln(&b, status.Explain(c.words).In(c.words))
	return b.Bytes()
}
