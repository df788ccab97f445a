package diagrams

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// A flowchart of Mermaid has no form for a causal diagram. By custom, the label of an
// edge is its sign, or the name of its loop: A -->|+| B, or A -->|R1| B.

var mermaidHead = regexp.MustCompile(`(?m)^[ \t]*(graph|flowchart|flowchart-elk)\b`)

// IsMermaid reports whether a file is Mermaid.
func IsMermaid(in *Input) bool {
	if in.Root != nil {
		return false
	}
	if in.Ending == ".mmd" || in.Ending == ".mermaid" {
		return true
	}
	head := in.Data[:min(len(in.Data), 64<<10)]
	i := mermaidHead.FindSubmatchIndex(head)
	if i == nil {
		return false
	}
	// DOT has graphs, too: a bracket follows the name.
	line, _, _ := bytes.Cut(head[i[1]:], []byte("\n"))
	return !bytes.Contains(line, []byte("{")) || bytes.Contains(line, []byte("--"))
}

type mermaid struct {
	*drawn
	s      string // what is left of a line
	place  place
	groups map[string]bool
	open   int
}

// ReadMermaid reads a flowchart of Mermaid.
func ReadMermaid(in *Input) (*Diagram, error) {
	m := &mermaid{drawn: newDrawn(in), groups: map[string]bool{}}
	data := bytes.TrimPrefix(in.Data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		m.fail(place{line: 1, column: 1}, govmaturity.CodeNotUTF8, "the file is not UTF-8 text: save it as UTF-8")
		return m.done()
	}
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n"), "\n")
	first := m.begin(lines)
	for i := first; i < len(lines) && m.err == nil; i++ {
		line := trim(lines[i])
		if strings.HasPrefix(line, "```") {
			break
		}
		start := i
		for unclosed(line) && i+1 < len(lines) && len(line) < 20_000 {
			i++
			line += "\n" + lines[i]
		}
		if unclosed(line) {
			m.fail(place{line: start + 1, column: 1}, govmaturity.CodeSyntax, "a text in quotes has no end: the file may be cut off")
			break
		}
		m.line(start+1, 1+len(lines[start])-len(strings.TrimLeft(lines[start], " \t")), line)
	}
	if m.open > 0 && m.err == nil {
		m.fail(place{line: len(lines), column: 1}, govmaturity.CodeSyntax, "a subgraph has no end: the file may be cut off")
	}
	m.loops.into(m.builder)
	return m.done()
}

// unclosed says whether a text in quotes goes on in the next line.
func unclosed(line string) bool {
	return !strings.HasPrefix(line, "%%") && strings.Count(line, `"`)%2 == 1
}

// begin finds the head of the chart, behind its settings, and returns the line after it.
func (m *mermaid) begin(lines []string) int {
	i := 0
	skip := func() {
		for i < len(lines) && (trim(lines[i]) == "" || strings.HasPrefix(trim(lines[i]), "%%") || strings.HasPrefix(trim(lines[i]), "```")) {
			i++
		}
	}
	skip()
	if i < len(lines) && trim(lines[i]) == "---" {
		for i++; i < len(lines) && trim(lines[i]) != "---"; i++ {
			if key, value, ok := strings.Cut(lines[i], ":"); ok && trim(key) == "title" {
				m.Title = strings.Trim(trim(value), `"'`)
			}
		}
		i++
		skip()
	}
	if i >= len(lines) {
		m.fail(place{line: 1, column: 1}, govmaturity.CodeEmptyDocument, "the file holds no diagram: expected a line such as graph TD, and then arrows: A -->|+| B")
		return i
	}
	head, rest, _ := strings.Cut(trim(lines[i]), ";")
	words := strings.Fields(head)
	switch {
	case len(words) > 0 && (words[0] == "graph" || words[0] == "flowchart" || words[0] == "flowchart-elk"):
	default:
		m.fail(place{line: i + 1, column: 1}, govmaturity.CodeWrongFormat, "%.40q is no flowchart of Mermaid: it begins with graph or flowchart", head)
		return i
	}
	lines[i] = rest
	return i
}

// line reads the statements of a line that begins in a column.
func (m *mermaid) line(number, column int, line string) {
	if strings.HasPrefix(line, "%%") {
		return
	}
	read := 0 // bytes of the line
	for _, s := range statements(line) {
		before := line[:read+len(s)-len(strings.TrimLeft(s, " \t"))]
		number := number + strings.Count(before, "\n")
		first := column
		if i := strings.LastIndexByte(before, '\n'); i >= 0 {
			before, first = before[i+1:], 1
		}
		m.place = place{line: number, column: first + utf8.RuneCountInString(before)}
		m.statement(trim(s))
		read += len(s) + 1
	}
}

// statements cuts a line at semicolons that stand in no text.
func statements(line string) (all []string) {
	quoted, bar, depth, start := false, false, 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '|':
			bar = !bar
		case c == '[' || c == '(' || c == '{':
			depth++
		case c == ']' || c == ')' || c == '}':
			depth--
		case c == ';' && !bar && depth <= 0:
			all = append(all, line[start:i])
			start = i + 1
		}
	}
	return append(all, line[start:])
}

