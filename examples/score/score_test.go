package main

import (
	"github.com/govmaturity/govmaturity"

	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mini has a small tree with a measure of each kind.
const mini = "testdata/mini.yaml"

// call runs the program.
func call(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
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

// good holds one table with all that may be in one.
const good = "\ufeff" + `coverage,law, subject ,service,share,laws,counters
10,yes,Ministry of Health,connected,0.5,privacy; signature,3
,no,"Quoted, and ""more""",2,1e-3,none,0

NA,NA,Ministry of Health,,,,
,,,,,,
7.25,Y,"=HYPERLINK(""x"")",presence,,privacy,5
7,0,'quoted,1,0.1,signature,
7,0,Türkiye,  1  ,0.3,signature,2
`

func TestGolden(t *testing.T) {
	path := write(t, "good.csv", good)
	code, out, errs := call(t, "", "-framework", mini, "-answers", path)
	if code != 0 || errs != "" {
		t.Fatalf("ended with %d and said %q", code, errs)
	}
	golden(t, "good.golden.csv", out)

	t.Run("line ends do not matter", func(t *testing.T) {
		crlf := strings.ReplaceAll(good, "\n", "\r\n")
		if _, got, _ := call(t, "", "-framework", mini, "-answers", write(t, "good.csv", crlf)); got != out {
			t.Errorf("with CRLF:\n%s", got)
		}
	})
	t.Run("standard input", func(t *testing.T) {
		spool := t.TempDir()
		t.Setenv("TMPDIR", spool)
		if _, got, _ := call(t, good, "-framework", mini, "-answers", "-"); got != out {
			t.Errorf("from standard input:\n%s", got)
		}
		if left, err := os.ReadDir(spool); err != nil || len(left) > 0 {
			t.Errorf("left in the temporary directory: %v, %v", left, err)
		}
	})
	t.Run("file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "out.csv")
		code, printed, errs := call(t, good, "-framework", mini, "-answers", "-", "-o", path)
		if code != 0 || printed+errs != "" {
			t.Errorf("ended with %d and said %q", code, printed+errs)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != out {
			t.Errorf("%v:\n%s", err, got)
		}
	})
	t.Run("device", func(t *testing.T) {
		if code, _, errs := call(t, good, "-framework", mini, "-answers", "-", "-o", os.DevNull); code != 0 {
			t.Errorf("ended with %d and said %q", code, errs)
		}
		if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
			t.Errorf("the device was replaced: %v", err)
		}
	})
	for name, comma := range map[string]rune{";": ';', "|": '|', "tab": '\t'} {
		t.Run("separator "+name, func(t *testing.T) {
			in := convert(t, strings.TrimPrefix(good, "\ufeff"), ',', comma)
			code, got, errs := call(t, in, "-framework", mini, "-answers", "-", "-comma", name)
			if code != 0 {
				t.Fatal(errs)
			}
			if back := convert(t, got, comma, ','); back != convert(t, out, ',', ',') {
				t.Errorf("with the separator %s:\n%s", name, back)
			}
		})
	}
}

// convert writes a table anew with another separator.
func convert(t *testing.T, table string, from, to rune) string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(table))
	r.Comma = from
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = to
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The table that the documentation scores holds published components, to the
// letter, and gives the published index and group.
func TestPublished(t *testing.T) {
	const path = "testdata/gtmi.csv"
	code, out, errs := call(t, "", "-framework", "wb-gtmi@2022", "-answers", path)
	if code != 0 || errs != "" {
		t.Fatalf("ended with %d and said %q", code, errs)
	}
	golden(t, "gtmi.golden.csv", out)
	published := map[string][]string{}
	for _, row := range readTableFile(t, "../../testdata/gtmi.csv") {
		published[row[0]+" "+row[1]] = row[2:]
	}
	economies := map[string]string{"Korea, Rep.": "KOR", "Kenya": "KEN", "Côte d'Ivoire": "CIV", "Tuvalu": "TUV"}
	given := readTableFile(t, path)[1:]
	if len(given) != len(economies) {
		t.Errorf("%d rows", len(given))
	}
	for _, row := range given {
		if want := published["2022 "+economies[row[0]]]; len(want) != 6 || !slices.Equal(row[1:], want[:4]) {
			t.Errorf("%s has %q, want %q", row[0], row[1:], want)
		}
	}
	scored, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range scored {
		if row[1] != "gtmi" {
			continue
		}
		want := published["2022 "+economies[row[0]]]
		index, err := strconv.ParseFloat(want[4], 64)
		if value, _ := strconv.ParseFloat(row[2], 64); err != nil || math.Abs(value-index) > 1e-12 || row[4] != strings.ToLower(want[5]) {
			t.Errorf("%s: %q, want %q", row[0], row, want)
		}
		delete(economies, row[0])
	}
	if len(economies) > 0 {
		t.Errorf("not scored: %v", economies)
	}
}

