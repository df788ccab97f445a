package systems_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems"
)

const typed = `# Why agencies build alone
title "Silos"
actor "Vendors" : outside
"Trust between \"agencies\"" : stock social at 1 -2.5
public services : by Vendors role # no quotes needed
`

func TestReadText(t *testing.T) {
	in, err := systems.ReadText("silos.txt", []byte(strings.Replace(typed, " role #", " #", 1)+`
"Trust between \"agencies\"" -> public services : + delay
public services → budget -> "Trust between \"agencies\"": −
budget -> budget
public services -> budget : + id "second"
loop R1 "Working together" : "public services" -> budget
loop B2 : along second
`))
	if err != nil {
		t.Fatal(err)
	}
	if in.Spec.ID != "silos" || len(in.Spec.Variables) != 3 || len(in.Spec.Links) != 5 {
		t.Errorf("%+v", in.Spec)
	}
	if n := in.Notes; len(n) != 1 || n[0].Code != govmaturity.CodeUnknownSign || n[0].Line != 9 {
		t.Errorf("notes %v", n)
	}
	d, err := systems.Compile(in.Spec)
	if err != nil {
		t.Fatal(err)
	}
	v := d.Variable("public-services")
	if v.Actor().Name().String() != "Vendors" || !v.Actor().Outside() || len(v.In()) != 1 || !v.In()[0].Delay() {
		t.Errorf("%+v", v)
	}
	if s := d.Link("public-services->budget").Sign(); s != systems.SignMinus {
		t.Errorf("sign %s", s)
	}
	if l := d.Declared(); len(l) != 2 || l[0].Polarity() != systems.PolarityReinforcing || l[1].ID() != "b2" {
		t.Errorf("%+v", l)
	}
}

func TestBadText(t *testing.T) {
	for text, want := range map[string]string{
		typed:                               "bad.txt:5:30: ",
		`"A" -> "B" : ++`:                   `bad.txt:1:14: "++" is not expected here; allowed: +, -, ?`,
		`"A" -> `:                           "bad.txt:1:7: expected the name of a variable",
		`"A`:                                "bad.txt:1:1: the quote does not end on this line",
		"\n\"A\" -> \"B\" :":                "bad.txt:2:12: nothing follows the colon",
		`"A" "B"`:                           `bad.txt:1:5: "B" is not expected here; allowed: :`,
		`""`:                                "bad.txt:1:1: there is nothing between the quotes",
		`@a -> b : +`:                       `bad.txt:1:1: there is no variable with the id "a"`,
		`loop B1 : A -> B`:                  `there is no variable "A"`,
		"\"The queue\" : id q\nloop R1 : q": `bad.txt:2:11: there is no variable "q"; the one with the id q is written @q`,
		"A -> Cost +":                       "bad.txt:1:11: before the sign +, a colon is expected",
		"A -> B − delay":                    "bad.txt:1:8: before the sign −, a colon is expected",
		"A : role problem":                  `bad.txt:1:5: "role" is not expected here; allowed: stock, social, technical, a layer (environment, people, work, technology), a role (problem, fix, `,
		"A -> B : + id x\nB -> A : id x":    `bad.txt:2:1: there is already a link "x"`,
		"A\nA":                              `bad.txt:2:1: there is already a variable "A"`,
		"loop R1\nloop R1":                  `bad.txt:2:6: there is already a loop "r1"`,
		"A : at 1":                          "expected a number",
		"A : id Ä":                          "bad.txt:1:8: expected an id",
		"A\xff":                             "bad.txt:1:1: the line is not UTF-8",
		"language english-language":         "",
		"language 1":                        `bad.txt:1:10: "1" cannot be the language`,
	} {
		_, err := systems.ReadText("bad.txt", []byte(text))
		if want == "" {
			if err != nil {
				t.Errorf("%s: %v", text, err)
			}
			continue
		}
		var ps govmaturity.Problems
		if !errors.As(err, &ps) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, and not %s", text, err, want)
		}
	}
}

