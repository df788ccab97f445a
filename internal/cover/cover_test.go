package cover_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/internal/cover"
	"github.com/govmaturity/govmaturity/internal/long"
)

const unlimited = cover.Unlimited

var noLimit = cover.Budget{Cost: unlimited, Hours: unlimited}

// Small plans, with the reason of each.
func TestKnown(t *testing.T) {
	raise := func(needs ...int) (r []cover.Raise) {
		for _, j := range needs {
			r = append(r, cover.Raise{Need: j, By: 1})
		}
		return r
	}
	one := cover.Need{Demand: 1, Weight: 1}
	two := []cover.Need{one, one}
	for _, tt := range []struct {
		why    string
		needs  []cover.Need
		items  []cover.Item
		budget cover.Budget
		least  string // what is chosen, or why nothing is
		most   string
	}{
		{"nothing is needed", nil, []cover.Item{{Cost: 1}, {}}, noLimit, "[]", "[]"},
		{"nothing is there", []cover.Need{one}, nil, noLimit, "impossible [0]", "[]"},
		{"a demand of nothing", []cover.Need{{Weight: 7, Whole: true}}, []cover.Item{{Cost: 1, Raises: raise(0)}}, noLimit, "[]", "[] worth 7"},
		{"the cheaper of two", []cover.Need{one}, []cover.Item{{Cost: 3, Raises: raise(0)}, {Cost: 2, Raises: raise(0)}}, noLimit, "[1] at 2", "[1] worth 1"},
		{"equal: the first", []cover.Need{one}, []cover.Item{{Cost: 2, Raises: raise(0)}, {Cost: 2, Raises: raise(0)}}, noLimit, "[0] at 2", "[0] worth 1"},
		{"one for both", two, []cover.Item{{Cost: 2, Raises: raise(0)}, {Cost: 2, Raises: raise(1)}, {Cost: 3, Raises: raise(0, 1)}}, noLimit, "[2] at 3", "[2] worth 2"},
		{"what costs nothing and gives nothing stays out", []cover.Need{one}, []cover.Item{{}, {Raises: raise(0)}, {}}, noLimit, "[1]", "[1] worth 1"},
		{"a prerequisite is paid for", two, []cover.Item{{Cost: 1, Raises: raise(0, 1), Requires: []int{1}}, {Cost: 9}, {Cost: 4, Raises: raise(0)}, {Cost: 4, Raises: raise(1)}}, noLimit, "[2 3] at 8", "[2 3] worth 2"},
		{"a chain of prerequisites", []cover.Need{one}, []cover.Item{{Raises: raise(0), Requires: []int{1}}, {Cost: 1, Requires: []int{2}}, {Cost: 2}}, noLimit, "[0 1 2] at 3", "[0 1 2] worth 1"},
		{"a circle of prerequisites goes together", two, []cover.Item{{Cost: 1, Raises: raise(0), Requires: []int{1}}, {Cost: 1, Raises: raise(1), Requires: []int{0}}}, noLimit, "[0 1] at 2", "[0 1] worth 2"},
		{"an item that requires itself", []cover.Need{one}, []cover.Item{{Cost: 1, Raises: raise(0), Requires: []int{0}}}, noLimit, "[0] at 1", "[0] worth 1"},
		{"what excludes each other", two, []cover.Item{{Cost: 1, Raises: raise(0), Excludes: []int{1}}, {Cost: 1, Raises: raise(1)}, {Cost: 9, Raises: raise(1)}}, noLimit, "[0 2] at 10", "[0 2] worth 2"},
		{"nothing else is there: no plan", two, []cover.Item{{Cost: 1, Raises: raise(0), Excludes: []int{1}}, {Cost: 1, Raises: raise(1), Excludes: []int{0}}}, noLimit, "none", "[0] worth 1"},
		{"a prerequisite that is excluded", []cover.Need{one}, []cover.Item{{Raises: raise(0), Requires: []int{1}}, {Excludes: []int{0}}}, noLimit, "none", "[]"},
		{"too dear", []cover.Need{one}, []cover.Item{{Cost: 3, Raises: raise(0)}}, cover.Budget{Cost: 2, Hours: unlimited}, "none", "[]"},
		{"just paid", []cover.Need{one}, []cover.Item{{Cost: 3, Raises: raise(0)}}, cover.Budget{Cost: 3, Hours: 0}, "[0] at 3", "[0] worth 1"},
		{"the dearer one, for want of hours", []cover.Need{one}, []cover.Item{{Cost: 1, Hours: 5, Raises: raise(0)}, {Cost: 2, Hours: 4, Raises: raise(0)}}, cover.Budget{Cost: unlimited, Hours: 4}, "[1] at 2", "[1] worth 1"},
		{"no hours at all", []cover.Need{one}, []cover.Item{{Cost: 1, Hours: 5, Raises: raise(0)}}, cover.Budget{Cost: unlimited}, "none", "[]"},
		{"the heavier need", []cover.Need{{Demand: 1, Weight: 2}, {Demand: 1, Weight: 3}}, []cover.Item{{Cost: 1, Raises: raise(0)}, {Cost: 1, Raises: raise(1)}}, cover.Budget{Cost: 1, Hours: unlimited}, "none", "[1] worth 3"},
		{"half of a need counts half", []cover.Need{{Demand: 2, Weight: 5}}, []cover.Item{{Cost: 1, Raises: raise(0)}, {Cost: 1, Raises: raise(0)}}, cover.Budget{Cost: 1, Hours: unlimited}, "none", "[0] worth 5"},
		{"half of a whole need counts nothing", []cover.Need{{Demand: 2, Weight: 5, Whole: true}, {Demand: 1, Weight: 1}}, []cover.Item{{Cost: 1, Raises: raise(0)}, {Cost: 1, Raises: raise(0)}, {Cost: 1, Raises: raise(1)}}, cover.Budget{Cost: 1, Hours: unlimited}, "none", "[2] worth 1"},
		{"more than the demand counts no more", []cover.Need{{Demand: 2, Weight: 1}, {Demand: 1, Weight: 1}}, []cover.Item{{Cost: 3, Raises: []cover.Raise{{Need: 0, By: 9}}}, {Cost: 2, Raises: []cover.Raise{{Need: 0, By: 2}}}, {Cost: 1, Raises: raise(1)}}, cover.Budget{Cost: 3, Hours: unlimited}, "[1 2] at 3", "[1 2] worth 3"},
		{"two seats for three", []cover.Need{one, one, one}, []cover.Item{{Cost: 1, Raises: raise(0)}, {Cost: 1, Raises: raise(1)}, {Cost: 1, Raises: raise(2)}, {Cost: 5, Raises: raise(0)}, {Cost: 4, Raises: raise(1)}}, noLimit, "[0 2 4] at 6", "[0 2 4] worth 3"},
		{"a shared fee is an item of its own", two, []cover.Item{{Cost: 5}, {Cost: 1, Raises: raise(0), Requires: []int{0}}, {Cost: 1, Raises: raise(1), Requires: []int{0}}, {Cost: 4, Raises: raise(0)}, {Cost: 4, Raises: raise(1)}}, noLimit, "[0 1 2] at 7", "[0 1 2] worth 2"},
		{"equal worth: the cheaper", []cover.Need{{Demand: 1, Weight: 4}, {Demand: 1, Weight: 4}}, []cover.Item{{Cost: 3, Raises: raise(0)}, {Cost: 2, Raises: raise(1)}}, cover.Budget{Cost: 3, Hours: unlimited}, "none", "[1] worth 4"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := cover.Problem{Needs: tt.needs, Items: tt.items}
			if tt.why == "two seats for three" {
				p.Limits = []cover.Limit{{Most: 2, Uses: []cover.Use{{Item: 0, Amount: 1}, {Item: 1, Amount: 1}, {Item: 2, Amount: 1}}}}
			}
			l, m := least(t, p, tt.budget, cover.Nodes), most(t, p, tt.budget, cover.Nodes)
			got := "none"
			switch {
			case l.Impossible != nil:
				got = fmt.Sprintf("impossible %v", l.Impossible)
			case l.Found && l.Cost == 0:
				got = fmt.Sprint(l.Chosen)
			case l.Found:
				got = fmt.Sprintf("%v at %d", l.Chosen, l.Cost)
			}
			if got != tt.least || !l.Proved {
				t.Errorf("least: %s, proved %v, want %s", got, l.Proved, tt.least)
			}
			got = fmt.Sprint(m.Chosen)
			if m.Value > 0 {
				got = fmt.Sprintf("%v worth %d", m.Chosen, m.Value)
			}
			if got != tt.most || !m.Proved {
				t.Errorf("most: %s, proved %v, want %s", got, m.Proved, tt.most)
			}
		})
	}
}

