package situation

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// checkSwots looks for SWOTs of which only one side is written down.
func (f *doubter) checkSwots() {
	for i := range f.s.spec.Swots {
		w := &f.s.spec.Swots[i]
		good, bad := len(w.Strengths)+len(w.Opportunities), len(w.Weaknesses)+len(w.Threats)
		key := ""
		switch {
		case good > 0 && bad == 0:
			key = "situation.doubt.one-sided.for"
		case bad > 0 && good == 0:
			key = "situation.doubt.one-sided.against"
		default:
			continue
		}
		f.found = append(f.found, Doubt{Check: CheckOneSided, s: f.s, at: govmaturity.Path{}.Key("swots").Index(i), say: plain(key)})
	}
}

// checkStrategies looks at what strategies join.
func (f *doubter) checkStrategies() {
	for _, t := range f.s.Strategies() {
		inside, outside := t.Kind().Quadrants()
		has := map[Aspect]bool{}
		for n, i := range t.Items() {
			has[i.Aspect()] = true
			if i.Aspect() != inside && i.Aspect() != outside || i.Swot() != t.Swot() {
				f.found = append(f.found, Doubt{Check: CheckStrategyItem, Strategy: t, Others: []Item{i}, s: f.s, at: t.get().at.Key("items").Index(n), say: func(w govmaturity.Words) string {
					return w.Say("situation.doubt.strategy-item", "item", w.Wording(i.Text()), "inside", inside.Title(w), "outside", outside.Title(w))
				}})
			}
		}
		for _, a := range []Aspect{inside, outside} {
			if !has[a] {
				f.found = append(f.found, Doubt{Check: CheckStrategy, Strategy: t, s: f.s, at: t.get().at.Key("items"), say: func(w govmaturity.Words) string {
					return w.Say("situation.doubt.strategy", "side", a.Title(w))
				}})
			}
		}
	}
}

// opposites are the aspects that say the opposite of each other.
var opposites = map[Aspect][]Aspect{
	AspectStrength:    {AspectWeakness},
	AspectOpportunity: {AspectThreat},
	AspectAccelerator: bottlenecks,
}

// side is one thing that items of an aspect are about, or say: a reference, or words.
type side struct {
	aspect Aspect
	swot   string
	point  stakeholder.ReferenceSpec
	words  string
}

// checkOpposites looks for items of opposite sides that are about the same thing, or
// say it in the same words.
func (f *doubter) checkOpposites() {
	by := map[side][]Item{}
	for _, i := range f.s.Items() {
		at := side{aspect: i.Aspect(), swot: i.Swot(), words: bare(i.get().spec.Text)}
		by[at] = append(by[at], i)
		for _, p := range i.get().spec.Points {
			at := side{aspect: i.Aspect(), swot: i.Swot(), point: p}
			by[at] = append(by[at], i)
		}
	}
	for _, i := range f.s.Items(AspectStrength, AspectOpportunity, AspectAccelerator) {
		for _, a := range opposites[i.Aspect()] {
			for n, p := range i.get().spec.Points {
				f.opposite(i, n, p, by[side{aspect: a, swot: i.Swot(), point: p}])
			}
			if same := by[side{aspect: a, swot: i.Swot(), words: bare(i.get().spec.Text)}]; len(same) > 0 {
				f.add(CheckSameWords, i, "text", func(w govmaturity.Words) string {
					return w.Say("situation.doubt.same-words", "aspect", a.Title(w))
				}, same...)
			}
		}
	}
}

// opposite says that others, of the opposite side, point at the same thing. The words
// name the first of them.
func (f *doubter) opposite(i Item, n int, p stakeholder.ReferenceSpec, others []Item) {
	if len(others) == 0 {
		return
	}
	f.found = append(f.found, Doubt{Check: CheckOpposite, Item: i, Others: slices.Clip(others), s: f.s, at: i.Path().Key("points").Index(n), say: func(w govmaturity.Words) string {
		return w.Say("situation.doubt.opposite", "item", w.Wording(others[0].Text()), "aspect", others[0].Aspect().Title(w), "thing", w.LeftToRight(p.String()))
	}})
}

// bare returns a text without what does not change its meaning: capitals, spaces and
// signs.
func bare(t govmaturity.Text) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(t.String()), func(r rune) bool {
		return strings.ContainsRune(" .,;:!?\"'()[]-–—/\u00a0\t\n", r)
	}), " ")
}

// checkCircles looks for items that support each other in a circle, of which none has
// a source and none is supported from outside.
func (f *doubter) checkCircles() {
	for _, circle := range f.s.circles() {
		in := map[int]bool{}
		for _, k := range circle {
			in[k] = true
		}
		grounded := slices.ContainsFunc(circle, func(k int) bool {
			return f.s.items[k].sourced || slices.ContainsFunc(f.s.items[k].supportedBy, func(by int) bool { return !in[by] })
		})
		if grounded {
			continue
		}
		first, rest := Item{f.s, circle[0] + 1}, f.s.itemsAt(circle[1:])
		f.add(CheckCircle, first, "supports", func(w govmaturity.Words) string {
			var names []string
			for _, i := range rest {
				names = append(names, w.Wording(i.Text()))
			}
			return w.Say("situation.doubt.circle", "items", w.And(names...))
		}, rest...)
	}
}
