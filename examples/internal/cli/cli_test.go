package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
)

// Each problem is a line, whatever the names in it hold.
func TestSay(t *testing.T) {
	problems := govmaturity.Problems{
		{File: "a\nb.yaml", Line: 1, Column: 2, Format: "found %s", Args: []any{"\x1b[31m"}},
		{File: "a\nb.yaml", Line: 2, Column: 2, Format: "found \u0645\u0635\u0631"},
	}
	const said = "a b.yaml:1:2: found \ufffd[31m\na b.yaml:2:2: found \u0645\u0635\u0631\n"
	missing := &fs.PathError{Op: "open", Path: "x\n\u009b2J", Err: fs.ErrNotExist}
	const notThere = "open x \ufffd2J: file does not exist\n"
	for want, err := range map[string]error{
		said:                       problems,
		notThere:                   missing,
		said + notThere:            errors.Join(problems, missing),
		"it was changed: " + said:  fmt.Errorf("it was changed: %w", problems),
		"a b: c d\n":               errors.New("a\nb: c\nd"),
		"one, two; try a third\n":  fmt.Errorf("%w, %w; try a third", errors.New("one"), errors.New("two")),
		"one two; try a third\n":   fmt.Errorf("%w; try a third", errors.New("one\ntwo")),
		"only: one two\n":          errors.Join(fmt.Errorf("only: %w", errors.New("one\rtwo"))),
		"nothing inside\n":         hollow{},
		"x: one two\nx: one two\n": errors.Join(fmt.Errorf("x: %w", errors.New("one\ntwo")), errors.New("x: one\ntwo")),
	} {
		var b bytes.Buffer
		cli.Say(&b, err)
		if b.String() != want {
			t.Errorf("said %q, want %q", &b, want)
		}
	}
}

// hollow wraps nothing.
type hollow struct{}

func (hollow) Error() string { return "nothing inside" }
func (hollow) Unwrap() error { return nil }

func TestPrintable(t *testing.T) {
	var b bytes.Buffer
	n, err := cli.Printable(&b).Write([]byte("not defined: -\x1b[2J\nUsage:\n  \x9b\n"))
	if want := "not defined: -\ufffd[2J\nUsage:\n  \ufffd\n"; err != nil || n != len("not defined: -\x1b[2J\nUsage:\n  \x9b\n") || b.String() != want {
		t.Errorf("wrote %d bytes, %v: %q, want %q", n, err, &b, want)
	}
}

// Whatever parts it is written in, no letter and no isolate is cut.
func TestPrinter(t *testing.T) {
	const row = "\u2066\u0645\u0635\u0631\u2069 \u4e2d\u6587\n"
	want := strings.Repeat(row, 5000) + "end"
	var b bytes.Buffer
	p := cli.NewPrinter(&b)
	for i := 0; i < len(want); i += 4099 {
		if _, err := p.Write([]byte(want[i:min(len(want), i+4099)])); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Flush(); err != nil || b.String() != want {
		t.Errorf("%v, %d bytes of %d", err, b.Len(), len(want))
	}
}

// Of a file without end, no more is read than it takes to refuse it.
func TestBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "endless.yaml")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	const size = 1 << 30 // of which the disk keeps nothing
	if err := os.Truncate(path, size); err != nil {
		t.Skip(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	data, err := cli.ReadDocument(path)
	runtime.ReadMemStats(&after)
	if err != nil || len(data) != maturity.MaxDocument+1 {
		t.Errorf("read %d bytes, %v", len(data), err)
	}
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > size/2 {
		t.Errorf("reading it allocates %d bytes", allocated)
	}
	if _, err := cli.Framework(path); !errors.As(err, new(govmaturity.Problems)) || !strings.Contains(err.Error(), "too large") && !strings.Contains(err.Error(), "bytes") {
		t.Errorf("got %v", err)
	}
}

func TestDirectory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dir.yaml")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := cli.Framework(dir); err == nil || err.Error() != dir+" is a directory; expected a file" {
		t.Errorf("got %v", err)
	}
}
