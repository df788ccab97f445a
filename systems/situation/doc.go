// Package situation writes down what surrounds a government that wants to change,
// and says what in it holds together and what does not.
//
// One document, a [SituationSpec], has all parts, and each may be left out: PESTLE, the
// six factors of the world around; SWOT, with what is inside and what is outside kept
// apart; accelerators and bottlenecks, and what is done about them; horizontal and
// vertical integration; who is left behind, by access, affordability and ability;
// risks, with likelihood and impact, before and after what is done; the four features
// of a holistic approach; and signals and trends.
//
// All parts have one kind of entry, the item. It can be rated by several raters, has
// sources and a standing, supports or contradicts other items, and points at a node of
// a maturity framework, a competency, a stakeholder, or a variable, a loop or an
// archetype of a causal diagram. Where an item stands is what it is: an [Aspect].
//
// [Compile] makes a [Situation] of the document. The error has what makes no sense. What
// makes sense and does not hold together is no error: [Situation.Doubts] has it, each
// with its place, and a finding in the reader's language. [Situation.Unasked] has what
// nobody has looked at.
//
//	format: govmaturity/situation/1
//	id: register
//	date: 2026-10
//	scales:
//	  - id: three
//	    levels: [{id: low, rank: 1, title: Low}, {id: medium, rank: 2, title: Medium}, {id: high, rank: 3, title: High}]
//	pestle:
//	  legal: [{id: act, text: An act on data is in force, ratings: [{scale: three, level: high}]}]
//	swots:
//	  - id: unit
//	    strengths: [{id: team, text: Developers of our own}]
//	    threats: [{id: cuts, text: The budget is cut}]
//	    strategies: [{id: own, kind: st, text: Build it ourselves, items: [team, cuts]}]
//	acceleration:
//	  accelerators: [{id: record, text: One record for each person}]
//	  interventions: [{id: pilot, text: A pilot in two districts, for: [record]}]
//	  delivery-bottlenecks: [{id: offline, text: Counters lose the connection, for: [pilot]}]
//	  solutions: [{id: local, text: The record works without a connection, for: [offline]}]
//	inclusion:
//	  groups:
//	    - {id: readers, group: persons-disabilities, access: [{id: screens, text: Pages that no reader can read}], none: [affordability]}
//	risks:
//	  likelihood: three
//	  impact: three
//	  bands: [{id: small, title: Small, from: 1}, {id: large, title: Large, from: 6}]
//	  appetite: {score: 4}
//	  risks:
//	    - {id: leak, text: Records leak, inherent: {likelihood: medium, impact: high}, because: [cuts], response: treat, owner: Head of security, actions: [{text: Encrypt the copies, due: 2027-03}]}
//
// [SituationSpec] has all keys, SituationSchema says them to an editor, and
// catalog.LoadSituation("digital-divide") of package systems/catalog is a whole one.
//
// Registers as people keep them, in CSV, in Markdown or as JSON, are read with a
// [RegisterMapping].
package situation