// Every small problem, with prerequisites, exclusions and budgets, comes out as
// trying every choice says.
func TestAgainstEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range long.Count(1_000, 10_000) {
		p, b := random(r, r.IntN(11), r.IntN(7)), budget(r)
		l, m := least(t, p, b, cover.Nodes), most(t, p, b, cover.Nodes)
		best, value, cheap := everything(p, b)
		if !l.Proved || l.Found != (best >= 0) || l.Found && (l.Cost != best || l.Bound != best) {
			t.Fatalf("least of %+v within %v: %+v, want %d", p, b, l, best)
		}
		if !m.Proved || m.Value != value || m.Bound != value || m.Cost != cheap {
			t.Fatalf("most of %+v within %v: %+v, want %d at %d", p, b, m, value, cheap)
		}
	}
}

// Whatever the nodes, what is found is no better than the best, and the bound
// no worse. Problems are of several parts, which a budget holds together.
func TestBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	tight := 0
	for range long.Count(300, 5_000) {
		var p cover.Problem
		for range 3 {
			p = join(p, random(r, r.IntN(5), 1+r.IntN(3)))
		}
		b := budget(r)
		best, value, _ := everything(p, b)
		for _, nodes := range []int{0, 5, 20, 60} {
			l, m := least(t, p, b, nodes), most(t, p, b, nodes)
			if l.Found && (best < 0 || l.Cost < best) || best >= 0 && (l.Impossible != nil || l.Bound > best || l.Proved && l.Cost != best) {
				t.Fatalf("least of %+v within %v: %+v, want %d", p, b, l, best)
			}
			if m.Value > value || m.Bound < value || m.Proved && m.Value != value {
				t.Fatalf("most of %+v within %v: %+v, want %d", p, b, m, value)
			}
			if !m.Proved && m.Bound == m.Value {
				tight++
			}
		}
	}
	if tight == 0 {
		t.Error("no bound is as high as the best without a proof of the cost")
	}
}

