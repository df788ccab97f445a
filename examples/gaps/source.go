package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/casejson"
	"github.com/govmaturity/govmaturity/competency/esco"
	"github.com/govmaturity/govmaturity/competency/nice"
	"github.com/govmaturity/govmaturity/competency/sheet"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
)

// source is a file with roles, whatever its form.
type source struct {
	file string
	spec *competency.Spec
	// kind is what is compared when nobody says it.
	kind string
	// empty are words that stand for no level in names of levels.
	empty []string
	// found are the defects of the file, and unread what of it could not be read.
	found, unread govmaturity.Problems
	// table reports whether the file is a table, whose linter counts the
	// descriptors as well.
	table bool
	// notes are for people, on standard error.
	notes []string
}

// maxFile is how large a file may be.
const maxFile = 64 << 20

func readFile(name string) ([]byte, error) {
	file, _, err := cli.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("%s is larger than %d MiB", name, maxFile>>20)
	}
	return data, err
}

// load reads a file by what it is: by a mapping, if there is one.
func load(name, mapping string) (*source, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return loadFolder(name)
	}
	data, err := readFile(name)
	if err != nil {
		return nil, err
	}
	if mapping != "" {
		text, err := readFile(mapping)
		if err != nil {
			return nil, err
		}
		m, err := sheet.ReadMapping(mapping, text)
		if err != nil {
			return nil, err
		}
		return readTable(name, data, m)
	}
	switch formOf(name, data) {
	case formFramework:
		fw, err := competency.ReadFramework(name, data)
		if err != nil {
			return nil, err
		}
		return &source{file: name, spec: fw.Spec()}, nil
	case formCASE:
		return readCASE(name, data)
	case formNICE:
		spec, found, err := nice.Read(name, data, nice.Options{})
		if err != nil {
			return nil, err
		}
		return &source{file: name, spec: spec, found: found, kind: "skill"}, nil
	case formTable:
		m, note, err := mappingFor(name, data)
		if err != nil {
			return nil, err
		}
		s, err := readTable(name, data, m)
		if err != nil {
			return nil, fmt.Errorf("%w; %s: if the table has other columns now, copy that mapping, say where they are, and give it with -map", err, note)
		}
		return s, nil
	}
	return nil, fmt.Errorf("%s: this is no framework document (format: %s), no CASE package and not NICE: say with -map how it is to be read, as package competency/sheet explains", name, competency.FrameworkFormat)
}

// form is what a file is.
type form int

const (
	formUnknown form = iota
	formFramework
	formCASE
	formNICE
	formTable
)

// declared finds the format that a document in YAML says it has.
var declared = regexp.MustCompile(`(?m)^["']?format["']?\s*:\s*["']?govmaturity/`)

// formOf looks at the ending of the name, and at the top of what is inside.
func formOf(name string, data []byte) form {
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".yaml" || ext == ".yml" {
		if declared.Match(data) {
			return formFramework
		}
		return formUnknown
	}
	if first := strings.TrimLeft(strings.TrimPrefix(string(data[:min(len(data), 4096)]), "\ufeff"), " \t\r\n"); ext != ".json" && !strings.HasPrefix(first, "{") {
		return formTable
	}
	var top map[string]json.RawMessage
	if !json.Valid(data) {
		return formFramework // whose reader says what is wrong, and where
	}
	if err := json.Unmarshal(data, &top); err != nil {
		return formTable // a list
	}
	for _, is := range []struct {
		key  string
		form form
	}{{"format", formFramework}, {"CFDocument", formCASE}, {"response", formNICE}, {"elements", formNICE}} {
		if _, ok := top[is.key]; ok {
			return is.form
		}
	}
	return formUnknown
}

func readCASE(name string, data []byte) (*source, error) {
	p, err := casejson.Read(name, data)
	if err != nil {
		return nil, err
	}
	spec, _ := p.Spec(casejson.SpecOptions{})
	return &source{file: name, spec: spec, found: append(p.Departures(p.Version()), p.Links()...)}, nil
}

// loadFolder reads the tables of ESCO in a folder.
func loadFolder(folder string) (*source, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(names) == 0 {
		return nil, errors.Join(err, fmt.Errorf("%s is a folder without tables: of ESCO's there are to be skills, occupations and what ties them, in CSV", folder))
	}
	var files []esco.File
	for _, name := range names {
		data, err := readFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, esco.File{Name: filepath.Base(name), Data: data})
	}
	spec, found, err := esco.Read(files, esco.Options{})
	if err != nil {
		return nil, err
	}
	return &source{file: folder, spec: spec, found: found}, nil
}
