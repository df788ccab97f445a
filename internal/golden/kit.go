package golden

import (
	"bytes"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Subject is what golden cases are about. E is what a case may expect, as a
// document, and R what comes out.
type Subject[E, R any] interface {
	// Edition returns the id and the edition of the subject.
	Edition() (id, edition string)
	// Try reads what a case gives and returns what comes out. What is wrong with
	// it is a govmaturity.Problems, with paths that count from there.
	Try(given Value) (R, error)
	// Unknown reports expectations about what there is not, with paths that
	// count from what is expected. Where nothing came out, because the answers
	// are refused, tried is false.
	Unknown(want E, got R, tried bool) govmaturity.Problems
	// Compare returns what came out in the form of what is expected, and where
	// the two differ. Where an expectation holds, it is the expectation itself.
	Compare(want E, got R, t Tolerances) (E, []Difference)
	// Everything expects all that came out.
	Everything(got R) E
	// Write writes expectations as YAML, each line with the indent.
	Write(b *bytes.Buffer, want E, got R, indent string)
	// Places adds all that a case can reach, and Mark notes what one reached.
	Places(*Reach)
	Mark(*Reach, R)
}

// Kit tries the cases of a subject.
type Kit[E, R any] struct {
	subject Subject[E, R]
	numbers []string
	file    *document.Format[File]
	expect  *document.Shape
}

// New makes a kit. The numbers are the kinds of numbers that are expected, such
// as value and coverage, for tolerances; a plain tolerance is about the first.
// An error is a mistake in the type E.
func New[E, R any](subject Subject[E, R], numbers ...string) (*Kit[E, R], error) {
	codecs := func() []document.Codec { return Codecs(numbers...) }
	var none E
	expect, err := document.ShapeOf(none, codecs()...)
	if err != nil {
		return nil, err
	}
	file := document.Declare[File](Format, "Golden cases", "What is given, and what must come out.", codecs)
	return &Kit[E, R]{subject, numbers, file, expect}, nil
}

// Tolerances are those that go for a case, the nearest first.
type Tolerances struct {
	numbers []string
	of      []*Tolerance
}

// Within returns how far a number of a kind may be from the one expected, where
// it may have a tolerance of its own.
func (t Tolerances) Within(kind string, n Number, own *Tolerance) float64 {
	first := len(t.numbers) > 0 && t.numbers[0] == kind
	for _, tolerance := range append([]*Tolerance{own}, t.of...) {
		if within, ok := tolerance.within(kind, first, n); ok {
			return within
		}
	}
	return Exact
}

// Difference is one expectation that does not hold.
type Difference struct {
	// At is its place, counted from what is expected.
	At govmaturity.Path
	// Of says what it is about.
	Of string
	// Want and Got say what was expected and what came out.
	Want, Got string
	// Why explains what came out. Differences about the same thing have the
	// same, and it is printed once.
	Why string
}
