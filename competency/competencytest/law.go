package competencytest

import "github.com/govmaturity/govmaturity/internal/laws"

// Law is a property that every well-made framework has: its Name, which names
// the subtest; its Explanation, for a reader who does not program; and its Source,
// where in this package it is written (file and line). OwnCode is false: all laws
// are checked of all frameworks.
type Law = laws.Law

// rule is a law with what looks for a breach of it.
type rule = laws.Rule[*subject]

// Laws returns all laws, in the order in which they are checked. The list is
// the caller's own.
func Laws() []Law { return kit().Laws() }

func kit() laws.Kit[*subject] {
	return laws.Kit[*subject]{
		// What a document can break.
		levelsReachable(),
		attainable(),
		higherNeverWorse(),
		ladderRises(),
		postsRequire(),
		areasUsed(),
		competenciesUsed(),
		mindsetsApart(),
		descriptorsDiffer(),
		modulesTakeable(),
		crosswalkReturns(),
		// What the engine keeps, tried with this framework.
		moreEvidence(),
		evidenceInForce(),
		selfApart(),
		surplusAlone(),
		boundsContain(),
		evidenceOrder(),
		peopleOrder(),
		planCloses(),
		documentRoundTrip(),
		profileRoundTrip(),
		formRoundTrip(),
		caseRoundTrip(),
	}
}
