package systems_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// A text of nothing but characters that do not show can be written, and read again.
func TestTextOfControlCharacters(t *testing.T) {
	name := govmaturity.English("\u0085\x7f")
	spec := &systems.DiagramSpec{
		Format: systems.DiagramFormat, ID: "x", Title: name, Description: name,
		Actors:    []systems.ActorSpec{{ID: "b", Name: name}},
		Variables: []systems.VariableSpec{{ID: "a", Name: name, Actor: "b"}},
		Links:     []systems.CausalLinkSpec{{From: "a", To: "a", Sign: systems.SignPlus}},
		Loops:     []systems.LoopSpec{{ID: "r1", Label: "\u0085", Title: name, Variables: []string{"a"}}, {ID: "r2", Label: "\t"}},
	}
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	text, lost := d.Text()
	in, err := systems.ReadText("x.txt", text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if len(lost) != 7 || len(in.Spec.Variables) != 1 || len(in.Spec.Links) != 1 || len(in.Spec.Loops) != 2 {
		t.Errorf("%v is lost; %+v", lost, in.Spec)
	}
}

// What one line of a text must hold: the longest wording that a document may have,
// and a loop through ten thousand variables.
func TestLongLinesOfText(t *testing.T) {
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "x", Description: govmaturity.English(strings.Repeat(`"`, 100_000))}
	const n = 10_000
	loop := systems.LoopSpec{ID: "r1"}
	for i := range n {
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: fmt.Sprint("v", i), Name: govmaturity.English(fmt.Sprint("Variable ", i))})
		spec.Links = append(spec.Links, systems.CausalLinkSpec{From: fmt.Sprint("v", i), To: fmt.Sprint("v", (i+1)%n), Sign: systems.SignPlus})
		loop.Variables = append(loop.Variables, fmt.Sprint("v", i))
	}
	spec.Loops = []systems.LoopSpec{loop}
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	text, lost := d.Text()
	again, err := systems.ReadText("x.txt", text)
	if err != nil || lost != nil {
		t.Fatalf("%v, %v", err, lost)
	}
	back, err := systems.Compile(again.Spec)
	if err != nil || back.Hash() != d.Hash() {
		t.Errorf("another diagram: %v", err)
	}
}

// What is said of a line stays short, however long the line is.
func TestMessagesOfLongLines(t *testing.T) {
	for _, text := range []string{"A : ", "A -> B : id ", "loop R1 : A -> ", "actor x : ", "id "} {
		_, err := systems.ReadText("x.txt", []byte(text+strings.Repeat("word", 100_000)+" .\n"))
		if err == nil || len(err.Error()) > 500 {
			t.Errorf("%s: %.600v", text, err)
		}
	}
}

// A text that no document can hold is refused where it stands.
func TestWordsThatAreTooLong(t *testing.T) {
	for _, text := range []string{"A -> " + strings.Repeat("b", 100_001), `title "` + strings.Repeat("é", 100_001) + `"`} {
		_, err := systems.ReadText("x.txt", []byte(text))
		var ps govmaturity.Problems
		if !errors.As(err, &ps) || ps[0].Code != govmaturity.CodeTooLong || ps[0].Line != 1 {
			t.Errorf("%.20s: %.300v", text, err)
		}
	}
}
