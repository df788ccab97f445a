package golden

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
)

// head is a file of three cases that hold.
const head = `format: govmaturity/golden/1
framework: till
edition: "1"
keywords: [till]
sources:
  - {id: handbook, title: The handbook}
cases:
  - name: Two prices # a comment that stays
    keywords: [prices]
    reason: To try it out.
    cites: [{source: handbook, locator: p. 12}]
    given: {prices: {a: 1, b: 2}, paid: 1}
    tolerance: printed
    expect: {sum: 3, share: 0.333, size: small}

  # The next case is refused.
  - name: A price below nothing
    keywords: [refused]
    given: {prices: {a: 1, b: -2, c: -1}}
    problems:
      - {code: out-of-range, path: prices.c}
      - {code: out-of-range, path: prices.b}
  - name: Prices that are none
    given: {prices: 7}
    problems: [{code: wrong-type}]
`

func checkText(t *testing.T, doc string, o Options) ([]Place, error) {
	t.Helper()
	return tillKit(t).Check(fstest.MapFS{"a.yaml": {Data: []byte(doc)}}, "*.yaml", o)
}

func TestCheck(t *testing.T) {
	missed, err := checkText(t, head, Options{})
	if err != nil {
		t.Error(err)
	}
	if want := []Place{{"size", "till", "large"}}; !slices.Equal(missed, want) {
		t.Errorf("missed %v, want %v", missed, want)
	}
	if _, err := checkText(t, head, Options{All: true}); err == nil || err.Error() != "no golden case reaches\n  till: size large" {
		t.Errorf("with all to be reached: %v", err)
	}
	if _, err := checkText(t, head, Options{All: true, Keywords: []string{"prices"}}); err != nil {
		t.Errorf("a part of the cases cannot reach all: %v", err)
	}
	large := head + "  - {name: Large, given: {prices: {a: 100}}, expect: {size: large}}\n"
	if missed, err := checkText(t, large, Options{All: true}); err != nil || missed != nil {
		t.Errorf("all is reached: %v, %v", missed, err)
	}
	if _, err := tillKit(t).Check(fstest.MapFS{}, "*.yaml", Options{}); err == nil {
		t.Error("a pattern that matches nothing passes")
	}
}

func TestKeywords(t *testing.T) {
	broken := strings.Replace(head, "sum: 3", "sum: 4", 1)
	for _, test := range []struct {
		keywords []string
		fails    string
	}{
		{nil, "Two prices"},
		{[]string{"till"}, "Two prices"}, // the file's
		{[]string{"refused", "prices"}, "Two prices"},
		{[]string{"refused"}, ""},
		{[]string{"nothing"}, "no case has one of the keywords nothing"},
	} {
		_, err := checkText(t, broken, Options{Keywords: test.keywords})
		if (err != nil) != (test.fails != "") || err != nil && !strings.Contains(err.Error(), test.fails) {
			t.Errorf("%v: got %v, want %q", test.keywords, err, test.fails)
		}
	}
}

func TestDifference(t *testing.T) {
	doc := strings.Replace(head, "{sum: 3, share: 0.333, size: small}", "{sum: 4, share: 0.334, size: large}", 1)
	_, err := checkText(t, doc, Options{})
	if err == nil {
		t.Fatal("no difference found")
	}
	want := `a.yaml: Two prices (To try it out.)
  as The handbook says, p. 12
a.yaml:14: the receipt: expected sum 4, got 3
a.yaml:14: the receipt: expected share 0.334, got 0.3333333333333333
    prices: 2
a.yaml:14: the receipt: expected large, got small
difference (-expected +got):
`
	if text := err.Error(); !strings.HasPrefix(text, want) || !strings.Contains(text, `0.334"`) {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// Problems are compared as a set: one that is not found, and one that is not
// expected, are both told.
func TestProblemsDiffer(t *testing.T) {
	doc := strings.Replace(head, "path: prices.c", "path: prices.a", 1)
	_, err := checkText(t, doc, Options{})
	if err == nil {
		t.Fatal("no difference found")
	}
	for _, want := range []string{
		"a.yaml: A price below nothing\n", "a.yaml:21: not the problems expected",
		"found: prices.c: a price is not below 0 (out-of-range)",
		`"out-of-range at prices.a"`, `"out-of-range at prices.c"`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, err)
		}
	}
	if strings.Contains(err.Error(), "found: prices.b") {
		t.Errorf("a problem that is expected is told:\n%v", err)
	}
	_, err = checkText(t, strings.Replace(head, "{prices: 7}", "{prices: {}}", 1), Options{})
	if err == nil || !strings.Contains(err.Error(), "found none") || !strings.Contains(err.Error(), `"wrong-type in the document"`) {
		t.Errorf("a refusal that does not come: %v", err)
	}
}

