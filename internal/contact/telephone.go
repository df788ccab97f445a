package contact

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A run of groups of digits with short separators between them.
var digits = regexp.MustCompile(`\p{Nd}+`)

// label is the word that stands before a number and says that it is one.
var label = regexp.MustCompile(
	`(?i)(?:^|[^\p{L}])(?:tel|telephone|tél|téléphone|teléfono|phone|ph|mobile|móvil|mob|cell|fax|whatsapp|тел|телефон|电话|手机|هاتف)` +
		`(?:\s?(?:no|nr|number|n°))?[.:：#\s]{0,3}[+＋(]?$`)

// group is one run of digits of a line.
type group struct {
	start, end int
	figures    string // as ASCII
	joined     bool   // a short separator stands between it and the group before
	separator  string
}

// Longer numbers are not dialled; shorter ones are not told from others.
const mostDigits, leastDigits = 15, 7

func telephones(text string) []Found {
	groups := groupsOf(text)
	var found []Found
	for i := 0; i < len(groups); {
		n := longest(text, groups[i:])
		if n == 0 {
			i++
			continue
		}
		start := groups[i].start
		if r, size := utf8.DecodeLastRuneInString(text[:start]); r == '+' || r == '＋' || r == '(' {
			start -= size
			if r, size := utf8.DecodeLastRuneInString(text[:start]); r == '+' || r == '＋' {
				start -= size
			}
		}
		found = append(found, Found{KindTelephone, start, groups[i+n-1].end})
		i += n
	}
	return found
}

func groupsOf(text string) []group {
	var groups []group
	last := 0
	for _, at := range digits.FindAllStringIndex(text, -1) {
		g := group{start: at[0], end: at[1], figures: ascii(text[at[0]:at[1]]), separator: text[last:at[0]]}
		g.joined = len(groups) > 0 && isSeparator(g.separator)
		groups = append(groups, g)
		last = at[1]
	}
	return groups
}

// isSeparator tells what people write between the groups of one number.
func isSeparator(s string) bool {
	if s == "" || utf8.RuneCountInString(s) > 3 {
		return false
	}
	return strings.Trim(s, " \u00a0\u202f.-/()‐‑–") == "" && !strings.Contains(s, "--")
}

// ascii writes decimal digits of any script as those of ASCII: digits of a
// script stand in blocks of ten.
func ascii(figures string) string {
	out := make([]byte, 0, len(figures))
	for _, r := range figures {
		zero := r
		for unicode.IsDigit(zero-1) && r-zero < 9 {
			zero--
		}
		out = append(out, '0'+byte(r-zero))
	}
	return string(out)
}

// longest returns how many of the groups, from the first on, are one telephone
// number, and 0 for none.
func longest(text string, groups []group) int {
	before, _ := utf8.DecodeLastRuneInString(text[:groups[0].start])
	if unicode.IsLetter(before) && !labelled(text, groups[0].start) || isDate(groups) {
		return 0
	}
	total, best := 0, 0
	for n := range groups {
		if n > 0 && (!groups[n].joined || isDate(groups[n:])) {
			break
		}
		total += len(groups[n].figures)
		if total > mostDigits {
			break
		}
		if isTelephone(text, groups[:n+1], total) {
			best = n + 1
		}
	}
	if best > 0 {
		after, _ := utf8.DecodeRuneInString(text[groups[best-1].end:])
		if unicode.IsLetter(after) && after < 0x250 { // part of a code, as 12345678AB is
			return 0
		}
	}
	return best
}

func isTelephone(text string, groups []group, total int) bool {
	start := groups[0].start
	before, size := utf8.DecodeLastRuneInString(text[:start])
	if labelled(text, start) && total >= 5 {
		return true
	}
	if total < leastDigits {
		return false
	}
	if before == '+' || before == '＋' {
		return true
	}
	switch before {
	case '-', '.', '/', '_', ':', ',', '#': // the end of a code, a decimal or an address of the web
		if r, _ := utf8.DecodeLastRuneInString(text[:start-size]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	first := groups[0].figures
	if first[0] == '0' {
		decimal := first == "0" && len(groups) > 1 && groups[1].separator == "."
		return total >= 9 && !decimal
	}
	if before == '(' && len(groups) > 1 && strings.Contains(groups[1].separator, ")") {
		return true
	}
	if len(groups) == 1 {
		return total >= 10 && total <= 11 && !strings.HasSuffix(first, "000")
	}
	if isYear(first) && len(groups) > 1 {
		return false
	}
	switch pattern(groups) {
	case "334", "1334", "343", "344", "244", "55", "532", "433", "3222", "22222":
		return true
	case "34":
		return groups[1].separator == "-"
	}
	return false
}

// pattern is the lengths of the groups, one digit each.
func pattern(groups []group) string {
	out := make([]byte, len(groups))
	for i, g := range groups {
		out[i] = '0' + byte(min(len(g.figures), 9))
	}
	return string(out)
}

// isDate tells whether the groups begin with a date or with a span of years.
func isDate(groups []group) bool {
	year := func(i int) bool { return isYear(groups[i].figures) }
	if len(groups) >= 3 && groups[1].joined && groups[2].joined && groups[1].separator == groups[2].separator {
		switch lengths := pattern(groups[:3]); lengths {
		case "422", "411", "412", "421":
			return year(0)
		case "224", "114", "124", "214":
			return year(2)
		}
	}
	return len(groups) >= 2 && groups[1].joined && year(0) && year(1)
}

func isYear(figures string) bool {
	return len(figures) == 4 && (figures[:2] == "19" || figures[:2] == "20")
}

func labelled(text string, start int) bool {
	from := start
	for n := 0; n < 24 && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return label.MatchString(text[from:start])
}
