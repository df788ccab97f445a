package casejson

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Version is a version of CASE.
type Version string

const (
	Version10 Version = "1.0"
	Version11 Version = "1.1"
)

// Package is a CASE package, as it came. It does not change, and any number of
// goroutines may use it at once. [Read] and [From] make one.
type Package struct {
	name string
	root *document.Node
	// things are what has an identifier, in the order of the document.
	things []thing
	// byID and byURI lead to the first of things.
	byID, byURI map[string]int
}

// limits leave room for the standards of a whole country in one file.
var limits = document.Limits{Bytes: 64 << 20, Values: 3_000_000, Text: 1_000_000}

// Read reads a CASE package from JSON, whatever it departs from. The name is used in
// messages. The error is a [govmaturity.Problems]: the input is no JSON object, a
// member is there twice, or something is past the limits.
func Read(name string, data []byte) (*Package, error) {
	file := name
	if !strings.HasSuffix(strings.ToLower(file), ".json") {
		file += ".json" // CASE is JSON, whatever the file is called
	}
	root, problems := document.Parse(file, data, limits)
	for i := range problems {
		problems[i].File = name
	}
	if root != nil && root.Kind != document.Map {
		problems = append(problems, govmaturity.Problem{
			Code: govmaturity.CodeWrongType, File: name, Line: root.Line, Column: root.Column,
			Format: "a CASE package is a JSON object, found %s", Args: []any{root.Kind},
		})
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return newPackage(name, root), nil
}

// ReadStrict is [Read] for a package that is as the schema of its version says,
// and whose links all lead somewhere. The error is a [govmaturity.Problems].
func ReadStrict(name string, data []byte) (*Package, error) {
	p, err := Read(name, data)
	if err != nil {
		return nil, err
	}
	if err := append(p.Departures(p.Version()), p.Links()...).Err(); err != nil {
		return nil, err
	}
	return p, nil
}

func newPackage(name string, root *document.Node) *Package {
	p := &Package{name: name, root: root, byID: map[string]int{}, byURI: map[string]int{}}
	p.findThings()
	return p
}

// JSON returns the package as JSON without spaces: the same members in the same
// order, with the same values.
func (p *Package) JSON() []byte { return append(p.root.AppendJSON(nil), '\n') }

// Document returns the CFDocument: an Object that is not Valid when there is none.
func (p *Package) Document() Object { return p.top().Object("CFDocument") }

// Items returns the CFItems.
func (p *Package) Items() []Object { return p.top().Objects("CFItems") }

// Associations returns the CFAssociations.
func (p *Package) Associations() []Object { return p.top().Objects("CFAssociations") }

// Definitions returns the CFDefinitions.
func (p *Package) Definitions() Object { return p.top().Object("CFDefinitions") }

// Rubrics returns the CFRubrics.
func (p *Package) Rubrics() []Object { return p.top().Objects("CFRubrics") }

// Find returns what has an identifier, the first if several do.
func (p *Package) Find(identifier string) Object {
	if i, ok := p.byID[identifier]; ok {
		return p.things[i].Object
	}
	return Object{}
}

// place gives problems the file and the place in it: nil when there are none.
func (p *Package) place(problems govmaturity.Problems) govmaturity.Problems {
	if len(problems) == 0 {
		return nil
	}
	return document.Place(problems, p.name, p.root)
}

func (p *Package) top() Object { return Object{p.root, nil} }

// Version returns the version of CASE: as the package says, or else the oldest that
// has all that is in it.
func (p *Package) Version() Version {
	if p.Document().Text("caseVersion") == "1.1" || newer(p.root, classPackage) {
		return Version11
	}
	return Version10
}

// newer reports whether an object has something that CASE 1.0 does not have.
func newer(n *document.Node, c class) bool {
	for _, f := range n.Fields {
		m := c.member(f.Key)
		switch {
		case m == nil:
		case m.since == Version11 && f.Value.Kind != document.Null:
			return true
		case m.kind == kindAssociation && f.Value.Kind == document.String:
			if strings.HasPrefix(f.Value.Text, "ext:") || f.Value.Text == isTranslationOf {
				return true
			}
		case m.class != "":
			for _, item := range append(f.Value.Items, f.Value) {
				if item.Kind == document.Map && newer(item, m.class) {
					return true
				}
			}
		}
	}
	return false
}
