package actionplantest

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestScheduleGolden(t *testing.T) {
	RunScheduleGolden(t, scheduled(t, portal(t)), nil, "testdata/golden/schedule.yaml", ReachAll())
}

func TestPriorityGolden(t *testing.T) {
	RunPriorityGolden(t, prioritised(t, whatFirst(t)), "testdata/golden/priorities.yaml", ReachAll())
}

func TestPlanGolden(t *testing.T) {
	RunPlanGolden(t, planned(t, ministry(t)), "testdata/golden/plan.yaml", ReachAll())
}

// goldenCase is a file with one case.
func goldenCase(given, want string) fstest.MapFS {
	text := "format: govmaturity/golden/1\ncases:\n  - name: A case\n    given: " + given + "\n    " + want + "\n"
	return fstest.MapFS{"a.yaml": {Data: []byte(text)}}
}

// What differs is said line by line, with what is there and why; and what is asked
// wrongly is said at its place.
func TestGoldenDiffers(t *testing.T) {
	plan, first, actions := scheduled(t, portal(t)), prioritised(t, whatFirst(t)), planned(t, ministry(t))
	for _, test := range []struct {
		of, given, want string
		says            []string
	}{
		{"schedule", "{}", "expect: {finish: 2026-05-18}", []string{"a.yaml:5", "the end: expected finish 2026-05-18, got 2026-05-19T17:00"}},
		{"schedule", "{}", "expect: {tasks: {law: {start: 2026-03-03, float: 1, critical: \"no\"}}}", []string{
			"expected start 2026-03-03, got 2026-03-02T08:00", "expected float 1, got 0", "expected critical no, got yes", "nothing begins before the start of the plan",
		}},
		{"schedule", "{}", "expect: {tasks: {laws: {float: 1}}}", []string{"expect.tasks.laws", `did you mean "law"`}},
		{"schedule", "{durations: {laws: 1}}", "expect: {finish: 2026-05-18}", []string{"durations.laws"}},
		{"schedule", "{capacities: {developer: 1}}", "expect: {finish: 2026-05-18}", []string{"capacities.developer"}},
		{"schedule", "{start: 2026-02-30}", "expect: {finish: 2026-05-18}", []string{"start"}},
		{"priority", "{}", "expect: {orders: {sum: {first: [law], ranks: {law: 1}, scores: {law: 0.7}}}}", []string{
			"the order by sum: expected first law, got training", "expected law 1, got 2", "expected law 0.7, got 0.63294",
		}},
		{"priority", "{}", "expect: {chosen: [law], worth: 1}", []string{"what is chosen: expected", "cloud, law, register, training", "got 2.146765"}},
		{"priority", "{}", "expect: {orders: {sums: {first: [law]}}}", []string{`did you mean "sum"`}},
		{"priority", "{}", "expect: {orders: {sum: {first: [laws]}}, chosen: [porta]}", []string{`did you mean "law"`, `did you mean "portal"`}},
		{"priority", "{weights: {worth: 1}}", "expect: {chosen: [law]}", []string{"weights.worth"}},
		{"priority", "{weights: {value: 0, feasibility: 0, months: 0}}", "expect: {chosen: [law]}", []string{"all weights are 0"}},
		{"plan", "{date: 2029-01-01}", "expect: {remarks: [next-review], steps: {portal: {owner: finance, to: 2028-12-31, lateness: due, asks: [owner]}}}", []string{
			"expected remarks next-review, got none", "expected owner finance, got it", "expected to 2028-12-31, got 2028-11-30", "expected lateness due, got overdue", "By fall 2028",
		}},
		{"plan", "{}", "expect: {steps: {portals: {owner: it}}}", []string{"expect.steps.portals", `did you mean "portal"`}},
		{"plan", "{owners: {portals: it}}", "expect: {steps: {portal: {owner: it}}}", []string{"owners.portals"}},
		{"plan", "{date: 2029-02-30}", "expect: {steps: {portal: {owner: it}}}", []string{"date"}},
	} {
		fsys, err := goldenCase(test.given, test.want), error(nil)
		switch test.of {
		case "schedule":
			_, err = CheckScheduleGolden(plan, nil, fsys, "*.yaml")
		case "plan":
			_, err = CheckPlanGolden(actions, fsys, "*.yaml")
		default:
			_, err = CheckPriorityGolden(first, fsys, "*.yaml")
		}
		if err == nil {
			t.Errorf("%s, %s: nothing differs", test.given, test.want)
			continue
		}
		for _, want := range test.says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s, %s: missing %q in\n%v", test.given, test.want, want, err)
			}
		}
	}
}

// A plan without dates counts from its start; and what no case reaches is returned.
func TestGoldenReach(t *testing.T) {
	s := scheduled(t, `format: govmaturity/schedule/1
id: months
unit: months
resources: [{id: lawyers}]
tasks:
  - {id: law, duration: 3, needs: [{resource: lawyers}]}
  - {id: register, duration: 6, after: [{task: law}]}
`)
	missed, err := CheckScheduleGolden(s, nil, goldenCase("{}", "expect: {finish: \"9\", tasks: {register: {start: \"3\", float: 0}}}"), "*.yaml")
	if err != nil || len(missed) != 1 || missed[0].At != "lawyers" {
		t.Errorf("%v, %v", missed, err)
	}
	if _, err = CheckScheduleGolden(nil, nil, nil, ""); err == nil {
		t.Error("no schedule, and no error")
	}
	if _, err = CheckPriorityGolden(nil, nil, ""); err == nil {
		t.Error("no priorities, and no error")
	}
	if _, err = CheckPlanGolden(nil, nil, ""); err == nil {
		t.Error("no plan, and no error")
	}
	missed, err = CheckPlanGolden(planned(t, ministry(t)), goldenCase("{date: 2028-01-01}", "expect: {steps: {portal: {lateness: not-due}}}"), "*.yaml")
	if err != nil || len(missed) != 2 || missed[0].At != "portal" || missed[1].At != "portal-all" {
		t.Errorf("%v, %v", missed, err)
	}
}
