package assignment

// solver holds an assignment and prices that fit it:
//
//	u[i] + v[j] <= cost of i and j, and equal for a pair
//	u[i] <= out, and equal for a row that is done and left over
//	v[j] <= 0, and equal for a column that is left over
//
// So the assignment is the cheapest one for the rows that are done. Rows that
// are not yet done have u[i] such that the first line holds.
type solver struct {
	*costs
	out             int64
	u, v            []int64
	columnOf, rowOf []int // None where there is none

	// Work space of one path.
	distance []int64 // of each column
	from     []int   // the row before each column
	near     []int   // the columns that are reached, the nearest first
}

// solve finds the cheapest assignment, and of equally cheap ones the first.
func solve(c *costs) *solver {
	s := &solver{
		costs: c, out: c.out(),
		u: make([]int64, c.rows), v: make([]int64, c.columns),
		columnOf: make([]int, c.rows), rowOf: make([]int, c.columns),
		distance: make([]int64, c.columns), from: make([]int, c.columns),
	}
	for i := range s.columnOf {
		s.columnOf[i] = None
	}
	for j := range s.rowOf {
		s.rowOf[j] = None
	}
	for _, i := range s.bid(s.bid(s.takeCheapest())) {
		s.augment(i)
	}
	s.settleTies()
	return s
}

// takeCheapest gives each row its cheapest column if that is still there. It
// returns the rows that got none.
func (s *solver) takeCheapest() []int {
	var left []int
	for i := range s.rows {
		best := None
		s.u[i] = s.out
		for j, cost := range s.row(i) {
			if cost < s.u[i] {
				s.u[i], best = cost, j
			}
		}
		switch {
		case best == None: // may be given nowhere
		case s.rowOf[best] == None:
			s.rowOf[best], s.columnOf[i] = i, best
		default:
			left = append(left, i)
		}
	}
	return left
}

// bid lets each row of the list bid for its best column, up to what its second
// best would be worth, and push out whoever is there. Most rows find their
// place so, at the cost of one look each. It returns the rows that have none
// at the end; the prices fit.
func (s *solver) bid(rows []int) []int {
	var left []int
	tries := 4 * len(rows) // a few rows could push each other out for long
	for k := 0; k < len(rows); {
		i := rows[k]
		first, second := s.out, s.out
		best, next := None, None
		for j, cost := range s.row(i) {
			if d := cost - s.v[j]; d < second {
				if d < first {
					first, second, best, next = d, first, j, best
				} else {
					second, next = d, j
				}
			}
		}
		tries--
		if best == None || tries < 0 {
			s.u[i] = first
			left = append(left, i)
			k++
			continue
		}
		if first == second && s.rowOf[best] != None && next != None {
			best = next // as good, and perhaps nobody is there
		}
		s.u[i] = second
		s.v[best] -= second - first
		other := s.rowOf[best]
		s.rowOf[best], s.columnOf[i] = i, best
		if other == None {
			k++
			continue
		}
		s.columnOf[other] = None
		if first < second {
			rows[k] = other // at once: the price has gone up
		} else {
			left = append(left, other)
			k++
		}
	}
	return left
}

// augment gives row start a column, by the cheapest way of moving others, or
// leaves over the row whose going is cheapest, if no column can be reached.
// (Dijkstra's search over columns, all that are equally near at once; what is
// left of a cost after the prices is never negative.)
func (s *solver) augment(start int) {
	for j := range s.distance {
		s.distance[j], s.from[j] = unreached, None
	}
	s.near = s.near[:0]
	searched := 0
	leaving, leave := start, s.out-s.u[start] // the row to leave over, and how far that is
	far, end := int64(-1), None               // columns up to this far are among the near ones
	for i, base := start, -s.u[start]; ; {
		if end = s.search(i, base, far); end != None {
			break
		}
		if searched == len(s.near) {
			if far, end = s.nearest(far, leave); end != None || far == leave {
				break
			}
		}
		i = s.rowOf[s.near[searched]]
		base = far - s.u[i]
		searched++
		if d := base + s.out; d < leave {
			leaving, leave = i, d
		}
	}
	s.u[start] += far
	for _, j := range s.near[:searched] {
		s.u[s.rowOf[j]] += far - s.distance[j]
		s.v[j] -= far - s.distance[j]
	}
	if end == None {
		end = s.columnOf[leaving]
		s.columnOf[leaving] = None
		if end == None {
			return
		}
	}
	for i := None; i != start; {
		i = s.from[end]
		s.rowOf[end] = i
		end, s.columnOf[i] = s.columnOf[i], end
	}
}

// search looks from row i at all columns. Those that are as near as the row
// itself join the near ones; it returns one of them that is free. A column that
// was searched from is never nearer this way.
func (s *solver) search(i int, base, far int64) (free int) {
	row := s.row(i)
	distance, v := s.distance[:len(row)], s.v[:len(row)]
	for j, cost := range row {
		d := base + cost - v[j]
		if d >= distance[j] {
			continue
		}
		distance[j], s.from[j] = d, i
		if d == far {
			if s.rowOf[j] == None {
				return j
			}
			s.near = append(s.near, j)
		}
	}
	return None
}

// nearest adds the nearest columns beyond a distance to the near ones, if they
// are nearer than the limit. It returns how far they are, or the limit, and one
// of them that is free.
func (s *solver) nearest(beyond, limit int64) (int64, int) {
	far, first := limit, len(s.near)
	for j, d := range s.distance {
		if d <= beyond || d > far || d == limit {
			continue
		}
		if d < far {
			far, s.near = d, s.near[:first]
		}
		s.near = append(s.near, j)
	}
	for _, j := range s.near[first:] {
		if s.rowOf[j] == None {
			return far, j
		}
	}
	return far, None
}
