package chart

import (
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// names are what several results are called side by side.
type names struct {
	each   []string // what differs, of each
	common string   // what does not
}

// namesOf tells results apart by what differs of their subjects, raters and
// dates, and by a number where that does not do.
func namesOf(results []maturity.Result, w govmaturity.Words) names {
	parts := make([][3]string, len(results)) // subject, rater, date
	for i, r := range results {
		top := r.Card()
		for top.Outer() != nil {
			top = top.Outer()
		}
		parts[i][0] = w.Isolate(r.Card().Title(), "")
		if a := top.Assessment(); a != nil {
			parts[i][1], parts[i][2] = w.Isolate(a.Rater, ""), w.Date(a.Date)
		}
	}
	var common []string
	each := make([][]string, len(results))
	for what := range 3 {
		if !slices.ContainsFunc(parts, func(p [3]string) bool { return p[what] != parts[0][what] }) {
			common = append(common, parts[0][what])
			continue
		}
		for i, p := range parts {
			each[i] = append(each[i], p[what])
		}
	}
	n := names{common: listed(common, w)}
	taken := map[string]bool{}
	for i := range results {
		name := listed(each[i], w)
		switch {
		case len(results) == 1:
			name = n.common
		case name == "":
			name = strconv.Itoa(i + 1)
		case taken[name]:
			name += " " + strconv.Itoa(i+1)
		}
		taken[name] = true
		n.each = append(n.each, name)
	}
	return n
}

// listed lists what is not empty.
func listed(items []string, w govmaturity.Words) string {
	return w.List(slices.DeleteFunc(items, func(s string) bool { return s == "" })...)
}
