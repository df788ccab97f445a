package actionplan

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// CycleState says how far a step of the cycle is.
type CycleState string

const (
	CycleStateNotBegun CycleState = "not-begun"
	CycleStateUnderWay CycleState = "under-way"
	CycleStateDone     CycleState = "done"
	// CycleStateUnproven: it is said to be over, and did not leave what it must.
	CycleStateUnproven CycleState = "unproven"
)

// CycleStatus says where a cycle stands on a day, and what comes next.
type CycleStatus struct {
	// Day is that day.
	Day string
	// Round is the id of the round under way: the last one that has begun, or the
	// first. It is "" where there is none.
	Round string
	// Steps are the four steps of the round, in their order.
	Steps []CycleStepStatus
	// Next is the first step that is not done. Where all are done, it is the first
	// step of a new round, and Again says so.
	Next  CycleStep
	Again bool

	c *Cycle
}

// CycleStepStatus says how far a step is.
type CycleStepStatus struct {
	Step  CycleStep
	State CycleState
	// Documents are those that it left by that day. One without a date counts.
	Documents []DocumentSpec
	// LacksDocument says that it left none of the kinds that it must leave; see
	// [CycleStep.Leaves]. LacksEnd says that its end was not recorded.
	LacksDocument, LacksEnd bool
	// Early is a step before it that was not done when this one began, or "". The
	// cycle is agile: this is no error.
	Early CycleStep
}

// Leaves returns the kinds of documents of which a step must leave one. That of the
// implementation is none: its plan came before it. The rule is the library's.
func (s CycleStep) Leaves() []DocumentKind {
	switch s {
	case CycleStepAnalysis:
		return []DocumentKind{DocumentKindAssessment, DocumentKindProfile, DocumentKindSituation, DocumentKindStakeholders, DocumentKindDiagram}
	case CycleStepVision:
		return []DocumentKind{DocumentKindVision}
	case CycleStepStrategy:
		return []DocumentKind{DocumentKindPlan}
	case CycleStepMonitoring:
		return []DocumentKind{DocumentKindReview, DocumentKindObservations}
	}
	return nil
}

// Status says where the cycle stands on a day: what happened later does not count. The
// error is about the day.
func (c *Cycle) Status(on string) (CycleStatus, error) {
	c = c.some()
	today, ok := date.Parse(on)
	if !ok {
		var r document.Report
		r.Add(nil, govmaturity.CodeNoSuchDay, "there is no day %q", on)
		return CycleStatus{}, r.Err()
	}
	if len(c.spec.Version.Steps()) == 0 {
		var r document.Report
		r.Add(nil, govmaturity.CodeRequired, "there is no cycle")
		return CycleStatus{}, r.Err()
	}
	s := CycleStatus{Day: on, c: c}
	round := c.current(today)
	if round != nil {
		s.Round = round.ID
	}
	for _, step := range c.spec.Version.Steps() {
		s.Steps = append(s.Steps, statusOf(round, step, today))
	}
	for i := range s.Steps {
		for k := range s.Steps[:i] {
			if s.Steps[i].State != CycleStateNotBegun && (s.Steps[k].State == CycleStateNotBegun || early(round, s.Steps[i].Step, s.Steps[k].Step)) {
				s.Steps[i].Early = cmp.Or(s.Steps[i].Early, s.Steps[k].Step)
			}
		}
		if s.Steps[i].State != CycleStateDone {
			s.Next = cmp.Or(s.Next, s.Steps[i].Step)
		}
	}
	if s.Next == "" {
		s.Next, s.Again = s.Steps[0].Step, true
	}
	return s, nil
}

// current returns the round under way on a day, or nil.
func (c *Cycle) current(today date.Date) *RoundSpec {
	for i := len(c.spec.Rounds) - 1; i >= 0; i-- {
		r := &c.spec.Rounds[i]
		for _, s := range r.Steps {
			if i == 0 || begunBy(&s, today) {
				return r
			}
		}
	}
	if len(c.spec.Rounds) == 0 {
		return nil
	}
	return &c.spec.Rounds[0]
}

// by reports whether something of a date has happened by a day. A month or a year has
// happened when it has begun.
func happenedBy(s string, today date.Date) bool {
	d, ok := date.Parse(s)
	return ok && d.First().Compare(today.Last()) <= 0
}

// begunBy reports whether a step has begun by a day.
func begunBy(s *CycleStepSpec, today date.Date) bool {
	return happenedBy(s.Started, today) || s.Started == "" && (happenedBy(s.Finished, today) || len(leftBy(s, today)) > 0)
}

// leftBy returns the documents that a step left by a day.
func leftBy(s *CycleStepSpec, today date.Date) (out []DocumentSpec) {
	for _, d := range s.Documents {
		if d.Date == "" || happenedBy(d.Date, today) {
			out = append(out, d)
		}
	}
	return out
}

func stepOf(round *RoundSpec, step CycleStep) *CycleStepSpec {
	if round == nil {
		return nil
	}
	i := slices.IndexFunc(round.Steps, func(s CycleStepSpec) bool { return s.Step == step })
	if i < 0 {
		return nil
	}
	return &round.Steps[i]
}

