package schedule

import "container/heap"

// queue gives the node with the least key first; of equal keys, that of the lower rank.
type queue []waiting

type waiting struct {
	key  Moment
	rank int32
	node int
}

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, k int) bool {
	return q[i].key < q[k].key || q[i].key == q[k].key && q[i].rank < q[k].rank
}
func (q queue) Swap(i, k int) { q[i], q[k] = q[k], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(waiting)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func (q *queue) push(key Moment, rank int32, node int) { heap.Push(q, waiting{key, rank, node}) }
func (q *queue) pop() int                              { return heap.Pop(q).(waiting).node }
