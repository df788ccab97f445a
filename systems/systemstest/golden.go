package systemstest

import (
	"io/fs"
	"testing"

	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/systems"
)

// UpdateVariable is the environment variable that makes [RunGolden] write what
// comes out into the golden cases, when it is set to 1. It is no flag, because
// the test program belongs to the caller, who may have a flag of that name.
const UpdateVariable = golden.UpdateVariable

// Unreached is something that no golden case reaches: its Kind (loop or
// archetype), the id of the named loop or archetype (At), and What it is said to be.
type Unreached = golden.Place

// GoldenOption says which golden cases are tried, and what is asked of them.
type GoldenOption interface{ applyGolden(*golden.Options) }

type goldenOption func(*golden.Options)

func (f goldenOption) applyGolden(o *golden.Options) { f(o) }

// OnlyKeywords tries the cases that have one of these keywords, or whose file
// has.
func OnlyKeywords(words ...string) GoldenOption {
	return goldenOption(func(o *golden.Options) { o.Keywords = append(o.Keywords, words...) })
}

// ReachAll makes it an error when a loop or an archetype that the diagram names is
// found in no case.
func ReachAll() GoldenOption {
	return goldenOption(func(o *golden.Options) { o.All = true })
}

func goldenOptions(opts []GoldenOption) (o golden.Options) {
	for _, each := range opts {
		if each != nil {
			each.applyGolden(&o)
		}
	}
	return o
}

// RunGolden tries the golden cases in the files that match a pattern, such as
// testdata/golden/*.yaml, each in a subtest of its own, and says what no case
// reaches. A file is a document:
//
//	format: govmaturity/golden/1
//	sources:
//	  - {id: handbook, title: The handbook}
//	cases:
//	  - name: As it is
//	    reason: The worked example.
//	    cites: [{source: handbook, locator: p. 12}]
//	    given: {}
//	    expect:
//	      loops: {reinforcing: 1, balancing: 2, undetermined: 0, complete: "yes"}
//	      named:
//	        b1: {polarity: balancing, signs: "+-", delays: 0}
//	      archetypes:
//	        found: 1
//	        first:
//	          - {archetype: shifting-the-burden, tier: 3, roles: {problem: [backlog]}}
//	      doubts: {count: 0}
//	  - name: If contracts did not drive experts away
//	    given: {without: [contracts->leaving]}
//	    expect:
//	      archetypes: {found: 0}
//	  - name: A link from nowhere
//	    given:
//	      links: [{from: nowhere, to: backlog, sign: "+"}]
//	    problems:
//	      - {code: unknown-reference, path: "links[0].from"}
//
// A file may have a framework and an edition, the id and the edition of the diagram:
// then it is refused with any other.
//
// Given is the diagram, with some changes, if any: without names links and
// variables that are taken away, by their ids, and links are some that are added.
// A diagram under given stands in for it, and may leave out the format and the id.
// A max-length is the greatest length of the loops that are counted, and archetypes
// are those that are looked for: all of them without any. A named loop that lost
// what it goes along is open.
//
// Of what is expected, only what is written is compared. Under loops stand how many
// there are of each polarity, and whether the search was complete (yes or no).
// Under named stand, by the id of a loop that somebody named, its polarity, or open
// where it does not close; the signs of its links, from its first variable by id
// on; and how many have a delay. Under archetypes stand how many
// are found, and the first of them, with tier and roles; of the roles, only those
// that are written. Under doubts stand how many there are, and all of them, each
// with its code and path. Problems are expected as a whole in the same way.
//
// With the environment variable [UpdateVariable] set to 1, expectations that do
// not hold are written anew. A case without any gets all of them. What stands
// around them, with its comments, stays as it is.
func RunGolden(t *testing.T, d *systems.Diagram, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGoldenDiagram(d)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckGolden is [RunGolden] without testing, and without updates. It returns
// what no case reaches. The error joins those of all cases: a
// [govmaturity.Problems] for a file that cannot be read, and a text with the
// differences for a case that does not hold.
func CheckGolden(d *systems.Diagram, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGoldenDiagram(d)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}
