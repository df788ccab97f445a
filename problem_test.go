package govmaturity_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestProblemError(t *testing.T) {
	path := govmaturity.Path{}.Key("root").Key("weight")
	tests := []struct {
		reason  string
		problem govmaturity.Problem
		want    string
	}{
		{"all there is", govmaturity.Problem{File: "a.yaml", Line: 12, Column: 5, Path: path, Format: "must be more than %d, found %d", Args: []any{0, -1}},
			"a.yaml:12:5: root.weight: must be more than 0, found -1"},
		{"no file", govmaturity.Problem{Line: 12, Column: 5, Path: path, Format: "x"}, "12:5: root.weight: x"},
		{"no place in the text", govmaturity.Problem{File: "a.yaml", Path: path, Format: "x"}, "a.yaml: root.weight: x"},
		{"no path", govmaturity.Problem{File: "a.yaml", Line: 1, Column: 1, Format: "x"}, "a.yaml:1:1: x"},
		{"only a message", govmaturity.Problem{Format: "x"}, "x"},
		{"a percent sign in a message without arguments", govmaturity.Problem{Format: "50% of %s"}, "50% of %s"},
	}
	for _, tt := range tests {
		if got := tt.problem.Error(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestProblemJSON(t *testing.T) {
	p := govmaturity.Problem{
		Code: govmaturity.CodeUnknownKey, File: "a.yaml", Line: 2, Column: 3,
		Path: govmaturity.Path{}.Key("a/b").Index(1), Format: "%s is not known", Args: []any{"x"},
	}
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"code":"unknown-key","file":"a.yaml","path":"[\"a/b\"][1]","pointer":"/a~1b/1","line":2,"column":3,"message":"x is not known"}`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
	data, err = json.Marshal(govmaturity.Problem{Code: "c", Format: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"code":"c","path":"","pointer":"","message":"x"}`; string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
}

func TestProblemsErr(t *testing.T) {
	at := func(file string, line, column int, message string) govmaturity.Problem {
		return govmaturity.Problem{Code: "c", File: file, Line: line, Column: column, Format: message}
	}
	inPath := func(message string, path govmaturity.Path) govmaturity.Problem {
		return govmaturity.Problem{Code: "c", Path: path, Format: message}
	}
	tests := []struct {
		reason string
		in     govmaturity.Problems
		want   []string
	}{
		{"sorted by file", govmaturity.Problems{at("b", 1, 1, "y"), at("a", 2, 1, "x")}, []string{"a:2:1: x", "b:1:1: y"}},
		{"sorted by line, as numbers", govmaturity.Problems{at("", 10, 1, "y"), at("", 9, 1, "x")}, []string{"9:1: x", "10:1: y"}},
		{"sorted by column", govmaturity.Problems{at("", 1, 10, "y"), at("", 1, 9, "x")}, []string{"1:9: x", "1:10: y"}},
		{"sorted by path when there is no text", govmaturity.Problems{
			inPath("z", govmaturity.Path{}.Index(10)), inPath("y", govmaturity.Path{}.Index(9)), inPath("x", nil),
		}, []string{"x", "[9]: y", "[10]: z"}},
		{"sorted by message last", govmaturity.Problems{at("", 1, 1, "y"), at("", 1, 1, "x")}, []string{"1:1: x", "1:1: y"}},
		{"the same problem once", govmaturity.Problems{at("", 1, 1, "x"), at("", 2, 1, "x"), at("", 1, 1, "x")}, []string{"1:1: x", "2:1: x"}},
	}
	for _, tt := range tests {
		before := fmt.Sprint(tt.in)
		err := tt.in.Err()
		if got, want := err.Error(), strings.Join(tt.want, "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.reason, got, want)
		}
		if fmt.Sprint(tt.in) != before {
			t.Errorf("%s: Err changed the problems themselves", tt.reason)
		}
	}
}

// No problems are no error, not an error that holds nothing.
func TestNoProblems(t *testing.T) {
	if err := govmaturity.Problems(nil).Err(); err != nil {
		t.Errorf("got %v", err)
	}
	if err := (govmaturity.Problems{}).Err(); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestProblemsAreCapped(t *testing.T) {
	numbered := func(n int) govmaturity.Problems {
		ps := make(govmaturity.Problems, n)
		for i := range ps {
			ps[i] = govmaturity.Problem{Code: "c", File: "a", Line: n - i, Column: 1, Format: "x"}
		}
		return ps
	}
	exact := numbered(govmaturity.MaxProblems).Err().(govmaturity.Problems)
	if len(exact) != govmaturity.MaxProblems || exact[govmaturity.MaxProblems-1].Code != "c" {
		t.Errorf("as many as allowed: got %d", len(exact))
	}
	many := numbered(govmaturity.MaxProblems + 23).Err().(govmaturity.Problems)
	last := many[len(many)-1]
	if len(many) != govmaturity.MaxProblems+1 || last.Code != govmaturity.CodeTooManyProblems || last.Error() != "a: and 23 more problems" {
		t.Errorf("more than allowed: got %d, the last %v", len(many), last)
	}
	if many[0].Line != 1 || many[govmaturity.MaxProblems-1].Line != govmaturity.MaxProblems {
		t.Error("the first hundred are kept, by their places")
	}
	// Those that are told twice do not use up the hundred.
	twice := append(numbered(60), numbered(60)...).Err().(govmaturity.Problems)
	if len(twice) != 60 {
		t.Errorf("60 problems, each twice: got %d", len(twice))
	}
}

func TestProblemsAs(t *testing.T) {
	ps := govmaturity.Problems{
		{Code: "b", Line: 2, Column: 1, Format: "y"},
		{Code: "a", Line: 1, Column: 1, Format: "x"},
	}
	err := fmt.Errorf("load: %w", ps.Err())
	var all govmaturity.Problems
	if !errors.As(err, &all) || len(all) != 2 {
		t.Errorf("no Problems in %v", err)
	}
	var one govmaturity.Problem
	if !errors.As(err, &one) || one.Code != "a" {
		t.Errorf("the first Problem is %v", one)
	}
}

// counted is an argument of a message that knows how often it was written.
type counted struct{ times *int }

func (c counted) String() string {
	*c.times++
	return "x"
}

// Sorting problems writes no message but those that places and codes cannot tell
// apart, and each of those once.
func TestProblemsErrWritesFewMessages(t *testing.T) {
	const n = 10_000
	times := 0
	one := func(i int) govmaturity.Problem {
		return govmaturity.Problem{Code: govmaturity.CodeRequired, Line: i, Format: "%v is missing", Args: []any{counted{&times}}}
	}
	var apart, together govmaturity.Problems
	for i := range n {
		apart, together = append(apart, one(n-i)), append(together, one(1))
	}
	err := apart.Err()
	if times != 0 {
		t.Errorf("%d messages written of problems in %d places", times, n)
	}
	var shown govmaturity.Problems
	if !errors.As(err, &shown) || len(shown) != govmaturity.MaxProblems+1 || shown[0].Line != 1 {
		t.Errorf("%d problems shown, the first on line %d", len(shown), shown[0].Line)
	}
	if err := together.Err(); times != n || err.Error() != "1:0: x is missing" {
		t.Errorf("%d messages written of %d problems in one place: %v", times, n, err)
	}
}