func TestProblemsOfFiles(t *testing.T) {
	tests := []struct {
		reason, doc string
		want        []string // code, and place
	}{
		{"another format", strings.Replace(head, "golden/1", "golden/2", 1), []string{"wrong-format a.yaml:1:9"}},
		{"another subject", strings.Replace(head, "framework: till", "framework: tile", 1), []string{"other-framework a.yaml:2:12"}},
		{"another edition", strings.Replace(head, `"1"`, `"2"`, 1), []string{"other-edition a.yaml:3:10"}},
		{"no cases", "format: govmaturity/golden/1\n", []string{"required a.yaml:1:1"}},
		{"an empty list of cases", "format: govmaturity/golden/1\ncases: []\n", []string{"empty a.yaml:2:8"}},
		{"a doubled name", strings.Replace(head, "Prices that are none", "Two prices", 1), []string{"duplicate-id a.yaml:23:11"}},
		{"a source that is not there", strings.Replace(head, "source: handbook", "source: handbok", 1), []string{"unknown-reference a.yaml:11:22"}},
		{"results and problems", head + "    expect: {sum: 1}\n", []string{"one-of a.yaml:25:15"}},
		{"neither", strings.Replace(head, "    problems: [{code: wrong-type}]\n", "", 1), []string{"required a.yaml:23:5", "wrong-type a.yaml:24:12"}},
		{"an empty list of problems", strings.Replace(head, "[{code: wrong-type}]", "[]", 1), []string{"empty a.yaml:25:15"}},
		{"a misspelt key is one problem", strings.Replace(head, "    problems: [", "    problem: [", 1), []string{"unknown-key a.yaml:25:5"}},
		{"given that is refused, with results expected", strings.Replace(head, "b: 2}", "b: -2}", 1), []string{"out-of-range a.yaml:12:31"}},
		{"form and meaning at once", strings.NewReplacer("sum: 3", "sum: much", "size: small", "size: smal", "reason:", "reson:", "b: 2}", "b: -2}").Replace(head),
			[]string{"unknown-key a.yaml:10:5", "out-of-range a.yaml:12:31", "wrong-type a.yaml:14:19", "unknown-reference a.yaml:14:45"}},
		{"nothing given", strings.Replace(head, "    given: {prices: 7}\n", "", 1), []string{"required a.yaml:23:5"}},
		{"a case that is none", head + "  - 7\n", []string{"wrong-type a.yaml:26:5"}},
		{"a tolerance that is none", strings.Replace(head, "printed", "some", 1), []string{"not-allowed a.yaml:13:16"}},
		{"a tolerance below nothing", strings.Replace(head, "printed", "{sum: -1, shares: 1}", 1), []string{"out-of-range a.yaml:13:22", "unknown-key a.yaml:13:26"}},
	}
	for _, test := range tests {
		_, err := checkText(t, test.doc, Options{})
		var problems govmaturity.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: got %v, want problems", test.reason, err)
			continue
		}
		var got []string
		for _, p := range problems {
			place, _, _ := strings.Cut(p.Error(), ": ")
			got = append(got, string(p.Code)+" "+place)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s\n%v", test.reason, diff, err)
		}
	}
}

