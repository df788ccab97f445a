package document

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Draft is a document on its way to what it means: what could be read of it,
// and all that was found wrong so far. Whoever gives it its meaning looks at Doc,
// adds to Report what is wrong with it, and asks Err in the end.
type Draft[D any] struct {
	// Doc is a document of its own, that shares nothing with the caller's. It is
	// as whole as the problems let it be.
	Doc *D
	// Report collects what is wrong with what the document means, at paths that
	// count from its top.
	Report

	name string
	root *Node
	form govmaturity.Problems
}

// Readable reports whether there is a document to look at. There is none when
// the text could not be read, when it is of another format altogether, or when
// the value is larger or deeper than a document can be.
func (d *Draft[D]) Readable() bool {
	return d.root != nil && !slices.ContainsFunc(d.form, func(p govmaturity.Problem) bool {
		return p.Code == govmaturity.CodeWrongFormat || p.Code == govmaturity.CodeTooDeep || p.Code == govmaturity.CodeTooManyValues
	})
}

// Sound reports whether nothing was found wrong so far.
func (d *Draft[D]) Sound() bool { return len(d.form) == 0 && d.Len() == 0 }

// Root returns the tree that the document was read from, or that of the Go
// value.
func (d *Draft[D]) Root() *Node { return d.root }

// Problems returns all that is wrong, with places: what is wrong with the form,
// and what is wrong with the meaning and does not follow from that.
func (d *Draft[D]) Problems() govmaturity.Problems {
	return merge(d.form, Place(d.Report.problems, d.name, d.root))
}

// Place returns problems that need not stop anybody, found with what the document
// means, with their places.
func (d *Draft[D]) Place(problems govmaturity.Problems) govmaturity.Problems {
	return Place(problems, d.name, d.root)
}

// Err returns all that is wrong as an error, or nil.
func (d *Draft[D]) Err() error { return d.Problems().Err() }

// merge adds the problems found in a document's meaning to those found in its
// form. Something with a form problem at the same place is not reported twice,
// nor is something missing inside a value that could not be read.
func merge(form, meaning govmaturity.Problems) govmaturity.Problems {
	all := slices.Clone(form)
	if len(meaning) == 0 {
		return all
	}
	seen, unread, within := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range form {
		at := p.Path.Pointer()
		seen[at] = true
		unread[at] = unread[at] || p.Code == govmaturity.CodeWrongType || p.Code == govmaturity.CodeNull
		if unread[at] && len(p.Path) > 0 {
			within[p.Path[:len(p.Path)-1].Pointer()] = true
		}
	}
	for _, p := range meaning {
		at := p.Path.Pointer()
		// What is said at a key that could not be read is said.
		follows := seen[at] || within[at] && (p.Code == govmaturity.CodeOneOf || p.Code == govmaturity.CodeOutOfOrder)
		for i := range p.Path {
			follows = follows || unread[p.Path[:i].Pointer()]
		}
		if !follows {
			all = append(all, p)
		}
	}
	return all
}
