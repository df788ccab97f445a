package maturitytest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// UpdateVariable is the environment variable that makes [RunGolden] write what
// comes out into the golden cases, when it is set to 1. It is no flag, because
// the test program belongs to the caller, who may have a flag of that name.
const UpdateVariable = "GOVMATURITY_UPDATE"

// RunGolden scores the golden cases in the files that match a pattern, such as
// testdata/golden/*.yaml, each in a subtest of its own. A case is a document:
//
//	format: govmaturity/golden/1
//	name: A ministry with a register and no portal
//	reason: The worked example of the handbook, page 12.
//	assessment:
//	  format: govmaturity/assessment/1
//	  framework: ministry
//	  edition: "1"
//	  subject: Example
//	  answers: {register: yes, portal: no}
//	tolerance: 0.0005
//	expect:
//	  nodes:
//	    data: {value: 0.667, level: managed, coverage: 1}
//	    portal: {state: answered, value: 0}
//
// Only what is written under expect is compared: state, value, published,
// level, class and coverage, and under rosters the same for each item. A level
// or class that is none is the one of a node that reaches none. The tolerance
// is for values; it is 1e-9 when not given, and a node can have one of its own.
//
// With the environment variable [UpdateVariable] set to 1, expectations that
// do not hold are written anew. A case without expect then gets all of it.
// What stands above expect, with its comments, stays as it is.
func RunGolden(t *testing.T, fw *maturity.Framework, pattern string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no golden cases match %s", pattern)
	}
	update := os.Getenv(UpdateVariable) == "1"
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c, err := readGolden(fw, file, data, update)
			if err != nil {
				t.Fatal(err)
			}
			if !update {
				if err := c.check(); err != nil {
					t.Error(err)
				}
				return
			}
			updated, err := c.update()
			if err != nil {
				t.Fatal(err)
			}
			if string(updated) == string(data) {
				return
			}
			if err := os.WriteFile(file, updated, 0o666); err != nil {
				t.Fatal(err)
			}
			t.Logf("wrote %s", file)
		})
	}
}

// CheckGolden is [RunGolden] without testing, and without updates. The error
// joins those of all cases: a [govmaturity.Problems] for a case that cannot be
// read, and a text with the differences for one that does not hold.
func CheckGolden(fw *maturity.Framework, fsys fs.FS, pattern string) error {
	files, err := fs.Glob(fsys, pattern)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no golden cases match %s", pattern)
	}
	var errs []error
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		c, err := readGolden(fw, file, data, false)
		if err == nil {
			err = c.check()
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// goldenDocument is a golden case as a document.
type goldenDocument struct {
	Format     string              `json:"format" doc:"required,enum=govmaturity/golden/1"`
	Name       string              `json:"name" doc:"required,nonempty"`
	Reason     string              `json:"reason,omitempty"`
	Assessment maturity.Assessment `json:"assessment" doc:"required"`
	Tolerance  *float64            `json:"tolerance,omitempty" doc:"min=0"`
	Expect     *expected           `json:"expect,omitempty"`
}

// expected is what a card, or that of an item, should hold.
type expected struct {
	Nodes   map[string]expectedNode        `json:"nodes,omitempty" doc:"nonempty"`
	Rosters map[string]map[string]expected `json:"rosters,omitempty"`
}

// expectedNode is what should come out for a node. What is nil or "" is not
// compared.
type expectedNode struct {
	State     govmaturity.State `json:"state,omitempty"`
	Value     *float64          `json:"value,omitempty"`
	Tolerance *float64          `json:"tolerance,omitempty" doc:"min=0"`
	Published *float64          `json:"published,omitempty"`
	Level     string            `json:"level,omitempty"`
	Class     string            `json:"class,omitempty"`
	Coverage  *float64          `json:"coverage,omitempty" doc:"min=0,max=1"`
}

// problem makes a problem of a place in a golden case.
func problem(path govmaturity.Path, code govmaturity.Code, format string, args ...any) govmaturity.Problem {
	return govmaturity.Problem{Code: code, Path: path, Format: format, Args: args}
}
