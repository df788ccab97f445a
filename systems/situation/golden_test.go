package situation_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
)

var update = flag.Bool("update", false, "write the golden files again")

// What the story says, with what is doubtful, in each language.
func TestStoryInWords(t *testing.T) {
	s := story(t)
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		var b strings.Builder
		b.WriteString("# Doubts\n")
		for _, d := range s.Doubts() {
			b.WriteString(d.Path().String() + ": " + d.Check.Class().Title(w) + ": " + d.Say(w) + "\n")
		}
		b.WriteString("\n# Nobody asked\n")
		for _, u := range s.Unasked() {
			b.WriteString(u.Say(w) + "\n")
		}
		b.WriteString("\n# Findings\n")
		for _, id := range []string{"leak", "cut", "late", "team", "no-cable", "fees", "board"} {
			b.WriteString(s.Item(id).Finding(w).In(w) + "\n")
		}
		for _, g := range s.Groups() {
			b.WriteString(g.Finding(w).In(w) + "\n")
		}
		b.WriteString(s.Doubts("strategy-item")[0].Finding(w).In(w))
		name := "testdata/golden/story." + tag + ".txt"
		if *update {
			if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
