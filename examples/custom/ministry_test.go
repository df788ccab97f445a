package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
)

// A ministry's framework is tested like a program: it keeps the laws of a
// well-made instrument (no weight is idle, every level can be reached, a better
// answer never lowers a value, and so on), and answers that someone worked out
// by hand give what they should.
func TestMinistry(t *testing.T) {
	ministry, err := maturity.Load(files, "ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	maturitytest.Run(t, ministry)
	maturitytest.RunGolden(t, ministry, "testdata/golden/*.yaml")
}

// This is what the program prints.
func Example() {
	if err := run(nil, os.Stdout); err != nil {
		panic(err)
	}
	// Output:
	// Ministry of Examples, Service readiness 2026: 0.63, Growing
	//   Foundations              0.83
	//   Birth certificate        0.75, Growing
	//       missing: Asks for no paper that the state has
	//   Building permit          0.17, Starting
	//       missing: Form online
	//       missing: Information online
	//   Vehicle registration     0.67, Growing
	//       missing: Steps that can be done online
	// Next: to Ready, effort 9:
	//   Leadership of the change: from Growing to Ready (1 level up, effort 1)
	//   Building permit, Form online: from No to Yes (effort 3)
	//   Vehicle registration, Steps that can be done online: from 1 of 4 to 2 of 4 (1 more, effort 5)
}

// What is wrong with a file is said with its place.
func TestWrongAnswers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.yaml")
	answers, err := files.ReadFile("answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	answers = bytes.Replace(answers, []byte("leadership: growing"), []byte("leadership: great"), 1)
	answers = bytes.Replace(answers, []byte("steps-online: 0"), []byte("steps-online: 5"), 1)
	if err := os.WriteFile(path, answers, 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	want := path + ":11:15: answers.leadership: expected a level: starting, growing, ready, or its rank; found \"great\"\n" +
		path + ":29:23: rosters.services[1].answers.steps-online: expected a whole number from 0 to 4; found 5"
	if err := run([]string{path}, &out); err == nil || err.Error() != want || out.Len() > 0 {
		t.Errorf("got %v\nand the output %q\nwant %s", err, strings.TrimSpace(out.String()), want)
	}
}
