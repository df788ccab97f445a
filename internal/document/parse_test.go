package document_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// The same document in both formats is the same tree.
func TestSameTree(t *testing.T) {
	tests := []struct {
		reason, yaml, json string
	}{
		{"only true and false are truth values", "[true, false, True, FALSE, yes, no, on, off, y, n]",
			`[true, false, true, false, "yes", "no", "on", "off", "y", "n"]`},
		{"null in its forms", "[null, ~, Null, NULL, 'null', nil]", `[null, null, null, null, "null", "nil"]`},
		{"an empty place is null", "a:\nb: \nc: [d]", `{"a": null, "b": null, "c": ["d"]}`},
		{"numbers keep their text", "[0, -0, 12, -1.50, 1e3, 1E-3, 0.10]", `[0, -0, 12, -1.50, 1e3, 1E-3, 0.10]`},
		{"what only looks like a number is text", "[1.2.3, 12:30, 1-2, 1e, 0x, ., 1 000, '12', _1, e5]",
			`["1.2.3", "12:30", "1-2", "1e", "0x", ".", "1 000", "12", "_1", "e5"]`},
		{"dates are text", "[2020-07-10, 2020-07, 2020-07-10T12:00:00Z]", `["2020-07-10", "2020-07", "2020-07-10T12:00:00Z"]`},
		{"keys that look like dates, or like yes, are text", "2020-07-10: a\nno: b\n'2020': c", `{"2020-07-10": "a", "no": "b", "2020": "c"}`},
		{"<< in quotes is a key like others", "'<<': a\nb: <<", `{"<<": "a", "b": "<<"}`},
		{"escapes", `["\u00e9\n\t\"\\\/", "\U0001F600", '''']`, `["\u00e9\n\t\"\\\/", "\ud83d\ude00", "'"]`},
		{"a text over several lines", "a: |\n  b\n  c\nd: >\n  e\n  f\n", `{"a": "b\nc\n", "d": "e f\n"}`},
		{"order is kept", "c: 1\na: 2\nb: 3", `{"c": 1, "a": 2, "b": 3}`},
		{"a single value is a document, too", "a b", `"a b"`},
		{"comments say nothing", "# x\na: b # y\n# z\n", `{"a": "b"}`},
		{"a % inside a text is no directive", "- \"a\n%b\"\n", `["a %b"]`},
		{"markers of one document", "---\na: b\n...\n", `{"a": "b"}`},
		{"a byte order mark", "\ufeffa: b", "\ufeff{\"a\": \"b\"}"},
		{"line ends", "a: b\r\nc: d\re: f\n", "{\"a\": \"b\",\r\n\"c\": \"d\",\r\"e\": \"f\"}"},
		{"JSON is YAML", `{"a": [1, true, null, "x"], "b": {"c": {}}, "d": []}`, `{"a": [1, true, null, "x"], "b": {"c": {}}, "d": []}`},
	}
	for _, tt := range tests {
		fromYAML, problems := document.Parse("x.yaml", []byte(tt.yaml), document.Limits{})
		if problems != nil {
			t.Errorf("%s: YAML: %v", tt.reason, problems)
			continue
		}
		fromJSON, problems := document.Parse("x.json", []byte(tt.json), document.Limits{})
		if problems != nil {
			t.Errorf("%s: JSON: %v", tt.reason, problems)
			continue
		}
		noPlaces := cmpopts.IgnoreFields(document.Node{}, "Line", "Column")
		noKeyPlaces := cmpopts.IgnoreFields(document.Entry{}, "Line", "Column")
		if diff := cmp.Diff(fromYAML, fromJSON, noPlaces, noKeyPlaces, cmpopts.IgnoreUnexported(document.Node{})); diff != "" {
			t.Errorf("%s: YAML (-) and JSON (+) differ:\n%s", tt.reason, diff)
		}
	}
}

