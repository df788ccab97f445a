package actionplantest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// Option changes how something is checked. Without options, the laws are checked
// with seed 1 and [DefaultSamples] changes of each kind.
type Option interface{ apply(*config) }

// DefaultSamples is how many changes of each kind the laws try: other values,
// another order, and the like.
const DefaultSamples = 20

type config struct {
	seed    uint64
	samples int
	waivers []laws.Waiver
}

func newConfig(opts []Option) config {
	c := config{seed: 1, samples: DefaultSamples}
	for _, o := range opts {
		if o != nil {
			o.apply(&c)
		}
	}
	return c
}

type optionFunc func(*config)

func (f optionFunc) apply(c *config) { f(c) }

// Waive lets a law be broken, for a reason: at the parts that are named by their ids
// or, without any, everywhere. What is waived is logged, and stands in the [Report].
// A waiver that nothing needs is a violation.
func Waive(law, reason string, parts ...string) Option {
	w := laws.Waiver{Law: law, Reason: reason, At: slices.Clone(parts)}
	return optionFunc(func(c *config) { c.waivers = append(c.waivers, w) })
}

// WithSeed seeds the generator of changes. The same seed gives the same ones.
func WithSeed(seed uint64) Option {
	return optionFunc(func(c *config) { c.seed = seed })
}

// WithSamples sets the number of changes of each kind. There is at least one.
func WithSamples(n int) Option {
	return optionFunc(func(c *config) { c.samples = max(1, n) })
}

// random returns a generator of its own for each purpose, so that one law does
// not change what the next one sees.
func (c *config) random(purpose uint64) *rand.Rand {
	return rand.New(rand.NewPCG(c.seed, purpose))
}

// checkWaivers reports waivers at parts that there are not. The kinds of parts are
// for the message.
func (c *config) checkWaivers(there map[string]bool, kinds string) error {
	for _, w := range c.waivers {
		for _, id := range w.At {
			if !there[id] {
				return fmt.Errorf("actionplantest: the law %s is waived at %q, and there is no such %s%s",
					w.Law, id, kinds, document.Suggestion(id, slices.Sorted(maps.Keys(there))))
			}
		}
	}
	return nil
}
