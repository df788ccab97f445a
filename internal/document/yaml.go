package document

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// parseYAML reads YAML with the nodes of the YAML library, which know their
// places, and decides for itself what they mean.
func parseYAML(data []byte, limits Limits) (*Node, govmaturity.Problems) {
	end, problems := scanYAML(data, limits)
	if problems != nil {
		return nil, problems
	}
	doc, problems := loadYAML(data, limits)
	if problems != nil {
		return nil, problems
	}
	c := &yamlConverter{limits: limits, end: end}
	root := c.value(doc.Content[0], 1)
	if c.stopped {
		return nil, c.problems
	}
	return root, c.problems
}

// scanYAML looks through the text before the library sees it, for what the
// library would take, or would spend too much on. It returns the end of the
// text as well.
func scanYAML(data []byte, limits Limits) (end place, problems govmaturity.Problems) {
	var found reporter
	at := place{line: 1, column: 1}
	inLines, inBrackets := 0, 0 // places where a value may begin
	blank := true               // nothing but comments so far
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == ',' || r == '[' || r == '{':
			inBrackets++
		case r == '-' || r == ':' || r == '?':
			if i+1 == len(data) || strings.IndexByte(" \t\r\n", data[i+1]) >= 0 || i > 0 && (data[i-1] == '"' || data[i-1] == '\'') {
				inLines++
			}
		case r == '\u0085' || r == '\u2028' || r == '\u2029':
			// YAML 1.1 takes these as line ends, YAML 1.2, JSON and editors
			// do not.
			found.report(at.line, at.column, govmaturity.CodeControlCharacter, `the line separator U+%04X must be written as \u%04x in double quotes`, r, r)
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff':
			found.report(at.line, at.column, govmaturity.CodeControlCharacter, `the control character U+%04X must be written as \u%04x in double quotes`, r, r)
		case r == '%' && blank && at.column == 1:
			found.report(at.line, at.column, govmaturity.CodeDirective, "a line that begins with % is a directive, which is not allowed")
		}
		if at.column == 1 && !strings.ContainsRune("%# \t\r\n", r) {
			blank = false
		}
		at.pass(data[i : i+size])
		i += size
	}
	// The library builds its whole tree at once, and a tree takes a hundred
	// times the memory of its text. For what is in brackets it also keeps every
	// sign until the brackets close, which takes four times as much again.
	switch {
	case inLines+inBrackets > limits.Values:
		return at, govmaturity.Problems{{
			Code: govmaturity.CodeTooManyValues, Line: 1, Column: 1,
			Format: "the document has more than the %d values allowed", Args: []any{limits.Values},
		}}
	case inBrackets > max(limits.Values/4, 1000):
		return at, govmaturity.Problems{{
			Code: govmaturity.CodeTooManyValues, Line: 1, Column: 1,
			Format: "the document has too much in brackets: write lists and maps with an entry on each line, or save the document as JSON",
		}}
	}
	return at, found.problems
}

var errTooDeep = errors.New("too deep")

// loadYAML returns the library's tree of a text that holds one document.
func loadYAML(data []byte, limits Limits) (doc *yaml.Node, problems govmaturity.Problems) {
	// The library panics inside, and turns the panics that it expects into
	// errors. This catches those that it does not expect, because a reader of
	// hostile input must not.
	defer func() {
		if recover() != nil {
			doc = nil
			problems = govmaturity.Problems{{
				Code: govmaturity.CodeSyntax, Line: 1, Column: 1,
				Format: "the document cannot be read as YAML",
			}}
		}
	}()

	tooDeep := false
	depth := func(depth int, _ *yaml.DepthContext) error {
		if depth > limits.Depth {
			tooDeep = true
			return errTooDeep
		}
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data),
		yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthFunc(depth))))
	if err != nil {
		return nil, yamlProblems(err, data)
	}
	doc = new(yaml.Node)
	err = loader.Load(doc)
	switch {
	case tooDeep:
		problems = yamlProblems(err, data)
		problems[0].Code = govmaturity.CodeTooDeep
		problems[0].Format = "maps and lists are nested deeper than the %d levels allowed"
		problems[0].Args = []any{limits.Depth}
		return nil, problems
	case err == io.EOF:
		return nil, govmaturity.Problems{{Code: govmaturity.CodeEmptyDocument, Line: 1, Column: 1, Format: "the document is empty"}}
	case err != nil:
		return nil, yamlProblems(err, data)
	}
	// What comes after the document is broken, or a second document, or
	// nothing.
	var next yaml.Node
	switch err := loader.Load(&next); {
	case err == io.EOF:
		return doc, nil
	case err != nil:
		return nil, yamlProblems(err, data)
	}
	return nil, govmaturity.Problems{{
		Code: govmaturity.CodeSeveralDocuments, Line: next.Line, Column: next.Column,
		Format: "a second document begins here: a file holds one",
	}}
}

