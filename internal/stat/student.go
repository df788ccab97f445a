package stat

import "math"

// NormalQuantile returns the value that a standard normal variable is below with
// probability p. It is infinite at 0 and 1, and not a number beyond. The
// relative error is below 2^-48. (Wichura 1988, algorithm AS 241.)
func NormalQuantile(p float64) float64 {
	if !(p > 0 && p < 1) {
		switch p {
		case 0:
			return math.Inf(-1)
		case 1:
			return math.Inf(1)
		}
		return math.NaN()
	}
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		return q * polynomial(r, 3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
			45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727) /
			polynomial(r, 1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
				21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610)
	}
	r := math.Sqrt(-Log(min(p, 1-p)))
	var x float64
	if r <= 5 {
		r -= 1.6
		x = polynomial(r, 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
			1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4) /
			polynomial(r, 1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
				0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9)
	} else {
		r -= 5
		x = polynomial(r, 6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
			0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7) /
			polynomial(r, 1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
				7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15)
	}
	if q < 0 {
		return -x
	}
	return x
}

// polynomial is c[0] + c[1] x + c[2] x^2 and so on.
func polynomial(x float64, c ...float64) float64 {
	sum := 0.0
	for k := len(c) - 1; k >= 0; k-- {
		sum = float64(sum*x) + c[k]
	}
	return sum
}

// StudentQuantile returns the value that Student's t of so many degrees of
// freedom is below with probability p, to ten digits. It is not a number for
// fewer than one degree.
func StudentQuantile(p float64, degrees int) float64 {
	switch {
	case degrees < 1 || !(p >= 0 && p <= 1):
		return math.NaN()
	case p == 0 || p == 1:
		return NormalQuantile(p)
	case p < 0.5:
		return -StudentQuantile(1-p, degrees)
	case p == 0.5:
		return 0
	}
	if degrees > 1000 {
		// Fisher's and Cornish's expansion in 1/degrees.
		z, n := NormalQuantile(p), float64(degrees)
		y := float64(z * z)
		return z + float64(z*polynomial(y, 1, 1))/float64(4*n) +
			float64(z*polynomial(y, 3, 16, 5))/float64(96*float64(n*n)) +
			float64(z*polynomial(y, -15, 17, 19, 3))/float64(384*float64(n*float64(n*n)))
	}
	low, high := 0.0, 1.0
	for studentBelow(high, degrees) < p && high < 1e16 {
		low, high = high, high*2
	}
	for range 80 {
		middle := low + (high-low)/2
		if studentBelow(middle, degrees) < p {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// studentBelow is the probability that Student's t is below x > 0, by its finite
// series (Abramowitz and Stegun 26.7.3 and 4).
func studentBelow(x float64, degrees int) float64 {
	n := float64(degrees)
	root := math.Sqrt(n + float64(x*x))
	sin, cos := x/root, math.Sqrt(n)/root
	square := float64(cos * cos)
	sum, term, first := 0.0, 1.0, 2
	if degrees%2 == 1 {
		term, first = cos, 3
	}
	for k := first; k <= degrees; k += 2 {
		sum += term
		term = float64(term * square * float64(k-1) / float64(k))
	}
	if degrees%2 == 0 {
		return 0.5 + float64(sin*sum)/2
	}
	return 0.5 + (arctan(x/math.Sqrt(n))+float64(sin*sum))/math.Pi
}

// arctan returns the angle, for x from 0, whose tangent is x: by halving the
// angle four times and Taylor's series.
func arctan(x float64) float64 {
	if x > 1 {
		return math.Pi/2 - arctan(1/x)
	}
	for range 4 {
		x /= 1 + math.Sqrt(1+float64(x*x))
	}
	z := float64(x * x)
	sum := 0.0
	for k := 21; k >= 1; k -= 2 {
		sum = 1/float64(k) - float64(z*sum)
	}
	return float64(16 * float64(x*sum))
}