// What must hold for larger ones, and with few nodes.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range long.Count(60, 1_000) {
		p, b := random(r, 5+r.IntN(40), 1+r.IntN(25)), budget(r)
		nodes := r.IntN(300)
		l, m := least(t, p, b, nodes), most(t, p, b, nodes)

		// The nodes are about those that it may look at, and one for each part.
		if l.Nodes > nodes+40+2*len(p.Items) || m.Nodes > nodes+40+len(p.Items) || l.Nodes < 1 && l.Chosen != nil || m.Nodes < 1 && m.Chosen != nil {
			t.Fatalf("of %d nodes: %+v and %+v", nodes, l, m)
		}
		// The same again, to the last item.
		if again := least(t, p, b, nodes); fmt.Sprint(again) != fmt.Sprint(l) {
			t.Fatalf("least: %+v and then %+v", l, again)
		}
		// More nodes only do better. (With hours, the first half of them are spent
		// without regard to the hours.)
		l2, m2 := least(t, p, b, nodes+2_000), most(t, p, b, nodes+2_000)
		if b.Hours == unlimited && l2.Found && l.Found && l2.Cost > l.Cost || m2.Value < m.Value || l.Proved && (!l2.Proved || l2.Found != l.Found) {
			t.Fatalf("with more nodes: %+v and %+v, was %+v and %+v", l2, m2, l, m)
		}
		// No choice drawn at random is better than the bound.
		for range 50 {
			cost, value, all, ok := weigh(p, b, draw(r, p))
			if ok && (value > m2.Bound || all && (cost < l2.Bound || l2.Proved && !l2.Found)) {
				t.Fatalf("drawn: cost %d, value %d, all needs %v; computed %+v and %+v", cost, value, all, l2, m2)
			}
		}
		if !l2.Proved || !m2.Proved {
			continue
		}
		// Another need costs no less, and is worth no less.
		more := p
		more.Needs = append(slices.Clone(p.Needs), cover.Need{Demand: 1 + r.Int64N(3), Weight: r.Int64N(4)})
		more.Items = slices.Clone(p.Items)
		for i := range more.Items {
			if r.IntN(4) == 0 {
				more.Items[i].Raises = append(slices.Clone(more.Items[i].Raises), cover.Raise{Need: len(p.Needs), By: 1})
			}
		}
		if x, y := least(t, more, b, cover.Nodes), most(t, more, b, cover.Nodes); x.Found && (!l2.Found || x.Bound < l2.Cost) && x.Proved || y.Bound < m2.Value {
			t.Fatalf("with a need more: %+v and %+v, was %+v and %+v", x, y, l2, m2)
		}
		// Another item costs no more.
		wider := p
		wider.Items = append(slices.Clone(p.Items), cover.Item{Cost: r.Int64N(9), Raises: []cover.Raise{{Need: 0, By: 2}}})
		if x, y := least(t, wider, b, cover.Nodes), most(t, wider, b, cover.Nodes); l2.Found && x.Proved && (!x.Found || x.Cost > l2.Cost) || y.Bound < m2.Value {
			t.Fatalf("with an item more: %+v and %+v, was %+v and %+v", x, y, l2, m2)
		}
		// So does a larger budget.
		rich := cover.Budget{Cost: b.Cost + min(5, unlimited-b.Cost), Hours: b.Hours}
		if x, y := least(t, p, rich, cover.Nodes), most(t, p, rich, cover.Nodes); l2.Found && x.Proved && (!x.Found || x.Cost != l2.Cost) || y.Bound < m2.Value {
			t.Fatalf("with more money: %+v and %+v, was %+v and %+v", x, y, l2, m2)
		}
		// Items in another order cost the same.
		turned := reorder(p, r.Perm(len(p.Items)))
		if x, y := least(t, turned, b, cover.Nodes), most(t, turned, b, cover.Nodes); x.Proved && (x.Found != l2.Found || x.Cost != l2.Cost) || y.Proved && (y.Value != m2.Value || y.Cost != m2.Cost) {
			t.Fatalf("in another order: %+v and %+v, was %+v and %+v", x, y, l2, m2)
		}
	}
}

