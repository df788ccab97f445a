package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// tidy writes a name in one way: letters composed, one space between words, and
// nothing in it that nobody sees.
func tidy(name string) string {
	runes := []rune(norm.NFC.String(name))
	var out strings.Builder
	space := false
	for i, r := range runes {
		switch {
		case unicode.IsSpace(r) && r != '\n' && r != '\r' || unicode.Is(unicode.Zs, r):
			space = true
			continue
		case unseen(r) && !joins(runes, i):
			continue
		}
		if space && out.Len() > 0 {
			out.WriteByte(' ')
		}
		space = false
		out.WriteRune(r)
	}
	return norm.NFC.String(out.String()) // what is taken out may have kept letters apart
}

// unseen reports whether a character shows nothing and can go: marks of
// direction, soft hyphens, marks of byte order, joiners. Those that turn the
// direction of what comes after them are not among them: they are refused.
func unseen(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u061c', r == '\u180e', r == '\ufeff', r >= 0x200b && r <= 0x200f, r >= 0x2060 && r <= 0x2064,
		r >= 0x206a && r <= 0x206f, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return false
}

// separate are scripts in which a joiner shapes no letter.
var separate = []*unicode.RangeTable{
	unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Hebrew, unicode.Ethiopic,
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Common,
}

// joins reports whether a character is a joiner, or a non-joiner, between two
// letters whose shapes it decides, as in Persian.
func joins(runes []rune, i int) bool {
	if r := runes[i]; r != '\u200c' && r != '\u200d' || i == 0 || i == len(runes)-1 {
		return false
	}
	shaped := func(r rune) bool { return (unicode.IsLetter(r) || unicode.IsMark(r)) && !unicode.In(r, separate...) }
	return shaped(runes[i-1]) && shaped(runes[i+1])
}

// visible reports whether a name shows anything: a letter, a number or a sign
// that is not blank.
func visible(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool {
		switch r {
		case 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800: // fillers, and Braille without a dot
			return false
		}
		return unicode.In(r, unicode.L, unicode.N, unicode.S, unicode.P)
	})
}

// A name is compared by what is left without capitals, accents, spaces and
// signs: one ministry is not four because of them. Words are kept apart in it
// only where they are numbers or single letters, which tell one district from
// the next.

// nearName returns what a name is compared by.
func nearName(name string) string {
	var out []rune
	base := rune(0)
	for _, r := range norm.NFKD.String(cases.Fold().String(norm.NFKC.String(name))) {
		switch {
		case unicode.IsMark(r):
			// The vowels of some scripts are marks too, and stay.
			if base == 0 || unicode.In(base, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew) {
				continue
			}
		case r == 'ـ': // stretches an Arabic word
			continue
		case unicode.IsLetter(r), unicode.IsNumber(r):
			base = r
		default:
			continue
		}
		if alike := alike[r]; alike != 0 {
			r = alike
		}
		out = append(out, r)
	}
	return string(out)
}

// alike are letters that are often written for each other.
var alike = map[rune]rune{'ة': 'ه', 'ى': 'ي', 'ı': 'i', 'ی': 'ي', 'ک': 'ك', 'ł': 'l', 'ø': 'o', 'đ': 'd'}

// nearSubjects returns the names in a list that a new one may mean: the same but
// for capitals, accents, spaces and signs, and those but for a slip of the
// keys. A name that is in the list as it is means itself.
func nearSubjects(name string, known []string) (near []string) {
	if slices.Contains(known, name) {
		return nil
	}
	key, counts := nearName(name), countsOf(name)
	for _, k := range known {
		other := nearName(k)
		if key == other && key != "" || slices.Equal(counts, countsOf(k)) && slipped([]rune(key), []rune(other)) {
			near = append(near, k)
		}
		if len(near) == maxNear {
			break
		}
	}
	return near
}

const maxNear = 8

// countsOf returns the words of a name that tell it from the next in a row:
// those with a number, and single letters.
func countsOf(name string) (out []string) {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
		if key := nearName(word); len([]rune(key)) == 1 || strings.ContainsFunc(key, unicode.IsNumber) {
			out = append(out, key)
		}
	}
	return out
}

// slipped reports whether two names differ by one letter: changed, left out, put
// in, or two exchanged. Short names are too often one letter apart.
func slipped(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 7 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) || slices.Equal(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
