package diagrams

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/equation"
)

// model is a simulation model on its way to a diagram. What an equation depends on is
// a link, drawn or not. Its sign is the one that was drawn, or else the one that the
// equation has.
type model struct {
	*builder
	quantities []*quantity
	byKey      map[string]*quantity
	drawn      map[[2]int]*arrow
	order      []*arrow
	byUID      map[string]*arrow
	// units are how many variables have one, and other how many things of the
	// pictures have no place in a diagram; with the place of the first of each.
	units, other           int
	firstUnits, firstOther place
	otherName              string // what the first is called
}

// withUnits counts a variable with units. A diagram has no place for them.
func (m *model) withUnits(p place, units string) {
	switch strings.ToLower(trim(units)) {
	case "", "dmnl", "dimensionless", "unitless", "1":
		return
	}
	if m.units++; m.units == 1 {
		m.firstUnits = p
	}
}

// unread counts something of a picture that a diagram has no place for.
func (m *model) unread(p place, name string) {
	if m.other++; m.other == 1 {
		m.firstOther, m.otherName = p, name
	}
}

// sayCounted notes what was counted.
func (m *model) sayCounted() {
	if m.units > 0 {
		m.note(m.firstUnits, govmaturity.CodeLost, "units are not kept: so many variables have one: %d", m.units)
	}
	if m.other > 0 {
		m.note(m.firstOther, govmaturity.CodeLost, "%d things in the pictures are neither variables nor links nor texts, such as %s: they are not read", m.other, m.otherName)
	}
}

// quantity is a variable of a model.
type quantity struct {
	key    string
	index  int // in Variables; -1 while it is none
	v      Variable
	place  place
	stock  bool
	scope  string // the module that it stands in
	rates  []*equation.Expr
	starts []*equation.Expr // how a stock begins
	// names are those in an equation that could not be read.
	names []string
	// slope and values are those of its table.
	table  bool
	slope  equation.Sign
	values equation.Range
	// notNegative says that the file says so.
	notNegative bool
	// into and outOf are flows, by their keys.
	into, outOf []string
	// same is what a module takes the value from.
	same []string
	// named are all names in its equations, once asked for.
	named map[*quantity]bool
	// value is what it can be, once known.
	value equation.Range
	state int8
}

// arrow is a link that was drawn.
type arrow struct {
	from, to *quantity
	sign     Sign // 0 when none was drawn
	delay    bool
	// start says that it was drawn as one that sets only how something begins.
	start bool
	// pipe says that something flows along it. Its sign is that of the equation, if
	// there is one.
	pipe  bool
	place place
	link  int // in Links, or -1
}

func newModel(in *Input) *model {
	return &model{builder: newBuilder(in), byKey: map[string]*quantity{}, drawn: map[[2]int]*arrow{}, byUID: map[string]*arrow{}}
}

// add adds a quantity, unless one has its key.
func (m *model) add(q *quantity) (*quantity, bool) {
	if old, taken := m.byKey[q.key]; taken {
		return old, false
	}
	q.index = -1
	m.byKey[q.key] = q
	m.quantities = append(m.quantities, q)
	return q, true
}

// draw keeps an arrow. One that is drawn again says the same.
func (m *model) draw(a *arrow) *arrow {
	ends := [2]int{a.from.index, a.to.index}
	old, again := m.drawn[ends]
	if !again {
		a.link = -1
		m.drawn[ends] = a
		m.order = append(m.order, a)
		return a
	}
	switch {
	case old.sign == 0:
		old.sign = a.sign
	case a.sign != 0 && a.sign != old.sign:
		m.note(a.place, govmaturity.CodeContradiction, "the arrow from %q to %q is drawn again, with another sign", a.from.v.Name, a.to.v.Name)
		old.sign = SignUnknown
	}
	old.delay = old.delay || a.delay
	old.start, old.pipe = old.start && a.start, old.pipe || a.pipe
	return old
}

// list makes variables of the quantities, in the same order.
func (m *model) list() {
	for _, q := range m.quantities {
		q.v.Stock = q.stock
		q.index = m.variable(q.place, q.v)
	}
}

// scopeFacts are the facts of a model as the equations of one module see them.
type scopeFacts struct {
	m     *model
	scope string
	depth int
}

