// Package loopsbench compares the search for loops of package systems with that
// of gonum, on the same graphs. It is a module of its own, so that nobody who
// imports the library gets gonum with it.
//
//	go test -bench . -benchmem
package loopsbench
