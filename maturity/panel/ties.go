package panel

import (
	"cmp"
	"slices"
)

// Ties says which rank those share whose values are equal.
type Ties string

const (
	// TiesCompetition is the best of their places: 1, 2, 2, 4. It is what [Ranks] gives.
	TiesCompetition Ties = "competition"
	// TiesModified is the last of their places: 1, 3, 3, 4.
	TiesModified Ties = "modified"
	// TiesDense uses up one rank for all of them: 1, 2, 2, 3.
	TiesDense Ties = "dense"
	// TiesFractional is the mean of their places: 1, 2.5, 2.5, 4.
	TiesFractional Ties = "fractional"
)

// RanksBy returns the rank of each value, 1 for the highest, with a rule for those that
// are equal: competition, when it is another than those there are. What [Ranks] says of
// equality and of NaN goes for it too.
func RanksBy(ties Ties, values []float64) []float64 {
	first := Ranks(values)
	ranks := make([]float64, len(values))
	group := make([]int, len(values)+1) // how many share a place, by the first of it
	for _, place := range first {
		group[place]++
	}
	distinct := make([]int, len(values)+1)
	for place, n := 1, 0; place <= len(values); place++ {
		if group[place] > 0 {
			n++
		}
		distinct[place] = n
	}
	for i, place := range first {
		switch ties {
		case TiesModified:
			ranks[i] = float64(place + group[place] - 1)
		case TiesDense:
			ranks[i] = float64(distinct[place])
		case TiesFractional:
			ranks[i] = float64(place) + float64(group[place]-1)/2
		default:
			ranks[i] = float64(place)
		}
	}
	return ranks
}

// RanksBy is [Panel.Ranks] with another rule for those that are level.
func (p *Panel) RanksBy(ties Ties, node string) []float64 {
	out := make([]float64, len(p.members))
	values, places := p.published(node)
	for k, rank := range RanksBy(ties, values) {
		out[places[k]] = rank
	}
	return out
}

// published returns the published values of a node, and whose they are.
func (p *Panel) published(node string) (values []float64, places []int) {
	for i, m := range p.members {
		if value, ok := m.Card.Node(node).Published(); ok {
			values, places = append(values, value), append(places, i)
		}
	}
	return values, places
}

// values returns the values of a node as computed, and whose they are.
func (p *Panel) values(node string) (values []float64, places []int) {
	for i, m := range p.members {
		if value, ok := m.Card.Node(node).Value(); ok {
			values, places = append(values, value), append(places, i)
		}
	}
	return values, places
}

// Ranking returns the members that have a value of a node, the best first. Those that are
// level come in the order in which they were given.
func (p *Panel) Ranking(node string) []Member {
	values, places := p.published(node)
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	out := make([]Member, len(order))
	for i, k := range order {
		out[i] = p.members[places[k]]
	}
	return out
}
