// Package psplib reads the projects of PSPLIB, the library of problems by which
// methods of planning under limited resources are compared, as schedules.
package psplib

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

// Project is what a file holds.
type Project struct {
	// Spec is the project as a schedule that counts in days from its start. Jobs are
	// tasks with their numbers as ids, and resources are called r1, r2.
	Spec *schedule.ScheduleSpec
	// Path is the length of the critical path that the file states, as MPM-Time, or -1.
	Path int
}

// Limits of a file.
const (
	maxBytes = 16 << 20
	maxJobs  = 20_000
)

// Read reads a project with one mode for each job and renewable resources (.sm, .rcp is
// another format). The error is a [govmaturity.Problems] with the lines that cannot be
// read.
func Read(name string, data []byte) (*Project, error) {
	r := &reader{name: name, out: &Project{Path: -1}, links: map[int][]int{}}
	switch {
	case len(data) > maxBytes:
		r.add(0, govmaturity.CodeTooLarge, "the file has more than the %d bytes allowed", maxBytes)
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		r.add(0, govmaturity.CodeNotUTF8, "the file is not plain text")
	default:
		for line := range strings.Lines(string(data)) {
			r.line++
			r.read(strings.TrimSpace(line))
		}
		r.finish()
	}
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	return r.out, nil
}

type reader struct {
	name     string
	line     int
	section  string
	out      *Project
	jobs     []job
	links    map[int][]int
	capacity []int
	problems govmaturity.Problems
}

type job struct {
	line, number, duration int
	needs                  []int
}

func (r *reader) add(line int, code govmaturity.Code, format string, args ...any) {
	if len(r.problems) > 2*govmaturity.MaxProblems {
		return
	}
	r.problems = append(r.problems, govmaturity.Problem{Code: code, File: r.name, Line: line, Column: min(line, 1), Format: format, Args: args})
}

// sections are the parts of a file that are read.
var sections = []string{"PROJECT INFORMATION:", "PRECEDENCE RELATIONS:", "REQUESTS/DURATIONS:", "RESOURCEAVAILABILITIES:"}

func (r *reader) read(line string) {
	if slices.Contains(sections, strings.ToUpper(line)) {
		r.section = strings.ToUpper(line)
		return
	}
	if strings.HasPrefix(line, "***") {
		r.section = ""
		return
	}
	var row []int
	for _, f := range strings.Fields(line) {
		x, err := strconv.Atoi(f)
		if err != nil {
			if len(row) > 0 && r.section != "" {
				r.add(r.line, govmaturity.CodeNumberForm, "expected whole numbers; found %.40q", f)
			}
			return // a heading
		}
		if x < 0 || x > 1_000_000 {
			r.add(r.line, govmaturity.CodeOutOfRange, "expected numbers from 0 to 1000000; found %d", x)
			return
		}
		row = append(row, x)
	}
	if len(row) == 0 {
		return
	}
	switch r.section {
	case sections[0]:
		if len(row) == 6 {
			r.out.Path = row[5]
		}
	case sections[1]:
		r.precedence(row)
	case sections[2]:
		if len(row) < 3 || row[1] != 1 {
			r.add(r.line, govmaturity.CodeWrongCount, "expected the number of a job, the mode 1, a duration and what it needs")
			return
		}
		if len(r.jobs) < maxJobs {
			r.jobs = append(r.jobs, job{r.line, row[0], row[2], row[3:]})
		} else if len(r.jobs) == maxJobs {
			r.add(r.line, govmaturity.CodeTooLarge, "a project has at most %d jobs", maxJobs)
		}
	case sections[3]:
		r.capacity = append(r.capacity, row...)
	}
}

func (r *reader) precedence(row []int) {
	switch {
	case len(row) < 3 || len(row) != 3+row[2]:
		r.add(r.line, govmaturity.CodeWrongCount, "expected the number of a job, of modes and of followers, and then the followers")
	case row[1] != 1:
		r.add(r.line, govmaturity.CodeOutOfRange, "job %d has %d modes; only those with one are read", row[0], row[1])
	case r.links[row[0]] != nil:
		r.add(r.line, govmaturity.CodeDuplicateID, "job %d has followers already", row[0])
	default:
		r.links[row[0]] = append([]int{}, row[3:]...)
	}
}

func (r *reader) finish() {
	if len(r.jobs) == 0 {
		r.add(0, govmaturity.CodeEmptyDocument, "the file has no jobs: REQUESTS/DURATIONS is missing")
		return
	}
	spec := &schedule.ScheduleSpec{Format: schedule.ScheduleFormat, ID: "project", Unit: schedule.UnitDays}
	for k, c := range r.capacity {
		capacity := float64(c)
		spec.Resources = append(spec.Resources, schedule.ResourceSpec{ID: "r" + strconv.Itoa(k+1), Capacity: &capacity})
	}
	at := map[int]int{}
	for i, j := range r.jobs {
		if _, taken := at[j.number]; taken {
			r.add(j.line, govmaturity.CodeDuplicateID, "there is already a job %d", j.number)
		}
		at[j.number] = i
		if len(j.needs) != len(r.capacity) {
			r.add(j.line, govmaturity.CodeWrongCount, "the job says what it needs of %d resources; there are %d", len(j.needs), len(r.capacity))
			return
		}
		duration := float64(j.duration)
		t := schedule.TaskSpec{ID: strconv.Itoa(j.number), Duration: &duration}
		for k, n := range j.needs {
			if units := float64(n); n > 0 {
				t.Needs = append(t.Needs, schedule.ResourceNeedSpec{Resource: spec.Resources[k].ID, Units: &units})
			}
		}
		spec.Tasks = append(spec.Tasks, t)
	}
	for _, j := range r.jobs {
		for _, k := range r.links[j.number] {
			i, ok := at[k]
			if !ok {
				r.add(j.line, govmaturity.CodeUnknownReference, "job %d is followed by %d, which is not there", j.number, k)
				continue
			}
			spec.Tasks[i].After = append(spec.Tasks[i].After, schedule.TaskLinkSpec{Task: strconv.Itoa(j.number)})
		}
	}
	r.out.Spec = spec
}
