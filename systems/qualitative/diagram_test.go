package qualitative

import (
	"encoding/json"
	"fmt"
	"os"
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
