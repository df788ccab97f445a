package maturity

import (
	"github.com/govmaturity/govmaturity"

	"math"
	"math/bits"
)

// Mark is an answer as the engine uses it: checked, and with the value that it
// counts. [Indicator.Mark] makes one. The zero Mark is unanswered.
//
// Marks keep nothing on the heap, so that a batch can score any number of
// assessments with the same slice.
type Mark struct {
	state status
	value float64
	// given is what was answered. For choices, bit i stands for option or
	// level i (for yes-no, bit 0 is no and bit 1 is yes). For numbers it is
	// the bits of the number before normalisation. One field holds either, to
	// keep a batch of marks small.
	given uint64
}

// State returns whether there is a value, and if not, why not.
func (m Mark) State() govmaturity.State { return m.state.State() }

// Value returns what the answer counts, if it counts anything.
func (m Mark) Value() (float64, bool) { return m.value, m.state.hasValue() }

// single returns the position of the only option chosen.
func (m Mark) single() int { return bits.TrailingZeros64(m.given) }

// number returns the number that was answered.
func (m Mark) number() float64 { return math.Float64frombits(m.given) }

// status is a State small enough for the inner loop.
type status uint8

const (
	unanswered status = iota
	answered
	imputed
	notApplicable
	notDeployed
	excluded
	notAsked
	blocked
	unscored
	statusCount
)

var statusNames = [statusCount]govmaturity.State{
	govmaturity.StateUnanswered, govmaturity.StateAnswered, govmaturity.StateImputed, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded, govmaturity.StateNotAsked, govmaturity.StateBlocked, govmaturity.StateUnscored,
}

func (s status) State() govmaturity.State { return statusNames[s] }
func (s status) hasValue() bool           { return s == answered || s == imputed }

func statusOf(s govmaturity.State) (status, bool) {
	for i, name := range statusNames {
		if name == s {
			return status(i), true
		}
	}
	return 0, s == ""
}
