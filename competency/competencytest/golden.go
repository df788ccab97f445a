package competencytest

import (
	"io/fs"
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// UpdateVariable is the environment variable that makes [RunGolden] write what
// comes out into the golden cases, when it is set to 1. It is no flag, because
// the test program belongs to the caller, who may have a flag of that name.
const UpdateVariable = golden.UpdateVariable

// Unreached is something that no golden case reaches: its Kind (level or post), the
// id of the competency or the post (At), and What tells it from others there.
type Unreached = golden.Place

// GoldenOption says which golden cases are tried, with which training, and what is
// asked of them.
type GoldenOption interface{ applyGolden(*goldenConfig) }

type goldenConfig struct {
	golden.Options
	training *competency.Training
}

type goldenOption func(*goldenConfig)

func (f goldenOption) applyGolden(o *goldenConfig) { f(o) }

// OnlyKeywords tries the cases that have one of these keywords, or whose file
// has.
func OnlyKeywords(words ...string) GoldenOption {
	return goldenOption(func(o *goldenConfig) { o.Keywords = append(o.Keywords, words...) })
}

// ReachAll makes it an error when a level or a post is not reached by any case.
func ReachAll() GoldenOption {
	return goldenOption(func(o *goldenConfig) { o.All = true })
}

// PlanWith gives the catalogue of training that cases plan with.
func PlanWith(t *competency.Training) GoldenOption {
	return goldenOption(func(o *goldenConfig) { o.training = t })
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
//	cases:
//	  - name: An interview and no test
//	    reason: The worked example.
//	    cites: [{source: handbook, locator: p. 12}]
//	    given:
//	      date: "2026-03-01"
//	      post: steward/senior
//	      profile:
//	        evidence:
//	          - {competency: registers, level: aware, kind: assessor, date: "2025-03-01"}
//	      plan: {goal: least-cost, budget: 5000}
//	    expect:
//	      attained:
//	        registers: {knowledge: known, level: aware, self: none}
//	      gaps:
//	        registers: {verdict: short, least: 1, most: 1}
//	      readiness: {verdict: short, low: 0.25, high: 0.75}
//	      plan: {found: "yes", cost: 3000, modules: [registers-2]}
//	  - name: A level that there is not
//	    given:
//	      date: "2026-03-01"
//	      profile:
//	        evidence:
//	          - {competency: registers, level: master, kind: test, date: "2025-03-01"}
//	    problems:
//	      - {code: unknown-reference, path: "profile.evidence[0].level"}
//
// Given are a profile, which may leave out the format, the framework, the edition
// and the person; the date at which it is looked at, and a purpose, if any; a post;
// and a question for a plan with the training of [PlanWith]: its goal, and perhaps
// budget, minutes, possible and desirable, as in [competency.PlanOptions].
//
// Of what is expected, only what is written is compared. Under attained stand
// knowledge, level and self, by the competency; a level that is none is that of
// somebody of whom none is known. Under gaps stand the verdict, how many steps are
// missing at least and at most, and the surplus, by the competency. Readiness has
// verdict, low, high, unstated, and how many requirements are met, short and
// unknown. A plan has found (yes or no), cost, minutes and modules, in their order.
// Problems are expected as a whole: all that there are, each with its code and path.
//
// A tolerance is a number; or the word printed, for half of the last digit that is
// printed; or a map with one of these for readiness and cost. A plain number is
// about readiness. Without any, it is 1e-9.
//
// With the environment variable [UpdateVariable] set to 1, expectations that
// do not hold are written anew. A case without any gets all of them. What stands
// around them, with its comments, stays as it is.
func RunGolden(t *testing.T, fw *competency.Framework, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, o, err := newGolden(fw, opts)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, o)
}

// CheckGolden is [RunGolden] without testing, and without updates. It returns
// what no case reaches. The error joins those of all cases: a
// [govmaturity.Problems] for a file that cannot be read, and a text with the
// differences for a case that does not hold.
func CheckGolden(fw *competency.Framework, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, o, err := newGolden(fw, opts)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, o)
}
