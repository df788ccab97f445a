package schedule

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of the findings of this package.
const (
	FindingPlan = "schedule"
	FindingTask = "date"
	FindingRisk = "schedule-risk"
)

// mostNamed is how many tasks a finding names in one line.
const mostNamed = 12

// teller tells a finding in the words of one language.
type teller struct {
	w   govmaturity.Words
	p   *Plan
	out govmaturity.Finding
}

func (p *Plan) explain(about govmaturity.Reference, words []govmaturity.Words, tell func(*teller)) govmaturity.Finding {
	if p == nil {
		return govmaturity.Finding{About: about, State: govmaturity.StateUnanswered}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := &teller{w: w, p: p, out: govmaturity.Finding{About: about, State: govmaturity.StateAnswered, Standing: govmaturity.StandingDerived}}
		tell(t)
		return t.out
	})
}

func (p *Plan) reference(kind, id string) govmaturity.Reference {
	if p == nil {
		return govmaturity.Reference{Kind: kind}
	}
	subject := ""
	if p.options.Limited {
		subject = "limited"
	}
	return govmaturity.Reference{Kind: kind, Document: p.s.ID(), Edition: p.s.Edition(), Hash: p.s.Hash(), Subject: subject, ID: id}
}

// Reference names what [Plan.Explain] finds.
func (p *Plan) Reference() govmaturity.Reference { return p.reference(FindingPlan, "") }

// Reference names what [Task.Explain] finds.
func (t Task) Reference() govmaturity.Reference { return t.p.reference(FindingTask, t.ID()) }

func (t *teller) text(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

func (t *teller) head(title, outcome, rule string) {
	t.out.Title, t.out.Outcome, t.out.Rule = t.text(title), t.text(outcome), t.text(rule)
}

func (t *teller) add(kind govmaturity.ReasonKind, words string) *govmaturity.Reason {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(words)})
	return &t.out.Reasons[len(t.out.Reasons)-1]
}

// also puts clauses after one another.
func (t *teller) also(clauses ...string) (said string) {
	for _, c := range clauses {
		switch {
		case said == "":
			said = c
		case c != "":
			said = t.w.Say("text.clauses", "before", said, "item", c)
		}
	}
	return said
}

func (t *teller) name(task Task) string {
	if title := task.get().spec.Title; title != nil {
		return t.w.Wording(title)
	}
	return t.w.LeftToRight(task.ID())
}

func (t *teller) names(tasks []Task) string {
	var names []string
	for i, task := range tasks {
		if i == mostNamed {
			names = append(names, "+"+itoa(len(tasks)-i))
			break
		}
		names = append(names, t.name(task))
	}
	return t.w.List(names...)
}

func (t *teller) date(m Moment, end bool) string { return t.p.s.labelIn(t.w, m, end) }

// span says from when to when.
func (t *teller) span(start, finish Moment, point bool) string {
	if point {
		return t.date(finish, t.p.s.endOfDay(finish))
	}
	from, to := t.date(start, false), t.date(finish, true)
	if from == to {
		return from
	}
	return t.w.Say("schedule.span", "from", from, "to", to)
}

// endOfDay reports whether a milestone belongs to the day before.
func (s *Schedule) endOfDay(m Moment) bool {
	return m > s.start && (!s.dated || s.wholeDay(m, true))
}

// length says how long so many units are.
func (t *teller) length(x float64, unit Unit) string {
	return t.w.Say("schedule.length."+string(unit), "number", x)
}

// float says minutes of float in days.
func (t *teller) float(task Task, minutes int) string {
	days := task.Days(minutes)
	switch {
	case !t.p.s.dated && t.p.s.unit == UnitMonths:
		return t.length(days, UnitMonths)
	case t.p.s.dated && task.get().node >= 0 && t.p.s.nodes[task.get().node].calendar == nil:
		return t.length(days, UnitElapsedDays)
	}
	return t.length(days, UnitDays)
}

// Explain says when all is done, what that rests on, and with limited resources how sure
// it is that nothing shorter exists. It is in the given words, or in English.
func (p *Plan) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return p.explain(p.Reference(), words, func(t *teller) {
		title := t.w.LeftToRight(p.s.ID())
		if p.s.spec.Title != nil {
			title = t.w.Wording(p.s.spec.Title)
		}
		rule := t.w.Say("schedule.rule.early")
		if p.options.Limited {
			rule = t.w.Say("schedule.rule.limited")
		}
		t.head(title, t.span(p.s.start, p.end, false), rule)
		var path []Task
		for task := range p.Tasks() {
			if len(task.get().parts) == 0 && task.Driving() {
				path = append(path, task)
			}
		}
		sortByStart(path)
		t.add(govmaturity.ReasonHolds, t.w.Say("schedule.path", "tasks", t.names(path)))
		if p.options.Limited {
			t.bound()
		}
		if d := p.s.deadline; d != nil && p.end > *d {
			t.add(govmaturity.ReasonThreshold, t.w.Say("schedule.missed", "date", t.date(*d, true)))
		}
		for task := range p.Tasks() {
			if task.MissesDeadline() {
				r := t.add(govmaturity.ReasonThreshold, t.w.Say("schedule.task-missed", "task", t.name(task)))
				about := task.Reference()
				r.Finding = &about
			}
		}
	})
}

// bound says how much sooner a plan within the limits could end at most.
func (t *teller) bound() {
	p := t.p
	t.add(govmaturity.ReasonShown, t.w.Say("schedule.unlimited", "date", t.date(p.net.end, true)))
	if p.Optimal() {
		t.add(govmaturity.ReasonNote, t.w.Say("schedule.optimal"))
		return
	}
	t.add(govmaturity.ReasonNote, t.w.Say("schedule.bound", "date", t.date(p.Bound(), true), "count", p.Tried()))
}

