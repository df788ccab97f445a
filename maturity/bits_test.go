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
	const want = 0xb74e127dfec76771
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
	if got := hash.Sum64(); got != want {
		t.Errorf("the bits of all values hash to %#x, want %#x", got, uint64(want))
	}
}
