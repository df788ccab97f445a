package actionplantest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// account is all that a plan computes of its steps, as text, by step; and of itself.
func (s *planSubject) account(p *actionplan.Plan) map[string]string {
	said := map[string][]string{"": {}}
	for step := range p.Steps() {
		said[step.ID()] = []string{"owner " + s.engine.owner(step), "for " + step.Commitment(), "by " + meaning(s.engine.deadline(step))}
	}
	for _, r := range s.engine.lint(p) {
		said[r.Step] = append(said[r.Step], "remark "+string(r.Rule))
	}
	for _, a := range s.engine.asks(p) {
		said[a.Step] = append(said[a.Step], "asks "+string(a.Field))
	}
	out := map[string]string{}
	for id, all := range said {
		slices.Sort(all)
		out[id] = strings.Join(all, ", ")
	}
	return out
}

// same reports where another plan computes something else.
func (s *planSubject) same(out *laws.Recorder, given string, spec *actionplan.PlanSpec) {
	other, err := s.engine.compile(spec)
	if err != nil {
		s.violated(out, "", given, err.Error(), "the same plan")
		return
	}
	want, got := s.account(s.p), s.account(other)
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if got[id] != want[id] {
			s.violated(out, id, given, got[id], want[id])
		}
	}
}

// planOrder: the order of a document says nothing of whose a step is, and by when.
func planOrder() planRule {
	return laws.New("order", "The order of parties, commitments and steps, and of what a step lists, changes no owner, no deadline, no remark and no question.", func(s *planSubject, out *laws.Recorder) {
		r := s.Random(9)
		for range max(1, s.Samples/10) {
			spec := s.p.Spec()
			shuffle(r, spec.Parties)
			shuffle(r, spec.Commitments)
			shuffle(r, spec.Steps)
			for i := range spec.Steps {
				x := &spec.Steps[i]
				shuffle(r, x.Responsible)
				shuffle(r, x.Support)
				shuffle(r, x.After)
				shuffle(r, x.Answers)
				shuffle(r, x.Indicators)
				shuffle(r, x.Barriers)
				shuffle(r, x.Communications)
			}
			s.same(out, "the plan in another order", spec)
		}
	})
}

// planSameAgain: the same document gives the same.
func planSameAgain() planRule {
	return laws.New("same-again", "The same document, compiled again, has the same hash, the same remarks and the same questions.", func(s *planSubject, out *laws.Recorder) {
		s.same(out, "once more", s.p.Spec())
		if again, err := s.engine.compile(s.p.Spec()); err == nil && again.Hash() != s.p.Hash() {
			s.violated(out, "", "once more", "the hash "+again.Hash(), s.p.Hash())
		}
	})
}

// planRoundTrip: written and read, a plan is the same.
func planRoundTrip() planRule {
	return laws.New("document-round-trip", "A plan that is written as JSON, or as YAML, and read again is the same.", func(s *planSubject, out *laws.Recorder) {
		var plain any
		_ = json.Unmarshal([]byte(said(s.spec)), &plain)
		block, err := yaml.Marshal(plain)
		if err != nil {
			s.violated(out, "", "the plan as YAML", err.Error(), "the same plan")
			return
		}
		for name, data := range map[string][]byte{"plan.json": []byte(said(s.spec)), "plan.yaml": block} {
			again, err := s.engine.read(name, data)
			if err != nil {
				s.violated(out, "", name, err.Error(), "the same plan")
			} else if again.Hash() != s.p.Hash() || said(again.Spec()) != said(s.spec) {
				s.violated(out, "", name, "a plan with the hash "+again.Hash(), s.p.Hash())
			}
		}
	})
}

// languages are those that the plan is written in, its own first.
func (s *planSubject) languages() []string {
	seen := map[string]bool{}
	for _, x := range s.spec.Steps {
		for tag := range x.Title {
			seen[tag] = true
		}
	}
	own := languageOf(s.spec.Language)
	delete(seen, own)
	return append([]string{own}, slices.Sorted(maps.Keys(seen))...)
}

// planFormRoundTrip: an entry in the form comes back.
func planFormRoundTrip() planRule {
	return laws.New("form-round-trip", "A plan that is shown in its form and posted without a change is the same, but for blanks at the ends of texts and how lines end, which no post keeps.", func(s *planSubject, out *laws.Recorder) {
		if len(s.spec.Steps) > maxForm {
			return
		}
		form := actionplan.PlanForm(govmaturity.WordsFor("en"), s.languages()...)
		filled := form.Fill([]byte(said(s.spec)))
		for _, in := range []*govmaturity.FormInput{filled, form.ReadPost(filled.Values)} {
			again, err := s.engine.fromForm(in)
			if err != nil {
				s.violated(out, "", "the plan in its form", err.Error(), "the same plan")
			} else if said(posted(tree(again.Spec()))) != said(posted(tree(s.spec))) {
				s.violated(out, "", "the plan in its form", changesOf(s.p, again), "the same plan")
			}
		}
	})
}

