package competency

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Coverage says how a team stands in one competency at one level that its posts
// require.
type Coverage struct {
	Team       *Team
	AsOf       AsOf
	Competency Competency
	// Level is the level that is looked at: the zero Level where to have the
	// competency, or to be proficient, is enough.
	Level govmaturity.Level
	// Needed is how many people the team's posts need at this level or above.
	Needed int
	// Sure is how many people are at it for sure, and Possible how many may be.
	Sure, Possible int
	// People are those who are at it for sure, by their IDs.
	People []*Person
	// Critical reports whether some post calls it critical.
	Critical bool
	// Verdict is VerdictMet when enough people are at it for sure.
	Verdict Verdict
}

// SinglePoint reports whether one person is at the level for sure, and nobody else.
// Others, of whom it is not known, may be (Possible).
func (c Coverage) SinglePoint() bool { return c.Sure == 1 }

// Depth returns how many people more than needed there are for sure: below 0 when
// they are too few.
func (c Coverage) Depth() int { return c.Sure - c.Needed }

// Coverage returns how the team stands in each competency and level that its
// posts require, in the framework's order, the higher level first. What is merely
// desirable is left out. A post that states no requirements adds nothing: that all
// is covered says nothing about it. The error is about the date.
func (t *Team) Coverage(when AsOf) ([]Coverage, error) {
	if _, err := when.day(); err != nil {
		return nil, err
	}
	return t.coverage(when, t.members), nil
}

// need is what the posts of a team require of one competency at one level.
type need struct {
	competency int
	level      govmaturity.Level
	heads      int
	critical   bool
}

func (t *Team) needs() []need {
	var out []need
	for _, p := range t.posts {
		for _, r := range p.post.Requirements() {
			if r.Need() == NeedDesirable {
				continue
			}
			c := r.get()
			i := slices.IndexFunc(out, func(n need) bool { return n.competency == c.competency && n.level == c.level })
			if i < 0 {
				i = len(out)
				out = append(out, need{competency: c.competency, level: c.level})
			}
			out[i].heads += p.heads
			out[i].critical = out[i].critical || r.Need() == NeedCritical
		}
	}
	slices.SortFunc(out, func(a, b need) int {
		return cmp.Or(cmp.Compare(a.competency, b.competency), -cmp.Compare(a.level.Rank(), b.level.Rank()))
	})
	// Whoever is needed at a higher level is needed at the lower ones as well.
	own := slices.Clone(out)
	for i := range out {
		for _, above := range own {
			if above.competency == out[i].competency && out[i].level.Valid() && above.level.Rank() > out[i].level.Rank() {
				out[i].heads += above.heads
			}
		}
	}
	return out
}

func (t *Team) coverage(when AsOf, members []*Person) []Coverage {
	day, _ := when.day()
	needs := t.needs()
	out := make([]Coverage, len(needs))
	for i, n := range needs {
		c := Competency{t.fw, n.competency + 1}
		out[i] = Coverage{Team: t, AsOf: when, Competency: c, Level: n.level, Needed: n.heads, Critical: n.critical}
	}
	for _, p := range members {
		last := -1
		var s standing
		for i, n := range needs {
			if n.competency != last {
				s, last = p.standing(n.competency, dayOf{when.Purpose, day}), n.competency
			}
			switch s.reaches(&t.fw.competencies[n.competency], n.level) {
			case VerdictMet:
				out[i].Sure++
				out[i].Possible++
				out[i].People = append(out[i].People, p)
			case VerdictUnknown:
				out[i].Possible++
			}
		}
	}
	for i := range out {
		c := &out[i]
		switch {
		case c.Sure >= c.Needed:
			c.Verdict = VerdictMet
		case c.Possible < c.Needed:
			c.Verdict = VerdictShort
		default:
			c.Verdict = VerdictUnknown
		}
	}
	return out
}

// Succession says who of a team could step up to a post.
type Succession struct {
	Team *Team
	Post Post
	AsOf AsOf
	// Holders are the members who hold the post now.
	Holders []*Person
	// People are the other members, the readiest first: by what is sure, then by
	// what is possible, then by their IDs.
	People []Readiness
}

// Successors returns the members who do not hold a post, with how ready they are
// for it. For a post that states no requirements they all come by their IDs, and
// [Figures.Unstated] says that nothing puts one before another. The error is about
// the date, or a post of another framework.
func (t *Team) Successors(post Post, when AsOf) (Succession, error) {
	out := Succession{Team: t, Post: post, AsOf: when}
	if _, err := when.day(); err != nil {
		return Succession{}, err
	}
	for _, p := range t.posts {
		if p.post == post {
			out.Holders = slices.Clone(p.holders)
		}
	}
	for _, p := range t.members {
		if slices.Contains(out.Holders, p) {
			continue
		}
		r, err := p.Readiness(post, when)
		if err != nil {
			return Succession{}, err
		}
		out.People = append(out.People, r)
	}
	slices.SortStableFunc(out.People, func(a, b Readiness) int {
		return cmp.Or(-cmp.Compare(a.Low, b.Low), -cmp.Compare(a.High, b.High), cmp.Compare(a.Person.ID(), b.Person.ID()))
	})
	return out, nil
}

// Departure is what a leaver changes in one competency and level.
type Departure struct {
	// Person is who leaves.
	Person        *Person
	Before, After Coverage
}

// Leaves returns what changes when a member leaves: the competencies and levels
// that would be covered no more, or rest on one person. The error is about the
// date, or somebody who is no member.
func (t *Team) Leaves(person string, when AsOf) ([]Departure, error) {
	before, err := t.Coverage(when)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(t.members, func(p *Person) bool { return p.ID() == person })
	if i < 0 {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeUnknownReference, Format: "%q is no member of the team", Args: []any{person}}}
	}
	after := t.coverage(when, slices.Concat(t.members[:i], t.members[i+1:]))
	var out []Departure
	for k, b := range before {
		a := after[k]
		if a.Sure < b.Sure && (a.Verdict != b.Verdict || a.Sure <= 1) {
			out = append(out, Departure{t.members[i], b, a})
		}
	}
	return out, nil
}
