package behaviour

import (
	"math"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// curves compares a series with curves that do not turn. Of a series that turns,
// what a curve explains counts by how much of its way leads from the beginning to
// the end.
func (g *grid) curves(p path) []Match {
	net := min(1, p.net()/0.95)
	up := directionOf(g.y[len(g.y)-1] - g.y[0])
	match := func(s Signature, explained float64) Match {
		return Match{Signature: s, Direction: up, Score: max(0, float64(explained*net)), Needs: needsCurve, Turns: max(0, len(p)-2)}
	}
	bent, straight := g.exponential(), g.explained(func(x float64) float64 { return x })
	linear := match(SignatureLinear, straight)
	fast, slow := match(SignatureExponential, 0), match(SignatureGoalSeeking, 0)
	if bent.rate > 0 {
		fast = match(SignatureExponential, bent.explained-parameter)
	} else if bent.rate < 0 {
		slow = match(SignatureGoalSeeking, bent.explained-parameter)
	}
	return []Match{linear, fast, slow, match(SignatureSlowing, g.slowing()-2*parameter), match(SignatureSShape, g.sShape()-2*parameter)}
}

// parameter is what a curve must explain more of, for each number more that it can
// choose: the plainer of two that fit is the better.
const parameter = 0.0005

// bend is an exponential curve: its rate over the whole time, and which part of
// the variation it explains.
type bend struct{ rate, explained float64 }

// exponential fits a + b·exp(rate·x), with a rate whose bend can be seen.
func (g *grid) exponential() bend {
	var best bend
	try := func(rate float64) float64 {
		// With the exponent at most 0, nothing overflows.
		e := g.explained(func(x float64) float64 { return stat.Exp(min(float64(rate*x), 700) - max(rate, 0)) })
		if e > best.explained {
			best = bend{rate, e}
		}
		return e
	}
	for _, sign := range []float64{1, -1} {
		for rate := 0.7; rate < 120; rate *= 1.15 {
			try(float64(sign * rate))
		}
	}
	if best.rate != 0 {
		least, most := best.rate/1.15, best.rate*1.15
		climb(least, most, try)
	}
	return best
}

// slowing fits a + b·log(1 + rate·x), which bends and never levels off.
func (g *grid) slowing() float64 {
	best, at := 0.0, 0.0
	try := func(rate float64) float64 {
		e := g.explained(func(x float64) float64 { return stat.Log(1 + float64(rate*x)) })
		if e > best {
			best, at = e, rate
		}
		return e
	}
	for rate := 2.0; rate < 1000; rate *= 1.5 {
		try(rate)
	}
	if at > 0 {
		climb(at/1.5, at*1.5, try)
	}
	return best
}

// sShape fits a logistic curve, of which at least a good part is seen on either
// side of the middle.
func (g *grid) sShape() float64 {
	best, rate, middle := 0.0, 0.0, 0.0
	try := func(k, m float64) float64 {
		if k*m < 1.3 || k*(1-m) < 1.3 {
			return 0
		}
		e := g.explained(func(x float64) float64 { return 1 / (1 + stat.Exp(max(-700, min(700, float64(k*(m-x)))))) })
		if e > best {
			best, rate, middle = e, k, m
		}
		return e
	}
	for k := 3.0; k < 200; k *= 1.3 {
		for m := 0.04; m < 0.97; m += 0.04 {
			try(k, m)
		}
	}
	if best > 0 {
		k := rate
		climb(middle-0.04, middle+0.04, func(m float64) float64 { return try(k, m) })
		m := middle
		climb(rate/1.3, rate*1.3, func(k float64) float64 { return try(k, m) })
	}
	return best
}

// climb looks for the greatest value between two ends, by thirds.
func climb(a, b float64, f func(float64) float64) {
	for range 25 {
		third := (b - a) / 3
		if f(a+third) < f(b-third) {
			a += third
		} else {
			b -= third
		}
	}
}

// explained is which part of the variation of the series a straight function of
// the curve explains, by least squares: R².
func (g *grid) explained(curve func(float64) float64) float64 {
	n := float64(len(g.y))
	f := make([]float64, len(g.y))
	var meanF, meanY float64
	for i, y := range g.y {
		f[i] = curve(float64(i) / (n - 1))
		meanF += f[i]
		meanY += y
	}
	meanF, meanY = meanF/n, meanY/n
	var ff, fy, yy float64
	for i, y := range g.y {
		ff += float64((f[i] - meanF) * (f[i] - meanF))
		fy += float64((f[i] - meanF) * (y - meanY))
		yy += float64((y - meanY) * (y - meanY))
	}
	if ff == 0 || yy == 0 || math.IsNaN(fy) {
		return 0
	}
	return min(1, (fy/ff)*(fy/yy))
}
