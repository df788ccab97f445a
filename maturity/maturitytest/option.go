package maturitytest

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// Option changes how something is checked. Without options, the laws are
// checked with seed 1 and [DefaultSamples].
type Option interface{ apply(*config) }

// DefaultSamples is how many random assessments the laws are checked with. It
// keeps a framework of 240 indicators within a few seconds.
const DefaultSamples = 12

type config struct {
	seed    uint64
	size    int
	answers map[string][]govmaturity.Answer
	code    []maturity.CompileOption
	waivers []laws.Waiver
	every   bool // the laws about code, too
}

func newConfig(opts []Option) config {
	c := config{seed: 1, size: DefaultSamples, answers: map[string][]govmaturity.Answer{}}
	for _, o := range opts {
		if o != nil {
			o.apply(&c)
		}
	}
	return c
}

type optionFunc func(*config)

func (f optionFunc) apply(c *config) { f(c) }

// Waive lets a law be broken, for a reason: at the parts that are named or, without
// any, everywhere. Of a framework these are nodes; of a panel nodes and subjects; of what
// is not sure about it assumptions and subjects; of a round raters, groups and nodes; of a
// rollout organizations, waves, steps and rounds. What is waived is logged, and stands in
// the [Report]. A waiver that nothing needs is a violation.
func Waive(law, reason string, parts ...string) Option {
	w := laws.Waiver{Law: law, Reason: reason, At: slices.Clone(parts)}
	return optionFunc(func(c *config) { c.waivers = append(c.waivers, w) })
}

// WithSeed seeds the generator of random answers. The same seed gives the same
// answers.
func WithSeed(seed uint64) Option {
	return optionFunc(func(c *config) { c.seed = seed })
}

// WithSamples sets the number of random assessments: as many with every answer
// as with gaps. At least one of each is made.
func WithSamples(n int) Option {
	return optionFunc(func(c *config) { c.size = max(1, n) })
}

// WithAnswers gives answers to try for an indicator, instead of those that
// follow from its measure. A measure in Go needs them when it does not accept
// the numbers of its own range.
func WithAnswers(indicator string, answers ...govmaturity.Answer) Option {
	answers = slices.Clone(answers)
	return optionFunc(func(c *config) { c.answers[indicator] = answers })
}

// WithCode gives the options that the framework was compiled with, when it
// uses measures, aggregations or normalisations in Go. The laws about code are
// then checked too. Some laws compile the framework again: with other weights,
// without a node, from its own document.
func WithCode(options ...maturity.CompileOption) Option {
	options = slices.Clone(options)
	return optionFunc(func(c *config) { c.code = append(c.code, options...) })
}
