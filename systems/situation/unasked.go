package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// Unasked is a question that a part of the situation leaves open: an aspect without any
// item, a topic of a published list that nobody named, a group that is not there, or a
// barrier of a group that nobody looked at. It is comparable with ==.
type Unasked struct {
	Aspect     Aspect
	Topic      Topic                  // with the aspect whose list it is of
	Vulnerable stakeholder.Vulnerable // of the seven groups, one that is not there
	Group      Group                  // with the aspect of the barrier
	Swot       string                 // with the aspect
}

// Unasked returns what nobody has looked at yet, of the parts that are there, in the
// document's order. What is missing is not bad: it is not known.
func (s *Situation) Unasked() []Unasked {
	var out []Unasked
	for _, p := range Parts() {
		if !s.Has(p) {
			continue
		}
		switch p {
		case PartSwot:
			for i := range s.doc().Swots {
				w := &s.doc().Swots[i]
				for k, list := range [][]ItemSpec{w.Strengths, w.Weaknesses, w.Opportunities, w.Threats} {
					if len(list) == 0 {
						out = append(out, Unasked{Aspect: p.Aspects()[k], Swot: w.ID})
					}
				}
			}
		case PartInclusion:
			out = append(out, s.unaskedGroups()...)
		default:
			for _, a := range p.Aspects() {
				out = append(out, s.unaskedOf(a)...)
			}
		}
	}
	return out
}

// unaskedOf returns the aspect, where it has no item, and otherwise the topics of its
// list that no item has.
func (s *Situation) unaskedOf(a Aspect) []Unasked {
	items := s.Items(a)
	if len(items) == 0 {
		return []Unasked{{Aspect: a}}
	}
	var out []Unasked
	for _, t := range a.Topics() {
		if !slices.ContainsFunc(items, func(i Item) bool { return i.Topic() == t }) {
			out = append(out, Unasked{Aspect: a, Topic: t})
		}
	}
	return out
}

func (s *Situation) unaskedGroups() []Unasked {
	var out []Unasked
	for _, v := range stakeholder.VulnerableGroups() {
		if !slices.ContainsFunc(s.Groups(), func(g Group) bool { return g.Vulnerable() == v }) {
			out = append(out, Unasked{Vulnerable: v})
		}
	}
	for _, g := range s.Groups() {
		for _, b := range Barriers() {
			if g.Barrier(b) == BarrierStateUnasked {
				out = append(out, Unasked{Group: g, Aspect: b.Aspect()})
			}
		}
	}
	return out
}

// Say returns what nobody has looked at, in a few words.
func (u Unasked) Say(w govmaturity.Words) string {
	switch {
	case u.Group.Valid():
		return w.Say("text.label", "label", u.Group.Name(w), "text", u.Aspect.Title(w))
	case u.Vulnerable != "":
		return u.Vulnerable.Title(w)
	case u.Topic != "":
		return w.Say("text.label", "label", u.Aspect.Title(w), "text", u.Topic.Title(w))
	}
	return u.Aspect.Title(w)
}
