package casejson

// forest are things below each other, of which it is asked only what is at the top: in
// about the same time however deep they stand.
type forest struct{ up []int }

func newForest(n int) *forest {
	f := &forest{make([]int, n)}
	for i := range f.up {
		f.up[i] = i
	}
	return f
}

// put puts something that stands below nothing yet below something else.
func (f *forest) put(i, below int) { f.up[i] = below }

// top returns what stands at the top of what i is in: i itself if it is that.
func (f *forest) top(i int) int {
	top := i
	for f.up[top] != top {
		top = f.up[top]
	}
	for f.up[i] != top {
		i, f.up[i] = f.up[i], top
	}
	return top
}
