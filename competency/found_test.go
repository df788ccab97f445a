package competency_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// What a second implementation, written from the documentation alone, found.

// That somebody has none goes over to another edition as a level does: an older
// level does not come back to life.
func TestMigrateKeepsNone(t *testing.T) {
	from := framework(t, 2, nil)
	to := framework(t, 2, func(s *competency.Spec) { s.Edition = "2" })
	walk := &competency.Crosswalk{
		Format: competency.CrosswalkFormat, ID: "w", Title: govmaturity.English("W"), Standing: govmaturity.StandingDerived,
		From: competency.EditionSpec{Framework: "f", Edition: "1"}, To: competency.EditionSpec{Framework: "f", Edition: "2"},
	}
	p := person(t, from, attest("c1", 2, "2024-01-01", "a"), attest("c1", 0, "2025-01-01", "a"))
	moved, lost, err := walk.Migrate(p.Profile(), from, to)
	if err != nil || len(lost) > 0 {
		t.Fatal(lost, err)
	}
	q, err := to.Person(moved)
	if err != nil {
		t.Fatal(err)
	}
	if got := at(t, q, "c1", "2026"); got.Knowledge != competency.KnowledgeNone {
		t.Errorf("%s %s", got.Knowledge, got.Level)
	}
}

// To have a competency without levels counts, whatever the policy.
func TestHavingCountsUnderEveryPolicy(t *testing.T) {
	weight, times := 50, 2
	for _, policy := range []competency.PolicySpec{
		{Kind: competency.PolicyLatest}, {Kind: competency.PolicyHighest}, {Kind: competency.PolicyDecayingMean, Weight: &weight}, {Kind: competency.PolicyNTimes, Times: &times},
	} {
		fw := framework(t, 2, func(s *competency.Spec) { s.Competencies[0].Scale, s.Attained = "", &policy })
		has := func(date, source string) competency.Attestation {
			return competency.Attestation{Competency: "c1", Kind: competency.EvidenceTest, Date: date, Source: source}
		}
		hasNot := has("2023", "c")
		hasNot.Outcome = competency.OutcomeNone
		p := person(t, fw, has("2024", "a"), has("2025", "b"))
		if got := at(t, p, "c1", "2026"); got.Knowledge != competency.KnowledgeKnown {
			t.Errorf("%s: twice it was seen, and it is %s", policy.Kind, got.Knowledge)
		}
		if got := at(t, person(t, fw, hasNot), "c1", "2026"); policy.Kind != competency.PolicyNTimes && got.Knowledge != competency.KnowledgeNone {
			t.Errorf("%s: once it was not there, and it is %s", policy.Kind, got.Knowledge)
		}
	}
}

// What is merely desirable in the first post is no part of the way to the second:
// the gap and its fast form say the same.
func TestGapOfDesirable(t *testing.T) {
	fw := framework(t, 2, func(s *competency.Spec) {
		s.Roles = []competency.RoleSpec{
			{ID: "a", Title: govmaturity.English("A"), Requires: []competency.RequirementSpec{{Competency: "c1", Level: "l2", Need: competency.NeedDesirable}}},
			{ID: "b", Title: govmaturity.English("B"), Requires: []competency.RequirementSpec{{Competency: "c1", Level: "l2"}}},
		}
	})
	a, b := fw.Role("a").Post(""), fw.Role("b").Post("")
	if gap, distance := a.Gap(b), a.Distance(b); gap.Short != 1 || distance.Short != gap.Short {
		t.Errorf("short %d, and in numbers %d", gap.Short, distance.Short)
	}
}

