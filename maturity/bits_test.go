package maturity_test

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// Every machine computes the same bits. CI runs this on architectures that
// round and fuse in other ways; the sum below was made on amd64.
func TestBits(t *testing.T) {
	const want = 0xe98d48d479d9b48d
	r := rand.New(rand.NewPCG(11, 22))
	hash := fnv.New64a()
	var word [8]byte
	for _, rule := range strings.Fields("arithmetic geometric harmonic median sum points minimum maximum") {
		root := "id: r\ntitle: R\naggregation: " + rule + "\nnodes:\n"
		for _, g := range []string{"x", "y", "z"} {
			root += "  - id: " + g + "\n    title: G\n    aggregation: " + rule + "\n    weight: 0.3\n    " +
				strings.ReplaceAll(strings.TrimSpace(strings.ReplaceAll(numbers(3, 0.1, 0.7, 1.3), "id: ", "id: "+g)), "\n", "\n    ") + "\n"
		}
		fw := read(t, root)
		for range 200 {
			as := answers{}
			for _, ind := range fw.Indicators() {
				as[ind.ID()] = num(r.Float64() * 10)
			}
			for node := range score(t, fw, as).Nodes() {
				v, _ := node.Value()
				binary.LittleEndian.PutUint64(word[:], math.Float64bits(v))
				hash.Write(word[:])
			}
		}
	}
	// How far a ladder is, and what a path costs.
	ladder := read(t, "id: r\ntitle: R\naggregation: ladder\nmet: 7\nlevel: {scale: mil}\n"+numbers(3))
	mean := read(t, "id: r\ntitle: R\naggregation: harmonic\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 3.3}, {level: mil3, from: 7.7}]}\n"+numbers(3, 0.1, 0.7, 1.3))
	for range 100 {
		as := answers{"a": num(r.Float64() * 10), "b": num(r.Float64() * 10), "c": num(r.Float64() * 10)}
		v, _ := score(t, ladder, as).Root().Value()
		binary.LittleEndian.PutUint64(word[:], math.Float64bits(v))
		hash.Write(word[:])
		binary.LittleEndian.PutUint64(word[:], uint64(score(t, mean, as).Root().Next().Effort))
		hash.Write(word[:])
	}
	if got := hash.Sum64(); got != want {
		t.Errorf("the bits of all values hash to %#x, want %#x", got, uint64(want))
	}
}