// Larger ones, of hundreds of items, come near the best, and say so.
func TestGap(t *testing.T) {
	for _, tt := range []struct {
		shared   bool
		thousand int64 // of the value, and the bound is no further
	}{{false, 5}, {true, 60}} {
		p := team(rand.New(rand.NewPCG(7, 8)), 20, 20, 30, tt.shared)
		m := most(t, p, cover.Budget{Cost: 15_000, Hours: 6_000}, 2_000)
		if gap := m.Bound - m.Value; 1000*gap > tt.thousand*m.Value {
			t.Errorf("with fees that are shared, %v: value %d, bound %d", tt.shared, m.Value, m.Bound)
		}
	}
}

// The largest number of needs is no error.
func TestLargest(t *testing.T) {
	p := cover.Problem{Needs: make([]cover.Need, cover.MaxCount), Items: []cover.Item{{Cost: 1, Raises: []cover.Raise{{Need: cover.MaxCount - 1, By: 1}}}}}
	p.Needs[cover.MaxCount-1].Demand = 1
	if l := least(t, p, noLimit, 1); l.Cost != 1 || !l.Proved {
		t.Errorf("cost %d, proved %v", l.Cost, l.Proved)
	}
}

// Parts that have nothing to do with each other cost what they cost alone.
func TestParts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var all cover.Problem
	cost, found := int64(0), 0
	for found < 200 {
		p := random(r, 6, 4)
		l := least(t, p, noLimit, cover.Nodes)
		if !l.Found {
			continue
		}
		found++
		cost += l.Cost
		all = join(all, p)
	}
	if l := least(t, all, noLimit, cover.Nodes); !l.Proved || l.Cost != cost {
		t.Errorf("together %d, proved %v, and alone %d", l.Cost, l.Proved, cost)
	}
}

