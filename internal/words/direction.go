package words

import "strings"

// Direction returns the direction in which a language is written: rtl or ltr.
// A script in the tag decides (ur-Latn); without one, it is the usual script of
// the language.
func Direction(tag string) string {
	parts := strings.Split(strings.ToLower(tag), "-")
	for _, p := range parts[1:] {
		if len(p) == 1 {
			break // what follows is an extension, or private
		}
		if len(p) == 4 && (p[0] < '0' || p[0] > '9') { // a script; a variant of four begins with a digit
			return directionName(rightToLeftScripts[p])
		}
	}
	return directionName(rightToLeft[parts[0]])
}

func directionName(rightToLeft bool) string {
	if rightToLeft {
		return "rtl"
	}
	return "ltr"
}

// Same reports whether two tags are of the same language, whatever the region.
func Same(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}

// rightToLeft are the languages whose usual script runs from right to left. The
// list is ours: those that CLDR writes so, and the varieties of Arabic and
// Persian that have codes of their own.
var rightToLeft = set("ar arc arq ary arz ckb dv fa glk he iw ks lrc mzn nqo pnb prs ps sd syr ug ur yi")

// rightToLeftScripts are the scripts in use that run from right to left, by
// their codes in ISO 15924.
var rightToLeftScripts = set("adlm arab aran hebr mand mend nkoo rohg samr syrc syre syrj syrn thaa yezi")

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
