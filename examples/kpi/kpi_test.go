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
