package panel

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/stat"
	"github.com/govmaturity/govmaturity/maturity"
)

// evaluator computes what a tree is worth for all members at once, group by group. It
// gives the bits of the engine. One goroutine uses it.
type evaluator struct {
	tree    *tree
	sc      *scenario
	weights []float64 // by place; 0 leaves out
	maximum []float64
	lo, hi  []float64           // of what a node counts
	inner   []govmaturity.Range // of what is below a group, before it is normalised
	cols    []*vector           // columns first, then groups
	own     []*vector           // room for columns that a draw changes
	missing []bool              // members of whom something below a group is missing
	in      []input
	sorted  []input
	groups  groupNormaliser
}

// input is one value below a group, as it counts for one member.
type input struct {
	value, weight float64
	at            int
}

func newEvaluator(t *tree, members int) *evaluator {
	e := &evaluator{
		tree: t, weights: slices.Clone(t.weights), maximum: make([]float64, len(t.ids)),
		lo: make([]float64, len(t.ids)), hi: make([]float64, len(t.ids)),
		cols: make([]*vector, len(t.ids)), own: make([]*vector, t.columns), missing: make([]bool, members),
		inner: make([]govmaturity.Range, len(t.ids)),
	}
	for g := t.columns; g < len(t.ids); g++ {
		e.cols[g] = newVector(members)
	}
	return e
}

func newVector(members int) *vector {
	return &vector{
		value: make([]float64, members), state: make([]status, members), cover: make([]float64, members), gap: make([]bool, members),
	}
}

// begin takes a scenario as it is.
func (e *evaluator) begin(sc *scenario) {
	e.sc = sc
	copy(e.weights, e.tree.weights)
	copy(e.cols, sc.columns)
	for g := e.tree.columns; g < len(e.tree.ids); g++ {
		e.maximum[g] = sc.rules[g].maximum
	}
}

// change returns a column that may be changed, as it is now.
func (e *evaluator) change(i int) *vector {
	if e.cols[i] != nil && e.cols[i] == e.own[i] {
		return e.own[i]
	}
	if e.own[i] == nil {
		e.own[i] = newVector(len(e.missing))
	}
	c, from := e.own[i], e.cols[i]
	copy(c.value, from.value)
	copy(c.state, from.state)
	copy(c.cover, from.cover)
	copy(c.gap, from.gap)
	c.gaps, c.number = from.gaps, from.number // and no logarithms: values change
	e.cols[i] = c
	return c
}

// run computes all groups and returns the column of the root.
func (e *evaluator) run() *vector {
	t := e.tree
	copy(e.lo[:t.columns], e.sc.lo)
	copy(e.hi[:t.columns], e.sc.hi)
	for g := t.columns; g < len(t.ids); g++ {
		e.ranges(g)
		e.group(g)
		if e.sc.rules[g].normalise != nil {
			e.normalise(g)
		}
	}
	return e.cols[e.tree.root()]
}

// ranges finds out what a group can be worth, with the weights that there are.
func (e *evaluator) ranges(g int) {
	var lo, hi float64
	first := true
	for _, kid := range e.tree.kids[g] {
		w := e.weights[kid]
		switch {
		case w == 0:
		case e.sc.rules[g].kind == maturity.AggregationSum:
			lo += min(0, float64(w*e.lo[kid]))
			hi += max(0, float64(w*e.hi[kid]))
		case first:
			lo, hi, first = e.lo[kid], e.hi[kid], false
		default:
			lo, hi = min(lo, e.lo[kid]), max(hi, e.hi[kid])
		}
	}
	if e.sc.rules[g].kind == maturity.AggregationPoints {
		lo, hi = 0, e.sc.rules[g].worth
	}
	e.lo[g], e.hi[g] = lo, hi
	e.inner[g] = govmaturity.Range{Min: lo, Max: hi}
}

// group computes one group: for all members together, and then once more for those of whom
// something is missing.
func (e *evaluator) group(g int) {
	out, gaps := e.cols[g], e.findMissing(g)
	out.gaps = false
	together := e.together(g, out.value)
	if together && !gaps {
		if out.whole {
			return // as it was in the draw before
		}
		for s := range out.value {
			out.state[s], out.cover[s], out.gap[s] = stAnswered, 1, false
		}
		out.whole = true
		return
	}
	out.whole = false
	for s := range out.value {
		if together && !e.missing[s] {
			out.state[s], out.cover[s], out.gap[s] = stAnswered, 1, false
			continue
		}
		e.single(g, s, out)
		out.gap[s] = out.state[s] != stAnswered || out.cover[s] != 1
		out.gaps = out.gaps || out.gap[s]
	}
}

