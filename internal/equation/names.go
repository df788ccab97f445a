package equation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Canonical returns the one spelling of a name: small letters, and one space where
// there are spaces, underscores or the line ends of labels.
func Canonical(name string) string {
	var b strings.Builder
	gap := false
	for i := 0; i < len(name); {
		if name[i] == '\\' && i+1 < len(name) && strings.IndexByte("nNrR", name[i+1]) >= 0 {
			gap = true
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(name[i:])
		i += n
		if r == '_' || r == '\u00a0' || unicode.IsSpace(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Names returns the names of the variables in an equation, in their canonical
// spelling, also of those that set only how it begins.
func (e *Expr) Names() []string {
	var names []string
	var walk func(e *Expr)
	walk = func(e *Expr) {
		if e.kind == kindName {
			names = append(names, Canonical(e.text))
		}
		for _, a := range e.args {
			walk(a)
		}
	}
	if e != nil {
		walk(e)
	}
	return names
}

// Names returns the names in a text, in their canonical spelling, also where it is
// no equation that can be read.
func Names(s string, dialect Dialect) []string {
	var names []string
	l := lexer{s: s[:min(len(s), maxLength)], dialect: dialect}
	for t := l.next(); t.kind != tokenEnd; t = l.next() {
		if t.kind == tokenName {
			names = append(names, Canonical(t.text))
		}
	}
	return names
}
