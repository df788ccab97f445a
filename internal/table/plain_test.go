package table

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// Plain takes a number only where Number takes it, and gives the same bits.
func TestPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 67))
	signs := "0123456789.,-+eE% "
	taken := 0
	compare := func(cell string) {
		for _, decimal := range ".," {
			form := NumberForm{Decimal: decimal}
			x, ok := Plain(cell, byte(decimal))
			if !ok {
				continue
			}
			taken++
			want, err := Number(cell, form)
			if err != nil || math.Float64bits(x) != math.Float64bits(want) {
				t.Fatalf("%q is %v, want %v, %v", cell, x, want, err)
			}
		}
	}
	for range 100_000 {
		digits := strconv.FormatUint(random.Uint64N(1e16)>>random.IntN(50), 10)
		at := random.IntN(len(digits) + 1)
		compare(strings.Repeat("-", random.IntN(2)) + digits[:at] + ".,"[:random.IntN(2)] + digits[at:])
		odd := make([]byte, random.IntN(6))
		for i := range odd {
			odd[i] = signs[random.IntN(len(signs))]
		}
		compare(string(odd))
	}
	if taken < 50_000 {
		t.Errorf("only %d were plain", taken)
	}
	for _, cell := range []string{"", "-", ".", "-.", "1.", ".5", "1.2.3", "+1", "1e3", " 1", "1,5", "0x1", "1234567890123456", "123456789.1234567"} {
		if x, ok := Plain(cell, '.'); ok {
			t.Errorf("%q is plain: %v", cell, x)
		}
	}
	if x, ok := Plain("-0.000", '.'); !ok || math.Signbit(x) {
		t.Errorf("-0.000 is %v, %v", x, ok)
	}
}
