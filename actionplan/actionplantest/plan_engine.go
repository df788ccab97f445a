package actionplantest

import (
	"strings"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/iati"
	"github.com/govmaturity/govmaturity/actionplan/ical"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/actionplan/table"
	"github.com/govmaturity/govmaturity/maturity"
)

// planEngine is what the laws see of package actionplan and of those that carry plans
// elsewhere. It keeps some laws by itself, whatever the document; tests then put a
// broken function in its place, to show that the law would notice.
type planEngine struct {
	compile      func(*actionplan.PlanSpec) (*actionplan.Plan, error)
	read         func(name string, data []byte) (*actionplan.Plan, error)
	fromForm     func(*govmaturity.FormInput) (*actionplan.Plan, error)
	spec         func(*actionplan.Plan) *actionplan.PlanSpec
	owner        func(actionplan.Step) string
	deadline     func(actionplan.Step) actionplan.Deadline
	draft        func([]actionplan.Need, *actionplan.Templates, actionplan.DraftOptions) (*actionplan.Drafted, error)
	explainDraft func(d *actionplan.Drafted, step string) govmaturity.Finding
	asks         func(*actionplan.Plan) []actionplan.Ask
	lint         func(*actionplan.Plan) []actionplan.Remark
	snapshot     func(p *actionplan.Plan, day string) (*actionplan.SnapshotSpec, error)
	readSnapshot func(name string, data []byte) (*actionplan.Plan, error)
	diff         func(before, after *actionplan.Plan) []actionplan.Change
	apply        func(*actionplan.Plan, []actionplan.Change) (*actionplan.Plan, error)
	review       func(*actionplan.Plan, *actionplan.ReviewSpec) (*actionplan.Review, error)
	doubts       func(*actionplan.Review) govmaturity.Problems
	status       func(r *actionplan.Review, step string) actionplan.StepStatus
	tally        func(*actionplan.Review) map[actionplan.Status]int
	rebaselined  func(*actionplan.Review) (*actionplan.Plan, error)
	reassess     func(r *actionplan.Review, before, after *maturity.Scorecard) (*actionplan.Reassessment, error)
	tasks        func(*actionplan.Plan) *schedule.ScheduleSpec
	dated        func(*actionplan.Plan, *schedule.Plan) (*actionplan.Plan, error)
	calendar     func(*actionplan.Plan) (string, govmaturity.Problems, error)
	writeTable   func(*actionplan.Plan) ([]byte, govmaturity.Problems)
	readTable    func(data []byte, over *actionplan.Plan) (*table.Reading, error)
	toIATI       func(*kpi.IndicatorsSpec, []actionplan.StepSpec) (*iati.File, govmaturity.Problems)
	ofIATI       func(data []byte, list string) ([]actionplan.StepSpec, error)
}

func newPlanEngine() planEngine {
	return planEngine{
		compile: actionplan.Compile,
		read:    actionplan.Read,
		fromForm: func(in *govmaturity.FormInput) (*actionplan.Plan, error) {
			if err := in.Err(); err != nil {
				return nil, err
			}
			return actionplan.Read("", in.Document)
		},
		spec:         (*actionplan.Plan).Spec,
		owner:        actionplan.Step.Owner,
		deadline:     actionplan.Step.Deadline,
		draft:        actionplan.Draft,
		explainDraft: func(d *actionplan.Drafted, step string) govmaturity.Finding { return d.Explain(step) },
		asks:         (*actionplan.Plan).Asks,
		lint:         (*actionplan.Plan).Lint,
		snapshot: func(p *actionplan.Plan, day string) (*actionplan.SnapshotSpec, error) {
			return p.Snapshot(day, nil)
		},
		readSnapshot: func(name string, data []byte) (*actionplan.Plan, error) {
			_, p, err := actionplan.ReadSnapshot(name, data)
			return p, err
		},
		diff:        actionplan.Diff,
		apply:       (*actionplan.Plan).Apply,
		review:      (*actionplan.Plan).Review,
		doubts:      (*actionplan.Review).Doubts,
		status:      (*actionplan.Review).Status,
		tally:       (*actionplan.Review).Tally,
		rebaselined: (*actionplan.Review).Rebaselined,
		reassess:    (*actionplan.Review).Reassess,
		tasks:       (*actionplan.Plan).Tasks,
		dated:       (*actionplan.Plan).Dated,
		calendar: func(p *actionplan.Plan) (string, govmaturity.Problems, error) {
			var b strings.Builder
			lost, err := ical.Write(&b, p, ical.Options{Stamp: time.Unix(0, 0).UTC()})
			return b.String(), lost, err
		},
		writeTable: func(p *actionplan.Plan) ([]byte, govmaturity.Problems) {
			return table.Write(p, nil)
		},
		readTable: func(data []byte, over *actionplan.Plan) (*table.Reading, error) {
			return table.Read("plan.csv", data, over, nil)
		},
		toIATI: func(list *kpi.IndicatorsSpec, steps []actionplan.StepSpec) (*iati.File, govmaturity.Problems) {
			return iati.New(iati.Head{ID: "XX-1"}, list, nil, steps)
		},
		ofIATI: func(data []byte, list string) ([]actionplan.StepSpec, error) {
			f, err := iati.Read("results.xml", data)
			if err != nil || len(f.Activities) != 1 {
				return nil, err
			}
			return f.Activities[0].Reading(iati.Options{ID: list}).Steps, nil
		},
	}
}
