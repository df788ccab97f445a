package document

import (
	"strconv"
	"unicode/utf8"
)

// quote returns a text in quotes, cut where it is too long for a message.
func quote(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s[:min(len(s), most*utf8.UTFMax)])[:most]) + "…"
	}
	return strconv.Quote(s)
}
