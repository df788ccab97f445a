package competency_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/long"
)

// instance is a small question about training, in the terms of a test that knows
// nothing of how plans are made: levels are numbers, and 0 is none.
type instance struct {
	fw       *competency.Framework
	training *competency.Training
	spec     *competency.TrainingSpec
	people   []competency.Trainee
	start    []map[string]int // of each person; a competency that is not there is not known
	options  competency.PlanOptions
}

func number(level string) int {
	n := 0
	if level != "" {
		fmt.Sscanf(level, "l%d", &n)
	}
	return n
}

func ptr[T any](x T) *T { return &x }

// randomInstance has up to so many pairs of a person and a module.
func randomInstance(t testing.TB, r *rand.Rand, people, modules int) *instance {
	t.Helper()
	competencies, levels := 1+r.IntN(4), 1+r.IntN(4)
	in := &instance{}
	in.fw = framework(t, levels, func(s *competency.Spec) {
		s.Competencies = nil
		role := competency.RoleSpec{ID: "r", Title: govmaturity.English("R")}
		for i := range competencies {
			id := fmt.Sprintf("c%d", i)
			s.Competencies = append(s.Competencies, competency.CompetencySpec{ID: id, Title: govmaturity.English(id), Scale: "s"})
			q := competency.RequirementSpec{Competency: id, Level: fmt.Sprintf("l%d", 1+r.IntN(levels))}
			if r.IntN(3) == 0 {
				q.Weight = ptr([]float64{2, 3, 0.7}[r.IntN(3)])
			}
			if r.IntN(5) > 0 {
				role.Requires = append(role.Requires, q)
			}
		}
		s.Roles = []competency.RoleSpec{role}
	})
	s := &competency.TrainingSpec{
		Format: competency.TrainingFormat, ID: "t", Edition: "1", Title: govmaturity.English("T"), Standing: govmaturity.StandingIllustrative,
		Framework: "f", FrameworkEdition: "1", Currency: "EUR",
	}
	for i := range modules {
		m := competency.ModuleSpec{ID: fmt.Sprintf("m%d", i), Title: govmaturity.English("M"), Cost: ptr(r.IntN(8)), Minutes: ptr(1 + r.IntN(5))}
		for c := range competencies {
			if r.IntN(competencies+1) > 1 {
				continue
			}
			to := 1 + r.IntN(levels)
			raise := competency.RaiseSpec{Competency: fmt.Sprintf("c%d", c), To: fmt.Sprintf("l%d", to)}
			if from := r.IntN(to); from > 0 && r.IntN(4) > 0 {
				raise.From = fmt.Sprintf("l%d", from)
			}
			m.Raises = append(m.Raises, raise)
		}
		if i > 0 && r.IntN(5) == 0 {
			m.Requires = append(m.Requires, fmt.Sprintf("m%d", r.IntN(i)))
		}
		if k := r.IntN(modules); k != i && r.IntN(6) == 0 && !slices.Contains(m.Requires, fmt.Sprintf("m%d", k)) {
			m.Excludes = append(m.Excludes, fmt.Sprintf("m%d", k))
		}
		if r.IntN(4) == 0 {
			m.Seats = ptr(1)
		}
		s.Modules = append(s.Modules, m)
	}
	r.Shuffle(modules, func(i, k int) { s.Modules[i], s.Modules[k] = s.Modules[k], s.Modules[i] })
	var err error
	if in.training, err = competency.CompileTraining(s, in.fw); err != nil {
		t.Fatal(err)
	}
	in.spec = s
	for i := range people {
		start := map[string]int{}
		var evidence []competency.Attestation
		for c := range competencies {
			if r.IntN(4) > 0 {
				id := fmt.Sprintf("c%d", c)
				start[id] = r.IntN(levels+1) * r.IntN(2)
				evidence = append(evidence, attest(id, start[id], "2024-01-01", "x"))
			}
		}
		p, err := in.fw.Person(&competency.Profile{Format: competency.ProfileFormat, Framework: "f", Edition: "1", Person: fmt.Sprint(i), Evidence: evidence})
		if err != nil {
			t.Fatal(err)
		}
		trainee := competency.Trainee{Person: p, Posts: []competency.Post{in.fw.Role("r").Post("")}}
		if r.IntN(6) == 0 {
			trainee.Done = []string{fmt.Sprintf("m%d", r.IntN(modules))}
		}
		in.people, in.start = append(in.people, trainee), append(in.start, start)
	}
	in.options = competency.PlanOptions{
		AsOf: competency.AsOf{Date: "2025"}, Possible: r.IntN(2) == 0,
		Goal: []competency.Goal{competency.GoalLeastCost, competency.GoalLeastTime, competency.GoalReadiness, competency.GoalReadiness}[r.IntN(4)],
	}
	limit := func(n int64) *int64 {
		if r.IntN(3) > 0 {
			return nil
		}
		return ptr(r.Int64N(n))
	}
	in.options.Budget, in.options.Minutes, in.options.MinutesEach = limit(30), limit(30), limit(15)
	return in
}

