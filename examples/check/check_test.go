package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// ministry is a small framework that is well made.
const ministry = `format: govmaturity/framework/1
id: ministry
edition: "2026"
title: {en: A ministry, fr: Un ministère}
standing: illustrative
score-standing: illustrative
root:
  id: all
  title: {en: All, fr: Tout}
  aggregation: arithmetic
  nodes:
    - {id: law, title: {en: Is there a law?, fr: Y a-t-il une loi ?}, measure: {kind: yes-no}}
    - {id: staff, title: How many of ten posts are filled?, measure: {kind: count, maximum: 10}}
`

// idle breaks a law: the weighted median is always the answer about the law.
var idle = strings.NewReplacer("arithmetic", "median", "{id: law,", "{id: law, weight: 10,").Replace(ministry)

const answers = "format: govmaturity/assessment/1\nframework: ministry\nedition: \"2026\"\nsubject: x\nanswers: {law: true, staff: 4}\n"

// Each mistake is said once, at its place, and the program ends with what it says.
func TestWrong(t *testing.T) {
	dir := t.TempDir()
	var all strings.Builder
	for _, test := range []struct {
		about string
		files [][2]string // name and content
		args  []string    // before the files; the files are all when nil
		alone bool        // the arguments say it all
	}{
		{about: "all is well", files: [][2]string{{"ministry.yaml", ministry}, {"answers.yaml", answers}}},
		{about: "no format there is", files: [][2]string{{"a.yaml", "format: something/9\nid: a\n"}}},
		{about: "a misspelt format", files: [][2]string{{"a.yaml", "format: govmaturity/framwork/1\nid: a\n"}}},
		{about: "a format that is only written", files: [][2]string{{"a.json", `{"format": "govmaturity/explanation/1"}`}}},
		{about: "no format", files: [][2]string{{"a.yaml", "id: a\ntitle: A\n"}}},
		{about: "a format that is no text", files: [][2]string{{"a.yaml", "format: [a]\n"}}},
		{about: "an empty file", files: [][2]string{{"a.yaml", ""}}},
		{about: "a list", files: [][2]string{{"a.yaml", "- a\n- b\n"}}},
		{about: "a cut file", files: [][2]string{{"a.json", answersJSON[:60]}}},
		{about: "no YAML", files: [][2]string{{"a.yaml", "format: govmaturity/framework/1\n\tid: [a\n"}}},
		{about: "no text at all", files: [][2]string{{"a.yaml", "\x00\xff\xfe"}}},
		{about: "a key twice", files: [][2]string{{"a.yaml", strings.Replace(ministry, "id: ministry\n", "id: ministry\nid: other\n", 1)}}},
		{about: "answers of a broken framework", files: [][2]string{{"answers.yaml", answers}, {"ministry.yaml", strings.Replace(ministry, "arithmetic", "arithmetical", 1)}}},
		{about: "answers without their framework", files: [][2]string{{"answers.yaml", answers}}},
		{about: "answers of another edition", files: [][2]string{{"answers.yaml", strings.Replace(answers, "2026", "2025", 1)}, {"ministry.yaml", ministry}}},
		{about: "answers of a misspelt framework", files: [][2]string{{"answers.yaml", strings.Replace(answers, "framework: ministry", "framework: ministri", 1)}, {"ministry.yaml", ministry}}},
		{about: "answers without the name of one", files: [][2]string{{"answers.yaml", strings.Replace(answers, "framework: ministry\n", "", 1)}}},
		{about: "two of one name", files: [][2]string{{"a.yaml", ministry}, {"b.yaml", ministry}, {"c.yaml", answers}}},
		{about: "wrong answers", files: [][2]string{{"answers.yaml", strings.Replace(answers, "staff: 4", "staff: 40, lawn: true", 1)}, {"ministry.yaml", ministry}}},
		{about: "a rollout without its framework", files: [][2]string{{"rollout.yaml", "format: govmaturity/rollout/1\nid: r\nsteps: {framework: gone, edition: \"1\", node: a, begun: b, done: c}\nlevels: [{framework: gone, edition: \"1\", node: a}]\n"}}},
		{about: "a review without its plan", files: [][2]string{{"review.yaml", "format: govmaturity/plan-review/1\nplan: gone\ndate: 2026-01-01\n"}}},
		{about: "a golden case that does not hold", files: [][2]string{{"ministry.yaml", ministry}, {"golden.yaml", "format: govmaturity/golden/1\nframework: ministry\nedition: \"2026\"\ntolerance: printed\ncases: [{name: Half, given: {answers: {law: true, staff: 0}}, expect: {nodes: {all: {value: 0.75}}}}]\n"}}},
		{about: "golden cases of nothing", files: [][2]string{{"golden.yaml", "format: govmaturity/golden/1\nframework: ministry\nedition: \"2026\"\ncases: []\n"}}},
		{about: "a law that is broken", files: [][2]string{{"idle.yaml", idle}}},
		{about: "a law that is waived", args: []string{"-waive", "weights-matter: the publisher has it so"}, files: [][2]string{{"idle.yaml", idle}}},
		{about: "a waiver that one of two needs", args: []string{"-waive", "weights-matter: the publisher has it so"}, files: [][2]string{{"idle.yaml", idle}, {"ministry.yaml", strings.Replace(ministry, "id: ministry", "id: other", 1)}}},
		{about: "a waiver that waives nothing", args: []string{"-waive", "weights-matter: for no reason"}, files: [][2]string{{"ministry.yaml", ministry}}},
		{about: "a waiver of no law", args: []string{"-waive", "nonsense: for no reason"}, files: [][2]string{{"ministry.yaml", ministry}}},
		{about: "a waiver without a reason", args: []string{"-waive", "weights-matter"}, files: [][2]string{{"ministry.yaml", ministry}}},
		{about: "what lacks French", args: []string{"-words", "fr"}, files: [][2]string{{"ministry.yaml", ministry}}},
		{about: "no language", args: []string{"-words", "french please"}, files: [][2]string{{"ministry.yaml", ministry}}},
		{about: "a folder without documents", args: []string{"empty"}, alone: true},
		{about: "a file that is not there", args: []string{"gone.yaml", "ministry.yaml"}, alone: true},
		{about: "no file", alone: true},
		{about: "no such kind", args: []string{"-blank", "framwork"}, alone: true},
		{about: "no blank words", args: []string{"-blank", "words"}, alone: true},
		{about: "no such schema", args: []string{"-schema", "golden"}, alone: true},
		{about: "-framework alone", args: []string{"-framework", "un-dgca", "ministry.yaml"}, alone: true},
		{about: "names that steer the terminal", files: [][2]string{{"a\x1b[31m\u202e.yaml", "format: \"a\\e[31m\\u202e\\nb.yaml: can be read\"\n"}, {"b.yaml", strings.Replace(ministry, "id: all", "id: \"all\\e[2J\\u202e\"", 1)}}},
	} {
		fmt.Fprintf(&all, "# %s\n", test.about)
		here := filepath.Join(dir, fmt.Sprintf("%x", test.about))
		if err := os.MkdirAll(filepath.Join(here, "empty"), 0o755); err != nil {
			t.Fatal(err)
		}
		args := test.args
		for _, f := range test.files {
			if err := os.WriteFile(filepath.Join(here, f[0]), []byte(f[1]), 0o644); err != nil {
				t.Fatal(err)
			}
			args = append(args, f[0])
		}
		t.Chdir(here)
		var out, errs bytes.Buffer
		code := run(args, &out, &errs)
		said, _, _ := strings.Cut(errs.String(), "Usage of check") // the flags are many
		fmt.Fprintf(&all, "%s%sends with %d\n\n", out.String(), said, code)
	}
	t.Chdir(dir)
	got := all.String()
	for _, r := range got {
		if r < ' ' && r != '\n' || r == 0x7f || r == 0x202e {
			t.Errorf("%q reaches the terminal", r)
		}
	}
	t.Chdir(home)
	sameText(t, "testdata/wrong.txt", got)
}

