// Package cli holds what the example programs share on the command line.
package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// The codes that programs end with.
const (
	OK    = 0
	Wrong = 1 // something is wrong with an input; all of it was said
	Usage = 2 // the program was called in a way that makes no sense
)

// IsFile reports whether the name of an instrument is that of a file: it ends
// like one.
func IsFile(name string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name)))
}

// Framework loads an instrument: from a file when the name ends like one
// (.yaml, .yml or .json), and from the catalogue otherwise (un-nine-pillars,
// wb-gtmi@2022).
func Framework(name string) (*maturity.Framework, error) {
	if !IsFile(name) {
		fw, err := catalog.Load(name)
		if err != nil {
			return nil, fmt.Errorf("%w; a framework of your own is a .yaml or .json file", err)
		}
		return fw, nil
	}
	data, err := ReadDocument(name)
	if err != nil {
		return nil, err
	}
	return maturity.ReadFramework(name, data)
}

// ReadDocument reads a framework or an assessment from a file: of one that is
// too large no more than it takes for the reader of documents to say so.
func ReadDocument(name string) ([]byte, error) {
	file, _, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maturity.MaxDocument+1))
}

// Open opens a file for reading, and refuses a directory.
func Open(name string) (*os.File, os.FileInfo, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("%s is a directory; expected a file", name)
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// Say prints an error, each problem on a line of its own. Names of files and
// what was found in them may hold anything: none of it steers the terminal, or
// poses as another line.
func Say(w io.Writer, err error) {
	for _, line := range lines(err) {
		fmt.Fprintln(w, text.Line(line))
	}
}

// lines returns the lines of an error that it means to have: those of the
// errors that it is made of.
func lines(err error) []string {
	all := err.Error()
	switch err := err.(type) {
	case interface{ Unwrap() []error }:
		var words, out []string
		for _, part := range err.Unwrap() {
			words, out = append(words, part.Error()), append(out, lines(part)...)
		}
		if strings.Join(words, "\n") == all {
			return out
		}
	case interface{ Unwrap() error }:
		if part := err.Unwrap(); part != nil && strings.HasSuffix(all, part.Error()) {
			out := lines(part)
			out[0] = strings.TrimSuffix(all, part.Error()) + out[0]
			return out
		}
	}
	return []string{all}
}

// Printer prints what may hold anything: it replaces what would steer the terminal,
// but for the ends of lines. It writes whole lines, however it is written to.
type Printer struct {
	w    io.Writer
	kept []byte
}

// NewPrinter returns a printer. What it keeps is written by [Printer.Flush].
func NewPrinter(w io.Writer) *Printer { return &Printer{w: Printable(w)} }

func (p *Printer) Write(b []byte) (int, error) {
	p.kept = append(p.kept, b...)
	const enough = 1 << 14
	if len(p.kept) < enough {
		return len(b), nil
	}
	end := bytes.LastIndexByte(p.kept, '\n') + 1
	if end == 0 {
		return len(b), nil
	}
	if _, err := p.w.Write(p.kept[:end]); err != nil {
		return 0, err
	}
	p.kept = append(p.kept[:0], p.kept[end:]...)
	return len(b), nil
}

// Flush writes what is left.
func (p *Printer) Flush() error {
	_, err := p.w.Write(p.kept)
	p.kept = p.kept[:0]
	return err
}

// Printable returns a writer that replaces what would steer the terminal, but
// for the ends of lines. It is for messages, which are written whole.
func Printable(w io.Writer) io.Writer { return printable{w} }

type printable struct{ w io.Writer }

func (p printable) Write(b []byte) (int, error) {
	rows := strings.Split(string(b), "\n")
	for i, row := range rows {
		rows[i] = text.Line(row)
	}
	if _, err := io.WriteString(p.w, strings.Join(rows, "\n")); err != nil {
		return 0, err
	}
	return len(b), nil
}