// An instrument that asks what all subjects say is scored, and a later table is scored
// against the same goalposts.
func TestGoalposts(t *testing.T) {
	const framework, answers = "../../maturity/panel/testdata/asem.yaml", "../../maturity/panel/testdata/asem.csv"
	kept := filepath.Join(t.TempDir(), "goalposts.json")
	code, out, errs := call(t, "", "-framework", framework, "-answers", answers, "-extra", "ignore", "-wide", "-save-goalposts", kept)
	if code != 0 || errs != "" {
		t.Fatalf("ended with %d and said %q", code, errs)
	}
	lines := strings.SplitAfter(readFile(t, answers), "\n")
	code, again, errs := call(t, lines[0]+lines[7], "-framework", framework, "-answers", "-", "-extra", "ignore", "-wide", "-goalposts", kept)
	if all := strings.SplitAfter(out, "\n"); code != 0 || again != all[0]+all[7] {
		t.Errorf("ended with %d and said %q:\n%s", code, errs, again)
	}
	if code, _, errs := call(t, "", "-framework", mini, "-answers", write(t, "good.csv", good), "-goalposts", kept); code != 2 || !strings.Contains(errs, "asks for no goalposts") {
		t.Errorf("ended with %d and said %q", code, errs)
	}
	before := readFile(t, kept)
	both := filepath.Join(t.TempDir(), "both")
	for want, more := range map[string][]string{
		"these are the goalposts, which would be lost": {"-goalposts", kept, "-o", kept},
		"give one of them":             {"-goalposts", kept, "-save-goalposts", both},
		"one of the two would be lost": {"-save-goalposts", both, "-o", both},
	} {
		code, out, errs := call(t, "", append([]string{"-framework", framework, "-answers", answers, "-extra", "ignore"}, more...)...)
		if _, err := os.Stat(both); code != 2 || out != "" || !strings.Contains(errs, want) || readFile(t, kept) != before || err == nil {
			t.Errorf("%v: ended with %d and said %q", more, code, errs)
		}
	}
}

// Ranks are by published values, and a subject that comes twice has none.
func TestRanks(t *testing.T) {
	code, out, errs := call(t, "", "-framework", "wb-gtmi@2022", "-answers", "testdata/gtmi.csv", "-ranks", "-wide", "-groups")
	if want := "subject,gtmi,gtmi:rank\n\"Korea, Rep.\",0.991"; code != 0 || !strings.HasPrefix(out, want) || !strings.Contains(out, ",1\nKenya,") {
		t.Errorf("ended with %d and said %q:\n%s", code, errs, out)
	}
	if code, out, errs := call(t, good, "-framework", mini, "-answers", "-", "-ranks"); code != 1 || out != "" || !strings.Contains(errs, "was assessed by this rater at this date already") {
		t.Errorf("ended with %d and said %q", code, errs)
	}
}

