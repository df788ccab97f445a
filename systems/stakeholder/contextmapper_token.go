package stakeholder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// maxModel is the size of the largest model that is read.
const maxModel = 16 << 20

// cmlTokens takes a model of Context Mapper apart. Comments are left out.
func cmlTokens(name, text string) ([]cmlToken, error) {
	refuse := func(code govmaturity.Code, line, column int, format string, args ...any) ([]cmlToken, error) {
		return nil, govmaturity.Problems{{Code: code, File: name, Line: line, Column: column, Format: format, Args: args}}
	}
	switch {
	case len(text) > maxModel:
		return refuse(govmaturity.CodeTooLarge, 0, 0, "the model has %d bytes, more than the %d allowed", len(text), maxModel)
	case !utf8.ValidString(text):
		return refuse(govmaturity.CodeNotUTF8, 0, 0, "the model is not UTF-8 text")
	}
	var out []cmlToken
	runes := []rune(strings.TrimPrefix(text, "\ufeff"))
	line, column := 1, 1
	step := func(i int) {
		if runes[i] == '\n' {
			line, column = line+1, 1
			return
		}
		column++
	}
	for i := 0; i < len(runes); {
		start, from := cmlToken{line: line, column: column}, i
		begins := func(s string) bool { return strings.HasPrefix(string(runes[i:min(i+2, len(runes))]), s) }
		ends := func(done func() bool) bool {
			for i < len(runes) {
				if done() {
					return true
				}
				step(i)
				i++
			}
			return false
		}
		switch r := runes[i]; {
		case unicode.IsSpace(r):
			step(i)
			i++
			continue
		case begins("//"):
			ends(func() bool { return runes[i] == '\n' })
			continue
		case begins("/*"):
			if !ends(func() bool { return begins("*/") && i >= from+2 }) {
				return refuse(govmaturity.CodeSyntax, start.line, start.column, "the comment that begins here has no end")
			}
			step(i)
			step(i + 1)
			i += 2
			continue
		case r == '"' || r == '\'':
			step(i)
			i++
			if !ends(func() bool { return runes[i] == r && runes[i-1] != '\\' }) {
				return refuse(govmaturity.CodeSyntax, start.line, start.column, "the text that begins here has no closing quote")
			}
			start.text, start.quoted = strings.ReplaceAll(string(runes[from+1:i]), `\`+string(r), string(r)), true
			step(i)
			i++
		case isCMLRune(r):
			ends(func() bool { return !isCMLRune(runes[i]) })
			start.text = string(runes[from:i])
		default:
			start.text = string(r)
			step(i)
			i++
		}
		out = append(out, start)
	}
	return out, nil
}

func isCMLRune(r rune) bool {
	return r == '_' || r == '-' || r == '^' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isCMLWord(s string) bool { return s != "" && isCMLRune([]rune(s)[0]) }
