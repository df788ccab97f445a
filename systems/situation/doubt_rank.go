package situation

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// ranks are the risks of one rank: the largest of those that have a score, of those
// that have a band alone, and of all that have a band.
type ranks struct {
	rank                     int
	risks                    []Risk
	scored, unscored, banded *Risk
}

// checkRanks looks for risks that are ranked before a larger one. Each is compared with
// the next rank in which it can be compared with something: one risk out of its place
// raises one doubt, and not one for each that stands before it.
func (f *doubter) checkRanks() {
	all := f.ranks()
	scored, banded := -1, -1 // the next rank with such a risk
	var next []int
	for i := len(all) - 1; i >= 0; i-- {
		for _, r := range slices.Backward(all[i].risks) {
			next = append(next, nearest(r, scored, banded))
		}
		if all[i].scored != nil {
			scored = i
		}
		if all[i].banded != nil {
			banded = i
		}
	}
	slices.Reverse(next)
	n := 0
	for _, one := range all {
		for _, r := range one.risks {
			if k := next[n]; k >= 0 {
				f.checkRank(r, all[k])
			}
			n++
		}
	}
}

// ranks returns the ranked risks by rank, from the first. Those of which nobody says how
// large they are have no place in it.
func (f *doubter) ranks() []ranks {
	var ranked []Risk
	for _, r := range f.s.Risks() {
		if _, ok := r.Now().Score(); r.rank() > 0 && (ok || r.Now().band() > 0) {
			ranked = append(ranked, r)
		}
	}
	slices.SortStableFunc(ranked, func(a, b Risk) int { return cmp.Compare(a.rank(), b.rank()) })
	var out []ranks
	for _, r := range ranked {
		if len(out) == 0 || out[len(out)-1].rank != r.rank() {
			out = append(out, ranks{rank: r.rank()})
		}
		out[len(out)-1].add(r)
	}
	return out
}

func (k *ranks) add(r Risk) {
	k.risks = append(k.risks, r)
	keep := func(largest **Risk, by func(Risk) float64) {
		if *largest == nil || by(r) > by(**largest) {
			*largest = &r
		}
	}
	band := func(r Risk) float64 { return float64(r.Now().band()) }
	_, ok := r.Now().Score()
	if ok {
		keep(&k.scored, func(r Risk) float64 { score, _ := r.Now().Score(); return score })
	} else {
		keep(&k.unscored, band)
	}
	if r.Now().band() > 0 {
		keep(&k.banded, band)
	}
}

// nearest returns the next rank, of those with a score and those with a band, that a
// risk can be compared with, or -1.
func nearest(r Risk, scored, banded int) int {
	if _, ok := r.Now().Score(); !ok {
		scored = -1
	}
	if r.Now().band() == 0 {
		banded = -1
	}
	if scored < 0 || banded >= 0 && banded < scored {
		return banded
	}
	return scored
}

// checkRank tells of a risk that is ranked before a larger one.
func (f *doubter) checkRank(first Risk, after ranks) {
	for _, next := range []*Risk{after.scored, after.unscored, after.banded} {
		if next == nil {
			continue
		}
		if c, ok := first.Now().Compare(next.Now()); ok && c < 0 {
			f.add(CheckRank, first.Item, "rank", func(w govmaturity.Words) string {
				return w.Say("situation.doubt.rank", "item", next.name(w), "own", first.Now().Say(w), "other", next.Now().Say(w))
			}, next.Item)
			return
		}
	}
}

func (r Risk) rank() int { return r.risk().spec.Rank }
