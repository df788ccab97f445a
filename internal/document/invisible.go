package document

import "fmt"

// invisible names a character that cannot be seen, or that looks like a space
// and is none. It returns "" for all others.
func invisible(r rune) string {
	name := ""
	switch r {
	case '\u00a0':
		name = "no-break space"
	case '\u202f':
		name = "narrow no-break space"
	case '\u00ad':
		name = "soft hyphen"
	case '\u200b':
		name = "zero-width space"
	case '\u200c':
		name = "zero-width non-joiner"
	case '\u200d':
		name = "zero-width joiner"
	case '\u2060':
		name = "word joiner"
	case '\ufeff':
		name = "byte order mark"
	case '\u200e':
		name = "left-to-right mark"
	case '\u200f':
		name = "right-to-left mark"
	case '\u3000':
		name = "wide space"
	}
	switch {
	case name != "":
	case r >= '\u2000' && r <= '\u200a' || r == '\u205f' || r == '\u1680':
		name = "space of another width"
	case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
		name = "mark of direction"
	default:
		return ""
	}
	return fmt.Sprintf("%s (U+%04X)", name, r)
}

// Unseen says, to end a message about a text, what in it cannot be seen or is a
// quote of a word processor.
func Unseen(text string) string {
	for _, r := range text {
		if name := invisible(r); name != "" {
			return "; it has a " + name + ", which cannot be seen: take it out"
		}
	}
	for _, r := range text {
		switch r {
		case '\u201c', '\u201d', '\u201e', '\u2018', '\u2019', '\u00ab', '\u00bb':
			return fmt.Sprintf("; the %c of a word processor is no quote here: use straight ones", r)
		}
	}
	return ""
}
