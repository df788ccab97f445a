// Package cover chooses items so that needs are met: modules of training so that
// people reach the levels of their posts, roles so that a team has all skills.
//
// # The question
//
// A need has a demand in units of its own, such as steps of a level. An item
// has a cost and hours, raises some needs by some units, may require other
// items, and may exclude others. Limits bound what some items use together of
// something else, such as the hours of one person or the seats of a course. An
// item is chosen once or not at all; a course that is given twice is two items,
// and a fee that several items share is an item that each of them requires.
//
// [Least] meets all needs at the least cost, [Most] meets the most, by weight,
// within a budget of cost and hours. Both are exact when the search comes to its
// end, and say so; otherwise they say how far from the best they can be.
//
// # Units
//
// Everything is in whole numbers of the caller's units, and every sum is exact:
// what a plan costs, what it is worth, and its bound. There is no clock and no
// chance in it: the same problem with the same number of nodes gives the same
// plan on every machine. Numbers whose sums could overflow are refused, with
// [ErrTooLarge]. Roughly, costs in all, and for Most costs times weights in all,
// must stay below 2^61 divided by the number of raises and other links.
//
// # Method
//
// A problem without budgets falls into parts that share nothing, such as the
// people of a ministry, and each is solved alone. A part is a covering problem
// (set multicover with precedence and knapsack rows, NP-hard): it is searched by
// branch and bound, depth first, with Lagrange's relaxation as the bound
// (Beasley 1990; Caprara, Fischetti and Toth 1999), which also decides items
// that can no longer matter. What every choice must have or cannot have is
// decided on the way, and items that another one can always stand in for go
// before. Good plans come from the same prices, item by item, and from
// searching the neighbourhood of the best plan alone. Where budgets hold parts
// together, a second bound charges for the budgets and solves the parts exactly.
//
// Greedy choice, which is common for this, costs up to 1 + 1/2 + ... + 1/n times
// as much as the best, for n needs of an item (Chvátal 1979).
package cover
