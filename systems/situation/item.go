package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// Item is one thing that is said of a situation. It is a small value, comparable with
// ==. The zero Item is not Valid; its methods return zero values.
type Item struct {
	s  *Situation
	at int // its place, from 1
}

func (i Item) get() *item {
	if i.s == nil {
		return &item{spec: &ItemSpec{}, within: -1}
	}
	return &i.s.items[i.at-1]
}

// Valid reports whether i is an item of a situation.
func (i Item) Valid() bool { return i.s != nil }

// ID returns the item's id.
func (i Item) ID() string { return i.get().spec.ID }

// Text returns what is said.
func (i Item) Text() govmaturity.Text { return i.get().spec.Text.Clone() }

// Description returns what more is said, or nil.
func (i Item) Description() govmaturity.Text { return i.get().spec.Description.Clone() }

// Note returns what a reader should know, or nil.
func (i Item) Note() govmaturity.Text { return i.get().spec.Note.Clone() }

// Aspect returns where the item stands.
func (i Item) Aspect() Aspect { return i.get().aspect }

// Path returns where in the document the item stands.
func (i Item) Path() govmaturity.Path { return slices.Clone(i.get().at) }

// Topic returns the point of a published list that it is about, or "".
func (i Item) Topic() Topic { return i.get().spec.Topic }

// Origin returns where it lies: as it says, or else as its aspect does, or "".
func (i Item) Origin() Origin {
	if o := i.get().spec.Origin; o != "" {
		return o
	}
	return i.Aspect().Origin()
}

// Date returns when it was seen, or "".
func (i Item) Date() string { return i.get().spec.Date }

// Trend returns which way it goes, or "".
func (i Item) Trend() Trend { return i.get().spec.Trend }

// Horizon returns how far ahead it lies, or "".
func (i Item) Horizon() Horizon { return i.get().spec.Horizon }

// Swot returns the id of the SWOT that it stands in, or "".
func (i Item) Swot() string {
	if k := i.get().within; k >= 0 && i.Aspect().Part() == PartSwot {
		return i.s.spec.Swots[k].ID
	}
	return ""
}

// Group returns the group that it is about, or one that is not Valid.
func (i Item) Group() Group {
	if k := i.get().within; k >= 0 && i.Aspect().Part() == PartInclusion {
		return Group{i.s, k + 1}
	}
	return Group{}
}

// Risk returns the item as a risk: one that is not Valid, of an item that is none.
func (i Item) Risk() Risk {
	if i.get().risk == nil {
		return Risk{}
	}
	return Risk{i}
}

// For returns the items of the step before that this one is for.
func (i Item) For() []Item { return i.s.itemsAt(i.get().serves) }

// Served returns the items of the step after, which are for this one.
func (i Item) Served() []Item { return i.s.itemsAt(i.get().server) }

// Supports returns the items that it supports.
func (i Item) Supports() []Item { return i.s.itemsAt(i.get().supports) }

// SupportedBy returns the items that support it.
func (i Item) SupportedBy() []Item { return i.s.itemsAt(i.get().supportedBy) }

// Contradicts returns the items that it contradicts, or that contradict it, in the
// document's order: either may say so.
func (i Item) Contradicts() []Item {
	all := slices.Concat(i.get().contradicts, i.get().contradictedBy)
	slices.Sort(all)
	return i.s.itemsAt(slices.Compact(all))
}

// Points returns what in other documents it is about.
func (i Item) Points() []stakeholder.ReferenceSpec { return slices.Clone(i.get().spec.Points) }

// Standing returns how official it is: as it says, or else as the situation does.
func (i Item) Standing() govmaturity.Standing {
	if s := i.get().spec.Standing; s != "" || i.s == nil {
		return s
	}
	return i.s.Standing()
}

// Cites returns where it comes from.
func (i Item) Cites() []govmaturity.Citation { return slices.Clone(i.get().spec.Cites) }
