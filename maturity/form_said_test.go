package maturity_test

import (
	"bytes"
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// frameworkOf reads a framework of the folder of forms.
func frameworkOf(tb testing.TB, name string) *maturity.Framework {
	tb.Helper()
	data, err := os.ReadFile("testdata/forms/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	fw, err := maturity.ReadFramework(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	return fw
}

// written returns a form in each way that people see it: the UI schemas go with
// the draft-07 schema.
func written(tb testing.TB, f govmaturity.Form) map[string]string {
	tb.Helper()
	out := map[string]string{}
	for _, p := range govmaturity.FormProfiles() {
		data, err := f.Profile(p)
		if err != nil {
			tb.Fatal(err)
		}
		out[string(p)] = string(data)
	}
	for _, ui := range []govmaturity.FormProfile{govmaturity.FormRJSF} {
		out[string(ui)] += out[string(govmaturity.FormSchemaDraft07)]
	}
	var page bytes.Buffer
	if err := f.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
		tb.Fatal(err)
	}
	out["HTML"] = page.String()
	return out
}

// notAsked are words that no form says: how answers become a number, the title of
// the number that comes of them all, and what a summary of a list is.
var notAsked = []string{
	"W-score-note", "W-scale-title", "W-root-title", "W-rosterroot-title", "W-items-title", "W-items-description", "W-descriptor-note",
	// A level has the text of its descriptor, where the question has one.
	"W-level-description",
}

// elsewhere are words that a program takes from the schema beside its profile, or
// that the page around says.
var elsewhere = map[string][]string{
	"json-forms-ui": {"W-title", "W-level-two", "W-option-b"}, // titles of options
	"HTML":          {"W-title"},
}

// Every profile says what the framework says of questions, groups and units, also
// in lists; and without notes, all but those.
func TestNoProfileLosesWords(t *testing.T) {
	source, err := os.ReadFile("testdata/forms/words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fw := frameworkOf(t, "words.yaml")
	words := regexp.MustCompile(`W-[a-z-]+`).FindAllString(string(source), -1)
	if len(words) < 35 {
		t.Fatalf("only %d words", len(words))
	}
	for _, options := range []maturity.FormOptions{{}, {NoNotes: true}} {
		for name, text := range written(t, formOf(t, fw, options)) {
			for _, word := range words {
				want := !slices.Contains(notAsked, word) && !slices.Contains(elsewhere[name], word) && !(options.NoNotes && strings.HasSuffix(word, "-note"))
				if got := regexp.MustCompile(word + `\b[^-]`).MatchString(text); got != want {
					t.Errorf("%s, without notes %v: %s is there: %v", name, options.NoNotes, word, got)
				}
			}
		}
	}
	// So does the page of one item, and what is said about its root.
	for name, text := range written(t, formOf(t, fw, maturity.FormOptions{Item: "/r/x"})) {
		for _, word := range words {
			if strings.HasPrefix(word, "W-roster") && word != "W-rosterroot-title" && word != "W-roster-description" && !strings.Contains(text, word) {
				t.Errorf("%s of one item: no %s", name, word)
			}
		}
	}
}

// The catalogue's units are in every profile.
func TestEveryProfileSaysUnits(t *testing.T) {
	_, all := formFrameworks(t)
	for _, id := range []string{"oecd-going-digital@undated", "eu-desi@2022"} {
		fw := all[id]
		units := map[string]bool{}
		for _, in := range fw.Indicators() {
			units[in.Unit().In("en")] = true
		}
		for name, text := range written(t, formOf(t, fw, maturity.FormOptions{})) {
			for unit := range units {
				if unit != "" && !strings.Contains(text, "("+unit+")") && !strings.Contains(text, "Unit: "+unit+".") && !strings.Contains(text, "<bdi>"+html.EscapeString(unit)+"</bdi>") {
					t.Errorf("%s, %s: no unit %q", id, name, unit)
				}
			}
		}
	}
}
