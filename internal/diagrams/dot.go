package diagrams

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// A graph in DOT, the language of Graphviz, has no form for a causal diagram. By
// custom, the label of an edge is its sign, or the name of its loop.

var dotHead = regexp.MustCompile(`(?is)^(\s|//[^\n]*\n|#[^\n]*\n|/\*.*?\*/)*(strict\s+)?(di)?graph\b[^{]{0,1000}\{`)

// IsDOT reports whether a file is DOT.
func IsDOT(in *Input) bool {
	if in.Root != nil {
		return false
	}
	head := bytes.TrimPrefix(in.Data[:min(len(in.Data), 64<<10)], []byte("\ufeff"))
	return in.Ending == ".dot" || in.Ending == ".gv" || dotHead.Match(head)
}

// maxDOTDepth is how deep graphs may stand in each other.
const maxDOTDepth = 100

type dotToken struct {
	text   string
	kind   byte // 'i' for an id, 'q' for one in quotes, 'h' for HTML, 's' for a sign, 0 for the end
	line   int
	column int
}

type dot struct {
	*drawn
	s            string
	line, column int
	ahead        dotToken
	directed     bool
	edgeDefaults map[string]string
	depth        int
}

// ReadDOT reads a graph in DOT.
func ReadDOT(in *Input) (*Diagram, error) {
	d := &dot{drawn: newDrawn(in), line: 1, column: 1, edgeDefaults: map[string]string{}}
	data := bytes.TrimPrefix(in.Data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		d.note(place{line: 1, column: 1}, govmaturity.CodeNotUTF8, "the file is not UTF-8: it is read as Windows-1252")
		d.s = fromWindows(data)
	} else {
		d.s = string(data)
	}
	d.advance()
	if d.word("strict") {
		d.advance()
	}
	switch {
	case d.word("digraph"):
		d.directed = true
	case d.word("graph"):
	default:
		d.fail(d.here(), govmaturity.CodeWrongFormat, "this is no graph in DOT: expected digraph or graph, not %.40q", d.ahead.text)
		return d.done()
	}
	d.advance()
	if d.isID() {
		d.Title = d.ahead.text
		d.advance()
	}
	if d.expect("{") {
		d.body()
	}
	if d.err == nil && d.ahead.kind != 0 {
		d.note(d.here(), govmaturity.CodeLost, "what stands behind the end of the graph is not read")
	}
	d.loops.into(d.builder)
	return d.done()
}

func (d *dot) here() place { return place{line: d.ahead.line, column: d.ahead.column} }

func (d *dot) word(w string) bool { return d.ahead.kind == 'i' && strings.EqualFold(d.ahead.text, w) }

func (d *dot) isID() bool { return d.ahead.kind == 'i' || d.ahead.kind == 'q' || d.ahead.kind == 'h' }

func (d *dot) is(sign string) bool { return d.ahead.kind == 's' && d.ahead.text == sign }

func (d *dot) take(sign string) bool {
	if d.is(sign) {
		d.advance()
		return true
	}
	return false
}

func (d *dot) expect(sign string) bool {
	if d.take(sign) {
		return true
	}
	d.unexpected(sign)
	return false
}

func (d *dot) unexpected(want string) {
	if len(d.err) > 0 {
		return
	}
	if d.ahead.kind == 0 {
		d.fail(d.here(), govmaturity.CodeSyntax, "the file is cut off: expected %s", want)
		return
	}
	d.fail(d.here(), govmaturity.CodeSyntax, "expected %s, not %.40q", want, d.ahead.text)
}

// pass moves over some text, and counts its lines.
func (d *dot) pass(n int) {
	for _, r := range d.s[:n] {
		if r == '\n' {
			d.line++
			d.column = 0
		}
		d.column++
	}
	d.s = d.s[n:]
}

// skip passes over spaces and comments.
func (d *dot) skip() {
	for {
		n := len(d.s) - len(strings.TrimLeftFunc(d.s, unicode.IsSpace))
		switch {
		case n > 0:
		case strings.HasPrefix(d.s, "//"), strings.HasPrefix(d.s, "#") && d.column == 1:
			if n = strings.IndexByte(d.s, '\n'); n < 0 {
				n = len(d.s)
			}
		case strings.HasPrefix(d.s, "/*"):
			if n = strings.Index(d.s, "*/"); n < 0 {
				n = len(d.s)
			} else {
				n += 2
			}
		default:
			return
		}
		d.pass(n)
	}
}

