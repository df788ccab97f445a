package actionplantest

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// reference is a place of a plan that names a part of it.
type reference struct {
	kind string // party, commitment or step
	at   govmaturity.Path
	id   *string
}

// references visits all that names a part of the plan.
func references(spec *actionplan.PlanSpec, visit func(reference)) {
	one := func(kind string, at govmaturity.Path, id *string) {
		if *id != "" {
			visit(reference{kind, at, id})
		}
	}
	many := func(kind string, at govmaturity.Path, ids []string) {
		for k := range ids {
			one(kind, at.Index(k), &ids[k])
		}
	}
	top := govmaturity.Path{}
	one("party", top.Key("owner"), &spec.Owner)
	for i := range spec.Commitments {
		one("party", top.Key("commitments").Index(i).Key("owner"), &spec.Commitments[i].Owner)
	}
	for i := range spec.Steps {
		x, at := &spec.Steps[i], top.Key("steps").Index(i)
		one("commitment", at.Key("commitment"), &x.Commitment)
		one("step", at.Key("parent"), &x.Parent)
		many("step", at.Key("after"), x.After)
		one("party", at.Key("owner"), &x.Owner)
		many("party", at.Key("responsible"), x.Responsible)
		many("party", at.Key("support"), x.Support)
		for k := range x.Resources {
			one("party", at.Key("resources").Index(k).Key("from"), &x.Resources[k].From)
		}
		for k := range x.Barriers {
			one("party", at.Key("barriers").Index(k).Key("by"), &x.Barriers[k].By)
			one("party", at.Key("barriers").Index(k).Key("owner"), &x.Barriers[k].Owner)
		}
		for k := range x.Communications {
			one("party", at.Key("communications").Index(k).Key("audience"), &x.Communications[k].Audience)
			one("party", at.Key("communications").Index(k).Key("by"), &x.Communications[k].By)
		}
	}
}

// referencesResolve: each name stands for somebody.
func referencesResolve() planRule {
	return laws.New("references-resolve", "Whoever names a party, a commitment or a step that the plan does not have is told so, at the place.", func(s *planSubject, out *laws.Recorder) {
		n := 0
		references(s.spec, func(reference) { n++ })
		places := s.Random(1).Perm(n)
		for _, place := range places[:min(n, 2*s.tries())] {
			spec, i := s.p.Spec(), 0
			var broken reference
			references(spec, func(r reference) {
				if i == place {
					broken = r
				}
				i++
			})
			was := *broken.id
			*broken.id = "nobody.nothing." + was
			_, err := s.engine.compile(spec)
			problems, _ := errors.AsType[govmaturity.Problems](err)
			found := slices.ContainsFunc(problems, func(p govmaturity.Problem) bool {
				return p.Code == govmaturity.CodeUnknownReference && p.Path.Pointer() == broken.at.Pointer()
			})
			if !found {
				s.violated(out, s.stepAt(broken.at), fmt.Sprintf("at %s, %s in the place of %s", broken.at, *broken.id, was), fmt.Sprintf("%v", err), "a problem at that place")
			}
		}
	})
}

// stepAt returns the id of the step that a place is in, or "".
func (s *planSubject) stepAt(at govmaturity.Path) string {
	if len(at) > 1 && at[0].Key == "steps" {
		return s.spec.Steps[at[1].Index].ID
	}
	return ""
}

// ownerNearest: who is nearest answers.
func ownerNearest() planRule {
	return laws.New("owner-nearest", "Accountable for a step is its owner, or else that of the next that it is a part of, or else of its commitment, or else of the plan.", func(s *planSubject, out *laws.Recorder) {
		for step := range s.p.Steps() {
			want, commitment := "", ""
			for x := step; x.Valid(); x = x.Parent() {
				spec := &s.spec.Steps[s.at[x.ID()]]
				if want == "" {
					want = spec.Owner
				}
				if commitment == "" {
					commitment = spec.Commitment
				}
			}
			for _, c := range s.spec.Commitments {
				if c.ID == commitment && want == "" {
					want = c.Owner
				}
			}
			if want == "" {
				want = s.spec.Owner
			}
			if got := s.engine.owner(step); got != want {
				s.violated(out, step.ID(), "its owner", cmp.Or(got, "nobody"), cmp.Or(want, "nobody"))
			}
		}
	})
}

// deadlinesAlike: who reads the other language is not late.
func deadlinesAlike() planRule {
	return laws.New("deadlines-alike", "A start and a deadline mean the same days in each language that they are written in, and keep what was written.", func(s *planSubject, out *laws.Recorder) {
		for step := range s.p.Steps() {
			x := &s.spec.Steps[s.at[step.ID()]]
			for _, t := range []struct {
				what     string
				wordings govmaturity.Text
				read     actionplan.Deadline
			}{{"start", x.Start, step.Start()}, {"deadline", x.Deadline, s.engine.deadline(step)}} {
				if t.wordings == nil {
					if t.read.Valid() {
						s.violated(out, step.ID(), "no "+t.what, meaning(t.read), "nothing")
					}
					continue
				}
				if !slices.Contains(slices.Collect(maps.Values(t.wordings)), t.read.Text) {
					s.violated(out, step.ID(), "its "+t.what, fmt.Sprintf("the wording %q", t.read.Text), "a wording of the plan")
				}
				for _, tag := range slices.Sorted(maps.Keys(t.wordings)) {
					d, err := s.reader().Read(t.wordings[tag])
					if err != nil || meaning(d) != meaning(t.read) {
						s.violated(out, step.ID(), fmt.Sprintf("%q, in the language %s", t.wordings[tag], tag), meaning(d), meaning(t.read))
					}
				}
			}
		}
	})
}

// meaning says all that a deadline means.
func meaning(d actionplan.Deadline) string {
	out := []string{string(d.Kind), d.From, "to", d.To, string(d.Every)}
	for _, p := range d.Parts {
		out = append(out, "("+meaning(p)+")")
	}
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return s == "" }), " ")
}

// asksWhatIsOpen: a form asks for gaps, and for nothing else.
func asksWhatIsOpen() planRule {
	return laws.New("asks-what-is-open", "All that a step without parts does not say is asked for, once, and nothing else.", func(s *planSubject, out *laws.Recorder) {
		asked := map[string]int{}
		for _, a := range s.engine.asks(s.p) {
			asked[a.Step+" "+string(a.Field)]++
			if want := fmt.Sprintf("/steps/%d/%s", s.at[a.Step], a.Field); a.Path.Pointer() != want {
				s.violated(out, a.Step, "the question about the "+string(a.Field), "at "+a.Path.Pointer(), want)
			}
		}
		steps, _ := tree(s.spec)["steps"].([]any)
		for i := range steps {
			step, _ := steps[i].(map[string]any)
			x := &s.spec.Steps[i]
			for _, f := range actionplan.AskFields() {
				_, said := step[string(f)]
				if f == actionplan.AskFieldOwner {
					said = s.p.Step(x.ID).Owner() != ""
				}
				want := 1
				if said || s.parts[x.ID] {
					want = 0
				}
				if got := asked[x.ID+" "+string(f)]; got != want {
					s.violated(out, x.ID, "the "+string(f), fmt.Sprintf("asked for %d times", got), fmt.Sprintf("%d", want))
				}
			}
		}
	})
}
