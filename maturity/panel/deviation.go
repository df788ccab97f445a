package panel

import "math"

// meanAndDeviation returns the numbers nearest to the mean and to the standard deviation, which
// divides by one less than the count. There is no deviation of fewer than two.
func meanAndDeviation(numbers []float64) (mean, sd float64, ok bool) {
	// Squares of very small numbers have digits below those of an exact sum: what is
	// measured in a smaller unit has the same deviation in that.
	most := 0.0
	for _, x := range numbers {
		most = max(most, math.Abs(x))
	}
	const small, smaller = 1e-100, 600
	unit := 0
	if most < small {
		unit = smaller
	}
	var sum, scaled, squares exactSum
	for _, x := range numbers {
		sum.add(x)
		x = math.Ldexp(x, unit)
		scaled.add(x)
		squares.addSquare(x)
	}
	count := int64(len(numbers))
	sd, ok = deviation(&scaled, &squares, count)
	return sum.mean(count), math.Ldexp(sd, -unit), ok
}
