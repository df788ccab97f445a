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
	done, err := k.tryAll(subtests{t}, pattern, names, func(name string) ([]byte, error) {
		data, err := os.ReadFile(name)
		if err != nil || os.Getenv(UpdateVariable) != "1" {
			return data, err
		}
		written, err := k.Update(name, data, o)
		if err != nil || bytes.Equal(written, data) {
			return data, err
		}
		t.Logf("writing %s", name)
		return written, os.WriteFile(name, written, 0o666)
	}, o)
	switch {
	case t.Failed(): // in a case, or a file
	case err != nil:
		t.Error(err)
	case done.whole && len(done.missed) > 0:
		t.Log(missedText(done.missed))
	}
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
	var in inTurn
	done, err := k.tryAll(&in, pattern, names, func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }, o)
	if len(in.errs) > 0 {
		err = errors.Join(in.errs...)
	}
	return done.missed, err
}

// trier tries files, and the cases in them.
type trier interface {
	// try reports whether it was tried at all, and takes down what is wrong.
	try(name string, f func(trier) error) bool
}

// subtests are those of a test. Some may be left out, by the flag -run.
type subtests struct{ *testing.T }

func (t subtests) try(name string, f func(trier) error) (ran bool) {
	t.Run(name, func(t *testing.T) {
		ran = true
		if err := f(subtests{t}); err != nil {
			t.Error(err)
		}
	})
	return ran
}

// inTurn tries one after another.
type inTurn struct{ errs []error }

func (in *inTurn) try(_ string, f func(trier) error) bool {
	if err := f(in); err != nil {
		in.errs = append(in.errs, err)
	}
	return true
}

// outcome is what came of all files.
type outcome struct {
	missed []Place // what no case reaches
	whole  bool    // no case was left out
}

// tryAll tries the cases in files. Its error is one of all of them together.
func (k *Kit[E, R]) tryAll(t trier, pattern string, names []string, read func(name string) ([]byte, error), o Options) (outcome, error) {
	if len(names) == 0 {
		return outcome{}, fmt.Errorf("no golden cases match %s", pattern)
	}
	reach, whole, tried := &Reach{}, true, 0
	k.subject.Places(reach)
	for _, name := range names {
		ran := t.try(filepath.Base(name), func(t trier) error {
			data, err := read(name)
			if err != nil {
				return err
			}
			f, err := k.read(name, data, false)
			if err != nil {
				return err
			}
			for _, c := range f.cases {
				whole = o.takes(f.doc, c.Case) && t.try(c.Name, func(trier) error {
					tried++
					k.mark(c, reach)
					return k.check(c)
				}) && whole
			}
			return nil
		})
		whole = whole && ran
	}
	done := outcome{reach.Missed(), whole}
	switch {
	case tried == 0 && len(o.Keywords) > 0:
		return done, fmt.Errorf("no case has one of the keywords %s", strings.Join(o.Keywords, ", "))
	case o.All && whole && len(done.missed) > 0:
		return done, errors.New(missedText(done.missed))
	}
	return done, nil
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
