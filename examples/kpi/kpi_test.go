package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func call(args ...string) (out, errs string, code int) {
	var stdout, stderr bytes.Buffer
	code = run(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), code
}

func TestKPI(t *testing.T) {
	out, errs, code := call("testdata/services.csv")
	want := `indicator,attainment,pace,trend,status,score,owner,input.status
online,0.5,1,1.1769220574384909,substantial_progress,4.120936564077397,Agency,ok
days,0.3,0.6,0.3839402622099273,limited_progress,-0.9002361094498961,Permits,
users,,,,not_available,,,
`
	if diff := cmp.Diff(want, out); diff != "" || code != 0 || errs != "" {
		t.Errorf("%d %s %s", code, errs, diff)
	}
}

// A column is read however its name is written, and a decimal comma where asked for.
func TestDecimalComma(t *testing.T) {
	out, errs, code := call("-decimal-comma", "testdata/ministry.csv")
	want := "indicator,attainment,pace,trend,status,score,Score,input.status\nonline,0.5,1,1.3525666372398124,substantial_progress,5,9,ok\n"
	if diff := cmp.Diff(want, out); diff != "" || code != 0 || errs != "" {
		t.Errorf("%d %s %s", code, errs, diff)
	}
	if _, errs, code := call("testdata/ministry.csv"); code != 1 || !strings.Contains(errs, "decimal comma") {
		t.Errorf("%d %s", code, errs)
	}
}

// Documents are told in words, and in the language that is asked for.
func TestDocuments(t *testing.T) {
	out, errs, code := call("-observations", "testdata/observations.yaml", "-as-of", "2026-03-31", "-lang", "fr", "testdata/indicators.yaml")
	if code != 0 || errs != "" {
		t.Fatalf("%d %s", code, errs)
	}
	for _, want := range []string{"Jours jusqu’au permis : 30,0 % du chemin", "(31 − 40) ÷ (10 − 40) = 0,3", "Tous : 0,275", "règle"} {
		if !strings.Contains(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(out), want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{2, "goes with -observations", []string{"testdata/indicators.yaml"}},
		{2, "goes with -observations", []string{"-observations", "testdata/observations.yaml", "testdata/services.csv"}},
		{2, "-as-of is missing", []string{"-observations", "testdata/observations.yaml", "testdata/indicators.yaml"}},
		{2, "no language tag", []string{"-observations", "testdata/observations.yaml", "-as-of", "2026", "-lang", "!", "testdata/indicators.yaml"}},
		{1, "nothing.yaml", []string{"-observations", "testdata/nothing.yaml", "-as-of", "2026", "testdata/indicators.yaml"}},
		{1, "observations.yaml:", []string{"-observations", "testdata/indicators.yaml", "-as-of", "2026", "testdata/observations.yaml"}},
		{1, "someday", []string{"-observations", "testdata/observations.yaml", "-as-of", "someday", "testdata/indicators.yaml"}},
	} {
		if out, errs, code := call(c.args...); code != c.code || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("%v: %d %s %s", c.args, code, errs, out)
		}
	}
}

func TestCalledWrongly(t *testing.T) {
	for _, c := range []struct {
		code int
		args []string
	}{
		{2, nil}, {2, []string{"a", "b"}}, {2, []string{"-trend", "none", "testdata/services.csv"}},
		{1, []string{"testdata/nothing.csv"}}, {1, []string{"main.go"}}, {0, []string{"-h"}},
		{0, []string{"-trend", "linear", "testdata/services.csv"}},
	} {
		out, _, code := call(c.args...)
		if code != c.code || code != 0 && out != "" {
			t.Errorf("%v: %d %s", c.args, code, out)
		}
	}
}
