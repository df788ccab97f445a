package mspdi

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

// Project is what a file holds.
type Project struct {
	// Spec is the project as a schedule. Tasks have their unique ids (UID) as ids.
	Spec *schedule.ScheduleSpec
	// Stored is what the file says that Project has computed, by the ids of tasks.
	Stored map[string]Stored
	// Notes say what was left out or is read otherwise, each once with its first place.
	Notes govmaturity.Problems
}

// Stored is what Project has computed of a task. Floats are in minutes of work.
type Stored struct {
	Start, Finish           schedule.Moment
	EarlyStart, EarlyFinish schedule.Moment
	LateStart, LateFinish   schedule.Moment
	TotalFloat, FreeFloat   int
	Critical                bool
	// Manual says that the task is scheduled by hand: Project then does not carry what
	// waits for its start back to its late dates.
	Manual bool
}

// Limits of a file.
const (
	maxBytes    = 64 << 20
	maxDepth    = 32
	maxElements = 4_000_000
)

// Read reads a file. The error is a [govmaturity.Problems] with what cannot be read.
func Read(name string, data []byte) (*Project, error) {
	r := &reader{name: name, out: &Project{Stored: map[string]Stored{}}, noted: map[string]bool{}}
	if err := r.scan(data); err != nil {
		return nil, err
	}
	var file file
	if err := xml.NewDecoder(bytes.NewReader(data)).Decode(&file); err != nil {
		return nil, r.syntax(err)
	}
	r.file = &file
	r.project()
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	r.out.Notes, _ = r.notes.Err().(govmaturity.Problems)
	return r.out, nil
}

// scan goes through the file once, and refuses what is no project, and what would take
// too much.
func (r *reader) scan(data []byte) error {
	if len(data) > maxBytes {
		return r.refuse(0, govmaturity.CodeTooLarge, "the file has more than the %d bytes allowed", maxBytes)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	depth, elements := 0, 0
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return r.syntax(err)
		}
		line, _ := d.InputPos()
		switch t := token.(type) {
		case xml.Directive:
			return r.refuse(line, govmaturity.CodeDirective, "the file declares a document type; none is needed")
		case xml.StartElement:
			if elements == 0 && t.Name.Local != "Project" {
				return r.refuse(line, govmaturity.CodeWrongFormat, "expected a file of Microsoft Project, whose first element is Project; found %.40q", t.Name.Local)
			}
			depth++
			elements++
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth {
			return r.refuse(line, govmaturity.CodeTooDeep, "elements are more than %d deep", maxDepth)
		}
		if elements > maxElements {
			return r.refuse(line, govmaturity.CodeTooManyValues, "the file has more than %d elements", maxElements)
		}
	}
	if elements == 0 {
		return r.refuse(0, govmaturity.CodeEmptyDocument, "the file is empty")
	}
	return nil
}

type reader struct {
	name     string
	file     *file
	out      *Project
	problems govmaturity.Problems
	notes    govmaturity.Problems
	noted    map[string]bool
	calendar map[int]*calendar // by UID
	kept     map[int]bool      // tasks, by UID
	resource map[int]string
}

func (r *reader) syntax(err error) error {
	line := 0
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		line = syntax.Line
	}
	return r.refuse(line, govmaturity.CodeSyntax, "the file cannot be read as XML: %v", err)
}

func (r *reader) refuse(line int, code govmaturity.Code, format string, args ...any) error {
	return govmaturity.Problems{{Code: code, File: r.name, Line: line, Column: min(1, line), Format: format, Args: args}}.Err()
}

func (r *reader) add(at govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	if len(r.problems) < 10*govmaturity.MaxProblems {
		r.problems = append(r.problems, govmaturity.Problem{Code: code, File: r.name, Path: at, Format: format, Args: args})
	}
}

// note says once what was left out.
func (r *reader) note(at govmaturity.Path, format string, args ...any) {
	if !r.noted[format] {
		r.noted[format] = true
		r.notes = append(r.notes, govmaturity.Problem{Code: govmaturity.CodeLost, File: r.name, Path: at, Format: format, Args: args})
	}
}
