package main

import (
	"github.com/govmaturity/govmaturity"

	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

var update = flag.Bool("update", false, "write the golden files anew")

// call runs the program.
func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

// hash is a content hash. It changes with any word of an instrument, which
// other tests watch over.
var hash = regexp.MustCompile(`sha256:[0-9a-f]{64}`)

func golden(t *testing.T, name, got string) {
	t.Helper()
	got = hash.ReplaceAllString(got, "sha256:"+strings.Repeat("0", 64))
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("output differs from %s; run with -update and look at what changed:\n%s", path, got)
	}
}

func TestGolden(t *testing.T) {
	ministry := []string{"-framework", "../custom/ministry.yaml", "-answers", "../custom/answers.yaml"}
	pillars := []string{"-answers", "data/nine-pillars.yaml"}
	tests := []struct {
		name string
		args []string
		code int
	}{
		{"default.txt", nil, 0},
		{"default.json", []string{"-json"}, 0},
		{"target.txt", append(pillars, "-target", "transformative"), 0},
		{"french.txt", append(ministry, "-lang", "fr"), 0},
		{"french.json", append(ministry, "-lang", "fr-CA", "-json"), 0},
		{"blank.yaml", []string{"-blank", "-framework", "../custom/ministry.yaml", "-lang", "fr"}, 0},
		{"bad-answers.txt", []string{"-framework", "un-nine-pillars", "-answers", "testdata/bad.yaml"}, 1},
		{"unknown-edition.txt", []string{"-answers", "testdata/bad.yaml"}, 1},
		{"unknown-framework.txt", []string{"-answers", "../custom/answers.yaml"}, 1},
		{"bad-framework.txt", []string{"-framework", "testdata/broken.yaml", "-answers", "testdata/bad.yaml"}, 1},
		{"bad-target.txt", append(pillars, "-target", "perfect"), 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := call(test.args...)
			out := stdout
			if test.code != 0 {
				out = stderr
			}
			if code != test.code || len(stdout)+len(stderr) != len(out) {
				t.Fatalf("ended with %d, want %d; printed %q and said %q", code, test.code, stdout, stderr)
			}
			golden(t, test.name, out)
			if test.code == 0 && !strings.HasSuffix(test.name, ".json") {
				checkWidth(t, out)
			}
			if _, again, _ := call(test.args...); again != stdout {
				t.Error("a second run prints something else")
			}
		})
	}
}

func checkWidth(t *testing.T, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		if w := text.Width(strings.TrimSuffix(line, "\n")); w > pageWidth {
			t.Errorf("a line takes %d columns: %s", w, line)
		}
	}
}

// Without flags the program needs nothing around it, and fits on two screens.
func TestAnywhere(t *testing.T) {
	t.Chdir(t.TempDir())
	code, out, errs := call()
	if code != 0 || errs != "" {
		t.Errorf("ended with %d and said %q", code, errs)
	}
	if lines := strings.Count(out, "\n"); lines > 110 {
		t.Errorf("prints %d lines", lines)
	}
}

