package actionplantest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// thing is what an answer is about, whatever the level.
type thing struct {
	kind         actionplan.AnswerKind
	document, id string
}

func thingOf(a actionplan.AnswerSpec) thing { return thing{a.Kind, a.Document, a.ID} }

// levelsOf returns the levels of what an answer is about, from the lowest, and whether
// a document around the plan has it.
func (s *planSubject) levelsOf(a actionplan.AnswerSpec) (levels []string, ok bool) {
	edition := func(e string) bool { return a.Edition == "" || a.Edition == e }
	ids := func(all []govmaturity.Level) (out []string) {
		for _, l := range all {
			out = append(out, l.ID())
		}
		return out
	}
	switch a.Kind {
	case actionplan.AnswerKindNode:
		for _, f := range s.around.Frameworks {
			if n := f.Node(a.ID[strings.LastIndex(a.ID, "/")+1:]); f.ID() == a.Document && edition(f.Edition()) && n.Valid() {
				if classes := ids(n.Classes()); len(n.Levels()) == 0 || slices.Contains(classes, a.To) {
					return classes, true
				}
				return ids(n.Levels()), true
			}
		}
	case actionplan.AnswerKindCompetency:
		for _, f := range s.around.Competencies {
			if c := f.Competency(a.ID); f.ID() == a.Document && edition(f.Edition()) && c.Valid() {
				return ids(c.Levels()), true
			}
		}
	}
	return nil, false
}

// looksUp reports whether documents of a kind were handed over.
func (s *planSubject) looksUp(k actionplan.AnswerKind) bool {
	switch k {
	case actionplan.AnswerKindNode:
		return len(s.around.Frameworks) > 0
	case actionplan.AnswerKindCompetency:
		return len(s.around.Competencies) > 0
	case actionplan.AnswerKindGoal, actionplan.AnswerKindTarget:
		return len(s.around.Visions) > 0
	}
	return false
}

// missing says what of an answer there is not, or "".
func (s *planSubject) missing(a actionplan.AnswerSpec) string {
	name := strings.Join(slices.DeleteFunc([]string{string(a.Kind), a.ID, "of", a.Document, a.Edition}, func(s string) bool { return s == "" }), " ")
	if a.Kind == actionplan.AnswerKindGoal || a.Kind == actionplan.AnswerKindTarget {
		if !s.looksUp(a.Kind) || slices.ContainsFunc(s.around.Visions, func(v *actionplan.Vision) bool { return envisioned(v, a) }) {
			return ""
		}
		return "no vision with the " + string(a.Kind) + " " + a.ID
	}
	levels, ok := s.levelsOf(a)
	if !ok {
		switch {
		case s.Has != nil && s.Has(string(a.Kind), a.Document, a.Edition, a.ID), s.Has == nil && !s.looksUp(a.Kind):
			return ""
		}
		return "no " + name
	}
	for _, l := range []string{a.From, a.To} {
		if l != "" && !slices.Contains(levels, l) {
			return "no level " + l + " of the " + name
		}
	}
	return ""
}

func envisioned(v *actionplan.Vision, a actionplan.AnswerSpec) bool {
	if a.Document != "" && a.Document != v.ID() || a.Edition != "" && a.Edition != v.Edition() {
		return false
	}
	if a.Kind == actionplan.AnswerKindTarget {
		return v.HasTarget(a.ID)
	}
	spec := v.Spec()
	return slices.ContainsFunc(spec.Goals, func(g actionplan.VisionGoalSpec) bool { return g.ID == a.ID }) ||
		slices.ContainsFunc(spec.Priorities, func(p actionplan.VisionPrioritySpec) bool { return p.ID == a.ID })
}

// answersExist: a gap that nobody found is no reason for a step.
func answersExist() planRule {
	return laws.New("answers-exist", "Each node, competency, goal and target that a step answers is in the edition that it names, and so are the levels; of other documents, what was said to be there.", func(s *planSubject, out *laws.Recorder) {
		for _, x := range s.spec.Steps {
			for _, a := range x.Answers {
				if m := s.missing(a); m != "" {
					s.violated(out, x.ID, "what it answers", m, "something that there is, in that edition")
				}
			}
		}
	})
}

// indicatorsExist: nobody measures an indicator that stands in no list.
func indicatorsExist() planRule {
	return laws.New("indicators-exist", "Each indicator of a list that was handed over is in that list.", func(s *planSubject, out *laws.Recorder) {
		for _, x := range s.spec.Steps {
			for _, m := range x.Indicators {
				i := slices.IndexFunc(s.around.Indicators, func(set *kpi.Set) bool { return set.ID() == m.List })
				if i >= 0 && !slices.ContainsFunc(s.around.Indicators[i].Spec().Indicators, func(k kpi.IndicatorSpec) bool { return k.ID == m.Indicator }) {
					s.violated(out, x.ID, "its indicators", "no "+m.Indicator+" in the list "+m.List, "an indicator of the list")
				}
			}
		}
	})
}

