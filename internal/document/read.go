package document

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Read parses a document and decodes it into the value that into points to,
// within [DefaultLimits]. It returns the tree, for [Place], and everything that
// is wrong.
//
// Texts that are given as a plain string are in the language of the document,
// which its key language says. A document whose key format has a text that the
// shape does not allow is of another kind altogether, and only that is said.
func (s *Shape) Read(file string, data []byte, into any) (*Node, govmaturity.Problems) {
	root, problems := Parse(file, data, Limits{})
	if root == nil {
		return nil, problems
	}
	if f := s.field("format"); f != nil {
		format := root.Get("format")
		if format != nil && format.Kind == String && f.Shape.Enum != nil && !slices.Contains(f.Shape.Enum, format.Text) {
			return root, append(problems, govmaturity.Problem{
				Code: govmaturity.CodeWrongFormat, File: file, Path: govmaturity.Path{}.Key("format"),
				Line: format.Line, Column: format.Column,
				Format: "the document has the format %s; expected %s",
				Args:   []any{quote(format.Text), f.Shape.Enum[0]},
			})
		}
	}
	o := Options{File: file}
	if l := root.Get("language"); l != nil && l.Kind == String && govmaturity.ValidLanguage(l.Text) {
		o.Language = l.Text
	}
	return root, append(problems, s.Decode(root, into, o)...)
}
