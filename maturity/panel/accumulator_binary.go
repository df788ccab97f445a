package panel

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// An accumulator in binary form is
//
//	"govmaturity/sums"  and the version, one byte
//	framework, edition, rules
//	rows, the number of columns
//	of each column      its id, missing, least, greatest, sum
//	checksum            CRC-32 (Castagnoli) of all that is before it
//
// Texts have their length before them. Whole numbers are variable, as in the package
// encoding/binary; least and greatest are the eight bytes of a float64, the last first.
// A sum is the first of its digits that is not 0, how many there are from there on, these,
// of four bytes each, and the last digit of all, which has the sign.
const (
	binaryMagic   = "govmaturity/sums"
	binaryVersion = 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// MarshalBinary returns the accumulator in binary form. Accumulators that hold the same
// have the same form, however they came by it.
func (a *Accumulator) MarshalBinary() ([]byte, error) { return a.AppendBinary(nil) }

// AppendBinary appends the accumulator in binary form.
func (a *Accumulator) AppendBinary(b []byte) ([]byte, error) {
	start := len(b)
	b = append(append(b, binaryMagic...), binaryVersion)
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	text(a.head.Framework)
	text(a.head.Edition)
	text(a.head.Rules)
	b = binary.AppendUvarint(b, uint64(a.rows))
	b = binary.AppendUvarint(b, uint64(len(a.columns)))
	for i, id := range a.columns {
		text(id)
		own, sum := a.column(i)
		sum.carry()
		b = binary.AppendUvarint(b, uint64(own.missing))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(own.least+0))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(own.greatest+0))
		b = sum.append(b)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b[start:], castagnoli)), nil
}

// append appends a sum whose digits are carried.
func (s *exactSum) append(b []byte) []byte {
	digits := s.digits[:sumDigits-1]
	from, to := 0, len(digits)
	for from < to && digits[from] == 0 {
		from++
	}
	for to > from && digits[to-1] == 0 {
		to--
	}
	if from == to {
		from, to = 0, 0
	}
	b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(from)), uint64(to-from))
	for _, d := range digits[from:to] {
		b = binary.LittleEndian.AppendUint32(b, uint32(d))
	}
	return binary.AppendVarint(b, s.digits[sumDigits-1])
}

// UnmarshalBinary reads an accumulator that was written. When there is an error, the
// accumulator stays as it was.
func (a *Accumulator) UnmarshalBinary(data []byte) error {
	r := binaryReader{data: data}
	if string(r.take(len(binaryMagic))) != binaryMagic {
		return errors.New("this is no accumulator: it begins otherwise")
	}
	switch version := r.take(1); {
	case r.failed:
		return errCut
	case version[0] > binaryVersion:
		return fmt.Errorf("the accumulator has the form %d, and this library reads none after %d: use a newer one", version[0], binaryVersion)
	case version[0] != binaryVersion:
		return fmt.Errorf("there is no form %d of accumulators", version[0])
	}
	if len(r.data) < 4 {
		return errCut
	}
	end := len(data) - 4
	if crc32.Checksum(data[:end], castagnoli) != binary.LittleEndian.Uint32(data[end:]) {
		return errors.New("the accumulator is cut or was changed: its checksum is that of something else")
	}
	r.data = r.data[:len(r.data)-4]
	b, ok := r.accumulator()
	if !ok || r.failed || len(r.data) > 0 || !b.addsUp() {
		return errors.New("the accumulator has a right checksum and contradicts itself: it was not written by this library")
	}
	*a = *b
	return nil
}

// addsUp reports whether each mean lies between the least and the greatest.
func (a *Accumulator) addsUp() bool {
	return !slices.ContainsFunc(a.Result(), func(t Total) bool {
		return t.Count > 0 && (t.Mean < t.Range.Min || t.Mean > t.Range.Max)
	})
}

var errCut = errors.New("the accumulator is cut: it ends too soon")

// binaryReader takes data apart, and remembers when there is too little.
type binaryReader struct {
	data   []byte
	failed bool
}

func (r *binaryReader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.data, r.failed = nil, true
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *binaryReader) uint() uint64 {
	x, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.take(-1)
		return 0
	}
	r.take(n)
	return x
}

func (r *binaryReader) text() string { return string(r.take(int(min(r.uint(), 1<<20)))) }

func (r *binaryReader) float() float64 {
	b := r.take(8)
	if b == nil {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

func (r *binaryReader) accumulator() (*Accumulator, bool) {
	head := Head{r.text(), r.text(), r.text()}
	rows, count := r.uint(), r.uint()
	// Each column takes more than 20 bytes: no more are made than there can be.
	if r.failed || rows > math.MaxInt64/2 || count > maxColumns || count > uint64(len(r.data)/20) {
		return nil, false
	}
	a := newAccumulator(head, make([]string, count))
	a.rows = int64(rows)
	for i := range a.columns {
		a.columns[i] = r.text()
		missing := r.uint()
		least, greatest := r.float(), r.float()
		l := &a.lanes[i]
		l.missing, l.least, l.greatest = int64(min(missing, rows)), least, greatest
		l.look()
		none := missing == rows && math.IsInf(least, 1) && math.IsInf(greatest, -1)
		some := missing < rows && least <= greatest && !math.IsInf(least, 0) && !math.IsInf(greatest, 0)
		if !r.sum(&a.sums[i]) || !none && !some || none && !a.sums[i].isZero() {
			return nil, false
		}
	}
	return a, true
}

func (r *binaryReader) sum(s *exactSum) bool {
	from, n := r.uint(), r.uint()
	if from >= sumDigits || n >= sumDigits || from+n >= sumDigits {
		return false
	}
	digits := r.take(int(4 * n))
	if digits == nil && n > 0 {
		return false
	}
	for k := range int(n) {
		s.digits[int(from)+k] = int64(binary.LittleEndian.Uint32(digits[4*k:]))
	}
	top, used := binary.Varint(r.data)
	if used <= 0 || top < -1<<40 || top > 1<<40 {
		return false
	}
	r.take(used)
	s.digits[sumDigits-1] = top
	return true
}