// yamlProblems turns an error of the library into a problem.
func yamlProblems(err error, data []byte) govmaturity.Problems {
	p := govmaturity.Problem{Code: govmaturity.CodeSyntax, Line: 1, Column: 1}
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		p.Format = "the document cannot be read as YAML"
		return govmaturity.Problems{p}
	}
	mark := load.Mark
	if mark.Line == 0 {
		mark = load.ContextMark
	}
	if mark.Line > 0 {
		p.Line, p.Column = mark.Line, mark.Column
	}
	found := characterAt(data, &p.Line, &p.Column)
	what := load.Message
	if strings.Contains(what, "tab character") || found == '\t' {
		p.Format = "a tab may not stand here: indent with spaces"
		return govmaturity.Problems{p}
	}
	if errors.Is(err, errTooDeep) || strings.Contains(what, "too deep") {
		return govmaturity.Problems{p}
	}
	if m := yamlMistake(data, p.Line); m != nil {
		p.Line, p.Column, p.Format, p.Args = m.line, m.column, m.format, m.args
		return govmaturity.Problems{p}
	}
	// The words of the library are for its authors.
	switch {
	case strings.Contains(what, "cannot start any token"):
		p.Format = "a text cannot begin with %s: write it in quotes"
		p.Args = []any{quote(string(found))}
	case strings.Contains(what, "mapping values are not allowed"):
		p.Format = "a colon may not stand here: write a text that has a colon and a space in quotes, and begin each key on a line of its own"
	case strings.Contains(what, "Unicode character escape"):
		p.Format = `this \u escape is not a character: YAML writes one above U+FFFF as \U and eight digits`
	case strings.Contains(what, "<document start>"):
		p.Format = "the document ends before this: check the indentation, and what stands after a closing quote or bracket"
	default:
		p.Format = "the document cannot be read from here on: check the indentation, quotes, brackets and colons of this line and of the one before"
		if begins := load.ContextMark.Line; begins > 0 && begins < p.Line {
			p.Format += ", and of line %d"
			p.Args = []any{begins}
		}
	}
	return govmaturity.Problems{p}
}

// characterAt returns the character at a place, or 0 at the end. It moves a
// place beyond the end, where the library sees a line more, to the end.
func characterAt(data []byte, line, column *int) rune {
	at := place{line: 1, column: 1}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if at.line == *line && at.column == *column {
			return r
		}
		at.pass(data[i : i+size])
		i += size
	}
	if *line > at.line || *line == at.line && *column > at.column {
		*line, *column = at.line, at.column
	}
	return 0
}

// yamlConverter makes our tree of the library's.
type yamlConverter struct {
	reporter
	limits Limits
	values int
	end    place // of the text
	// stopped says that a limit was passed, and the tree is not whole.
	stopped bool
}

