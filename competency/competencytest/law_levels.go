package competencytest

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// levelsReachable: each level of a competency is reached by some evidence.
//
// A level that the policy never gives is on paper only: the levels below the
// mastery of n-times, or all but one of a competency that comes of its parts.
func levelsReachable() rule {
	return laws.New("levels-reachable",
		"Each level that a competency has can be reached: there is evidence of which the framework's own rule makes that level.",
		func(s *subject, out *laws.Recorder) {
			for i, c := range s.all {
				if len(s.reached[i]) == 0 {
					continue // the law attainable says so
				}
				var never []string
				for _, l := range c.Levels() {
					if !slices.ContainsFunc(s.reached[i], func(a competency.Attained) bool { return a.Level == l }) {
						never = append(never, l.ID())
					}
				}
				if len(never) > 0 {
					violated(out, finding{
						at: c.ID(), title: titled(c.ID(), c.Title()),
						given:    "evidence at each level, by the rule " + string(c.Attained().Kind),
						got:      "never " + strings.Join(never, ", "),
						expected: "each level; or fewer levels, or another rule in attained; or a waiver, if the source has it so",
					})
				}
			}
		})
}

// attainable: what is asked for can be had.
func attainable() rule {
	return laws.New("attainable",
		"Everybody could come to have each competency, and to meet each thing that a post requires, by evidence that the framework's own rule counts.",
		func(s *subject, out *laws.Recorder) {
			for i, c := range s.all {
				if len(s.reached[i]) == 0 {
					violated(out, finding{
						at: c.ID(), title: titled(c.ID(), c.Title()),
						given:    "evidence of all that it could rest on, by the rule " + string(c.Attained().Kind),
						got:      "nobody has it",
						expected: "a rule by which somebody can have it, or parts that it can come of",
					})
				}
			}
			for _, p := range s.posts {
				for _, r := range p.Requirements() {
					i := r.Competency().Index()
					if len(s.reached[i]) > 0 && !slices.ContainsFunc(s.reached[i], func(a competency.Attained) bool { return meets(a, r.Level()) }) {
						violated(out, finding{
							at: p.String(), title: titled(p.String(), p.Title()),
							given:    "evidence at each level of " + r.Competency().ID(),
							got:      "never " + levelText(r.Level()) + ", which the post requires",
							expected: "a level that the rule " + string(r.Competency().Attained().Kind) + " can give",
						})
						break
					}
				}
			}
		})
}

// higherNeverWorse: whoever is at a higher level meets no less.
//
// A scale can mark a level as proficient and not the one above it. Then to get
// better is to get worse.
func higherNeverWorse() rule {
	return laws.New("higher-never-worse",
		"Whoever is at a higher level of what a post requires never meets less of it than at a lower level.",
		func(s *subject, out *laws.Recorder) {
			for _, p := range s.posts {
				s.climb(out, p)
			}
		})
}

// climb puts people who are higher and higher beside a post.
func (s *subject) climb(out *laws.Recorder, p competency.Post) {
	requirements, most := p.Requirements(), 0
	for _, r := range requirements {
		most = max(most, len(r.Competency().Levels()))
	}
	var before []competency.Gap
	for k := range most {
		var evidence []competency.Attestation
		for _, r := range requirements {
			levels := levelsOf(r.Competency())
			evidence = append(evidence, s.proof(r.Competency(), levels[min(k, len(levels)-1)], someDay)...)
		}
		q, err := s.person("climber", evidence)
		if err != nil {
			return
		}
		ready, err := s.engine.readiness(q, p, today)
		if err != nil {
			return
		}
		for i, g := range ready.Gaps {
			if before != nil && before[i].Verdict == competency.VerdictMet && g.Verdict != competency.VerdictMet {
				violated(out, finding{
					at: p.String(), title: titled(p.String(), p.Title()),
					given:    g.Requirement.Competency().ID() + " at " + levelText(g.Attained.Level) + ", and before at " + levelText(before[i].Attained.Level),
					got:      string(g.Verdict) + ", and before " + string(before[i].Verdict),
					expected: "met at each higher level: mark the levels above a proficient one as proficient, or say which level is required",
				})
				return
			}
		}
		before = ready.Gaps
	}
}