// Lines and columns are those that an editor shows.
func TestPlaces(t *testing.T) {
	tests := []struct {
		reason, file, text string
		path               govmaturity.Path
		line, column       int
	}{
		{"the document", "x.yaml", "# x\n\na: b", govmaturity.Path{}, 3, 1},
		{"the document", "x.json", " \n {}", govmaturity.Path{}, 2, 2},
		{"columns count characters, not bytes", "x.yaml", `{é: x, "ü😀": y}`, govmaturity.Path{}.Key("ü😀"), 1, 14},
		{"columns count characters, not bytes", "x.json", `{"é": "x", "ü😀": "y"}`, govmaturity.Path{}.Key("ü😀"), 1, 18},
		{"a byte order mark is no character", "x.yaml", "\ufeffa: b", govmaturity.Path{}.Key("a"), 1, 4},
		{"a byte order mark is no character", "x.json", "\ufeff[1]", govmaturity.Path{}.Index(0), 1, 2},
		{"a carriage return and a line feed are one line end", "x.yaml", "a: b\r\n\r\nc: d", govmaturity.Path{}.Key("c"), 3, 4},
		{"a carriage return and a line feed are one line end", "x.json", "[1,\r\n\r\n 2]", govmaturity.Path{}.Index(1), 3, 2},
		{"a carriage return alone is a line end", "x.yaml", "a: b\rc: d", govmaturity.Path{}.Key("c"), 2, 4},
		{"a carriage return alone is a line end", "x.json", "[1,\r 2]", govmaturity.Path{}.Index(1), 2, 2},
		{"an item of a list begins after its hyphen", "x.yaml", "a:\n  - b\n  - c: d", govmaturity.Path{}.Key("a").Index(1), 3, 5},
		{"a block text begins at its sign", "x.yaml", "a: |\n  b", govmaturity.Path{}.Key("a"), 1, 4},
		{"a key that is not there is in its map", "x.yaml", "a:\n  b: c", govmaturity.Path{}.Key("a").Key("d").Index(3).Key("e"), 2, 3},
		{"an item that is not there is in its list", "x.json", "{\"a\":\n [1]}", govmaturity.Path{}.Key("a").Index(1), 2, 2},
		{"a negative item is not there", "x.json", "[1]", govmaturity.Path{}.Index(-1), 1, 1},
		{"a text has nothing inside", "x.json", "[\"a\"]", govmaturity.Path{}.Index(0).Key("b"), 1, 2},
	}
	for _, tt := range tests {
		root, problems := document.Parse(tt.file, []byte(tt.text), document.Limits{})
		if problems != nil {
			t.Errorf("%s: %s: %v", tt.reason, tt.file, problems)
		}
		line, column := document.Locate(root, tt.path)
		if line != tt.line || column != tt.column {
			t.Errorf("%s: %s: got %d:%d, want %d:%d", tt.reason, tt.file, line, column, tt.line, tt.column)
		}
	}
	if line, column := document.Locate(nil, govmaturity.Path{}.Key("a")); line != 0 || column != 0 {
		t.Errorf("no document: got %d:%d", line, column)
	}
}

func TestFormat(t *testing.T) {
	tests := []struct {
		reason, file, text string
		ok                 bool
	}{
		{"JSON by its name", "dir.yaml/x.json", `{"a": 1}`, true},
		{"JSON by its name, in capitals", "X.JSON", "a: 1", false},
		{"YAML by its name", "x.yml", "{a: 1}", true},
		{"YAML by its name", "x.YAML", "[a, b]", true},
		{"JSON by its beginning", "x", " \n{\"a\": 1}", true},
		{"JSON by its beginning, and not YAML", "", "[a]", false},
		{"YAML otherwise", "", "- a", true},
		{"YAML otherwise", "x.txt", "\"a\"", true},
	}
	for _, tt := range tests {
		root, problems := document.Parse(tt.file, []byte(tt.text), document.Limits{})
		if ok := root != nil && problems == nil; ok != tt.ok {
			t.Errorf("%s: %s %q: read is %v, want %v: %v", tt.reason, tt.file, tt.text, ok, tt.ok, problems)
		}
	}
}

