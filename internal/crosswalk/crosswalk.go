// Package crosswalk checks documents that tie two others to each other, node by
// node: two frameworks, or two editions of one. How what is tied is compared is
// a matter of the package whose documents they are.
package crosswalk

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Side is one of the two documents.
type Side struct {
	// Key is the key of the crosswalk that names it: from, or to.
	Key string
	// ID and Edition are those of the document at hand, and NamedID and
	// NamedEdition those that the crosswalk names.
	ID, Edition           string
	NamedID, NamedEdition string
	// Noun is what is tied: node. Has reports whether there is one with an id,
	// and Known lists their ids.
	Noun  string
	Has   func(id string) bool
	Known func() []string
}

// Link ties something of one side to something of the other.
type Link struct{ From, To string }

// Check reports a crosswalk about other documents, links to what there is not,
// and two links to one thing. The paths count from the crosswalk, whose links
// stand under links.
func Check(r *document.Report, links []Link, from, to Side) {
	from.checkEdition(r)
	to.checkEdition(r)
	linked := map[string]bool{}
	for i, l := range links {
		at := govmaturity.Path{}.Key("links").Index(i)
		from.checkThere(r, at, l.From)
		to.checkThere(r, at, l.To)
		if linked[l.To] {
			r.Add(at.Key(to.Key), govmaturity.CodeDuplicateID, "the %s %q is already linked", to.Noun, l.To)
		}
		linked[l.To] = true
	}
}

func (s Side) checkEdition(r *document.Report) {
	if s.NamedID != s.ID || s.NamedEdition != s.Edition {
		r.Add(govmaturity.Path{}.Key(s.Key), govmaturity.CodeOtherFramework, "the crosswalk is about %s %s; this is %s %s",
			s.NamedID, s.NamedEdition, s.ID, s.Edition)
	}
}

func (s Side) checkThere(r *document.Report, link govmaturity.Path, id string) {
	if !s.Has(id) {
		r.Add(link.Key(s.Key), govmaturity.CodeUnknownReference, "%s has no %s %q%s", s.ID, s.Noun, id, r.Suggest(id, s.Known))
	}
}
