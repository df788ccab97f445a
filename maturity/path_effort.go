package maturity

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"github.com/govmaturity/govmaturity"
)

const (
	// maxFineSteps is how many steps of a number are looked at one by one, and
	// maxKnownSteps how many when it is known how many can be of use. Of those
	// beyond, as many as maxCoarseSteps are.
	maxFineSteps, maxKnownSteps, maxCoarseSteps = 256, 20_000, 200
	// maxFreeItems bounds the open items of a checklist of which every
	// combination is looked at, where it matters which they are.
	maxFreeItems = 10
)

// raises lists the answers that count more than the present one, the nearest
// first.
type raises struct {
	m   *measure
	now Mark
	// all says that it matters what is answered and not only what it counts.
	all     bool
	tests   []*condition // what conditions ask of it
	nominal govmaturity.Range
	fine    int64

	out []pathOption
	// sure is the number of steps up to which the list is complete, but for
	// answers that no condition tells from one that counts more. unknown says
	// that something that is not in the list may count more than all that is.
	sure    int64
	unknown bool
}

// open reports whether there is no answer. It is then given as if it were the
// one that counts least, with one step more.
func (c *raises) open() bool { return !c.now.state.hasValue() }

func (c *raises) add(mk Mark, steps int64) {
	switch {
	case c.open():
		c.out = append(c.out, pathOption{mk, steps + 1})
	case mk.value > c.now.value:
		c.out = append(c.out, pathOption{mk, steps})
	}
}

func (c *raises) list() {
	c.sure = math.MaxInt64
	switch c.m.kind {
	case MeasureLevel:
		from := 0
		if !c.open() {
			from = c.now.single()
		}
		for i, value := range c.m.scale.values[from:] {
			c.add(Mark{value: value, given: 1 << (from + i)}, int64(i))
		}
	case MeasureChoice, MeasureYesNo:
		c.choices()
	case MeasureChecklist:
		c.items()
	default:
		c.numbers()
	}
	slices.SortStableFunc(c.out, func(a, b pathOption) int {
		return cmp.Or(cmp.Compare(a.steps, b.steps), -cmp.Compare(a.mark.value, b.mark.value))
	})
}

// choices counts one step for each value that an option has, up to its own.
func (c *raises) choices() {
	options := c.m.options
	order := make([]int, len(options))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(options[a].value, options[b].value) })
	steps, last := int64(0), c.now.value
	if c.open() {
		steps, last = -1, math.Inf(-1)
	}
	for _, i := range order {
		switch v := options[i].value; {
		case v > last:
			steps, last = steps+1, v
			c.add(Mark{value: v, given: 1 << i}, steps)
		case v == last && c.all:
			c.add(Mark{value: v, given: 1 << i}, steps)
		}
	}
}

// items counts one step for each item that is checked. Where it does not matter
// which they are, it lists for each number of them those that count most.
func (c *raises) items() {
	var chosen uint64
	if !c.open() {
		chosen = c.now.given
	}
	var free []int
	for i := range c.m.options {
		if chosen&(1<<i) == 0 {
			free = append(free, i)
		}
	}
	slices.SortStableFunc(free, func(a, b int) int { return -cmp.Compare(c.m.options[a].value, c.m.options[b].value) })
	with := func(more uint64) {
		given := chosen | more
		c.add(Mark{value: c.m.checklistValue(given), given: given}, int64(bits.OnesCount64(more)))
	}
	if c.all && len(free) <= maxFreeItems {
		for set := range uint64(1) << len(free) {
			var more uint64
			for k, i := range free {
				more |= (set >> k & 1) << i
			}
			with(more)
		}
		return
	}
	var more uint64
	with(more)
	for k, i := range free {
		if c.all && k > 0 {
			with(1 << i)
		}
		more |= 1 << i
		with(more)
	}
	if c.all {
		c.sure, c.unknown = 1, true
	}
}

