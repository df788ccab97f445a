//lint:file-ignore SA4006 the README leaves the handling of errors to its readers

package main

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/readmetest"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/behaviour"
	"github.com/govmaturity/govmaturity/systems/chart"
	"github.com/govmaturity/govmaturity/systems/qualitative"
)

// printer keeps what the code prints.
type printer struct{ out io.Writer }

func (p printer) Println(a ...any) { fmt.Fprintln(p.out, a...) }
func (p printer) Print(a ...any)   { fmt.Fprint(p.out, a...) }

// why runs the code of the section "Why it is so" of the README. Between the marks is
// that code, as it stands there.
func why(ctx context.Context, data []byte, fmt printer, w io.Writer) error {
	// README begins
	in, err := systems.Import("agencies.txt", data)
	d, err := systems.Compile(in.Spec)
	fmt.Println(in.Kind, in.Notes.Counts())

	search := d.Loops(systems.LoopOptions{MaxLength: 8})
	for loop := range search.All(ctx) {
		fmt.Println(loop)
	}
	fmt.Println(search.Ending().Complete())

	found := d.Archetypes(ctx, systems.ArchetypeOptions{})
	fr := govmaturity.WordsFor("fr")
	for _, m := range found.Matches {
		fmt.Println(m.Archetype.Say(fr), "tier", m.Tier)
		fmt.Print(m.Finding(fr).In(fr))
		model, ok := behaviour.Archetype(m.Archetype)
		if ok {
			with, err := model.Pull(behaviour.Setup{}, model.Levers()[0].ID)
			fmt.Print(with.Finding(), err)
		}
	}

	signs, err := qualitative.OfDiagram(d)
	fmt.Println(signs.Damped().Stability().Verdict)

	picture, err := chart.Diagram(d, chart.Options{Width: 800})
	err = picture.WriteSVG(w, govmaturity.ChartPage{ID: "agencies"})
	// README ends
	return err
}

func TestREADMECode(t *testing.T) {
	readmetest.SameCode(t, readmetest.Section(t, "Why it is so"), "readme_test.go")
	typed := []byte(`actor "Vendors" : outside
"Backlog" : problem
"Contracts" : fix by "Vendors"
"Own skills" : fundamental
"Experts leave" : side-effect
"Backlog" -> "Contracts" : +
"Contracts" -> "Backlog" : -
"Backlog" -> "Own skills" : +
"Own skills" -> "Backlog" : - delay
"Contracts" -> "Experts leave" : +
"Experts leave" -> "Own skills" : -
`)
	var out, svg strings.Builder
	if err := why(context.Background(), typed, printer{&out}, &svg); err != nil || !strings.Contains(svg.String(), "</svg>") {
		t.Fatalf("%v, %d bytes of SVG", err, svg.Len())
	}
	at := 0
	for _, want := range []string{"text map[]", "B: Backlog -> + Contracts -> - Backlog\n", "true\nDéplacement du fardeau tier 3\n", "Remède rapide\u00a0: Contracts",
		"Empêchez le remède rapide de l’user", "<nil>", "\n"} {
		i := strings.Index(out.String()[at:], want)
		if i < 0 {
			t.Fatalf("%q is not printed, or too early:\n%s", want, &out)
		}
		at += i
	}
	out.Reset()
	if err := why(context.Background(), []byte("Elections -> Pressure : +"), printer{&out}, &svg); err != nil || !strings.HasSuffix(out.String(), "true\nalways\n") {
		t.Errorf("without loops: %v\n%s", err, &out)
	}
}

// The commands of the README work on a fresh clone, and print what it shows.
func TestREADMECommands(t *testing.T) {
	section := readmetest.Section(t, "Why it is so")
	commands := regexp.MustCompile(`(?m)^    go run \./examples/loops(.*)$`).FindAllStringSubmatch(section, -1)
	if len(commands) != 2 {
		t.Fatalf("%d commands", len(commands))
	}
	for i, c := range commands {
		var args []string
		for _, arg := range strings.Fields(c[1]) {
			if strings.Contains(arg, "/") {
				arg = "../../" + arg
			}
			args = append(args, arg)
		}
		out, errs, code := call(t, args...)
		if code != 0 || out == "" {
			t.Errorf("%s: ended with %d, said %q", c[1], code, errs)
		}
		if i == 0 {
			_, shown, _ := strings.Cut(section, "<!-- loops:begin -->\n\n")
			shown, _, _ = strings.Cut(shown, "\n<!-- loops:end -->")
			if got := strings.ReplaceAll(shown, "    ", ""); got != out {
				t.Errorf("README.md shows\n%s\nand the command prints\n%s", got, out)
			}
		}
	}
}

// The diagram that the README types is read, and so are the kinds that it lists.
func TestREADMEText(t *testing.T) {
	section := readmetest.Section(t, "Why it is so")
	i := strings.Index(section, "    title ")
	if i < 0 {
		t.Fatal("README.md types no diagram")
	}
	typed, _, _ := strings.Cut(section[i:], "\n\n")
	in, err := systems.ReadText("typed.txt", []byte(typed))
	if err != nil || len(in.Notes) > 0 {
		t.Fatalf("%v, %v", err, in)
	}
	d, err := systems.Compile(in.Spec)
	if err != nil || len(d.Doubts()) > 0 || d.Len() != 3 || d.LinkLen() != 4 {
		t.Errorf("%v, %v", err, d)
	}
}
