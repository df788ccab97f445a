// Package loopsbench compares the search for loops of package systems with that
// of gonum, on the same graphs. It is a module of its own, so that nobody who
// imports the library gets gonum with it.
//
//	go test -bench . -benchmem
//
// With gonum 0.16, in loops a second of processor time, each of which is
// yielded (here) or kept (there):
//
//	graph                              loops    systems     gonum
//	complete, 8 nodes                 16,064   24 million  2.2 million
//	30 nodes, 90 links                73,280    8 million  0.7 million
//	30 nodes, 105 links            7,252,269    7 million  0.4 million
//	315 nodes, like a world model  1,861,266    3.5 million  0.16 million
//
// There, memory grows to gigabytes; here, it stays at a few megabytes.
package loopsbench
