package priority

// Dominates reports whether an alternative is at least as good as another by each
// criterion, and better by one. Both are rows of the matrix.
func (m Matrix) Dominates(a, b int) bool {
	if min(a, b) < 0 || max(a, b) >= len(m.Values) {
		return false
	}
	return dominates(m.Criteria, m.Values[a], m.Values[b])
}

func dominates(criteria []Criterion, a, b []float64) bool {
	better := false
	for j, c := range criteria {
		if j >= len(a) || j >= len(b) {
			return false
		}
		d := signed(a[j]-b[j], c.Direction == DirectionDown)
		if d < 0 {
			return false
		}
		better = better || d > 0
	}
	return better
}

// Layers returns the Pareto front, then the front of what is left without it, and so
// on: nothing in a layer is dominated by anything in it or after it. Weights say
// nothing here. Each layer is in the order of ids. The error is a
// [govmaturity.Problems].
func (m Matrix) Layers() ([][]string, error) {
	p, err := m.prepare()
	if err != nil {
		return nil, err
	}
	n := len(p.ids)
	above := make([]int, n) // how many dominate each
	below := make([][]int, n)
	for a := range n {
		for b := range n {
			if dominates(p.criteria, p.values[a], p.values[b]) {
				above[b]++
				below[a] = append(below[a], b)
			}
		}
	}
	var layers [][]string
	for done := 0; done < n; {
		var layer []string
		var next []int
		for i := range n {
			if above[i] == 0 {
				next = append(next, i)
				layer = append(layer, p.ids[i])
			}
		}
		for _, i := range next {
			above[i] = -1
		}
		for _, i := range next {
			for _, b := range below[i] {
				above[b]--
			}
		}
		done += len(next)
		layers = append(layers, layer)
	}
	return layers, nil
}
