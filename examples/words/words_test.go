package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func call(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, out.String(), err.String()
}

func write(t *testing.T, name, data string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestWords(t *testing.T) {
	code, english, stderr := call()
	if code != 0 || stderr != "" || english != string(govmaturity.WordsFile("en")) {
		t.Fatalf("ended with %d, %q, and %d bytes", code, stderr, len(english))
	}
	whole := write(t, "si.json", strings.Replace(english, `"language": "en"`, `"language": "si"`, 1))
	if code, out, stderr := call("-check", whole); code != 0 || stderr != "" || !strings.Contains(out, ": si, with 0 of ") {
		t.Errorf("a whole file ends with %d: %q, %q", code, out, stderr)
	}
	part := write(t, "si.yaml", "format: govmaturity/words/1\nlanguage: si\nanswer.yes: ඔව්\n")
	if code, out, _ := call("-check", part); code != 1 || !strings.Contains(out, "\n  answer.no: No\n") || strings.Contains(out, "answer.yes") {
		t.Errorf("a part of a file ends with %d: %q", code, out)
	}
	wrong := write(t, "si.json", `{"format": "govmaturity/words/1", "language": "si", "answer.yes": "{", "answer.maybe": "x"}`)
	if code, out, stderr := call("-check", wrong); code != 1 || out != "" || strings.Count(stderr, "si.json:1:") != 2 {
		t.Errorf("a wrong file ends with %d: %q, %q", code, out, stderr)
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"-h"}, 0, "-check"},
		{[]string{"-nope"}, 2, "-nope"},
		{[]string{"si"}, 2, "expected nothing after the flags"},
		{[]string{"-from", "si"}, 1, `there are no words in "si": there are some in ar, en, es, fr, ru, zh`},
		{[]string{"-check", "nowhere.json"}, 1, "nowhere.json"},
	} {
		if code, _, stderr := call(test.args...); code != test.code || !strings.Contains(stderr, test.want) {
			t.Errorf("%q ends with %d: %q", test.args, code, stderr)
		}
	}
}
