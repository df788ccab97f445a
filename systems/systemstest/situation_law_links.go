package systemstest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// itemsWhole: what was written down is there.
func itemsWhole() situationRule {
	return laws.New("items-whole",
		"Each item and each risk of the document is found once, among all items and among those of its aspect, and says where it stands.",
		func(s *situationSubject, out *laws.Recorder) {
			want := map[string]situation.Aspect{}
			for _, list := range itemLists(s.spec) {
				for _, i := range list.items {
					want[i.ID] = list.aspect
				}
			}
			if s.spec.Risks != nil {
				for _, r := range s.spec.Risks.Risks {
					want[r.ID] = situation.AspectRisk
				}
			}
			found := map[string]int{}
			for _, i := range s.engine.items(s.s) {
				found[i.ID()]++
			}
			for _, p := range situation.Parts() {
				for _, a := range p.Aspects() {
					for _, i := range s.engine.items(s.s, a) {
						if found[i.ID()]++; want[i.ID()] != a || i.Aspect() != a {
							violated(out, finding{at: i.ID(), title: titled(i.ID(), i.Text()), got: "among items of " + string(a), expected: "among those of " + string(want[i.ID()])})
						}
					}
				}
			}
			for _, i := range s.all {
				if found[i.ID()] != 2 {
					violated(out, finding{at: i.ID(), title: titled(i.ID(), i.Text()), got: fmt.Sprintf("found %d times", found[i.ID()]), expected: "once among all, and once among its own"})
				}
			}
			if len(want) != len(s.all) {
				violated(out, finding{got: fmt.Sprintf("%d items", len(s.all)), expected: fmt.Sprintf("%d items", len(want))})
			}
		})
}

// linksAgree: what one item says of another, the other knows.
func linksAgree() situationRule {
	return laws.New("links-agree",
		"What items say of each other is the same from both ends: who supports is among those who support the other, who contradicts is contradicted, and who is for something is among those that serve it.",
		func(s *situationSubject, out *laws.Recorder) {
			pair := func(what string, there, back func(situation.Item) []situation.Item) {
				says, hears := map[[2]string]bool{}, map[[2]string]bool{}
				for _, i := range s.all {
					for _, k := range there(i) {
						says[[2]string{i.ID(), k.ID()}] = true
					}
					for _, k := range back(i) {
						hears[[2]string{k.ID(), i.ID()}] = true
					}
				}
				differ := func(i, k situation.Item) {
					if key := [2]string{i.ID(), k.ID()}; says[key] != hears[key] {
						violated(out, finding{at: i.ID(), title: titled(i.ID(), i.Text()), got: fmt.Sprintf("%s %s: %t; and from the other end: %t", what, k.ID(), says[key], hears[key]), expected: "the same from both ends"})
					}
				}
				for _, i := range s.all {
					for _, k := range there(i) {
						differ(i, k)
					}
					for _, k := range back(i) {
						differ(k, i)
					}
				}
			}
			pair("supports", s.engine.supports, s.engine.supportedBy)
			pair("contradicts", s.engine.contradicts, s.engine.contradicts)
			pair("is for", s.engine.serves, s.engine.served)
		})
}

// pointsCrossed: all that meet in one thing are told.
func pointsCrossed() situationRule {
	return laws.New("points-crossed",
		"Each thing in another document that items point at is listed once, with each of these items once, on the side that its aspect speaks for.",
		func(s *situationSubject, out *laws.Recorder) {
			want := map[string]bool{}
			for _, i := range s.all {
				for _, r := range i.Points() {
					want[crossed(i, string(r.Kind), r.String())] = true
				}
			}
			got := map[string]int{}
			for _, c := range s.engine.crossings(s.s) {
				for tone, list := range map[int][]situation.Item{1: c.InFavour, -1: c.Against, 0: c.Neither} {
					for _, i := range list {
						if i.Aspect().Tone() != tone {
							violated(out, finding{at: i.ID(), title: titled(i.ID(), i.Text()), got: "on the wrong side of " + c.Reference.String(), expected: "the side of its aspect"})
						}
						got[crossed(i, string(c.Reference.Kind), c.Reference.String())]++
					}
				}
			}
			for _, i := range s.all {
				for _, r := range i.Points() {
					if key := crossed(i, string(r.Kind), r.String()); got[key] != 1 {
						violated(out, finding{at: i.ID(), title: titled(i.ID(), i.Text()), got: fmt.Sprintf("listed %d times at %s", got[key], r), expected: "once"})
					}
				}
			}
			if len(got) != len(want) {
				violated(out, finding{got: fmt.Sprintf("%d items at things", len(got)), expected: fmt.Sprintf("%d", len(want))})
			}
		})
}

