package actionplantest

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// reviewed is a review of the plan on a day, with what is said of each step: nothing,
// where nothing is returned.
func (s *planSubject) reviewed(day string, of func(x *actionplan.StepSpec) *actionplan.StepReviewSpec) *actionplan.ReviewSpec {
	out := &actionplan.ReviewSpec{Format: actionplan.ReviewFormat, Plan: s.spec.ID, Edition: s.spec.Edition, Hash: s.p.Hash(), Date: day}
	for i := range s.spec.Steps {
		if of == nil {
			break
		}
		if x := of(&s.spec.Steps[i]); x != nil {
			x.Step = s.spec.Steps[i].ID
			out.Steps = append(out.Steps, *x)
		}
	}
	return out
}

// early and farOff are days before and after all that a plan speaks of.
const (
	early  = "0001-01-01"
	farOff = "9999-12-31"
)

// rebaselineAlone: to move a deadline is to move a deadline.
func rebaselineAlone() planRule {
	return laws.New("rebaseline-alone", "A review that moves deadlines changes those deadlines and nothing else, in a plan of its own, and keeps the reason.", func(s *planSubject, out *laws.Recorder) {
		r := s.Random(4)
		for range max(1, s.tries()/4) {
			spec, want := s.reviewed(farOff, nil), s.p.Spec()
			reason := s.text("It was moved for a reason.")
			for i, x := range s.spec.Steps {
				if r.IntN(3) == 0 {
					moved := govmaturity.Text{"en": farOff, "fr": farOff}
					spec.Rebaseline = append(spec.Rebaseline, actionplan.RebaselineSpec{Step: x.ID, Deadline: moved, Reason: reason})
					want.Steps[i].Deadline = moved
				}
			}
			review, err := s.engine.review(s.p, spec)
			if err != nil {
				s.violated(out, "", "a review that moves deadlines", err.Error(), "a review")
				return
			}
			next, err := s.engine.rebaselined(review)
			if err != nil {
				s.violated(out, "", "a review that moves deadlines", err.Error(), "a plan")
				return
			}
			for _, c := range actionplan.Diff(compiledAs(s, want), next) {
				s.violated(out, "", "a review that moves deadlines", string(c.Kind)+" "+c.Path, "no other change")
			}
			if said(s.p.Spec()) != said(s.spec) {
				s.violated(out, "", "the plan that was reviewed", "another plan", "the plan as it was")
			}
			for _, b := range review.Spec().Rebaseline {
				if b.Reason.String() != reason.String() {
					s.violated(out, b.Step, "why its deadline was moved", fmt.Sprintf("%q", b.Reason.String()), reason.String())
				}
			}
		}
	})
}

// compiledAs compiles a document that is one, or returns the plan itself.
func compiledAs(s *planSubject, spec *actionplan.PlanSpec) *actionplan.Plan {
	p, err := actionplan.Compile(spec)
	if err != nil {
		return s.p
	}
	return p
}

// noNewsNoDoubts: who has nothing to tell contradicts nothing.
func noNewsNoDoubts() planRule {
	return laws.New("no-news-no-doubts", "A review of a day before everything, in which nothing has begun or nobody knows, leaves no doubt, and the plan as it is.", func(s *planSubject, out *laws.Recorder) {
		for _, status := range []actionplan.Status{actionplan.StatusUnknown, actionplan.StatusNotStarted} {
			review, err := s.engine.review(s.p, s.reviewed(early, func(*actionplan.StepSpec) *actionplan.StepReviewSpec {
				return &actionplan.StepReviewSpec{Status: status}
			}))
			if err != nil {
				s.violated(out, "", "a review without news", err.Error(), "a review")
				return
			}
			for _, d := range s.engine.doubts(review) {
				s.violated(out, s.stepAt(d.Path), "a review without news: "+string(status), d.Message(), "no doubt")
			}
			if next, err := s.engine.rebaselined(review); err != nil || next.Hash() != s.p.Hash() {
				s.violated(out, "", "a review without news", "another plan", "the plan as it is")
			}
		}
	})
}

// lateAfterDeadline: by a day means on that day.
func lateAfterDeadline() planRule {
	return laws.New("late-after-deadline", "A step is overdue from the day after the last on which it can be due, and not on that day; done on that day is done in time, and a day later late; and what has no end is never late.", func(s *planSubject, out *laws.Recorder) {
		r := s.Random(5)
		places := r.Perm(len(s.spec.Steps))
		for _, i := range places[:min(len(places), s.tries())] {
			step := s.p.Step(s.spec.Steps[i].ID)
			d := s.engine.deadline(step)
			if d.To == "" {
				s.lateness(out, step, farOff, "", actionplan.LatenessNone)
				continue
			}
			s.lateness(out, step, d.To, "", actionplan.LatenessDue)
			if d.To == farOff {
				continue // no date is later
			}
			last, _ := date.Parse(d.To)
			after := last.AddDays(1).String()
			s.lateness(out, step, after, "", actionplan.LatenessOverdue)
			s.lateness(out, step, after, d.To, actionplan.LatenessInTime)
			s.lateness(out, step, after, after, actionplan.LatenessLate)
		}
	})
}

