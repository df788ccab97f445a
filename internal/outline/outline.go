// Package outline numbers the rows of a tree as people do: 2.1 is the first part of the
// second row.
package outline

import (
	"strconv"
	"strings"
)

// deepest is how many numbers a number has at most, so that it can be read.
const deepest = 10

// Number returns the number of a row: it is the n-th part, from 0, of the row with the
// number whole, or of none (""), and the row-th of all, from 0. Far down in the tree,
// the count of all rows stands in place of the way there, behind an ellipsis: all
// numbers differ.
func Number(whole string, n, row int) string {
	switch above, _, cut := strings.Cut(whole, "…"); {
	case cut:
		return above + "…." + strconv.Itoa(row+1)
	case whole == "":
		return strconv.Itoa(n + 1)
	case strings.Count(whole, ".") == deepest-1:
		return whole + ".…." + strconv.Itoa(row+1)
	}
	return whole + "." + strconv.Itoa(n+1)
}
