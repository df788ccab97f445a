package competency_test

import (
	"encoding/csv"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// gdad makes the UK framework of its table, as far as the gaps need it.
func gdad(tb testing.TB) *competency.Framework {
	tb.Helper()
	f, err := os.Open("../../shared/data/competency/gdad/roles.csv")
	if err != nil { // in a work tree beside the repository
		f, err = os.Open("../../../shared/data/competency/gdad/roles.csv")
	}
	if err != nil {
		tb.Skip("the table of the UK framework is not beside the repository: ", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	id := func(s string) string {
		return strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(s), "-"), "-")
	}
	spec := &competency.Spec{
		Format: competency.FrameworkFormat, ID: "gdad", Edition: "1", Title: govmaturity.English("GDaD"), Standing: govmaturity.StandingIllustrative,
		Scales: []competency.ScaleSpec{{ID: "uk", Levels: []govmaturity.LevelSpec{
			{ID: "awareness", Rank: 1, Title: govmaturity.English("A")}, {ID: "working", Rank: 2, Title: govmaturity.English("W")},
			{ID: "practitioner", Rank: 3, Title: govmaturity.English("P")}, {ID: "expert", Rank: 4, Title: govmaturity.English("E")}}}},
	}
	skills, roles, levels, seen := map[string]bool{}, map[string]int{}, map[string]int{}, map[string]bool{}
	for _, r := range rows[1:] {
		if r[7] == "NOT IN USE" || seen[r[1]+"/"+r[3]+"/"+r[5]] {
			continue
		}
		seen[r[1]+"/"+r[3]+"/"+r[5]] = true
		if !skills[id(r[5])] {
			skills[id(r[5])] = true
			spec.Competencies = append(spec.Competencies, competency.CompetencySpec{ID: id(r[5]), Title: govmaturity.English(r[5]), Scale: "uk"})
		}
		if _, ok := roles[r[1]]; !ok {
			roles[r[1]] = len(spec.Roles)
			spec.Roles = append(spec.Roles, competency.RoleSpec{ID: id(r[1]), Title: govmaturity.English(r[1])})
		}
		role := &spec.Roles[roles[r[1]]]
		if _, ok := levels[r[1]+"/"+r[3]]; !ok {
			levels[r[1]+"/"+r[3]] = len(role.Levels)
			role.Levels = append(role.Levels, competency.RoleLevelSpec{ID: id(r[3]), Title: govmaturity.English(r[3])})
		}
		l := &role.Levels[levels[r[1]+"/"+r[3]]]
		l.Requires = append(l.Requires, competency.RequirementSpec{Competency: id(r[5]), Level: id(r[7])})
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		tb.Fatal(err)
	}
	return fw
}

func TestGapsOfRealRoles(t *testing.T) {
	fw := gdad(t)
	post := func(s string) competency.Post {
		role, level, _ := strings.Cut(s, "/")
		return fw.Role(role).Post(level)
	}
	for _, tt := range []struct {
		from, to string
		want     competency.Distance
	}{
		{"data-engineer/data-engineer", "data-engineer/senior-data-engineer", competency.Distance{Short: 8, Of: 11, Steps: 8}},
		{"business-analyst/business-analyst", "product-manager/product-manager", competency.Distance{Short: 9, Of: 9, Steps: 20}},
	} {
		if got := post(tt.from).Distance(post(tt.to)); got != tt.want {
			t.Errorf("from %s to %s: got %+v, want %+v", tt.from, tt.to, got, tt.want)
		}
	}
	// The numbers alone are those of the gaps with their reasons.
	for a := range fw.Posts() {
		for b := range fw.Posts() {
			d, g := a.Distance(b), a.Gap(b)
			if d.Short != g.Short || d.Of != len(g.Gaps) || d.Steps != g.Steps.Min || d.Steps != g.Steps.Max {
				t.Fatalf("from %s to %s: %+v, but the gaps are %d short by %+v", a, b, d, g.Short, g.Steps)
			}
		}
	}
}

func BenchmarkDistances(b *testing.B) {
	fw := gdad(b)
	for b.Loop() {
		sum := 0
		for from := range fw.Posts() {
			for to := range fw.Posts() {
				sum += from.Distance(to).Steps
			}
		}
		if sum == 0 {
			b.Fatal("no steps")
		}
	}
}