// What the reader takes for JSON is JSON, and the other way around, but for
// what it is stricter about.
func TestJSONSyntax(t *testing.T) {
	texts := []string{
		`{}`, `[]`, `""`, `0`, `-0`, `-`, `1.`, `.1`, `1e`, `1e+1`, `01`, `+1`, `--1`, `0x1`, `tru`, `true`, `truex`, `nul`, `null`, `NULL`,
		`[1 2]`, `[,]`, `[1,]`, `{,}`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a":1 "b":2}`, `{"a":1,"b":2}`, `{1:2}`, `"\x"`, `"\u00G0"`, `"\u0000"`,
		`"\`, `"a`, `]`, `}`, `{]`, `[}`, `[[]]]`, `"a" "b"`, "\v1", "\u00a01", "1\n", "\"\x7f\"", "\"\u2028\"", `/**/1`, `'a'`, `[1]//`, "\"\n\"", "\"\x1f\"",
	}
	for _, text := range texts {
		root, problems := document.Parse("x.json", []byte(text), document.Limits{})
		if got, want := root != nil && problems == nil, json.Valid([]byte(text)); got != want {
			t.Errorf("%q: read is %v, valid is %v: %v", text, got, want, problems)
		}
	}
}

// Hostile input is refused, and soon. Each is about a megabyte.
func TestBombs(t *testing.T) {
	const mega = 1 << 20
	repeat := func(s string) string { return strings.Repeat(s, mega/len(s)) }
	tests := []struct {
		reason, text string
		formats      string
	}{
		{"open lists", repeat("["), "json yaml"},
		{"open maps", repeat(`{"a":`), "json yaml"},
		{"open maps with spaces", repeat("{a: "), "yaml"},
		{"lists on one line", repeat("- "), "yaml"},
		{"complex keys on one line", repeat("? "), "yaml"},
		{"ever deeper indentation", func() string {
			var b strings.Builder
			for i := 0; b.Len() < mega; i++ {
				b.WriteString(strings.Repeat(" ", i) + "a:\n")
			}
			return b.String()
		}(), "yaml"},
		{"mapping of mappings on one line", repeat("a: "), "yaml"},
		{"open quotes", `"` + repeat("a "), "json yaml"},
		{"open brackets over many lines", "[" + repeat("a\n"), "yaml"},
		{"aliases of aliases", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + repeat("- *c\n"), "yaml"},
		{"anchors", repeat("- &a b\n"), "yaml"},
		{"tags", repeat("- !!str b\n"), "yaml"},
		{"documents", repeat("---\n"), "yaml"},
		{"directives", repeat("%TAG ! tag:x\n"), "yaml"},
		{"a long anchor", "&" + repeat("a"), "yaml"},
		{"a long tag", "!<" + repeat("a"), "yaml"},
		{"a number of a million digits", repeat("9"), "json yaml"},
		{"an exponent of a million digits", "1e" + repeat("9"), "json yaml"},
		{"the same key again", "{" + repeat(`"a":1,`) + `"a":1}`, "json yaml"},
		{"unknown keys", "{" + func() string {
			var b strings.Builder
			for i := range mega / 16 {
				b.WriteString(`"k` + strings.Repeat("x", i%9) + string(rune('a'+i%26)) + strings.Repeat("y", i/26%9) + `":1,`)
			}
			return b.String()
		}() + `"z":1}`, "json yaml"},
		{"a long unknown key", `{"` + strings.Repeat("sub", 30_000) + `": 1}`, "json yaml"},
		{"null bytes", repeat("\x00"), "json yaml"},
		{"line separators", repeat("\u2028"), "json yaml"},
		{"half pairs", `"` + repeat(`\ud800`) + `"`, "json yaml"},
	}
	s := planShape(t)
	for _, tt := range tests {
		for format := range strings.FieldsSeq(tt.formats) {
			root, problems := s.Read("x."+format, []byte(tt.text), new(plan))
			document.Place(problems, "x", root)
			err := problems.Err()
			if err == nil {
				t.Errorf("%s, %s: accepted", tt.reason, format)
			}
		}
	}
}
