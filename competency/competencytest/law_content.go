package competencytest

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// areasUsed: no area is empty. Where a publisher prints areas alone, and no
// competencies at all, there is nothing to miss.
func areasUsed() rule {
	return laws.New("areas-used",
		"Where a framework has competencies, each of its areas has some, in it or in the areas inside it.",
		func(s *subject, out *laws.Recorder) {
			if len(s.all) == 0 {
				return
			}
			used := map[competency.Area]bool{}
			for _, c := range s.all {
				for a := c.Area(); a.Valid() && !used[a]; a = a.Parent() {
					used[a] = true
				}
			}
			eachArea(s.fw.Areas(), func(a competency.Area) {
				if !used[a] {
					violated(out, finding{
						at: a.ID(), title: titled(a.ID(), a.Title()), got: "no competency stands in it",
						expected: "one, or more; or a waiver, if the source names the area alone",
					})
				}
			})
		})
}

// competenciesUsed: where posts require something, no competency is there for
// nothing. To be a part of one that is used, or to have a part that is, is a use.
func competenciesUsed() rule {
	return laws.New("competencies-used",
		"Where posts require competencies, each competency that is not retired is required by some post, or is a part of one that is, or has a part that is, or goes with a mindset.",
		func(s *subject, out *laws.Recorder) {
			used := map[competency.Competency]bool{}
			for _, p := range s.posts {
				for _, r := range p.Requirements() {
					used[r.Competency()] = true
				}
			}
			if len(used) == 0 {
				return
			}
			for _, m := range s.fw.Mindsets() {
				for _, c := range m.Competencies() {
					used[c] = true
				}
			}
			spreadUse(used)
			for _, c := range s.all {
				if !used[c] && !c.Retired() {
					violated(out, finding{
						at: c.ID(), title: titled(c.ID(), c.Title()), got: "no post requires it",
						expected: "a post that does, or retired: true; or a waiver, if it is for people to choose",
					})
				}
			}
		})
}

// spreadUse adds the parts of what is used, and what it is a part of.
func spreadUse(used map[competency.Competency]bool) {
	required := slices.Collect(maps.Keys(used))
	down := slices.Clone(required)
	for len(down) > 0 {
		c := down[len(down)-1]
		down = down[:len(down)-1]
		for _, part := range c.Narrower() {
			if !used[part] {
				used[part] = true
				down = append(down, part)
			}
		}
	}
	for _, c := range required {
		for up := c.Broader(); up.Valid() && !used[up]; up = up.Broader() {
			used[up] = true
		}
	}
}

// mindsetsApart: a mindset has no levels and is required of nobody. One that is a
// competency as well would be counted as a skill.
func mindsetsApart() rule {
	return laws.New("mindsets-apart",
		"A mindset never counts as a skill: no competency has the id or the title of a mindset.",
		func(s *subject, out *laws.Recorder) {
			for _, m := range s.fw.Mindsets() {
				for _, c := range s.all {
					if c.ID() == m.ID() || sameWording(c.Title(), m.Title()) {
						violated(out, finding{
							at: m.ID(), title: titled(m.ID(), m.Title()), got: "the competency " + c.ID() + " is called the same",
							expected: "the competencies that go with the mindset, each by a name of its own",
						})
						break
					}
				}
			}
		})
}

// sameWording reports whether two texts say the same in some language.
func sameWording(a, b govmaturity.Text) bool {
	for language, wording := range a {
		if other, ok := b[language]; ok && strings.EqualFold(plain(wording), plain(other)) {
			return true
		}
	}
	return false
}

// plain leaves out how a text is laid out.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// descriptorsDiffer: whoever rates must be able to tell levels apart.
func descriptorsDiffer() rule {
	return laws.New("descriptors-differ",
		"No two levels of a competency are described in the same words: whoever rates must be able to tell them apart.",
		func(s *subject, out *laws.Recorder) {
			for _, c := range s.all {
				levels := c.Levels()
				texts := make([]govmaturity.Text, len(levels))
				for i, l := range levels {
					texts[i], _ = c.Descriptor(l)
					k := slices.IndexFunc(texts[:i], func(t govmaturity.Text) bool { return sameWording(t, texts[i]) })
					if k >= 0 {
						violated(out, finding{
							at: c.ID(), title: titled(c.ID(), c.Title()), got: levels[k].ID() + " and " + l.ID() + " are described in the same words",
							expected: "words of its own for each level; or a waiver, if the source has it so",
						})
						break
					}
				}
			}
		})
}
