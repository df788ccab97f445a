package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// Group is a group of people who may be left behind. It is a small value, comparable
// with ==. The zero Group is not Valid; its methods return zero values.
type Group struct {
	s  *Situation
	at int // its place, from 1
}

func (g Group) get() *GroupSpec {
	if g.s == nil {
		return &GroupSpec{}
	}
	return &g.s.doc().Inclusion.Groups[g.at-1]
}

// Groups returns the groups, in the document's order.
func (s *Situation) Groups() []Group {
	var out []Group
	if s.doc().Inclusion != nil {
		for i := range s.doc().Inclusion.Groups {
			out = append(out, Group{s, i + 1})
		}
	}
	return out
}

// Valid reports whether g is a group of a situation.
func (g Group) Valid() bool { return g.s != nil }

// ID returns the group's id.
func (g Group) ID() string { return g.get().ID }

// Vulnerable returns which of the seven groups it is, or is among.
func (g Group) Vulnerable() stakeholder.Vulnerable { return g.get().Group }

// Title returns the text that people read, or nil where it says none: it is then
// called as [stakeholder.Vulnerable.Title] does.
func (g Group) Title() govmaturity.Text { return g.get().Title.Clone() }

// Name returns what people call the group, without addresses of persons.
func (g Group) Name(w govmaturity.Words) string {
	if g.get().Title != nil {
		return wording(w, g.get().Title)
	}
	return g.Vulnerable().Title(w)
}

// Description says who belongs to it, or is nil.
func (g Group) Description() govmaturity.Text { return g.get().Description.Clone() }

// Points returns what in other documents the group is: a stakeholder.
func (g Group) Points() []stakeholder.ReferenceSpec { return slices.Clone(g.get().Points) }

// Items returns what is said of the group under an aspect.
func (g Group) Items(a Aspect) []Item {
	var out []Item
	if g.s != nil {
		for i := range g.s.items {
			if it := &g.s.items[i]; it.aspect == a && it.within == g.at-1 {
				out = append(out, Item{g.s, i + 1})
			}
		}
	}
	return out
}

// BarrierState says what is known of one barrier of one group.
type BarrierState string

const (
	BarrierStateUnasked BarrierState = "unasked" // nobody looked
	BarrierStateNone    BarrierState = "none"    // it was looked at, and keeps nobody out
	BarrierStateThere   BarrierState = "there"   // it keeps people out
	BarrierStateHigh    BarrierState = "high"    // and is rated high
)

// Barrier returns what is known of a barrier of the group.
func (g Group) Barrier(b Barrier) BarrierState {
	items := g.Items(b.Aspect())
	switch {
	case slices.ContainsFunc(items, Item.High):
		return BarrierStateHigh
	case len(items) > 0:
		return BarrierStateThere
	case slices.Contains(g.get().None, b):
		return BarrierStateNone
	}
	return BarrierStateUnasked
}

// Unanswered returns the barriers that keep people out and that nothing is said to be
// done about.
func (g Group) Unanswered() []Item {
	var out []Item
	for _, b := range Barriers() {
		for _, i := range g.Items(b.Aspect()) {
			if len(i.get().server) == 0 {
				out = append(out, i)
			}
		}
	}
	return out
}
