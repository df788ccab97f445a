package maturity_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// literal is the part of a message that says what to write.
var literal = regexp.MustCompile(`(?:it in quotes: |: write |without quotes: |decimal point: |one item: )(\S.*)$|; write (\S+)$|did you mean "?([^"?]+)"?\?`)

// mistake is a problem of a wrong framework, and the line that cures it.
type mistake struct{ problem, line string }

// readCures reads a list of problems, each with the line that cures it.
func readCures(t *testing.T, file string) (out []mistake) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if cure, ok := strings.CutPrefix(line, "  | "); ok {
			out[len(out)-1].line = cure
			continue
		}
		out = append(out, mistake{problem: line})
	}
	return out
}

// Twenty frameworks are wrong in one to ten ways. Each mistake is one problem, at
// its place; the line that its message asks for mends it, and nothing else.
func TestWrongFrameworks(t *testing.T) {
	files, err := filepath.Glob("testdata/wrong/*.yaml")
	if err != nil || len(files) != 20 {
		t.Fatalf("%d wrong frameworks, want 20: %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		left := readCures(t, strings.TrimSuffix(file, ".yaml")+".cures")
		if len(left) < 1 || len(left) > 10 {
			t.Errorf("%s: %d mistakes", file, len(left))
		}
		for ; len(left) > 0; left = left[1:] {
			said := wrongly(strings.Join(lines, "\n"))
			want := left
			if len(said) == 1 && said[0].Code == govmaturity.CodeSyntax && len(said[0].Path) == 0 {
				want = left[:1] // nothing more can be read
			}
			if got := said.Error(); got != problemsOf(want) {
				t.Errorf("%s:\n got %s\nwant %s", file, got, problemsOf(want))
				break
			}
			p := said[0]
			if m := literal.FindStringSubmatch(p.Message()); m != nil && !strings.Contains(p.Message(), "this line") && !strings.Contains(p.Message(), "before this") {
				if write := m[1] + m[2] + m[3]; !strings.Contains(left[0].line, write) {
					t.Errorf("%s: the cure %q does not follow %q", file, left[0].line, p.Message())
				}
			}
			lines[p.Line-1] = left[0].line
		}
		if said := wrongly(strings.Join(lines, "\n")); len(left) == 0 && len(said) > 0 {
			t.Errorf("%s: after all cures: %v", file, said)
		}
	}
}

// wrongly returns what is said about a framework.
func wrongly(text string) govmaturity.Problems {
	_, err := maturity.ReadFramework("", []byte(text))
	problems, _ := err.(govmaturity.Problems)
	return problems
}

func problemsOf(list []mistake) string {
	var out []string
	for _, m := range list {
		out = append(out, m.problem)
	}
	return strings.Join(out, "\n")
}
