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

	lanes []lane
	sums  []exactSum
	block []float64 // rows that wait to be folded together
	held  int       // how many wait
	row   []float64
}

// Head says what is folded: a framework's nodes.
type Head struct {
	Framework string `json:"framework"`
	Edition   string `json:"edition"`
	// Rules is the hash of what computes: see [maturity.Framework.RulesHash].
	Rules string `json:"rules"`
}

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
		head: head, columns: columns, lanes: make([]lane, n), sums: make([]exactSum, n),
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
	if a.block == nil {
		a.block = make([]float64, blockRows*len(row))
	}
	copy(a.block[a.held*len(row):], row)
	a.rows++
	if a.held++; a.held == blockRows {
		a.fold()
	}
	return nil
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
	rows := b.rows // those of a itself are about to be more
	for i := range a.columns {
		own, sum := a.column(i)
		other, more := b.column(i)
		own.join(other)
		sum.merge(&more)
		a.lanes[i], a.sums[i] = own, sum
	}
	a.rows += rows
	a.since, a.held = 0, 0
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
		own, sum := a.column(i)
		t := Total{Node: id, Missing: own.missing, Count: a.rows - own.missing}
		if t.Count > 0 {
			t.Range = govmaturity.Range{Min: own.least + 0, Max: own.greatest + 0} // minus zero is zero
			t.Sum, t.Mean = sum.float(), sum.mean(t.Count)
		}
		out[i] = t
	}
	return out
}
