package priority

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// prepared is a matrix that was checked, in the order of ids: the order in which it
// was given can then change not even a last bit.
type prepared struct {
	criteria []Criterion
	share    []float64 // of the weights
	ids      []string
	values   [][]float64
	rows     []int // where each alternative stood
	columns  []int // where each criterion stood
}

// prepare checks a matrix. The error is a [govmaturity.Problems].
func (m Matrix) prepare() (*prepared, error) {
	var k document.Report
	root := govmaturity.Path{}
	if len(m.Alternatives) == 0 {
		k.Add(root.Key("alternatives"), govmaturity.CodeRequired, "there is nothing to compare")
	}
	if len(m.Alternatives) > MaxAlternatives {
		k.Add(root.Key("alternatives"), govmaturity.CodeTooManyValues, "at most %d can be compared, found %d", MaxAlternatives, len(m.Alternatives))
	}
	if len(m.Criteria) > MaxCriteria {
		k.Add(root.Key("criteria"), govmaturity.CodeTooManyValues, "at most %d criteria, found %d", MaxCriteria, len(m.Criteria))
	}
	if k.Len() == 0 {
		m.checkCriteria(&k)
		m.checkValues(&k)
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	p := &prepared{rows: order(m.Alternatives, func(s string) string { return s }),
		columns: order(m.Criteria, func(c Criterion) string { return c.ID })}
	for _, j := range p.columns {
		p.criteria = append(p.criteria, m.Criteria[j])
	}
	p.share = make([]float64, len(p.criteria))
	for j, c := range p.criteria {
		p.share[j] = c.Weight
	}
	toShares(p.share)
	for _, i := range p.rows {
		row := make([]float64, len(p.columns))
		for k, j := range p.columns {
			row[k] = m.Values[i][j]
		}
		p.ids, p.values = append(p.ids, m.Alternatives[i]), append(p.values, row)
	}
	return p, nil
}

// order returns where things stand, by their ids.
func order[T any](list []T, id func(T) string) []int {
	at := make([]int, len(list))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int { return cmp.Compare(id(list[a]), id(list[b])) })
	return at
}

// toShares divides weights by their sum. All zero stays.
func toShares(weights []float64) {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	if sum > 0 {
		for j := range weights {
			weights[j] /= sum
		}
	}
}

func (m Matrix) checkCriteria(k *document.Report) {
	root := govmaturity.Path{}.Key("criteria")
	seen, sum := map[string]bool{}, 0.0
	for j, c := range m.Criteria {
		at := root.Index(j)
		if seen[c.ID] || c.ID == "" {
			k.Add(at.Key("id"), govmaturity.CodeDuplicateID, "each criterion needs an id of its own, found %q", c.ID)
		}
		seen[c.ID] = true
		if c.Direction != DirectionUp && c.Direction != DirectionDown {
			k.Add(at.Key("direction"), govmaturity.CodeNotAllowed, "expected up or down, found %q", string(c.Direction))
		}
		if c.Weight < 0 || !countable(c.Weight) {
			k.Add(at.Key("weight"), govmaturity.CodeOutOfRange, "a weight is 0, or from 1e-150 to 1e150, found %v", c.Weight)
		} else {
			sum += c.Weight
		}
		checkRange(k, at.Key("range"), c.Range)
		c.Preference.check(k, at.Key("preference"))
	}
	if len(m.Criteria) == 0 {
		k.Add(root, govmaturity.CodeRequired, "there is nothing to compare by")
	} else if sum == 0 && k.Len() == 0 {
		k.Add(root, govmaturity.CodeZeroSum, "all weights are 0: one must be more")
	}
}

// countable reports whether sums and products of such numbers stay numbers.
func countable(x float64) bool {
	size := math.Abs(x)
	return size == 0 || size >= smallestValue && size <= largestValue
}

// checkRange reports a range that nothing can be measured along.
func checkRange(k *document.Report, at govmaturity.Path, r *govmaturity.Range) {
	switch {
	case r == nil:
	case !countable(r.Min) || !countable(r.Max):
		k.Add(at, govmaturity.CodeOutOfRange, "the ends of a range are 0, or from 1e-150 to 1e150 or minus that, found %v to %v", r.Min, r.Max)
	case r.Min >= r.Max:
		k.Add(at, govmaturity.CodeOutOfOrder, "goes from a lower to a higher number, found %v to %v", r.Min, r.Max)
	}
}

func (m Matrix) checkValues(k *document.Report) {
	root := govmaturity.Path{}
	seen := map[string]bool{}
	for i, id := range m.Alternatives {
		if seen[id] || id == "" {
			k.Add(root.Key("alternatives").Index(i), govmaturity.CodeDuplicateID, "each alternative needs an id of its own, found %q", id)
		}
		seen[id] = true
	}
	if len(m.Values) != len(m.Alternatives) {
		k.Add(root.Key("values"), govmaturity.CodeWrongCount, "expected a row for each of the %d alternatives, found %d", len(m.Alternatives), len(m.Values))
		return
	}
	for i, row := range m.Values {
		at := root.Key("values").Index(i)
		if len(row) != len(m.Criteria) {
			k.Add(at, govmaturity.CodeWrongCount, "expected a value for each of the %d criteria, found %d", len(m.Criteria), len(row))
			continue
		}
		for j, x := range row {
			if !countable(x) {
				k.Add(at.Index(j), govmaturity.CodeNotFinite, "a value is 0, or from 1e-150 to 1e150 or minus that, found %v", x)
			} else if r := m.Criteria[j].Range; r != nil && !r.Contains(x) {
				k.Add(at.Index(j), govmaturity.CodeOutOfRange, "expected from %v to %v, found %v", r.Min, r.Max, x)
			}
		}
	}
}

// place returns the path of a value, where it stood in the matrix.
func (p *prepared) place(i, j int) govmaturity.Path {
	return govmaturity.Path{}.Key("values").Index(p.rows[i]).Index(p.columns[j])
}

// column returns the lowest and the highest value by a criterion.
func (p *prepared) column(j int) (low, high float64) {
	low, high = p.values[0][j], p.values[0][j]
	for _, row := range p.values[1:] {
		low, high = min(low, row[j]), max(high, row[j])
	}
	return low, high
}
