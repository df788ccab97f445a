package systemstest

import "github.com/govmaturity/govmaturity/internal/laws"

// Law is a property that every well-made diagram, map or situation has: its Name, which names the
// subtest; its Explanation, for a reader who does not program; and its Source,
// where in this package it is written (file and line). OwnCode is false: all laws
// are checked of all documents.
type Law = laws.Law

// rule is a law of diagrams with what looks for a breach of it.
type rule = laws.Rule[*diagramSubject]

// Laws returns the laws of diagrams, in the order in which they are checked. The
// list is the caller's own.
func Laws() []Law { return diagramKit().Laws() }

func diagramKit() laws.Kit[*diagramSubject] {
	return laws.Kit[*diagramSubject]{
		// What a document can break.
		namesApart(),
		variablesLinked(),
		signsKnown(),
		linksApart(),
		loopsClose(),
		loopsApart(),
		loopPolarity(),
		labelsAgree(),
		archetypesFound(),
		actorsDecide(),
		boundarySaid(),
		icebergExplained(),
		structuresShown(),
		// What the engine keeps, tried with this diagram.
		loopsElementary(),
		signsMultiply(),
		loopsCounted(),
		lengthBound(),
		cutShort(),
		throughAndAlong(),
		basisSpans(),
		archetypeLoops(),
		nearMissesComplete(),
		otherIDs(),
		documentOrder(),
		otherSense(),
		stepsBetween(),
		sameAgain(),
		documentRoundTrip(),
		textRoundTrip(),
		formRoundTrip(),
		exportRoundTrip(),
	}
}
