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
//	complete, 8 nodes       16,064     19     18
//	complete, 9 nodes      125,664     27     27
//	complete, 10 nodes   1,112,073     16     29
//	12 nodes, 60 links      22,287     23     24
//	12 nodes, 80 links     539,857     24     29
//	16 nodes, 70 links      71,592     21     13
//	20 nodes, 80 links      34,156     43    105
//	30 nodes, 90 links      73,280     33     21
//
// That was on two busy processors, which is hard on who asks for much memory. The
// shortest turns of both, in nanoseconds a loop: 27 and 321 for complete 8, 27 and
// 563 for complete 9, 32 and 497 for complete 10.
//
// There, memory grows to gigabytes; here, it stays at a few megabytes.
package loopsbench