// findMissing finds out of which members something that a group counts is missing, and
// reports whether it is of any.
func (e *evaluator) findMissing(g int) (any bool) {
	for _, kid := range e.tree.kids[g] {
		if c := e.cols[kid]; c.gaps && e.weights[kid] > 0 {
			if !any {
				clear(e.missing)
			}
			any = true
			for s, gap := range c.gap {
				if gap {
					e.missing[s] = true
				}
			}
		}
	}
	return any
}

// together computes a group for all members as if nothing were missing. It reports whether
// it can.
func (e *evaluator) together(g int, out []float64) bool {
	kind := e.sc.rules[g].kind
	if kind == maturity.AggregationMedian || kind == maturity.AggregationPoints {
		return false
	}
	weight, first := 0.0, true
	for _, kid := range e.tree.kids[g] {
		w := e.weights[kid]
		if w == 0 {
			continue
		}
		if weight += w; first {
			clear(out)
		}
		add(kind, out, w, e.cols[kid], first)
		first = false
	}
	if first {
		return false
	}
	e.finish(g, kind, out, weight)
	return true
}

// add counts one column in.
func add(kind maturity.AggregationKind, out []float64, w float64, c *vector, first bool) {
	in := c.value[:len(out)]
	switch kind {
	case maturity.AggregationArithmetic, maturity.AggregationSum:
		for s, x := range in {
			out[s] += float64(w * x)
		}
	case maturity.AggregationGeometric:
		if c.logs != nil {
			in = c.logs[:len(out)]
			for s, x := range in {
				out[s] += float64(w * x)
			}
			return
		}
		for s, x := range in {
			out[s] += float64(w * stat.Log(x))
		}
	case maturity.AggregationHarmonic:
		for s, x := range in {
			out[s] += w / x
		}
	case maturity.AggregationMinimum:
		for s, x := range in {
			if first || x < out[s] {
				out[s] = x
			}
		}
	case maturity.AggregationMaximum:
		for s, x := range in {
			if first || x > out[s] {
				out[s] = x
			}
		}
	}
}

// finish turns sums into means.
func (e *evaluator) finish(g int, kind maturity.AggregationKind, out []float64, weight float64) {
	all := e.inner[g]
	switch kind {
	case maturity.AggregationArithmetic:
		for s := range out {
			out[s] = all.Clamp(out[s] / weight)
		}
	case maturity.AggregationGeometric:
		for s := range out {
			out[s] = all.Clamp(e.between(g, s).Clamp(stat.Exp(out[s] / weight)))
		}
	case maturity.AggregationHarmonic:
		for s := range out {
			out[s] = all.Clamp(e.between(g, s).Clamp(weight / out[s]))
		}
	default:
		for s := range out {
			out[s] = all.Clamp(out[s])
		}
	}
}

// between returns the least and the greatest that a group counts for a member.
func (e *evaluator) between(g, s int) govmaturity.Range {
	r, first := govmaturity.Range{}, true
	for _, kid := range e.tree.kids[g] {
		if e.weights[kid] == 0 {
			continue
		}
		x := e.cols[kid].value[s]
		if first {
			r, first = govmaturity.Range{Min: x, Max: x}, false
		} else if x < r.Min {
			r.Min = x
		} else if x > r.Max {
			r.Max = x
		}
	}
	return r
}

// single computes a group for one member.
func (e *evaluator) single(g, s int, out *vector) {
	r := &e.sc.rules[g]
	st, coverage := e.resolve(g, s)
	value := 0.0
	if st.hasValue() {
		value = e.inner[g].Clamp(e.combine(g))
		if coverage < r.minCoverage-1e-12 {
			st, value = stBlocked, 0
		}
	}
	out.value[s], out.state[s], out.cover[s] = value, st, coverage
}

