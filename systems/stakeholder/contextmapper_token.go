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
	refuse := func(code govmaturity.Code, at cmlToken, format string, args ...any) ([]cmlToken, error) {
		return nil, govmaturity.Problems{{Code: code, File: name, Line: at.line, Column: at.column, Format: format, Args: args}}
	}
	switch {
	case len(text) > maxModel:
		return refuse(govmaturity.CodeTooLarge, cmlToken{}, "the model has %d bytes, more than the %d allowed", len(text), maxModel)
	case !utf8.ValidString(text):
		return refuse(govmaturity.CodeNotUTF8, cmlToken{}, "the model is not UTF-8 text")
	}
	s := &cmlScanner{runes: []rune(strings.TrimPrefix(text, "\ufeff")), line: 1, column: 1}
	var out []cmlToken
	for s.at < len(s.runes) {
		token, wrong := s.scan()
		if wrong != "" {
			return refuse(govmaturity.CodeSyntax, token, "%s", wrong)
		}
		if token.text != "" || token.quoted {
			out = append(out, token)
		}
	}
	return out, nil
}

// cmlScanner goes through a model.
type cmlScanner struct {
	runes            []rune
	at, line, column int
}

// step goes over a character.
func (s *cmlScanner) step() {
	s.column++
	if s.runes[s.at] == '\n' {
		s.line, s.column = s.line+1, 1
	}
	s.at++
}

// until goes on to where something is so, and reports whether it ever is.
func (s *cmlScanner) until(is func(r rune) bool) bool {
	for s.at < len(s.runes) {
		if is(s.runes[s.at]) {
			return true
		}
		s.step()
	}
	return false
}

func (s *cmlScanner) begins(sign string) bool {
	return strings.HasPrefix(string(s.runes[s.at:min(s.at+2, len(s.runes))]), sign)
}

// scan returns the next token, which is empty for spaces and comments, or what is
// wrong with it.
func (s *cmlScanner) scan() (token cmlToken, wrong string) {
	token, from := cmlToken{line: s.line, column: s.column}, s.at
	switch r := s.runes[s.at]; {
	case unicode.IsSpace(r):
		s.step()
	case s.begins("//"):
		s.until(func(r rune) bool { return r == '\n' })
	case s.begins("/*"):
		if !s.until(func(rune) bool { return s.at >= from+2 && s.begins("*/") }) {
			return token, "the comment that begins here has no end"
		}
		s.step()
		s.step()
	case r == '"' || r == '\'':
		s.step()
		if !s.until(func(c rune) bool { return c == r && s.runes[s.at-1] != '\\' }) {
			return token, "the text that begins here has no closing quote"
		}
		token.text, token.quoted = strings.ReplaceAll(string(s.runes[from+1:s.at]), `\`+string(r), string(r)), true
		s.step()
	case isCMLRune(r):
		s.until(func(r rune) bool { return !isCMLRune(r) })
		token.text = string(s.runes[from:s.at])
	default:
		token.text = string(r)
		s.step()
	}
	return token, ""
}

func isCMLRune(r rune) bool {
	return r == '_' || r == '-' || r == '^' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isCMLWord(s string) bool { return s != "" && isCMLRune([]rune(s)[0]) }
