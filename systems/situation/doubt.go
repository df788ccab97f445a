package situation

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// Doubt is one thing in a situation that does not hold together, is not finished, or
// rests on little.
type Doubt struct {
	Check Check
	// Item is what it is about, or not Valid where it is about a strategy, a group or
	// the register as a whole.
	Item Item
	// Strategy is the strategy that it is about, if it is about one.
	Strategy Strategy
	// Others are the other items that it is about.
	Others []Item

	s   *Situation
	at  govmaturity.Path
	say func(govmaturity.Words) string
}

// Path returns where in the document it is.
func (d Doubt) Path() govmaturity.Path { return slices.Clone(d.at) }

// Say returns it as a sentence, without a full stop, and without contact data.
func (d Doubt) Say(w govmaturity.Words) string {
	if d.say == nil {
		return ""
	}
	said, _ := contact.Redact(d.say(w))
	return said
}

// Doubts returns all that the checks find, or those of the checks named, in the
// document's order.
func (s *Situation) Doubts(checks ...Check) []Doubt {
	return slices.DeleteFunc(slices.Clone(s.doubts), func(d Doubt) bool { return len(checks) > 0 && !slices.Contains(checks, d.Check) })
}

// look runs all checks.
func (s *Situation) look() {
	f := &doubter{s: s}
	for i := range s.items {
		f.checkItem(Item{s, i + 1})
	}
	f.checkRisks()
	f.checkMatrix()
	f.checkSwots()
	f.checkStrategies()
	f.checkOpposites()
	f.checkCircles()
	f.checkContacts()
	s.doubts = f.found
	s.doubtsOf = map[int][]int{}
	order := map[Check]int{}
	for i, c := range Checks() {
		order[c] = i
	}
	slices.SortStableFunc(s.doubts, func(a, b Doubt) int {
		return cmp.Or(cmp.Compare(s.placeOf(a), s.placeOf(b)), a.at.Compare(b.at), cmp.Compare(order[a.Check], order[b.Check]))
	})
	for i, d := range s.doubts {
		s.doubtsOf[d.Item.at] = append(s.doubtsOf[d.Item.at], i)
	}
}

// placeOf orders doubts as the document does: paths alone order keys by name.
func (s *Situation) placeOf(d Doubt) int {
	if len(d.at) == 0 {
		return 0
	}
	return slices.Index(Parts(), Part(d.at[0].Key))
}

// DoubtProblems returns the doubts as problems, in the same order, with the line and
// column of the text that the situation was read from, in English. Their codes are
// contradiction, unfinished, thin-evidence and names-person. They stop nobody.
func (s *Situation) DoubtProblems(checks ...Check) govmaturity.Problems {
	var out govmaturity.Problems
	for i, d := range s.doubts {
		if len(checks) == 0 || slices.Contains(checks, d.Check) {
			out = append(out, s.problems[i])
		}
	}
	return out
}

// doubter looks for doubts.
type doubter struct {
	s       *Situation
	found   []Doubt
	threats map[stakeholder.ReferenceSpec]Item // by what it points at, the first that is rated high
}

func (f *doubter) add(c Check, i Item, key string, say func(govmaturity.Words) string, others ...Item) {
	at := i.Path()
	if key != "" {
		at = at.Key(key)
	}
	f.found = append(f.found, Doubt{Check: c, Item: i, Others: others, s: f.s, at: at, say: say})
}

// plain says a sentence that is the same whatever it is about.
func plain(key string) func(govmaturity.Words) string {
	return func(w govmaturity.Words) string { return w.Say(key) }
}

// checkItem looks at one item by itself.
func (f *doubter) checkItem(i Item) {
	it := i.get()
	if own, its := it.spec.Origin, i.Aspect().Origin(); own != "" && its != "" && own != its {
		f.add(CheckSide, i, "origin", plain("situation.doubt.side."+string(own)))
	}
	for _, k := range it.contradicts {
		other := Item{f.s, k + 1}
		c, key := CheckContradicts, "situation.doubt.contradicts"
		if slices.Contains(it.supports, k) {
			c, key = CheckBoth, "situation.doubt.both"
		}
		f.add(c, i, "contradicts", func(w govmaturity.Words) string { return w.Say(key, "item", w.Wording(other.Text())) }, other)
	}
	for _, k := range it.supports { // the other may be the one that says they contradict
		if other := (Item{f.s, k + 1}); slices.Contains(it.contradictedBy, k) && !slices.Contains(it.contradicts, k) {
			f.add(CheckBoth, i, "supports", func(w govmaturity.Words) string {
				return w.Say("situation.doubt.both", "item", w.Wording(other.Text()))
			}, other)
		}
	}
	f.checkChain(i)
	f.checkEvidence(i)
}

// checkChain looks for the next step: what is done for an accelerator, or about a
// bottleneck or a barrier.
func (f *doubter) checkChain(i Item) {
	if len(i.get().server) == 0 {
		switch a := i.Aspect(); {
		case a == AspectAccelerator:
			f.add(CheckIntervention, i, "", plain("situation.doubt.intervention"))
		case slices.Contains(bottlenecks, a):
			f.add(CheckSolution, i, "", plain("situation.doubt.solution"))
		case slices.Contains(barriers, a):
			f.add(CheckMeasure, i, "", plain("situation.doubt.measure"))
		}
	}
	if g := i.Group(); g.Valid() && slices.Contains(g.get().None, Barrier(i.Aspect())) {
		f.add(CheckBarrier, i, "", plain("situation.doubt.barrier"))
	}
}

// checkEvidence looks at what an item rests on.
func (f *doubter) checkEvidence(i Item) {
	if !i.get().sourced {
		f.add(CheckSource, i, "cites", plain("situation.doubt.source"))
	}
	if by := i.SupportedBy(); len(by) > 1 {
		if source := onlySource(append(by, i)); source != "" {
			f.add(CheckOneSource, i, "", func(w govmaturity.Words) string {
				return w.Say("situation.doubt.one-source", "source", w.Isolate(f.s.titleOf(source), ""))
			}, by...)
		}
	}
	for _, scale := range i.RatedOn() {
		if r := i.Rated(scale); r.Apart() > 1 {
			f.add(CheckApart, i, "ratings", func(w govmaturity.Words) string {
				return w.Say("situation.doubt.apart", "low", w.Wording(r.Least.Title()), "high", w.Wording(r.Most.Title()))
			})
		}
	}
}

// titleOf returns the title of a source.
func (s *Situation) titleOf(source string) string {
	for _, one := range s.spec.Sources {
		if one.ID == source {
			return one.Title
		}
	}
	return source
}

// onlySource returns the source that items cite, when all that they cite is the one,
// and each that supports cites it.
func onlySource(items []Item) string {
	source := ""
	for n, i := range items {
		cites := i.get().spec.Cites
		if len(cites) == 0 && n < len(items)-1 {
			return ""
		}
		for _, c := range cites {
			if source != "" && c.Source != source {
				return ""
			}
			source = c.Source
		}
	}
	return source
}
