package document

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// parseJSON reads JSON as RFC 8259 has it. encoding/json will not do: it takes
// duplicate keys, and mends invalid text silently.
func parseJSON(data []byte, limits Limits) (*Node, govmaturity.Problems) {
	p := &jsonParser{data: data, limits: limits, at: place{line: 1, column: 1}}
	p.space()
	if p.pos == len(data) {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeEmptyDocument, Line: 1, Column: 1, Format: "the document is empty"}}
	}
	root := p.value(1)
	if root == nil {
		return nil, p.problems
	}
	p.space()
	if p.pos < len(data) {
		p.syntax("nothing may follow the end of the document, found %s", p.found())
		return nil, p.problems
	}
	return root, p.problems
}

// jsonParser reads values one after another. A method that returns nil has
// found broken syntax, after which nothing can be made of the rest.
type jsonParser struct {
	data   []byte
	pos    int
	at     place // of pos
	limits Limits
	values int
	reporter
}

func (p *jsonParser) value(depth int) *Node {
	if p.values++; p.values > p.limits.Values {
		p.reportAt(p.at, govmaturity.CodeTooManyValues, "the document has more than the %d values allowed", p.limits.Values)
		return nil
	}
	n := &Node{Line: p.at.line, Column: p.at.column}
	switch c := p.peek(); {
	case c == '{' || c == '[':
		if depth > p.limits.Depth {
			p.reportAt(p.at, govmaturity.CodeTooDeep, "maps and lists are nested deeper than the %d levels allowed", p.limits.Depth)
			return nil
		}
		if c == '{' {
			return p.object(n, depth)
		}
		return p.array(n, depth)
	case c == '"':
		text, ok := p.text()
		if !ok {
			return nil
		}
		n.Kind, n.Text = String, text
		return n
	}
	return p.word(n)
}

func (p *jsonParser) object(n *Node, depth int) *Node {
	n.Kind = Map
	p.skip(1)
	p.space()
	if p.peek() == '}' {
		p.skip(1)
		return n
	}
	lines := make(map[string]int)
	for {
		if p.peek() != '"' {
			p.syntax("expected a key in double quotes, found %s", p.found())
			return nil
		}
		keyAt := p.at
		key, ok := p.text()
		if !ok {
			return nil
		}
		p.space()
		if p.peek() != ':' {
			p.syntax("expected a colon after the key %s, found %s", quote(key), p.found())
			return nil
		}
		p.skip(1)
		p.space()

		p.enterKey(key)
		first, again := lines[key]
		if again {
			p.reportAt(keyAt, govmaturity.CodeDuplicateKey, "the key %s is already on line %d", quote(key), first)
		}
		v := p.value(depth + 1)
		p.leave()
		if v == nil {
			return nil
		}
		if !again {
			lines[key] = keyAt.line
			n.Fields = append(n.Fields, Entry{Key: key, Line: keyAt.line, Column: keyAt.column, Value: v})
		}

		p.space()
		switch p.peek() {
		case ',':
			p.skip(1)
			p.space()
			if p.peek() == '}' {
				p.syntax("no comma may stand before the closing }")
				return nil
			}
		case '}':
			p.skip(1)
			return n
		default:
			p.syntax("expected a comma or } after the value of %s, found %s", quote(key), p.found())
			return nil
		}
	}
}

func (p *jsonParser) array(n *Node, depth int) *Node {
	n.Kind = List
	p.skip(1)
	p.space()
	if p.peek() == ']' {
		p.skip(1)
		return n
	}
	for {
		p.enterItem(len(n.Items))
		v := p.value(depth + 1)
		p.leave()
		if v == nil {
			return nil
		}
		n.Items = append(n.Items, v)

		p.space()
		switch p.peek() {
		case ',':
			p.skip(1)
			p.space()
			if p.peek() == ']' {
				p.syntax("no comma may stand before the closing ]")
				return nil
			}
		case ']':
			p.skip(1)
			return n
		default:
			p.syntax("expected a comma or ] after an item of a list, found %s", p.found())
			return nil
		}
	}
}

