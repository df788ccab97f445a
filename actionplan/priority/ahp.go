package priority

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// RandomIndex names the mean inconsistency of random comparisons, beside which that
// of a person's is put. Publishers have computed different ones.
type RandomIndex string

const (
	// RandomIndexSaaty2005 is that of Saaty, Theory and Applications of the Analytic
	// Network Process, 2005, page 31.
	RandomIndexSaaty2005 RandomIndex = "saaty-2005"
	// RandomIndexDonegan1991 is that of Donegan and Dodd, Mathematical and Computer
	// Modelling 15:10, 1991.
	RandomIndexDonegan1991 RandomIndex = "donegan-dodd-1991"
)

var randomIndices = map[RandomIndex][]float64{
	RandomIndexSaaty2005:   {.52, .89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59},
	RandomIndexDonegan1991: {.4914, .8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969},
}

// Value returns the index for so many things compared. There is one from 3 to 15.
func (r RandomIndex) Value(n int) (float64, bool) {
	list := randomIndices[r]
	if n < 3 || n-3 >= len(list) {
		return 0, false
	}
	return list[n-3], true
}

// ConsistentBelow is the consistency ratio below which comparisons count as
// consistent. (Saaty.)
const ConsistentBelow = 0.1

// Comparison says how many times as important one thing is as another: from 1/9 to
// 9.
type Comparison struct {
	A, B  string
	Times float64
}

// Comparisons are things compared in pairs. Not all pairs need be there: those that
// are not are what the weights make of them (Harker 1987). All must hang together.
type Comparisons struct {
	IDs   []string
	Pairs []Comparison
	// RandomIndex is Saaty's of 2005 when not given.
	RandomIndex RandomIndex
}

// Importance is what comparisons come to: weights by the principal eigenvector.
type Importance struct {
	// Weights are in the order of the ids, and add up to 1.
	Weights []float64
	// Lambda is the principal eigenvalue, and Index (lambda - n)/(n - 1).
	Lambda, Index float64
	// Ratio is the index over the random index, where there is one.
	Ratio, Random float64
	HasRatio      bool
	RandomIndex   RandomIndex
	// Missing are the pairs that nobody compared. With some, the ratio is kinder than
	// it looks, as the random index is of complete comparisons.
	Missing []Comparison
	// Worst is the comparison that is farthest from what the weights say, and Says is
	// what they say. It is nil where all agree but for rounding.
	Worst *Comparison
	Says  float64
}

// Consistent reports whether the ratio is below [ConsistentBelow]. One or two things
// always are. It is not known where there is no ratio.
func (i *Importance) Consistent() (consistent, known bool) {
	return i.HasRatio && i.Ratio < ConsistentBelow || len(i.Weights) <= 2, i.HasRatio || len(i.Weights) <= 2
}

// Weights computes the weights. The error is a [govmaturity.Problems].
func (c Comparisons) Weights() (*Importance, error) {
	var k document.Report
	at, table := c.table(&k)
	if err := k.Err(); err != nil {
		return nil, err
	}
	n := len(c.IDs)
	out := &Importance{RandomIndex: cmp.Or(c.RandomIndex, RandomIndexSaaty2005)}
	var weights []float64
	weights, out.Lambda = principal(table)
	out.Weights = make([]float64, n)
	for i, from := range at {
		out.Weights[from] = weights[i]
	}
	out.Missing = c.missing(at, table)
	if n > 1 {
		out.Index = max((out.Lambda-float64(n))/float64(n-1), 0)
	}
	if out.Random, out.HasRatio = out.RandomIndex.Value(n); out.HasRatio {
		out.Ratio = out.Index / out.Random
	}
	c.worst(out)
	return out, nil
}

