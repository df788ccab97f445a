package diagrams_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// What a file says and a diagram does not get is noted: nothing is left out in
// silence.
func TestNothingIsLostInSilence(t *testing.T) {
	xmile := func(s string) string { return "<xmile><model><variables>" + s + "</variables></model></xmile>" }
	const module = `<module name="m"><connect to="m.%s" from="%s"/></module></variables></model><model name="m"><variables><aux name="x"/>`
	for data, want := range map[string]govmaturity.Code{
		xmile(`<stock name="s"><inflow>nobody</inflow></stock>`):                                                          govmaturity.CodeUnknownReference,
		xmile(`<stock name="s"><outflow/></stock>`):                                                                       govmaturity.CodeUnknownReference,
		xmile(`<aux name="a"><eqn>2 * nobody</eqn></aux>`):                                                                govmaturity.CodeUnknownReference,
		xmile(fmt.Sprintf(module, "nobody", "m")):                                                                         govmaturity.CodeUnknownReference,
		xmile(fmt.Sprintf(module, "x", "nobody")):                                                                         govmaturity.CodeUnknownReference,
		xmile(`</variables></model><model name="m"><variables>`):                                                          govmaturity.CodeLost,
		`{"elements": [], "connections": {"a": 1}}`:                                                                       govmaturity.CodeLost,
		`{"elements": [], "connections": [], "loops": 7}`:                                                                 govmaturity.CodeLost,
		`{"elements": [{"label": "a", "x": 1}], "connections": []}`:                                                       govmaturity.CodeLost,
		`{"elements": [], "connections": [], "maps": [{"elements": [{"element": "a", "position": {"x": "1", "y": 2}}]}]}`: govmaturity.CodeLost,
		`{"elements": [{"label": "a"}], "connections": [{"from": "a", "to": "a", "type": "+", "strength": "strong"}]}`:    govmaturity.CodeLost,
		`{"elements": [{"label": "a"}], "connections": [{"from": "a", "to": "a", "type": "+", "strength": 1e9}]}`:         govmaturity.CodeLost,
		`[[[1, "x", 2, 1, "a", 3]], [], [], 1]`:                                                                           govmaturity.CodeLost,
		`[[[1, 1, 2, 1, "a", 3]], [[1, 1, 90, 1e9]], [], 1]`:                                                              govmaturity.CodeLost,
		"From,To,Type\na,b,+,more":                                                                                        govmaturity.CodeLost,
		"From,To,Type,Strength\na,b,+,-3":                                                                                 govmaturity.CodeLost,
		`digraph { a [pos="here"] }`:                                                                                      govmaturity.CodeLost,
		`{"notebook": {"cells": [{"tag": "formal", "content": {"tag": "object", "name": "A"}}, {"tag": "formal", "content": {"tag": "morphism"}}]}}`: govmaturity.CodeUnknownReference,
		xmile(`</variables><views><view><aux name="a" x="left" y="2"/></view></views><variables><aux name="a"/>`):                                    govmaturity.CodeLost,
		xmile(`</variables><views><view><aux name="a" x="1e9" y="2"/></view></views><variables><aux name="a"/>`):                                     govmaturity.CodeLost,
		xmile(`<aux name="a"><doc>` + strings.Repeat("a", 100_001) + `</doc></aux>`):                                                                 govmaturity.CodeTooLong,
		"graph LR\nA[" + strings.Repeat("a", 1001) + "]":                                                                                             govmaturity.CodeTooLong,
		"digraph { a [label=\"" + strings.Repeat("a", 1001) + "\"] }":                                                                                govmaturity.CodeTooLong,
		"From,To,Type\n" + strings.Repeat("a", 1001) + ",b,+":                                                                                        govmaturity.CodeTooLong,
		`{"name": "` + strings.Repeat("a", 1001) + `", "elements": [], "connections": []}`:                                                           govmaturity.CodeTooLong,
	} {
		in := input("x", []byte(data))
		f := find(in)
		if f == nil {
			t.Errorf("%s: taken for nothing", data)
			continue
		}
		d, err := f.read(in)
		if err != nil || len(d.Notes) != 1 || d.Notes[0].Code != want {
			t.Errorf("%.300s: %.500v, %v", data, d, err)
		}
	}
}

// A name with quotes is one name, with the backslashes of an equation or without.
func TestQuotesInNames(t *testing.T) {
	for _, name := range []string{`a &quot;b&quot;`, `a \&quot;b\&quot;`, `&quot;a \&quot;b\&quot;&quot;`} {
		d, err := find(input("x.stmx", nil)).read(input("x.stmx", []byte(`<xmile><model><variables><stock name="s"><outflow>"a \"b\""</outflow></stock>
			<flow name="`+name+`"><eqn>s</eqn></flow><aux name="c"><eqn>"a \"b\"" * 2</eqn></aux></variables></model></xmile>`)))
		if err != nil || len(d.Links) != 3 {
			t.Errorf("%s: %v, %v", name, d, err)
		}
	}
}

// All notes are there, or the last one says that they are not.
func TestManyNotes(t *testing.T) {
	d, err := find(input("x.dot", nil)).read(input("x.dot", []byte("digraph {"+strings.Repeat("a -> b;", 100_002)+"}")))
	if err != nil {
		t.Fatal(err)
	}
	if last := d.Notes[len(d.Notes)-1]; len(d.Notes) != 100_001 || last.Code != govmaturity.CodeTooManyProblems {
		t.Errorf("%d notes, the last %v", len(d.Notes), last)
	}
}
