package competency

import (
	"cmp"
	"slices"
)

// Distance is how far one post is from another, in numbers alone.
type Distance struct {
	// Short is how many of the Of requirements are not met by somebody who meets
	// all of the first post and nothing beyond it. Steps is how many level steps
	// that is. Where Of is 0, the other post states no requirements: it is not near,
	// it is not known.
	Short, Of, Steps int
}

// stepped is a requirement as a number of steps.
type stepped struct {
	competency, steps int
}

// stepsOf lists what a post requires by competency, without the merely desirable.
func (f *Framework) stepsOf(p *post) []stepped {
	out := make([]stepped, 0, len(p.requires))
	for _, r := range p.requires {
		if r.need != NeedDesirable {
			out = append(out, stepped{r.competency, r.steps})
		}
	}
	slices.SortFunc(out, func(a, b stepped) int { return cmp.Compare(a.competency, b.competency) })
	return out
}

// Distance returns how far somebody who meets all of p, and nothing beyond it, is
// from another post of the same framework. It is [Post.Gap] without the reasons,
// for all pairs of a large framework. What is merely desirable, in either, does
// not count.
func (p Post) Distance(to Post) Distance {
	if p.fw != to.fw || !p.Valid() {
		return Distance{}
	}
	have, want := p.get().stepped, to.get().stepped
	d := Distance{Of: len(want)}
	i := 0
	for _, w := range want {
		for i < len(have) && have[i].competency < w.competency {
			i++
		}
		has := 0
		if i < len(have) && have[i].competency == w.competency {
			has = have[i].steps
		}
		if has < w.steps {
			d.Short++
			d.Steps += w.steps - has
		}
	}
	return d
}