func crossed(i situation.Item, kind, reference string) string {
	return i.ID() + " at " + kind + " " + reference
}

// ratersCounted: the middle of what raters say.
func ratersCounted() situationRule {
	return laws.New("raters-counted",
		"What the raters of an item say on a scale is their lowest, middle and highest level, and it is high where the middle is above that of the scale.",
		func(s *situationSubject, out *laws.Recorder) {
			order := map[string][]string{} // levels by scale, from the lowest
			for _, scale := range s.spec.Scales {
				levels := slices.Clone(scale.Levels)
				slices.SortStableFunc(levels, func(a, b govmaturity.LevelSpec) int { return a.Rank - b.Rank })
				for _, l := range levels {
					order[scale.ID] = append(order[scale.ID], l.ID)
				}
			}
			for _, list := range itemLists(s.spec) {
				for _, spec := range list.items {
					s.countRaters(out, spec, order)
				}
			}
		})
}

func (s *situationSubject) countRaters(out *laws.Recorder, spec situation.ItemSpec, order map[string][]string) {
	said := map[string][]int{}
	for _, r := range spec.Ratings {
		said[r.Scale] = append(said[r.Scale], slices.Index(order[r.Scale], r.Level))
	}
	i := s.s.Item(spec.ID)
	for _, scale := range i.RatedOn() {
		all := said[scale]
		slices.Sort(all)
		got, n := s.engine.rated(i, scale), len(all)
		want := []int{all[0], all[(n-1)/2], all[n/2], all[n-1]}
		is := []int{got.Least.Index(), got.Lower.Index(), got.Upper.Index(), got.Most.Index()}
		high := 2*want[1] > len(order[scale])-1
		if !slices.Equal(is, want) || got.Raters != n || got.High() != high {
			violated(out, finding{
				at: spec.ID, title: titled(spec.ID, spec.Text), given: fmt.Sprintf("on %s, levels %v", scale, all),
				got: fmt.Sprintf("%v of %d raters, high: %t", is, got.Raters, got.High()), expected: fmt.Sprintf("%v of %d raters, high: %t", want, n, high),
			})
		}
	}
}

// doubtsWhole: what does not hold together is told, each time and once.
func doubtsWhole() situationRule {
	return laws.New("doubts-whole",
		"The doubts have each risk of which more is left than there was without a reason, each without an owner and each without a size, and each SWOT with only one side, once; and no other of these kinds.",
		func(s *situationSubject, out *laws.Recorder) {
			want := map[string]int{}
			for _, r := range s.s.Risks() {
				for check, is := range map[situation.Check]func(situation.Risk) bool{situation.CheckResidual: grown, situation.CheckOwner: unowned, situation.CheckSize: unsized} {
					if is(r) {
						want[r.ID()+" "+string(check)]++
					}
				}
			}
			for _, id := range s.oneSided() {
				want[id+" "+string(situation.CheckOneSided)]++
			}
			got := map[string]int{}
			for _, d := range s.engine.doubts(s.s, situation.CheckResidual, situation.CheckOwner, situation.CheckSize, situation.CheckOneSided) {
				got[s.partAt(d.Path()).id+" "+string(d.Check)]++
			}
			for _, counts := range []map[string]int{want, got} {
				for key := range counts {
					if id, check, _ := strings.Cut(key, " "); want[key] != got[key] {
						violated(out, finding{at: id, got: fmt.Sprintf("%s told %d times", check, got[key]), expected: fmt.Sprintf("%d times", want[key])})
					}
				}
			}
		})
}
