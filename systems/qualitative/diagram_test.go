package qualitative

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

func diagram(t *testing.T, variables []string, links []systems.CausalLinkSpec) *systems.Diagram {
	t.Helper()
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "d", Title: govmaturity.English("D"), Links: links}
	for _, v := range variables {
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: v, Name: govmaturity.English(v)})
	}
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A published community, drawn as a diagram, has the published sign table.
func TestDiagrams(t *testing.T) {
	data, err := os.ReadFile("testdata/snowshoe_B.json")
	if err != nil {
		t.Fatal(err)
	}
	var want published
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	names := []string{"v", "h", "p"}
	var links []systems.CausalLinkSpec
	for i, row := range want.Matrix {
		for j, x := range row {
			if x != 0 {
				links = append(links, systems.CausalLinkSpec{From: names[j], To: names[i], Sign: map[int]systems.Sign{1: systems.SignPlus, -1: systems.SignMinus}[x]})
			}
		}
	}
	c, err := OfDiagram(diagram(t, names, links))
	if err != nil {
		t.Fatal(err)
	}
	sameTable(t, c.Press(), want)
}

func TestSignsOfDiagrams(t *testing.T) {
	c, err := OfDiagram(diagram(t, []string{"a", "b", "c"}, []systems.CausalLinkSpec{
		{ID: "one", From: "a", To: "b", Sign: systems.SignPlus},
		{ID: "two", From: "a", To: "b", Sign: systems.SignMinus, Delay: true},
		{From: "b", To: "c", Sign: systems.SignUnknown},
		{From: "c", To: "c", Sign: systems.SignMinus},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []Effect{{"a", "b", Unknown}, {"b", "c", Unknown}, {"c", "c", -1}, {"a", "c", 0}} {
		if got := c.Effect(e.From, e.To); got != e.Sign {
			t.Errorf("%s on %s: %d, want %d", e.From, e.To, got, e.Sign)
		}
	}
	if got := c.Damped().Press().Cell("c", "a"); got.Response != ResponseAmbiguous || got.Unknown != 1 {
		t.Errorf("%+v", got)
	}
}

func TestBadDiagrams(t *testing.T) {
	if _, err := OfDiagram(nil); err == nil {
		t.Error("no diagram is taken")
	}
	var many []string
	for i := range MaxVariables + 1 {
		many = append(many, fmt.Sprintf("v%d", i))
	}
	if _, err := OfDiagram(diagram(t, many, nil)); err == nil {
		t.Error("too many variables are taken")
	}
}

// Programs know variables by their ids; people read their names, in their language.
func TestPeopleReadNames(t *testing.T) {
	d, err := systems.ReadDiagram("names.yaml", []byte(`format: govmaturity/causal-diagram/1
id: names
variables:
  - {id: a, name: {en: Queue, fr: File}}
  - {id: b, name: {en: Staff, fr: Personnel}}
  - {id: c, name: Budget}
links:
  - {from: a, to: b, sign: "+"}
  - {from: b, to: c, sign: "+"}
  - {from: c, to: a, sign: "+"}
`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := OfDiagram(d)
	if err != nil {
		t.Fatal(err)
	}
	w := govmaturity.WordsFor("fr")
	c = c.Damped()
	cell := c.Press().Cell("b", "a")
	if cell.Of != "b" || cell.To != "a" || c.Variables()[2] != "c" {
		t.Errorf("ids are lost: %+v, %v", cell, c.Variables())
	}
	if got := cell.Finding(w).In(w); !strings.Contains(got, "Personnel") || !strings.Contains(got, "File") {
		t.Error(got)
	}
	if got := c.Stability().Finding(w).In(w); !strings.Contains(got, "Personnel") {
		t.Error(got)
	}
	if got := c.Press().Table(w); got.Header[1] != "File" || got.Rows[1][0] != "Personnel" || !strings.Contains(got.Rows[2][0], "Budget") {
		t.Errorf("%q", got)
	}
}
