package catalogue

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Crosswalk is a crosswalk of a catalogue, from one edition to another.
type Crosswalk struct {
	From, To Entry
	// File is the name of its document.
	File string
}

// String returns the two editions: un-nine-pillars@2020 to un-dgca@undated.
func (c Crosswalk) String() string { return c.From.String() + " to " + c.To.String() }

// Crosswalks returns the crosswalks that the catalogue holds, by their files.
func (s Shelf) Crosswalks() []Crosswalk {
	var list []Crosswalk
	for _, name := range s.glob("crosswalks/*/*.yaml") {
		folders := strings.Split(name, "/")
		from, okFrom := entryOf(folders[1] + ".yaml")
		to, okTo := entryOf(folders[2])
		if okFrom && okTo {
			list = append(list, Crosswalk{from, to, name})
		}
	}
	return list
}

// FindCrosswalk returns the crosswalk between two editions, named as for
// [Shelf.Find]. The error about one that is not there wraps [fs.ErrNotExist] and
// lists those that there are for either.
func (s Shelf) FindCrosswalk(from, to string) (Crosswalk, error) {
	a, err := s.Find(from)
	if err != nil {
		return Crosswalk{}, err
	}
	b, err := s.Find(to)
	if err != nil {
		return Crosswalk{}, err
	}
	var near []string
	for _, c := range s.Crosswalks() {
		if c.From == a && c.To == b {
			return c, nil
		}
		if slices.Contains([]Entry{c.From, c.To}, a) || slices.Contains([]Entry{c.From, c.To}, b) {
			near = append(near, c.String())
		}
	}
	there := "there is none for either of them"
	if near != nil {
		there = "there is " + strings.Join(near, ", ")
	}
	return Crosswalk{}, fmt.Errorf("%s: no crosswalk from %s to %s (%s): %w", s.Package, a, b, there, fs.ErrNotExist)
}
