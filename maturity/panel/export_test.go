package panel

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Forms read the form of a document, without what it means.
var Forms = map[string]func([]byte) error{
	"goalposts":   func(data []byte) error { return goalpostsFormat.Read("x", data).Err() },
	"benchmark":   func(data []byte) error { return benchmarkFormat.Read("x", data).Err() },
	"uncertainty": func(data []byte) error { return uncertaintyFormat.Read("x", data).Err() },
}

// UncertaintyBy is Panel.Uncertainty with so many goroutines.
func UncertaintyBy(p *Panel, spec *UncertaintySpec, workers int) (*Uncertainty, error) {
	return p.uncertainty(context.Background(), spec, workers)
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
	var scratch room
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

// DrawnDifferences compares what draws compute with what the engine does, when it is given
// the framework with the weights that were drawn, and the answers with their errors. Draws
// that fill in answers, or leave nothing of a group, are passed over. It returns how many
// draws and values were compared, and by how much they differ at most, in parts of the
// greater of the value and 1.
func DrawnDifferences(p *Panel, spec *UncertaintySpec) (draws, values int, worst float64, err error) {
	made, err := p.newPlan(spec)
	if err != nil {
		return 0, 0, 0, err
	}
	w := newDrawer(made)
	for d := range made.spec.Draws {
		_, sc := w.draw(func(int) uint64 { return uint64(d) })
		if sc.drawn || slices.Contains(w.e.weights[made.tree.columns:], 0) {
			continue
		}
		again := sc.fw.Spec()
		eachNode(&again.Root, func(n *maturity.NodeSpec) {
			if i := made.tree.find(n.ID); i >= 0 && i != made.tree.root() {
				n.Weight = &w.e.weights[i]
			}
			if i := made.tree.find(n.ID); i >= made.tree.columns && n.Maximum != nil {
				n.Maximum = &w.e.maximum[i]
			}
			if n.Measure != nil && n.Measure.Normalise != nil {
				n.Measure.Normalise.Panel = nil
			}
			if n.Normalise != nil {
				n.Normalise.Panel = nil
			}
			n.Class = nil
		})
		fw, err := maturity.Compile(again)
		if err != nil {
			return 0, 0, 0, err
		}
		var all []*maturity.Assessment
		for s, m := range p.members {
			all = append(all, w.withErrors(m.Assessment(), s))
		}
		other, err := New(fw, all)
		if err != nil {
			return 0, 0, 0, err
		}
		draws++
		for s, m := range other.members {
			for i, id := range made.tree.ids {
				r, c := m.Card.Node(id), w.e.cols[i]
				if value, _ := r.Value(); w.e.weights[i] > 0 {
					worst = max(worst, math.Abs(value-c.value[s])/max(1, math.Abs(value)), math.Abs(r.Coverage()-c.cover[s]))
					values++
					if statusOf(r.State()) != c.state[s] {
						return 0, 0, 0, fmt.Errorf("draw %d: %s of %s is %v", d, id, m.Subject, r.State())
					}
				}
			}
		}
	}
	return draws, values, worst, nil
}

// withErrors returns answers as a draw has them.
func (w *drawer) withErrors(a *maturity.Assessment, s int) *maturity.Assessment {
	a.Hash, a.Answers = "", maps.Clone(a.Answers)
	for c, off := range w.off {
		n := &w.e.sc.columns[c].number
		if !off || !n.has[s] {
			continue
		}
		id := w.plan.tree.ids[c]
		answer := govmaturity.AnswerNumber(w.numbers[c][s])
		if n.levels != nil {
			answer = govmaturity.AnswerChoice(n.indicator.Choices()[int(w.numbers[c][s])].ID)
		}
		a.Answers[id] = answer.WithState(a.Answers[id].State())
	}
	return a
}

// RanksOf returns the rank of a member in each draw.
func (u *Uncertainty) RanksOf(m int) (ranks []int32) {
	for d := range u.Draws() {
		ranks = append(ranks, u.ranks[d*len(u.nominal)+m])
	}
	return ranks
}
