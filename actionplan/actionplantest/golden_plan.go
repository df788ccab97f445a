package actionplantest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// RunPlanGolden tries the golden cases of an action plan in the files that match a
// pattern, such as testdata/golden/*.yaml, each in a subtest of its own, and says which
// steps with an end are overdue in none of them. A file is a document:
//
//	format: govmaturity/golden/1
//	cases:
//	  - name: As it is
//	    given: {date: 2029-01-15}
//	    expect:
//	      remarks: []
//	      steps:
//	        portal: {owner: it, from: 2028-09-01, to: 2028-11-30, lateness: overdue, remarks: [], asks: []}
//	  - name: South of the equator
//	    given: {hemisphere: south}
//	    expect: {steps: {portal: {to: 2028-05-31}}}
//	  - name: Nobody understands it
//	    given: {deadlines: {portal: soon}}
//	    problems: [{code: syntax, path: steps.portal}]
//
// Given are deadlines as people write them and owners, by step, of which "" says that
// there is none; the hemisphere, the first month of the fiscal year, and a day. What is
// expected are the rules of remarks on the plan as a whole, and by the id of a step its
// owner, its commitment, what its deadline means, how it stands to that on the day when
// nobody has reported anything, the rules of remarks, and what is asked for; only what is
// written is compared. A problem of a step is told at steps and its id, and others at
// their place in the plan.
//
// With the environment variable [UpdateVariable] set to 1, expectations that do not hold
// are written anew. A case without any gets all of them.
func RunPlanGolden(t *testing.T, p *actionplan.Plan, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGoldenPlan(p)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckPlanGolden is [RunPlanGolden] without testing, and without updates. It returns
// what no case reaches. The error joins those of all cases, as that of
// [CheckScheduleGolden].
func CheckPlanGolden(p *actionplan.Plan, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGoldenPlan(p)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}

// planCaseFormat is the format of what a case gives. Nobody writes it: it is filled in.
const planCaseFormat = "govmaturity/action-plan-case/1"

type givenPlan struct {
	Format     string            `json:"format" doc:"required,enum=govmaturity/action-plan-case/1"`
	Date       string            `json:"date,omitempty" doc:"pattern=date"`
	Hemisphere string            `json:"hemisphere,omitempty" doc:"enum=north|south"`
	FirstMonth golden.Number     `json:"first-month,omitempty"`
	Deadlines  map[string]string `json:"deadlines,omitempty"`
	Owners     map[string]string `json:"owners,omitempty"`
}

// expectedActions is what should come out of a case. What is "" or not there is not
// compared.
type expectedActions struct {
	Remarks []string                  `json:"remarks,omitempty"`
	Steps   map[string]expectedAction `json:"steps,omitempty" doc:"nonempty"`
}

type expectedAction struct {
	Owner      string   `json:"owner,omitempty"`
	Commitment string   `json:"commitment,omitempty"`
	Kind       string   `json:"kind,omitempty"`
	From       string   `json:"from,omitempty"`
	To         string   `json:"to,omitempty"`
	Every      string   `json:"every,omitempty"`
	Lateness   string   `json:"lateness,omitempty"`
	Remarks    []string `json:"remarks,omitempty"`
	Asks       []string `json:"asks,omitempty"`
}

var planCaseDocument = document.Declare[givenPlan](planCaseFormat, "Golden case", "What is changed in a plan.",
	func() []document.Codec { return golden.Codecs(aboutDays) })

// triedPlan is a plan, and a review of it in which nobody has reported anything, or nil.
type triedPlan struct {
	p      *actionplan.Plan
	review *actionplan.Review
}

// goldenPlan is a plan as the subject of golden cases.
type goldenPlan struct{ p *actionplan.Plan }

func newGoldenPlan(p *actionplan.Plan) (*golden.Kit[expectedActions, triedPlan], error) {
	if p == nil {
		return nil, errors.New("actionplantest: there is no plan")
	}
	return golden.New[expectedActions, triedPlan](goldenPlan{p}, aboutDays)
}

func (g goldenPlan) Edition() (id, edition string) { return g.p.ID(), g.p.Edition() }

func (g goldenPlan) steps() (ids []string) {
	for step := range g.p.Steps() {
		ids = append(ids, step.ID())
	}
	return ids
}

func (g goldenPlan) has(id string) bool { return g.p.Step(id).Valid() }

// Try compiles the plan with what a case changes.
func (g goldenPlan) Try(value golden.Value) (triedPlan, error) {
	c := planCaseDocument.Read("given.json", value.With("format", planCaseFormat).JSON())
	if !c.Readable() {
		return triedPlan{}, c.Err()
	}
	top := govmaturity.Path{}
	known(&c.Report, top.Key("deadlines"), "step", c.Doc.Deadlines, g.has, g.steps)
	known(&c.Report, top.Key("owners"), "step", c.Doc.Owners, g.has, g.steps)
	if err := c.Err(); err != nil {
		return triedPlan{}, err
	}
	out := triedPlan{}
	var err error
	out.p, err = actionplan.Compile(g.changed(c.Doc))
	problems, ok := errors.AsType[govmaturity.Problems](err)
	if err != nil && !ok {
		c.Add(nil, govmaturity.CodeNotAllowed, "%v", err)
	}
	for _, x := range problems {
		at := x.Path
		if len(at) > 1 && at[0].Key == "steps" {
			at = top.Key("steps").Key(g.steps()[at[1].Index])
		}
		c.Add(at, x.Code, x.Format, x.Args...)
	}
	if err == nil && c.Doc.Date != "" {
		out.review, err = out.p.Review(&actionplan.ReviewSpec{Format: actionplan.ReviewFormat, Plan: g.p.ID(), Date: c.Doc.Date})
		if problems, ok := errors.AsType[govmaturity.Problems](err); ok {
			c.AddAt(nil, problems)
		}
	}
	return out, c.Err()
}

// changed is the plan as a case gives it.
func (g goldenPlan) changed(given *givenPlan) *actionplan.PlanSpec {
	spec := g.p.Spec()
	if given.Hemisphere != "" {
		spec.Hemisphere = actionplan.Hemisphere(given.Hemisphere)
	}
	if given.FirstMonth != "" {
		if spec.FiscalYear == nil {
			spec.FiscalYear = &actionplan.FiscalYearSpec{}
		}
		spec.FiscalYear.FirstMonth = int(given.FirstMonth.Float())
	}
	for i := range spec.Steps {
		x := &spec.Steps[i]
		if text, ok := given.Deadlines[x.ID]; ok {
			x.Deadline = nil
			if text != "" {
				x.Deadline = govmaturity.Text{languageOf(spec.Language): text}
			}
		}
		if id, ok := given.Owners[x.ID]; ok {
			x.Owner = id
		}
	}
	return spec
}

// Unknown reports steps that there are not.
func (g goldenPlan) Unknown(want expectedActions, _ triedPlan, _ bool) govmaturity.Problems {
	r := &document.Report{}
	known(r, govmaturity.Path{}.Key("steps"), "step", want.Steps, g.has, g.steps)
	return r.Problems()
}

// Everything expects all that came out.
func (g goldenPlan) Everything(got triedPlan) expectedActions {
	out := expectedActions{Remarks: []string{}, Steps: map[string]expectedAction{}}
	for step := range got.p.Steps() {
		d := step.Deadline()
		x := expectedAction{Owner: step.Owner(), Commitment: step.Commitment(), Kind: string(d.Kind), From: d.From, To: d.To, Every: string(d.Every), Remarks: []string{}, Asks: []string{}}
		if got.review != nil {
			x.Lateness = string(got.review.Status(step.ID()).Lateness)
		}
		out.Steps[step.ID()] = x
	}
	for _, r := range got.p.Lint() {
		x, ok := out.Steps[r.Step]
		if !ok {
			out.Remarks = appendOnce(out.Remarks, string(r.Rule))
			continue
		}
		x.Remarks = appendOnce(x.Remarks, string(r.Rule))
		out.Steps[r.Step] = x
	}
	for _, a := range got.p.Asks() {
		x := out.Steps[a.Step]
		x.Asks = appendOnce(x.Asks, string(a.Field))
		out.Steps[a.Step] = x
	}
	return out
}

func appendOnce(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// Compare compares what is expected with what came out.
func (g goldenPlan) Compare(want expectedActions, got triedPlan, within golden.Tolerances) (expectedActions, []golden.Difference) {
	c, top, out, all := &comparison{within: within}, govmaturity.Path{}, want, g.Everything(got)
	c.begin(top.Key("remarks"), "the plan", "")
	out.Remarks, out.Steps = c.ids("remarks", want.Remarks, all.Remarks), nil
	for _, id := range g.steps() {
		w, ok := want.Steps[id]
		if !ok {
			continue
		}
		x := all.Steps[id]
		c.begin(top.Key("steps").Key(id), "the step "+id, why(got.p, id))
		if out.Steps == nil {
			out.Steps = map[string]expectedAction{}
		}
		out.Steps[id] = expectedAction{
			c.word("owner", w.Owner, x.Owner), c.word("commitment", w.Commitment, x.Commitment), c.word("kind", w.Kind, x.Kind), c.word("from", w.From, x.From),
			c.word("to", w.To, x.To), c.word("every", w.Every, x.Every), c.word("lateness", w.Lateness, x.Lateness), c.ids("remarks", w.Remarks, x.Remarks), c.ids("asks", w.Asks, x.Asks),
		}
	}
	return out, c.differs
}

// why says what the deadline of a step was read from, and what is remarked on it.
func why(p *actionplan.Plan, id string) string {
	d := p.Step(id).Deadline()
	lines := []string{fmt.Sprintf("the deadline %q: %s", d.Text, meaning(d))}
	for _, r := range p.Lint() {
		if r.Step == id {
			lines = append(lines, string(r.Rule)+": "+r.Problem.Message())
		}
	}
	return strings.Join(lines, "\n")
}

// Write writes expectations as YAML.
func (g goldenPlan) Write(b *bytes.Buffer, want expectedActions, _ triedPlan, indent string) {
	if want.Remarks != nil {
		fmt.Fprintf(b, "%sremarks: %s\n", indent, idList(want.Remarks))
	}
	if len(want.Steps) > 0 {
		b.WriteString(indent + "steps:\n")
	}
	for _, id := range g.steps() { // in the order of the document
		if w, ok := want.Steps[id]; ok {
			fmt.Fprintf(b, "%s  %s: %s\n", indent, golden.YAML(id), inline("owner", w.Owner, "commitment", w.Commitment, "kind", w.Kind, "from", w.From, "to", w.To,
				"every", w.Every, "lateness", w.Lateness, "remarks", w.Remarks, "asks", w.Asks))
		}
	}
}

// Places adds each step that has an end.
func (g goldenPlan) Places(r *golden.Reach) {
	for step := range g.p.Steps() {
		if step.Deadline().To != "" {
			r.Add("step", step.ID(), "is overdue")
		}
	}
}

// Mark notes the steps that are overdue.
func (g goldenPlan) Mark(r *golden.Reach, got triedPlan) {
	if got.review == nil {
		return
	}
	for _, id := range g.steps() {
		if got.review.Status(id).Lateness == actionplan.LatenessOverdue {
			r.Hit("step", id, "is overdue")
		}
	}
}
