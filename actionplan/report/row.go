package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/outline"
)

// row is a step as the table has it.
type row struct {
	step   actionplan.Step
	spec   *actionplan.StepSpec
	number string // 2.1: the first part of the second step
	depth  int
	leaf   bool // it has no parts
	drawn  bool // it has a date
	// deadlines are all that were read for it.
	deadlines []actionplan.Deadline
	status    actionplan.StepStatus
	cells     [][]string // of each column, the lines
}

// columns are the headers of the table, after that of the steps.
func (r *Report) columns() []string { return r.headers }

// widths are how much of a screen each column gets, in parts of all, after the 15 of the
// steps.
var widths = []int{13, 7, 7, 7, 14, 12, 12, 11, 8, 14}

// readColumns leaves out the columns that no row says anything in, and returns their
// headers.
func (r *Report) readColumns() (unsaid []string) {
	keys := []string{"plan.answers", "plan.responsible", "plan.support", "plan.owner", "plan.deadline", "plan.resources", "plan.barriers", "plan.communication", "plan.indicators"}
	if r.o.Review != nil {
		keys = append(keys, "plan.status")
	}
	var kept []int
	for i, key := range keys {
		title := r.w.Say(key)
		if slices.ContainsFunc(r.rows, func(x row) bool { return len(x.cells[i+1]) > 0 }) {
			r.headers, kept = append(r.headers, title), append(kept, i+1)
			r.widths = append(r.widths, widths[i])
		} else {
			unsaid = append(unsaid, title)
		}
	}
	for i := range r.rows {
		x := &r.rows[i]
		cells := [][]string{x.cells[0]}
		for _, k := range kept {
			cells = append(cells, x.cells[k])
		}
		x.cells = cells
	}
	return unsaid
}

// readRows puts the steps in the order of the tree, and says what each cell says.
func (r *Report) readRows() {
	parts := map[string][]int{}
	at := map[string]int{}
	var tops []int
	steps := slices.Collect(r.plan.Steps())
	for i, s := range steps {
		at[s.ID()] = i
		if p := s.Parent(); p.Valid() {
			parts[p.ID()] = append(parts[p.ID()], i)
		} else {
			tops = append(tops, i)
		}
	}
	numbers := map[string]string{}
	var walk func(steps []int, depth int, whole string)
	all := steps
	walk = func(steps []int, depth int, whole string) {
		for n, i := range steps {
			s := all[i]
			x := row{step: s, spec: &r.spec.Steps[i], number: outline.Number(whole, n, len(r.rows)), depth: depth, leaf: len(parts[s.ID()]) == 0}
			numbers[s.ID()] = x.number
			r.rows = append(r.rows, x)
			walk(parts[s.ID()], depth+1, x.number)
		}
	}
	walk(tops, 0, "")
	for i := range r.rows {
		r.rows[i].read(r, numbers)
	}
}

// read fills the cells of a row.
func (x *row) read(r *Report, numbers map[string]string) {
	s := x.spec
	what := []string{r.wording(s.Title), r.label("plan.deliverable", r.wording(s.Deliverable))}
	if r.o.Review != nil {
		x.status = r.o.Review.Status(s.ID)
	}
	x.cells = [][]string{
		what, r.answers(s.Answers), r.parties(s.Responsible), r.parties(s.Support), {r.party(x.step.Owner())}, r.when(x, numbers),
		r.resources(s.Resources), r.barriers(s.Barriers), r.communications(s.Communications), r.indicators(s.Indicators),
	}
	if r.o.Review != nil {
		x.cells = append(x.cells, r.reviewed(x))
	}
	for i, lines := range x.cells {
		x.cells[i] = there(lines)
	}
}

// answers say which gap a step answers, where, and from which level to which.
func (r *Report) answers(all []actionplan.AnswerSpec) (out []string) {
	if len(all) == 0 {
		return []string{r.w.Say("plan.no-answer")}
	}
	for _, a := range all {
		var titles AnswerTitles
		if r.o.Titles != nil {
			titles = r.o.Titles(a)
		}
		named := func(title govmaturity.Text, id string) string { return cmp.Or(r.wording(title), r.id(id)) }
		document := r.list(r.wording(titles.Document), r.id(strings.TrimSpace(a.Document+" "+a.Edition)))
		if titles.Item != nil {
			document = r.list(document, r.id(a.ID))
		}
		item := r.brackets(named(titles.Item, a.ID), document)
		from, to := named(titles.From, a.From), named(titles.To, a.To)
		levels := ""
		switch {
		case from != "" && to != "":
			levels = r.w.Say("plan.levels", "from", from, "to", to)
		case to != "":
			levels = r.w.Say("plan.level-to", "to", to)
		case from != "":
			levels = r.w.Say("plan.level-from", "from", from)
		}
		out = append(out, r.labelled(a.Kind.Title(r.w), r.clauses(r.list(item, levels), r.wording(a.Note))))
	}
	return out
}

// deadline says how a deadline was worded, and what it means.
func (r *Report) deadline(x *row, wording govmaturity.Text, d actionplan.Deadline) string {
	if !d.Valid() {
		return ""
	}
	x.deadlines = append(append(x.deadlines, d.Parts...), d)
	told := unmark.Replace(d.Tell(wording, r.w))
	return strings.Replace(told, unmark.Replace(r.w.Wording(wording)), r.wording(wording), 1)
}

