package catalog

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/maturity"
)

// CrosswalkEntry is a crosswalk of the catalogue, from one edition to another.
type CrosswalkEntry struct {
	From, To Entry
	File     string // the name of its document
}

// String returns the two editions: un-nine-pillars@2020 to un-dgca@undated.
func (c CrosswalkEntry) String() string { return c.From.String() + " to " + c.To.String() }

// Crosswalks returns the crosswalks that the catalogue holds, by their files.
func Crosswalks() []CrosswalkEntry {
	names, err := fs.Glob(files, "crosswalks/*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	entries := make([]CrosswalkEntry, len(names))
	for i, name := range names {
		stem := strings.TrimSuffix(strings.TrimPrefix(name, "crosswalks/"), ".yaml")
		from, to, _ := strings.Cut(stem, "--")
		entries[i] = CrosswalkEntry{From: entryOf(from + ".yaml"), To: entryOf(to + ".yaml"), File: name}
	}
	return entries
}

// LoadCrosswalk returns the crosswalk between two instruments. The names are
// those that [Load] takes; without an edition, the newest one is meant. The
// error about one that is not there wraps [fs.ErrNotExist] and lists those that
// there are for either.
func LoadCrosswalk(from, to string) (*maturity.Crosswalk, error) {
	a, err := find(from)
	if err != nil {
		return nil, err
	}
	b, err := find(to)
	if err != nil {
		return nil, err
	}
	var near []string
	for _, c := range Crosswalks() {
		if c.From == a && c.To == b {
			data, err := files.ReadFile(c.File)
			if err != nil {
				return nil, err
			}
			return maturity.ReadCrosswalk(c.File, data)
		}
		if slices.Contains([]Entry{c.From, c.To}, a) || slices.Contains([]Entry{c.From, c.To}, b) {
			near = append(near, c.String())
		}
	}
	there := "there is none for either of them"
	if near != nil {
		there = "there is " + strings.Join(near, ", ")
	}
	return nil, fmt.Errorf("catalog: no crosswalk from %s to %s (%s): %w", a, b, there, fs.ErrNotExist)
}
