package main

import (
	"embed"
	"io/fs"

	"github.com/govmaturity/govmaturity/internal/document"
)

// samples are documents of each kind that use every key there is.
//
//go:embed samples
var samples embed.FS

// openSamples opens all samples, in the order of their names.
func openSamples() (files []file, err error) {
	names, err := fs.Glob(samples, "samples/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := samples.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f := file{name: name, data: data}
		f.root, _ = document.Parse(name, data, document.Limits{})
		f.kind = kindOf(f.text("format"))
		files = append(files, f)
	}
	return files, nil
}
