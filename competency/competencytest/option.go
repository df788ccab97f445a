package competencytest

import (
	"slices"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// Option changes how a framework is checked. Without options, the laws are
// checked with seed 1, [DefaultSamples] people, and training that is made up.
type Option interface{ apply(*config) }

// DefaultSamples is how many people with random evidence the laws are tried with.
const DefaultSamples = 8

type config struct {
	seed      uint64
	size      int
	waivers   []laws.Waiver
	trainings []*competency.Training
	walks     []walk
}

// walk is a crosswalk to check, and the way back, if there is one of its own.
type walk struct {
	to          *competency.Framework
	there, back *competency.Crosswalk
}

func newConfig(opts []Option) config {
	c := config{seed: 1, size: DefaultSamples}
	for _, o := range opts {
		if o != nil {
			o.apply(&c)
		}
	}
	return c
}

type optionFunc func(*config)

func (f optionFunc) apply(c *config) { f(c) }

// Waive lets a framework break a law, for a reason: at the parts that are named
// or, without any, everywhere. A part is named by the id of a competency, an area,
// a mindset, a module or a crosswalk, or by role/level. What is waived is logged,
// and stands in the [Report]. A waiver that nothing needs is a violation.
func Waive(law, reason string, parts ...string) Option {
	w := laws.Waiver{Law: law, Reason: reason, At: slices.Clone(parts)}
	return optionFunc(func(c *config) { c.waivers = append(c.waivers, w) })
}

// WithSeed seeds the generator of random evidence. The same seed gives the same
// people.
func WithSeed(seed uint64) Option {
	return optionFunc(func(c *config) { c.seed = seed })
}

// WithSamples sets the number of people with random evidence. There is at least
// one.
func WithSamples(n int) Option {
	return optionFunc(func(c *config) { c.size = max(1, n) })
}

// WithTraining checks a catalogue of training of the framework, too.
func WithTraining(t *competency.Training) Option {
	return optionFunc(func(c *config) { c.trainings = append(c.trainings, t) })
}

// WithCrosswalk checks a crosswalk from the framework to another, too. The way back
// may have a crosswalk of its own; where it is nil, what the crosswalk calls the
// same is turned round.
func WithCrosswalk(to *competency.Framework, there, back *competency.Crosswalk) Option {
	return optionFunc(func(c *config) { c.walks = append(c.walks, walk{to, there, back}) })
}
