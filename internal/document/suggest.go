package document

import (
	"strconv"
	"strings"
)

// Nearest returns the known word that was probably meant by a wrong one: the
// same but for case, hyphens and the like, or at most two letters off. It
// returns "" when none is near.
func Nearest(wrong string, known []string) string {
	word, _ := nearest(wrong, known)
	return word
}

// nearest returns the word that was probably meant by a wrong one, and whether
// the two differ only in case, or in - and _ and spaces. It returns "" when no
// word is near.
func nearest(wrong string, words []string) (word string, sameLetters bool) {
	// Longer words cost more to compare, and are not typing mistakes.
	if len(wrong) > 64 {
		return "", false
	}
	plain := plainLetters(wrong)
	for _, w := range words {
		if plainLetters(w) == plain {
			return w, true
		}
	}
	best := 3
	for _, w := range words {
		// Two letters make most short words another word.
		if d := distance(wrong, w); d < best && d < len(w) && d < len(wrong) {
			word, best = w, d
		}
	}
	return word, false
}

// plainLetters returns a word in small letters and without what joins its parts.
// One of signs alone keeps them, with all dashes alike: word processors make others
// of the one that is typed.
func plainLetters(s string) string {
	if plain := strings.NewReplacer("-", "", "_", "", " ", "", "\u2212", "", "\u2013", "", "\u2014", "").Replace(s); plain != "" {
		return strings.ToLower(plain)
	}
	return strings.NewReplacer(" ", "", "\u2212", "-", "\u2013", "-", "\u2014", "-").Replace(s)
}

// distance returns how many letters must be added, left out or changed to make
// b of a (Levenshtein).
func distance(a, b string) int {
	if diff := len(a) - len(b); diff > 8 || diff < -8 {
		return 3 // two letters are eight bytes at most
	}
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least > 2 {
			return least // it only grows
		}
	}
	return row[len(y)]
}

// Suggestion names, to end a message, the nearest known word, when one is near.
func Suggestion(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return "; did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}
