// Package assignment gives rows to columns, one to one, at the least cost or in
// the fairest way: people to posts, assessors to agencies.
//
// # The question
//
// Costs are a matrix of whole numbers, a row for each one who is given and a
// column for each place. The two counts may differ, and a pair may be
// [Forbidden]. As many pairs are made as the forbidden ones allow: a row left
// over is an answer, and so is a matrix in which nothing may be given at all.
//
// [Least] makes the sum of the costs of the pairs the least, [Fairest] the
// largest cost of a pair, and then the sum.
//
// # Units
//
// Costs are int64 in the caller's unit, from -[MaxCost] to [MaxCost], and
// everything is computed in whole numbers: the answer is exact. Whoever has
// costs with decimals multiplies them by one power of ten and rounds each once,
// before: what is then compared is what was written down. To make most of a
// worth, give the worth with its sign turned.
//
// # Ties
//
// Of several answers that are equally good, it is the one in which row 0 has
// the lowest column that it has in any of them, then row 1 of those left, and
// so on; to be left over comes after every column. So the answer depends on
// the costs alone, and not on how they are searched.
//
// # Method
//
// Shortest augmenting paths with prices (Kuhn 1955; Jonker and Volgenant 1987),
// which takes time in the cube of the smaller side at worst. The prices prove
// the answer: see [Given]. All answers that are equally good use only pairs
// whose costs the prices explain exactly, which is how ties are settled. The
// fairest is found by halving the list of costs and matching in bipartite
// graphs (Garfinkel 1971).
package assignment
