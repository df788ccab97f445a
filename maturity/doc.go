// Package maturity answers where a government stands: it scores assessments
// against frameworks of pillars and stages, and explains the result.
//
//	fw, err := catalog.Load("un-nine-pillars") // or maturity.Load(fsys, "ministry.yaml")
//	answers, err := fw.ReadAssessment("answers.yaml", data)
//	card, err := fw.Score(answers)
//
//	data := card.Node("data-management")
//	data.Level()   // Connected
//	data.Next()    // the cheapest path to Transformative
//	data.Explain() // rule, inputs, weights, what was left out, sources
//
// # The scoring tree
//
// A [Framework] is a tree of nodes, compiled from a [Spec]. Scoring goes from
// the leaves up.
//
// An indicator is answered. Its measure turns the answer into a value:
//
//	level      the value of the level
//	choice     the value of the option
//	yes-no     worth, or 0
//	checklist  worth × values of what is checked / values of all
//	count      worth × count / maximum
//	points     worth × points / maximum
//	number     the number, or worth × its normalised share
//
// Any other node combines the values v below it, with the weights w:
//
//	arithmetic  Σwv / Σw
//	geometric   exp(Σw ln v / Σw)
//	harmonic    Σw / Σ(w/v)
//	median      the v with half of Σw on either side; between two, their mean
//	minimum     the least v
//	maximum     the greatest v
//	sum         Σwv
//	points      worth × Σwv / Σ(w × the most v can be)
//	gate        the level whose needs, and those of all levels below, are met
//	ladder      a gate with one node a level
//	table       the value of the first row whose condition holds
//	profile     none: the nodes are shown side by side
//
// A gate whose level L is open, of value l, and whose next level, of value m,
// is met to the part p, has the value l + p(m - l). Its level is L. Below its
// first level, l is 0; a gate that needs nothing for its first level is never
// below it.
//
// A node without a value has a [State] that says why. The node above it then
// does one of five things, chosen for each state ([MissingSpec]): it leaves the
// node out as if it were not there (renormalise), counts its lowest value
// (zero), a stated one (anchor) or the mean of those beside it (impute), or
// has no value itself (block). Where a condition (When) does not hold, the
// node is left out.
//
// A roster holds one set of answers for each service, agency or site. Each
// item is scored with a tree of its own; a node with Items then combines one
// value of each.
//
// A value becomes a level, and a class, by cut points: a level begins at From,
// which belongs to it, or just above Above, which does not.
//
// # What is exact
//
// All arithmetic is that of float64, in the order of the document, with no
// fused operations: results have the same bits on every machine and in every
// goroutine. These hold to the last bit: the value of [Explanation.Recompute]
// and the value explained; the value from [Framework.Score] and that from a
// [Scorer]; the values before and after a document is written and read; the
// values whatever the order in which answers are given. These hold to one part
// in 10^12: the same weights on another scale; a node that is not
// applicable, and a framework without it.
//
// Values at a cut point get the tolerance that [CutSpec] describes.
//
// # Errors
//
// Errors about documents and answers are [govmaturity.Problems]: all that is
// wrong, each with a code, a path and, where the input was text, the line and
// column. Nothing is scored in part.
package maturity
