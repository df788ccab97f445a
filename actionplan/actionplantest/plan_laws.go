package actionplantest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// leaves calls do for each step without parts: the others are done when their parts are.
func (s *planSubject) leaves(do func(x *actionplan.StepSpec, step actionplan.Step)) {
	for i := range s.spec.Steps {
		if x := &s.spec.Steps[i]; !s.parts[x.ID] {
			do(x, s.p.Step(x.ID))
		}
	}
}

// ownersSaid: what nobody is accountable for is nobody's.
func ownersSaid() planRule {
	return laws.New("owners-said", "Somebody is accountable for each step: the owner of the step, of what it is a part of, of its commitment, or of the plan.", func(s *planSubject, out *laws.Recorder) {
		for step := range s.p.Steps() {
			if s.engine.owner(step) == "" {
				s.violated(out, step.ID(), "its owner", "nobody", "one of the plan's parties")
			}
		}
	})
}

// doersSaid: to be accountable is not to do it.
func doersSaid() planRule {
	return laws.New("doers-said", "Each step without parts says who does it.", func(s *planSubject, out *laws.Recorder) {
		s.leaves(func(x *actionplan.StepSpec, _ actionplan.Step) {
			if len(x.Responsible) == 0 {
				s.violated(out, x.ID, "who is responsible", "nobody", "those who do it")
			}
		})
	})
}

// deadlinesSaid: a step without one is a wish.
func deadlinesSaid() planRule {
	return laws.New("deadlines-said", "Each step without parts has a deadline, or comes again and again, or goes on with milestones.", func(s *planSubject, out *laws.Recorder) {
		s.leaves(func(x *actionplan.StepSpec, step actionplan.Step) {
			d := s.engine.deadline(step)
			switch {
			case !d.Valid():
				s.violated(out, x.ID, "its deadline", "nothing", "by when it is done")
			case d.To == "" && d.Kind != actionplan.DeadlineKindRecurring && len(x.Milestones) == 0:
				s.violated(out, x.ID, "its deadline", fmt.Sprintf("%q, and no milestones", d.Text), "milestones, or an end")
			}
		})
	})
}

// gapsCited: a step that answers nothing was not asked for.
func gapsCited() planRule {
	return laws.New("gaps-cited", "Each step says which gap, need or goal it answers, or what it is a part of says so.", func(s *planSubject, out *laws.Recorder) {
		for step := range s.p.Steps() {
			cited := false
			for x := step; x.Valid() && !cited; x = x.Parent() {
				cited = len(s.spec.Steps[s.at[x.ID()]].Answers) > 0
			}
			if !cited {
				s.violated(out, step.ID(), "what it answers", "nothing", "a gap, a need or a goal")
			}
		}
	})
}

// stepNamesApart: what cannot be told apart is mixed up.
func stepNamesApart() planRule {
	return laws.New("names-apart", "No two steps that are parts of the same have the same title, no two parties the same name, and no two commitments the same title.", func(s *planSubject, out *laws.Recorder) {
		named := map[[3]string]string{}
		add := func(kind, whole, id, name string) {
			key := [3]string{kind, whole, name}
			if first, taken := named[key]; taken {
				s.violated(out, id, "its name", "the name of "+first+" as well", "a name of its own")
				return
			}
			named[key] = id
		}
		for _, x := range s.spec.Parties {
			add("party", "", x.ID, folded(x.Name))
		}
		for _, x := range s.spec.Commitments {
			add("commitment", "", x.ID, folded(x.Title))
		}
		for _, x := range s.spec.Steps {
			whole := x.Parent
			if whole == "" {
				whole = "/" + x.Commitment
			}
			add("step", whole, x.ID, folded(x.Title))
		}
	})
}

// partsWithinWhole: a part that ends after the whole is no part.
func partsWithinWhole() planRule {
	return laws.New("parts-within-whole", "No part begins before what it is a part of begins, and none is due after that is due.", func(s *planSubject, out *laws.Recorder) {
		for step := range s.p.Steps() {
			whole := step.Parent()
			if !whole.Valid() {
				continue
			}
			d, w := s.engine.deadline(step), s.engine.deadline(whole)
			if d.To != "" && w.To != "" && d.To > w.To {
				s.violated(out, step.ID(), "the whole, "+whole.ID()+", is due by "+w.To, "due by "+d.To, "no later than the whole")
			}
			if a, b := step.Start().To, whole.Start().From; a != "" && b != "" && a < b {
				s.violated(out, step.ID(), "the whole, "+whole.ID()+", begins on "+b+" at the earliest", "begins by "+a, "no earlier than the whole")
			}
		}
	})
}

