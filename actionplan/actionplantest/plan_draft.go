package actionplantest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// needs are those that were handed over, or what the steps of the plan answer.
func (s *planSubject) needs() []actionplan.Need {
	if len(s.around.Needs) > 0 {
		return s.around.Needs
	}
	var out []actionplan.Need
	editions := map[string]string{}
	ladders := s.ladders(s.spec.Steps)
	for i, x := range s.spec.Steps {
		for _, a := range x.Answers {
			document := string(a.Kind) + " " + a.Document
			if e, there := editions[document]; there && e != a.Edition {
				continue // a draft is made of one edition
			}
			editions[document] = a.Edition
			n := actionplan.Need{Kind: a.Kind, Document: a.Document, Edition: a.Edition, ID: a.ID, From: a.From, To: a.To, Place: i, Title: s.text(a.ID)}
			if a.To != "" {
				n.Rank, n.ToTitle = ladders[thingOf(a)][a.To], s.text(a.To)
			}
			out = append(out, n)
		}
	}
	return out
}

// drafted calls do for the draft that was handed over, and for one that is made.
func (s *planSubject) drafted(out *laws.Recorder, do func(d *actionplan.Drafted, needs []actionplan.Need)) {
	needs := s.needs()
	if s.around.Draft != nil {
		do(s.around.Draft, s.around.Needs)
	}
	if len(needs) == 0 {
		return
	}
	if s.made == nil && s.refused == nil {
		s.made, s.refused = s.engine.draft(needs, s.around.Templates, actionplan.DraftOptions{ID: "draft"})
	}
	if s.refused != nil {
		s.violated(out, "", "a draft", s.refused.Error(), "a plan of the needs")
		return
	}
	do(s.made, needs)
}

// draftCitesGaps: a step that nobody needs is no candidate.
func draftCitesGaps() planRule {
	return laws.New("draft-cites-gaps", "Each step of a draft cites what it answers, each of these is a need that was found, and each need that is known has a step, or is left out and said to be.", func(s *planSubject, out *laws.Recorder) {
		s.drafted(out, func(d *actionplan.Drafted, needs []actionplan.Need) {
			cited, found, left := map[string]bool{}, map[string]bool{}, map[string]bool{}
			for _, n := range needs {
				found[bare(n.Answer())] = found[bare(n.Answer())] || !n.Unknown
			}
			for _, l := range d.LeftOut {
				left[bare(l.Need.Answer())] = true
			}
			for _, x := range d.Plan.Spec().Steps {
				if len(x.Answers) == 0 {
					s.violated(out, "", "the drafted step "+x.ID, "nothing that it answers", "a need")
				}
				for _, a := range x.Answers {
					cited[bare(a)] = true
					if !found[bare(a)] && len(needs) > 0 || len(s.around.Needs) > 0 && s.missing(a) != "" {
						s.violated(out, "", "the drafted step "+x.ID, fmt.Sprintf("answers %s %s, which nobody found", a.Kind, a.ID), "a need that was found")
					}
				}
			}
			for _, n := range needs {
				if key := bare(n.Answer()); !cited[key] && !left[key] {
					s.violated(out, "", fmt.Sprintf("the need %s %s", n.Kind, n.ID), "no step, and nothing that says so", "a step")
				}
			}
		})
	})
}

// bare is an answer as text, without what nobody cites.
func bare(a actionplan.AnswerSpec) string {
	a.Note = nil
	return said(a)
}

// draftLevelsInOrder: a draft climbs.
func draftLevelsInOrder() planRule {
	return laws.New("draft-levels-in-order", "A step of a draft that leads to a level waits for those that lead to lower ones of the same, and stands behind them.", func(s *planSubject, out *laws.Recorder) {
		s.drafted(out, func(d *actionplan.Drafted, needs []actionplan.Need) {
			steps := d.Plan.Spec().Steps
			ranks := map[thing]map[string]int{}
			for _, n := range needs {
				t := thingOf(n.Answer())
				if ranks[t] == nil {
					ranks[t] = map[string]int{}
				}
				ranks[t][n.To] = n.Rank
			}
			if len(needs) == 0 {
				ranks = s.ladders(steps)
			}
			highest := func(x actionplan.StepSpec, t thing) (out int) {
				for _, a := range x.Answers {
					if thingOf(a) == t {
						out = max(out, ranks[t][a.To])
					}
				}
				return out
			}
			waits := waiting(steps)
			for i, x := range steps {
				for _, a := range x.Answers {
					t := thingOf(a)
					for k, lower := range steps {
						below := highest(lower, t)
						if k != i && below > 0 && below < highest(x, t) && (k > i || !waits[x.ID][lower.ID]) {
							s.violated(out, "", "the drafted step "+x.ID, "does not wait for "+lower.ID+", which leads to a lower level of "+a.ID, "levels one after the other")
						}
					}
				}
			}
		})
	})
}

