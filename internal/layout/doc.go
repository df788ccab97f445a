// Package layout places the nodes, links, signs and names of a causal loop
// diagram, so that people can read it: loops look round, few links cross, and no
// text covers another.
//
// [Of] is a pure function. The same graph gives the same places on every
// machine, in whatever order its parts are listed: parts are sorted by their
// ids first, there is no randomness but a fixed sequence of numbers, work is
// counted and not timed, and only operations are used that IEEE 754 rounds in one
// way.
//
// It goes in steps. Components are laid out one by one and packed. For each,
// several starts are tried: its longest loops on a circle, and the stress of all
// distances. The best are refined by moving one node, a pair of nodes or the bow
// of a link at a time, as long as that lowers the cost: crossings, links that pass
// through nodes, loops that are not round, lengths. Where links still cross, nodes
// are thrown elsewhere, and what comes of it is kept if it is better. Then boxes
// that still overlap are pushed apart, and names of loops and signs look for room.
// Positions that are given stay.
package layout
