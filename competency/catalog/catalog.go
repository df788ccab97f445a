// Package catalog holds published competency frameworks and catalogues of
// training as documents: one YAML file an edition, embedded in the program.
//
// Each file names its sources, says how official its content is, and notes what
// was left out because no source that was read states it. Levels, roles, hours and
// prices are mostly so: a host adds its own, to a copy of the document
// ([competency.Framework.Spec], [competency.Training.Spec]).
package catalog

import (
	"embed"
	"io/fs"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/catalogue"
)

//go:embed *.yaml
var frameworkFiles embed.FS

//go:embed training/*.yaml
var trainingFiles embed.FS

var (
	frameworks = catalogue.Shelf{Files: frameworkFiles, Package: "catalog", Noun: "competency framework"}
	trainings  = catalogue.Shelf{Files: folder(trainingFiles, "training"), Package: "catalog", Noun: "catalogue of training"}
)

// folder returns the files in a folder. The error is about names that are not
// valid paths, and these are constants.
func folder(files embed.FS, name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		return files
	}
	return sub
}

// Entry is one edition of a competency framework or of a catalogue of training:
// its ID (eu-digcomp), its Edition (3.0) and the File of its document
// (eu-digcomp@3.0.yaml). Its String is the name that [Load] or [LoadTraining]
// takes: eu-digcomp@3.0.
type Entry = catalogue.Entry

// Entries returns the competency frameworks that there are, by id and then by
// edition. The last one of an id is its newest edition.
func Entries() []Entry { return frameworks.Entries() }

// TrainingEntries returns the catalogues of training that there are, by id and
// then by edition.
func TrainingEntries() []Entry { return trainings.Entries() }

// Load returns a competency framework, compiled. The name is an id for the newest
// edition (eu-digcomp), or an id and an edition (eu-digcomp@3.0). Each call reads
// the document again: keep the result, which is safe for concurrent use.
//
// The error about a name that is not there wraps [fs.ErrNotExist] and lists the
// names that come near.
func Load(name string) (*competency.Framework, error) {
	e, err := frameworks.Find(name)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(frameworks.Files, e.File)
	if err != nil {
		return nil, err
	}
	return competency.ReadFramework(e.File, data)
}

// LoadAt returns the edition of a competency framework that was in force on a date:
// a year, a year and month, or a day (2025, 2025-03, 2025-03-31).
//
// A date before the first edition is an error that wraps [fs.ErrNotExist]. The note
// is for whoever reads the results, and "" when there is nothing to say: that nobody
// has looked since some day whether the edition is still in force, or that its dates
// are not known. See [govmaturity.Dates].
func LoadAt(id, date string) (fw *competency.Framework, note string, err error) {
	e, note, err := frameworks.FindAt(id, date, datesOf)
	if err != nil {
		return nil, "", err
	}
	fw, err = Load(e.String())
	return fw, note, err
}

func datesOf(e Entry) (govmaturity.Dates, error) {
	data, err := fs.ReadFile(frameworks.Files, e.File)
	if err != nil {
		return govmaturity.Dates{}, err
	}
	spec, err := competency.ReadSpec(e.File, data)
	if err != nil {
		return govmaturity.Dates{}, err
	}
	return spec.Dates, nil
}

// LoadTraining returns a catalogue of training, compiled. The name is as in
// [Load]. No publisher says which competency its modules raise, so that none names
// a framework: a host that plans with them adds that.
func LoadTraining(name string) (*competency.Training, error) {
	e, err := trainings.Find(name)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(trainings.Files, e.File)
	if err != nil {
		return nil, err
	}
	return competency.ReadTraining(e.File, data, nil)
}
