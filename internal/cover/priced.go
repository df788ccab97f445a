package cover

// rates are what a unit of cost and an hour are charged, in units of 2^-fine of
// the program's cost, where budgets are not set.
type rates struct {
	cost, hours int64
	fine        int
}

// pricedRounds is how often other rates are tried.
const pricedRounds = 12

// priced betters the bound of a problem that only the budgets hold together: it
// charges rates instead of setting budgets, solves the parts alone, and takes
// what the budgets cost at these rates off the sum. (Lagrange's relaxation
// again, but each part is seen as it is, and not with items that are half
// chosen.) It begins with the rates that the search has found, and stops when
// the nodes do not suffice for a round.
func (m *model) priced(s *search, nodes int) (lower int64, took int) {
	lower = s.lower
	if s.cheapest == unknown || len(s.near.prices) == 0 {
		return lower, 0
	}
	free := *m
	free.limits = Budget{Unlimited, Unlimited}
	free.rates.fine = min(s.shift, 12)
	if s.costRow >= 0 {
		free.rates.cost = s.near.prices[s.costRow] >> (s.shift - free.rates.fine)
	}
	if s.hoursRow >= 0 {
		free.rates.hours = s.near.prices[s.hoursRow] >> (s.shift - free.rates.fine)
	}
	parts := free.parts()
	if len(parts) < 2 {
		return lower, 0
	}
	for range pricedRounds {
		charge, ok := free.rates.of(m, s)
		if !ok || nodes-took < len(parts) {
			break
		}
		bound, used := -charge, Budget{}
		for k, part := range parts {
			p, _, err := free.program(part)
			if err != nil {
				return lower, took
			}
			found := solve(p, (nodes-took)/(len(parts)-k))
			took += found.counted
			bound += found.lower
			for i, yes := range found.chosen {
				if yes {
					used.Cost += m.Items[part.items[i]].Cost
					used.Hours += m.Items[part.items[i]].Hours
				}
			}
		}
		up := (bound + 1<<free.rates.fine - 1) >> free.rates.fine
		if lower = max(lower, s.roundUp(up)); lower >= s.cheapest {
			return s.cheapest, took
		}
		if !free.rates.move(m, s, used, s.cheapest<<free.rates.fine-bound) {
			break
		}
	}
	return lower, took
}

// of is what the budgets cost at these rates.
func (r *rates) of(m *model, s *search) (charge int64, ok bool) {
	ok, okHours, hours := true, true, int64(0)
	if s.costRow >= 0 {
		charge, ok = product(r.cost, m.limits.Cost)
	}
	if s.hoursRow >= 0 {
		hours, okHours = product(r.hours, m.limits.Hours)
	}
	charge, okSum := sum(charge, hours)
	return charge, ok && okHours && okSum
}

// move raises the rate of what too much was used of, and lowers that of what too
// little was, by half of what would close the distance if the bound were
// straight. It returns false when no rate moves.
func (r *rates) move(m *model, s *search, used Budget, distance int64) (moved bool) {
	step := func(row int, rate *int64, over int64) {
		if row >= 0 && over != 0 {
			next := max(0, *rate+distance/2/over)
			moved = moved || next != *rate
			*rate = next
		}
	}
	step(s.costRow, &r.cost, used.Cost-m.limits.Cost)
	step(s.hoursRow, &r.hours, used.Hours-m.limits.Hours)
	return moved
}