// Explain says why the task does not start earlier, how much later it may be, and why it
// is critical or is not. It is in the given words, or in English.
func (t Task) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return t.p.explain(t.Reference(), words, func(say *teller) {
		rule := say.w.Say("schedule.rule.early")
		switch {
		case len(t.get().parts) > 0:
			rule = say.w.Say("schedule.rule.parts")
		case t.get().spec.Late:
			rule = say.w.Say("schedule.rule.late")
		case t.p.options.Limited:
			rule = say.w.Say("schedule.rule.limited")
		}
		say.head(say.name(t), say.span(t.Start(), t.Finish(), t.Milestone()), rule)
		say.why(t)
		say.floats(t)
	})
}

// why says what holds the task, and what does not.
func (t *teller) why(task Task) {
	w := task.Why()
	r := t.add(govmaturity.ReasonHolds, t.holds(w))
	if w.Task.Valid() {
		about := w.Task.Reference()
		r.Finding = &about
	}
	if w.Moved {
		moved := t.w.Say("schedule.why.moved", "date", t.date(task.Start(), false))
		if w.Day != nil {
			moved = t.w.Say("text.brackets", "text", moved, "more", t.w.Wording(w.Day))
		}
		t.add(govmaturity.ReasonHolds, moved)
	}
	for i, l := range task.Links() {
		if i == mostNamed {
			break
		}
		if l.Task == w.Task && l.Link == w.Link && l.Until == w.Until {
			continue
		}
		t.add(govmaturity.ReasonRejected, t.holds(l)).Finding = reference(l.Task)
	}
}

func reference(t Task) *govmaturity.Reference {
	r := t.Reference()
	return &r
}

// holds says one thing that a date rests on.
func (t *teller) holds(w Why) string {
	until := t.date(w.Until, w.Finish)
	switch w.Kind {
	case WhyKindLate:
		return t.w.Say("schedule.why.late")
	case WhyKindConstraint:
		return t.w.Say("schedule.why."+string(w.Constraint), "date", until)
	case WhyKindResource:
		name := t.w.LeftToRight(w.Resource)
		for _, r := range t.p.s.resources {
			if r.spec.ID == w.Resource && r.spec.Title != nil {
				name = t.w.Wording(r.spec.Title)
			}
		}
		if len(w.Tasks) == 0 {
			return t.w.Say("schedule.why.resource", "resource", name, "date", until)
		}
		return t.w.Say("schedule.why.taken", "resource", name, "tasks", t.names(w.Tasks), "date", t.date(w.Until, true))
	case WhyKindLink:
		if w.Most {
			return t.w.Say("schedule.why.most", "task", t.name(w.Task), "lag", t.length(w.Lag, w.Unit), "date", until)
		}
		ends := w.Link == LinkTypeFinishStart || w.Link == LinkTypeFinishFinish
		said := t.w.Say("schedule.why."+string(w.Link), "task", t.name(w.Task), "date", t.date(w.Since, ends))
		if w.Lag != 0 {
			said = t.also(said, t.w.Say("schedule.lag", "lag", t.length(w.Lag, w.Unit), "date", until))
		}
		return said
	}
	return t.w.Say("schedule.why.start", "date", until)
}

// floats says how much later the task may be, and what that makes it.
func (t *teller) floats(task Task) {
	total, free := task.TotalFloat(), task.FreeFloat()
	key := "schedule.float"
	late := t.date(task.LateStart(), task.Milestone() && t.p.s.endOfDay(task.LateStart()))
	if total < 0 {
		key = "schedule.float-below"
		t.add(govmaturity.ReasonFormula, t.w.Say(key, "float", t.float(task, -total), "date", late))
	} else {
		t.add(govmaturity.ReasonFormula, t.w.Say(key, "float", t.float(task, total), "date", late))
		t.add(govmaturity.ReasonShown, t.w.Say("schedule.free", "float", t.float(task, free)))
	}
	limit := t.p.s.spec.CriticalFloat
	critical := "schedule.not-critical"
	if task.Critical() {
		critical = "schedule.critical"
	}
	unit := UnitDays
	if !t.p.s.dated && t.p.s.unit == UnitMonths {
		unit = UnitMonths
	}
	t.add(govmaturity.ReasonThreshold, t.w.Say(critical, "limit", t.length(limit, unit)))
	if task.Driving() {
		t.add(govmaturity.ReasonShown, t.w.Say("schedule.driving"))
	} else {
		t.add(govmaturity.ReasonShown, t.w.Say("schedule.not-driving"))
	}
	if task.MissesDeadline() {
		t.add(govmaturity.ReasonThreshold, t.w.Say("schedule.task-missed", "task", t.name(task)))
	}
}

func (t Task) in(words []govmaturity.Words) *teller {
	var w govmaturity.Words
	if len(words) > 0 {
		w = words[0]
	}
	return &teller{w: w, p: t.p}
}

// Dates says from when to when the task lasts, in the given words.
func (t Task) Dates(words ...govmaturity.Words) string {
	if t.p == nil {
		return ""
	}
	return t.in(words).span(t.Start(), t.Finish(), t.Milestone())
}

// FloatText says the total float, with a minus where a deadline is missed.
func (t Task) FloatText(words ...govmaturity.Words) string {
	if t.p == nil {
		return ""
	}
	return t.in(words).float(t, t.TotalFloat())
}

// WhyText says why the task does not start earlier.
func (t Task) WhyText(words ...govmaturity.Words) string {
	if t.p == nil {
		return ""
	}
	return t.in(words).holds(t.Why())
}
