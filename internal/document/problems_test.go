package document_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// problemTests has at least one row for each code, in each format that can have
// it. want is the problem as an error is printed, without the file.
var problemTests = []struct {
	reason string
	file   string
	text   string
	code   string
	want   string
}{
	// Limits. TestLimits has more.
	{"the depth is bounded in JSON", "x.json", strings.Repeat("[", 101), "too-deep",
		`1:101: ` + strings.Repeat("[0]", 100) + `: maps and lists are nested deeper than the 100 levels allowed`},
	{"the depth is bounded in YAML", "x.yaml", strings.Repeat("[", 101), "too-deep",
		`1:101: maps and lists are nested deeper than the 100 levels allowed`},
	{"lists on one line count as much as those in brackets", "x.yaml", strings.Repeat("- ", 101), "too-deep",
		`1:201: maps and lists are nested deeper than the 100 levels allowed`},
	{"a text is bounded", "x.json", "{\"id\": \"a\", \"free\":\n \"" + strings.Repeat("é", 100_001) + "\"}", "too-long",
		`2:2: free: the text has 100001 characters, more than the 100000 allowed`},
	{"a text is bounded in YAML", "x.yaml", "id: a\nfree: \"" + strings.Repeat("é", 100_001) + "\"", "too-long",
		`2:7: free: the text has 100001 characters, more than the 100000 allowed`},

	// Characters.
	{"Latin-1 is not UTF-8", "x.json", "{\"id\": \"é\n\xe9\"}", "not-utf8", `2:1: the document is not UTF-8 text: save it as UTF-8`},
	{"Latin-1 is not UTF-8", "x.yaml", "id: é\xe9", "not-utf8", `1:6: the document is not UTF-8 text: save it as UTF-8`},
	{"a spreadsheet saves Unicode text as UTF-16", "x.yaml", "\xff\xfei\x00d\x00", "not-utf8", `1:1: the document is UTF-16 text: save it as UTF-8`},
	{"an encoded surrogate is not UTF-8", "x.json", "\"\xed\xa0\x80\"", "not-utf8", `1:2: the document is not UTF-8 text: save it as UTF-8`},
	{"a raw tab may not stand in JSON text", "x.json", "{\"id\": \"a\",\n\"free\": \"é\tb\"}", "control-character",
		`2:11: free: the control character "\t" must be written as \u0009`},
	{"a null byte is no text", "x.yaml", "id: a\nfree: b\x00", "control-character", `2:8: the control character U+0000 must be written as \u0000 in double quotes`},
	{"YAML 1.1 takes this for a line end, editors do not", "x.yaml", "id: a\nfree: \"b\u2028\"", "control-character",
		`2:9: the line separator U+2028 must be written as \u2028 in double quotes`},
	{"half of a pair is no character", "x.json", `{"id": "a", "free": "b\ud83dc"}`, "lone-surrogate", `1:23: free: \ud83d is half of a character: the other half is missing`},
	{"the second half alone is none either", "x.json", `{"id": "a", "free": "\ude00"}`, "lone-surrogate", `1:22: free: \ude00 is half of a character: the other half is missing`},
	{"two first halves are none", "x.json", `{"id": "a", "free": "\ud83d\ud83d\ude00"}`, "lone-surrogate", `1:22: free: \ud83d is half of a character: the other half is missing`},

	// Syntax.
	{"nothing is no document", "x.json", " \n", "empty-document", `1:1: the document is empty`},
	{"nothing is no document", "x.yaml", "", "empty-document", `1:1: the document is empty`},
	{"a comment is no document", "x.yaml", "# to do\n", "empty-document", `1:1: the document is empty`},
	{"trailing data", "x.json", "{\"id\": \"a\"}\n{}", "syntax", `2:1: nothing may follow the end of the document, found "{"`},
	{"an open map", "x.json", `{"id": "a"`, "syntax", `1:11: expected a comma or } after the value of "id", found the end of the document`},
	{"an open list", "x.json", `["id"`, "syntax", `1:6: expected a comma or ] after an item of a list, found the end of the document`},
	{"an open text, reported where it begins", "x.json", "{\"id\": \"a\n}", "syntax", `1:8: id: the text that begins here has no closing quote on its line`},
	{"a trailing comma in a map", "x.json", `{"id": "a",}`, "syntax", `1:12: no comma may stand before the closing }`},
	{"a trailing comma in a list", "x.json", `[1,]`, "syntax", `1:4: no comma may stand before the closing ]`},
	{"a missing value", "x.json", `{"id":}`, "syntax", `1:7: id: expected a value, found "}"`},
	{"a missing colon", "x.json", `{"id" "a"}`, "syntax", `1:7: expected a colon after the key "id", found "\""`},
	{"a key without quotes", "x.json", `{id: "a"}`, "syntax", `1:2: expected a key in double quotes, found "i"`},
	{"a text without quotes", "x.json", `{"id": abc}`, "syntax", `1:8: id: expected a value, found abc: a text stands in double quotes`},
	{"single quotes", "x.json", `{'id': "a"}`, "syntax", `1:2: expected a key in double quotes, found a single quote: JSON has double quotes`},
	{"a comment", "x.json", "{// no\n}", "syntax", `1:2: expected a key in double quotes, found the beginning of a comment, which JSON does not have`},
	{"an unknown escape", "x.json", `{"id": "\é"}`, "syntax", `1:9: id: \é has no meaning in a text: write \\ for a backslash`},
	{"a short escape", "x.json", `{"id": "\u12"}`, "syntax", `1:9: id: \u must be followed by four hexadecimal digits`},
	{"an escape cut off", "x.json", `{"id": "\`, "syntax", `1:9: id: the document ends inside a text`},
	{"YAML that begins with a bracket is told how to be YAML", "", `{id: a}`, "syntax",
		`1:2: expected a key in double quotes, found "i"; the input was read as JSON because it begins with { or [: if it is YAML, give it a name that ends in .yaml`},
	{"a tab indents nothing in YAML", "x.yaml", "id: a\nfirst:\n\tid: b", "syntax", `3:1: a tab may not stand here: indent with spaces`},
	{"a colon inside a plain text", "x.yaml", "id: a\nfree: note: this", "syntax",
		`2:7: a text that has a colon and a space must stand in quotes: write "note: this"`},
	{"a text cannot begin with %", "x.yaml", "id: a\nfree: %x", "syntax", `2:7: a text cannot begin with %; write it in quotes: "%x"`},
	{"a text cannot begin with @", "x.yaml", "id: a\nfree: @x", "syntax", `2:7: a text cannot begin with @; write it in quotes: "@x"`},
	{"an open bracket", "x.yaml", "id: a\ntags: [b, c\nfree: d", "syntax",
		`2:12: the [ of line 2, column 7 is not closed: write ] at the end of this line`},
	{"an open quote", "x.yaml", "id: a\nfree: 'd\n", "syntax",
		`2:7: the text that begins here has no closing quote: write "d"`},
	{"wrong indentation", "x.yaml", " id: a\nfree: b", "syntax", `2:1: indent the line with 1 space, as the key of line 1 is: it has no space`},
	{"a pair of \\u escapes is JSON, not YAML", "x.yaml", `id: "\ud83d\ude00"`, "syntax",
		`1:8: this \u escape is not a character: YAML writes one above U+FFFF as \U and eight digits`},
	{"an alias to nothing", "x.yaml", "id: *b", "syntax", `1:5: a text cannot begin with *; write it in quotes: "*b"`},

	// What YAML has beyond JSON.
	{"one file holds one document", "x.yaml", "id: a\n---\nid: b", "several-documents", `2:1: a second document begins here: a file holds one`},
	{"the version of YAML is not for the file to choose", "x.yaml", "# x\n%YAML 1.1\n---\nid: a", "directive", `2:1: a line that begins with % is a directive, which is not allowed`},
	{"anchors hide what a reader sees", "x.yaml", "id: a\nfree: &b c", "anchor", `2:7: free: the anchor &b is not allowed; write a text that begins with & in quotes`},
	{"an anchor on a key", "x.yaml", "id: a\n&b free: c", "anchor", `2:1: the anchor &b is not allowed`},
	{"an alias is refused where it is used", "x.yaml", "id: &b a\nfree: *b", "alias", `2:7: free: the alias *b is not allowed: write the value out`},
	{"an alias as a key", "x.yaml", "id: &b a\n*b : c", "alias", `2:1: the alias *b is not allowed: write the key out`},
	{"a tag changes what a value is", "x.yaml", "id: a\nfree: !!str 1", "tag", `2:7: free: the type tag !!str is not allowed: write the value alone, or a text that begins with ! in quotes`},
	{"a tag of the author's own", "x.yaml", "id: a\nfirst: !step {id: b}", "tag", `2:8: first: the type tag !step is not allowed: write the value alone, or a text that begins with ! in quotes`},
	{"a tag with no name", "x.yaml", "id: a\nfree: ! b", "tag", `2:7: free: the type tag ! is not allowed: write the value alone, or a text that begins with ! in quotes`},
	{"a tag on a key", "x.yaml", "id: a\n!!str free: b", "tag", `2:1: the type tag !!str is not allowed: write the key alone`},
	{"a merge key", "x.yaml", "id: a\n<<: {free: b}", "merge-key", `2:1: the merge key << is not allowed: write the keys out`},
	{"a year as a key", "x.yaml", "id: a\nratings:\n  2020: 1", "key-not-text", `3:3: ratings: a key must be a text: write it in quotes, "2020"`},
	{"a truth value as a key", "x.yaml", "id: a\nratings: {true: 1}", "key-not-text", `2:11: ratings: a key must be a text: write it in quotes, "true"`},
	{"null as a key", "x.yaml", "id: a\n~: 1", "key-not-text", `2:1: a key must be a text: write it in quotes, "~"`},
	{"no key at all", "x.yaml", "id: a\n: 1", "key-not-text", `2:1: a key is missing before the colon`},
	{"a list as a key", "x.yaml", "id: a\n? [b]\n: 1", "key-not-text", `2:3: a key must be a text, and is a list or a map`},

	// Of several keys, one.
	{"neither key is there", "x.yaml", "id: a\neither: {}", "one-of", `2:9: either: take either left or right; this has none of them`},
	{"both keys are there", "x.json", `{"id": "a", "either": {"left": 1, "right": [{"id": "b"}]}}`, "one-of", `1:23: either: take either left or right; this has left and right`},

	// Both formats.
	{"the second of two keys is refused", "x.json", "{\"id\": \"a\",\n \"id\": \"b\"}", "duplicate-key", `2:2: id: the key "id" is already on line 1`},
	{"the second of two keys is refused", "x.yaml", "id: a\n\"id\": b", "duplicate-key", `2:1: id: the key "id" is already on line 1`},
	{"keys are the same however they are escaped", "x.json", `{"id": "a", "\u0069d": "b"}`, "duplicate-key", `1:13: id: the key "id" is already on line 1`},
	{"hexadecimal", "x.yaml", "id: a\nrank: 0x1", "number-form", `2:7: rank: write the number 0x1 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"octal of YAML 1.1: 010 is 8 there and 10 here", "x.yaml", "id: a\nrank: 010", "number-form", `2:7: rank: write the number 010 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"octal of YAML 1.2", "x.yaml", "id: a\nrank: 0o7", "number-form", `2:7: rank: write the number 0o7 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"an underscore", "x.yaml", "id: a\nrank: 1_0", "number-form", `2:7: rank: write the number 1_0 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"a sign +", "x.yaml", "id: a\nrank: +1", "number-form", `2:7: rank: write the number +1 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"no digit before the point", "x.yaml", "id: a\nshare: .5", "number-form", `2:8: share: write the number .5 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"no digit before the point", "x.json", `{"id": "a", "share": .5}`, "number-form", `1:22: share: write the number .5 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"a zero in front", "x.json", `{"id": "a", "rank": 01}`, "number-form", `1:21: rank: write the number 01 plainly, such as 12 or 0.5, or in quotes if it is meant as text`},
	{"not a number", "x.yaml", "id: a\nshare: .nan", "not-finite", `2:8: share: .nan is not a number that a document can hold`},
	{"infinity", "x.yaml", "id: a\nshare: -.INF", "not-finite", `2:8: share: -.INF is not a number that a document can hold`},
	{"not a number", "x.json", `{"id": "a", "share": NaN}`, "not-finite", `1:22: share: NaN is not a number that a document can hold`},
	{"infinity", "x.json", `{"id": "a", "share": -Infinity}`, "not-finite", `1:22: share: -Infinity is not a number that a document can hold`},
	{"beyond a double", "x.json", `{"id": "a", "share": 1e999}`, "not-finite", `1:22: share: the number 1e999 is too large`},
	{"beyond a double", "x.yaml", "id: a\nshare: -1e999", "not-finite", `2:8: share: the number -1e999 is too large`},

	// The shape.
	{"a key that is near no other", "x.yaml", "id: a\nfirst: {id: b, extra: 1}", "unknown-key", `2:16: first.extra: the key "extra" is not known here; known are id, cost, steps, next`},
	{"a key with a typing mistake", "x.json", `{"id": "a", "sujbect": "b"}`, "unknown-key", `1:13: sujbect: the key "sujbect" is not known here; did you mean subject?`},
	{"a key with a capital", "x.yaml", "id: a\nTitle: b", "wrong-case-key", `2:1: Title: the key is written title, found "Title"`},
	{"a key with a hyphen", "x.json", "{\"id\": \"a\",\n\"sub-ject\": \"b\"}", "wrong-case-key", `2:1: sub-ject: the key is written subject, found "sub-ject"`},
	{"a key in capitals is not missing as well", "x.yaml", "ID: a", "wrong-case-key", `1:1: ID: the key is written id, found "ID"`},
	{"a required key is missing from the map", "x.yaml", "id: a\nsteps:\n  - cost: 1", "required", `3:5: steps[0].id: the key id is missing`},
	{"a required key is missing from the map", "x.json", "{\"id\": \"a\", \"steps\": [\n {}]}", "required", `2:2: steps[0].id: the key id is missing`},
	{"a year where a text is expected", "x.yaml", "id: a\nfree: 2022", "wrong-type", `2:7: free: expected a text, found the number 2022; write it in quotes: "2022"`},
	{"a truth value where a text is expected", "x.json", `{"id": "a", "free": true}`, "wrong-type", `1:21: free: expected a text, found true; write it in quotes: "true"`},
	{"a text where a number is expected", "x.json", `{"id": "a", "rank": "3"}`, "wrong-type", `1:21: rank: expected a whole number, found the text "3"; write it without quotes: 3`},
	{"yes is a text", "x.yaml", "id: a\nopen: yes", "wrong-type", `2:7: open: expected true or false, found the text "yes"; write true or false, without quotes`},
	{"one item without a list", "x.yaml", "id: a\ntags: b", "wrong-type", `2:7: tags: expected a list, found the text "b"; write a list even of one item: ["b"]`},
	{"a list where a map is expected", "x.yaml", "id: a\nfirst: [b]", "wrong-type", `2:8: first: expected a map, found a list`},
	{"a text in languages, or not", "x.yaml", "id: a\ntitle: [b]", "wrong-type", `2:8: title: expected a text or a map from languages, such as en, to texts, found a list`},
	{"a list as the document", "x.json", "[]", "wrong-type", `1:1: expected a map, found a list`},
	{"null is not the same as nothing", "x.yaml", "id: a\nfree:", "null", `2:6: free: a value is missing: expected a text, or no key at all`},
	{"null is not the same as nothing", "x.json", "{\"id\": \"a\", \"steps\": null}", "null", `1:22: steps: a value is missing: expected a list, or no key at all`},
	{"null as an item", "x.json", "{\"id\": \"a\", \"words\": [\"b\", null]}", "null", `1:28: words[1]: a value is missing: expected a text, or no key at all`},
	{"a no-break space is blank", "x.json", "{\"id\": \"a\", \"subject\": \"\u00a0\"}", "empty", `1:24: subject: the text must not be empty`},
	{"a list with no item", "x.yaml", "id: a\ntags: []", "empty", `2:7: tags: the list must have at least one item`},
	{"a map with no entry", "x.json", `{"id": "a", "ratings": {}}`, "empty", `1:24: ratings: the map must have at least one entry`},
	{"a text in no language", "x.yaml", "id: a\ntitle: {}", "empty", `2:8: title: the map must have at least one entry`},
	{"a blank key", "x.json", `{"id": "a", "ratings": {" ": 1}}`, "empty", `1:25: ratings[" "]: the key must not be empty`},
	{"not in an enumeration, and near one", "x.yaml", "id: a\nstanding: offical", "not-allowed",
		`2:11: standing: "offical" is not allowed here; did you mean official? Allowed are official, paraphrased, derived, illustrative`},
	{"not in an enumeration", "x.json", `{"id": "a", "colours": ["blue"]}`, "not-allowed", `1:25: colours[0]: "blue" is not allowed here; allowed: red, green`},
	{"the form of an id", "x.yaml", "id: A b", "pattern",
		`1:5: id: expected an id: small letters a to z, digits, dots, hyphens and underscores, with a letter or digit first, at most 100 characters; found "A b"; write a-b`},
	{"the form of a date", "x.json", `{"id": "a", "date": "12/2020"}`, "pattern",
		`1:21: date: expected a date: a year, a year and month, or a day, such as 2020, 2020-07 or 2020-07-10; found "12/2020"`},
	{"the form of a language", "x.yaml", "id: a\ntitle: {pt_BR: b}", "pattern", `2:9: title.pt_BR: as the key, expected a language tag, such as en, si or pt-BR; found "pt_BR"`},
	{"the form of the items of a list", "x.json", `{"id": "a", "tags": ["b", "-"]}`, "pattern",
		`1:27: tags[1]: expected an id: small letters a to z, digits, dots, hyphens and underscores, with a letter or digit first, at most 100 characters; found "-"`},
	{"too small", "x.yaml", "id: a\nrank: -1", "out-of-range", `2:7: rank: must be at least 0, found -1`},
	{"a bound that is not part of the range", "x.json", `{"id": "a", "share": 0}`, "out-of-range", `1:22: share: must be more than 0, found 0`},
	{"too large", "x.yaml", "id: a\nshare: 1.01", "out-of-range", `2:8: share: must be at most 1, found 1.01`},
	{"the values of a map", "x.json", `{"id": "a", "ratings": {"b": 6}}`, "out-of-range", `1:30: ratings.b: must be at most 5, found 6`},
	{"a whole number that a double cannot tell from the next", "x.json", `{"id": "a", "count": 9007199254740993}`, "out-of-range", `1:22: count: must be at most 9007199254740991, found 9007199254740993`},
	{"not a whole number", "x.yaml", "id: a\nrank: 1.5", "not-whole", `2:7: rank: must be a whole number, found 1.5`},
	{"too many items", "x.json", "{\"id\": \"a\", \"tags\":\n[\"a\", \"b\", \"c\", \"d\"]}", "too-many-items", `2:1: tags: the list has 4 items, more than the 3 allowed`},
	{"another kind of document, of which no more is said", "x.yaml", "kind: b\nformat: test/other/2", "wrong-format", `2:9: format: the document has the format "test/other/2"; expected test/plan/1`},
	{"a codec's own rule", "x.yaml", "id: a\nanswers:\n  q: {comment: b}", "comment-alone", `3:16: answers.q.comment: there is no value to comment on`},
}

func TestProblems(t *testing.T) {
	s := planShape(t)
	for _, tt := range problemTests {
		_, problems := s.Read(tt.file, []byte(tt.text), new(plan))
		var messages []string
		found := false
		for _, p := range problems {
			if p.File != tt.file {
				t.Errorf("%s: the problem has the file %q", tt.reason, p.File)
			}
			p.File = ""
			messages = append(messages, string(p.Code)+" "+p.Error())
			found = found || string(p.Code) == tt.code && p.Error() == tt.want
		}
		if !found {
			t.Errorf("%s:\n got %s\nwant %s %s", tt.reason, strings.Join(messages, "\n     "), tt.code, tt.want)
		}
		// All but these are about one mistake, and say it once.
		if len(problems) > 1 && tt.code != "alias" && tt.code != "key-not-text" {
			t.Errorf("%s: more than one problem:\n%s", tt.reason, strings.Join(messages, "\n"))
		}
	}
}

// otherCodes are tested elsewhere: TestLimits, TestCheck.
var otherCodes = []string{"too-large", "too-many-values", "cannot-write", "wrong-go-type"}

// TestCodes compares the list of codes in the documentation with the tests.
func TestCodes(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(doc), "// # Codes")
	tested := make(map[string]bool)
	for _, c := range otherCodes {
		tested[c] = true
	}
	for _, tt := range problemTests {
		tested[tt.code] = true
	}
	delete(tested, "comment-alone") // the codec's
	for _, m := range regexp.MustCompile(`(?m)^//\t([a-z0-9, -]+?)  `).FindAllStringSubmatch(list, -1) {
		for code := range strings.SplitSeq(m[1], ", ") {
			if !tested[code] {
				t.Errorf("the code %s is documented and not tested", code)
			}
			delete(tested, code)
		}
	}
	for code := range tested {
		t.Errorf("the code %s is tested and not documented", code)
	}
}

// Everything that is wrong is said at once.
func TestAllAtOnce(t *testing.T) {
	const text = `id: A
title: {en: "", xx_: x}
rank: 11
share: 0
free: &anchor 12
tags: [a, B, 3]
colours: [blue]
steps:
  - cost: -1
    wieght: 2
  - id: b
    id: c
    next: {ID: d}
ratings: {2020: 1, a: 9}
`
	want := []string{
		"pattern", "empty", "pattern", "out-of-range", "out-of-range", "anchor", "wrong-type",
		"pattern", "wrong-type", "not-allowed", "required", "out-of-range", "unknown-key", "duplicate-key", "wrong-case-key",
		"key-not-text", "out-of-range",
	}
	_, problems := planShape(t).Read("x.yaml", []byte(text), new(plan))
	var got []string
	for _, err := range problems.Err().(govmaturity.Problems) {
		got = append(got, string(err.Code))
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got  %v\nwant %v\n%v", got, want, problems.Err())
	}
}

// Brackets cost the YAML library more than lines do.
func TestLimitOfBrackets(t *testing.T) {
	text := []byte("[" + strings.Repeat("a,\n", 300_000) + "]")
	_, problems := document.Parse("x.yaml", text, document.Limits{})
	if len(problems) != 1 || problems[0].Code != govmaturity.CodeTooManyValues || !strings.Contains(problems[0].Error(), "brackets") {
		t.Errorf("in brackets: %v", problems)
	}
	text = []byte(strings.Repeat("- a\n", 300_000))
	if _, problems := document.Parse("x.yaml", text, document.Limits{}); problems != nil {
		t.Errorf("on lines: %v", problems)
	}
}

func TestLimits(t *testing.T) {
	limits := document.Limits{Bytes: 40, Depth: 3, Values: 5, Text: 4}
	tests := []struct {
		reason, file, text, code string
	}{
		{"as many bytes as allowed", "x.yaml", strings.Repeat(" ", 36) + "a: b", ""},
		{"a byte too many", "x.yaml", strings.Repeat(" ", 37) + "a: b", "too-large"},
		{"a byte too many", "x.json", strings.Repeat(" ", 39) + "{}", "too-large"},
		{"as deep as allowed", "x.json", `[[[1]]]`, ""},
		{"as deep as allowed", "x.yaml", `[[[1]]]`, ""},
		{"as deep as allowed", "x.yaml", "a:\n  b:\n    c: 1", ""},
		{"as deep as allowed in both styles of YAML", "x.yaml", "a:\n  b: {c: 1}", ""},
		{"too deep", "x.json", `[[[[]]]]`, "too-deep"},
		{"too deep", "x.yaml", `[[[[]]]]`, "too-deep"},
		{"too deep", "x.yaml", "a:\n  b:\n    c:\n      d: 1", "too-deep"},
		{"too deep in both styles of YAML", "x.yaml", "a:\n  b: {c: [1]}", "too-deep"},
		{"a list at the indentation of its key is a level, too", "x.yaml", "a:\n- b:\n  - c: 1", "too-deep"},
		{"as many values as allowed", "x.json", `[1,1,1,1]`, ""},
		{"as many values as allowed", "x.yaml", `[1,1,1,1]`, ""},
		{"too many values", "x.json", `[1,1,1,1,1]`, "too-many-values"},
		{"too many values", "x.yaml", `[1,1,1,1,1]`, "too-many-values"},
		{"too many values, found before they are built", "x.yaml", `[1,1,1,1,1,1,1,1,1`, "too-many-values"},
		{"too many values, one on a line", "x.yaml", "-\n-\n-\n-\n-\n", "too-many-values"},
		{"too many values, found before they are built", "x.yaml", "-\n-\n-\n-\n-\n-\n", "too-many-values"},
		{"as long as allowed", "x.json", `"éééé"`, ""},
		{"a text too long", "x.json", `"ééééé"`, "too-long"},
		{"a text too long", "x.yaml", `ééééé`, "too-long"},
		{"a key too long", "x.json", `{"ééééé": 1}`, "too-long"},
		{"a key too long", "x.yaml", `ééééé: 1`, "too-long"},
	}
	for _, tt := range tests {
		_, problems := document.Parse(tt.file, []byte(tt.text), limits)
		got := ""
		for _, p := range problems {
			got += string(p.Code)
		}
		if got != tt.code {
			t.Errorf("%s: %s %q: got %q, want %q\n%v", tt.reason, tt.file, tt.text, got, tt.code, problems)
		}
	}
}
