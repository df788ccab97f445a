package main

import (
	"bytes"
	"flag"
	"os"
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
		{[]string{"-framework", "un-nine-pillars", "-answers", answers}, 1, "there is no column"},
	} {
		var out, errs bytes.Buffer
		if code := run(test.args, &out, &errs); code != test.code || !strings.Contains(errs.String(), test.says) || out.Len() > 0 {
			t.Errorf("%q ended with %d and said %q", test.args, code, &errs)
		}
	}
}