func TestBadShapes(t *testing.T) {
	item := func(i cover.Item) cover.Problem {
		return cover.Problem{Needs: []cover.Need{{Demand: 1}}, Items: []cover.Item{i}}
	}
	huge := int64(1) << 62
	for _, tt := range []struct {
		problem cover.Problem
		budget  cover.Budget
		want    string
	}{
		{item(cover.Item{Cost: -1}), noLimit, "cover: item 0 has the cost -1 and 0 hours, below 0"},
		{item(cover.Item{Hours: -2}), noLimit, "cover: item 0 has the cost 0 and -2 hours, below 0"},
		{item(cover.Item{Raises: []cover.Raise{{Need: 1, By: 1}}}), noLimit, "cover: item 0 raises need 1 of 1"},
		{item(cover.Item{Raises: []cover.Raise{{Need: -1, By: 1}}}), noLimit, "cover: item 0 raises need -1 of 1"},
		{item(cover.Item{Raises: []cover.Raise{{Need: 0}}}), noLimit, "cover: item 0 raises need 0 by 0"},
		{item(cover.Item{Raises: []cover.Raise{{Need: 0, By: 1}, {Need: 0, By: 1}}}), noLimit, "cover: item 0 raises need 0 twice"},
		{item(cover.Item{Requires: []int{1}}), noLimit, "cover: item 0 names item 1 of 1"},
		{item(cover.Item{Excludes: []int{-1}}), noLimit, "cover: item 0 names item -1 of 1"},
		{item(cover.Item{Excludes: []int{0}}), noLimit, "cover: item 0 excludes itself"},
		{cover.Problem{Needs: []cover.Need{{Demand: -1}}}, noLimit, "cover: need 0 has the demand -1 and the weight 0, below 0"},
		{cover.Problem{Needs: []cover.Need{{Weight: -1}}}, noLimit, "cover: need 0 has the demand 0 and the weight -1, below 0"},
		{cover.Problem{}, cover.Budget{Cost: -1}, "cover: the budget is -1 and 0 hours, below 0"},
		{cover.Problem{Needs: make([]cover.Need, cover.MaxCount+1)}, noLimit, "cover: 1048577 needs, 0 items and 0 limits, and there may be 1048576"},
		{cover.Problem{Items: make([]cover.Item, 1), Limits: []cover.Limit{{Most: -1}}}, noLimit, "cover: limit 0 is -1, below 0"},
		{cover.Problem{Limits: []cover.Limit{{Uses: []cover.Use{{Item: 0, Amount: 1}}}}}, noLimit, "cover: limit 0 names item 0 of 0"},
		{cover.Problem{Items: make([]cover.Item, 1), Limits: []cover.Limit{{Uses: []cover.Use{{Amount: -1}}}}}, noLimit, "cover: item 0 uses -1 of limit 0"},
		{cover.Problem{Items: make([]cover.Item, 1), Limits: []cover.Limit{{Uses: []cover.Use{{}, {}}}}}, noLimit, "cover: limit 0 names item 0 twice"},
		{cover.Problem{Items: make([]cover.Item, 1), Limits: []cover.Limit{{Uses: make([]cover.Use, cover.MaxLinks+1)}}}, noLimit, "cover: limit 0 names item 0 twice"},
		{item(cover.Item{Cost: huge, Raises: []cover.Raise{{Need: 0, By: 1}}}), noLimit, cover.ErrTooLarge.Error()},
		{cover.Problem{Items: []cover.Item{{Hours: huge}, {Hours: huge}}}, noLimit, cover.ErrTooLarge.Error()},
		{cover.Problem{Needs: []cover.Need{{Demand: huge, Weight: 2}}}, noLimit, cover.ErrTooLarge.Error()},
		{cover.Problem{Needs: []cover.Need{{Demand: huge}}, Items: []cover.Item{{Raises: []cover.Raise{{Need: 0, By: huge}}}}}, noLimit, cover.ErrTooLarge.Error()},
	} {
		_, err := cover.Least(tt.problem, tt.budget, 10)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%+v: %v, want %s", tt.problem.Items, err, tt.want)
		}
		if _, err := cover.Most(tt.problem, tt.budget, 10); err == nil && tt.want != cover.ErrTooLarge.Error() {
			t.Errorf("%+v: no error, want %s", tt.problem.Items, tt.want)
		}
	}
}