// goalsAnswered: a goal that no step is for is not aimed at.
func goalsAnswered() planRule {
	return laws.New("goals-answered", "Each goal and each priority of a vision that was handed over is answered by a step, the goal perhaps by way of a priority.", func(s *planSubject, out *laws.Recorder) {
		for _, v := range s.around.Visions {
			for _, id := range v.Unanswered(s.p) {
				s.violated(out, id, "the vision "+v.ID(), "no step that answers "+id, "a step")
			}
		}
	})
}

// ladders are the places of levels, from 1, of all that steps are about: as frameworks
// have them, or else as the answers put them one on the other.
func (s *planSubject) ladders(steps []actionplan.StepSpec) map[thing]map[string]int {
	out, below := map[thing]map[string]int{}, map[thing]map[string]string{}
	for _, x := range steps {
		for _, a := range x.Answers {
			t := thingOf(a)
			if out[t] == nil {
				out[t], below[t] = map[string]int{}, map[string]string{}
			}
			if levels, ok := s.levelsOf(a); ok {
				for i, l := range levels {
					out[t][l] = i + 1
				}
			} else if a.To != "" && a.From != a.To {
				below[t][a.To] = cmp.Or(a.From, below[t][a.To])
			}
		}
	}
	for t, chain := range below {
		if len(out[t]) > 0 {
			continue
		}
		for to := range chain {
			n := 1
			for l := chain[to]; l != "" && n <= len(chain)+1; l = chain[l] {
				n++
			}
			if n <= len(chain)+1 { // and not in a circle
				out[t][to] = n
			}
		}
		for _, from := range chain {
			if _, said := out[t][from]; !said && from != "" && chain[from] == "" {
				out[t][from] = 1
			}
		}
	}
	return out
}

// levelsInOrder: nobody reaches the fourth level before the third.
func levelsInOrder() planRule {
	return laws.New("levels-in-order", "A step leads up, and begins only when each step that leads to a lower level of the same is done: it waits for it, or begins or is due after that is due.", func(s *planSubject, out *laws.Recorder) {
		ladders := s.ladders(s.spec.Steps)
		leads := map[thing][]actionplan.Step{} // by the order of the document
		for _, x := range s.spec.Steps {
			for _, a := range x.Answers {
				if a.To == "" {
					continue
				}
				ranks := ladders[thingOf(a)]
				if from, to := ranks[a.From], ranks[a.To]; from > 0 && to > 0 && from >= to {
					s.violated(out, x.ID, "what it answers of "+a.ID, "from "+a.From+" to "+a.To, "from a lower level to a higher one")
				}
				leads[thingOf(a)] = append(leads[thingOf(a)], s.p.Step(x.ID))
			}
		}
		for _, x := range s.spec.Steps {
			step := s.p.Step(x.ID)
			before := s.before(step)
			for _, a := range x.Answers {
				ranks := ladders[thingOf(a)]
				for _, lower := range leads[thingOf(a)] {
					if below := s.highest(lower, thingOf(a), ranks); below > 0 && below < ranks[a.To] && !before[lower.ID()] && !s.dueAfter(step, lower) {
						s.violated(out, x.ID, "it leads to the level "+a.To+" of "+a.ID, "does not wait for "+lower.ID()+", which leads to a lower one", "levels one after the other")
					}
				}
			}
		}
	})
}

// highest is the place of the highest level that a step leads to, of a thing.
func (s *planSubject) highest(step actionplan.Step, t thing, ranks map[string]int) (out int) {
	for _, a := range s.spec.Steps[s.at[step.ID()]].Answers {
		if thingOf(a) == t {
			out = max(out, ranks[a.To])
		}
	}
	return out
}

// dueAfter reports whether the dates say that a step is done after another.
func (s *planSubject) dueAfter(step, other actionplan.Step) bool {
	o := s.engine.deadline(other)
	return o.To != "" && (step.Start().From > o.To || s.engine.deadline(step).From > o.To)
}

// before are the steps that are done before a step: it waits for them, or is a part of
// what does, or of them; and the step itself.
func (s *planSubject) before(step actionplan.Step) map[string]bool {
	seen, open := map[string]bool{}, []actionplan.Step{step}
	for len(open) > 0 {
		x := open[len(open)-1]
		open = open[:len(open)-1]
		if seen[x.ID()] {
			continue
		}
		seen[x.ID()] = true
		open = append(open, x.After()...)
		if w := x.Parent(); w.Valid() {
			open = append(open, w)
		}
	}
	return seen
}
