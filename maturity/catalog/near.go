package catalog

import (
	"slices"
	"strings"
)

// suggest says what there is instead of a name that is not there: the editions
// of the instrument when only the edition is wrong, else the ids that look
// alike, else all ids.
func suggest(name string, entries []Entry) string {
	id, _, _ := strings.Cut(name, "@")
	var editions, near, all []string
	for _, e := range entries {
		all = append(all, e.ID)
		if e.ID == id {
			editions = append(editions, e.String())
		} else if alike(id, e.ID) {
			near = append(near, e.ID)
		}
	}
	switch {
	case editions != nil:
		return "there is " + strings.Join(editions, ", ")
	case near != nil:
		return "did you mean " + strings.Join(slices.Compact(near), ", ")
	}
	return "there is " + strings.Join(slices.Compact(all), ", ")
}

// alike reports whether two ids share a part longer than two letters (egdi in
// un-egdi) or differ in at most a third of their letters.
func alike(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	parts := strings.Split(b, "-")
	for part := range strings.SplitSeq(a, "-") {
		if len(part) > 2 && slices.Contains(parts, part) {
			return true
		}
	}
	return editDistance(a, b) <= max(len(a), len(b))/3
}

// editDistance is how many bytes must be put in, taken out or replaced to turn
// a into b (Levenshtein). It stops at names longer than any id.
func editDistance(a, b string) int {
	const longest = 100
	if len(a) > longest || len(b) > longest {
		return max(len(a), len(b))
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
