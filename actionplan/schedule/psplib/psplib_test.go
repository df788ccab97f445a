package psplib_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/actionplan/schedule/psplib"
)

// small is a project in the form of PSPLIB, made up for these tests.
const small = `************************************************************************
file with basedata            : made_up.bas
************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  5
PROJECT INFORMATION:
pronr.  #jobs rel.date duedate tardcost  MPM-Time
    1      3      0       6        0        5
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           5
   4        1          1           5
   5        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       2    1
  4      1     2       0    1
  5      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    1
************************************************************************
`

func TestRead(t *testing.T) {
	project, err := psplib.Read("small.sm", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	s, err := schedule.Compile(project.Spec, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Plan(t.Context(), schedule.Options{Limited: true})
	if err != nil {
		t.Fatal(err)
	}
	if project.Path != 5 || p.Days(p.CriticalPathFinish()) != 5 || p.Days(p.Finish()) != 9 || p.Days(p.Bound()) < 7 {
		t.Errorf("the critical path is %d, got %v; all takes %v days, at least %v", project.Path, p.Days(p.CriticalPathFinish()), p.Days(p.Finish()), p.Days(p.Bound()))
	}
}

// All projects of the shared data have the critical path that they state.
func TestPublished(t *testing.T) {
	var files []string
	for _, root := range []string{"../../../../shared/data/actionplan", "../../../../../shared/data/actionplan"} {
		found, err := filepath.Glob(filepath.Join(root, "psplib/*/*.sm"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("the shared data are not here")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		project, err := psplib.Read(filepath.Base(file), data)
		if err != nil {
			t.Fatal(err)
		}
		s, err := schedule.Compile(project.Spec, nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.Plan(t.Context(), schedule.Options{})
		if err != nil || p.Days(p.Finish()) != float64(project.Path) {
			t.Errorf("%s: %v; the critical path is %v, the file says %d", file, err, p.Days(p.Finish()), project.Path)
		}
	}
	if len(files) != 960 {
		t.Errorf("%d projects", len(files))
	}
}

func TestProblems(t *testing.T) {
	for want, change := range map[string][2]string{
		"job 4 is followed by 9, which is not there":              {"   4        1          1           5\n", "   4        1          1           9\n"},
		"expected the number of a job, of modes and of followers": {"   4        1          1           5\n", "   4        1          2           5\n"},
		"job 4 has 2 modes": {"   4        1          1           5\n", "   4        2          1           5\n"},
		"the job says what it needs of 1 resources; there are 2":           {"  4      1     2       0    1", "  4      1     2       0"},
		"there is already a job 2":                                         {"  3      1     4", "  2      1     4"},
		"expected whole numbers; found \"x\"":                              {"  4      1     2       0    1", "  4      1     2       0    x"},
		"expected numbers from 0 to 1000000; found -2":                     {"  4      1     2 ", "  4      1     -2 "},
		"REQUESTS/DURATIONS is missing":                                    {"REQUESTS/DURATIONS:", "REQUESTS:"},
		"expected the number of a job, the mode 1, a duration and what it": {"  4      1     2       0    1", "  4      2     2       0    1"},
		"the file is not plain text":                                       {"made_up", "made\x00up"},
		"job 4 has followers already":                                      {"   5        1          0", "   4        1          0"},
	} {
		_, err := psplib.Read("x.sm", []byte(strings.Replace(small, change[0], change[1], 1)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Fuzz(func(t *testing.T, data []byte) {
		project, err := psplib.Read("x.sm", data)
		if err == nil && len(project.Spec.Tasks) == 0 {
			t.Error("a project without tasks")
		}
	})
}
