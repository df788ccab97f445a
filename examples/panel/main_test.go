package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	framework = "../../maturity/panel/testdata/asem.yaml"
	answers   = "../../maturity/panel/testdata/asem.csv"
	unsure    = "../../maturity/panel/testdata/asem-unsure.yaml"
)

// What is printed is what people decide by: it does not change unseen.
func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"asem":   {},
		"unsure": {"-unsure", unsure},
		"europe": {"-node", "conn", "-group", "region", "-subject", "VNM", "-known", "0.9"},
	} {
		var out, errs bytes.Buffer
		if code := run(append([]string{"-framework", framework, "-answers", answers}, args...), &out, &errs); code != 0 {
			t.Fatal(errs.String())
		}
		file := "testdata/" + name + ".golden.txt"
		if *update {
			if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if out.String() != string(want) {
			t.Errorf("%s differs; run with -update and look at what changed:\n%s", file, &out)
		}
	}
}

// A table as an office writes it is read when the flags say how it is written, and they are
// named when they are missing.
func TestAsOfficesWrite(t *testing.T) {
	data, err := os.ReadFile(answers)
	if err != nil {
		t.Fatal(err)
	}
	var want, out, errs bytes.Buffer
	file := filepath.Join(t.TempDir(), "asem.csv")
	text := "\ufeff" + strings.NewReplacer(",", ";", ".", ",").Replace(string(data))
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"-framework", framework, "-answers", file}, &out, &errs); code != 1 || !strings.Contains(errs.String(), "read with -decimal-comma") {
		t.Errorf("ended with %d and said %q", code, &errs)
	}
	run([]string{"-framework", framework, "-answers", answers}, &want, &errs)
	if code := run([]string{"-framework", framework, "-answers", file, "-decimal-comma"}, &out, &errs); code != 0 || want.Len() == 0 || out.String() != want.String() {
		t.Errorf("ended with %d and said %q:\n%s", code, &errs, &out)
	}
}

// What the library says, in words and in pictures, is in the language that is asked for.
func TestLanguages(t *testing.T) {
	few := filepath.Join(t.TempDir(), "few.yaml")
	const document = "format: govmaturity/uncertainty/1\ntitle: Few\ndraws: 20\nassumptions: [{id: w, title: W, weights: {how: any}}]\n"
	if err := os.WriteFile(few, []byte(document), 0o600); err != nil {
		t.Fatal(err)
	}
	for says, args := range map[string][]string{
		"classement refait 20 fois":               {"-unsure", few, "-lang", "fr"},
		"الجهد 44":                                {"-node", "conn", "-subject", "VNM", "-known", "0.9", "-lang", "ar"},
		`lang="fr" xml:lang="fr"`:                 {"-unsure", few, "-node", "conn", "-svg", "ranks", "-lang", "fr"},
		`<svg xmlns="http://www.w3.org/2000/svg"`: {"-svg", "distribution"},
	} {
		var out, errs bytes.Buffer
		if code := run(append([]string{"-framework", framework, "-answers", answers}, args...), &out, &errs); code != 0 || !strings.Contains(out.String(), says) {
			t.Errorf("%v: ended with %d and said %q:\n%.300s", args, code, &errs, &out)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		args []string
		code int
		says string
	}{
		{nil, 2, "-framework"},
		{[]string{"-h"}, 0, "-answers"},
		{[]string{"-framework", framework, "-answers", "no.csv"}, 1, "no.csv"},
		{[]string{"-framework", framework, "-answers", answers, "-node", "x"}, 1, `no node "x"`},
		{[]string{"-framework", framework, "-answers", answers, "-subject", "x"}, 1, `no subject "x"`},
		{[]string{"-framework", framework, "-answers", answers, "-known", "0.999", "-subject", "VNM"}, 1, `"VNM" is left out: less than 100% is known of it; ask for less with -known`},
		{[]string{"-framework", framework, "-answers", answers, "-known", "NaN"}, 2, "-known is a share from 0 to 1"},
		{[]string{"-framework", framework, "-answers", answers, "-known", "2"}, 2, "-known is a share from 0 to 1"},
		{[]string{"-framework", framework, "-answers", answers, "-group", "continent"}, 1, `no subject has anything in a column "continent"`},
		{[]string{"-framework", framework, "-answers", answers, "-unsure", "no.yaml"}, 1, "no.yaml"},
		{[]string{"-framework", framework, "-answers", answers, "-svg", "ranks"}, 2, "ranks with a document of -unsure"},
		{[]string{"-framework", framework, "-answers", answers, "-svg", "pie"}, 2, `found "pie"`},
		{[]string{"-framework", framework, "-answers", answers, "-svg", "distribution", "-node", "goods"}, 1, "goods"},
		{[]string{"-framework", framework, "-answers", answers, "-node", "conn", "-unsure", unsure}, 1, `asem-unsure.yaml: assumptions[2].aggregation.nodes[0]: "index" is no group`},
		{[]string{"-framework", "un-nine-pillars", "-answers", answers}, 1, "there is no column"},
	} {
		var out, errs bytes.Buffer
		if code := run(test.args, &out, &errs); code != test.code || !strings.Contains(errs.String(), test.says) || out.Len() > 0 {
			t.Errorf("%q ended with %d and said %q", test.args, code, &errs)
		}
	}
}
