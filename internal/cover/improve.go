package cover

// neighbour betters the best choice where a search from the top would come late:
// it keeps the choice but for a neighbourhood of items, and searches that alone,
// one neighbourhood after the other. (Shaw 1998; without chance, for the places
// follow a fixed sequence.)
type neighbour struct {
	*search         // in which the others are decided
	prices  []int64 // the best prices at the top
	next    int     // how many nodes are counted when it is due again
	size    int     // of a neighbourhood
	seed    uint64  // of the next one
	vain    int     // how many changed nothing
}

const (
	firstImprove     = 64
	minSize, maxSize = 32, 256
	nearNodes        = 40
	tries            = 64 // at one size
)

// improve tries neighbourhoods when they are due, for a quarter of the nodes
// that were looked at so far.
func (s *search) improve() {
	n := s.near
	if n == nil || s.counted < n.next || s.cheapest == unknown {
		return
	}
	if n.search == nil {
		n.search = newSearch(s.program, 0)
	}
	for nodes := min(s.spare, s.counted/4); nodes > 0; {
		took := max(n.try(s, nodes), s.weight)
		nodes -= took
		s.counted += took
		s.spare -= took
		if n.cheapest < s.cheapest {
			s.cheapest = n.cheapest
			s.chosen = append(s.chosen[:0], n.chosen...)
		} else if n.vain++; n.vain%tries == 0 {
			n.size = min(2*n.size, maxSize)
		}
	}
	n.next = 2 * s.counted
}

// try searches one neighbourhood of the best choice of s, and returns how many
// nodes it looked at.
func (n *neighbour) try(s *search, nodes int) int {
	in := n.neighbourhood()
	n.cheapest, n.lower = s.cheapest, unknown
	n.spare, n.counted = min(nodes, nearNodes*s.weight), 0
	copy(n.price, n.prices)
	for i, yes := range s.chosen {
		switch {
		case in[i]:
		case yes:
			n.decide(int32(i), 1)
		default:
			n.decide(int32(i), 0)
		}
	}
	if n.settle() {
		n.node()
	}
	n.back(0)
	return n.counted
}

// neighbourhood marks about so many items as its size says: two that are far
// apart in the sequence, and what they have rows in common with.
func (n *neighbour) neighbourhood() []bool {
	in := make([]bool, len(n.cost))
	count := 0
	var queue []int32
	for half := 1; half <= 2; half++ {
		most := n.size * half / 2
		add := func(i int32) {
			if !in[i] && count < most {
				in[i] = true
				count++
				queue = append(queue, i)
			}
		}
		n.seed += 0x9E3779B97F4A7C15 // the golden ratio: places spread evenly
		add(int32(n.seed >> 33 % uint64(len(in))))
		for k := 0; k < len(queue) && count < most; k++ {
			rows, _ := n.column(int(queue[k]))
			for _, r := range rows {
				items, _ := n.row(int(r))
				if len(items) > 4*n.size {
					continue // a budget: everything is in it
				}
				for _, i := range items {
					add(i)
				}
			}
		}
		queue = queue[:0]
	}
	return in
}
