package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func call(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"draft-07.json":     {"-framework", "wb-gtmi@2022", "-profile", "draft-07"},
		"one-pillar.html":   {"-framework", "un-nine-pillars", "-node", "data-management", "-profile", "html"},
		"french-brief.json": {"-framework", "../custom/ministry.yaml", "-lang", "fr", "-brief", "-profile", "surveyjs"},
	} {
		t.Run(name, func(t *testing.T) {
			code, got, stderr := call(t, "", args...)
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

func TestEveryProfile(t *testing.T) {
	for _, p := range profiles() {
		for _, args := range [][]string{{"-framework", "wb-gtmi@2022"}, {"-definition"}} {
			code, out, stderr := call(t, "", append(args, "-profile", p)...)
			if code != 0 || out == "" {
				t.Errorf("%v -profile %s ended with %d: %s", args, p, code, stderr)
			}
			if p != htmlProfile && !json.Valid([]byte(out)) {
				t.Errorf("%v -profile %s is not JSON", args, p)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	code, out, stderr := call(t, `{"subject": "Examplia", "answers": {"data-management": {"value": "connected", "comment": ""}, "resources": {}}}`,
		"-framework", "un-nine-pillars", "-check", "-")
	if code != 0 {
		t.Fatalf("ended with %d: %s", code, stderr)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"format": "govmaturity/assessment/1", "framework": "un-nine-pillars", "edition": "2020", "subject": "Examplia",
		"answers": map[string]any{"data-management": map[string]any{"value": "connected"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWrong(t *testing.T) {
	for _, test := range []struct {
		reason string
		stdin  string
		args   []string
		code   int
		says   []string
	}{
		{"all problems are said", `{"answers": {"data-management": {"value": "top"}, "x": {}}}`,
			[]string{"-check", "-"}, 1, []string{"subject", "top", `"x"`}},
		{"an unknown profile names those there are", "", []string{"-profile", "draft-4"}, 1, []string{"draft-07", "surveyjs"}},
		{"an unknown node suggests one", "", []string{"-node", "data-managment"}, 1, []string{"data-management"}},
		{"an unknown framework", "", []string{"-framework", "un-ten-pillars"}, 1, []string{"un-nine-pillars"}},
		{"a flag that does not exist", "", []string{"-format", "x"}, 2, []string{"-format"}},
		{"an argument", "", []string{"x"}, 2, []string{`"x"`}},
		{"a file that is not there", "", []string{"-check", "nothing.json"}, 1, []string{"nothing.json"}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			code, out, stderr := call(t, test.stdin, test.args...)
			if code != test.code || out != "" {
				t.Errorf("ended with %d, and printed %q", code, out)
			}
			for _, s := range test.says {
				if !strings.Contains(stderr, s) {
					t.Errorf("did not say %q: %s", s, stderr)
				}
			}
		})
	}
}
