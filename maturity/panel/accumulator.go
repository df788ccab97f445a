package panel

import (
	"errors"
	"fmt"
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Accumulator folds any number of assessments into sums: for each column how many have a
// value, and the exact sum, mean, least and greatest of them. It can be written, sent,
// read and merged: however the assessments are dealt out, and in whatever order the parts
// are merged, the results have the same bits.
//
// [NewAccumulator] makes one. One goroutine uses it at a time.
type Accumulator struct {
	head    Head
	columns []string
	rows    int64
	since   int // rows since the fast sums were put away

	lanes   []lane
	missing []int64
	sums    []exactSum
	row     []float64
}

// lane is what the inner loop reads and writes of a column. Its fast sums are of the
// leading digits and of the rest: each holds a number that is large enough for nothing to
// be rounded away.
type lane struct{ high, low, least, greatest float64 }

var emptyLane = lane{highBase, lowBase, math.Inf(1), math.Inf(-1)}

// put moves the fast sums of a lane to an exact one.
func (l *lane) put(sum *exactSum) {
	sum.add(l.high - highBase)
	sum.add(l.low - lowBase)
	l.high, l.low = highBase, lowBase
}

// Head says what is folded: a framework's nodes.
type Head struct {
	Framework string `json:"framework"`
	Edition   string `json:"edition"`
	// Rules is the hash of what computes: see [maturity.Framework.RulesHash].
	Rules string `json:"rules"`
}

// Fast sums hold up to fastRows numbers of up to fastMost. With 52 digits after the first
// one, the high sum counts in units of 2^-31, and the low one in units of 2^-73.
const (
	fastRows = 1 << 10
	fastMost = 1 << 10
	highBase = 1.5 * (1 << 21)
	lowBase  = 1.5 / (1 << 21)
)

// maxColumns bounds the columns of an accumulator.
const maxColumns = 1 << 20

// NewAccumulator returns an accumulator of all nodes of a framework's own tree.
func NewAccumulator(fw *maturity.Framework) *Accumulator {
	var columns []string
	if fw == nil {
		return newAccumulator(Head{}, nil)
	}
	for n := range fw.Nodes() {
		columns = append(columns, n.ID())
	}
	return newAccumulator(headOf(fw), columns)
}

func headOf(fw *maturity.Framework) Head {
	return Head{Framework: fw.ID(), Edition: fw.Edition(), Rules: fw.RulesHash()}
}

func newAccumulator(head Head, columns []string) *Accumulator {
	n := len(columns)
	a := &Accumulator{
		head: head, columns: columns, lanes: make([]lane, n), missing: make([]int64, n), sums: make([]exactSum, n),
	}
	for i := range columns {
		a.lanes[i] = emptyLane
	}
	return a
}

// Head returns what is folded.
func (a *Accumulator) Head() Head { return a.head }

// Add folds in a card. The error is about a card of another framework.
func (a *Accumulator) Add(card *maturity.Scorecard) error {
	if card == nil || card.Framework() == nil || headOf(card.Framework()) != a.head {
		return fmt.Errorf("the card is not of %s, edition %s, with the rules %s", a.head.Framework, a.head.Edition, a.head.Rules)
	}
	a.row = a.row[:0]
	for r := range card.Nodes() {
		value, ok := r.Value()
		if !ok {
			value = math.NaN()
		}
		a.row = append(a.row, value)
	}
	return a.AddValues(a.row)
}

// AddValues folds in the values of all nodes, in the order of the framework's document.
// NaN stands for none, and so does what is not finite.
func (a *Accumulator) AddValues(row []float64) error {
	if len(row) != len(a.columns) {
		return fmt.Errorf("expected %d values, found %d", len(a.columns), len(row))
	}
	if a.since == fastRows {
		a.putAway()
	}
	a.since++
	a.rows++
	lanes := a.lanes[:len(row)]
	for i, x := range row {
		l := &lanes[i]
		high := l.high + x
		rest := x - (high - l.high)
		low := l.low + rest
		if math.Abs(x) > fastMost || low-l.low != rest { // NaN is not even itself
			a.addSlow(i, x)
			continue
		}
		l.high, l.low = high, low
		if x < l.least {
			l.least = x
		}
		if x > l.greatest {
			l.greatest = x
		}
	}
	return nil
}

// addSlow adds a number that does not fit into the fast sums, or is none.
func (a *Accumulator) addSlow(i int, x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		a.missing[i]++
		return
	}
	a.sums[i].add(x)
	a.lanes[i].least, a.lanes[i].greatest = min(a.lanes[i].least, x), max(a.lanes[i].greatest, x)
}

// putAway adds the fast sums to the exact ones.
func (a *Accumulator) putAway() {
	for i := range a.lanes {
		a.lanes[i].put(&a.sums[i])
	}
	a.since = 0
}

// Merge folds in all that another accumulator has. The other stays as it is. The error is
// about one of another framework.
func (a *Accumulator) Merge(b *Accumulator) error {
	if b == nil || a.head != b.head || len(a.columns) != len(b.columns) {
		return fmt.Errorf("the accumulators are not of one framework: merged are those of %s, edition %s, with the rules %s", a.head.Framework, a.head.Edition, a.head.Rules)
	}
	if a.rows > math.MaxInt64-b.rows {
		return errors.New("the accumulators have more rows together than can be counted")
	}
	a.putAway()
	a.rows += b.rows
	for i := range a.columns {
		sum, other := b.sums[i], b.lanes[i]
		other.put(&sum)
		a.sums[i].merge(&sum)
		a.missing[i] += b.missing[i]
		a.lanes[i].least, a.lanes[i].greatest = min(a.lanes[i].least, other.least), max(a.lanes[i].greatest, other.greatest)
	}
	return nil
}

// Total is what an accumulator says about one node.
type Total struct {
	Node string `json:"node"`
	// Count is how many have a value, and Missing how many have none.
	Count   int64 `json:"count"`
	Missing int64 `json:"missing"`
	// Range goes from the least value to the greatest. It is of zeros when there are
	// none, as are the others.
	Range govmaturity.Range `json:"range"`
	// Sum and Mean are the numbers that are nearest to the exact ones.
	Sum  float64 `json:"sum"`
	Mean float64 `json:"mean"`
}

// Result returns what was folded in, by node, in the order of the framework's document.
func (a *Accumulator) Result() []Total {
	out := make([]Total, len(a.columns))
	for i, id := range a.columns {
		sum, own := a.sums[i], a.lanes[i]
		own.put(&sum)
		t := Total{Node: id, Missing: a.missing[i], Count: a.rows - a.missing[i]}
		if t.Count > 0 {
			t.Range = govmaturity.Range{Min: own.least + 0, Max: own.greatest + 0} // minus zero is zero
			t.Sum, t.Mean = sum.float(), sum.mean(t.Count)
		}
		out[i] = t
	}
	return out
}
