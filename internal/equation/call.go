package equation

import "math"

// function says what a function does with its arguments.
type function struct {
	// args are the effects of the arguments, in order. Those beyond have none that
	// is known.
	args []Sign
	// rest is the effect of all arguments beyond args.
	rest Sign
	// delay says that the first argument comes later.
	delay bool
	// positive says that the result is never negative.
	positive bool
}

var (
	plus    = []Sign{SignPlus}
	rising  = function{args: plus, rest: SignUnknown}
	delayed = function{args: []Sign{SignPlus, SignUnknown, SignNone, SignUnknown}, rest: SignUnknown, delay: true}
	extreme = function{rest: SignPlus}
)

// functions are those that are known, by their canonical names.
var functions = map[string]function{
	"abs": {rest: SignUnknown, positive: true}, "exp": {args: plus, rest: SignUnknown, positive: true},
	"ln": rising, "log": rising, "log10": rising, "sqrt": {args: plus, rest: SignUnknown, positive: true},
	"int": rising, "integer": rising, "round": rising, "arctan": rising, "quantum": rising, "percent": rising,
	"min": extreme, "max": extreme, "sum": extreme, "mean": extreme, "vmin": extreme, "vmax": extreme,
	"total": extreme, "arraysum": extreme, "arraymean": extreme,

	"delay": delayed, "delay1": delayed, "delay1i": delayed, "delay3": delayed, "delay3i": delayed,
	"delayn": delayed, "delay n": delayed, "delay fixed": delayed, "delay material": delayed,
	"delay information": delayed, "smooth": delayed, "smoothi": delayed, "smooth i": delayed,
	"smooth3": delayed, "smooth3i": delayed, "smooth n": delayed, "smoothn": delayed, "smth1": delayed,
	"smth3": delayed, "smthn": delayed, "previous": delayed, "history": delayed,

	"init": {rest: SignNone}, "initial": {rest: SignNone}, "reinitial": {rest: SignNone},
	"active initial": {args: plus, rest: SignNone},
	"integ":          {args: plus, rest: SignNone, delay: true},

	"step": {args: plus, rest: SignUnknown}, "ramp": rising, "pulse": {rest: SignUnknown},
	"random": {rest: SignUnknown}, "pulse train": {rest: SignUnknown, positive: true},
	"random uniform": {rest: SignUnknown}, "random normal": {rest: SignUnknown},
}

func (w walker) call(e *Expr) effects {
	name := Canonical(e.text)
	n := len(e.args)
	switch name {
	case "if then else":
		if n == 3 {
			return w.choice(e.args[0], e.args[1], e.args[2])
		}
	case "safediv", "zidz", "xidz":
		if n >= 2 {
			return w.product(quotient(e)).merge(w.all(SignPlus, e.args[2:]...))
		}
	case "abs":
		if n == 1 {
			return w.effects(e.args[0]).scale(w.value(e.args[0]).Sign())
		}
	case "a function of":
		return w.hint(e)
	case "lookup", "lookup extrapolate", "lookup forward", "lookup backward", "lookup area", "lookupinv", "tabxl":
		if n == 2 {
			slope, _ := w.table(e.args[0])
			of := effects{}
			if e.args[0].kind == kindName {
				of[Canonical(e.args[0].text)] = Effect{Sign: SignUnknown}
			}
			if name == "lookup area" || name == "lookupinv" {
				slope = SignUnknown
			}
			return of.merge(w.effects(e.args[1]).scale(slope))
		}
	case "with lookup", "graph":
		if n == 2 {
			slope, _ := w.table(e.args[1])
			return w.effects(e.args[0]).scale(slope)
		}
	}
	f, known := functions[name]
	if !known {
		if slope, _, ok := w.facts.Table(name); ok && n == 1 {
			return effects{name: {Sign: SignUnknown}}.merge(w.effects(e.args[0]).scale(slope))
		}
		f = function{rest: SignUnknown}
	}
	sum := effects{}
	for i, a := range e.args {
		s := f.rest
		if i < len(f.args) {
			s = f.args[i]
		}
		if s == SignNone {
			continue
		}
		of := w.effects(a).scale(s)
		if f.delay && i == 0 {
			of = of.delayed()
		}
		sum = sum.merge(of)
	}
	return sum
}

