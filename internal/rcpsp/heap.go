package rcpsp

// heap is a heap of activities by their keys; of equal keys, the lower activity comes
// first.
type heap []entry

type entry struct {
	key int64
	i   int32
}

func (a entry) less(b entry) bool { return a.key < b.key || a.key == b.key && a.i < b.i }

func (h *heap) push(key int64, i int32) {
	*h = append(*h, entry{key, i})
	s := *h
	for k := len(s) - 1; k > 0 && s[k].less(s[(k-1)/2]); k = (k - 1) / 2 {
		s[k], s[(k-1)/2] = s[(k-1)/2], s[k]
	}
}

func (h *heap) pop() int32 {
	s := *h
	top := s[0].i
	last := len(s) - 1
	s[0] = s[last]
	s = s[:last]
	for k := 0; ; {
		c := 2*k + 1
		if c >= len(s) {
			break
		}
		if c+1 < len(s) && s[c+1].less(s[c]) {
			c++
		}
		if !s[c].less(s[k]) {
			break
		}
		s[k], s[c] = s[c], s[k]
		k = c
	}
	*h = s
	return top
}
