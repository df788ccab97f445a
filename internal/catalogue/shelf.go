// Package catalogue finds documents in an embedded folder: editions by name and
// by date, and crosswalks between them. The catalogues that people use are thin
// fronts of it: they embed the files, and compile what is found.
//
// The document of an edition is called by its id and its edition, with a sign
// between the two that neither can have: un-egdi@2018.yaml. A crosswalk stands
// in the folder of the edition that it is from, and is called by the edition
// that it is to: crosswalks/wb-dgra@2020/wb-dgra@2022.yaml. Editions that share a body
// stand in the folder editions: see [Shelf.Document].
package catalogue

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Shelf is the documents of one kind. Files of other names are left alone.
type Shelf struct {
	Files fs.FS
	// Package begins the errors, and Noun is what a document is called in them:
	// instrument.
	Package, Noun string
}

// Entry is one edition of something in a catalogue.
type Entry struct {
	// ID names it whatever its edition: un-egdi.
	ID string
	// Edition tells its dated versions apart: 2018.
	Edition string
	// File is the name of the document: un-dgca@undated.yaml; or of what one edition
	// says beside the body that it shares with others: editions/un-egdi@2018.yaml.
	File string
}

// String returns the name of the edition, as catalogues take it: un-egdi@2018.
func (e Entry) String() string { return e.ID + "@" + e.Edition }

// entryOf reads the name of a document. ok is false for one of another form.
func entryOf(file string) (e Entry, ok bool) {
	stem, isDocument := strings.CutSuffix(file[strings.LastIndexByte(file, '/')+1:], ".yaml")
	id, edition, named := strings.Cut(stem, "@")
	return Entry{ID: id, Edition: edition, File: file}, isDocument && named && id != "" && edition != ""
}

// Entries returns what the catalogue holds, by id and then by edition. The last
// one of an id is its newest edition.
func (s Shelf) Entries() []Entry {
	var entries []Entry
	for _, pattern := range []string{"*.yaml", folder + "/*.yaml"} {
		for _, name := range s.glob(pattern) {
			if e, ok := entryOf(name); ok {
				entries = append(entries, e)
			}
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), CompareEditions(a.Edition, b.Edition))
	})
	return entries
}

// glob returns the files that match a pattern of this package.
func (s Shelf) glob(pattern string) []string {
	names, err := fs.Glob(s.Files, pattern)
	if err != nil {
		return nil // the patterns are constants, and sound
	}
	return names
}

// Find returns the entry with a name: an id for its newest edition, or an id
// and an edition (un-egdi@2018). The error about a name that is not there wraps
// [fs.ErrNotExist] and lists the names that come near.
func (s Shelf) Find(name string) (Entry, error) {
	entries := s.Entries()
	for _, e := range slices.Backward(entries) {
		if name == e.ID || name == e.String() {
			return e, nil
		}
	}
	return Entry{}, fmt.Errorf("%s: no %s %.60q (%s): %w", s.Package, s.Noun, name, near(name, entries), fs.ErrNotExist)
}

// CompareEditions orders editions part by part, numbers by size: 2.9 comes
// before 2.10. Dots, hyphens and underscores part them.
func CompareEditions(a, b string) int {
	parts := func(edition string) []string {
		return strings.FieldsFunc(edition, func(r rune) bool { return r == '.' || r == '-' || r == '_' })
	}
	return slices.CompareFunc(parts(a), parts(b), func(a, b string) int {
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA != nil || errB != nil {
			return strings.Compare(a, b)
		}
		return cmp.Compare(m, n)
	})
}