// What a text holds is the same when it is written and read again.
func checkTextRoundTrip(t *testing.T, spec *systems.DiagramSpec) {
	t.Helper()
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	text, lost := d.Text()
	in, err := systems.ReadText("x.txt", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if len(lost) == 0 {
		if diff := cmp.Diff(d.Spec(), in.Spec); diff != "" {
			t.Fatalf("%s\n%s", diff, text)
		}
	}
	again, err := systems.Compile(in.Spec)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	second, lost := again.Text()
	if len(lost) > 0 || string(second) != string(text) {
		t.Fatalf("lost %v\n%s\n%s", lost, text, second)
	}
}

func randomSpec(r *rand.Rand) *systems.DiagramSpec {
	names := []string{"A", "b", "a", `say "x"`, "two\nlines", `back\slash`, "信任", "stock", "loop x", "@a", "x: y # z -> w", " spaced ", "A", "id"}
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "x", Actors: []systems.ActorSpec{
		{ID: "vendor", Name: govmaturity.English("Vendor"), Outside: true}, {ID: "v2", Name: govmaturity.English("Vendor")}}}
	for i := range 1 + r.IntN(6) {
		v := systems.VariableSpec{ID: fmt.Sprint("v", i), Name: govmaturity.English(names[r.IntN(len(names))]), Stock: r.IntN(2) == 0}
		if r.IntN(3) == 0 {
			v.Kind, v.Layer, v.Role, v.Actor = systems.KindSocial, systems.LayerWork, systems.RoleGoal, []string{"vendor", "v2"}[r.IntN(2)]
			v.Position = &systems.PositionSpec{X: r.NormFloat64(), Y: -1e6}
		}
		if r.IntN(2) == 0 {
			v.ID = fmt.Sprint([]string{"a", "b", "x-y-z-w"}[r.IntN(3)], i)
		}
		spec.Variables = append(spec.Variables, v)
	}
	for i := range r.IntN(8) {
		l := systems.CausalLinkSpec{ID: fmt.Sprint("l", i), From: spec.Variables[r.IntN(len(spec.Variables))].ID, To: spec.Variables[r.IntN(len(spec.Variables))].ID,
			Sign: []systems.Sign{"+", "-", "?"}[r.IntN(3)], Delay: r.IntN(2) == 0}
		if r.IntN(3) == 0 {
			x := r.Float64() + 0.001
			l.Strength = &x
		}
		spec.Links = append(spec.Links, l)
	}
	for i := range r.IntN(3) {
		l := systems.LoopSpec{ID: fmt.Sprint("r", i), Label: []string{"", "R1", "B?"}[r.IntN(3)], Polarity: []systems.Polarity{"", "balancing", "reinforcing"}[r.IntN(3)]}
		switch r.IntN(3) {
		case 0:
			for range 1 + r.IntN(4) {
				l.Variables = append(l.Variables, spec.Variables[r.IntN(len(spec.Variables))].ID)
			}
		case 1:
			if len(spec.Links) > 0 {
				l.Links = []string{spec.Links[0].ID}
			}
			l.Title = govmaturity.English("Title")
		}
		spec.Loops = append(spec.Loops, l)
	}
	return spec
}

func TestTextRoundTrip(t *testing.T) {
	for seed := range long.Count(1000, 20000) {
		checkTextRoundTrip(t, randomSpec(rand.New(rand.NewPCG(uint64(seed), 3))))
	}
}

func TestTextOfPublished(t *testing.T) {
	for _, name := range []string{"sdai_armsRace", "sdai_inventoryWorkforce", "energy_tech_cld", "rand_30_75"} {
		checkTextRoundTrip(t, imported(t, "cld/"+name+".json").Spec())
	}
}

func TestTextSaysWhatIsLost(t *testing.T) {
	d, err := systems.ReadDiagram("x.yaml", []byte(`{format: govmaturity/causal-diagram/1, id: x, note: N, variables: [{id: a, name: {en: A, fr: B}, note: N}],
  iceberg: {events: [{id: e, title: E}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	_, lost := d.Text()
	var at []string
	for _, p := range lost {
		at = append(at, p.Path.String())
	}
	if diff := cmp.Diff([]string{"iceberg", "note", "variables[0].name", "variables[0].note"}, at); diff != "" {
		t.Error(diff)
	}
}

func FuzzReadText(f *testing.F) {
	f.Add(strings.Replace(typed, " role", "", 1) + "A -> B : + delay\nB -> A\nloop R1 : A -> B")
	f.Add("A -> A : - strength 2 id x\nA -> A\nloop @q : along x\nlanguage fr\n@a -> B")
	f.Fuzz(func(t *testing.T, text string) {
		in, err := systems.ReadText("x.txt", []byte(text))
		if err != nil {
			return
		}
		checkTextRoundTrip(t, in.Spec)
	})
}

// A name that looks like an id, or like another name, is one of its own, and that
// is said: people mean the one that is there.
func TestTextNamesThatLookAlike(t *testing.T) {
	in, err := systems.ReadText("ids.txt", []byte(`actor "Line ministry" : id line
"Queue at the counter" : id queue by line
"Temporary staff" : by "Line Ministry"
"Habit" : by @line
queue -> "Temporary staff" : +
"temporary staff" -> @queue : -
"Costs+" -> "Costs" : +
`))
	if err != nil {
		t.Fatal(err)
	}
	const want = `ids.txt:2:38: "line" is a new actor, beside the one with the id line; if that is meant, write @line
ids.txt:5:1: "queue" is a new variable, beside the one with the id queue; if that is meant, write @queue
ids.txt:6:1: "temporary staff" is a new variable, beside the one with the id temporary-staff; if that is meant, write @temporary-staff`
	if got := in.Notes.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A sign inside of a name, or in quotes, is a part of it.
func TestTextSignsInNames(t *testing.T) {
	in, err := systems.ReadText("names.txt", []byte("R - D -> Plan - part two : +\nA -> \"Cost +\"\nA -> Grade + extra\nA -> + : +\n"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range in.Spec.Variables {
		names = append(names, v.Name.String())
	}
	if want := "R - D,Plan - part two,A,Cost +,Grade + extra,+"; strings.Join(names, ",") != want {
		t.Errorf("got %q, want %s", names, want)
	}
}
