package equation

import "math"

// Effect is what a variable does to a result.
type Effect struct {
	Sign Sign
	// Delay says that it comes later, wherever the variable stands.
	Delay bool
}

// Facts are what is known of the variables that an equation names, by their
// canonical names.
type Facts interface {
	// Value returns what a variable can be.
	Value(name string) Range
	// Has says whether there is a variable with a name. One may be called like a
	// setting of the simulation.
	Has(name string) bool
	// Table returns which way the table goes that a name stands for, and what can come
	// out of it.
	Table(name string) (slope Sign, values Range, ok bool)
}

// effects are those of each variable. A map that is handed over belongs to its
// receiver.
type effects map[string]Effect

// Effects returns what each variable of an equation does to its result. One that
// sets only how it begins is not among them.
func (e *Expr) Effects(facts Facts) map[string]Effect {
	if e == nil {
		return nil
	}
	w := newWalker(facts)
	return w.effects(e)
}

// Value returns what the result can be.
func (e *Expr) Value(facts Facts) Range {
	if e == nil {
		return Everything
	}
	w := newWalker(facts)
	return w.value(e)
}

// walker goes through an equation. The range of each part is found once: parts stand
// in each other, and are asked for by all that are around them.
type walker struct {
	facts Facts
	known map[*Expr]Range
}

func newWalker(facts Facts) walker { return walker{facts, map[*Expr]Range{}} }

func (a effects) scale(s Sign) effects {
	if s != SignPlus {
		for name, e := range a {
			e.Sign = e.Sign.Times(s)
			a[name] = e
		}
	}
	return a
}

func (a effects) delayed() effects {
	for name, e := range a {
		e.Delay = true
		a[name] = e
	}
	return a
}

// merge adds the effects of another part of an equation.
func (a effects) merge(b effects) effects {
	if len(a) < len(b) {
		a, b = b, a
	}
	for name, e := range b {
		if old, ok := a[name]; ok {
			e = Effect{e.Sign.And(old.Sign), e.Delay && old.Delay}
		}
		a[name] = e
	}
	return a
}

// all merges what every one of some parts does, times a sign.
func (w walker) all(s Sign, parts ...*Expr) effects {
	sum := effects{}
	for _, p := range parts {
		sum = sum.merge(w.effects(p).scale(s))
	}
	return sum
}

func (w walker) effects(e *Expr) effects {
	switch e.kind {
	case kindName:
		name := Canonical(e.text)
		if isClock(name) && !w.facts.Has(name) {
			return effects{}
		}
		return effects{name: {Sign: SignPlus}}
	case kindSum:
		sum := effects{}
		for i, a := range e.args {
			s := SignPlus
			if e.minus[i] {
				s = SignMinus
			}
			sum = sum.merge(w.effects(a).scale(s))
		}
		return sum
	case kindProduct:
		return w.product(e)
	case kindPower:
		return w.power(e)
	case kindAnd, kindList:
		return w.all(SignPlus, e.args...)
	case kindNot:
		return w.all(SignMinus, e.args...)
	case kindCompare:
		return w.comparison(e)
	case kindIf:
		return w.choice(e.args[0], e.args[1], e.args[2])
	case kindCall:
		return w.call(e)
	}
	return effects{}
}

// product scales the effects of each factor with the signs of the others.
func (w walker) product(e *Expr) effects {
	signs := make([]Sign, len(e.args))
	for i, a := range e.args {
		signs[i] = w.value(a).Sign()
		if e.minus[i] && signs[i] == SignNone {
			signs[i] = SignUnknown
		}
	}
	behind := make([]Sign, len(signs)+1)
	behind[len(signs)] = SignPlus
	for i := len(signs) - 1; i >= 0; i-- {
		behind[i] = signs[i].Times(behind[i+1])
	}
	sum, before := effects{}, SignPlus
	for i, a := range e.args {
		s := before.Times(behind[i+1])
		if e.minus[i] {
			s = s.Times(SignMinus)
		}
		sum = sum.merge(w.effects(a).scale(s))
		before = before.Times(signs[i])
	}
	return sum
}

