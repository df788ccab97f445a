package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/internal/document"
)

// file is a document before it is read.
type file struct {
	name string
	data []byte
	root *document.Node // nil for what is no tree at all
	kind *kind          // nil for a format that there is not
}

// open opens files, and the documents in folders and those below. In a folder, what
// is no document of the library is passed over; a file that is named must be one.
func open(names []string) ([]file, error) {
	var files []file
	var wrong []error
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			wrong = append(wrong, unfound(name, err))
		case info.IsDir():
			inside, err := openFolder(name)
			files = append(files, inside...)
			wrong = append(wrong, err)
		default:
			f, err := openFile(name)
			files = append(files, f)
			wrong = append(wrong, err)
		}
	}
	return files, errors.Join(wrong...)
}

// unfound says that a file cannot be opened, without the words of what was tried.
func unfound(name string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s: %w", name, path.Err)
	}
	return err
}

func openFile(name string) (file, error) {
	data, err := cli.ReadDocument(name)
	if err != nil {
		return file{}, err
	}
	f := file{name: name, data: data}
	f.root, _ = document.Parse(name, data, document.Limits{})
	f.kind = kindOf(f.text("format"))
	return f, nil
}

func openFolder(name string) (files []file, err error) {
	err = filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !cli.IsFile(path) {
			return err
		}
		f, err := openFile(path)
		if f.kind != nil {
			files = append(files, f)
		}
		return err
	})
	if err == nil && files == nil {
		err = fmt.Errorf("%s has no documents: expected .yaml or .json files with a format that -kinds lists", name)
	}
	return files, err
}

// text returns a text of the document, or "".
func (f file) text(key string) string {
	if v := f.value(key); v != nil && v.Kind == document.String {
		return v.Text
	}
	return ""
}

func (f file) value(key string) *document.Node {
	if f.root == nil || f.root.Kind != document.Map {
		return nil
	}
	return f.root.Get(key)
}

// problem returns a problem at a key of the document.
func (f file) problem(key string, code govmaturity.Code, format string, args ...any) error {
	p := govmaturity.Problem{Code: code, File: f.name, Line: 1, Column: 1, Format: format, Args: args}
	if v := f.value(key); v != nil {
		p.Path, p.Line, p.Column = govmaturity.Path{}.Key(key), v.Line, v.Column
	} else if f.root != nil {
		p.Line, p.Column = f.root.Line, f.root.Column
	}
	return govmaturity.Problems{p}
}