// waiting says for each step which it waits for, by way of others or not. Steps stand
// behind those that they wait for.
func waiting(steps []actionplan.StepSpec) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, x := range steps {
		all := map[string]bool{}
		for _, before := range x.After {
			all[before] = true
			for id := range out[before] {
				all[id] = true
			}
		}
		out[x.ID] = all
	}
	return out
}

var numbers = regexp.MustCompile(`\p{Nd}[\p{Nd}.,]*`)

// draftInventsNothing: who, when and how much, people decide.
func draftInventsNothing() planRule {
	return laws.New("draft-invents-nothing", "In a draft there is nobody, no date and no amount: no party, owner, deadline, resource or horizon, and no number that stands in no need and no template.", func(s *planSubject, out *laws.Recorder) {
		s.drafted(out, func(d *actionplan.Drafted, needs []actionplan.Need) {
			known := said(needs)
			if s.around.Templates != nil {
				known += said(s.around.Templates.Spec())
			}
			spec := tree(d.Plan.Spec())
			for _, key := range []string{"horizon", "fiscal-year", "hemisphere", "owner", "next-review", "parties", "commitments"} {
				if spec[key] != nil {
					s.violated(out, "", "the draft", "says something of the "+key, "nothing that nobody entered")
				}
			}
			steps, _ := spec["steps"].([]any)
			for i := range steps {
				x, _ := steps[i].(map[string]any)
				step := fmt.Sprintf("the drafted step %v", x["id"])
				for _, key := range []string{"responsible", "support", "owner", "start", "deadline", "milestones", "resources", "barriers", "communications", "indicators"} {
					if x[key] != nil {
						s.violated(out, "", step, "says something of the "+key, "nothing that nobody entered")
					}
				}
				for _, key := range []string{"title", "description", "deliverable"} {
					for _, n := range numbers.FindAllString(said(x[key]), -1) {
						if n = strings.TrimRight(n, ".,"); !strings.Contains(known, n) && len(needs) > 0 {
							s.violated(out, "", step, "has the number "+n+" in its "+key, "no number of its own")
						}
					}
				}
			}
		})
	})
}

// draftOrder: who tells first does not decide.
func draftOrder() planRule {
	return laws.New("draft-order", "It does not matter in which order needs are handed over, or how often: the draft is the same.", func(s *planSubject, out *laws.Recorder) {
		needs := s.needs()
		if len(needs) == 0 {
			return
		}
		first, err := s.engine.draft(needs, s.around.Templates, actionplan.DraftOptions{ID: "draft"})
		if err != nil {
			return // another law says so
		}
		r := s.Random(7)
		for range max(3, s.Samples/4) {
			other := slices.Concat(needs, needs[:r.IntN(len(needs)+1)])
			shuffle(r, other)
			d, err := s.engine.draft(other, s.around.Templates, actionplan.DraftOptions{ID: "draft"})
			if err != nil {
				s.violated(out, "", "the needs in another order", err.Error(), "the same draft")
			} else if d.Plan.Hash() != first.Plan.Hash() {
				s.violated(out, "", "the needs in another order", changesOf(first.Plan, d.Plan), "the same draft")
			}
		}
	})
}

// changesOf says where two plans differ first.
func changesOf(a, b *actionplan.Plan) string {
	for _, c := range actionplan.Diff(a, b) {
		return string(c.Kind) + " " + c.Path
	}
	return "another hash"
}

// draftExplained: a reader sees what each step is for.
func draftExplained() planRule {
	return laws.New("draft-explained", "The explanation of each step of a draft names each need that it answers.", func(s *planSubject, out *laws.Recorder) {
		s.drafted(out, func(d *actionplan.Drafted, _ []actionplan.Need) {
			for _, step := range d.Plan.Spec().Steps {
				f := s.engine.explainDraft(d, step.ID)
				for _, a := range step.Answers {
					n, ok := d.Need(a)
					if !ok {
						continue // another law says so
					}
					label := govmaturity.WordsFor("en").Wording(n.Label())
					if !slices.ContainsFunc(f.Reasons, func(r govmaturity.Reason) bool { return r.Kind == holds && strings.Contains(r.Words.String(), label) }) {
						s.violated(out, "", "the drafted step "+step.ID, "an explanation without "+label, "each need that it answers")
					}
				}
			}
		})
	})
}
