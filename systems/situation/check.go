package situation

import "github.com/govmaturity/govmaturity"

// Check names one thing that is looked for in a situation.
type Check string

// What cannot well be so.
const (
	// CheckResidual: what is left of a risk is more than there was, without a reason.
	CheckResidual Check = "residual"
	// CheckScore: the score that is written down is not that of likelihood and impact.
	CheckScore Check = "score"
	// CheckNoSuchScore: no likelihood and impact make the score.
	CheckNoSuchScore Check = "no-such-score"
	// CheckBand: the band that is written down is not that of the rules.
	CheckBand Check = "band"
	// CheckTolerated: a risk above the appetite is tolerated, and nobody says why.
	CheckTolerated Check = "tolerated"
	// CheckToleratedThreat: a risk is tolerated that a threat rated high brings about.
	CheckToleratedThreat Check = "tolerated-threat"
	// CheckClosed: a risk is closed, and still high or above the appetite, and what
	// brings it about is not given up.
	CheckClosed Check = "closed"
	// CheckRank: a risk is ranked before a larger one. The next rank counts in which
	// something can be compared with it.
	CheckRank Check = "rank"
	// CheckMatrix: the band falls where likelihood or impact rises.
	CheckMatrix Check = "matrix"
	// CheckSide: an item stands among what lies inside, and is said to lie outside, or
	// the other way.
	CheckSide Check = "side"
	// CheckStrategyItem: a strategy joins an item that its kind does not join.
	CheckStrategyItem Check = "strategy-item"
	// CheckOpposite: two items of opposite sides point at the same thing.
	CheckOpposite Check = "opposite"
	// CheckSameWords: the same words stand on opposite sides.
	CheckSameWords Check = "same-words"
	// CheckContradicts: an item contradicts another, by what somebody wrote down.
	CheckContradicts Check = "contradicts"
	// CheckBoth: an item both supports and contradicts another, whichever of the two
	// says that they contradict.
	CheckBoth Check = "both"
	// CheckBarrier: a barrier keeps nobody out, and an item says that it does.
	CheckBarrier Check = "barrier"
)

// What is not finished.
const (
	// CheckOwner: nobody answers for a risk that is not closed.
	CheckOwner Check = "owner"
	// CheckAction: a risk is to be treated and not closed, and no action is named.
	CheckAction Check = "action"
	// CheckOverdue: an action was due before the date of the situation.
	CheckOverdue Check = "overdue"
	// CheckSize: it is not said how large a risk is.
	CheckSize Check = "size"
	// CheckAppetite: what is left of a risk is above the appetite, and it is neither
	// tolerated nor closed.
	CheckAppetite Check = "appetite"
	// CheckStrategy: a strategy does not say what it joins, or only one of its sides.
	CheckStrategy Check = "strategy"
	// CheckIntervention: nothing is done for an accelerator.
	CheckIntervention Check = "intervention"
	// CheckSolution: nothing would open a bottleneck.
	CheckSolution Check = "solution"
	// CheckMeasure: nothing is done about a barrier.
	CheckMeasure Check = "measure"
)

// What rests on little.
const (
	// CheckSource: an item names no source.
	CheckSource Check = "source"
	// CheckOneSource: all that supports an item rests on one source.
	CheckOneSource Check = "one-source"
	// CheckOneSided: of what lies inside, or outside, only one side is written down.
	CheckOneSided Check = "one-sided"
	// CheckCircle: items support each other in a circle that no source enters.
	CheckCircle Check = "circle"
	// CheckApart: the raters of an item are two levels apart or more.
	CheckApart Check = "apart"
)

// What names somebody.
const (
	// CheckContact: an e-mail address or a telephone number stands in a text.
	CheckContact Check = "contact"
)

// Checks returns all checks, by class.
func Checks() []Check {
	return []Check{
		CheckResidual, CheckScore, CheckNoSuchScore, CheckBand, CheckTolerated, CheckToleratedThreat, CheckClosed, CheckRank, CheckMatrix,
		CheckSide, CheckStrategyItem, CheckOpposite, CheckSameWords, CheckContradicts, CheckBoth, CheckBarrier,
		CheckOwner, CheckAction, CheckOverdue, CheckSize, CheckAppetite, CheckStrategy, CheckIntervention, CheckSolution, CheckMeasure,
		CheckSource, CheckOneSource, CheckOneSided, CheckCircle, CheckApart,
		CheckContact,
	}
}

// Class says what kind of doubt a check raises.
type Class string

const (
	ClassContradiction Class = "contradiction" // it cannot well be so
	ClassUnfinished    Class = "unfinished"    // something is still to be said
	ClassEvidence      Class = "evidence"      // it rests on little
	ClassPrivacy       Class = "privacy"       // it names somebody
)

// Class returns what kind of doubt the check raises.
func (c Check) Class() Class {
	switch c {
	case CheckOwner, CheckAction, CheckOverdue, CheckSize, CheckAppetite, CheckStrategy, CheckIntervention, CheckSolution, CheckMeasure:
		return ClassUnfinished
	case CheckSource, CheckOneSource, CheckOneSided, CheckCircle, CheckApart:
		return ClassEvidence
	case CheckContact:
		return ClassPrivacy
	}
	return ClassContradiction
}

// Title returns what people call the class.
func (c Class) Title(w govmaturity.Words) string { return w.Say("situation.class." + string(c)) }

// code is the code of a problem of the class.
func (c Class) code() govmaturity.Code {
	switch c {
	case ClassUnfinished:
		return govmaturity.CodeUnfinished
	case ClassEvidence:
		return govmaturity.CodeThinEvidence
	case ClassPrivacy:
		return govmaturity.CodeNamesPerson
	}
	return govmaturity.CodeContradiction
}
