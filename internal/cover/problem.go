package cover

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// Problem is needs, and items that meet them, within limits.
type Problem struct {
	Needs  []Need
	Items  []Item
	Limits []Limit
}

// Need asks for an amount.
type Need struct {
	// Demand is how much is needed, in units of the need's own. 0 is met.
	Demand int64
	// Weight is what [Most] counts for each unit that is met, up to Demand; or
	// once, when all of Demand is met, if the need is Whole.
	Weight int64
	Whole  bool
}

// Item is chosen once or not at all.
type Item struct {
	// Cost and Hours are what it takes, from 0.
	Cost, Hours int64
	// Raises is what it gives to needs, each need at most once.
	Raises []Raise
	// Requires are the items that must be chosen with it, and Excludes those
	// that must not. Items that require each other are chosen together.
	Requires, Excludes []int
	// RequiresOne are lists of items: of each list, one at least must be chosen
	// with it. An item with an empty list is never chosen.
	RequiresOne [][]int
}

// Raise gives By units to a need.
type Raise struct {
	Need int
	By   int64
}

// Limit is the most that some items may use together of something: the hours of
// one person, the seats of a course.
type Limit struct {
	Most int64
	Uses []Use
}

// Use is what an item uses of a limit, from 0. Each item stands there once.
type Use struct {
	Item   int
	Amount int64
}

// Budget is the most that all chosen items may take together.
type Budget struct{ Cost, Hours int64 }

// Unlimited is a budget that never binds.
const Unlimited int64 = math.MaxInt64

// MaxCount is the largest number of needs, of items and of limits, and MaxLinks
// that of raises, requirements, exclusions and uses together.
const (
	MaxCount = 1 << 20
	MaxLinks = 1 << 24
)

// ErrTooLarge is the error of numbers so large that sums of them might not be
// exact. A coarser unit helps, such as thousands for cents.
var ErrTooLarge = errors.New("cover: the numbers are too large: use a coarser unit")

var errLinks = fmt.Errorf("cover: more than %d raises, requirements, exclusions and uses", MaxLinks)

// check says what is wrong with a problem, if anything is.
func (p *Problem) check(b Budget) error {
	if len(p.Needs) > MaxCount || len(p.Items) > MaxCount || len(p.Limits) > MaxCount {
		return fmt.Errorf("cover: %d needs, %d items and %d limits, and there may be %d", len(p.Needs), len(p.Items), len(p.Limits), MaxCount)
	}
	if b.Cost < 0 || b.Hours < 0 {
		return fmt.Errorf("cover: the budget is %d and %d hours, below 0", b.Cost, b.Hours)
	}
	for j, n := range p.Needs {
		if n.Demand < 0 || n.Weight < 0 {
			return fmt.Errorf("cover: need %d has the demand %d and the weight %d, below 0", j, n.Demand, n.Weight)
		}
	}
	raised := make([]int, len(p.Needs)) // 1 + the item that raised it last
	links := 0
	for i, item := range p.Items {
		if item.Cost < 0 || item.Hours < 0 {
			return fmt.Errorf("cover: item %d has the cost %d and %d hours, below 0", i, item.Cost, item.Hours)
		}
		for _, r := range item.Raises {
			if r.Need < 0 || r.Need >= len(p.Needs) {
				return fmt.Errorf("cover: item %d raises need %d of %d", i, r.Need, len(p.Needs))
			}
			if r.By <= 0 {
				return fmt.Errorf("cover: item %d raises need %d by %d", i, r.Need, r.By)
			}
			if raised[r.Need] == i+1 {
				return fmt.Errorf("cover: item %d raises need %d twice", i, r.Need)
			}
			raised[r.Need] = i + 1
		}
		for _, other := range append([][]int{item.Requires, item.Excludes}, item.RequiresOne...) {
			links += len(other)
			for _, k := range other {
				if k < 0 || k >= len(p.Items) {
					return fmt.Errorf("cover: item %d names item %d of %d", i, k, len(p.Items))
				}
			}
		}
		for _, k := range item.Excludes {
			if k == i {
				return fmt.Errorf("cover: item %d excludes itself", i)
			}
		}
		if links += len(item.Raises); links > MaxLinks {
			return errLinks
		}
	}
	used := make([]int, len(p.Items)) // 1 + the limit that it used last
	for l, limit := range p.Limits {
		if limit.Most < 0 {
			return fmt.Errorf("cover: limit %d is %d, below 0", l, limit.Most)
		}
		for _, u := range limit.Uses {
			if u.Item < 0 || u.Item >= len(p.Items) {
				return fmt.Errorf("cover: limit %d names item %d of %d", l, u.Item, len(p.Items))
			}
			if u.Amount < 0 {
				return fmt.Errorf("cover: item %d uses %d of limit %d", u.Item, u.Amount, l)
			}
			if used[u.Item] == l+1 {
				return fmt.Errorf("cover: limit %d names item %d twice", l, u.Item)
			}
			used[u.Item] = l + 1
		}
		if links += len(limit.Uses); links > MaxLinks {
			return errLinks
		}
	}
	return nil
}

// sum adds numbers from 0, and says whether they stay in bounds.
func sum(a, b int64) (int64, bool) {
	c := a + b
	return c, c >= 0 && a >= 0 && b >= 0
}

// product multiplies numbers from 0, and says whether they stay in bounds.
func product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	return int64(low), high == 0 && int64(low) >= 0
}
