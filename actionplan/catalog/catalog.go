// Package catalog holds step templates: what can be done about gaps, to begin an
// action plan with, as documents embedded in the program.
//
// The templates are derived: each cites the places of the sources that it was made
// from, in this library's words. They know no costs, dates and people. Where a source
// says nothing of a level there is no template, and a note says so.
package catalog

import (
	"embed"
	"io/fs"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/catalogue"
)

//go:embed *.yaml
var files embed.FS

var templates = catalogue.Shelf{Files: files, Package: "catalog", Noun: "library of step templates"}

// Entry is one edition of step templates: its ID, its Edition and the File of its
// document. Its String is the name that [Load] takes.
type Entry = catalogue.Entry

// Entries returns the step templates that there are, by id and then by edition.
func Entries() []Entry { return templates.Entries() }

// Load returns step templates, compiled. The name is an id for the newest edition
// (un-nine-pillars-steps), or an id and an edition (un-nine-pillars-steps@2026). Each
// call reads the document again: keep the result, which is safe for concurrent use.
//
// The error about a name that is not there wraps [fs.ErrNotExist] and lists the names
// that come near.
func Load(name string) (*actionplan.Templates, error) {
	e, err := templates.Find(name)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(templates.Files, e.File)
	if err != nil {
		return nil, err
	}
	return actionplan.ReadTemplates(e.File, data)
}