// levels plays a choice of modules of one person: it is not ok when they cannot be
// taken one after the other, or exclude each other.
func (in *instance) levels(who int, chosen []int) (map[string]int, bool) {
	at, taken := map[string]int{}, map[string]bool{}
	for c, n := range in.start[who] {
		at[c] = n
	}
	done := in.people[who].Done
	for _, id := range done {
		taken[id] = true
	}
	left := slices.Clone(chosen)
	for len(left) > 0 {
		next := slices.IndexFunc(left, func(i int) bool {
			m := in.spec.Modules[i]
			for _, id := range m.Requires {
				if !taken[id] {
					return false
				}
			}
			return !slices.ContainsFunc(m.Raises, func(r competency.RaiseSpec) bool { return at[r.Competency] < number(r.From) })
		})
		if next < 0 {
			return nil, false
		}
		m := in.spec.Modules[left[next]]
		if taken[m.ID] {
			return nil, false
		}
		taken[m.ID] = true
		for _, r := range m.Raises {
			at[r.Competency] = max(at[r.Competency], number(r.To))
		}
		left = slices.Delete(left, next, next+1)
	}
	for _, m := range in.spec.Modules {
		if taken[m.ID] && slices.ContainsFunc(m.Excludes, func(id string) bool { return taken[id] && !(slices.Contains(done, id) && slices.Contains(done, m.ID)) }) {
			return nil, false
		}
	}
	return at, true
}

// asked lists what a person lacks and the plan is to close, whether or not it can.
func (in *instance) asked(who int) map[string]int {
	out := map[string]int{}
	for _, q := range in.people[who].Posts[0].Requirements() {
		id, to := q.Competency().ID(), number(q.Level().ID())
		if have, known := in.start[who][id]; known && have < to || !known && in.options.Possible {
			out[id] = to
		}
	}
	return out
}

// closable are those of them that some modules of the person close.
func (in *instance) closable(who int) map[string]int {
	out := map[string]int{}
	// All modules that can be taken, whatever they exclude, but for those that
	// exclude what was taken.
	at, taken := map[string]int{}, map[string]bool{}
	for c, n := range in.start[who] {
		at[c] = n
	}
	done := in.people[who].Done
	for _, id := range done {
		taken[id] = true
	}
	excluded := func(m competency.ModuleSpec) bool {
		for _, d := range in.spec.Modules {
			if slices.Contains(done, d.ID) && (slices.Contains(d.Excludes, m.ID) || slices.Contains(m.Excludes, d.ID)) {
				return true
			}
		}
		return false
	}
	for range in.spec.Modules {
		for _, m := range in.spec.Modules {
			ok := !taken[m.ID] && !excluded(m)
			for _, id := range m.Requires {
				ok = ok && taken[id]
			}
			for _, r := range m.Raises {
				ok = ok && at[r.Competency] >= number(r.From)
			}
			if ok {
				taken[m.ID] = true
				for _, r := range m.Raises {
					at[r.Competency] = max(at[r.Competency], number(r.To))
				}
			}
		}
	}
	for id, to := range in.asked(who) {
		if at[id] >= to {
			out[id] = to
		}
	}
	return out
}

func (in *instance) readiness(who int, at map[string]int, planned map[string]int) float64 {
	sum, total := 0.0, 0.0
	for _, q := range in.people[who].Posts[0].Requirements() {
		id, to := q.Competency().ID(), number(q.Level().ID())
		have := in.start[who][id]
		if _, ok := planned[id]; ok {
			have = at[id]
		}
		sum += q.Weight() * float64(min(have, to))
		total += q.Weight() * float64(to)
	}
	if total == 0 {
		return 0 // nothing is asked, of anybody: all have the same post
	}
	return sum / total
}

// verdict is what a choice for all people comes to.
type verdict struct {
	ok, closes    bool
	cost, minutes int64
	ready         float64 // of the gaps that the plan is about
}

