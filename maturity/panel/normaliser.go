package panel

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// normaliser turns answers that are off by an error into values, as the indicator does.
type normaliser struct {
	indicator maturity.Indicator
	spec      *maturity.NormaliseSpec // nil, where a number counts as it is
	kind      maturity.MeasureKind
	worth     float64
	maximum   float64
	bounds    govmaturity.Range
	values    govmaturity.Range
	levels    []float64 // what each level counts, or no and yes
	number    []float64 // what members answered, or the place of their level
	has       []bool    // they did
	order     []int     // those who did, from the least number up
	reference int       // the member that others are compared with, or -1
}

// normaliserOf reads what members answered. It is of no kind, where an answer cannot be
// off by an error.
func normaliserOf(cards []*maturity.Scorecard, spec *maturity.NodeSpec) normaliser {
	var n normaliser
	if spec == nil || spec.Measure == nil || len(cards) == 0 {
		return n
	}
	id, measure := spec.ID, spec.Measure
	n.indicator = cards[0].Framework().Node(id).Indicator()
	n.values, n.kind, n.worth, n.reference = n.indicator.Range(), n.indicator.Kind(), 1, -1
	if measure.Worth != nil {
		n.worth = *measure.Worth
	}
	if measure.Maximum != nil {
		n.maximum = *measure.Maximum
	}
	n.spec = measure.Normalise
	switch n.kind {
	case maturity.MeasureNumber, maturity.MeasureCount, maturity.MeasurePoints:
		n.bounds, _ = n.indicator.Numbers()
	case maturity.MeasureLevel, maturity.MeasureYesNo:
		for _, c := range n.indicator.Choices() {
			m, err := n.indicator.Mark(govmaturity.AnswerChoice(c.ID))
			value, ok := m.Value()
			if err != nil || !ok {
				return normaliser{}
			}
			n.levels = append(n.levels, value)
		}
	default:
		return normaliser{}
	}
	n.number, n.has = make([]float64, len(cards)), make([]bool, len(cards))
	for s, card := range cards {
		r := card.Node(id)
		if st := statusOf(r.State()); st.hasValue() || st == stBlocked { // and asked at all
			n.number[s], n.has[s] = n.answered(r.Answer())
		}
		if !n.has[s] {
			continue
		}
		n.order = append(n.order, s)
		if n.spec != nil && n.reference < 0 && card.Subject() == n.spec.Reference {
			n.reference = s
		}
	}
	slices.SortStableFunc(n.order, func(a, b int) int { return cmp.Compare(n.number[a], n.number[b]) })
	return n
}

// answered returns the number of an answer, or the place of its level.
func (n *normaliser) answered(a govmaturity.Answer) (float64, bool) {
	if !a.HasValue() {
		return 0, false
	}
	if n.levels == nil {
		return a.Number()
	}
	ids := a.Choices()
	if len(ids) != 1 {
		return 0, false
	}
	for i, c := range n.indicator.Choices() {
		if c.ID == ids[0] {
			return float64(i), true
		}
	}
	return 0, false
}

// ofPanel reports whether what others answered matters.
func (n *normaliser) ofPanel() bool { return n.spec != nil && n.spec.Panel != nil }

// bound keeps an answer what it may be.
func (n *normaliser) bound(x float64) float64 {
	if n.kind == maturity.MeasureCount {
		x = math.Floor(x + 0.5)
	}
	return n.bounds.Clamp(x) + 0 // minus zero is zero
}

// into writes what answers count. What a panel says is measured anew, from them. Answers
// that would be divided by nothing are blocked.
func (n *normaliser) into(c *vector, numbers []float64, scratch *room) {
	switch {
	case n.levels != nil:
		n.each(c, numbers, func(x float64) float64 { return n.levels[int(x)] })
	case n.spec == nil && n.kind != maturity.MeasureNumber:
		n.each(c, numbers, func(x float64) float64 { return n.values.Clamp(float64(x/n.maximum) * n.worth) })
	case n.spec == nil:
		n.each(c, numbers, n.values.Clamp)
	case !n.ofPanel():
		n.each(c, numbers, func(x float64) float64 {
			m, err := n.indicator.Mark(govmaturity.AnswerNumber(x))
			if value, ok := m.Value(); ok && err == nil {
				return value
			}
			return math.NaN()
		})
	default:
		n.intoPanel(c, numbers, scratch)
	}
}

// each writes one value after the other.
func (n *normaliser) each(c *vector, numbers []float64, value func(float64) float64) {
	for s, x := range numbers {
		if n.has[s] {
			c.put(s, value(x))
		}
	}
	c.findGaps()
}

// put writes a value: NaN blocks.
func (c *vector) put(s int, y float64) {
	switch {
	case math.IsNaN(y):
		c.value[s], c.state[s], c.cover[s], c.gap[s] = 0, stBlocked, 0, true
	case c.state[s] == stBlocked:
		c.value[s], c.state[s], c.cover[s], c.gap[s] = y, stAnswered, 1, false
	default:
		c.value[s] = y
	}
}

func (c *vector) findGaps() { c.gaps = slices.Contains(c.gap, true) }

