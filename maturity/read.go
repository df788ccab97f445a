package maturity

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
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
	spec := new(Spec)
	_, problems := specShape().Read(name, data, spec)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return spec, nil
}

// ReadFramework reads and compiles a framework. All problems, those of form
// and those of meaning, come in one error, each with its line and column.
func ReadFramework(name string, data []byte, options ...CompileOption) (*Framework, error) {
	spec := new(Spec)
	root, problems := specShape().Read(name, data, spec)
	if root == nil || otherFormat(problems) {
		return nil, problems.Err()
	}
	fw, more := compile(spec, options, problems)
	problems = merge(problems, document.Place(more[len(problems):], name, root))
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return fw, nil
}

// Load reads and compiles a framework from a file.
func Load(fsys fs.FS, name string, options ...CompileOption) (*Framework, error) {
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("load framework: %q is not a path inside a file system: no / in front, and no .. in it", name)
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

// ReadAssessment reads an assessment of the framework from YAML or JSON and
// checks it, as [Framework.Check] does. The name is used in messages, and its
// ending says which of the two it is, as in [ReadSpec]. The error is a
// [govmaturity.Problems].
func (f *Framework) ReadAssessment(name string, data []byte) (*Assessment, error) {
	a := new(Assessment)
	root, problems := assessmentShape().Read(name, data, a)
	if root == nil || otherFormat(problems) {
		return nil, problems.Err()
	}
	_, more := f.fill(a)
	problems = merge(problems, document.Place(more, name, root))
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return a, nil
}

// otherFormat reports whether a document is of another kind altogether: its
// meaning is then not looked at.
func otherFormat(problems govmaturity.Problems) bool {
	return slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return p.Code == govmaturity.CodeWrongFormat })
}

// merge adds the problems found in a document's meaning to those found in its
// form. What has a form problem at the same place is not reported twice, nor is
// what is missing inside a value that could not be read.
func merge(form, meaning govmaturity.Problems) govmaturity.Problems {
	seen, unread := map[string]bool{}, map[string]bool{}
	for _, p := range form {
		at := p.Path.Pointer()
		seen[at] = true
		unread[at] = unread[at] || p.Code == govmaturity.CodeWrongType || p.Code == govmaturity.CodeNull
	}
	for _, p := range meaning {
		follows := seen[p.Path.Pointer()]
		for i := range p.Path {
			follows = follows || unread[p.Path[:i].Pointer()]
		}
		if !follows {
			form = append(form, p)
		}
	}
	return form
}

var specShape = sync.OnceValue(func() *document.Shape { return mustShape(Spec{}) })

var assessmentShape = sync.OnceValue(func() *document.Shape { return mustShape(Assessment{}) })

var crosswalkShape = sync.OnceValue(func() *document.Shape { return mustShape(Crosswalk{}) })

// mustShape returns the shape of one of this package's own documents. A test
// shows that there is one.
func mustShape(value any) *document.Shape {
	s, err := document.ShapeOf(value, codecs()...)
	if err != nil {
		panic(err)
	}
	return s
}
