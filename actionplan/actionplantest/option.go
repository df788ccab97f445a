package actionplantest

import "github.com/govmaturity/govmaturity/internal/laws"

// Option changes how something is checked. Without options, the laws are checked
// with seed 1 and [DefaultSamples] changes of each kind.
type Option = laws.ConfigOption

// DefaultSamples is how many changes of each kind the laws try: other values, another
// order, and the like.
const DefaultSamples = 20

// Waive lets a law be broken, for a reason: at the parts that are named or, without
// any, everywhere. A part is named by its id. What is waived is logged, and stands in the
// [Report]. A waiver that nothing needs is a violation.
func Waive(law, reason string, parts ...string) Option { return laws.Waive(law, reason, parts...) }

// WithSeed seeds the generator of changes. The same seed gives the same ones.
func WithSeed(seed uint64) Option { return laws.WithSeed(seed) }

// WithSamples sets the number of changes of each kind. There is at least one.
func WithSamples(n int) Option { return laws.WithSamples(n) }

// WithDocuments says whether another document has what a plan answers: the kind of
// thing (bottleneck, stakeholder, communication, risk, node, competency), the id of the
// document, its edition or "", and the id of the thing. It is asked about what is not
// among the [PlanDocuments]. Without it, people are taken at their word.
func WithDocuments(has func(kind, document, edition, id string) bool) Option {
	return laws.WithDocuments(has)
}
