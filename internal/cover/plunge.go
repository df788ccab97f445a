package cover

import (
	"cmp"
	"slices"
)

// plunge makes a whole choice in strides: it decides the items that the prices
// speak for most clearly, seeks new prices for what is left, and so on. It
// costs a bound a stride, and leaves what is decided as it was.
func (s *search) plunge() {
	mark := len(s.trail)
	prices := s.save()
	var clear []int32
	for range plungeStrides {
		if len(s.free) == 0 || s.spare <= 0 {
			break
		}
		clear = clear[:0]
		for _, i := range s.free {
			if s.value[i] == open && int(s.often[i])*2 >= s.rounds {
				clear = append(clear, i)
			}
		}
		slices.SortFunc(clear, func(i, k int32) int {
			return cmp.Or(cmp.Compare(s.often[k], s.often[i]), cmp.Compare(s.after[i], s.after[k]), cmp.Compare(i, k))
		})
		if n := len(clear) / 4; n > 0 {
			clear = clear[:n]
		}
		if len(clear) == 0 {
			i := s.branch()
			if i < 0 {
				break
			}
			clear = append(clear, i)
		}
		ok := true
		for _, i := range clear {
			if s.value[i] != open {
				continue
			}
			before := len(s.trail)
			if s.decide(i, 1); s.settle() {
				continue
			}
			s.back(before)
			if s.decide(i, 0); !s.settle() {
				ok = false
				break
			}
		}
		if !ok {
			break
		}
		s.counted += s.weight
		s.spare -= s.weight
		if bound := s.bound(nodeRounds, s.goal()); bound > s.goal() {
			break
		}
		s.dive()
	}
	s.back(mark)
	s.load(prices)
	s.forget(prices)
}

const plungeStrides = 40