// table returns the matrix of comparisons in the order of ids, 0 where there is none,
// and the place of each.
func (c Comparisons) table(k *document.Report) (at []int, table [][]float64) {
	root := govmaturity.Path{}
	if len(c.IDs) == 0 || len(c.IDs) > MaxCriteria {
		k.Add(root.Key("ids"), govmaturity.CodeWrongCount, "from 1 to %d things can be compared, found %d", MaxCriteria, len(c.IDs))
		return nil, nil
	}
	if _, ok := randomIndices[cmp.Or(c.RandomIndex, RandomIndexSaaty2005)]; !ok {
		k.Add(root.Key("random-index"), govmaturity.CodeNotAllowed, "there is no random index %q", string(c.RandomIndex))
	}
	at = order(c.IDs, func(s string) string { return s })
	place := map[string]int{}
	for i, from := range at {
		if _, taken := place[c.IDs[from]]; taken {
			k.Add(root.Key("ids").Index(from), govmaturity.CodeDuplicateID, "%q is there twice", c.IDs[from])
		}
		place[c.IDs[from]] = i
		table = append(table, make([]float64, len(at)))
		table[i][i] = 1
	}
	for n, p := range c.Pairs {
		path := root.Key("pairs").Index(n)
		a, hasA := place[p.A]
		b, hasB := place[p.B]
		switch {
		case !hasA:
			k.Add(path.Key("criterion"), govmaturity.CodeUnknownReference, "there is no %q to compare", p.A)
		case !hasB:
			k.Add(path.Key("over"), govmaturity.CodeUnknownReference, "there is no %q to compare", p.B)
		case a == b:
			k.Add(path.Key("over"), govmaturity.CodeContradiction, "%q cannot be compared with itself", p.A)
		case !(p.Times >= 1/9.5 && p.Times <= 9):
			k.Add(path.Key("times"), govmaturity.CodeOutOfRange, "expected from 1/9 to 9, found %v", p.Times)
		case table[a][b] != 0:
			k.Add(path, govmaturity.CodeGivenTwice, "%q and %q are compared already: %v times", p.A, p.B, table[a][b])
		default:
			table[a][b], table[b][a] = p.Times, 1/p.Times
		}
	}
	if k.Len() == 0 {
		c.connected(k, at, table)
	}
	return at, table
}

// connected reports things that no chain of comparisons connects with the first.
func (c Comparisons) connected(k *document.Report, at []int, table [][]float64) {
	seen := make([]bool, len(at))
	seen[0] = true
	for todo := []int{0}; len(todo) > 0; {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for o, x := range table[i] {
			if x != 0 && !seen[o] {
				seen[o] = true
				todo = append(todo, o)
			}
		}
	}
	for i, ok := range seen {
		if !ok {
			k.Add(govmaturity.Path{}.Key("pairs"), govmaturity.CodeRequired, "no chain of comparisons leads from %q to %q: compare more pairs", c.IDs[at[0]], c.IDs[at[i]])
		}
	}
}

func (c Comparisons) missing(at []int, table [][]float64) []Comparison {
	var out []Comparison
	for a := range table {
		for b := a + 1; b < len(table); b++ {
			if table[a][b] == 0 {
				out = append(out, Comparison{A: c.IDs[at[a]], B: c.IDs[at[b]]})
			}
		}
	}
	return out
}

// worst finds the comparison that is farthest from the ratio of the weights.
func (c Comparisons) worst(out *Importance) {
	place := map[string]int{}
	for i, id := range c.IDs {
		place[id] = i
	}
	far := 1 + 1e-9
	for _, p := range c.Pairs {
		says := out.Weights[place[p.A]] / out.Weights[place[p.B]]
		off := max(p.Times/says, says/p.Times)
		first := out.Worst == nil || cmp.Or(cmp.Compare(min(p.A, p.B), min(out.Worst.A, out.Worst.B)), cmp.Compare(max(p.A, p.B), max(out.Worst.A, out.Worst.B))) < 0
		if off > float64(far*(1+1e-12)) || out.Worst != nil && off >= float64(far*(1-1e-12)) && first {
			far = max(far, off)
			worst := p
			out.Worst, out.Says = &worst, says
		}
	}
}
