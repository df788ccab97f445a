package competency

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
)

// randomFramework has a scale of four levels, competencies with all policies, with
// and without levels, and a role that requires them.
func randomFramework(t testing.TB, r *rand.Rand) *Framework {
	t.Helper()
	text := govmaturity.English("X")
	spec := &Spec{Format: FrameworkFormat, ID: "f", Edition: "1", Title: text, Standing: govmaturity.StandingIllustrative, Scales: []ScaleSpec{{ID: "s"}, {ID: "t"}}}
	for i := range 4 {
		l := govmaturity.LevelSpec{ID: fmt.Sprintf("l%d", i+1), Rank: i + 1, Title: text}
		spec.Scales[0].Levels, spec.Scales[1].Levels = append(spec.Scales[0].Levels, l), append(spec.Scales[1].Levels, l)
	}
	spec.Scales[1].Proficient = []string{"l2", "l4"}
	weight, times, points := 1+r.IntN(99), 1+r.IntN(3), 1+r.IntN(3)
	policies := []*PolicySpec{
		nil, {Kind: PolicyLatest}, {Kind: PolicyHighest}, {Kind: PolicyPrioritised, Prefer: []EvidenceKind{EvidenceTest, EvidenceBadge}},
		{Kind: PolicyDecayingMean, Weight: &weight}, {Kind: PolicyNTimes, Times: &times}, {Kind: PolicyNTimes, Times: &times, Mastery: "l2"},
	}
	role := RoleSpec{ID: "r", Title: text}
	add := func(c CompetencySpec) {
		c.Title = text
		q := RequirementSpec{Competency: c.ID, Need: []Need{"", NeedCritical, NeedDesirable}[r.IntN(3)]}
		if c.Scale == "s" || c.Scale == "t" && r.IntN(2) == 0 {
			q.Level = fmt.Sprintf("l%d", 1+r.IntN(4))
		}
		if r.IntN(3) == 0 {
			w := float64(1 + r.IntN(5))
			q.Weight = &w
		}
		spec.Competencies = append(spec.Competencies, c)
		role.Requires = append(role.Requires, q)
	}
	for i, p := range policies {
		for k, scale := range []string{"s", "t", ""} {
			if scale != "" || p == nil || p.Mastery == "" {
				c := CompetencySpec{ID: fmt.Sprintf("c%d-%d", i, k), Scale: scale, Attained: p}
				if r.IntN(2) == 0 {
					c.Broader = []string{"all", "points"}[r.IntN(2)]
				}
				add(c)
			}
		}
	}
	part := []PartSpec{{Competency: "p1", Points: 1 + r.IntN(3), Required: r.IntN(2) == 0}, {Competency: "p2", Points: 3}}
	add(CompetencySpec{ID: "p1", Scale: "s", Broader: "points"})
	add(CompetencySpec{ID: "p2", Broader: "points"})
	add(CompetencySpec{ID: "all", Scale: "t", Attained: &PolicySpec{Kind: PolicyAll}})
	add(CompetencySpec{ID: "points", Attained: &PolicySpec{Kind: PolicyPoints, Points: &points, Parts: part}})
	spec.Roles = []RoleSpec{role}
	fw, err := Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// randomEvidence is evidence of every kind, about all competencies.
func randomEvidence(r *rand.Rand, fw *Framework, count int) []Attestation {
	day := func(from int) string {
		return fmt.Sprintf("20%02d-%02d-%02d", from+r.IntN(6), 1+r.IntN(12), 1+r.IntN(28))
	}
	var out []Attestation
	for i := range count {
		c := &fw.competencies[r.IntN(fw.Len())]
		a := Attestation{
			Competency: c.spec.ID, Date: day(18), Kind: []EvidenceKind{EvidenceSelf, EvidenceAssessor, EvidenceTest, EvidenceDocument, EvidenceBadge}[r.IntN(5)],
			Source: []string{"", "a", "b"}[r.IntN(3)], Purpose: []string{"", "", "work", "pay"}[r.IntN(4)], Archived: r.IntN(12) == 0,
		}
		switch k := r.IntN(8); {
		case k == 0:
			a.Outcome = OutcomeNone
		case k == 1:
			a.Outcome = OutcomeNotApplicable
		case c.scale != nil:
			a.Level = c.levels[r.IntN(len(c.levels))].ID()
		}
		if r.IntN(4) == 0 {
			a.Expires = day(24)
		}
		if r.IntN(8) == 0 {
			a.Revoked = day(22)
		}
		if r.IntN(3) == 0 {
			a.ID = fmt.Sprintf("e%d", i)
			if k := r.IntN(len(out) + 1); k < len(out) && out[k].ID != "" && out[k].Competency == a.Competency && out[k].Date <= a.Date && (a.Kind != EvidenceSelf || out[k].Kind == EvidenceSelf) {
				a.Supersedes = out[k].ID
			}
		}
		out = append(out, a)
	}
	seen := map[string]bool{}
	for i := range out {
		if seen[out[i].Supersedes] {
			out[i].Supersedes = ""
		}
		seen[out[i].Supersedes] = true
	}
	return out
}

func randomPerson(t testing.TB, r *rand.Rand, fw *Framework, id string, count int) *Person {
	t.Helper()
	p, err := fw.Person(&Profile{Format: ProfileFormat, Framework: "f", Edition: "1", Person: id, Evidence: randomEvidence(r, fw, count)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// What is computed for many people at once is what is explained for one.
func TestNumbersAreThoseThatAreExplained(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range long.Count(60, 2_000) {
		fw := randomFramework(t, r)
		p := randomPerson(t, r, fw, "p", r.IntN(120))
		when := AsOf{Date: fmt.Sprintf("20%02d-06", 18+r.IntN(10)), Purpose: []string{"", "work"}[r.IntN(2)]}
		day, err := when.day()
		if err != nil {
			t.Fatal(err)
		}
		for c := range fw.Competencies() {
			a, err := p.At(c, when)
			if err != nil {
				t.Fatal(err)
			}
			if s := p.standing(c.Index(), dayOf{when.Purpose, day}); s != a.standing() {
				t.Fatalf("%s on %s: %+v, explained as %+v", c.ID(), when.Date, s, a)
			}
		}
		post := fw.Role("r").Post("")
		full, err := p.Readiness(post, when)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := p.Figures(post, when); err != nil || got != full.Figures {
			t.Fatalf("%+v, explained as %+v (%v)", got, full.Figures, err)
		}
	}
}
