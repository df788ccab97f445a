package equation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Dialect is the way of writing of a program.
type Dialect int

const (
	// DialectXMILE has names without spaces, and words for logic.
	DialectXMILE Dialect = iota
	// DialectVensim has names with spaces, and logic between colons.
	DialectVensim
)

type tokenKind int

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenNumber
	tokenSign // an operator or a bracket, as its text
	tokenText // a text in single quotes
	tokenBad
)

type token struct {
	kind tokenKind
	text string
}

// logic are the operators that Vensim writes between colons.
var logic = map[string]string{":and:": "and", ":or:": "or", ":not:": "not"}

// words are the operators that XMILE writes as words.
var words = map[string]bool{"and": true, "or": true, "not": true, "mod": true, "if": true, "then": true, "else": true}

type lexer struct {
	s       string
	dialect Dialect
}

func (l *lexer) skip() {
	for l.s != "" {
		r, n := utf8.DecodeRuneInString(l.s)
		switch {
		case unicode.IsSpace(r):
			l.s = l.s[n:]
		case r == '\\':
			l.s = l.s[n:] // a line that goes on
		case r == '{':
			end := strings.IndexByte(l.s, '}')
			if end < 0 {
				l.s = ""
				return
			}
			l.s = l.s[end+1:]
		default:
			return
		}
	}
}

func (l *lexer) next() token {
	l.skip()
	if l.s == "" {
		return token{kind: tokenEnd}
	}
	r, n := utf8.DecodeRuneInString(l.s)
	switch {
	case r == '"':
		return l.quoted()
	case r >= '0' && r <= '9', r == '.' && len(l.s) > 1 && l.s[1] >= '0' && l.s[1] <= '9':
		return l.number()
	case isNameStart(r):
		return l.name()
	case r == ':':
		if end := strings.IndexByte(l.s[1:], ':'); end > 0 && end < 12 {
			word := strings.ToLower(l.s[:end+2])
			l.s = l.s[end+2:]
			if op := logic[word]; op != "" {
				return token{tokenSign, op}
			}
			return token{tokenNumber, "0"} // :NA: and the like
		}
	case r == '\'':
		if end := strings.IndexByte(l.s[1:], '\''); end >= 0 {
			t := token{tokenText, l.s[1 : end+1]}
			l.s = l.s[end+2:]
			return t
		}
	}
	for _, op := range []string{"<=", ">=", "<>", "!="} {
		if strings.HasPrefix(l.s, op) {
			l.s = l.s[2:]
			return token{tokenSign, op}
		}
	}
	l.s = l.s[n:]
	if strings.ContainsRune("+-*/^(),[]=<>;!", r) {
		return token{tokenSign, string(r)}
	}
	return token{tokenBad, string(r)}
}

// quoted reads a name in quotes.
func (l *lexer) quoted() token {
	var b strings.Builder
	for i := 1; i < len(l.s); i++ {
		switch {
		case l.s[i] == '\\' && i+1 < len(l.s) && (l.s[i+1] == '"' || l.s[i+1] == '\\'):
			i++
			b.WriteByte(l.s[i])
		case l.s[i] == '"':
			l.s = l.s[i+1:]
			return token{tokenName, b.String()}
		default:
			b.WriteByte(l.s[i])
		}
	}
	l.s = ""
	return token{kind: tokenBad, text: `"`}
}

func (l *lexer) number() token {
	i := 0
	digits := func() {
		for i < len(l.s) && l.s[i] >= '0' && l.s[i] <= '9' {
			i++
		}
	}
	digits()
	if i < len(l.s) && l.s[i] == '.' {
		i++
		digits()
	}
	if i < len(l.s) && (l.s[i] == 'e' || l.s[i] == 'E') {
		k := i + 1
		if k < len(l.s) && (l.s[k] == '+' || l.s[k] == '-') {
			k++
		}
		if k < len(l.s) && l.s[k] >= '0' && l.s[k] <= '9' {
			i = k
			digits()
		}
	}
	t := token{tokenNumber, l.s[:i]}
	l.s = l.s[i:]
	return t
}

func isNameStart(r rune) bool { return r == '_' || r == '$' || unicode.IsLetter(r) || r == '.' }

func isNamePart(r rune) bool {
	return isNameStart(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// name reads a name. Those of Vensim go on behind a space, as long as letters or
// digits follow, and may have an apostrophe within.
func (l *lexer) name() token {
	end, i := 0, 0
scan:
	for i < len(l.s) {
		r, n := utf8.DecodeRuneInString(l.s[i:])
		vensim := l.dialect == DialectVensim
		switch {
		case isNamePart(r), vensim && strings.ContainsRune("'&%#", r):
			i += n
			end = i
			continue
		case vensim && (unicode.IsSpace(r) || r == '\\'):
			i += n
			continue
		case !vensim && strings.HasPrefix(l.s[i:], `\n`):
			i += 2
			end = i
			continue
		}
		break scan
	}
	t := token{tokenName, l.s[:end]}
	l.s = l.s[end:]
	if l.dialect == DialectXMILE && words[strings.ToLower(t.text)] {
		return token{tokenSign, strings.ToLower(t.text)}
	}
	return t
}
