package govmaturity_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestWordsOfTheModule(t *testing.T) {
	if got := govmaturity.WordsLanguages(); !slices.Equal(got, []string{"ar", "en", "es", "fr", "ru", "zh"}) {
		t.Fatalf("the module comes with %v", got)
	}
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		if w.Language() != tag || len(w.Missing()) > 0 {
			t.Errorf("the words for %s are %s, without %v", tag, w.Language(), w.Missing())
		}
		if note := w.Note(); note == "" || tag != "en" && note == govmaturity.WordsFor("en").Note() {
			t.Errorf("%s does not say who translated it: %q", tag, note)
		}
		again, err := govmaturity.ReadWords(tag+".json", govmaturity.WordsFile(tag))
		if err != nil || again.Language() != tag || again.Note() != w.Note() {
			t.Errorf("the file of %s cannot be read as a host's: %v", tag, err)
		}
	}
	if w := govmaturity.WordsFor("ar-EG"); w.Direction() != "rtl" {
		t.Errorf("Arabic is written %s", w.Direction())
	}
	if govmaturity.WordsFile("xx") != nil {
		t.Error("there is a file of a language that there is not")
	}
}

func TestZeroWordsAreEnglish(t *testing.T) {
	var w govmaturity.Words
	for got, want := range map[string]string{
		w.Language(): "en", w.Direction(): "ltr", w.Languages()[0]: "en", w.Say("answer.yes"): "Yes", w.Number(12345.5, -1): "12,345.5", w.Plain(12345.5): "12345.5", w.Decimal(): ".",
		w.Percent(0.5, 0): "50%", w.Date("2026-11"): "November 2026", w.And("a", "b"): "a and b", w.Or("a", "b"): "a or b", w.List("a", "b"): "a, b",
		w.Isolate("عدد", "ar"): "\u2067عدد\u2069", w.LeftToRight("a = b"): "a = b", w.Wording(govmaturity.Text{"en": "Data", "fr": "Données"}): "Data",
	} {
		if got != want {
			t.Errorf("the zero Words say %q, not %q", got, want)
		}
	}
	if w.Missing() != nil {
		t.Errorf("English lacks %v", w.Missing())
	}
}

// A host's own words come before those of the module, and say in English what
// they do not have.
func TestOwnWords(t *testing.T) {
	si, err := govmaturity.ReadWords("si.yaml", []byte(`
format: govmaturity/words/1
language: si
answer.yes: ඔව්
path.levels: "මට්ටම් {count, plural, one {#} other {#}} ක්"
`))
	if err != nil {
		t.Fatal(err)
	}
	own := []govmaturity.Words{{}, si}
	if got := govmaturity.WordsAmong(own, "si-LK", "ta"); got.Language() != "si" || !slices.Equal(got.Languages(), []string{"si-LK", "ta"}) {
		t.Errorf("a reader of Sinhala gets %s for %v", got.Language(), got.Languages())
	}
	if got := govmaturity.WordsAmong(own, "fr"); got.Say("answer.yes") != "Oui" {
		t.Errorf("a reader of French reads %q", got.Say("answer.yes"))
	}
	if got := si.Say("path.levels", "count", 2); got != "මට්ටම් 2 ක්" {
		t.Errorf("the message is %q", got)
	}
	if got := si.Say("answer.no"); got != "No" {
		t.Errorf("what Sinhala lacks is %q", got)
	}
	missing := si.Missing()
	if slices.Contains(missing, "answer.yes") || !slices.Contains(missing, "answer.no") || !slices.IsSorted(missing) {
		t.Errorf("Sinhala lacks %d keys, and says so wrongly", len(missing))
	}
}

func TestProblemsOfOwnWords(t *testing.T) {
	_, err := govmaturity.ReadWords("own.json", []byte(`{
  "format": "govmaturity/words/1",
  "language": "ru",
  "answer.maybe": "Может быть",
  "path.none": "{target",
  "path.reached": "{goal}",
  "explain.estimated": "{count, plural, one {#} other {#}}"
}`))
	var problems govmaturity.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("the error is %v", err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%s %s:%d:%d %s", p.Code, p.File, p.Line, p.Column, p.Path))
	}
	want := []string{
		fmt.Sprintf("%s own.json:4:3 [%q]", govmaturity.CodeUnknownKey, "answer.maybe"),
		fmt.Sprintf("%s own.json:5:3 [%q]", govmaturity.CodeWrongMessage, "path.none"),
		fmt.Sprintf("%s own.json:6:3 [%q]", govmaturity.CodeWrongArguments, "path.reached"),
		fmt.Sprintf("%s own.json:7:3 [%q]", govmaturity.CodeMissingPlural, "explain.estimated"),
	}
	if !slices.Equal(got, want) {
		t.Errorf("the problems are\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The codes that the reader of words gives are those of this package.
func TestCodesOfWords(t *testing.T) {
	source := read(t, "internal/words/problem.go")
	codes := read(t, "codes.go")
	all := regexp.MustCompile(`code\w+ += ("[a-z0-9-]+")`).FindAllStringSubmatch(source, -1)
	if len(all) < 10 {
		t.Fatalf("%d codes were found", len(all))
	}
	for _, m := range all {
		if !strings.Contains(codes, " Code = "+m[1]+"\n") {
			t.Errorf("the code %s has no constant", m[1])
		}
	}
}

func read(t *testing.T, name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A ministry writes the words in its own language, and asks what it has left
// out.
func ExampleReadWords() {
	sinhala, err := govmaturity.ReadWords("si.yaml", []byte(`
format: govmaturity/words/1
language: si
answer.yes: ඔව්
answer.no: නැත
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sinhala.Say("answer.yes"))
	fmt.Println(slices.Contains(sinhala.Missing(), "answer.none"))
	// Output:
	// ඔව්
	// true
}

func ExampleWords_Say() {
	for _, language := range []string{"en", "fr", "es"} {
		w := govmaturity.WordsFor(language)
		fmt.Println(w.Say("path.levels", "count", 2), w.Number(25.5, 1), w.Date("2026-11-22"))
	}
	// Output:
	// 2 levels up 25.5 22 November 2026
	// 2 niveaux de plus 25,5 22 novembre 2026
	// 2 niveles más 25,5 22 de noviembre de 2026
}