func (c *yamlConverter) value(y *yaml.Node, depth int) *Node {
	n := &Node{Line: y.Line, Column: y.Column}
	if n.Line > c.end.line {
		// The library adds a line end to the text, and empty places at the end
		// are behind it.
		n.Line, n.Column = c.end.line, c.end.column
	}
	if c.stopped {
		return n
	}
	if c.values++; c.values > c.limits.Values {
		c.reportAt(y, govmaturity.CodeTooManyValues, "the document has more than the %d values allowed", c.limits.Values)
		c.stopped = true
		return n
	}
	if y.Anchor != "" && y.Kind != yaml.AliasNode {
		c.reportAt(y, govmaturity.CodeAnchor, "the anchor &%s is not allowed; write a text that begins with & in quotes", short(y.Anchor))
		if y.Kind == yaml.ScalarNode && y.Value == "" && !quoted(y) {
			return n // a text of one word
		}
	}
	if y.Style&yaml.TaggedStyle != 0 || y.Tag == "!" {
		c.reportAt(y, govmaturity.CodeTag, "the type tag %s is not allowed: write the value alone, or a text that begins with ! in quotes", short(y.Tag))
		return n
	}
	switch y.Kind {
	case yaml.ScalarNode:
		c.scalar(n, y)
		return n
	case yaml.AliasNode:
		c.reportAt(y, govmaturity.CodeAlias, "the alias *%s is not allowed: write the value out", short(y.Value))
		return n
	}
	if depth > c.limits.Depth {
		c.reportAt(y, govmaturity.CodeTooDeep, "maps and lists are nested deeper than the %d levels allowed", c.limits.Depth)
		c.stopped = true
		return n
	}
	if y.Kind == yaml.SequenceNode {
		n.Kind = List
		for i, item := range y.Content {
			c.enterItem(i)
			n.Items = append(n.Items, c.value(item, depth+1))
			c.leave()
		}
		return n
	}
	n.Kind = Map
	lines := make(map[string]int)
	for i := 0; i+1 < len(y.Content); i += 2 {
		if c.inBrackets(n, y, i) {
			continue
		}
		key, ok := c.key(y.Content[i])
		if !ok {
			continue
		}
		c.enterKey(key)
		line, again := lines[key]
		if again {
			c.reportAt(y.Content[i], govmaturity.CodeDuplicateKey, "the key %s is already on line %d", quote(key), line)
		}
		if n := overLength(key, c.limits); n > 0 {
			c.reportAt(y.Content[i], govmaturity.CodeTooLong, tooLong, n, c.limits.Text)
		}
		v := c.value(y.Content[i+1], depth+1)
		c.leave()
		if !again {
			lines[key] = y.Content[i].Line
			n.Fields = append(n.Fields, Entry{
				Key: key, Line: y.Content[i].Line, Column: y.Content[i].Column, Value: v,
			})
		}
	}
	return n
}

