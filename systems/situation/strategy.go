package situation

import "github.com/govmaturity/govmaturity"

// Strategy joins what is inside with what is outside. It is a small value, comparable
// with ==. The zero Strategy is not Valid; its methods return zero values.
type Strategy struct {
	s  *Situation
	at int // its place, from 1
}

func (t Strategy) get() *strategy {
	if t.s == nil {
		return &strategy{spec: &SwotStrategySpec{}}
	}
	return &t.s.strategies[t.at-1]
}

// Strategies returns the strategies of all SWOTs, in the document's order.
func (s *Situation) Strategies() []Strategy {
	var out []Strategy
	for i := range s.strategies {
		out = append(out, Strategy{s, i + 1})
	}
	return out
}

// Valid reports whether t is a strategy of a situation.
func (t Strategy) Valid() bool { return t.s != nil }

// ID returns the strategy's id.
func (t Strategy) ID() string { return t.get().spec.ID }

// Kind returns which two quadrants it joins.
func (t Strategy) Kind() StrategyKind { return t.get().spec.Kind }

// Text returns what it says.
func (t Strategy) Text() govmaturity.Text { return t.get().spec.Text.Clone() }

// Swot returns the id of the SWOT that it stands in.
func (t Strategy) Swot() string {
	if t.s == nil {
		return ""
	}
	return t.s.doc().Swots[t.get().swot].ID
}

// Items returns the items that it joins.
func (t Strategy) Items() []Item {
	if t.s == nil {
		return nil
	}
	return t.s.itemsAt(t.get().items)
}
