package maturity

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// A bound of a condition is about what an answer counts. People see the answer:
// a number of days, a level, what they have ticked. This file turns the one into
// the other, so that what a form says and shows is what scoring asks.

// answerSet is the set of answers to an indicator that pass a bound. An answer
// without a value passes none.
type answerSet struct {
	// known is false where only the author's own code knows which they are, and
	// where there are too many to name.
	known bool
	// never says that no answer passes.
	never bool
	// choices are those of a level, a choice and a yes-no.
	choices []string
	// numbers are where a number, a count or points pass, from the lowest up,
	// ends included. They do not touch.
	numbers []govmaturity.Range
	// A checklist passes if it has all options of one of with, and not all of
	// one of without. Nil with asks for nothing. Where all options count alike,
	// least and most say the same in a number of options.
	with, without [][]string
	alike         bool
	least, most   int
}

// mostSets is how many sets of options of a checklist are named.
const mostSets = 24

// passing returns which answers pass a condition about their value.
func (m *measure) passing(c *condition, nominal govmaturity.Range) answerSet {
	passes := func(value float64) bool { return c.passes(Mark{state: answered, value: value}, nominal) }
	switch m.kind {
	case MeasureLevel:
		out := answerSet{known: true}
		for i, l := range m.scale.levels {
			if passes(m.scale.values[i]) {
				out.choices = append(out.choices, l.ID())
			}
		}
		out.never = out.choices == nil
		return out
	case MeasureChoice, MeasureYesNo:
		out := answerSet{known: true}
		for _, o := range m.options {
			if passes(o.value) {
				out.choices = append(out.choices, o.id)
			}
		}
		out.never = out.choices == nil
		return out
	case MeasureChecklist:
		return m.passingLists(c, nominal)
	}
	pieces, ok := m.pieces()
	if !ok {
		return answerSet{}
	}
	lower, upper := *c, *c
	lower.upper, upper.lower = nil, nil
	count := func(x float64) float64 {
		mk, err := m.markNumber(x)
		if err != nil {
			return math.NaN() // not within the range: the pieces are
		}
		return mk.value
	}
	out := answerSet{known: true}
	for i := 1; i < len(pieces); i++ {
		p := piece{pieces[i-1], pieces[i], m.isWhole()}
		low := func(x float64) bool { return lower.passes(Mark{state: answered, value: count(x)}, nominal) }
		high := func(x float64) bool { return upper.passes(Mark{state: answered, value: count(x)}, nominal) }
		if count(p.to) < count(p.from) {
			low, high = high, low
		}
		from, ok := p.first(low)
		to, also := p.last(high)
		if m.kind == MeasureCount {
			from, to = math.Ceil(from), math.Floor(to)
		}
		if ok && also && from <= to {
			out.numbers = append(out.numbers, govmaturity.Range{Min: positiveZero(from), Max: positiveZero(to)})
		}
	}
	out.numbers = joined(out.numbers, m.isWhole())
	out.never = out.numbers == nil
	return out
}

// isWhole reports whether answers are whole numbers that doubles tell apart.
func (m *measure) isWhole() bool { return m.kind == MeasureCount && m.max <= 1<<53 }

// pieces returns numbers, from the lowest answer to the highest, between which
// what an answer counts only rises or only falls. It is not ok if that is for the
// author's own code to say.
func (m *measure) pieces() (ends []float64, ok bool) {
	if m.custom != nil {
		return nil, false
	}
	ends = []float64{m.rng.Min}
	switch n := m.normalise.(type) {
	case nil, goalposts, zScore:
	case piecewise:
		for _, corner := range n {
			if corner.From > m.rng.Min && corner.From < m.rng.Max {
				ends = append(ends, corner.From)
			}
		}
	default:
		return nil, false
	}
	return append(ends, m.rng.Max), true
}

// piece is a part of the answers, within which a test that holds at one end
// holds up to some point only.
type piece struct {
	from, to float64
	whole    bool // numbers only
}

// first returns the lowest answer for which a test holds that holds from there
// to the end.
func (p piece) first(holds func(float64) bool) (x float64, ok bool) {
	if !holds(p.to) {
		return 0, false
	}
	below, at := p.place(p.from), p.place(p.to)
	if holds(p.from) {
		return p.from, true
	}
	for at-below > 1 {
		middle := below + (at-below)/2
		if holds(p.number(middle)) {
			at = middle
		} else {
			below = middle
		}
	}
	return p.number(at), true
}

// last returns the highest answer for which a test holds that holds from the
// beginning to there.
func (p piece) last(holds func(float64) bool) (x float64, ok bool) {
	turned := piece{-p.to, -p.from, p.whole}
	x, ok = turned.first(func(x float64) bool { return holds(-x) })
	return -x, ok
}