func (in *instance) judge(chosen [][]int) verdict {
	v := verdict{ok: true, closes: true}
	taken := map[int]int{}
	for who, modules := range chosen {
		at, ok := in.levels(who, modules)
		if !ok {
			return verdict{}
		}
		each := int64(0)
		for _, i := range modules {
			taken[i]++
			v.cost += int64(*in.spec.Modules[i].Cost)
			each += int64(*in.spec.Modules[i].Minutes)
		}
		v.minutes += each
		v.ok = v.ok && (in.options.MinutesEach == nil || each <= *in.options.MinutesEach)
		for id, to := range in.closable(who) {
			v.closes = v.closes && at[id] >= to
		}
		v.ready += in.readiness(who, at, in.asked(who)) / float64(len(in.people))
	}
	for i, n := range taken {
		v.ok = v.ok && (in.spec.Modules[i].Seats == nil || n <= *in.spec.Modules[i].Seats)
	}
	v.ok = v.ok && (in.options.Budget == nil || v.cost <= *in.options.Budget) && (in.options.Minutes == nil || v.minutes <= *in.options.Minutes)
	return v
}

// everything tries all choices: the best value of the goal, and whether there is a
// choice at all.
func (in *instance) everything() (best float64, found bool) {
	modules := len(in.spec.Modules)
	// What each person can take at all.
	var sets [][][]int
	for who := range in.people {
		var of [][]int
		for set := range 1 << modules {
			var chosen []int
			for i := range modules {
				if set>>i&1 == 1 {
					chosen = append(chosen, i)
				}
			}
			if _, ok := in.levels(who, chosen); ok && !slices.ContainsFunc(chosen, func(i int) bool { return slices.Contains(in.people[who].Done, in.spec.Modules[i].ID) }) {
				of = append(of, chosen)
			}
		}
		sets = append(sets, of)
	}
	chosen := make([][]int, len(in.people))
	var try func(who int)
	try = func(who int) {
		if who < len(sets) {
			for _, set := range sets[who] {
				chosen[who] = set
				try(who + 1)
			}
			return
		}
		v := in.judge(chosen)
		if !v.ok || !v.closes && in.options.Goal != competency.GoalReadiness {
			return
		}
		value := v.ready
		switch in.options.Goal {
		case competency.GoalLeastCost:
			value = -float64(v.cost)
		case competency.GoalLeastTime:
			value = -float64(v.minutes)
		}
		if !found || value > best {
			best, found = value, true
		}
	}
	try(0)
	return best, found
}

// places returns what a plan chose, in the order of the plan.
func (in *instance) places(p *competency.Plan) [][]int {
	out := make([][]int, len(p.People))
	for i, one := range p.People {
		for _, m := range one.Modules {
			out[i] = append(out[i], slices.IndexFunc(in.spec.Modules, func(s competency.ModuleSpec) bool { return s.ID == m.Module.ID() }))
		}
	}
	return out
}

// Every small question comes out as trying every choice says.
func TestPlansAgainstEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	left, none := 0, 0
	for n := range long.Count(300, 1_000) {
		people := 1 + r.IntN(2)
		in := randomInstance(t, r, people, 1+r.IntN(8/people+1))
		p, err := in.training.Plan(in.people, in.options)
		if err != nil {
			t.Fatal(err)
		}
		best, found := in.everything()
		if !p.Proved || p.Found != found {
			t.Fatalf("%d: found %v, proved %v; there is a plan: %v\n%+v", n, p.Found, p.Proved, found, in.spec.Modules)
		}
		if !found {
			none++
			continue
		}
		value := p.Value
		if in.options.Goal != competency.GoalReadiness {
			value = -value
		}
		// Weights of 0.7 are rounded to millionths of readiness.
		if math.Abs(value-best) > 1e-5 || in.options.Goal != competency.GoalReadiness && p.Bound != p.Value || p.Bound < p.Value && in.options.Goal == competency.GoalReadiness {
			t.Fatalf("%d: %s is %v (bound %v), and everything says %v\n%+v", n, in.options.Goal, p.Value, p.Bound, best, in.spec.Modules)
		}
		v := in.judge(in.places(p))
		if !v.ok || !v.closes && in.options.Goal != competency.GoalReadiness || v.cost != *p.Cost || v.minutes != *p.Minutes {
			t.Fatalf("%d: the plan says cost %d and %d minutes; it is %+v", n, *p.Cost, *p.Minutes, v)
		}
		for _, one := range p.People {
			if one.Modules != nil {
				left++
			}
		}
	}
	if left < 50 || none < 5 {
		t.Errorf("%d people with modules and %d questions without a plan: too few to tell", left, none)
	}
}
