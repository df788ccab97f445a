package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func call(t *testing.T, args ...string) (out, errs string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), args, &stdout, &stderr)
	return stdout.String(), stderr.String(), code
}

func TestLoops(t *testing.T) {
	out, errs, code := call(t, "-diagram", "testdata/silos.txt")
	if want := "loops 4 reinforcing 2 balancing 1 undetermined 1 complete true\n"; out != want || code != 0 {
		t.Errorf("%d: %s", code, out)
	}
	if !strings.Contains(errs, "unknown-sign") || !strings.Contains(errs, "silos.txt:10:1:") || !strings.Contains(errs, "b9 does not close") {
		t.Errorf("%s", errs)
	}
}

func TestList(t *testing.T) {
	out, errs, code := call(t, "-diagram", "testdata/silos.txt", "-list", "-limit", "3", "-max-length", "4")
	want := `?: Budget pressure -> ? Budget pressure
B: Budget pressure -> + Shared services -> + Trust between agencies -> - Systems of one's own -> + Budget pressure
R: Shared services -> + Trust between agencies -> || + Shared services
loops 3 reinforcing 1 balancing 1 undetermined 1 complete false
`
	if diff := cmp.Diff(want, out); diff != "" || code != 0 {
		t.Errorf("%d: %s", code, diff)
	}
	if !strings.Contains(errs, "not all loops were looked for: limit") {
		t.Errorf("%s", errs)
	}
	if out, _, _ := call(t, "-diagram", "testdata/silos.txt", "-max-length", "2"); out != "loops 2 reinforcing 1 balancing 0 undetermined 1 complete true\n" {
		t.Error(out)
	}
}

func TestArchetypes(t *testing.T) {
	out, _, code := call(t, "-diagram", "testdata/burden.yaml", "-archetypes")
	lines := strings.Split(out, "\n")
	want := "shifting-the-burden tier 3 roles problem=backlog fix=contracts fundamental=skills side-effect=leaving loops " +
		"B: Backlog -> + Contracts -> - Backlog ; B: Backlog -> + Own skills -> || - Backlog ; " +
		"R: Backlog -> + Contracts -> + Experts leave -> - Own skills -> || - Backlog"
	if lines[0] != want || code != 0 || len(lines) < 3 || !strings.HasPrefix(lines[len(lines)-2], "loops 3 ") {
		t.Errorf("%d: %s", code, out)
	}
}

func TestCalledWrongly(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code int
		args []string
	}{
		{2, nil},
		{2, []string{"-diagram", "testdata/silos.txt", "more"}},
		{2, []string{"-diagram", "testdata/silos.txt", "-limit", "0"}},
		{2, []string{"-diagram", "testdata/silos.txt", "-max-length", "-1"}},
		{2, []string{"-nothing"}},
		{1, []string{"-diagram", "testdata/nothing.txt"}},
		{1, []string{"-diagram", "testdata"}},
		{1, []string{"-diagram", "main.go"}},
		{0, []string{"-diagram", empty}},
		{0, []string{"-h"}},
	} {
		if _, errs, code := call(t, c.args...); code != c.code {
			t.Errorf("%v ends with %d: %s", c.args, code, errs)
		}
	}
}
