package contact

import (
	"regexp"
	"unicode"
)

// mayBegin tells the runes without which there is no contact.
func mayBegin(r rune) bool {
	return r == '@' || r == '＠' || unicode.IsDigit(r) || r == '[' || r == '('
}

// An address, also where people write "at" and "dot" to hide it from robots.
var email = regexp.MustCompile(
	`[\p{L}\p{M}\p{N}._%+'-]*[\p{L}\p{M}\p{N}_%+-]` +
		`(?:[@＠]|\s?[\[({]\s?(?i:at)\s?[\])}]\s?)` +
		`[\p{L}\p{M}\p{N}-]+(?:(?:\.|\s?[\[({]\s?(?i:dot)\s?[\])}]\s?)[\p{L}\p{M}\p{N}-]+)*` +
		`(?:\.|\s?[\[({]\s?(?i:dot)\s?[\])}]\s?)[\p{L}\p{M}][\p{L}\p{M}\p{N}-]+`)

func emails(text string) []Found {
	var found []Found
	for _, at := range email.FindAllStringIndex(text, -1) {
		found = append(found, Found{KindEmail, at[0], at[1]})
	}
	return found
}
