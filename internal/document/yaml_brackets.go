package document

import (
	"strings"
	"unicode/utf8"
)

// bracket is one that is open.
type bracket struct {
	sign byte
	line int
	at   int // byte in the line
}

func (s *syntax) columnOf(b bracket) int { return column(s.lines[b.line-1], b.at) }

func (b bracket) closes() string {
	if b.sign == '[' {
		return "]"
	}
	return "}"
}

// brackets goes through a list or map in brackets, which begins on the line, to
// its end.
func (s *syntax) brackets(l *yamlLine) {
	var open []bracket
	begin := l.column
	if l.dashes != nil {
		begin = l.dashes[0]
	}
	fresh := true // a value may begin here
	for i, at := s.at, l.from; i < len(s.lines) && s.found == nil; i, at = i+1, 0 {
		text := s.lines[i]
		if i > s.at && s.nextEntry(text, begin) {
			s.unclosed(open, i)
			return
		}
		for at < len(text) && s.found == nil {
			c := text[at]
			switch {
			case c == ' ' || c == '\t':
				at++
				continue
			case c == '#' && at > 0 && (text[at-1] == ' ' || text[at-1] == '\t'):
				at = len(text)
				continue
			case c == '[' || c == '{':
				open = append(open, bracket{c, i + 1, at})
				fresh = true
				at++
				continue
			case c == ']' || c == '}':
				top := open[len(open)-1]
				if top.closes() != string(c) {
					s.say(i+1, column(text, at), "the %s of line %d, column %d is still open: write %s before this %s", string(top.sign), top.line, s.columnOf(top), top.closes(), string(c))
					return
				}
				open = open[:len(open)-1]
				at++
				if len(open) == 0 {
					s.behind(l, i, at)
					return
				}
				fresh = false
				continue
			case c == ',' || c == ':':
				fresh = true
				at++
				continue
			}
			at = s.inBrackets(text, i, at, fresh)
			fresh = false
		}
	}
	if s.found == nil {
		s.unclosed(open, len(s.lines))
	}
}

// nextEntry reports whether a line begins an entry beside the one that has the
// brackets, which were then not closed.
func (s *syntax) nextEntry(text string, begin int) bool {
	rest := strings.TrimLeft(text, " ")
	if rest == "" || len(text)-len(rest) > begin+2 {
		return false
	}
	return rest == "-" || strings.HasPrefix(rest, "- ") || keyed.MatchString(rest) && len(text)-len(rest) <= begin+2
}

// unclosed reports brackets that are open where the next entry begins.
func (s *syntax) unclosed(open []bracket, next int) {
	if len(open) == 0 {
		return
	}
	closes := ""
	for _, b := range open {
		closes = b.closes() + closes
	}
	for next > 1 && strings.TrimSpace(s.lines[next-1]) == "" {
		next--
	}
	line := strings.TrimRight(s.lines[next-1], " \t")
	top := open[len(open)-1]
	s.say(next, column(line, len(line)), "the %s of line %d, column %d is not closed: write %s at the end of this line", string(top.sign), top.line, s.columnOf(top), closes)
}

// behind looks at what stands behind the last bracket.
func (s *syntax) behind(l *yamlLine, line, at int) {
	text := s.lines[line]
	rest := strings.TrimSpace(text[at:])
	switch {
	case rest == "" || rest[0] == '#':
		s.at = line
	case strings.Trim(rest, "]} ") == "":
		s.say(line+1, column(text, at+strings.IndexAny(text[at:], "]}")), "this %s closes nothing: leave it out", rest[:1])
	case line == l.number-1 && rest[0] != ':':
		v := text[l.from:]
		s.say(l.number, column(text, l.from), "a text cannot begin with %s; write it in quotes: %s", v[:1], inQuotes(v))
	default:
		s.at = line
	}
}

// inBrackets goes over a text in brackets and returns where it ends.
func (s *syntax) inBrackets(text string, line, at int, fresh bool) int {
	v := text[at:]
	if fresh && (v[0] == '"' || v[0] == '\'') {
		end := closing(v)
		if end < 0 {
			return len(text) // perhaps it ends on another line
		}
		after := strings.TrimLeft(v[end+1:], " ")
		if after == "" || strings.IndexByte(",]}:#", after[0]) >= 0 {
			return at + end + 1
		}
		end = plainEnd(v, end+1)
		s.say(line+1, column(text, at), "the quotes end before the text does: write %s", inQuotes(v[:end]))
		return at + end
	}
	end := plainEnd(v, 0)
	if fresh && strings.IndexByte(">|*&!@`%", v[0]) >= 0 {
		s.say(line+1, column(text, at), "a text cannot begin with %s; write it in quotes: %s", v[:1], inQuotes(v[:end]))
		return at + end
	}
	// A colon and a space behind a colon and a space.
	if before := strings.TrimRight(text[:at], " "); fresh && strings.HasSuffix(before, ":") && strings.HasPrefix(v[end:], ":") {
		whole := end
		for whole < len(v) && v[whole] == ':' {
			whole = plainEnd(v, whole+1)
		}
		s.say(line+1, column(text, at), "a text that has a colon and a space must stand in quotes: write %s", inQuotes(v[:whole]))
	}
	return at + max(end, 1)
}

// plainEnd returns where a text without quotes ends in brackets.
func plainEnd(v string, from int) int {
	for i := from; i < len(v); {
		r, size := utf8.DecodeRuneInString(v[i:])
		switch {
		case strings.ContainsRune(",[]{}", r):
			return i
		case r == ':' && (i+1 == len(v) || strings.IndexByte(" ,]}", v[i+1]) >= 0):
			return i
		case r == '#' && i > 0 && v[i-1] == ' ':
			return i
		}
		i += size
	}
	return len(v)
}