// advance reads the next token.
func (d *dot) advance() {
	d.skip()
	d.ahead = dotToken{line: d.line, column: d.column}
	if d.s == "" {
		return
	}
	n := 1
	r, size := utf8.DecodeRuneInString(d.s)
	switch {
	case strings.HasPrefix(d.s, "->"), strings.HasPrefix(d.s, "--"):
		n = 2
		d.ahead.kind, d.ahead.text = 's', d.s[:2]
	case d.s[0] == '"':
		d.ahead.kind = 'q'
		d.ahead.text, n = dotQuoted(d.s)
		if n == 0 {
			d.fail(d.here(), govmaturity.CodeSyntax, "a text in quotes has no end: the file may be cut off")
			d.s, d.ahead.kind = "", 0
			return
		}
		d.pass(n)
		d.joined()
		return
	case d.s[0] == '<':
		d.ahead.kind = 'h'
		d.ahead.text, n = dotHTML(d.s)
		if n == 0 {
			d.fail(d.here(), govmaturity.CodeSyntax, "a text in angle brackets has no end: the file may be cut off")
			d.s, d.ahead.kind = "", 0
			return
		}
	case isDOTLetter(r), r == '.', r == '-':
		n = size
		for n < len(d.s) {
			r, size := utf8.DecodeRuneInString(d.s[n:])
			if !isDOTLetter(r) && r != '.' {
				break
			}
			n += size
		}
		d.ahead.kind, d.ahead.text = 'i', d.s[:n]
	default:
		n = size
		d.ahead.kind, d.ahead.text = 's', d.s[:n]
	}
	d.pass(n)
}

func isDOTLetter(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || r > 0x7f && !unicode.IsSpace(r)
}

// joined reads texts in quotes that a plus sign joins.
func (d *dot) joined() {
	var more strings.Builder
	for {
		d.skip()
		if !strings.HasPrefix(d.s, "+") {
			break
		}
		rest := strings.TrimLeftFunc(d.s[1:], unicode.IsSpace)
		if !strings.HasPrefix(rest, `"`) {
			break
		}
		text, n := dotQuoted(rest)
		if n == 0 {
			break
		}
		more.WriteString(text)
		d.pass(len(d.s) - len(rest) + n)
	}
	d.ahead.text += more.String()
}

// dotQuoted reads a text in quotes, and returns how long it is with them. A pair of
// backslashes stays one, for [dotText] to read; the second escapes nothing.
func dotQuoted(s string) (text string, n int) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '"':
			b.WriteByte('"')
			i++
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '\\':
			b.WriteString(s[i : i+2])
			i++
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '\n':
			i++
		case s[i] == '"':
			return b.String(), i + 1
		default:
			b.WriteByte(s[i])
		}
	}
	return "", 0
}

// dotHTML reads a text of HTML, and returns how long it is with its brackets.
func dotHTML(s string) (text string, n int) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 {
				return html.UnescapeString(markup.ReplaceAllString(s[1:i], " ")), i + 1
			}
		}
	}
	return "", 0
}

