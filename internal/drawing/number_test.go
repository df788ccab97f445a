package drawing

import (
	"math"
	"testing"
)

func TestNumber(t *testing.T) {
	tests := []struct {
		reason string
		x      float64
		want   string
	}{
		{"a whole number", 12, "12"},
		{"two decimals", 1.005, "1"},
		{"zeros at the end go", 1.5, "1.5"},
		{"zeros before the point stay", 100, "100"},
		{"no minus zero", math.Copysign(0, -1), "0"},
		{"nor from rounding", -0.001, "0"},
		{"a negative number", -3.14159, "-3.14"},
		{"no number", math.NaN(), "0"},
		{"no finite number", math.Inf(-1), "0"},
	}
	for _, tt := range tests {
		if got := number(tt.x); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}
