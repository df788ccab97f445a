package actionplantest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// tree is a document as JSON has it.
func tree(v any) map[string]any {
	var out map[string]any
	data, _ := json.Marshal(v) // what was compiled can be written
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	_ = d.Decode(&out)
	return out
}

// said is a document as text, to be compared.
func said(v any) string {
	data, _ := json.Marshal(v)
	return string(data)
}

// edits are changes of a plan that leave it one.
var edits = []func(r *rand.Rand, s *planSubject, spec *actionplan.PlanSpec){
	func(_ *rand.Rand, s *planSubject, spec *actionplan.PlanSpec) { spec.Note = s.text("Another note") },
	func(_ *rand.Rand, s *planSubject, spec *actionplan.PlanSpec) {
		spec.Parties = append(spec.Parties, actionplan.PartySpec{ID: "party." + newID(len(spec.Parties)), Name: s.text("A new party")})
	},
	func(r *rand.Rand, _ *planSubject, spec *actionplan.PlanSpec) { shuffle(r, spec.Parties) },
	func(r *rand.Rand, _ *planSubject, spec *actionplan.PlanSpec) { shuffle(r, spec.Steps) },
	func(r *rand.Rand, s *planSubject, spec *actionplan.PlanSpec) {
		x := actionplan.StepSpec{ID: "step." + newID(len(spec.Steps)), Title: s.text("A new step")}
		if len(spec.Steps) > 0 {
			x.After = []string{spec.Steps[r.IntN(len(spec.Steps))].ID}
		}
		spec.Steps = append(spec.Steps, x)
	},
	func(r *rand.Rand, s *planSubject, spec *actionplan.PlanSpec) {
		if len(spec.Steps) > 0 {
			spec.Steps[r.IntN(len(spec.Steps))].Title = s.text("Another title")
		}
	},
	func(r *rand.Rand, s *planSubject, spec *actionplan.PlanSpec) {
		if len(spec.Steps) > 0 {
			x := &spec.Steps[r.IntN(len(spec.Steps))]
			x.Note, x.Description = nil, s.text("A / stroke, a ~ sign")
		}
	},
	func(r *rand.Rand, s *planSubject, spec *actionplan.PlanSpec) {
		if len(spec.Steps) > 0 {
			x := &spec.Steps[r.IntN(len(spec.Steps))]
			x.Milestones = append(x.Milestones, actionplan.StepMilestoneSpec{ID: "milestone." + newID(r.IntN(1e9)), Title: s.text("Half of it")})
		}
	},
	func(r *rand.Rand, s *planSubject, spec *actionplan.PlanSpec) {
		if len(spec.Steps) > 0 {
			x := &spec.Steps[r.IntN(len(spec.Steps))]
			x.Responsible, x.Indicators = nil, append(x.Indicators, actionplan.IndicatorRefSpec{Title: s.text("People who come back")})
		}
	},
	func(r *rand.Rand, _ *planSubject, spec *actionplan.PlanSpec) {
		if len(spec.Steps) > 0 {
			removeStep(spec, spec.Steps[r.IntN(len(spec.Steps))].ID)
		}
	},
	func(r *rand.Rand, _ *planSubject, spec *actionplan.PlanSpec) {
		if len(spec.Steps) > 0 {
			x := &spec.Steps[r.IntN(len(spec.Steps))]
			x.Start, x.Deadline = nil, govmaturity.Text{"en": "by spring 2190"}
		}
	},
}

func newID(n int) string { return fmt.Sprintf("n%d.x", n) }

// removeStep takes a step away, and all that names it.
func removeStep(spec *actionplan.PlanSpec, id string) {
	spec.Steps = slices.DeleteFunc(spec.Steps, func(x actionplan.StepSpec) bool { return x.ID == id })
	if len(spec.Steps) == 0 {
		spec.Steps = nil
	}
	for i := range spec.Steps {
		x := &spec.Steps[i]
		x.After = slices.DeleteFunc(x.After, func(before string) bool { return before == id })
		if len(x.After) == 0 {
			x.After = nil
		}
		if x.Parent == id {
			x.Parent = ""
		}
	}
}

// another is a plan that differs from this one, or nil where the changes do not go
// together.
func (s *planSubject) another(r *rand.Rand) *actionplan.Plan {
	spec := s.p.Spec()
	for range 1 + r.IntN(4) {
		edits[r.IntN(len(edits))](r, s, spec)
	}
	p, err := s.engine.compile(spec)
	if err != nil || p.Hash() == s.p.Hash() {
		return nil
	}
	return p
}

