package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// Crossing is one thing in another document, and all items that point at it, from
// whatever part of the situation.
type Crossing struct {
	Reference stakeholder.ReferenceSpec
	// InFavour, Against and Neither are the items by their tones, in the document's
	// order; see [Aspect.Tone].
	InFavour, Against, Neither []Item
}

// Mixed reports whether some items speak in favour and others against.
func (c Crossing) Mixed() bool { return len(c.InFavour) > 0 && len(c.Against) > 0 }

// Len returns how many items point at it.
func (c Crossing) Len() int { return len(c.InFavour) + len(c.Against) + len(c.Neither) }

// Crossings returns what in other documents the items point at, ordered by document,
// edition, kind and id. Two items that meet in one thing need not speak of each other
// to bear on each other.
func (s *Situation) Crossings() []Crossing {
	var out []Crossing
	at, last := map[stakeholder.ReferenceSpec]int{}, map[stakeholder.ReferenceSpec]Item{}
	for _, i := range s.Items() {
		for _, p := range i.get().spec.Points {
			if last[p] == i { // it points there twice
				continue
			}
			last[p] = i
			k, ok := at[p]
			if !ok {
				k = len(out)
				at[p] = k
				out = append(out, Crossing{Reference: p})
			}
			switch i.Aspect().Tone() {
			case 1:
				out[k].InFavour = append(out[k].InFavour, i)
			case -1:
				out[k].Against = append(out[k].Against, i)
			default:
				out[k].Neither = append(out[k].Neither, i)
			}
		}
	}
	slices.SortFunc(out, func(a, b Crossing) int { return a.Reference.Compare(b.Reference) })
	return out
}

// Dangling returns what items and groups point at and is not there, by what the host
// knows of the other documents, ordered as [Situation.Crossings] are.
func (s *Situation) Dangling(has func(stakeholder.ReferenceSpec) bool) []stakeholder.ReferenceSpec {
	var out []stakeholder.ReferenceSpec
	for _, c := range s.Crossings() {
		out = append(out, c.Reference)
	}
	for _, g := range s.Groups() {
		out = append(out, g.get().Points...)
	}
	slices.SortFunc(out, stakeholder.ReferenceSpec.Compare)
	return slices.DeleteFunc(slices.Compact(out), has)
}
