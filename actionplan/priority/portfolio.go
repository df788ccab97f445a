package priority

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Portfolio is a choice among items under limits: which of them together are worth
// most. All numbers are whole, in the smallest unit that counts, so that no answer
// rests on rounding. The order of everything in it changes no answer.
type Portfolio struct {
	Items     []Item
	Resources []Resource
	// Exclusions are groups of ids of which at most one can be chosen.
	Exclusions [][]string
	// Steps is after how many steps the search ends with the best that it has found and
	// its gap. It is [UsualSteps] when 0, and less where items have more than 2,500 needs
	// and links in all: each step then takes longer.
	Steps int
}

// Item is what can be chosen, whole or not at all.
type Item struct {
	ID string
	// Value is what it is worth. Below zero it is worth choosing only for others.
	Value int64
	// Needs are by resource id, and in it by period: from 0. What is left out is 0.
	Needs map[string][]int64
	// Requires are the ids of items without which it cannot be chosen. Those that
	// require each other in a circle are chosen together, or none of them is.
	Requires []string
	// Must and MustNot settle it.
	Must, MustNot bool
}

// Resource is something that there is only so much of: money, people, licences.
type Resource struct {
	ID string
	// Limits are how much there is, by period.
	Limits []int64
	// CarryOver: what is not used in a period can be used later.
	CarryOver bool
}

// What a portfolio can hold, and how long is searched.
const (
	MaxItems   = 1000
	MaxLimits  = 500 // of all resources and periods
	UsualSteps = 100_000
	// MaxAmount is the largest number of a portfolio, for all its items together too.
	MaxAmount = 1_000_000_000_000_000
)

// limit is a resource up to or in a period, and what the items need of it.
type limit struct {
	resource, period int // by their places in the portfolio
	most             int64
	needs            []int64 // by item, in the order of ids
}

// instance is a portfolio that was checked, in the order of ids.
type instance struct {
	given    Portfolio
	items    []Item
	rows     []int // where each item stood
	place    map[string]int
	limits   []limit
	requires [][]int // all that an item needs, itself left out
	needed   [][]int // all that need an item
	rivals   [][]int // what an item excludes
}