// snapshotKept: what was kept is what comes out.
func snapshotKept() planRule {
	return laws.New("snapshot-kept", "A snapshot that is written and read is the plan as it was, and one whose plan was changed since is refused.", func(s *planSubject, out *laws.Recorder) {
		snapshot, err := s.engine.snapshot(s.p, "2000-02-29")
		if err != nil {
			s.violated(out, "", "a snapshot of the plan", err.Error(), "a snapshot")
			return
		}
		again, err := s.engine.readSnapshot("snapshot.json", []byte(said(snapshot)))
		switch {
		case err != nil:
			s.violated(out, "", "a snapshot of the plan", err.Error(), "the plan as it was")
			return
		case said(again.Spec()) != said(s.spec):
			s.violated(out, "", "a snapshot of the plan", "another plan", "the plan as it was")
		}
		r := s.Random(2)
		for range s.tries() {
			q := s.another(r)
			if q == nil {
				continue
			}
			snapshot.Plan = *q.Spec()
			_, err := s.engine.readSnapshot("snapshot.json", []byte(said(snapshot)))
			problems, _ := errors.AsType[govmaturity.Problems](err)
			if !slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return p.Code == govmaturity.CodeOtherContent }) {
				s.violated(out, "", "a snapshot whose plan was changed", fmt.Sprintf("%v", err), "a problem that says so")
				return
			}
		}
	})
}

// planUnchanged: a plan is what it was compiled from, whoever has seen it.
func planUnchanged() planRule {
	return laws.New("plan-unchanged", "Whoever changes what a plan or a snapshot hands out changes neither the plan nor the next one that is handed out.", func(s *planSubject, out *laws.Recorder) {
		was := said(s.spec)
		p, err := s.engine.compile(s.p.Spec())
		if err != nil {
			return // another law says so
		}
		scribble(s.engine.spec(p))
		if got := said(s.engine.spec(p)); got != was {
			s.violated(out, "", "a document of the plan that was scribbled on", "another plan", "the plan as it was")
		}
		snapshot, err := s.engine.snapshot(p, "2000-02-29")
		if err != nil {
			return
		}
		scribble(&snapshot.Plan)
		for step := range p.Steps() {
			for tag := range step.Title() {
				step.Title()[tag] = "scribbled"
			}
		}
		if said(p.Spec()) != was || said(s.p.Spec()) != was {
			s.violated(out, "", "a snapshot that was scribbled on", "another plan", "the plan as it was")
		}
	})
}

// scribble writes over all that a document holds by reference.
func scribble(spec *actionplan.PlanSpec) {
	over := func(t govmaturity.Text) {
		for tag := range t {
			t[tag] = "scribbled"
		}
	}
	over(spec.Title)
	references(spec, func(r reference) { *r.id = "scribbled" })
	for i := range spec.Parties {
		over(spec.Parties[i].Name)
	}
	for i := range spec.Steps {
		x := &spec.Steps[i]
		over(x.Title)
		over(x.Deadline)
		for k := range x.Answers {
			x.Answers[k].ID = "scribbled"
		}
		for _, r := range x.Resources {
			if r.Needed != nil {
				*r.Needed++
			}
		}
	}
}

// diffOfItself: nothing changed where nothing changed.
func diffOfItself() planRule {
	return laws.New("diff-of-itself", "Between a plan and itself, read once more, nothing has changed.", func(s *planSubject, out *laws.Recorder) {
		again, err := s.engine.compile(s.p.Spec())
		if err != nil {
			return // another law says so
		}
		for _, c := range s.engine.diff(s.p, again) {
			s.violated(out, "", "the plan and itself", string(c.Kind)+" "+c.Path, "no change")
		}
	})
}

// diffMakesSecond: a list of changes is all that changed.
func diffMakesSecond() planRule {
	return laws.New("diff-makes-second", "What changed between two plans, applied to the first, makes the second; and the way back, applied to the second, the first.", func(s *planSubject, out *laws.Recorder) {
		r := s.Random(3)
		for range s.tries() {
			q := s.another(r)
			if q == nil {
				continue
			}
			for _, x := range [][2]*actionplan.Plan{{s.p, q}, {q, s.p}} {
				made, err := s.engine.apply(x[0], s.engine.diff(x[0], x[1]))
				if err != nil {
					s.violated(out, "", "the changes to "+q.Hash(), err.Error(), "the other plan")
				} else if said(made.Spec()) != said(x[1].Spec()) {
					s.violated(out, "", "the changes to "+q.Hash(), "a third plan, "+made.Hash(), "the other plan")
				}
			}
		}
	})
}
