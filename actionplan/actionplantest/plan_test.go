package actionplantest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/catalog"
	"github.com/govmaturity/govmaturity/actionplan/iati"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/actionplan/table"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	frameworks "github.com/govmaturity/govmaturity/maturity/catalog"
)

// ministry is a plan that uses much and keeps all laws.
func ministry(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func planned(t testing.TB, text string) *actionplan.Plan {
	t.Helper()
	p, err := actionplan.Read("plan.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const visionText = `
format: govmaturity/vision/1
id: vision-2035
title: Digital country
goals: [{id: services, title: Services for all, targets: ["16.6"]}]
priorities: [{id: one-door, title: One door, term: short, goals: [services]}, {id: academy, title: An academy, term: long}]
targets: [{id: "16.6"}]
`

const unitText = `
format: govmaturity/competency-framework/1
id: digital-unit
edition: "2026"
title: A digital unit
standing: illustrative
scales: [{id: proficiency, levels: [{id: basic, rank: 1, title: Basic}, {id: working, rank: 2, title: Working}, {id: expert, rank: 3, title: Expert}]}]
competencies: [{id: data, title: Data use, scale: proficiency}]
`

const reviewText = `
format: govmaturity/plan-review/1
plan: digital-2030
edition: "2026"
date: 2027-03-31
by: secretary
steps:
  - {step: portal-design, status: completed, progress: 1, finished: 2026-12-01, evidence: [Minutes]}
  - {step: portal-build, status: limited-progress, progress: 0.3, started: 2027-01}
  - {step: portal-all, status: not-started}
  - {step: training, status: limited-progress}
  - {step: helpdesk, status: unknown}
`

// must returns what cannot fail.
func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

// beside are the documents around the plan but for its reviews, made once.
var beside = sync.OnceValue(func() PlanDocuments {
	fw := must(frameworks.Load("un-nine-pillars"))
	score := func(level string) *maturity.Scorecard {
		answers := map[string]string{}
		for i, x := range fw.Indicators() {
			answers[x.ID()] = "online-presence"
			if i%3 == 0 {
				answers[x.ID()] = level
			}
		}
		data := must(json.Marshal(map[string]any{"format": "govmaturity/assessment/1", "framework": fw.ID(), "edition": fw.Edition(), "subject": "ministry", "answers": answers}))
		return must(fw.Score(must(fw.ReadAssessment("a.json", data))))
	}
	before, after := score("transactional"), score("connected")
	return PlanDocuments{
		Frameworks:   []*maturity.Framework{fw},
		Competencies: []*competency.Framework{must(competency.ReadFramework("unit.yaml", []byte(unitText)))},
		Visions:      []*actionplan.Vision{must(actionplan.ReadVision("vision.yaml", []byte(visionText)))},
		Indicators:   []*kpi.Set{must(kpi.Read("indicators.yaml", must(os.ReadFile("testdata/indicators.yaml"))))},
		Needs:        actionplan.NeedsOfGaps(must(before.Gaps(maturity.TargetLevel("connected"))))[:5],
		Templates:    must(catalog.Load("un-nine-pillars-steps")),
		Before:       before, After: after,
	}
})

// documents are what stand around a plan, with a review of it.
func documents(t testing.TB, p *actionplan.Plan, review string) PlanDocuments {
	t.Helper()
	out := beside()
	r, err := p.ReadReview("review.yaml", []byte(review))
	if err != nil {
		t.Fatal(err)
	}
	out.Reviews = []*actionplan.Review{r}
	return out
}

func TestPlanWellMade(t *testing.T) {
	p := planned(t, ministry(t))
	RunPlan(t, p, documents(t, p, reviewText))
	all := documents(t, p, reviewText)
	all.Draft = must(actionplan.Draft(all.Needs, all.Templates, actionplan.DraftOptions{}))
	if err := CheckPlan(p, all, WithSeed(2), WithSamples(long.Count(2, 60))); err != nil {
		t.Error(err)
	}
	if err := CheckPlan(p, PlanDocuments{}, WithSamples(8)); err != nil { // without anything around it
		t.Error(err)
	}
	if err := planKit().Validate(); err != nil {
		t.Error(err)
	}
}

// documentLaws is how many of the laws a document can break: the first ones.
const documentLaws = 17

// documentReport is what the laws say that a document can break; in long runs, what all
// say.
func documentReport(t *testing.T, p *actionplan.Plan, with PlanDocuments) Report {
	t.Helper()
	s, err := newPlanSubject(p, with, newPlanEngine(), []Option{WithSamples(1)})
	if err != nil {
		t.Fatal(err)
	}
	kit := planKit()
	if !long.Enabled() {
		kit = kit[:documentLaws]
	}
	report, err := kit.Check(s, laws.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// Each law that a document can break is shown to catch something: one change to the
// plan, so that exactly that law is reported, and at one part.
func TestPlanLawsCatch(t *testing.T) {
	t.Parallel()
	type catch struct{ law, at, was, is, says string }
	tests := []catch{
		{"owners-said", "training", "owner: secretary\nnext", "next", "nobody"},
		{"doers-said", "portal-all", "register\n    responsible: [it]\n", "register\n", "nobody"},
		{"deadlines-said", "portal-all", "    deadline: by fiscal year 2029-30\n", "", "nothing"},
		{"deadlines-said", "helpdesk", "    milestones: [{id: hundred, title: A hundred questions answered, deadline: by summer 2027}]\n", "", "no milestones"},
		{"gaps-cited", "helpdesk", "    answers: [{kind: sdg-target, id: \"16.6\"}]\n", "", "nothing"},
		{"answers-exist", "portal", "id: systems-thinking-integration, from: transactional", "id: systems-thinking, from: transactional", "no node systems-thinking of un-nine-pillars 2020"},
		{"answers-exist", "portal", `edition: "2020", id: systems-thinking-integration, from: transactional`, `edition: "2018", id: systems-thinking-integration, from: transactional`, "2018"},
		{"answers-exist", "portal-all", "to: transformative", "to: transforming", "no level transforming"},
		{"answers-exist", "training", "id: data, from: working, to: expert", "id: data, from: working, to: master", "no level master"},
		{"answers-exist", "training", "{kind: goal, id: academy}", "{kind: goal, id: academy}, {kind: goal, id: academies}", "no vision with the goal academies"},
		{"answers-exist", "helpdesk", `id: "16.6"`, `id: "16.7"`, "no vision with the sdg-target 16.7"},
		{"indicators-exist", "portal-all", "indicator: days", "indicator: hours", "no hours in the list digital-strategy"},
		{"goals-answered", "academy", ", {kind: goal, id: academy}", "", "no step that answers academy"},
		{"levels-in-order", "portal-all", "start: \"2029\"\n    deadline: by fiscal year 2029-30\n    after: [portal]\n", "deadline: by fall 2028\n", "does not wait for portal"},
		{"levels-in-order", "portal-all", "from: connected, to: transformative", "from: transformative, to: transformative", "from transformative to transformative"},
		{"names-apart", "portal-build", "{en: Build the portal, fr", "{en: Design the  Portal, fr", "the name of portal-design"},
		{"names-apart", "academy", "name: Academy of officials", "name: agencies", "the name of agencies"},
		{"names-apart", "skills", "title: Officials who can use data", "title: One door to all services", "the name of one-door"},
		{"parts-within-whole", "portal-build", "{en: By June 2027 and by December 2027, fr: D'ici juin 2027 et d'ici décembre 2027}", "2029-05", "due by 2029-05-31"},
		{"parts-within-whole", "portal-design", "start: 2026-07", "start: 2026-05", "begins by 2026-05-31"},
		{"waits-first", "portal-build", "    deadline: 2026-12\n", "    deadline: 2028-03\n", "due by 2027-12-31"},
		{"milestones-within", "portal", "deadline: Q4 2026", "deadline: Q4 2029", "the milestone beta not before 2029-10-01"},
		{"milestones-within", "helpdesk", "by summer 2027", "by fall 2026", "the milestone hundred by 2026-11-30"},
		{"within-horizon", "portal-all", "by fiscal year 2029-30", "by 2032", "due from 2032-01-01"},
		{"amounts-covered", "portal", "needed: 4,", "needed: 5,", "4 are available"},
		{"parties-used", "press", "parties:\n", "parties:\n  - {id: press, name: Press office}\n", "nothing that it is named for"},
		{"commitments-used", "law", "commitments:\n", "commitments:\n  - {id: law, title: A law on data}\n", "no step"},
		{"reviews-clear", "portal-design", ", evidence: [Minutes]", "", "nothing shows it"},
		{"reviews-clear", "training", "  - {step: training, status: limited-progress}\n", "", "nobody looked at training"},
	}
	for _, test := range tests {
		t.Run(test.law, func(t *testing.T) {
			text, review := ministry(t), reviewText
			of := &text
			if test.law == "reviews-clear" {
				of = &review
			}
			base := *of
			if *of = strings.Replace(base, test.was, test.is, 1); *of == base {
				t.Fatal("nothing was changed")
			}
			p := planned(t, text)
			with := documents(t, p, review)
			with.Needs, with.Templates = nil, nil // drafts are made of the answers
			onlyAt(t, documentReport(t, p, with), test.law, test.at, test.says)
		})
	}
	for _, law := range PlanLaws()[:documentLaws] {
		if !slices.ContainsFunc(tests, func(b catch) bool { return b.law == law.Name }) {
			t.Errorf("no document shows that the law %s catches anything", law.Name)
		}
	}
}

// planStandIn is a broken function in the place of one of the library.
type planStandIn struct {
	law, reason string
	engine      func(*planEngine)
}

// redrafted changes the plan of each draft.
func redrafted(e *planEngine, change func(*actionplan.PlanSpec, []actionplan.Need)) {
	draft := e.draft
	e.draft = func(needs []actionplan.Need, t *actionplan.Templates, o actionplan.DraftOptions) (*actionplan.Drafted, error) {
		d, err := draft(needs, t, o)
		if err != nil {
			return nil, err
		}
		spec := d.Plan.Spec()
		change(spec, needs)
		d.Plan, err = actionplan.Compile(spec)
		return d, err
	}
}

func changedPlan(p *actionplan.Plan, change func(*actionplan.PlanSpec)) (*actionplan.Plan, error) {
	spec := p.Spec()
	change(spec)
	return actionplan.Compile(spec)
}

func planStandIns(t testing.TB) []planStandIn {
	return slices.Concat(planStandInsOfSteps(t), planStandInsOfSchedules(), planStandInsOfDrafts(), planStandInsOfChanges(), planStandInsOfReviews(), planStandInsOfPaper())
}

func planStandInsOfSteps(t testing.TB) []planStandIn {
	hash := planned(t, ministry(t)).Hash()
	remark := func(step string) actionplan.Remark {
		return actionplan.Remark{Rule: actionplan.LintRuleDeadline, Step: step}
	}
	return []planStandIn{
		{"references-resolve", "a reader that takes anybody", func(e *planEngine) {
			compile := e.compile
			e.compile = func(spec *actionplan.PlanSpec) (*actionplan.Plan, error) {
				references(spec, func(r reference) { *r.id = strings.TrimPrefix(*r.id, "nobody.nothing.") })
				return compile(spec)
			}
		}},
		{"owner-nearest", "the owner of the plan before that of the commitment", func(e *planEngine) {
			owner := e.owner
			e.owner = func(s actionplan.Step) string {
				if o := owner(s); o != "finance" {
					return o
				}
				return "secretary"
			}
		}},
		{"deadlines-alike", "a deadline without what was written", func(e *planEngine) {
			deadline := e.deadline
			e.deadline = func(s actionplan.Step) actionplan.Deadline {
				d := deadline(s)
				d.Text = ""
				return d
			}
		}},
		{"asks-what-is-open", "nobody asks who resists", func(e *planEngine) {
			asks := e.asks
			e.asks = func(p *actionplan.Plan) []actionplan.Ask {
				return slices.DeleteFunc(asks(p), func(a actionplan.Ask) bool { return a.Field == actionplan.AskFieldBarriers })
			}
		}},
		{"order", "a remark on whichever step comes first", func(e *planEngine) {
			lint := e.lint
			e.lint = func(p *actionplan.Plan) []actionplan.Remark {
				return append(lint(p), remark(p.Spec().Steps[0].ID))
			}
		}},
		{"same-again", "one more remark each time", func(e *planEngine) {
			lint, calls := e.lint, 0
			e.lint = func(p *actionplan.Plan) []actionplan.Remark {
				if p.Hash() != hash {
					return lint(p) // in another order it is not the same document
				}
				if calls++; calls > 2 {
					return append(lint(p), remark("portal"))
				}
				return lint(p)
			}
		}},
	}
}

func planStandInsOfSchedules() []planStandIn {
	return []planStandIn{
		{"tasks-keep-plan", "tasks that nobody needs to finish", func(e *planEngine) {
			tasks := e.tasks
			e.tasks = func(p *actionplan.Plan) *schedule.ScheduleSpec {
				spec := tasks(p)
				spec.Tasks[0].Constraints = nil
				return spec
			}
		}},
		{"tasks-keep-plan", "a day for each task, which nobody has said", func(e *planEngine) {
			tasks, day := e.tasks, 1.0
			e.tasks = func(p *actionplan.Plan) *schedule.ScheduleSpec {
				spec := tasks(p)
				spec.Tasks[1].Duration = &day
				return spec
			}
		}},
		{"dated-keeps-plan", "computed dates in the place of those of the plan", func(e *planEngine) {
			e.dated = func(p *actionplan.Plan, s *schedule.Plan) (*actionplan.Plan, error) {
				return changedPlan(p, func(spec *actionplan.PlanSpec) {
					for i := range spec.Steps {
						spec.Steps[i].Start, spec.Steps[i].Deadline = nil, govmaturity.English(s.Task(spec.Steps[i].ID).Finish().Date())
					}
				})
			}
		}},
	}
}

func planStandInsOfDrafts() []planStandIn {
	return []planStandIn{
		{"draft-cites-gaps", "a step that answers nothing", func(e *planEngine) {
			redrafted(e, func(spec *actionplan.PlanSpec, _ []actionplan.Need) { spec.Steps[0].Answers = nil })
		}},
		{"draft-cites-gaps", "a gap that nobody found", func(e *planEngine) {
			redrafted(e, func(spec *actionplan.PlanSpec, _ []actionplan.Need) {
				last := &spec.Steps[len(spec.Steps)-1]
				last.Answers = append(last.Answers, actionplan.AnswerSpec{Kind: actionplan.AnswerKindRisk, Document: "context", ID: "flood"})
			})
		}},
		{"draft-levels-in-order", "steps that wait for nothing", func(e *planEngine) {
			redrafted(e, func(spec *actionplan.PlanSpec, _ []actionplan.Need) {
				for i := range spec.Steps {
					spec.Steps[i].After = nil
				}
			})
		}},
		{"draft-invents-nothing", "a date that nobody set", func(e *planEngine) {
			redrafted(e, func(spec *actionplan.PlanSpec, _ []actionplan.Need) {
				spec.Steps[0].Deadline = govmaturity.English("2030")
			})
		}},
		{"draft-invents-nothing", "somebody who was not asked", func(e *planEngine) {
			redrafted(e, func(spec *actionplan.PlanSpec, _ []actionplan.Need) {
				spec.Parties = []actionplan.PartySpec{{ID: "it", Name: govmaturity.English("IT")}}
			})
		}},
		{"draft-invents-nothing", "an amount in words", func(e *planEngine) {
			redrafted(e, func(spec *actionplan.PlanSpec, _ []actionplan.Need) {
				spec.Steps[0].Title = govmaturity.English("Spend 1,250,000 euros")
			})
		}},
		{"draft-order", "whichever need comes first gives the title", func(e *planEngine) {
			redrafted(e, func(spec *actionplan.PlanSpec, needs []actionplan.Need) { spec.Title = needs[0].Title })
		}},
		{"draft-explained", "an explanation that names no needs", func(e *planEngine) {
			explain := e.explainDraft
			e.explainDraft = func(d *actionplan.Drafted, step string) govmaturity.Finding {
				f := explain(d, step)
				f.Reasons = slices.DeleteFunc(f.Reasons, func(r govmaturity.Reason) bool { return r.Kind == holds })
				return f
			}
		}},
	}
}

func planStandInsOfChanges() []planStandIn {
	return []planStandIn{
		{"snapshot-kept", "a reader that does not look at the hash", func(e *planEngine) {
			e.readSnapshot = func(_ string, data []byte) (*actionplan.Plan, error) {
				var s actionplan.SnapshotSpec
				if err := json.Unmarshal(data, &s); err != nil {
					return nil, err
				}
				return actionplan.Compile(&s.Plan)
			}
		}},
		{"plan-unchanged", "one document for all", func(e *planEngine) {
			spec, handed := e.spec, map[*actionplan.Plan]*actionplan.PlanSpec{}
			e.spec = func(p *actionplan.Plan) *actionplan.PlanSpec {
				if handed[p] == nil {
					handed[p] = spec(p)
				}
				return handed[p]
			}
		}},
		{"diff-of-itself", "a change where there is none", func(e *planEngine) {
			diff := e.diff
			e.diff = func(a, b *actionplan.Plan) []actionplan.Change {
				if a.Hash() == b.Hash() {
					return []actionplan.Change{{Path: "note", Kind: actionplan.ChangeKindChanged}}
				}
				return diff(a, b)
			}
		}},
		{"diff-makes-second", "changes without the last", func(e *planEngine) {
			diff := e.diff
			e.diff = func(a, b *actionplan.Plan) []actionplan.Change {
				all := diff(a, b)
				return all[:max(0, len(all)-1)]
			}
		}},
	}
}

func planStandInsOfReviews() []planStandIn {
	return []planStandIn{
		{"rebaseline-alone", "a new plan with a new owner", func(e *planEngine) {
			rebaselined := e.rebaselined
			e.rebaselined = func(r *actionplan.Review) (*actionplan.Plan, error) {
				p, err := rebaselined(r)
				if err != nil || len(r.Spec().Rebaseline) == 0 {
					return p, err
				}
				return changedPlan(p, func(spec *actionplan.PlanSpec) { spec.Owner = "it" })
			}
		}},
		{"no-news-no-doubts", "a doubt for each step that has not begun", func(e *planEngine) {
			e.doubts = func(r *actionplan.Review) govmaturity.Problems {
				return govmaturity.Problems{{Code: govmaturity.CodeContradiction, Format: "nothing has begun"}}
			}
		}},
		{"late-after-deadline", "late on the last day", func(e *planEngine) {
			status := e.status
			e.status = func(r *actionplan.Review, step string) actionplan.StepStatus {
				s := status(r, step)
				if s.Lateness == actionplan.LatenessDue && r.Date() == s.Step.Deadline().To {
					s.Lateness = actionplan.LatenessOverdue
				}
				return s
			}
		}},
		{"steps-tallied", "what is not known has not begun", func(e *planEngine) {
			tally := e.tally
			e.tally = func(r *actionplan.Review) map[actionplan.Status]int {
				all := tally(r)
				all[actionplan.StatusNotStarted] += all[actionplan.StatusUnknown]
				delete(all, actionplan.StatusUnknown)
				return all
			}
		}},
		{"finished-plan-moves", "a node that is not seen to move", func(e *planEngine) {
			reassess := e.reassess
			e.reassess = func(r *actionplan.Review, before, after *maturity.Scorecard) (*actionplan.Reassessment, error) {
				out, err := reassess(r, before, after)
				if err == nil {
					out.Movements = out.Movements[1:]
				}
				return out, err
			}
		}},
	}
}

func planStandInsOfPaper() []planStandIn {
	return []planStandIn{
		{"document-round-trip", "a reader that refuses", func(e *planEngine) {
			e.read = func(string, []byte) (*actionplan.Plan, error) { return nil, errors.New("it cannot be read") }
		}},
		{"form-round-trip", "a form that loses the note", func(e *planEngine) {
			fromForm := e.fromForm
			e.fromForm = func(in *govmaturity.FormInput) (*actionplan.Plan, error) {
				p, err := fromForm(in)
				if err != nil {
					return nil, err
				}
				return changedPlan(p, func(spec *actionplan.PlanSpec) { spec.Note = nil })
			}
		}},
		{"table-round-trip", "a table that loses the second milestone", func(e *planEngine) {
			readTable := e.readTable
			e.readTable = func(data []byte, over *actionplan.Plan) (*table.Reading, error) {
				r, err := readTable(data, over)
				if err == nil {
					r.Plan, err = changedPlan(r.Plan, func(spec *actionplan.PlanSpec) { spec.Steps[0].Milestones = spec.Steps[0].Milestones[:1] })
				}
				return r, err
			}
		}},
		{"table-round-trip", "a table that does not say what it loses", func(e *planEngine) {
			writeTable := e.writeTable
			e.writeTable = func(p *actionplan.Plan) ([]byte, govmaturity.Problems) {
				data, lost := writeTable(p)
				return data, lost[1:]
			}
		}},
		{"calendar-once", "a calendar that has the first day", func(e *planEngine) {
			calendar := e.calendar
			e.calendar = func(p *actionplan.Plan) (string, govmaturity.Problems, error) {
				data, lost, err := calendar(p)
				return strings.ReplaceAll(data, "20281130", "20280901"), lost, err
			}
		}},
		{"iati-round-trip", "results that do not say what they lose", func(e *planEngine) {
			toIATI := e.toIATI
			e.toIATI = func(list *kpi.IndicatorsSpec, steps []actionplan.StepSpec) (*iati.File, govmaturity.Problems) {
				f, _ := toIATI(list, steps)
				return f, nil
			}
		}},
	}
}

// Each law that the library keeps is shown to notice one broken function, and no
// other law does.
func TestPlanLawsNotice(t *testing.T) {
	t.Parallel()
	p := planned(t, ministry(t))
	with, all := documents(t, p, reviewText), planStandIns(t)
	for _, test := range all {
		t.Run(test.law, func(t *testing.T) {
			e, with := newPlanEngine(), with
			test.engine(&e)
			if !strings.HasPrefix(test.law, "draft-") {
				with.Needs, with.Templates = nil, nil // drafts are made of the answers
			}
			report, err := inspectPlan(e, p, with, WithSamples(long.Count(1, 10)))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			only(t, report, test.law)
		})
	}
	for _, law := range PlanLaws()[documentLaws:] {
		if !slices.ContainsFunc(all, func(b planStandIn) bool { return b.law == law.Name }) {
			t.Errorf("nothing shows that the law %s notices anything", law.Name)
		}
	}
}

// A draft that was handed over is looked at as well, and so is a plan that is one.
func TestPlanDraftHandedOver(t *testing.T) {
	with := beside()
	with.Visions = nil
	d := must(actionplan.Draft(with.Needs, with.Templates, actionplan.DraftOptions{}))
	open := []Option{WithSamples(2)}
	for _, law := range []string{"owners-said", "doers-said", "deadlines-said"} {
		open = append(open, Waive(law, "A draft leaves it open."))
	}
	if err := CheckPlan(d.Plan, with, open...); err != nil {
		t.Error(err)
	}
	p := planned(t, ministry(t))
	for law, change := range map[string]func(*actionplan.PlanSpec){
		"draft-cites-gaps":      func(spec *actionplan.PlanSpec) { spec.Steps[0].Answers[0].ID = "nobody-found-it" },
		"draft-levels-in-order": func(spec *actionplan.PlanSpec) { slices.Reverse(spec.Steps) },
		"draft-invents-nothing": func(spec *actionplan.PlanSpec) { spec.Steps[0].Start = govmaturity.English("2027") },
	} {
		lying := *d
		lying.Plan = must(changedPlan(d.Plan, change))
		with.Draft = &lying
		report, err := InspectPlan(p, with, WithSamples(2))
		if err != nil {
			t.Fatal(err)
		}
		only(t, report, law)
	}
}

func TestPlanCannotBeChecked(t *testing.T) {
	p := planned(t, ministry(t))
	for _, c := range []struct {
		reason, want string
		p            *actionplan.Plan
		around       PlanDocuments
		opts         []Option
	}{
		{"no plan", "there is no plan", nil, PlanDocuments{}, nil},
		{"one scorecard", "give both, or none", p, PlanDocuments{Before: beside().Before}, nil},
		{"no such law", `did you mean "doers-said"?`, p, PlanDocuments{}, []Option{Waive("doer-said", "x")}},
		{"no such part", `did you mean "portal-all"?`, p, PlanDocuments{}, []Option{Waive("doers-said", "x", "portal-al")}},
	} {
		err := CheckPlan(c.p, c.around, c.opts...)
		var violations Violations
		if err == nil || errors.As(err, &violations) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.reason, err, c.want)
		}
	}
	text := strings.Replace(ministry(t), "register\n    responsible: [it]\n", "register\n", 1)
	if err := CheckPlan(planned(t, text), PlanDocuments{}, WithSamples(2), Waive("doers-said", "To be found.", "portal-all")); err != nil {
		t.Error(err)
	}
}

// What other documents have can be looked up as well.
func TestPlanDocumentsLookedUp(t *testing.T) {
	text := strings.Replace(ministry(t), `{kind: sdg-target, id: "16.6"}`, `{kind: sdg-target, id: "16.6"}, {kind: bottleneck, document: context, id: budget}`, 1)
	p := planned(t, text)
	has := func(kind, document, edition, id string) bool {
		return fmt.Sprint(kind, document, edition, id) == "bottleneckcontextbudget"
	}
	if err := CheckPlan(p, beside(), WithSamples(2), WithDocuments(has)); err != nil {
		t.Error(err)
	}
	report, err := InspectPlan(p, beside(), WithSamples(2), WithDocuments(func(string, string, string, string) bool { return false }))
	if err != nil {
		t.Fatal(err)
	}
	onlyAt(t, report, "answers-exist", "helpdesk", "no bottleneck budget of context")
}
