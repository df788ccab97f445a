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
// A [Framework] is a tree of nodes, compiled from a [Spec]. What follows is the
// whole of the scoring: whoever does the same with pen and paper gets the same
// values, states, coverages, levels and classes.
//
//  1. Each question gets the state and the value of its answer.
//  2. Questions whose When does not hold lose theirs: they are not asked.
//  3. The items of rosters are scored, each with the tree of its roster.
//  4. Every other node is computed, after all that is below it: what is below
//     it becomes inputs, the inputs a value, and the value a level and a class.
//
// # Answers
//
// An indicator has the [govmaturity.State] of its answer: [govmaturity.StateUnanswered]
// where there is none. An answered or an imputed one has a value too, which its
// measure makes of the answer:
//
//	level      the value of the level: its rank, where it has no value of its own
//	choice     the value of the option, or 0 where it has none
//	yes-no     Worth, or 0
//	checklist  Worth × the values of the options checked / those of all options,
//	           with 1 for an option that has none
//	count      Worth × count / Maximum
//	points     Worth × points / Maximum
//	number     the number x
//
// A number, a count or points that have a Normalise count Worth × the share of what was
// answered, instead. So does a group or a summary of a roster with a Normalise: what the
// nodes below it come to, as said below, is x, and its value Worth × the share of that.
// There, points go from 0 to 1 before. Where a group has no share, it is blocked.
//
// The share of a number is
//
//	goalposts  (x - Min) / (Max - Min), or (Max - x) / (Max - Min) with Better
//	           lower; beyond the goalposts 0 and 1, unless Outside is keep
//	z-score    (x - Mean) / SD, or (Mean - x) / SD with Better lower, and Shift
//	piecewise  linear between the corners of Points; before the first corner and
//	           after the last, what that corner counts
//
// Where the numbers of a panel say what x counts, as its Panel has them, and with w for
// how many of them are worse and n for how many there are, it is
//
//	min-max, distance-to-best
//	                 as goalposts at the least and the greatest of them; with a
//	                 Floor f, f + (1 - f) × that
//	z-score          as above, with their mean and their deviation by n - 1, and
//	                 no less than a Floor
//	rank             w + 1
//	borda            w
//	percentile-rank  w / (n - 1)
//	share-of-best    x / best, or best / x with Ratio inverse
//	distance-to-target, distance-to-reference
//	                 (x - worst) / (t - worst), with t for the Target or the
//	                 number of the Reference, which must be better than the worst;
//	                 no less than 0 and no more than 1 where Outside is clamp
//
// with a line between the ranks of two numbers for what lies between them. An answer that
// would be divided by nothing is blocked. So is one where no panel member has a number,
// and a share of a best that is 0, whatever the Ratio.
//
// # Conditions
//
// A [Condition] about one indicator holds or does not; there is no third way:
//
//	Is        a level, option, yes or no of the list is answered or, for a
//	          checklist, at least one of the list is checked
//	AtLeast   that level or a higher one is answered
//	bounds    the value of the answer is within all bounds given
//	State     the indicator is in a state of the list
//
// Is, AtLeast and bounds hold for answers and estimates alike (answered and
// imputed) and for nothing else: without a value they do not hold. Bounds are
// about the value that the answer counts, not about the number that was
// answered, with the slack described below. All holds when all its parts do,
// Any when one does, and Not when its part does not, and so also when that is
// about an answer that is not there.
//
// Where the When of a node does not hold, the node and all nodes below it are
// in the state not asked, and have no value and the coverage 0. An answer that
// was given to such a question counts nowhere: other conditions see that it is
// not asked. They are taken in an order in which each comes after those that it
// rests on; a framework in which there is no such order is refused.
//
// # What is missing
//
// A group has inputs: what counts, in the order of the document. Nodes below
// that weigh 0 are not among them, and have no part in what this section says.
// A node below that has a value is an input with that value. Of one that has
// none, the group does what its policy for the reason says ([MissingSpec]):
//
//	renormalise  it is no input
//	zero         an input: the least of its Range
//	anchor       an input: Anchor
//	impute       an input: Σwv / Σw of the nodes below that have a value; no
//	             input, where none has
//	block        the group is blocked: it has no value
//
// The reasons are unanswered, not applicable, not deployed and excluded. What is
// blocked takes the policy for unanswered. What is not asked is never an input.
// Each policy is the one for the reason or, where there is none, All or, where
// there is none either, renormalise; but where neither is said, a gate and a
// ladder count as zero what is unanswered, blocked or not deployed. A group
// without a Missing has the policies of the nearest node above it that has one,
// or those of the framework.
//
// A gate or a ladder whose policies say neither what to do about unanswered nor
// All has no inputs if all of them would be unanswered or blocked nodes: nobody
// has said anything. One input of another kind is enough for all to count: a
// value, something not deployed, or what a stated policy puts in.
//
// The state of a group is then the first of these that is true:
//
//	blocked         a node below is missing, and its policy is block
//	(empty)         there are no inputs: see below
//	answered        an input is in the state answered, or is not deployed and
//	                was put in by zero or anchor
//	imputed         all inputs are estimates, or put in by a policy
//
// So what somebody said is not deployed is observed where the framework says
// what that counts, and not where it is guessed from the nodes beside it. A
// group without inputs has no value, and the first of these states that a node
// below it (one that weighs something) is in:
//
//	unanswered      a node below is unanswered or blocked, or there is none
//	not deployed    a node below is not deployed
//	excluded        a node below is excluded
//	not applicable  all nodes below are not applicable or not asked
//
// So a node above something blocked is never not applicable.
//
// A profile computes no value. Of its policies only block has a meaning. It is
// blocked if a policy blocks it, else unscored when a node below, whatever its
// weight, has a value or is unscored, and else in the state of a group without
// inputs, whatever the weights. Where all nodes below a profile or a table weigh
// 0, all of them weigh 1 for block and for coverage.
//
// # Coverage
//
// The coverage of an indicator is 1 if it is answered or not deployed, and 0 if
// not: an estimate is no answer. That of any other node is Σwc / Σw over the
// nodes below that apply, with the coverage c of each, and 0 where none applies.
// What is not applicable, excluded or not asked does not apply. Policies do not
// change coverage: what is put in was not answered, and what is left out was not
// either.
//
// A group that would have a value, and whose coverage is less than its
// MinCoverage by more than 10^-12, is blocked. The MinCoverage is that of the
// group's own Missing. A group that has the policies of the framework has its
// MinCoverage too; one that has those of a node above it has none.
//
// # Values
//
// Of its inputs, with the values v and the weights w, a group makes
//
//	arithmetic  Σwv / Σw
//	geometric   exp(Σw ln v / Σw), and 0 where a v is 0
//	harmonic    Σw / Σ(w/v), and 0 where a v is 0
//	median      by growing v, the first v up to which more than half of Σw lies;
//	            where exactly half lies up to a v, the middle between it and
//	            the next
//	minimum     the least v
//	maximum     the greatest v
//	sum         Σwv
//	points      Worth × Σwv / most; 0, if most is not above 0
//	gate        see below
//	ladder      see below
//	table       see below
//
// For points, most is Σ(w × the greatest value of the Range) of the inputs. With
// a Maximum, most is that when all nodes below are inputs; when some are not, it
// is the same sum of the inputs, and what the Maximum has beyond that sum of all
// nodes below, if that is more than 10^-12 of it. So what is left out takes its
// points with it, and a node that is not applicable counts neither for nor
// against: the result is that of a framework without it whose Maximum is lower
// by as much as it could reach.
//
// For the median, a sum of weights that is off half of Σw by no more than
// rounding explains, n × 4×10^-16 × Σw for n inputs, is exactly half.
//
// A value that comes out of its Range by rounding is the nearest end of that, and
// a geometric or harmonic mean is never outside its inputs. Where a formula leaves
// the order of operations open, a result may differ from pen and paper in its last
// bits, by less than one part in 10^12.
// An
// aggregation of the author's that gives no number, or one out of its range,
// blocks the node.
//
// # Gates
//
// Each input of a gate is needed for one level, which its node says in At; those
// of a ladder are needed for the levels of its scale in turn. An input is met
// when it is Met or more, with the slack described below; without a Met, when
// it is the greatest value of its Range. A level is open when enough of what is
// needed for it is met, and all levels below it are open. Enough is all; with a
// Share below 1, it is Share × Σw or more of the weights w of what is needed for
// the level, less 10^-12 × Σw for rounding. A level for which no input is needed
// is open if those below it are.
//
// Let l be the value of the highest open level, or 0 when none is open. When all
// levels are open, the gate is worth l. Otherwise let m be the value of the next
// level, and p how far it is met: over what is needed for it, the mean, weighted
// with w, of 1 for each input that is met and (v - least) / (Met - least) for
// each that is not, where least is the least value of the Range of the node
// below, and Met the greatest if there is none. The gate is worth l + p(m - l).
//
// # Tables
//
// The first row whose condition holds gives the value, whatever the hit policy. A
// last row without a condition holds if something directly below the table,
// whatever its weight, has a value or is unscored. Nodes below a table are no
// inputs; of its policies only block has a meaning. The state of a table is the
// first of these that is true:
//
//	blocked   a node below that weighs something is missing, and its policy is
//	          block
//	answered  a row holds, and something directly below the table is answered,
//	          not deployed or unscored
//	imputed   a row holds
//	blocked   something directly below has a value or is unscored
//	(empty)   as for a group without inputs, whatever the weights
//
// # Rosters
//
// A roster holds one set of answers for each service, agency or site. Each item
// is scored with the tree of the roster; conditions in it may be about answers
// of the trees around it. A node with Items has the items for which Where holds
// below it, in the order of the assessment: of each the state, value and
// coverage of the node that it takes, and its Range. All weigh 1. Where there
// are items and Where holds for none, the node is not applicable, with the
// coverage 0. Where there are no items at all, it is unanswered, with the
// coverage 0.
//
// # Levels, classes and published values
//
// An indicator that is answered with a level has that level, estimated or not,
// and a gate or ladder the highest level that is open. Any other node with a
// [LevelRule] has the highest level of those whose cuts, and the cuts of all
// levels below, its value reaches; without Cuts, each level begins at its value.
// A value reaches From when it is that or more, and Above when it is more, with
// the slack described below. Classes are found in the same way. Without a value
// there is neither.
//
// The published value is rounded to Decimals, halves away from zero. A value
// that is less than a half by no more than the slack at that value, and by no
// more than a millionth of the last decimal, counts as the half: both are measured on
// the value × 10^Decimals, as a float64. With Of
// published, this is the value that is sorted.
//
// # What a value can be
//
// The Range of a node is, for an indicator with a
//
//	level               from the value of the lowest level to that of the highest
//	choice              from the least value of an option to the greatest
//	number              what it may be or, where there is a Normalise, from the
//	                    least to the greatest of what can come out
//	any other measure   from 0 to Worth; for the author's own, as it says
//
// and for a node that is
//
//	arithmetic, geometric, harmonic, median, minimum, maximum
//	                    from the least to the greatest of the ranges below
//	sum                 from the sum of w × the least values that are below 0 to
//	                    that of w × the greatest that are above 0: any part may
//	                    be missing
//	points              from 0 to Worth
//	gate, ladder        from 0 to the value of the highest level; from the value
//	                    of the lowest, if nothing is needed for that
//	table               from the least to the greatest value of a row
//
// of nodes that weigh something. The nominal range is the same, but for numbers
// with goalposts that are kept open: from 0 to Worth, though values can lie
// outside, and for arithmetic, geometric, harmonic, median, minimum and maximum,
// over the nominal ranges below. That of a sum is its Range.
//
// # Slack
//
// Binary fractions cannot hold most decimals, and three threes weighed 0.1, 0.2
// and 0.7 should reach 3. So a value x that is less than a bound b by no more
// than 10^-12 × s is at the bound, where s is the greatest of |x|, |b| and the
// lesser of 1 and the width of the range. It is above b only if it is above it
// by more than that. This is so for cuts, conditions and published values, with
// the nominal range of the node, and for what a gate needs, with the Range of
// the node below. See [govmaturity.Range].
//
// # The cheapest way up
//
// [Result.PathTo] finds which answers to raise so that a node reaches a level,
// with the least effort. [ImprovementPath] says what effort is, which answers
// may be raised and how far, and whether it is certain that nothing is cheaper:
// it is for all rules above, however they are nested, until the work grows too
// much. Its text then says that a cheaper way may exist. A path works in any
// case, and no step of it can be left out.
//
// # What is exact
//
// All arithmetic is that of float64, in the order of the document, with no
// fused operations: results have the same bits on every machine and in every
// goroutine. These hold to the last bit: the value of [Explanation.Recompute]
// and the value explained; the value from [Framework.Score] and that from a
// [Scorer]; the values before and after a document is written and read; the
// values whatever the order in which answers are given. These hold to one part
// in 10^12: the same weights on another scale, but for sums; a node that is not
// applicable and left out, and a framework without it.
//
// # Errors
//
// Errors about documents and answers are [govmaturity.Problems]: all that is
// wrong, each with a code, a path and, where the input was text, the line and
// column. Nothing is scored in part.
package maturity
