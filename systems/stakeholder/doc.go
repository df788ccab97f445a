// Package stakeholder answers who matters to a decision, and what they are
// promised: it reads stakeholder maps, and says where everybody stands in them.
//
//	m, err := stakeholder.ReadMap(name, data)         // or Compile a MapSpec
//	s := m.Stakeholder("registry")
//	s.Position().Quadrant                             // manage-closely
//	s.Salience().Class                                // definitive
//	a := s.Advice()
//	a.Suggested, a.CurrentToSuggested().Steps         // collaborate, 2
//	fmt.Print(a.Explain(govmaturity.WordsFor("fr")))  // the rule, the numbers, the promise
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
