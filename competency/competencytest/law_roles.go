package competencytest

import (
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// ladderRises: where a role says that its levels are a ladder, a higher one asks
// for no less. What is merely desirable is asked of nobody.
func ladderRises() rule {
	return laws.New("ladder-rises",
		"Where a role says that its levels go from the lowest to the highest, each level requires at least what the one below it requires.",
		func(s *subject, out *laws.Recorder) {
			for _, role := range s.fw.Roles() {
				if !role.Ladder() {
					continue
				}
				posts := role.Posts()
				for k := 1; k < len(posts); k++ {
					checkRung(out, posts[k-1], posts[k])
				}
			}
		})
}

func checkRung(out *laws.Recorder, below, above competency.Post) {
	asked := map[competency.Competency]competency.Requirement{}
	for _, r := range above.Requirements() {
		if r.Need() != competency.NeedDesirable {
			asked[r.Competency()] = r
		}
	}
	for _, r := range below.Requirements() {
		if r.Need() == competency.NeedDesirable {
			continue
		}
		id := r.Competency().ID()
		f := finding{at: above.String(), title: titled(above.String(), above.Title()), given: below.String() + ", which requires " + id + " at " + levelText(r.Level())}
		f.expected = "at least that; or a role that is no ladder; or a waiver, if the source has it so"
		now, ok := asked[r.Competency()]
		switch {
		case !ok:
			f.got = id + " is not required"
		case now.Steps() < r.Steps():
			f.got = id + " at " + levelText(now.Level())
		default:
			continue
		}
		violated(out, f)
		return
	}
}

// postsRequire: a post that requires nothing tells nobody whether they are ready.
func postsRequire() rule {
	return laws.New("posts-require",
		"Each post requires something that is more than desirable. Otherwise it cannot be said how ready anybody is for it.",
		func(s *subject, out *laws.Recorder) {
			for _, p := range s.posts {
				asks := false
				for _, r := range p.Requirements() {
					asks = asks || r.Need() != competency.NeedDesirable
				}
				if asks {
					continue
				}
				got := "no requirements"
				if len(p.Requirements()) > 0 {
					got = "nothing that is more than desirable"
				}
				violated(out, finding{
					at: p.String(), title: titled(p.String(), p.Title()), got: got,
					expected: "something required; or a waiver, if the source says nothing",
				})
			}
		})
}
