package priority_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/long"
)

// randomPortfolio is a portfolio of so many items, with all that there can be in one.
func randomPortfolio(r *rand.Rand, n int) priority.Portfolio {
	p := priority.Portfolio{}
	periods := 1 + r.IntN(4)
	for k := range 1 + r.IntN(2) {
		res := priority.Resource{ID: []string{"money", "people"}[k], CarryOver: r.IntN(2) == 0}
		for range periods {
			res.Limits = append(res.Limits, int64(r.IntN(10*n)))
		}
		p.Resources = append(p.Resources, res)
	}
	for i := range n {
		it := priority.Item{ID: fmt.Sprintf("i%03d", i), Value: int64(r.IntN(100)) - 10, Needs: map[string][]int64{}}
		for _, res := range p.Resources {
			for range periods {
				it.Needs[res.ID] = append(it.Needs[res.ID], int64(r.IntN(30)*r.IntN(2)))
			}
		}
		if r.IntN(4) == 0 && n > 1 {
			if k := r.IntN(n); k != i {
				it.Requires = append(it.Requires, fmt.Sprintf("i%03d", k))
			}
		}
		switch r.IntN(20) {
		case 0:
			it.Must = true
		case 1:
			it.MustNot = true
		}
		p.Items = append(p.Items, it)
	}
	for range r.IntN(3) {
		group := map[string]bool{}
		for range 2 + r.IntN(2) {
			group[fmt.Sprintf("i%03d", r.IntN(n))] = true
		}
		var ids []string
		for id := range group {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		p.Exclusions = append(p.Exclusions, ids)
	}
	return p
}

// broken says what is wrong with a choice, counted anew from the portfolio.
func broken(p priority.Portfolio, in map[string]bool) string {
	for _, it := range p.Items {
		if it.Must && !in[it.ID] || it.MustNot && in[it.ID] {
			return it.ID + " against must"
		}
		for _, r := range it.Requires {
			if in[it.ID] && !in[r] {
				return it.ID + " without " + r
			}
		}
	}
	for _, group := range p.Exclusions {
		n := 0
		for _, id := range group {
			if in[id] {
				n++
			}
		}
		if n > 1 {
			return fmt.Sprint("several of ", group)
		}
	}
	for _, res := range p.Resources {
		left := int64(0)
		for t, limit := range res.Limits {
			if !res.CarryOver {
				left = 0
			}
			left += limit
			for _, it := range p.Items {
				if in[it.ID] {
					left -= it.Needs[res.ID][t]
				}
			}
			if left < 0 {
				return fmt.Sprint(res.ID, " in ", t)
			}
		}
	}
	return ""
}

// bruteForce tries all choices.
func bruteForce(p priority.Portfolio) (best int64, any bool) {
	for mask := range 1 << len(p.Items) {
		in, value := map[string]bool{}, int64(0)
		for i, it := range p.Items {
			if mask>>i&1 == 1 {
				in[it.ID] = true
				value += it.Value
			}
		}
		if (!any || value > best) && broken(p, in) == "" {
			best, any = value, true
		}
	}
	return best, any
}

func chosen(c *priority.Choice) map[string]bool {
	in := map[string]bool{}
	for _, id := range c.IDs() {
		in[id] = true
	}
	return in
}

// What is chosen is the best there is, found by trying all; and the order in which
// things are given changes nothing.
func TestPortfolioIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	solved := 0
	for n := range long.Count(150, 1200) {
		p := randomPortfolio(r, 1+r.IntN(12))
		if !long.Enabled() && len(p.Items) > 10 {
			p = randomPortfolio(r, 8)
		}
		best, any := bruteForce(p)
		c, err := p.Choose()
		if !any != (err != nil) {
			t.Fatalf("%d: there is a choice: %v, and the error is %v\n%+v", n, any, err, p)
		}
		if err != nil {
			continue
		}
		solved++
		if why := broken(p, chosen(c)); c.Value != best || !c.Optimal || c.Bound != best || why != "" {
			t.Fatalf("%d: %d of %d, bound %d, broken %q\n%+v", n, c.Value, best, c.Bound, why, p)
		}
		reasons(t, p, c)
		q := p
		q.Items, q.Resources, q.Exclusions = slices.Clone(p.Items), slices.Clone(p.Resources), slices.Clone(p.Exclusions)
		r.Shuffle(len(q.Items), func(i, k int) { q.Items[i], q.Items[k] = q.Items[k], q.Items[i] })
		slices.Reverse(q.Resources)
		slices.Reverse(q.Exclusions)
		d, err := q.Choose()
		if err != nil {
			t.Fatal(err)
		}
		a, b := c.IDs(), d.IDs()
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Fatalf("%d: %v, and in another order %v", n, a, b)
		}
	}
	if solved < 50 {
		t.Errorf("%d solved", solved)
	}
}

