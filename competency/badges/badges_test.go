package badges_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/badges"
)

func framework(t testing.TB) *competency.Framework {
	t.Helper()
	level := func(id string, rank int, title string) govmaturity.LevelSpec {
		return govmaturity.LevelSpec{ID: id, Rank: rank, Title: govmaturity.English(title)}
	}
	fw, err := competency.Compile(&competency.Spec{
		Format: competency.FrameworkFormat, ID: "fw", Edition: "1", Title: govmaturity.English("FW"), Standing: govmaturity.StandingIllustrative,
		Scales: []competency.ScaleSpec{{ID: "s", Levels: []govmaturity.LevelSpec{level("basic", 1, "Basic"), level("good", 2, "Good"), level("mastery", 3, "Mastery")}}},
		Competencies: []competency.CompetencySpec{
			{ID: "reading", Code: "C1", Title: govmaturity.English("Reading"), Scale: "s"},
			{ID: "law", Title: govmaturity.English("Law")},
			{ID: "data-use", Code: "C7", Title: govmaturity.English("Data use"), Scale: "s"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func read(t testing.TB, data []byte, o badges.Options) *badges.Reading {
	t.Helper()
	r, err := badges.Read("x.json", data, framework(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func testdata(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/badges.json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRead(t *testing.T) {
	r := read(t, testdata(t), badges.Options{Competencies: map[string]string{"https://fw.example/law": "law"}})
	want := []*competency.Profile{
		{Format: competency.ProfileFormat, Framework: "fw", Edition: "1", Person: "did:example:p1", Evidence: []competency.Attestation{{
			ID: "badge-urn-uuid-0f0e0d0c-0000-4000-8000-000000000002-reading", Competency: "reading", Level: "good", Kind: competency.EvidenceBadge,
			Source: "Reading tables", Rater: "Academy", Date: "2026-01-02", Expires: "2026-12-31",
			Links: []string{"urn:uuid:0f0e0d0c-0000-4000-8000-000000000002", "https://academy.example/a/1"},
		}}},
		{Format: competency.ProfileFormat, Framework: "fw", Edition: "1", Person: "sha256$abc", Evidence: []competency.Attestation{{
			ID: "badge-urn-uuid-0f0e0d0c-0000-4000-8000-000000000003-law", Competency: "law", Kind: competency.EvidenceBadge,
			Source: "Law", Rater: "https://academy.example", Date: "2026-03-01",
			Links: []string{"urn:uuid:0f0e0d0c-0000-4000-8000-000000000003", "https://academy.example/a/2"},
		}}},
	}
	if diff := cmp.Diff(want, r.Profiles); diff != "" {
		t.Error(diff)
	}
	for _, p := range r.Profiles {
		if _, err := framework(t).Person(p); err != nil {
			t.Error(err)
		}
	}
	results := []badges.Result{
		{Holder: "did:example:p1", Name: "Level", Kind: "RubricCriterionLevel", Achieved: "Good", Required: "Good", Verdict: competency.VerdictMet},
		{Holder: "did:example:p1", Name: "Grade", Kind: "LetterGrade", Achieved: "C", Required: "B", Verdict: competency.VerdictShort, Short: 1},
		{Holder: "did:example:p1", Name: "Score", Kind: "Percent", Achieved: "61.5", Required: "60", Verdict: competency.VerdictMet},
	}
	if diff := cmp.Diff(results, r.Results); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, p := range r.Problems.Err().(govmaturity.Problems) {
		if p.Line == 0 || p.File != "x.json" {
			t.Errorf("no place: %v", p)
		}
		got = append(got, strings.TrimPrefix(p.Path.String(), "credentialSubject.verifiableCredential")+" "+string(p.Code))
	}
	problems := []string{
		"[0].proof lost", "[0].credentialSubject.achievement.resultDescription[0].rubricCriterionLevel[2].points out-of-order",
		"[0].credentialSubject.result[0].resultDescription contradiction", "[0].credentialSubject.result[2] not-a-level", "[0].credentialSubject.result[4].resultDescription unknown-reference",
	}
	if diff := cmp.Diff(problems, got); diff != "" {
		t.Error(diff)
	}
}

// The published model's example: which results are met, and on which days it counts.
func TestFound(t *testing.T) {
	dir := ""
	for _, root := range []string{"../../../shared", "../../../../shared"} {
		if d := filepath.Join(root, "data/competency/found/badges"); exists(d) {
			dir = d
		}
	}
	if dir == "" {
		t.Skip("the example is not here")
	}
	var want struct {
		Results []struct {
			Name, Value, Achieved, Required string
			Met                             bool
			Short                           int `json:"steps_short"`
		}
		Valid map[string]bool `json:"valid_on"`
	}
	data, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if data, err = os.ReadFile(filepath.Join(dir, "ob3_levels.json")); err != nil {
		t.Fatal(err)
	}
	r := read(t, data, badges.Options{Levels: map[string]string{"B": "good"}})
	if len(r.Results) != len(want.Results) {
		t.Fatalf("%d results", len(r.Results))
	}
	for i, w := range want.Results {
		got := r.Results[i]
		if got.Name != w.Name || got.Achieved != w.Value+w.Achieved || got.Required != w.Required || (got.Verdict == competency.VerdictMet) != w.Met || got.Short != w.Short {
			t.Errorf("%+v, want %+v", got, w)
		}
	}
	fw := framework(t)
	p, err := fw.Person(r.Profiles[0])
	if err != nil {
		t.Fatal(err)
	}
	for day, valid := range want.Valid {
		a, err := p.At(fw.Competency("data-use"), competency.AsOf{Date: day})
		if err != nil {
			t.Fatal(err)
		}
		if (a.Knowledge == competency.KnowledgeKnown) != valid {
			t.Errorf("%s: %s", day, a.Knowledge)
		}
	}
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

// One badge, changed in one way.
func TestProblems(t *testing.T) {
	const badge = `{"id":"urn:1","type":["OpenBadgeCredential"],"issuer":"i","validFrom":"2026-01-01T00:00:00Z","credentialSubject":{"id":"p","achievement":{"id":"a","name":"A",
"alignment":[{"targetCode":"C1","targetName":"Reading"}],
"resultDescription":[{"id":"d","name":"Level","resultType":"RubricCriterionLevel","rubricCriterionLevel":[{"id":"l1","name":"Basic"},{"id":"l2","name":"Expert"}]}]},
"result":[{"resultDescription":"d","achievedLevel":"l1"}]}}`
	tests := []struct {
		reason, old, new, problem string
		evidence                  int
	}{
		{"sound", "", "", "", 1},
		{"another competency", `"C1"`, `"C9"`, "credentialSubject.achievement.alignment[0] unknown-reference", 0},
		{"no alignment", `"alignment":[{"targetCode":"C1","targetName":"Reading"}],`, "", "credentialSubject.achievement.alignment not-used", 0},
		{"a level that the framework does not have", `"achievedLevel":"l1"`, `"achievedLevel":"l2"`, "credentialSubject.result[0] not-a-level", 0},
		{"a level that is not there", `"achievedLevel":"l1"`, `"achievedLevel":"l9"`, "credentialSubject.result[0].achievedLevel unknown-reference\ncredentialSubject.achievement.alignment[0] not-a-level", 0},
		{"no level", `,"achievedLevel":"l1"`, ``, "credentialSubject.result[0].achievedLevel required\ncredentialSubject.achievement.alignment[0] not-a-level", 0},
		{"no results", `"result":[{"resultDescription":"d","achievedLevel":"l1"}]`, `"result":[]`, "credentialSubject.achievement.alignment[0] not-a-level", 0},
		{"not said from when", `"validFrom":"2026-01-01T00:00:00Z",`, ``, "validFrom required", 0},
		{"no time", `"2026-01-01T00:00:00Z"`, `"soon"`, "validFrom pattern", 0},
		{"no such day", `"2026-01-01T00:00:00Z"`, `"2026-02-30T00:00:00Z"`, "validFrom pattern", 0},
		{"valid on no day", `"validFrom"`, `"validUntil":"2026-01-01T00:00:00Z","validFrom"`, "validUntil out-of-order", 0},
		{"an end that is none", `"validFrom"`, `"validUntil":"never","validFrom"`, "validUntil pattern", 0},
		{"nobody's", `"id":"p",`, ``, "credentialSubject.id required", 0},
		{"no achievement", `"achievement":{"id":"a"`, `"other":{"id":"a"`, "credentialSubject.achievement required", 0},
		{"a required level that is not there", `"rubricCriterionLevel"`, `"requiredLevel":"l9","rubricCriterionLevel"`, "credentialSubject.achievement.resultDescription[0].requiredLevel unknown-reference", 1},
		{"a level twice", `"id":"l2"`, `"id":"l1"`, "credentialSubject.achievement.resultDescription[0].rubricCriterionLevel[1].id duplicate-id", 1},
	}
	for _, test := range tests {
		text := strings.Replace(badge, test.old, test.new, 1)
		if test.old != "" && text == badge {
			t.Fatalf("%s: nothing is changed", test.reason)
		}
		r := read(t, []byte(text), badges.Options{})
		var got []string
		for _, p := range r.Problems {
			got = append(got, p.Path.String()+" "+string(p.Code))
		}
		if strings.Join(got, "\n") != test.problem {
			t.Errorf("%s: %v", test.reason, r.Problems)
		}
		n := 0
		for _, p := range r.Profiles {
			n += len(p.Evidence)
		}
		if n != test.evidence {
			t.Errorf("%s: %d pieces of evidence", test.reason, n)
		}
	}
	// What the options say.
	r := read(t, []byte(strings.Replace(badge, `"achievedLevel":"l1"`, `"achievedLevel":"l2"`, 1)), badges.Options{Levels: map[string]string{"Expert": "mastery"}})
	if len(r.Profiles) != 1 || r.Profiles[0].Evidence[0].Level != "mastery" {
		t.Errorf("levels of the options do not count: %v", r.Problems)
	}
	r = read(t, []byte(badge), badges.Options{Framework: "another"})
	if len(r.Profiles) != 0 && len(r.Profiles[0].Evidence) != 0 {
		t.Error("an alignment to another framework counts")
	}
}

func TestReadRefuses(t *testing.T) {
	for reason, text := range map[string]string{
		"a signed token": "eyJhbGciOiJSUzI1NiJ9.e30.x", "no JSON": "{", "another document": `{"type": "Achievement"}`, "nothing": "", "a number": "1",
	} {
		if _, err := badges.Read("x.json", []byte(text), framework(t), badges.Options{}); err == nil {
			t.Errorf("%s is read", reason)
		}
	}
}

// FuzzRead: nothing panics, and what is read are profiles of the framework.
func FuzzRead(f *testing.F) {
	f.Add(testdata(f))
	f.Add([]byte(`[{"type":"OpenBadgeCredential","credentialSubject":[{"achievement":{"alignment":{"targetCode":"C1"}}}],"validFrom":"2026-01-01"}]`))
	fw := framework(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := badges.Read("x.json", data, fw, badges.Options{Competencies: map[string]string{"https://fw.example/law": "law"}})
		if err != nil {
			return
		}
		for _, p := range r.Profiles {
			if _, err := fw.Person(p); err != nil && !slices.Contains([]string{""}, p.Person) {
				t.Error(err)
			}
		}
	})
}
