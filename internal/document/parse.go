package document

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// Parse reads one document. The node is nil when there is none to be had: the
// input is too large, not text, or its syntax is broken. Otherwise the tree is
// all that could be read, with a [Broken] node for each value that could not,
// so that a caller can go on to find what else is wrong.
//
// A file called *.json is JSON, and *.yaml or *.yml is YAML. Any other input,
// such as one without a name, is JSON if its first character that is not a
// space is { or [, and YAML if not.
//
// Both formats are read to the same tree. They are UTF-8, with or without a
// byte order mark. Lines end with a line feed, a carriage return, or both.
//
// Of YAML, the part is read that says the same as JSON, with comments: no
// anchors, aliases, tags, merge keys and directives, one document, and keys
// that are text. As in YAML 1.2, only true and false are truth values, and yes
// and no are text; null, ~ and an empty place are null. A date is text.
func Parse(file string, data []byte, limits Limits) (*Node, govmaturity.Problems) {
	limits = limits.withDefaults()
	root, problems := parse(file, data, limits)
	for i := range problems {
		problems[i].File = file
	}
	return root, problems
}

func parse(file string, data []byte, limits Limits) (*Node, govmaturity.Problems) {
	if len(data) > limits.Bytes {
		return nil, govmaturity.Problems{{
			Code:   govmaturity.CodeTooLarge,
			Format: "the document has %d bytes, more than the %d allowed",
			Args:   []any{len(data), limits.Bytes},
		}}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if problems := checkUTF8(data); problems != nil {
		return nil, problems
	}
	isJSON, guessed := looksLikeJSON(file, data)
	if !isJSON {
		return parseYAML(data, limits)
	}
	root, problems := parseJSON(data, limits)
	if root == nil && guessed {
		for i, p := range problems {
			if p.Code == govmaturity.CodeSyntax {
				problems[i].Format += "; the input was read as JSON because it begins with { or [: if it is YAML, give it a name that ends in .yaml"
			}
		}
	}
	return root, problems
}

// looksLikeJSON tells the formats apart, and says whether by the content.
func looksLikeJSON(file string, data []byte) (isJSON, guessed bool) {
	switch strings.ToLower(path.Ext(file)) {
	case ".json":
		return true, false
	case ".yaml", ".yml":
		return false, false
	}
	data = bytes.TrimLeft(data, " \t\r\n")
	return len(data) > 0 && (data[0] == '{' || data[0] == '['), true
}

func checkUTF8(data []byte) govmaturity.Problems {
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		return govmaturity.Problems{{
			Code: govmaturity.CodeNotUTF8, Line: 1, Column: 1,
			Format: "the document is UTF-16 text: save it as UTF-8",
		}}
	}
	if utf8.Valid(data) {
		return nil
	}
	// Only the first bad byte is told: in a file of another encoding, every
	// accent is one.
	at := place{line: 1, column: 1}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at.pass(data[i : i+size])
		i += size
	}
	return govmaturity.Problems{{
		Code: govmaturity.CodeNotUTF8, Line: at.line, Column: at.column,
		Format: "the document is not UTF-8 text: save it as UTF-8",
	}}
}

// place is a place in a text, moved along as the text is read.
type place struct {
	line, column int
	afterCR      bool
}

// pass moves the place behind text, which holds whole characters.
func (p *place) pass(text []byte) {
	for _, c := range text {
		switch {
		case c == '\n' && p.afterCR:
			// The second half of one line end.
		case c == '\n' || c == '\r':
			p.line++
			p.column = 1
		case c&0xC0 != 0x80: // not the inside of a character
			p.column++
		}
		p.afterCR = c == '\r'
	}
}
