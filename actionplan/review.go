package actionplan

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Review is a review of a plan, checked against it. It does not change. [Plan.Review]
// and [Plan.ReadReview] make one.
type Review struct {
	p      *Plan
	spec   *ReviewSpec
	day    date.Date
	found  []int // by step, the place in the review, or -1
	doubts govmaturity.Problems
	lint   []Remark
}

// Review checks a review against the plan. The error is a [govmaturity.Problems] with
// all that is wrong.
func (p *Plan) Review(spec *ReviewSpec) (*Review, error) { return p.review(reviewFormat.Check(spec)) }

// ReadReview reads a review from YAML or JSON, and checks it against the plan. The
// name is as for [Read].
func (p *Plan) ReadReview(name string, data []byte) (*Review, error) {
	return p.review(reviewFormat.Read(name, data))
}

// reviewer gives a review its meaning.
type reviewer struct {
	*document.Draft[ReviewSpec]
	r      *Review
	doubts []Remark // placed later
}

func (p *Plan) review(draft *document.Draft[ReviewSpec]) (*Review, error) {
	p = p.some()
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := &reviewer{Draft: draft, r: &Review{p: p, spec: draft.Doc, found: make([]int, len(p.steps))}}
	for i := range c.r.found {
		c.r.found[i] = -1
	}
	root := govmaturity.Path{}
	switch {
	case draft.Doc.Plan != p.ID() && draft.Doc.Plan != "":
		c.Add(root.Key("plan"), govmaturity.CodeOtherFramework, "the review is of the plan %q; this is %q", draft.Doc.Plan, p.ID())
	case draft.Doc.Edition != p.Edition() && draft.Doc.Edition != "":
		c.Add(root.Key("edition"), govmaturity.CodeOtherEdition, "the review is of the edition %q; this is %q", draft.Doc.Edition, p.Edition())
	case draft.Doc.Hash != p.Hash() && draft.Doc.Hash != "":
		c.Add(root.Key("hash"), govmaturity.CodeOtherContent, "the review is of another content of the plan: %s; this is %s", draft.Doc.Hash, p.Hash())
	}
	c.r.day = c.date(root.Key("date"), draft.Doc.Date)
	c.date(root.Key("period"), draft.Doc.Period)
	if next := c.date(root.Key("next-review"), draft.Doc.NextReview); next.Valid() && c.r.day.Valid() && next.Last().Compare(c.r.day.First()) <= 0 {
		c.Add(root.Key("next-review"), govmaturity.CodeOutOfOrder, "must be after the review, which is of %s, found %s", draft.Doc.Date, draft.Doc.NextReview)
	}
	c.party(root.Key("by"), draft.Doc.By)
	for i := range draft.Doc.Steps {
		c.step(i)
	}
	for n, i := range c.r.found { // when all are found: a doubt may be about two
		if i >= 0 {
			c.doubt(&draft.Doc.Steps[i], Step{p, n + 1}, root.Key("steps").Index(i))
		}
	}
	c.rebaselines()
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.place()
	return c.r, nil
}

func (c *reviewer) date(at govmaturity.Path, s string) date.Date {
	d, ok := date.Parse(s)
	if !ok && s != "" {
		c.Add(at, govmaturity.CodeNoSuchDay, "there is no day %q", s)
	}
	return d
}

func (c *reviewer) party(at govmaturity.Path, id string) {
	if id != "" && c.r.p.Party(id) == nil {
		c.Add(at, govmaturity.CodeUnknownReference, "the plan has no party %q%s", id, c.Suggest(id, func() []string {
			var out []string
			for _, x := range c.r.p.spec.Parties {
				out = append(out, x.ID)
			}
			return out
		}))
	}
}

func (c *reviewer) find(at govmaturity.Path, id string) int {
	i, ok := c.r.p.byID[id]
	if ok {
		return i
	}
	if id != "" {
		c.Add(at, govmaturity.CodeUnknownReference, "the plan has no step %q%s", id,
			c.Suggest(id, func() []string { return slices.Sorted(maps.Keys(c.r.p.byID)) }))
	}
	return -1
}

func (c *reviewer) step(i int) {
	x, at := &c.Doc.Steps[i], govmaturity.Path{}.Key("steps").Index(i)
	n := c.find(at.Key("step"), x.Step)
	if n >= 0 && c.r.found[n] >= 0 {
		c.Add(at.Key("step"), govmaturity.CodeGivenTwice, "%s was reviewed already, at steps[%d]", x.Step, c.r.found[n])
		return
	}
	started, finished := c.date(at.Key("started"), x.Started), c.date(at.Key("finished"), x.Finished)
	if started.Valid() && finished.Valid() && finished.Last().Compare(started.First()) < 0 {
		c.Add(at.Key("finished"), govmaturity.CodeOutOfOrder, "must not be before the start, which is of %s, found %s", x.Started, x.Finished)
	}
	for key, d := range map[string]date.Date{"started": started, "finished": finished} {
		if d.Valid() && c.r.day.Valid() && d.First().Compare(c.r.day.Last()) > 0 {
			c.Add(at.Key(key), govmaturity.CodeOutOfOrder, "must not be after the review, which is of %s, found %s", c.Doc.Date, d)
		}
	}
	if x.Deviation != nil {
		c.party(at.Key("deviation").Key("owner"), x.Deviation.Owner)
		c.date(at.Key("deviation").Key("by"), x.Deviation.By)
	}
	if n >= 0 {
		c.r.found[n] = i
	}
}

