package form

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// languageName returns what a language is called, or its tag.
func languageName(w govmaturity.Words, tag string) string {
	return sayOr(w, "language."+tag, tag)
}

// sayOr says a message that the store may not have.
func sayOr(w govmaturity.Words, key, otherwise string, args ...any) string {
	if said := w.Say(key, args...); said != key {
		return said
	}
	return otherwise
}

// Sentences puts texts one after the other, but for those that are empty.
func Sentences(texts ...string) string { return sentences(texts...) }

// sentences puts texts one after the other.
func sentences(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " ")
}

// NumberHelp says which numbers a field takes: nothing, for other fields.
func NumberHelp(w govmaturity.Words, f *Field) string {
	least, most := "", ""
	if f.Min != nil {
		least = w.Plain(*f.Min)
	}
	if f.Max != nil {
		most = w.Plain(*f.Max)
	}
	switch {
	case f.Kind != Number && f.Kind != Whole:
		return ""
	case f.Kind == Whole && least != "" && most != "":
		return w.Say("form.whole-number", "min", least, "max", most)
	case least != "" && most != "":
		return w.Say("form.range", "min", least, "max", most)
	case least != "":
		return w.Say("form.from", "min", least)
	case most != "":
		return w.Say("form.to", "max", most)
	}
	return ""
}
