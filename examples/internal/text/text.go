// Package text lays out plain text for a terminal: columns that stay aligned
// in any script, lines that are not too long, and bars that need no colour.
package text

import (
	"math"
	"strings"
	"unicode"
)

// Width returns how many columns s takes: none for a mark that sits on a
// letter, two for a wide character of East Asia, one for any other.
func Width(s string) int {
	width := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.Is(wide, r):
			width += 2
		default:
			width++
		}
	}
	return width
}

// wide are the characters that take two columns: the ranges of Unicode's East
// Asian Width that names of places and people need.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1}, // Hangul Jamo
		{Lo: 0x2e80, Hi: 0x303e, Stride: 1}, // radicals, CJK punctuation
		{Lo: 0x3041, Hi: 0xa4cf, Stride: 1}, // Kana, CJK, Yi
		{Lo: 0xac00, Hi: 0xd7a3, Stride: 1}, // Hangul
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1}, // CJK compatibility
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1}, // vertical and small forms
		{Lo: 0xff01, Hi: 0xff60, Stride: 1}, // full-width forms
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f300, Hi: 0x1f64f, Stride: 1}, // pictographs
		{Lo: 0x1f900, Hi: 0x1f9ff, Stride: 1},
		{Lo: 0x20000, Hi: 0x3fffd, Stride: 1}, // CJK extensions
	},
}

// Pad fills s up with blanks to a width. A longer s is returned as it is.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Width(s)))
}

// Wrap breaks s at blanks into lines of at most width columns. A word that is
// longer than a line is cut. There is always a first line.
func Wrap(s string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		if used > 0 && used+1+Width(word) > width {
			lines, line, used = append(lines, line), "", 0
		}
		for used == 0 && Width(word) > width {
			head := cut(word, width)
			lines, word = append(lines, head), word[len(head):]
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+Width(word)
	}
	if used > 0 || lines == nil {
		lines = append(lines, line)
	}
	return lines
}

// cut returns the longest beginning of s that fits, and at least one letter.
func cut(s string, width int) string {
	used := 0
	for i, r := range s {
		w := Width(string(r))
		if i > 0 && used+w > width {
			return s[:i]
		}
		used += w
	}
	return s
}

// Bar draws a share from 0 to 1 with a number of cells. It is full only when
// the share is 1, and empty only when it is 0.
func Bar(share float64, cells int) string {
	full := min(max(int(math.Round(share*float64(cells))), 0), cells)
	if share < 1 && full == cells {
		full--
	}
	if share > 0 && full == 0 {
		full++
	}
	return strings.Repeat("█", full) + strings.Repeat("░", cells-full)
}

// Line makes s safe to print as a line: it stays one, and characters that would
// steer the terminal are replaced. Isolates stay where they close: they keep words in
// another script from turning around what stands beside them.
func Line(s string) string {
	closed := closes(s)
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, isolate(r) && !closed:
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func isolate(r rune) bool { return r >= 0x2066 && r <= 0x2069 }

// closes reports whether each isolate in s is closed, and none is closed that is not open.
func closes(s string) bool {
	open := 0
	for _, r := range s {
		switch {
		case r == 0x2069:
			open--
		case isolate(r):
			open++
		}
		if open < 0 {
			return false
		}
	}
	return open == 0
}

// Plain makes s safe to print inside a line: it is as [Line] makes it, and words
// written from right to left are kept from turning around what stands beside
// them.
func Plain(s string) string {
	s = Line(s)
	if strings.ContainsFunc(s, rightToLeft) {
		return "\u2068" + s + "\u2069" // first strong isolate, pop
	}
	return s
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
}
