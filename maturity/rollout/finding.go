package rollout

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
	"github.com/govmaturity/govmaturity/maturity"
)

// The kinds of findings of this package.
const (
	FindingRound    = "rollout-round"
	FindingMovement = "rollout-movement"
)

// teller says a finding in one language.
type teller struct {
	w   govmaturity.Words
	r   *Rollout
	out govmaturity.Finding
}

func (r *Rollout) tell(words []govmaturity.Words, kind, name string, about func(t *teller)) govmaturity.Finding {
	if r == nil || r.spec == nil {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := &teller{w: w, r: r}
		t.out.About = govmaturity.Reference{Kind: kind, Document: r.ID(), Edition: r.Edition(), Hash: r.RulesHash(), ID: name}
		t.out.Standing, t.out.State = govmaturity.StandingDerived, govmaturity.StateAnswered
		title := w.LeftToRight(r.ID())
		if r.spec.Title != nil {
			title = w.Wording(r.spec.Title)
		}
		t.out.Title = t.text(w.Say("text.brackets", "text", title, "more", w.Isolate(name, "")))
		about(t)
		return t.out
	})
}

func (t *teller) text(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

func (t *teller) add(kind govmaturity.ReasonKind, label, text string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(t.w.Say("text.label", "label", label, "text", text))})
}

func (t *teller) node(n maturity.Node) string {
	return cmp.Or(t.w.Wording(n.Title()), t.w.LeftToRight(n.ID()))
}

func (t *teller) organization(id string) string {
	return t.r.OrganizationTitle(id, t.w)
}

// Finding says how many organizations have done which step, which level they have
// reached, and how far each wave has come.
func (r *Round) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return r.rollout.tell(words, FindingRound, r.name, func(t *teller) {
		all := 0
		for _, p := range r.places {
			if p.Next < 0 {
				all++
			}
		}
		t.out.Outcome = t.text(t.w.Say("rollout.outcome", "done", all, "all", len(r.places)))
		for i, shares := range r.ByStep() {
			t.add(govmaturity.ReasonCounted, t.node(r.rollout.steps[i]), t.w.Say("rollout.step", "done", len(shares[0].Organizations),
				"begun", len(shares[1].Organizations), "not", len(shares[2].Organizations), "unknown", len(shares[3].Organizations)))
		}
		for i, shares := range r.ByLevel() {
			var said []string
			for _, s := range shares {
				if len(s.Organizations) == 0 {
					continue
				}
				level := t.w.Say("rollout.unknown")
				if s.Level.Valid() {
					level = t.w.Wording(s.Level.Title())
				}
				said = append(said, t.w.Say("text.label", "label", level, "text", t.w.Number(float64(len(s.Organizations)), 0)))
			}
			t.add(govmaturity.ReasonShown, t.node(r.rollout.levels[i].node), t.w.List(said...))
		}
		for i, w := range r.ByWave() {
			title := cmp.Or(t.w.Wording(r.rollout.spec.Waves[i].Title), t.w.LeftToRight(w.Wave))
			if w.Reach > 0 {
				t.add(govmaturity.ReasonCoverage, title, t.w.Say("rollout.wave", "begun", w.Begun, "named", w.Named, "reach", w.Reach))
			} else {
				t.add(govmaturity.ReasonCoverage, title, t.w.Say("rollout.wave-all", "begun", w.Begun, "named", w.Named))
			}
		}
	})
}

// MovementFinding says how organizations moved since an earlier round. It is the zero
// Finding where the rounds are not of one rollout.
func (r *Round) MovementFinding(earlier *Round, words ...govmaturity.Words) govmaturity.Finding {
	moves, err := r.Since(earlier)
	if err != nil {
		return govmaturity.Finding{}
	}
	return r.rollout.tell(words, FindingMovement, r.name, func(t *teller) {
		more, fewer, same, unknown := 0, 0, 0, 0
		for _, m := range moves {
			switch {
			case !m.Compared:
				unknown++
			case m.Steps > 0:
				more++
			case m.Steps < 0:
				fewer++
			default:
				same++
			}
		}
		t.out.Rule = t.text(t.w.Say("rollout.since", "round", t.w.Isolate(earlier.name, "")))
		t.out.Outcome = t.text(t.w.Say("rollout.moved", "more", more, "same", same, "fewer", fewer, "unknown", unknown))
		for i, l := range r.rollout.levels {
			up, down := 0, 0
			for _, m := range moves {
				if m.Levels[i] > 0 {
					up++
				} else if m.Levels[i] < 0 {
					down++
				}
			}
			t.add(govmaturity.ReasonShown, t.node(l.node), t.w.Say("rollout.levels", "up", up, "down", down))
		}
		for _, m := range moves {
			switch {
			case m.Compared && m.Steps > 0:
				t.add(govmaturity.ReasonCounted, t.organization(m.Organization), t.w.Say("rollout.organization", "steps", m.Steps))
			case m.Compared && m.Steps < 0:
				t.add(govmaturity.ReasonCounted, t.organization(m.Organization), t.w.Say("rollout.organization-fewer", "steps", -m.Steps))
			}
		}
	})
}