// place numbers the answers that there can be in their order, and number returns
// the one with a place.
func (p piece) place(x float64) uint64 {
	if p.whole {
		return uint64(int64(x)) + 1<<63
	}
	bits := math.Float64bits(x)
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

func (p piece) number(place uint64) float64 {
	if p.whole {
		return float64(int64(place - 1<<63))
	}
	if place>>63 == 1 {
		return math.Float64frombits(place &^ (1 << 63))
	}
	return math.Float64frombits(^place)
}

// joined puts ranges together that touch.
func joined(ranges []govmaturity.Range, whole bool) []govmaturity.Range {
	var out []govmaturity.Range
	for _, r := range ranges {
		if n := len(out); n > 0 && (r.Min <= math.Nextafter(out[n-1].Max, math.Inf(1)) || whole && r.Min <= out[n-1].Max+1) {
			out[n-1].Max = max(out[n-1].Max, r.Max)
			continue
		}
		out = append(out, r)
	}
	return out
}

// passingLists is passing for a checklist: what it counts only grows with what is
// ticked.
func (m *measure) passingLists(c *condition, nominal govmaturity.Range) answerSet {
	lower, upper := *c, *c
	lower.upper, upper.lower = nil, nil
	value := func(chosen uint64) Mark { return Mark{state: answered, value: m.checklistValue(chosen)} }
	enough := func(chosen uint64) bool { return lower.passes(value(chosen), nominal) }
	tooMuch := func(chosen uint64) bool { return !upper.passes(value(chosen), nominal) }

	out := answerSet{known: true, alike: true, most: len(m.options)}
	for _, o := range m.options {
		out.alike = out.alike && o.value == m.options[0].value
	}
	if out.alike {
		some := func(n int) uint64 { return 1<<n - 1 }
		for out.least <= len(m.options) && !enough(some(out.least)) {
			out.least++
		}
		for out.most >= 0 && tooMuch(some(out.most)) {
			out.most--
		}
		out.never = out.least > out.most
		return out
	}
	if !enough(m.all()) || tooMuch(0) {
		return answerSet{known: true, never: true}
	}
	ok := true
	if !enough(0) {
		out.with, ok = m.smallest(enough)
	}
	if ok && tooMuch(m.all()) {
		out.without, ok = m.smallest(tooMuch)
	}
	out.known = ok
	out.never = ok && len(out.with) > 0 && !slices.ContainsFunc(out.with, func(set []string) bool { return !tooMuch(m.chosen(set)) })
	return out
}

// all returns a checklist of which all is ticked.
func (m *measure) all() uint64 { return ^uint64(0) >> (64 - len(m.options)) }

// smallest returns the sets of options for which a test holds, and for no part of
// them, if there are not too many. A test that holds for a set holds for all that
// have more in them.
func (m *measure) smallest(holds func(uint64) bool) (sets [][]string, ok bool) {
	order := make([]int, len(m.options))
	for i := range order {
		order[i] = i
	}
	// With the options that count most first, the last one that is added to a
	// set is the one that it can least do without.
	slices.SortStableFunc(order, func(i, k int) int {
		switch a, b := m.options[i].value, m.options[k].value; {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	steps := 0
	var visit func(at int, chosen uint64) bool
	visit = func(at int, chosen uint64) bool {
		if steps++; steps > 10_000 || len(sets) > mostSets {
			return false
		}
		rest := uint64(0)
		for _, i := range order[at:] {
			rest |= 1 << i
		}
		if at == len(order) || !holds(chosen|rest) {
			return true
		}
		with := chosen | 1<<order[at]
		if holds(with) {
			sets = append(sets, m.ids(with))
		} else if !visit(at+1, with) {
			return false
		}
		return visit(at+1, chosen)
	}
	ok = visit(0, 0) && len(sets) <= mostSets
	return sets, ok
}

// chosen is the checklist of which these options are ticked.
func (m *measure) chosen(ids []string) (chosen uint64) {
	for i, o := range m.options {
		if slices.Contains(ids, o.id) {
			chosen |= 1 << i
		}
	}
	return chosen
}

// ids returns the options of a checklist, in the framework's order.
func (m *measure) ids(chosen uint64) []string {
	var ids []string
	for i, o := range m.options {
		if chosen&(1<<i) != 0 {
			ids = append(ids, o.id)
		}
	}
	return ids
}

// boundsOf returns the bounds of a condition as scoring has them.
func boundsOf(c *Condition) *condition {
	out := &condition{about: aboutValue}
	for _, b := range []struct {
		bound     *float64
		of        **cut
		inclusive bool
	}{{c.From, &out.lower, true}, {c.Above, &out.lower, false}, {c.To, &out.upper, true}, {c.Below, &out.upper, false}} {
		if b.bound != nil {
			*b.of = &cut{*b.bound, b.inclusive}
		}
	}
	return out
}
