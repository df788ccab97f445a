package maturitytest

import (
	"fmt"
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// reading is what came out for one node: what a law looks at.
type reading struct {
	in       string // the item it belongs to, as services/item-1/; or ""
	id       string
	state    govmaturity.State
	value    float64
	ok       bool // whether there is a value
	level    govmaturity.Level
	class    govmaturity.Level
	coverage float64
	result   maturity.Result
}

func (r reading) name() string { return r.in + r.id }

// look reads a scorecard: its nodes in the document's order, then those of the
// items of its rosters.
func look(card *maturity.Scorecard) []reading {
	return lookInto(nil, card, "")
}

func lookInto(out []reading, card *maturity.Scorecard, in string) []reading {
	for r := range card.Nodes() {
		value, ok := r.Value()
		out = append(out, reading{
			in: in, id: r.ID(), state: r.State(), value: value, ok: ok,
			level: r.Level(), class: r.Class(), coverage: r.Coverage(), result: r,
		})
	}
	for _, roster := range card.Rosters() {
		for _, item := range card.Items(roster) {
			out = lookInto(out, item, in+roster+"/"+item.Subject()+"/")
		}
	}
	return out
}

// text says what came out, for people.
func (r reading) text() string {
	if !r.ok {
		return fmt.Sprintf("no value (%s)", r.state)
	}
	s := number(r.value)
	if r.level.Valid() {
		s += ", level " + r.level.ID()
	}
	if r.class.Valid() {
		s += ", class " + r.class.ID()
	}
	return s
}

// identical reports whether two readings agree to the last bit.
func identical(a, b reading) bool {
	return sameWords(a, b) && sameBits(a.value, b.value) && sameBits(a.coverage, b.coverage)
}

// alike reports whether two readings agree but for rounding.
func alike(a, b reading) bool {
	near := near(a.value, b.value, a.result.Range()) || math.IsNaN(a.value) && math.IsNaN(b.value)
	return sameWords(a, b) && near && math.Abs(a.coverage-b.coverage) <= 1e-12
}

func sameWords(a, b reading) bool {
	return a.in == b.in && a.id == b.id && a.state == b.state && a.ok == b.ok &&
		a.level.ID() == b.level.ID() && a.class.ID() == b.class.ID()
}

func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}

// tolerance is the rounding error that is let pass for values in a range: one
// part in 10^12.
func tolerance(r govmaturity.Range) float64 {
	return 1e-12 * max(1, math.Abs(r.Min), math.Abs(r.Max))
}

func near(a, b float64, r govmaturity.Range) bool { return math.Abs(a-b) <= tolerance(r) }

// firstDifference returns the position of a reading that differs, looking from
// the last one up, so that a node is found before those above it that differ
// because of it. It returns -1 when none does.
func firstDifference(a, b []reading, same func(a, b reading) bool) int {
	if len(a) != len(b) {
		return 0
	}
	for i := len(a) - 1; i >= 0; i-- {
		if !same(a[i], b[i]) {
			return i
		}
	}
	return -1
}
