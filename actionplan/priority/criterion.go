package priority

import "github.com/govmaturity/govmaturity"

// Direction says which way is better.
type Direction string

const (
	// DirectionUp: more is better.
	DirectionUp Direction = "up"
	// DirectionDown: less is better, as of costs.
	DirectionDown Direction = "down"
)

// Criterion is one thing by which alternatives are compared.
type Criterion struct {
	ID        string
	Direction Direction
	// Weight is 0 or more. Weights count by their shares of the sum.
	Weight float64
	// Range is what a value can be, where that is known: [NormalisationMinMax] then
	// measures along it, and not along the values that there are.
	Range *govmaturity.Range
	// Preference is for [MethodPromethee]: usual, when not given.
	Preference Preference
}

// Matrix is what there is to compare: a value of each alternative by each
// criterion. The order of criteria and of alternatives changes no answer.
type Matrix struct {
	Criteria     []Criterion
	Alternatives []string
	// Values are by alternative, and in it by criterion.
	Values [][]float64
}

// How much a matrix can hold.
const (
	MaxAlternatives = 1000
	MaxCriteria     = 100
)

// The numbers that can be squared, and divided by, without leaving what a number
// can be.
const (
	largestValue  = 1e150
	smallestValue = 1e-150
)