// doubt reports what a review says against itself.
func (c *reviewer) doubt(x *StepReviewSpec, s Step, at govmaturity.Path) {
	done := x.Progress != nil && *x.Progress == 1
	add := func(rule LintRule, key string, format string, args ...any) {
		c.remark(rule, x.Step, at.Key(key), format, args...)
	}
	switch x.Status {
	case StatusCompleted:
		if len(x.Evidence) == 0 {
			add(LintRuleEvidence, "evidence", "%s is said to be completed, and nothing shows it", x.Step)
		}
		if x.Progress != nil && !done {
			add(LintRuleConsistent, "progress", "%s is said to be completed, and %v of it done", x.Step, *x.Progress)
		}
		if x.Finished == "" {
			add(LintRuleFinished, "finished", "%s is said to be completed, and not when", x.Step)
		}
		for _, before := range s.After() {
			if k := c.r.found[before.at-1]; k >= 0 && c.Doc.Steps[k].Status == StatusNotStarted {
				add(LintRuleConsistent, "status", "%s is said to be completed, and %s, for which it waits, not started", x.Step, before.ID())
			}
		}
	case StatusNotStarted:
		if x.Progress != nil && *x.Progress > 0 || x.Started != "" || x.Finished != "" {
			add(LintRuleNotStarted, "status", "%s is said not to be started, and something of it is done", x.Step)
		}
	case StatusStopped:
		if x.Deviation == nil {
			add(LintRuleStopped, "deviation", "%s is stopped, and nothing says why", x.Step)
		}
	case StatusLimited, StatusSubstantial, StatusUnknown:
		if done || x.Finished != "" {
			add(LintRuleConsistent, "status", "%s is said to be %s, and all of it done", x.Step, x.Status)
		}
	}
	if late := c.r.lateness(s, x); late == LatenessOverdue && x.Deviation == nil {
		add(LintRuleOverdue, "deviation", "%s is overdue since %s, and nothing says what is done about it: say so in deviation, also where the deadline is moved", x.Step, s.Deadline().To)
	}
	if d := x.Deviation; d != nil && (d.Action == nil || d.Owner == "") {
		add(LintRuleCorrection, "deviation", "%s went off track: say what corrects it, and who sees to that", x.Step)
	}
}

func (c *reviewer) remark(rule LintRule, step string, at govmaturity.Path, format string, args ...any) {
	c.doubts = append(c.doubts, Remark{rule, rule.Severity(), step, govmaturity.Problem{Code: govmaturity.CodeContradiction, Path: at, Format: format, Args: args},
		govmaturity.Reference{Document: c.Doc.Plan, Edition: c.Doc.Edition, Hash: c.r.p.RulesHash(), Subject: c.r.p.spec.Subject, Date: c.Doc.Date}})
}

// place keeps what was doubted, with its places, and the steps that nobody looked at.
func (c *reviewer) place() {
	var doubts govmaturity.Problems
	for _, d := range c.doubts {
		doubts = append(doubts, d.Problem)
	}
	c.r.doubts, _ = c.Place(doubts).Err().(govmaturity.Problems)
	for s := range c.r.p.Steps() {
		if c.r.found[s.at-1] < 0 && len(s.Parts()) == 0 {
			c.remark(LintRuleReviewed, s.ID(), govmaturity.Path{}.Key("steps"), "nobody looked at %s: how far it is, is not known", s.ID())
		}
	}
	for _, d := range c.doubts {
		d.Problem = c.Place(govmaturity.Problems{d.Problem})[0]
		c.r.lint = append(c.r.lint, d)
	}
	c.r.lint = (&remarks{out: c.r.lint}).sorted()
}

func (c *reviewer) rebaselines() {
	seen := map[string]bool{}
	reader := c.r.p.reader()
	for i := range c.Doc.Rebaseline {
		x, at := &c.Doc.Rebaseline[i], govmaturity.Path{}.Key("rebaseline").Index(i)
		n := c.find(at.Key("step"), x.Step)
		c.party(at.Key("by"), x.By)
		if seen[x.Step] {
			c.Add(at.Key("step"), govmaturity.CodeGivenTwice, "the deadline of %s is moved twice", x.Step)
		}
		seen[x.Step] = true
		d := wordings(&c.Report, at.Key("deadline"), reader, x.Deadline)
		if n < 0 || !d.Valid() {
			continue
		}
		switch step := &c.r.p.steps[n]; {
		case d.same(step.deadline):
			c.remark(LintRuleMoved, x.Step, at.Key("deadline"), "the deadline of %s is that already: %s", x.Step, d.meaning())
		case step.start.From != "" && d.To != "" && d.To < step.start.From:
			c.Add(at.Key("deadline"), govmaturity.CodeOutOfOrder, "must not be before the start, which is %s at the earliest, found %s at the latest", step.start.From, d.To)
		}
	}
}

