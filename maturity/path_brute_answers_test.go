package maturity_test

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// bruteLeaf is one answer on one card.
type bruteLeaf struct {
	node   *bruteNode
	card   string
	put    func(govmaturity.Answer)
	now    govmaturity.Answer
	better []bruteStep // the first is the answer as it is
}

type bruteStep struct {
	answer govmaturity.Answer
	effort int64
	value  float64
}

// alternatives lists the answers that count more, from the documentation of
// efforts.
func (l *bruteLeaf) alternatives(spec *maturity.Spec) {
	m, now := l.node.spec.Measure, l.now
	effort := int64(1)
	if e := l.node.spec.Effort; e != nil {
		effort = int64(*e)
	}
	if s := now.State(); !s.HasValue() && s != govmaturity.StateUnanswered && s != govmaturity.StateNotDeployed {
		l.better = nil
		return
	}
	open := !now.State().HasValue()
	l.better = []bruteStep{{now, 0, math.Inf(-1)}}
	at, more := math.Inf(-1), int64(0)
	if open {
		more = 1
	}
	add := func(a govmaturity.Answer, steps int64, value float64) {
		if open || value > at {
			l.better = append(l.better, bruteStep{a, (steps + more) * effort, value})
		}
	}
	worth := 1.0
	if m.Worth != nil {
		worth = *m.Worth
	}
	orOne := func(x *float64) float64 {
		if x == nil {
			return 1
		}
		return *x
	}
	switch m.Kind {
	case maturity.MeasureLevel:
		for _, s := range spec.Scales {
			if s.ID != m.Scale {
				continue
			}
			from := 0
			for i, level := range s.Levels {
				if x, ok := now.Number(); !open && (slices.Contains(now.Choices(), level.ID) || ok && float64(level.Rank) == x) {
					from, at = i, float64(i)
				}
			}
			for i := from; i < len(s.Levels); i++ {
				add(govmaturity.AnswerChoice(s.Levels[i].ID), int64(i-from), float64(i))
			}
		}
	case maturity.MeasureChoice, maturity.MeasureYesNo:
		values := map[string]float64{"no": 0, "yes": worth}
		if m.Kind == maturity.MeasureChoice {
			values = map[string]float64{}
			for _, o := range m.Options {
				values[o.ID] = *o.Value
			}
		}
		if !open {
			at = values[now.Choices()[0]]
		}
		for id, v := range values {
			between := map[float64]bool{}
			for _, w := range values {
				if w <= v && (open || w > at) {
					between[w] = true
				}
			}
			steps := int64(len(between))
			if open {
				steps--
			}
			add(govmaturity.AnswerChoice(id), steps, v)
		}
	case maturity.MeasureChecklist:
		var free, chosen []string
		value := func(ids []string) (sum float64) {
			for _, o := range m.Options {
				if slices.Contains(ids, o.ID) {
					sum += orOne(o.Value)
				}
			}
			return sum
		}
		for _, o := range m.Options {
			if slices.Contains(now.Choices(), o.ID) {
				chosen = append(chosen, o.ID)
			} else {
				free = append(free, o.ID)
			}
		}
		if !open {
			at = value(chosen)
		}
		for set := range 1 << len(free) {
			ids := slices.Clone(chosen)
			for k, id := range free {
				if set&(1<<k) != 0 {
					ids = append(ids, id)
				}
			}
			add(govmaturity.AnswerChoice(ids...), int64(len(ids)-len(chosen)), value(ids))
		}
	default:
		l.numbers(m, open, add, &at)
	}
	slices.SortStableFunc(l.better[1:], func(a, b bruteStep) int { return int(a.effort - b.effort) })
}

// numbers tries numbers in quarters of steps.
func (l *bruteLeaf) numbers(m *maturity.MeasureSpec, open bool, add func(govmaturity.Answer, int64, float64), at *float64) {
	lo, hi, step := 0.0, 0.0, 1.0
	value := func(x float64) float64 { return x }
	var corners []float64
	switch {
	case m.Kind != maturity.MeasureNumber:
		hi = *m.Maximum
	case m.Range != nil:
		lo, hi = m.Range.Min, m.Range.Max
	}
	if n := m.Normalise; n != nil {
		sign := 1.0
		if n.Better == maturity.BetterLower {
			sign = -1
		}
		switch n.Kind {
		case maturity.NormaliseGoalposts:
			if m.Range == nil {
				lo, hi = *n.Min, *n.Max
			}
			corners = []float64{*n.Min, *n.Max}
			value = func(x float64) float64 {
				if n.Outside == maturity.OutsideClamp {
					x = min(max(x, *n.Min), *n.Max)
				}
				return sign * x
			}
		case maturity.NormaliseZScore:
			value = func(x float64) float64 { return sign * x }
		case maturity.NormalisePiecewise:
			for _, p := range n.Points {
				corners = append(corners, p.From)
			}
			if m.Range == nil {
				lo, hi = corners[0], corners[len(corners)-1]
			}
			value = func(x float64) float64 {
				for i, p := range n.Points[1:] {
					if before := n.Points[i]; x <= p.From {
						return before.To + (p.To-before.To)*(x-before.From)/(p.From-before.From)
					}
				}
				return n.Points[len(n.Points)-1].To
			}
		}
	}
	if m.Kind == maturity.MeasureNumber {
		width := hi - lo
		if len(corners) > 1 {
			width = min(hi, corners[len(corners)-1]) - max(lo, corners[0])
		}
		step = math.Pow(10, math.Ceil(math.Log10(width/100)-1e-9))
	}
	if m.Step != nil {
		step = *m.Step
	}
	from, _ := l.now.Number()
	if open {
		from = lo
		for _, x := range append(corners, hi) {
			if x >= lo && x <= hi && value(x) < value(from) {
				from = x
			}
		}
	} else {
		*at = value(from)
	}
	try := func(x float64) {
		if m.Kind == maturity.MeasureCount {
			x = math.Floor(x)
		}
		if x >= lo && x <= hi {
			steps := int64(math.Ceil(math.Abs(x-from)/step - 1e-9))
			if x != from {
				steps = max(steps, 1)
			}
			add(num(x), steps, value(x))
		}
	}
	if (hi-lo)/step > 1500 {
		for _, x := range append(corners, hi, lo) { // too many to try: shrink takes the best
			try(x)
		}
		for range 5000 {
			l.better = append(l.better, l.better[0])
		}
		return
	}
	for _, x := range append(corners, hi, lo, from) {
		try(x)
	}
	part := 1.0
	if (hi-lo)/step < 12 {
		part = 4
	}
	if m.Kind == maturity.MeasureCount {
		part = 1
	}
	for k := 1.0; k*step/part <= hi-lo; k++ {
		try(from + k*step/part)
		try(from - k*step/part)
	}
}
