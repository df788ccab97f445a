package stat

import "math"

// Turn returns the sine and the cosine of k/n of a full turn. The library's own
// functions may fuse a product and a sum on some machines, and then the last
// bits differ; these do not. Quarters of a turn are exact, and n is 1 or more.
func Turn(k, n int) (sin, cos float64) {
	if n < 1 {
		return 0, 1
	}
	k = (k%n + n) % n
	quarter, rest := 4*k/n, 4*k%n // rest/n of a quarter is left
	if 2*rest <= n {
		sin, cos = eighth(float64(rest) / float64(n))
	} else {
		cos, sin = eighth(float64(n-rest) / float64(n))
	}
	switch quarter {
	case 1:
		return cos, -sin
	case 2:
		return -sin, -cos
	case 3:
		return -cos, sin
	}
	return sin, cos
}

// eighth returns the sine and the cosine of a part of a quarter turn, from 0 to
// a half, by Taylor's series. The terms left out are below 2^-60.
func eighth(part float64) (sin, cos float64) {
	x := float64(part * (math.Pi / 2))
	z := float64(x * x)
	sin, cos = 1, 1
	for n := 17.0; n >= 3; n -= 2 {
		sin = 1 - float64(z*sin)/float64(n*(n-1))
		cos = 1 - float64(z*cos)/float64((n-1)*(n-2))
	}
	return float64(x * sin), cos
}
