package document

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// mistake is what is wrong with the syntax of a YAML text, and where.
type mistake struct {
	line, column int
	format       string
	args         []any
}

// yamlMistake looks for the first mistake in lines of YAML, up to the one where
// a parser gave up. A parser stops where it can go on no more, which is often
// lines behind the mistake, and says what it misses, which is not what helps.
func yamlMistake(data []byte, last int) *mistake {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	s := &syntax{lines: strings.Split(text, "\n"), last: last}
	s.open = []block{{column: -1}}
	for s.at = 0; s.at < min(last, len(s.lines)) && s.found == nil; s.at++ {
		s.line()
	}
	return s.found
}

// syntax walks through the lines of a YAML text.
type syntax struct {
	lines []string
	at    int // index of the line
	last  int // number of the last line to look at
	found *mistake

	open    []block // lists and maps in lines, the innermost last
	closed  []block // those that the line before closed
	before  *yamlLine
	earlier *yamlLine // the one before that
}

// block is a list or a map with a line for each entry.
type block struct {
	column, line int // of its latest entry; columns from 0
	first        int // line of its first entry
	list         bool
}

// yamlLine is a line that begins an entry of a list or a map.
type yamlLine struct {
	number int
	dashes []int // columns, from 0
	key    bool
	column int    // of the key, or of what stands in its place
	value  string // behind the colon, or behind the last dash
	from   int    // byte where the value begins
}

