package words

import (
	"maps"
	"slices"
	"strings"
)

// Lookup returns the key of all that a reader of the given languages should
// see: by the look-up of RFC 4647 for each language in turn, then English, then
// the first by order. It returns "" when there are none.
func Lookup[T any](all map[string]T, languages ...string) string {
	tags := slices.Sorted(maps.Keys(all))
	if tag := lookup(tags, languages); tag != "" {
		return tag
	}
	switch {
	case slices.Contains(tags, "en"):
		return "en"
	case len(tags) > 0:
		return tags[0]
	}
	return ""
}

func lookup(tags, languages []string) string {
	for _, want := range languages {
		for ; want != ""; want = parent(want) {
			if slices.Contains(tags, want) {
				return want // before one in other letters
			}
			for _, have := range tags {
				if strings.EqualFold(have, want) {
					return have
				}
			}
		}
	}
	return ""
}

// parent cuts the last part off a language tag, and with it a single letter
// that then stands last: RFC 4647, section 3.4, removes both at once.
func parent(tag string) string {
	i := strings.LastIndexByte(tag, '-')
	if i < 0 {
		return ""
	}
	tag = tag[:i]
	if len(tag) >= 2 && tag[len(tag)-2] == '-' {
		tag = tag[:len(tag)-2]
	}
	return tag
}

// ValidLanguage reports whether a tag has the form of BCP 47: a language of two
// to eight letters, then parts of one to eight letters or digits.
func ValidLanguage(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if len(part) < 1 || len(part) > 8 || i == 0 && len(part) < 2 {
			return false
		}
		for _, r := range part {
			letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
			if !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}
