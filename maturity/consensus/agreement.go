package consensus

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/stat"
	"github.com/govmaturity/govmaturity/maturity"
)

// Agreement says how far raters agree on the questions of a node that are answered
// alike: with the levels of one scale, with yes and no, with the same options, or
// with numbers of one range. The questions are the units; reasons why there is no
// value, and what is kept apart, do not count.
type Agreement struct {
	Node maturity.Node
	// Kind is how the questions are answered, and Scale is the scale of their levels.
	Kind  maturity.MeasureKind
	Scale string
	Data  Data
	// Questions are those to which two raters gave a value, and Values those values.
	Questions, Values int
	// Raters are those who gave one of the values.
	Raters int
	// Alpha is Krippendorff's alpha for the data.
	Alpha Coefficient
	// Kappa is Cohen's for two raters, and Conger's for more; weighted, unless the
	// data are nominal.
	Kappa   Coefficient
	Weights Weights
	// Within is r_wg(j) of James, Demaree and Wolf, for levels and for yes and no: of
	// one question, their r_wg.
	Within Coefficient
	// Method is how intervals are found, and Confidence their level.
	Method     IntervalKind
	Confidence float64
}

// Coefficient is a coefficient of agreement with its interval.
type Coefficient struct {
	// Known reports whether there is a value. There is none for one rater, and no alpha
	// or kappa for one question or where chance alone agrees always, as when all values
	// are the same: nothing then tells agreement from habit.
	Known bool
	Value float64
	// Ranged reports whether there is an interval, from Low to High: for two questions
	// or more, and where 19 of 20 draws of a bootstrap have a value.
	Ranged    bool
	Low, High float64
}

// Agreement measures how far raters agree on the questions below a node, in the order
// of the framework: one Agreement for each kind of answers. It is nil for a node that
// the framework does not have, and for one without questions. A node of a roster, and
// one that summarises it, is measured over all its items. Whatever the order of raters and assessments, the bits
// are the same.
func (c *Consensus) Agreement(node string) []Agreement {
	if c.round == nil {
		return nil
	}
	n := c.round.fw.Node(node)
	if !n.Valid() {
		return nil
	}
	below := map[string]bool{}
	within(n, below)
	var tables []*table
	byKind := map[string]*table{}
	for i := range c.cells {
		cell := &c.cells[i]
		if !below[cell.Indicator.ID()] {
			continue
		}
		k := cell.asked.alike()
		if byKind[k] == nil {
			byKind[k] = &table{asked: cell.asked}
			tables = append(tables, byKind[k])
		}
		byKind[k].add(cell, c.round)
	}
	var out []Agreement
	for _, t := range tables {
		a := t.agreement(&c.round.options)
		a.Node = n
		out = append(out, a)
	}
	return out
}

// within marks the indicators below a node, and those of the items that it or a node
// below it summarises.
func within(n maturity.Node, below map[string]bool) {
	for n := range n.All() {
		if below[n.ID()] {
			continue // summarised twice
		}
		below[n.ID()] = n.IsIndicator()
		if roster, take := n.Roster(); roster.Valid() {
			within(take, below)
		}
	}
}

// alike is the same for questions that are answered alike.
func (q *asked) alike() string {
	switch q.kind {
	case maturity.MeasureLevel:
		return "level " + q.levels[0].Scale()
	case maturity.MeasureChoice:
		return "choice " + strings.Join(q.options, " ")
	case maturity.MeasureYesNo, maturity.MeasureChecklist:
		return string(q.kind)
	}
	if numbers, ok := q.Numbers(); ok {
		return fmt.Sprint(q.kind, numbers.Min, numbers.Max)
	}
	return string(q.kind) + " " + q.ID()
}

// table has a row a question and a column a rater: the place or the number given.
type table struct {
	asked *asked
	rows  [][]float64
	given [][]bool
}

func (t *table) add(cell *Cell, r *Round) {
	units := 1 // a checklist is a question for each option
	if cell.asked.kind == maturity.MeasureChecklist {
		units = len(cell.asked.options)
	}
	for u := range units {
		row, given := make([]float64, len(r.spec.Raters)), make([]bool, len(r.spec.Raters))
		for _, vote := range cell.Votes {
			if !vote.Answer.State().HasValue() {
				continue
			}
			v, k := cell.asked.value(vote.Answer), r.rater[vote.Rater]
			given[k] = true
			switch {
			case cell.asked.numeric():
				row[k] = v.number
			case units > 1 || cell.asked.kind == maturity.MeasureChecklist:
				row[k] = float64(v.chosen[u])
			default:
				row[k] = float64(v.at)
			}
		}
		t.rows, t.given = append(t.rows, row), append(t.given, given)
	}
}

