package actionplan_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/actionplan/schedule/mspdi"
)

const dated = `
format: govmaturity/action-plan/1
id: portal
language: fr
horizon: {from: 2027-01, to: 2027-12}
steps:
  - {id: all, title: Tout}
  - {id: law, title: Loi, parent: all, deadline: 2027-02-26}
  - {id: portal, title: Portail, parent: all, after: [law]}
  - {id: staff, title: Équipe, start: 2027-02}
`

// The steps of a plan become tasks, and the dates that are computed of them come back,
// where the plan says nothing of its own.
func TestTasks(t *testing.T) {
	p, err := actionplan.Read("plan.yaml", []byte(dated))
	if err != nil {
		t.Fatal(err)
	}
	spec := p.Tasks()
	for _, x := range spec.Tasks {
		if x.Duration != nil {
			t.Errorf("%s takes %v, which nobody said", x.ID, *x.Duration)
		}
	}
	days := map[string]float64{"law": 20, "portal": 30, "staff": 5}
	for i := range spec.Tasks {
		if d, ok := days[spec.Tasks[i].ID]; ok {
			spec.Tasks[i].Duration = &d
		}
	}
	s, err := schedule.Compile(spec, nil)
	if err != nil {
		t.Fatal(err)
	}
	computed, err := s.Plan(t.Context(), schedule.Options{})
	if err != nil {
		t.Fatal(err)
	}
	next, err := p.Dated(computed)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for x := range next.Steps() {
		got[x.ID()] = x.Start().Text + " to " + x.Deadline().Text
	}
	want := map[string]string{"all": "2027-01-01 to 2027-03-11", "law": "2027-01-01 to 2027-02-26", "portal": "2027-01-29 to 2027-03-11", "staff": "2027-02 to 2027-02-05"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, c := range actionplan.Diff(p, next) {
		if c.Kind != actionplan.ChangeKindAdded {
			t.Errorf("not added: %v", c)
		}
	}
	spec.Start = ""
	for i := range spec.Tasks {
		spec.Tasks[i].Constraints = nil
	}
	spec.Tasks[3].ID = "other"
	if s, err = schedule.Compile(spec, nil); err != nil {
		t.Fatal(err)
	}
	if computed, err = s.Plan(t.Context(), schedule.Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Dated(computed); err == nil || !strings.Contains(err.Error(), "start: the schedule has no start") {
		t.Error(err)
	}
	spec.Start = "2027-01-04"
	if s, err = schedule.Compile(spec, nil); err != nil {
		t.Fatal(err)
	}
	if computed, err = s.Plan(t.Context(), schedule.Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Dated(computed); err == nil || !strings.Contains(err.Error(), `there is no step "other"`) {
		t.Error(err)
	}
}

// Files of Microsoft Project become plans with the dates that Project has stored, and
// what a plan cannot hold is listed.
func TestOfProject(t *testing.T) {
	for _, name := range []string{"mspdi/task-links.xml", "found/mspdi/relations.xml"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "actionplan", name))
		if err != nil {
			t.Skipf("the files of Microsoft Project are not here: %v", err)
		}
		project, err := mspdi.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		days := map[string]actionplan.TaskDays{}
		for id, stored := range project.Stored {
			first, last := stored.Days()
			days[id] = actionplan.TaskDays{Start: first, Deadline: last}
		}
		spec, lost := actionplan.OfSchedule(project.Spec, days)
		p, err := actionplan.Compile(spec)
		if err != nil {
			t.Fatal(err)
		}
		n, links := 0, 0
		for s := range p.Steps() {
			n++
			links += len(s.After())
			want := days[s.ID()]
			if s.Start().From != want.Start || s.Deadline().To != want.Deadline || want.Start == "" {
				t.Errorf("%s: %s, step %s is from %s to %s, and Project says %v", name, s.Title(), s.ID(), s.Start().From, s.Deadline().To, want)
			}
		}
		if n != len(project.Spec.Tasks) || n == 0 {
			t.Errorf("%s: %d steps of %d tasks", name, n, len(project.Spec.Tasks))
		}
		for _, x := range project.Spec.Tasks {
			for _, l := range x.After {
				if l.Type != schedule.LinkTypeFinishStart {
					links++
				}
			}
		}
		types := 0
		for _, l := range lost {
			if strings.HasSuffix(l.Path.String(), ".type") {
				types++
			}
		}
		if types == 0 || links == 0 {
			t.Errorf("%s: %d links, %d of them listed: %v", name, links, types, lost)
		}
	}
}