func TestOtherErrors(t *testing.T) {
	tests := []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-h"}, 0, "-target level"},
		{[]string{"answers.yaml"}, 2, `unexpected argument "answers.yaml"`},
		{[]string{"-framework", "un-egdi"}, 2, "-framework needs -answers"},
		{[]string{"-blank"}, 2, "-blank needs -framework: a YAML or JSON file, or one of eu-desi, "},
		{[]string{"-blank", "-framework", "un-egdi", "-answers", "mine.yaml"}, 2, "beside it only -framework and -lang"},
		{[]string{"-blank", "-framework", "un-egdi", "-target", "high"}, 2, "beside it only -framework and -lang"},
		{[]string{"-blank", "-framework", "un-egdi", "-json"}, 2, "beside it only -framework and -lang"},
		{[]string{"-blank", "-framework", "un-egid"}, 1, "no instrument \"un-egid\""},
		{[]string{"-answers", "testdata/broken.yaml"}, 1, "testdata/broken.yaml:1:9: format: "},
		{[]string{"-lang", "english, please"}, 2, "not a language tag"},
		{[]string{"-verbose"}, 2, "not defined"},
		{[]string{"-\x1b[2J"}, 2, "not defined: -\ufffd[2J\n"},
		{[]string{"-answers", "no\x1b[2J\nwhere.yaml"}, 1, "no\ufffd[2J where.yaml"},
		{[]string{"-framework", "no\x1b[2J\nwhere.yaml", "-answers", "data/nine-pillars.yaml"}, 1, "no\ufffd[2J where.yaml"},
		{[]string{"-answers", "."}, 1, ". is a directory; expected a file\n"},
		{[]string{"-target", "perfect"}, 2, "there is d, c, b, a, online-presence, transactional"},
		{[]string{"-answers", "nowhere.yaml"}, 1, "nowhere.yaml"},
		{[]string{"-framework", "nowhere.yaml", "-answers", "data/nine-pillars.yaml"}, 1, "nowhere.yaml"},
		{[]string{"-framework", "un-nine-pilars", "-answers", "data/nine-pillars.yaml"}, 1, "did you mean un-nine-pillars"},
		{[]string{"-framework", "un-egdi", "-answers", "data/nine-pillars.yaml"}, 1, "data/nine-pillars.yaml:3:12: framework: "},
	}
	for doc, says := range map[string]string{
		"":                                      "empty",
		"[1]":                                   "expected",
		"framework: [":                          "not closed",
		"subject: Nobody":                       "mine.yaml:1:1: the answers do not say which instrument they are to: expected the key framework",
		"framework: 7":                          "the answers do not say which instrument",
		"framework: *x":                         "cannot begin with *",
		"framework: un-edgi":                    "mine.yaml:1:12: framework: the catalogue has no un-edgi; did you mean un-egdi?",
		"framework: \"\\u001b[2J\"\nedition: x": "has no \ufffd[2J@x",
		"framework: un-egdi\nedition: 2022":     "mine.yaml:2:10: edition: expected",
		"framework: un-egdi\nsubject: Nobody":   "format: the key format is missing",
	} {
		path := filepath.Join(t.TempDir(), "mine.yaml")
		if err := os.WriteFile(path, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := call("-answers", path)
		if code != 1 || !strings.Contains(stderr, says) || stdout != "" || strings.Contains(stderr, "\x1b") {
			t.Errorf("%q ended with %d, printed %q and said %q; want 1 and %q", doc, code, stdout, stderr, says)
		}
	}
	for _, test := range tests {
		code, stdout, stderr := call(test.args...)
		if code != test.code || !strings.Contains(stderr, test.says) || stdout != "" {
			t.Errorf("%q ended with %d, printed %q and said %q; want %d and %q", test.args, code, stdout, stderr, test.code, test.says)
		}
	}
}

// A target of one instrument leaves the other with its own.
func TestTargetOfOne(t *testing.T) {
	for target, want := range map[string][]string{
		"a":              {"Gaps to A\n", "Gaps to Connected\n"},
		"transformative": {"Gaps to B\n", "Gaps to Transformative\n"},
	} {
		_, out, _ := call("-target", target)
		for _, heading := range want {
			if !strings.Contains(out, heading) {
				t.Errorf("-target %s does not print %q", target, heading)
			}
		}
	}
}

// The JSON document holds what the text says.
func TestSameContent(t *testing.T) {
	_, plain, _ := call()
	_, out, _ := call("-json")
	var doc any
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(strings.Fields(plain), " ")
	// The keys of what stands in the text as it is.
	shown := []string{"name", "title", "subject", "means", "note", "published-group", "licence"}
	count := 0
	var look func(key string, v any)
	look = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if key == "data" {
				return // what the text of an explanation is made of
			}
			for k, below := range v {
				look(k, below)
			}
		case []any:
			for _, below := range v {
				look(key, below)
			}
		case string:
			if slices.Contains(shown, key) && v != "Nine key pillars" { // the root, which has no value to show
				count++
				if !strings.Contains(said, strings.Join(strings.Fields(v), " ")) {
					t.Errorf("%s %q is not in the text", key, v)
				}
			}
		}
	}
	look("", doc)
	if count < 50 {
		t.Errorf("only %d texts were compared", count)
	}
}

