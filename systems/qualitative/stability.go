package qualitative

import (
	"math/big"
)

// StabilityVerdict says what the signs alone say about stability.
type StabilityVerdict string

const (
	// StabilityVerdictAlways: stable whatever the strengths.
	StabilityVerdictAlways StabilityVerdict = "always"
	// StabilityVerdictNever: stable with no strengths at all.
	StabilityVerdictNever StabilityVerdict = "never"
	// StabilityVerdictDepends: stable with some strengths, perhaps, and not with
	// all.
	StabilityVerdictDepends StabilityVerdict = "depends"
	// StabilityVerdictNotCounted: not always, and too large to say more.
	StabilityVerdictNotCounted StabilityVerdict = "not-counted"
)

// ConditionName names a condition of stability whatever the strengths.
type ConditionName string

const (
	// ConditionNameNoGrowth: no variable increases itself.
	ConditionNameNoGrowth ConditionName = "no-growth"
	// ConditionNameOpposed: where two act on each other, their effects have
	// opposite signs.
	ConditionNameOpposed ConditionName = "opposed"
	// ConditionNameNoLongLoop: no loop goes through more than two variables.
	ConditionNameNoLongLoop ConditionName = "no-long-loop"
	// ConditionNameCovered: loops that share no variable go through all of them:
	// the determinant has a term.
	ConditionNameCovered ConditionName = "covered"
	// ConditionNameDamped: damping reaches everything: the colour test of Jeffries
	// finds no variables that can swing on without it. It is tested only where the
	// first three hold.
	ConditionNameDamped ConditionName = "damped"
)

// Condition is a condition, and whether it holds.
type Condition struct {
	Name  ConditionName
	Holds bool
	// Tested is false of a condition that means something only where others hold
	// that do not.
	Tested bool
	// Variables are those that break it.
	Variables []string
}

// Feedback is what there is of feedback at one level: the products of loops that
// share no variable and go through as many variables together as the level says.
// All levels must stabilise for a system to be stable.
type Feedback struct {
	Level int
	// Stabilising and Destabilising count the products, and Unknown those with an
	// effect of unknown sign.
	Stabilising, Destabilising, Unknown *big.Int
}

// Stability is what the signs say about stability.
type Stability struct {
	Verdict StabilityVerdict
	// Conditions are those of stability whatever the strengths, in order. All must
	// hold.
	Conditions []Condition
	// Levels are the feedback of all levels. There are none where a part of the
	// system is too large for them to be counted.
	Levels []Feedback
	// AtEqualStrengths says whether the system is stable when all effects are of
	// one strength, by the determinants of Hurwitz. Counted is false where an
	// effect has no known sign, or a part is too large.
	AtEqualStrengths, Counted bool

	community *Community // nil without titles
}

// Stability returns what the signs say about stability.
func (c *Community) Stability() Stability {
	s := Stability{community: c.titled(), Conditions: []Condition{c.noGrowth(), c.opposed(), c.noLongLoop(), c.covered()}}
	damped := Condition{Name: ConditionNameDamped}
	if s.Conditions[0].Holds && s.Conditions[1].Holds && s.Conditions[2].Holds {
		damped = c.damped()
	}
	s.Conditions = append(s.Conditions, damped)
	always := true
	for _, k := range s.Conditions {
		always = always && k.Holds
	}
	never := !s.Conditions[3].Holds
	s.Levels, s.AtEqualStrengths, s.Counted, never = c.levels(never)
	switch {
	case always:
		s.Verdict = StabilityVerdictAlways
	case never:
		s.Verdict = StabilityVerdictNever
	case s.Levels == nil:
		s.Verdict = StabilityVerdictNotCounted
	default:
		s.Verdict = StabilityVerdictDepends
	}
	return s
}

func (c *Community) noGrowth() Condition {
	k := Condition{Name: ConditionNameNoGrowth, Tested: true}
	for v, row := range c.a {
		if row[v] > 0 {
			k.Variables = append(k.Variables, c.names[v])
		}
	}
	k.Holds = k.Variables == nil
	return k
}

// opposed names the first two that are not.
func (c *Community) opposed() Condition {
	k := Condition{Name: ConditionNameOpposed, Tested: true, Holds: true}
	for v := range c.a {
		for w := range v {
			x, y := c.a[v][w], c.a[w][v]
			if x != 0 && y != 0 && (x == y || x == Unknown || y == Unknown) {
				k.Holds, k.Variables = false, []string{c.names[w], c.names[v]}
				return k
			}
		}
	}
	return k
}

