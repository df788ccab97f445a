package words

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// categories are the categories of plurals of all languages, in the order of
// plural.Form, whose zero is other.
var categories = []string{"other", "zero", "one", "two", "few", "many"}

// category returns the category of a number, which is written in plain digits.
// Decimals that are shown matter: in English, 1.0 is no singular.
func category(tag language.Tag, digits string) string {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(digits, "-"), ".")
	last := func(s string) int { // the rules look no further
		n, err := strconv.Atoi(s[max(0, len(s)-7):])
		if err != nil {
			return 0
		}
		if len(s) > 7 {
			n += 10_000_000
		}
		return n
	}
	short := strings.TrimRight(fraction, "0")
	form := plural.Cardinal.MatchPlural(tag, last(whole), len(fraction), len(short), last(fraction), last(short))
	if int(form) >= len(categories) {
		return "other"
	}
	return categories[form]
}

// categoriesOf returns the categories that a language has, as far as counts up
// to some hundreds, a million, and numbers with decimals show.
func categoriesOf(tag language.Tag) []string {
	met := map[string]bool{"other": true}
	for n := range 201 {
		met[category(tag, strconv.Itoa(n))] = true
	}
	for _, digits := range []string{"1000", "1000000", "0.1", "1.0", "1.1", "1.2", "1.5", "2.0", "2.5"} {
		met[category(tag, digits)] = true
	}
	var out []string
	for _, c := range []string{"zero", "one", "two", "few", "many", "other"} {
		if met[c] {
			out = append(out, c)
		}
	}
	return out
}
