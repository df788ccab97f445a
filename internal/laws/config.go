package laws

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity/internal/document"
)

// Config is what options say of a check that is the same for all kits: the seed of
// what is made up, how much of it, and what is waived.
type Config struct {
	Seed    uint64
	Samples int
	Waivers []Waiver
	// Has reports what other documents have: nil where nobody says.
	Has func(kind, document, edition, id string) bool
}

// ConfigOption changes a Config.
type ConfigOption func(*Config)

// NewConfig returns the Config of options, with seed 1 and so many samples where they
// say nothing else.
func NewConfig(samples int, options []ConfigOption) Config {
	c := Config{Seed: 1, Samples: samples}
	for _, o := range options {
		if o != nil {
			o(&c)
		}
	}
	return c
}

// Waive lets a law be broken, for a reason: at the parts that are named or, without
// any, everywhere.
func Waive(law, reason string, parts ...string) ConfigOption {
	w := Waiver{Law: law, Reason: reason, At: slices.Clone(parts)}
	return func(c *Config) { c.Waivers = append(c.Waivers, w) }
}

// WithSeed sets the seed.
func WithSeed(seed uint64) ConfigOption { return func(c *Config) { c.Seed = seed } }

// WithSamples sets the number of samples. There is at least one.
func WithSamples(n int) ConfigOption { return func(c *Config) { c.Samples = max(1, n) } }

// WithDocuments says what other documents have, for laws about what points at them.
func WithDocuments(has func(kind, document, edition, id string) bool) ConfigOption {
	return func(c *Config) { c.Has = has }
}

// Random returns a generator of its own for each purpose, so that one law does not
// change what the next one sees.
func (c *Config) Random(purpose uint64) *rand.Rand {
	return rand.New(rand.NewPCG(c.Seed, purpose))
}

// CheckWaivers reports waivers at parts that there are not. The name of the kit and
// the kinds of parts are for the message.
func (c *Config) CheckWaivers(kit string, there map[string]bool, kinds string) error {
	for _, w := range c.Waivers {
		for _, id := range w.At {
			if !there[id] {
				return fmt.Errorf("%s: the law %s is waived at %q, and there is no such %s%s",
					kit, w.Law, id, kinds, document.Suggestion(id, slices.Sorted(maps.Keys(there))))
			}
		}
	}
	return nil
}
