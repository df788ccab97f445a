package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of findings about plans.
const (
	FindingDrafted  = "drafted-step"
	FindingMovement = "movement"
)

// Explain says where a step of the draft comes from: which needs it answers, why they
// are needs, and who says that this can be done about them. It is in the given words,
// or in English. The reasons name the findings of the documents that the needs come
// from: a trace leads down to them. The finding of a step that there is not is empty.
func (d *Drafted) Explain(step string, words ...govmaturity.Words) govmaturity.Finding {
	if d == nil {
		return govmaturity.Finding{}
	}
	i := slices.IndexFunc(d.Steps, func(s DraftedStep) bool { return s.ID == step })
	if i < 0 {
		return govmaturity.Finding{}
	}
	s := d.Steps[i]
	spec := d.Plan.Step(step).Spec()
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		in := func(said string) govmaturity.Text { return govmaturity.Text{w.Language(): said} }
		f := govmaturity.Finding{
			About: govmaturity.Reference{Kind: FindingDrafted, Document: d.Plan.ID(), Edition: d.Plan.Edition(), Hash: d.Plan.RulesHash(), ID: step},
			Title: in(w.Wording(spec.Title)), State: govmaturity.StateAnswered, Standing: govmaturity.StandingDerived,
			Outcome: in(w.Say("draft.candidate")), Rule: in(w.Say("draft.basis." + string(s.Basis))),
			Cites: spec.Cites, Sources: d.Plan.Spec().Sources,
		}
		for _, n := range s.Needs {
			r := govmaturity.Reason{Kind: govmaturity.ReasonHolds, Words: in(w.Say("text.label", "label", w.Wording(n.Label()), "text", n.Why(w)))}
			if n.Found.Document != "" {
				found := n.Found
				r.Finding = &found
			}
			f.Reasons = append(f.Reasons, r)
		}
		for _, id := range spec.After {
			about := f.About
			about.ID = id
			f.Reasons = append(f.Reasons, govmaturity.Reason{Kind: govmaturity.ReasonCondition,
				Words: in(w.Say("draft.after", "step", w.Wording(d.Plan.Step(id).Title()))), Finding: &about})
		}
		return f
	})
}

// Find returns the finding that a reference names, if it is about a step of the draft.
// Give it to [govmaturity.Finding.Trace], with the words bound.
func (d *Drafted) Find(ref govmaturity.Reference, words ...govmaturity.Words) (govmaturity.Finding, bool) {
	f := d.Explain(ref.ID, words...)
	return f, f.About == ref && ref.ID != ""
}

// Say says why a draft has no step for the need, in the given words.
func (l NeedLeftOut) Say(w govmaturity.Words) string {
	return w.Say("text.label", "label", w.Wording(l.Need.Label()), "text", w.Say("draft.left-out."+string(l.Why)))
}
