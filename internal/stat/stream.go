package stat

import "math/bits"

// Stream is a row of numbers that look random and follow from where it begins: the same
// on every machine. What is drawn side by side takes a stream for each thing that is
// drawn, so that no order of work changes it. (The generator splitmix64; Steele, Lea and
// Flood 2014.)
type Stream struct{ state uint64 }

// NewStream begins a stream that three numbers name, such as a seed, a draw and what is
// drawn.
func NewStream(seed, draw, of uint64) Stream {
	return Stream{scatter(scatter(scatter(seed)+draw) + of)}
}

// Uint64 returns the next 64 bits.
func (s *Stream) Uint64() uint64 {
	s.state += 0x9e3779b97f4a7c15
	return scatter(s.state)
}

// scatter spreads the bits of a number over all others.
func scatter(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Float returns a number between 0 and 1, and neither of them.
func (s *Stream) Float() float64 {
	return (float64(s.Uint64()>>12) + 0.5) * 0x1p-52
}

// Below returns a whole number from 0 to n - 1, and 0 for n below 2.
func (s *Stream) Below(n int) int {
	if n < 2 {
		return 0
	}
	high, _ := bits.Mul64(s.Uint64(), uint64(n))
	return int(high)
}
