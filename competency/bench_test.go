package competency

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// ministry is 10,000 people with evidence in 200 competencies, three pieces in
// every tenth, and ten posts of 20 competencies. A hundred of the people are made
// from documents, and the others are like them.
func ministry(b testing.TB, people int) *Team {
	b.Helper()
	text := govmaturity.English("X")
	spec := &Spec{Format: FrameworkFormat, ID: "f", Edition: "1", Title: text, Standing: govmaturity.StandingIllustrative, Scales: []ScaleSpec{{ID: "s"}}}
	for i := range 5 {
		spec.Scales[0].Levels = append(spec.Scales[0].Levels, govmaturity.LevelSpec{ID: fmt.Sprintf("l%d", i+1), Rank: i + 1, Title: text})
	}
	team := &TeamSpec{Format: TeamFormat, Framework: "f", Edition: "1", ID: "t", Title: text}
	for i := range 200 {
		spec.Competencies = append(spec.Competencies, CompetencySpec{ID: fmt.Sprintf("c%d", i), Title: text, Scale: "s"})
	}
	for i := range 10 {
		role := RoleSpec{ID: fmt.Sprintf("r%d", i), Title: text}
		for k := range 20 {
			role.Requires = append(role.Requires, RequirementSpec{Competency: fmt.Sprintf("c%d", i*20+k), Level: fmt.Sprintf("l%d", 1+k%5)})
		}
		spec.Roles = append(spec.Roles, role)
		heads := people / 10
		team.Posts = append(team.Posts, TeamPostSpec{Role: role.ID, Heads: &heads})
	}
	fw, err := Compile(spec)
	if err != nil {
		b.Fatal(err)
	}
	var like []*Person
	for i := range min(people, 100) {
		p := &Profile{Format: ProfileFormat, Framework: "f", Edition: "1", Person: "x"}
		for c := range 200 {
			for k := range 1 + 2*(c%10/9) {
				p.Evidence = append(p.Evidence, Attestation{
					Competency: fmt.Sprintf("c%d", c), Level: fmt.Sprintf("l%d", 1+(i*7+c*3+k)%5), Kind: EvidenceTest, Date: fmt.Sprintf("20%d-05-17", 20+k),
				})
			}
		}
		one, err := fw.Person(p)
		if err != nil {
			b.Fatal(err)
		}
		like = append(like, one)
	}
	t := &Team{fw: fw, spec: team}
	for i := range people {
		p := *like[i%len(like)]
		profile := *p.profile
		profile.Person = fmt.Sprintf("p%05d", i)
		p.profile = &profile
		t.members = append(t.members, &p)
	}
	for i := range fw.roles {
		t.posts = append(t.posts, teamPost{post: Post{fw, i + 1, 0}, heads: people / 10})
	}
	return t
}

// The readiness of everybody for all ten posts (200 competencies), and the
// coverage of the whole.
func BenchmarkMinistry(b *testing.B) {
	for _, people := range []int{1_000, 10_000} {
		t := ministry(b, people)
		when := AsOf{Date: "2026-11-25"}
		b.Run(fmt.Sprintf("readiness-%d", people), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				met := 0
				for _, p := range t.members {
					for _, post := range t.posts {
						f, err := p.Figures(post.post, when)
						if err != nil {
							b.Fatal(err)
						}
						met += f.Met
					}
				}
				if met == 0 {
					b.Fatal("nobody meets anything")
				}
			}
		})
		b.Run(fmt.Sprintf("coverage-%d", people), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c, err := t.Coverage(when)
				if err != nil || len(c) != 200 {
					b.Fatal(len(c), err)
				}
			}
		})
		b.Run(fmt.Sprintf("assign-%d", people/10), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var openings []Opening
				for _, post := range t.posts {
					openings = append(openings, Opening{post.post, people / 100})
				}
				a, err := t.fw.Assign(t.members[:people/10], openings, AssignOptions{AsOf: when})
				if err != nil || len(a.Pairs) != people/10 {
					b.Fatal(err)
				}
			}
		})
	}
}

// distinct is so many people, and as many posts of which no two require the same.
func distinct(b testing.TB, n int) (*Framework, []*Person, []Opening) {
	b.Helper()
	spec := ministry(b, 1).fw.Spec()
	spec.Roles = nil
	r := rand.New(rand.NewPCG(61, 62))
	seen := map[string]bool{}
	for len(spec.Roles) < n {
		role := RoleSpec{ID: fmt.Sprintf("r%d", len(spec.Roles)), Title: govmaturity.English("R")}
		for _, c := range r.Perm(len(spec.Competencies))[:20] {
			role.Requires = append(role.Requires, RequirementSpec{Competency: fmt.Sprintf("c%d", c), Level: fmt.Sprintf("l%d", 1+r.IntN(5))})
		}
		if key := fmt.Sprint(role.Requires); !seen[key] {
			seen[key] = true
			spec.Roles = append(spec.Roles, role)
		}
	}
	fw, err := Compile(spec)
	if err != nil {
		b.Fatal(err)
	}
	var people []*Person
	for i := range n {
		p := &Profile{Format: ProfileFormat, Framework: "f", Edition: "1", Person: fmt.Sprintf("p%04d", i)}
		for c := range spec.Competencies {
			p.Evidence = append(p.Evidence, Attestation{Competency: fmt.Sprintf("c%d", c), Level: fmt.Sprintf("l%d", 1+r.IntN(5)), Kind: EvidenceTest, Date: "2025-05-17"})
		}
		person, err := fw.Person(p)
		if err != nil {
			b.Fatal(err)
		}
		people = append(people, person)
	}
	var openings []Opening
	for post := range fw.Posts() {
		openings = append(openings, Opening{Post: post})
	}
	return fw, people, openings
}

// A thousand people and a thousand posts, each of its own kind.
func BenchmarkAssignDistinct(b *testing.B) {
	fw, people, openings := distinct(b, 1000)
	for _, fair := range []bool{false, true} {
		b.Run(fmt.Sprintf("fair-%v", fair), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a, err := fw.Assign(people, openings, AssignOptions{AsOf: AsOf{Date: "2026-11-25"}, Fair: fair})
				if err != nil || len(a.Pairs) != 1000 {
					b.Fatal(err)
				}
			}
		})
	}
}
