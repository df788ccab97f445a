package layout_test

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity/internal/layout"
)

// The same graphs have the same plans on every machine, to the last bit.
func TestBits(t *testing.T) {
	h := fnv.New64a()
	add := func(points ...layout.Point) {
		for _, p := range points {
			h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(p.X)))
			h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(p.Y)))
		}
	}
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 5))
		p := plan(t, random(r, 4+r.IntN(8), 8+r.IntN(6)))
		add(p.Nodes...)
		for _, l := range p.Links {
			add(l.Curve[:]...)
			add(l.Sign, layout.Point{X: l.Delay})
		}
		for _, l := range p.Loops {
			add(l.At)
		}
	}
	const want = uint64(0x66d94445a2996c5e)
	if got := h.Sum64(); got != want {
		t.Errorf("the plans have the hash %#x; if the layout was changed on purpose, look at the pictures and write it here", got)
	}
}
