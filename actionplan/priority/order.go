package priority

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Order is the order of a set's alternatives by one of its methods, and how far it
// holds. [Set.Order] makes one.
type Order struct {
	set    *Set
	method int
	matrix Matrix
	// Ranking is the order itself.
	Ranking *Ranking
	// Left are alternatives that are in no order, as they lack a value.
	Left []Left
	// Raters are the orders by each rater alone, where there are several.
	Raters []RaterOrder
	// First and Whole say over which weights those that are first stay so, and over
	// which the whole order stays: by criterion, in the order of the document.
	First, Whole []Interval
	// Reversals are the pairs that change places when one alternative is taken away.
	Reversals []Reversal
}

// RaterOrder is the order by one rater alone.
type RaterOrder struct {
	Rater   string
	Ranking *Ranking
	Left    []Left
	// Swaps are the pairs of which one is ahead in the order of all, and the other in
	// this one.
	Swaps []Swap
}

// most is up to how many alternatives an order is tried with one of them away, and
// with other weights: beyond that who wants to know asks the matrix.
const most = 100

// Order puts the alternatives in an order by a method of the document. The error is a
// [govmaturity.Problems]: there is no such method.
func (s *Set) Order(method string) (*Order, error) {
	n := slices.IndexFunc(s.methods, func(m compiledMethod) bool { return m.spec.ID == method })
	if n < 0 {
		var k document.Report
		k.Add(nil, govmaturity.CodeUnknownReference, "there is no method %q%s", method, k.Suggest(method, func() []string { return slices.Collect(s.Methods()) }))
		return nil, k.Err()
	}
	o := &Order{set: s, method: n}
	var err error
	if o.matrix, o.Left = s.matrix(s.cells, n); len(o.matrix.Alternatives) == 0 {
		o.Ranking = &Ranking{Method: s.methods[n].method, State: govmaturity.StateBlocked, Why: WhyNothing}
		return o, nil
	}
	m := s.methods[n].method
	if o.Ranking, err = o.matrix.Rank(m); err != nil {
		return nil, err
	}
	if len(o.matrix.Alternatives) <= most {
		if o.First, err = o.matrix.Stability(m, HoldFirst); err != nil {
			return nil, err
		}
		if o.Whole, err = o.matrix.Stability(m, HoldOrder); err != nil {
			return nil, err
		}
		if o.Reversals, err = o.matrix.Reversals(m); err != nil {
			return nil, err
		}
	}
	return o, o.raters(m)
}

// raters makes the order of each rater alone.
func (o *Order) raters(m Method) error {
	s := o.set
	if len(s.raters) < 2 {
		return nil
	}
	for _, rater := range s.raters {
		x := RaterOrder{Rater: rater}
		var own Matrix
		own, x.Left = s.matrix(s.cellsOf(func(r string) bool { return r == rater }, 1), o.method)
		if len(own.Alternatives) == 0 {
			x.Ranking = &Ranking{Method: m, State: govmaturity.StateBlocked, Why: WhyNothing}
		} else {
			var err error
			if x.Ranking, err = own.Rank(m); err != nil {
				return err
			}
			x.Swaps = swaps(o.Ranking, x.Ranking)
		}
		o.Raters = append(o.Raters, x)
	}
	return nil
}

// Matrix returns what was compared.
func (o *Order) Matrix() Matrix { return o.matrix }

// Selection is what is chosen of a set's alternatives under its limits.
type Selection struct {
	set *Set
	*Choice
	// Years are the years of each resource's periods, by its id.
	Years map[string][]int
	// Digits is how many digits after the point the last one of a value stands for.
	Digits int
}

// Choose chooses alternatives under the limits of the document's portfolio. The error
// is a [govmaturity.Problems]: there is no portfolio.
func (s *Set) Choose() (*Selection, error) {
	p := s.portfolio
	if p == nil {
		var k document.Report
		k.Add(govmaturity.Path{}.Key("portfolio"), govmaturity.CodeRequired, "the document has no portfolio")
		return nil, k.Err()
	}
	worth, err := s.worth()
	if err != nil {
		return nil, err
	}
	full := p.worth
	full.Items = slices.Clone(p.worth.Items)
	for i := range full.Items {
		if value, ok := worth[full.Items[i].ID]; ok {
			full.Items[i].Value = value
		} else if !full.Items[i].Must {
			full.Items[i].MustNot = true
		}
	}
	choice, err := full.settled().Choose()
	if err != nil {
		return nil, err
	}
	for i := range choice.Items {
		y := &choice.Items[i]
		if _, ok := worth[y.ID]; !ok && y.Reason == ReasonMustNot && !p.worth.Items[i].MustNot {
			y.Reason = ReasonNoValue
		}
	}
	x := &Selection{set: s, Choice: choice, Years: map[string][]int{}, Digits: p.digits}
	for r, years := range p.years {
		x.Years[p.spec.Resources[r].ID] = slices.Clone(years)
	}
	return x, nil
}

// settled lets what something that must be chosen requires be chosen, though it has
// no value.
func (p Portfolio) settled() Portfolio {
	if _, err := p.prepare(); err == nil {
		return p
	}
	place := map[string]int{}
	for i, it := range p.Items {
		place[it.ID] = i
	}
	seen := map[int]bool{}
	var free func(i int)
	free = func(i int) {
		for _, id := range p.Items[i].Requires {
			if to := place[id]; !seen[to] {
				seen[to] = true
				p.Items[to].MustNot = false
				free(to)
			}
		}
	}
	for i, it := range p.Items {
		if it.Must {
			free(i)
		}
	}
	return p
}

// worth returns what each alternative is worth that has a value.
func (s *Set) worth() (map[string]int64, error) {
	p, out := s.portfolio, map[string]int64{}
	if p.by >= 0 {
		for i := range s.cells {
			if c := s.cells[i][p.by]; c.Has() {
				out[s.spec.Alternatives[i].ID] = counted(c.Value, p.digits)
			}
		}
		return out, nil
	}
	m, _ := s.matrix(s.cells, p.method)
	if len(m.Alternatives) == 0 {
		return out, nil
	}
	r, err := m.Rank(s.methods[p.method].method)
	if err != nil {
		return nil, err
	}
	for _, place := range r.Places {
		out[place.ID] = counted(place.Score, p.digits)
	}
	return out, nil
}
