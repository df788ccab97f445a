package panel_test

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/panel"
)

// What has a right checksum and contradicts itself is refused, and more rows than can be
// counted are not merged.
func TestCraftedAccumulators(t *testing.T) {
	fw := beside(t, [2]float64{1, 2}).Framework()
	seal := func(b []byte) []byte {
		return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)))
	}
	written := func(values ...float64) []byte {
		a := panel.NewAccumulator(fw)
		for _, x := range values {
			if err := a.AddValues([]float64{x, x, x}); err != nil {
				t.Fatal(err)
			}
		}
		b, err := a.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	good := written(1, 2, 3)
	refused, taken := 0, 0
	for i := range good[:len(good)-4] {
		for _, to := range []byte{0, 1, good[i] + 1, good[i] - 1, 255} {
			changed := append([]byte(nil), good[:len(good)-4]...)
			changed[i] = to
			var a panel.Accumulator
			if a.UnmarshalBinary(seal(changed)) != nil {
				refused++
				continue
			}
			taken++
			for _, total := range a.Result() {
				if total.Count < 0 || total.Missing < 0 || !(total.Mean >= total.Range.Min && total.Mean <= total.Range.Max) {
					t.Errorf("byte %d as %d: %+v", i, to, total)
				}
			}
		}
	}
	if refused < 100 || taken < 100 {
		t.Errorf("%d are refused, and %d are not", refused, taken)
	}

	// 2^62 - 1 rows without a value: the number of rows stands after three texts.
	none := written(math.NaN())
	at := len("govmaturity/sums") + 1
	for range 3 {
		at += 1 + int(none[at])
	}
	many := binary.AppendUvarint(append([]byte(nil), none[:at]...), 1<<62-1)
	rest := none[at+1 : len(none)-4]
	many = append(many, rest[0]) // the number of columns
	for rest = rest[1:]; len(rest) > 0; {
		id := 1 + int(rest[0])
		many = append(many, rest[:id]...)
		many = binary.AppendUvarint(many, 1<<62-1)
		many = append(many, rest[id+1:id+1+8+8+3]...)
		rest = rest[id+1+8+8+3:]
	}
	var a, b panel.Accumulator
	if err := a.UnmarshalBinary(seal(many)); err != nil {
		t.Fatal(err)
	}
	if err := b.UnmarshalBinary(seal(many)); err != nil {
		t.Fatal(err)
	}
	if err := a.Merge(&b); err != nil {
		t.Error(err)
	}
	before := a.Result()[0]
	if err := a.Merge(&b); err == nil || a.Result()[0] != before { // 3 × (2^62 - 1)
		t.Errorf("%v: %+v, then %+v", err, before, a.Result()[0])
	}
}
