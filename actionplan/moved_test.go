package actionplan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/maturity"
	frameworks "github.com/govmaturity/govmaturity/maturity/catalog"
)

// reviewed is a review in which the steps named are completed.
func reviewed(t testing.TB, p *actionplan.Plan, completed func(s actionplan.Step) bool) *actionplan.Review {
	t.Helper()
	spec := &actionplan.ReviewSpec{Format: actionplan.ReviewFormat, Plan: p.ID(), Date: "2027-12-31"}
	for s := range p.Steps() {
		if completed(s) {
			spec.Steps = append(spec.Steps, actionplan.StepReviewSpec{Step: s.ID(), Status: actionplan.StatusCompleted, Finished: "2027-06", Evidence: []string{"report"}})
		}
	}
	r, err := p.Review(spec)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func reassess(t testing.TB, r *actionplan.Review, before, after *maturity.Scorecard) *actionplan.Reassessment {
	t.Helper()
	out, err := r.Reassess(before, after)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// When all of a plan is done and the levels are reached, each node that the plan is for
// has moved, and nothing is left to draft.
func TestFinishedPlanMovesItsNodes(t *testing.T) {
	before, after := scored(t, 0, 1), scored(t, 2)
	d := draft(t, gaps(t, before, "connected"), actionplan.DraftOptions{ID: "digital"})
	r := reassess(t, reviewed(t, d.Plan, func(actionplan.Step) bool { return true }), before, after)
	if len(r.Movements) != 9 || len(r.Elsewhere) != 0 {
		t.Errorf("%d movements, %d elsewhere", len(r.Movements), len(r.Elsewhere))
	}
	for _, m := range r.Movements {
		if m.Kind != actionplan.MovementKindMoved || m.Levels < 1 || len(m.Steps) == 0 || m.After.ID() != "connected" {
			t.Errorf("%+v", m)
		}
		for _, s := range m.Steps {
			if !s.Finished || !s.Reached {
				t.Errorf("%s: %+v", m.Node, s)
			}
		}
	}
	if left := gaps(t, after, "connected"); len(left) != 0 {
		t.Errorf("%d needs are left", len(left))
	}
}

// Each case of a movement is told apart.
func TestMovements(t *testing.T) {
	// By node, in the framework's order: before, after.
	before := scored(t, 0, 0, 0, 0, 0, 2, 0, -1, 0)
	after := scored(t, 1, 1, 1, 0, 0, 1, 1, 1, 0)
	_, ids := pillars(t)
	step := func(id, node string) string {
		return fmt.Sprintf("{id: %s, title: T, answers: [{kind: node, document: un-nine-pillars, edition: '2020', id: %s, from: online-presence, to: transactional}]}", id, node)
	}
	p := read(t, "{format: govmaturity/action-plan/1, id: digital, steps: ["+strings.Join([]string{
		step("done-0", ids[0]), step("open-1", ids[1]), step("done-3", ids[3]), step("open-4", ids[4]), step("done-5", ids[5]), step("done-7", ids[7]), step("done-gone", "gone"),
		"{id: done-old, title: T, answers: [{kind: node, document: un-nine-pillars, edition: '2018', id: resources, to: connected}]}",
		"{id: done-goal, title: T, answers: [{kind: goal, id: g}]}",
	}, ", ")+"]}")
	r := reassess(t, reviewed(t, p, func(s actionplan.Step) bool { return strings.HasPrefix(s.ID(), "done") }), before, after)
	want := map[string]actionplan.MovementKind{
		ids[0]: actionplan.MovementKindMoved, ids[1]: actionplan.MovementKindUnfinished, ids[2]: actionplan.MovementKindNoStep, ids[3]: actionplan.MovementKindStayed,
		ids[4]: actionplan.MovementKindWaiting, ids[5]: actionplan.MovementKindFell, ids[6]: actionplan.MovementKindNoStep, ids[7]: actionplan.MovementKindUnknown,
	}
	if len(r.Movements) != len(want) || len(r.Elsewhere) != 2 {
		t.Errorf("%d movements, %v elsewhere", len(r.Movements), r.Elsewhere)
	}
	for id, kind := range want {
		if m := r.Movement(id); m.Kind != kind {
			t.Errorf("%s: %s instead of %s", id, m.Kind, kind)
		}
	}
	if m := r.Movement(ids[7]); m.Obstacle == "" {
		t.Errorf("nothing says why %s cannot be compared", ids[7])
	}
	f := r.Explain(ids[3])
	for _, part := range []string{": still Online presence\n", "did not rise, though a step for it is finished", "Completed", "the level that it leads to is not reached", "no cause"} {
		if !strings.Contains(f.String(), part) {
			t.Errorf("%q is not in\n%s", part, f)
		}
	}
	if rests := f.RestsOn(); len(rests) == 0 || rests[0] != before.Node(ids[3]).Explain().Reference() {
		t.Errorf("%v", rests)
	}
	for _, tag := range govmaturity.WordsLanguages() {
		if r.Explain(ids[0], govmaturity.WordsFor(tag)).Rule[tag] == "" {
			t.Errorf("%s: nothing", tag)
		}
	}
	if none := r.Explain("none"); none.Rule != nil || r.Movement("none").Kind != "" {
		t.Error("something is said of a node that there is not")
	}
}

// Scorecards of two editions are not put side by side.
func TestReassessRefusesOtherEditions(t *testing.T) {
	fw, err := frameworks.Load("un-nine-pillars-focal-points")
	if err != nil {
		t.Fatal(err)
	}
	other, err := fw.Score(&maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "ministry"})
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, "{format: govmaturity/action-plan/1, id: digital, steps: [{id: a, title: T}]}")
	if _, err := reviewed(t, p, func(actionplan.Step) bool { return false }).Reassess(scored(t, 0), other); err == nil {
		t.Error("two editions were compared")
	}
}

