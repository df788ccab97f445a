package actionplan

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/slug"
)

// stepID returns the id of a step, which depends on nothing but its parts. Where these
// would be too long, have signs that an id cannot have, or could be taken apart in
// another way, it ends in a number made of them.
func stepID(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	id := strings.Join(parts, ".")
	if len(id) <= maxStepID && strings.Count(id, ".") == len(parts)-1 && plainID(id) {
		return id
	}
	h := fnv.New64a()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	head := slug.Make(strings.ReplaceAll(id, ".", " "))
	return strings.Trim(head[:min(len(head), maxStepID-17)], "-.") + "-" + fmt.Sprintf("%016x", h.Sum64())
}

const maxStepID = 80

// stepID returns the id of the step that a template makes for a need: its own, where it
// is for that need alone.
func (x *StepTemplateSpec) stepID(n Need) string {
	if x.For.own() && !strings.Contains(x.ID, ".") {
		return x.ID
	}
	parts := []string{x.ID, n.Document, n.ID, n.To}
	if x.For.Level != "" {
		parts = parts[:3]
	}
	if x.ID == "template" || slices.Contains(AnswerKinds(), AnswerKind(x.ID)) {
		parts = slices.Insert(parts, 0, "template") // steps without a template begin with the kind of need
	}
	return stepID(parts...)
}

func plainID(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789._-") == "" && strings.Trim(s[:1], "._-") != ""
}

// stepID returns the id of a step that has the need for its title. No two targets of
// the 2030 Agenda are alike but for their dots.
func (n Need) stepID() string {
	id := n.ID
	if n.Kind == AnswerKindTarget {
		id = strings.ReplaceAll(id, ".", "-")
	}
	return stepID(string(n.Kind), n.Document, id, n.To)
}

// order says which steps come after which: a level after the one below, and templates
// after those that they name.
func (d *drafter) order() {
	steps := map[needKey][]*draftStep{}
	byTemplate := map[string][]string{}
	for _, id := range d.ids {
		s := d.steps[id]
		for thing := range s.ranks {
			steps[thing] = append(steps[thing], s)
		}
		if s.from.Template != "" {
			byTemplate[s.from.Template] = append(byTemplate[s.from.Template], id)
		}
	}
	for thing, all := range steps {
		for _, s := range all {
			s.waits(thing, all)
		}
	}
	for _, s := range d.steps {
		if i, ok := d.templates.byID[s.from.Template]; ok {
			for _, id := range d.templates.spec.Templates[i].After {
				s.spec.After = append(s.spec.After, byTemplate[id]...)
			}
		}
		slices.Sort(s.spec.After)
		s.spec.After = slices.DeleteFunc(slices.Compact(s.spec.After), func(id string) bool { return id == s.spec.ID })
		if len(s.spec.After) == 0 {
			s.spec.After = nil
		}
	}
}

// waits puts a step behind those that reach the levels that it leaves. Of two that do
// so for each other, since each is for several levels, the one that ends lower comes
// first.
func (s *draftStep) waits(thing needKey, all []*draftStep) {
	for _, rank := range s.ranks[thing] {
		below := 0
		for _, o := range all {
			for _, r := range o.ranks[thing] {
				if r < rank && o.lower(thing, s) {
					below = max(below, r)
				}
			}
		}
		for _, o := range all {
			if slices.Contains(o.ranks[thing], below) && o.lower(thing, s) {
				s.spec.After = append(s.spec.After, o.spec.ID)
			}
		}
	}
}

// lower reports whether a step ends at a lower level than another, or there too and
// begins lower.
func (s *draftStep) lower(thing needKey, than *draftStep) bool {
	a, b := s.ranks[thing], than.ranks[thing]
	return cmp.Or(cmp.Compare(slices.Max(a), slices.Max(b)), cmp.Compare(slices.Min(a), slices.Min(b))) < 0
}

// sorted returns the steps, each after those that it waits for, and otherwise in the
// order of their needs.
func (d *drafter) sorted() []*draftStep {
	all := make([]*draftStep, 0, len(d.ids))
	for _, id := range d.ids {
		all = append(all, d.steps[id])
	}
	slices.SortStableFunc(all, func(a, b *draftStep) int { return cmp.Compare(a.place, b.place) })
	var out []*draftStep
	done := map[string]bool{}
	var put func(s *draftStep, on int)
	put = func(s *draftStep, on int) {
		if done[s.spec.ID] || on > len(all) {
			return
		}
		done[s.spec.ID] = true // a circle is found when the plan is compiled
		for _, id := range s.spec.After {
			put(d.steps[id], on+1)
		}
		out = append(out, s)
	}
	for _, s := range all {
		put(s, 0)
	}
	return out
}

// leftOut returns the needs that get no step, and why.
func leftOut(needs []Need, earlier *Plan) map[needKey]NeedLeftOut {
	out := map[needKey]NeedLeftOut{}
	ladders := map[needKey][]Need{}
	for _, n := range needs {
		if n.Unknown {
			out[n.key()] = NeedLeftOut{Need: n, Why: LeftOutUnknown}
			continue
		}
		ladders[n.thing()] = append(ladders[n.thing()], n)
	}
	if earlier == nil {
		return out
	}
	for _, s := range earlier.some().spec.Steps {
		for _, a := range s.Answers {
			ladder := ladders[needKey{kind: a.Kind, document: a.Document, id: a.ID}]
			for _, n := range ladder {
				if a.Edition != "" && a.Edition != n.Edition || !a.leads(n, ladder) {
					continue
				}
				l := out[n.key()]
				l.Need, l.Why = n, LeftOutAnswered
				if !slices.Contains(l.Steps, s.ID) {
					l.Steps = append(l.Steps, s.ID)
				}
				out[n.key()] = l
			}
		}
	}
	return out
}

// leads reports whether what a step answers takes in the level of a need, among the
// needs of the same thing.
func (a AnswerSpec) leads(n Need, ladder []Need) bool {
	if a.To == n.To {
		return true
	}
	from, to := -1, -1
	for _, o := range ladder {
		if o.From == a.From && a.From != "" {
			from = o.Rank
		}
		if o.To == a.To && a.To != "" {
			to = o.Rank
		}
	}
	return from > 0 && to > 0 && from <= n.Rank && n.Rank <= to
}
