// Package catalog holds published instruments as documents: one YAML file an
// edition, embedded in the program. Editions that share a body, in bodies/, say in
// editions/ only what differs.
//
// Each file names its sources, says how official its content and its numbers
// are, and notes what was left out because no source that was read states it.
// The tests of this package recompute published results with these files.
//
// Crosswalks ([Crosswalks], [LoadCrosswalk]) tie instruments to each other.
package catalog

import (
	"embed"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/catalogue"
	"github.com/govmaturity/govmaturity/maturity"
)

//go:embed *.yaml bodies/*.yaml editions/*.yaml crosswalks/*/*.yaml
var files embed.FS

var shelf = catalogue.Shelf{Files: files, Package: "catalog", Noun: "instrument"}

// Entry is one edition of an instrument: its ID (un-egdi), its Edition (2018)
// and the File of its document (un-egdi@2018.yaml). Its String is the name that
// [Load] takes: un-egdi@2018.
type Entry = catalogue.Entry

// Entries returns what the catalogue holds, by id and then by edition. The
// last one of an id is its newest edition.
func Entries() []Entry { return shelf.Entries() }

// Load returns an instrument, compiled. The name is an id for the newest
// edition (un-egdi), or an id and an edition (un-egdi@2018). Each call reads
// the document again: keep the result, which is safe for concurrent use.
//
// The error about a name that is not there wraps [fs.ErrNotExist] and lists
// the names that come near.
func Load(name string) (*maturity.Framework, error) {
	e, err := shelf.Find(name)
	if err != nil {
		return nil, err
	}
	return read(e)
}

func read(e Entry) (*maturity.Framework, error) {
	data, err := shelf.Document(e)
	if err != nil {
		return nil, err
	}
	return maturity.ReadFramework(e.File, data)
}

// LoadAt returns the edition of an instrument that was in force on a date: a
// year, a year and month, or a day (2019, 2019-03, 2019-03-31).
//
// A date before the first edition is an error that wraps [fs.ErrNotExist]. The
// note is for whoever reads the results, and "" when there is nothing to say:
// that nobody has looked since some day whether the edition is still in force,
// or that its dates are not known. See [govmaturity.Dates].
func LoadAt(id, date string) (fw *maturity.Framework, note string, err error) {
	e, note, err := shelf.FindAt(id, date, datesOf)
	if err != nil {
		return nil, "", err
	}
	fw, err = read(e)
	return fw, note, err
}

func datesOf(e Entry) (govmaturity.Dates, error) {
	data, err := shelf.Document(e)
	if err != nil {
		return govmaturity.Dates{}, err
	}
	spec, err := maturity.ReadSpec(e.File, data)
	if err != nil {
		return govmaturity.Dates{}, err
	}
	return spec.Dates, nil
}
