package drawing

import (
	"strings"
	"unicode"
)

// textWidth estimates how wide a line of text is. No font is at hand, and readers
// have different ones, so it takes the wide side: about what DejaVu Sans and
// Verdana need, and a tenth to a fifth more than Arial or Noto Sans.
func textWidth(s string, size float64) float64 {
	em := 0.0
	for _, r := range s {
		em += advance(r)
	}
	return float64(em * size)
}

// advance is the width of a character, in parts of the size of the font.
func advance(r rune) float64 {
	switch {
	case r < ' ' || r == 0xFFFE || r == 0xFFFF:
		return advance('\uFFFD') // as it is written
	case r < 0x80:
		switch {
		case strings.ContainsRune(" '.,:;I/\\ijl|", r):
			return 0.34
		case strings.ContainsRune("!()-[]frt", r):
			return 0.42
		case strings.ContainsRune("%@Wm", r):
			return 1
		case strings.ContainsRune("#&+<=>Mw~", r):
			return 0.87
		case 'A' <= r && r <= 'Z':
			return 0.75
		}
		return 0.64
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul), 0xFF00 <= r && r <= 0xFF60, 0x3000 <= r && r <= 0x303F:
		return 1.02
	case unicode.In(r, unicode.Arabic, unicode.Hebrew):
		return 0.58
	case unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic):
		if unicode.IsUpper(r) {
			return 0.82
		}
		return 0.68
	case unicode.In(r, unicode.So, unicode.Sk):
		return 1.3 // emoji and the like
	}
	return 0.95
}

// wrapLines breaks a text into lines that are no wider than width, by the estimate
// of [textWidth]: at white space and after hyphens and slashes, between the
// characters of scripts that have no spaces, and where a single word is too
// wide, inside it. A mark stays with the letter before it. White space at the
// ends, and more than one, is dropped. A text without anything is one empty
// line.
func wrapLines(s string, size, width float64) []string {
	var lines []string
	line, used := "", 0.0
	flush := func() {
		if t := strings.TrimSpace(line); t != "" {
			lines = append(lines, t)
		}
		line, used = "", 0
	}
	for _, piece := range pieces(s) {
		bare := textWidth(strings.TrimRight(piece, " "), size) // a space at the end of a line takes no room
		if used+bare > width && line != "" {
			flush()
		}
		if bare <= width {
			line, used = line+piece, used+textWidth(piece, size)
			continue
		}
		for _, cluster := range clusters(piece) {
			w := textWidth(cluster, size)
			if used+w > width && line != "" {
				flush()
			}
			line, used = line+cluster, used+w
		}
	}
	flush()
	if len(lines) == 0 {
		return []string{""}
	}
	return balanced(lines)
}

// pieces cuts a text where a line may end: after each piece.
func pieces(s string) []string {
	var out []string
	piece := ""
	cut := func() {
		if piece != "" {
			out = append(out, piece)
		}
		piece = ""
	}
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F' }) {
		parts := clusters(word)
		for i, c := range parts {
			last := []rune(c)[0]
			if ideograph(last) && i > 0 && !unicode.IsPunct(last) {
				cut() // before it, and so between any two
			}
			piece += c
			if (last == '-' || last == '/' || last == '\u2013' || last == '\u2014') && i > 0 && i < len(parts)-1 && !minus(parts[i-1], c) {
				cut()
			}
		}
		piece += " "
		cut()
	}
	if n := len(out); n > 0 {
		out[n-1] = strings.TrimRight(out[n-1], " ")
	}
	return out
}

// minus reports whether a hyphen after a character, such as a mark of direction, is the sign
// of a number.
func minus(before, c string) bool {
	r := []rune(before)[0]
	return strings.HasPrefix(c, "-") && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func ideograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// clusters cuts a text into characters as readers see them, roughly: a letter
// with the marks and joiners that follow it.
func clusters(s string) []string {
	var out []string
	joined := false
	for _, r := range s {
		follows := unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me, unicode.Cf) || joined
		joined = r == '\u200D'
		if n := len(out); follows && n > 0 {
			out[n-1] += string(r)
		} else {
			out = append(out, string(r))
		}
	}
	return out
}

// balanced ends each line of a text with the isolates of Unicode that are open in
// it, and begins the next with them: each line of a picture is a text of its
// own.
func balanced(lines []string) []string {
	const end = '\u2069'
	var open []rune
	for i, line := range lines {
		before := string(open)
		for _, r := range line {
			switch {
			case '\u2066' <= r && r < end:
				open = append(open, r)
			case r == end && len(open) > 0:
				open = open[:len(open)-1]
			}
		}
		if before != "" || len(open) > 0 {
			lines[i] = before + line + strings.Repeat(string(end), len(open))
		}
	}
	return lines
}

// TextWidth returns how wide a text is taken to be.
func TextWidth(s string, size float64, bold bool) float64 {
	if bold {
		return mul(textWidth(s, size), boldShare)
	}
	return textWidth(s, size)
}
