//go:build !amd64 || purego

package panel

// vectors says that there are none: see accumulator_fold_amd64.go.
var vectors = false

func foldQuads(*float64, *quad, int, *byte) {}
