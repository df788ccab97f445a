package drawing

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		width  float64 // in characters like n
		want   []string
	}{
		{"what fits stays whole", "one two", 20, []string{"one two"}},
		{"at a space", "nnnn nnnn nnnn", 10, []string{"nnnn nnnn", "nnnn"}},
		{"after a hyphen", "nnnnn-nnnnn", 8, []string{"nnnnn-", "nnnnn"}},
		{"after a slash", "nnnnn/nnnnn", 8, []string{"nnnnn/", "nnnnn"}},
		{"a hyphen first stays", "-nnnnn", 4, []string{"-nnn", "nn"}},
		{"inside a word that is too wide", "nnnnnnnnnn", 4, []string{"nnnn", "nnnn", "nn"}},
		{"space at the ends goes, and any more than one", "  nn \t\n nn  ", 20, []string{"nn nn"}},
		{"not at a no-break space", "nnnn 25\u00A0%", 8, []string{"nnnn", "25\u00A0%"}},
		{"between ideographs", "数字政府转型", 5, []string{"数字政", "府转型"}},
		{"a mark stays with its letter", "n\u0301n\u0301n\u0301n\u0301", 2, []string{"n\u0301n\u0301", "n\u0301n\u0301"}},
		{"nothing", "", 10, []string{""}},
		{"nothing but space", " \n ", 10, []string{""}},
	}
	for _, tt := range tests {
		if got := wrapLines(tt.text, 10, tt.width*6.4+0.01); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// No line is wider than it may be, unless it is a single character, and nothing
// but white space is lost.
func TestWrapLosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("abc WMi-/–  \u00A0éд漢字あ한සිංක්\u200Dෂ العربية\u0301\u200D👩\t\n")
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for range 5000 {
		text := make([]rune, r.IntN(60))
		for i := range text {
			text[i] = letters[r.IntN(len(letters))]
		}
		width := 10 + r.Float64()*200
		lines := wrapLines(string(text), 10, width)
		if got := bare(strings.Join(lines, " ")); got != bare(string(text)) {
			t.Fatalf("%q became %q", string(text), lines)
		}
		for _, line := range lines {
			if textWidth(line, 10) > width && len(clusters(line)) > 1 {
				t.Fatalf("%q of %q is %v wide, more than %v", line, string(text), textWidth(line, 10), width)
			}
		}
	}
}

// The estimate takes the wide side: these are the widths of DejaVu Sans, one of
// the widest of the usual fonts, at 100 pixels.
func TestWidth(t *testing.T) {
	if got, want := textWidth("\x00\uFFFE\xff", 10), textWidth("\uFFFD\uFFFD\uFFFD", 10); got != want {
		t.Errorf("what no XML holds: estimated %v, written %v wide", got, want)
	}
	for text, measured := range widths {
		if got := textWidth(text, 100); got < measured || got > 1.6*measured {
			t.Errorf("%q: estimated %v, measured %v", text, got, measured)
		}
	}
}

var widths = map[string]float64{
	"Data management": 940,
	"ICT infrastructure, affordability and access": 2128,
	"Vision, leadership, mindsets":                 1406,
	"Organizational set-up and culture":            1677,
	"0.1234 (75 %)":                                714,
	"WWW":                                          297,
	"iii":                                          83,
	"MINISTRY":                                     469,
	"Цифровая трансформация":  1408,
	"Étendue des données":     1083,
	"ψηφιακή διακυβέρνηση":    1154,
	"البنية التحتية للبيانات": 840,
}

// A wording that is set apart stays so in each of its lines, and what follows it
// does not.
func TestWrapKeepsIsolates(t *testing.T) {
	const apart, end = "\u2067", "\u2069"
	got := wrapLines("nn "+apart+"nnnn nnnn nn"+end+" nn", 10, 7*6.4+0.01)
	if want := []string{"nn " + apart + "nnnn" + end, apart + "nnnn nn" + end, "nn"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	got = wrapLines("nnnn"+end+" nnnn", 10, 6*6.4)
	if want := []string{"nnnn" + end, "nnnn"}; !slices.Equal(got, want) {
		t.Errorf("an end without a beginning: got %q, want %q", got, want)
	}
}

// A number keeps its sign, also behind a mark of direction.
func TestSignsStayWithNumbers(t *testing.T) {
	for _, line := range wrapLines("\u2066-0.25\u2069 (\u2066-0.5\u2069)", 12, 20) {
		if strings.HasSuffix(strings.TrimRight(line, "\u2069"), "-") {
			t.Errorf("%q ends with a sign", line)
		}
	}
	if got := wrapLines("follow-up", 12, 50); len(got) != 2 || got[0] != "follow-" {
		t.Errorf("%q", got)
	}
}