// data is what differences between the answers mean.
func (t *table) data(o *AgreementSpec) Data {
	switch {
	case t.asked.kind == maturity.MeasureLevel:
		return o.Levels
	case t.asked.numeric():
		return o.Numbers
	}
	return DataNominal
}

// categories are what answers can be, in rising order: all of a scale, and of numbers
// those that were given.
func (t *table) categories(data Data) []float64 {
	var values []float64
	switch {
	case t.asked.numeric():
		for i, row := range t.rows {
			for k, x := range row {
				if t.given[i][k] {
					values = append(values, x)
				}
			}
		}
		slices.Sort(values)
		return slices.Compact(values)
	case t.asked.kind == maturity.MeasureChecklist:
		return []float64{0, 1}
	}
	for k := range t.asked.options {
		values = append(values, float64(k))
	}
	if t.asked.kind == maturity.MeasureLevel && (data == DataInterval || data == DataRatio) {
		worth := make([]float64, len(values))
		for k, l := range t.asked.levels {
			worth[k] = l.Value()
			if k > 0 && !(worth[k-1] < worth[k]) {
				return values // levels of one value: their places have to do
			}
		}
		return worth
	}
	return values
}

// agreement measures a table.
func (t *table) agreement(o *AgreementSpec) Agreement {
	a := Agreement{Kind: t.asked.kind, Data: t.data(o), Weights: o.Weights, Method: o.Interval, Confidence: o.Level}
	if a.Kind == maturity.MeasureLevel {
		a.Scale = t.asked.levels[0].Scale()
	}
	if a.Data == DataNominal {
		a.Weights = WeightsNone
	}
	values := t.categories(a.Data)
	marks := t.marks(values)
	a.count(marks)
	if len(values) == 0 || len(values) > stat.MaxCategories {
		return a
	}
	m := measure{values: values, data: a.Data, weights: a.Weights, within: t.asked.ordered()}
	alpha, kappa, within, ok := m.of(marks)
	if !ok {
		return a
	}
	a.Within = within
	if len(marks) < 2 {
		return a
	}
	a.Alpha, a.Kappa = found(alpha), found(kappa)
	if o.Interval == IntervalKindStudent {
		a.Alpha.student(alpha, o.Level)
		a.Kappa.student(kappa, o.Level)
		return a
	}
	m.bootstrap(&a, marks, o)
	return a
}

// marks are the places of the answers in the categories. Rows without two are left
// out: nothing is compared in them.
func (t *table) marks(values []float64) [][]int {
	var marks [][]int
	for i, row := range t.rows {
		out, n := make([]int, len(row)), 0
		for k, x := range row {
			out[k] = stat.Missing
			if t.given[i][k] {
				n++
				if t.asked.numeric() {
					out[k], _ = slices.BinarySearch(values, x)
				} else {
					out[k] = int(x)
				}
			}
		}
		if n > 1 {
			marks = append(marks, out)
		}
	}
	return marks
}

func (a *Agreement) count(marks [][]int) {
	a.Questions = len(marks)
	rated := map[int]bool{}
	for _, row := range marks {
		for k, m := range row {
			if m != stat.Missing {
				rated[k] = true
				a.Values++
			}
		}
	}
	a.Raters = len(rated)
}

// measure is which coefficients to compute.
type measure struct {
	values  []float64
	data    Data
	weights Weights
	within  bool
}

// weightings are the names of data and weights among those of the arithmetic.
var (
	metrics = map[Data]stat.Weighting{DataNominal: stat.WeightingNominal, DataOrdinal: stat.WeightingOrdinal,
		DataInterval: stat.WeightingInterval, DataRatio: stat.WeightingRatio}
	kappas = map[Weights]stat.Weighting{WeightsNone: stat.WeightingNominal, WeightsLinear: stat.WeightingLinear, WeightsQuadratic: stat.WeightingInterval}
)

func (m *measure) of(marks [][]int) (alpha, kappa stat.Agreement, within Coefficient, ok bool) {
	r, err := stat.NewRatings(m.values, marks)
	if err != nil {
		return alpha, kappa, within, false
	}
	// Ratios of values below zero, and values too far apart, have no weights: there is
	// no such coefficient then.
	if w, err := r.Weights(metrics[m.data]); err == nil {
		alpha = r.Krippendorff(w)
	}
	if w, err := r.Weights(kappas[m.weights]); err == nil {
		kappa = r.Cohen(w)
	}
	if m.within {
		within.Value, within.Known = r.WithinGroupOfAll()
	}
	return alpha, kappa, within, true
}

func found(a stat.Agreement) Coefficient { return Coefficient{Known: a.Defined, Value: a.Value} }

func (c *Coefficient) student(a stat.Agreement, level float64) {
	c.Low, c.High, c.Ranged = a.Interval(level)
}
