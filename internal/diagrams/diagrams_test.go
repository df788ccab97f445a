package diagrams_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/diagrams"
	"github.com/govmaturity/govmaturity/internal/document"
)

var update = flag.Bool("update", false, "renew what the samples are read as")

type format struct {
	name string
	is   func(*diagrams.Input) bool
	read func(*diagrams.Input) (*diagrams.Diagram, error)
}

var formats = []format{
	{"kumu", diagrams.IsKumu, diagrams.ReadKumu},
	{"catcolab", diagrams.IsCatColab, diagrams.ReadCatColab},
	{"loopy", diagrams.IsLoopy, diagrams.ReadLoopy},
	{"xmile", diagrams.IsXML, diagrams.ReadXMILE},
	{"vensim", diagrams.IsVensim, diagrams.ReadVensim},
	{"dot", diagrams.IsDOT, diagrams.ReadDOT},
	{"mermaid", diagrams.IsMermaid, diagrams.ReadMermaid},
	{"table", diagrams.IsTable, diagrams.ReadTable},
}

func input(name string, data []byte) *diagrams.Input {
	in := &diagrams.Input{Name: name, Ending: strings.ToLower(filepath.Ext(name)), Data: data}
	if s := strings.TrimSpace(string(data)); strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{") && !strings.HasPrefix(s, "{UTF-8}") {
		in.Root, _ = document.Parse(name, data, document.Limits{})
	}
	return in
}

// find returns the format of a file, by what is in it.
func find(in *diagrams.Input) *format {
	for i := range formats {
		if formats[i].is(in) {
			return &formats[i]
		}
	}
	return nil
}

// told writes down all that a diagram holds.
func told(d *diagrams.Diagram) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\ndescription %q\nnote %q\n", d.Title, d.Description, d.Note)
	for _, v := range d.Variables {
		fmt.Fprintf(&b, "variable %q", v.Name)
		if v.Code != "" && v.Code != v.Name {
			fmt.Fprintf(&b, " code %q", v.Code)
		}
		if v.Stock {
			b.WriteString(" stock")
		}
		if v.Placed {
			fmt.Fprintf(&b, " at %g, %g", v.X, v.Y)
		}
		if v.Description != "" {
			fmt.Fprintf(&b, ": %q", v.Description)
		}
		b.WriteString("\n")
	}
	for _, l := range d.Links {
		delay, rest := "", ""
		if l.Delay {
			delay = " ||"
		}
		if l.Strength > 0 {
			rest = fmt.Sprintf(" strength %g", l.Strength)
		}
		if l.Note != "" {
			rest += fmt.Sprintf(" note %q", l.Note)
		}
		fmt.Fprintf(&b, "link %s -> %c%s %s%s\n", d.Variables[l.From].Name, l.Sign, delay, d.Variables[l.To].Name, rest)
	}
	for _, l := range d.Loops {
		fmt.Fprintf(&b, "loop %q %q %q:", l.Label, l.Title, strings.Trim(string(rune(l.Sign)), "\x00"))
		for _, i := range l.Links {
			fmt.Fprintf(&b, " %s -> %s;", d.Variables[d.Links[i].From].Name, d.Variables[d.Links[i].To].Name)
		}
		for _, v := range l.Variables {
			fmt.Fprintf(&b, " %s;", d.Variables[v].Name)
		}
		b.WriteString("\n")
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "%s %d:%d %s\n", n.Code, n.Line, n.Column, n.Message())
	}
	return b.String()
}

func samples(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	var all []string
	for _, f := range files {
		if !strings.HasSuffix(f, ".golden") {
			all = append(all, f)
		}
	}
	return all
}

// Each sample is of the format that its name says, and is read as the file beside it
// says.
func TestSamples(t *testing.T) {
	kinds := map[string]string{".csv": "table", ".mmd": "mermaid", ".dot": "dot", ".stmx": "xmile", ".mdl": "vensim"}
	for _, file := range samples(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := kinds[filepath.Ext(file)]
		if want == "" {
			want = strings.Split(filepath.Base(file), ".")[1]
		}
		f := find(input(file, data))
		if f == nil || f.name != want {
			t.Errorf("%s is taken for %v", file, f)
			continue
		}
		if want != "table" { // of a table without an ending, nobody knows
			if g := find(input("file", data)); g == nil || g.name != want {
				t.Errorf("%s is not known by what is in it, and taken for %v", file, g)
			}
		}
		d, err := f.read(input(file, data))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		got := told(d)
		golden := file + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if wanted, err := os.ReadFile(golden); err != nil || string(wanted) != got {
			t.Errorf("%s is read as\n%s\nand not as\n%s\n%v", file, got, wanted, err)
		}
	}
}

// checkPlaces asks that what refers to a variable or link refers to one.
func checkPlaces(t *testing.T, d *diagrams.Diagram) {
	t.Helper()
	for _, v := range d.Variables {
		if strings.TrimSpace(v.Name) == "" {
			t.Errorf("a variable has no name: %+v", v)
		}
	}
	for _, l := range d.Links {
		if l.From < 0 || l.To < 0 || l.From >= len(d.Variables) || l.To >= len(d.Variables) || !strings.ContainsRune("+-?", rune(l.Sign)) {
			t.Errorf("%+v", l)
		}
	}
	for _, l := range d.Loops {
		for _, i := range l.Links {
			if i < 0 || i >= len(d.Links) {
				t.Errorf("%+v", l)
			}
		}
		for _, v := range l.Variables {
			if v < 0 || v >= len(d.Variables) {
				t.Errorf("%+v", l)
			}
		}
	}
}