// Every instrument of the catalogue can be printed, even without answers.
func TestCatalogue(t *testing.T) {
	for _, e := range catalog.Entries() {
		path := filepath.Join(t.TempDir(), "empty.yaml")
		doc := fmt.Sprintf("format: %s\nframework: %s\nedition: %q\nsubject: Nobody\n", maturity.AssessmentFormat, e.ID, e.Edition)
		if err := os.WriteFile(path, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
		code, out, errs := call("-framework", e.String(), "-answers", path)
		if code != 0 || errs != "" {
			t.Errorf("%s: ended with %d and said %q", e, code, errs)
		}
		checkWidth(t, out)
		if strings.Contains(out, "at the top") {
			t.Errorf("%s: without an answer, something is said to be at the top:\n%s", e, out)
		}
		if lines := strings.Count(out, "\n"); lines > 150 {
			t.Errorf("%s: prints %d lines", e, lines)
		}
	}
}

// The answers say which instrument, and which edition of it, they are to.
func TestNamed(t *testing.T) {
	for _, e := range catalog.Entries() {
		path := filepath.Join(t.TempDir(), "blank.yaml")
		_, form, _ := call("-blank", "-framework", e.String())
		if err := os.WriteFile(path, []byte(form), 0o644); err != nil {
			t.Fatal(err)
		}
		code, out, errs := call("-answers", path)
		if want := e.ID + ", edition " + e.Edition + ". "; code != 0 || !strings.Contains(out, want) {
			t.Errorf("%s: ended with %d, said %q and printed\n%s", e, code, errs, out)
		}
	}
}

// In the JSON document, a class does not pass for a level.
func TestClassIsNoLevel(t *testing.T) {
	_, out, _ := call("-json")
	type sorted struct{ Level, Class *level }
	var doc struct {
		Scorecards []struct {
			Nodes []sorted
			Gaps  []struct {
				Node     sorted
				From, To *level
			}
			Next []struct{ From, To *level }
		}
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	index, pillars := doc.Scorecards[0], doc.Scorecards[1]
	if n := index.Nodes[0]; n.Level != nil || n.Class == nil || n.Class.ID != "c" || n.Class.Kind != "class" {
		t.Errorf("the index has %+v", n)
	}
	if g := index.Gaps[0]; g.Node.Level != nil || *g.From != (level{"class", "c", "C", 2, 4}) || *g.To != (level{"class", "b", "B", 3, 4}) {
		t.Errorf("the index has the gap %+v", g)
	}
	if n := index.Next[0]; n.From.Kind != "class" || n.To.Kind != "class" {
		t.Errorf("the index has the path %+v", n)
	}
	if n := pillars.Nodes[1]; n.Class != nil || n.Level == nil || n.Level.ID != "connected" || n.Level.Kind != "level" {
		t.Errorf("a pillar has %+v", n)
	}
}

// A number is sorted into levels, and a level that was answered into classes.
func TestOwnLevels(t *testing.T) {
	code, out, errs := call("-framework", "testdata/sorted.yaml", "-answers", "testdata/sorted-answers.yaml", "-target", "high")
	if code != 0 {
		t.Fatal(errs)
	}
	for _, want := range []string{
		"  Number  ██░░░░░░░░░░░░░░    1.00  below all levels\n",
		"  Level   ████████░░░░░░░░  1 of 2  Low, Bronze\n",
		"  Absent                            not applicable\n",
		"Gaps to High\n  Number  2 levels to go (4 short of it)\n  Level   Low, 1 level to go\n\n",
		"  Number, from no level to Low: effort 10, ",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("does not print %q:\n%s", want, out)
		}
	}
}

// An instrument with classes and no levels of maturity shows them.
func TestClasses(t *testing.T) {
	code, out, errs := call("-framework", "un-egdi@2022", "-answers", "testdata/egdi.yaml")
	if code != 0 {
		t.Fatal(errs)
	}
	for _, want := range []string{
		"E-Government Development Index            ███████████░░░░░  0.7177  High\n",
		"Gaps to Very High\n  E-Government Development Index  High, 1 class to go (0.0323 short of it)\n",
		" 1. Online Service Index: from 0.5133 to 0.611 (0.0977 more in steps of 0.01, effort 10)\n",
		"    threshold: High begins at 0.5; reached; the published value is sorted\n               Very High begins above 0.75; 0.0323 more is needed\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("does not print %q:\n%s", want, out)
		}
	}
	// Where the publisher gives the number only, the classes are not passed off
	// as the publisher's.
	path := filepath.Join(t.TempDir(), "unsaid.yaml")
	answers, err := os.ReadFile("testdata/egdi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	unsaid := strings.Replace(string(answers), "standing: illustrative\n", "", 1)
	if err := os.WriteFile(path, []byte(unsaid), 0o644); err != nil {
		t.Fatal(err)
	}
	_, out, _ = call("-answers", path)
	for _, want := range []string{
		"Scoring: the publisher's own. Classes: this library's, by a rule that the publisher does not state.",
		"Answers: it is not said how official they are.",
	} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
			t.Errorf("does not print %q:\n%s", want, out)
		}
	}
}

