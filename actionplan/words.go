package actionplan

import "github.com/govmaturity/govmaturity"

// Title returns what people call it, in their words.
func (k AnswerKind) Title(w govmaturity.Words) string { return w.Say("plan.kind." + string(k)) }

// Title returns what people call it, in their words.
func (k ResourceKind) Title(w govmaturity.Words) string { return w.Say("plan.resource." + string(k)) }

// Title returns what people call it, in their words.
func (s Status) Title(w govmaturity.Words) string { return w.Say("plan.status." + string(s)) }

// Title returns what people call it, in their words.
func (l Lateness) Title(w govmaturity.Words) string { return w.Say("plan.lateness." + string(l)) }

// Title returns what people call it, in their words.
func (c Cadence) Title(w govmaturity.Words) string { return w.Say("plan.every." + string(c)) }

// Title returns what people call it, in their words.
func (k ResultKind) Title(w govmaturity.Words) string { return w.Say("plan.result." + string(k)) }

// Latenesses returns all, from what has no deadline to what is over.
func Latenesses() []Lateness {
	return []Lateness{LatenessNone, LatenessNotDue, LatenessDue, LatenessOverdue, LatenessInTime, LatenessLate, LatenessUnknown}
}

// ResourceKinds returns all kinds of resources.
func ResourceKinds() []ResourceKind {
	return []ResourceKind{ResourceKindFinancial, ResourceKindHuman, ResourceKindPolitical, ResourceKindOther}
}