// intoPanel normalises by the numbers themselves.
func (n *normaliser) intoPanel(c *vector, numbers []float64, scratch *room) {
	all := scratch.numbers[:0]
	for s, x := range numbers {
		if n.has[s] {
			all = append(all, x)
		}
	}
	scratch.numbers = all
	lower, worth := n.spec.Better == maturity.BetterLower, n.worth
	if len(all) == 0 {
		return
	}
	switch n.spec.Kind {
	case maturity.NormaliseMinMax, maturity.NormaliseDistanceToBest:
		lo, hi := slices.Min(all), slices.Max(all)
		floor := 0.0
		if n.spec.Floor != nil {
			floor = *n.spec.Floor
		}
		n.each(c, numbers, func(x float64) float64 {
			share := (x - lo) / (hi - lo)
			if lower {
				share = (hi - x) / (hi - lo)
			}
			return float64((floor + float64((1-floor)*share)) * worth)
		})
	case maturity.NormaliseZScore:
		mean, sd := moments(all)
		shift := 0.0
		if n.spec.Shift != nil {
			shift = *n.spec.Shift
		}
		n.each(c, numbers, func(x float64) float64 {
			share := shift + (x-mean)/sd
			switch {
			case !(sd > 0):
				return math.NaN()
			case lower:
				share = shift + (mean-x)/sd
			}
			if n.spec.Floor != nil {
				share = max(share, *n.spec.Floor)
			}
			return float64(share * worth)
		})
	case maturity.NormaliseShareOfBest:
		n.shareOfBest(c, numbers, all)
	case maturity.NormaliseDistanceToTarget, maturity.NormaliseDistanceToReference:
		n.distance(c, numbers, all)
	default:
		n.ranked(c, numbers, len(all), scratch)
	}
}

func moments(all []float64) (mean, sd float64) {
	count := float64(len(all))
	shift := all[0]
	var sum, squares float64
	for _, x := range all {
		sum += x - shift
	}
	mean = shift + sum/count
	for _, x := range all {
		squares += float64((x - mean) * (x - mean))
	}
	return mean, math.Sqrt(squares / (count - 1))
}

// distance is how far numbers are on the way from the worst of them to an aim.
func (n *normaliser) distance(c *vector, numbers, all []float64) {
	lower, aim := n.spec.Better == maturity.BetterLower, n.spec.Target
	if n.spec.Kind == maturity.NormaliseDistanceToReference {
		if aim = nil; n.reference >= 0 {
			aim = &numbers[n.reference]
		}
	}
	worst := slices.Min(all)
	if lower {
		worst = slices.Max(all)
	}
	n.each(c, numbers, func(x float64) float64 {
		if aim == nil || *aim == worst || (*aim < worst) != lower {
			return math.NaN()
		}
		share := (x - worst) / (*aim - worst)
		if n.spec.Outside == maturity.OutsideClamp {
			share = unitRange.Clamp(share)
		}
		return float64(share * n.worth)
	})
}

var unitRange = govmaturity.Range{Max: 1}

func (n *normaliser) shareOfBest(c *vector, numbers, all []float64) {
	best := slices.Max(all)
	if n.spec.Better == maturity.BetterLower {
		best = slices.Min(all)
	}
	n.each(c, numbers, func(x float64) float64 {
		share := x / best
		if n.spec.Ratio == maturity.RatioInverse {
			share = best / x
		}
		switch {
		case best == 0, math.IsInf(share, 0):
			return math.NaN()
		case n.spec.Outside == maturity.OutsideClamp:
			share = unitRange.Clamp(share)
		}
		return float64(share * n.worth)
	})
}

// ranked finds out how many are worse than each.
func (n *normaliser) ranked(c *vector, numbers []float64, count int, scratch *room) {
	keys := scratch.keys[:0]
	for _, s := range n.order {
		keys = append(keys, rankKey{numbers[s], s})
	}
	scratch.keys = keys
	sortNearly(keys)
	for from := 0; from < count; {
		to := from + 1
		for to < count && keys[to].value == keys[from].value {
			to++
		}
		worse := from
		if n.spec.Better == maturity.BetterLower {
			worse = count - to
		}
		share := float64(worse)
		switch n.spec.Kind {
		case maturity.NormaliseRank:
			share++
		case maturity.NormalisePercentileRank:
			share /= float64(count - 1) // 0 by 0 is no number
		}
		for ; from < to; from++ {
			c.put(keys[from].at, float64(share*n.worth))
		}
	}
	c.findGaps()
}

// sortNearly sorts from the least up what errors have moved a little.
func sortNearly(keys []rankKey) {
	if len(keys) > 200 {
		slices.SortFunc(keys, func(a, b rankKey) int { return cmp.Compare(a.value, b.value) })
		return
	}
	for i := 1; i < len(keys); i++ {
		k, j := keys[i], i
		for ; j > 0 && keys[j-1].value > k.value; j-- {
			keys[j] = keys[j-1]
		}
		keys[j] = k
	}
}

// room is what turning numbers into values takes again and again.
type room struct {
	numbers []float64
	keys    []rankKey
}
