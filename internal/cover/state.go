package cover

// state is what is decided so far, and what follows from it row by row.
type state struct {
	*program
	value []int8  // 0 or 1, or open
	has   []int64 // of each row, what the chosen items give
	more  []int64 // what open items can add at most
	less  []int64 // what open items can take away, below 0
	spent int64   // the costs of what is chosen
	trail []int32 // the items decided, in order
	queue []int32 // rows to look at
	waits []bool  // rows in the queue
}

const open int8 = -1

func newState(p *program) *state {
	s := &state{
		program: p, value: make([]int8, len(p.cost)),
		has: make([]int64, len(p.rows)), more: make([]int64, len(p.rows)), less: make([]int64, len(p.rows)),
		waits: make([]bool, len(p.rows)),
	}
	for i := range s.value {
		s.value[i] = open
	}
	for r := range p.rows {
		_, by := p.row(r)
		for _, c := range by {
			s.more[r] += max(c, 0)
			s.less[r] += min(c, 0)
		}
		s.wait(int32(r))
	}
	return s
}

func (s *state) wait(r int32) {
	if !s.waits[r] && s.rows[r].penalty < 0 {
		s.waits[r] = true
		s.queue = append(s.queue, r)
	}
}

// decide gives an open item a value. What follows is found by settle.
func (s *state) decide(i int32, value int8) {
	s.value[i] = value
	s.trail = append(s.trail, i)
	rows, by := s.column(int(i))
	if value == 1 {
		s.spent += s.cost[i]
	}
	for k, r := range rows {
		c := by[k]
		if c > 0 {
			s.more[r] -= c
		} else {
			s.less[r] -= c
		}
		if value == 1 {
			s.has[r] += c
		}
		if (c > 0) != (value == 1) { // the row can now reach less
			s.wait(r)
		}
	}
}

// settle decides what has only one value left. It returns false if a row cannot
// be kept.
func (s *state) settle() bool {
	for len(s.queue) > 0 {
		r := s.queue[len(s.queue)-1]
		s.queue = s.queue[:len(s.queue)-1]
		s.waits[r] = false
		slack := s.has[r] + s.more[r] - s.rows[r].bound
		if slack < 0 {
			for _, r := range s.queue {
				s.waits[r] = false
			}
			s.queue = s.queue[:0]
			return false
		}
		if slack >= s.rows[r].largest {
			continue
		}
		items, by := s.row(int(r))
		for k, i := range items {
			switch {
			case s.value[i] != open:
			case by[k] > slack:
				s.decide(i, 1)
			case -by[k] > slack:
				s.decide(i, 0)
			}
		}
	}
	return true
}

// back takes back what was decided since the trail had a length.
func (s *state) back(to int) {
	for len(s.trail) > to {
		i := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		rows, by := s.column(int(i))
		for k, r := range rows {
			c := by[k]
			if c > 0 {
				s.more[r] += c
			} else {
				s.less[r] += c
			}
			if s.value[i] == 1 {
				s.has[r] -= c
			}
		}
		if s.value[i] == 1 {
			s.spent -= s.cost[i]
		}
		s.value[i] = open
	}
}

// lacks is the penalty of a row that has an amount.
func (w *row) lacks(amount int64) int64 {
	switch {
	case w.penalty <= 0 || amount >= w.bound:
		return 0
	case w.whole:
		return w.penalty
	}
	return w.penalty * (w.bound - amount)
}