// reasons checks that each reason holds.
func reasons(t *testing.T, p priority.Portfolio, c *priority.Choice) {
	t.Helper()
	in := chosen(c)
	for i, x := range c.Items {
		it := p.Items[i]
		holds := x.ID == it.ID && x.In == in[it.ID]
		switch x.Reason {
		case priority.ReasonMust:
			holds = holds && it.Must && x.In
		case priority.ReasonMustNot:
			holds = holds && it.MustNot && !x.In
		case priority.ReasonWorth:
			holds = holds && x.In && it.Value > 0
		case priority.ReasonNeeded:
			holds = holds && x.In && len(x.Others) > 0
		case priority.ReasonExcluded, priority.ReasonRequires:
			holds = holds && !x.In && len(x.Others) > 0
		case priority.ReasonLimit:
			holds = holds && !x.In && len(x.Limits) > 0 && x.Limits[0].Over > 0
		case priority.ReasonNotWorth:
			holds = holds && !x.In
		default:
			holds = false
		}
		if !holds {
			t.Fatalf("%+v of %+v\n%+v", x, it, p)
		}
	}
}

// Of many items the gap is stated, and is 0 where the search came to its end.
func TestPortfolioGap(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range long.Count(6, 60) {
		p := randomPortfolio(r, 60+r.IntN(60))
		for i := range p.Items {
			p.Items[i].Must = false
		}
		p.Steps = 3000
		c, err := p.Choose()
		if err != nil {
			t.Fatal(err)
		}
		if why := broken(p, chosen(c)); why != "" || c.Gap() < 0 || c.Optimal != (c.Gap() == 0) || c.Steps > p.Steps {
			t.Fatalf("%q, %d to %d in %d steps", why, c.Value, c.Bound, c.Steps)
		}
		t.Logf("%d items: %d to %d in %d steps", len(p.Items), c.Value, c.Bound, c.Steps)
	}
}

// However early the search ends, each reason is one: what is needed names who needs it,
// and what is said to add nothing adds nothing with what it requires.
func TestPortfolioReasons(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 4))
	needed := 0
	for n := range long.Count(3000, 30000) {
		p := randomPortfolio(r, 1+r.IntN(10))
		p.Steps = 1 + n%3
		c, err := p.Choose()
		if err != nil {
			continue
		}
		place := map[string]int{}
		for i, it := range p.Items {
			place[it.ID] = i
		}
		for i, x := range c.Items {
			switch {
			case x.Reason == priority.ReasonNeeded:
				if needed++; len(x.Others) == 0 {
					t.Fatalf("%s is needed by nothing: %+v", x.ID, p)
				}
			case x.Reason == priority.ReasonNotWorth:
				gain, seen := int64(0), map[int]bool{}
				for todo := []int{i}; len(todo) > 0; todo = todo[1:] {
					if at := todo[0]; !seen[at] && !c.Items[at].In {
						seen[at] = true
						gain += p.Items[at].Value
						for _, id := range p.Items[at].Requires {
							todo = append(todo, place[id])
						}
					}
				}
				if gain > 0 {
					t.Fatalf("%s would add %d: %+v", x.ID, gain, p)
				}
			}
		}
	}
	if needed < 20 {
		t.Errorf("%d were needed", needed)
	}
}

// What nobody requires and is worth nothing is not chosen, though what it requires is:
// here the search ends before it has seen that.
func TestPortfolioDropsTheIdle(t *testing.T) {
	p := priority.Portfolio{Steps: 2, Exclusions: [][]string{{"i4", "i7", "i9", "i1"}}, Items: []priority.Item{
		{ID: "i2", Value: 2}, {ID: "i7", Value: 7}, {ID: "i12", Value: 9, Requires: []string{"i7"}}, {ID: "i4", Value: 1},
		{ID: "i9", Value: 7}, {ID: "i1", Value: -3, Requires: []string{"i6"}}, {ID: "i6", Value: 5}}}
	c, err := p.Choose()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range c.Items {
		if x.ID == "i1" && x.In {
			t.Errorf("%+v", x)
		}
	}
}