// FuzzPlan: nothing panics, and every plan keeps what it says.
func FuzzPlan(f *testing.F) {
	f.Add(uint64(1), uint8(5), uint8(3), uint8(20), []byte{1, 2, 3})
	f.Add(uint64(2), uint8(12), uint8(6), uint8(0), []byte{255, 0, 7, 9})
	f.Fuzz(func(t *testing.T, seed uint64, items, needs, nodes uint8, change []byte) {
		r := rand.New(rand.NewPCG(seed, 1))
		p, b := random(r, int(items)%40, int(needs)%20), budget(r)
		for k, c := range change {
			if k >= 30 || len(p.Items) == 0 {
				break
			}
			item := &p.Items[(k*7+int(c))%len(p.Items)]
			switch c % 8 {
			case 0:
				item.Cost = int64(1) << (c / 4)
			case 1:
				item.Hours = int64(1) << (c / 4)
			case 2:
				item.Requires = append(item.Requires, int(c)-100)
				item.RequiresOne = append(item.RequiresOne, []int{int(c) - 100})
			case 3:
				item.Excludes = append(item.Excludes, int(c)-100)
			case 4:
				item.Raises = append(item.Raises, cover.Raise{Need: int(c) - 100, By: int64(c) - 50})
			case 5:
				if len(p.Needs) > 0 {
					p.Needs[int(c)%len(p.Needs)].Demand = int64(1)<<(c/4) - 2
				}
			case 6:
				if len(p.Needs) > 0 {
					p.Needs[int(c)%len(p.Needs)].Weight = int64(1)<<(c/4) - 2
				}
			case 7:
				b.Cost = int64(1)<<(c/4) - 2
			}
		}
		if l, err := cover.Least(p, b, int(nodes)); err == nil {
			check(t, p, b, l, false)
		}
		if m, err := cover.Most(p, b, int(nodes)); err == nil {
			check(t, p, b, m, true)
		}
	})
}

func least(t testing.TB, p cover.Problem, b cover.Budget, nodes int) cover.Plan {
	t.Helper()
	l, err := cover.Least(p, b, nodes)
	if err != nil {
		t.Fatal(err)
	}
	check(t, p, b, l, false)
	return l
}

func most(t testing.TB, p cover.Problem, b cover.Budget, nodes int) cover.Plan {
	t.Helper()
	m, err := cover.Most(p, b, nodes)
	if err != nil {
		t.Fatal(err)
	}
	check(t, p, b, m, true)
	return m
}