// hint reads A FUNCTION OF(x, -y), which stands where somebody drew arrows and wrote
// no equation yet. A minus is the sign of an arrow; none may be a plus, or nothing.
func (w walker) hint(e *Expr) effects {
	sum := effects{}
	for _, a := range e.args {
		if a.kind == kindSum && len(a.args) == 1 && a.minus[0] {
			sum = sum.merge(w.effects(a))
			continue
		}
		sum = sum.merge(w.effects(a).scale(SignUnknown))
	}
	return sum
}

// quotient is the division that a function does with its first two arguments.
func quotient(e *Expr) *Expr {
	return &Expr{kind: kindProduct, args: e.args[:2], minus: []bool{false, true}}
}

// table returns which way a table goes, and what can come out.
func (w walker) table(e *Expr) (slope Sign, values Range) {
	if e.kind == kindName {
		if slope, values, ok := w.facts.Table(Canonical(e.text)); ok {
			return slope, values
		}
	}
	ys, _ := e.Points()
	return Trend(ys)
}

// Points returns the values of a table, if the expression is one.
func (e *Expr) Points() (ys []float64, ok bool) {
	if e == nil || e.kind != kindTable || len(e.args) < 2 {
		return nil, false
	}
	for i := 1; i < len(e.args); i += 2 {
		ys = append(ys, e.args[i].number)
	}
	return ys, true
}

func (w walker) valueOfCall(e *Expr) Range {
	name := Canonical(e.text)
	n := len(e.args)
	switch name {
	case "if then else":
		if n == 3 {
			return w.value(e.args[1]).Or(w.value(e.args[2]))
		}
	case "safediv", "zidz", "xidz":
		if n >= 2 {
			otherwise := Range{}
			if n > 2 {
				otherwise = w.among(e.args[2:])
			}
			return w.value(quotient(e)).Or(otherwise)
		}
	case "max", "vmax", "min", "vmin":
		return w.extreme(e, name == "max" || name == "vmax")
	case "lookup", "lookup forward", "lookup backward":
		if n == 2 {
			_, values := w.table(e.args[0])
			return values
		}
	case "with lookup", "graph":
		if n == 2 {
			_, values := w.table(e.args[1])
			return values
		}
	}
	f, known := functions[name]
	switch {
	case !known:
		if _, values, ok := w.facts.Table(name); ok {
			return values
		}
		return Everything
	case f.positive:
		return NotNegative
	}
	return w.valueOfFunction(name, f, e.args)
}

// extreme returns the range of the largest or the smallest of some values.
func (w walker) extreme(e *Expr, largest bool) Range {
	r := w.among(e.args)
	for _, a := range e.args {
		if s := w.value(a); largest {
			r.Lo = max(r.Lo, s.Lo)
		} else {
			r.Hi = min(r.Hi, s.Hi)
		}
	}
	return r
}

// valueOfFunction returns the range of a function that is known by what it keeps of
// its arguments.
func (w walker) valueOfFunction(name string, f function, args []*Expr) Range {
	if len(args) == 0 {
		return Everything
	}
	first := w.value(args[0])
	switch name {
	case "int", "integer", "round":
		return whole(math.Floor(first.Lo), math.Ceil(first.Hi))
	case "init", "initial", "reinitial", "active initial", "mean", "arraymean":
		return w.among(args)
	case "ramp", "quantum", "percent", "arctan", "integ", "pulse": // XMILE's has a height
		return first.far()
	case "sum", "total", "arraysum":
		return w.among(args).far()
	case "step":
		return first.Or(Range{})
	}
	if f.delay { // at first it is what it begins with, the third argument or the fourth
		begins := args[min(2, len(args)):]
		if name == "previous" {
			begins = args[1:]
		}
		for _, a := range begins {
			first = first.Or(w.value(a))
		}
		return first
	}
	return Everything
}

// Integral returns what a stock of Vensim gathers, and what it begins with.
func (e *Expr) Integral() (rate, start *Expr, ok bool) {
	if e == nil || e.kind != kindCall || len(e.args) < 1 || Canonical(e.text) != "integ" {
		return nil, nil, false
	}
	start = &Expr{kind: kindList}
	if len(e.args) > 1 {
		start = e.args[1]
	}
	return e.args[0], start, true
}

// Numbers returns the numbers that a list is made of, if there is nothing else.
func (e *Expr) Numbers() (numbers []float64, ok bool) {
	if e == nil || e.kind != kindList {
		return nil, false
	}
	for _, a := range e.args {
		if a.kind != kindNumber {
			return nil, false
		}
		numbers = append(numbers, a.number)
	}
	return numbers, true
}
