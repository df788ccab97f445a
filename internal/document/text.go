package document

import (
	"strings"
	"unicode/utf8"
)

// overLength returns the number of characters of a text or key that is longer
// than the limit, and 0 for any other.
func overLength(text string, limits Limits) int {
	if len(text) <= limits.Text {
		return 0
	}
	if n := utf8.RuneCountInString(text); n > limits.Text {
		return n
	}
	return 0
}

const tooLong = "the text has %d characters, more than the %d allowed"

// short returns a word for a message, cut where it is too long. A tag of YAML
// can spell out bytes that are not UTF-8.
func short(s string) string {
	const most = 60
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strings.ToValidUTF8(s, "\ufffd")
}
