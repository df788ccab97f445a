package golden

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"github.com/govmaturity/govmaturity/internal/document"
)

// edit replaces lines of a file, counted from 1: those from first up to, and
// without, after.
type edit struct {
	first, after int
	text         []byte
}

// Update returns the text of a file of cases with expectations that hold. What
// stands around them is kept byte by byte.
func (k *Kit[E, R]) Update(name string, data []byte, o Options) ([]byte, error) {
	f, err := k.read(name, data, true)
	if err != nil {
		return nil, err
	}
	var edits []edit
	for _, c := range f.cases {
		if !o.takes(f.doc, c.Case) {
			continue
		}
		e, err := k.update(c)
		if err != nil {
			return nil, err
		}
		if e != nil {
			edits = append(edits, *e)
		}
	}
	return apply(data, edits), nil
}

// update returns what must change in the text for a case to hold, nil when it
// holds.
func (k *Kit[E, R]) update(c *tried[E, R]) (*edit, error) {
	var body bytes.Buffer
	column := c.keyColumn()
	indent := string(bytes.Repeat([]byte(" "), column-1))
	switch refusal := c.node.Get("problems"); {
	case refusal != nil && c.checkProblems() == nil && len(c.Problems) > 0:
		return nil, nil
	case refusal != nil && c.ok:
		return nil, fmt.Errorf("%s: %s: problems are expected, and there are none: what is given must change, or expect results", c.file.name, c.Name)
	case refusal != nil:
		body.WriteString(indent + "problems:\n")
		for _, p := range uniqueProblems(c.found()) {
			fmt.Fprintf(&body, "%s  - {code: %s", indent, YAML(string(p.Code)))
			if p.Path != "" {
				body.WriteString(", path: " + YAML(p.Path))
			}
			body.WriteString("}\n")
		}
	case c.want == nil:
		body.WriteString(indent + "expect:\n")
		k.subject.Write(&body, k.subject.Everything(c.got), c.got, indent+"  ")
	default:
		got, differs := k.subject.Compare(*c.want, c.got, k.tolerances(c))
		if len(differs) == 0 {
			return nil, nil
		}
		body.WriteString(indent + "expect:\n")
		k.subject.Write(&body, got, c.got, indent+"  ")
	}
	return c.place(body.Bytes())
}

func uniqueProblems(list []Problem) []Problem {
	var unique []Problem
	for _, p := range list {
		if !slices.Contains(unique, p) {
			unique = append(unique, p)
		}
	}
	return unique
}

// keyColumn is where the keys of the case stand.
func (c *tried[E, R]) keyColumn() int {
	if len(c.node.Fields) == 0 {
		return 1
	}
	return c.node.Fields[0].Column
}

// place finds the lines that expectations have in the file, or should have. It
// refuses a layout in which they cannot be told from what stands around them.
func (c *tried[E, R]) place(text []byte) (*edit, error) {
	fields := c.node.Fields
	own := slices.IndexFunc(fields, func(f document.Entry) bool { return f.Key == "expect" || f.Key == "problems" })
	if own >= 0 && own < len(fields)-1 {
		return nil, fmt.Errorf("%s: %s: to be updated, %s must be the last key of the case", c.file.name, c.Name, fields[own].Key)
	}
	for i, f := range fields {
		if f.Column != fields[0].Column || i > 0 && f.Line == fields[i-1].Line {
			return nil, fmt.Errorf("%s: %s: to be updated, a case must have each key on a line of its own", c.file.name, c.Name)
		}
	}
	after, err := c.file.lineAfter(c.node)
	if err != nil {
		return nil, err
	}
	if own >= 0 {
		return &edit{fields[own].Line, after, text}, nil
	}
	return &edit{after, after, text}, nil
}

// lineAfter returns the line after the last one of a case, blank lines and
// comments at its end aside: they may belong to the next.
func (f *file[E, R]) lineAfter(n *document.Node) (int, error) {
	lines := bytes.Split(f.data, []byte("\n"))
	after := len(lines) + 1
	if len(lines[len(lines)-1]) == 0 {
		after-- // the text ends with a line end
	}
	cases := f.root.Get("cases")
	at := slices.Index(cases.Items, n)
	if at < len(cases.Items)-1 {
		after = cases.Items[at+1].Line
		for after > 1 && string(bytes.TrimSpace(lines[after-2])) == "-" {
			after-- // a dash on a line of its own
		}
	} else {
		for _, field := range f.root.Fields {
			if field.Line > n.Line {
				after = min(after, field.Line)
			}
		}
	}
	for after > n.Line+1 {
		line := bytes.TrimSpace(lines[after-2])
		if len(line) > 0 && line[0] != '#' {
			break
		}
		after--
	}
	return after, nil
}

// apply makes the edits of a file, which do not overlap.
func apply(data []byte, edits []edit) []byte {
	lines := bytes.SplitAfter(data, []byte("\n"))
	slices.SortFunc(edits, func(a, b edit) int { return b.first - a.first })
	for _, e := range edits {
		head, tail := lines[:e.first-1], lines[min(e.after-1, len(lines)):]
		if n := len(head); n > 0 && !bytes.HasSuffix(head[n-1], []byte("\n")) && len(head[n-1]) > 0 {
			head = append(slices.Clone(head[:n-1]), append(slices.Clone(head[n-1]), '\n'))
		}
		lines = slices.Concat(head, [][]byte{e.text}, tail)
	}
	return bytes.Join(lines, nil)
}

// YAML writes a text so that YAML takes it for nothing else.
func YAML(s string) string {
	switch s {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
	default:
		if plainText.MatchString(s) {
			return s
		}
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		return `""` // cannot be: a text can always be written
	}
	return string(quoted)
}

var plainText = regexp.MustCompile(`^[a-z][a-z0-9]*([-.][a-z0-9]+)*$`)
