package systems

import (
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// word is one word of a line.
type word struct {
	kind   wordKind
	text   string
	column int // from 1, in characters
}

type wordKind uint8

const (
	wordName wordKind = iota
	wordQuoted
	wordArrow
	wordColon
)

// wrongWord is what makes a line unreadable.
type wrongWord struct {
	column int
	code   govmaturity.Code
	text   string
}

// textWords takes a line apart. Words without quotes end at a blank.
func textWords(line string) ([]word, *wrongWord) {
	var words []word
	letters := []rune(line)
	for i := 0; i < len(letters); {
		r := letters[i]
		switch {
		case unicode.IsSpace(r):
			i++
		case r == '#':
			return words, nil
		case r == '"':
			text, end, wrong := quoted(letters, i)
			if wrong != nil {
				return nil, wrong
			}
			words = append(words, word{wordQuoted, text, i + 1})
			i = end
		case arrowAt(letters, i) > 0:
			words = append(words, word{wordArrow, "->", i + 1})
			i += arrowAt(letters, i)
		case r == ':':
			words = append(words, word{wordColon, ":", i + 1})
			i++
		default:
			end := i
			for end < len(letters) && !unicode.IsSpace(letters[end]) && !strings.ContainsRune(`:"#`, letters[end]) && arrowAt(letters, end) == 0 {
				if letters[end] == '\\' || unicode.IsControl(letters[end]) {
					return nil, &wrongWord{end + 1, govmaturity.CodeSyntax, "a name with such a character stands in quotes"}
				}
				end++
			}
			words = append(words, word{wordName, string(letters[i:end]), i + 1})
			i = end
		}
	}
	return words, nil
}

// arrowAt returns how long an arrow is that stands at a place, or 0.
func arrowAt(letters []rune, i int) int {
	switch {
	case letters[i] == '→':
		return 1
	case letters[i] == '-' && i+1 < len(letters) && letters[i+1] == '>':
		return 2
	case letters[i] == '-' && i+2 < len(letters) && letters[i+1] == '-' && letters[i+2] == '>':
		return 3
	}
	return 0
}

func quoted(letters []rune, from int) (text string, end int, wrong *wrongWord) {
	var b strings.Builder
	for i := from + 1; i < len(letters); i++ {
		switch r := letters[i]; {
		case r == '"':
			if document.Blank(b.String()) {
				return "", 0, &wrongWord{from + 1, govmaturity.CodeEmpty, "there is nothing between the quotes"}
			}
			return b.String(), i + 1, nil
		case r == '\\':
			i++
			if i == len(letters) || !strings.ContainsRune(`"\nt`, letters[i]) {
				return "", 0, &wrongWord{i, govmaturity.CodeSyntax, `after \ one of " \ n t is expected`}
			}
			b.WriteRune(map[rune]rune{'"': '"', '\\': '\\', 'n': '\n', 't': '\t'}[letters[i]])
		case unicode.IsControl(r) && r != '\t':
			return "", 0, &wrongWord{i + 1, govmaturity.CodeControlCharacter, "a character that text may not contain"}
		default:
			b.WriteRune(r)
		}
	}
	return "", 0, &wrongWord{from + 1, govmaturity.CodeSyntax, "the quote does not end on this line"}
}

// quote writes a name so that it is read again.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// textLine is a line with something on it.
type textLine struct {
	number int
	kind   lineKind
	words  []word
}

type lineKind uint8

const (
	lineVariable lineKind = iota
	lineLink
	lineLoop
	lineHeader
)

var headerWords = map[string]bool{"id": true, "edition": true, "language": true, "title": true, "description": true, "actor": true}

// newTextLine tells what a line is. Words in a row that are not in quotes are one
// name, where a name stands.
func newTextLine(number int, words []word) *textLine {
	l := &textLine{number: number, words: words}
	arrow := false
	for _, w := range words {
		if w.kind == wordColon {
			break
		}
		arrow = arrow || w.kind == wordArrow
	}
	switch first := words[0]; {
	case arrow && !(first.kind == wordName && first.text == "loop"):
		l.kind = lineLink
	case first.kind == wordName && first.text == "loop" && len(words) > 1 && words[1].kind != wordColon:
		l.kind = lineLoop
	case first.kind == wordName && headerWords[first.text] && len(words) > 1 && words[1].kind != wordColon:
		l.kind = lineHeader
	}
	if l.kind == lineHeader && len(words) > 2 {
		l.words = append(words[:1:1], joined(words[1:])...)
	}
	return l
}

// first returns the word that a line about the diagram begins with.
func (l *textLine) first() string {
	if l.kind != lineHeader {
		return ""
	}
	return l.words[0].text
}

// joined makes one name of words in a row without quotes, up to a colon.
func joined(words []word) []word {
	var out []word
	for i := 0; i < len(words); {
		w, end := words[i], i+1
		if w.kind == wordColon {
			return append(out, words[i:]...)
		}
		if w.kind == wordName {
			texts := []string{w.text}
			for ; end < len(words) && words[end].kind == wordName; end++ {
				texts = append(texts, words[end].text)
			}
			w.text = strings.Join(texts, " ")
		}
		out, i = append(out, w), end
	}
	return out
}

// cursor goes through the words of a line.
type cursor struct {
	r     *textReader
	line  *textLine
	words []word
}

func (c *cursor) more() bool    { return len(c.words) > 0 }
func (c *cursor) atColon() bool { return c.more() && c.words[0].kind == wordColon }

func (c *cursor) next() word {
	w := c.words[0]
	c.words = c.words[1:]
	return w
}

// end returns the column after the last word.
func (c *cursor) end() int {
	w := c.line.words[len(c.line.words)-1]
	return w.column + len([]rune(w.text))
}

// colon passes over a colon, and reports whether there is one. Anything else is
// wrong.
func (c *cursor) colon() bool {
	if !c.more() {
		return false
	}
	w := c.next()
	if w.kind != wordColon {
		c.unexpected(w, []string{":"})
		return false
	}
	if !c.more() {
		c.r.fail(c.line.number, w.column, govmaturity.CodeSyntax, "nothing follows the colon")
		return false
	}
	return true
}

func (c *cursor) unexpected(w word, allowed []string) {
	if allowed == nil {
		c.r.fail(c.line.number, w.column, govmaturity.CodeSyntax, "%.60q is not expected here", w.text)
		return
	}
	c.r.fail(c.line.number, w.column, govmaturity.CodeNotAllowed, "%.60q is not expected here; allowed: %s", w.text, strings.Join(allowed, ", "))
}

// name reads one name.
func (c *cursor) name(what string) (word, bool) {
	if !c.more() || c.words[0].kind != wordName && c.words[0].kind != wordQuoted {
		column := c.end()
		if c.more() {
			column = c.words[0].column
		}
		c.r.fail(c.line.number, column, govmaturity.CodeRequired, "expected %s", what)
		return word{}, false
	}
	return c.next(), true
}

// chain reads names with arrows between them.
func (c *cursor) chain() (ends []word) {
	words := joined(c.words)
	for {
		c.words = words
		w, ok := c.name("the name of a variable")
		if !ok {
			return nil
		}
		ends = append(ends, w)
		words = c.words
		if len(words) == 0 || words[0].kind != wordArrow {
			return ends
		}
		words = words[1:]
	}
}

// number reads a number.
func (c *cursor) number() (float64, bool) {
	w, ok := c.name("a number")
	if !ok {
		return 0, false
	}
	x, err := parseNumber(w.text)
	if err != nil {
		c.r.fail(c.line.number, w.column, govmaturity.CodeNumberForm, "%.60q is no number between -1000000 and 1000000", w.text)
	}
	return x, err == nil
}

// positive reads a number above 0, or returns nil.
func (c *cursor) positive() *float64 {
	column := c.end()
	if c.more() {
		column = c.words[0].column
	}
	x, ok := c.number()
	if ok && x <= 0 {
		c.r.fail(c.line.number, column, govmaturity.CodeOutOfRange, "expected a number above 0")
	}
	if !ok || x <= 0 {
		return nil
	}
	return &x
}

// id reads an id.
func (c *cursor) id() string {
	w, ok := c.name("an id")
	if ok && !document.PatternNamed("id").Matches(w.text) {
		c.r.fail(c.line.number, w.column, govmaturity.CodePattern, "expected %s; found %.60q", document.PatternNamed("id").Words, w.text)
	}
	return w.text
}