// numbers lists, for each number of steps, the best that is no farther, and
// what lies on either side of the bounds of conditions.
func (c *raises) numbers() {
	m := c.m
	lo, hi := m.domain()
	corners := m.allCorners()
	from := m.start(c.now)
	if mk, err := m.markNumber(from); err == nil && c.open() {
		c.add(mk, 0)
	}
	try := func(x float64) {
		x = min(max(x, lo), hi)
		if m.kind == MeasureCount {
			x = math.Trunc(x)
		}
		if mk, err := m.markNumber(x); err == nil && x != from {
			c.add(mk, m.stepsBetween(from, x))
		}
	}
	for _, x := range corners {
		try(x)
	}
	if !m.isKnown() { // only the ends are tried, when it takes them
		c.sure, c.unknown = 0, true
		return
	}
	for _, end := range []float64{lo, hi} {
		all, step := m.stepsBetween(from, end), m.step
		if end == lo {
			step = -step
		}
		if !m.rises(from, end) {
			continue
		}
		for k := int64(1); k <= min(all, c.fine); k++ {
			try(from + float64(step*float64(k)))
		}
		if all > c.fine {
			c.sure = c.fine
			for k := range maxCoarseSteps {
				try(from + float64((end-from)*(float64(k+1)/maxCoarseSteps)))
			}
		}
	}
	corners = append(corners, from)
	slices.Sort(corners)
	for _, t := range c.tests {
		for _, bound := range []condition{{about: t.about, lower: t.lower}, {about: t.about, upper: t.upper}} {
			for i := range len(corners) - 1 {
				a, b := m.around(corners[i], corners[i+1], func(mk Mark) bool { return bound.passes(mk, c.nominal) })
				try(a)
				try(b)
			}
		}
	}
}

// around returns the two numbers next to each other, between a and b, of which
// one passes a test and the other does not, or a and b when both do or neither.
func (m *measure) around(a, b float64, test func(Mark) bool) (below, above float64) {
	passes := func(x float64) bool {
		mk, err := m.markNumber(x)
		mk.state = answered
		return err == nil && test(mk)
	}
	at := passes(a)
	if passes(b) == at {
		return a, b
	}
	for {
		mid := a + (b-a)/2
		if m.kind == MeasureCount {
			mid = math.Trunc(mid)
		}
		if mid <= a || mid >= b {
			return a, b
		}
		if passes(mid) == at {
			a = mid
		} else {
			b = mid
		}
	}
}

// domain returns the least and the greatest number that may be answered.
func (m *measure) domain() (lo, hi float64) {
	if m.custom != nil { // what it accepts is not known
		return m.custom.Range().Min, m.custom.Range().Max
	}
	return m.rng.Min, m.rng.Max
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

// allCorners returns the ends of what may be answered, and the corners between.
func (m *measure) allCorners() []float64 {
	lo, hi := m.domain()
	out := []float64{lo}
	for _, x := range m.corners() {
		if lo < x && x < hi {
			out = append(out, x)
		}
	}
	return append(out, hi)
}

// start is the number that steps are counted from: the one that is answered, or
// the one that counts least.
func (m *measure) start(now Mark) float64 {
	if now.state.hasValue() {
		return now.number()
	}
	value := func(x float64) float64 {
		mk, err := m.markNumber(x)
		if err != nil {
			return math.Inf(1)
		}
		return mk.value
	}
	return slices.MinFunc(m.allCorners(), func(a, b float64) int { return cmp.Compare(value(a), value(b)) })
}

// rises reports whether a number counts more at one of the corners between one
// number and another, or at the latter.
func (m *measure) rises(from, to float64) bool {
	now, err := m.markNumber(from)
	return err != nil || slices.ContainsFunc(m.allCorners(), func(x float64) bool {
		mk, err := m.markNumber(x)
		return (from < x && x <= to || to <= x && x < from) && (err != nil || mk.value > now.value)
	})
}

// isKnown reports whether what a number counts is known to rise or fall only
// between the corners.
func (m *measure) isKnown() bool {
	if m.custom != nil {
		return false
	}
	switch m.normalise.(type) {
	case nil, goalposts, zScore, piecewise:
		return true
	}
	return false
}

// width is how far a number can go and count more: between the goalposts or the
// corners, where there are some.
func (m *measure) width() float64 {
	lo, hi := m.domain()
	if corners := m.corners(); len(corners) > 1 {
		if a, b := max(lo, corners[0]), min(hi, corners[len(corners)-1]); a < b {
			lo, hi = a, b
		}
	}
	return hi - lo
}

// stepOf returns the power of ten that goes a hundred times or less into a
// width, and more than ten times.
func stepOf(width float64) float64 {
	step := 1.0
	for step*100 < width*(1-1e-9) {
		step *= 10
	}
	if step > 1 {
		return step
	}
	// Powers of ten below 1 are quotients: they have the digits that people
	// expect.
	parts := 1.0
	for parts*width*10 <= 100*(1+1e-9) && parts < 1e300 {
		parts *= 10
	}
	return 1 / parts
}

// stepsBetween counts the steps from one number to another, begun ones as
// whole ones.
func (m *measure) stepsBetween(a, b float64) int64 {
	if a == b {
		return 0
	}
	return int64(min(max(math.Ceil(math.Abs(b-a)/m.step-1e-9), 1), 1e18))
}

// mulEffort multiplies, and stays at the largest if the product is more.
func mulEffort(steps int64, effort int) int64 {
	if effort > 0 && steps > math.MaxInt64/int64(effort) {
		return math.MaxInt64
	}
	return steps * int64(effort)
}
