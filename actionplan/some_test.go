package actionplan_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/maturity"
)

// Nothing panics on what nobody has compiled: nil, or the zero value.
func TestNothingIsNoPanic(t *testing.T) {
	try := func(name string, f func()) {
		defer func() {
			if r := recover(); r != nil {
				t.Errorf("%s: %v", name, r)
			}
		}()
		f()
	}
	calls := 0
	for _, v := range []any{
		(*actionplan.Plan)(nil), &actionplan.Plan{}, (*actionplan.Review)(nil), &actionplan.Review{}, (*actionplan.Cycle)(nil), &actionplan.Cycle{},
		(*actionplan.Vision)(nil), &actionplan.Vision{}, (*actionplan.Templates)(nil), &actionplan.Templates{}, (*actionplan.Drafted)(nil), &actionplan.Drafted{},
		(*actionplan.Reassessment)(nil), &actionplan.Reassessment{}, actionplan.Step{}, actionplan.Deadline{}, actionplan.Need{}, actionplan.NeedLeftOut{},
		actionplan.Ask{}, actionplan.Remark{}, actionplan.CycleStatus{}, actionplan.SignpostSpec{}, actionplan.Prompt{}, actionplan.LintRule("x"), actionplan.CycleVersion("x"), actionplan.CycleStep("x"),
	} {
		x := reflect.ValueOf(v)
		for i := range x.NumMethod() {
			m := x.Method(i)
			var in []reflect.Value
			for k := range m.Type().NumIn() {
				if !m.Type().IsVariadic() || k < m.Type().NumIn()-1 {
					in = append(in, reflect.Zero(m.Type().In(k)))
				}
			}
			calls++
			try(fmt.Sprintf("%T %v", v, x.Type().Method(i).Name), func() { m.Call(in) })
		}
	}
	if calls < 100 {
		t.Errorf("%d calls", calls)
	}
	var plan *actionplan.Plan
	var vision *actionplan.Vision
	for name, f := range map[string]func(){
		"the steps of no plan":  func() { plan.Steps()(func(actionplan.Step) bool { return true }) },
		"a comparison of none":  func() { actionplan.Diff(nil, nil) },
		"needs of no vision":    func() { actionplan.NeedsOfVision(nil) },
		"needs of no situation": func() { actionplan.NeedsOfSituation(nil) },
		"needs of no map":       func() { actionplan.NeedsOfEngagement(nil) },
		"remarks on no list":    func() { actionplan.LintIndicators(nil) },
		"a plan of no schedule": func() { actionplan.OfSchedule(nil, nil) },
		"a draft over no plan": func() {
			_, _ = actionplan.Draft(nil, &actionplan.Templates{}, actionplan.DraftOptions{Earlier: &actionplan.Plan{}})
		},
		"no visions":             func() { _ = plan.CheckVision(nil, vision) },
		"no lists":               func() { _ = plan.CheckIndicators(nil) },
		"no plans":               func() { vision.Unanswered(nil, plan) },
		"the status of no cycle": func() { _, _ = (&actionplan.Cycle{}).Status("2027") },
		"no scorecards":          func() { _, _ = (&actionplan.Review{}).Reassess(nil, &maturity.Scorecard{}) },
	} {
		try(name, f)
	}
}