// home is the folder of the tests.
var home, _ = os.Getwd()

const answersJSON = `{"format": "govmaturity/assessment/1", "framework": "ministry", "edition": "2026", "subject": "x"}`

// A blank document is YAML that has problems only where a null stands.
func TestBlank(t *testing.T) {
	files, err := openSamples()
	if err != nil {
		t.Fatal(err)
	}
	s := shelfOf(files)
	for _, k := range kinds() {
		if k.schema == nil {
			continue
		}
		var out, errs bytes.Buffer
		if code := run([]string{"-blank", k.name}, &out, &errs); code != 0 {
			t.Fatalf("%s: %s", k.name, errs.String())
		}
		f := file{name: k.name + ".yaml", data: out.Bytes()}
		var problems govmaturity.Problems
		if f.root, problems = document.Parse(f.name, f.data, document.Limits{}); problems != nil {
			t.Errorf("%s: %v", k.name, problems)
			continue
		}
		f.kind = kindOf(f.text("format"))
		if f.kind == nil || f.kind.name != k.name {
			t.Errorf("%s: the format is %q", k.name, f.text("format"))
			continue
		}
		_, err := k.read(s.copy(), f)
		found, ok := err.(govmaturity.Problems)
		if !ok && err != nil {
			t.Errorf("%s: %v", k.name, err)
		}
		lines := strings.Split(out.String(), "\n")
		for _, p := range found {
			// Of several keys it has one, and which is for people to choose.
			if k.name == "competency-framework" && p.Code == govmaturity.CodeRequired && p.Path.String() == "competencies" {
				continue
			}
			if line := lines[p.Line-1]; !strings.Contains(line, "null") {
				t.Errorf("%s: %v\nin the line %s", k.name, p, line)
			}
		}
	}
}

// A blank assessment of an instrument can be read and scored as it is.
func TestBlankAssessment(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"-blank", "assessment", "-framework", "samples/framework.yaml"}, &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	name := filepath.Join(t.TempDir(), "answers.yaml")
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if code := run([]string{name, "samples/framework.yaml"}, &out, &errs); code != 0 || !strings.Contains(out.String(), "0 % of the questions answered") {
		t.Errorf("ends with %d: %s%s", code, out.String(), errs.String())
	}
}
