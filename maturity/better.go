package maturity

import (
	"cmp"
	"math"
	"slices"
)

// better is an answer that counts more than another, and how many steps away
// it is.
type better struct {
	mark  Mark
	steps int
}

// gridSteps is how finely the range of a number is tried, and how many answers
// of a long count are.
const gridSteps = 100

// better lists the answers that count more than the present one, the nearest
// first. From no answer, the lowest is one step away.
func (m *measure) better(now Mark) []better {
	var out []better
	add := func(mk Mark, steps int) {
		if !now.state.hasValue() || mk.value > now.value {
			out = append(out, better{mk, steps})
		}
	}
	switch m.kind {
	case MeasureLevel:
		from := -1
		if now.state.hasValue() {
			from = now.single()
		}
		for i := from + 1; i < len(m.scale.levels); i++ {
			add(Mark{value: m.scale.values[i], given: 1 << i}, i-from)
		}
	case MeasureChoice, MeasureYesNo:
		order := make([]int, len(m.options))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.options[a].value, m.options[b].value) })
		steps, last := 0, math.Inf(-1)
		if now.state.hasValue() {
			last = now.value
		}
		for _, i := range order {
			if v := m.options[i].value; v > last {
				steps, last = steps+1, v
				add(Mark{value: v, given: 1 << i}, steps)
			}
		}
	case MeasureChecklist:
		open := make([]int, 0, len(m.options))
		for i := range m.options {
			if now.given&(1<<i) == 0 {
				open = append(open, i)
			}
		}
		slices.SortStableFunc(open, func(a, b int) int { return -cmp.Compare(m.options[a].value, m.options[b].value) })
		chosen := now.given
		for k, i := range open {
			chosen |= 1 << i
			add(Mark{value: m.checklistValue(chosen), given: chosen}, k+1)
		}
	case MeasureCount, MeasurePoints:
		unit := max(1, math.Ceil(m.max/(2*gridSteps)))
		for k := 1.0; ; k++ {
			x := min(now.number()+float64(k*unit), m.max)
			if mk, err := m.markNumber(x); err == nil {
				add(mk, int(math.Ceil(x-now.number())))
			}
			if x >= m.max {
				break
			}
		}
	default:
		r := m.rng
		if m.custom != nil {
			// What a custom measure accepts is not known: only the ends of its
			// own range are tried, when it takes them.
			r = m.custom.Range()
		}
		// Steps of a hundredth from where the number is, in both directions, to
		// the ends; from no answer, from the lower end.
		step, from := (r.Max-r.Min)/gridSteps, r.Min
		if now.state.hasValue() {
			from = now.number()
		}
		for k := 1; k <= gridSteps; k++ {
			for _, x := range []float64{from - float64(step*float64(k)), from + float64(step*float64(k))} {
				if mk, err := m.markNumber(r.Clamp(x)); err == nil {
					add(mk, k)
				}
			}
		}
		// A peak may lie between two steps, and so may the goalpost beyond which
		// nothing counts more.
		for _, corner := range m.corners() {
			if mk, err := m.markNumber(corner); err == nil {
				add(mk, max(1, int(math.Ceil(math.Abs(corner-from)/step))))
			}
		}
		slices.SortStableFunc(out, func(a, b better) int {
			return cmp.Or(cmp.Compare(a.steps, b.steps), -cmp.Compare(a.mark.value, b.mark.value),
				cmp.Compare(math.Abs(a.mark.number()-from), math.Abs(b.mark.number()-from)))
		})
	}
	return out
}

// corners returns the numbers at which a normalisation bends.
func (m *measure) corners() []float64 {
	var out []float64
	switch n := m.normalise.(type) {
	case piecewise:
		for _, p := range n {
			out = append(out, p.From)
		}
	case goalposts:
		out = append(out, n.min, n.max)
	}
	return out
}