func (w walker) power(e *Expr) effects {
	base, exponent := e.args[0], e.args[1]
	sb, se := w.value(base).Sign(), w.value(exponent).Sign()
	ofBase := SignUnknown
	switch odd := exponent.kind == kindNumber && math.Mod(exponent.number, 2) == 1; {
	case odd && exponent.number > 0:
		ofBase = SignPlus
	case sb == SignPlus:
		ofBase = se
	}
	ofExponent := SignUnknown
	switch r := w.value(base); {
	case r.Lo >= 1:
		ofExponent = SignPlus
	case r.Lo >= 0 && r.Hi <= 1:
		ofExponent = SignMinus
	}
	return w.effects(base).scale(ofBase).merge(w.effects(exponent).scale(ofExponent))
}

func (w walker) comparison(e *Expr) effects {
	switch e.text {
	case ">", ">=":
		return w.all(SignPlus, e.args[0]).merge(w.all(SignMinus, e.args[1]))
	case "<", "<=":
		return w.all(SignMinus, e.args[0]).merge(w.all(SignPlus, e.args[1]))
	}
	return w.all(SignUnknown, e.args...)
}

// choice has an effect through its condition that is known where one of the two is
// never above the other.
func (w walker) choice(condition, yes, no *Expr) effects {
	sum := w.all(SignPlus, yes, no)
	through := SignUnknown
	switch y, n := w.value(yes), w.value(no); {
	case y == n && y.Lo == y.Hi:
		through = SignNone
	case y.Lo >= n.Hi:
		through = SignPlus
	case y.Hi <= n.Lo:
		through = SignMinus
	}
	return sum.merge(w.effects(condition).scale(through))
}

// value returns what an expression can be.
func (w walker) value(e *Expr) Range {
	r, ok := w.known[e]
	if !ok {
		r = w.findValue(e)
		w.known[e] = r
	}
	return r
}

func (w walker) findValue(e *Expr) Range {
	switch e.kind {
	case kindNumber:
		return Exactly(e.number)
	case kindName:
		name := Canonical(e.text)
		if isClock(name) && !w.facts.Has(name) {
			return NotNegative
		}
		return w.facts.Value(name)
	case kindSum:
		sum := Range{}
		for i, a := range e.args {
			r := w.value(a)
			if e.minus[i] {
				r = r.negative()
			}
			sum = sum.plus(r)
		}
		return sum
	case kindProduct:
		product := Exactly(1)
		for i, a := range e.args {
			r := w.value(a)
			if e.minus[i] {
				r = r.inverse()
			}
			product = product.times(r)
		}
		return product
	case kindPower:
		if w.value(e.args[0]).Lo >= 0 || e.args[1].kind == kindNumber && math.Mod(e.args[1].number, 2) == 0 {
			return NotNegative
		}
	case kindAnd, kindNot, kindCompare:
		return Range{0, 1}
	case kindIf:
		return w.value(e.args[1]).Or(w.value(e.args[2]))
	case kindCall:
		return w.valueOfCall(e)
	case kindList, kindTable:
		return w.among(e.args)
	}
	return Everything
}

// among returns the range of several values.
func (w walker) among(parts []*Expr) Range {
	if len(parts) == 0 {
		return Everything
	}
	r := w.value(parts[0])
	for _, p := range parts[1:] {
		r = r.Or(w.value(p))
	}
	return r
}

// IsClock says whether a name is one of the simulation itself, in its canonical
// spelling, where no variable has it.
func IsClock(name string) bool { return isClock(name) }

// isClock says whether a name is one of the simulation itself, and no variable.
func isClock(name string) bool {
	switch name {
	case "time", "dt", "time step", "starttime", "stoptime", "initial time", "final time", "saveper", "pi", "inf", "timestep", "start time", "stop time":
		return true
	}
	return false
}
