package catalog_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/places"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// run is how many words in a row are taken to be copied.
const run = 6

// Every sentence is in our own words: no six words in a row stand in a source.
// Titles are the names of what a source has, and are not sentences; what stands in
// quotation marks says how a scan was read; other names, which have no other words,
// stand in testdata/names.txt.
func TestOwnWords(t *testing.T) {
	printed := map[string]string{}
	for number, lines := range places.Lines(t, root) {
		for p := range runs(plainWords(strings.Join(lines, "\n"))) {
			printed[p] = number
		}
	}
	if printed["can enable increasing access to information"] != "001" {
		t.Fatal("a run of the source is not found")
	}
	names, texts := readNames(t), 0
	for _, e := range catalog.Entries() {
		for _, text := range said(t, load(t, e.String()).Spec()) {
			texts++
			for p := range runs(plainWords(names.Replace(strings.Join(plainWords(text), " ")))) {
				if number, ok := printed[p]; ok {
					t.Errorf("%s: %q stands in %s", e, p, number)
				}
			}
		}
	}
	if texts < 1000 {
		t.Errorf("only %d texts were looked at", texts)
	}
}

// quoted is what a text says in the words of another.
var quoted = regexp.MustCompile(`"[^"]*"`)

// said returns all sentences of a document in English but what points to its
// sources.
func said(t *testing.T, spec *maturity.Spec) (all []string) {
	t.Helper()
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(key string, node any)
	walk = func(key string, node any) {
		switch n := node.(type) {
		case string:
			if key != "fr" && key != "title" {
				all = append(all, quoted.ReplaceAllString(n, " . "))
			}
		case []any:
			for _, item := range n {
				walk(key, item)
			}
		case map[string]any:
			if _, cites := n["source"]; cites {
				return
			}
			if _, work := n["publisher"]; work {
				walk("note", n["note"])
				return
			}
			for k, item := range n {
				if k == "en" {
					k = key // a text in several languages
				}
				walk(k, item)
			}
		}
	}
	walk("", tree)
	return all
}

func runs(words []string) map[string]bool {
	all := map[string]bool{}
	for i := range len(words) - run + 1 {
		all[strings.Join(words[i:i+run], " ")] = true
	}
	return all
}

func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
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
		if name := strings.Join(plainWords(line), " "); name != "" {
			pairs = append(pairs, name, "Name")
		}
	}
	return strings.NewReplacer(pairs...)
}

// ofPublishers are the scales whose levels are a publisher's. All others are this
// library's, and say so.
var ofPublishers = map[string][]string{
	"un-nine-pillars": {"stages"}, "un-egdi": {"classes"}, "wb-gtmi": {"groups"},
}

// Each level of a scale that no publisher states says that it is derived: the
// instrument's own standing is about what its source says.
func TestStandingOfLevels(t *testing.T) {
	levels := 0
	for _, e := range catalog.Entries() {
		spec := load(t, e.String()).Spec()
		for _, s := range spec.Scales {
			for _, l := range s.Levels {
				levels++
				want := govmaturity.StandingDerived
				if slices.Contains(ofPublishers[e.ID], s.ID) {
					want = ""
				}
				if l.Standing != want {
					t.Errorf("%s: scale %s, level %s is %q, want %q", e, s.ID, l.ID, l.Standing, want)
				}
			}
		}
	}
	if levels < 100 {
		t.Errorf("only %d levels", levels)
	}
}

// unread reports whether a document says of a work that nobody read it.
func unread(s govmaturity.Source) bool { return strings.Contains(s.Note.In("en"), "Not read itself") }

// A work that nobody read is cited only at a page that one which was read gives.
func TestUnreadWorks(t *testing.T) {
	works := 0
	for _, e := range catalog.Entries() {
		spec := load(t, e.String()).Spec()
		for _, s := range spec.Sources {
			if !unread(s) {
				continue
			}
			works++
			for _, c := range spec.Cites {
				if c.Source == s.ID && !strings.HasSuffix(c.Locator, ", as the training toolkit says") {
					t.Errorf("%s cites %s at %q, and nobody read it", e, s.ID, c.Locator)
				}
			}
		}
	}
	if works < 12 {
		t.Errorf("only %d works are said to be unread", works)
	}
}

// Each place that an instrument or a crosswalk cites is in the source, in lines that
// say what is claimed.
func TestPlaces(t *testing.T) {
	cited := map[string][]govmaturity.Citation{}
	for _, e := range catalog.Entries() {
		cited[e.String()] = places.Cites(t, load(t, e.String()).Spec())
	}
	for _, c := range catalog.Crosswalks() {
		w, err := catalog.LoadCrosswalk(c.From.String(), c.To.String())
		if err != nil {
			t.Fatal(err)
		}
		cited[c.String()] = places.Cites(t, w)
	}
	places.Check(t, places.Lines(t, root), "testdata/places.csv", cited)
}
