// Package stakeholder answers who matters to a decision, and what they are
// promised: it reads stakeholder maps, and says where everybody stands in them.
//
//	m, err := stakeholder.ReadMap(name, data)         // or Compile a MapSpec
//	s := m.Stakeholder("registry")
//	s.Position().Quadrant                             // manage-closely
//	s.Salience().Class                                // definitive
//	a := s.Advice()
//	a.Suggested, a.CurrentToSuggested().Steps         // collaborate, 2
//	fr := govmaturity.WordsFor("fr")
//	fmt.Print(a.Explain(fr).In(fr))                   // the rule, the numbers, the promise
//
//	m.Equity().OnlyInformed()                         // whom power does not protect, and nobody asks
//	m.Network(stakeholder.NetworkOptions{}).Of(s)     // degree, betweenness, brokerage, reach
//
// # Maps
//
// A [MapSpec] has stakeholders, perhaps in groups, with what raters say of their
// power, interest, legitimacy and urgency. The map declares the scale of each: a
// range of numbers or levels, where high begins (the middle when not said), and
// what a value on that threshold is (low when not said, and in doubt). Of each
// rater the newest rating counts. Ratings are combined by their mean or median;
// what a missing one does is declared, and a value that is missing is never low:
// where a rating is missing, [Position] and [Salience] say which, and what is
// possible.
//
//	format: govmaturity/stakeholder-map/1
//	id: identity
//	decision: Whether all registers use one identity
//	attributes:
//	  - {attribute: power, range: {min: 1, max: 5}, threshold: 3, tie: high}
//	  - {attribute: interest, levels: [{id: low, rank: 1, title: Low}, {id: high, rank: 2, title: High}]}
//	groups: [{id: state, name: Ministries and agencies}]
//	stakeholders:
//	  - id: registry
//	    name: {en: Civil registry, fr: État civil}
//	    group: state
//	    ratings: [{attribute: power, rater: unit, value: 5}, {attribute: interest, rater: unit, level: high}]
//	    affected: true
//	    current: consult
//	  - {id: readers, name: People who do not see, outside: true, vulnerable: [persons-disabilities]}
//	influences: [{from: readers, to: registry, sign: support}]
//	needs: [{id: board, audience: [state], promise: consult, what: Which data are shared, who: Head of digital, cadence: monthly}]
//
// [MapSpec] has all keys, MapSchema says them to an editor, and catalog.LoadMap("digital-divide")
// of package systems/catalog is a whole one.
//
// # Engagement
//
// [Advice] suggests one of the five levels of the spectrum of public participation
// from power and interest, with its reason and the promise that it makes. Those
// with a legitimate claim, and the seven groups that are often left behind, never
// fall below involve. That holds with power as without: otherwise somebody who
// gains power would be promised less. Only where a decision is delegated does
// somebody decide. [Map.Equity] says how those are engaged whom power does not
// protect.
//
// A map also says which communication keeps which promise ([NeedSpec]).
// [Map.Doubts] finds promises that none keeps, one stakeholder under two names,
// values on a threshold, contradictions, and addresses of persons: these are not
// repeated, and [Map.Redacted] takes them out.
//
// # Registers
//
// A [Mapping] says how to read a register as people keep it: a table, a list in
// JSON, a survey of many raters, a list of links, a model of Context Mapper. What
// cannot be read is counted and told with its place; [Reading.Doubts] says what is
// doubtful about the rest, at its cell.
//
//	format: govmaturity/stakeholder-mapping/1
//	id: register
//	language: fr
//	layout: stakeholders
//	map: {id: identity}
//	columns: {name: Nom, current: Participation, ignore: [Contact]}
//	attributes: [{attribute: power, levels: [{id: low, rank: 1, title: faible}, {id: high, rank: 2, title: fort}]}]
//	ratings: [{attribute: power, columns: [Pouvoir]}]
//	words: [{cell: "?", state: unanswered}]
//	engagements: {Consulter: consult, aucune: none}
//
// # Two more documents
//
// An [AnalysisSpec] is a stakeholder analysis: customers, resource suppliers,
// expected results, possible tools, and impacts by group. A [StrategySpec] is a
// strategic framework of one service objective: customers, partners, resources and
// innovations; [Strategy.Remarks] says where it does not keep to the method.
//
// # Where it comes from
//
// The analysis, the strategic framework and the five marks of strategic thinking
// are those of the UN DESA workshop on innovation and digital government (day 2),
// and the seven groups those of its toolkit, Capacities for Digital Government
// Transformation (5.5). The toolkit names the International Association for Public
// Participation and shows no levels: the five are cited by their publisher, and
// the wording of promises is the library's. The workshop's exercise on contextual
// awareness names three groups with two dimensions each, and its sheets are not in
// the source: it is not here.
//
// All documents have JSON Schemas and forms. Errors about documents are
// [govmaturity.Problems]: all that is wrong, each with a code, a path and, where
// the input was text, the line and column.
package stakeholder
