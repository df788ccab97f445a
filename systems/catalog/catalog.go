// Package catalog holds causal diagrams as documents, embedded in the program: the
// eight archetypes, each worked on a story of digital government that the sources
// name, such as silos, reliance on vendors, pilots that never scale, and the
// digital divide.
//
// Around one of the stories stand the people and the circumstances: stakeholder maps,
// a stakeholder analysis, a strategic framework and a situation ([LoadMap],
// [LoadAnalysis], [LoadStrategy], [LoadSituation]), which point at its variables and at
// each other; and the seven groups that are often left behind, as a map to begin with.
//
// They illustrate. Each names its sources and says so: they are to be looked at,
// changed and tried, and describe no country.
package catalog

import (
	"embed"
	"io/fs"

	"github.com/govmaturity/govmaturity/internal/catalogue"
	"github.com/govmaturity/govmaturity/systems"
)

//go:embed *.yaml
var files embed.FS

var diagrams = catalogue.Shelf{Files: files, Package: "catalog", Noun: "causal diagram"}

// Entry is one edition of a diagram: its ID (vendor-reliance), its Edition (2026)
// and the File of its document (vendor-reliance@2026.yaml). Its String is the name
// that [Load] takes: vendor-reliance@2026.
type Entry = catalogue.Entry

// Entries returns the diagrams that there are, by id and then by edition.
func Entries() []Entry { return diagrams.Entries() }

// Load returns a diagram, compiled. The name is an id for the newest edition
// (vendor-reliance), or an id and an edition (vendor-reliance@2026). Each call
// reads the document again: keep the result, which is safe for concurrent use.
//
// The error about a name that is not there wraps [fs.ErrNotExist] and lists the
// names that come near.
func Load(name string) (*systems.Diagram, error) {
	e, err := diagrams.Find(name)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(diagrams.Files, e.File)
	if err != nil {
		return nil, err
	}
	return systems.ReadDiagram(e.File, data)
}
