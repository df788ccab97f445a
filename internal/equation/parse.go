package equation

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Limits of an equation, far above any that somebody wrote.
const (
	maxLength = 256 << 10
	maxDepth  = 200
)

type kind int

const (
	kindNumber  kind = iota
	kindName         // a variable
	kindSum          // of args; those in minus are taken away
	kindProduct      // of args; those in minus are divided by
	kindPower        // args[0] ^ args[1]
	kindCompare      // text says how
	kindAnd          // and, or: args
	kindNot
	kindIf    // condition, then, else
	kindCall  // of a function, or of a table: text is its name
	kindTable // points: numbers
	kindList  // values of several places, or the points of a table that are not numbers
)

// Expr is an equation.
type Expr struct {
	kind   kind
	text   string
	number float64
	args   []*Expr
	minus  []bool
}

var errTooDeep = errors.New("the equation is nested too deeply")

type parser struct {
	lexer
	ahead token
	depth int
}

// Parse reads an equation. A name is as it is written, without quotes; Canonical
// makes one of all its spellings.
func Parse(s string, dialect Dialect) (*Expr, error) {
	if len(s) > maxLength {
		return nil, fmt.Errorf("the equation has %d characters, more than %d", len(s), maxLength)
	}
	p := &parser{lexer: lexer{s: s, dialect: dialect}}
	p.advance()
	if p.ahead.kind == tokenEnd {
		return nil, nil
	}
	e, err := p.list()
	if err != nil {
		return nil, err
	}
	if p.ahead.kind != tokenEnd {
		return nil, p.unexpected()
	}
	return e, nil
}

func (p *parser) advance() { p.ahead = p.next() }

func (p *parser) is(sign string) bool { return p.ahead.kind == tokenSign && p.ahead.text == sign }

func (p *parser) take(sign string) bool {
	if !p.is(sign) {
		return false
	}
	p.advance()
	return true
}

func (p *parser) unexpected() error {
	if p.ahead.kind == tokenEnd {
		return errors.New("the equation ends too soon")
	}
	return fmt.Errorf("unexpected %.20q", p.ahead.text)
}

// list reads values with commas or semicolons between: those of an array.
func (p *parser) list() (*Expr, error) {
	first, err := p.expr()
	if err != nil || !p.is(",") && !p.is(";") {
		return first, err
	}
	list := &Expr{kind: kindList, args: []*Expr{first}}
	for p.take(",") || p.take(";") {
		if p.ahead.kind == tokenEnd {
			break
		}
		e, err := p.expr()
		if err != nil {
			return nil, err
		}
		list.args = append(list.args, e)
	}
	return list, nil
}

// expr reads an expression: from what binds least to what binds most.
func (p *parser) expr() (*Expr, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errTooDeep
	}
	defer func() { p.depth-- }()
	return p.either("or", func() (*Expr, error) { return p.either("and", p.comparison) })
}

// either reads operands that a word of logic joins.
func (p *parser) either(op string, operand func() (*Expr, error)) (*Expr, error) {
	left, err := operand()
	if err != nil || !p.is(op) {
		return left, err
	}
	all := &Expr{kind: kindAnd, args: []*Expr{left}}
	for p.take(op) {
		e, err := operand()
		if err != nil {
			return nil, err
		}
		all.args = append(all.args, e)
	}
	return all, nil
}

func (p *parser) comparison() (*Expr, error) {
	left, err := p.sum()
	for n := 0; err == nil && p.ahead.kind == tokenSign && strings.Contains(" = < > <= >= <> != ", " "+p.ahead.text+" "); n++ {
		if n == maxDepth {
			return nil, errTooDeep
		}
		op := p.ahead.text
		p.advance()
		var right *Expr
		if right, err = p.sum(); err == nil {
			left = &Expr{kind: kindCompare, text: op, args: []*Expr{left, right}}
		}
	}
	return left, err
}

func (p *parser) sum() (*Expr, error) { return p.chain(kindSum, "+", "-", p.product) }

func (p *parser) product() (*Expr, error) { return p.chain(kindProduct, "*", "/", p.unary) }

// chain reads operands with two operators that bind alike, in one node.
func (p *parser) chain(k kind, plus, minus string, operand func() (*Expr, error)) (*Expr, error) {
	left, err := operand()
	if err != nil {
		return nil, err
	}
	all, mods := &Expr{kind: k, args: []*Expr{left}, minus: []bool{false}}, 0
	for p.is(plus) || p.is(minus) || k == kindProduct && p.is("mod") {
		op := p.ahead.text
		p.advance()
		e, err := operand()
		if err != nil {
			return nil, err
		}
		if op == "mod" {
			if mods++; mods > maxDepth {
				return nil, errTooDeep
			}
			all = &Expr{kind: kindProduct, args: []*Expr{{kind: kindCall, text: "mod", args: []*Expr{all, e}}}, minus: []bool{false}}
			continue
		}
		all.args, all.minus = append(all.args, e), append(all.minus, op == minus)
	}
	if len(all.args) == 1 {
		return all.args[0], nil
	}
	return all, nil
}

