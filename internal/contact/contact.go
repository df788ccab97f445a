// Package contact finds e-mail addresses and telephone numbers in the text of
// registers, so that a reader can warn of them and never repeat them.
//
// It errs towards finding: a budget of ten digits without a separator is
// taken for a telephone number, unless it ends in three zeros. What it finds
// is counted and placed, and nothing here returns the address itself.
package contact

import (
	"slices"
	"strings"
)

// Kind says what was found.
type Kind string

// The kinds.
const (
	KindEmail     Kind = "e-mail"
	KindTelephone Kind = "tel"
)

// Found is a place in a text, in bytes.
type Found struct {
	Kind       Kind
	Start, End int
}

// Find returns where contact data stands in the text, in order, without
// overlaps.
func Find(text string) []Found {
	if !strings.ContainsFunc(text, mayBegin) {
		return nil
	}
	found := emails(text)
	for _, t := range telephones(text) {
		if !slices.ContainsFunc(found, func(f Found) bool { return t.Start < f.End && f.Start < t.End }) {
			found = append(found, t)
		}
	}
	slices.SortFunc(found, func(a, b Found) int { return a.Start - b.Start })
	return found
}

// Redact returns the text with each contact replaced by its kind in square
// brackets, and what it replaced. Redacting twice changes no more.
func Redact(text string) (string, []Found) {
	found := Find(text)
	if found == nil {
		return text, nil
	}
	var out strings.Builder
	at := 0
	for _, f := range found {
		out.WriteString(text[at:f.Start])
		out.WriteString("[" + string(f.Kind) + "]")
		at = f.End
	}
	out.WriteString(text[at:])
	return out.String(), found
}
