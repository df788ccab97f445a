package panel

import (
	"math"
	"slices"
)

// CorrelationKind is a way to correlate two nodes.
type CorrelationKind string

const (
	// CorrelationPearson is that of the values.
	CorrelationPearson CorrelationKind = "pearson"
	// CorrelationSpearman is that of their ranks, where those that are level share the
	// mean of their places.
	CorrelationSpearman CorrelationKind = "spearman"
)

// Correlation is how far two nodes go together.
type Correlation struct {
	A string `json:"a"`
	B string `json:"b"`
	// Members is how many have a value of both: only they count.
	Members int `json:"members"`
	// Defined reports whether there is a Value. There is none for fewer than two members,
	// and where all are level on one of the nodes.
	Defined bool `json:"defined"`
	// Value is from -1 to 1.
	Value float64 `json:"value"`
}

// Correlation returns how far two nodes go together.
func (p *Panel) Correlation(kind CorrelationKind, a, b string) Correlation {
	out := Correlation{A: a, B: b}
	var xs, ys []float64
	for _, m := range p.members {
		x, has := m.Card.Node(a).Value()
		y, also := m.Card.Node(b).Value()
		if has && also {
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	out.Members = len(xs)
	if kind == CorrelationSpearman {
		xs, ys = RanksBy(TiesFractional, xs), RanksBy(TiesFractional, ys)
	}
	out.Value, out.Defined = correlate(xs, ys)
	return out
}

// correlate returns the correlation of pairs.
func correlate(xs, ys []float64) (value float64, ok bool) {
	n := len(xs)
	if n < 2 || level(xs) || level(ys) {
		return 0, false
	}
	mx, my := meanOf(xs), meanOf(ys)
	var xx, yy, xy float64
	for i := range xs {
		dx, dy := xs[i]-mx, ys[i]-my
		xx += float64(dx * dx)
		yy += float64(dy * dy)
		xy += float64(dx * dy)
	}
	if xx == 0 || yy == 0 || math.IsInf(xx, 0) || math.IsInf(yy, 0) {
		return 0, false
	}
	return min(max(xy/float64(math.Sqrt(xx)*math.Sqrt(yy)), -1), 1), true
}

func level(xs []float64) bool {
	for _, x := range xs {
		if x != xs[0] {
			return false
		}
	}
	return true
}

// allButLevel reports whether sums differ by no more than rounding makes them.
func allButLevel(sums []float64) bool {
	least, most := slices.Min(sums), slices.Max(sums)
	return most-least <= 1e-13*max(math.Abs(least), math.Abs(most))
}

// meanOf returns the mean of some values, whatever their order.
func meanOf(xs []float64) float64 {
	var sum exactSum
	for _, x := range xs {
		sum.add(x)
	}
	return sum.mean(int64(len(xs)))
}

// below returns the ids of the nodes directly below a node.
func (p *Panel) below(node string) []string {
	if p.fw == nil {
		return nil
	}
	var ids []string
	for _, kid := range p.fw.Node(node).Children() {
		ids = append(ids, kid.ID())
	}
	return ids
}

// Within returns how far the nodes directly below a node go together with each other, and
// each of them with the node: where two are all but the same, one may count twice, and
// where one goes against the node, it may be turned the wrong way.
func (p *Panel) Within(kind CorrelationKind, node string) []Correlation {
	var out []Correlation
	below := p.below(node)
	for i, a := range below {
		for _, b := range below[i+1:] {
			out = append(out, p.Correlation(kind, a, b))
		}
	}
	for _, a := range below {
		out = append(out, p.Correlation(kind, a, node))
	}
	return out
}

// Across returns how far the nodes directly below one node go together with those below
// another.
func (p *Panel) Across(kind CorrelationKind, node, other string) []Correlation {
	var out []Correlation
	for _, a := range p.below(node) {
		for _, b := range p.below(other) {
			out = append(out, p.Correlation(kind, a, b))
		}
	}
	return out
}

// Alpha is Cronbach's alpha of the nodes directly below a node: how far they tell of one
// thing.
type Alpha struct {
	Node string `json:"node"`
	// Items is how many nodes there are below, and Members how many members have a value
	// of all of them: only they count.
	Items   int `json:"items"`
	Members int `json:"members"`
	// Defined reports whether there is a Value. There is none for fewer than two items or
	// members, and where all members have the same sum.
	Defined bool `json:"defined"`
	// Value is k / (k - 1) × (1 - Σ variance of an item / variance of the sum), with the
	// values as they are. It is no more than 1, and can be below 0.
	Value float64 `json:"value"`
}

// Alpha returns Cronbach's alpha of the nodes directly below a node.
func (p *Panel) Alpha(node string) Alpha {
	items := p.below(node)
	out := Alpha{Node: node, Items: len(items)}
	columns, sums := make([][]float64, len(items)), []float64(nil)
	for _, m := range p.members {
		row, sum := make([]float64, 0, len(items)), 0.0
		for _, id := range items {
			if x, ok := m.Card.Node(id).Value(); ok {
				row = append(row, x)
				sum += x
			}
		}
		if len(row) < len(items) {
			continue
		}
		for i, x := range row {
			columns[i] = append(columns[i], x)
		}
		sums = append(sums, sum)
	}
	out.Members = len(sums)
	k := float64(len(items))
	if k < 2 || len(sums) < 2 || allButLevel(sums) {
		return out
	}
	parts := 0.0
	for _, column := range columns {
		parts += variance(column)
	}
	whole := variance(sums)
	if whole == 0 || math.IsInf(whole, 0) || math.IsInf(parts, 0) {
		return out
	}
	out.Value, out.Defined = min(float64(k/(k-1)*(1-parts/whole)), 1), true // rounding goes no further
	return out
}

// variance divides by one less than the count.
func variance(xs []float64) float64 {
	mean, sum := meanOf(xs), 0.0
	for _, x := range xs {
		d := x - mean
		sum += float64(d * d)
	}
	return sum / float64(len(xs)-1)
}