// An instrument without levels shows none, and says so to who aims at one. Its
// numbers may lie outside of what they are meant to be.
func TestNoLevels(t *testing.T) {
	desi, err := catalog.Load("eu-desi@2022")
	if err != nil {
		t.Fatal(err)
	}
	var doc strings.Builder
	fmt.Fprintf(&doc, "format: %s\nframework: eu-desi\nedition: \"2022\"\nsubject: Meridia\nanswers:\n", maturity.AssessmentFormat)
	for _, indicator := range desi.Indicators() {
		x := 0.5
		if _, err := indicator.Mark(govmaturity.AnswerNumber(70)); err == nil {
			x = 70
		}
		fmt.Fprintf(&doc, "  %s: %v\n", indicator.ID(), x)
	}
	path := filepath.Join(t.TempDir(), "desi.yaml")
	if err := os.WriteFile(path, []byte(doc.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, errs := call("-framework", "eu-desi@2022", "-answers", path)
	if code != 0 {
		t.Fatal(errs)
	}
	for _, word := range []string{"level", "class", "Gaps", "unlocks", "none"} {
		if strings.Contains(out, word) {
			t.Errorf("speaks of %q:\n%s", word, out)
		}
	}
	// Half of the way between the goalposts, and beyond them.
	for _, want := range []string{"████████░░░░░░░░   50.00\n", "████████████████  300.00\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("does not print %q:\n%s", want, out)
		}
	}
	code, out, errs = call("-framework", "eu-desi@2022", "-answers", path, "-target", "a")
	if code != 2 || out != "" || !strings.Contains(errs, "the instrument has no levels") {
		t.Errorf("with a target, ended with %d, printed %q and said %q", code, out, errs)
	}
}

func TestNumbers(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 0.00001: "less than 0.0001", 0.25: "0.25", 1.0 / 3: "0.3333", 100: "100"} {
		if got := number(x); got != want {
			t.Errorf("number(%v) = %q, want %q", x, got, want)
		}
	}
	for share, want := range map[float64]string{0: "0 %", 0.001: "1 %", 0.5: "50 %", 0.999: "99 %", 1: "100 %"} {
		if got := percent(share); got != want {
			t.Errorf("percent(%v) = %q, want %q", share, got, want)
		}
	}
}

