package equation

// function says what a function does with its arguments.
type function struct {
	// args are the effects of the arguments, in order. Those beyond have none that
	// is known.
	args []Sign
	// rest is the effect of all arguments beyond args.
	rest Sign
	// delay says that the first argument comes later.
	delay bool
	// value is the sign of the result, where it does not follow from the arguments.
	value Sign
}

var (
	plus    = []Sign{SignPlus}
	rising  = function{args: plus, rest: SignUnknown}
	delayed = function{args: []Sign{SignPlus, SignUnknown, SignNone, SignUnknown}, rest: SignUnknown, delay: true}
	extreme = function{rest: SignPlus}
)

// functions are those that are known, by their canonical names.
var functions = map[string]function{
	"abs": {rest: SignUnknown, value: SignPlus}, "exp": {args: plus, rest: SignUnknown, value: SignPlus},
	"ln": rising, "log": rising, "log10": rising, "sqrt": {args: plus, rest: SignUnknown, value: SignPlus},
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

	"step": {args: plus, rest: SignUnknown}, "ramp": rising, "pulse": {rest: SignUnknown, value: SignPlus},
	"random": {rest: SignUnknown}, "pulse train": {rest: SignUnknown, value: SignPlus},
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
			return w.effects(e.args[0]).scale(w.value(e.args[0]))
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

// table returns which way a table goes, and the sign of what comes out.
func (w walker) table(e *Expr) (slope, value Sign) {
	switch e.kind {
	case kindName:
		if slope, value, ok := w.facts.Table(Canonical(e.text)); ok {
			return slope, value
		}
	case kindTable:
		var ys []float64
		for i := 1; i < len(e.args); i += 2 {
			ys = append(ys, e.args[i].number)
		}
		return Trend(ys)
	}
	return SignUnknown, SignUnknown
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

// Trend returns which way a row of numbers goes, if it never turns, and the sign
// that all have.
func Trend(ys []float64) (slope, value Sign) {
	for i, y := range ys {
		value = value.And(signOf(y))
		if i > 0 {
			slope = slope.And(signOf(y - ys[i-1]))
		}
	}
	return slope, value
}

func (w walker) valueOfCall(e *Expr) Sign {
	name := Canonical(e.text)
	n := len(e.args)
	switch name {
	case "if then else":
		if n == 3 {
			return w.value(e.args[1]).And(w.value(e.args[2]))
		}
	case "safediv", "zidz", "xidz":
		if n >= 2 {
			return w.value(quotient(e)).And(w.among(append([]*Expr{{kind: kindNumber}}, e.args[2:]...)))
		}
	case "max", "vmax":
		for _, a := range e.args {
			if w.value(a) == SignPlus || a.kind == kindNumber && a.number == 0 {
				return SignPlus
			}
		}
		return w.among(e.args)
	case "min", "vmin":
		for _, a := range e.args {
			if w.value(a) == SignMinus {
				return SignMinus
			}
		}
		return w.among(e.args)
	case "lookup", "lookup extrapolate", "lookup forward", "lookup backward":
		if n == 2 {
			_, value := w.table(e.args[0])
			return value
		}
	case "with lookup", "graph":
		if n == 2 {
			_, value := w.table(e.args[1])
			return value
		}
	}
	f, known := functions[name]
	switch {
	case !known:
		if _, value, ok := w.facts.Table(name); ok {
			return value
		}
		return SignUnknown
	case f.value != SignNone:
		return f.value
	case name == "ln" || name == "log" || name == "log10" || n == 0:
		return SignUnknown
	case f.delay || name == "active initial" || name == "init" || name == "initial" || name == "step" || name == "ramp":
		return w.value(e.args[0])
	case len(f.args) == 1:
		return w.value(e.args[0])
	case f.rest == SignPlus:
		return w.among(e.args)
	}
	return SignUnknown
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
