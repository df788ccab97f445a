package drawing

import (
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// Twelve titles are told, and of more the rest is counted.
func TestSomeTitles(t *testing.T) {
	titles := func(n int) []string {
		var out []string
		for i := range n {
			out = append(out, "T"+strconv.Itoa(i+1))
		}
		return out
	}
	w := govmaturity.WordsFor("en")
	for n, want := range map[int]string{
		1: "T1", 2: "T1, T2",
		11: "T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11",
		12: "T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12",
		13: "T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, +1",
		40: "T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, +28",
	} {
		all := titles(n)
		if got := some(w, all); got != want {
			t.Errorf("%d titles: got %q, want %q", n, got, want)
		}
		if n > 12 && all[12] != "T13" {
			t.Errorf("%d titles: the caller's thirteenth is now %q", n, all[12])
		}
	}
	if got, want := some(w, []string{"A, B", "C"}), "A, B; C"; got != want {
		t.Errorf("a title with a comma: got %q, want %q", got, want)
	}
	if got, want := some(govmaturity.WordsFor("ar"), []string{"أ، ب", "ج"}), "أ، ب؛ ج"; got != want {
		t.Errorf("in Arabic: got %q, want %q", got, want)
	}
}

func TestExtremes(t *testing.T) {
	w := govmaturity.WordsFor("en")
	at := func(title string, share float64, text string) reading { return reading{title, text, share, true} }
	none := func(title, why string) reading { return reading{title, why, 0, false} }
	tests := []struct {
		reason   string
		readings []reading
		want     string
	}{
		{"one value", []reading{at("A", 0.5, "5")}, "5 (A)"},
		{"one value among gaps, by reason", []reading{none("A", "not asked"), at("B", 0, "0"), none("C", "excluded"), none("D", "not asked")},
			"0 (B); not asked (A, D); excluded (C)"},
		{"all the same", []reading{at("A", 0.5, "5"), at("B", 0.5, "5")}, "all: 5 (A, B)"},
		{"the middle is not told", []reading{at("A", 0.5, "5"), at("B", 1, "10"), at("C", 0, "0"), at("D", 1, "10")}, "highest: 10 (B, D); lowest: 0 (C)"},
		{"one place, two texts", []reading{at("A", 1, "10"), at("B", 1, "10 (estimated)"), at("C", 0, "0")}, "highest: 10, 10 (estimated) (A, B); lowest: 0 (C)"},
		{"no value", []reading{none("A", "excluded")}, "excluded (A)"},
		{"nothing", nil, ""},
	}
	for _, tt := range tests {
		if got := extremes(w, tt.readings); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		language string
		parts    []string
		want     string
	}{
		{"en", []string{"One", "", "two.", "three?"}, "One. two. three?"},
		{"zh", []string{"一", "二。"}, "一。二。"},
		{"en", nil, ""},
	} {
		if got := sentences(govmaturity.WordsFor(tt.language), tt.parts...); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.parts, got, tt.want)
		}
	}
}

// What each kind says of itself.
func TestDescriptions(t *testing.T) {
	const note = " Nine key pillars for digital government transformation, edition 2020; standing: illustrative."
	for name, want := range map[string]string{
		"radar": "Radar chart. Axes: 9. " +
			"Cabinet office: highest: Connected (Vision, leadership, mindsets; Organizational set-up and culture; ICT infrastructure, affordability and access); lowest: Online presence (Data management); not answered (Societal capacities). " +
			"Audit office: highest: Connected (Organizational set-up and culture; ICT infrastructure, affordability and access); lowest: Online presence (Data management); not applicable (Capacity of capacity developers); not answered (Societal capacities). " +
			"Civil society: highest: Connected (estimated) (ICT infrastructure, affordability and access); lowest: Online presence (Legal and institutional framework, Data management, Resources); not answered (Capacity of capacity developers); not applicable (Societal capacities). " +
			"The centre stands for below Online presence." + note,
		"heat-map": "Heat map. Rows: 9. Levels, from the lowest to the highest: Online presence, Transactional, Connected, Transformative. " +
			"Highest: Connected (Vision, leadership, mindsets; Organizational set-up and culture; ICT infrastructure, affordability and access); lowest: Online presence (Data management); not answered (Societal capacities)." + note,
		"right-to-left": "مخطط خطي للتغير عبر الزمن. التواريخ: تشرين الثاني/نوفمبر 2024، آذار/مارس 2026. الضرائب: في البداية: 1 (تشرين الثاني/نوفمبر 2024)؛ في النهاية: 3 (آذار/مارس 2026). " +
			"\u2066e-Procurement (SAP)\u2069: في البداية: 2 (تشرين الثاني/نوفمبر 2024)؛ بدون إجابة (آذار/مارس 2026). آذار/مارس 2026: 3 (الضرائب)؛ بدون إجابة (\u2066e-Procurement (SAP)\u2069).",
	} {
		c := chartOf(t, goldenShapes()[name])
		if got := c.Description(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
		if top := checkPicture(t, c); top.kids[1].text != strings.TrimSpace(c.Description()) {
			t.Errorf("%s: the picture says %q", name, top.kids[1].text)
		}
	}
}
