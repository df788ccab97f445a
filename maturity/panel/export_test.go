package panel

import "math"

// Forms read the form of a document, without what it means.
var Forms = map[string]func([]byte) error{
	"goalposts":   func(data []byte) error { return goalpostsFormat.Read("x", data).Err() },
	"benchmark":   func(data []byte) error { return benchmarkFormat.Read("x", data).Err() },
	"uncertainty": func(data []byte) error { return uncertaintyFormat.Read("x", data).Err() },
}

// UncertaintyBy is Panel.Uncertainty with so many goroutines.
func UncertaintyBy(p *Panel, spec *UncertaintySpec, workers int) (*Uncertainty, error) {
	return p.uncertainty(spec, workers)
}

// Differences compares, for each combination of choices, what the evaluator computes with
// what the engine does: to the last bit. It returns how many values were compared, and
// where they differ.
func Differences(p *Panel, spec *UncertaintySpec) (scenarios, values int, differ []string, err error) {
	made, err := p.newPlan(spec)
	if err != nil {
		return 0, 0, nil, err
	}
	e := newEvaluator(made.tree, len(p.members))
	for _, sc := range made.scenarios {
		e.begin(sc)
		e.run()
		cards, err := made.cards(sc.fw)
		if err != nil {
			return 0, 0, nil, err
		}
		for s, card := range cards {
			for i, id := range made.tree.ids {
				r := card.Node(id)
				value, _ := r.Value()
				c := e.cols[i]
				values++
				if math.Float64bits(value) != math.Float64bits(c.value[s]) || statusOf(r.State()) != c.state[s] || r.Coverage() != c.cover[s] {
					differ = append(differ, id+" of "+card.Subject()+": "+string(sc.fw.Node(id).Aggregation()))
				}
				if r := sc.fw.Node(id).Range(); i >= made.tree.columns && (r.Min != e.lo[i] || r.Max != e.hi[i]) {
					differ = append(differ, id+": another range")
				}
			}
		}
	}
	return len(made.scenarios), values, differ, nil
}

// Again compares what answers count with what they count when they are normalised as if
// errors were drawn and all were 0.
func Again(p *Panel, spec *UncertaintySpec) (values int, worst float64, err error) {
	made, err := p.newPlan(spec)
	if err != nil {
		return 0, 0, err
	}
	var scratch []float64
	for _, sc := range made.scenarios {
		for _, c := range sc.columns {
			if c.number.kind == "" {
				continue
			}
			again := newVector(len(p.members))
			copy(again.state, c.state)
			copy(again.cover, c.cover)
			copy(again.gap, c.gap)
			c.number.into(again, c.number.number, &scratch)
			for s := range c.value {
				if again.state[s] != c.state[s] || again.gap[s] != c.gap[s] || again.gaps != c.gaps {
					return 0, math.Inf(1), nil
				}
				values++
				worst = max(worst, math.Abs(again.value[s]-c.value[s])/max(1, math.Abs(c.value[s])))
			}
		}
	}
	return values, worst, nil
}
