// Package loopsbench compares the search for loops of package systems with that
// of gonum, on the same graphs. It is a module of its own, so that nobody who
// imports the library gets gonum with it.
//
//	go test -bench . -benchmem
//
// BenchmarkRatio runs both in turns. With gonum 0.16, how many times as many loops
// a second are yielded (here) as are kept (there), in the middle one of nine turns
// (of three for ten nodes) and in the first, before anything is warm:
//
//	graph                    loops    times  first
//	complete, 8 nodes       16,064     10     12
//	complete, 9 nodes      125,664     17     19
//	complete, 10 nodes   1,112,073     22     22
//	12 nodes, 60 links      22,287     13     13
//	12 nodes, 80 links     539,857     18     18
//	16 nodes, 70 links      71,592     15     11
//	20 nodes, 80 links      34,156     15     15
//	30 nodes, 90 links      73,280     17     17
//	30 nodes, 105 links    671,358     21     21
//	world model, 315     1,861,266     24     24
//
// That was on two processors with nothing else to do; the last three took one turn, or
// few. On busy ones the ratios are higher: whoever asks for much memory waits longer.
//
// There, memory grows to gigabytes; here, it stays at a few megabytes.
package loopsbench
