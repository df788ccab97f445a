//go:build amd64 && !purego

package panel

// vectors says whether the processor and the system know vectors of four numbers.
var vectors = hasVectors()

// hasVectors asks the processor for AVX, and the system for keeping its registers.
func hasVectors() bool

// foldQuads folds a block of eight rows into n quads, which are as many numbers by four in
// each row. NaN is counted as missing. A quad whose numbers do not fit into its fast sums
// stays as it is, and is marked as odd.
//
//go:noescape
func foldQuads(block *float64, quads *quad, n int, odd *byte)
