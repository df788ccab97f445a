package behaviour

import (
	"cmp"
	"math"
	"slices"
)

// stepper goes through a run, a step at a time.
type stepper struct {
	m       *Model
	setup   Setup
	changes []Change // by time
	next    int      // the first that is still to come
	k       int      // steps taken
	vals    []float64
	held    map[int]float64 // variables that are held, by slot
	frozen  map[[2]int]float64
	args    []float64
	before  []float64 // stocks at the beginning of a step
	slope   []float64
	sum     []float64
}

func newStepper(m *Model, s Setup) *stepper {
	r := &stepper{
		m: m, setup: s, changes: slices.Clone(s.Changes),
		vals: make([]float64, len(m.names)), held: map[int]float64{}, frozen: map[[2]int]float64{},
		before: make([]float64, len(m.flows)), slope: make([]float64, len(m.flows)), sum: make([]float64, len(m.flows)),
	}
	slices.SortStableFunc(r.changes, func(a, b Change) int { return cmp.Compare(a.At, b.At) })
	for _, v := range m.vs {
		r.args = slices.Grow(r.args, len(v.in))
	}
	r.start()
	return r
}

// start computes the first state.
func (r *stepper) start() {
	m := r.m
	r.vals[0] = r.setup.From
	for i, p := range m.spec.Parameters {
		r.vals[1+i] = p.Value
	}
	set := map[int]float64{} // stocks that begin elsewhere
	var cuts []Change
	for ; r.due(); r.next++ {
		switch c, slot := r.changes[r.next], m.slot[r.changes[r.next].ID]; {
		case c.Cut != "":
			cuts = append(cuts, c)
		case slot >= m.vars:
			r.held[slot] = c.Value
		case slot >= m.first:
			set[slot] = c.Value
		default:
			r.vals[slot] = c.Value
		}
	}
	for _, slot := range m.begin {
		if slot >= m.vars {
			r.vals[slot] = r.compute(slot)
			continue
		}
		s := m.spec.Stocks[slot-m.first]
		r.vals[slot] = s.Start
		if s.StartFrom != "" {
			r.vals[slot] = r.vals[m.slot[s.StartFrom]]
		}
		if x, ok := set[slot]; ok {
			r.vals[slot] = x
		}
	}
	for _, c := range cuts { // they freeze what there is: no first value depends on them
		r.freeze(c)
	}
}

// due reports whether a change is to be made at the time that there is.
func (r *stepper) due() bool {
	return r.next < len(r.changes) && r.changes[r.next].At <= r.vals[0]
}

func (r *stepper) freeze(c Change) {
	from, to := r.m.slot[c.ID], r.m.slot[c.Cut]
	key := [2]int{from, to}
	if _, ok := r.frozen[key]; !ok {
		r.frozen[key] = r.vals[from]
	}
}

// compute returns the value of a variable.
func (r *stepper) compute(slot int) float64 { return r.moved(slot, -1, 0) }

// moved returns what a variable would be if the one input had another value.
func (r *stepper) moved(slot, input int, value float64) float64 {
	if len(r.held) > 0 {
		if x, ok := r.held[slot]; ok {
			return x
		}
	}
	v := &r.m.vs[slot-r.m.vars]
	r.args = r.args[:0]
	for _, in := range v.in {
		x := r.vals[in]
		if in == input {
			x = value
		}
		if len(r.frozen) > 0 {
			if was, ok := r.frozen[[2]int{in, slot}]; ok {
				x = was
			}
		}
		r.args = append(r.args, x)
	}
	return v.value(r.args)
}

// refresh computes all variables from the stocks.
func (r *stepper) refresh() {
	for _, slot := range r.m.order {
		r.vals[slot] = r.compute(slot)
	}
}

// net is what flows into a stock less what flows out.
func (r *stepper) net(i int) float64 {
	sum := 0.0
	for _, f := range r.m.flows[i].in {
		sum += r.vals[f]
	}
	for _, f := range r.m.flows[i].out {
		sum -= r.vals[f]
	}
	return sum
}

// finite reports whether all values are finite numbers.
func (r *stepper) finite() bool {
	for _, x := range r.vals {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}

// advance takes one step, and makes the changes that are due at its end.
func (r *stepper) advance() {
	stocks := r.vals[r.m.first:r.m.vars]
	copy(r.before, stocks)
	r.k++
	now, h := r.vals[0], r.setup.Step
	then := r.setup.From + float64(float64(r.k)*h)
	if r.setup.Method == MethodRK4 {
		r.rungeKutta(now, then, h)
	} else {
		r.slopes()
		for i := range stocks {
			stocks[i] = r.before[i] + float64(h*r.slope[i])
		}
	}
	r.vals[0] = then
	r.change()
}

func (r *stepper) slopes() {
	for i := range r.slope {
		r.slope[i] = r.net(i)
	}
}

// rungeKutta moves the stocks by the classical method of the fourth order.
func (r *stepper) rungeKutta(now, then, h float64) {
	stocks := r.vals[r.m.first:r.m.vars]
	for stage := range 4 {
		if stage > 0 {
			ahead := h / 2
			r.vals[0] = now + ahead
			if stage == 3 {
				ahead, r.vals[0] = h, then
			}
			for i := range stocks {
				stocks[i] = r.before[i] + float64(ahead*r.slope[i])
			}
			r.refresh()
		}
		r.slopes()
		for i, d := range r.slope {
			switch stage {
			case 0:
				r.sum[i] = d
			case 3:
				r.sum[i] += d
			default:
				r.sum[i] += float64(2 * d)
			}
		}
	}
	for i := range stocks {
		stocks[i] = r.before[i] + float64(h*r.sum[i])/6
	}
}

// change makes the changes that are due, and computes the variables. A link is
// frozen at what it would have carried without the changes of this time.
func (r *stepper) change() {
	m := r.m
	r.refresh()
	if !r.due() {
		return
	}
	first := r.next
	for ; r.due(); r.next++ {
		if c := r.changes[r.next]; c.Cut != "" {
			r.freeze(c)
		}
	}
	for _, c := range r.changes[first:r.next] {
		switch slot := m.slot[c.ID]; {
		case c.Cut != "":
		case slot >= m.vars:
			r.held[slot] = c.Value
		default:
			r.vals[slot] = c.Value
		}
	}
	r.refresh()
}