var dotEscapes = strings.NewReplacer(`\n`, " ", `\l`, " ", `\r`, " ", `\\`, `\`)

// dotText returns a label as people read it.
func dotText(s string) string {
	if s == "" {
		return ""
	}
	return oneLine(html.UnescapeString(dotEscapes.Replace(s)))
}

// body reads statements until the closing bracket, and returns the nodes that they
// name.
func (d *dot) body() (nodes []string) {
	if d.depth++; d.depth > maxDOTDepth {
		d.fail(d.here(), govmaturity.CodeTooDeep, "graphs stand in each other more than %d deep", maxDOTDepth)
		return nil
	}
	defer func() { d.depth-- }()
	outer := d.edgeDefaults
	d.edgeDefaults = map[string]string{}
	for k, v := range outer {
		d.edgeDefaults[k] = v
	}
	defer func() { d.edgeDefaults = outer }()
	for len(d.err) == 0 && !d.is("}") {
		if d.ahead.kind == 0 {
			d.unexpected("}")
			return nil
		}
		if d.take(";") || d.take(",") {
			continue
		}
		named, ok := d.statement()
		if !ok {
			return nil
		}
		nodes = append(nodes, named...)
	}
	d.take("}")
	return nodes
}

func (d *dot) statement() (nodes []string, ok bool) {
	first := d.ahead
	if d.word("graph") || d.word("node") || d.word("edge") {
		d.defaults()
		return nil, len(d.err) == 0
	}
	left, isNode, ok := d.ends()
	if !ok {
		return nil, false
	}
	if isNode && d.take("=") { // an attribute of the graph
		if strings.EqualFold(first.text, "label") && d.depth == 1 {
			d.Title = dotText(d.ahead.text)
		}
		if !d.isID() {
			d.unexpected("a value")
			return nil, false
		}
		d.advance()
		return nil, true
	}
	ways := [][]string{left}
	var signs []dotToken
	for d.is("->") || d.is("--") {
		signs = append(signs, d.ahead)
		d.advance()
		right, _, ok := d.ends()
		if !ok {
			return nil, false
		}
		ways = append(ways, right)
	}
	attributes := d.attributes()
	p := place{line: first.line, column: first.column}
	if len(ways) == 1 {
		if isNode {
			d.describe(p, left[0], attributes)
		}
		return left, len(d.err) == 0
	}
	for i, sign := range signs {
		d.edges(place{line: sign.line, column: sign.column}, ways[i], ways[i+1], attributes, sign.text == "->")
	}
	for _, w := range ways {
		nodes = append(nodes, w...)
	}
	return nodes, len(d.err) == 0
}

// defaults reads what all edges or the graph itself have.
func (d *dot) defaults() {
	of := strings.ToLower(d.ahead.text)
	d.advance()
	if d.take("=") {
		d.advance()
		return
	}
	attributes := d.attributes()
	switch of {
	case "edge":
		for k, v := range attributes {
			d.edgeDefaults[k] = v
		}
	case "graph":
		if s := attributes["label"]; s != "" && d.depth == 1 {
			d.Title = dotText(s)
		}
	}
}

// ends reads a node, or the nodes of a graph within.
func (d *dot) ends() (ids []string, isNode, ok bool) {
	if d.word("subgraph") {
		d.advance()
		name := ""
		if d.isID() {
			name = d.ahead.text
			d.advance()
		}
		if strings.HasPrefix(name, "cluster") {
			d.note(d.here(), govmaturity.CodeLost, "the group %.60q is not kept, what stands in it is", name)
		}
		if !d.is("{") {
			return nil, false, true
		}
	}
	if d.take("{") {
		return d.body(), false, len(d.err) == 0
	}
	if !d.isID() {
		d.unexpected("a node")
		return nil, false, false
	}
	id := d.ahead.text
	d.advance()
	for d.take(":") { // where on the node an edge begins
		d.advance()
	}
	if !d.is("=") {
		d.node(d.here(), id)
	}
	return []string{id}, true, true
}

// attributes reads lists of attributes in brackets.
func (d *dot) attributes() map[string]string {
	all := map[string]string{}
	for d.take("[") {
		for len(d.err) == 0 && !d.is("]") {
			if d.take(";") || d.take(",") {
				continue
			}
			if !d.isID() {
				d.unexpected("an attribute or ]")
				return all
			}
			name := strings.ToLower(d.ahead.text)
			d.advance()
			value := "true"
			if d.take("=") {
				if !d.isID() {
					d.unexpected("a value")
					return all
				}
				value = d.ahead.text
				d.advance()
			}
			all[name] = value
		}
		d.take("]")
	}
	return all
}

// describe gives a node its name and place.
func (d *dot) describe(p place, id string, attributes map[string]string) {
	i := d.node(p, id)
	if len(d.err) > 0 || len(attributes) == 0 {
		return
	}
	v := &d.Variables[i]
	if s, ok := attributes["label"]; ok && s != `\N` && dotText(s) != "" {
		v.Name = d.shorter(p, dotText(s), maxName)
	}
	v.Stock = v.Stock || isStockClass(attributes["class"]) || isStockClass(attributes["type"]) || strings.EqualFold(attributes["stock"], "true")
	pos := attributes["pos"]
	if pos == "" {
		return
	}
	x, y, _ := strings.Cut(strings.TrimSuffix(pos, "!"), ",")
	nx, errX := strconv.ParseFloat(trim(x), 64)
	ny, errY := strconv.ParseFloat(trim(y), 64)
	if errX == nil && errY == nil && nx >= -maxPosition && nx <= maxPosition && ny >= -maxPosition && ny <= maxPosition {
		v.X, v.Y, v.Placed = nx, -ny, true // Graphviz counts from below
		return
	}
	d.noPlace(p)
}

// edges adds an edge from each node of one side to each of the other.
func (d *dot) edges(p place, left, right []string, own map[string]string, arrow bool) {
	get := func(name string) string {
		if s, ok := own[name]; ok {
			return s
		}
		return d.edgeDefaults[name]
	}
	var l label
	for _, name := range []string{"sign", "polarity", "label", "xlabel", "headlabel", "taillabel"} {
		read := readLabel(dotText(get(name)))
		switch {
		case l.sign == 0:
			l.sign = read.sign
		case read.sign != 0 && read.sign != l.sign:
			d.note(p, govmaturity.CodeContradiction, "the %s of an edge says another sign than what stands before it", name)
		}
		l.delay = l.delay || read.delay
		l.loops = append(l.loops, read.loops...)
		if read.rest != "" {
			l.rest = trim(l.rest + "\n" + read.rest)
		}
	}
	delay := strings.ToLower(get("delay") + get("delayed"))
	l.delay = l.delay || delay == "true" || delay == "yes" || delay == "1"
	tee := strings.Contains(strings.ToLower(get("arrowhead")), "tee")
	dir := strings.ToLower(get("dir"))
	for _, a := range left {
		for _, b := range right {
			if !d.pair(p) {
				return
			}
			from, to := d.node(p, a), d.node(p, b)
			switch {
			case !arrow || dir == "none":
				d.note(p, govmaturity.CodeLost, "the line between %.60q and %.60q has no direction: it is left out", a, b)
			case dir == "back":
				d.edge(p, to, from, l, tee, false)
			default:
				d.edge(p, from, to, l, tee, dir == "both")
			}
		}
	}
}
