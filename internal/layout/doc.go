// Package layout places the nodes, links, signs and names of a causal loop
// diagram, so that people can read it: loops look round, few links cross, and no
// text covers another.
//
// [Of] is a pure function. The same graph gives the same places on every
// machine, in whatever order its parts are listed: parts are sorted by their
// ids first, there is no randomness, no clock decides when to stop, and only
// operations are used that IEEE 754 rounds in one way.
//
// It goes in steps. Components are laid out one by one and packed. For each,
// several starts are tried: its longest loops on a circle, and the stress of
// all distances. What is best is refined by moving one node, a pair of nodes or
// the bow of a link at a time, as long as that lowers the cost: crossings, links
// that pass through nodes, loops that are not round, lengths. Then boxes that
// still overlap are pushed apart, and signs and names of loops look for room.
// Positions that are given stay.
package layout