func statusOf(round *RoundSpec, step CycleStep, today date.Date) CycleStepStatus {
	out := CycleStepStatus{Step: step, State: CycleStateNotBegun, LacksEnd: true}
	x := stepOf(round, step)
	if x != nil {
		out.LacksEnd = !overBy(x.Finished, today)
		if begunBy(x, today) {
			out.State = CycleStateUnderWay
			for _, d := range leftBy(x, today) {
				d.Note = d.Note.Clone()
				out.Documents = append(out.Documents, d)
			}
		}
	}
	leaves := step.Leaves()
	out.LacksDocument = len(leaves) > 0 && !slices.ContainsFunc(out.Documents, func(d DocumentSpec) bool { return slices.Contains(leaves, d.Kind) })
	switch {
	case out.State == CycleStateNotBegun || out.LacksEnd:
	case out.LacksDocument:
		out.State = CycleStateUnproven
	default:
		out.State = CycleStateDone
	}
	return out
}

// overBy reports whether an end is past on a day: a month or a year when its last day
// has come.
func overBy(s string, today date.Date) bool {
	d, ok := date.Parse(s)
	return ok && d.Last().Compare(today.Last()) <= 0
}

// early reports whether a step began surely before another ended.
func early(round *RoundSpec, step, before CycleStep) bool {
	x, y := stepOf(round, step), stepOf(round, before)
	if x == nil || y == nil {
		return false
	}
	began, ok := date.Parse(x.Started)
	ended, done := date.Parse(y.Finished)
	return ok && done && began.Last().Compare(ended.First()) < 0
}

// FindingCycle is the kind of the findings of [CycleStatus.Explain].
const FindingCycle = "cycle-status"

// Explain says where the cycle stands, what comes next, and why. It is in the given
// words, or in English.
func (s CycleStatus) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return finding.In(words, s.explain)
}

func (s CycleStatus) explain(w govmaturity.Words) govmaturity.Finding {
	said := func(text string) govmaturity.Text { return govmaturity.Text{w.Language(): text} }
	f := govmaturity.Finding{State: govmaturity.StateAnswered, Rule: said(w.Say("cycle.rule")), Standing: govmaturity.StandingDerived, Sources: CycleSources()}
	f.About = govmaturity.Reference{Kind: FindingCycle, Date: s.Day, Item: s.Round}
	if s.c == nil {
		f.State = govmaturity.StateUnanswered
		return f
	}
	f.About.Document, f.About.Edition, f.About.Hash, f.About.Subject = s.c.ID(), s.c.Edition(), s.c.RulesHash(), s.c.spec.Subject
	if title := w.Wording(s.c.spec.Title); title != "" {
		f.Title = said(title)
	}
	f.Cites = s.c.spec.Version.cites()
	key := "cycle.next"
	if s.Again {
		key = "cycle.again"
	}
	f.Outcome = said(w.Say(key, "step", s.Next.Say(w)))
	add := func(kind govmaturity.ReasonKind, text string) {
		f.Reasons = append(f.Reasons, govmaturity.Reason{Kind: kind, Words: said(text)})
	}
	for _, x := range s.Steps {
		name := x.Step.Say(w)
		add(govmaturity.ReasonCounted, w.Say("cycle.step", "step", name, "state", w.Say("cycle.state."+string(x.State))))
		for _, d := range x.Documents {
			add(govmaturity.ReasonShown, w.Say("cycle.document", "step", name, "kind", w.Say("option.DocumentSpec.kind."+string(d.Kind)), "document", w.LeftToRight(d.name())))
		}
		if x.Step == s.Next && !s.Again {
			if x.LacksDocument {
				add(govmaturity.ReasonBlocked, w.Say("cycle.lacks", "step", name, "what", w.Say("cycle.leaves."+string(x.Step))))
			}
			if x.LacksEnd && x.State != CycleStateNotBegun {
				add(govmaturity.ReasonBlocked, w.Say("cycle.lacks", "step", name, "what", w.Say("cycle.lacks-end")))
			}
		}
		if x.Early != "" {
			add(govmaturity.ReasonNote, w.Say("cycle.early", "step", name, "earlier", x.Early.Say(w)))
		}
	}
	return f
}

// Say names the step.
func (s CycleStep) Say(w govmaturity.Words) string {
	return w.Say("option.CycleStepSpec.step." + string(s))
}

// cites says where the four steps of a version stand.
func (v CycleVersion) cites() []govmaturity.Citation {
	if v == CycleVersionToolkit {
		return []govmaturity.Citation{{Source: sourceToolkit, Locator: "Chapter 2, key message: a four-step iterative process"}}
	}
	return []govmaturity.Citation{{Source: sourceWorkshop, Locator: "Realizing Digital Government Transformation"}}
}

// name is how a document is called in a list.
func (d DocumentSpec) name() string {
	out := d.ID
	if d.Edition != "" {
		out += "@" + d.Edition
	}
	for _, more := range []string{d.Subject, d.Date} {
		if more != "" {
			out += " " + more
		}
	}
	return out
}