// lateness reports a step that stands otherwise on a day than it should.
func (s *planSubject) lateness(out *laws.Recorder, step actionplan.Step, day, finished string, want actionplan.Lateness) {
	review, err := s.engine.review(s.p, s.reviewed(day, func(x *actionplan.StepSpec) *actionplan.StepReviewSpec {
		if x.ID != step.ID() || finished == "" {
			return nil
		}
		return &actionplan.StepReviewSpec{Status: actionplan.StatusCompleted, Finished: finished}
	}))
	if err != nil {
		s.violated(out, step.ID(), "a review of "+day, err.Error(), string(want))
		return
	}
	if got := s.engine.status(review, step.ID()).Lateness; got != want {
		given := "on " + day + ", with the deadline " + meaning(s.engine.deadline(step))
		if finished != "" {
			given += ", finished " + finished
		}
		s.violated(out, step.ID(), given, string(got), string(want))
	}
}

// stepsTallied: nothing is counted twice, and nothing is left out.
func stepsTallied() planRule {
	return laws.New("steps-tallied", "The count of steps by status has each step without parts once, and as unknown what nobody looked at.", func(s *planSubject, out *laws.Recorder) {
		r, want := s.Random(6), map[actionplan.Status]int{}
		review, err := s.engine.review(s.p, s.reviewed(farOff, func(x *actionplan.StepSpec) *actionplan.StepReviewSpec {
			all := actionplan.Statuses()
			status := all[r.IntN(len(all))]
			if !s.parts[x.ID] {
				if len(want) == 0 {
					status = actionplan.StatusUnknown
				}
				want[status]++
			}
			if status == actionplan.StatusUnknown {
				return nil
			}
			return &actionplan.StepReviewSpec{Status: status}
		}))
		if err != nil {
			s.violated(out, "", "a review", err.Error(), "a review")
			return
		}
		got := s.engine.tally(review)
		for _, status := range actionplan.Statuses() {
			if got[status] != want[status] {
				s.violated(out, "", "steps that are "+string(status), fmt.Sprint(got[status]), fmt.Sprint(want[status]))
			}
		}
	})
}

// finishedPlanMoves: after the plan, one sees what came of it.
func finishedPlanMoves() planRule {
	return laws.New("finished-plan-moves", "When all steps are finished, the scorecards from before and after, where they were handed over, show each node that rose or fell, and each that a step is for, as it did.", func(s *planSubject, out *laws.Recorder) {
		if s.around.Before == nil {
			return
		}
		review, err := s.engine.review(s.p, s.reviewed(farOff, func(*actionplan.StepSpec) *actionplan.StepReviewSpec {
			return &actionplan.StepReviewSpec{Status: actionplan.StatusCompleted, Finished: "9999", Evidence: []string{"report"}}
		}))
		if err != nil {
			s.violated(out, "", "a review in which all is done", err.Error(), "a review")
			return
		}
		again, err := s.engine.reassess(review, s.around.Before, s.around.After)
		if err != nil {
			s.violated(out, "", "the two scorecards", err.Error(), "what moved")
			return
		}
		moved := map[string]actionplan.Movement{}
		for _, m := range again.Movements {
			moved[m.Node] = m
		}
		answered := s.answeredNodes(s.around.After.Framework())
		for node := range s.around.After.Nodes() {
			s.movement(out, node.ID(), moved[node.ID()], answered[node.ID()])
		}
	})
}

// answeredNodes are the nodes that steps are for, with the first that is.
func (s *planSubject) answeredNodes(fw *maturity.Framework) map[string]string {
	out := map[string]string{}
	for _, x := range s.spec.Steps {
		for _, a := range x.Answers {
			if a.Kind == actionplan.AnswerKindNode && a.Document == fw.ID() && (a.Edition == "" || a.Edition == fw.Edition()) && !strings.Contains(a.ID, "/") {
				if out[a.ID] == "" {
					out[a.ID] = x.ID
				}
			}
		}
	}
	return out
}

// movement compares what is said of a node with what the scorecards say.
func (s *planSubject) movement(out *laws.Recorder, node string, m actionplan.Movement, step string) {
	was, is := s.around.Before.Node(node), s.around.After.Node(node)
	_, knownBefore := was.Value()
	_, knownAfter := is.Value()
	if !knownBefore || !knownAfter {
		if step != "" && m.Kind != actionplan.MovementKindUnknown {
			s.violated(out, step, "the node "+node+", whose value is not known", string(m.Kind), string(actionplan.MovementKindUnknown))
		}
		return
	}
	rose := height(is) - height(was)
	want := actionplan.MovementKindStayed
	switch {
	case rose < 0:
		want = actionplan.MovementKindFell
	case rose > 0 && step == "":
		want = actionplan.MovementKindNoStep
	case rose > 0:
		want = actionplan.MovementKindMoved
	case step == "":
		want = ""
	}
	if m.Kind != want || m.Levels != rose && want != "" {
		s.violated(out, step, fmt.Sprintf("the node %s, which rose by %d levels", node, rose), fmt.Sprintf("%q, by %d levels", m.Kind, m.Levels), fmt.Sprintf("%q", want))
	}
	for _, x := range m.Steps {
		for i, l := range is.Levels() {
			if reached := is.Level().Index() >= i; l.ID() == x.Answer.To && x.Reached != reached {
				s.violated(out, x.Step.ID(), "the level "+l.ID()+" of "+node, fmt.Sprintf("reached: %v", x.Reached), fmt.Sprintf("reached: %v", reached))
			}
		}
	}
}

// height is the place of the level, or else of the class, from 1: 0 for none.
func height(r maturity.Result) int {
	if len(r.Levels()) == 0 {
		return r.Class().Index() + 1
	}
	return r.Level().Index() + 1
}