// check compares what a plan says of itself with its items.
func check(t testing.TB, p cover.Problem, b cover.Budget, plan cover.Plan, most bool) {
	t.Helper()
	if !plan.Found {
		if most || plan.Chosen != nil || plan.Cost != 0 || plan.Impossible != nil && !plan.Proved {
			t.Fatalf("found nothing, and says %+v", plan)
		}
		return
	}
	cost, value, all, ok := weigh(p, b, plan.Chosen)
	if !ok || cost != plan.Cost || value != plan.Value || !most && !all || !slices.IsSorted(plan.Chosen) {
		t.Fatalf("chosen %v costs %d, is worth %d, meets all: %v, is allowed: %v; it says %+v", plan.Chosen, cost, value, all, ok, plan)
	}
	if most && (plan.Bound < value || plan.Proved && plan.Bound != value) || !most && (plan.Bound > cost || plan.Proved && plan.Bound != cost) {
		t.Fatalf("bound %d of %+v", plan.Bound, plan)
	}
}

// weigh says what a choice costs and is worth, whether it meets all needs, and
// whether it keeps the budget and the rules.
func weigh(p cover.Problem, b cover.Budget, chosen []int) (cost, value int64, all, ok bool) {
	in, raised, hours := map[int]bool{}, make([]int64, len(p.Needs)), int64(0)
	for _, i := range chosen {
		in[i] = true
		cost += p.Items[i].Cost
		hours += p.Items[i].Hours
		for _, x := range p.Items[i].Raises {
			raised[x.Need] = min(raised[x.Need]+min(x.By, p.Needs[x.Need].Demand), p.Needs[x.Need].Demand)
		}
	}
	all, ok = true, cost <= b.Cost && hours <= b.Hours && len(in) == len(chosen)
	for _, l := range p.Limits {
		used := int64(0)
		for _, u := range l.Uses {
			if in[u.Item] {
				used += u.Amount
			}
		}
		ok = ok && used <= l.Most
	}
	for _, i := range chosen {
		for _, k := range p.Items[i].Requires {
			ok = ok && in[k]
		}
		for _, k := range p.Items[i].Excludes {
			ok = ok && !in[k]
		}
		for _, list := range p.Items[i].RequiresOne {
			ok = ok && slices.ContainsFunc(list, func(k int) bool { return in[k] })
		}
	}
	for j, n := range p.Needs {
		all = all && raised[j] >= n.Demand
		switch {
		case !n.Whole:
			value += n.Weight * raised[j]
		case raised[j] >= n.Demand:
			value += n.Weight
		}
	}
	return cost, value, all, ok
}

// everything tries all choices. Least is below 0 when none meets all needs.
func everything(p cover.Problem, b cover.Budget) (least, value, cheap int64) {
	least, value = -1, -1
	for set := range 1 << len(p.Items) {
		var chosen []int
		for i := range p.Items {
			if set>>i&1 == 1 {
				chosen = append(chosen, i)
			}
		}
		c, v, all, ok := weigh(p, b, chosen)
		if !ok {
			continue
		}
		if all && (least < 0 || c < least) {
			least = c
		}
		if v > value || v == value && c < cheap {
			value, cheap = v, c
		}
	}
	return least, value, cheap
}

func random(r *rand.Rand, items, needs int) cover.Problem {
	var p cover.Problem
	unit, steps := r.IntN(2) == 0, 1+r.Int64N(4)
	for range needs {
		n := cover.Need{Demand: r.Int64N(steps + 1), Weight: r.Int64N(6), Whole: r.IntN(3) == 0}
		if unit {
			n.Demand = 1
		}
		p.Needs = append(p.Needs, n)
	}
	money, ties := 1+r.Int64N(20), r.IntN(4)
	for i := range items {
		item := cover.Item{Cost: r.Int64N(money), Hours: r.Int64N(8)}
		for j := range needs {
			if r.IntN(3) == 0 {
				item.Raises = append(item.Raises, cover.Raise{Need: j, By: 1 + r.Int64N(steps)})
			}
		}
		if r.IntN(4) < ties {
			if k := r.IntN(items); k != i || r.IntN(2) == 0 {
				item.Requires = append(item.Requires, k)
			}
		}
		for r.IntN(5) < ties-1 {
			var list []int
			for range r.IntN(4) {
				list = append(list, r.IntN(items))
			}
			item.RequiresOne = append(item.RequiresOne, list)
		}
		if r.IntN(8) < ties {
			if k := r.IntN(items); k != i {
				item.Excludes = append(item.Excludes, k)
			}
		}
		p.Items = append(p.Items, item)
	}
	for range r.IntN(5) - 2 {
		l := cover.Limit{Most: r.Int64N(12)}
		for i := range items {
			if r.IntN(3) == 0 {
				l.Uses = append(l.Uses, cover.Use{Item: i, Amount: r.Int64N(5)})
			}
		}
		p.Limits = append(p.Limits, l)
	}
	return p
}

