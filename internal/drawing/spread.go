package drawing

import "math"

// spread moves boxes along a line so that none covers another, as little as
// that takes: the sum of the squares of the moves is the least. The boxes come
// in the order of their wishes; it returns their middles. They stay between low
// and high, unless there is no room.
func spread(wishes, heights []float64, gap, low, high float64) []float64 {
	n := len(wishes)
	if n == 0 {
		return nil
	}
	// Where each box would be with all boxes pushed together, from the first.
	packed := make([]float64, n)
	for i := 1; i < n; i++ {
		packed[i] = packed[i-1] + heights[i-1]/2 + gap + heights[i]/2
	}
	// What is left of each wish then must not fall: runs that do are pooled, and
	// take their mean.
	type run struct {
		sum   float64
		count int
	}
	var runs []run
	for i, wish := range wishes {
		runs = append(runs, run{wish - packed[i], 1})
		for k := len(runs) - 1; k > 0; k-- {
			a, b := runs[k-1], runs[k]
			if a.sum/float64(a.count) <= b.sum/float64(b.count) {
				break
			}
			runs = append(runs[:k-1], run{a.sum + b.sum, a.count + b.count})
		}
	}
	low += heights[0] / 2
	high -= heights[n-1]/2 + packed[n-1]
	if high < low {
		low = (low + high) / 2
		high = low
	}
	at := make([]float64, 0, n)
	for _, r := range runs {
		for range r.count {
			at = append(at, packed[len(at)]+min(max(r.sum/float64(r.count), low), high))
		}
	}
	return at
}

// track is where labels stand side by side, or above each other: those that find
// room, in order.
type track struct{ free float64 }

func newTrack() *track { return &track{math.Inf(-1)} }

// take reports whether there is room from here on, and takes it.
func (t *track) take(from, length float64) bool {
	if from < t.free {
		return false
	}
	t.free = from + length
	return true
}
