package words

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A message is written in a small part of the message format of ICU, which
// tools of translators know:
//
//	{name}                     what is named so
//	{n, number}                a number, as the language writes it
//	{n, plural, =0 {none} one {# level} other {# levels}}
//	{how, select, rising {rose} other {fell}}
//
// # in a plural is its number. A quote ' before {, } or # makes what follows
// plain text, to the next quote; two quotes are one.

// message is a message, ready to be filled in.
type message []piece

// piece is a text, or a place for an argument.
type piece struct {
	text  string // as it is, when there is no argument
	arg   string
	kind  kind
	cases []option // of a plural or select
}

// kind says how an argument is put in.
type kind string

const (
	kindText   kind = "text"
	kindNumber kind = "number"
	kindPlural kind = "plural"
	kindSelect kind = "select"
)

// option is one way to say a plural or select.
type option struct {
	name    string // a category of plural, or a value
	exact   bool   // the number itself, as in =0
	message message
}

const (
	maxMessage = 10_000 // bytes
	maxDepth   = 6      // plurals and selects inside each other
)

// parse reads a message. The error says what is wrong and where.
func parse(s string) (message, error) {
	if len(s) > maxMessage {
		return nil, fmt.Errorf("is longer than the %d bytes allowed", maxMessage)
	}
	p := &parser{s: s}
	m, err := p.message(0, "")
	if err == nil && p.at < len(s) {
		err = p.errorf("a } too many")
	}
	if err != nil {
		return nil, err
	}
	return m, nil
}

type parser struct {
	s  string
	at int // bytes
}

func (p *parser) errorf(format string, args ...any) error {
	before := p.s[:min(p.at, len(p.s))]
	return fmt.Errorf("%s, at character %d", fmt.Sprintf(format, args...), len([]rune(before))+1)
}

// message reads up to the end, or up to a } that does not belong to it. plural
// is the argument that # stands for.
func (p *parser) message(depth int, plural string) (message, error) {
	var m message
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			m = append(m, piece{text: text.String()})
			text.Reset()
		}
	}
	for p.at < len(p.s) {
		switch c := p.s[p.at]; {
		case c == '}':
			flush()
			return m, nil
		case c == '{':
			flush()
			arg, err := p.argument(depth, plural)
			if err != nil {
				return nil, err
			}
			m = append(m, arg)
		case c == '#' && plural != "":
			flush()
			m = append(m, piece{arg: plural, kind: kindNumber})
			p.at++
		case c == '\'':
			quoted, err := p.quoted(plural != "")
			if err != nil {
				return nil, err
			}
			text.WriteString(quoted)
		default:
			text.WriteByte(c)
			p.at++
		}
	}
	flush()
	return m, nil
}

// quoted reads a quote, and what it makes plain text if it does.
func (p *parser) quoted(inPlural bool) (string, error) {
	rest := p.s[p.at+1:]
	switch {
	case strings.HasPrefix(rest, "'"):
		p.at += 2
		return "'", nil
	case rest == "" || !(rest[0] == '{' || rest[0] == '}' || rest[0] == '#' && inPlural):
		p.at++
		return "'", nil // an apostrophe
	}
	var text strings.Builder
	for i := 0; i < len(rest); i++ {
		if rest[i] != '\'' {
			text.WriteByte(rest[i])
			continue
		}
		if i+1 < len(rest) && rest[i+1] == '\'' {
			text.WriteByte('\'')
			i++
			continue
		}
		p.at += i + 2
		return text.String(), nil
	}
	return "", p.errorf("a quote before { or } begins plain text and is not closed; for an apostrophe write ’ or ''")
}

