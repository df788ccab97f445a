package document_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// lines writes problems one a line, each with its code.
func lines(problems govmaturity.Problems) (out []string) {
	for _, p := range problems {
		p.File = ""
		out = append(out, fmt.Sprint(p.Code, " ", p.Error()))
	}
	return out
}

// One value that cannot be read hides no other problem, and is not itself
// reported twice.
func TestOthersAreStillReported(t *testing.T) {
	s := planShape(t)
	for _, tt := range []struct {
		reason, file, text string
		want               []string
	}{
		{"beside it, JSON", "x.json", `{"share": NaN, "id": "a", "rank": 11, "standing": "x"}`, []string{
			`not-finite 1:11: share: NaN is not a number that a document can hold`,
			`out-of-range 1:35: rank: must be at most 10, found 11`,
			`not-allowed 1:51: standing: "x" is not allowed here; allowed: official, paraphrased, derived, illustrative`,
		}},
		{"beside it, YAML", "x.yaml", "id: a\nshare: .nan\nrank: 11\nfree: 2", []string{
			`not-finite 2:8: share: .nan is not a number that a document can hold`,
			`out-of-range 3:7: rank: must be at most 10, found 11`,
			`wrong-type 4:7: free: expected a text, found the number 2; write it in quotes: "2"`,
		}},
		{"in a list", "x.yaml", "id: a\nmatrix: [[1, 0x1, 1.5], [x]]", []string{
			`number-form 2:14: matrix[0][1]: write the number 0x1 plainly, such as 12 or 0.5, or in quotes if it is meant as text`,
			`not-whole 2:19: matrix[0][2]: must be a whole number, found 1.5`,
			`wrong-type 2:26: matrix[1][0]: expected a whole number, found the text "x"`,
		}},
		{"inside a value of a codec, whose own rule then has nothing to look at", "x.yaml", "id: a\nanswers: {q: {comment: &b c}, r: {value: 010, comment: x}, s: {comment: y}}\nrank: 11", []string{
			`anchor 2:24: answers.q.comment: the anchor &b is not allowed; write a text that begins with & in quotes`,
			`number-form 2:42: answers.r.value: write the number 010 plainly, such as 12 or 0.5, or in quotes if it is meant as text`,
			`comment-alone 2:24: answers.q.comment: there is no value to comment on`,
			`comment-alone 2:73: answers.s.comment: there is no value to comment on`,
			`out-of-range 3:7: rank: must be at most 10, found 11`,
		}},
		{"a control character before the closing quote", "x.json", "{\"id\": \"a\", \"free\": \"b\t\", \"rank\": 11}", []string{
			`control-character 1:23: free: the control character "\t" must be written as \u0009`,
			`out-of-range 1:35: rank: must be at most 10, found 11`,
		}},
		{"two of them, and nothing else in the text", "x.json", "{\"id\": \"a\", \"free\": \"\x01\x02\"}", []string{
			`control-character 1:22: free: the control character "\x01" must be written as \u0001`,
			`control-character 1:23: free: the control character "\x02" must be written as \u0002`,
		}},
		{"a control character at the end of the input", "x.json", "{\"id\": \"a\", \"free\": \"b\t", []string{
			`control-character 1:23: free: the control character "\t" must be written as \u0009`,
			`syntax 1:21: free: the text that begins here has no closing quote on its line`,
		}},
		{"a control character at the end of the input, YAML", "x.yaml", "id: a\nfree: \"b\x01", []string{
			`control-character 2:9: the control character U+0001 must be written as \u0001 in double quotes`,
		}},
	} {
		_, problems := s.Read(tt.file, []byte(tt.text), new(plan))
		if diff := cmp.Diff(tt.want, lines(problems)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// The same for a value built in Go.
func TestOthersAreStillReportedInGo(t *testing.T) {
	nan := 0.0
	nan /= nan
	problems := planShape(t).Check(plan{
		ID: "a", Score: nan, Rank: 11, Free: "\xff", Answers: map[string]answer{"p": {number: &nan}, "q": {comment: "x"}}, Tags: []string{"-"},
	}, document.Options{})
	codes := map[string]string{}
	for _, p := range problems {
		codes[p.Path.String()] += string(p.Code)
	}
	if diff := cmp.Diff(map[string]string{
		"score": "not-finite", "rank": "out-of-range", "free": "not-utf8", "answers.p": "cannot-write", "answers.q.comment": "comment-alone", "tags[0]": "pattern",
	}, codes); diff != "" {
		t.Errorf("the problems of a Go value (-want +got):\n%s", diff)
	}
}

// chain is a document whose values write themselves, at any depth.
type chain struct {
	Next  *chain `json:"next,omitempty"`
	Value nested `json:"value,omitempty"`
}

// nested writes itself as so many lists inside each other.
type nested int

func (n nested) MarshalJSON() ([]byte, error) {
	return []byte(strings.Repeat("[", int(n)) + strings.Repeat("]", int(n))), nil
}

// A Go value that writes itself is refused at the depth at which its document
// would be, and at no other.
func TestDepthOfWhatWritesItself(t *testing.T) {
	list := &document.Shape{Kind: document.Sequence, Name: "nested", Package: "document_test"}
	list.Item = list
	s, err := document.ShapeOf(chain{}, document.Codec{
		Type: reflect.TypeFor[nested](), Shape: list,
		Decode: func(*document.Node, any, document.Options) govmaturity.Problems { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, above := range []int{0, 1, 50, 98} { // maps around the one that has the value
		for _, levels := range []int{98 - above, 99 - above, 100 - above} {
			if levels < 1 {
				continue
			}
			doc := chain{Value: nested(levels)}
			for range above {
				inner := doc
				doc = chain{Next: &inner}
			}
			data, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			_, read := s.Read("x.json", data, new(chain))
			built := s.Check(doc, document.Options{})
			refused := above+1+levels > 100
			if (len(read) > 0) != refused || (len(built) > 0) != refused {
				t.Errorf("%d maps and %d lists: read: %v; built: %v; want refused: %v", above+1, levels, read, built, refused)
			}
			if refused && len(built) == 1 && built[0].Code != "too-deep" {
				t.Errorf("%d maps and %d lists: %v", above+1, levels, built)
			}
		}
	}
}
