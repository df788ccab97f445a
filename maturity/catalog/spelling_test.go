package catalog_test

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// TestSpelling looks up each word of each title in a dictionary. Names and
// terms of the field that a dictionary lacks stand in testdata/words.txt.
func TestSpelling(t *testing.T) {
	if _, err := exec.LookPath("hunspell"); err != nil {
		t.Skip("SKIPPED: the spelling of titles needs hunspell (Debian packages hunspell, hunspell-en-gb and hunspell-fr)")
	}
	data, err := os.ReadFile("testdata/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for _, w := range strings.Fields(string(data)) {
		known[w] = true
	}
	for language, dictionary := range map[string]string{"en": "en_GB", "fr": "fr"} {
		words := make(map[string]string) // and where they stand
		for _, e := range catalog.Entries() {
			fw := load(t, e.String())
			for _, title := range titles(fw.Spec()) {
				if wording, ok := title[language]; ok {
					for _, w := range strings.FieldsFunc(wording, func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }) {
						words[strings.Trim(w, "'’")] = e.String()
					}
				}
			}
		}
		if len(words) < 30 {
			t.Fatalf("only %d words in %s: the titles were not found", len(words), language)
		}
		for _, w := range misspelt(t, dictionary, slices.Sorted(maps.Keys(words))) {
			if !known[w] {
				t.Errorf("%s: %q is in no dictionary (%s)", words[w], w, dictionary)
			}
		}
		if got := misspelt(t, dictionary, []string{"Goverrnment"}); len(got) != 1 {
			t.Errorf("%s: the dictionary knows %q", dictionary, "Goverrnment")
		}
	}
}

// misspelt returns the words that a dictionary does not have.
func misspelt(t *testing.T, dictionary string, words []string) []string {
	t.Helper()
	cmd := exec.Command("hunspell", "-l", "-i", "utf-8", "-d", dictionary)
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n"))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("SKIPPED: hunspell has no dictionary %s: %v %s", dictionary, err, stderr.String())
	}
	return strings.Fields(string(out))
}

// titles returns those of a framework, its nodes, scales and options.
func titles(spec *maturity.Spec) []govmaturity.Text {
	all := []govmaturity.Text{spec.Title}
	var node func(n *maturity.NodeSpec)
	node = func(n *maturity.NodeSpec) {
		all = append(all, n.Title)
		if n.Measure != nil {
			for _, o := range n.Measure.Options {
				all = append(all, o.Title)
			}
		}
		for i := range n.Nodes {
			node(&n.Nodes[i])
		}
	}
	node(&spec.Root)
	var rosters func(specs []maturity.RosterSpec)
	rosters = func(specs []maturity.RosterSpec) {
		for i := range specs {
			all = append(all, specs[i].Title)
			node(&specs[i].Root)
			rosters(specs[i].Rosters)
		}
	}
	rosters(spec.Rosters)
	for _, s := range spec.Scales {
		all = append(all, s.Title)
		for _, l := range s.Levels {
			all = append(all, l.Title)
		}
	}
	return all
}
