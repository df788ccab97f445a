package outline

import (
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	whole, seen := "", map[string]bool{}
	for row := range 2000 {
		whole = Number(whole, 0, row)
		if seen[whole] || len(whole) > 40 {
			t.Fatalf("row %d: %q", row, whole)
		}
		seen[whole] = true
	}
	if ten := strings.Repeat("1.", 9) + "1"; !seen[ten] || !seen[ten+".….11"] || !seen[ten+".….2000"] {
		t.Errorf("the last one is %q", whole)
	}
	if got := Number("2", 0, 7); got != "2.1" {
		t.Errorf("got %q", got)
	}
}
