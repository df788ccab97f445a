package maturitytest

import (
	"io/fs"
	"testing"

	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/maturity"
)

// UpdateVariable is the environment variable that makes [RunGolden] write what
// comes out into the golden cases, when it is set to 1. It is no flag, because
// the test program belongs to the caller, who may have a flag of that name.
const UpdateVariable = golden.UpdateVariable

// Unreached is something that no golden case reaches: its Kind (row, level,
// class, policy, share, branch), the id of the node that it belongs to (At), and
// What tells it from others there.
type Unreached = golden.Place

// GoldenOption says which golden cases are tried, and what is asked of them.
type GoldenOption interface{ apply(*golden.Options) }

type goldenOption func(*golden.Options)

func (f goldenOption) apply(o *golden.Options) { f(o) }

// OnlyKeywords tries the cases that have one of these keywords, or whose file
// has.
func OnlyKeywords(words ...string) GoldenOption {
	return goldenOption(func(o *golden.Options) { o.Keywords = append(o.Keywords, words...) })
}

// ReachAll makes it an error when something is not reached by any case.
func ReachAll() GoldenOption {
	return goldenOption(func(o *golden.Options) { o.All = true })
}

// RunGolden tries the golden cases in the files that match a pattern, such as
// testdata/golden/*.yaml, each in a subtest of its own, and says what no case
// reaches. A file is a document:
//
//	format: govmaturity/golden/1
//	framework: ministry
//	edition: "1"
//	sources:
//	  - {id: handbook, title: The handbook}
//	tolerance: printed
//	cases:
//	  - name: A ministry with a register and no portal
//	    keywords: [registers]
//	    reason: The worked example.
//	    cites: [{source: handbook, locator: p. 12}]
//	    given:
//	      answers: {register: yes, portal: no}
//	    expect:
//	      nodes:
//	        data: {value: 0.667, level: managed, coverage: 1}
//	        portal: {state: answered, value: 0}
//	  - name: Nobody is asked twice
//	    given:
//	      answers: {register: perhaps}
//	    problems:
//	      - {code: wrong-answer, path: answers.register}
//
// Given is an assessment. It may leave out the format, the framework, the
// edition and the subject.
//
// Of what is expected, only what is written is compared: state, value,
// published, level, class and coverage of nodes, and under rosters the same for
// each item. A level or class that is none is the one of a node that reaches
// none. Problems are expected as a whole: all that the assessment has, each with
// its code and path.
//
// A tolerance is a number; or the word printed, for half of the last digit that
// is printed; or a map with one of these for value and coverage. A plain number
// is about values, as computed or published, and not about coverage. The
// tolerance of a node goes before that of its case, and that before the file's.
// Without any, it is 1e-9.
//
// With the environment variable [UpdateVariable] set to 1, expectations that
// do not hold are written anew. A case without any gets all of them. What stands
// around them, with its comments, stays as it is.
func RunGolden(t *testing.T, fw *maturity.Framework, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGolden(fw)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckGolden is [RunGolden] without testing, and without updates. It returns
// what no case reaches. The error joins those of all cases: a
// [govmaturity.Problems] for a file that cannot be read, and a text with the
// differences for a case that does not hold.
func CheckGolden(fw *maturity.Framework, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGolden(fw)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}

func goldenOptions(opts []GoldenOption) (o golden.Options) {
	for _, opt := range opts {
		if opt != nil {
			opt.apply(&o)
		}
	}
	return o
}