func (m *mermaid) statement(s string) {
	word, rest, _ := strings.Cut(s, " ")
	switch word {
	case "":
		return
	case "subgraph":
		m.open++
		id := trim(rest)
		if i := strings.IndexAny(id, "[\""); i > 0 {
			id = trim(id[:i])
		}
		m.groups[strings.Trim(id, `"`)] = true
		m.note(m.place, govmaturity.CodeLost, "the group %.60q is not kept, what stands in it is", trim(rest))
		return
	case "end":
		m.open--
		return
	case "class":
		m.class(rest)
		return
	case "classDef", "style", "linkStyle", "click", "direction", "accTitle", "accDescr", "accTitle:", "accDescr:":
		return
	}
	if strings.HasPrefix(word, "accTitle") || strings.HasPrefix(word, "accDescr") {
		return
	}
	m.s = s
	m.chain()
}

// class marks variables of a class that is called stock.
func (m *mermaid) class(s string) {
	names, class, _ := strings.Cut(trim(s), " ")
	if !isStockClass(class) {
		return
	}
	for _, id := range strings.Split(names, ",") {
		if i, ok := m.nodes[trim(id)]; ok {
			m.Variables[i].Stock = true
		}
	}
}

func isStockClass(class string) bool {
	c := strings.ToLower(trim(class))
	return c == "stock" || c == "stocks"
}

// chain reads nodes with edges between: A --> B & C --> D.
func (m *mermaid) chain() {
	whole := m.s
	left, ok := m.group()
	for ok && m.err == nil {
		m.blank()
		if m.s == "" {
			return
		}
		e, isEdge := m.arrow()
		if !isEdge {
			break
		}
		right, more := m.group()
		if !more {
			break
		}
		m.edges(left, right, e)
		left = right
	}
	m.note(m.place, govmaturity.CodeSyntax, "this is not understood: %.60q, from %.20q on", whole, m.s)
}

func (m *mermaid) edges(left, right []string, e mermaidArrow) {
	for _, a := range left {
		for _, b := range right {
			if !m.pair(m.place) {
				return
			}
			switch {
			case e.hidden:
			case m.groups[a] || m.groups[b]:
				m.note(m.place, govmaturity.CodeLost, "an arrow goes from %q to %q, and a group is no variable: it is left out", a, b)
			case !e.head && !e.tail:
				m.node(m.place, a)
				m.node(m.place, b)
				m.note(m.place, govmaturity.CodeLost, "the line between %q and %q has no direction: it is left out", a, b)
			case e.head:
				m.edge(m.place, m.node(m.place, a), m.node(m.place, b), e.label, false, e.tail)
			default:
				m.edge(m.place, m.node(m.place, b), m.node(m.place, a), e.label, false, false)
			}
		}
	}
}

func (m *mermaid) blank() { m.s = strings.TrimLeftFunc(m.s, unicode.IsSpace) }

// group reads nodes with & between, and returns their ids.
func (m *mermaid) group() (ids []string, ok bool) {
	for {
		id, ok := m.nodeRef()
		if !ok {
			return nil, false
		}
		ids = append(ids, id)
		m.blank()
		if !strings.HasPrefix(m.s, "&") {
			return ids, true
		}
		m.s = m.s[1:]
	}
}

// idEnd returns how long the id is that a text begins with.
func idEnd(s string) int {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r), r == '_', r == '/', r == '*', r == '\'', r == '$', r == '#', r == '+', r == '!', r == '?':
		case r == '-' || r == '.':
			// A single hyphen may be part of an id; two begin an arrow.
			if next := s[i+1:]; next == "" || strings.ContainsAny(next[:1], "-.=>") || i == 0 {
				return i
			}
		case r > 0x7f && !unicode.IsSpace(r):
		default:
			return i
		}
	}
	return len(s)
}

