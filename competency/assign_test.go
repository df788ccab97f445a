package competency

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/assignment/assignmenttest"
	"github.com/govmaturity/govmaturity/internal/long"
)

// market is a framework with several posts, and people.
func market(t testing.TB, r *rand.Rand, posts, people int) (*Framework, []*Person, []Opening) {
	t.Helper()
	spec := randomFramework(t, r).Spec()
	all := spec.Roles[0].Requires
	spec.Roles = nil
	for i := range posts {
		role := RoleSpec{ID: "r" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)), Title: govmaturity.English("R")}
		for range 1 + r.IntN(6) {
			q := all[r.IntN(len(all))]
			if !slices.ContainsFunc(role.Requires, func(have RequirementSpec) bool { return have.Competency == q.Competency }) {
				role.Requires = append(role.Requires, q)
			}
		}
		spec.Roles = append(spec.Roles, role)
	}
	fw, err := Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	var who []*Person
	for i := range people {
		who = append(who, randomPerson(t, r, fw, string(rune('a'+i)), r.IntN(40)))
	}
	var openings []Opening
	for p := range fw.Posts() {
		openings = append(openings, Opening{p, r.IntN(3)})
	}
	return fw, who, openings
}

// Every small assignment is as good as the best of all, keeps what is forbidden,
// and does not depend on the order of people.
func TestAssignAgainstEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range long.Count(40, 500) {
		fw, people, openings := market(t, r, 1+r.IntN(3), r.IntN(5))
		o := AssignOptions{AsOf: AsOf{Date: "2022"}, Fair: r.IntN(2) == 0, Possible: r.IntN(2) == 0}
		for _, p := range people {
			if r.IntN(4) == 0 {
				o.Forbidden = append(o.Forbidden, Pair{p.ID(), openings[0].Post})
			}
		}
		got, err := fw.Assign(people, openings, o)
		if err != nil {
			t.Fatal(err)
		}
		allowed := func(p *Person, k int) (float64, bool) {
			ready, err := p.Readiness(openings[k].Post, o.AsOf)
			if err != nil {
				t.Fatal(err)
			}
			ok := !slices.Contains(o.Forbidden, Pair{p.ID(), openings[k].Post}) && !slices.ContainsFunc(ready.Gaps, func(g Gap) bool {
				return g.Requirement.Need() == NeedCritical && g.Verdict == VerdictShort
			})
			ok = ok && ready.Unstated == ""
			return o.of(ready.Figures), ok
		}
		pairs, sum, least := 0, 0.0, 0.0
		var try func(i, n int, s, l float64, left []int)
		try = func(i, n int, s, l float64, left []int) {
			if i == len(people) {
				better := n > pairs || n == pairs && (s > sum+1e-7 || o.Fair && l > least+1e-7)
				if o.Fair && n == pairs && l < least-1e-7 {
					better = false
				}
				if better {
					pairs, sum, least = n, s, l
				}
				return
			}
			try(i+1, n, s, l, left)
			for k := range left {
				if x, ok := allowed(people[i], k); ok && left[k] > 0 {
					rest := slices.Clone(left)
					rest[k]--
					try(i+1, n+1, s+x, math.Min(l, x), rest)
				}
			}
		}
		var heads []int
		for _, open := range openings {
			heads = append(heads, max(1, open.Heads))
		}
		try(0, 0, 0, math.Inf(1), heads)
		if len(got.Pairs) != pairs || math.Abs(got.Sum-sum) > 1e-6 || o.Fair && pairs > 0 && math.Abs(got.Least-least) > 1e-6 {
			t.Fatalf("%d pairs, %v, least %v; want %d, %v, %v", len(got.Pairs), got.Sum, got.Least, pairs, sum, least)
		}
		vacant := 0
		for _, v := range got.Vacant {
			vacant += v.Heads
		}
		total := 0
		for _, h := range heads {
			total += h
		}
		if len(got.Pairs)+len(got.Left) != len(people) || vacant+pairs != total {
			t.Fatalf("%d pairs, %d left, %d vacant of %d people and %d heads", pairs, len(got.Left), vacant, len(people), total)
		}
		for _, pair := range got.Pairs {
			k := slices.IndexFunc(openings, func(o Opening) bool { return o.Post == pair.Post })
			if _, ok := allowed(pair.Person, k); !ok || pair.Readiness.Post != pair.Post || pair.Readiness.Person != pair.Person {
				t.Fatalf("%s must not have %s", pair.Person.ID(), pair.Post)
			}
		}
		r.Shuffle(len(people), func(i, k int) { people[i], people[k] = people[k], people[i] })
		again, err := fw.Assign(people, openings, o)
		if err != nil || !slices.EqualFunc(got.Pairs, again.Pairs, func(a, b Assigned) bool { return a.Person == b.Person && a.Post == b.Post }) {
			t.Fatalf("in another order of people: %v, %v", again, err)
		}
	}
}

// Distinct posts for as many people come out as a solver says that knows nothing of
// this one: a thousand in a long run.
func TestAssignDistinct(t *testing.T) {
	n := long.Count(150, 1_000)
	fw, people, openings := distinct(t, n)
	o := AssignOptions{AsOf: AsOf{Date: "2026-11-25"}}
	a, err := fw.Assign(people, openings, o)
	if err != nil || len(a.Pairs) != n || a.Left != nil || a.Vacant != nil {
		t.Fatalf("%d pairs, %d left, %v", len(a.Pairs), len(a.Left), err)
	}
	costs := make([][]int64, n)
	for i, p := range people {
		costs[i] = make([]int64, n)
		for k, open := range openings {
			f, err := p.Figures(open.Post, o.AsOf)
			if err != nil {
				t.Fatal(err)
			}
			costs[i][k] = int64(math.Round((1 - f.Low) * assignUnit))
		}
	}
	if want := float64(n) - float64(assignmenttest.Textbook(costs))/assignUnit; math.Abs(a.Sum-want) > float64(n)/assignUnit {
		t.Errorf("the readiness of all is %v, and the textbook has %v", a.Sum, want)
	}
}