// Columns stay aligned whatever the script, and titles written from right to
// left do not turn the line around.
func TestScripts(t *testing.T) {
	const arabic = "\u0627\u0644\u062e\u062f\u0645\u0627\u062a"
	dir := t.TempDir()
	for name, doc := range map[string]string{
		"scripts.yaml": `format: govmaturity/framework/1
id: scripts
edition: "1"
title: ` + arabic + `
standing: illustrative
score-standing: illustrative
root:
  id: root
  title: All
  aggregation: arithmetic
  nodes:
    - {id: a, title: ` + arabic + `, measure: {kind: yes-no}}
    - {id: b, title: 公共サービス, measure: {kind: yes-no}}
    - {id: c, title: "Qualite\u0301", measure: {kind: yes-no}}
`,
		"answers.yaml": `format: govmaturity/assessment/1
framework: scripts
edition: "1"
subject: Nobody
answers: {a: yes, b: no, c: yes}
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := call("-framework", filepath.Join(dir, "scripts.yaml"), "-answers", filepath.Join(dir, "answers.yaml"))
	if code != 0 {
		t.Fatal(errs)
	}
	bars := map[int]int{}
	for line := range strings.Lines(out) {
		if at := strings.IndexAny(line, "█░"); at >= 0 {
			bars[text.Width(line[:at])]++
		}
		if strings.Count(line, arabic) != strings.Count(line, "\u2068"+arabic) {
			t.Errorf("not kept apart: %q", line)
		}
	}
	if len(bars) != 1 || !strings.Contains(out, arabic) {
		t.Errorf("bars by where they begin: %v\n%s", bars, out)
	}
}

// What steers a terminal is not printed.
func TestControlCharacters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sly.yaml")
	doc := "format: govmaturity/assessment/1\nframework: un-nine-pillars\nedition: \"2020\"\n" +
		"subject: \"\\u001b[2JNobody\"\nanswers:\n  resources: {value: connected, comment: \"\\u001b[31m\"}\n"
	if err := os.WriteFile(path, []byte(doc), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, errs := call("-answers", path)
	if code != 0 || strings.Contains(out, "\x1b") || !strings.Contains(out, "Nobody") {
		t.Errorf("ended with %d, said %q and printed %q", code, errs, out)
	}
}

// Nor is it in an explanation, and no line of what an author or a rater wrote
// poses as one of the explanation's.
func TestSlyExplanation(t *testing.T) {
	dir := t.TempDir()
	framework, answers := filepath.Join(dir, "sly.yaml"), filepath.Join(dir, "sly-answers.yaml")
	for path, doc := range map[string]string{
		framework: `format: govmaturity/framework/1
id: sly
edition: "1"
title: "T\e[31m\u202E"
standing: illustrative
score-standing: illustrative
scales:
  - id: stages
    levels:
      - {id: online, rank: 1, title: "On\e[2Jline"}
      - {id: open, rank: 2, title: Open}
root:
  id: root
  title: "\e[31mRoot: \e]0;it\a\u2029x"
  note: "A note\n  \e[31mrule: it is 100\nRoot: 2\n  fake: that is so\r\n  \u009b\u0007: x"
  aggregation: arithmetic
  level: {scale: stages}
  nodes:
    - {id: a, title: "\e[5mA\nnew: line", measure: {kind: level, scale: stages, descriptors: [{level: open, text: "\e[5mdesc"}]}}
    - {id: b, title: B, measure: {kind: level, scale: stages}}
`,
		answers: `format: govmaturity/assessment/1
framework: sly
edition: "1"
subject: "S\e[31m\n\u009b31m"
rater: "r\e[1m"
answers: {a: {value: online, comment: "c\n  \e[31mlabel: x"}, b: online}
`,
	} {
		if err := os.WriteFile(path, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := call("-framework", framework, "-answers", answers)
	if code != 0 {
		t.Fatal(errs)
	}
	if at := strings.IndexAny(out, "\x1b\a\r\u009b\u202e\u2029"); at >= 0 {
		t.Errorf("prints %q", out[max(0, at-40):at+1])
	}
	_, why, found := strings.Cut(out, "\nWhy this number?\n")
	why, _, _ = strings.Cut(why, "\n\n")
	labels := regexp.MustCompile(`^    (rule|formula|counted|threshold|coverage|standing|note|about): `)
	for i, line := range strings.Split(strings.TrimSpace(why), "\n") {
		if i > 0 && !labels.MatchString(line) && !strings.HasPrefix(line, strings.Repeat(" ", 15)) {
			t.Errorf("a line of its own: %q", line)
		}
	}
	if strings.Count(why, "\n    rule: ") != 1 || !found {
		t.Errorf("not one rule:\n%s", why)
	}
}

// The embedded figures are those of testdata, to the letter.
func TestData(t *testing.T) {
	have := readCSV(t, "data/gtmi-2022.csv")
	published := map[string][]string{}
	for _, row := range readCSV(t, "../../testdata/gtmi.csv") {
		if row[0] == "2022" {
			published[row[1]] = row[2:]
		}
	}
	groups := map[string]int{}
	for _, row := range have[1:] {
		if want := published[row[0]]; !slices.Equal(row[2:], want) {
			t.Errorf("%s has %q, want %q", row[1], row[2:], want)
		}
		groups[row[len(row)-1]]++
	}
	if fmt.Sprint(groups) != "map[A:2 B:2 C:2 D:2]" {
		t.Errorf("economies by group: %v", groups)
	}
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
