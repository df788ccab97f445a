package catalog_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/places"
)

// root is the repository's folder, from the folder of this package.
const root = "../.."

// beside returns the path of something that lies beside the repository, or skips
// the test.
func beside(t *testing.T, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{root, "..", "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("NOT RUN: no %s beside the repository (%v)", filepath.Join(parts...), err)
	}
	return path
}

// phrase is how many words in a row are taken to be copied.
const phrase = 6

// Every sentence is in our own words. Names, which have no others, stand in
// testdata/names.txt.
func TestOwnWords(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(beside(t, "sources"), "*_*.txt"))
	if err != nil || len(files) != 5 {
		t.Fatalf("%d sources, %v", len(files), err)
	}
	printed := map[string]string{} // where a phrase stands
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for p := range phrases(string(data)) {
			printed[p] = filepath.Base(file)
		}
	}
	if len(printed) < 20_000 {
		t.Fatalf("only %d phrases in the sources", len(printed))
	}
	names := readNames(t)
	texts := 0
	for _, name := range everything() {
		doc := open(t, name)
		for text := range strings.Lines(doc.text) {
			texts++
			for p := range phrases(names.Replace(strings.Join(wordsOf(text), " "))) {
				if file, ok := printed[p]; ok {
					t.Errorf("%s: %q stands in %s", name, p, file)
				}
			}
		}
	}
	if texts < 300 {
		t.Errorf("only %d texts were looked at", texts)
	}
	if _, ok := printed["are the beliefs mindsets values attitudes"]; !ok {
		t.Error("a phrase of the source is not found")
	}
}

// readNames replaces the names that may be copied by one word each.
func readNames(t *testing.T) *strings.Replacer {
	t.Helper()
	data, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	var pairs []string
	for line := range strings.Lines(string(data)) {
		if name := strings.Join(wordsOf(line), " "); name != "" {
			pairs = append(pairs, name, "Name")
		}
	}
	return strings.NewReplacer(pairs...)
}

// phrases returns all runs of words, in small letters and without signs.
func phrases(text string) map[string]bool {
	all := map[string]bool{}
	words := wordsOf(text)
	for i := range len(words) - phrase + 1 {
		all[strings.Join(words[i:i+phrase], " ")] = true
	}
	return all
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Each place that an entry cites is in the source, in lines that say what is claimed.
func TestPlaces(t *testing.T) {
	cited := map[string][]govmaturity.Citation{}
	for _, name := range everything() {
		if doc := open(t, name); doc.training != nil {
			cited[name] = places.Cites(t, doc.training.Spec())
		} else {
			cited[name] = places.Cites(t, doc.fw.Spec())
		}
	}
	places.Check(t, places.Lines(t, root), "testdata/places.csv", cited)
}