// find returns what a name stands for in a module.
func (m *model) find(scope, name string) *quantity {
	if name != "" && name[0] == '.' {
		return m.byKey[name[1:]]
	}
	if scope != "" {
		if q := m.byKey[scope+"."+name]; q != nil {
			return q
		}
	}
	return m.byKey[name]
}

func (f scopeFacts) Value(name string) equation.Range {
	q := f.m.find(f.scope, name)
	if q == nil {
		return equation.Everything
	}
	return f.m.valueOf(q, f.depth+1)
}

func (f scopeFacts) Has(name string) bool { return f.m.find(f.scope, name) != nil }

func (f scopeFacts) Table(name string) (slope equation.Sign, values equation.Range, ok bool) {
	q := f.m.find(f.scope, name)
	if q == nil || !q.table {
		return 0, equation.Everything, false
	}
	return q.slope, q.values, true
}

// valueOf returns what a quantity can be. A stock counts as not negative, unless it
// begins below zero.
func (m *model) valueOf(q *quantity, depth int) equation.Range {
	const done, busy = 2, 1
	switch {
	case q.state == done:
		return q.value
	case q.state == busy || depth > 500:
		return equation.Everything
	}
	q.state = busy
	q.value = m.computeValue(q, depth)
	if q.notNegative {
		q.value = equation.Range{Lo: max(0, q.value.Lo), Hi: max(0, q.value.Hi)}
	}
	q.state = done
	return q.value
}

func (m *model) computeValue(q *quantity, depth int) equation.Range {
	facts := scopeFacts{m, q.scope, depth}
	switch {
	case q.stock:
		for _, e := range q.starts {
			if r := e.Value(facts); r.Hi < 0 {
				return equation.Everything
			}
		}
		return equation.NotNegative
	case q.table:
		return q.values
	case len(q.same)+len(q.rates) == 0 || len(q.names) > 0:
		return equation.Everything
	}
	var values []equation.Range
	for _, key := range q.same {
		if from := m.byKey[key]; from != nil {
			values = append(values, m.valueOf(from, depth+1))
		}
	}
	for _, e := range q.rates {
		values = append(values, e.Value(facts))
	}
	if len(values) == 0 {
		return equation.Everything
	}
	for _, r := range values[1:] {
		values[0] = values[0].Or(r)
	}
	return values[0]
}

// addTable gives a quantity a table, or one of those of its places.
func (q *quantity) addTable(slope equation.Sign, values equation.Range) {
	if !q.table {
		q.table, q.slope, q.values = true, slope, values
		return
	}
	q.slope, q.values = q.slope.And(slope), q.values.Or(values)
}

// effectsOn returns what others do to a quantity, by their places in Variables.
func (m *model) effectsOn(q *quantity) map[int]equation.Effect {
	facts := scopeFacts{m: m, scope: q.scope}
	on := map[int]equation.Effect{}
	put := func(from *quantity, e equation.Effect) {
		if from == nil || from.index < 0 {
			return
		}
		if old, ok := on[from.index]; ok {
			e = equation.Effect{Sign: e.Sign.And(old.Sign), Delay: e.Delay && old.Delay}
		}
		on[from.index] = e
	}
	for _, e := range q.rates {
		for name, effect := range e.Effects(facts) {
			if q.table && !q.stock {
				effect.Sign = effect.Sign.Times(q.slope)
			}
			put(m.find(q.scope, name), effect)
		}
	}
	for _, name := range q.names {
		put(m.find(q.scope, name), equation.Effect{Sign: equation.SignUnknown})
	}
	for _, key := range q.into {
		put(m.byKey[key], equation.Effect{Sign: equation.SignPlus})
	}
	for _, key := range q.outOf {
		put(m.byKey[key], equation.Effect{Sign: equation.SignMinus})
	}
	for _, key := range q.same {
		put(m.byKey[key], equation.Effect{Sign: equation.SignPlus})
	}
	return on
}

