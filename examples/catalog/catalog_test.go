package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

var update = flag.Bool("update", false, "write the golden files anew")

func call(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, out.String(), err.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"list.txt":       nil,
		"show.txt":       {"-show", "un-dgca"},
		"french.txt":     {"-show", "un-nine-pillars", "-lang", "fr"},
		"rosters.txt":    {"-show", "eu-egovernment-benchmark"},
		"target.txt":     {"-search", "16.7"},
		"leadership.txt": {"-search", "LEADERSHIP"},
	} {
		t.Run(name, func(t *testing.T) {
			code, got, stderr := call(args...)
			if code != 0 || stderr != "" {
				t.Fatalf("ended with %d: %s", code, stderr)
			}
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("other than in %s (run with -update to accept):\n%s", file, diff)
			}
		})
	}
}

// Every entry stands in the list, and can be told about.
func TestEveryEntry(t *testing.T) {
	_, list, _ := call()
	for _, e := range catalog.Entries() {
		if !strings.Contains(list, e.String()+" ") {
			t.Errorf("%s is not in the list", e)
		}
		if code, out, stderr := call("-show", e.String()); code != 0 || !strings.Contains(out, "Sources") {
			t.Errorf("%s: ended with %d: %s", e, code, stderr)
		}
	}
}

func TestWrong(t *testing.T) {
	for _, tt := range []struct {
		reason string
		args   []string
		code   int
		says   string
	}{
		{"an instrument that is not there", []string{"-show", "un-dgka"}, 1, "un-dgca"},
		{"a word that nothing has", []string{"-search", "xyzzy"}, 1, "xyzzy"},
		{"two things at once", []string{"-show", "un-dgca", "-search", "law"}, 2, "-show or -search"},
		{"an argument", []string{"un-dgca"}, 2, "-show"},
	} {
		code, out, stderr := call(tt.args...)
		if code != tt.code || out != "" || !strings.Contains(stderr, tt.says) {
			t.Errorf("%s: ended with %d, printed %q, said %q", tt.reason, code, out, stderr)
		}
	}
}
