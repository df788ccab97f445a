package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/examples/internal/text"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"":                               0,
		"Kenya":                          5,
		"Türkiye":                        7,
		"Tu\u0308rkiye":                  7, // ü as a letter and a mark
		"대한민국":                           8,
		"日本 2022":                        9,
		"\u2068\u0645\u0635\u0631\u2069": 3, // Misr in Arabic, isolated
	} {
		if got := text.Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestPad(t *testing.T) {
	for _, s := range []string{"Kenya", "Tu\u0308rkiye", "대한민국", "Côte d’Ivoire"} {
		if got := text.Width(text.Pad(s, 14)); got != 14 {
			t.Errorf("Pad(%q, 14) takes %d columns", s, got)
		}
	}
	if got := text.Pad("longer than that", 3); got != "longer than that" {
		t.Errorf("Pad cut its argument to %q", got)
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		s     string
		width int
		want  []string
	}{
		{"", 5, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one  two\nthree", 80, []string{"one two three"}},
		{"a sha256:0123456789 b", 8, []string{"a", "sha256:0", "123456789"[:8], "9 b"}},
		{"日本語", 4, []string{"日本", "語"}},
		{"日本", 1, []string{"日", "本"}}, // nothing fits: one letter a line
	}
	for _, test := range tests {
		if got := text.Wrap(test.s, test.width); !slices.Equal(got, test.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", test.s, test.width, got, test.want)
		}
	}
}

func TestBar(t *testing.T) {
	tests := []struct {
		share float64
		full  int
	}{
		{0, 0}, {0.001, 1}, {0.25, 2}, {0.5, 4}, {0.999, 7}, {1, 8}, {-1, 0}, {2, 8},
	}
	for _, test := range tests {
		bar := text.Bar(test.share, 8)
		if text.Width(bar) != 8 || strings.Count(bar, "█") != test.full {
			t.Errorf("Bar(%v, 8) = %s, want %d of 8 cells full", test.share, bar, test.full)
		}
	}
}

func TestLine(t *testing.T) {
	for s, want := range map[string]string{
		"\u0645: \u2066SAP\u2069": "\u0645: \u2066SAP\u2069", "\u2066SAP": "\ufffdSAP", "\u2069\u2066": "\ufffd\ufffd", "\u2067a\u2068b\u2069\u2069": "\u2067a\u2068b\u2069\u2069",
	} {
		if got := text.Line(s); got != want {
			t.Errorf("Line(%q) = %q, want %q", s, got, want)
		}
	}
	const s = "a\r\n\x1b[1m\x9b\u0645\u202e"
	if got, want := text.Line(s), "a  \ufffd[1m\ufffd\u0645\ufffd"; got != want {
		t.Errorf("Line(%q) = %q, want %q", s, got, want)
	}
}

func TestPlain(t *testing.T) {
	for s, want := range map[string]string{
		"Côte d’Ivoire":       "Côte d’Ivoire",
		"two\nlines\tand tab": "two lines and tab",
		"\x1b[2Jgone":         "\ufffd[2Jgone",
		"a\u202eb":            "a\ufffdb", // would turn the rest of the line around
		"\u0645\u0635\u0631":  "\u2068\u0645\u0635\u0631\u2069",
	} {
		if got := text.Plain(s); got != want {
			t.Errorf("Plain(%q) = %q, want %q", s, got, want)
		}
	}
}
