package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/actionplantest"
	"github.com/govmaturity/govmaturity/competency/competencytest"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
	"github.com/govmaturity/govmaturity/systems/systemstest"
)

// goldenFormat is that of golden cases, whatever they are about.
const goldenFormat = "govmaturity/golden/1"

// tried puts one document to golden cases in a file system.
type tried struct {
	id, edition string
	try         func(fsys fs.FS, pattern string) ([]golden.Place, error)
}

// triable returns the documents on the shelf that there can be golden cases of.
func (s *shelf) triable() (all []tried) {
	for _, x := range s.frameworks {
		all = append(all, tried{x.ID(), x.Edition(), func(f fs.FS, p string) ([]golden.Place, error) { return maturitytest.CheckGolden(x, f, p) }})
	}
	for _, x := range s.competencies {
		all = append(all, tried{x.ID(), x.Edition(), func(f fs.FS, p string) ([]golden.Place, error) { return competencytest.CheckGolden(x, f, p) }})
	}
	for _, x := range s.diagrams {
		all = append(all, tried{x.ID(), x.Edition(), func(f fs.FS, p string) ([]golden.Place, error) { return systemstest.CheckGolden(x, f, p) }})
	}
	for _, x := range s.maps {
		all = append(all, tried{x.ID(), x.Edition(), func(f fs.FS, p string) ([]golden.Place, error) { return systemstest.CheckMapGolden(x, f, p) }})
	}
	for _, x := range s.plans {
		all = append(all, tried{x.ID(), x.Edition(), func(f fs.FS, p string) ([]golden.Place, error) { return actionplantest.CheckPlanGolden(x, f, p) }})
	}
	for _, x := range s.priorities {
		all = append(all, tried{x.ID(), x.Edition(), func(f fs.FS, p string) ([]golden.Place, error) { return actionplantest.CheckPriorityGolden(x, f, p) }})
	}
	for _, x := range s.schedules {
		all = append(all, tried{x.ID(), x.Edition(), func(f fs.FS, p string) ([]golden.Place, error) {
			return actionplantest.CheckScheduleGolden(x, s.calendar(x.Spec().Calendar), f, p)
		}})
	}
	return all
}

// readGolden tries golden cases with the document beside them that they are about.
func readGolden(s *shelf, f file) (found, error) {
	all := s.triable()
	have := make([][2]string, len(all))
	for i, t := range all {
		have[i] = [2]string{t.id, t.edition}
	}
	i, err := pointer{what: "document", id: "framework", edition: "edition"}.find(s, f, have)
	if err != nil {
		return found{}, err
	}
	one := oneFile{name: "golden" + strings.ToLower(path.Ext(f.name)), data: f.data}
	unreached, err := all[i].try(one, one.name)
	if err != nil {
		return found{}, renamed{err, one.name, f.name}
	}
	what := "of " + named(all[i].id, all[i].edition)
	if len(unreached) > 0 {
		what += fmt.Sprintf(", %d things reached by none of them", len(unreached))
	}
	return found{what: what}, nil
}

// renamed is an error in which a file has its own name.
type renamed struct {
	err      error
	was, now string
}

func (e renamed) Error() string {
	var lines []string
	for _, err := range e.Unwrap() {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the errors of all cases.
func (e renamed) Unwrap() (all []error) {
	parts := []error{e.err}
	if joined, ok := e.err.(interface{ Unwrap() []error }); ok {
		parts = joined.Unwrap()
	}
	for _, part := range parts {
		if problems, ok := part.(govmaturity.Problems); ok {
			for i := range problems {
				problems[i].File = e.now
			}
			all = append(all, problems)
			continue
		}
		// A case that does not hold says so in several lines.
		told, _, _ := strings.Cut(part.Error(), "\ndifference (-expected +got):") // which is for programmers
		for line := range strings.Lines(told) {
			all = append(all, fmt.Errorf("%s", strings.ReplaceAll(strings.TrimRight(line, "\n"), e.was, e.now)))
		}
	}
	return all
}

// oneFile is a file system with one file.
type oneFile struct {
	name string
	data []byte
}

func (o oneFile) Open(name string) (fs.File, error) {
	if name != o.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return opened{bytes.NewReader(o.data), o}, nil
}

type opened struct {
	*bytes.Reader
	of oneFile
}

func (o opened) Stat() (fs.FileInfo, error) { return info{o.of}, nil }
func (o opened) Close() error               { return nil }

type info struct{ of oneFile }

func (i info) Name() string       { return i.of.name }
func (i info) Size() int64        { return int64(len(i.of.data)) }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
