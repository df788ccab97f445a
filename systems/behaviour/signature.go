package behaviour

import "github.com/govmaturity/govmaturity"

// Signature is a way to move that system dynamics knows, and reads a structure
// from.
type Signature string

const (
	// SignatureConstant: hardly moves.
	SignatureConstant Signature = "constant"
	// SignatureLinear: by the same amount in the same time.
	SignatureLinear Signature = "linear"
	// SignatureExponential: faster and faster, as a reinforcing loop makes it.
	SignatureExponential Signature = "exponential"
	// SignatureGoalSeeking: slower and slower to a level, as a balancing loop makes
	// it. Exponential decay is this, with the goal 0.
	SignatureGoalSeeking Signature = "goal-seeking"
	// SignatureSlowing: slower and slower, with no level in sight; logarithmic.
	SignatureSlowing Signature = "slowing"
	// SignatureSShape: first faster and faster, then to a level.
	SignatureSShape Signature = "s-shape"
	// SignatureOvershoot: beyond a level, and back to it.
	SignatureOvershoot Signature = "overshoot"
	// SignatureCollapse: to a peak, and most of the way back or beyond.
	SignatureCollapse Signature = "collapse"
	// SignatureReversal: one way for a while, and then far beyond the beginning the
	// other way: better before worse, or worse before better.
	SignatureReversal Signature = "reversal"
	// SignatureOscillation: up and down with swings of one size.
	SignatureOscillation Signature = "oscillation"
	// SignatureDampedOscillation: up and down with smaller and smaller swings.
	SignatureDampedOscillation Signature = "damped-oscillation"
	// SignatureGrowingOscillation: up and down with greater and greater swings.
	SignatureGrowingOscillation Signature = "growing-oscillation"
	// SignatureNone: none of these.
	SignatureNone Signature = "none"
)

// Direction says which way a series moves: of an overshoot or a collapse, at
// first; of a reversal, at last.
type Direction string

const (
	// DirectionNone: neither, or both in turn.
	DirectionNone Direction = ""
	// DirectionUp and DirectionDown: upward, downward.
	DirectionUp   Direction = "up"
	DirectionDown Direction = "down"
)

func directionOf(x float64) Direction {
	switch {
	case x > 0:
		return DirectionUp
	case x < 0:
		return DirectionDown
	}
	return DirectionNone
}

// Match says how well a series has one signature.
type Match struct {
	Signature Signature
	Direction Direction
	// Score is from 0, not at all, to 1. A signature holds from Needs on. The
	// scores of curves are the part of the variation that the curve explains, and
	// those of turning signatures how clear and how regular the turns are.
	Score, Needs float64
	// Turns is how many times the series turns, for those signatures that turn.
	Turns int
	// Turn is the time of the greatest turn, and Back which part of the way it
	// comes back: of an overshoot, a collapse and a reversal.
	Turn, Back float64
	// Swing is how many times as great as the one before a swing is, in the middle:
	// of oscillations.
	Swing float64
}

// Holds reports whether the series has the signature.
func (m Match) Holds() bool { return m.Score >= m.Needs }

// margin is how far a match is beyond what it needs, of what there is.
func (m Match) margin() float64 { return (m.Score - m.Needs) / (1.001 - m.Needs) }

// Classification is which signatures a series has.
type Classification struct {
	Series Series
	// Matches are those that hold, the best first, and Rejected the others, the
	// nearest first.
	Matches, Rejected []Match
	// Points is how many points were looked at: a longer series is brought to so
	// many by means.
	Points int
}

// Verdict returns the signature that holds best, or SignatureNone.
func (c Classification) Verdict() Match {
	if len(c.Matches) == 0 {
		return Match{Signature: SignatureNone}
	}
	return c.Matches[0]
}

// key names the signature in the store of words.
func (m Match) key() string {
	key := "behaviour.signature." + string(m.Signature)
	switch m.Signature {
	case SignatureConstant, SignatureOscillation, SignatureDampedOscillation, SignatureGrowingOscillation, SignatureNone:
		return key
	}
	if m.Direction == DirectionDown {
		return key + "-down"
	}
	return key + "-up" // of one that is rejected, the way may not be known
}

// Say returns what people call the signature.
func (m Match) Say(w govmaturity.Words) string { return w.Say(m.key()) }
