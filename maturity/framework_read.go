package maturity

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// MaxDocument is the size in bytes of the largest document that is read.
const MaxDocument = 16 << 20

// ReadSpec reads a framework from YAML or JSON. The name is used in messages,
// and its ending (.json, .yaml or .yml) says which of the two it is; without
// one, the content does.
//
// The reader is strict: see package [govmaturity]. It checks the
// form of the document; [Compile] checks what it means. The error is a
// [govmaturity.Problems].
func ReadSpec(name string, data []byte) (*Spec, error) {
	d := frameworkFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// ReadFramework reads and compiles a framework. All problems, those of form
// and those of meaning, come in one error, each with its line and column.
func ReadFramework(name string, data []byte, options ...CompileOption) (*Framework, error) {
	return compile(frameworkFormat.Read(name, data), options)
}

// Load reads and compiles a framework from a file.
func Load(fsys fs.FS, name string, options ...CompileOption) (*Framework, error) {
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("load framework: %q is not a path inside a file system: no / in front, and no .. in it", name)
	}
	if fsys == nil {
		return nil, errors.New("load framework: there is no file system")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("load framework: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxDocument+1))
	if err != nil {
		return nil, fmt.Errorf("load framework: %w", err)
	}
	return ReadFramework(name, data, options...)
}