// word reads what is not in quotes or brackets: a number, true, false or null.
func (p *jsonParser) word(n *Node) *Node {
	end := p.pos
	for end < len(p.data) && isWordByte(p.data[end]) {
		end++
	}
	word := string(p.data[p.pos:end])
	switch {
	case word == "null":
		n.Kind = Null
	case word == "true" || word == "false":
		n.Kind, n.True = Bool, word == "true"
	case plainNumber.MatchString(word):
		if _, ok := parseNumber(word); !ok {
			p.reportAt(p.at, govmaturity.CodeNotFinite, "the number %s is too large", short(word))
			break
		}
		n.Kind, n.Text = Number, word
	case oddNumber.MatchString(word):
		p.reportAt(p.at, govmaturity.CodeNumberForm, "write the number %s plainly, such as 12 or 0.5, or in quotes if it is meant as text", short(word))
	case word == "NaN" || strings.TrimLeft(word, "+-") == "Infinity":
		p.reportAt(p.at, govmaturity.CodeNotFinite, "%s is not a number that a document can hold", word)
	case word == "":
		p.syntax("expected a value, found %s", p.found())
		return nil
	default:
		p.syntax("expected a value, found %s: a text stands in double quotes", short(word))
		return nil
	}
	p.skip(len(word))
	return n
}

func isWordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' ||
		c == '+' || c == '-' || c == '.' || c == '_'
}

// text reads a text in double quotes.
func (p *jsonParser) text() (string, bool) {
	start := p.at
	p.skip(1)
	var b strings.Builder
	for {
		// Up to the next byte that needs a look, the text is as it stands.
		end := p.pos
		for end < len(p.data) && p.data[end] != '"' && p.data[end] != '\\' && p.data[end] >= 0x20 {
			end++
		}
		b.Write(p.data[p.pos:end])
		p.skip(end - p.pos)
		switch {
		case end == len(p.data) || p.data[end] == '\n' || p.data[end] == '\r':
			p.reportAt(start, govmaturity.CodeSyntax, "the text that begins here has no closing quote on its line")
			return "", false
		case p.data[end] == '"':
			p.skip(1)
			text := b.String()
			if n := overLength(text, p.limits); n > 0 {
				p.reportAt(start, govmaturity.CodeTooLong, tooLong, n, p.limits.Text)
			}
			return text, true
		case p.data[end] == '\\':
			if !p.escape(&b) {
				return "", false
			}
		default:
			p.reportAt(p.at, govmaturity.CodeControlCharacter, `the control character %s must be written as \u%04x`, p.found(), p.data[end])
			p.skip(1)
		}
	}
}

// escape reads an escape such as \n or \u00e9.
func (p *jsonParser) escape(b *strings.Builder) bool {
	rest := p.data[p.pos+1:]
	if len(rest) == 0 {
		p.syntax("the document ends inside a text")
		return false
	}
	if rest[0] != 'u' {
		i := strings.IndexByte(`"\/bfnrt`, rest[0])
		if i < 0 {
			r, _ := utf8.DecodeRune(rest)
			p.syntax(`\%c has no meaning in a text: write \\ for a backslash`, r)
			return false
		}
		b.WriteByte("\"\\/\b\f\n\r\t"[i])
		p.skip(2)
		return true
	}
	r, ok := hex4(rest[1:])
	if !ok {
		p.syntax(`\u must be followed by four hexadecimal digits`)
		return false
	}
	if !utf16.IsSurrogate(r) {
		b.WriteRune(r)
		p.skip(6)
		return true
	}
	if bytes.HasPrefix(rest[5:], []byte(`\u`)) {
		if low, ok := hex4(rest[7:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				b.WriteRune(pair)
				p.skip(12)
				return true
			}
		}
	}
	p.reportAt(p.at, govmaturity.CodeLoneSurrogate, `\u%04x is half of a character: the other half is missing`, r)
	b.WriteRune(utf8.RuneError)
	p.skip(6)
	return true
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range b[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

func (p *jsonParser) space() {
	end := p.pos
	for end < len(p.data) && strings.IndexByte(" \t\r\n", p.data[end]) >= 0 {
		end++
	}
	p.skip(end - p.pos)
}

func (p *jsonParser) skip(n int) {
	p.at.pass(p.data[p.pos : p.pos+n])
	p.pos += n
}

// peek returns the next byte, or 0 at the end.
func (p *jsonParser) peek() byte {
	if p.pos < len(p.data) {
		return p.data[p.pos]
	}
	return 0
}

// found returns what stands at the place, for a message.
func (p *jsonParser) found() string {
	if p.pos == len(p.data) {
		return "the end of the document"
	}
	switch p.data[p.pos] {
	case '/', '#':
		return "the beginning of a comment, which JSON does not have"
	case '\'':
		return "a single quote: JSON has double quotes"
	}
	r, _ := utf8.DecodeRune(p.data[p.pos:])
	return quote(string(r))
}

func (p *jsonParser) syntax(format string, args ...any) {
	p.reportAt(p.at, govmaturity.CodeSyntax, format, args...)
}

func (p *jsonParser) reportAt(at place, code govmaturity.Code, format string, args ...any) {
	p.report(at.line, at.column, code, format, args...)
}
