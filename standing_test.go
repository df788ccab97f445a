package govmaturity_test

import (
	"testing"

	"github.com/govmaturity/govmaturity"
)

// standings are from the strongest to the weakest.
var standings = []govmaturity.Standing{
	govmaturity.StandingOfficial, govmaturity.StandingParaphrased, govmaturity.StandingDerived, govmaturity.StandingIllustrative, "",
}

// A result takes the weakest standing of what it rests on, in whatever order
// that is looked at.
func TestWeakerLaws(t *testing.T) {
	for i, a := range standings {
		if a.Weaker(a) != a {
			t.Errorf("Weaker is not idempotent for %q", a)
		}
		for j, b := range standings {
			if got, want := a.Weaker(b), standings[max(i, j)]; got != want {
				t.Errorf("%q.Weaker(%q) = %q, want %q", a, b, got, want)
			}
			if a.Weaker(b) != b.Weaker(a) {
				t.Errorf("Weaker is not commutative for %q and %q", a, b)
			}
			for _, c := range standings {
				if a.Weaker(b).Weaker(c) != a.Weaker(b.Weaker(c)) {
					t.Errorf("Weaker is not associative for %q, %q and %q", a, b, c)
				}
			}
		}
	}
}

func TestStandingValid(t *testing.T) {
	tests := []struct {
		reason   string
		standing govmaturity.Standing
		want     bool
	}{
		{"official", govmaturity.StandingOfficial, true},
		{"paraphrased", govmaturity.StandingParaphrased, true},
		{"derived", govmaturity.StandingDerived, true},
		{"illustrative", govmaturity.StandingIllustrative, true},
		{"no standing is not a standing", "", false},
		{"case matters", "Official", false},
		{"another word", "certified", false},
	}
	for _, tt := range tests {
		if got := tt.standing.Valid(); got != tt.want {
			t.Errorf("%s: Valid() = %v", tt.reason, got)
		}
	}
}
