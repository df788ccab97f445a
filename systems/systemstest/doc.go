// Package systemstest says what a well-made causal diagram, stakeholder map or situation
// is, and checks it. What is said of diagrams here goes for the other two as well, with
// [RunMap], [CheckMap], [RunSituation] and [CheckSituation], and their own laws.
//
// [Run] checks the laws in a test, a subtest each:
//
//	func TestSilos(t *testing.T) { systemstest.Run(t, silos) }
//
// [Check] does the same in a program. Both change the diagram in ways that must not
// matter: other ids, another order, variables measured the other way, links written
// out in steps. The changes follow from a seed, so a law that is broken once is
// broken every time.
//
// What is broken is said in words that a reader needs no program for: what the law
// asks and where it is written, at which part, what shows it, what came out, and what
// was expected.
//
// # Laws of diagrams
//
// These a document can break:
//
//	names-apart          no two variables have the same name
//	variables-linked     no variable stands alone
//	signs-known          each sign is known, or a note says why not
//	links-apart          no link is drawn twice
//	loops-close          each named loop is in the diagram
//	loops-apart          no loop is named twice
//	loop-polarity        each named loop is reinforcing or balancing as it is said to be
//	labels-agree         labels R and B are on loops of that polarity
//	archetypes-found     each archetype that somebody saw is there, with its roles
//	actors-decide        each actor decides about something
//	boundary-said        a system has a boundary
//	iceberg-explained    what an iceberg shows rests on something deeper
//	structures-shown     each structure of an iceberg points at the diagram
//
// These the library keeps by itself, whatever a document says. They are tried with
// each diagram all the same, with its loops, signs and roles:
//
//	loops-elementary     each loop closes, through no variable twice, and is found once
//	signs-multiply       the polarity of a loop is the product of its signs
//	loops-counted        counting loops is listing them
//	length-bound         a length bound leaves out what is longer, and nothing else
//	cut-short            a search that is cut short gives the first loops, and says so
//	through-and-along    loops through a variable, or along a link, are those of all
//	basis-spans          all loops are made of those to begin with
//	archetype-loops      archetypes are seen in loops of the polarities that they have
//	near-misses-complete a link that is said to be missing completes the archetype
//	other-ids            what things are called changes nothing
//	document-order       the order of the document changes nothing
//	other-sense          to measure something the other way changes nothing
//	steps-between        to write a link out in steps changes nothing
//	same-again           the same document gives the same, to the last character
//	document-round-trip  a diagram survives being written and read
//	text-round-trip      so it does in the form that people type
//	form-round-trip      what is entered in a form comes back as it was
//	export-round-trip    other programs get the same variables and links
//
// [Laws] has them with their full explanations. Where a loop does not close,
// archetypes-found leaves the archetypes that are said to be in it alone, and where
// a sign is not known, loop-polarity takes people at their word: other laws say so.
//
// The laws are searches, not proofs. Where a diagram has more than 1000 loops, they
// look at all up to the greatest length at which there are not, and for archetypes
// at 150; they try 25 variables, links and lengths from all over it. A diagram of
// more than 5000 variables or links is not changed, a basis of more than 300 loops
// not put to the test, one of more than 400 variables and links not filled into a
// form, and one of more than 20000 not written and read again. A search for
// archetypes that takes too long is left alone.
//
// No law knows what is true. A link that is not there, or has the wrong sign, keeps
// every law if what was named fits: for that there are golden cases, and people who
// know the matter. Nor does a law ask whether a name can be more or less.
//
// # Laws of stakeholder maps
//
// These a document can break:
//
//	stakeholders-apart   no stakeholder is there twice, under one name or two that are near
//	groups-filled        each group has somebody in it
//	influences-apart     no influence is drawn twice, and nobody influences itself
//	grid-scaled          power and interest have scales
//	ties-said            a value on a threshold is high or low, because the map says so
//	claims-agree         a claim is what the ratings of legitimacy say
//	claims-involved      nobody with a claim and without power is wanted below involve
//	delegation-agrees    who is promised to decide has the decision
//	promises-kept        each promise has a need of communication that names it
//	needs-whole          each need says who does it
//	names-nobody         no text has an address of a person
//	one-edition          what points into a document points into one edition of it
//	references-resolve   what points into other documents is there: see [WithDocuments]
//
// These the library keeps by itself:
//
//	ratings-combine      the ratings of several raters become the mean, or the median
//	placed-once          thresholds and ties decide each stakeholder once
//	classes-part         each stakeholder is of one class of salience
//	more-never-lowers    more power or interest never lowers what is suggested
//	legitimate-involved  who has a claim is never suggested less than involve
//	gaps-counted         a gap is the steps between two levels
//	equity-whole         the equity report has all whom power does not protect
//	measures-counted     the measures of the network are what counting gives
//	redaction-keeps      the copy to be handed on says the same, and names nobody
//	other-names          what things are called changes nothing
//	document-order       the order of the document changes nothing
//	same-again           the same document gives the same, to the last character
//	document-round-trip  a map survives being written and read
//	key-order            the order of keys changes nothing, the content hash neither
//	form-round-trip      what is entered in a form comes back as it was
//
// [MapLaws] has them with their full explanations. How somebody is engaged today is a
// fact, and breaks no law by itself: the gap says what is missing.
//
// # Laws of situations
//
// These a document can break:
//
//	items-sourced        each item names a source, or its part does
//	circles-grounded     items that support each other in a circle rest on something else
//	supports-or-contradicts  no item supports and contradicts the same
//	sides-agree          strengths and weaknesses lie inside, and the rest outside
//	both-sides           no SWOT has only one side
//	opposites-apart      nothing is both a strength and a weakness
//	strategies-join      each strategy joins items of both its quadrants
//	chain-whole          accelerators, bottlenecks and barriers have an answer
//	barriers-agree       what keeps nobody out has no items
//	risks-sized          it is said how large each risk is
//	residual-reasoned    no more is left of a risk than there was, or a reason says why
//	scores-agree         scores and bands are those that likelihood and impact make
//	bands-rise           no band falls where likelihood or impact rises
//	ranks-agree          no risk is ranked before a larger one
//	appetite-kept        risks above the appetite are accepted by somebody, or made smaller
//	threats-answered     no risk is tolerated that a high threat brings about
//	owners-named         somebody answers for each risk
//	actions-named        risks to be treated have actions, and none is late
//	names-nobody         no text has an address of a person
//	one-edition          what points into a document points into one edition of it
//	references-resolve   what points into other documents is there: see [WithDocuments]
//
// These the library keeps by itself:
//
//	items-whole          each item is found once, where it stands
//	links-agree          supports and contradictions are the same from both ends
//	points-crossed       what meets in one thing is listed with it
//	scores-multiply      a score is likelihood times impact, and has its band
//	cells-once           each risk is in one cell of the matrix
//	raters-counted       several raters become their lowest, middle and highest
//	doubts-whole         what does not hold together is told, each time and once
//	redaction-keeps      the copy to be handed on says the same, and names nobody
//	other-ids            what things are called changes nothing
//	document-order       the order of the document changes nothing
//	same-again           the same document gives the same, to the last character
//	document-round-trip  a situation survives being written and read
//	key-order            the order of keys changes nothing, the content hash neither
//	form-round-trip      what is entered in a form comes back as it was
//
// [SituationLaws] has them with their full explanations. A situation of which little is
// known breaks no law: what nobody has looked at is not known, and not bad. Nor is it a
// breach that two items contradict each other, that raters are far apart, or that all
// evidence is from one source: those are doubts, which readers see.
//
// Maps of more than 5000 stakeholders and influences, and situations of more than 5000
// items, are not changed; a network of more than 120 stakeholders is not counted by
// hand, circles among more than 1000 items are not looked for, and a form is filled with
// 100 stakeholders, influences and needs, or 150 items, at most.
//
// # Waivers
//
// A diagram can break a law for a reason: it was published so, and the document is
// faithful. [Waive] lets it pass, with the reason, which is logged:
//
//	systemstest.Run(t, energy, systemstest.Waive("variables-linked",
//		"The paper shows it, and says nothing about it.", "emissions"))
//
// A waiver that nothing needs any more fails the test.
//
// # Golden cases
//
// A golden case says what must come out of the diagram, or of the diagram with links
// taken away or added: how many loops of each polarity, the named loops with their
// signs, the archetypes that are recognised first with their roles, and what is in
// doubt; or what must be refused. [RunGolden] checks the files of a folder in a test,
// and [CheckGolden] in a program; [RunMapGolden] and [CheckMapGolden] do the same with
// the places, classes and suggestions of a stakeholder map. They say which named loops,
// archetypes and stakeholders no case reaches.
package systemstest