// missing notes what a quantity depends on and the file does not have.
func (m *model) missing(q *quantity) {
	told := map[string]bool{}
	tell := func(format, name string) {
		if !told[name] {
			m.note(q.place, govmaturity.CodeUnknownReference, format, q.v.Name, name)
		}
		told[name] = true
	}
	for _, e := range q.rates {
		for _, name := range e.Names() {
			if m.find(q.scope, name) == nil && !equation.IsClock(name) {
				tell("the equation of %q names %.60q, which is not there", name)
			}
		}
	}
	for _, key := range append(slices.Clone(q.into), q.outOf...) {
		if m.byKey[key] == nil {
			tell("%q has the flow %.60q, which is not there", key)
		}
	}
	found := slices.ContainsFunc(q.same, func(key string) bool { return m.byKey[key] != nil })
	if len(q.same) > 0 && !found {
		tell("%q is what %.60q is in another model, and that is not there", q.same[0])
	}
}

// begins says whether a quantity sets how another begins.
func (m *model) begins(from, to *quantity) bool {
	if to.named == nil {
		to.named = map[*quantity]bool{}
		for _, e := range append(slices.Clone(to.starts), to.rates...) {
			for _, name := range e.Names() {
				to.named[m.find(to.scope, name)] = true
			}
		}
	}
	return to.named[from]
}

// connect makes links of the arrows, in the order in which they were drawn, and then
// of what equations depend on and nobody drew.
func (m *model) connect() {
	if m.err != nil {
		return
	}
	for _, q := range m.quantities {
		m.missing(q)
	}
	effects := make([]map[int]equation.Effect, len(m.quantities))
	for i, q := range m.quantities {
		effects[i] = m.effectsOn(q)
	}
	for _, a := range m.order {
		on := effects[a.to.index]
		effect, known := on[a.from.index]
		m.drawnLink(a, effect, known)
		delete(on, a.from.index)
	}
	for i, q := range m.quantities {
		for _, from := range slices.Sorted(maps.Keys(effects[i])) {
			if m.full {
				return
			}
			m.impliedLink(q, from, effects[i][from])
		}
	}
}

func (m *model) drawnLink(a *arrow, effect equation.Effect, known bool) {
	from, to := a.from, a.to
	equations := len(to.rates)+len(to.names)+len(to.into)+len(to.outOf)+len(to.same) > 0
	if !known && (a.start || m.begins(from, to)) {
		m.note(a.place, govmaturity.CodeLost, "%q only sets how %q begins: that is no link", from.v.Name, to.v.Name)
		return
	}
	l := Link{From: from.index, To: to.index, Sign: a.sign, Delay: a.delay || known && effect.Delay}
	inferred := Sign(0)
	if known {
		inferred = signs[effect.Sign]
	}
	switch {
	case a.pipe && (inferred == SignPlus || inferred == SignMinus):
		l.Sign = inferred
	case l.Sign == 0 && (inferred == SignPlus || inferred == SignMinus):
		l.Sign = inferred
		m.inferred(a.place, from, to, inferred)
	case l.Sign == 0:
		l.Sign = SignUnknown
	case known && l.Sign != SignUnknown && inferred != SignUnknown && inferred != l.Sign:
		m.note(a.place, govmaturity.CodeContradiction, "the arrow from %q to %q is drawn as %s, and the equation says %s", from.v.Name, to.v.Name, string(l.Sign), string(inferred))
	}
	if !known && equations {
		m.note(a.place, govmaturity.CodeContradiction, "the arrow from %q to %q is drawn, and the equation does not depend on it", from.v.Name, to.v.Name)
	}
	a.link = m.link(a.place, l)
}

// signs are those of equations. No effect is none that is known.
var signs = [...]Sign{SignUnknown, SignPlus, SignMinus, SignUnknown}

func (m *model) inferred(p place, from, to *quantity, sign Sign) {
	m.note(p, govmaturity.CodeInferredSign, "the sign of the link from %q to %q is inferred from the equation: %s", from.v.Name, to.v.Name, string(sign))
}

// impliedLink adds a link that nobody drew. What flows in and out has a sign of its own.
func (m *model) impliedLink(q *quantity, from int, effect equation.Effect) {
	l := Link{From: from, To: q.index, Sign: signs[effect.Sign], Delay: effect.Delay}
	source := m.quantities[from]
	flows := slices.Contains(q.into, source.key) || slices.Contains(q.outOf, source.key) || slices.Contains(q.same, source.key)
	if !flows && l.Sign != SignUnknown {
		m.inferred(q.place, source, q, l.Sign)
	}
	m.link(q.place, l)
}
