package words

import (
	"strings"
	"unicode"
)

// The marks that keep a text together, whatever stands around it.
const (
	leftToRightIsolate = "\u2066"
	rightToLeftIsolate = "\u2067"
	endOfIsolate       = "\u2069"
)

// Isolate returns a text of another language, or of somebody else, to stand in
// words of this one: where one of the two is written from right to left, it is
// kept together by marks. Its direction is that of its language. When that is
// not known (""), it is the direction of most of its letters: never that of the
// first one, which may be of an acronym.
func (w *Words) Isolate(text, language string) string {
	if text == "" {
		return ""
	}
	text = balanced(text)
	switch rtl := rightToLeftText(text, language); {
	case rtl:
		return rightToLeftIsolate + text + endOfIsolate
	case w.rtl:
		return leftToRightIsolate + text + endOfIsolate
	}
	return text
}

// LeftToRight returns what is written from left to right in every language, such
// as a formula, an identifier or an address, to stand in words of this one.
func (w *Words) LeftToRight(text string) string { return w.Isolate(text, "en") }

// Wording returns the wording of a text that the reader should see, isolated.
func (w *Words) Wording(text map[string]string) string {
	tag := Lookup(text, w.languages...)
	return w.Isolate(text[tag], tag)
}

func rightToLeftText(text, language string) bool {
	if language != "" && language != "und" {
		return Direction(language) == "rtl"
	}
	balance := 0
	for _, r := range text {
		switch {
		case unicode.In(r, scriptsFromRight...):
			balance++
		case unicode.IsLetter(r):
			balance--
		}
	}
	return balance > 0
}

var scriptsFromRight = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam, unicode.Mandaic,
	unicode.Samaritan, unicode.Mende_Kikakui, unicode.Hanifi_Rohingya, unicode.Yezidi,
}

// balanced takes out marks of direction that do not close: they would reach
// beyond the text.
func balanced(text string) string {
	if !strings.ContainsFunc(text, changesDirection) {
		return text
	}
	var open []rune
	for _, r := range text {
		switch r {
		case '\u202A', '\u202B', '\u202D', '\u202E':
			open = append(open, '\u202C')
		case '\u2066', '\u2067', '\u2068':
			open = append(open, '\u2069')
		case '\u202C', '\u2069':
			if len(open) == 0 || open[len(open)-1] != r {
				return withoutMarks(text)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return withoutMarks(text)
	}
	return text
}

func withoutMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if changesDirection(r) {
			return -1
		}
		return r
	}, text)
}

func changesDirection(r rune) bool {
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}
