package cover

// improve tries to better the best choice where a search from the top would
// come late: it keeps the choice but for a neighbourhood of items, and searches
// that alone, one neighbourhood after the other, within a number of nodes.
// (Shaw 1998, without chance: the places follow a fixed sequence.)
func (s *search) improve(nodes int) {
	if s.cheapest == unknown || len(s.free) == 0 {
		return
	}
	if s.near == nil {
		s.near = &search{weight: s.weight, isPart: true}
		s.near.bounder = newBounder(newState(s.program))
		s.near.size = minSize
	}
	n := s.near
	for nodes > 0 {
		in := s.neighbourhood(n.size)
		n.cheapest, n.lower = s.cheapest, unknown
		n.chosen = append(n.chosen[:0], s.chosen...)
		for r := range n.queue {
			n.waits[n.queue[r]] = false
		}
		n.queue = n.queue[:0]
		for i, yes := range s.chosen {
			switch {
			case in[i]:
			case yes:
				n.decide(int32(i), 1)
			default:
				n.decide(int32(i), 0)
			}
		}
		before := n.counted
		n.spare = min(nodes, nearNodes*s.weight)
		if n.settle() {
			copy(n.price, s.top0)
			n.node(1)
		}
		n.back(0)
		nodes -= max(n.counted-before, s.weight)
		s.counted += n.counted - before
		s.spare -= n.counted - before
		if n.cheapest < s.cheapest {
			s.cheapest = n.cheapest
			s.chosen = append(s.chosen[:0], n.chosen...)
			continue
		}
		if s.turn++; s.turn%64 == 0 {
			n.size = min(2*n.size, maxSize)
		}
	}
}

const (
	minSize, maxSize = 32, 256
	nearNodes        = 40
)

// neighbourhood returns about so many items: two that are far apart in the
// sequence, and what has rows in common with them.
func (s *search) neighbourhood(size int) []bool {
	n := len(s.cost)
	in := make([]bool, n)
	count := 0
	var queue []int32
	add := func(i int32) {
		if !in[i] {
			in[i] = true
			count++
			queue = append(queue, i)
		}
	}
	for half := 1; half <= 2; half++ {
		s.seed += 0x9E3779B97F4A7C15 // the golden ratio: places spread evenly
		seed := int32(s.seed >> 33 % uint64(n))
		queue = queue[:0]
		add(seed)
		for k := 0; k < len(queue) && count < size*half/2; k++ {
			rows, _ := s.column(int(queue[k]))
			for _, r := range rows {
				items, _ := s.row(int(r))
				if len(items) > 4*size {
					continue // a budget: nearly everything is in it
				}
				for _, i := range items {
					if count < size*half/2 {
						add(i)
					}
				}
			}
		}
	}
	return in
}