const rosterFramework = `format: govmaturity/framework/1
id: services
edition: "2026"
title: Services
standing: illustrative
score-standing: illustrative
scales: [{id: s, levels: [{id: low, rank: 1, title: Low}, {id: high, rank: 2, title: High}]}]
root: {id: root, title: All, aggregation: arithmetic, nodes: [{id: every, title: Every service, aggregation: arithmetic, items: {roster: services}}]}
rosters:
  - id: services
    title: Services
    root: {id: use, title: Ease of use, measure: {kind: level, scale: s}}
`

// A gap in one item of a roster is a need of that item, and moves with it.
func TestNeedsOfItems(t *testing.T) {
	fw, err := maturity.ReadFramework("f.yaml", []byte(rosterFramework))
	if err != nil {
		t.Fatal(err)
	}
	score := func(passport, permit string) *maturity.Scorecard {
		a, err := fw.ReadAssessment("a.yaml", fmt.Appendf(nil, "{format: govmaturity/assessment/1, framework: services, edition: '2026', subject: s, rosters: {services: [{id: passport, title: Passport, answers: {use: %s}}, {id: permit, title: Permit, answers: {use: %s}}]}}", passport, permit))
		if err != nil {
			t.Fatal(err)
		}
		card, err := fw.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		return card
	}
	before, after := score("low", "low"), score("high", "low")
	var needs []actionplan.Need
	for _, item := range before.Items("services") {
		needs = append(needs, gaps(t, item, "high")...)
	}
	d, err := actionplan.Draft(needs, nil, actionplan.DraftOptions{})
	if err != nil || len(d.Steps) != 2 || d.Steps[0].Needs[0].ID != "services/passport/use" && d.Steps[1].Needs[0].ID != "services/passport/use" {
		t.Fatalf("%v, %+v", err, d)
	}
	if title := d.Steps[0].Needs[0].Label().In("en"); !strings.Contains(title, "Passport") && !strings.Contains(title, "Permit") {
		t.Errorf("%q", title)
	}
	r := reassess(t, reviewed(t, d.Plan, func(actionplan.Step) bool { return true }), before, after)
	if a, b := r.Movement("services/passport/use"), r.Movement("services/permit/use"); a.Kind != actionplan.MovementKindMoved || b.Kind != actionplan.MovementKindStayed || len(r.Elsewhere) != 0 {
		t.Errorf("%+v, %+v", a, b)
	}
	if f := r.Explain("services/passport/use"); !strings.Contains(f.String(), "from Low to High") {
		t.Error(f)
	}
}
