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
	if other := s.OtherFormat(file, root); other != nil {
		return root, append(problems, other...)
	}
	return root, append(problems, s.Decode(root, into, Options{File: file, Language: LanguageOf(root)})...)
}

// OtherFormat returns the problem of a document whose key format has a text that
// the shape does not allow.
func (s *Shape) OtherFormat(file string, root *Node) govmaturity.Problems {
	f, format := s.field("format"), root.Get("format")
	if f == nil || f.Shape.Enum == nil || format == nil || format.Kind != String || slices.Contains(f.Shape.Enum, format.Text) {
		return nil
	}
	return govmaturity.Problems{{
		Code: govmaturity.CodeWrongFormat, File: file, Path: govmaturity.Path{}.Key("format"),
		Line: format.Line, Column: format.Column,
		Format: "the document has the format %s; expected %s",
		Args:   []any{quote(format.Text), f.Shape.Enum[0]},
	}}
}

// LanguageOf returns the language that a document says its plain texts are in,
// or nothing.
func LanguageOf(root *Node) string {
	if l := root.Get("language"); l != nil && l.Kind == String && govmaturity.ValidLanguage(l.Text) {
		return l.Text
	}
	return ""
}
