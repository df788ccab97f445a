// Package catalog holds published instruments as documents: one YAML file an
// edition, embedded in the program.
//
// Each file names its sources, says how official its content and its numbers
// are, and notes what was left out because no source that was read states it.
// The tests of this package recompute published results with these files.
//
// Crosswalks ([Crosswalks], [LoadCrosswalk]) tie instruments to each other.
package catalog

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/maturity"
)

//go:embed *.yaml crosswalks/*.yaml
var files embed.FS

// Entry is one edition of an instrument in the catalogue.
type Entry struct {
	ID      string // the instrument: un-egdi
	Edition string // its edition: 2018
	File    string // the name of its document: un-egdi-2018.yaml
}

// String returns the name of the edition, as [Load] takes it: un-egdi@2018.
func (e Entry) String() string { return e.ID + "@" + e.Edition }

// Entries returns what the catalogue holds, by id and then by edition. The
// last one of an id is its newest edition.
func Entries() []Entry {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	entries := make([]Entry, len(names))
	for i, name := range names {
		entries[i] = entryOf(name)
	}
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), compareEditions(a.Edition, b.Edition))
	})
	return entries
}

// Load returns an instrument, compiled. The name is an id for the newest
// edition (un-egdi), or an id and an edition (un-egdi@2018). Each call reads
// the document again: keep the result, which is safe for concurrent use.
//
// The error about a name that is not there wraps [fs.ErrNotExist] and lists
// the names that come near.
func Load(name string) (*maturity.Framework, error) {
	e, err := find(name)
	if err != nil {
		return nil, err
	}
	return maturity.Load(files, e.File)
}

// find returns the entry with a name.
func find(name string) (Entry, error) {
	entries := Entries()
	for _, e := range slices.Backward(entries) {
		if name == e.ID || name == e.String() {
			return e, nil
		}
	}
	return Entry{}, fmt.Errorf("catalog: no instrument %.60q (%s): %w", name, suggest(name, entries), fs.ErrNotExist)
}

// entryOf splits a file name at its last hyphen: editions have none.
func entryOf(file string) Entry {
	stem := strings.TrimSuffix(file, ".yaml")
	i := strings.LastIndexByte(stem, '-')
	return Entry{ID: stem[:i], Edition: stem[i+1:], File: file}
}

// compareEditions orders editions part by part, numbers by size: 2.9 comes
// before 2.10.
func compareEditions(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(a, b string) int {
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA != nil || errB != nil {
			return strings.Compare(a, b)
		}
		return cmp.Compare(m, n)
	})
}
