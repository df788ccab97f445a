// Package priority says what comes first: it puts alternatives in an order by
// several criteria, tells how far that order holds, and chooses what fits together
// under limits.
//
//	s, err := priority.Read("priorities.yaml", data)
//	order, err := s.Order("sum")
//	order.Ranking.First()      // what is first
//	order.First                // over which weights it stays so
//	fmt.Print(order.Explain(words))
//
//	choice, err := s.Choose()  // what fits the budgets of the years
//	fmt.Print(choice.Explain(words))
//
// # Orders
//
// A [Matrix] holds a value of each alternative by each criterion. [Matrix.Rank] puts
// the alternatives in an order by one of five methods, each with its variant named:
// weighted sum, weighted product, TOPSIS, PROMETHEE II and VIKOR, whose compromise
// says whether the first is clearly ahead. [Matrix.Layers] is the Pareto front, which
// knows no weights. Weights can be made of comparisons in pairs: [Comparisons].
//
// These hold for every method, and are tested:
//   - what is dominated is never ahead of what dominates it;
//   - the order of input changes nothing, and is the same bits on every machine;
//   - weights count by their shares: all times a factor they say the same;
//   - with minus the values and the other direction, where a method takes values below
//     zero, the answer is the same.
//
// Scores that differ by no more than rounding explains share a rank. A criterion that
// a method cannot measure along, as all alternatives have the same value, does not
// count, and is named: see [Ranking.Silent]. Where nothing can be compared, the state
// of the ranking says why. Nothing that is missing counts as a number.
//
// # How far an order holds
//
// [Matrix.Stability] says over which weights of each criterion the first, or the whole
// order, stays as it is, and which pair changes places beyond. For the weighted sum
// and product and for PROMETHEE the ends are computed; for TOPSIS and VIKOR they are
// searched for, to within a stated width. [Matrix.Reversals] says which pairs change places when a third is
// taken away.
//
// # Portfolios
//
// A [Portfolio] is a choice of whole items under limits by period, with what requires
// what, what excludes what, and what is settled already. It is solved exactly, in
// whole numbers, by branch and bound. Where the search takes more steps than are
// allowed, the best that was found is returned with its gap. Each item says why it is
// in or out.
//
// # Documents
//
//	format: govmaturity/priorities/1
//	id: plan
//	criteria:
//	  - {id: value, title: Value, weight: 60, axis: value, range: {min: 1, max: 5}}
//	  - {id: months, title: Months until it works, weight: 40, direction: down}
//	alternatives: [{id: portal, title: One portal}, {id: training, title: Training}]
//	ratings:
//	  - {alternative: portal, values: [{criterion: value, value: 5}, {criterion: months, value: 18}]}
//	  - {alternative: training, values: [{criterion: value, value: 3}, {criterion: months, value: 6}]}
//	methods: [{id: sum, method: weighted-sum}]
//
// A [PrioritiesSpec] holds criteria, alternatives, ratings by one or several raters,
// methods and a portfolio; [Read] and [Compile] check it and make it a [Set]. Errors
// are [govmaturity.Problems]: all that is wrong, each with its place. [ReadyCriteria]
// are those that UN DESA names.
package priority