func readTableFile(t *testing.T, name string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(readFile(t, name))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// A table as an office writes it is read when the flags say how it is written, and one
// subject alone is told that it needs goalposts.
func TestAsOfficesWrite(t *testing.T) {
	table := "\ufeffsubject;service;law;laws;counters;share;coverage;remark\r\na;..;n/a;;2;0,5;;seen\r\n"
	code, out, errs := call(t, table, "-framework", mini, "-answers", "-", "-comma", ";", "-extra", "ignore", "-decimal-comma", "-state", "..=unanswered", "-state", "n/a=not-applicable")
	if code != 0 || errs != "" || !strings.Contains(out, "\na;share;0.5;") {
		t.Errorf("ended with %d and said %q:\n%s", code, errs, out)
	}
	for _, bad := range []string{"..", "=unanswered", "..=perhaps", "..=answered"} {
		if code, _, errs := call(t, "", "-framework", mini, "-answers", "-", "-state", bad); code != 2 || !strings.Contains(errs, "such as ..=unanswered") {
			t.Errorf("%q: ended with %d and said %q", bad, code, errs)
		}
	}
	asem := "../../maturity/panel/testdata/asem"
	lines := strings.SplitAfterN(readFile(t, asem+".csv"), "\n", 3)
	code, _, errs = call(t, lines[0]+lines[1], "-framework", asem+".yaml", "-answers", "-", "-extra", "ignore")
	if code != 0 || !strings.Contains(errs, "-goalposts scores it against another table") {
		t.Errorf("ended with %d and said %q", code, errs)
	}
}

// A table in which something is wrong gives no output at all, and all that is
// wrong with it is said, with the place.
func TestProblems(t *testing.T) {
	const header = "subject,service,law,laws,counters,share,coverage\n"
	tests := []struct {
		reason string
		table  string
		want   string // lines, each after the name of the file
	}{
		{"empty", "",
			"1:1: the table is empty: expected a row with the names of the columns"},
		{"blank lines only", "\n\r\n\n",
			"1:1: the table is empty: expected a row with the names of the columns"},
		{"mistyped and so missing", strings.Replace(header, "counters", "countres", 1),
			`1:1: there is no column "counters"; when nobody answered, it has empty cells
1:26: there is no indicator "countres"; did you mean "counters"?`},
		{"unlike any", strings.Replace(header, "\n", ",population\n", 1),
			`1:50: there is no indicator "population"; columns are subject and the ids of indicators: remove this one
hint: -extra ignore passes over other columns, and -extra keep takes them along`},
		{"other case", "Subject" + header[len("subject"):],
			`1:1: there is no column "subject", which says who was assessed
1:1: the column "Subject" is named "subject"`},
		{"doubled", strings.Replace(header, "\n", ",law,subject\n", 1),
			`1:50: there is already a column "law"
1:54: there is already a column "subject"`},
		{"without a name", strings.Replace(header, "\n", ",,\n", 1),
			"1:50: column 8 has no name\n1:51: column 9 has no name"},
		{"no subject", "service,law,laws,counters,share,coverage\n1,yes,,7,,\n",
			"1:1: there is no column \"subject\", which says who was assessed\n" +
				"2:8: counters: expected a whole number from 0 to 5; found 7"},
		{"another instrument", "nation,gdp\nKenya,1\n",
			"1:1: none of these columns belongs to mini, edition 1\n" +
				"1:1: there is no indicator \"nation\"; columns are subject and the ids of indicators: remove this one\n" +
				"1:8: there is no indicator \"gdp\"; columns are subject and the ids of indicators: remove this one\n" +
				"hint: -extra ignore passes over other columns, and -extra keep takes them along"},
		{"other separator", strings.ReplaceAll(header, ",", ";"),
			"1:1: none of these columns belongs to mini, edition 1\n" +
				`1:1: there is no indicator "subject;service;law;laws;counters;share;coverage"; set the separator with -comma`},
		{"too few and too many cells", header + "a,1,yes,,,\nb,1,yes,,,,\nc,1,yes,,,,,\n",
			"2:1: expected 7 cells, as the first row has; found 6\n4:1: expected 7 cells, as the first row has; found 8"},
		{"bad cells of every kind", header + "a,great,maybe,stamps,2.5,2,x\n",
			`2:3: service: expected a level: presence, connected, or its rank; found "great"
2:9: law: expected yes or no; found "maybe"
2:15: laws: expected a list of any of: privacy, signature; found "stamps"
2:22: counters: expected a whole number from 0 to 5; found 2.5
2:26: share: expected a number from 0 to 1; found 2
2:28: coverage: expected a number from 0 to 10; found "x"`},
		{"a problem in each row", header + "a,9,,,,,\n\nb,,,,,,\nc,,9,,,,\n",
			"2:3: service: expected a level: presence, connected, or its rank; found 9\n" +
				`5:4: law: expected yes or no; found "9"`},
		{"no subject in a row", header + " ,1,yes,,,,\n",
			"2:1: subject: the row does not say who was assessed"},
		{"decimal comma", header + `a,,,,,"0,5",` + "\n",
			`2:7: share: expected a number from 0 to 1; found "0,5"; write a decimal point: 0.5
hint: numbers with a decimal comma are read with -decimal-comma (1 of these problems)`},
		{"words in place of answers", header + "a,..,n/a,,,,\n",
			`2:3: service: expected a level: presence, connected, or its rank; found "..": leave the cell empty when nobody answered, write NA when it is not applicable, or say what ".." means
2:6: law: expected yes or no; found "n/a": leave the cell empty when nobody answered, write NA when it is not applicable, or say what "n/a" means
hint: -state says what a word means where there is no answer, such as -state ..=unanswered -state n/a=not-applicable (here ".." "n/a")`},
		{"columns count letters", header + "日本 é,9,Türkiye,,,,\n",
			"2:6: service: expected a level: presence, connected, or its rank; found 9\n" +
				`2:8: law: expected yes or no; found "Türkiye"`},
		{"a cell of several lines", header + "\"é\né\",9,,,,,\nb,9,,,,,\n",
			"3:4: service: expected a level: presence, connected, or its rank; found 9\n" +
				"4:3: service: expected a level: presence, connected, or its rank; found 9"},
		{"quote inside a cell", header + "a\"b,1,,,,,\nc,9,,,,,\n",
			"2:2: a quote inside a cell: put the cell in quotes, and the quote twice\n" +
				"3:3: service: expected a level: presence, connected, or its rank; found 9"},
		{"quote that does not end", header + "a,9,,,,,\n\"b,1,,,,,\nc,9,,,,,\n",
			"2:3: service: expected a level: presence, connected, or its rank; found 9\n" +
				"3:1: the cell that begins here has no closing quote; a quote inside a cell is written twice"},
		{"Latin-1", header + "T\xfcrkiye,1,,,,,\n",
			"2:2: the byte 0xfc is not UTF-8; in Windows-1252 (Latin-1) it is ü: save the sheet as CSV UTF-8"},
		{"UTF-16", "\xff\xfes\x00u\x00",
			"1:1: the table is UTF-16 text: save the sheet as CSV UTF-8"},
		{"too long for an answer", header + "a," + strings.Repeat("x", 9000) + ",,,,,\n",
			"2:3: service: a cell of 9000 bytes is too long for an answer"},
		{"a row without end", header + "a,1,,,,,\n\"b" + strings.Repeat(",1,,,,,\n", 1<<18),
			"3:1: a row from here on has more than 1048576 bytes: is there a quote that is not closed?"},
		{"not a number at all", header + "a,,,,0x1,NaN,Inf\n",
			`2:6: counters: expected a whole number from 0 to 5; found "0x1"
2:10: share: expected a number from 0 to 1; found "NaN"
2:14: coverage: expected a number from 0 to 10; found "Inf"`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			dir := t.TempDir()
			path, out := filepath.Join(dir, "bad.csv"), filepath.Join(dir, "out.csv")
			for name, content := range map[string]string{path: test.table, out: "what was there"} {
				if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			var want strings.Builder
			for line := range strings.Lines(test.want + "\n") {
				if hint, ok := strings.CutPrefix(line, "hint: "); ok {
					want.WriteString(hint)
					continue
				}
				want.WriteString(path + ":" + line)
			}
			code, stdout, stderr := call(t, "", "-framework", mini, "-answers", path)
			if code != 1 || stdout != "" || stderr != want.String() {
				t.Errorf("ended with %d, printed %q and said\n%s\nwant 1, nothing and\n%s", code, stdout, stderr, want.String())
			}
			if code, _, stderr := call(t, "", "-framework", mini, "-answers", path, "-o", out); code != 1 || stderr != want.String() {
				t.Errorf("with -o it ended with %d and said\n%s\nwant 1 and\n%s", code, stderr, want.String())
			}
			if got, err := os.ReadFile(out); err != nil || string(got) != "what was there" {
				t.Errorf("the earlier output became %q, %v", got, err)
			}
			if files, err := os.ReadDir(dir); err != nil || len(files) != 2 {
				t.Errorf("files left behind: %v, %v", files, err)
			}
		})
	}
}

func TestManyProblems(t *testing.T) {
	table := "subject,service,law,laws,counters,share,coverage\n" + strings.Repeat("a,9,,,,,\n", 250)
	_, _, stderr := call(t, table, "-framework", mini, "-answers", "-")
	lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
	if len(lines) != 101 || lines[99] != "standard input:101:3: service: expected a level: presence, connected, or its rank; found 9" ||
		lines[100] != "standard input: and 150 more problems" {
		t.Errorf("%d lines, the last two are\n%s", len(lines), strings.Join(lines[len(lines)-2:], "\n"))
	}
}

// However many columns should not be there, the program ends soon.
func TestManyColumns(t *testing.T) {
	const count = 200_000
	unknown, doubled := []byte("subject"), []byte("subject")
	for i := range count {
		unknown = fmt.Appendf(unknown, ",%s", strings.ToUpper(strconv.FormatInt(int64(i), 36)))
		doubled = append(doubled, ",law"...)
	}
	for reason, test := range map[string]struct {
		header string
		more   int // problems that are not told; there are five other columns
	}{
		"unknown":  {string(unknown), count - 100 + 6},
		"doubled":  {string(doubled), count - 101 + 5},
		"nameless": {"subject" + strings.Repeat(",", count), count - 100 + 6},
	} {
		t.Run(reason, func(t *testing.T) {
			code, out, errs := call(t, test.header+"\n", "-framework", mini, "-answers", "-")
			lines := slices.DeleteFunc(strings.Split(errs, "\n"), func(line string) bool { return strings.HasPrefix(line, "-extra ") })
			if last := fmt.Sprintf("standard input: and %d more problems", test.more); code != 1 || out != "" || len(lines) != 102 || lines[100] != last {
				t.Errorf("ended with %d and %d lines; the last is %q, want %q", code, len(lines), lines[max(0, len(lines)-2)], last)
			}
		})
	}
}

// What the output is made of is not lost to it.
func TestKeepsInputs(t *testing.T) {
	dir := t.TempDir()
	answers, framework, link := filepath.Join(dir, "good.csv"), filepath.Join(dir, "mini.yaml"), filepath.Join(dir, "link")
	for path, content := range map[string]string{answers: good, framework: readFile(t, mini)} {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	outputs := map[string]string{answers: "answers", filepath.Join(dir, ".", "..", filepath.Base(dir), "good.csv"): "answers", framework: "framework"}
	if err := os.Symlink(answers, link); err == nil {
		outputs[link] = "answers"
	}
	for output, what := range outputs {
		code, out, errs := call(t, "", "-framework", framework, "-answers", answers, "-o", output)
		if code != 2 || out != "" || !strings.HasPrefix(errs, "-o "+output+": ") || !strings.Contains(errs, "the "+what+", which would be lost") {
			t.Errorf("-o %s ended with %d, printed %q and said %q", output, code, out, errs)
		}
	}
	stdin, err := os.Open(answers)
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	var errs bytes.Buffer
	if code := run([]string{"-framework", framework, "-answers", "-", "-o", answers}, stdin, io.Discard, &errs); code != 2 {
		t.Errorf("with the answers as standard input, it ended with %d and said %q", code, &errs)
	}
	if readFile(t, answers) != good || readFile(t, framework) != readFile(t, mini) {
		t.Error("an input was changed")
	}
}

// The output takes the place of an earlier one, and of nothing else.
func TestOutputFile(t *testing.T) {
	dir := t.TempDir()
	path, victim := filepath.Join(dir, "out.csv"), filepath.Join(dir, "victim")
	if err := os.WriteFile(victim, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, path+".part"); err != nil {
		t.Skip(err)
	}
	score := func(output string) os.FileMode {
		t.Helper()
		if code, _, errs := call(t, good, "-framework", mini, "-answers", "-", "-o", output); code != 0 {
			t.Fatalf("ended with %d and said %q", code, errs)
		}
		info, err := os.Stat(output)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	score(path)
	if readFile(t, victim) != "mine" {
		t.Error("a file was written through a link")
	}
	if mode := score(path); mode&^0o644 != 0 || mode&0o600 != 0o600 {
		t.Errorf("the output has the mode %v", mode)
	}
	if runtime.GOOS != "windows" {
		for _, mode := range []os.FileMode{0o600, 0o666} {
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
			if got := score(path); got != mode {
				t.Errorf("the output has the mode %v, and had %v", got, mode)
			}
		}
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	score(link)
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link became %v, %v", info.Mode(), err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 4 {
		t.Errorf("files left behind: %v, %v", files, err)
	}
}

// Whatever a spreadsheet takes for the separator, a subject is in one cell, and
// that is no formula. The documentation says how to have the subject again.
func TestSubjects(t *testing.T) {
	subjects := []string{
		"a;=1+1", "a,=1+1", "a|=1+1", "a\t=1+1", `a";=1+1`, "=1;2", "'=1", "'", "-1", "a\n=1", "a b", "Côte d'Ivoire", "＝1", `"=1"`,
	}
	for name, comma := range map[string]rune{",": ',', ";": ';', "|": '|', "tab": '\t'} {
		var in bytes.Buffer
		w := csv.NewWriter(&in)
		w.Comma = comma
		w.Write(strings.Split("subject,service,law,laws,counters,share,coverage", ","))
		for _, s := range subjects {
			w.Write([]string{s, "", "", "", "", "", ""})
		}
		w.Flush()
		code, out, errs := call(t, in.String(), "-framework", mini, "-answers", "-", "-comma", name)
		if code != 0 {
			t.Fatal(errs)
		}
		back := csv.NewReader(strings.NewReader(out))
		back.Comma = comma
		rows, err := back.ReadAll()
		if err != nil || len(rows) != 1+9*len(subjects) {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for i, s := range subjects {
			if got := strings.TrimPrefix(rows[1+9*i][0], "'"); got != s {
				t.Errorf("%q came back as %q", s, got)
			}
		}
		for _, other := range ",;|\t" {
			r := csv.NewReader(strings.NewReader(out))
			r.Comma, r.LazyQuotes, r.FieldsPerRecord = other, true, -1
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.HasPrefix(cell, "=") {
						t.Errorf("written with %q and read with %q, there is a formula in %q", comma, other, row)
					}
				}
			}
		}
	}
}

func TestOtherErrors(t *testing.T) {
	ok := write(t, "ok.csv", good)
	clash := write(t, "clash.yaml", strings.NewReplacer("id: counters", "id: subject").Replace(readFile(t, mini)))
	odd := write(t, "t\x1b[2J.csv", "")
	broken := write(t, "broken.yaml", "format: govmaturity/framework/1\nid: x\nwieght: 2\n")
	tests := []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-h"}, 0, "-answers file"},
		{[]string{"-h"}, 0, "To see the columns of an instrument: go run ./examples/score -framework wb-gtmi@2022 -h\n\nMore: go doc ./examples/score\n"},
		{[]string{"-framework", "wb-gtmi@2022", "-h"}, 0, "Those of wb-gtmi, edition 2022:\nsubject,cgsi,psdi,dcei,gtei\n"},
		{[]string{"-framework", "../custom/ministry.yaml", "-h"}, 0, "service-readiness has rosters"},
		{[]string{"-framework", "wb-gmti", "-h"}, 0, "no instrument \"wb-gmti\""},
		{[]string{}, 2, "-framework is missing"},
		{[]string{"-framework", mini}, 2, "-answers is missing"},
		{[]string{"-framework", mini, "-answers", ok, "more"}, 2, `unexpected argument "more"`},
		{[]string{"-comma", "::"}, 2, "expected , or ; or | or tab"},
		{[]string{"-frameork", mini}, 2, "not defined"},
		{[]string{"-framework", "un-nine-pilars", "-answers", ok}, 1, "did you mean un-nine-pillars"},
		{[]string{"-framework", "no.yaml", "-answers", ok}, 1, "no.yaml"},
		{[]string{"-framework", broken, "-answers", ok}, 1, "broken.yaml:3:1: wieght: "},
		{[]string{"-framework", clash, "-answers", ok}, 1, `has an indicator "subject"`},
		{[]string{"-framework", "../custom/ministry.yaml", "-answers", ok}, 1, "rosters"},
		{[]string{"-framework", mini, "-answers", "no.csv"}, 1, "no.csv"},
		{[]string{"-framework", mini, "-answers", "."}, 1, ". is a directory; expected a file\n"},
		{[]string{"-framework", mini, "-answers", "no\x1b[2J\nwhere.csv"}, 1, "no\ufffd[2J where.csv"},
		{[]string{"-framework", "no\x1b[2J\nwhere.yaml", "-answers", ok}, 1, "no\ufffd[2J where.yaml"},
		{[]string{"-\x1b[2J"}, 2, "not defined: -\ufffd[2J\n"},
		{[]string{"-framework", mini, "-answers", odd}, 1, "t\ufffd[2J.csv:1:1: the table is empty"},
		{[]string{"-framework", mini, "-answers", ok, "-o", filepath.Join(ok, "x")}, 1, "x."},
		{[]string{"-framework", mini, "-answers", os.DevNull}, 1, "the table is empty"},
	}
	for _, test := range tests {
		code, stdout, stderr := call(t, "", test.args...)
		if code != test.code || !strings.Contains(stderr, test.says) || stdout != "" {
			t.Errorf("%q ended with %d, printed %q and said %q; want %d and %q", test.args, code, stdout, stderr, test.code, test.says)
		}
	}
}

// full is a disk that is full after some bytes.
type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestFullDisk(t *testing.T) {
	var errs bytes.Buffer
	args := []string{"-framework", mini, "-answers", "-"}
	if code := run(args, strings.NewReader(good), &full{100}, &errs); code != 1 || errs.Len() == 0 {
		t.Errorf("ended with %d and said %q", code, &errs)
	}
	dir := t.TempDir()
	err := writeTo(filepath.Join(dir, "out.csv"), nil, func(w io.Writer) error {
		io.WriteString(w, "half a table")
		return io.ErrShortWrite
	})
	if files, _ := os.ReadDir(dir); err == nil || len(files) > 0 {
		t.Errorf("an output that failed gave %v and left %v", err, files)
	}
}

// The streaming program gives what Framework.Score gives, to the last bit.
func TestAgreesWithScore(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	frameworks := []string{mini}
	for _, e := range catalog.Entries() {
		frameworks = append(frameworks, e.String())
	}
	compared := 0
	for _, name := range frameworks {
		fw := load(t, name)
		if fw.HasRosters() {
			continue // they need more than one row
		}
		var table, want bytes.Buffer
		in := csv.NewWriter(&table)
		indicators := fw.Indicators()
		header := []string{"subject"}
		for _, indicator := range indicators {
			header = append(header, indicator.ID())
		}
		in.Write(header)
		want.WriteString("subject,node,value,level,class,coverage\n")
		for i := range 20 {
			subject := fmt.Sprint("subject ", i)
			row, answers := []string{subject}, map[string]govmaturity.Answer{}
			for _, indicator := range indicators {
				cell := randomCell(random, indicator)
				answer, err := indicator.Parse(cell)
				if err != nil {
					t.Fatal(err)
				}
				row, answers[indicator.ID()] = append(row, cell), answer
			}
			in.Write(row)
			card, err := fw.Score(&maturity.Assessment{
				Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: subject, Answers: answers,
			})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for r := range card.Nodes() {
				value := ""
				if x, ok := r.Value(); ok {
					value = strconv.FormatFloat(x, 'g', -1, 64)
				}
				fmt.Fprintf(&want, "%s,%s,%s,%s,%s,%s\n", subject, r.ID(), value, r.Level().ID(), r.Class().ID(),
					strconv.FormatFloat(r.Coverage(), 'g', -1, 64))
			}
		}
		in.Flush()
		code, out, errs := call(t, table.String(), "-framework", name, "-answers", "-")
		if code != 0 || out != want.String() {
			t.Errorf("%s: ended with %d, said %q and printed\n%s\nwant\n%s", name, code, errs, out, &want)
		}
		compared++
	}
	if compared < 5 {
		t.Errorf("only %d frameworks were compared", compared)
	}
}

func load(t *testing.T, name string) *maturity.Framework {
	t.Helper()
	if name == mini {
		fw, err := maturity.Load(os.DirFS("testdata"), "mini.yaml")
		if err != nil {
			t.Fatal(err)
		}
		return fw
	}
	fw, err := catalog.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// randomCell is an answer that an indicator takes.
func randomCell(random *rand.Rand, indicator maturity.Indicator) string {
	switch random.IntN(10) {
	case 0:
		return ""
	case 1:
		if !slices.Contains(indicator.Options(), "NA") {
			return "NA"
		}
	}
	if options := indicator.Options(); options != nil {
		return options[random.IntN(len(options))]
	}
	for {
		// What is answered is not known from here: try until it is taken.
		cell := strconv.FormatFloat(random.Float64()*float64(int(1)<<random.IntN(8)), 'g', -1, 64)
		if indicator.Kind() == maturity.MeasureCount {
			cell = strconv.Itoa(random.IntN(100))
		}
		answer, err := indicator.Parse(cell)
		if err == nil {
			if _, err = indicator.Mark(answer); err == nil {
				return cell
			}
		}
	}
}

// rows is a table of n rows that is made while it is read.
type rows struct {
	n, made int
	buffer  [128]byte
	rest    []byte
}

func (r *rows) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		switch {
		case r.made == 0:
			r.rest = []byte("subject,service,law,laws,counters,share,coverage\n")
		case r.made <= r.n:
			r.row()
		default:
			return 0, io.EOF
		}
		r.made++
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// row makes a row, and allocates nothing for it: what is allocated is measured.
func (r *rows) row() {
	b := append(r.buffer[:0], "agency "...)
	for i, n := range []int{r.made, r.made%2 + 1} {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	b = append(b, ",yes,privacy,"...)
	b = strconv.AppendInt(b, int64(r.made%6), 10)
	b = append(b, ",0."...)
	b = strconv.AppendInt(b, int64(r.made), 10)
	b = append(b, ',')
	b = strconv.AppendInt(b, int64(r.made%11), 10)
	r.rest = append(b, '\n')
}

// highest throws away what is written, and remembers the most memory that was
// in use meanwhile.
type highest struct {
	writes, bytes int
	heap          uint64
}

func (h *highest) Write(p []byte) (int, error) {
	if h.writes%32 == 0 {
		var m runtime.MemStats
		runtime.GC() // what is not garbage
		runtime.ReadMemStats(&m)
		h.heap = max(h.heap, m.HeapAlloc)
	}
	h.writes++
	h.bytes += len(p)
	return len(p), nil
}

func TestMemoryDoesNotGrow(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	measure := func(n int) (heap, allocated, objects, out float64) {
		var before, after runtime.MemStats
		var h highest
		runtime.GC()
		runtime.ReadMemStats(&before)
		if code := run([]string{"-framework", mini, "-answers", "-"}, &rows{n: n}, &h, io.Discard); code != 0 {
			t.Fatalf("ended with %d", code)
		}
		runtime.ReadMemStats(&after)
		return float64(h.heap), float64(after.TotalAlloc - before.TotalAlloc), float64(after.Mallocs - before.Mallocs), float64(h.bytes)
	}
	const few, many = 2_000, 200_000
	heapFew, allocatedFew, objectsFew, _ := measure(few)
	heapMany, allocatedMany, objectsMany, out := measure(many)
	if out < 40*many {
		t.Fatalf("only %.0f bytes came out", out)
	}
	if grown := heapMany - heapFew; grown > 1<<20 {
		t.Errorf("with %d rows more, the program keeps %.0f bytes more", many-few, grown)
	}
	bytes, objects := (allocatedMany-allocatedFew)/(many-few), (objectsMany-objectsFew)/(many-few)
	t.Logf("a row takes %.2f allocations of %.0f bytes in all", objects, bytes)
	// The csv package makes one string of a row, and the table is read twice.
	if objects > 2.5 || bytes > 256 {
		t.Errorf("a row takes %.2f allocations of %.0f bytes in all; want 2 of 128", objects, bytes)
	}
}

// Whatever is in a table, the program ends in order: with problems and no
// output, or with rows for every node.
func FuzzTable(f *testing.F) {
	f.Add(good, uint8(0))
	f.Add("subject;service\na;1\n", uint8(1))
	f.Add("subject,service,law,laws,counters,share,coverage\n\"a\n\",1,,,,,\n", uint8(0))
	f.Fuzz(func(t *testing.T, table string, separator uint8) {
		comma := []string{",", ";", "|", "tab"}[separator%4]
		code, out, errs := call(t, table, "-framework", mini, "-answers", "-", "-comma", comma)
		if code == 1 && out == "" && errs != "" {
			return
		}
		if code != 0 || errs != "" {
			t.Fatalf("ended with %d, printed %q and said %q", code, out, errs)
		}
		r := csv.NewReader(strings.NewReader(out))
		r.Comma = []rune{',', ';', '|', '\t'}[separator%4]
		rows, err := r.ReadAll()
		if err != nil || len(rows)%9 != 1 || len(rows[0]) != 6 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
	})
}
