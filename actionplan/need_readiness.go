package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// NeedsOfReadiness returns the needs behind the readiness of people for posts: one for
// each level of a competency that somebody falls short of on the way to what a post
// requires, with the number of people. No need names anybody. What is merely desirable
// is left out, and what is not known of somebody is a need to look into.
func NeedsOfReadiness(all ...competency.Readiness) []Need {
	c := competencyNeeds{people: map[needKey]map[string]bool{}}
	for _, r := range all {
		who := r.From.String()
		if r.Person != nil {
			who = r.Person.ID()
		}
		for _, g := range r.Gaps {
			if g.Requirement.Need() != competency.NeedDesirable {
				c.gap(g, who)
			}
		}
	}
	for i := range c.needs {
		c.needs[i].People = len(c.people[c.needs[i].key()])
	}
	return mergeNeeds(c.needs...)
}

type competencyNeeds struct {
	needs  []Need
	people map[needKey]map[string]bool
}

func (c *competencyNeeds) gap(g competency.Gap, who string) {
	x := g.Requirement.Competency()
	fw := x.Framework()
	if fw == nil {
		return
	}
	// What was found is about a person. It is for those who may see it, and no part of
	// a plan: the reference names the competency alone.
	need := Need{
		Kind: AnswerKindCompetency, Document: fw.ID(), Edition: fw.Edition(), ID: x.ID(), Place: x.Index(), Title: x.Title(), DocumentTitle: fw.Title(),
		Found: govmaturity.Reference{Kind: competency.FindingGap, Document: fw.ID(), Edition: fw.Edition(), Hash: g.Reference().Hash, ID: x.ID()},
	}
	switch g.Verdict {
	case competency.VerdictUnknown:
		need.Unknown = true
		c.add(need, who)
	case competency.VerdictShort:
		levels, target := x.Levels(), g.Requirement.Level()
		need.Target = target.Title()
		if !target.Valid() {
			c.add(need, who)
			return
		}
		reached := slices.Index(levels, g.Attained.Level)
		for i := reached + 1; i <= slices.Index(levels, target); i++ {
			n := need
			n.To, n.ToTitle, n.Rank = levels[i].ID(), levels[i].Title(), i+1
			n.Description, _ = x.Descriptor(levels[i])
			if i > 0 {
				n.From, n.FromTitle = levels[i-1].ID(), levels[i-1].Title()
			}
			c.add(n, who)
		}
	}
}

func (c *competencyNeeds) add(n Need, who string) {
	if c.people[n.key()] == nil {
		c.people[n.key()] = map[string]bool{}
	}
	c.people[n.key()][who] = true
	c.needs = append(c.needs, n)
}