// when says by when, from when, by which milestones, and after which steps.
func (r *Report) when(x *row, numbers map[string]string) (out []string) {
	begin, end := x.step.Start(), x.step.Deadline()
	x.drawn = begin.From != "" || end.From != ""
	out = append(out, r.clauses(r.deadline(x, x.spec.Deadline, end), r.label("plan.start", r.deadline(x, x.spec.Start, begin))))
	for _, m := range x.step.Milestones() {
		x.drawn = x.drawn || m.Deadline.To != ""
		out = append(out, r.labelled(r.wording(m.Title), cmp.Or(r.deadline(x, m.Wording, m.Deadline), "–")))
	}
	var after []string
	for _, id := range x.spec.After {
		after = append(after, r.id(numbers[id]))
	}
	out = append(out, r.label("plan.after", r.list(after...)))
	if r.review == nil {
		return out
	}
	for _, m := range r.review.Rebaseline {
		if m.Step == x.spec.ID {
			d, _ := r.plan.Deadline(m.Deadline)
			moved := r.w.Say("plan.moved", "deadline", r.deadline(x, m.Deadline, d))
			by := ""
			if m.By != "" {
				by = r.w.Say("plan.decided", "party", r.party(m.By))
			}
			out = append(out, r.clauses(moved, r.label("plan.reason", r.wording(m.Reason)), by))
		}
	}
	return out
}

func (r *Report) resources(all []actionplan.StepResourceSpec) (out []string) {
	for _, x := range all {
		said := []string{r.wording(x.What)}
		if x.Needed != nil {
			said = append(said, r.w.Say("plan.needed", "amount", r.amount(*x.Needed), "unit", r.plain(x.Unit)))
		}
		if x.Available != nil {
			said = append(said, r.w.Say("plan.available", "amount", r.amount(*x.Available), "unit", r.plain(x.Unit)))
		}
		if x.From != "" {
			said = append(said, r.w.Say("plan.from", "party", r.party(x.From)))
		}
		out = append(out, r.labelled(x.Kind.Title(r.w), r.list(said...)))
	}
	return out
}

func (r *Report) barriers(all []actionplan.BarrierSpec) (out []string) {
	for _, x := range all {
		answer := r.w.Say("plan.no-mitigation")
		if x.Mitigation != nil {
			answer = r.label("plan.mitigation", r.brackets(r.wording(x.Mitigation), r.party(x.Owner)))
		}
		out = append(out, r.clauses(r.brackets(r.wording(x.What), r.party(x.By)), answer))
	}
	return out
}

func (r *Report) communications(all []actionplan.CommunicationSpec) (out []string) {
	for _, x := range all {
		by := ""
		if x.By != "" {
			by = r.w.Say("plan.told-by", "party", r.party(x.By))
		}
		d, _ := r.plan.Deadline(x.Cadence)
		var none row
		out = append(out, r.labelled(r.party(x.Audience), cmp.Or(r.list(r.wording(x.What), r.wording(x.Channel), r.deadline(&none, x.Cadence, d), by), "–")))
	}
	return out
}

func (r *Report) indicators(all []actionplan.IndicatorRefSpec) (out []string) {
	for _, x := range all {
		title := x.Title
		if title == nil && r.o.Indicator != nil && x.Indicator != "" {
			title = r.o.Indicator(x.List, x.Indicator)
		}
		said := r.wording(title)
		if x.Indicator != "" {
			said = r.brackets(said, r.list(r.id(x.List), r.id(x.Indicator)))
		}
		if x.Result != "" {
			said = r.list(said, x.Result.Title(r.w))
		}
		out = append(out, said)
	}
	return out
}

// deadlineMatters reports whether it is worth telling how a step stands to its deadline.
// What was given up has a deadline, and is neither in time nor late.
func deadlineMatters(s actionplan.StepStatus) bool { return s.Status != actionplan.StatusStopped }

// reviewed says what the review says of a step.
func (r *Report) reviewed(x *row) []string {
	found, s := x.status, x.status.Spec
	if !found.Reviewed {
		return []string{r.list(r.w.Say("plan.not-reviewed"), found.Lateness.Title(r.w))}
	}
	status := found.Status.Title(r.w)
	if found.HasProgress {
		status = r.list(status, r.w.Say("plan.done", "share", r.percent(found.Progress)))
	}
	if deadlineMatters(found) {
		status = r.list(status, found.Lateness.Title(r.w))
	}
	out := []string{
		status, r.label("plan.started", r.w.Date(s.Started)), r.label("plan.finished", r.w.Date(s.Finished)),
		r.label("plan.achieved", r.wording(s.Achieved)),
	}
	var evidence []string
	for _, e := range s.Evidence {
		evidence = append(evidence, r.plain(e))
	}
	out = append(out, r.label("plan.evidence", r.clauses(evidence...)), r.label("plan.challenges", r.wording(s.Challenges)))
	if d := s.Deviation; d != nil {
		by := ""
		if d.By != "" {
			by = r.w.Say("plan.due-by", "date", r.w.Date(d.By))
		}
		out = append(out, r.label("plan.deviation", r.wording(d.What)), r.label("plan.correction", r.brackets(r.wording(d.Action), r.list(r.party(d.Owner), by))))
	}
	return out
}