// gluedColon is a key in braces with no space behind its colon.
var gluedColon = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9._-]*):(.+)$`)

// inBrackets reports an entry of a map in braces that is only the rest of what
// stands before it: of a number with a comma, of a text with one, or of a key
// with no space behind its colon.
func (c *yamlConverter) inBrackets(n *Node, y *yaml.Node, i int) bool {
	key, value := y.Content[i], y.Content[i+1]
	if y.Style&yaml.FlowStyle == 0 || key.Kind != yaml.ScalarNode || quoted(key) || key.Anchor != "" ||
		value.Kind != yaml.ScalarNode || value.Value != "" || quoted(value) || value.Anchor != "" || value.Style&yaml.TaggedStyle != 0 {
		return false
	}
	if m := gluedColon.FindStringSubmatch(key.Value); m != nil {
		c.enterKey(m[1])
		r, size := utf8.DecodeRuneInString(m[2])
		if name := invisible(r); name != "" {
			c.reportAt(key, govmaturity.CodeSyntax, "a %s stands after the colon, which looks like a space and is none: write %s: %s", name, m[1], short(m[2][size:]))
		} else {
			c.reportAt(key, govmaturity.CodeSyntax, "a space must follow the colon: write %s: %s", m[1], short(m[2]))
		}
		c.leave()
		if n.Get(m[1]) == nil {
			n.Fields = append(n.Fields, Entry{Key: m[1], Line: key.Line, Column: key.Column, Value: &Node{Line: key.Line, Column: key.Column}})
		}
		return true
	}
	if i < 2 || len(n.Fields) == 0 {
		return false
	}
	last, before := &n.Fields[len(n.Fields)-1], y.Content[i-1]
	if before.Kind != yaml.ScalarNode || quoted(before) || before.Line != key.Line || before.Value == "" ||
		before.Column+utf8.RuneCountInString(before.Value)+1 > key.Column {
		return false
	}
	c.enterKey(last.Key)
	defer c.leave()
	if whole := before.Value + "," + key.Value; last.Value.Kind == Number && decimalComma.MatchString(whole) {
		c.reportAt(before, govmaturity.CodeNumberForm, "write the number with a decimal point: %s.%s", short(before.Value), short(key.Value))
		last.Value.Kind, last.Value.Text = Broken, ""
		return true
	}
	return false
}

// key returns the text of a key, if it has one.
func (c *yamlConverter) key(y *yaml.Node) (key string, ok bool) {
	switch {
	case y.Anchor != "" && y.Kind != yaml.AliasNode:
		c.reportAt(y, govmaturity.CodeAnchor, "the anchor &%s is not allowed", short(y.Anchor))
		return "", false
	case y.Kind == yaml.AliasNode:
		c.reportAt(y, govmaturity.CodeAlias, "the alias *%s is not allowed: write the key out", short(y.Value))
		return "", false
	case y.Style&yaml.TaggedStyle != 0 || y.Tag == "!":
		c.reportAt(y, govmaturity.CodeTag, "the type tag %s is not allowed: write the key alone", short(y.Tag))
		return "", false
	case y.Kind != yaml.ScalarNode:
		c.reportAt(y, govmaturity.CodeKeyNotText, "a key must be a text, and is a list or a map")
		return "", false
	}
	if quoted(y) {
		return y.Value, true
	}
	if y.Value == "<<" {
		c.reportAt(y, govmaturity.CodeMergeKey, "the merge key << is not allowed: write the keys out")
		return "", false
	}
	switch kind, _ := plainKind(y.Value); {
	case kind == String:
		return y.Value, true
	case y.Value == "":
		c.reportAt(y, govmaturity.CodeKeyNotText, "a key is missing before the colon")
	default:
		c.reportAt(y, govmaturity.CodeKeyNotText, "a key must be a text: write it in quotes, %s", quote(y.Value))
	}
	return "", false
}

func (c *yamlConverter) scalar(n *Node, y *yaml.Node) {
	kind, odd := String, govmaturity.Code("")
	if !quoted(y) {
		kind, odd = plainKind(y.Value)
	}
	switch {
	case odd == govmaturity.CodeNumberForm:
		c.reportAt(y, odd, "write the number %s plainly, such as 12 or 0.5, or in quotes if it is meant as text", short(y.Value))
	case odd != "":
		c.reportAt(y, odd, "%s is not a number that a document can hold", short(y.Value))
	case kind == Bool:
		n.True = strings.EqualFold(y.Value, "true")
	case kind == Number:
		n.Text = y.Value
		if _, ok := parseNumber(y.Value); !ok {
			c.reportAt(y, govmaturity.CodeNotFinite, "the number %s is too large", short(y.Value))
			kind, n.Text = Broken, ""
		}
	case kind == String:
		n.Text = y.Value
		if long := overLength(y.Value, c.limits); long > 0 {
			c.reportAt(y, govmaturity.CodeTooLong, tooLong, long, c.limits.Text)
		}
	}
	n.Kind = kind
}

func (c *yamlConverter) reportAt(y *yaml.Node, code govmaturity.Code, format string, args ...any) {
	c.report(y.Line, y.Column, code, format, args...)
}

func quoted(y *yaml.Node) bool {
	return y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// plainKind says what a text without quotes is, by the core schema of YAML
// 1.2. The library would also take dates, and numbers of YAML 1.1. For a
// number in a form that is not taken, the kind is Broken, and odd is the code
// of the problem.
func plainKind(s string) (kind Kind, odd govmaturity.Code) {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return Null, ""
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool, ""
	}
	switch {
	case plainNumber.MatchString(s):
		return Number, ""
	case oddNumber.MatchString(s):
		return Broken, govmaturity.CodeNumberForm
	case oddInfinity.MatchString(s):
		return Broken, govmaturity.CodeNotFinite
	}
	return String, ""
}