// waitsFirst: what waits cannot be over before.
func waitsFirst() planRule {
	return laws.New("waits-first", "No step must be done before one that it waits for can be done.", func(s *planSubject, out *laws.Recorder) {
		for step := range s.p.Steps() {
			for _, before := range step.After() {
				d, b := s.engine.deadline(step), s.engine.deadline(before)
				if d.To != "" && b.From != "" && d.To < b.From {
					s.violated(out, step.ID(), "it waits for "+before.ID()+", which is due "+b.From+" at the earliest", "due by "+d.To, "due after that")
				}
			}
		}
	})
}

// milestonesWithin: a milestone lies on the way.
func milestonesWithin() planRule {
	return laws.New("milestones-within", "Each milestone is due after its step begins, and no later than the step.", func(s *planSubject, out *laws.Recorder) {
		for step := range s.p.Steps() {
			d := s.engine.deadline(step)
			for _, m := range s.spec.Steps[s.at[step.ID()]].Milestones {
				for _, wording := range m.Deadline {
					at, err := s.reader().Read(wording)
					if err != nil || at.To == "" {
						continue
					}
					if d.To != "" && at.From > d.To {
						s.violated(out, step.ID(), "it is due by "+d.To, "the milestone "+m.ID+" not before "+at.From, "a milestone by then")
					}
					if begins := step.Start().From; begins != "" && at.To < begins {
						s.violated(out, step.ID(), "it begins on "+begins+" at the earliest", "the milestone "+m.ID+" by "+at.To, "a milestone after that")
					}
				}
			}
		}
	})
}

// reader reads deadlines as the plan does.
func (s *planSubject) reader() actionplan.DeadlineReader {
	r := actionplan.DeadlineReader{Hemisphere: s.spec.Hemisphere}
	if s.spec.FiscalYear != nil {
		r.FiscalYear = *s.spec.FiscalYear
	}
	return r
}

// withinHorizon: a step after the end of the plan belongs to another.
func withinHorizon() planRule {
	return laws.New("within-horizon", "Each deadline lies within the time that the plan reaches.", func(s *planSubject, out *laws.Recorder) {
		if s.spec.Horizon == nil {
			return
		}
		from, _ := date.Parse(s.spec.Horizon.From)
		to, _ := date.Parse(s.spec.Horizon.To)
		first, last := from.First().String(), to.Last().String()
		for step := range s.p.Steps() {
			if d := s.engine.deadline(step); d.To != "" && (d.From > last || d.To < first) {
				s.violated(out, step.ID(), "the plan reaches from "+first+" to "+last, "due from "+d.From+" to "+d.To, "a deadline within")
			}
		}
	})
}

// amountsCovered: who needs more than there is cannot do it.
func amountsCovered() planRule {
	return laws.New("amounts-covered", "No step needs more of anything than is available to it, where both are said.", func(s *planSubject, out *laws.Recorder) {
		for _, x := range s.spec.Steps {
			for _, r := range x.Resources {
				if r.Needed != nil && r.Available != nil && *r.Needed > *r.Available {
					s.violated(out, x.ID, fmt.Sprintf("%v %s are needed", *r.Needed, r.Unit), fmt.Sprintf("%v are available", *r.Available), "that much, or more")
				}
			}
		}
	})
}

// partiesUsed: who has nothing to do was forgotten somewhere.
func partiesUsed() planRule {
	return laws.New("parties-used", "Each party that is listed does something, owns something, gives something, resists, or is told something.", func(s *planSubject, out *laws.Recorder) {
		used := map[string]bool{}
		references(s.spec, func(r reference) {
			if r.kind == "party" {
				used[*r.id] = true
			}
		})
		for _, x := range s.spec.Parties {
			if !used[x.ID] {
				s.violated(out, x.ID, "the party", "nothing that it is named for", "a step, a barrier, a resource or a communication")
			}
		}
	})
}

// commitmentsUsed: a promise without steps is not kept.
func commitmentsUsed() planRule {
	return laws.New("commitments-used", "Each commitment has a step.", func(s *planSubject, out *laws.Recorder) {
		for _, c := range s.spec.Commitments {
			if !slices.ContainsFunc(s.spec.Steps, func(x actionplan.StepSpec) bool { return x.Commitment == c.ID }) {
				s.violated(out, c.ID, "the commitment", "no step that is for it", "a step")
			}
		}
	})
}

// reviewsClear: a review that contradicts itself decides nothing.
func reviewsClear() planRule {
	return laws.New("reviews-clear", "Each review that is handed over is of this plan as it is, looks at each step without parts, and says nothing against itself.", func(s *planSubject, out *laws.Recorder) {
		for _, r := range s.around.Reviews {
			given := "the review of " + r.Date()
			if r.Plan().Hash() != s.p.Hash() {
				s.violated(out, "", given, "is of another plan, or another content of it", "a review of this plan")
				continue
			}
			for _, d := range r.Lint() {
				if d.Rule.Subject() == actionplan.LintSubjectReview {
					s.violated(out, d.Step, given, d.Problem.Message(), "no doubt")
				}
			}
		}
	})
}
