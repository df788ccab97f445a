package systems_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

func readFile(t testing.TB, name string) *systems.Diagram {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := systems.ReadDiagram(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// line says a match on one line.
func line(m systems.ArchetypeMatch) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s tier %d roles", m.Archetype, m.Tier)
	for _, r := range m.Roles {
		fmt.Fprintf(&b, " %s=%s", r.Role, r.Variable.ID())
	}
	b.WriteString(" loops")
	for _, l := range m.Loops {
		b.WriteString(" " + l.Polarity().Letter() + ":")
		for i := range l.Len() {
			b.WriteString([]string{"", ">"}[min(i, 1)] + l.Variable(i).ID())
		}
	}
	if m.Ways > 1 {
		fmt.Fprintf(&b, " ways %d", m.Ways)
	}
	if m.Part {
		b.WriteString(" part")
	}
	return b.String()
}

// The textbook form of each archetype is recognised first, with all evidence; and
// also where nobody said the roles and actors, as far as structure and delays
// tell.
func TestTextbookArchetypes(t *testing.T) {
	files, err := filepath.Glob("testdata/archetypes/*.yaml")
	if err != nil || len(files) != 10 {
		t.Fatal(files, err)
	}
	var said strings.Builder
	for _, file := range files {
		d := readFile(t, file)
		want := systems.Archetype(strings.TrimSuffix(strings.TrimSuffix(d.ID(), "-split"), "-three"))
		for _, plain := range []bool{false, true} {
			if plain {
				d = without(t, d)
			}
			got := d.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
			if !got.Ending.Complete() {
				t.Errorf("%s: %s", file, got.Ending)
			}
			if len(got.Matches) == 0 || got.Matches[0].Archetype != want && !plain {
				t.Errorf("%s: %v", file, got.Matches)
				continue
			}
			if m := got.Matches[0]; !plain && (m.Tier != 3 || len(m.Missing()) > 0) {
				t.Errorf("%s: tier %d, %v", file, m.Tier, m.Missing())
			}
			fmt.Fprintf(&said, "%s, plain %v, loops %d\n", d.ID(), plain, got.Loops)
			for _, m := range got.Matches {
				said.WriteString("  " + line(m) + "\n")
			}
			for _, n := range got.NearMisses {
				fmt.Fprintf(&said, "  add %s %s %s to close %s for %s\n", n.From.ID(), n.Sign, n.To.ID(), n.Polarity.Letter(), n.Archetype)
			}
		}
	}
	golden(t, "testdata/archetypes/found.txt", said.String())
}

func textbooks(t testing.TB) (out []*systems.Diagram) {
	t.Helper()
	files, err := filepath.Glob("testdata/archetypes/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		out = append(out, readFile(t, file))
	}
	return out
}

// without takes the roles and actors out of a diagram.
func without(t testing.TB, d *systems.Diagram) *systems.Diagram {
	t.Helper()
	spec := d.Spec()
	for i := range spec.Variables {
		spec.Variables[i].Role, spec.Variables[i].Actor = "", ""
	}
	out, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func golden(t testing.TB, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

var update = flag.Bool("update", false, "write the golden files anew")
