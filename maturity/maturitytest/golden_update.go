package maturitytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// update returns the document with expectations that hold. What is above
// expect is kept byte by byte.
func (c *golden) update() ([]byte, error) {
	want := everythingOf(c.card)
	head := c.data
	if c.Expect != nil {
		got, differs := c.compare(c.card, *c.Expect, govmaturity.Path{}.Key("expect"))
		if len(differs) == 0 {
			return c.data, nil
		}
		want = got
		line, last := 0, 0
		for _, f := range c.root.Fields {
			if f.Key == "expect" {
				line = f.Line
			}
			last = max(last, f.Line)
		}
		if line < last || line < 2 {
			return nil, fmt.Errorf("%s: to be updated, expect must be the last key, on a line of its own", c.file)
		}
		head = upToLine(c.data, line)
	}
	var b bytes.Buffer
	b.Write(head)
	if len(head) > 0 && head[len(head)-1] != '\n' {
		b.WriteByte('\n')
	}
	b.WriteString("expect:\n")
	writeExpected(&b, c.card, want, "  ")
	return b.Bytes(), nil
}

// upToLine returns the lines before one, which are counted from 1.
func upToLine(data []byte, line int) []byte {
	at := 0
	for range line - 1 {
		at += bytes.IndexByte(data[at:], '\n') + 1
	}
	return data[:at]
}

// everythingOf expects all that came out.
func everythingOf(card *maturity.Scorecard) expected {
	want := expected{Nodes: map[string]expectedNode{}}
	for r := range card.Nodes() {
		want.Nodes[r.ID()] = everything(r)
	}
	for _, roster := range card.Rosters() {
		for _, item := range card.Items(roster) {
			if want.Rosters == nil {
				want.Rosters = map[string]map[string]expected{}
			}
			if want.Rosters[roster] == nil {
				want.Rosters[roster] = map[string]expected{}
			}
			want.Rosters[roster][item.Subject()] = everythingOf(item)
		}
	}
	return want
}

// writeExpected writes expectations as YAML, nodes in the framework's order.
func writeExpected(b *bytes.Buffer, card *maturity.Scorecard, want expected, indent string) {
	if len(want.Nodes) > 0 {
		b.WriteString(indent + "nodes:\n")
		for r := range card.Nodes() {
			if n, ok := want.Nodes[r.ID()]; ok {
				fmt.Fprintf(b, "%s  %s: {%s}\n", indent, yamlText(r.ID()), strings.Join(n.fields(), ", "))
			}
		}
	}
	if len(want.Rosters) == 0 {
		return
	}
	b.WriteString(indent + "rosters:\n")
	for _, roster := range slices.Sorted(maps.Keys(want.Rosters)) {
		fmt.Fprintf(b, "%s  %s:\n", indent, yamlText(roster))
		for _, item := range card.Items(roster) {
			if w, ok := want.Rosters[roster][item.Subject()]; ok {
				fmt.Fprintf(b, "%s    %s:\n", indent, yamlText(item.Subject()))
				writeExpected(b, item, w, indent+"      ")
			}
		}
	}
}

// fields returns the expectations of a node as YAML.
func (n expectedNode) fields() []string {
	var fields []string
	word := func(key, s string) {
		if s != "" {
			fields = append(fields, key+": "+yamlText(s))
		}
	}
	num := func(key string, x *float64) {
		if x != nil {
			fields = append(fields, key+": "+number(*x))
		}
	}
	word("state", string(n.State))
	num("value", n.Value)
	num("tolerance", n.Tolerance)
	num("published", n.Published)
	word("level", n.Level)
	word("class", n.Class)
	num("coverage", n.Coverage)
	return fields
}

// yamlText writes a text so that YAML takes it for nothing else.
func yamlText(s string) string {
	plain, _ := regexp.MatchString(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, s)
	switch s {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		plain = false
	}
	if plain {
		return s
	}
	quoted, _ := json.Marshal(s) // a text can always be written
	return string(quoted)
}