// keyed is a key, its colon, and its value if it has one.
var keyed = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s"'\[\]{}#&*!|>%@` + "`" + `,][^#]*?)[ \t]*:(?:[ \t]+|$)`)

// closeColon is a key with a colon and no space after it.
var closeColon = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9._-]*)(:|\x{ff1a})(\S.*)$`)

// blockText is how a text on lines of its own begins.
var blockText = regexp.MustCompile(`^[>|][-+0-9]*[ \t]*(#.*)?$`)

func (s *syntax) say(line, column int, format string, args ...any) {
	if s.found == nil {
		s.found = &mistake{line, column, format, args}
	}
}

// column returns the column, from 1, of a byte in the line.
func column(line string, at int) int { return utf8.RuneCountInString(line[:at]) + 1 }

func (s *syntax) line() {
	text := s.lines[s.at]
	rest := strings.TrimLeft(text, " ")
	indent := len(text) - len(rest)
	if strings.TrimSpace(rest) == "" || rest[0] == '#' {
		return
	}
	if r, _ := utf8.DecodeRuneInString(rest); invisible(r) != "" {
		s.say(s.at+1, indent+1, "the line begins with a %s, which looks like a space and is none: indent with spaces", invisible(r))
		return
	}
	l := &yamlLine{number: s.at + 1}
	for rest == "-" || strings.HasPrefix(rest, "- ") {
		l.dashes = append(l.dashes, indent)
		trimmed := strings.TrimLeft(rest[1:], " ")
		indent += len(rest) - len(trimmed)
		rest = trimmed
	}
	l.column, l.value, l.from = indent, rest, indent
	if m := keyed.FindString(rest); m != "" {
		l.key, l.value, l.from = true, rest[len(m):], indent+len(m)
	}
	if !l.key {
		if m := closeColon.FindStringSubmatch(rest); m != nil && s.at+1 >= s.last-1 {
			s.noSpace(l, m)
			return
		}
		if l.dashes == nil && l.value[0] != '[' && l.value[0] != '{' {
			return // a text goes on
		}
	}
	if l.key || l.dashes != nil {
		s.indentation(l)
	}
	if s.found == nil {
		s.value(l)
	}
	s.earlier, s.before = s.before, l
}

// noSpace reports a colon with no space after it.
func (s *syntax) noSpace(l *yamlLine, m []string) {
	at := l.column + len(m[1]) + 1
	r, size := utf8.DecodeRuneInString(m[3])
	switch name := invisible(r); {
	case m[2] != ":":
		s.say(l.number, at, "a wide colon is no colon here: write %s: %s", m[1], quoteLong(m[3]))
	case name != "":
		s.say(l.number, at+1, "a %s stands after the colon, which looks like a space and is none: write %s: %s", name, m[1], quoteLong(m[3][size:]))
	default:
		s.say(l.number, at, "a space must follow the colon: write %s: %s", m[1], quoteLong(m[3]))
	}
}

// quoteLong cuts what is too long for a message.
func quoteLong(s string) string {
	if utf8.RuneCountInString(s) > 60 {
		return string([]rune(s)[:60]) + "…"
	}
	return s
}

// indentation compares where a line begins with the lists and maps that are
// open.
func (s *syntax) indentation(l *yamlLine) {
	begin, list := l.column, false
	if l.dashes != nil {
		begin, list = l.dashes[0], true
	}
	var closed []block
	for top := s.top(); top.column > begin || top.column == begin && top.list && !list && s.keyAt(begin); top = s.top() {
		closed = append(closed, *top)
		s.open = s.open[:len(s.open)-1]
	}
	top := s.top()
	switch {
	case top.column == begin && top.list == list:
		top.line = l.number
	case top.column == begin && list && s.before != nil && s.before.empty():
		s.open = append(s.open, block{begin, l.number, l.number, true})
	case top.column == begin:
		s.wrongKind(l, closed, list)
	case closed != nil:
		s.notBeside(l, begin, list, closed)
	case s.before != nil && !s.before.empty():
		s.tooDeep(l, begin)
	default:
		s.open = append(s.open, block{begin, l.number, l.number, list})
	}
	for i := 1; i < len(l.dashes); i++ {
		s.open = append(s.open, block{l.dashes[i], l.number, l.number, true})
	}
	if l.key && list {
		s.open = append(s.open, block{l.column, l.number, l.number, false})
	}
	s.closed = closed
}

func (s *syntax) top() *block { return &s.open[len(s.open)-1] }

// keyAt reports whether a list stands at the column of the key that it belongs
// to.
func (s *syntax) keyAt(column int) bool {
	below := len(s.open) - 2
	return below >= 0 && s.open[below].column == column && !s.open[below].list
}

// empty reports whether a line leaves its value to the next.
func (l *yamlLine) empty() bool {
	return strings.TrimSpace(l.value) == "" || l.value[0] == '#' || blockText.MatchString(l.value)
}

// wrongKind reports a key among the items of a list, or an item among keys.
func (s *syntax) wrongKind(l *yamlLine, closed []block, list bool) {
	if !list && len(closed) > 0 && !closed[len(closed)-1].list {
		s.indent(l.number, s.top().column, closed[len(closed)-1])
		return
	}
	if list {
		for i := len(closed) - 1; i >= 0; i-- {
			if closed[i].list {
				s.indent(l.number, s.top().column, closed[i])
				return
			}
		}
		s.say(l.number, s.top().column+1, "the lines beside this one, such as line %d, are no items of a list: leave out the -, or indent the list deeper than its key", s.top().line)
		return
	}
	s.say(l.number, s.top().column+1, "this line stands among the items of a list: begin it with - as line %d, or indent it as what it belongs to", s.top().line)
}

// notBeside reports a line that begins where no list or map does.
func (s *syntax) notBeside(l *yamlLine, begin int, list bool, closed []block) {
	outer := closed[len(closed)-1]
	if list && !outer.list && s.at > 0 {
		// A list whose first item has no dash.
		if up := s.top(); outer.column == begin+2 && outer.first > up.line && !up.list {
			s.say(outer.first, outer.column+1, "the list goes on at line %d: begin its first item with a - as well, in the place of the two spaces before this", l.number)
			return
		}
	}
	var best *block
	for _, b := range append([]block{*s.top()}, closed[len(closed)-1]) {
		if b.list == list && b.column >= 0 && (best == nil || far(b.column, begin) <= far(best.column, begin)) {
			best = &b
		}
	}
	if best == nil {
		best = &outer
	}
	s.indent(l.number, begin, *best)
}

func far(a, b int) int { return max(a-b, b-a) }

// indent says how far a line must be indented.
func (s *syntax) indent(line, found int, as block) {
	what := "key"
	if as.list {
		what = "-"
	}
	s.say(line, found+1, "indent the line with %s, as the %s of line %d is: it has %s", spaces(as.column), what, as.line, spaces(found))
}

func spaces(n int) string {
	switch n {
	case 0:
		return "no space"
	case 1:
		return "1 space"
	}
	return strconv.Itoa(n) + " spaces"
}

// tooDeep reports a line that is deeper than one that has its value.
func (s *syntax) tooDeep(l *yamlLine, begin int) {
	before := s.before
	began := before.column
	if before.dashes != nil {
		began = before.dashes[0]
	}
	for _, b := range s.closed {
		if b.column == begin {
			s.indent(before.number, began, b)
			return
		}
	}
	if before.dashes == nil && s.earlier != nil && s.earlier.empty() && s.earlier.column == before.column {
		s.indent(before.number, began, block{column: begin, line: l.number, list: l.dashes != nil})
		return
	}
	as := block{column: before.column, line: before.number}
	if l.dashes != nil && before.dashes != nil {
		as.column, as.list = began, true
	}
	s.indent(l.number, begin, as)
}

// value looks at what stands behind a colon or a dash.
func (s *syntax) value(l *yamlLine) {
	v := strings.TrimRight(l.value, " \t")
	if v == "" || v[0] == '#' {
		return
	}
	at := column(s.lines[s.at], l.from)
	if r, _ := utf8.DecodeRuneInString(v); !l.key && l.dashes == nil && r != '[' && r != '{' {
		return
	}
	switch {
	case v[0] == '"' || v[0] == '\'':
		s.quotedText(l, v, at)
	case v[0] == '[' || v[0] == '{':
		s.brackets(l)
	case blockText.MatchString(v):
		s.skipText(l)
	case strings.IndexByte(">|*&!@`%", v[0]) >= 0 || l.key && (v == "-" || strings.HasPrefix(v, "- ")) || strings.HasPrefix(v, "? "):
		s.say(l.number, at, "a text cannot begin with %s; write it in quotes: %s", v[:1], inQuotes(v))
	case strings.Contains(v, ": "):
		if comment := strings.Index(v, " #"); comment < 0 || strings.Index(v, ": ") < comment {
			s.say(l.number, at, "a text that has a colon and a space must stand in quotes: write %s", inQuotes(v))
		}
	}
}

// skipText goes to the end of a text on lines of its own.
func (s *syntax) skipText(l *yamlLine) {
	begin := l.column
	if l.dashes != nil && !l.key {
		begin = l.dashes[len(l.dashes)-1]
	}
	for s.at+1 < len(s.lines) {
		next := s.lines[s.at+1]
		rest := strings.TrimLeft(next, " ")
		if rest != "" && len(next)-len(rest) <= begin {
			return
		}
		s.at++
	}
}

// quotedText looks for the end of a text in quotes, and for what stands behind.
func (s *syntax) quotedText(l *yamlLine, v string, at int) {
	end := closing(v)
	if end < 0 {
		for i := s.at + 1; i < len(s.lines); i++ {
			if e := closing(v[:1] + s.lines[i]); e > 0 {
				after := strings.TrimSpace(s.lines[i][e:])
				if after != "" && after[0] != '#' {
					break
				}
				s.at = i
				return
			}
		}
		s.say(l.number, at, "the text that begins here has no closing quote: write %s", inQuotes(v[1:]))
		return
	}
	after := strings.TrimSpace(v[end+1:])
	switch {
	case after != "" && after[0] != '#':
		whole := v
		if v[len(v)-1] == v[0] && strings.Count(v, v[:1])%2 == 1 {
			whole = v[1 : len(v)-1] // a quote inside the text
		}
		s.say(l.number, at, "the quotes end before the text does: write %s", inQuotes(whole))
	case v[0] == '"' && badEscape.MatchString(v[:end+1]):
		s.say(l.number, at, `in double quotes, \ begins the code of a character: write %s`, inQuotes(strings.ReplaceAll(v[1:end], `\"`, `"`)))
	}
}

// badEscape is a backslash that begins no code of a character.
var badEscape = regexp.MustCompile(`^"(?:[^\\]|\\[0abtnvfre "/\\N_LPxuU\t])*\\[^0abtnvfre "/\\N_LPxuU\t]`)

// closing returns where the quotes that a text begins with end, or -1.
func closing(v string) int {
	for i := 1; i < len(v); i++ {
		switch {
		case v[0] == '"' && v[i] == '\\':
			i++
		case v[i] == v[0] && v[0] == '\'' && i+1 < len(v) && v[i+1] == '\'':
			i++
		case v[i] == v[0]:
			return i
		}
	}
	return -1
}

// inQuotes writes a text as YAML takes it, whatever it has.
func inQuotes(s string) string {
	s = quoteLong(strings.TrimSpace(s))
	if !strings.ContainsAny(s, `"\`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}