// Two totals of one competency together tell what one alone does not: they are
// withheld together.
func TestTotalsAreWithheldTogether(t *testing.T) {
	fw := framework(t, 2, func(s *competency.Spec) {
		s.Roles = []competency.RoleSpec{{ID: "r", Title: govmaturity.English("R"), Levels: []competency.RoleLevelSpec{
			{ID: "low", Title: govmaturity.English("L"), Requires: []competency.RequirementSpec{{Competency: "c1", Level: "l1"}}},
			{ID: "high", Title: govmaturity.English("H"), Requires: []competency.RequirementSpec{{Competency: "c1", Level: "l2"}}},
		}}}
	})
	spec := &competency.TeamSpec{
		Format: competency.TeamFormat, Framework: "f", Edition: "1", ID: "t", Title: govmaturity.English("T"),
		Posts: []competency.TeamPostSpec{{Role: "r", Level: "low"}, {Role: "r", Level: "high"}},
	}
	units := map[string]string{}
	var people []*competency.Person
	for i, level := range []int{2, 1, 0, 0} { // one at the higher level, two at the lower
		profile := person(t, fw, attest("c1", level, "2025", "a")).Profile()
		profile.Person = string(rune('p' + i))
		p, err := fw.Person(profile)
		if err != nil {
			t.Fatal(err)
		}
		people = append(people, p)
		spec.Members = append(spec.Members, p.ID())
		units[p.ID()] = string(rune('x' + i/2))
	}
	team, err := fw.Team(spec, people)
	if err != nil {
		t.Fatal(err)
	}
	view, err := team.Staff(competency.ViewOptions{AsOf: competency.AsOf{Date: "2026"}, Smallest: 3, Units: units})
	if err != nil || len(view.Rows) != 2 {
		t.Fatal(len(view.Rows), err)
	}
	for _, row := range view.Rows {
		if row.Total.Withheld != competency.WithheldTotal {
			t.Errorf("%s: %+v", row.Level.ID(), row.Total)
		}
	}
}

// A rating for one purpose is not where a rating for another one begins.
func TestRatingOfAnotherPurpose(t *testing.T) {
	fw := framework(t, 2, nil)
	seen := attest("c1", 2, "2025-01-01", "")
	seen.Kind, seen.Rater, seen.Purpose = competency.EvidenceAssessor, "x", "selection"
	p := person(t, fw, seen)
	for purpose, want := range map[string]int{"": 0, "development": 0, "selection": 1} {
		r := p.Rating(competency.Rating{Kind: competency.EvidenceAssessor, Rater: "x", Purpose: purpose, Date: "2026-01-01"})
		if len(r.Has) != want {
			t.Errorf("for %q it begins with %d", purpose, len(r.Has))
		}
	}
}

