package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
)

func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

// What is written is read back as the same document, as Excel wants it too; a mistake
// is told at its cell, and nothing is written over.
func TestTables(t *testing.T) {
	for _, name := range []string{"", "un-dgca", "../custom/ministry.yaml"} {
		for _, excel := range []string{"", ",", ";"} {
			folder := filepath.Join(t.TempDir(), "tables")
			args := []string{"-o", folder, "-excel", excel, "-blank"}
			fw, err := maturity.ReadFramework("blank.yaml", blank)
			if name != "" {
				args = append(args[:4], "-framework", name)
				fw, err = cli.Framework(name)
			}
			if err != nil {
				t.Fatal(err)
			}
			if code, _, errs := call(args...); code != cli.OK {
				t.Fatalf("%v: ended with %d: %s", args, code, errs)
			}
			if code, _, errs := call(args...); code != cli.Wrong || !strings.Contains(errs, "already") {
				t.Errorf("%v: written again, it ended with %d: %s", args, code, errs)
			}
			code, document, errs := call("-excel", excel, folder)
			if code != cli.OK {
				t.Fatalf("%s: reading ended with %d: %s", folder, code, errs)
			}
			back, err := maturity.ReadFramework("back.json", []byte(document))
			if err != nil || back.Hash() != fw.Hash() {
				t.Errorf("%s, separator %q: another document after tables, or %v", name, excel, err)
			}
			file := filepath.Join(folder, "nodes.csv")
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, bytes.Replace(data, []byte("arithmetic"), []byte("arithmetik"), 1), 0o644); err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte("arithmetic")) {
				if code, _, errs := call("-excel", excel, folder); code != cli.Wrong || !strings.Contains(errs, "nodes.csv:2:") || !strings.Contains(errs, "did you mean \"arithmetic\"?") {
					t.Errorf("a mistake: ended with %d: %s", code, errs)
				}
			}
		}
	}
}

// What makes no sense is said, with how to call it.
func TestUsage(t *testing.T) {
	for _, args := range [][]string{{}, {"-blank"}, {"-o", "x"}, {"a", "b"}, {"-excel", "x", "a"}, {"-blank", "-framework", "un-dgca", "-o", "x"}, {"-nope"}} {
		if code, _, errs := call(args...); code != cli.Usage || errs == "" {
			t.Errorf("%v: ended with %d: %s", args, code, errs)
		}
	}
	if code, _, errs := call(t.TempDir()); code != cli.Wrong || !strings.Contains(errs, "nodes.csv") {
		t.Errorf("an empty folder: ended with %d: %s", code, errs)
	}
}
