package maturitytest

import "github.com/govmaturity/govmaturity/internal/laws"

// Law is a property that every well-made framework has: its Name, which names
// the subtest; its Explanation, for a reader who does not program; its Source,
// where in this package it is written (file and line); and OwnCode, whether it
// is checked with Go code of the author's only, since no document breaks it by
// itself.
type Law = laws.Law

// rule is a law with what looks for a breach of it.
type rule = laws.Rule[*subject]

// Laws returns all laws, in the order in which they are checked. The list is
// the caller's own.
func Laws() []Law { return kit().Laws() }

func kit() laws.Kit[*subject] {
	return laws.Kit[*subject]{
		// What a document can break.
		monotone(),
		weightsMatter(),
		shareMatters(),
		sameRange(),
		levelsReachable(),
		silence(),
		// What Go code can break.
		bounded(),
		notApplicableNeutral(),
		answerOrder(),
		weightScale(),
		deterministic(),
		// What only the engine can break, or code that it runs.
		levelsFollowValue(),
		missingPolicy(),
		unansweredNoValue(),
		coverageAddsUp(),
		traceRecomputes(),
		pathLeads(),
		scorerAgrees(),
		documentRoundTrip(),
		answersRoundTrip(),
	}
}
