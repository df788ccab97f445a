package schedule

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Reference names what [Risk.Explain] finds.
func (r *Risk) Reference() govmaturity.Reference { return r.p.reference(FindingRisk, "") }

// Explain says when all is done with which likelihood, and which tasks decide it. It is in
// the given words, or in English.
func (r *Risk) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return r.p.explain(r.Reference(), words, func(t *teller) {
		title := t.w.LeftToRight(r.p.s.ID())
		if r.p.s.spec.Title != nil {
			title = t.w.Wording(r.p.s.spec.Title)
		}
		likely := func(share float64) string {
			return t.w.Say("schedule.likely", "share", t.w.Percent(share, -1), "date", t.date(r.Finish(share), true))
		}
		t.head(title, t.also(likely(0.5), likely(0.8)), t.w.Say("schedule.rule.risk", "count", r.Runs()))
		t.add(govmaturity.ReasonShown, t.w.Say("schedule.planned", "date", t.date(r.p.end, true), "share", t.w.Percent(r.Within(r.p.end), -1)))
		if d := r.p.s.deadline; d != nil {
			t.add(govmaturity.ReasonThreshold, t.w.Say("schedule.deadline-share", "date", t.date(*d, true), "share", t.w.Percent(r.Within(*d), -1)))
		}
		for _, task := range r.decisive() {
			reason := t.add(govmaturity.ReasonCounted, t.w.Say("schedule.decides", "task", t.name(task),
				"criticality", t.w.Percent(r.Criticality(task.ID()), -1), "cruciality", r.Cruciality(task.ID()), "sensitivity", r.Sensitivity(task.ID())))
			reason.Finding = reference(task)
		}
		t.add(govmaturity.ReasonNote, t.w.Say("schedule.risk-note"))
		t.add(govmaturity.ReasonNote, t.w.Say("schedule.pert", "share", t.w.Percent(0.8, -1), "date", t.date(r.p.PERT().Finish(0.8), true)))
	})
}

// decisive are the uncertain tasks that decide most, the first ones first.
func (r *Risk) decisive() (out []Task) {
	for _, i := range r.uncertain() {
		out = append(out, Task{r.p, r.p.s.nodes[i].task + 1})
	}
	slices.SortFunc(out, func(a, b Task) int {
		return cmp.Or(cmp.Compare(r.Sensitivity(b.ID()), r.Sensitivity(a.ID())), cmp.Compare(a.ID(), b.ID()))
	})
	return out[:min(len(out), mostNamed)]
}
