package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/examples/internal/readmetest"
)

// What the README says to run does run.
func TestReadme(t *testing.T) {
	section := readmetest.Section(t, "Check any document")
	commands := regexp.MustCompile(`(?m)^    go run \./examples/check(.*)$`).FindAllStringSubmatch(section, -1)
	if len(commands) != 6 {
		t.Fatalf("the README has %d commands", len(commands))
	}
	t.Chdir("../..")
	for _, c := range commands {
		var out, errs bytes.Buffer
		want := 0
		if strings.Contains(c[1], "-words") {
			want = 1 // something is lacking
		}
		if code := run(strings.Fields(c[1]), &out, &errs); code != want || out.Len() == 0 {
			t.Errorf("%s ends with %d: %s%s", c[0], code, out.String(), errs.String())
		}
	}
	if _, err := os.Stat("examples/check/reference/plan.md"); err != nil {
		t.Error(err)
	}
	if !strings.Contains(section, "# yaml-language-server: $schema=") {
		t.Error("the README does not say how editors are told the schema")
	}
}
