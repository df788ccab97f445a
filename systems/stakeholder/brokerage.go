package stakeholder

// Brokerage is how often somebody stands between two others who are not tied
// themselves: from the first, over the broker, to the second (Gould and
// Fernandez). In which role depends on the groups of the three.
type Brokerage struct {
	// Coordinator: all three are of one group.
	Coordinator int
	// Consultant: the two others are of one group, and the broker is of another.
	Consultant int
	// Gatekeeper: the broker lets something into its own group.
	Gatekeeper int
	// Representative: the broker speaks for its own group to another.
	Representative int
	// Liaison: all three are of different groups.
	Liaison int
	// Ungrouped are those where one of the three has no group.
	Ungrouped int
}

// Total returns how often it stands between two others in any role.
func (b Brokerage) Total() int {
	return b.Coordinator + b.Consultant + b.Gatekeeper + b.Representative + b.Liaison + b.Ungrouped
}

// brokerage counts the roles of each.
func (g *graph) brokerage(group []int) []Brokerage {
	out := make([]Brokerage, len(g.out))
	tied := make([]int32, len(g.out)) // to whom the first is tied, by its place and 1
	for u := range int32(len(g.out)) {
		for _, v := range g.out[u] {
			tied[v] = u + 1
		}
		for _, v := range g.out[u] {
			for _, w := range g.out[v] {
				if w != u && tied[w] != u+1 {
					out[v].add(group[u], group[v], group[w])
				}
			}
		}
	}
	return out
}

func (b *Brokerage) add(from, broker, to int) {
	switch {
	case from < 0 || broker < 0 || to < 0:
		b.Ungrouped++
	case from == broker && broker == to:
		b.Coordinator++
	case from == to:
		b.Consultant++
	case broker == to:
		b.Gatekeeper++
	case from == broker:
		b.Representative++
	default:
		b.Liaison++
	}
}
