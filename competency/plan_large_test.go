package competency

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// school is a ministry with training for it: courses of one to three competencies,
// most of them from a level on, some after others and some instead of others.
func school(t testing.TB, people, modules int) (*Training, []Trainee) {
	t.Helper()
	r := rand.New(rand.NewPCG(61, 62))
	team := ministry(t, people)
	s := &TrainingSpec{
		Format: TrainingFormat, ID: "t", Edition: "1", Title: govmaturity.English("T"), Standing: govmaturity.StandingIllustrative,
		Framework: "f", FrameworkEdition: "1", Currency: "EUR",
	}
	for i := range modules {
		cost, minutes := 1000*(5+r.IntN(100)), 60*(1+r.IntN(30))
		m := ModuleSpec{ID: fmt.Sprintf("m%d", i), Title: govmaturity.English("M"), Cost: &cost, Minutes: &minutes}
		first := r.IntN(200)
		for k := range 1 + r.IntN(3) {
			from := r.IntN(4)
			raise := RaiseSpec{Competency: fmt.Sprintf("c%d", (first+k*7)%200), To: fmt.Sprintf("l%d", from+1+r.IntN(5-from))}
			if from > 0 && k == 0 {
				raise.From = fmt.Sprintf("l%d", from)
			}
			m.Raises = append(m.Raises, raise)
		}
		if i > 0 && r.IntN(5) == 0 {
			m.Requires = []string{fmt.Sprintf("m%d", r.IntN(i))}
		}
		s.Modules = append(s.Modules, m)
	}
	training, err := CompileTraining(s, team.fw)
	if err != nil {
		t.Fatal(err)
	}
	var out []Trainee
	for i, p := range team.members {
		out = append(out, Trainee{Person: p, Posts: []Post{team.posts[i%len(team.posts)].post}})
	}
	return training, out
}

// A plan for many people keeps its limits and says how far it may be from the best.
func TestLargePlanIsBounded(t *testing.T) {
	training, people := school(t, 60, 150)
	budget, seats := int64(1_000_000), map[string]int{}
	for i := range 150 {
		seats[fmt.Sprintf("m%d", i)] = 3
	}
	p, err := training.Plan(people, PlanOptions{AsOf: AsOf{Date: "2026"}, Goal: GoalReadiness, Budget: &budget, Seats: seats, Nodes: 40})
	if err != nil {
		t.Fatal(err)
	}
	taken := map[string]int{}
	for _, one := range p.People {
		for _, m := range one.Modules {
			taken[m.Module.ID()]++
		}
	}
	for id, n := range taken {
		if n > 3 {
			t.Errorf("%d people take %s", n, id)
		}
	}
	if !p.Found || *p.Cost > budget || p.Value > p.Bound || p.Gap() > 0.05 || len(taken) == 0 {
		t.Errorf("cost %d, value %v, bound %v, gap %v, proved %v, %d modules", *p.Cost, p.Value, p.Bound, p.Gap(), p.Proved, len(taken))
	}
}

func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		training, people := school(b, n, 150)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, err := training.Plan(people, PlanOptions{AsOf: AsOf{Date: "2026"}, Goal: GoalLeastCost})
				if err != nil || !p.Found || !p.Proved {
					b.Fatal(err)
				}
			}
		})
	}
}
