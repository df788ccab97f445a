package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func call(tb testing.TB, args ...string) (code int, stdout, stderr string) {
	tb.Helper()
	var out, err bytes.Buffer
	code = run(tb.Context(), args, &out, &err)
	return code, out.String(), err.String()
}

// project is a project of PSPLIB of a few jobs that share one machine.
func project(durations ...string) string {
	var links, jobs strings.Builder
	links.WriteString("PRECEDENCE RELATIONS:\n")
	jobs.WriteString("REQUESTS/DURATIONS:\n")
	for i, d := range durations {
		n := string(rune('1' + i))
		links.WriteString(n + " 1 0\n")
		jobs.WriteString(n + " 1 " + d + " 1\n")
	}
	return links.String() + jobs.String() + "RESOURCEAVAILABILITIES:\nR 1\n1\n"
}

// The table has the header and order that other programs expect, the same on one
// processor.
func TestPublished(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"j30/j301_10.sm": project("2", "3"), "j30/j301_2.sm": project("5"), "j30/j302_1.sm": project("1", "1", "1"), "j30/readme.txt": "no project",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const want = "instance,cpm,makespan\nj301_2.sm,5,5\nj301_10.sm,3,5\nj302_1.sm,1,3\n"
	code, out, stderr := call(t, "-psplib", dir)
	if code != 0 || out != want {
		t.Errorf("got %d\n%s%s", code, out, stderr)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if _, again, _ := call(t, "-psplib", dir); again != out {
		t.Errorf("on one processor: %s", again)
	}
	if code, out, _ := call(t, "-psplib", filepath.Join(dir, "j30", "j301_2.sm")); code != 0 || out != "instance,cpm,makespan\nj301_2.sm,5,5\n" {
		t.Errorf("one file: %d\n%s", code, out)
	}
}

func TestDocument(t *testing.T) {
	code, out, stderr := call(t, "-limited", "-language", "fr", "portal.yaml")
	if code != 0 || !strings.Contains(out, "du 25 mars 2026 au 7 avril 2026") {
		t.Errorf("got %d\n%s%s", code, out, stderr)
	}
}

// The plan is drawn, and played through.
func TestDrawn(t *testing.T) {
	for _, test := range []struct{ flag, says string }{{"-svg", "<svg "}, {"-mermaid", "gantt\n"}, {"-risk", "80"}} {
		code, out, stderr := call(t, test.flag, "-lang", "es", "portal.yaml")
		if code != 0 || !strings.Contains(out, test.says) {
			t.Errorf("%s: got %d\n%s%s", test.flag, code, out, stderr)
		}
	}
	for _, args := range [][]string{{"-svg", "-mermaid", "portal.yaml"}, {"-svg", "-risk", "portal.yaml"}, {"-mermaid", "-psplib", "j30"}} {
		if code, out, stderr := call(t, args...); code != 2 || out != "" || !strings.Contains(stderr, "-svg or -mermaid alone") {
			t.Errorf("%v: got %d\n%s%s", args, code, out, stderr)
		}
	}
}

func TestUsage(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.sm")
	if err := os.WriteFile(broken, []byte("nothing"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		code int
		said string
		args []string
	}{
		{2, "name a schedule document", nil},
		{2, "name a schedule document", []string{"-psplib", dir, "portal.yaml"}},
		{2, "flag provided but not defined", []string{"-x"}},
		{0, "Usage", []string{"-help"}},
		{1, "has no files that end in .sm", []string{"-psplib", t.TempDir()}},
		{1, "REQUESTS/DURATIONS is missing", []string{"-psplib", dir}},
		{1, "no such file", []string{"missing.yaml"}},
		{1, "no such file", []string{"-calendars", "missing.yaml", "portal.yaml"}},
	} {
		if code, _, stderr := call(t, tt.args...); code != tt.code || !strings.Contains(stderr, tt.said) {
			t.Errorf("%v: got %d, %s", tt.args, code, stderr)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out bytes.Buffer
	if code := run(ctx, []string{"-limited", "portal.yaml"}, &out, &out); code != 1 || !strings.Contains(out.String(), "context canceled") {
		t.Errorf("a context that is done: %d, %s", code, out.String())
	}
}
