package schedule

import (
	"cmp"
	"slices"
)

// span is a part of a day, in minutes from midnight.
type span struct{ from, to int }

// shift is the working time of a day: spans in order, none touching another.
type shift struct {
	spans []span
	total int
}

var rest = &shift{}

func newShift(spans []span) *shift {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	s := &shift{}
	for _, p := range spans {
		if k := len(s.spans); k > 0 && s.spans[k-1].to >= p.from {
			s.spans[k-1].to = max(s.spans[k-1].to, p.to)
		} else {
			s.spans = append(s.spans, p)
		}
	}
	for _, p := range s.spans {
		s.total += p.to - p.from
	}
	return s
}

func (s *shift) same(o *shift) bool { return slices.Equal(s.spans, o.spans) }

// before is how much is worked before a minute.
func (s *shift) before(minute int) (sum int) {
	for _, p := range s.spans {
		if minute <= p.from {
			break
		}
		sum += min(minute, p.to) - p.from
	}
	return sum
}

// early is the first minute before which so much is worked: more than 0.
func (s *shift) early(work int) int {
	for _, p := range s.spans {
		if work <= p.to-p.from {
			return p.from + work
		}
		work -= p.to - p.from
	}
	return dayMinutes
}

// late is the minute after so much work with which work goes on: less than all.
func (s *shift) late(work int) int {
	for _, p := range s.spans {
		if work < p.to-p.from {
			return p.from + work
		}
		work -= p.to - p.from
	}
	return dayMinutes
}

// half is the first or the second half of the working time.
func (s *shift) half(first bool) *shift {
	middle := s.early((s.total + 1) / 2)
	var out []span
	for _, p := range s.spans {
		if first {
			p.to = min(p.to, middle)
		} else {
			p.from = max(p.from, middle)
		}
		if p.from < p.to {
			out = append(out, p)
		}
	}
	return newShift(out)
}

// both is when both work.
func (s *shift) both(o *shift) *shift {
	if s.same(o) {
		return s
	}
	var out []span
	for _, p := range s.spans {
		for _, q := range o.spans {
			if from, to := max(p.from, q.from), min(p.to, q.to); from < to {
				out = append(out, span{from, to})
			}
		}
	}
	return newShift(out)
}