// resolve does what the group does about what is missing.
func (e *evaluator) resolve(g, s int) (st status, coverage float64) {
	r := &e.sc.rules[g]
	e.in = e.in[:0]
	var covered, applicable, sum, weight float64
	var seen [statuses]bool
	observed, blocks, impute := false, false, false
	for _, kid := range e.tree.kids[g] {
		w, c := e.weights[kid], e.cols[kid]
		if w == 0 {
			continue
		}
		state, value := c.state[s], c.value[s]
		if state.applies() {
			covered += float64(w * c.cover[s])
			applicable += w
		}
		seen[state] = true
		if state.hasValue() {
			observed = observed || state == stAnswered
			sum += float64(w * value)
			weight += w
			e.in = append(e.in, input{value, w, kid})
			continue
		}
		switch r.missing[state] {
		case maturity.PolicyZero:
			value = e.lo[kid]
		case maturity.PolicyAnchor:
			value = r.anchor
		case maturity.PolicyImpute:
			impute, value = true, math.NaN()
		case maturity.PolicyBlock:
			blocks = true
			continue
		default:
			continue
		}
		observed = observed || state == stNotDeployed && r.missing[state] != maturity.PolicyImpute
		e.in = append(e.in, input{value, w, kid})
	}
	if applicable > 0 {
		coverage = covered / applicable
	}
	if impute {
		e.impute(sum, weight)
	}
	switch {
	case blocks:
		return stBlocked, coverage
	case len(e.in) == 0:
		return emptyStatus(&seen), coverage
	case observed:
		return stAnswered, coverage
	}
	return stImputed, coverage
}

// impute puts the mean of what is there in for what is not, or takes that out.
func (e *evaluator) impute(sum, weight float64) {
	kept := e.in[:0]
	for _, x := range e.in {
		if math.IsNaN(x.value) {
			if weight == 0 {
				continue
			}
			x.value = sum / weight
		}
		kept = append(kept, x)
	}
	e.in = kept
}

// emptyStatus is the state of a group of which nothing counts.
func emptyStatus(seen *[statuses]bool) status {
	switch {
	case seen[stUnanswered], seen[stBlocked]:
		return stUnanswered
	case seen[stNotDeployed]:
		return stNotDeployed
	case seen[stExcluded]:
		return stExcluded
	case seen[stNotApplicable], seen[stNotAsked]:
		return stNotApplicable
	}
	return stUnanswered
}

// combine computes the value of a group from what counts.
func (e *evaluator) combine(g int) float64 {
	var sum, weight float64
	kind := e.sc.rules[g].kind
	low, high := e.in[0].value, e.in[0].value
	for _, x := range e.in {
		switch kind {
		case maturity.AggregationGeometric:
			sum += float64(x.weight * stat.Log(x.value))
		case maturity.AggregationHarmonic:
			sum += x.weight / x.value
		default:
			sum += float64(x.weight * x.value)
		}
		weight += x.weight
		low, high = min(low, x.value), max(high, x.value)
	}
	between := govmaturity.Range{Min: low, Max: high}
	switch kind {
	case maturity.AggregationGeometric:
		return between.Clamp(stat.Exp(sum / weight))
	case maturity.AggregationHarmonic:
		return between.Clamp(weight / sum)
	case maturity.AggregationMinimum:
		return low
	case maturity.AggregationMaximum:
		return high
	case maturity.AggregationSum:
		return sum
	case maturity.AggregationPoints:
		if most := e.most(g); most > 0 {
			return float64(sum/most) * e.sc.rules[g].worth
		}
		return 0
	case maturity.AggregationMedian:
		return e.median(weight)
	}
	return sum / weight
}

// most returns the most points that what counts could have.
func (e *evaluator) most(g int) float64 {
	var most float64
	for _, x := range e.in {
		most += float64(x.weight * e.hi[x.at])
	}
	maximum := e.maximum[g]
	if maximum == 0 {
		return most
	}
	var all float64
	weigh := 0
	for _, kid := range e.tree.kids[g] {
		if w := e.weights[kid]; w > 0 {
			all += float64(w * e.hi[kid])
			weigh++
		}
	}
	if weigh == len(e.in) {
		return maximum
	}
	if beyond := maximum - all; beyond > float64(maximum*1e-12) {
		most += beyond
	}
	return most
}

// median returns the weighted median of what counts.
func (e *evaluator) median(total float64) float64 {
	e.sorted = append(e.sorted[:0], e.in...)
	slices.SortFunc(e.sorted, func(a, b input) int {
		switch {
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return 0
	})
	half, below := total/2, 0.0
	slack := float64(total * float64(len(e.sorted)) * 4e-16)
	for i, x := range e.sorted {
		below += x.weight
		if below > half+slack {
			return x.value
		}
		if below >= half-slack && i+1 < len(e.sorted) {
			return x.value + (e.sorted[i+1].value-x.value)/2
		}
	}
	return e.sorted[len(e.sorted)-1].value
}