// posted is a part of a document with its texts as a post keeps them.
func posted(v any) any {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(strings.ReplaceAll(v, "\r\n", "\n"))
	case []any:
		for i := range v {
			v[i] = posted(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = posted(v[key])
		}
	}
	return v
}

// planTableRoundTrip: a spreadsheet brings the steps back.
func planTableRoundTrip() planRule {
	return laws.New("table-round-trip", "The steps that are written as a table and read again are the same, but for parts that are listed as lost; and so is all that is no step.", func(s *planSubject, out *laws.Recorder) {
		if len(s.spec.Steps) == 0 {
			return
		}
		data, lost := s.engine.writeTable(s.p)
		listed := map[string]bool{}
		for _, l := range lost {
			listed[l.Path.Pointer()] = true
		}
		for key := range tree(s.spec) {
			if !slices.Contains([]string{"format", "id", "edition", "language", "steps"}, key) && !listed["/"+key] {
				s.violated(out, "", "the plan as a table", "no word of the "+key, "it is listed as lost")
			}
		}
		head := s.p.Spec()
		head.Steps = nil
		empty, err := actionplan.Compile(head)
		if err != nil {
			return
		}
		for _, over := range []*actionplan.Plan{empty, s.p} {
			again, err := s.engine.readTable(data, over)
			if err != nil {
				s.violated(out, "", "the plan as a table", err.Error(), "the same steps")
				return
			}
			s.comeBack(out, "the plan as a table", again.Plan.Spec().Steps, listed)
		}
	})
}

// comeBack reports what steps say otherwise, and nothing lists as lost.
func (s *planSubject) comeBack(out *laws.Recorder, given string, steps []actionplan.StepSpec, listed map[string]bool) {
	got := map[string]map[string]any{}
	for i := range steps {
		got[steps[i].ID] = tree(steps[i])
	}
	lost := func(at string) bool {
		for l := range listed {
			if l == at || strings.HasPrefix(l, at+"/") {
				return true
			}
		}
		return false
	}
	for i := range s.spec.Steps {
		id, at := s.spec.Steps[i].ID, fmt.Sprintf("/steps/%d", i)
		back, there := got[id]
		switch {
		case !there && !listed[at]:
			s.violated(out, id, given, "no such step", "the step, or a word that it is lost")
		case there:
			want := tree(s.spec.Steps[i])
			for _, key := range slices.Sorted(maps.Keys(both(want, back))) {
				if a, b := said(want[key]), said(back[key]); a != b && !lost(at+"/"+key) {
					s.violated(out, id, given, "the "+key+" "+b, a)
				}
			}
		}
		delete(got, id)
	}
	for id := range got {
		s.violated(out, "", given, "a step "+id, "none of this name")
	}
}

func both(a, b map[string]any) map[string]any {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// planIATIRoundTrip: results that are published come back.
func planIATIRoundTrip() planRule {
	return laws.New("iati-round-trip", "The steps that are published as results of an activity (IATI) and read again are the same, but for parts that are listed as lost.", func(s *planSubject, out *laws.Recorder) {
		list := s.measures()
		if list == nil {
			return
		}
		file, lost := s.engine.toIATI(list, s.p.Spec().Steps)
		data, err := file.Write()
		if err != nil {
			s.violated(out, "", "the plan as results", err.Error(), "a file")
			return
		}
		steps, err := s.engine.ofIATI(data, list.ID)
		if err != nil {
			s.violated(out, "", "the plan as results", err.Error(), "the same steps")
			return
		}
		listed := map[string]bool{}
		for _, l := range lost {
			listed[l.Path.Pointer()] = true
		}
		// An indicator that measures no step is a result of its own.
		steps = slices.DeleteFunc(steps, func(x actionplan.StepSpec) bool { _, ok := s.at[x.ID]; return !ok })
		s.comeBack(out, "the plan as results", steps, listed)
	})
}

// measures is a list of indicators that measure the steps: one that was handed over, or
// one that is made of what the plan names.
func (s *planSubject) measures() *kpi.IndicatorsSpec {
	list, ids := "", []string{}
	for _, x := range s.spec.Steps {
		for _, m := range x.Indicators {
			if list = cmp.Or(list, m.List); m.List == list && list != "" && !slices.Contains(ids, m.Indicator) {
				ids = append(ids, m.Indicator)
			}
		}
	}
	for _, set := range s.around.Indicators {
		if set.ID() == list {
			return set.Spec()
		}
	}
	if list == "" {
		return nil
	}
	out := &kpi.IndicatorsSpec{Format: kpi.IndicatorsFormat, ID: list}
	for _, id := range ids {
		out.Indicators = append(out.Indicators, kpi.IndicatorSpec{ID: id, Title: govmaturity.English(id), Direction: kpi.DirectionUp})
	}
	return out
}