func TestTolerance(t *testing.T) {
	// The sum is 2, and the share of it paid 0.6665.
	for _, test := range []struct {
		reason                string
		file, own, sum, share string
		holds                 bool
	}{
		{"none: all but rounding", "", "", "2.0000000001", "0.6665", true},
		{"none: more than rounding", "", "", "2.00001", "0.6665", false},
		{"a number is about the first kind", "0.1", "", "2.09", "0.6665", true},
		{"a number that no binary fraction is", "0.01", "", "2.01", "0.6665", true},
		{"and about no other", "0.1", "", "2", "0.67", false},
		{"printed is about all", "printed", "", "2.0", "0.667", true},
		{"half a digit, and no more", "printed", "", "2", "0.6666", false},
		{"an integer is printed too", "printed", "", "2.4", "0.7", false},
		{"an integer is printed too", "printed", "", "2", "1", true},
		{"a number with a power", "printed", "", "2.0e0", "6.7e-1", true},
		{"a number with a power", "printed", "", "2.0e0", "6.671e-1", false},
		{"the nearest counts", "printed", "0", "2", "0.667", true},
		{"the nearest counts", "printed", "0", "2.0001", "0.667", false},
		{"each kind", "{sum: 0.5, share: 0.01}", "", "2.4", "0.66", true},
		{"each kind", "{sum: 0.5, share: 0.01}", "", "2.4", "0.65", false},
		{"each kind", "{share: printed}", "0.5", "2.4", "0.667", true},
	} {
		doc := "format: govmaturity/golden/1\n"
		if test.file != "" {
			doc += "tolerance: " + test.file + "\n"
		}
		doc += "cases:\n  - name: A\n    given: {prices: {a: 2}, paid: 1.333}\n    expect: {sum: " + test.sum + ", share: " + test.share
		if test.own != "" {
			doc += ", tolerance: " + test.own
		}
		_, err := checkText(t, doc+"}\n", Options{})
		if holds := err == nil; holds != test.holds {
			t.Errorf("%s: sum %s, share %s, tolerance %q and %q: holds is %t: %v", test.reason, test.sum, test.share, test.file, test.own, holds, err)
		}
	}
}

func TestUpdate(t *testing.T) {
	k := tillKit(t)
	tests := []struct{ reason, doc, want string }{
		{"what holds is left as it is", head, head},
		{
			"expectations, in the place where they were",
			strings.Replace(head, "{sum: 3, share: 0.333, size: small}", "{sum: 4, size: small}", 1),
			strings.Replace(head, " {sum: 3, share: 0.333, size: small}", "\n      sum: 3\n      size: small", 1),
		},
		{
			"problems, and a case at the end of the file without a line end",
			strings.Replace(strings.TrimSuffix(head, "\n"), "[{code: wrong-type}]", "[]", 1),
			strings.Replace(head, " [{code: wrong-type}]", "\n      - {code: wrong-type}", 1),
		},
		{
			"nothing expected yet",
			strings.Replace(head, "    expect: {sum: 3, share: 0.333, size: small}\n", "", 1) + "  -\n    name: More\n    given: {}\n# the end\n",
			strings.Replace(head, "{sum: 3, share: 0.333, size: small}", "\n      sum: 3\n      share: 0.3333333333333333\n      size: small", 1) +
				"  -\n    name: More\n    given: {}\n    expect:\n      sum: 0\n      share: 1\n      size: small\n# the end\n",
		},
		{
			"cases that are not the last key",
			"cases:\n  - name: A\n    given: {}\n  -\n    name: B\n    given: {}\nformat: govmaturity/golden/1\n",
			"cases:\n  - name: A\n    given: {}\n    expect:\n      sum: 0\n      share: 1\n      size: small\n" +
				"  -\n    name: B\n    given: {}\n    expect:\n      sum: 0\n      share: 1\n      size: small\nformat: govmaturity/golden/1\n",
		},
	}
	for _, test := range tests {
		test.want = strings.ReplaceAll(test.want, "expect: \n", "expect:\n")
		file := filepath.Join(t.TempDir(), "a.yaml")
		if err := os.WriteFile(file, []byte(test.doc), 0o666); err != nil {
			t.Fatal(err)
		}
		t.Setenv(UpdateVariable, "1")
		k.Run(t, file, Options{})
		t.Setenv(UpdateVariable, "")
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.reason, diff)
		}
		if _, err := checkText(t, string(got), Options{}); err != nil {
			t.Errorf("%s: does not hold after the update: %v", test.reason, err)
		}
	}
}

