package golden

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// UpdateVariable is the environment variable that makes [Kit.Run] write what
// comes out into the cases, when it is set to 1. It is no flag, because the test
// program belongs to the caller, who may have a flag of that name.
const UpdateVariable = "GOVMATURITY_UPDATE"

// Options say which cases are tried, and what is asked of them.
type Options struct {
	// Keywords: only cases with one of these are tried, when there are any.
	Keywords []string
	// All: what no case reaches is an error, when all cases are tried.
	All bool
}

// takes reports whether a case is among those to be tried.
func (o Options) takes(f File, c Case) bool {
	if len(o.Keywords) == 0 {
		return true
	}
	return slices.ContainsFunc(slices.Concat(f.Keywords, c.Keywords), func(word string) bool { return slices.Contains(o.Keywords, word) })
}

// Run tries the cases in the files that match a pattern, each in a subtest of
// its own below that of its file, and says what no case reaches.
func (k *Kit[E, R]) Run(t *testing.T, pattern string, o Options) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatalf("no golden cases match %s", pattern)
	}
	reach, whole, tried := &Reach{}, true, 0
	k.subject.Places(reach)
	for _, name := range names {
		ran := false
		t.Run(filepath.Base(name), func(t *testing.T) {
			ran = true
			n, all := k.runFile(t, name, o, reach)
			tried += n
			whole = whole && all
		})
		whole = whole && ran
	}
	switch missed := reach.Missed(); {
	case tried == 0 && len(o.Keywords) > 0 && !t.Failed():
		t.Errorf("no case has one of the keywords %s", strings.Join(o.Keywords, ", "))
	case !whole:
	case len(missed) > 0 && o.All:
		t.Error(missedText(missed))
	case len(missed) > 0:
		t.Log(missedText(missed))
	}
}

// runFile tries the cases of a file. It returns how many, and whether none was
// left out.
func (k *Kit[E, R]) runFile(t *testing.T, name string, o Options, reach *Reach) (tried int, whole bool) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv(UpdateVariable) == "1" {
		written, err := k.Update(name, data, o)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(written, data) {
			if err := os.WriteFile(name, written, 0o666); err != nil {
				t.Fatal(err)
			}
			t.Logf("wrote %s", name)
		}
		data = written
	}
	f, err := k.read(name, data, false)
	if err != nil {
		t.Fatal(err)
	}
	whole = true
	for _, c := range f.cases {
		ran := false
		if o.takes(f.doc, c.Case) {
			t.Run(c.Name, func(t *testing.T) {
				ran = true
				tried++
				k.mark(c, reach)
				if err := k.check(c); err != nil {
					t.Error(err)
				}
			})
		}
		whole = whole && ran
	}
	return tried, whole
}

// Check is [Kit.Run] without testing, and without updates. It returns what no
// case reaches. The error joins those of all cases: a govmaturity.Problems for a
// file that cannot be read, and a text with the differences for a case that
// does not hold.
func (k *Kit[E, R]) Check(fsys fs.FS, pattern string, o Options) (missed []Place, err error) {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no golden cases match %s", pattern)
	}
	reach, tried := &Reach{}, 0
	k.subject.Places(reach)
	var errs []error
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		f, err := k.read(name, data, false)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, c := range f.cases {
			if o.takes(f.doc, c.Case) {
				tried++
				k.mark(c, reach)
				errs = append(errs, k.check(c))
			}
		}
	}
	missed = reach.Missed()
	switch err := errors.Join(errs...); {
	case err != nil:
		return missed, err
	case tried == 0 && len(o.Keywords) > 0:
		return missed, fmt.Errorf("no case has one of the keywords %s", strings.Join(o.Keywords, ", "))
	case o.All && len(missed) > 0 && len(o.Keywords) == 0:
		return missed, errors.New(missedText(missed))
	}
	return missed, nil
}

func (k *Kit[E, R]) mark(c *tried[E, R], reach *Reach) {
	if c.ok {
		k.subject.Mark(reach, c.got)
	}
}

func missedText(missed []Place) string {
	lines := make([]string, len(missed))
	for i, p := range missed {
		lines[i] = "\n  " + p.String()
	}
	return "no golden case reaches" + strings.Join(lines, "")
}