// prepare checks a portfolio. The error is a [govmaturity.Problems].
func (p Portfolio) prepare() (*instance, error) {
	var k document.Report
	root := govmaturity.Path{}
	if len(p.Items) == 0 || len(p.Items) > MaxItems {
		k.Add(root.Key("items"), govmaturity.CodeWrongCount, "from 1 to %d items can be chosen among, found %d", MaxItems, len(p.Items))
		return nil, k.Err()
	}
	if p.Steps < 0 {
		k.Add(root.Key("steps"), govmaturity.CodeOutOfRange, "must be 0 or more, found %d", p.Steps)
	}
	x := &instance{given: p, place: map[string]int{}, rows: order(p.Items, func(i Item) string { return i.ID })}
	for n, from := range x.rows {
		it := p.Items[from]
		if _, taken := x.place[it.ID]; taken || it.ID == "" {
			k.Add(root.Key("items").Index(from).Key("id"), govmaturity.CodeDuplicateID, "each item needs an id of its own, found %q", it.ID)
		}
		x.place[it.ID] = n
		x.items = append(x.items, it)
	}
	x.checkLimits(&k)
	x.checkItems(&k)
	x.checkExclusions(&k)
	if k.Len() == 0 {
		x.checkChains(&k)
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	return x, nil
}

// checkLimits makes a limit of each resource and period; with what is carried over,
// of all periods up to it.
func (x *instance) checkLimits(k *document.Report) {
	root := govmaturity.Path{}.Key("resources")
	count := 0
	for _, r := range x.given.Resources {
		count += len(r.Limits)
	}
	if count > MaxLimits {
		k.Add(root, govmaturity.CodeTooManyValues, "at most %d limits, found %d", MaxLimits, count)
		return
	}
	seen := map[string]bool{}
	for _, at := range order(x.given.Resources, func(r Resource) string { return r.ID }) {
		r := x.given.Resources[at]
		if seen[r.ID] || r.ID == "" {
			k.Add(root.Index(at).Key("id"), govmaturity.CodeDuplicateID, "each resource needs an id of its own, found %q", r.ID)
			continue
		}
		seen[r.ID] = true
		carried := int64(0)
		before := make([]int64, len(x.items))
		for t, most := range r.Limits {
			if most < 0 || most > MaxAmount {
				k.Add(root.Index(at).Key("limits").Index(t), govmaturity.CodeOutOfRange, "from 0 to %d, found %d", int64(MaxAmount), most)
				continue
			}
			l := limit{resource: at, period: t, needs: make([]int64, len(x.items))}
			for i, it := range x.items {
				if list := it.Needs[r.ID]; t < len(list) {
					l.needs[i] = min(max(list[t], 0), MaxAmount)
				}
			}
			if l.most = most; r.CarryOver {
				carried = min(carried+most, 2*MaxAmount) // no more than that can be needed
				l.most = carried
				for i := range before {
					before[i] = min(before[i]+l.needs[i], 2*MaxAmount)
				}
				copy(l.needs, before)
			}
			x.limits = append(x.limits, l)
		}
	}
}

func (x *instance) checkItems(k *document.Report) {
	resources := map[string]int{}
	for _, r := range x.given.Resources {
		resources[r.ID] = len(r.Limits)
	}
	worth := int64(0)
	sums := map[string]int64{}
	for n, from := range x.rows {
		it, at := x.items[n], govmaturity.Path{}.Key("items").Index(from)
		if it.Value < -MaxAmount || it.Value > MaxAmount || worth > MaxAmount {
			k.Add(at.Key("value"), govmaturity.CodeOutOfRange, "values are numbers that add up to at most %d, found %d", int64(MaxAmount), it.Value)
			continue
		}
		worth += max(it.Value, -it.Value)
		if it.Must && it.MustNot {
			k.Add(at, govmaturity.CodeContradiction, "%q must be chosen and must not be", it.ID)
		}
		for id, list := range it.Needs {
			periods, known := resources[id]
			if !known {
				k.Add(at.Key("needs").Key(id), govmaturity.CodeUnknownReference, "there is no resource %q", id)
				continue
			}
			for t, amount := range list {
				switch {
				case amount < 0 || amount > MaxAmount || sums[id] > MaxAmount:
					k.Add(at.Key("needs").Key(id).Index(t), govmaturity.CodeOutOfRange, "needs are from 0 to %d, and so is their sum, found %d", int64(MaxAmount), amount)
				case t >= periods && amount > 0:
					k.Add(at.Key("needs").Key(id).Index(t), govmaturity.CodeOutOfRange, "there are %d periods of %q: nothing says how much there is in this one", periods, id)
				default:
					sums[id] += amount
				}
			}
		}
		for r, id := range it.Requires {
			if to, ok := x.place[id]; !ok {
				k.Add(at.Key("requires").Index(r), govmaturity.CodeUnknownReference, "there is no item %q", id)
			} else if to == n {
				k.Add(at.Key("requires").Index(r), govmaturity.CodeCycle, "%q requires itself", id)
			}
		}
	}
}

func (x *instance) checkExclusions(k *document.Report) {
	x.rivals = make([][]int, len(x.items))
	for g, group := range x.given.Exclusions {
		var at []int
		for n, id := range group {
			i, ok := x.place[id]
			switch {
			case !ok:
				k.Add(govmaturity.Path{}.Key("exclusions").Index(g).Index(n), govmaturity.CodeUnknownReference, "there is no item %q", id)
			case slices.Contains(at, i):
				k.Add(govmaturity.Path{}.Key("exclusions").Index(g).Index(n), govmaturity.CodeGivenTwice, "%q is in the group twice", id)
			default:
				at = append(at, i)
			}
		}
		for _, a := range at {
			for _, b := range at {
				if a != b && !slices.Contains(x.rivals[a], b) {
					x.rivals[a] = append(x.rivals[a], b)
				}
			}
		}
	}
	for i := range x.rivals {
		slices.Sort(x.rivals[i])
	}
}

// checkChains follows requirements to their ends. Items that require each other in a
// circle are chosen together or not at all.
func (x *instance) checkChains(k *document.Report) {
	n := len(x.items)
	x.requires, x.needed = make([][]int, n), make([][]int, n)
	for i := range x.items {
		seen := make([]bool, n)
		seen[i] = true
		for todo := []int{i}; len(todo) > 0; {
			from := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, id := range x.items[from].Requires {
				if to := x.place[id]; !seen[to] {
					seen[to] = true
					todo = append(todo, to)
				}
			}
		}
		for to, yes := range seen {
			if yes && to != i {
				x.requires[i] = append(x.requires[i], to)
				x.needed[to] = append(x.needed[to], i)
			}
		}
	}
	x.checkMust(k)
}

// checkMust reports what must be chosen and cannot be.
func (x *instance) checkMust(k *document.Report) {
	must := make([]int, len(x.items)) // 1 and the item that asks for it
	for i, it := range x.items {
		if !it.Must {
			continue
		}
		for _, to := range append([]int{i}, x.requires[i]...) {
			must[to] = i + 1
			if x.items[to].MustNot {
				k.Add(x.at(i), govmaturity.CodeContradiction, "%q must be chosen and requires %q, which must not be", it.ID, x.items[to].ID)
			}
		}
	}
	for i, asks := range must {
		for _, rival := range x.rivals[i] {
			if asks > 0 && must[rival] > 0 && i < rival {
				k.Add(x.at(asks-1), govmaturity.CodeContradiction, "%q and %q must both be chosen, and exclude each other", x.items[i].ID, x.items[rival].ID)
			}
		}
	}
	for _, l := range x.limits {
		used := int64(0)
		for i := range must {
			if must[i] > 0 {
				used += l.needs[i]
			}
		}
		if used > l.most {
			r := x.given.Resources[l.resource]
			k.Add(govmaturity.Path{}.Key("resources").Index(l.resource).Key("limits").Index(l.period), govmaturity.CodeContradiction,
				"what must be chosen needs %d of %q, and there are %d, counted in the smallest unit", used, r.ID, l.most)
		}
	}
}

func (x *instance) at(i int) govmaturity.Path {
	return govmaturity.Path{}.Key("items").Index(x.rows[i])
}