// noLongLoop names the variables of the first long loop that it finds.
func (c *Community) noLongLoop() Condition {
	k := Condition{Name: ConditionNameNoLongLoop, Tested: true, Holds: true}
	for v := range c.a {
		for w := range c.a {
			if v == w || c.a[w][v] == 0 || c.partOf[v] != c.partOf[w] {
				continue
			}
			if way := c.wayBack(w, v); way != nil {
				k.Holds = false
				for _, x := range way {
					k.Variables = append(k.Variables, c.names[x])
				}
				return k
			}
		}
	}
	return k
}

// wayBack returns a shortest way from one variable to another that is not the
// direct effect, or nil.
func (c *Community) wayBack(from, to int) []int {
	before := map[int]int{from: from}
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for next := range c.a {
			if _, seen := before[next]; seen || c.a[next][at] == 0 || at == from && next == to {
				continue
			}
			before[next] = at
			if next == to {
				var way []int
				for x := to; ; x = before[x] {
					way = append([]int{x}, way...)
					if x == from {
						return way
					}
				}
			}
			if c.partOf[next] == c.partOf[to] {
				queue = append(queue, next)
			}
		}
	}
	return nil
}

// covered names nothing: it is the whole that has no term.
func (c *Community) covered() Condition {
	return Condition{Name: ConditionNameCovered, Tested: true, Holds: matrix(c.a).matched()}
}

// levels counts the feedback of all parts and puts them together. It reports
// whether the system is stable with equal strengths, whether that could be found
// out, and whether it is never stable, which may be known before.
func (c *Community) levels(never bool) (levels []Feedback, stable, counted, known bool) {
	together := [][3]*big.Int{{big.NewInt(1), new(big.Int), new(big.Int)}}
	whole := true
	stable, counted = true, true
	for _, part := range c.parts {
		if len(part) > maxPart {
			whole, counted = false, false
			continue
		}
		of, equal, clear := c.of(part).levels()
		counted, stable = counted && clear, stable && equal
		for _, l := range of[1:] {
			never = never || l[0].Sign() == 0 && l[2].Sign() == 0
		}
		together = product(together, of)
	}
	if whole {
		for k, l := range together[1:] {
			levels = append(levels, Feedback{Level: k + 1, Stabilising: l[0], Destabilising: l[1], Unknown: l[2]})
		}
	}
	return levels, stable && counted, counted, never
}

// levels counts the products of each level that stabilise, that destabilise, and
// of which nobody knows.
func (m matrix) levels() (levels [][3]*big.Int, stable, clear bool) {
	known, some := m.known()
	all := m.feedback()
	of := all
	if some {
		of = known.feedback()
	}
	_, net := known.faddeev()
	for k := range all {
		sure := new(big.Int).SetUint64(of[k])
		plus := new(big.Int).Add(sure, net[k])
		minus := new(big.Int).Sub(sure, net[k])
		levels = append(levels, [3]*big.Int{plus.Rsh(plus, 1), minus.Rsh(minus, 1), new(big.Int).SetUint64(all[k] - of[k])})
	}
	return levels, !some && hurwitz(net), !some
}

// product puts the levels of two parts together: a level of the whole is one of
// each, which add up to it.
func product(a, b [][3]*big.Int) [][3]*big.Int {
	out := make([][3]*big.Int, len(a)+len(b)-1)
	for i := range out {
		out[i] = [3]*big.Int{new(big.Int), new(big.Int), new(big.Int)}
	}
	add := func(k, kind int, x, y *big.Int) {
		out[k][kind].Add(out[k][kind], new(big.Int).Mul(x, y))
	}
	for i, x := range a {
		for j, y := range b {
			for s := range 3 {
				for t := range 3 {
					kind := (s + t) % 2 // two of one kind stabilise, as two minus signs make a plus
					if s == 2 || t == 2 {
						kind = 2
					}
					add(i+j, kind, x[s], y[t])
				}
			}
		}
	}
	return out
}

// hurwitz reports whether all roots of a polynomial have negative real parts, by
// the determinants of Hurwitz: the coefficients are whole numbers, from that of the
// highest power, 1.
func hurwitz(c []*big.Int) bool {
	n := len(c) - 1
	h := make([][]*big.Int, n)
	for i := range h {
		h[i] = make([]*big.Int, n)
		for j := range h[i] {
			h[i][j] = new(big.Int)
			if k := 2*(j+1) - (i + 1); k >= 0 && k <= n {
				h[i][j].Set(c[k])
			}
		}
	}
	// Bareiss: every pivot is a leading determinant, and all must be positive.
	last := big.NewInt(1)
	for k := range n {
		if h[k][k].Sign() <= 0 {
			return false
		}
		for i := k + 1; i < n; i++ {
			for j := k + 1; j < n; j++ {
				x := new(big.Int).Mul(h[i][j], h[k][k])
				x.Sub(x, new(big.Int).Mul(h[i][k], h[k][j]))
				h[i][j] = x.Quo(x, last)
			}
		}
		last = h[k][k]
	}
	return true
}