// Not to know after all takes back all that the rater said that day, and what comes
// after it stands alone.
func TestRateDoesNotKnowAfterAll(t *testing.T) {
	fw := framework(t, 5, nil)
	say := func(level string) govmaturity.Answer {
		if level == "" {
			return govmaturity.AnswerState(govmaturity.StateUnanswered)
		}
		return govmaturity.AnswerChoice(level)
	}
	for _, tt := range []struct {
		said []string
		want string
	}{
		{[]string{"l3", "l4", ""}, ""}, {[]string{"l4", "none", ""}, ""}, {[]string{"l3", "l4", "", "l5"}, "l5"}, {[]string{"l3", "", "l4"}, "l4"},
	} {
		var profile *competency.Profile
		for _, level := range tt.said {
			var err error
			profile, err = fw.Rate(profile, &competency.Rating{
				Format: competency.RatingFormat, Framework: "f", Edition: "1", Person: "p", Kind: competency.EvidenceAssessor, Rater: "r", Date: "2025-01-01",
				Has: map[string]govmaturity.Answer{"c1": say(level)},
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		p, err := fw.Person(profile)
		if err != nil {
			t.Fatal(err)
		}
		if got := at(t, p, "c1", "2026"); got.Level.ID() != tt.want {
			t.Errorf("%q: %s %s, want %q", tt.said, got.Knowledge, got.Level.ID(), tt.want)
		}
	}
}

// Pieces that stand in for each other in a ring are refused.
func TestRingOfEvidence(t *testing.T) {
	fw := framework(t, 2, nil)
	a, b := attest("c1", 1, "2024", "a"), attest("c1", 2, "2024", "b")
	a.ID, a.Supersedes, b.ID, b.Supersedes = "a", "b", "b", "a"
	_, err := fw.Person(&competency.Profile{Format: competency.ProfileFormat, Framework: "f", Edition: "1", Person: "p", Evidence: []competency.Attestation{a, b}})
	if err == nil || !strings.Contains(err.Error(), "stand in for each other in a ring") {
		t.Error(err)
	}
}

// What At returns is the caller's own.
func TestAttainedIsACopy(t *testing.T) {
	one := attest("c1", 1, "2024", "a")
	one.Links = []string{"here"}
	p := person(t, framework(t, 2, nil), one)
	at(t, p, "c1", "2026").Pieces[0].Links[0] = "there"
	if got := at(t, p, "c1", "2026").Pieces[0].Links[0]; got != "here" {
		t.Error(got)
	}
}

// A year stands for its last day, for the rating that a form begins with, too.
func TestRatingOfAYear(t *testing.T) {
	seen := attest("c1", 2, "2025-03-01", "")
	seen.Kind = competency.EvidenceSelf
	p := person(t, framework(t, 2, nil), seen)
	if r := p.Rating(competency.Rating{Kind: competency.EvidenceSelf, Date: "2025"}); len(r.Has) != 1 {
		t.Errorf("%v", r.Has)
	}
}

// What training does to the parts shows in the whole: the plan calls it closed, and
// says the readiness that there is with evidence for the parts.
func TestPlanOfParts(t *testing.T) {
	fw := framework(t, 2, func(s *competency.Spec) {
		s.Competencies = []competency.CompetencySpec{
			{ID: "whole", Title: govmaturity.English("Whole"), Attained: &competency.PolicySpec{Kind: competency.PolicyAll}},
			{ID: "a", Title: govmaturity.English("A"), Broader: "whole"}, {ID: "b", Title: govmaturity.English("B"), Broader: "whole"},
		}
		s.Roles = []competency.RoleSpec{{ID: "r", Title: govmaturity.English("R"), Requires: []competency.RequirementSpec{{Competency: "whole"}, {Competency: "b"}}}}
	})
	cost := 100
	training, err := competency.CompileTraining(&competency.TrainingSpec{
		Format: competency.TrainingFormat, ID: "t", Edition: "1", Title: govmaturity.English("T"), Standing: govmaturity.StandingIllustrative,
		Framework: "f", FrameworkEdition: "1",
		Modules: []competency.ModuleSpec{{ID: "m", Title: govmaturity.English("M"), Cost: &cost, Raises: []competency.RaiseSpec{{Competency: "b"}}}},
	}, fw)
	if err != nil {
		t.Fatal(err)
	}
	has := func(id, date string) competency.Attestation {
		return competency.Attestation{Competency: id, Kind: competency.EvidenceTest, Date: date}
	}
	hasNot := has("b", "2024")
	hasNot.Outcome = competency.OutcomeNone
	post, when := fw.Role("r").Post(""), competency.AsOf{Date: "2026"}
	for _, tt := range []struct {
		why      string
		evidence []competency.Attestation
		closed   bool
	}{
		{"the part that is lacking is trained", []competency.Attestation{has("a", "2024"), hasNot}, true},
		{"the other part is lacking, too", []competency.Attestation{hasNot}, false},
	} {
		before := person(t, fw, tt.evidence...)
		plan, err := training.Plan([]competency.Trainee{{Person: before, Posts: []competency.Post{post}}}, competency.PlanOptions{AsOf: when, Goal: competency.GoalLeastCost})
		if err != nil {
			t.Fatal(err)
		}
		one := plan.People[0]
		if len(one.Modules) != 1 || one.Gaps[0].Closed != tt.closed || (one.Gaps[0].Open == "") != tt.closed || len(one.Gaps[0].By) != 1 {
			t.Errorf("%s: %+v", tt.why, one.Gaps[0])
		}
		ready, err := person(t, fw, append(tt.evidence, has("b", "2025"))...).Readiness(post, when)
		if err != nil || ready.Low != one.After || one.After <= one.Before {
			t.Errorf("%s: the plan says %v, and then it is %v: %v", tt.why, one.After, ready.Low, err)
		}
	}
}