// join puts two problems into one, side by side.
func join(a, b cover.Problem) cover.Problem {
	needs, items := len(a.Needs), len(a.Items)
	a.Needs = append(slices.Clone(a.Needs), b.Needs...)
	a.Items, a.Limits = slices.Clone(a.Items), slices.Clone(a.Limits)
	for _, item := range b.Items {
		moved := cover.Item{Cost: item.Cost, Hours: item.Hours}
		for _, x := range item.Raises {
			moved.Raises = append(moved.Raises, cover.Raise{Need: x.Need + needs, By: x.By})
		}
		for _, k := range item.Requires {
			moved.Requires = append(moved.Requires, k+items)
		}
		for _, k := range item.Excludes {
			moved.Excludes = append(moved.Excludes, k+items)
		}
		for _, list := range item.RequiresOne {
			moved.RequiresOne = append(moved.RequiresOne, plus(list, items))
		}
		a.Items = append(a.Items, moved)
	}
	for _, l := range b.Limits {
		moved := cover.Limit{Most: l.Most}
		for _, u := range l.Uses {
			moved.Uses = append(moved.Uses, cover.Use{Item: u.Item + items, Amount: u.Amount})
		}
		a.Limits = append(a.Limits, moved)
	}
	return a
}

func plus(list []int, by int) []int {
	out := []int{}
	for _, k := range list {
		out = append(out, k+by)
	}
	return out
}

func budget(r *rand.Rand) cover.Budget {
	b := noLimit
	if r.IntN(3) > 0 {
		b.Cost = r.Int64N(60)
	}
	if r.IntN(3) == 0 {
		b.Hours = r.Int64N(30)
	}
	return b
}

// draw returns items drawn at random, with what they require.
func draw(r *rand.Rand, p cover.Problem) (chosen []int) {
	in, often := map[int]bool{}, 1+r.IntN(8)
	var add func(i int)
	add = func(i int) {
		if !in[i] {
			in[i] = true
			for _, k := range p.Items[i].Requires {
				add(k)
			}
		}
	}
	for i := range p.Items {
		if r.IntN(often) == 0 {
			add(i)
		}
	}
	for i := range p.Items {
		if in[i] {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

func reorder(p cover.Problem, order []int) cover.Problem {
	out := cover.Problem{Needs: p.Needs, Items: make([]cover.Item, len(p.Items))}
	for i, item := range p.Items {
		moved := cover.Item{Cost: item.Cost, Hours: item.Hours, Raises: item.Raises}
		for _, k := range item.Requires {
			moved.Requires = append(moved.Requires, order[k])
		}
		for _, list := range item.RequiresOne {
			ids := []int{}
			for _, k := range list {
				ids = append(ids, order[k])
			}
			moved.RequiresOne = append(moved.RequiresOne, ids)
		}
		for _, k := range item.Excludes {
			moved.Excludes = append(moved.Excludes, order[k])
		}
		out.Items[order[i]] = moved
	}
	for _, l := range p.Limits {
		moved := cover.Limit{Most: l.Most}
		for _, u := range l.Uses {
			moved.Uses = append(moved.Uses, cover.Use{Item: order[u.Item], Amount: u.Amount})
		}
		out.Limits = append(out.Limits, moved)
	}
	return out
}
