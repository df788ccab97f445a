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
	// Value returns the sign of a variable's values.
	Value(name string) Sign
	// Has says whether there is a variable with a name. One may be called like a
	// setting of the simulation.
	Has(name string) bool
	// Table returns which way the table goes that a name stands for, and the sign of
	// what comes out of it.
	Table(name string) (slope, value Sign, ok bool)
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

// Value returns the sign of the result.
func (e *Expr) Value(facts Facts) Sign {
	if e == nil {
		return SignUnknown
	}
	w := newWalker(facts)
	return w.value(e)
}

// walker goes through an equation. The sign of each part is found once: parts stand
// in each other, and are asked for by all that are around them.
type walker struct {
	facts Facts
	known map[*Expr]Sign
}

func newWalker(facts Facts) walker { return walker{facts, map[*Expr]Sign{}} }

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
		signs[i] = w.value(a)
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
	sb, se := w.value(base), w.value(exponent)
	ofBase := SignUnknown
	switch odd := exponent.kind == kindNumber && math.Mod(exponent.number, 2) == 1; {
	case odd && exponent.number > 0:
		ofBase = SignPlus
	case sb == SignPlus:
		ofBase = se
	}
	ofExponent := SignUnknown
	if base.kind == kindNumber && base.number > 0 {
		ofExponent = signOf(base.number - 1)
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
	sy, sn := w.value(yes), w.value(no)
	switch {
	case yes.kind == kindNumber && no.kind == kindNumber:
		through = signOf(yes.number - no.number)
	case sn == SignNone && sy != SignUnknown:
		through = sy
	case sy == SignNone && sn != SignUnknown:
		through = sn.Times(SignMinus)
	case sy == SignPlus && sn == SignMinus:
		through = SignPlus
	case sy == SignMinus && sn == SignPlus:
		through = SignMinus
	}
	return sum.merge(w.effects(condition).scale(through))
}

// value returns the sign of what an expression can be.
func (w walker) value(e *Expr) Sign {
	s, ok := w.known[e]
	if !ok {
		s = w.findValue(e)
		w.known[e] = s
	}
	return s
}

func (w walker) findValue(e *Expr) Sign {
	switch e.kind {
	case kindNumber:
		return signOf(e.number)
	case kindName:
		name := Canonical(e.text)
		if isClock(name) && !w.facts.Has(name) {
			return SignPlus
		}
		return w.facts.Value(name)
	case kindSum:
		if x, ok := constant(e); ok {
			return signOf(x)
		}
		sum := SignNone
		for i, a := range e.args {
			s := w.value(a)
			if e.minus[i] {
				s = s.Times(SignMinus)
			}
			sum = sum.And(s)
		}
		return sum
	case kindProduct:
		product := SignPlus
		for _, a := range e.args {
			product = product.Times(w.value(a))
		}
		return product
	case kindPower:
		if w.value(e.args[0]) == SignPlus || e.args[1].kind == kindNumber && math.Mod(e.args[1].number, 2) == 0 {
			return SignPlus
		}
	case kindAnd, kindNot, kindCompare:
		return SignPlus
	case kindIf:
		return w.value(e.args[1]).And(w.value(e.args[2]))
	case kindCall:
		return w.valueOfCall(e)
	case kindList, kindTable:
		return w.among(e.args)
	}
	return SignUnknown
}

// among returns the sign that all of some values have.
func (w walker) among(parts []*Expr) Sign {
	if len(parts) == 0 {
		return SignUnknown
	}
	s := SignNone
	for _, p := range parts {
		s = s.And(w.value(p))
	}
	return s
}

// constant returns the value of a sum of numbers.
func constant(e *Expr) (float64, bool) {
	sum := 0.0
	for i, a := range e.args {
		if a.kind != kindNumber {
			return 0, false
		}
		if e.minus[i] {
			sum -= a.number
		} else {
			sum += a.number
		}
	}
	return sum, true
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