// shapes are the brackets of a node's text, the longer ones first.
var shapes = []struct {
	open   string
	closes []string
}{
	{"(((", []string{")))"}}, {"((", []string{"))"}}, {"([", []string{"])"}}, {"(", []string{")"}},
	{"[[", []string{"]]"}}, {"[(", []string{")]"}}, {"[/", []string{"/]", `\]`}}, {`[\`, []string{`\]`, "/]"}}, {"[", []string{"]"}},
	{"{{", []string{"}}"}}, {"{", []string{"}"}}, {">", []string{"]"}},
}

// nodeRef reads a node, with its text and class if it has some.
func (m *mermaid) nodeRef() (id string, ok bool) {
	m.blank()
	n := idEnd(m.s)
	if n == 0 {
		return "", false
	}
	id, m.s = m.s[:n], m.s[n:]
	text, shaped, ok := m.shape()
	if !ok {
		return "", false
	}
	if m.groups[id] {
		return id, true
	}
	i := m.node(m.place, id)
	if shaped && m.err == nil {
		if name := mermaidText(text); name != "" {
			m.Variables[i].Name = m.shorter(m.place, name, maxName)
		}
	}
	if strings.HasPrefix(m.s, ":::") {
		m.s = m.s[3:]
		end := idEnd(m.s)
		m.Variables[i].Stock = m.Variables[i].Stock || isStockClass(m.s[:end]) && m.err == nil
		m.s = m.s[end:]
	}
	return id, true
}

// shape reads the brackets behind an id.
func (m *mermaid) shape() (text string, shaped, ok bool) {
	if strings.HasPrefix(m.s, "@{") {
		end := strings.IndexByte(m.s, '}')
		if end < 0 {
			return "", false, false
		}
		inner := m.s[2:end]
		m.s = m.s[end+1:]
		if _, behind, found := strings.Cut(inner, "label:"); found {
			behind = trim(behind)
			if strings.HasPrefix(behind, `"`) {
				text, _, _ = strings.Cut(behind[1:], `"`)
			} else {
				text, _, _ = strings.Cut(behind, ",")
			}
			return text, true, true
		}
		return "", false, true
	}
	for _, sh := range shapes {
		if !strings.HasPrefix(m.s, sh.open) {
			continue
		}
		inner := m.s[len(sh.open):]
		from := 0
		if q := trim(inner); strings.HasPrefix(q, `"`) {
			begin := strings.IndexByte(inner, '"')
			end := strings.IndexByte(inner[begin+1:], '"')
			if end < 0 {
				return "", false, false
			}
			from = begin + end + 2
		}
		best, long := -1, 0
		for _, c := range sh.closes {
			if i := strings.Index(inner[from:], c); i >= 0 && (best < 0 || i < best) {
				best, long = i, len(c)
			}
		}
		if best < 0 {
			continue
		}
		text = inner[:from+best]
		m.s = inner[from+best+long:]
		return text, true, true
	}
	if m.s != "" && strings.ContainsAny(m.s[:1], "[({") {
		return "", false, false
	}
	return "", false, true
}

// mermaidText returns a text without quotes, line ends and codes of characters.
func mermaidText(s string) string {
	s = trim(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = s[1 : len(s)-1]
	}
	s = strings.Trim(trim(s), "`")
	s = mermaidCode.ReplaceAllString(s, "&$1;")
	s = strings.ReplaceAll(markup.ReplaceAllString(s, " "), `\n`, " ")
	return oneLine(html.UnescapeString(s))
}

var mermaidCode = regexp.MustCompile(`(?:&)?(#\d{1,6}|#[a-z]{2,8});`)

// mermaidArrow is an arrow, and what stands beside it.
type mermaidArrow struct {
	head, tail, hidden bool
	label              label
}

// An arrow is -->, -.-> or ==>, longer or shorter, perhaps with heads at both ends,
// perhaps with a text inside: -- text -->.
var (
	wholeArrow = regexp.MustCompile(`^(?:[\w-]+@)?([<ox])?(?:(?:--+|==+)([>ox])|(?:---+|===+)|-\.+-([>ox])?)`)
	beginArrow = regexp.MustCompile(`^(?:[\w-]+@)?([<ox])?(--|==|-\.)`)
	endArrow   = map[string]*regexp.Regexp{
		"--": regexp.MustCompile(`--+([>ox])|---+`),
		"==": regexp.MustCompile(`==+([>ox])|===+`),
		"-.": regexp.MustCompile(`\.+-([>ox])?`),
	}
	hiddenArrow = regexp.MustCompile(`^~~~+`)
)

// arrow reads an arrow with its label.
func (m *mermaid) arrow() (e mermaidArrow, ok bool) {
	if n := hiddenArrow.FindString(m.s); n != "" {
		m.s = m.s[len(n):]
		return mermaidArrow{hidden: true}, true
	}
	if found := wholeArrow.FindStringSubmatchIndex(m.s); found != nil && m.isWhole(found) {
		part := func(i int) string {
			if found[2*i] < 0 {
				return ""
			}
			return m.s[found[2*i]:found[2*i+1]]
		}
		e.tail, e.head = part(1) == "<", part(2)+part(3) != ""
		m.s = m.s[found[1]:]
		m.blank()
		if strings.HasPrefix(m.s, "|") {
			end := strings.IndexByte(m.s[1:], '|')
			if end < 0 {
				return e, false
			}
			e.label = readLabel(mermaidText(m.s[1 : end+1]))
			m.s = m.s[end+2:]
		}
		return e, true
	}
	found := beginArrow.FindStringSubmatch(m.s)
	if found == nil {
		return e, false
	}
	rest := m.s[len(found[0]):]
	end := endArrow[found[2]].FindStringSubmatchIndex(rest)
	if end == nil {
		return e, false
	}
	e.tail = found[1] == "<"
	e.head = end[2] >= 0
	e.label = readLabel(mermaidText(rest[:end[0]]))
	m.s = rest[end[1]:]
	return e, true
}

// isWhole says whether an arrow that was found stands alone, and is not the beginning
// of one with a text inside: an x or o behind it may begin that text.
func (m *mermaid) isWhole(found []int) bool {
	for _, g := range []int{2, 3} {
		if found[2*g] >= 0 && m.s[found[2*g]] != '>' {
			rest := m.s[found[1]:]
			return rest == "" || strings.ContainsAny(rest[:1], " |\t")
		}
	}
	return true
}
