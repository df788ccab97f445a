package catalog

import (
	"cmp"
	"testing"
)

func TestEntryOf(t *testing.T) {
	want := Entry{ID: "un-nine-pillars", Edition: "2020", File: "un-nine-pillars-2020.yaml"}
	if got := entryOf("un-nine-pillars-2020.yaml"); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestCompareEditions(t *testing.T) {
	inOrder := []string{"1", "1.1", "2.9", "2.10", "2.10.1", "10", "2020", "2020.1", "2022"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if got, want := compareEditions(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("compareEditions(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
}
