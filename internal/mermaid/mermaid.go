// Package mermaid has what charts for Mermaid have in common.
package mermaid

import "strings"

// Text leaves out what Mermaid reads as its own in a Gantt chart, and keeps a text from
// beginning like a line of another kind.
func Text(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == ':' || r == ';' || r == '#' || r == '%' || r == '\\' || r == '<' || r == '>':
			return ' '
		case r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029':
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch first {
	case "", "section", "title", "gantt", "dateformat", "axisformat", "excludes", "includes", "todaymarker", "click", "call", "href",
		"tickinterval", "weekday", "weekend", "inclusiveenddates", "topaxis", "acctitle", "accdescr", "end":
		return "“" + s + "”"
	}
	return s
}
