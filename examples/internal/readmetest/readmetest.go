// Package readmetest sets the README beside the tests of example programs, which run
// what it shows.
package readmetest

import (
	"os"
	"strings"
	"testing"
)

// Section returns what stands below a heading of the README, up to the next one. It is
// for tests in a folder of an example.
func Section(t *testing.T, heading string) string {
	t.Helper()
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(data), "\n## "+heading+"\n")
	if !found {
		t.Fatalf("README.md has no section %q", heading)
	}
	section, _, _ = strings.Cut(section, "\n## ")
	return section
}

// SameCode checks that a block of Go in a section is what a test file runs: the code
// between the comments "README begins" and "README ends". Comments and spaces do not
// count.
func SameCode(t *testing.T, section, file string) {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, ran, _ := strings.Cut(string(source), "// README begins\n")
	ran, _, _ = strings.Cut(ran, "// README ends")
	want := bare(ran)
	if want == "" {
		t.Fatalf("%s runs no code of the README", file)
	}
	for _, block := range strings.Split(section, "```go\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		if bare(block) == want {
			return
		}
	}
	t.Errorf("the section of README.md does not have\n%s", want)
}

// bare leaves comments and spaces out.
func bare(code string) string {
	var lines []string
	for line := range strings.Lines(code) {
		code, _, _ := strings.Cut(line, "  // ")
		if code = strings.TrimSpace(code); code != "" {
			lines = append(lines, code)
		}
	}
	return strings.Join(lines, "\n")
}
