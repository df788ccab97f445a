package competency_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// framework compiles a small framework: a scale of levels l1 to ln, a competency
// c1, and others below it.
func framework(tb testing.TB, levels int, change func(*competency.Spec)) *competency.Framework {
	tb.Helper()
	spec := &competency.Spec{
		Format: competency.FrameworkFormat, ID: "f", Edition: "1", Title: govmaturity.English("F"), Standing: govmaturity.StandingIllustrative,
		Scales:       []competency.ScaleSpec{{ID: "s"}},
		Competencies: []competency.CompetencySpec{{ID: "c1", Title: govmaturity.English("C1"), Scale: "s"}},
	}
	for i := range levels {
		id := fmt.Sprintf("l%d", i+1)
		spec.Scales[0].Levels = append(spec.Scales[0].Levels, govmaturity.LevelSpec{ID: id, Rank: i + 1, Title: govmaturity.English(id)})
	}
	if change != nil {
		change(spec)
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		tb.Fatal(err)
	}
	return fw
}

func person(tb testing.TB, fw *competency.Framework, evidence ...competency.Attestation) *competency.Person {
	tb.Helper()
	p, err := fw.Person(&competency.Profile{Format: competency.ProfileFormat, Framework: "f", Edition: "1", Person: "p", Evidence: evidence})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func at(tb testing.TB, p *competency.Person, id, day string) competency.Attained {
	tb.Helper()
	a, err := p.At(p.Framework().Competency(id), competency.AsOf{Date: day})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func attest(id string, level int, date, source string) competency.Attestation {
	a := competency.Attestation{Competency: id, Level: fmt.Sprintf("l%d", level), Kind: competency.EvidenceTest, Date: date, Source: source}
	if level == 0 {
		a.Level, a.Outcome = "", competency.OutcomeNone
	}
	return a
}

// ILIAS: the highest over objects of each object's last level; what people say of
// themselves does not count.
func TestHighestAsILIAS(t *testing.T) {
	fw := framework(t, 4, func(s *competency.Spec) { s.Attained = &competency.PolicySpec{Kind: competency.PolicyHighest} })
	own := attest("c1", 4, "2024-01-03", "self")
	own.Kind = competency.EvidenceSelf
	for _, tt := range []struct {
		reason   string
		evidence []competency.Attestation
		want     string
	}{
		{"the best of two objects", []competency.Attestation{attest("c1", 3, "2024-01-01", "course A"), attest("c1", 2, "2024-01-02", "test B")}, "l3"},
		{"the last of one object", []competency.Attestation{attest("c1", 3, "2024-01-01", "test A"), attest("c1", 2, "2024-01-02", "test A")}, "l2"},
		{"not what people say of themselves", []competency.Attestation{attest("c1", 3, "2024-01-01", "course A"), own}, "l3"},
	} {
		a := at(t, person(t, fw, tt.evidence...), "c1", "2025")
		if a.Level.ID() != tt.want || a.Knowledge != competency.KnowledgeKnown {
			t.Errorf("%s: got %s, %s", tt.reason, a.Knowledge, a.Level.ID())
		}
	}
}

// Canvas: decaying average, and the mean from a mastery on, n times.
func TestMeansAsCanvas(t *testing.T) {
	weight, times := 65, 3
	decaying := &competency.PolicySpec{Kind: competency.PolicyDecayingMean, Weight: &weight}
	mastery := &competency.PolicySpec{Kind: competency.PolicyNTimes, Times: &times, Mastery: "l3"}
	for _, tt := range []struct {
		reason string
		policy *competency.PolicySpec
		scores []int // the oldest first
		value  float64
		level  string
	}{
		{"decaying, 65 % for the latest", decaying, []int{1, 4, 2, 3, 5, 3, 6}, 4.95, "l4"},
		{"decaying, one score", decaying, []int{3}, 3, "l3"},
		{"three times from 3 on", mastery, []int{1, 4, 2, 3, 5, 3, 6}, 4.2, "l4"},
		{"from 3 on, but twice", mastery, []int{1, 2, 3, 4}, math.NaN(), ""},
	} {
		fw := framework(t, 6, func(s *competency.Spec) { s.Attained = tt.policy })
		var evidence []competency.Attestation
		for i, score := range tt.scores {
			evidence = append(evidence, attest("c1", score, fmt.Sprintf("2024-01-%02d", i+1), "x"))
		}
		a := at(t, person(t, fw, evidence...), "c1", "2025")
		switch {
		case math.IsNaN(tt.value):
			if a.Value != nil || a.Knowledge != competency.KnowledgeUnknown {
				t.Errorf("%s: got %s, %v", tt.reason, a.Knowledge, a.Value)
			}
		case a.Value == nil || math.Abs(*a.Value-tt.value) > 1e-12 || a.Level.ID() != tt.level:
			t.Errorf("%s: got %v, %s; want %v, %s", tt.reason, a.Value, a.Level.ID(), tt.value, tt.level)
		}
	}
}

// Moodle: the rule all, on its published tree.
func TestAllAsMoodle(t *testing.T) {
	tree := map[string]string{"c11": "c1", "c12": "c1", "c13": "c1", "c111": "c11", "c112": "c11", "c131": "c13"}
	fw := framework(t, 1, func(s *competency.Spec) {
		all := &competency.PolicySpec{Kind: competency.PolicyAll}
		s.Competencies = []competency.CompetencySpec{{ID: "c1", Title: govmaturity.English("c1"), Attained: all}}
		for _, id := range []string{"c11", "c12", "c13", "c111", "c112", "c131"} {
			c := competency.CompetencySpec{ID: id, Title: govmaturity.English(id), Broader: tree[id]}
			if len(id) == 3 {
				c.Attained = all
			}
			s.Competencies = append(s.Competencies, c)
		}
	})
	has := func(id string) competency.Attestation {
		return competency.Attestation{Competency: id, Kind: competency.EvidenceAssessor, Date: "2024"}
	}
	p := person(t, fw, has("c111"), has("c112"))
	for id, want := range map[string]competency.Knowledge{
		"c11": competency.KnowledgeKnown,
		"c12": competency.KnowledgeNone,    // a leaf never matches all
		"c13": competency.KnowledgeUnknown, // nothing is known of its part: Moodle says not proficient
		"c1":  competency.KnowledgeNone,
	} {
		if got := at(t, p, id, "2025").Knowledge; got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
}

// Moodle: the rule points, its published cases.
func TestPointsAsMoodle(t *testing.T) {
	type part struct {
		id       string
		points   int
		required bool
	}
	compile := func(base int, parts ...part) (*competency.Framework, error) {
		spec := &competency.Spec{
			Format: competency.FrameworkFormat, ID: "f", Edition: "1", Title: govmaturity.English("F"), Standing: govmaturity.StandingIllustrative,
		}
		policy := &competency.PolicySpec{Kind: competency.PolicyPoints, Points: &base}
		for _, p := range parts {
			policy.Parts = append(policy.Parts, competency.PartSpec{Competency: p.id, Points: p.points, Required: p.required})
		}
		spec.Competencies = []competency.CompetencySpec{{ID: "c1", Title: govmaturity.English("c1"), Attained: policy}}
		for _, id := range []string{"c11", "c12", "c13", "c14"} {
			spec.Competencies = append(spec.Competencies, competency.CompetencySpec{ID: id, Title: govmaturity.English(id), Broader: "c1"})
		}
		return competency.Compile(spec)
	}
	for _, tt := range []struct {
		reason string
		base   int
		parts  []part
		valid  bool
	}{
		{"enough points", 4, []part{{"c12", 3, false}, {"c13", 2, true}}, true},
		{"more points asked than there are", 3, []part{{"c12", 1, false}, {"c13", 1, false}}, false},
		{"no points asked", 0, []part{{"c12", 1, false}, {"c13", 1, false}}, false},
		{"a part twice", 1, []part{{"c12", 1, false}, {"c12", 1, false}}, false},
		{"points below 0", 1, []part{{"c12", -1, false}, {"c13", 1, false}}, false},
		{"no parts", 1, nil, false},
	} {
		if _, err := compile(tt.base, tt.parts...); (err == nil) != tt.valid {
			t.Errorf("%s: %v", tt.reason, err)
		}
	}
	evidence := []competency.Attestation{
		{Competency: "c11", Kind: competency.EvidenceTest, Date: "2024"},
		{Competency: "c12", Kind: competency.EvidenceTest, Date: "2024"},
		{Competency: "c13", Kind: competency.EvidenceTest, Date: "2024", Outcome: competency.OutcomeNone},
	}
	for _, tt := range []struct {
		reason string
		base   int
		parts  []part
		want   competency.Knowledge
	}{
		{"both are met", 8, []part{{"c11", 4, false}, {"c12", 4, false}}, competency.KnowledgeKnown},
		{"one is not", 8, []part{{"c11", 4, false}, {"c13", 4, false}}, competency.KnowledgeNone},
		{"enough points without a required part", 8, []part{{"c11", 4, false}, {"c12", 4, false}, {"c13", 4, true}}, competency.KnowledgeNone},
		{"a part of which nothing is known could do it", 8, []part{{"c11", 4, false}, {"c14", 4, false}}, competency.KnowledgeUnknown},
		{"a part of which nothing is known does not matter", 4, []part{{"c11", 4, false}, {"c14", 4, false}}, competency.KnowledgeKnown},
	} {
		fw, err := compile(tt.base, tt.parts...)
		if err != nil {
			t.Fatal(err)
		}
		if got := at(t, person(t, fw, evidence...), "c1", "2025").Knowledge; got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.reason, got, tt.want)
		}
	}
}

// Evidence that does not count is shown, with the reason.
func TestStatusOfEvidence(t *testing.T) {
	fw := framework(t, 4, nil)
	with := func(change func(*competency.Attestation)) competency.Attestation {
		a := attest("c1", 4, "2024-06-01", "x")
		change(&a)
		return a
	}
	base := attest("c1", 2, "2024-01-01", "base")
	base.ID = "base"
	for _, tt := range []struct {
		reason string
		piece  competency.Attestation
		day    string
		status competency.Status
		level  string
	}{
		{"it counts", with(func(a *competency.Attestation) {}), "2025", competency.StatusCounts, "l4"},
		{"on its day", with(func(a *competency.Attestation) {}), "2024-06-01", competency.StatusCounts, "l4"},
		{"the day before", with(func(a *competency.Attestation) {}), "2024-05-31", competency.StatusFuture, "l2"},
		{"on the last day", with(func(a *competency.Attestation) { a.Expires = "2024-12-31" }), "2024-12-31", competency.StatusCounts, "l4"},
		{"a month counts to its end", with(func(a *competency.Attestation) { a.Expires = "2024-12" }), "2024-12-31", competency.StatusCounts, "l4"},
		{"the day after", with(func(a *competency.Attestation) { a.Expires = "2024-12-31" }), "2025-01-01", competency.StatusExpired, "l2"},
		{"revoked from that day", with(func(a *competency.Attestation) { a.Revoked = "2025-01-01" }), "2025-01-01", competency.StatusRevoked, "l2"},
		{"not revoked yet", with(func(a *competency.Attestation) { a.Revoked = "2025-01-02" }), "2025-01-01", competency.StatusCounts, "l4"},
		{"archived", with(func(a *competency.Attestation) { a.Archived = true }), "2025", competency.StatusArchived, "l2"},
		{"what people say of themselves", with(func(a *competency.Attestation) { a.Kind = competency.EvidenceSelf }), "2025", competency.StatusSelf, "l2"},
	} {
		a := at(t, person(t, fw, base, tt.piece), "c1", tt.day)
		if len(a.Pieces) != 2 || a.Pieces[0].Status != tt.status || a.Level.ID() != tt.level {
			t.Errorf("%s: got %+v, level %s", tt.reason, a.Pieces, a.Level.ID())
		}
	}
	by := with(func(a *competency.Attestation) { a.Supersedes, a.Expires = "base", "2024-12-31" })
	a := at(t, person(t, fw, by, base), "c1", "2025")
	if a.Knowledge != competency.KnowledgeUnknown || a.Pieces[0].Status != competency.StatusExpired || a.Pieces[1].Status != competency.StatusSuperseded {
		t.Errorf("what stood in for another has expired: %s, %+v", a.Knowledge, a.Pieces)
	}
	by.Revoked = "2024-07-01"
	if a := at(t, person(t, fw, by, base), "c1", "2024-08-01"); a.Level.ID() != "l2" {
		t.Errorf("what stood in for another was taken back: %s", a.Level.ID())
	}
}