// A layout that cannot be cut out of the text, and problems that are none, are
// left for people.
func TestUpdateRefuses(t *testing.T) {
	k := tillKit(t)
	for _, test := range []struct{ reason, doc, says string }{
		{"expect is not last", "format: govmaturity/golden/1\ncases:\n  - name: A\n    expect: {sum: 9}\n    given: {}\n", "expect must be the last key"},
		{"a case on one line", "format: govmaturity/golden/1\ncases:\n  - {name: A, given: {}}\n", "each key on a line of its own"},
		{"nothing is refused any more", "format: govmaturity/golden/1\ncases:\n  - name: A\n    given: {}\n    problems: [{code: x}]\n", "there are none"},
	} {
		if written, err := k.Update("a.yaml", []byte(test.doc), Options{}); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %s, %v; want %q", test.reason, written, err, test.says)
		}
	}
}

// Run has a subtest for each case, fails where one does not hold, and says what
// no case reaches.
func TestRun(t *testing.T) {
	pattern := os.Getenv("GOVMATURITY_GOLDEN_RUN")
	if pattern != "" {
		tillKit(t).Run(t, pattern, Options{All: os.Getenv("GOVMATURITY_GOLDEN_ALL") == "1"})
		return
	}
	folder := t.TempDir()
	for name, doc := range map[string]string{"good.yaml": head, "bad.yaml": strings.Replace(head, "sum: 3", "sum: 4", 1), "none.yaml": "cases: 1\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(doc), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		reason, file, run, all string
		fails                  bool
		says, silent           string
	}{
		{"all holds", "good.yaml", "", "", false, "no golden case reaches\n", "FAIL"},
		{"a case of its own", "good.yaml", "/good.yaml/Two", "", false, "--- PASS: TestRun/good.yaml/Two_prices", "no golden case reaches"},
		{"all must be reached", "good.yaml", "", "1", true, "--- PASS: TestRun/good.yaml/Two_prices", ""},
		{"a case does not hold", "*d.yaml", "", "", true, "--- FAIL: TestRun/bad.yaml/Two_prices", ""},
		{"a file that cannot be read", "none.yaml", "", "", true, "none.yaml:1:1", ""},
		{"no file", "nothing.yaml", "", "", true, "no golden cases match", ""},
	} {
		cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^TestRun$"+test.run)
		cmd.Env = append(os.Environ(), "GOVMATURITY_GOLDEN_RUN="+filepath.Join(folder, test.file), "GOVMATURITY_GOLDEN_ALL="+test.all)
		data, err := cmd.CombinedOutput()
		out := string(data)
		if (err != nil) != test.fails || !strings.Contains(out, test.says) || test.silent != "" && strings.Contains(out, test.silent) {
			t.Errorf("%s: %v; want %q and no %q in\n%s", test.reason, err, test.says, test.silent, out)
		}
	}
}

func TestYAML(t *testing.T) {
	for s, want := range map[string]string{
		"plain": "plain", "two-words": "two-words", "answers.a": "answers.a", "yes": `"yes"`, "no": `"no"`, "null": `"null"`, "1": `"1"`, "": `""`,
		"A b": `"A b"`, `answers["x"]`: `"answers[\"x\"]"`, "a: b": `"a: b"`, "a #": `"a #"`, "été": `"été"`, "2020-01": `"2020-01"`,
	} {
		if got := YAML(s); got != want {
			t.Errorf("YAML(%q) = %s, want %s", s, got, want)
		}
	}
}

// FuzzFile: a file is read, checked and written anew, or refused with problems.
func FuzzFile(f *testing.F) {
	f.Add([]byte(head))
	f.Add([]byte(strings.Replace(head, "sum: 3", "sum: 4", 1)))
	f.Add([]byte("format: govmaturity/golden/1\ncases:\n  - name: A\n    given: {}\n"))
	f.Add([]byte("{"))
	k := tillKit(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var problems govmaturity.Problems
		if f, err := k.read("case.yaml", data, false); err == nil {
			for _, c := range f.cases {
				_ = k.check(c) // what is expected may differ from what comes out
			}
		} else if !errors.As(err, &problems) {
			t.Fatalf("%T is no list of problems: %v", err, err)
		}
		written, err := k.Update("case.yaml", data, Options{})
		if err != nil {
			return
		}
		again, err := k.read("case.yaml", written, false)
		if err != nil {
			t.Fatalf("%v\nafter an update to\n%s", err, written)
		}
		for _, c := range again.cases {
			if err := k.check(c); err != nil {
				t.Fatalf("%v\nafter an update to\n%s", err, written)
			}
		}
	})
}
