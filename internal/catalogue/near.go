package catalogue

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/document"
)

// near says what there is instead of a name that is not there: the editions
// when only the edition is wrong, else the ids that look alike, else all ids.
func near(name string, entries []Entry) string {
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
	case all == nil:
		return "the catalogue is empty"
	}
	return "there is " + strings.Join(slices.Compact(all), ", ")
}

// alike reports whether two ids share a part longer than two letters (egdi in
// un-egdi) or differ as a misspelling does.
func alike(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	parts := strings.Split(b, "-")
	for part := range strings.SplitSeq(a, "-") {
		if len(part) > 2 && slices.Contains(parts, part) {
			return true
		}
	}
	return document.Nearest(a, []string{b}) != ""
}
