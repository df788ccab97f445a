package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// What -blank prints is an assessment: it asks all that there is to ask, is
// read back without a problem and can be scored.
func TestBlank(t *testing.T) {
	odd := filepath.Join(t.TempDir(), "odd one.yaml")
	if err := os.WriteFile(odd, []byte(oddFramework), 0o644); err != nil {
		t.Fatal(err)
	}
	names := []string{"un-nine-pillars", "../custom/ministry.yaml", "../score/testdata/mini.yaml", "testdata/sorted.yaml", odd}
	for _, e := range catalog.Entries() {
		names = append(names, e.String())
	}
	for _, name := range names {
		fw, err := cli.Framework(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range []string{"en", "fr"} {
			code, form, errs := call("-blank", "-framework", name, "-lang", lang)
			if code != 0 || errs != "" {
				t.Fatalf("%s: ended with %d and said %q", name, code, errs)
			}
			head, rest, _ := strings.Cut(form, "\nformat: ") // it ends with a command, which is not wrapped
			checkWidth(t, head[:strings.LastIndexByte(head, '\n')]+"\n"+rest)
			given, err := fw.ReadAssessment("", []byte(form))
			if err != nil {
				t.Errorf("%s: %v\n%s", name, err, form)
				continue
			}
			asked(t, name, fw.Spec().Root, given.Answers)
			askedItems(t, name, fw.Spec().Rosters, given.Rosters)
			if !strings.Contains(form, fw.Title().In(lang)) && name != odd {
				t.Errorf("%s: does not say the title:\n%s", name, form)
			}
			path := filepath.Join(t.TempDir(), "blank.yaml")
			if err := os.WriteFile(path, []byte(form), 0o644); err != nil {
				t.Fatal(err)
			}
			if code, _, errs := call("-framework", name, "-answers", path); code != 0 {
				t.Errorf("%s: scoring it ended with %d and said %q", name, code, errs)
			}
		}
	}
}

// asked checks that there is an empty answer to each indicator of a tree.
func asked(t *testing.T, name string, root maturity.NodeSpec, answers map[string]govmaturity.Answer) {
	t.Helper()
	count := 0
	var look func(n maturity.NodeSpec)
	look = func(n maturity.NodeSpec) {
		if n.Measure != nil {
			count++
			if a, ok := answers[n.ID]; !ok || !a.Equal(govmaturity.Answer{}) {
				t.Errorf("%s: %s is answered %v, %v", name, n.ID, a, ok)
			}
		}
		for _, below := range n.Nodes {
			look(below)
		}
	}
	look(root)
	if count != len(answers) {
		t.Errorf("%s: %s has %d answers, want %d", name, root.ID, len(answers), count)
	}
}

func askedItems(t *testing.T, name string, rosters []maturity.RosterSpec, items map[string][]maturity.RosterItem) {
	t.Helper()
	if len(rosters) != len(items) {
		t.Errorf("%s: %d rosters, want %d", name, len(items), len(rosters))
	}
	for _, r := range rosters {
		if len(items[r.ID]) != 1 {
			t.Fatalf("%s: %s has %d items", name, r.ID, len(items[r.ID]))
		}
		asked(t, name, r.Root, items[r.ID][0].Answers)
		askedItems(t, name, r.Rosters, items[r.ID][0].Rosters)
	}
}

// What the comments say can be answered is accepted.
func TestBlankFilledIn(t *testing.T) {
	_, form, _ := call("-blank", "-framework", "../custom/ministry.yaml")
	for from, to := range map[string]string{
		"subject: Unnamed":   "subject: Ministry",
		"# date:":            "date:",
		"# rater:":           "rater:",
		"leadership: null":   "leadership: growing",
		"digital-id: null":   "digital-id: yes",
		"id-holders: null":   "id-holders: 52",
		"information: null":  "information: [steps]",
		"online-form: null":  "online-form: no",
		"steps-online: null": "steps-online: 4",
		"privacy-law: null":  "privacy-law: {value: yes, comment: A remark., evidence: [A document, A link]}",
		"once-only: null":    "once-only: {state: not-applicable, comment: Why there is no answer.}",
	} {
		form = strings.Replace(form, from, to, 1)
	}
	fw, err := cli.Framework("../custom/ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fw.ReadAssessment("", []byte(form)); err != nil || strings.Contains(form, ": null") {
		t.Errorf("%v\n%s", err, form)
	}
	none := regexp.MustCompile(`(?s)  services:.*`).ReplaceAllString(form, "  services: []\n")
	if _, err := fw.ReadAssessment("", []byte(none)); err != nil || none == form {
		t.Errorf("%v\n%s", err, none)
	}
}

// How each kind of question is told.
func TestBlankWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd one.yaml")
	if err := os.WriteFile(path, []byte(oddFramework), 0o644); err != nil {
		t.Fatal(err)
	}
	_, form, _ := call("-blank", "-framework", path)
	for _, want := range []string{
		"quickstart -framework \"" + path + "\" -answers this-file.yaml\n",
		"framework: odd\n",
		"edition: \"1.0\"\n",
		"  # A title over two lines\n",
		"  # Answer this only if: “Three” is Yes and “A title over two lines” is at least Seven or not so:\n",
		"  #   One of: \"7\" (Seven), high\n  level: null\n",
		"  #   A number from 0 to 1000000.\n",
		"  #   A number from 0 to 10; lower is better.\n",
		"  #   A number from -1 to 3 (minutes).\n",
		"  #   A number from 20 to 80.\n",
		"  #   Answer this only if: “Three” is No and “A title over two lines” is High or Seven.\n",
		"  #   Those that hold, as in [\"2020-01-01\"], or [] for none: \"2020-01-01\" (New year), \"true\"\n",
		"  #   Answer this only if: “Points” is not answered or not applicable.\n",
		"  # --- Group / Inner ---\n",
		"  \"null\": null\n", "  \"1e3\": null\n", "  \"0x1f\": null\n", "  no: null\n",
	} {
		if !strings.Contains(form, want) {
			t.Errorf("does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(form)
	}
}

// oddFramework has ids that YAML reads as something else, titles that would
// break a comment, every kind of question and every kind of condition.
const oddFramework = `format: govmaturity/framework/1
id: odd
edition: "1.0"
title: "Odd\u001b[2J\ufeff\n\u2028: # { \uffff\u0627\u0644"
standing: illustrative
score-standing: illustrative
scales:
  - id: stages
    levels:
      - {id: "7", rank: 7, title: Seven}
      - {id: high, rank: 8, title: High}
root:
  id: root
  title: Root
  aggregation: profile
  nodes:
    - {id: level, title: "A title\nover two lines", measure: {kind: level, scale: stages}}
    - {id: "1e3", title: Three, measure: {kind: yes-no}}
    - {id: points, title: Points, measure: {kind: points, maximum: 1e6}}
    - id: group
      title: Group
      aggregation: profile
      when: {node: "1e3", is: ["yes"]}
      nodes:
        - id: inner
          title: Inner
          aggregation: arithmetic
          when: {any: [{node: level, at-least: "7"}, {not: {node: points, from: 1, below: 2}}]}
          nodes:
            - id: "null"
              title: "Null"
              measure:
                kind: number
                normalise: {kind: goalposts, min: 0, max: 10, better: lower}
            - id: "no"
              title: No
              measure:
                kind: number
                unit: minutes
                range: {min: -1, max: 3}
                normalise: {kind: goalposts, min: 0, max: 2, outside: clamp}
            - id: "0x1f"
              title: Hexadecimal
              measure:
                kind: number
                normalise: {kind: piecewise, points: [{from: 20, to: 0}, {from: 80, to: 1}]}
    - id: "2020"
      title: "?"
      measure:
        kind: checklist
        options: [{id: "2020-01-01", title: New year}, {id: "true", title: "True"}]
      when: {all: [{node: "1e3", is: ["no"]}, {node: level, is: [high, "7"]}]}
    - id: "0o7"
      title: "- dashes, %, and: colons"
      when: {node: points, state: [unanswered, not-applicable]}
      measure: {kind: count, maximum: 9}
    - {id: of-all, title: Of all, aggregation: minimum, items: {roster: "0.5"}}
rosters:
  - id: "0.5"
    title: Half
    root: {id: "12", title: Twelve, measure: {kind: yes-no}}
    rosters:
      - id: deep
        title: Deep
        root: {id: "1.5e-3", title: Deeper, measure: {kind: choice, options: [{id: "off", title: "Off", value: 0}, {id: "on", title: "On", value: 1}]}}
`