// reader reads deadlines as the plan does.
func (p *Plan) reader() DeadlineReader {
	p = p.some()
	r := DeadlineReader{Hemisphere: p.spec.Hemisphere}
	if p.spec.FiscalYear != nil {
		r.FiscalYear = *p.spec.FiscalYear
	}
	return r
}

// Plan returns the plan that was reviewed.
func (r *Review) Plan() *Plan { return r.some().p }

// Date returns the day of the review.
func (r *Review) Date() string { return r.some().spec.Date }

// Spec returns a copy of the document.
func (r *Review) Spec() *ReviewSpec { return reviewFormat.Clone(r.some().spec) }

// Doubts returns what the review says against itself, or leaves open: completed
// without evidence, overdue without an answer.
func (r *Review) Doubts() govmaturity.Problems { return slices.Clone(r.some().doubts) }

// Lint returns all remarks on the review, as [Plan.Lint] does those on a plan: what is
// doubted, and the steps without parts that nobody looked at.
func (r *Review) Lint() []Remark { return slices.Clone(r.some().lint) }

// Lateness is how a step stands to its deadline.
type Lateness string

const (
	LatenessNone    Lateness = "no-deadline" // it has no end, or nobody said
	LatenessNotDue  Lateness = "not-due"     // its time has not begun
	LatenessDue     Lateness = "due"         // its time has begun: the deadline is inside an interval
	LatenessOverdue Lateness = "overdue"     // its time is over
	LatenessInTime  Lateness = "in-time"     // it was finished in time
	LatenessLate    Lateness = "late"        // it was finished, and late
	LatenessUnknown Lateness = "unknown"     // it was finished, and nobody said when
)

// StepStatus is how a step stands.
type StepStatus struct {
	Step   Step
	Status Status
	// Reviewed says whether the review has the step: otherwise the status is
	// StatusUnknown.
	Reviewed bool
	// Progress is the share that is done. It is there when HasProgress says so: as it
	// was said, or 0 and 1 for what is not started and completed.
	Progress    float64
	HasProgress bool
	Lateness    Lateness
	// Spec is what the review says.
	Spec StepReviewSpec
}

// Status returns how a step stands, by the day of the review.
func (r *Review) Status(id string) StepStatus {
	r = r.some()
	s := r.p.Step(id)
	if !s.Valid() {
		return StepStatus{}
	}
	out := StepStatus{Step: s, Status: StatusUnknown, Lateness: r.lateness(s, nil)}
	k := r.found[s.at-1]
	if k < 0 {
		return out
	}
	x := reviewFormat.Clone(&ReviewSpec{Steps: r.spec.Steps[k : k+1]}).Steps[0]
	out.Reviewed, out.Status, out.Spec, out.Lateness = true, x.Status, x, r.lateness(s, &x)
	switch {
	case x.Progress != nil:
		out.Progress, out.HasProgress = *x.Progress, true
	case x.Status == StatusNotStarted:
		out.HasProgress = true
	case x.Status == StatusCompleted:
		out.Progress, out.HasProgress = 1, true
	}
	return out
}

// lateness says how a step stands to its deadline, by the last day of the review.
func (r *Review) lateness(s Step, x *StepReviewSpec) Lateness {
	d, day := s.Deadline(), r.day.Last().String()
	if x != nil && x.Status == StatusCompleted {
		finished, ok := date.Parse(x.Finished)
		switch {
		case d.To == "":
			return LatenessNone
		case !ok:
			return LatenessUnknown
		case finished.First().String() > d.To:
			return LatenessLate
		case finished.Last().String() <= d.To:
			return LatenessInTime
		}
		return LatenessUnknown // in a month or year that has the deadline in it
	}
	switch {
	case d.To == "" || x != nil && x.Status == StatusStopped:
		return LatenessNone
	case day > d.To:
		return LatenessOverdue
	case day >= d.From:
		return LatenessDue
	}
	return LatenessNotDue
}

// Tally counts the steps that have no parts, by status. Those that the review does
// not have are unknown.
func (r *Review) Tally() map[Status]int {
	r = r.some()
	out := map[Status]int{}
	for s := range r.p.Steps() {
		if len(s.Parts()) == 0 {
			out[r.Status(s.ID()).Status]++
		}
	}
	return out
}

// Rebaselined returns the plan with the deadlines that the review moved. The plan that
// was reviewed stays as it is. It is the same plan where nothing was moved.
func (r *Review) Rebaselined() (*Plan, error) {
	r = r.some()
	if len(r.spec.Rebaseline) == 0 {
		return r.p, nil
	}
	spec := r.p.Spec()
	for _, x := range r.spec.Rebaseline {
		spec.Steps[r.p.byID[x.Step]].Deadline = x.Deadline.Clone()
	}
	if r.spec.NextReview != "" {
		spec.NextReview = r.spec.NextReview
	}
	return Compile(spec)
}
