package systemstest

import "github.com/govmaturity/govmaturity/internal/laws"

// Option changes how something is checked. Without options, the laws are checked
// with seed 1 and [DefaultSamples] changes of each kind.
type Option = laws.ConfigOption

// DefaultSamples is how many changes of each kind the laws try: other ids, another
// order, and the like.
const DefaultSamples = 4

// Waive lets a law be broken, for a reason: at the parts that are named or, without
// any, everywhere. A part is named by its id: a variable, a link (by its
// ends, cost->price, where it has no id), a named loop or archetype, an actor, an entry
// of the iceberg; of a map a stakeholder, a group, an influence (by its ends), a need;
// of a situation an item, a risk, a strategy, a SWOT, a group. What is waived is logged,
// and stands in the [Report]. A waiver that nothing needs is a violation.
func Waive(law, reason string, parts ...string) Option { return laws.Waive(law, reason, parts...) }

// WithSeed seeds the generator of changes. The same seed gives the same ones.
func WithSeed(seed uint64) Option { return laws.WithSeed(seed) }

// WithSamples sets the number of changes of each kind. There is at least one.
func WithSamples(n int) Option { return laws.WithSamples(n) }

// WithDocuments says whether another document has what a map or a situation points at:
// the kind of thing (node, indicator, competency, stakeholder, variable, ...), the id of
// the document, its edition or "", and the id of the thing. Without it, the law
// references-resolve takes people at their word.
func WithDocuments(has func(kind, document, edition, id string) bool) Option {
	return laws.WithDocuments(has)
}
