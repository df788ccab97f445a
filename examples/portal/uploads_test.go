package main

import (
	"os"
	"strings"
	"testing"
)

// uploadMinistry uploads the example's framework with something changed, and puts
// it to use.
func uploadMinistry(t *testing.T, who *person, pairs ...string) (link string) {
	t.Helper()
	link = who.file("/uploads", "ministry.yaml", ministryFile(t, pairs...)).is(303).To
	who.post(link, with(lastForm(who.get(link).is(200)))).is(303)
	return link
}

func ministryFile(t *testing.T, pairs ...string) []byte {
	t.Helper()
	data, err := os.ReadFile("../custom/ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the framework has no %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return []byte(text)
}
