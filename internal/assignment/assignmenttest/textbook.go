// Package assignmenttest has a solver of assignments that shares nothing with
// package assignment, for tests to compare with.
package assignmenttest

// Textbook returns the least total cost of a square matrix in which nothing is
// forbidden, found row after row, as it is taught.
func Textbook(m [][]int64) int64 {
	n := len(m)
	u, v := make([]int64, n+1), make([]int64, n+1)
	rowOf, from := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		rowOf[0] = i
		least, used := make([]int64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = 1 << 62
		}
		at := 0
		for rowOf[at] != 0 {
			used[at] = true
			delta, next := int64(1<<62), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if d := m[rowOf[at]-1][j-1] - u[rowOf[at]] - v[j]; d < least[j] {
					least[j], from[j] = d, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range least {
				if used[j] {
					u[rowOf[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			rowOf[at] = rowOf[from[at]]
			at = from[at]
		}
	}
	total := int64(0)
	for j := 1; j <= n; j++ {
		total += m[rowOf[j]-1][j-1]
	}
	return total
}
