package competencytest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// peopleOrder: no list of people is a ranking.
func peopleOrder() rule {
	return laws.New("people-order",
		"The order in which people are handed over does not matter: not for what a team covers, and not for who gets which post.",
		func(s *subject, out *laws.Recorder) {
			if len(s.fewPosts) == 0 {
				return
			}
			turned := slices.Clone(s.people)
			slices.Reverse(turned)
			compare := func(what, before, after string) {
				if before != after {
					violated(out, finding{given: what + ", with the people in the order turned round", got: after, expected: before})
				}
			}
			compare("a team", s.covered(s.people), s.covered(turned))
			for _, fair := range []bool{false, true} {
				o := competency.AssignOptions{AsOf: today, Fair: fair}
				compare("people for posts", s.assigned(s.people, o), s.assigned(turned, o))
			}
		})
}

// covered says what a team covers, on a line.
func (s *subject) covered(people []*competency.Person) string {
	spec := &competency.TeamSpec{Format: competency.TeamFormat, Framework: s.fw.ID(), Edition: s.fw.Edition(), ID: "team", Title: govmaturity.English("Team")}
	for _, p := range people {
		spec.Members = append(spec.Members, p.ID())
	}
	for _, p := range s.fewPosts {
		spec.Posts = append(spec.Posts, competency.TeamPostSpec{Role: p.Role().ID(), Level: p.LevelID()})
	}
	team, err := s.fw.Team(spec, people)
	if err != nil {
		return err.Error()
	}
	coverage, err := s.engine.coverage(team, today)
	if err != nil {
		return err.Error()
	}
	var parts []string
	for _, c := range coverage {
		var who []string
		for _, p := range c.People {
			who = append(who, p.ID())
		}
		parts = append(parts, fmt.Sprintf("%s at %s: %d of %d (%s), %d possible", c.Competency.ID(), levelText(c.Level), c.Sure, c.Needed, strings.Join(who, " "), c.Possible))
	}
	return strings.Join(parts, "; ")
}

// assigned says who gets which post, on a line.
func (s *subject) assigned(people []*competency.Person, o competency.AssignOptions) string {
	var openings []competency.Opening
	for _, p := range s.fewPosts {
		openings = append(openings, competency.Opening{Post: p})
	}
	a, err := s.engine.assign(s.fw, people, openings, o)
	if err != nil {
		return err.Error()
	}
	var parts []string
	for _, pair := range a.Pairs {
		parts = append(parts, pair.Person.ID()+": "+pair.Post.String())
	}
	return fmt.Sprintf("%s; readiness %v", strings.Join(parts, ", "), a.Sum)
}
