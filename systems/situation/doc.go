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
// Registers as people keep them, in CSV, in Markdown or as JSON, are read with a
// [RegisterMapping].
package situation