func (p *parser) unary() (*Expr, error) {
	sign := p.ahead.text
	if !p.is("-") && !p.is("+") && !p.is("not") {
		return p.power()
	}
	if p.depth++; p.depth > maxDepth {
		return nil, errTooDeep
	}
	defer func() { p.depth-- }()
	p.advance()
	e, err := p.unary()
	if err != nil {
		return nil, err
	}
	switch sign {
	case "-":
		if e.kind == kindNumber {
			return &Expr{kind: kindNumber, number: -e.number}, nil
		}
		return &Expr{kind: kindSum, args: []*Expr{e}, minus: []bool{true}}, nil
	case "not":
		return &Expr{kind: kindNot, args: []*Expr{e}}, nil
	}
	return e, nil
}

func (p *parser) power() (*Expr, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errTooDeep
	}
	defer func() { p.depth-- }()
	base, err := p.atom()
	if err != nil || !p.take("^") {
		return base, err
	}
	exponent, err := p.unary()
	if err != nil {
		return nil, err
	}
	return &Expr{kind: kindPower, args: []*Expr{base, exponent}}, nil
}

func (p *parser) atom() (*Expr, error) {
	t := p.ahead
	switch {
	case t.kind == tokenNumber:
		p.advance()
		x, _ := strconv.ParseFloat(t.text, 64)
		return &Expr{kind: kindNumber, number: x}, nil
	case t.kind == tokenText:
		p.advance()
		return &Expr{kind: kindList}, nil
	case t.kind == tokenName:
		p.advance()
		return p.reference(t.text)
	case p.is("if"):
		return p.choice()
	case p.is("("):
		return p.brackets()
	case p.is("["):
		return p.subscript()
	}
	return nil, p.unexpected()
}

// reference reads what may stand behind a name: places, and arguments.
func (p *parser) reference(name string) (*Expr, error) {
	for p.is("[") {
		if _, err := p.subscript(); err != nil {
			return nil, err
		}
	}
	p.take("!")
	if !p.is("(") {
		return &Expr{kind: kindName, text: name}, nil
	}
	args, err := p.arguments()
	if err != nil {
		return nil, err
	}
	call := &Expr{kind: kindCall, text: name, args: args}
	if Canonical(name) == "graph" && p.is("(") { // GRAPH(x)(points), as older files have it
		table, err := p.brackets()
		if err != nil {
			return nil, err
		}
		call.args = append(call.args, table)
	}
	return call, nil
}

// arguments reads the arguments of a call, with its brackets. One may be left out.
func (p *parser) arguments() (args []*Expr, err error) {
	p.take("(")
	for !p.is(")") {
		if p.take(",") {
			continue
		}
		e, err := p.expr()
		if err != nil {
			return nil, err
		}
		args = append(args, e)
		if !p.is(")") && !p.take(",") && !p.take(";") {
			return nil, p.unexpected()
		}
	}
	p.advance()
	return args, nil
}

// brackets reads an expression in brackets, or the points of a table.
func (p *parser) brackets() (*Expr, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errTooDeep
	}
	defer func() { p.depth-- }()
	args, err := p.arguments()
	if err != nil {
		return nil, err
	}
	if len(args) == 1 && args[0].kind != kindTable {
		return args[0], nil
	}
	return asTable(args), nil
}

// asTable makes a pair of numbers a point, and points a table.
func asTable(args []*Expr) *Expr {
	table := &Expr{kind: kindTable}
	numbers := true
	for _, a := range args {
		numbers = numbers && a.kind == kindNumber
	}
	for _, a := range args {
		switch {
		case a.kind == kindTable && len(a.args) == 0 && a.text == "range":
		case numbers:
			table.args = append(table.args, a)
		case a.kind == kindTable && len(a.args) == 2:
			table.args = append(table.args, a.args...)
		default:
			return &Expr{kind: kindList, args: args}
		}
	}
	return table
}

// subscript passes over places in brackets. Those of a table are its range.
func (p *parser) subscript() (*Expr, error) {
	depth := 0
	for {
		switch {
		case p.ahead.kind == tokenEnd:
			return nil, p.unexpected()
		case p.is("["):
			depth++
		case p.is("]"):
			depth--
		}
		p.advance()
		if depth == 0 {
			return &Expr{kind: kindTable, text: "range"}, nil
		}
	}
}

// choice reads IF condition THEN a ELSE b.
func (p *parser) choice() (*Expr, error) {
	p.advance()
	e := &Expr{kind: kindIf}
	for _, word := range []string{"then", "else", ""} {
		a, err := p.expr()
		if err != nil {
			return nil, err
		}
		e.args = append(e.args, a)
		if word != "" && !p.take(word) {
			return nil, p.unexpected()
		}
	}
	return e, nil
}
