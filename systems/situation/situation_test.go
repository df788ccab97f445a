package situation_test

import (
	"os"
	"testing"

	"github.com/govmaturity/govmaturity/systems/situation"
)

// story reads the story of the test data, which has all parts.
func story(t testing.TB) *situation.Situation {
	t.Helper()
	data, err := os.ReadFile("testdata/story.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return read(t, string(data))
}

func read(t testing.TB, text string) *situation.Situation {
	t.Helper()
	s, err := situation.ReadSituation("x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