func (p *parser) argument(depth int, plural string) (piece, error) {
	if depth >= maxDepth {
		return piece{}, p.errorf("more than %d choices inside each other", maxDepth)
	}
	p.at++ // {
	name := p.word()
	if name == "" {
		return piece{}, p.errorf("the name of an argument is missing: letters, digits and - only")
	}
	if p.next('}') {
		return piece{arg: name, kind: kindText}, nil
	}
	if !p.next(',') {
		return piece{}, p.errorf("after the argument %s, a } or a comma is missing", name)
	}
	out := piece{arg: name, kind: kind(p.word())}
	switch out.kind {
	case kindNumber:
		if p.next('}') {
			return out, nil
		}
		return piece{}, p.errorf("after number, a } is missing")
	case kindPlural, kindSelect:
	default:
		return piece{}, p.errorf("%s can be a number, a plural or a select, not %q", name, string(out.kind))
	}
	if !p.next(',') {
		return piece{}, p.errorf("after %s, a comma is missing", out.kind)
	}
	if out.kind == kindPlural {
		plural = name
	}
	for !p.next('}') {
		o, err := p.option(depth, out.kind, plural)
		if err != nil {
			return piece{}, err
		}
		if slices.ContainsFunc(out.cases, func(have option) bool { return have.name == o.name && have.exact == o.exact }) {
			return piece{}, p.errorf("the %s of %s has %s twice", out.kind, name, o.name)
		}
		out.cases = append(out.cases, o)
	}
	if !slices.ContainsFunc(out.cases, func(o option) bool { return o.name == "other" }) {
		return piece{}, p.errorf("the %s of %s has no other", out.kind, name)
	}
	return out, nil
}

func (p *parser) option(depth int, k kind, plural string) (option, error) {
	var o option
	p.space()
	if k == kindPlural && p.next('=') {
		o.exact = true
	}
	o.name = p.word()
	_, notNumber := strconv.ParseUint(o.name, 10, 32)
	switch {
	case o.name == "" && p.at >= len(p.s):
		return o, p.errorf("the end came too early: a } is missing")
	case o.name == "":
		return o, p.errorf("the name of a case is missing, or a {")
	case o.exact && notNumber != nil:
		return o, p.errorf("after =, a whole number is missing")
	case k == kindPlural && !o.exact && !slices.Contains(categories, o.name):
		return o, p.errorf("%q is no category of plurals: they are %s, or a number such as =1", o.name, strings.Join(categories, ", "))
	}
	if !p.next('{') {
		return o, p.errorf("after %s, a { is missing", o.name)
	}
	var err error
	if o.message, err = p.message(depth+1, plural); err != nil {
		return o, err
	}
	if p.at >= len(p.s) {
		return o, p.errorf("the end came too early: a } is missing")
	}
	p.at++ // }
	return o, nil
}

// word reads a name, and the space around it.
func (p *parser) word() string {
	p.space()
	from := p.at
	for p.at < len(p.s) {
		c := p.s[p.at]
		if !(c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			break
		}
		p.at++
	}
	word := p.s[from:p.at]
	p.space()
	return word
}

func (p *parser) space() {
	for p.at < len(p.s) && (p.s[p.at] == ' ' || p.s[p.at] == '\n' || p.s[p.at] == '\t' || p.s[p.at] == '\r') {
		p.at++
	}
}

// next passes a sign, if it is the next one.
func (p *parser) next(c byte) bool {
	p.space()
	if p.at < len(p.s) && p.s[p.at] == c {
		p.at++
		return true
	}
	return false
}

// arguments says what a message is filled in with: for each name the kinds, and
// the cases of a select.
type arguments map[string]use

type use struct {
	number bool     // it is a number, and may be a plural
	cases  []string // sorted, of a select
}

func (m message) arguments() arguments {
	all := arguments{}
	m.collect(all)
	return all
}

func (m message) collect(all arguments) {
	for _, p := range m {
		if p.arg == "" {
			continue
		}
		u := all[p.arg]
		u.number = u.number || p.kind == kindNumber || p.kind == kindPlural
		for _, o := range p.cases {
			if p.kind == kindSelect && !slices.Contains(u.cases, o.name) {
				u.cases = append(u.cases, o.name)
				slices.Sort(u.cases)
			}
			o.message.collect(all)
		}
		all[p.arg] = u
	}
}

// differ says how the arguments of a translation differ from those of the
// original: an empty text if they do not.
func (original arguments) differ(translation arguments) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(original)) {
		want, have := original[name], translation[name]
		if _, ok := translation[name]; !ok {
			out = append(out, "{"+name+"} is missing")
			continue
		}
		if have.number && !want.number {
			out = append(out, "{"+name+"} is a text, not a number")
		}
		switch {
		case want.cases == nil && have.cases != nil:
			out = append(out, "{"+name+"} is no select")
		case have.cases != nil && !slices.Equal(want.cases, have.cases):
			out = append(out, fmt.Sprintf("the cases of {%s} are %s", name, strings.Join(want.cases, ", ")))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(translation)) {
		if _, ok := original[name]; !ok {
			out = append(out, "there is nothing called {"+name+"}")
		}
	}
	return strings.Join(out, "; ")
}
