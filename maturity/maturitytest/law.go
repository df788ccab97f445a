package maturitytest

// Law is a property that every well-made framework has.
type Law struct {
	// Name is short and stays the same: it names the subtest.
	Name string
	// Explanation says what the law asks, for a reader who does not program.
	Explanation string

	check func(*subject)
}

// Laws returns all laws, in the order in which they are checked. The list is
// the caller's own.
func Laws() []Law {
	return []Law{
		bounded(),
		monotone(),
		weightsMatter(),
		sameRange(),
		levelsReachable(),
		levelsFollowValue(),
		notApplicableNeutral(),
		missingPolicy(),
		unansweredNoValue(),
		answerOrder(),
		weightScale(),
		coverageAddsUp(),
		traceRecomputes(),
		pathLeads(),
		deterministic(),
		scorerAgrees(),
		documentRoundTrip(),
		answersRoundTrip(),
	}
}
