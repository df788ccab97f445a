package form

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// entered finds its way in what was entered.
type entered struct {
	values url.Values
	// names are those of fields, sorted, to find what is below one.
	names []string
}

func newEntered(in *govmaturity.FormInput) *entered {
	unknown := make(map[string]bool)
	for _, p := range in.Problems {
		if p.Code == govmaturity.CodeUnknownField {
			unknown[p.Path.Pointer()] = true
		}
	}
	e := &entered{values: in.Values}
	for name, texts := range in.Values {
		blank := !slices.ContainsFunc(texts, func(s string) bool { return !document.Blank(s) })
		if !unknown[name] && !blank {
			e.names = append(e.names, name)
		}
	}
	slices.Sort(e.names)
	return e
}

// given reports whether something was entered in a field.
func (e *entered) given(name string) bool {
	_, ok := slices.BinarySearch(e.names, name)
	return ok
}

// givenBelow reports whether something was entered in a part of a field.
func (e *entered) givenBelow(name string) bool {
	for range e.below(name) {
		return true
	}
	return false
}

// below yields what follows name and a slash in the names of fields below it.
func (e *entered) below(name string) func(yield func(string) bool) {
	prefix := name + "/"
	return func(yield func(string) bool) {
		i, _ := slices.BinarySearch(e.names, prefix)
		for ; i < len(e.names) && strings.HasPrefix(e.names[i], prefix); i++ {
			if !yield(e.names[i][len(prefix):]) {
				return
			}
		}
	}
}

// items returns the numbers of the items of a list in which something was
// entered, in order.
func (e *entered) items(name string) []int {
	seen := make(map[int]bool)
	var numbers []int
	for rest := range e.below(name) {
		first, _, _ := strings.Cut(rest, "/")
		if number, ok := itemNumber(first); ok && !seen[number] {
			seen[number] = true
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// keys returns the keys of entries in which something was entered, in order, but
// for the empty one, below which are those that are being added.
func (e *entered) keys(name string) []string {
	var keys []string
	seen := make(map[string]bool)
	for rest := range e.below(name) {
		first, _, _ := strings.Cut(rest, "/")
		if first != "" && !seen[first] {
			seen[first] = true
			keys = append(keys, keyOf(first))
		}
	}
	slices.Sort(keys)
	return keys
}

// itemNumber returns the number of an item, written in the one way there is. No
// list of a document has more than a million items.
func itemNumber(s string) (number int, ok bool) {
	number, err := strconv.Atoi(s)
	return number, err == nil && 0 <= number && number < 1_000_000 && strconv.Itoa(number) == s
}

// languages returns those that a wording asks for, and those that it has.
func (e *entered) languages(f *Field, name string) []string {
	langs := slices.Clone(f.Languages)
	seen := make(map[string]bool)
	for _, lang := range langs {
		seen[lang] = true
	}
	for rest := range e.below(name) {
		if lang := keyOf(rest); !strings.Contains(rest, "/") && !seen[lang] {
			seen[lang] = true
			langs = append(langs, lang)
		}
	}
	return langs
}
